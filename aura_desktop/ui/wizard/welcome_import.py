"""Takes over the settings file of another program: chosen, dropped or pasted."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import painting, theme
from aura_desktop.ui.widgets.checked_field import CheckedLine
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.state_mark import MarkState

_LARGEST = 200_000
_ACROSS_FROM = 560
"""Below this width the buttons stand under the words."""


class ImportBox(QWidget):
    """A place to drop the file, and two buttons. What it says of the contents are names, never values.

    Signals: text_given(text); file_given(Path).
    """

    text_given = Signal(str)
    file_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choose = PushButton(self.tr("Choose file…"), icon="file-up", compact=True)
        self.paste = PushButton(self.tr("Paste"), icon="clipboard-paste", compact=True)
        self.result = CheckedLine()
        self._is_over = False
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._dialog: QFileDialog | None = None
        self.setAcceptDrops(True)
        self._build()
        self.choose.clicked.connect(self._on_choose)
        self.paste.clicked.connect(self._on_paste)

    def show_result(self, state: MarkState, sentence: str) -> None:
        """What came of it."""
        self.result.show_state(state, sentence)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self.tr("Do you already have a .env file?"), role="uiStrong"))
        words.addWidget(
            TextLabel(
                self.tr("Drop it here, choose it or paste its text: we fill in the next step."),
                role="meta",
                tone="muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(10))
        row.addWidget(IconLabel("file-text", size=20))
        row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.current().px(10))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        self._across.addLayout(row, 1)
        self._across.addLayout(buttons)
        # Else the row of words and buttons would keep a narrow window from being narrow.
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(self._across)
        column.addWidget(self.result)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose the .env file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("All files (*)"), self.tr("Settings (*.env .env *.txt)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        self._dialog = dialog
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self.file_given.emit(Path(path))

    def _on_paste(self) -> None:
        self.text_given.emit(QGuiApplication.clipboard().text())

    def _set_over(self, *, over: bool) -> None:
        self._is_over = over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasText() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()
            self._set_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(over=False)
        event.acceptProposedAction()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_given.emit(Path(files[0]))
        else:
            self.text_given.emit(event.mimeData().text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= theme.current().px(_ACROSS_FROM)
        way = QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if roomy else way.TopToBottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("primaryTint" if self._is_over else "surfaceAlt"))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 12, 12)
        edge = colors.color("primary" if self._is_over else "borderControl")
        painting.dashed_frame(painter, room, 12, edge)


async def read_file(path: Path) -> str:
    """Its text; "" if it cannot be read or is far too long to be a settings file."""
    return await asyncio.to_thread(_read, path)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError:
        return ""
    if len(raw) > _LARGEST:
        return ""
    # Notepad writes UTF-16 when it is told "Unicode".
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    return raw.decode(encoding, errors="replace")
