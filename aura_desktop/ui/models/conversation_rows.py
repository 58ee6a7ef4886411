"""The rows of the conversation list and of search, and the order conversations stand in."""

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.conversation import (
    Conversation,
    ConversationFilter,
    SearchHit,
    service_window,
)

RecordRole = int(Qt.ItemDataRole.UserRole)
"""The `Row` behind an index."""


class RowKind(StrEnum):
    """HEADING: over a group. CALM: "nobody is waiting". The others are one conversation each."""

    HEADING = "heading"
    CALM = "calm"
    CONVERSATION = "conversation"
    CONTACT_HIT = "contact_hit"
    MESSAGE_HIT = "message_hit"


class Heading(StrEnum):
    WAITING = "waiting"
    UP_TO_DATE = "up_to_date"
    PATIENTS = "patients"
    MESSAGES = "messages"


class Badge(StrEnum):
    """What a row says of the AI. PERSON: one is wanted here, whatever the mode."""

    NONE = "none"
    PERSON = "person"
    AUTO = "auto"
    SUGGEST = "suggest"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicAi:
    """The mode where a conversation has none of its own; `no_ai`: for nobody, whatever was chosen."""

    mode: AiMode = AiMode.SUGGEST
    no_ai: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`heading` and `count` for HEADING; `conversation` for all others but CALM; `words` are what was searched."""

    kind: RowKind
    heading: Heading | None = None
    count: int = 0
    conversation: Conversation | None = None
    hit: SearchHit | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """So many rows of one kind, one below the other."""

    kind: RowKind
    length: int


SortKey = tuple[int, float, int]
"""Group within the section, time, id: unique for each conversation, small before large."""


def sort_key(section: ConversationFilter, conversation: Conversation, now: datetime) -> SortKey:
    """Where a conversation stands in its section; the same order as the store's pages."""
    if section is not ConversationFilter.WAITING:
        # One that was just begun has no message yet and stands on top.
        last_at = conversation.last.at.timestamp() if conversation.last else math.inf
        return (0, -last_at, -conversation.id)
    if service_window(conversation.last_inbound_at, now).is_open:
        return (0, _seconds(conversation.last_inbound_at), conversation.id)
    return (1, _seconds(conversation.waiting_since), conversation.id)


def _seconds(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0


def belongs(section: ConversationFilter, conversation: Conversation) -> bool:
    """Whether a conversation stands in this section."""
    if section is ConversationFilter.ALL:
        return True
    if conversation.resolved:
        return False
    return (conversation.waiting_since is not None) == (section is ConversationFilter.WAITING)


_BADGES = {AiMode.AUTO: Badge.AUTO, AiMode.SUGGEST: Badge.SUGGEST}


def badge_of(conversation: Conversation, clinic: ClinicAi | None) -> Badge:
    """The one badge of a row; without a clinic's mode only that a person is wanted is known."""
    if conversation.held_since is not None:
        return Badge.PERSON
    if clinic is None:
        return Badge.NONE
    if clinic.no_ai or conversation.contact.no_ai:
        return Badge.MANUAL
    return _BADGES.get(conversation.ai_mode or clinic.mode, Badge.MANUAL)
