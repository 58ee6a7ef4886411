"""What is left of deliveries and sends for people who look for a fault: ids, codes, times; nobody's words."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryTrace:
    """One thing that came in. `state`: waiting or unreadable while it is in the inbox, else received.

    `kind` is the message's, "" while nobody has read it; `mark` is a hash of its wamid.
    """

    id: int
    at: datetime
    state: str
    kind: str = ""
    code: str = ""
    mark: str = ""


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
