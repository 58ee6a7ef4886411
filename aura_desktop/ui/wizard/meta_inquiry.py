"""What is typed in the credentials step, and what Meta says about each value."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from aura_desktop.domain.meta import (
    AccountFacts,
    NumberFacts,
    TokenFacts,
    Verdict,
    judge_number,
    judge_scopes,
    judge_token,
)
from aura_desktop.errors import AuraError, InputError, SetupError, UnavailableError
from aura_desktop.ui import wording
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.wizard import meta_wording
from aura_desktop.ui.wizard.meta_wording import MetaField
from aura_desktop.ui.wizard.services import Onboarding

_RETRY_MS = 10_000
_OF_TOKEN = (MetaField.WABA_ID, MetaField.PHONE_NUMBER_ID, MetaField.APP_SECRET)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a value fares; `is_offline`: nobody could be asked."""

    state: MarkState = MarkState.IDLE
    sentence: str = ""
    is_offline: bool = False


NOTHING = Finding()


class MetaInquiry(QObject):
    """Token first; the other values are asked about with it. The last word typed counts, older answers are dropped.

    Signals:
        changed(): a finding is another one.
        filled(MetaField): a value was found at Meta, and stands in its field now.
        proven(MetaField): a value was accepted by Meta.
    """

    changed = Signal()
    filled = Signal(object)
    proven = Signal(object)

    def __init__(
        self, onboarding: Onboarding, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._onboarding = onboarding
        self._clock = clock
        self._values: dict[MetaField, str] = {}
        self._findings: dict[MetaField, Finding] = {}
        self._tasks = Tasks(self)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        self.token: TokenFacts | None = None
        self.account: AccountFacts | None = None
        self.number: NumberFacts | None = None
        self.numbers: tuple[NumberFacts, ...] = ()

    def value(self, field: MetaField) -> str:
        """What is typed; the app's id also where the token told it."""
        typed = self._values.get(field, "")
        if field is MetaField.APP_ID and not typed and self.token is not None:
            return self.token.app_id
        return typed

    def finding(self, field: MetaField) -> Finding:
        """What is known of it."""
        return self._findings.get(field, NOTHING)

    def is_offline(self) -> bool:
        """Whether a value waits for a connection."""
        return any(each.is_offline for each in self._findings.values())

    def waits_for_token(self, field: MetaField) -> bool:
        """Whether there is a value that can only be asked about with a token that is good."""
        return (
            field is not MetaField.ACCESS_TOKEN and self.token is None and bool(self.value(field))
        )

    def set_value(self, field: MetaField, text: str) -> None:
        """Another value: what was known of the former one no longer counts."""
        if text == self._values.get(field, ""):
            return
        self._values[field] = text
        self._forget(field)
        self.changed.emit()

    def ask(self, field: MetaField) -> None:
        """Ask Meta about a value, and then about those that wait for it."""
        if not self.value(field):
            return
        if self.waits_for_token(field):
            words = translate("Credentials", "It is checked once the access token is.")
            self._find(field, MarkState.IDLE, words)
            return
        ways: Mapping[MetaField, Callable[[str], Coroutine[Any, Any, None]]] = {
            MetaField.ACCESS_TOKEN: self._ask_token,
            MetaField.PHONE_NUMBER_ID: self._ask_number,
            MetaField.WABA_ID: self._ask_account,
            MetaField.APP_SECRET: self._ask_secret,
            MetaField.APP_ID: self._take_app_id,
        }
        self._find(field, MarkState.CHECKING, translate("Credentials", "Checking with Meta…"))
        self._tasks.latest(field, self._asked(field, ways[field]))

    def offer(self, values: Mapping[MetaField, str]) -> None:
        """Values that were found somewhere: take them over and ask about all of them."""
        for field, text in values.items():
            self.set_value(field, text)
            self.filled.emit(field)
        first = MetaField.ACCESS_TOKEN
        if first in values or self.token is None:
            self.ask(first)
        for field in values:
            if field is not first:
                self.ask(field)

    def try_again(self) -> None:
        """Ask again about what could not be asked."""
        waiting = [field for field, each in self._findings.items() if each.is_offline]
        for field in waiting:
            self.ask(field)

    def place_id(self, text: str, fallback: MetaField) -> MetaField:
        """Where an id belongs that was pasted somewhere: the number's or the account's field."""
        if self.token is not None and text in self.token.account_ids:
            return MetaField.WABA_ID
        if any(number.phone_number_id == text for number in self.numbers):
            return MetaField.PHONE_NUMBER_ID
        if fallback in {MetaField.ACCESS_TOKEN, MetaField.APP_SECRET}:
            taken = self._values.get(MetaField.PHONE_NUMBER_ID)
            return MetaField.WABA_ID if taken else MetaField.PHONE_NUMBER_ID
        return fallback

    async def register(self, pin: str) -> None:
        """Register the number with its PIN, and look at it again. Raises: AuraError."""
        token, number = self.value(MetaField.ACCESS_TOKEN), self.value(MetaField.PHONE_NUMBER_ID)
        await self._onboarding.register(token, number, pin)
        self.ask(MetaField.PHONE_NUMBER_ID)

    async def close(self) -> None:
        """Nothing is asked any more."""
        self._retry.stop()
        await self._tasks.close()

    async def _asked(
        self, field: MetaField, way: Callable[[str], Coroutine[Any, Any, None]]
    ) -> None:
        text = self.value(field)
        try:
            await way(text)
        except UnavailableError as error:
            self._retry.start()
            self._find(field, MarkState.WARNING, _not_checked(error), is_offline=True)
        except AuraError as error:
            self._find(field, MarkState.ERROR, wording.error_sentence(error))
        else:
            if self.finding(field).state in {MarkState.OK, MarkState.WARNING}:
                self.proven.emit(field)

    async def _ask_token(self, text: str) -> None:
        facts = await self._onboarding.look_at_token(text)
        for verdict in (judge_token(facts, self._clock()), judge_scopes(facts)):
            _accept(verdict)
        self.token = facts
        state, words = meta_wording.token_words(facts, self._clock())
        self._find(MetaField.ACCESS_TOKEN, state, words)
        if len(facts.account_ids) == 1 and not self._values.get(MetaField.WABA_ID):
            self._fill(MetaField.WABA_ID, facts.account_ids[0])
        for field in _OF_TOKEN:
            self.ask(field)

    async def _ask_number(self, text: str) -> None:
        token = self.value(MetaField.ACCESS_TOKEN)
        self.number = None
        number = await self._onboarding.look_at_number(token, text)
        self.number = number
        if self.account is not None and self._is_foreign(number):
            raise InputError("number_not_found")
        if number.is_registered is False:
            words = translate("Credentials", "{number}: not registered yet. Register it below.")
            sentence = words.format(number=meta_wording.number_line(number))
            self._find(MetaField.PHONE_NUMBER_ID, MarkState.WARNING, sentence)
            return
        _accept(judge_number(number))
        self._find(MetaField.PHONE_NUMBER_ID, MarkState.OK, meta_wording.number_line(number))

    def _is_foreign(self, number: NumberFacts) -> bool:
        ids = {each.phone_number_id for each in self.numbers}
        return bool(ids) and number.phone_number_id not in ids

    async def _ask_account(self, text: str) -> None:
        token = self.value(MetaField.ACCESS_TOKEN)
        account = await self._onboarding.look_at_account(token, text)
        numbers = tuple(await self._onboarding.numbers(token, text))
        self.account, self.numbers = account, numbers
        words = meta_wording.account_line(account, len(numbers))
        self._find(MetaField.WABA_ID, MarkState.OK, words)
        typed = self._values.get(MetaField.PHONE_NUMBER_ID)
        if not typed and len(numbers) == 1:
            self._fill(MetaField.PHONE_NUMBER_ID, numbers[0].phone_number_id)
        if self._values.get(MetaField.PHONE_NUMBER_ID):
            self.ask(MetaField.PHONE_NUMBER_ID)

    async def _ask_secret(self, text: str) -> None:
        app_id = self.value(MetaField.APP_ID)
        if not app_id:
            raise SetupError("app_id_missing")
        await self._onboarding.look_at_app_secret(app_id, text)
        words = translate("Credentials", "Meta accepted it: it belongs to your app")
        self._find(MetaField.APP_SECRET, MarkState.OK, words)

    async def _take_app_id(self, text: str) -> None:
        self._find(MetaField.APP_ID, MarkState.OK, translate("Credentials", "Taken over"))
        self.ask(MetaField.APP_SECRET)

    def _fill(self, field: MetaField, text: str) -> None:
        self._values[field] = text
        self._forget(field)
        self.filled.emit(field)

    def _forget(self, field: MetaField) -> None:
        self._findings.pop(field, None)
        # What is on its way is about the former value.
        self._tasks.latest(field, _nothing())
        match field:
            case MetaField.ACCESS_TOKEN:
                self.token = None
                for each in _OF_TOKEN:
                    self._forget(each)
            case MetaField.PHONE_NUMBER_ID:
                self.number = None
            case MetaField.WABA_ID:
                self.account, self.numbers = None, ()
            case _:
                pass

    def _find(
        self, field: MetaField, state: MarkState, sentence: str, *, is_offline: bool = False
    ) -> None:
        self._findings[field] = Finding(state=state, sentence=sentence, is_offline=is_offline)
        self.changed.emit()


def _accept(verdict: Verdict) -> None:
    """Raises: SetupError with its code if it stops."""
    if verdict.stops:
        params: dict[str, Any] = dict(verdict.params)
        raise SetupError(verdict.code, **params)


def _not_checked(error: UnavailableError) -> str:
    if error.code == "no_connection":
        return translate("Credentials", "Not checked yet: Meta does not answer.")
    return wording.error_sentence(error)


async def _nothing() -> None:
    """Takes the place of an answer nobody wants any more."""
