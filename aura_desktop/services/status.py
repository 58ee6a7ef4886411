"""Status: the figures other programs may see; counts and states, nothing personal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from aura_desktop.domain.allowance import Allowance
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.link import Link, LinkState
from aura_desktop.store import allowance, inbox, metrics, outbox, settings
from aura_desktop.store.database import Database, Tx

NUMBER_SETTING = "display_phone_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`number` is the clinic's own, as Meta shows it; its id until Meta has told. `paused`: why nothing leaves.

    `outbox_waiting` counts jobs of every kind, `messages_waiting` those a person wrote. `last_message_at` is a
    patient's; deliveries bring statuses and notices as well.
    """

    state: str
    number: str
    links: tuple[Link, ...]
    received: int
    sent: int
    conversations: int
    inbox_waiting: int
    inbox_unreadable: int
    outbox_waiting: int
    messages_waiting: int
    outbox_unconfirmed: int
    outbox_failed: int
    paused: str
    last_delivery_at: datetime | None
    last_message_at: datetime | None
    allowance: Allowance


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Status:
    """Counters only: the same cost with ten messages or a million. `zone` is the clinic's."""

    def __init__(
        self,
        database: Database,
        phone_number_id: PhoneNumberId,
        clock: Callable[[], datetime] = _utc_now,
        zone: Callable[[], tzinfo] = lambda: UTC,
    ) -> None:
        self._database = database
        self._phone_number_id = phone_number_id
        self._clock = clock
        self._zone = zone

    async def figures(self, links: tuple[Link, ...]) -> Figures:
        """Everything as of one moment."""
        told = (self._clock(), self._zone())
        return await self._database.read(_figures, self._phone_number_id, links, *told)


def _figures(
    tx: Tx, phone_number_id: PhoneNumberId, links: tuple[Link, ...], now: datetime, zone: tzinfo
) -> Figures:
    totals = metrics.totals(tx)
    deliveries = inbox.counts(tx)
    jobs = outbox.counts(tx)
    paused = outbox.paused(tx)
    down = {LinkState.DOWN, LinkState.PAUSED, LinkState.DEGRADED}
    healthy = paused is None and not any(link.state in down for link in links)
    return Figures(
        state="ok" if healthy else "degraded",
        number=settings.get(tx, NUMBER_SETTING) or phone_number_id,
        links=links,
        received=totals.received,
        sent=totals.sent,
        conversations=totals.conversations,
        inbox_waiting=deliveries.waiting,
        inbox_unreadable=deliveries.unreadable,
        outbox_waiting=jobs.waiting,
        messages_waiting=jobs.messages,
        outbox_unconfirmed=jobs.unconfirmed,
        outbox_failed=jobs.failed,
        paused="" if paused is None else paused.code,
        last_delivery_at=deliveries.last_received_at,
        last_message_at=metrics.last_message_at(tx),
        allowance=allowance.figures(tx, now, zone),
    )
