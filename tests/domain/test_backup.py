"""Names of backups, when one is due, and which are kept."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from aura_desktop.domain.backup import Backup, BackupKind, is_due, read_name, stamp, superseded

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def made(hours_ago: float, kind: BackupKind = BackupKind.DAILY) -> Backup:
    return Backup(made_at=NOW - timedelta(hours=hours_ago), kind=kind)


def test_a_name_is_utc_and_says_why() -> None:
    there = datetime(2026, 11, 30, 3, 0, tzinfo=timezone(timedelta(hours=-3)))
    assert stamp(there) == "20261130T060000Z"
    backup = Backup(made_at=there.astimezone(UTC), kind=BackupKind.BEFORE_MIGRATION, size_bytes=7)
    assert backup.name == "aura-20261130T060000Z-before-migration.db"
    assert read_name(backup.name, 7) == backup


@pytest.mark.parametrize(
    "name",
    [
        "aura.db",
        "aura-20261130T060000Z-daily.db.part",
        "aura-20261130T060000Z-weekly.db",
        "aura-20261399T060000Z-daily.db",
        "erasures.json",
        "../aura-20261130T060000Z-daily.db",
    ],
)
def test_other_files_are_no_backups(name: str) -> None:
    assert read_name(name, 1) is None


def test_names_sort_as_they_were_made() -> None:
    names = [made(hours).name for hours in (50, 26, 2)]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("backups", "due"),
    [
        ([], True),
        ([made(1)], False),
        ([made(19.9)], False),
        ([made(20)], True),
        ([made(1, BackupKind.BY_HAND)], False),
        ([made(1, BackupKind.BEFORE_MIGRATION)], True),
        ([made(-30)], True),
        ([made(200), made(3)], False),
    ],
)
def test_one_a_day_is_due(backups: list[Backup], *, due: bool) -> None:
    assert is_due(backups, NOW) is due


def test_seven_days_and_four_weeks_are_kept() -> None:
    daily = [made(24 * day) for day in range(60)]
    gone = superseded(daily)
    days = [(NOW - each.made_at).days for each in daily if each not in gone]
    assert days == [0, 1, 2, 3, 4, 5, 6, 8, 15]


def test_of_one_day_the_newest_is_kept() -> None:
    assert superseded([made(1), made(2), made(3)]) == [made(2), made(3)]


def test_gaps_cost_nothing() -> None:
    """A PC that was off for two months keeps what it had."""
    old = [made(24 * (60 + day)) for day in range(5)]
    assert superseded([made(0), *old]) == []


@pytest.mark.parametrize("kind", BackupKind)
def test_none_outlives_those_who_were_erased_by_far(kind: BackupKind) -> None:
    old = made(24 * 91, kind)
    assert superseded([old]) == [], "the only one there is"
    assert superseded([made(0), old]) == [old]


def test_those_made_by_hand_and_before_updates_are_counted_apart() -> None:
    by_hand = [made(day, BackupKind.BY_HAND) for day in range(5)]
    before = [made(day, BackupKind.BEFORE_MIGRATION) for day in range(5)]
    assert superseded([*before, *by_hand, made(0)]) == [*before[2:], *by_hand[3:]]
