"""The keys of the window: one table, one signal."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# No Ctrl+Alt: on Latin American keyboards that is AltGr.
KEYS: dict[str, tuple[str, ...]] = {
    "search": ("Ctrl+K",),
    "next_waiting": ("Ctrl+J",),
    "previous_conversation": ("Alt+Up",),
    "next_conversation": ("Alt+Down",),
    "new_chat": ("Ctrl+N",),
    "resolve": ("Ctrl+D",),
    "template": ("Ctrl+T",),
    "buttons": ("Ctrl+Shift+B",),
    "use_draft": ("Ctrl+U",),
    "edit_draft": ("Ctrl+E",),
    "panel": ("Ctrl+I",),
    "note": ("Ctrl+Shift+N",),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
    "undo": ("Ctrl+Z",),
    "inbox": ("Ctrl+1",),
    "health": ("Ctrl+2", "F9"),
    "knowledge": ("Ctrl+3",),
    "settings": ("Ctrl+,",),
    "lock": ("Ctrl+L",),
    "shortcuts": ("F1",),
    "larger_text": ("Ctrl++", "Ctrl+="),
    "smaller_text": ("Ctrl+-",),
}


class Shortcuts(QObject):
    """Signals: pressed(name), a name of KEYS."""

    pressed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._shortcuts: list[QShortcut] = []
        for name, sequences in KEYS.items():
            for keys in sequences:
                shortcut = QShortcut(QKeySequence(keys), window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setObjectName(name)
                shortcut.activated.connect(self._on_activated)
                self._shortcuts.append(shortcut)

    def set_heard(self, heard: bool) -> None:
        """Whether the keys do anything: not while something covers the pages."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(heard)

    def _on_activated(self) -> None:
        self.pressed.emit(self.sender().objectName())
