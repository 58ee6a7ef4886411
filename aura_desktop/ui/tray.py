"""The tray: how the line is, at a glance, and the way back to a hidden window."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from aura_desktop.ui.desktop_notes import send_note
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.tray_icon import TrayState, tray_icon

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

_WATCHER = "org.kde.StatusNotifierWatcher"
OLD_TRAY_AFTER_MS = 20_000
"""When the program starts at log-in, the panel may come after it."""
_NOTE_MS = 10_000


class Tray(QObject):
    """An icon with a menu, and notifications, which say nothing of patients.

    Signals:
        open_requested(): show the window; also a click on the icon or on a notification.
        check_requested(): how is the line, exactly?
        silence_requested(), quit_requested().
        appeared(): the desktop has a tray after all.
    """

    open_requested = Signal()
    check_requested = Signal()
    silence_requested = Signal()
    quit_requested = Signal()
    appeared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._state = TrayState.OK
        self._words = ""
        self._waiting = 0
        self._tasks = Tasks(self)
        self._menu = QMenu()
        self._build_menu()
        if sys.platform == "linux":
            self._watcher = QDBusServiceWatcher(self)
            self._watcher.serviceRegistered.connect(self._on_host_came)

    def start(self) -> None:
        """Put the icon into the tray, now or when there is one."""
        if sys.platform == "linux":
            # Qt asks once whether there is a tray and never again: it must not be asked too early.
            bus = QDBusConnection.sessionBus()
            self._watcher.setConnection(bus)
            self._watcher.addWatchedService(_WATCHER)
            if bus.isConnected() and not bus.interface().isServiceRegistered(_WATCHER).value():
                QTimer.singleShot(OLD_TRAY_AFTER_MS, self, self._put_if_there_is_one)
                return
        self._put_if_there_is_one()

    def is_available(self) -> bool:
        """Whether a person finds the program there: otherwise the window must not be hidden."""
        return self._icon is not None

    def set_state(self, state: TrayState, words: str) -> None:
        """`words` say the same as the shape, in the tooltip and in the menu."""
        if (state, words) != (self._state, self._words):
            self._state, self._words = state, words
            self._show()

    def set_waiting(self, count: int) -> None:
        """How many conversations wait for an answer."""
        if count != self._waiting:
            self._waiting = count
            self._show()

    def set_alarm(self, *, is_ringing: bool) -> None:
        """Whether there is something to silence."""
        self._silence.setVisible(is_ringing)

    def notify(self, title: str, text: str, *, alarm: bool = False) -> None:
        """Show a notification; where there is no tray, over the desktop's own service."""
        if self._icon is None:
            self._tasks.spawn(send_note(title, text))
            return
        kinds = QSystemTrayIcon.MessageIcon
        kind = kinds.Critical if alarm else kinds.NoIcon
        self._icon.showMessage(title, text, kind, _NOTE_MS)

    async def close(self) -> None:
        """Take everything away."""
        if sys.platform == "linux":
            self._watcher.setWatchedServices([])
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        self._menu.deleteLater()
        await self._tasks.close()

    def retranslate(self) -> None:
        """The window speaks another language now."""
        self._open.setText(self.tr("Open AURA Desktop"))
        self._check.setText(self.tr("Check the line"))
        self._silence.setText(self.tr("Silence the alarm"))
        self._quit.setText(self.tr("Quit"))
        self._show()

    def _build_menu(self) -> None:
        self._open = self._add(self.open_requested)
        self._menu.setDefaultAction(self._open)
        self._count = QAction(self._menu)
        self._count.setEnabled(False)
        self._line = QAction(self._menu)
        self._line.setEnabled(False)
        self._menu.addSeparator()
        self._menu.addActions([self._count, self._line])
        self._check = self._add(self.check_requested)
        self._silence = self._add(self.silence_requested)
        self._silence.setVisible(False)
        self._menu.addSeparator()
        self._quit = self._add(self.quit_requested)
        self.retranslate()

    def _add(self, signal: SignalInstance) -> QAction:
        action = QAction(self._menu)
        action.triggered.connect(lambda: signal.emit())
        self._menu.addAction(action)
        return action

    def _put_if_there_is_one(self) -> None:
        if self._icon is not None or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        icon = self._icon = QSystemTrayIcon(self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.open_requested)
        self._show()
        icon.show()
        self.appeared.emit()

    def _show(self) -> None:
        waiting = (
            self.tr("%n conversation(s) wait", None, self._waiting)
            if self._waiting
            else self.tr("Nobody waits")
        )
        self._count.setText(waiting)
        self._line.setText(self._words)
        self._line.setVisible(bool(self._words))
        if self._icon is not None:
            self._icon.setIcon(tray_icon(self._state))
            lines = ("AURA Desktop", self._words, waiting)
            self._icon.setToolTip("\n".join(line for line in lines if line))

    def _on_host_came(self) -> None:
        self._put_if_there_is_one()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        # On macOS a click opens the menu, and the window on top of it would be a surprise.
        if sys.platform != "darwin" and reason in {reasons.Trigger, reasons.DoubleClick}:
            self.open_requested.emit()
