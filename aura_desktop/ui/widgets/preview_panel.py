"""The right side of both message dialogs: what the patient will see, and that it is not sent yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel
from aura_desktop.ui.widgets.message_preview import MessagePreview, Preview


class PreviewPanel(QWidget):
    """A heading, the preview (scrolling when long), and why its frame is dashed."""

    def __init__(self, empty_words: str) -> None:
        """`empty_words` stand there while there is nothing to show."""
        super().__init__()
        self._heading = TextLabel(role="meta", tone="muted")
        self._message = MessagePreview()
        self._empty = TextLabel(empty_words, role="ui", tone="subtle", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()

    def set_contact(self, contact_name: str) -> None:
        """Whose eyes these are."""
        name = first_name(contact_name)
        seen = self.tr("As {name} will see it").format(name=name)
        self._heading.setText(seen if name else self.tr("As the patient will see it"))

    def show_preview(self, preview: Preview) -> None:
        """Show this message."""
        self._message.show_preview(preview)
        self._message.setVisible(preview != Preview())
        self._empty.setVisible(preview == Preview())

    def preview(self) -> Preview:
        """What is shown."""
        return self._message.preview()

    def _arrange(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 18, 4)
        inside.addWidget(self._message)
        inside.addWidget(self._empty)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
        # QScrollArea has just switched this on; the canvas is to be seen.
        holder.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        # The scroll bar stands in the right margin, so that the bubble keeps its width.
        column.setContentsMargins(18, 16, 0, 16)
        column.setSpacing(10)
        column.addLayout(_with_icon("eye", self._heading))
        column.addWidget(self._scroll, 1)
        dashed = TextLabel(self.tr("Dashed frame: not sent yet."), role="meta", tone="muted")
        column.addLayout(_with_icon("info", dashed))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("canvas"))
        painter.end()


def first_name(contact_name: str) -> str:
    """The name to call a person by; "" of a number or username."""
    words = contact_name.split()
    return words[0] if words and words[0][0].isalpha() else ""


def _with_icon(icon: str, words: TextLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(7)
    row.addWidget(IconLabel(icon, size=15))
    row.addWidget(words, 1)
    return row
