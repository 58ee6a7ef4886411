"""Text fields with a name, a live counter and a sentence under them."""

from PySide6.QtCore import QCoreApplication, QLocale, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from aura_desktop.ui import assets, theme

VALIDATION_MS = int(theme.tokens()["motion"]["validationDebounce"])
_GAP = 6
_INNER_MARGIN = 2
"""QLineEdit keeps this much beside its text; taken back, so that all fields begin at one line."""
_MESSAGE_ICONS = {"error": ("circle-alert", "danger"), "warning": ("triangle-alert", "warning")}


def counter_words(length: int, limit: int) -> str:
    """ "12 of 20", with the thousands of the window's language."""
    numbers = QLocale()
    words = QCoreApplication.translate("counted_field", "{length} of {limit}")
    return words.format(length=numbers.toString(length), limit=numbers.toString(limit))


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet looks at, and have the look follow."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class CountedLine(QLineEdit):
    """One line that may show its counter at its right end; it takes more than the limit and says so.

    Signals: edited; settled, 400 ms after the last key and when the focus leaves.
    """

    edited = Signal()
    settled = Signal()

    def __init__(self, limit: int, *, counter_inside: bool = True) -> None:
        super().__init__()
        self.limit = limit
        self._counter_inside = counter_inside
        self._pause = _pause_timer(self)
        self._pause.timeout.connect(self.settled)
        self.setProperty("role", "body")
        self.textChanged.connect(self._on_text_changed)
        theme.notifier().changed.connect(self._leave_room)
        self._leave_room()

    def content(self) -> str:
        """What is typed."""
        return self.text()

    def set_content(self, text: str) -> None:
        """Put a text there without telling anyone."""
        blocked = self.blockSignals(True)
        if text != self.text():
            self.setText(text)
        self.setModified(False)
        self.blockSignals(blocked)
        self._leave_room()

    def was_typed_in(self) -> bool:
        """Whether a person changed it since it was last filled."""
        return self.isModified()

    def _on_text_changed(self) -> None:
        self._leave_room()
        self._pause.start()
        self.edited.emit()

    def _counter(self) -> str:
        shown = self._counter_inside and self.text()
        return counter_words(len(self.text()), self.limit) if shown else ""

    def _leave_room(self) -> None:
        words = self._counter()
        room = QFontMetrics(theme.font("meta")).horizontalAdvance(words) + 10 if words else 0
        if self.textMargins().right() != room or not self.textMargins().left():
            self.setTextMargins(-_INNER_MARGIN, 0, room, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # QLineEdit would take it for a plain Enter; it belongs to the dialog.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        self.settled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = self._counter()
        if not words:
            return
        painter = QPainter(self)
        painter.setFont(theme.font("meta"))
        over = len(self.text()) > self.limit
        painter.setPen(theme.current().color("danger" if over else "textSubtle"))
        area = QRect(self.rect()).adjusted(0, 0, -theme.current().px(12), 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class CountedText(QTextEdit):
    """Several lines; Tab leaves the field.

    Signals: edited; settled, 400 ms after the last key and when the focus leaves.
    """

    edited = Signal()
    settled = Signal()

    def __init__(self, limit: int, lines: int) -> None:
        super().__init__()
        self.limit = limit
        self._lines = lines
        self._pause = _pause_timer(self)
        self._pause.timeout.connect(self.settled)
        self.setProperty("role", "body")
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        theme.notifier().changed.connect(self._fit_lines)
        self._fit_lines()

    def content(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def set_content(self, text: str) -> None:
        """Put a text there without telling anyone."""
        blocked = self.blockSignals(True)
        if text != self.toPlainText():
            self.setPlainText(text)
            self._space_lines()
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().setModified(False)
        self.blockSignals(blocked)

    def was_typed_in(self) -> bool:
        """Whether a person changed it since it was last filled."""
        return self.document().isModified()

    def _fit_lines(self) -> None:
        self.setFixedHeight(self._lines * theme.line_height("body") + theme.current().px(22))
        blocked = self.blockSignals(True)
        self._space_lines()
        self.blockSignals(blocked)

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spacing.setLineHeight(theme.line_height("body"), fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        typed = self.document().isModified()
        cursor.mergeBlockFormat(spacing)
        self.document().setModified(typed)
        self.document().clearUndoRedoStacks()

    def _on_text_changed(self) -> None:
        self._pause.start()
        self.edited.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        self.settled.emit()


class FieldMessage(QWidget):
    """A sentence with an icon under a field; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = ""
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "meta")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        theme.notifier().changed.connect(self._paint_icon)
        self.hide()

    def text(self) -> str:
        """The sentence shown, "" for none."""
        return self._words.text()

    def show_sentence(self, sentence: str, kind: str = "error") -> None:
        """Show a sentence as "error" (red), "warning" (amber) or "subtle" (help); "" hides it."""
        self._kind = kind
        self._words.setText(sentence)
        set_property(self._words, "kind", kind)
        self._paint_icon()
        self.setVisible(bool(sentence))

    def _paint_icon(self) -> None:
        name, color = _MESSAGE_ICONS.get(self._kind, ("", ""))
        self._icon.setVisible(bool(name))
        if name:
            self._icon.setPixmap(assets.pixmap(name, theme.current().px(14), color))


class CountedField(QWidget):
    """A named field: label and counter above, the editor, a sentence below.

    Signals: edited; settled (see the editors).
    """

    edited = Signal()
    settled = Signal()

    def __init__(
        self, editor: CountedLine | CountedText, label: str, *, optional: bool = False
    ) -> None:
        super().__init__()
        self.editor = editor
        self._optional = optional
        self._helper = ""
        self._label = QLabel(label)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("role", "uiStrong")
        self._label.setBuddy(editor)
        self._counter = QLabel()
        self._counter.setProperty("role", "meta")
        self._message = FieldMessage()
        editor.setAccessibleName(label)
        editor.edited.connect(self._on_edited)
        editor.settled.connect(self.settled)
        self._arrange()
        self.refresh()

    def text(self) -> str:
        """What is typed."""
        return self.editor.content()

    def set_text(self, text: str) -> None:
        """Put a text there; it is not reported as typed."""
        self.editor.set_content(text)
        self.refresh()

    def set_limit(self, limit: int) -> None:
        """The limit the counter shows."""
        self.editor.limit = limit
        self.refresh()

    def set_helper(self, sentence: str) -> None:
        """What stands under the field while nothing is wrong."""
        self._helper = sentence
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong, "" when nothing is; the text stays as it is."""
        set_property(self.editor, "invalid", "true" if sentence else "false")
        self._message.show_sentence(sentence or self._helper, "error" if sentence else "subtle")
        self.editor.setAccessibleDescription(sentence or self._helper)

    def problem(self) -> str:
        """The problem shown, "" for none."""
        return self._message.text() if self.editor.property("invalid") == "true" else ""

    def refresh(self) -> None:
        """Count again."""
        length = len(self.text())
        words = counter_words(length, self.editor.limit)
        if self._optional:
            words = self.tr("Optional · {counter}").format(counter=words)
        self._counter.setText(words)
        set_property(self._counter, "kind", "error" if length > self.editor.limit else "subtle")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self._counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._message)

    def _on_edited(self) -> None:
        self.refresh()
        self.edited.emit()


def _pause_timer(owner: QWidget) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(VALIDATION_MS)
    return timer
