"""Internal notes in the patient panel: those already written, and a field for one more."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aura_desktop.domain.content import plain_text
from aura_desktop.domain.message import Message
from aura_desktop.ui import theme, wording_time
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel, clear_layout_of

SHOWN = 5


class NoteCard(QWidget):
    """One note: words, then who and when."""

    def __init__(self, message: Message, now: datetime) -> None:
        super().__init__()
        when = wording_time.short_date(message.at, now)
        self._labels = (
            TextLabel(plain_text(message.content), wrap=True),
            TextLabel(f"{message.author} · {when}" if message.author else when, role="meta"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        for label in self._labels:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(label.text())
            column.addWidget(label)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for label in self._labels:
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, theme.current().color("noteText"))
            label.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("note"), 1))
        painter.setBrush(theme.current().color("note"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class NoteEdit(QPlainTextEdit):
    """Signals: submitted (Ctrl+Enter), escaped."""

    submitted = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class NoteSection(QWidget):
    """Signals: note_requested(str)."""

    note_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Message, ...] = ()
        self._add = IconButton("plus", self.tr("Add note"))
        self._add.set_name(self.tr("Add note"), "Ctrl+Shift+N")
        self._editor = QWidget()
        self._edit = NoteEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setAccessibleName(self.tr("Internal note"))
        self._edit.setPlaceholderText(self.tr("Only the clinic sees this"))
        self._edit.setFixedHeight(theme.current().px(84))
        self._save = PushButton(self.tr("Save note"), kind="primary", compact=True)
        self._save.setToolTip("Ctrl+Enter")
        cancel = PushButton(self.tr("Cancel"), kind="ghost", compact=True)
        self._holder = QWidget()
        self._build(cancel)
        self._add.clicked.connect(self.open_editor)
        self._save.clicked.connect(self._on_save)
        cancel.clicked.connect(self._close_editor)
        self._edit.submitted.connect(self._on_save)
        self._edit.escaped.connect(self._close_editor)
        self._close_editor()

    def set_notes(self, notes: Sequence[Message], now: datetime) -> None:
        """The latest notes, newest first."""
        latest = tuple(notes[:SHOWN])
        if latest == self._notes:
            return
        self._notes = latest
        clear_layout_of(self._holder)
        layout = self._holder.layout()
        for note in latest:
            if layout is not None:
                layout.addWidget(NoteCard(note, now))
        self._holder.setVisible(bool(latest))

    def open_editor(self) -> None:
        """Open the field and put the focus there."""
        self._editor.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, cancel: PushButton) -> None:
        head = QHBoxLayout()
        head.addWidget(TextLabel(self.tr("Notes"), role="uiStrong", tone="subtle"), 1)
        head.addWidget(self._add)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        editor = QVBoxLayout(self._editor)
        editor.setContentsMargins(0, 2, 0, 4)
        editor.addWidget(self._edit)
        editor.addLayout(buttons)
        cards = QVBoxLayout(self._holder)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(6)
        self._holder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._editor)
        column.addWidget(self._holder)

    def _close_editor(self) -> None:
        had_focus = self._edit.hasFocus()
        self._edit.clear()
        self._editor.hide()
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        body = self._edit.toPlainText().strip()
        self._close_editor()
        if body:
            self.note_requested.emit(body)
