"""What is left of deliveries and sends for people who look for a fault: ids, codes, times; nobody's words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from aura_desktop.domain.events import (
    ContactChanged,
    Event,
    MessageEchoed,
    MessageEdited,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    StatusChanged,
)
from aura_desktop.domain.ids import Wamid

NAMED = 3
"""So many of the messages a delivery is about are named; of the others the number is kept."""


class DeliveryKind(StrEnum):
    """What a delivery is about; one may be about several."""

    MESSAGE = "message"
    STATUS = "status"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What one delivery brought: the messages it is about, `more` are those not named."""

    kinds: tuple[DeliveryKind, ...] = (DeliveryKind.OTHER,)
    wamids: tuple[Wamid, ...] = ()
    more: int = 0


def brought(events: Sequence[Event]) -> Brought:
    """What a delivery with these events brought; one without any is something else."""
    kinds = {_kind(event) for event in events} or {DeliveryKind.OTHER}
    wamids = tuple(dict.fromkeys(found for event in events if (found := _wamid(event))))
    return Brought(
        kinds=tuple(kind for kind in DeliveryKind if kind in kinds),
        wamids=wamids[:NAMED],
        more=len(wamids[NAMED:]),
    )


def _kind(event: Event) -> DeliveryKind:
    match event:
        case StatusChanged():
            return DeliveryKind.STATUS
        case MessageReceived() | MessageEchoed() | MessageEdited() | MessageRevoked():
            return DeliveryKind.MESSAGE
        case ReactionChanged() | ContactChanged():
            return DeliveryKind.MESSAGE
        case _:
            return DeliveryKind.OTHER


def _wamid(event: Event) -> Wamid | None:
    found: Wamid | None = getattr(event, "target", None) or getattr(event, "wamid", None)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryTrace:
    """One webhook POST. `state`: waiting or unreadable while it is in the inbox, else received or partly.

    `kinds` is empty while nobody has read it; `marks` are hashes of the wamids it named, `more` are others.
    `code` says why it, or the first part of it that was refused, is not among the rows.
    """

    id: int
    at: datetime
    state: str
    kinds: tuple[DeliveryKind, ...] = ()
    code: str = ""
    marks: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTrace:
    """One job of the outbox; `state` is its message's where it has one. `mark` is a hash of its wamid."""

    job: str
    at: datetime
    state: str
    kind: str = ""
    code: str = ""
    graph_code: int = 0
    attempts: int = 0
    settled_at: datetime | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How much waits and since when; `unconfirmed` is the outbox's alone, `failed` is unreadable in the inbox."""

    waiting: int = 0
    oldest_at: datetime | None = None
    unconfirmed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Both queues and what passed through them last, newest first, as of one moment; totals since the first day."""

    received: int = 0
    sent: int = 0
    conversations: int = 0
    inbox: Queue = field(default_factory=Queue)
    outbox: Queue = field(default_factory=Queue)
    deliveries: tuple[DeliveryTrace, ...] = ()
    sends: tuple[SendTrace, ...] = ()
