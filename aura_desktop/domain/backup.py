"""Backups: what each is named, which are kept, when the next one is due, and what is known of them all."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

DAILY_AFTER = timedelta(hours=20)
"""Less than a day: a PC that is on from nine to six makes each one as it comes."""
KEPT_DAYS = 7
KEPT_WEEKS = 4
KEPT_BY_HAND = 3
KEPT_BEFORE_MIGRATION = 2
KEPT_LONGEST = timedelta(days=90)
"""Whoever was erased is in no backup any more after this."""

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"aura-(\d{8}T\d{6}Z)-([a-z-]+)\.db")


class BackupKind(StrEnum):
    """Why it was made; a part of its name."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    BEFORE_MIGRATION = "before-migration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One file in the folder of backups; `made_at` is not later than what is in it."""

    made_at: datetime
    kind: BackupKind
    size_bytes: int = 0

    @property
    def name(self) -> str:
        """Of the file."""
        return f"aura-{stamp(self.made_at)}-{self.kind.value}.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a database holds, in figures; `last_message_at` is the newest of them, by Meta's clock."""

    messages: int = 0
    conversations: int = 0
    last_message_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came of going back to a backup.

    `unconfirmed` jobs may have left since, a person decides; `erased` patients were erased again;
    `saved` messages newer than the backup came out of the file that was put aside; without `has_people`
    who may sign in is as it was in the backup.
    """

    backup: Backup
    contents: Contents
    unconfirmed: int = 0
    erased: int = 0
    saved: int = 0
    has_people: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The last try came to nothing, and why; older backups are as they were."""

    code: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """`done` of one is under way, from 0 to 1. `checked_at` is when the whole file was last found sound."""

    backups: tuple[Backup, ...] = ()
    is_running: bool = False
    done: float = 0.0
    failed: Failed | None = None
    checked_at: datetime | None = None
    is_damaged: bool = False


def stamp(at: datetime) -> str:
    """A moment as it stands in names of files: UTC, to the second."""
    return at.astimezone(UTC).strftime(_STAMP)


def read_name(name: str, size_bytes: int) -> Backup | None:
    """The backup that a file's name tells of, None for any other file."""
    found = _NAME.fullmatch(name)
    if found is None or found[2] not in set(BackupKind):
        return None
    try:
        made_at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(made_at=made_at, kind=BackupKind(found[2]), size_bytes=size_bytes)


def is_due(backups: Iterable[Backup], now: datetime) -> bool:
    """Whether it is time for the daily one. One made in the future, by a clock set back since, counts for nothing."""
    made = [each.made_at for each in backups if each.kind is not BackupKind.BEFORE_MIGRATION]
    return not any(now - DAILY_AFTER < at <= now for at in made)


def superseded(backups: Sequence[Backup]) -> list[Backup]:
    """Those nobody needs any more, once the newest is known to be good."""
    by_kind: dict[BackupKind, list[Backup]] = {kind: [] for kind in BackupKind}
    for each in sorted(backups, key=lambda backup: backup.made_at, reverse=True):
        by_kind[each.kind].append(each)
    daily = by_kind[BackupKind.DAILY]
    kept = [
        *_newest_of(daily, lambda each: each.made_at.date(), KEPT_DAYS),
        *_newest_of(daily, lambda each: each.made_at.isocalendar()[:2], KEPT_WEEKS),
        *by_kind[BackupKind.BY_HAND][:KEPT_BY_HAND],
        *by_kind[BackupKind.BEFORE_MIGRATION][:KEPT_BEFORE_MIGRATION],
    ]
    newest = max((each.made_at for each in backups), default=None)
    return [
        each
        for each in backups
        if each not in kept or (newest is not None and newest - each.made_at > KEPT_LONGEST)
    ]


def _newest_of(
    backups: Sequence[Backup], span: Callable[[Backup], Hashable], limit: int
) -> list[Backup]:
    """The newest of each span, for so many spans; newest first, as given."""
    newest: dict[Hashable, Backup] = {}
    for each in backups:
        newest.setdefault(span(each), each)
    return list(newest.values())[:limit]
