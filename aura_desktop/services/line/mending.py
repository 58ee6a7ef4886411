"""Mending: one look at the whole line, from outside and at Meta, and what can be put right at once."""

import logging
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from aura_desktop.domain import line
from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import Act, OnRecord, Ours, Plan
from aura_desktop.domain.setup import Credential, Setup
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.line.meta_side import MetaSide, Vault
from aura_desktop.services.line.sheet import LineSheet
from aura_desktop.services.line.tunnel_watch import Sleep

logger = logging.getLogger(__name__)

PROVEN_FOR = timedelta(hours=1)
"""No agent says that its cloud leads nowhere any more; 720 questions a month are a 27th of the smallest quota."""
TRY_META_AGAIN = timedelta(minutes=30)
"""Meta, too, finds nobody at our address: each further try is paid by the tunnel's quota."""
TRIES = 3
TRY_AGAIN_S = 1.0
"""A new address takes a moment until it answers everywhere."""
LOOK_TWICE_S = 3.0
"""Another PC whose tunnel reconnects is not gone."""
_AT_META = (CheckName.WEBHOOK_VERIFIED, CheckName.SUBSCRIBED, CheckName.ACCOUNT_SUBSCRIBED)
"""What Meta has on record, in the order in which it is asked."""


class Reach(Protocol):
    """The way round, see gateways/public_address.py."""

    async def round_trip(self, callback_url: str, verify_token: Secret) -> float: ...

    async def looks_alive(self, callback_url: str) -> bool: ...


class Book(Protocol):
    """What the clinic decided."""

    @property
    def current(self) -> Setup: ...

    async def change(self, **values: object) -> Setup: ...


