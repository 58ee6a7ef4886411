"""One of two ways to go: an icon, its name, and what it means."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel

_DOT = 16


class WayCard(QRadioButton):
    """Taken or not, like a radio button; put several into a QButtonGroup."""

    def __init__(self, icon: str, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name = TextLabel(name, role="bodyStrong", wrap=True)
        text = TextLabel(words, tone="muted", wrap=True)
        picture = IconLabel(icon, size=20)
        for label in (picture, self._name, text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture)
        head.addWidget(self._name, 1)
        head.addSpacing(theme.current().px(_DOT) + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(text)
        column.addStretch(1)

    def hitButton(self, pos: object) -> bool:
        return True

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize() if layout is None else layout.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken = self.isChecked()
        width = 2 if taken or self.hasFocus() else 1
        edge = "focus" if self.hasFocus() else "primary" if taken else "borderControl"
        ground = "primaryTint" if taken else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(colors.color(edge), width))
        painter.setBrush(colors.color(ground))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 12, 12)
        if taken and self.hasFocus():
            # What is taken has the strong edge already: the focus stands inside it.
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 9, 9)
        self._paint_dot(painter, taken=taken)

    def _paint_dot(self, painter: QPainter, *, taken: bool) -> None:
        colors, side = theme.current(), theme.current().px(_DOT)
        top = self._name.geometry().center().y() - side / 2
        dot = QRectF(self.width() - side - 16, top, side, side)
        painter.setPen(QPen(colors.color("primary" if taken else "borderControl"), 1))
        painter.setBrush(colors.color("primary" if taken else "surface"))
        painter.drawEllipse(dot)
        if taken:
            inset = side * 0.3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("surface"))
            painter.drawEllipse(dot.adjusted(inset, inset, -inset, -inset))
