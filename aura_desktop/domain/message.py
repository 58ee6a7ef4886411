"""A message, its status, and the rule that a status never goes back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aura_desktop.domain.allowance import Hold
from aura_desktop.domain.content import Content, ContentKind
from aura_desktop.domain.ids import ConversationId, JobId, MessageId, Wamid
from aura_desktop.domain.media import MediaFile


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"
    UNKNOWN = "unknown"


class MessageStatus(StrEnum):
    """What is known of a message; inbound messages and notes are RECEIVED."""

    RECEIVED = "received"
    QUEUED = "queued"
    UNCONFIRMED = "unconfirmed"
    ACCEPTED = "accepted"
    SENT = "sent"
    FAILED = "failed"
    DELIVERED = "delivered"
    READ = "read"
    UNKNOWN = "unknown"


class MessageOrigin(StrEnum):
    """Who made an outbound message: this desk, another program (API), the phone app (echo), the autopilot."""

    DESK = "desk"
    AUTOPILOT = "autopilot"
    API = "api"
    PHONE_APP = "phone_app"
    UNKNOWN = "unknown"


PERSONS = frozenset({MessageOrigin.DESK, MessageOrigin.PHONE_APP})
"""Where a person answered."""


class Way(StrEnum):
    """How a sent message came to be. QUICK: the clinic's own words, a suggestion or quick reply."""

    MANUAL = "manual"
    DRAFT = "draft"
    DRAFT_CHANGED = "draft_changed"
    AUTOMATIC = "automatic"
    QUICK = "quick"
    QUICK_CHANGED = "quick_changed"
    UNKNOWN = "unknown"


_RANK = {
    MessageStatus.UNKNOWN: -1,
    MessageStatus.RECEIVED: 0,
    MessageStatus.QUEUED: 0,
    MessageStatus.UNCONFIRMED: 1,
    MessageStatus.ACCEPTED: 2,
    MessageStatus.SENT: 3,
    MessageStatus.FAILED: 4,
    MessageStatus.DELIVERED: 5,
    MessageStatus.READ: 6,
}


def advance(current: MessageStatus, reported: MessageStatus) -> MessageStatus:
    """The status after a report, in whatever order reports come: the higher rank of the two.

    `failed` beats `sent` but not `delivered` or `read`: a phone that has the message proves more.
    """
    return reported if _RANK[reported] > _RANK[current] else current


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why Meta (or we) gave a message up; `title` and `detail` are Meta's words.

    By `fbtrace_id` Meta's support finds the request; only an answer has one, a status has none.
    """

    code: str
    graph_code: int = 0
    title: str = ""
    detail: str = ""
    fbtrace_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The message another one answers; `text` is empty when we never saw it."""

    wamid: Wamid
    message_id: MessageId | None = None
    direction: Direction = Direction.UNKNOWN
    kind: ContentKind = ContentKind.UNKNOWN
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    emoji: str
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTime:
    status: MessageStatus
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One bubble. `at` is WhatsApp's time for inbound, the moment of queueing for outbound."""

    id: MessageId
    conversation_id: ConversationId
    direction: Direction
    content: Content
    status: MessageStatus
    at: datetime
    wamid: Wamid | None = None
    job_id: JobId | None = None
    origin: MessageOrigin = MessageOrigin.UNKNOWN
    author: str = ""
    quote: Quote | None = None
    reactions: tuple[Reaction, ...] = ()
    failure: Failure | None = None
    status_times: tuple[StatusTime, ...] = ()
    chosen_ids: tuple[str, ...] = ()
    """Ids of our reply buttons or rows that the patient tapped (template buttons: their text)."""
    forwarded: bool = False
    edited_at: datetime | None = None
    revoked_at: datetime | None = None
    resent: bool = False
    """A person sent this one again; it is not offered a second time."""
    way: Way = Way.UNKNOWN
    """Of outbound ones; UNKNOWN where nothing was kept, as for what other programs sent."""
    hold: Hold | None = None
    """Why it is still queued though nothing is wrong."""
    media: MediaFile | None = None
    """What became of its file; None for messages without one, and for files nobody asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """Messages in reading order (oldest first) and whether older ones exist."""

    messages: tuple[Message, ...]
    has_older: bool
