"""The feed: which rows are new or changed, in commit order."""

import sqlalchemy as sa

from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.store import tables

_PENDING = "feed_pending"
_INSERT = sa.insert(tables.feed)
_AFTER = (
    sa.select(tables.feed.c.seq, tables.feed.c.topic, tables.feed.c.key)
    .where(tables.feed.c.seq > sa.bindparam("after"))
    .order_by(tables.feed.c.seq)
)
_LAST = sa.select(sa.func.max(tables.feed.c.seq))


def note(tx: sa.Connection, topic: Topic, key: str) -> None:
    """Remember that this row changed; the same row is noted once a transaction."""
    tx.info.setdefault(_PENDING, {})[(topic.value, key)] = None


def flush(tx: sa.Connection) -> bool:
    """Write what was noted; the database calls it before each commit. True if there was anything."""
    pending = tx.info.pop(_PENDING, None)
    if not pending:
        return False
    tx.execute(_INSERT, [{"topic": topic, "key": key} for topic, key in pending])
    return True


def forget(tx: sa.Connection) -> None:
    """Drop what was noted: the transaction was rolled back."""
    tx.info.pop(_PENDING, None)


def after(tx: sa.Connection, seq: int) -> list[FeedItem]:
    """Everything noted after `seq`, each row once, at its last place."""
    flush(tx)
    latest: dict[tuple[str, str], int] = {}
    for item_seq, topic, key in tx.execute(_AFTER, {"after": seq}):
        latest.pop((topic, key), None)
        latest[(topic, key)] = item_seq
    return [
        FeedItem(seq=item_seq, topic=Topic(topic), key=key)
        for (topic, key), item_seq in latest.items()
    ]


def last_seq(tx: sa.Connection) -> int:
    """The newest sequence number, 0 in an empty feed."""
    flush(tx)
    return tx.execute(_LAST).scalar() or 0


def prune(tx: sa.Connection, keep: int) -> None:
    """Drop all but the newest `keep` items; the newest always stays, so numbers never start again."""
    limit = last_seq(tx) - max(keep, 1)
    if limit > 0:
        tx.execute(sa.delete(tables.feed).where(tables.feed.c.seq <= limit))
