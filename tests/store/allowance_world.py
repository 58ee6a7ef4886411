"""A clinic whose messages wait for its ceiling, and for Meta's limit."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from aura_desktop.domain.allowance import HoldReason
from aura_desktop.domain.commands import Recipient, SendTemplate
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.events import Sender
from aura_desktop.domain.ids import ConversationId, JobId, WaId, Wamid
from aura_desktop.domain.message import MessageOrigin
from aura_desktop.store import allowance, conversations, outbox
from aura_desktop.store.outbox import Job
from tests.store.world import NUMBER, at, received, tell

DAY = 24 * 60


def patient(tx: sa.Connection, number: int, wrote: float | None = None) -> ConversationId:
    """The conversation with a patient, who wrote so many minutes after noon, or never."""
    wa_id = f"5690000{number:04d}"
    if wrote is not None:
        tell(tx, received(f"w-{number}-{wrote}", wrote, sender=Sender(wa_id=WaId(wa_id))))
    return conversations.start(tx, NUMBER.phone_number_id, f"+{wa_id}", at(0))


def template(tx: sa.Connection, conversation_id: ConversationId, minutes: float = 1) -> JobId:
    """A reminder, which may be sent at any time."""
    preview = TemplateMessage(name="recordatorio", language="es")
    command = SendTemplate(
        to=Recipient(phone="+56900000000"),
        name="recordatorio",
        language="es",
        values=(),
        preview=preview,
    )
    enqueued = outbox.enqueue(
        tx, conversation_id, command, at(minutes), origin=MessageOrigin.DESK, content=preview
    )
    return enqueued.job_id


def lease(tx: sa.Connection, minutes: float, limit: int = 100) -> list[Job]:
    lease_until = at(minutes) + timedelta(minutes=10)
    return outbox.lease(tx, "this run", at(minutes), lease_until, limit, UTC)


def accept(tx: sa.Connection, job: Job, minutes: float) -> None:
    outbox.settle_accepted(tx, job.id, Wamid(f"wamid.{job.id}"), None, None, at(minutes))


def figures(tx: sa.Connection, minutes: float) -> tuple[int, int, int]:
    """Sent today, patients reached, held."""
    found = allowance.figures(tx, at(minutes), UTC)
    return found.sent_today, found.reached, found.held


def meta_says(tx: sa.Connection, tier: str, minutes: float, now: float = 60) -> None:
    allowance.keep_limit(tx, tier, at(minutes), at(now))


def hold(tx: sa.Connection, job_id: JobId) -> tuple[HoldReason, datetime, int] | None:
    view = outbox.job(tx, job_id)
    assert view is not None
    return None if view.hold is None else (view.hold.reason, view.hold.until, view.hold.most)
