"""What is older than it is to be kept: looked at, and taken, category by category."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.content import MEDIA_KINDS, Media
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.domain.retention import Category, Going, RetentionPolicy, from_text, to_text
from aura_desktop.store import message_rows, settings, tables

_NAME = "retention"
_threads, _messages, _jobs = tables.conversations, tables.messages, tables.jobs
_HOLDS_MEDIA = _messages.c.kind.in_([kind.value for kind in MEDIA_KINDS])
_HAS_DETAILS = sa.or_(
    *(_messages.c.content.contains(f'"{name}"') for name in ("media_id", "sha256", "url")),
    _messages.c.content.contains('"filename"'),
)


def get(tx: sa.Connection) -> RetentionPolicy:
    """What a person confirmed last, else the defaults."""
    return from_text(settings.get(tx, _NAME))


def put(tx: sa.Connection, policy: RetentionPolicy) -> None:
    """A person has seen what goes, and wants it so."""
    settings.put(tx, _NAME, to_text(policy))


def preview(tx: sa.Connection, policy: RetentionPolicy, now: datetime) -> list[Going]:
    """What would go at this moment, category by category; what is kept for good is left out."""
    found = []
    for category, look in _LOOKS.items():
        keep = policy.keep(category)
        if keep is not None:
            found.append(look(tx, now - keep))
    return found


def silent_contacts(tx: sa.Connection, before: datetime, limit: int) -> list[ContactId]:
    """Patients none of whose conversations has had a message since then, those without any left out."""
    query = _silent(before).order_by(_threads.c.contact_id).limit(limit)
    return [ContactId(contact_id) for contact_id in tx.execute(query).scalars()]


def forget_media(tx: sa.Connection, before: datetime, limit: int) -> int:
    """Of files older than that only kind, caption and hour stay. Returns how many."""
    rows = tx.execute(sa.select(_messages).where(*_old_media(before)).limit(limit)).all()
    for row in rows:
        content = message_rows.read_content(row)
        bare = _bare(content) if isinstance(content, Media) else None
        values: dict[str, Any] = {"raw": None}
        values["content"] = None if bare is None else json.dumps(codec.encode(bare))
        tx.execute(sa.update(_messages).where(_messages.c.id == row.id).values(**values))
        message_rows.note(tx, row.conversation_id, row.id)
    return len(rows)


def _bare(media: Media) -> Media:
    return replace(media, media_id=None, sha256="", filename="", url="")


def _silent(before: datetime) -> sa.Select[Any]:
    newest = sa.func.max(_threads.c.active_at)
    open_jobs = sa.exists().where(
        _jobs.c.conversation_id == _threads.c.id,
        tables.in_state(_jobs.c.state, "queued", "sending"),
    )
    has_open = sa.func.max(sa.case((open_jobs, 1), else_=0))
    return (
        sa.select(_threads.c.contact_id)
        .group_by(_threads.c.contact_id)
        .having(newest < before, has_open == 0)
    )


def _old_media(before: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return (_HOLDS_MEDIA, _messages.c.at < before, _HAS_DETAILS)


def _conversations(tx: sa.Connection, before: datetime) -> Going:
    contacts = _silent(before).scalar_subquery()
    threads = sa.select(_threads.c.id).where(_threads.c.contact_id.in_(contacts))
    count, messages, oldest, newest = (
        tx.execute(sa.select(sa.func.count()).select_from(_silent(before).subquery())).scalar_one(),
        *tx.execute(
            sa.select(
                sa.func.count(), sa.func.min(_messages.c.at), sa.func.max(_messages.c.at)
            ).where(_messages.c.conversation_id.in_(threads))
        ).one(),
    )
    return Going(
        category=Category.CONVERSATIONS,
        count=count,
        patients=count,
        messages=messages,
        oldest=oldest,
        newest=newest,
    )


def _media(tx: sa.Connection, before: datetime) -> Going:
    patients = sa.func.count(sa.distinct(_messages.c.conversation_id))
    columns = (sa.func.count(), patients, sa.func.min(_messages.c.at), sa.func.max(_messages.c.at))
    count, of, oldest, newest = tx.execute(sa.select(*columns).where(*_old_media(before))).one()
    return Going(
        category=Category.MEDIA,
        count=count,
        patients=of,
        messages=count,
        oldest=oldest,
        newest=newest,
    )


def _simple(
    category: Category, at: sa.Column[datetime], *conditions: sa.ColumnElement[bool]
) -> Callable[[sa.Connection, datetime], Going]:
    def look(tx: sa.Connection, before: datetime) -> Going:
        columns = (sa.func.count(), sa.func.min(at), sa.func.max(at))
        count, oldest, newest = tx.execute(
            sa.select(*columns).where(at < before, *conditions)
        ).one()
        return Going(category=category, count=count, oldest=oldest, newest=newest)

    return look


_OF_META_ALONE = (NoticeKind.ACCOUNT.value, NoticeKind.UNREADABLE.value)
_LOOKS: dict[Category, Callable[[sa.Connection, datetime], Going]] = {
    Category.CONVERSATIONS: _conversations,
    Category.MEDIA: _media,
    Category.DRAFTS: _simple(
        Category.DRAFTS, tables.drafts.c.created_at, tables.drafts.c.draft.contains('"versions"')
    ),
    Category.REQUESTS: _simple(
        Category.REQUESTS, tables.model_requests.c.at, tables.model_requests.c.body != ""
    ),
    Category.NOTICES: _simple(
        Category.NOTICES,
        tables.notices.c.at,
        tables.notices.c.seen.is_(sa.true()),
        tables.notices.c.kind.in_(_OF_META_ALONE),
    ),
    Category.UNREADABLE: _simple(
        Category.UNREADABLE,
        tables.inbox.c.received_at,
        tables.inbox.c.state == "unreadable",
        tables.inbox.c.code == "not_json",
        tables.inbox.c.body != b"",
    ),
}
