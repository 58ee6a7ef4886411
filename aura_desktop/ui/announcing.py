"""Words for screen readers that nothing on the screen has the focus to say."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from aura_desktop.ui.curtain import curtain_of


def is_hushed(widget: QWidget) -> bool:
    """Whether it lies under the curtain of its window: what cannot be seen is not to be heard either."""
    curtain = curtain_of(widget.window())
    return curtain is not None and curtain.is_drawn() and not widget.isVisible()


def say(widget: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Read this aloud: urgent at once, else when the reader has come to an end. "" says nothing."""
    if not words or is_hushed(widget):
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    polite, urgent = (
        QAccessible.AnnouncementPoliteness.Polite,
        QAccessible.AnnouncementPoliteness.Assertive,
    )
    event.setPoliteness(urgent if is_urgent else polite)
    QAccessible.updateAccessibility(event)