class Mending:
    """What a person allowed is kept here for as long as the program runs. Home loop only."""

    def __init__(
        self,
        *,
        book: Book,
        vault: Vault,
        side: MetaSide,
        reach: Reach,
        sheet: LineSheet,
        fields: Iterable[str],
        sleep: Sleep,
    ) -> None:
        self._book = book
        self._vault = vault
        self._side = side
        self._reach = reach
        self._sheet = sheet
        self._fields = frozenset(fields)
        self._sleep = sleep
        self._proven: tuple[str, datetime] | None = None
        self._missed_by_meta_at: datetime | None = None
        self._foreign: frozenset[str] = frozenset()
        self._taken: frozenset[str] = frozenset()
        self._left: frozenset[str] = frozenset()
        self.must_verify = False
        """Meta shall ask our address again at the next look."""
        self.account_trouble = ""
        """Why the account could not be asked at the last look."""

    def take_over(self) -> None:
        """The addresses of others that are on record now may be written over, once."""
        self._taken, self._left = self._foreign, frozenset()

    def leave_it_there(self) -> None:
        """The addresses of others that are on record now are meant to be there."""
        self._taken, self._left = frozenset(), self._foreign

    def doubt(self) -> None:
        """What was proven of the address may not hold any more."""
        self._proven = None

    def proven_at(self, callback_url: str) -> datetime | None:
        """When a question from outside last came through."""
        is_it = self._proven is not None and self._proven[0] == callback_url
        return self._proven[1] if self._proven is not None and is_it else None

    async def look(self, public_url: str, now: datetime) -> None:
        """Read, go round, decide, mend, read back; what it came to stands on the sheet.

        Raises: UnavailableError if Meta cannot be asked now.
        """
        callback_url = line.callback_of(public_url)
        self._doubt_former(callback_url)
        try:
            record = await self._side.read(self._book.current)
        except UnavailableError as error:
            if error.code != "no_connection":
                # Only Meta is in trouble: whether our address answers can be known all the same.
                await self._is_reachable(callback_url, now)
            raise
        self.account_trouble = record.account_trouble
        is_reachable = await self._is_reachable(callback_url, now)
        if not is_reachable and not self._may_meta_try(callback_url):
            return
        await self._remember(public_url)
        ours = self._ours(callback_url)
        if not is_reachable:
            ours = replace(ours, must_verify=ours.must_verify or self._is_worth_a_try(now))
        decided = await self._decide(record, ours, is_reachable=is_reachable)
        await self._put_right(*decided, ours, now)

    def _ours(self, callback_url: str) -> Ours:
        setup = self._book.current
        return Ours(
            callback_url=callback_url,
            app_id=setup.app_id,
            fields=self._fields,
            known=frozenset(line.callback_of(address) for address in setup.known_addresses),
            must_verify=self.must_verify,
        )

    async def _put_right(self, record: OnRecord, plan: Plan, ours: Ours, now: datetime) -> None:
        """Raises: UnavailableError."""
        setup = self._book.current
        if plan.code:
            self._note_foreign(plan)
            return
        lacking = self._note_lacking(record, ours) if plan.acts else ()
        failures = await self._carry_out(plan.acts, setup, ours.callback_url)
        if Act.SUBSCRIBE in plan.acts:
            self._note_way_of_meta(ours.callback_url, now, came=Act.SUBSCRIBE not in failures)
        if plan.acts:
            if not failures:
                self._await_word_of(lacking)
            record = await self._side.read(setup)
        if self._sheet.status.callback_url != ours.callback_url:
            return  # the address is another one by now: it gets a look of its own
        self._sheet.foreign("")
        self._note_verified(record, ours, failures)
        self._note_subscribed(record, ours, failures)
        self._note_account(record, ours, failures)

    # the public address

    async def _is_reachable(self, callback_url: str, now: datetime) -> bool:
        proven_at = self.proven_at(callback_url)
        # A clock that was set back must not make it last longer.
        is_proven = proven_at is not None and abs(now - proven_at) < PROVEN_FOR
        state = self._sheet.status.check(CheckName.PUBLIC_ADDRESS).state
        if is_proven and state is not CheckState.WARNING:
            return True
        tries = 1 if state in {CheckState.FAIL, CheckState.WARNING} else TRIES
        # What Meta came through stays so while we try whether we do, too.
        began = now if is_proven else self._begins()
        try:
            seconds = await self._go_round(callback_url, tries)
        except AuraError as error:
            if not is_proven or isinstance(error, SetupError):
                self._note_unreachable(callback_url, error, began)
                return False
            return self._sheet.status.callback_url == callback_url
        if self._sheet.status.callback_url != callback_url:
            return False
        self._proven = (callback_url, now)
        self._sheet.latency(seconds)
        facts = {"address": callback_url}
        self._sheet.note(CheckName.PUBLIC_ADDRESS, CheckState.OK, facts=facts, since=began)
        return True

    def _begins(self) -> datetime:
        self._proven = None
        return self._sheet.runs(CheckName.PUBLIC_ADDRESS)

    def _note_unreachable(self, callback_url: str, error: AuraError, began: datetime) -> None:
        self._proven = None
        logger.warning("the public address does not answer: %s", error.code)
        if self._sheet.status.callback_url == callback_url:
            params = {"host": line.host_of(callback_url), **error.params}
            self._fail(CheckName.PUBLIC_ADDRESS, error.code, params, began)

    def _may_meta_try(self, callback_url: str) -> bool:
        """Whether only our own question came to nobody: Meta, who calls from outside, takes no dead address."""
        failed = self._sheet.status.check(CheckName.PUBLIC_ADDRESS)
        is_it = self._sheet.status.callback_url == callback_url
        return is_it and failed.code == "public_address_unreachable"

    def _is_worth_a_try(self, now: datetime) -> bool:
        """Whether Meta has not just failed to come through."""
        last = self._missed_by_meta_at
        return last is None or abs(now - last) >= TRY_META_AGAIN

    def _note_way_of_meta(self, callback_url: str, now: datetime, *, came: bool) -> None:
        """Meta called, and came through or not: where our own question finds nobody that is the proof."""
        self._missed_by_meta_at = None if came else now
        failed = self._sheet.status.check(CheckName.PUBLIC_ADDRESS)
        if came and failed.state is CheckState.FAIL and self._may_meta_try(callback_url):
            self._proven = (callback_url, now)
            self._sheet.note(failed.name, CheckState.WARNING, failed.code, params=failed.params)

    async def _go_round(self, callback_url: str, tries: int) -> float:
        """Raises: SetupError, UnavailableError."""
        verify_token = await self._verify_token()
        for _ in range(tries - 1):
            try:
                return await self._reach.round_trip(callback_url, verify_token)
            except UnavailableError:
                await self._sleep(TRY_AGAIN_S)
        return await self._reach.round_trip(callback_url, verify_token)

    async def _verify_token(self) -> Secret:
        """Ours to invent: nobody needs to type it. Raises: SetupError."""
        known = self._vault.get(Credential.VERIFY_TOKEN)
        if known:
            return known
        if self._vault.trouble:
            # There may be one behind the lock.
            raise SetupError(self._vault.trouble)
        made = Secret(secrets.token_urlsafe(32))
        await self._vault.put(Credential.VERIFY_TOKEN, made)
        return made

    async def _remember(self, public_url: str) -> None:
        known = self._book.current.known_addresses
        if any(line.is_same(address, public_url) for address in known):
            return
        try:
            await self._book.change(known_addresses=line.remembered(known, public_url))
        except SetupError as error:
            logger.warning("the address is not remembered: %s", error.code)

    # Meta's record

    async def _decide(
        self, record: OnRecord, ours: Ours, *, is_reachable: bool
    ) -> tuple[OnRecord, Plan]:
        """The record as it is now, and the plan for it. Raises: UnavailableError.

        Who does not reach his own address cannot tell who is there at others: they count as alive.
        """
        alive = set(line.strangers(record, ours))
        if is_reachable:
            record, alive = await self._looked_at(record, ours)
        self._foreign = frozenset(alive)
        plan = line.decide(record, ours, alive=alive, taken=self._taken, left=self._left)
        return record, plan

    async def _looked_at(self, record: OnRecord, ours: Ours) -> tuple[OnRecord, set[str]]:
        """Somebody else's address counts as dead only if nobody answers there twice."""
        others = line.strangers(record, ours)
        alive = {address for address in others if await self._reach.looks_alive(address)}
        silent = [address for address in others if address not in alive]
        if not silent:
            return record, alive
        await self._sleep(LOOK_TWICE_S)
        # That Meta answers says that it is not our own network that is silent; and somebody may have come
        # meanwhile: who was not looked at twice is not dead.
        record = await self._side.read(self._book.current)
        others = line.strangers(record, ours)
        return record, {
            address
            for address in others
            if address not in silent or await self._reach.looks_alive(address)
        }

    async def _carry_out(
        self, acts: tuple[Act, ...], setup: Setup, callback_url: str
    ) -> Mapping[Act, str]:
        """Codes of what failed. Raises: UnavailableError."""
        failures: dict[Act, str] = {}
        for act in acts:
            try:
                await self._side.do(act, setup, callback_url, self._fields)
            except (SetupError, RefusedError) as error:
                failures[act] = error.code
            logger.info("line: %s %s", act, failures.get(act, "done"))
        if Act.SUBSCRIBE in acts and Act.SUBSCRIBE not in failures:
            self.must_verify = False
        if not failures:
            self._taken = frozenset()
        return failures

    def cannot_ask(self, code: str) -> None:
        """Meta itself is in trouble: what was proven still holds, what was just seen to be lacking does not."""
        for name in _AT_META:
            state = self._sheet.status.check(name).state
            if state is CheckState.RUNNING:
                self._fail(name, code)
            elif state is CheckState.WAITING:
                self._sheet.note(name, CheckState.WARNING, code)

    def _doubt_former(self, callback_url: str) -> None:
        """That Meta reports to a former address is no proof for this one."""
        verified = self._sheet.status.check(CheckName.WEBHOOK_VERIFIED)
        is_former = not line.is_same(verified.facts.get("address", ""), callback_url)
        if verified.state is CheckState.OK and is_former:
            self._sheet.note(verified.name, CheckState.RUNNING)

    def _note_lacking(self, record: OnRecord, ours: Ours) -> tuple[CheckName, ...]:
        """What stood proven and is not so any more, while it is being mended."""
        is_so = {
            CheckName.WEBHOOK_VERIFIED: line.is_reported_here(record, ours),
            CheckName.SUBSCRIBED: not record.can_write or line.brings_messages(record, ours),
            CheckName.ACCOUNT_SUBSCRIBED: record.app_ids is None or ours.app_id in record.app_ids,
        }
        lacking = tuple(name for name in _AT_META if not is_so[name])
        for name in lacking:
            self._sheet.note(name, CheckState.RUNNING)
        if record.can_write and is_so[CheckName.SUBSCRIBED]:
            self._note_subscribed(record, ours, {})
        return lacking

    def _await_word_of(self, names: Iterable[CheckName]) -> None:
        """Meta took the changes; only that they stand there is not seen yet."""
        for name in names:
            self._sheet.note(name, CheckState.WAITING)

    def _note_foreign(self, plan: Plan) -> None:
        host = line.host_of(plan.foreign_url)
        self._sheet.foreign(host)
        self._fail(CheckName.WEBHOOK_VERIFIED, plan.code, {"host": host})

    def _note_verified(self, record: OnRecord, ours: Ours, failures: Mapping[Act, str]) -> None:
        name = CheckName.WEBHOOK_VERIFIED
        failed = next((code for act, code in failures.items() if act is not Act.SUBSCRIBE_APP), "")
        if not failed and line.is_reported_here(record, ours):
            self._sheet.note(name, CheckState.OK, facts={"address": ours.callback_url})
        elif not record.can_write and not record.callback_url:
            self._sheet.note(name, CheckState.WARNING, record.trouble)
        else:
            self._fail(name, failed or record.trouble or "subscription_failed")

    def _note_subscribed(self, record: OnRecord, ours: Ours, failures: Mapping[Act, str]) -> None:
        name = CheckName.SUBSCRIBED
        if record.trouble == "app_id_missing":
            # Deliveries can still be verified; whether all fields come nobody can tell.
            self._sheet.note(name, CheckState.WARNING, record.trouble)
        elif record.trouble:
            self._fail(name, record.trouble)
        elif line.is_subscribed(record, ours):
            facts = {"fields": str(len(record.fields))}
            self._sheet.note(name, CheckState.OK, facts=facts)
        elif line.brings_messages(record, ours):
            code = failures.get(Act.SUBSCRIBE, "webhook_fields_missing")
            self._sheet.note(name, CheckState.WARNING, code)
        else:
            missing = ours.fields - record.fields
            code = "webhook_fields_missing" if missing else "subscription_failed"
            self._fail(name, failures.get(Act.SUBSCRIBE, code))

    def _note_account(self, record: OnRecord, ours: Ours, failures: Mapping[Act, str]) -> None:
        name = CheckName.ACCOUNT_SUBSCRIBED
        if record.app_ids is None:
            if self._sheet.status.check(name).state is not CheckState.OK:
                self._sheet.note(name, CheckState.WARNING, record.account_trouble)
        elif not ours.app_id:
            self._sheet.note(name, CheckState.WARNING, "app_id_missing")
        elif ours.app_id in record.app_ids:
            self._sheet.note(name, CheckState.OK)
        else:
            self._fail(name, failures.get(Act.SUBSCRIBE_APP, "app_not_subscribed"))

    def _fail(
        self,
        name: CheckName,
        code: str,
        params: Mapping[str, object] | None = None,
        since: datetime | None = None,
    ) -> None:
        self._sheet.note(name, CheckState.FAIL, code, params=params, since=since)
