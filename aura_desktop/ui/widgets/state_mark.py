"""The mark of a value that is checked elsewhere: nothing yet, under way, good, to be known, wrong."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from aura_desktop.ui import assets, theme

_TURN_MS, _TURN_STEP = 40, 18
PATIENCE_MS = 300
"""What is answered sooner never turns: a mark that only flashes up says nothing."""
_SHARE = 0.75


class MarkState(StrEnum):
    IDLE = "idle"
    CHECKING = "checking"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


MARKS = {
    MarkState.OK: ("circle-check", "success"),
    MarkState.WARNING: ("triangle-alert", "warning"),
    MarkState.ERROR: ("circle-x", "danger"),
}
"""Shape and colour of each; the words stand beside it."""


class StateMark(QWidget):
    """Paints the state; an arc turns while a check runs, where the system lets things move."""

    def __init__(self, *, size: int = 18, plain_ok: bool = False) -> None:
        """`plain_ok`: a check without its circle, for lines of words."""
        super().__init__()
        self._size, self._plain_ok = size, plain_ok
        self._state = MarkState.IDLE
        self._angle = 0
        self._turning = QTimer(self, interval=_TURN_MS)
        self._turning.timeout.connect(self._turn)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._start_or_stop)
        self._patience.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_state(self, state: MarkState) -> None:
        """Show this one; that a check runs only once it takes its time."""
        if state is not MarkState.CHECKING:
            self._patience.stop()
        elif self._state is not state:
            self._patience.start()
        self._state = state
        self._start_or_stop()
        self.update()

    def is_turning(self) -> bool:
        """Whether the arc of a running check is shown."""
        return self._state is MarkState.CHECKING and not self._patience.isActive()

    def _start_or_stop(self) -> None:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        may_move = self.style().styleHint(hint, None, self) > 0
        if self.is_turning() and may_move and self.isVisible():
            self._turning.start()
        else:
            self._turning.stop()

    def _turn(self) -> None:
        self._angle = (self._angle - _TURN_STEP) % 360
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start_or_stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turning.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        if self.is_turning():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.current().color("primary"), self._size / 10)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            inset = self._size / 9 + 0.5
            arc = room.adjusted(inset, inset, -inset, -inset)
            painter.drawArc(arc, (90 + self._angle) * 16, -round(_SHARE * 360 * 16))
        elif self._state in MARKS:
            name, ink = MARKS[self._state]
            if self._plain_ok and self._state is MarkState.OK:
                name = "check"
            assets.paint(painter, name, room, ink)
