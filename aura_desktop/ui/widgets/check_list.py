"""Rows of things that are checked one after another, in one frame: state, title, detail, a figure at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.check import CheckState
from aura_desktop.ui import theme
from aura_desktop.ui.painting import rounded_path
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.state_mark import MarkState, StateMark

_RADIUS = 12.0
_ICONS = {
    CheckState.WAITING: ("circle-dashed", "textSubtle"),
    CheckState.OK: ("circle-check", "success"),
    CheckState.WARNING: ("triangle-alert", "warning"),
    CheckState.FAIL: ("circle-x", "danger"),
    CheckState.SKIPPED: ("circle-minus", "textSubtle"),
}
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """`detail` is red where the state is FAIL, amber where it is WARNING; `figure` stands at the right.

    `mark` is the icon, and its colour, of a line that is OK and has a sign of its own.
    """

    state: CheckState
    title: str
    detail: str = ""
    figure: str = ""
    is_active: bool = False
    mark: tuple[str, str] | None = None


def state_words(state: CheckState) -> str:
    """A state for those who do not see its icon."""
    match state:
        case CheckState.WAITING:
            return translate("CheckList", "waiting")
        case CheckState.RUNNING:
            return translate("CheckList", "being checked")
        case CheckState.OK:
            return translate("CheckList", "checked")
        case CheckState.WARNING:
            return translate("CheckList", "works, with a warning")
        case CheckState.FAIL:
            return translate("CheckList", "failed")
        case CheckState.SKIPPED:
            return translate("CheckList", "not needed")


class CheckRow(QWidget):
    """One of them; the active one is tinted."""

    def __init__(self) -> None:
        super().__init__()
        self._line = CheckLine(state=CheckState.WAITING, title="")
        self._icon = IconLabel("circle-dashed", size=20)
        self.turning = StateMark(size=20)
        self.turning.hide()
        self.title = TextLabel(role="uiStrong", wrap=True)
        self.detail = TextLabel(role="meta", tone="muted", wrap=True)
        self.figure = TextLabel(role="meta", tone="muted")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.turning)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.figure)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def show_line(self, line: CheckLine) -> None:
        """Show this."""
        if line == self._line:
            return
        self._line = line
        runs = line.state is CheckState.RUNNING
        self.turning.set_state(MarkState.CHECKING if runs else MarkState.IDLE)
        self.turning.setVisible(runs)
        self._icon.setVisible(not runs)
        if not runs:
            own = line.mark if line.state is CheckState.OK else None
            self._icon.set_icon(*(own or _ICONS[line.state]))
        waits = line.state is CheckState.WAITING and not line.is_active
        self.title.setText(line.title)
        set_property(self.title, "role", "ui" if waits else "uiStrong")
        set_property(self.title, "kind", "muted" if waits else "")
        self.detail.setText(line.detail)
        self.detail.setVisible(bool(line.detail))
        tone = {CheckState.FAIL: "error", CheckState.WARNING: "warning"}
        set_property(self.detail, "kind", tone.get(line.state, "muted"))
        self.figure.setText(line.figure)
        spoken = (line.title, state_words(line.state), line.detail, line.figure)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.update()

    def line(self) -> CheckLine:
        """What it shows."""
        return self._line

    def _fit(self) -> None:
        px = theme.current().px
        self._row.setContentsMargins(px(18), px(8), px(16), px(8))
        self._row.setSpacing(px(14))
        self.setMinimumHeight(px(58))


class CheckList(QWidget):
    """The rows; hairlines between them, a rounded frame around."""

    def __init__(self, name: str) -> None:
        """`name` is what screen readers call the list."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.rows: list[CheckRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(1)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these; rows that stay are changed in place."""
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(lines):
            row = CheckRow()
            self.rows.append(row)
            self._column.addWidget(row)
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line)
        self.update()

    def lines(self) -> list[CheckLine]:
        """What is shown."""
        return [row.line() for row in self.rows]

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        for row in self.rows:
            if row.line().is_active:
                painter.fillPath(self._ground(row), colors.color("selected"))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for row in self.rows[:-1]:
            edge = row.geometry().bottom() + 1
            painter.drawLine(1, edge, self.width() - 2, edge)

    def _ground(self, row: CheckRow) -> QPainterPath:
        above = _RADIUS if row is self.rows[0] else 0.0
        below = _RADIUS if row is self.rows[-1] else 0.0
        return rounded_path(QRectF(row.geometry()), (above, above, below, below))
