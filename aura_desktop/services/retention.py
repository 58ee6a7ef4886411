"""How long what is kept: a person looks at what would go and confirms; the night takes it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from aura_desktop.domain.audit import Action
from aura_desktop.domain.erasure import ErasureReason
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.retention import Category, Going, RetentionPolicy
from aura_desktop.store import audit, media_files, retention
from aura_desktop.store.database import Database, Tx

logger = logging.getLogger(__name__)

AT_ONCE = 100
Erase = Callable[[list[ContactId], ErasureReason], Awaitable[int]]


class Retention:
    """`erase` erases patients; `person`: who is signed in."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        person: Callable[[], str],
        erase: Erase,
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person
        self._erase = erase

    async def policy(self) -> RetentionPolicy:
        """What was confirmed last."""
        return await self._database.read(retention.get)

    async def preview(self, policy: RetentionPolicy) -> Sequence[Going]:
        """What would go tonight; nothing is changed."""
        return await self._database.read(retention.preview, policy, self._clock())

    async def confirm(self, policy: RetentionPolicy) -> None:
        """It holds from tonight on; call it once a person has seen the preview of this very policy."""
        await self._database.run(_confirm, policy, self._person(), self._clock())

    async def apply(self) -> dict[str, int]:
        """Take patients and records of media that are kept no longer; how many of each."""
        policy, now = await self.policy(), self._clock()
        gone: dict[str, int] = {}
        if (keep := policy.keep(Category.CONVERSATIONS)) is not None:
            gone[Category.CONVERSATIONS.value] = await self._take_patients(now - keep)
        if (keep := policy.keep(Category.MEDIA)) is not None:
            gone[Category.MEDIA.value] = await self._take_media(now - keep)
        gone = {name: count for name, count in gone.items() if count}
        if gone:
            await self._database.run(_note_applied, gone, now)
            logger.info("kept no longer: %s", gone)
        return gone

    async def _take_patients(self, before: datetime) -> int:
        total = 0
        while True:
            found = await self._database.read(retention.silent_contacts, before, AT_ONCE)
            gone = await self._erase(found, ErasureReason.RETENTION) if found else 0
            total += gone
            if len(found) < AT_ONCE or not gone:
                return total

    async def _take_media(self, before: datetime) -> int:
        total = 0
        while gone := await self._database.run(retention.forget_media, before, AT_ONCE):
            total += gone
        await self._database.run(media_files.prune, before)
        return total


def _confirm(tx: Tx, policy: RetentionPolicy, person: str, now: datetime) -> None:
    retention.put(tx, policy)
    detail = {category.value: days or 0 for category, days in policy.days.items()}
    audit.note(tx, Action.RETENTION_CHANGED, person, now, detail=detail)


def _note_applied(tx: Tx, gone: dict[str, int], now: datetime) -> None:
    audit.note(tx, Action.RETENTION_APPLIED, "", now, detail=gone)
