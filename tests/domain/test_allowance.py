"""How many may leave: Meta's tiers, the clinic's day, used and left."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.allowance import (
    Allowance,
    MessagingLimit,
    clinic_day,
    read_limit,
    zone_of,
)

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
SANTIAGO = ZoneInfo("America/Santiago")


@pytest.mark.parametrize(
    ("tier", "patients"),
    [
        ("TIER_50", 50),
        ("TIER_250", 250),
        ("TIER_1K", 1_000),
        ("tier_2k", 2_000),
        (" TIER_10K ", 10_000),
        ("TIER_100K", 100_000),
        ("2000", 2_000),
    ],
)
def test_a_tier_is_a_number(tier: str, patients: int) -> None:
    limit = read_limit(tier, NOW)
    assert limit is not None
    assert (limit.patients, limit.at, limit.is_endless) == (patients, NOW, False)


@pytest.mark.parametrize("tier", ["TIER_UNLIMITED", "-1"])
def test_no_limit_is_a_word_too(tier: str) -> None:
    limit = read_limit(tier, NOW)
    assert limit is not None
    assert (limit.patients, limit.is_endless) == (None, True)


@pytest.mark.parametrize(
    "tier", ["", "TIER_NOT_SET", "NOT_SET", "0", "TIER_", "K", "2,5K", "TIER_٢K"]
)
def test_what_tells_nothing_is_no_limit_of_zero(tier: str) -> None:
    assert read_limit(tier, NOW) is None


@given(st.text(max_size=40))
def test_any_word_is_read_or_passed_by(word: str) -> None:
    limit = read_limit(word, NOW)
    assert limit is None or limit.is_endless or (limit.patients or 0) > 0


def test_nothing_said_is_not_the_same_as_no_limit() -> None:
    assert not MessagingLimit().is_endless


def test_the_day_is_the_clinics() -> None:
    day = clinic_day(datetime(2026, 11, 23, 2, 30, tzinfo=UTC), SANTIAGO)
    assert day.name == "2026-11-22"
    assert day.starts_at == datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    assert day.ends_at == datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(("month", "day", "hours"), [(9, 6, 23), (4, 4, 25), (9, 7, 24)])
def test_days_on_which_clocks_are_set(month: int, day: int, hours: int) -> None:
    noon = datetime(2026, month, day, 16, 0, tzinfo=UTC)
    found = clinic_day(noon, SANTIAGO)
    assert found.ends_at - found.starts_at == timedelta(hours=hours)


@given(
    now=st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["America/Santiago", "Pacific/Easter", "America/Bogota", "UTC"]),
)
def test_every_moment_lies_in_its_day(now: datetime, zone: str) -> None:
    day = clinic_day(now, ZoneInfo(zone))
    assert day.starts_at <= now < day.ends_at
    assert clinic_day(day.ends_at, ZoneInfo(zone)).starts_at == day.ends_at


def test_an_unknown_zone_is_utc() -> None:
    assert zone_of("Nowhere/Atall") is UTC
    assert zone_of("America/Santiago") == SANTIAGO


def test_used_and_left() -> None:
    limit = read_limit("TIER_250", NOW) or MessagingLimit()
    some = Allowance(ceiling=1_000, sent_today=999, day_ends_at=NOW, limit=limit, reached=240)
    assert (some.left_today, some.patients_left) == (1, 10)
    over = Allowance(ceiling=100, sent_today=120, day_ends_at=NOW, limit=limit, reached=300)
    assert (over.left_today, over.patients_left) == (0, 0)
    unknown = Allowance(ceiling=1, sent_today=0, day_ends_at=NOW, limit=MessagingLimit(), reached=3)
    assert unknown.patients_left is None
