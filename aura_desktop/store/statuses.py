"""Statuses of sent messages: by wamid, else by our job id, else kept until the wamid is known."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.events import StatusChanged
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.message import MessageStatus
from aura_desktop.store import contacts, jobs, message_rows, tables, updates


def apply(tx: sa.Connection, event: StatusChanged, now: datetime) -> None:
    """Advance the message a status is about, whatever came first."""
    row = message_rows.by_wamid(tx, event.wamid)
    job = None
    if row is None and event.job_id is not None:
        job = jobs.by_id(tx, event.job_id)
        if job is not None:
            jobs.prove(tx, job, event.wamid, event.at, now)
            row = message_rows.by_wamid(tx, event.wamid)
    if row is None and job is None and jobs.is_known_wamid(tx, event.wamid):
        return
    update = updates.status(event.status, event.at, event.failure)
    if row is None:
        if job is None or job.message_id is not None:
            updates.offer(tx, event.wamid, update, now)
        return
    if event.status is not MessageStatus.UNKNOWN:
        updates.apply(tx, row, update)
    if row.job_id is not None:
        jobs.agree(tx, row.job_id, now)
    _learn_recipient(tx, row, event)


def _learn_recipient(tx: sa.Connection, row: Any, event: StatusChanged) -> None:
    recipient = event.recipient
    if recipient is None or not (recipient.wa_id and recipient.user_id):
        return
    conversations = tables.conversations
    contact_id = tx.execute(
        sa.select(conversations.c.contact_id).where(conversations.c.id == row.conversation_id)
    ).scalar_one()
    # As of the sending: the ticks of an old message still name a number given up since.
    contacts.attach(tx, ContactId(contact_id), recipient, row.at)
