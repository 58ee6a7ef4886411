"""LineKeeper: keeps the way from Meta to this PC open, and mends it where no person is needed."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from aura_desktop.domain import line
from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import LineStatus
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.setup import Credential, Setup, TunnelChoice, TunnelKind
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.tunnel import Tunnel, TunnelState, TunnelStatus
from aura_desktop.services.line import mending, meta_side
from aura_desktop.services.line.mending import Mending, Reach
from aura_desktop.services.line.meta_side import MetaSide
from aura_desktop.services.line.sheet import LineSheet
from aura_desktop.services.line.tunnel_watch import Sleep, TunnelWatch, happens
from aura_desktop.services.line.waits import FOREIGN_LONGEST_S, LOOK_EVERY_S, Knocks, Waits

logger = logging.getLogger(__name__)

PROVEN_LATELY = timedelta(seconds=60)
"""Whoever wakes the line may do so often: the public address is not asked more often than this."""
PROVE_WITHIN_S = 30.0
BEGINS_WITHIN_S = 2.0
"""A tunnel was just chosen: whoever proves it may be quicker than `run`."""
_REPORTER = "line"
_TOKEN_ENDED = "access_token_invalid"  # noqa: S105  # a code, not a token


class Board(Protocol):
    """Where links are shown, see services/link.py."""

    def report(
        self,
        name: LinkName,
        state: LinkState,
        code: str = "",
        *,
        params: Mapping[str, object] | None = None,
        reporter: str = "",
    ) -> None: ...


class Vault(meta_side.Vault, Protocol):
    """Tells of changes, too."""

    def subscribe(self, callback: Callable[[Credential], None]) -> Callable[[], None]: ...


class Book(mending.Book, Protocol):
    """Tells of changes, too."""

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]: ...


class LineFace:
    """What is known of the line."""

    def __init__(self, sheet: LineSheet) -> None:
        self._sheet = sheet

    def status(self) -> LineStatus:
        """Addresses and checks as they are now."""
        return self._sheet.status

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` on the home loop after each change; returns the way out."""
        return self._sheet.subscribe(callback)


