"""What the clinic knows, ready to be cited: free hours only as far as they lie ahead."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime, tzinfo

from aura_desktop.domain.ai_policy import AiMode, AiPolicy
from aura_desktop.domain.entry_page import Found
from aura_desktop.domain.free_slots import as_of
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, topic_of
from aura_desktop.store import knowledge
from aura_desktop.store.database import Database

_LOOKED_AT = 12

Search = Callable[[str, int], Awaitable[Sequence[Found]]]


class Sources:
    """`zone` is the clinic's: its days end there."""

    def __init__(
        self,
        database: Database,
        search: Search,
        clock: Callable[[], datetime],
        zone: Callable[[], tzinfo],
    ) -> None:
        self._database = database
        self._search = search
        self._clock = clock
        self._zone = zone

    async def find(self, text: str, limit: int, policy: AiPolicy) -> list[Entry] | None:
        """Those that fit these words best and are open to the AI; None: only topics that are off answer them."""
        found = await self._search(text, _LOOKED_AT if policy.off_topics else limit)
        fitting = open_to_ai([each.entry for each in found], policy)
        kept = {entry.id for entry in fitting}
        closed = [each for each in found if each.entry.id not in kept]
        if closed and not _adds([each for each in found if each.entry.id in kept], closed):
            return None
        return fitting[:limit]

    async def covered(self, text: str, ids: Collection[EntryId]) -> float:
        """How much of these words one of these entries speaks of, 0 to 1."""
        found = await self._search(text, _LOOKED_AT)
        return max((each.covered for each in found if each.entry.id in ids), default=0.0)

    async def of_kinds(self, kinds: Sequence[EntryKind]) -> list[Entry]:
        """All of these kinds."""
        now = self._now()
        found = await self._database.read(knowledge.valid, kinds, now.date())
        return _current(found, now)

    async def by_ids(self, ids: Sequence[EntryId]) -> list[Entry]:
        """Those of these that may be cited still."""
        now = self._now()
        found = await self._database.read(knowledge.by_ids, ids)
        return _current([entry for entry in found if entry.is_valid(now.date())], now)

    def _now(self) -> datetime:
        return self._clock().astimezone(self._zone())


def open_to_ai(entries: Sequence[Entry], policy: AiPolicy) -> list[Entry]:
    """Without those of topics that are off."""
    return [
        entry for entry in entries if policy.topic_mode(topic_of((entry.kind,))) is not AiMode.OFF
    ]


def _adds(fitting: Sequence[Found], closed: Sequence[Found]) -> bool:
    """Whether one fits as well as every closed one, or speaks of what none of them does."""
    most = max(each.covered for each in closed)
    spoken = frozenset[str]().union(*(each.spoken for each in closed))
    return any(each.covered >= most or each.spoken - spoken for each in fitting)


def _current(entries: Sequence[Entry], now: datetime) -> list[Entry]:
    return [current for entry in entries if (current := as_of(entry, now)) is not None]
