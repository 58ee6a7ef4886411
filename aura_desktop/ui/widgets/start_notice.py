"""When the program cannot start its work: what is wrong, what to do, and two ways out."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.errors import AuraError, StoreError
from aura_desktop.ui import wording
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.fold import Fold

RETRY, DEMO, QUIT = "retry", "demo", "quit"


class StartNotice(DialogFrame):
    """Covers the window until a person has chosen.

    Signals: chosen(str): RETRY, DEMO (not for data that does not open) or QUIT.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, error: AuraError) -> None:
        super().__init__(parent, "triangle-alert", QSize(560, 330))
        store = isinstance(error, StoreError)
        self.set_title(
            self.tr("The data cannot be opened") if store else self.tr("The program cannot start")
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 20, 22, 12)
        column.setSpacing(10)
        column.addWidget(TextLabel(wording.error_sentence(error), role="body", wrap=True))
        if error.code != "damaged":
            column.addWidget(
                TextLabel(self.tr("Your conversations are not lost."), tone="muted", wrap=True)
            )
        details = "\n".join(part for part in (error.code, error.detail) if part)
        column.addWidget(Fold(self.tr("Technical detail"), details))
        column.addStretch(1)
        self.set_body(body)
        leave = PushButton(self.tr("Close program"), kind="ghost")
        leave.clicked.connect(self._on_leave)
        self.add_button(leave)
        if not store:
            demo = PushButton(self.tr("Open the demo"))
            demo.clicked.connect(self._on_demo)
            self.add_button(demo)
        self._retry = PushButton(self.tr("Try again"), kind="primary", icon="rotate-cw")
        self._retry.clicked.connect(self._on_retry)
        self.add_button(self._retry)
        self.dismissed.connect(self._on_leave)
        self.confirm_requested.connect(self._on_retry)

    def present(self) -> None:
        """Open it with the focus on the likeliest way out."""
        self.open(self._retry)

    def _on_retry(self) -> None:
        self._choose(RETRY)

    def _on_demo(self) -> None:
        self._choose(DEMO)

    def _on_leave(self) -> None:
        self._choose(QUIT)

    def _choose(self, choice: str) -> None:
        self.finish()
        self.chosen.emit(choice)
