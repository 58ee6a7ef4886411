"""All keys on one card (F1)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.key_hint import KeyHint


class ShortcutsSheet(DialogFrame):
    """Opens over the window; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "keyboard", QSize(760, 590))
        self.set_title(self.tr("Keyboard shortcuts"), self.tr("Everything works without the mouse"))
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(24, 18, 24, 18)
        columns.setSpacing(36)
        moving = (self.tr("Move around"), self._moving())
        columns.addLayout(self._column((moving, (self.tr("Window"), self._window_keys()))))
        columns.addLayout(self._column(((self.tr("Conversation"), self._writing()),)))
        self.set_body(body)
        close = PushButton(self.tr("Close"))
        close.clicked.connect(self.dismiss)
        self.add_button(close)

    def _moving(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+K", self.tr("Search")),
            ("Ctrl+J", self.tr("Next one waiting")),
            ("Alt+↑", self.tr("Previous conversation")),
            ("Alt+↓", self.tr("Next conversation")),
            ("Ctrl+1", self.tr("Inbox")),
            ("Ctrl+3", self.tr("Knowledge")),
            ("F9", self.tr("Status")),
            ("Ctrl+,", self.tr("Settings")),
            ("F6", self.tr("Next pane")),
            ("Shift+F6", self.tr("Previous pane")),
            ("Esc", self.tr("Close a popover, leave the search")),
        ]

    def _writing(self) -> list[tuple[str, str]]:
        return [
            ("Enter", self.tr("Send")),
            ("Shift+Enter", self.tr("New line")),
            ("Ctrl+U", self.tr("Use the draft")),
            ("Ctrl+E", self.tr("Edit the draft")),
            ("Ctrl+M", self.tr("What the AI does here")),
            ("Ctrl+Shift+R", self.tr("Quick replies")),
            ("Ctrl+T", self.tr("Template")),
            ("Ctrl+Shift+B", self.tr("Buttons")),
            ("Ctrl+D", self.tr("Resolve or reopen")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+I", self.tr("Patient panel")),
            ("Ctrl+Shift+N", self.tr("Internal note")),
            ("Ctrl+N", self.tr("New conversation")),
        ]

    def _window_keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl++", self.tr("Larger text")),
            ("Ctrl+−", self.tr("Smaller text")),
            ("Ctrl+L", self.tr("Lock")),
            ("F1", self.tr("This sheet")),
        ]

    def _column(self, groups: tuple[tuple[str, list[tuple[str, str]]], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for title, rows in groups:
            column.addWidget(TextLabel(title, role="uiStrong", tone="muted"))
            grid = QGridLayout()
            grid.setVerticalSpacing(6)
            grid.setColumnMinimumWidth(0, theme.current().px(128))
            grid.setColumnStretch(1, 1)
            for row, (keys, words) in enumerate(rows):
                caps = KeyHint(_caps(keys), "")
                caps.setAccessibleName(f"{keys}: {words}")
                grid.addWidget(caps, row, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(TextLabel(words), row, 1)
            column.addLayout(grid)
            column.addSpacing(10)
        column.addStretch(1000)
        return column


def _caps(keys: str) -> tuple[str, ...]:
    if keys.endswith("++"):
        return ("Ctrl", "+")
    return tuple(keys.split("+"))
