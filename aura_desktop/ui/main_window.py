"""The frame of the window: rail, notices above, one page, the status chain below."""

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.curtain import Curtain
from aura_desktop.ui.shortcuts import Shortcuts
from aura_desktop.ui.widgets.notice_bar import NoticeBar, Ribbon
from aura_desktop.ui.widgets.rail import Rail
from aura_desktop.ui.widgets.status_chain import StatusChain
from aura_desktop.ui.widgets.tab_order import put_last
from aura_desktop.ui.widgets.toast import ToastStack

SECTIONS = ("inbox", "knowledge", "health", "settings")
_WIDTH, _HEIGHT, _TITLE_BAR = 1440, 900, 40
_PATIENCE = "patience"


class MainWindow(QWidget):
    """Holds pages by section; knows nothing of what they do.

    Signals:
        first_painted(): the frame is on the screen.
        close_requested(): somebody wants the program to end.
        section_missing(name): it is asked for and has no page; whoever can build one adds it now.
        section_changed(name), activated(): the window got the keyboard.
        connect_requested(): somebody in the demo wants their own number.
    """

    first_painted = Signal()
    close_requested = Signal()
    section_missing = Signal(str)
    section_changed = Signal(str)
    activated = Signal()
    connect_requested = Signal()

    def __init__(self, *, demo: bool) -> None:
        super().__init__()
        self._painted = False
        self._pages: dict[str, QWidget] = {}
        self.rail = Rail()
        self.notices = NoticeBar()
        self.chain = StatusChain()
        self.shortcuts = Shortcuts(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._floor = QWidget()
        self._cover: QWidget | None = None
        self._waiting = 0
        self._ribbon = self._make_ribbon() if demo else None
        self._build()
        self.curtain = Curtain(self, self._levels)
        self.toasts = ToastStack(self, bottom=theme.current().metric("layout.statusBar"))
        self.rail.section_requested.connect(self.show_section)
        self.curtain.moved.connect(self._on_curtain_moved)
        self.chain.diagnosis_requested.connect(self._on_diagnosis_requested)
        theme.notifier().changed.connect(self._on_theme_changed)
        self.set_waiting(0)
        self._on_theme_changed()
        # Else Qt gives the focus to the first button of the rail, with a frame nobody asked for.
        self.setFocus()

    def room(self) -> QWidget:
        """The parent to build a page in."""
        return self._stack

    def add_page(self, section: str, page: QWidget) -> None:
        """Put a page into its section."""
        self._pages[section] = page
        self._stack.addWidget(page)
        put_last(self.chain.tab_stop())

    def is_empty(self) -> bool:
        """Whether no page was ever added."""
        return not self._pages

    def show_section(self, section: str) -> None:
        """Open a section, if its page is there or can be built."""
        if section not in self._pages:
            self.section_missing.emit(section)
        page = self._pages.get(section)
        if page is None:
            return
        self.rail.set_section(section)
        if page is not self._stack.currentWidget():
            self._stack.setCurrentWidget(page)
            self.section_changed.emit(section)

    def section(self) -> str:
        """The section that is open; "inbox" before there are pages."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "inbox")

    def cover(self, widget: QWidget) -> None:
        """Put this over everything, rail and all; the keys of the window rest meanwhile."""
        self.uncover()
        self._cover = widget
        self._levels.addWidget(widget)
        self.curtain.put_under(widget)
        self.shortcuts.set_heard(False)

    def uncover(self) -> None:
        """Take away what covers the window, if anything does; it is the caller's again."""
        if self._cover is not None:
            self._levels.removeWidget(self._cover)
            self._cover.hide()
            self._cover = None
            self.curtain.put_under(self._floor)
            if not self.curtain.is_drawn():
                self.shortcuts.set_heard(True)
                self.setFocus()

    def is_covered(self) -> bool:
        """Whether something lies over the pages."""
        return self._cover is not None

    def set_waiting(self, count: int) -> None:
        """How many conversations wait: in the rail and the title, which says nothing of patients."""
        self._waiting = count
        self.rail.set_waiting(count)
        self._show_title()

    def set_patient(self, *, waits: bool) -> None:
        """Say, while nothing else is here yet, what the start may be waiting for."""
        if not waits:
            self.notices.clear_notice(_PATIENCE)
            return
        self.notices.show_notice(
            _PATIENCE,
            self.tr("Starting takes longer than usual"),
            self.tr("If a window asks for the password of the key ring, enter it there."),
            icon="key-round",
        )

    def restore_frame(self, geometry: str) -> None:
        """Place and size as `frame` gave them; a screen that is gone is no problem."""
        if not geometry or not self.restoreGeometry(QByteArray.fromHex(geometry.encode("ascii"))):
            self._fill(self.screen().availableSize())

    def frame(self) -> str:
        """Place and size as text."""
        return bytes(self.saveGeometry().toHex().data()).decode("ascii")

    def _fill(self, room: QSize) -> None:
        """The size it is drawn for; the whole screen where that, or its frame, does not fit."""
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - _TITLE_BAR))
        if room.width() <= _WIDTH or room.height() <= _HEIGHT + _TITLE_BAR:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _make_ribbon(self) -> Ribbon:
        ribbon = Ribbon(
            "flask-conical",
            self.tr("Demo mode"),
            self.tr("The patients are fictitious and nothing leaves for WhatsApp."),
            action=self.tr("Connect my number"),
        )
        ribbon.action_requested.connect(self.connect_requested)
        return ribbon

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        self._levels = QStackedLayout(self)
        self._levels.setContentsMargins(0, 0, 0, 0)
        self._levels.addWidget(self._floor)
        column = QVBoxLayout(self._floor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._ribbon is not None:
            column.addWidget(self._ribbon)
        column.addWidget(self.notices)
        column.addLayout(middle, 1)
        column.addWidget(self.chain)

    def _show_title(self) -> None:
        count = 0 if self.curtain.is_drawn() else self._waiting
        self.setWindowTitle(f"({count}) AURA Desktop" if count else "AURA Desktop")

    def _on_curtain_moved(self, is_drawn: bool) -> None:
        self._show_title()
        self.toasts.set_aside(aside=is_drawn)
        self.shortcuts.set_heard(not is_drawn and self._cover is None)

    def _on_diagnosis_requested(self) -> None:
        self.show_section("health")

    def _on_theme_changed(self) -> None:
        smallest = theme.tokens()["layout"]["minWindow"]
        self.setMinimumSize(*smallest)
        self._fit_rail()

    def _fit_rail(self) -> None:
        self.rail.set_compact(compact=self.width() < theme.tokens()["layout"]["compactBelowWidth"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        # What closing means is decided elsewhere; the window goes when everything behind it has stopped.
        event.ignore()
        self.close_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("window"))
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
