"""The rail at the left: the brand mark and one button a section."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.ui import assets, theme

_MARK_SHARE = 0.78
"""The brand mark is a ring of this much, with a dot."""


class RailButton(QAbstractButton):
    """One section: icon over word, with a count when something waits there."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self._icon_name, self._count = icon, 0
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_count(self, count: int) -> None:
        """The number in the badge; 0 hides it."""
        self._count = count
        waiting = self.tr("%n waiting", None, count) if count else ""
        self.setAccessibleDescription(waiting)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().metric("layout.rail"), theme.current().px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        active = self.isChecked() or self.underMouse()
        if active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("railActive"))
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            painter.drawRoundedRect(ground, 8, 8)
            painter.setOpacity(1.0)
        ink = "railActiveText" if self.isChecked() else "railText"
        side = colors.px(20)
        icon = QRectF(ground.center().x() - side / 2, ground.top() + colors.px(9), side, side)
        assets.paint(painter, self._icon_name, icon, ink)
        self._paint_words(painter, ground, ink)
        if self._count:
            self._paint_badge(painter, icon)
        if self.hasFocus():
            painter.setPen(QPen(colors.color("railActiveText"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_words(self, painter: QPainter, ground: QRectF, ink: str) -> None:
        font = theme.font("micro")
        if not self.isChecked():
            font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.current().color(ink))
        room = ground.adjusted(1, 0, -1, -theme.current().px(7))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, words)

    def _paint_badge(self, painter: QPainter, icon: QRectF) -> None:
        colors = theme.current()
        words = str(self._count) if self._count < 100 else "99+"
        painter.setFont(theme.font("micro"))
        height = colors.px(16)
        width = max(height, painter.fontMetrics().horizontalAdvance(words) + colors.px(8))
        rect = QRectF(icon.right() - colors.px(7), icon.top() - colors.px(5), width, height)
        painter.setPen(QPen(colors.color("rail"), 1.5))
        painter.setBrush(colors.color("railMark"))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setPen(colors.color("rail"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QWidget):
    """Navigation between the sections.

    Signals: section_requested(name).
    """

    section_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {
            "inbox": RailButton("messages-square", self.tr("Inbox")),
            "knowledge": RailButton("book-open", self.tr("Knowledge")),
            "health": RailButton("activity", self.tr("Status")),
            "settings": RailButton("settings", self.tr("Settings")),
        }
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.current().px(68), 0, theme.current().px(8))
        layout.setSpacing(4)
        for name, button in self._buttons.items():
            if name == "settings":
                layout.addStretch(1)
            layout.addWidget(button)
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, name=name: self._on_clicked(name))
        self.set_compact(compact=False)
        self.set_section("inbox")

    def add_foot(self, widget: QWidget) -> None:
        """Something below the settings."""
        self._column.addWidget(widget)

    def set_section(self, name: str) -> None:
        """Mark the section that is open."""
        self._buttons[name].setChecked(True)

    def set_waiting(self, count: int) -> None:
        """How many conversations wait for an answer."""
        self._buttons["inbox"].set_count(count)

    def set_proposals(self, count: int) -> None:
        """How many proposed entries wait for somebody to publish them."""
        self._buttons["knowledge"].set_count(count)

    def set_notices(self, count: int) -> None:
        """How many notices nobody has seen."""
        self._buttons["health"].set_count(count)

    def set_compact(self, *, compact: bool) -> None:
        """The narrower rail of small windows."""
        self.setFixedWidth(
            theme.current().metric("layout.railCompact" if compact else "layout.rail")
        )

    def _on_clicked(self, name: str) -> None:
        self.section_requested.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("rail"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, colors.px(32))
        side = colors.px(28)
        ring = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        pen = QPen(colors.color("railActive"), 3)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        pen.setColor(colors.color("railMark"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round(_MARK_SHARE * 360 * 16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("railActiveText"))
        painter.drawEllipse(centre, side * 0.18, side * 0.18)
