"""Rows of small fields that a person adds and takes away: services, holidays."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aura_desktop.ui.widgets.controls import IconButton, PushButton
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property


class TableRow(QWidget):
    """Signals: edited(); remove_requested()."""

    edited = Signal()
    remove_requested = Signal()

    def __init__(self, names: Sequence[str], shares: Sequence[int], remove: str) -> None:
        super().__init__()
        self.editors: list[QLineEdit] = []
        self._message = FieldMessage()
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, share in zip(names, shares, strict=True):
            editor = QLineEdit()
            editor.setAccessibleName(name)
            editor.setPlaceholderText(name)
            editor.textEdited.connect(self.edited)
            self.editors.append(editor)
            line.addWidget(editor, share)
        self.bin = IconButton("trash-2", remove)
        self.bin.clicked.connect(self.remove_requested)
        line.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._message)

    def texts(self) -> tuple[str, ...]:
        """What is typed, field by field."""
        return tuple(editor.text().strip() for editor in self.editors)

    def show_problem(self, place: int, sentence: str) -> None:
        """Say what is wrong with this field; -1 for none."""
        for at, editor in enumerate(self.editors):
            set_property(editor, "invalid", "true" if at == place else "false")
            editor.setAccessibleDescription(sentence if at == place else "")
        self._message.show_sentence(sentence if place >= 0 else "")


class RowTable(QWidget):
    """Signals: edited()."""

    edited = Signal()

    def __init__(
        self, names: Sequence[str], shares: Sequence[int], *, add: str, remove: str
    ) -> None:
        super().__init__()
        self._names, self._shares, self._remove = names, shares, remove
        self.rows: list[TableRow] = []
        self.add_button = PushButton(add, icon="plus", compact=True)
        self.add_button.clicked.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_texts(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows in place of the former ones."""
        for row in list(self.rows):
            self._take(row)
        for texts in rows:
            self.add(texts)

    def texts(self) -> list[tuple[str, ...]]:
        """Every row as typed, the empty ones too."""
        return [row.texts() for row in self.rows]

    def add(self, texts: Sequence[str] = ()) -> TableRow:
        """One more row."""
        row = TableRow(self._names, self._shares, self._remove)
        for editor, text in zip(row.editors, texts, strict=False):
            editor.setText(text)
            editor.setCursorPosition(0)
        row.edited.connect(self.edited)
        row.remove_requested.connect(lambda: self._on_remove(row))
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _take(self, row: TableRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        self.add().editors[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, row: TableRow) -> None:
        self._take(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
