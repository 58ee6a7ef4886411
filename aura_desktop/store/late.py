"""Automatic answers that could not leave in time: the question has become a person's."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus
from aura_desktop.store import jobs, message_rows, threads

LATEST = timedelta(minutes=5)


def given_up(tx: sa.Connection, job: Any, now: datetime) -> bool:
    """Whether this job was an automatic answer that comes too late: then it has failed, and the patient waits.

    Nothing automatic leaves long after it was queued: this PC was offline, off, or asleep.
    """
    return job.enqueued_at < now - LATEST and give_up(tx, job, now)


def give_up(tx: sa.Connection, job: Any, now: datetime) -> bool:
    """The same of one that cannot leave soon; False for what a person or a program asked for."""
    message = None if job.message_id is None else message_rows.by_id(tx, job.message_id)
    if message is None or message.origin != MessageOrigin.AUTOPILOT.value:
        return False
    jobs.fail(tx, job, Failure(code="failed"), now)
    message_rows.report(tx, message, MessageStatus.FAILED, now, Failure(code="failed"))
    threads.waits_again(tx, ConversationId(job.conversation_id))
    return True
