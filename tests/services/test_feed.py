"""The feed tells each subscriber its topics, in order, and survives a deaf one."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.services import feed as feeding
from aura_desktop.services.feed import Feed
from aura_desktop.store import feed as rows
from aura_desktop.store import settings
from aura_desktop.store.database import Database
from tests.eventually import eventually


@pytest.fixture
async def feed(database: Database) -> AsyncIterator[Feed]:
    await database.run(rows.note, Topic.MESSAGE, "before the start")
    found = Feed(database)
    await found.start()
    task = asyncio.create_task(found.run())
    yield found
    found.stop()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_each_hears_its_topics_in_order(feed: Feed, database: Database) -> None:
    messages: list[str] = []
    everything: list[str] = []
    feed.subscribe({Topic.MESSAGE}, lambda items: messages.extend(item.key for item in items))
    feed.subscribe(set(Topic), lambda items: everything.extend(item.key for item in items))
    for topic, key in ((Topic.MESSAGE, "1"), (Topic.JOB, "2"), (Topic.MESSAGE, "3")):
        await database.run(rows.note, topic, key)
    await eventually(lambda: len(everything) == 3)
    assert messages == ["1", "3"]
    assert everything == ["1", "2", "3"]


async def test_who_left_hears_nothing_more(feed: Feed, database: Database) -> None:
    first: list[FeedItem] = []
    second: list[FeedItem] = []
    leave = feed.subscribe({Topic.JOB}, first.extend)
    feed.subscribe({Topic.JOB}, second.extend)
    leave()
    leave()
    await database.run(rows.note, Topic.JOB, "1")
    await eventually(lambda: len(second) == 1)
    assert first == []


async def test_a_subscriber_that_fails_silences_nobody(feed: Feed, database: Database) -> None:
    heard: list[FeedItem] = []

    def deaf(items: Sequence[FeedItem]) -> None:
        raise ValueError("a bug")

    feed.subscribe({Topic.JOB}, deaf)
    feed.subscribe({Topic.JOB}, heard.extend)
    await database.run(rows.note, Topic.JOB, "1")
    await database.run(rows.note, Topic.JOB, "2")
    await eventually(lambda: len(heard) == 2)


async def test_old_rows_are_dropped_now_and_then(
    feed: Feed, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "PRUNE_EVERY", 5)
    monkeypatch.setattr(feeding, "KEPT_ROWS", 2)
    heard: list[FeedItem] = []
    feed.subscribe({Topic.JOB}, heard.extend)
    for number in range(6):
        await database.run(rows.note, Topic.JOB, str(number))

    async def pruned() -> bool:
        return len(heard) == 6 and len(await database.read(rows.after, 0)) <= 3

    await eventually(pruned)


async def test_a_stopped_feed_hears_no_bell(feed: Feed, database: Database) -> None:
    heard: list[FeedItem] = []
    feed.subscribe({Topic.JOB}, heard.extend)
    feed.stop()
    await database.run(rows.note, Topic.JOB, "1")
    await database.run(settings.put, "a", "b")
    assert heard == []
