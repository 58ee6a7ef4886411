"""Draft: an AI proposal that a person accepts, edits or drops; and what is remembered of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aura_desktop.domain.danger import Hold
from aura_desktop.domain.ids import ConversationId, DraftId, EntryId, MessageId
from aura_desktop.domain.knowledge import AnswerTopic, Entry


class DraftState(StrEnum):
    """SUGGESTED: the clinic's own words, no model. HELD: red list, no AI text. NO_SOURCE: nothing to rest on.

    QUIET: the model failed, `code` says how; COUNTING: it will be sent by itself at `sends_at`.
    """

    WRITING = "writing"
    READY = "ready"
    COUNTING = "counting"
    SUGGESTED = "suggested"
    HELD = "held"
    NO_SOURCE = "no_source"
    QUIET = "quiet"
    DISCARDED = "discarded"
    UNKNOWN = "unknown"


class Change(StrEnum):
    """How a version came from the one before it; TRANSLATION keeps the Spanish beside it."""

    FIRST = "first"
    SHORTER = "shorter"
    LONGER = "longer"
    CLOSER = "closer"
    FORMAL = "formal"
    TRANSLATION = "translation"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """What the model itself thinks; the red list decides without it, this can only add caution."""

    NONE = "none"
    CARE = "care"
    UNKNOWN = "unknown"


class DraftAction(StrEnum):
    """What the model proposes besides words; code offers it, nothing is done by it."""

    REPLY = "reply"
    OFFER_SLOTS = "offer_slots"
    HAND_OVER = "hand_over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source of the draft by its number on the card, and the version it was read in."""

    number: int
    entry_id: EntryId
    version: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of the draft and the numbers of its sources; `start` and `end` count characters."""

    start: int
    end: int
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A figure, date, hour, link, phone or name that no cited entry holds."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftVersion:
    """One wording. `original`: the Spanish of a translation; `language`: "es", "en", "pt" …"""

    text: str
    change: Change = Change.FIRST
    language: str = "es"
    original: str = ""
    passages: tuple[Passage, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the card shows for one conversation.

    `answers`: the last message it answers; `messages`: how many unanswered ones it read; `entries`: how many
    entries. `versions` is never empty when READY or COUNTING; `shown` is an index into it.
    `covered`: how much of what was asked one cited entry speaks of, 0 to 1. `mark`: of the words it answers.
    """

    id: DraftId
    conversation_id: ConversationId
    answers: MessageId
    state: DraftState
    messages: int = 1
    entries: int = 0
    versions: tuple[DraftVersion, ...] = ()
    shown: int = 0
    citations: tuple[Citation, ...] = ()
    topic: AnswerTopic = AnswerTopic.UNKNOWN
    risk: Risk = Risk.NONE
    action: DraftAction = DraftAction.REPLY
    missing: str = ""
    covered: float = 0.0
    mark: str = ""
    suggestions: tuple[Entry, ...] = ()
    holds: tuple[Hold, ...] = ()
    code: str = ""
    model: str = ""
    prompt_version: str = ""
    first_word_ms: int = 0
    took_ms: int = 0
    created_at: datetime
    sends_at: datetime | None = None
    bars: tuple[str, ...] = ()
    """Why it is not sent by itself, by the names of domain.autonomy.Bar."""

    @property
    def version(self) -> DraftVersion | None:
        """The wording on the card."""
        return self.versions[self.shown] if self.versions else None


class Outcome(StrEnum):
    """What became of a draft. SUPERSEDED: a newer message came, or somebody answered otherwise."""

    OPEN = "open"
    USED = "used"
    CHANGED = "changed"
    DISCARDED = "discarded"
    SUPERSEDED = "superseded"
    AUTOMATIC = "automatic"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUse:
    """A draft on its way into a message: what the composer knows when somebody sends it."""

    draft_id: DraftId
    offered: str
    seconds_on_screen: float
    entry_id: EntryId | None = None
    """The suggestion that was taken; None for a model's draft."""
