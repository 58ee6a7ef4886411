"""Words for screen readers that nothing on the screen has the focus to say."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def say(widget: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Read this aloud: urgent at once, else when the reader has come to an end. "" says nothing."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    polite, urgent = (
        QAccessible.AnnouncementPoliteness.Polite,
        QAccessible.AnnouncementPoliteness.Assertive,
    )
    event.setPoliteness(urgent if is_urgent else polite)
    QAccessible.updateAccessibility(event)
