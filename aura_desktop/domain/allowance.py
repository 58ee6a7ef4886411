"""How many messages may leave: Meta's messaging limit on the account, and the clinic's own ceiling for a day."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

FIRST_CEILING = 1_000
MOST_CEILING = 100_000
REACH_LASTS = timedelta(hours=24)
"""So long a patient who was written to outside the service window counts towards the messaging limit."""
_TIER = re.compile(r"(?:TIER_)?(\d{1,9})(K|M)?", re.ASCII)
_FACTOR = {"K": 1_000, "M": 1_000_000}
_ENDLESS = frozenset({"TIER_UNLIMITED", "UNLIMITED", "-1"})


class HoldReason(StrEnum):
    """Why a message waits though nothing is wrong; the stored word."""

    MESSAGING_LIMIT = "messaging_limit"
    DAILY_CEILING = "daily_ceiling"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A queued message is held back until then, as far as is known now; `most`: the figure that is reached."""

    reason: HoldReason
    until: datetime
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagingLimit:
    """What Meta last said; `tier` is its own word, "" before it said any. `patients` None: no limit known."""

    tier: str = ""
    patients: int | None = None
    at: datetime | None = None

    @property
    def is_endless(self) -> bool:
        """Whether Meta sets none."""
        return self.tier in _ENDLESS


def read_limit(tier: str, at: datetime) -> MessagingLimit | None:
    """TIER_250, TIER_2K, TIER_UNLIMITED, or a bare number of a webhook; None for what tells nothing."""
    word = tier.strip().upper()
    if word in _ENDLESS:
        return MessagingLimit(tier=word, at=at)
    found = _TIER.fullmatch(word)
    if found is None:
        return None
    patients = int(found[1]) * _FACTOR.get(found[2] or "", 1)
    return MessagingLimit(tier=word, patients=patients, at=at) if patients else None


def zone_of(name: str) -> tzinfo:
    """The time zone of this name; UTC where this PC does not know it."""
    try:
        return ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        return UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicDay:
    """One day by the clinic's clock; `name` is its date."""

    name: str
    starts_at: datetime
    ends_at: datetime


def clinic_day(now: datetime, zone: tzinfo) -> ClinicDay:
    """The day that `now` falls into there."""
    today = now.astimezone(zone).date()

    def midnight(day: date) -> datetime:
        # By the calendar: a day on which clocks are set has 23 or 25 hours.
        return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)

    return ClinicDay(
        name=today.isoformat(),
        starts_at=midnight(today),
        ends_at=midnight(today + timedelta(days=1)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """Used and left, at one moment. `reached`: patients written to outside their window in the last 24 h.

    `sent_today` counts every message and reaction that left, or may have, whoever asked for it. `held`: how
    many wait for a reason of these.
    """

    ceiling: int
    sent_today: int
    day_ends_at: datetime
    limit: MessagingLimit
    reached: int
    held: int = 0

    @property
    def left_today(self) -> int:
        """How many may still leave today."""
        return max(self.ceiling - self.sent_today, 0)

    @property
    def patients_left(self) -> int | None:
        """How many more patients may be written to first; None where there is no limit, or none is known."""
        most = self.limit.patients
        return None if most is None else max(most - self.reached, 0)
