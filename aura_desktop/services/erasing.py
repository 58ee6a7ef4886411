"""Erasing a patient for good: rows, words in the index, the write-ahead log, and the note for older backups."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from aura_desktop import log
from aura_desktop.domain.erasure import ErasureReason, Receipt
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_file import Belonging
from aura_desktop.domain.person import Right
from aura_desktop.errors import InputError, StoreError
from aura_desktop.store import erasing, erasure_book, erasures, patient_file
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

PATIENCE = 20
PAUSE_S = 0.5
"""A message that leaves, or a delivery that is read, at this moment takes no longer."""
SHOWN = 50
_NOT_NOW = frozenset({"erasing_sends", "erasing_reads"})


class Erasing:
    """`backups` is where copies of the database lie; `renew_backups` replaces them for who asked, where
    somebody makes any.

    `person` names who is signed in.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        person: Callable[[], str],
        backups: Path,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        renew_backups: Callable[[str], Awaitable[object]] | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person
        self._backups = backups
        self._sleep = sleep
        self.renew_backups = renew_backups
        self.purge_media: Callable[[], Awaitable[object]] | None = None
        """Takes the bytes of files; set where files are fetched."""
        self.demand: Callable[[Right], None] = _nobody_is_asked
        """Whether who is signed in may erase."""

    async def look(self, contact_id: ContactId) -> Belonging:
        """How much there is of a patient. Raises: InputError("patient_not_found")."""
        return await self._database.read(patient_file.belonging, contact_id)

    async def erase(
        self, contact_id: ContactId, reason: ErasureReason = ErasureReason.REQUEST
    ) -> Receipt:
        """All of a patient, not to be taken back; whoever writes again later is somebody new.

        Raises: InputError patient_not_found, administrator_only; erasing_sends, erasing_reads: nothing was
        erased, and may be later.
        """
        self.demand(Right.ERASE)
        receipt = await self._erase(contact_id, reason, self._person())
        logger.info("patient %d erased: %s", contact_id, reason)
        await self._settle_now_or_later()
        return receipt

    async def erase_many(self, contact_ids: list[ContactId], reason: ErasureReason) -> int:
        """One after another, passing by who cannot be erased at this moment. Returns how many were."""
        gone, person = 0, self._person()
        for contact_id in contact_ids:
            try:
                await self._erase(contact_id, reason, person)
            except InputError as error:
                logger.info("patient %d not erased: %s", contact_id, error.code)
            else:
                gone += 1
        if gone:
            await self._settle_now_or_later()
        return gone

    async def finish(self) -> None:
        """What a run that broke off has left to do."""
        if await self._database.read(erasures.words_wait):
            await self.settle()

    async def settle(self) -> None:
        """Whoever restores a copy knows of it, and no word is left in an index, a file or the log of writes."""
        # First: what comes after may fail or be broken off, and is taken up again; this must not be.
        erased = await self._database.read(erasures.all_erased)
        await asyncio.to_thread(erasure_book.keep, self._backups, erased)
        first = True
        while not await self._database.run(erasing.settle_words, first=first):
            first = False
        await self._purge()
        await self._database.empty_log()

    async def _settle_now_or_later(self) -> None:
        """The patient is gone already; what is left to do is found again by `finish`."""
        try:
            await self.settle()
        except StoreError as error:
            logger.error("an erasure is not settled yet: %s", log.describe(error))

    async def _purge(self) -> None:
        """Bytes of files; their rows wait until it could be done."""
        try:
            if self.purge_media is not None:
                await self.purge_media()
        except StoreError as error:
            logger.error("files of an erased patient wait: %s", log.describe(error))

    async def receipts(self) -> list[Receipt]:
        """The newest first."""
        return await self._database.read(erasures.receipts, SHOWN)

    async def _erase(self, contact_id: ContactId, reason: ErasureReason, person: str) -> Receipt:
        """`person` asked for it; while it waits somebody else may sign in."""
        for _ in range(PATIENCE):
            try:
                return await self._erase_now(contact_id, reason, person)
            except InputError as error:
                if error.code not in _NOT_NOW:
                    raise
            await self._sleep(PAUSE_S)
        return await self._erase_now(contact_id, reason, person)

    async def _erase_now(
        self, contact_id: ContactId, reason: ErasureReason, person: str
    ) -> Receipt:
        return await self._database.run(erasing.erase, contact_id, reason, person, self._clock())


def _nobody_is_asked(right: Right) -> None:
    """Where there are no people, everybody may."""
