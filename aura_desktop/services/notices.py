"""Notices: what an administrator should see."""

from aura_desktop.domain.notice import Notice
from aura_desktop.store import notices
from aura_desktop.store.database import Database


class Notices:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def recent(self, limit: int = 100) -> list[Notice]:
        """The newest first."""
        return await self._database.read(notices.recent, limit)

    async def unseen_count(self) -> int:
        """How many nobody has looked at."""
        return await self._database.read(notices.unseen_count)

    async def mark_seen(self) -> None:
        """Somebody looked at them all."""
        await self._database.run(notices.mark_seen)
