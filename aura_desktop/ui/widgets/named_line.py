"""A field with a label and a sentence under it, without a counter."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property


class NamedLine(QWidget):
    """Label, line, and help or what is wrong."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.editor = QLineEdit()
        self.editor.setProperty("role", "body")
        self.editor.setAccessibleName(label)
        self._helper = ""
        self._message = FieldMessage()
        self._name = TextLabel(label, role="uiStrong")
        self._name.setBuddy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._name, self.editor, self._message):
            column.addWidget(part)

    def set_helper(self, sentence: str) -> None:
        """What stands under the field while nothing is wrong."""
        self._helper = sentence
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong, "" when nothing is; the text stays as it is."""
        set_property(self.editor, "invalid", "true" if sentence else "false")
        self._message.show_sentence(sentence or self._helper, "error" if sentence else "subtle")
        self.editor.setAccessibleDescription(sentence or self._helper)

    def message(self) -> str:
        """The sentence shown."""
        return self._message.text()
