"""Asked when the window is closed for the first time: go on in the background, or quit?"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from aura_desktop.domain.setup import OnClose
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame


class CloseQuestion(DialogFrame):
    """Says what closing means. Esc goes back to the window.

    Signals: chosen(OnClose, bool): KEEP_RUNNING or QUIT, and whether it counts from now on.
    """

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget, *, hides: bool = True) -> None:
        """`hides`: there is a tray to come back from; otherwise the window is only made small."""
        super().__init__(parent, "circle-question-mark", QSize(560, 372))
        self.set_title(self.tr("Keep receiving messages?"))
        self._remember = QCheckBox(self.tr("Remember my answer"))
        self._remember.setFont(theme.font("ui"))
        self._keep = PushButton(self.tr("Keep running"), kind="primary", icon="check")
        leave = PushButton(self.tr("Quit"))
        self._keep.clicked.connect(self._on_keep)
        leave.clicked.connect(self._on_leave)
        self.set_body(self._make_body(hides=hides))
        self.add_button(leave)
        self.add_button(self._keep)
        self.confirm_requested.connect(self._on_keep)

    def present(self) -> None:
        """Open it with the focus on what we recommend."""
        self.open(self._keep)

    def _make_body(self, *, hides: bool) -> QWidget:
        where = (
            self.tr("The window goes away and the program stays beside the clock. Click it there.")
            if hides
            else self.tr("The window is made small. Click it in the task bar to open it again.")
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 20, 22, 14)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr("Keep running (recommended)"), role="bodyStrong"))
        words = self.tr("Messages still arrive and you are told of each new one.")
        column.addWidget(TextLabel(f"{words} {where}", tone="muted", wrap=True))
        column.addSpacing(10)
        column.addWidget(TextLabel(self.tr("Quit"), role="bodyStrong"))
        words = self.tr(
            "Nothing arrives here until you start the program again. Meta keeps trying for up to "
            "7 days; after that the message is lost here."
        )
        column.addWidget(TextLabel(words, tone="muted", wrap=True))
        column.addStretch(1)
        # No wider than its words: only they are clicked, so only they take the ring of the focus.
        column.addWidget(self._remember, 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _on_keep(self) -> None:
        self._choose(OnClose.KEEP_RUNNING)

    def _on_leave(self) -> None:
        self._choose(OnClose.QUIT)

    def _choose(self, choice: OnClose) -> None:
        self.finish()
        self.chosen.emit(choice, self._remember.isChecked())
