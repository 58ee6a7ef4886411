"""The field the desk writes in: Enter sends, Shift+Enter breaks the line, six lines, then it scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from aura_desktop.ui import theme

MAX_LINES = 6
_NONE = Qt.KeyboardModifier.NoModifier
_OFFERED = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    }
)


class MessageEdit(QPlainTextEdit):
    """Signals: submitted, escaped, focus_changed."""

    submitted = Signal()
    escaped = Signal()
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._yields_undo = False
        self._key_takers: list[Callable[[Qt.Key], bool]] = []
        self.setProperty("bare", True)
        self.setProperty("role", "body")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def yield_undo(self, *, yields: bool) -> None:
        """Leave Ctrl+Z to the window, until something is typed."""
        self._yields_undo = yields

    def add_key_taker(self, takes: Callable[[Qt.Key], bool]) -> None:
        """Asked of Tab, Enter, Esc, Up and Down without modifiers before they do anything here; True keeps them.

        Of several the last one added is asked first.
        """
        self._key_takers.insert(0, takes)

    def put_text(self, text: str) -> None:
        """Replace everything, with the caret at the end and no way back to the former text."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def _restyle(self) -> None:
        self.setFont(theme.font("body"))
        self._fit()

    def _fit(self) -> None:
        lines = max(1, min(MAX_LINES, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 2
        self.setFixedHeight(height)
        scrolls = self.document().size().height() > MAX_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )

    def _on_text_changed(self) -> None:
        self._yields_undo = False

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() in (_NONE, Qt.KeyboardModifier.KeypadModifier)
            and event.key() in _OFFERED
            and any(takes(Qt.Key(event.key())) for takes in tuple(self._key_takers))
        ):
            return True
        if (
            self._yields_undo
            and event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submitted.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Pasted text only; lines may come with Windows ends.
        if source.hasText():
            self.insertPlainText(source.text().replace("\r\n", "\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
