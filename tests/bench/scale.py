"""Reading does not grow with the store: list, last 50, each at 10,000, 100,000 and 1,000,000."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.store import conversations, messages
from aura_desktop.store.database import Database, DatabaseKey
from tests.bench.table import Row, at_most, bounded
from tests.store.seeding import seed

SIZES = (10_000, 100_000, 1_000_000)
CONVERSATIONS = 5_000
REPEATS = 40
LARGEST = ConversationId(1)
"""Holds a tenth of all messages, so that there are 50 to read at every size."""
ORDINARY = [ConversationId(number) for number in range(2, 52, 5)]
TEN = "last 50 of ten ordinary conversations"
Action = Callable[[], Awaitable[object]]


def actions(database: Database, now: datetime) -> dict[str, Action]:
    """What a window asks of the store, by name."""

    async def waiting() -> None:
        await database.read(conversations.page, ConversationFilter.WAITING, None, 50, now)

    async def everything() -> None:
        await database.read(conversations.page, ConversationFilter.ALL, None, 50, now)

    async def counts() -> None:
        await database.read(conversations.counts)

    async def last_50() -> None:
        await database.read(messages.page, LARGEST, None, 50)

    async def last_50_of_ten() -> None:
        for conversation_id in ORDINARY:
            await database.read(messages.page, conversation_id, None, 50)

    return {
        "list of those waiting": waiting,
        "list of all": everything,
        "counts": counts,
        "last 50 of a conversation": last_50,
        TEN: last_50_of_ten,
    }


async def figures(stores: dict[int, tuple[Path, DatabaseKey]]) -> dict[tuple[str, int], float]:
    """The median of each action at each size, in milliseconds; the sizes take turns."""
    now = datetime.now(UTC)
    took: dict[tuple[str, int], list[float]] = {}
    async with AsyncExitStack() as stack:
        by_size: dict[int, dict[str, Action]] = {}
        for size, (path, key) in stores.items():
            database = Database(path, key)
            await database.open()
            stack.push_async_callback(database.close)
            by_size[size] = actions(database, now)
        for turn in range(REPEATS + 1):
            for size, named in by_size.items():
                for name, action in named.items():
                    started = time.perf_counter()
                    await action()
                    if turn:  # the first finds nothing in memory
                        spent = 1000 * (time.perf_counter() - started)
                        took.setdefault((name, size), []).append(spent)
    return {place: statistics.median(found) for place, found in took.items()}


def rows() -> list[Row]:
    """Each figure at each size beside the same figure at the smallest size."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stores = {size: (Path(folder) / f"{size}.db", DatabaseKey.generate()) for size in SIZES}
        for size, (path, key) in stores.items():
            seed(path, key, messages=size, conversations=CONVERSATIONS, largest=size // 10)
        found = asyncio.run(figures(stores))
    smallest, largest = SIZES[0], SIZES[-1]
    # At the smallest size they hold two messages each, so that their growth would say nothing.
    ten = bounded(
        f"{TEN}, {largest:,} messages", found[TEN, largest], found[TEN, smallest], 50, unit="ms"
    )
    table = [
        at_most(
            f"{name}, {size:,} messages, vs {smallest:,}",
            found[name, size],
            found[name, smallest],
            1.5,
            unit="ms",
        )
        for name in dict.fromkeys(name for name, _ in found)
        for size in SIZES[1:]
        if name != TEN
    ]
    return [*table, ten]
