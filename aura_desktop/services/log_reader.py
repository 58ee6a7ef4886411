"""LogReader: the program's own log, read back a piece at a time in a thread."""

import asyncio
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from aura_desktop import log
from aura_desktop.domain.log_line import LogLine, read_log
from aura_desktop.errors import UnavailableError
from aura_desktop.files import take_place

LINES = 2_000
_BLOCK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far the newest file has been read; `file` tells it from the one that takes its name."""

    file: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPart:
    """Entries in the order of the file; `place` is where the next part begins."""

    lines: tuple[LogLine, ...]
    place: Place


class LogReader:
    """Follows a log that turns over: what the renamed file still held is read first."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder there is no log to read."""
        self._folder = folder

    async def last(self, lines: int = LINES) -> LogPart:
        """The newest entries, from as many lines, across all files. Raises: UnavailableError log_unreadable."""
        return await asyncio.to_thread(self._guarded, lambda: self._last(lines))

    async def after(self, place: Place) -> LogPart:
        """What was written since. Raises: UnavailableError log_unreadable."""
        return await asyncio.to_thread(self._guarded, lambda: self._after(place))

    async def export(self, path: Path, lines: Sequence[LogLine], zone: str = "") -> None:
        """Write entries to a file of one's own, masked once more, above them the `zone` of their times.

        Raises: UnavailableError file_not_written.
        """
        head = [f"time zone: {zone}"] if zone else []
        await asyncio.to_thread(_write, path, [*head, *(line.written() for line in lines)])

    # Below: in a thread.

    def _guarded(self, read: Callable[[], LogPart]) -> LogPart:
        try:
            return read()
        except OSError:
            raise UnavailableError("log_unreadable") from None

    def _last(self, wanted: int) -> LogPart:
        found: list[str] = []
        place = Place()
        for number, path in enumerate(self._files()):
            if len(found) >= wanted:
                break
            known = path.stat()
            lines, end = _tail(path, wanted - len(found), known.st_size)
            if number == 0:
                place = Place(file=known.st_ino, offset=end)
            found = lines + found
        return LogPart(lines=_dated(read_log(found)), place=place)

    def _after(self, place: Place) -> LogPart:
        files = self._files()
        if not files:
            return LogPart(lines=(), place=place)
        newest, known = files[0], files[0].stat()
        # An open file cannot be renamed on Windows: it is left alone while nothing is new.
        if Place(file=known.st_ino, offset=known.st_size) == place:
            return LogPart(lines=(), place=place)
        found: list[str] = []
        start = place.offset
        if known.st_ino != place.file or known.st_size < place.offset:
            older = [path for path in files[1:] if path.stat().st_ino == place.file]
            found = _between(older[0], place.offset)[0] if older else []
            start = 0
        lines, end = _between(newest, start)
        place = Place(file=known.st_ino, offset=end)
        return LogPart(lines=_dated(read_log(found + lines)), place=place)

    def _files(self) -> list[Path]:
        """Newest first."""
        if self._folder is None:
            return []
        names = [log.FILE_NAME, *(f"{log.FILE_NAME}.{n}" for n in range(1, log.KEPT_FILES + 1))]
        return [path for name in names if (path := self._folder / name).is_file()]


def _dated(lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """With the moment each time means on this PC, whose clock wrote it."""
    return tuple(replace(line, at=_moment(line.time)) for line in lines)


def _moment(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _tail(path: Path, wanted: int, size: int) -> tuple[list[str], int]:
    """The last whole lines of a file, read backwards in blocks, and where they end."""
    with path.open("rb") as file:
        start, text = size, b""
        while start > 0 and text.count(b"\n") <= wanted:
            step = min(_BLOCK, start)
            start -= step
            file.seek(start)
            text = file.read(step) + text
    whole = text[: text.rfind(b"\n") + 1]
    lines = whole.decode("utf-8", "replace").splitlines()
    return (lines if start == 0 else lines[1:])[-wanted:], start + len(whole)


def _between(path: Path, start: int) -> tuple[list[str], int]:
    """Whole lines from an offset on, and where they end: half a line is left for the next time."""
    with path.open("rb") as file:
        file.seek(start)
        text = file.read()
    end = text.rfind(b"\n") + 1
    return text[:end].decode("utf-8", "replace").splitlines(), start + end


def _write(path: Path, lines: Iterable[str]) -> None:
    text = log.clean("\n".join(lines)) + "\n"
    rest = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.part")
    try:
        rest.write_text(text, encoding="utf-8")
        take_place(rest, path)
    except OSError:
        with suppress(OSError):
            rest.unlink(missing_ok=True)
        raise UnavailableError("file_not_written") from None
