"""The box with the model's name: typed, or chosen from what the server names."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

translate = QCoreApplication.translate


class ModelBox(QComboBox):
    """What is put in by `set_name` and `offer` is not reported as typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("large", True)
        self.setProperty("role", "body")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name = translate("AiPage", "Model")
        self.setAccessibleName(name)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(name)

    def name(self) -> str:
        """What is typed, without white space around it."""
        return self.currentText().strip()

    def set_name(self, name: str) -> None:
        """Show this one."""
        blocked = self.blockSignals(True)
        self.setEditText(name)
        self.blockSignals(blocked)

    def offer(self, names: Sequence[str], *, takes_first: bool) -> None:
        """List these; what is typed stays, else the first may stand there."""
        typed = self.currentText()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems(list(names))
        self.setCurrentIndex(-1)
        self.setEditText(typed or (names[0] if names and takes_first else ""))
        self.blockSignals(blocked)

    def ask_for(self, words: str) -> None:
        """What stands there while it is empty."""
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(words)
