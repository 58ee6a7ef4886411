"""With each sent message: how it came to be, from what, by whom, and how much was changed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.autonomy import Use
from aura_desktop.domain.draft import DraftUse, Outcome
from aura_desktop.domain.edit_distance import changed_share
from aura_desktop.domain.ids import DraftId, EntryId, MessageId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import MessageStatus, Way
from aura_desktop.domain.message_record import MessageRecord, TopicWeek, compared, way_of
from aura_desktop.store import drafts, settings, tables

_rows = tables.message_records
_drafts = tables.drafts
_USED = (Outcome.USED.value, Outcome.CHANGED.value, Outcome.AUTOMATIC.value)
_JUDGED = (*_USED, Outcome.DISCARDED.value)
_BY_PEOPLE = (Outcome.USED.value, Outcome.CHANGED.value, Outcome.DISCARDED.value)
_CORRECTED = "ai.corrected."


def put(tx: sa.Connection, message_id: MessageId, record: MessageRecord) -> None:
    """Keep the record of a message, in the transaction that queues it."""
    values = {
        "message_id": message_id,
        "draft_id": record.draft_id,
        "entry_id": record.entry_id,
        "way": record.way.value,
        "topic": record.topic.value,
        "sources": json.dumps(record.sources) if record.sources else "",
        "model": record.model,
        "prompt_version": record.prompt_version,
        "edit_distance": record.edit_distance,
        "offered_length": record.offered_length,
        "seconds": record.seconds_on_screen,
        "corrected": record.corrected,
        "author": record.author,
        "at": record.at,
    }
    tx.execute(sa.insert(_rows), values)


def record_of(
    tx: sa.Connection, use: DraftUse | None, sent: str, now: datetime, author: str = ""
) -> MessageRecord:
    """What is kept of a message that a person sends; the draft it was made of is settled by this."""
    if use is None:
        return MessageRecord(way=Way.MANUAL, author=author, at=now)
    found = compared(use.offered, sent)
    is_quick = use.entry_id is not None
    draft = None if is_quick else drafts.get(tx, use.draft_id)
    record = MessageRecord(
        way=way_of(is_quick=is_quick, is_changed=found.is_changed),
        entry_id=use.entry_id,
        edit_distance=found.distance,
        offered_length=len(use.offered),
        seconds_on_screen=use.seconds_on_screen,
        corrected=found.changes_fact,
        author=author,
        at=now,
    )
    if draft is None:
        return record
    drafts.settle(tx, draft.id, Outcome.CHANGED if found.is_changed else Outcome.USED, now)
    if found.changes_fact:
        _lock(tx, draft.topic, now)
    return replace(
        record,
        draft_id=draft.id,
        topic=draft.topic,
        sources=tuple((each.entry_id, each.version) for each in draft.citations),
        model=draft.model,
        prompt_version=draft.prompt_version,
    )


def get(tx: sa.Connection, message_id: MessageId) -> MessageRecord | None:
    """The record of a message, None where none was kept."""
    row = tx.execute(sa.select(_rows).where(_rows.c.message_id == message_id)).one_or_none()
    return None if row is None else _record(row)


def correct(tx: sa.Connection, message_id: MessageId, now: datetime) -> bool:
    """A person says that what was sent was wrong; whether there was such a record."""
    statement = sa.update(_rows).where(_rows.c.message_id == message_id).values(corrected=True)
    if not tx.execute(statement).rowcount:
        return False
    record = get(tx, message_id)
    if record is not None:
        _lock(tx, record.topic, now)
    return True


def _lock(tx: sa.Connection, topic: AnswerTopic, now: datetime) -> None:
    """However long ago it was sent: nothing before this correction counts any more."""
    settings.put(tx, f"{_CORRECTED}{topic.value}", now.isoformat())


def _corrected_at(tx: sa.Connection, topic: AnswerTopic) -> datetime | None:
    kept = settings.get(tx, f"{_CORRECTED}{topic.value}")
    return None if kept is None else datetime.fromisoformat(kept)


def sent_with(tx: sa.Connection, draft_id: DraftId) -> MessageId | None:
    """The message that was made of this draft just as it was, and has not failed."""
    messages = tables.messages
    query = (
        sa.select(_rows.c.message_id)
        .join_from(_rows, messages, messages.c.id == _rows.c.message_id)
        .where(
            _rows.c.draft_id == draft_id,
            _rows.c.edit_distance == 0,
            messages.c.status != MessageStatus.FAILED.value,
        )
        .limit(1)
    )
    found = tx.execute(query).scalar()
    return None if found is None else MessageId(found)


def carry(tx: sa.Connection, message_id: MessageId, to: MessageId, now: datetime) -> None:
    """A message was sent again as a new one: it came to be in the same way."""
    record = get(tx, message_id)
    if record is not None:
        put(tx, to, replace(record, at=now))


def uses_of(tx: sa.Connection, topic: AnswerTopic, limit: int) -> list[Use]:
    """What people made of the drafts of a topic, newest first; the last correction stands behind what came since.

    What went by itself nobody has judged: it proves nothing, unless it was corrected.
    """
    corrected_at = _corrected_at(tx, topic)
    query = (
        sa.select(
            _drafts.c.outcome,
            sa.func.max(_rows.c.edit_distance).label("edit_distance"),
            sa.func.max(_rows.c.offered_length).label("offered_length"),
            sa.func.max(_rows.c.corrected).label("corrected"),
        )
        .select_from(_drafts.outerjoin(_rows, _rows.c.draft_id == _drafts.c.id))
        .where(
            _drafts.c.topic == topic.value,
            _drafts.c.model != "",
            sa.or_(
                _drafts.c.outcome.in_(_BY_PEOPLE),
                sa.and_(
                    _drafts.c.outcome == Outcome.AUTOMATIC.value, _rows.c.corrected.is_(sa.true())
                ),
            ),
        )
        .group_by(_drafts.c.id)
        .order_by(_drafts.c.settled_at.desc(), _drafts.c.id.desc())
        .limit(limit)
    )
    if corrected_at is not None:
        query = query.where(_drafts.c.settled_at > corrected_at)
    found = [
        Use(
            used=row.outcome in _USED,
            change=changed_share(row.edit_distance or 0, row.offered_length or 0),
            corrected=bool(row.corrected),
        )
        for row in tx.execute(query)
    ]
    return found if corrected_at is None else [*found, Use(used=True, corrected=True)]


def weeks(
    tx: sa.Connection, since: datetime, until: datetime, fast_use_s: float
) -> list[TopicWeek]:
    """Per topic and week of `until` backwards: used, changed, discarded, taken at once, cost, latency."""
    found: list[TopicWeek] = []
    end = until
    while end > since:
        start = end - timedelta(days=7)
        found += _week(tx, start, end, fast_use_s)
        end = start
    return found


@dataclass(slots=True)
class _Sums:
    used: int = 0
    changed: int = 0
    discarded: int = 0
    automatic: int = 0
    fast: int = 0
    corrected: int = 0
    cost_milli: int = 0
    first_word_ms: int = 0


def _week(tx: sa.Connection, start: datetime, end: datetime, fast_use_s: float) -> list[TopicWeek]:
    sums: dict[str, _Sums] = {}
    for row in _settled(tx, start, end):
        of_topic = sums.setdefault(row.topic, _Sums())
        of_topic.cost_milli += row.cost_milli
        if row.outcome not in _JUDGED:
            continue
        of_topic.used += row.outcome == Outcome.USED.value
        of_topic.changed += row.outcome == Outcome.CHANGED.value
        of_topic.discarded += row.outcome == Outcome.DISCARDED.value
        of_topic.automatic += row.outcome == Outcome.AUTOMATIC.value
        of_topic.corrected += bool(row.corrected)
        used_as_it_was = row.outcome == Outcome.USED.value and row.seconds is not None
        of_topic.fast += used_as_it_was and row.seconds < fast_use_s
        if row.outcome in _USED:
            of_topic.first_word_ms += row.first_word_ms
    return [_topic_week(topic, start, each) for topic, each in sorted(sums.items())]


def _topic_week(topic: str, start: datetime, sums: _Sums) -> TopicWeek:
    taken = sums.used + sums.changed + sums.automatic
    return TopicWeek(
        topic=AnswerTopic(topic) if topic else AnswerTopic.UNKNOWN,
        since=start,
        used=sums.used,
        changed=sums.changed,
        discarded=sums.discarded,
        automatic=sums.automatic,
        fast=sums.fast,
        corrected=sums.corrected,
        cost_clp=sums.cost_milli / 1000,
        cost_per_used_clp=sums.cost_milli / 1000 / taken if taken else 0.0,
        first_word_ms=sums.first_word_ms // taken if taken else 0,
    )


def _settled(tx: sa.Connection, start: datetime, end: datetime) -> Sequence[Any]:
    query = (
        sa.select(
            _drafts.c.topic,
            _drafts.c.outcome,
            _drafts.c.cost_milli,
            _drafts.c.first_word_ms,
            sa.func.max(_rows.c.seconds).label("seconds"),
            sa.func.max(_rows.c.corrected).label("corrected"),
        )
        .select_from(_drafts.outerjoin(_rows, _rows.c.draft_id == _drafts.c.id))
        .where(_drafts.c.created_at >= start, _drafts.c.created_at < end, _drafts.c.model != "")
        .group_by(_drafts.c.id)
    )
    return tx.execute(query).all()


def _record(row: Any) -> MessageRecord:
    return MessageRecord(
        way=Way(row.way),
        draft_id=None if row.draft_id is None else DraftId(row.draft_id),
        entry_id=None if row.entry_id is None else EntryId(row.entry_id),
        topic=AnswerTopic(row.topic) if row.topic else AnswerTopic.UNKNOWN,
        sources=tuple(
            (EntryId(entry), version) for entry, version in json.loads(row.sources or "[]")
        ),
        model=row.model,
        prompt_version=row.prompt_version,
        edit_distance=row.edit_distance,
        offered_length=row.offered_length,
        seconds_on_screen=row.seconds,
        corrected=row.corrected,
        author=row.author,
        at=row.at,
    )
