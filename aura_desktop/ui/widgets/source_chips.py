"""The sources of a draft, a chip each, numbered as in the text."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from aura_desktop.domain.draft import Citation
from aura_desktop.ui import theme
from aura_desktop.ui.safe_words import tip
from aura_desktop.ui.widgets.controls import clear_layout_of
from aura_desktop.ui.widgets.flow_layout import FlowLayout

_HEIGHT, _WIDEST = 28, 260


class SourceChip(QAbstractButton):
    """A number on its square and a title, elided."""

    def __init__(self, citation: Citation) -> None:
        super().__init__()
        self.number = citation.number
        self.setText(citation.title)
        words = self.tr("Source {number}: {title}")
        self.setAccessibleName(words.format(number=citation.number, title=citation.title))
        self.setToolTip(tip(f"{citation.title} (Alt+{citation.number})"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._opened = False

    def set_opened(self, *, opened: bool) -> None:
        """Whether its source stands open."""
        self._opened = opened
        self.update()

    def sizeHint(self) -> QSize:
        px = theme.current().px
        words = QFontMetrics(theme.font("meta")).horizontalAdvance(self.text())
        return QSize(min(words + px(40), px(_WIDEST)), px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = "focus" if focused else "aiBorder" if self._opened else "border"
        pen = 2.0 if focused else 1.0
        chip = QRectF(self.rect()).adjusted(pen / 2, px(2) + pen / 2, -pen / 2, -px(2) - pen / 2)
        painter.setPen(QPen(colors.color(edge), pen))
        painter.setBrush(colors.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(chip, 6, 6)
        square = QRectF(px(5), (self.height() - px(16)) / 2, px(15), px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("ai" if self._opened else "aiTintStrong"))
        painter.drawRoundedRect(square, 3, 3)
        painter.setFont(theme.font("micro"))
        painter.setPen(colors.color("onAi" if self._opened else "aiText"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.setFont(theme.font("meta"))
        painter.setPen(colors.color("text"))
        room = QRectF(px(27), 0, self.width() - px(35), self.height())
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self.text(), elide, int(room.width()) + 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class SourceChips(QWidget):
    """Signals: number_requested(number)."""

    number_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._citations: tuple[Citation, ...] = ()
        self._chips: list[SourceChip] = []
        self._flow = FlowLayout(6)
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_citations(self, citations: tuple[Citation, ...]) -> None:
        """A chip for each."""
        self.setVisible(bool(citations))
        if citations == self._citations:
            return
        self._citations = citations
        clear_layout_of(self)
        self._chips = [SourceChip(citation) for citation in citations]
        for chip in self._chips:
            chip.clicked.connect(lambda _=False, at=chip: self.number_requested.emit(at.number))
            self._flow.addWidget(chip)
            chip.show()
        self.updateGeometry()

    def set_opened(self, number: int) -> None:
        """The source that stands open; 0 for none."""
        for chip in self._chips:
            chip.set_opened(opened=chip.number == number)

    def chip(self, number: int) -> SourceChip | None:
        """The chip of this source."""
        return next((chip for chip in self._chips if chip.number == number), None)
