"""What stands where there is nothing: a ring with an icon, a line, a sentence, one way on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel


class RingPicture(QWidget):
    """An icon in a ring; `share` of 0 draws it dashed: nothing here yet."""

    def __init__(self, icon: str, share: float) -> None:
        super().__init__()
        self._icon_name, self._share = icon, share
        side = theme.current().px(76)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._share <= 0:
            pen = QPen(colors.color("ringClosed"), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2, 1.5])
            painter.setPen(pen)
            painter.drawEllipse(ring)
        else:
            pen = QPen(colors.color("ringTrack"), 3)
            painter.setPen(pen)
            painter.drawEllipse(ring)
            pen.setColor(colors.color("ringOpen"))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(self._share * 360 * 16))
        side = colors.px(26)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(ring.center())
        assets.paint(painter, self._icon_name, spot, "primaryText")


def _in_the_middle(label: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 1000)
    row.addStretch(1)
    return row


class EmptyState(QWidget):
    """Signals: action_requested."""

    action_requested = Signal()

    def __init__(
        self, icon: str, title: str, text: str = "", *, action: str = "", share: float = 0.0
    ) -> None:
        super().__init__()
        self._title = TextLabel(title, role="bodyStrong")
        self._text = TextLabel(text, tone="subtle", wrap=True)
        self._action = PushButton(action, compact=True)
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addStretch(1)
        layout.addWidget(RingPicture(icon, share), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addLayout(_in_the_middle(label))
        self._text.setMaximumWidth(theme.current().px(300))
        layout.addSpacing(4)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._action.setVisible(bool(action))
        self._text.setVisible(bool(text))
        self._action.clicked.connect(self.action_requested)

    def set_words(self, title: str, text: str, action: str = "") -> None:
        """Other words; an empty action hides the button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action.set_words(action)
        self._action.setVisible(bool(action))
