"""Text of a few lines; what goes beyond ends in an ellipsis and is in the tooltip."""

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_text import Paragraph, Styled, readable
from aura_desktop.ui.safe_words import tip

_MOST = 40


class Snippet(QWidget):
    """At most `lines` lines, all of them once it is opened.

    Signals: cut_changed(cut), whether there is more than is shown.
    """

    cut_changed = Signal(bool)

    def __init__(self, *, lines: int, tone: str = "textMuted") -> None:
        super().__init__()
        self._text, self._lines, self._tone = "", lines, tone
        self._opened, self._cut = False, False
        self._paragraph: Paragraph | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.line_height("ui"))
        theme.notifier().changed.connect(self._lay_out)

    def set_text(self, text: str) -> None:
        """Show this text, closed."""
        self._text, self._opened = readable(text).strip(), False
        self.setAccessibleName(self._text)
        self._lay_out()

    def set_lines(self, lines: int) -> None:
        """Show so many lines while it is closed."""
        self._lines = lines
        self._lay_out()

    def set_opened(self, *, opened: bool) -> None:
        """The whole text, or its beginning."""
        self._opened = opened
        self._lay_out()

    def is_cut(self) -> bool:
        """Whether there is more than is shown when closed."""
        return self._cut

    def _paragraph_of(self, text: str) -> Paragraph:
        return Paragraph(Styled(text), theme.font("ui"), theme.line_height("ui"), self.width())

    def _lay_out(self) -> None:
        height = theme.line_height("ui")
        laid = self._paragraph_of(self._text)
        cut = laid.height > self._lines * height
        if cut and not self._opened:
            laid = self._shortened(laid)
        self._paragraph = laid
        self.setToolTip(tip(self._text) if cut and not self._opened else "")
        self.setFixedHeight(min(int(laid.height), _MOST * height))
        if cut != self._cut:
            self._cut = cut
            self.cut_changed.emit(cut)
        self.update()

    def _shortened(self, laid: Paragraph) -> Paragraph:
        last = laid.layout.lineAt(self._lines - 1)
        text = laid.layout.text().replace("\u2028", " ")
        units = text.encode("utf-16-le")
        start = last.textStart() * 2
        before = units[:start].decode("utf-16-le", "ignore")
        rest = units[start:].decode("utf-16-le", "ignore")
        metrics = QFontMetricsF(theme.font("ui"))
        room = float(self.width()) - 2
        kept = rest
        while kept and metrics.horizontalAdvance(kept.rstrip() + "…") > room:
            kept = kept[: max(len(kept) * 2 // 3, 0)] if len(kept) > 400 else kept[:-1]
        return self._paragraph_of(before + kept.rstrip() + "…")

    def sizeHint(self) -> QSize:
        return QSize(200, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paragraph is None:
            return
        painter = QPainter(self)
        painter.setPen(theme.current().color(self._tone))
        self._paragraph.layout.draw(painter, QPointF(0, 0))
        painter.end()
