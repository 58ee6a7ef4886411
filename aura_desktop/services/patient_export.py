"""A copy of everything kept of a patient, in a file that a person chose."""

import asyncio
import contextlib
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from aura_desktop.domain.audit import Action
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_file import Fields, Head
from aura_desktop.errors import UnavailableError
from aura_desktop.files import take_place
from aura_desktop.store import audit, patient_file
from aura_desktop.store.database import Database, Tx

PAGE = 200


class Form(Protocol):
    """How a file looks; called in a thread, one piece after another."""

    @property
    def name(self) -> str: ...

    def head(self, head: Head, at: datetime, /) -> str: ...

    def page(self, messages: Sequence[Fields], /) -> str: ...

    def tail(self) -> str: ...


Progress = Callable[[int, int], None]
"""Messages written, and how many there are; called on the home loop."""


class PatientExport:
    """`person`: who is signed in."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], person: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person

    async def save(
        self,
        contact_id: ContactId,
        path: Path,
        form: Form,
        progress: Progress = lambda done, of: None,
    ) -> int:
        """Write the file, whole or not at all, also if it is broken off; how many messages are in it.

        The file is readable for this user alone, and is not encrypted.
        Raises: InputError patient_not_found, UnavailableError file_not_written.
        """
        # Now: by the end somebody else may be signed in, or nobody.
        person = self._person()
        head = await self._database.read(patient_file.head, contact_id)
        part = path.with_name(f".{path.name}.part")
        try:
            done = await self._write(contact_id, head, part, form, progress)
            await self._database.run(_note, contact_id, form.name, done, person, self._clock())
            await asyncio.to_thread(take_place, part, path)
        except OSError as error:
            raise UnavailableError("file_not_written") from error
        finally:
            # Broken off or not: nothing half written stays.
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return done

    async def _write(
        self, contact_id: ContactId, head: Head, part: Path, form: Form, progress: Progress
    ) -> int:
        file = await asyncio.to_thread(_open, part)
        try:
            await _in_thread(lambda: _put(file, form.head(head, self._clock())))
            done, last = 0, 0
            progress(done, head.messages)
            while page := await self._database.read(
                patient_file.messages_after, contact_id, last, head.last_message, PAGE
            ):
                await _in_thread(partial(_put_page, file, form, page))
                done, last = done + len(page), page[-1]["id"]
                progress(done, head.messages)
            await _in_thread(lambda: _put(file, form.tail()))
            await _in_thread(lambda: _close(file))
        finally:
            file.close()
        return done


def _open(part: Path) -> IO[str]:
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8", newline="\n")


def _put(file: IO[str], piece: str) -> None:
    file.write(piece)


def _put_page(file: IO[str], form: Form, page: Sequence[Fields]) -> None:
    _put(file, form.page(page))


def _close(file: IO[str]) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.close()


async def _in_thread(work: Callable[[], None]) -> None:
    """To its end also if nobody waits for it any more: the file is closed after that."""
    running = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


def _note(
    tx: Tx, contact_id: ContactId, form: str, messages: int, person: str, now: datetime
) -> None:
    detail: dict[str, str | int] = {"form": form, "messages": messages}
    audit.note(tx, Action.DATA_EXPORTED, person, now, contact_id=contact_id, detail=detail)
