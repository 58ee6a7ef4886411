"""What came late, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.absence import Absence, AbsenceReason
from aura_desktop.ui import wording_count, wording_time

translate = QCoreApplication.translate


def absence_title(absence: Absence) -> str:
    """Why nobody was here."""
    if absence.reason is AbsenceReason.SLEPT:
        return translate("wording", "This computer was asleep")
    return translate("wording", "The program was not running")


def absence_text(absence: Absence, now: datetime) -> str:
    """What came late, from when to when: "4 messages in 2 conversations came late (22:10 to 08:02)."."""
    messages = wording_count.messages(absence.messages)
    conversations = wording_count.conversations(absence.conversations)
    pattern = translate("wording", "{messages} in {conversations} came late: {since} to {until}.")
    return pattern.format(
        messages=messages,
        conversations=conversations,
        since=wording_time.moment(absence.since, now),
        until=wording_time.moment(absence.until, now),
    )
