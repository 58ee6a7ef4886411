"""What can be done with the entry that is open."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.settings_confirm import AskTwice

_HEIGHT = 60


class Deed(StrEnum):
    """SAVE keeps an entry as what it is, a new one published; KEEP keeps a new one as a proposal."""

    SAVE = "save"
    KEEP = "keep"
    PUBLISH = "publish"
    UNDO = "undo"
    REJECT = "reject"
    RETIRE = "retire"


class Stage(StrEnum):
    """What the open entry is."""

    NEW = "new"
    PUBLISHED = "published"
    PROPOSED = "proposed"
    RETIRED = "retired"


class EntryFooter(QWidget):
    """Signals: wanted(Deed)."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stage, self._changed, self._busy = Stage.NEW, False, False
        name = self.tr("Retire this entry")
        self.retire = AskTwice(self.tr("Retire"), self.tr("Sure?"), name)
        self.reject = PushButton(self.tr("Reject"))
        self.reject.setToolTip(self.tr("It is not proposed again"))
        self.undo = PushButton(self.tr("Undo"), kind="ghost")
        self.undo.setToolTip(self.tr("Back to what is saved"))
        self.keep = PushButton(self.tr("Keep as proposal"))
        self.save = ConfirmButton(self.tr("Save"), icon="", keys="Ctrl S")
        self.plain_save = PushButton(self.tr("Save"))
        self.plain_save.setToolTip("Ctrl+S")
        self.publish = PushButton(self.tr("Publish"), kind="primary", icon="check")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self.retire)
        row.addWidget(self.reject)
        row.addStretch(1)
        for button in (self.undo, self.keep, self.plain_save, self.save, self.publish):
            row.addWidget(button)
        self._connect()
        theme.notifier().changed.connect(self._restyle)
        self._restyle()
        self._show()

    def set_state(self, stage: Stage, *, changed: bool, busy: bool) -> None:
        """What is open, whether something is not saved, whether something is under way."""
        self._stage, self._changed, self._busy = stage, changed, busy
        self._show()

    def _connect(self) -> None:
        for button, deed in (
            (self.reject, Deed.REJECT),
            (self.undo, Deed.UNDO),
            (self.keep, Deed.KEEP),
            (self.save, Deed.SAVE),
            (self.plain_save, Deed.SAVE),
            (self.publish, Deed.PUBLISH),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, deed=deed: self.wanted.emit(deed))
        self.retire.confirmed.connect(lambda: self.wanted.emit(Deed.RETIRE))

    def _show(self) -> None:
        stage = self._stage
        is_proposal = stage is Stage.PROPOSED
        seen: dict[QWidget, bool] = {
            self.retire: stage is Stage.PUBLISHED,
            self.reject: is_proposal,
            self.undo: stage is not Stage.RETIRED,
            self.keep: stage is Stage.NEW,
            self.save: stage in (Stage.NEW, Stage.PUBLISHED),
            self.plain_save: is_proposal,
            self.publish: stage in (Stage.PROPOSED, Stage.RETIRED),
        }
        # What goes, goes first: all of them at once would be too wide, and make the window wider.
        for part in sorted(seen, key=seen.__getitem__):
            part.setVisible(seen[part])
        words = self.tr("Publish again") if stage is Stage.RETIRED else self.tr("Publish")
        self.publish.set_words(words)
        can_change = self._changed and not self._busy
        for button in (self.undo, self.keep, self.save, self.plain_save):
            button.setEnabled(can_change)
        for action in (self.publish, self.reject, self.retire):
            action.setEnabled(not self._busy)

    def _restyle(self) -> None:
        self.setFixedHeight(theme.current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().color("border"))
        painter.end()
