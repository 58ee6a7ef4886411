"""On top of the composer after a draft was taken: whose words these are, and the way back."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.ui import painting, theme, wording_ai
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.draft_head import DraftMark, InkLabel

_RADIUS = 11.0


class DraftStrip(QWidget):
    """Signals: back_requested."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ai = True
        self._mark = DraftMark()
        self._words = InkLabel()
        self._back = CapButton(self.tr("Back to the draft"), kind="ai_ghost", keys="Ctrl Z")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._back)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self._make_room)
        self._back.clicked.connect(self.back_requested)
        self.show_origin(is_ai=True, changes=0)

    def show_origin(self, *, is_ai: bool, changes: int) -> None:
        """AI text or one of the clinic's base; `changes`: how often a person has changed it."""
        self._is_ai = is_ai
        if not is_ai:
            words = self.tr("Text from your base")
        elif changes:
            words = wording_ai.changes_of_yours(changes)
        else:
            words = self.tr("AI text")
        icon, ink = ("sparkles", "aiText") if is_ai else ("book-open", "primaryText")
        self._mark.show_icon(icon, ink)
        self._words.set_ink(ink)
        self._words.set_text(words)
        self.setAccessibleName(words)
        self._make_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The words come first: where they have no room, the keys are in the tooltip only."""
        self._back.show_caps(shown=True)
        needed = sum(item.sizeHint().width() for item in (self._mark, self._words, self._back))
        self._back.show_caps(shown=needed + 40 <= self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, area = theme.current(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = painting.rounded_path(area, (_RADIUS, _RADIUS, 0, 0))
        painter.fillPath(ground, colors.color("aiTint" if self._is_ai else "surfaceAlt"))
        edge = colors.color("aiBorder" if self._is_ai else "borderControl")
        pen = QPen(edge, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4 / 1.5, 3 / 1.5])
        painter.setPen(pen)
        line = area.bottom() - 0.75
        painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line))
        painter.end()
