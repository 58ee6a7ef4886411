"""Consents: what a person records of a patient, and the clinic's wording of each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from aura_desktop.domain import consent
from aura_desktop.domain.audit import Action
from aura_desktop.domain.consent import Consent, ConsentKind, NewConsent
from aura_desktop.domain.ids import ContactId
from aura_desktop.errors import InputError
from aura_desktop.store import audit, consents
from aura_desktop.store.database import Database, Tx


class Consents:
    """Nothing that was recorded is ever changed; what is recorded counts at once. `person`: who is signed in."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], person: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person

    async def of(self, contact_id: ContactId) -> Sequence[Consent]:
        """All of a patient, the newest act first; `domain.consent.standing` says what counts."""
        return await self._database.read(consents.of, contact_id)

    async def record(self, contact_id: ContactId, new: NewConsent) -> Consent:
        """Raises: InputError empty_field, too_long, day_in_future, patient_not_found."""
        now = self._clock()
        consent.check(new, now)
        return await self._database.run(_record, contact_id, new, self._person(), now)

    async def wordings(self) -> Mapping[ConsentKind, str]:
        """The clinic's words, by kind."""
        return await self._database.read(consents.wordings)

    async def put_wordings(self, words: Mapping[ConsentKind, str]) -> None:
        """Raises: InputError("too_long"), the kind as its field."""
        for kind, text in words.items():
            if len(text.strip()) > consent.WORDING_LIMIT:
                raise InputError(
                    "too_long", field=kind, limit=consent.WORDING_LIMIT, length=len(text.strip())
                )
        await self._database.run(_put_wordings, dict(words), self._person(), self._clock())


def _record(tx: Tx, contact_id: ContactId, new: NewConsent, person: str, now: datetime) -> Consent:
    kept = consents.record(tx, contact_id, new, person, now)
    detail = {"kind": new.kind.value, "given": int(new.given), "way": new.way.value}
    audit.note(tx, Action.CONSENT_RECORDED, person, now, contact_id=contact_id, detail=detail)
    return kept


def _put_wordings(tx: Tx, words: Mapping[ConsentKind, str], person: str, now: datetime) -> None:
    consents.put_wordings(tx, words)
    audit.note(tx, Action.SETTING_CHANGED, person, now, subject="consents.wording")
