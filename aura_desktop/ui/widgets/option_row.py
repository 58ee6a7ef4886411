"""One option of a message: handle, number, one or two fields, and a bin."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import IconButton
from aura_desktop.ui.widgets.counted_field import CountedLine, FieldMessage, set_property
from aura_desktop.ui.widgets.tag import Tag

_HANDLE_WIDTH = 28


class DragHandle(QAbstractButton):
    """Drags its row with the mouse; with the focus on it, ↑ and ↓ move the row too.

    Signals: dragged (y on the screen); move_requested (-1 up, 1 down).
    """

    dragged = Signal(int)
    move_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(_HANDLE_WIDTH), theme.current().px(36))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.current().px(16)
        spot = QRectF(2, (self.height() - side) / 2, side, side)
        color = "text" if self.underMouse() or self.isDown() else "textMuted"
        assets.paint(painter, "grip-vertical", spot, color)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class OptionCell:
    """One field of a row, as the place where a problem is shown."""

    def __init__(self, row: "OptionRow", editor: CountedLine) -> None:
        self.row = row
        self.editor = editor

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with this field, "" when nothing is."""
        self.row.show_problem(self.editor, sentence)


class OptionRow(QWidget):
    """A row of fields that can be moved and removed.

    Signals: edited, settled (the field), remove_requested, move_requested (-1, 1), dragged (y on the
    screen), finished (Enter in the last field).
    """

    edited = Signal()
    settled = Signal(object)
    remove_requested = Signal()
    move_requested = Signal(int)
    dragged = Signal(int)
    finished = Signal()

    def __init__(self, editors: Sequence[CountedLine], shares: Sequence[int]) -> None:
        super().__init__()
        self.editors = tuple(editors)
        self.handle = DragHandle()
        self.number = Tag()
        self.bin = IconButton("trash-2", self.tr("Remove"))
        self._sentences = dict.fromkeys(self.editors, "")
        self._message = FieldMessage()
        self._arrange(shares)
        self.handle.dragged.connect(self.dragged)
        self.handle.move_requested.connect(self.move_requested)
        self.bin.clicked.connect(self.remove_requested)
        for editor in self.editors:
            editor.edited.connect(self.edited)
            editor.settled.connect(lambda field=editor: self.settled.emit(field))
            editor.returnPressed.connect(lambda field=editor: self._on_return(field))

    def cell(self, place: int) -> OptionCell:
        """The field at this place, from 0."""
        return OptionCell(self, self.editors[place])

    def texts(self) -> tuple[str, ...]:
        """What is typed, field by field."""
        return tuple(editor.content() for editor in self.editors)

    def set_names(self, number: int, names: Sequence[str], *, numbered: bool) -> None:
        """The row's number and its fields' names, for screen readers; `numbered` shows the number."""
        self.number.show_word(str(number), ink="textMuted", fill="hover")
        self.number.setVisible(numbered)
        for editor, name in zip(self.editors, names, strict=True):
            editor.setAccessibleName(name)
        self.handle.setAccessibleName(self.tr("Move: {option}").format(option=names[0]))
        self.handle.setToolTip(self.tr("Drag, or Alt+↑ and Alt+↓"))
        self.bin.set_name(self.tr("Remove: {option}").format(option=names[0]))

    def stops(self) -> tuple[QWidget, ...]:
        """The places Tab visits, from left to right."""
        return (self.handle, *self.editors, self.bin)

    def show_problem(self, editor: CountedLine, sentence: str) -> None:
        """Show what is wrong with one of the fields, "" when nothing is."""
        self._sentences[editor] = sentence
        set_property(editor, "invalid", "true" if sentence else "false")
        editor.setAccessibleDescription(sentence)
        self._message.show_sentence(next((s for s in self._sentences.values() if s), ""))

    def problem(self) -> str:
        """The problem shown, "" for none."""
        return self._message.text()

    def _arrange(self, shares: Sequence[int]) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.handle)
        line.insertSpacing(1, -6)
        line.addWidget(self.number)
        for editor, share in zip(self.editors, shares, strict=True):
            line.addWidget(editor, share)
        line.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._message)
        self._message.setContentsMargins(_HANDLE_WIDTH + 6, 0, 0, 0)

    def _on_return(self, editor: CountedLine) -> None:
        place = self.editors.index(editor)
        if place + 1 < len(self.editors):
            self.editors[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.move_requested.emit(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def middle_of(row: QWidget) -> int:
    """The height of a row's middle on the screen."""
    return row.mapToGlobal(row.rect().center()).y()
