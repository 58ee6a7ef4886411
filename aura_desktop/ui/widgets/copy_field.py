"""A value to be copied into somebody else's form: label, Meta's own name for it, and a copy button."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.ui import theme
from aura_desktop.ui.safe_words import tip
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, TextLabel

_SAID_MS = 2500
_TEXT_INSET = 2
"""Qt's own distance between the frame of a line and its text."""
_SECRET_MARKS = {
    # Qt gives Windows a name it does not know as it stands here; "x-qt-windows-mime" is for reading only.
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "org.nspasteboard.ConcealedType": b"1",
    "x-kde-passwordManagerHint": b"secret",
}
"""What tells each system's clipboard history to keep its hands off."""


def copy_quietly(text: str) -> None:
    """Put a secret on the clipboard, and ask the system not to keep it in a history."""
    data = QMimeData()
    data.setText(text)
    for name, mark in _SECRET_MARKS.items():
        data.setData(name, mark)
    QGuiApplication.clipboard().setMimeData(data)


class ElidedLine(QLineEdit):
    """Shows its start and "…" where the rest has no room, rather than half a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        kind = QStyle.SubElement.SE_LineEditContents
        area = self.style().subElementRect(kind, option, self).marginsRemoved(self.textMargins())
        room = area.adjusted(_TEXT_INSET, 0, -_TEXT_INSET, 0)
        is_whole = self.fontMetrics().horizontalAdvance(self.text()) <= room.width()
        if is_whole or self.hasSelectedText() or self.cursorPosition():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class CopyField(QWidget):
    """A line that cannot be changed, with a copy button in it.

    Signals: copied.
    """

    copied = Signal()

    def __init__(self, label: str, aside: str, *, is_secret: bool = False) -> None:
        """`aside` is what Meta's form calls it. A secret is kept out of clipboard histories."""
        super().__init__()
        self._label, self._is_secret = label, is_secret
        self.editor = ElidedLine()
        self.editor.setReadOnly(True)
        self.editor.setProperty("role", "ui")
        self.editor.setProperty("large", True)
        self.editor.setAccessibleName(label)
        if is_secret:
            # What is marked, Qt copies like any text; on Linux it does so at once.
            self.editor.selectionChanged.connect(self.editor.deselect)
        self.button = IconButton("copy", self.tr("Copy: {name}").format(name=label), ink="text")
        self.button.setParent(self.editor)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.copy)
        self.editor.installEventFilter(self)
        name = TextLabel(label, role="uiStrong")
        name.setBuddy(self.editor)
        self._aside_words = aside
        self._aside = ElidedLabel(aside, role="meta", tone="muted")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._aside.set_text(aside)
        head = QHBoxLayout()
        head.addWidget(name)
        head.addWidget(self._aside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.editor)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(self._restyle)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def set_value(self, text: str, placeholder: str = "") -> None:
        """Show this value; without one there is nothing to copy, and `placeholder` says why."""
        self.editor.setText(text)
        self.editor.setCursorPosition(0)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setToolTip(tip(text) if not self._is_secret else "")
        self.button.setEnabled(bool(text))

    def value(self) -> str:
        """What it shows."""
        return self.editor.text()

    def copy(self) -> None:
        """As the button: onto the clipboard."""
        text = self.editor.text()
        if not text:
            return
        if self._is_secret:
            copy_quietly(text)
        else:
            QGuiApplication.clipboard().setText(text)
        self.button.set_icon("check")
        self._aside.set_text(self.tr("Copied"))
        self._said.start()
        self.copied.emit()

    def _restyle(self) -> None:
        self.button.set_icon("copy")
        self._aside.set_text(self._aside_words)
        self._place_button()

    def _place_button(self) -> None:
        px = theme.current().px
        self.button.adjustSize()
        side = self.button.width()
        top = (self.editor.height() - self.button.height()) // 2
        self.button.move(self.editor.width() - side - px(4), top)
        self.editor.setTextMargins(-2, 0, side, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_button()
        return False
