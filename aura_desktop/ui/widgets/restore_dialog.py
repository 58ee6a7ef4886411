"""Asks before the data goes back to a backup: what it holds, what becomes of what is newer."""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.backup import Backup, Contents
from aura_desktop.ui import wording_backup
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame


class RestoreDialog(DialogFrame):
    """Signals: restore_requested(str name)."""

    restore_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "history", QSize(600, 360))
        self._name = ""
        self._found = TextLabel(role="uiStrong", wrap=True)
        self._points = [TextLabel(text, tone="muted", wrap=True) for text in self._texts()]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 20, 22, 12)
        column.setSpacing(10)
        column.addWidget(self._found)
        for point in self._points:
            column.addWidget(point)
        column.addStretch(1)
        self.set_body(body)
        self.leave = PushButton(self.tr("Cancel"), kind="ghost")
        self.leave.clicked.connect(self.dismiss)
        self.add_button(self.leave)
        self.restore = PushButton(self.tr("Restore"), kind="danger")
        self.restore.clicked.connect(self._on_restore)
        self.add_button(self.restore)

    def ask(self, backup: Backup, now: datetime) -> None:
        """Open it; until the backup has been read nothing can be confirmed."""
        self._name = backup.name
        title = self.tr("Go back to the backup of {time}")
        self.set_title(title.format(time=wording_backup.when(backup.made_at, now)))
        self._found.setText(self.tr("Reading the backup…"))
        self.restore.setEnabled(False)
        self.open(self.leave)

    def show_contents(self, found: Contents, now: datetime) -> None:
        """It is good."""
        words = self.tr("The backup is good: {contents}")
        self._found.setText(words.format(contents=wording_backup.contents(found, now)))
        self.restore.setEnabled(True)

    def show_trouble(self, sentence: str) -> None:
        """It cannot be used."""
        self._found.setText(sentence)

    def words(self) -> str:
        """What it says of the backup."""
        return self._found.text()

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Settings, knowledge, drafts and notes go back to how they were then. Newer messages are taken "
                "over as far as the present file can be read; others are lost, WhatsApp does not send them again."
            ),
            self.tr(
                "Nothing is sent again by itself: what waited then stays as “We do not know if it arrived” until a "
                "status or you settle it. Patients erased since are erased again."
            ),
            self.tr("The present file is put aside, not deleted. It takes a few seconds."),
        )

    def _on_restore(self) -> None:
        self.finish()
        self.restore_requested.emit(self._name)
