"""The wizard's dark rail: the brand, the steps with their state, and where secrets are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.brand import BRAND_GAP, BRAND_LEFT, Brand
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel

_LEFT, _DISC, _GAP = BRAND_LEFT, 26, BRAND_GAP
_STEP, _STEP_LOW = 58, 44


class RailState(StrEnum):
    OPEN = "open"
    CURRENT = "current"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RailStep:
    """`key` comes back when it is clicked; `words` stand under the name."""

    key: str
    name: str
    state: RailState = RailState.OPEN
    words: str = ""
    can_visit: bool = False


class StepButton(QAbstractButton):
    """One step: disc, name, words; the line to the next one is solid once this one is done."""

    def __init__(self, number: int, *, is_last: bool) -> None:
        super().__init__()
        self._number, self._is_last = number, is_last
        self._step = RailStep(key="", name="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(theme.current().px(_STEP))
        theme.notifier().changed.connect(self._on_theme_changed)

    def show_step(self, step: RailStep, spoken: str) -> None:
        """Paint this; `spoken` is the whole of it for screen readers."""
        self._step = step
        self.setText(step.name)
        self.setAccessibleName(spoken)
        visitable = step.can_visit and step.state is not RailState.CURRENT
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if visitable else Qt.FocusPolicy.NoFocus,
        )
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if visitable else Qt.CursorShape.ArrowCursor
        )
        self.setToolTip(step.words if self._is_cut(step.words) else "")
        self.update()

    def step(self) -> RailStep:
        """What it shows."""
        return self._step

    def _words_left(self) -> int:
        return theme.current().px(_LEFT + _DISC + _GAP)

    def _is_cut(self, words: str) -> bool:
        room = self.width() - self._words_left() - 8
        return QFontMetrics(theme.font("meta")).horizontalAdvance(words) > room

    def _on_theme_changed(self) -> None:
        self.setMaximumHeight(theme.current().px(_STEP))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(_STEP))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.current().px(_STEP_LOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = colors.px(_DISC)
        disc = QRectF(colors.px(_LEFT), colors.px(5), side, side)
        if self.underMouse() and self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("railActive"))
            painter.setOpacity(0.5)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 0, -12, -8), 8, 8)
            painter.setOpacity(1.0)
        if not self._is_last:
            self._paint_line(painter, disc)
        self._paint_disc(painter, disc)
        self._paint_words(painter, disc)
        if self.hasFocus():
            painter.setPen(QPen(colors.color("railActiveText"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(13, 1, -13, -7), 7, 7)

    def _paint_line(self, painter: QPainter, disc: QRectF) -> None:
        done = self._step.state is RailState.DONE
        pen = QPen(theme.current().color("railMark" if done else "railText"), 1.5 if done else 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not done:
            pen.setDashPattern([3, 3])
            painter.setOpacity(0.55)
        painter.setPen(pen)
        middle = disc.center().x()
        painter.drawLine(QPointF(middle, disc.bottom() + 2), QPointF(middle, self.height() + 4))
        painter.setOpacity(1.0)

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        colors = theme.current()
        state = self._step.state
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state is RailState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("railMark"))
            painter.drawEllipse(disc)
            inset = colors.px(6)
            assets.paint(painter, "check", disc.adjusted(inset, inset, -inset, -inset), "rail")
            return
        current = state is RailState.CURRENT
        pen = QPen(colors.color("railMark" if current else "railText"), 2 if current else 1)
        painter.setOpacity(1.0 if current else 0.7)
        painter.setPen(pen)
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        painter.setOpacity(1.0)
        if state is RailState.SKIPPED:
            inset = colors.px(7)
            spot = disc.adjusted(inset, inset, -inset, -inset)
            assets.paint(painter, "arrow-right", spot, "railText")
            return
        painter.setFont(theme.font("uiStrong"))
        painter.setPen(colors.color("railActiveText" if current else "railText"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_words(self, painter: QPainter, disc: QRectF) -> None:
        colors = theme.current()
        left = self._words_left()
        room = self.width() - left - 8
        strong = self._step.state in {RailState.CURRENT, RailState.DONE}
        font = theme.font("bodyStrong" if strong else "body")
        painter.setFont(font)
        painter.setPen(colors.color("railActiveText" if strong else "railText"))
        metrics = QFontMetrics(font)
        name = metrics.elidedText(self._step.name, Qt.TextElideMode.ElideRight, room)
        top = disc.center().y() - metrics.height() / 2
        painter.drawText(QPointF(left, top + metrics.ascent()), name)
        if not self._step.words:
            return
        small = theme.font("meta")
        painter.setFont(small)
        painter.setPen(colors.color("railText"))
        lower = QFontMetrics(small)
        words = lower.elidedText(self._step.words, Qt.TextElideMode.ElideRight, room)
        below = top + metrics.height() + colors.px(3)
        painter.drawText(QPointF(left, below + lower.ascent()), words)


class StepRail(QWidget):
    """The steps of the wizard; those already visited can be gone back to.

    Signals: step_chosen(key).
    """

    step_chosen = Signal(str)

    def __init__(self, count: int) -> None:
        super().__init__()
        self.buttons = [StepButton(each + 1, is_last=each == count - 1) for each in range(count)]
        self._note = TextLabel("", role="meta", wrap=True)
        self._lock = IconLabel("lock", size=16, ink="railText")
        self._lock.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Brand())
        self._under_brand = QSpacerItem(0, 0)
        self._column.addSpacerItem(self._under_brand)
        for button in self.buttons:
            self._column.addWidget(button)
            button.clicked.connect(self._on_clicked)
        self._column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._lock)
        self._foot.addWidget(self._note, 1)
        self._column.addLayout(self._foot)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def set_note(self, words: str) -> None:
        """The words beside the lock."""
        self._note.setText(words)

    def show_steps(self, steps: Sequence[RailStep]) -> None:
        """Show the steps, in order."""
        for place, (button, step) in enumerate(zip(self.buttons, steps, strict=True), 1):
            spoken = self.tr("Step {number} of {count}: {name}").format(
                number=place, count=len(steps), name=step.name
            )
            states = {
                RailState.CURRENT: self.tr("you are here"),
                RailState.DONE: self.tr("done"),
                RailState.SKIPPED: self.tr("skipped"),
            }
            parts = [spoken, states.get(step.state, ""), step.words]
            button.show_step(step, ", ".join(part for part in parts if part))

    def _restyle(self) -> None:
        px = theme.current().px
        self._column.setContentsMargins(0, px(30), 0, px(28))
        self._under_brand.changeSize(0, px(38))
        self._foot.setContentsMargins(px(_LEFT - 2), px(8), px(24), 0)
        self._foot.setSpacing(px(8))
        palette = self._note.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.current().color("railText"))
        self._note.setPalette(palette)
        self._column.invalidate()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton) and button.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self.step_chosen.emit(button.step().key)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), colors.color("rail"))
        if colors.color("rail") == colors.color("surface"):
            # High contrast: the same ground everywhere.
            painter.fillRect(self.width() - 1, 0, 1, self.height(), colors.color("border"))
