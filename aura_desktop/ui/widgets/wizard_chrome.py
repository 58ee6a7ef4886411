"""What surrounds a step of the wizard: the form's pane, the help's, and the footer with its buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.focus_follower import FocusFollower
from aura_desktop.ui.widgets.rich_label import RichLabel
from aura_desktop.ui.widgets.tab_order import order_tabs

FORM_WIDEST, LEAD_WIDEST = 690, 560
_ROOMY_FROM = 760
"""Below this width the form's margins are the smaller ones."""
_ROOMY_HELP_FROM = 330
_LINE = 12
"""Controls whose middles are no farther apart stand on one line."""


def quiet_scroll(inner: QWidget) -> QScrollArea:
    """Scrolls up and down only, and is no stop for Tab."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.viewport().setAutoFillBackground(False)
    scroll.setWidget(inner)
    inner.setAutoFillBackground(False)
    return scroll


def order_panes(panes: Sequence[QWidget]) -> None:
    """Tab visits the panes in this order, and in each of them what can be seen: line by line.

    The order in which widgets are made says nothing here: steps are built and rows added as they are needed.
    """
    order_tabs([stop for pane in panes for stop in _lines(pane)])


def _lines(pane: QWidget) -> list[QWidget]:
    stops = [
        stop
        for stop in pane.findChildren(QWidget)
        if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    places = {stop: stop.mapTo(pane, stop.rect().center()) for stop in stops}
    stops.sort(key=lambda stop: places[stop].y())
    lines: list[list[QWidget]] = []
    for stop in stops:
        if lines and places[stop].y() - places[lines[-1][0]].y() <= _LINE:
            lines[-1].append(stop)
        else:
            lines.append([stop])
    return [stop for line in lines for stop in sorted(line, key=lambda each: _left(each, pane))]


def _left(stop: QWidget, pane: QWidget) -> int:
    return stop.mapTo(pane, stop.rect().topLeft()).x()


class FormPane(QWidget):
    """Title, a few words, and the form of the step under them; scrolls where the room ends."""

    def __init__(self) -> None:
        super().__init__()
        self._title = TextLabel(role="hero", wrap=True)
        self._lead = RichLabel(role="body")
        self._page: QWidget | None = None
        self._form = QWidget()
        self._column = QVBoxLayout(self._form)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._form, 1)
        self.area = quiet_scroll(holder)
        self._follower = FocusFollower(self.area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.area.verticalScrollBar().rangeChanged.connect(self._fit)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def set_words(self, title: str, lead: str) -> None:
        """The words above the form."""
        self._title.setText(title)
        self._lead.set_words(lead)
        self._lead.setVisible(bool(lead))

    def show_page(self, page: QWidget) -> None:
        """Put this form in place of the former one, which stays alive."""
        if self._page is page:
            return
        if self._page is not None:
            self._page.hide()
        if self._column.indexOf(page) < 0:
            self._column.insertWidget(self._column.count() - 1, page)
        self._page = page
        page.show()
        self.area.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        px = theme.current().px
        roomy = self.width() >= _ROOMY_FROM
        left, right = (56, 44) if roomy else (40, 32)
        widest = px(FORM_WIDEST) + left + right
        bar = self.area.verticalScrollBar()
        if bar.maximum() > 0:
            # The bar stands in the margin: the fields stay where they were.
            right -= bar.sizeHint().width()
        self._form.setMaximumWidth(widest)
        self._lead.setMaximumWidth(px(LEAD_WIDEST))
        self._column.setContentsMargins(left, px(42), right, px(28))
        self._lead.setContentsMargins(0, px(6), 0, px(18))

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))


class HelpPane(QWidget):
    """The pane at the right; its contents are the step's own."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: QWidget | None = None
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(quiet_scroll(holder))
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def show_panel(self, panel: QWidget | None) -> None:
        """Put this in place of the former contents, which stay alive."""
        if self._panel is panel:
            return
        if self._panel is not None:
            self._panel.hide()
        if panel is not None:
            if self._column.indexOf(panel) < 0:
                self._column.addWidget(panel)
            panel.show()
        self._panel = panel

    def _fit(self) -> None:
        px = theme.current().px
        side = px(28) if self.width() >= px(_ROOMY_HELP_FROM) else 16
        self._column.setContentsMargins(side, px(44), side, px(24))

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("surfaceAlt"))
        painter.fillRect(0, 0, 1, self.height(), theme.current().color("border"))


class WizardFooter(QWidget):
    """Back, what is still missing, leave out, go on.

    Signals: back_requested(); leave_requested(); skip_requested(); continue_requested().
    """

    back_requested = Signal()
    leave_requested = Signal()
    skip_requested = Signal()
    continue_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = PushButton(self.tr("Back"), kind="ghost", icon="chevron-left")
        self.leave = PushButton(self.tr("Close the set-up"), kind="ghost")
        self.hint = TextLabel(tone="muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.skip = PushButton("", kind="ghost")
        self.go_on = PushButton(self.tr("Continue"), kind="primary", icon="chevron-right")
        self.go_on.setProperty("large", True)
        self.go_on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self.leave)
        self._row.addWidget(self.hint, 1)
        self._row.addWidget(self.skip)
        self._row.addWidget(self.go_on)
        self.back.clicked.connect(self.back_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.go_on.clicked.connect(self.continue_requested)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def show_state(
        self,
        *,
        can_go_back: bool,
        can_leave: bool,
        hint: str,
        skip: str,
        go_on: str,
        can_continue: bool,
    ) -> None:
        """What the buttons say and can do now; "" for `go_on` is the usual word."""
        self.back.setVisible(can_go_back)
        self.leave.setVisible(can_leave)
        self.hint.setText(hint)
        self.skip.set_words(skip)
        self.skip.setVisible(bool(skip))
        words = go_on or self.tr("Continue")
        self.go_on.set_words(words)
        # The icon stands at the end here, and so does the gap before it.
        self.go_on.setText(f"{words} \u2009")
        self.go_on.setEnabled(can_continue)
        self.go_on.setAccessibleDescription("" if can_continue else hint)

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be pressed while a step is being left."""
        self.setEnabled(not busy)

    def _fit(self) -> None:
        px = theme.current().px
        self.setMinimumHeight(px(72))
        self._row.setContentsMargins(56, px(8), 28, px(8))
        self._row.setSpacing(px(14))
        self.go_on.setMinimumHeight(px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().color("border"))
