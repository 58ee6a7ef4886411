"""A time in which nobody was at the desk: the PC slept, or the program did not run."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SHORTEST = timedelta(minutes=5)
"""What is shorter is not worth a word."""


class AbsenceReason(StrEnum):
    """OFF: the program did not run, whatever the PC did."""

    SLEPT = "slept"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """From the last sign of life to the first one after it."""

    since: datetime
    until: datetime
    reason: AbsenceReason

    def holds(self, at: datetime) -> bool:
        """Whether something of this time could not be heard."""
        return self.since <= at <= self.until

    def is_worth_a_word(self) -> bool:
        """Long enough to tell a person of it."""
        return self.until - self.since >= SHORTEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What came late because of a gap: so many messages, in so many conversations."""

    since: datetime
    until: datetime
    reason: AbsenceReason
    messages: int
    conversations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Messages of patients that came at this moment and were not late."""

    messages: int
    conversations: int
