"""Reading does not grow with the store: list, last 50, each at 10,000, 100,000 and 1,000,000."""

import asyncio
import secrets
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from aura_desktop.store.database import Database, DatabaseKey

from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.store import conversations, messages
from tests.bench.table import Row, at_most
from tests.store.seeding import seed

SIZES = (10_000, 100_000, 1_000_000)
CONVERSATIONS = 5_000
REPEATS = 40
Action = Callable[[], Awaitable[object]]


async def median_ms(action: Action) -> float:
    """The middle of many runs, the first left out."""
    await action()
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        await action()
        took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took)


async def figures(path: Path, key: str) -> dict[str, float]:
    """What one store of this size takes, in milliseconds."""
    database = Database(path, DatabaseKey.parse(key))
    await database.open()
    now = datetime.now(UTC)
    try:
        listed = await database.read(conversations.page, ConversationFilter.ALL, None, 50, now)
        some = [conversation.id for conversation in listed.conversations[:10]]

        async def list_waiting() -> None:
            await database.read(conversations.page, ConversationFilter.WAITING, None, 200, now)

        async def list_all() -> None:
            await database.read(conversations.page, ConversationFilter.ALL, None, 200, now)

        async def counts() -> None:
            await database.read(conversations.counts)

        async def last_50() -> None:
            for conversation_id in some:
                await database.read(messages.page, ConversationId(conversation_id), None, 50)

        return {
            "list, waiting": await median_ms(list_waiting),
            "list, all": await median_ms(list_all),
            "counts": await median_ms(counts),
            "open last 50 (ten conversations)": await median_ms(last_50),
        }
    finally:
        await database.close()


def rows() -> list[Row]:
    """Each figure at each size beside the same figure at the smallest size."""
    by_size: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for size in SIZES:
            path, key = Path(folder) / f"{size}.db", secrets.token_hex(32)
            seed(path, key, messages=size, conversations=CONVERSATIONS)
            by_size[size] = asyncio.run(figures(path, key))
    smallest = by_size[SIZES[0]]
    return [
        at_most(f"{name}, {size:,} messages", took, smallest[name], 1.5, unit="ms")
        for size in SIZES[1:]
        for name, took in by_size[size].items()
    ]
