"""Feed: tells subscribers on the home loop what changed in the store, in commit order."""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence

from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.store import feed as rows
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

KEPT_ROWS = 5_000
PRUNE_EVERY = 2_000
BREATH_S = 0.015
"""Between two looks, so that a rush of commits is read in a few goes."""

FeedCallback = Callable[[Sequence[FeedItem]], None]


class Feed:
    """Wakes at each commit's bell and reads what lies after the last row it told of."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subscribers: dict[int, tuple[frozenset[Topic], FeedCallback]] = {}
        self._next_key = 0
        self._seq = 0
        self._told = 0
        self._rung = asyncio.Event()
        self._unsubscribe: Callable[[], None] | None = None

    def subscribe(self, topics: Collection[Topic], callback: FeedCallback) -> Callable[[], None]:
        """`callback` gets each batch's items of these topics, on the home loop; returns the way out."""
        key = self._next_key
        self._next_key += 1
        self._subscribers[key] = (frozenset(topics), callback)
        return lambda: self._subscribers.pop(key, None) and None

    async def start(self) -> None:
        """From here on nothing is missed; `run` may begin later."""
        loop = asyncio.get_running_loop()

        def ring() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._rung.set)

        self._unsubscribe = self._database.on_commit(ring)
        self._seq = await self._database.read(rows.last_seq)

    async def run(self) -> None:
        """Tell, wait, tell; never ends by itself."""
        while True:
            self._rung.clear()
            items = await self._database.read(rows.after, self._seq)
            if not items:
                await self._rung.wait()
                continue
            self._seq = items[-1].seq
            self._tell(items)
            await self._prune(len(items))
            await asyncio.sleep(BREATH_S)

    def stop(self) -> None:
        """No more bells; subscribers stay, unheard."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _tell(self, items: Sequence[FeedItem]) -> None:
        for topics, callback in list(self._subscribers.values()):
            wanted = [item for item in items if item.topic in topics]
            if not wanted:
                continue
            try:
                callback(wanted)
            except Exception:  # one deaf subscriber must not silence the others
                logger.exception("a feed subscriber failed")

    async def _prune(self, told: int) -> None:
        self._told += told
        if self._told >= PRUNE_EVERY:
            self._told = 0
            await self._database.run(rows.prune, KEPT_ROWS)
