"""An entry of the program's own log, read back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_HEAD = re.compile(
    r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?:,\d+)? (DEBUG|INFO|WARNING|ERROR|CRITICAL) (\S+) ?(.*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """`time` as it stands in the file, in the PC's zone; `text` may have several lines.

    `at` is the moment it means, None where that is not known.
    """

    time: str = ""
    at: datetime | None = None
    level: str = "INFO"
    source: str = ""
    text: str = ""

    def written(self) -> str:
        """The entry as one would put it into a file."""
        return " ".join(part for part in (self.time, self.level, self.source, self.text) if part)

    def told_in(self, zone: tzinfo) -> "LogLine":
        """The same entry with the time of another zone; as it stands where its moment is not known."""
        if self.at is None:
            return self
        return replace(self, time=f"{self.at.astimezone(zone):%Y-%m-%d %H:%M:%S}")


def zone_mark(zone: tzinfo, at: datetime) -> str:
    """A zone for whoever reads a file elsewhere: "America/Santiago (UTC-03:00)", as it is at this moment."""
    offset = f"{at.astimezone(zone):%z}"
    return f"{zone} (UTC{offset[:3]}:{offset[3:5]})"


def read_log(lines: Iterable[str]) -> list[LogLine]:
    """Entries from lines of the file; what has no time of its own belongs to the entry above it."""
    entries: list[LogLine] = []
    rest: list[str] = []
    for line in lines:
        head = _HEAD.fullmatch(line)
        if head is None:
            rest.append(line)
            continue
        _join(entries, rest)
        rest = []
        time, level, source, text = head.groups()
        entries.append(LogLine(time=time, level=level, source=source, text=text))
    _join(entries, rest)
    return entries


def at_least(line: LogLine, level: str) -> bool:
    """Whether an entry is of this level or a graver one."""
    return LEVELS.index(line.level) >= LEVELS.index(level)


def _join(entries: list[LogLine], rest: list[str]) -> None:
    """A traceback whose head has been cut off stands as an entry of its own."""
    text = "\n".join(rest).strip("\n")
    if not text:
        return
    if entries:
        entries[-1] = replace(entries[-1], text=f"{entries[-1].text}\n{text}")
    else:
        entries.append(LogLine(text=text))