class LineKeeper(LineFace):
    """Opens the tunnel, compares what Meta has on record, mends it, proves it. Home loop only.

    Never writes over somebody else's address that answers, unless `take_over` says so.
    `tunnel` gives one that is not open yet, whatever the choice; called in a thread, it may look at
    files. Raises there: SetupError tunnel_off, agent_missing …
    """

    def __init__(
        self,
        *,
        tunnel: Callable[[TunnelChoice, Secret | None], Tunnel],
        book: Book,
        vault: Vault,
        meta: meta_side.Meta,
        reach: Reach,
        board: Board,
        fields: Iterable[str],
        clock: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        super().__init__(LineSheet(clock))
        self._tunnel = tunnel
        self._book = book
        self._vault = vault
        self._board = board
        self._clock = clock
        self._sleep = sleep
        self._side = MetaSide(meta, vault)
        sheet, side = self._sheet, self._side
        self._mending = Mending(
            book=book, vault=vault, side=side, reach=reach, sheet=sheet, fields=fields, sleep=sleep
        )
        self._watch = TunnelWatch(
            self._make_tunnel,
            changed=self._on_tunnel,
            is_online=self._is_online,
            now_s=lambda: clock().timestamp(),
            sleep=sleep,
        )
        self._wanted = asyncio.Event()
        self._lock = asyncio.Lock()
        self._decided = book.current
        self._opening_since = clock()
        self._runs = False
        self._waits = Waits()
        self._refused = 0
        self._secret_is_wrong: bool | None = None
        self._verifications, self._signatures = Knocks(), Knocks()

    async def run(self) -> None:
        """Until cancelled; the tunnel is closed on the way out. May be called again after that."""
        # That the listener listens proves nothing of the way to it.
        self._report()
        self._decided, self._runs = self._book.current, True
        leaves = [self._vault.subscribe(self._on_secret), self._book.subscribe(self._on_decision)]
        tasks = [
            asyncio.create_task(self._watch.run(), name="tunnel"),
            asyncio.create_task(self._keep(), name="line"),
        ]
        try:
            await asyncio.gather(*tasks)
        finally:
            for leave in leaves:
                leave()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._runs = False
            self._on_tunnel()

    def wake(self) -> None:
        """Something may have changed: the network is back, the PC woke up, a person asks."""
        self._watch.wake()
        self._doubt_address()
        self._waits.online()
        self._wanted.set()

    async def prove(self) -> LineStatus:
        """Everything once more, now; waits for a tunnel that is being opened."""
        self._watch.wake()
        news = asyncio.Event()
        leave = self._sheet.subscribe(news.set)
        try:
            while self._watch.status.state in {TunnelState.CLOSED, TunnelState.OPENING}:
                news.clear()
                within_s = PROVE_WITHIN_S if self._runs else BEGINS_WITHIN_S
                if not await happens(news, within_s, self._sleep):
                    break
        finally:
            leave()
        self._mending.doubt()
        await self._look()
        return self.status()

    async def take_over(self) -> None:
        """A person wants messages here, although somebody else's address on record answers."""
        self._mending.take_over()
        await self._look()

    async def leave_it_there(self) -> None:
        """A person wants somebody else's address to stay on record."""
        self._mending.leave_it_there()
        await self._look()

    async def restart_tunnel(self) -> None:
        """Close it and open it as the set-up is now."""
        self._watch.restart()

    def delivery_came(self, at: datetime) -> None:
        """One came in whole, with a right signature."""
        self._refused = 0
        before = line.webhook_link(self.status())
        self._sheet.delivery_came(at)
        if line.webhook_link(self.status()) != before:
            self._report()

    def signature_refused(self, at: datetime) -> None:
        """A delivery was signed with another app secret than ours, or by a stranger."""
        self._refused += 1
        if self._signatures.is_followed(at):
            self._wanted.set()
        elif self._refused == line.REFUSED_TOO_OFTEN:
            self._note_signature()
            self._report()

    def verification_refused(self, at: datetime) -> None:
        """Somebody, perhaps Meta, asked with another verify token than ours."""
        if self._verifications.is_followed(at):
            self._mending.must_verify = True
            self._wanted.set()

    # the tunnel

    async def _make_tunnel(self) -> Tunnel:
        choice = self._book.current.tunnel
        authtoken = self._vault.get(Credential.NGROK_AUTHTOKEN)
        is_needed = choice.kind is TunnelKind.NGROK
        if authtoken is None and is_needed and (code := self._vault.missing("")):
            raise SetupError(code)
        # It looks for the agent's file.
        return await asyncio.to_thread(self._tunnel, choice, authtoken)

    def _on_tunnel(self) -> None:
        status = self._watch.status
        if status.state is TunnelState.OPENING:
            self._opening_since = self._clock()
        is_up = status.state is TunnelState.UP
        public_url = status.public_url if is_up else ""
        self._report_tunnel(status)
        self._sheet.address(public_url, line.callback_of(public_url))
        self._mending.doubt()
        if is_up:
            self._waits.other_tunnel()
        # What was proven was proven of the former address.
        self._sheet.note(CheckName.PUBLIC_ADDRESS, CheckState.WAITING, status.code)
        self._report()
        self._wanted.set()

    def _report_tunnel(self, status: TunnelStatus) -> None:
        since = self._opening_since
        state, check = _TUNNEL[status.state]
        if status.code == "tunnel_off":
            state = LinkState.OFF
        elif status.code == "tunnel_no_network":
            state = LinkState.PAUSED
        elif check is CheckState.OK and self._book.current.tunnel.kind is TunnelKind.OWN_ADDRESS:
            state, check = LinkState.OFF, CheckState.SKIPPED
        facts = {"address": status.public_url} if status.public_url else {}
        self._sheet.note(
            CheckName.TUNNEL, check, status.code, params=status.params, facts=facts, since=since
        )
        self._board.report(LinkName.TUNNEL, state, status.code, params=status.params)

    async def _is_online(self) -> bool:
        is_online = await self._side.is_reachable(self._book.current)
        self._report_internet(is_online)
        return is_online

    # the looks

    async def _keep(self) -> None:
        while True:
            self._wanted.clear()
            await happens(self._wanted, await self._look(), self._sleep)

    async def _look(self) -> float:
        """One look, and how many seconds until the next."""
        async with self._lock:
            try:
                wait_s = await self._look_now()
            except UnavailableError as error:
                wait_s = self._cannot_ask(error)
            except AuraError as error:
                logger.warning("line: %s", error.code)
                wait_s = self._waits.trouble()
            except asyncio.CancelledError:
                # Whoever asked left in the middle of it: it is finished by the loop.
                self._wanted.set()
                raise
            self._report()
            return wait_s

    async def _look_now(self) -> float:
        public_url = self.status().public_url
        if not public_url:
            return await self._look_without_tunnel()
        token = self._vault.get(Credential.ACCESS_TOKEN)
        await self._mending.look(public_url, self._clock())
        self._report_internet(True)
        # What Meta says of a former token is no news.
        is_same = token == self._vault.get(Credential.ACCESS_TOKEN)
        if is_same and self._mending.account_trouble == _TOKEN_ENDED:
            self._board.report(LinkName.META, LinkState.DOWN, _TOKEN_ENDED)
        if self._refused:
            await self._look_at_signature()
        if line.webhook_link(self.status())[0] is LinkState.OK:
            return self._waits.well()
        return self._try_later()

    async def _look_without_tunnel(self) -> float:
        """Whether it is the internet that is missing; the tunnel is opened elsewhere."""
        is_in_trouble = self._watch.status.state in {TunnelState.RECONNECTING, TunnelState.FAILED}
        if not is_in_trouble:
            return LOOK_EVERY_S
        return self._waits.trouble() if await self._is_online() else self._waits.offline()

    def _cannot_ask(self, error: UnavailableError) -> float:
        if error.code != "no_connection":
            logger.warning("line: %s", error.code)
            self._mending.cannot_ask(error.code)
            return max(self._waits.trouble(), error.retry_after_s or 0.0)
        self._report_internet(False)
        self._mending.doubt()
        self._sheet.note(CheckName.PUBLIC_ADDRESS, CheckState.FAIL, "waits_for_internet")
        return self._waits.offline()

    def _try_later(self) -> float:
        if line.needs_no_haste(self.status()):
            return self._waits.trouble(FOREIGN_LONGEST_S)
        wait_s = self._waits.trouble()
        code = self.status().check(CheckName.PUBLIC_ADDRESS).code
        silent = code == "public_address_unreachable" and line.is_cut_off(self.status())
        if silent and self._waits.wants_restart():
            logger.warning("nothing comes through the tunnel: it is opened anew")
            self._watch.restart()
        return wait_s

    async def _look_at_signature(self) -> None:
        self._secret_is_wrong = await self._side.secret_is_wrong(self._book.current.app_id)
        if self._refused:
            self._note_signature()

    def _note_signature(self) -> None:
        state = line.signature_state(self._secret_is_wrong, self._refused)
        params = {"refused": self._refused}
        self._sheet.note(CheckName.SIGNATURE, state, "signature_wrong", params=params)

    # what it means for the links

    def _report(self) -> None:
        tunnel = self._watch.status
        if tunnel.state is not TunnelState.UP:
            waits = tunnel.state in {TunnelState.CLOSED, TunnelState.OPENING}
            state = LinkState.CONNECTING if waits else LinkState.PAUSED
            self._board.report(
                LinkName.WEBHOOK, state, tunnel.code, params=tunnel.params, reporter=_REPORTER
            )
            return
        state, why = line.webhook_link(self.status())
        code, params = ("", {}) if why is None else (why.code, why.params)
        self._board.report(LinkName.WEBHOOK, state, code, params=params, reporter=_REPORTER)

    def _report_internet(self, is_online: bool) -> None:
        if is_online:
            self._board.report(LinkName.INTERNET, LinkState.OK)
        else:
            self._board.report(LinkName.INTERNET, LinkState.DOWN, "no_connection")

    # what changed

    def _doubt_address(self) -> None:
        proven_at = self._mending.proven_at(self.status().callback_url)
        if proven_at is not None and abs(self._clock() - proven_at) > PROVEN_LATELY:
            self._mending.doubt()

    def _on_secret(self, name: Credential) -> None:
        match name:
            case Credential.NGROK_AUTHTOKEN:
                if self._book.current.tunnel.kind is TunnelKind.NGROK:
                    self._watch.restart()
            case Credential.VERIFY_TOKEN:
                self._mending.must_verify = True
                self._mending.doubt()
            case Credential.APP_SECRET:
                self._refused, self._secret_is_wrong = 0, None
                self._signatures = Knocks()
                self._sheet.note(CheckName.SIGNATURE, CheckState.WAITING)
            case Credential.ACCESS_TOKEN:
                pass
            case _:
                return
        self._wanted.set()

    def _on_decision(self) -> None:
        before, self._decided = self._decided, self._book.current
        if before.tunnel != self._decided.tunnel:
            self._watch.restart()
        elif _ids(before) != _ids(self._decided):
            self._wanted.set()


def _ids(setup: Setup) -> tuple[str, ...]:
    return setup.app_id, setup.waba_id, setup.phone_number_id


_TUNNEL = {
    TunnelState.CLOSED: (LinkState.CONNECTING, CheckState.WAITING),
    TunnelState.OPENING: (LinkState.CONNECTING, CheckState.RUNNING),
    TunnelState.UP: (LinkState.OK, CheckState.OK),
    TunnelState.RECONNECTING: (LinkState.CONNECTING, CheckState.RUNNING),
    TunnelState.FAILED: (LinkState.DOWN, CheckState.FAIL),
}
