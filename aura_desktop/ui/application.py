"""The application, as far as the system speaks to it and not to a window."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Signals: quit_requested(): the session ends, or somebody chose "Quit" in the Dock or pressed Cmd+Q."""

    quit_requested = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            # Qt would close the windows, and one that stays in the tray refuses; without any it would leave
            # its loop on the spot. The program ends in order instead.
            self.quit_requested.emit()
            return True
        return super().event(event)
