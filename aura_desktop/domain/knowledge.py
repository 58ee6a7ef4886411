"""What the clinic knows: small entries, each with an owner, a version and an end."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from aura_desktop.domain.ids import EntryId


class EntryKind(StrEnum):
    """SLOTS: free hours, one a line, such as "2026-12-03 17:30". RECEIVED: what acknowledges a message."""

    SERVICE = "service"
    HOURS = "hours"
    ADDRESS = "address"
    PARKING = "parking"
    PAYMENT = "payment"
    POLICY = "policy"
    CARE = "care"
    SLOTS = "slots"
    RECEIVED = "received"
    QUICK_REPLY = "quick_reply"
    OTHER = "other"
    UNKNOWN = "unknown"


class AnswerTopic(StrEnum):
    """What an answer is about, by the kind of the entries it rests on."""

    HOURS = "hours"
    ADDRESS = "address"
    PAYMENT = "payment"
    RECEIVED = "received"
    SLOTS = "slots"
    SERVICES = "services"
    POLICY = "policy"
    CARE = "care"
    OTHER = "other"
    UNKNOWN = "unknown"


AUTOMATIC_TOPICS = (
    AnswerTopic.HOURS,
    AnswerTopic.ADDRESS,
    AnswerTopic.PAYMENT,
    AnswerTopic.RECEIVED,
    AnswerTopic.SLOTS,
)
"""The only ones a program may ever answer by itself."""
TOPICS = (
    *AUTOMATIC_TOPICS,
    AnswerTopic.SERVICES,
    AnswerTopic.POLICY,
    AnswerTopic.CARE,
    AnswerTopic.OTHER,
)
"""All there are, as people see them listed."""
_TOPIC_OF_KIND = {
    EntryKind.SERVICE: AnswerTopic.SERVICES,
    EntryKind.HOURS: AnswerTopic.HOURS,
    EntryKind.ADDRESS: AnswerTopic.ADDRESS,
    EntryKind.PARKING: AnswerTopic.ADDRESS,
    EntryKind.PAYMENT: AnswerTopic.PAYMENT,
    EntryKind.POLICY: AnswerTopic.POLICY,
    EntryKind.CARE: AnswerTopic.CARE,
    EntryKind.SLOTS: AnswerTopic.SLOTS,
    EntryKind.RECEIVED: AnswerTopic.RECEIVED,
}


class EntryState(StrEnum):
    """PROPOSED: mined from an answer, waits for a person. RETIRED: kept for what once cited it."""

    PUBLISHED = "published"
    PROPOSED = "proposed"
    RETIRED = "retired"
    UNKNOWN = "unknown"


class EntryOrigin(StrEnum):
    INSTALLED = "installed"
    SETUP = "setup"
    PERSON = "person"
    IMPORT = "import"
    MINED = "mined"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What a person types of an entry.

    `price_clp` in whole pesos; `questions`: how patients ask for it, one each; `shortcut` opens a quick
    reply by "/" (without it); `approved_by`: the professional, without whom CARE cannot be published.
    """

    kind: EntryKind
    title: str
    body: str
    questions: tuple[str, ...] = ()
    price_clp: int | None = None
    duration_min: int | None = None
    valid_until: date | None = None
    owner: str = ""
    approved_by: str = ""
    shortcut: str = ""
    key: str = ""
    """What it was made of, such as "setup:hours"; writing the same key anew makes a version, not an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(NewEntry):
    """An entry as it stands; `version` counts from 1 and rises with each change."""

    id: EntryId
    version: int
    state: EntryState
    origin: EntryOrigin
    updated_at: datetime

    def is_valid(self, today: date) -> bool:
        """Whether it may be cited: published, and its last day is not over."""
        if self.state is not EntryState.PUBLISHED:
            return False
        return self.valid_until is None or today <= self.valid_until


def typed_part(entry: NewEntry) -> NewEntry:
    """What a person typed of an entry, for comparing it and for its versions."""
    return NewEntry(**{item.name: getattr(entry, item.name) for item in fields(NewEntry)})


def topic_of(kinds: "tuple[EntryKind, ...]") -> AnswerTopic:
    """The one topic of entries of these kinds; OTHER if there are several, UNKNOWN if there is none."""
    topics = {_TOPIC_OF_KIND.get(kind, AnswerTopic.OTHER) for kind in kinds}
    if not topics:
        return AnswerTopic.UNKNOWN
    return topics.pop() if len(topics) == 1 else AnswerTopic.OTHER


def pesos(amount: int) -> str:
    """29990 as $29.990."""
    return f"${amount:,}".replace(",", ".")


def source_text(entry: NewEntry) -> str:
    """Everything an answer may take from an entry."""
    parts = [entry.title, entry.body]
    if entry.price_clp is not None:
        parts.append(f"Precio: {pesos(entry.price_clp)}")
    if entry.duration_min is not None:
        parts.append(f"Duración: {entry.duration_min} min")
    return "\n".join(part.strip() for part in parts if part.strip())
