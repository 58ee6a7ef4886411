"""Contacts, conversations, and the 24-hour service window."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.ids import ContactId, ConversationId, PhoneNumberId, UserId, WaId
from aura_desktop.domain.message import Direction, MessageStatus

SERVICE_WINDOW = timedelta(hours=24)
SAFETY_MARGIN = timedelta(minutes=5)
"""Meta's clock decides; we close a little earlier than it does."""
LOW = timedelta(hours=4)
CRITICAL = timedelta(hours=1)


class WindowState(StrEnum):
    OPEN = "open"
    LOW = "low"
    CRITICAL = "critical"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWindow:
    """How long free text is still allowed; `fraction` is 1.0 when the patient has just written."""

    state: WindowState
    closes_at: datetime | None
    remaining: timedelta
    fraction: float

    @property
    def is_open(self) -> bool:
        return self.state is not WindowState.CLOSED


def service_window(last_inbound_at: datetime | None, now: datetime) -> ServiceWindow:
    """The window at `now`, counted from the patient's last message."""
    if last_inbound_at is None:
        return ServiceWindow(
            state=WindowState.CLOSED, closes_at=None, remaining=timedelta(0), fraction=0.0
        )
    closes_at = last_inbound_at + SERVICE_WINDOW - SAFETY_MARGIN
    remaining = max(closes_at - now, timedelta(0))
    if not remaining:
        state = WindowState.CLOSED
    elif remaining < CRITICAL:
        state = WindowState.CRITICAL
    elif remaining < LOW:
        state = WindowState.LOW
    else:
        state = WindowState.OPEN
    fraction = min(remaining / (SERVICE_WINDOW - SAFETY_MARGIN), 1.0)
    return ServiceWindow(state=state, closes_at=closes_at, remaining=remaining, fraction=fraction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person; any of phone, wa_id, user_id and username may be missing.

    `phone` is E.164 with plus. `name` is what the clinic typed, else the profile name, else "".
    """

    id: ContactId
    name: str = ""
    profile_name: str = ""
    phone: str | None = None
    wa_id: WaId | None = None
    user_id: UserId | None = None
    username: str | None = None
    first_seen_at: datetime | None = None
    marketing_opt_out: bool = False
    identity_changed_at: datetime | None = None
    no_ai: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A coloured word on a conversation; `colour` is 1 to 5 (tokens label1 … label5)."""

    name: str
    colour: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePreview:
    """The last message as the list shows it; `text` is one short line, may be empty."""

    direction: Direction
    kind: ContentKind
    text: str
    status: MessageStatus
    at: datetime
    voice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One thread between a contact and one of the clinic's numbers, as the list needs it."""

    id: ConversationId
    contact: Contact
    phone_number_id: PhoneNumberId
    unread_count: int = 0
    last: MessagePreview | None = None
    last_inbound_at: datetime | None = None
    waiting_since: datetime | None = None
    """Time of the first patient message nobody has answered; None when it is our turn to wait."""
    resolved: bool = False
    draft: str = ""
    labels: tuple[Label, ...] = ()
    ai_mode: AiMode | None = None
    """Its own; None follows the clinic's."""
    draft_ready: str = ""
    """The first words of a draft that waits for a person."""
    held_since: datetime | None = None
    """Since when a person is wanted, by the red list; ends when one answers."""
    held_for: tuple[str, ...] = ()
    told_at: datetime | None = None
    """When the professional was told of it."""


class ConversationFilter(StrEnum):
    """WAITING: someone waits for us. UP_TO_DATE: the others that are not resolved. ALL: everything."""

    WAITING = "waiting"
    UP_TO_DATE = "up_to_date"
    ALL = "all"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPage:
    """`cursor` goes back into the next call; None when there is nothing further."""

    conversations: tuple[Conversation, ...]
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationCounts:
    waiting: int = 0
    up_to_date: int = 0
    all: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """`message_text` is a short piece around the hit, None when the contact itself matched."""

    conversation: Conversation
    message_text: str | None = None
    at: datetime | None = None
