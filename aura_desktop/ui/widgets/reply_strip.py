"""The message being answered, above the words of the answer."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.content import kind_of, plain_text
from aura_desktop.domain.message import Direction, Message
from aura_desktop.ui import theme, wording
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton


class ReplyStrip(QWidget):
    """Signals: dismissed."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(role="uiStrong")
        self._title.setProperty("kind", "muted")
        self._text = ElidedLabel(tone="muted")
        close = IconButton("x", self.tr("Do not quote"))
        close.setToolTip(self.tr("Do not quote (Esc)"))
        close.clicked.connect(self.dismissed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 4, 5)
        row.addLayout(words, 1)
        row.addWidget(close)

    def set_message(self, message: Message, contact_name: str) -> None:
        """Quote this message."""
        if message.direction is Direction.INBOUND and contact_name:
            self._title.set_text(self.tr("Reply to {name}").format(name=contact_name))
        else:
            self._title.set_text(self.tr("Reply to your message"))
        words = " ".join(plain_text(message.content).split())
        self._text.set_text(words or wording.kind_words(kind_of(message.content)))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("surfaceAlt"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setBrush(colors.color("primary"))
        painter.drawRoundedRect(QRectF(0, 0, 3, self.height()), 1.5, 1.5)
