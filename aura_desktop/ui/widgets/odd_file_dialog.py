"""A warning before a file is saved that is not what it claims to be."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame

_SIZE = QSize(520, 330)


class OddFileDialog(DialogFrame):
    """Says what is odd and under which harmless name it would be saved. Signals: accepted()."""

    accepted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "triangle-alert", _SIZE)
        self._what = TextLabel(role="bodyStrong", wrap=True)
        self._advice = TextLabel(role="body", wrap=True)
        self._name = TextLabel(role="ui", tone="subtle", wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        for label in (self._what, self._advice, self._name):
            column.addWidget(label)
        column.addStretch(1)
        self.set_body(inner)
        self.add_hint(("Esc",), self.tr("close"))
        self.cancel = PushButton(self.tr("Do not save"))
        self.save = PushButton(self.tr("Save anyway…"), kind="ghost")
        for button in (self.save, self.cancel):
            self.add_button(button)
        self.cancel.clicked.connect(self.dismiss)
        self.save.clicked.connect(self._on_save)

    def warn(self, what: str, name: str) -> None:
        """Open it; the keyboard is on what does nothing."""
        self.set_title(self.tr("Careful with this file"))
        self._what.setText(what)
        self._advice.setText(
            self.tr(
                "Files like this can harm this PC. Save it only if you know the patient and "
                "expected it, and do not open it to find out what it is."
            )
        )
        self._name.setText(self.tr("It would be saved as {name}").format(name=name))
        self.card.setAccessibleDescription(f"{what} {self._advice.text()}")
        self.open(self.cancel)

    def _on_save(self) -> None:
        self.finish()
        self.accepted.emit()
