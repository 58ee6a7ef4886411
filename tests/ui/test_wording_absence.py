"""What came late, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from aura_desktop.domain.absence import Absence, AbsenceReason
from aura_desktop.ui.wording_absence import absence_text, absence_title

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)


@pytest.mark.usefixtures("qapp")
def test_each_reason_has_its_title_and_the_span_its_hours() -> None:
    absence = Absence(
        since=NOW - timedelta(hours=16),
        until=NOW - timedelta(hours=2),
        reason=AbsenceReason.SLEPT,
        messages=12,
        conversations=5,
    )
    assert absence_title(absence) == "This computer was asleep"
    assert absence_text(absence, NOW) == (
        "12 message(s) in 5 conversation(s) came late: 23 nov 18:42 to 08:42."
    )
    for reason in (AbsenceReason.OFF, AbsenceReason.UNKNOWN):
        other = Absence(
            since=absence.since, until=absence.until, reason=reason, messages=1, conversations=1
        )
        assert absence_title(other) == "The program was not running"
