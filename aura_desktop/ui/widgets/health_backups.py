"""The backups as a card: how it stands, what can be done, and each of them with a way back to it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aura_desktop.domain.backup import Backup, BackupState
from aura_desktop.ui import theme, wording_backup
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import set_property

_SHOWN, _TIME = 3, 96
"""So many stand there without being asked for; as wide as most of their times."""


class BackupRow(QWidget):
    """One backup. Signals: restore_requested(str name)."""

    restore_requested = Signal(str)

    def __init__(self, backup: Backup, now: datetime) -> None:
        super().__init__()
        self.backup = backup
        made = wording_backup.when(backup.made_at, now)
        self.restore = PushButton(self.tr("Restore…"), compact=True)
        name = self.tr("Restore the backup of {time}").format(time=made)
        self.restore.setAccessibleName(name)
        self.restore.clicked.connect(lambda: self.restore_requested.emit(backup.name))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(10)
        line.addWidget(IconLabel("archive"))
        label = TextLabel(made, role="ui")
        label.setMinimumWidth(theme.current().px(_TIME))
        line.addWidget(label)
        line.addWidget(TextLabel(wording_backup.kind(backup), tone="subtle"), 1)
        line.addWidget(
            TextLabel(wording_backup.size(backup.size_bytes), role="meta", tone="subtle")
        )
        line.addWidget(self.restore)


class BackupRows(QFrame):
    """The newest first; the older ones behind a button. Signals: restore_requested(str name)."""

    restore_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._shown: tuple[tuple[Backup, ...], datetime] | None = None
        self._is_open = False
        self.rows: list[BackupRow] = []
        self.more = PushButton("", kind="ghost", compact=True, icon="chevron-down")
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_backups(self, backups: Sequence[Backup], now: datetime, *, can_restore: bool) -> None:
        """Show these; a row of one that stays is the same widget, so that nobody loses the focus."""
        known = {row.backup: row for row in self.rows if row.backup in backups}
        for row in self.rows:
            if row.backup not in known:
                row.hide()
                row.deleteLater()
        self.rows = [known.get(each) or self._made(each, now) for each in backups]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
            row.restore.setEnabled(can_restore)
        self._fold()

    def _made(self, backup: Backup, now: datetime) -> BackupRow:
        row = BackupRow(backup, now)
        row.restore_requested.connect(self.restore_requested)
        return row

    def _fold(self) -> None:
        for place, row in enumerate(self.rows):
            row.setVisible(self._is_open or place < _SHOWN)
        hidden = len(self.rows) - _SHOWN
        self.more.setVisible(hidden > 0 and not self._is_open)
        self.more.set_words(self.tr("Show %n more", None, max(hidden, 0)))
        self.setVisible(bool(self.rows))

    def _on_more(self) -> None:
        self._is_open = True
        self._fold()
        self.rows[_SHOWN].restore.setFocus(Qt.FocusReason.OtherFocusReason)


class BackupCard(QWidget):
    """Signals: start_requested, cancel_requested, check_requested, restore_requested(str name)."""

    start_requested = Signal()
    cancel_requested = Signal()
    check_requested = Signal()
    restore_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("archive", size=18)
        self._title = TextLabel(role="uiStrong")
        self._sentence = TextLabel(tone="muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(self.tr("Progress of the backup"))
        self.start = PushButton(self.tr("Back up now"), icon="archive")
        self.cancel = PushButton(self.tr("Cancel"))
        self.check = PushButton(self.tr("Check the data file"), icon="stethoscope")
        self.rows = BackupRows()
        self._build()
        self.start.clicked.connect(self.start_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.check.clicked.connect(self.check_requested)
        self.rows.restore_requested.connect(self.restore_requested)

    def set_state(self, state: BackupState, now: datetime, *, is_checking: bool) -> None:
        """How it is now."""
        icon, ink, tone = _look(state)
        self._icon.set_icon(icon, ink)
        self._title.setText(wording_backup.title(state, now))
        set_property(self._title, "kind", tone)
        words = wording_backup.sentence(state, now)
        self._sentence.setText(self.tr("Reading the whole data file…") if is_checking else words)
        self._bar.setVisible(state.is_running)
        self._bar.setValue(round(state.done * 100))
        self._rest(is_running=state.is_running, is_checking=is_checking)
        self.rows.set_backups(state.backups, now, can_restore=not state.is_running)

    def set_demo(self) -> None:
        """There is nothing to keep."""
        self._icon.set_icon("flask-conical", "textSubtle")
        self._title.setText(self.tr("The demo keeps nothing"))
        self._sentence.setText(
            self.tr(
                "Its patients are fictitious and go with it. With the clinic's number, backups are made daily."
            )
        )
        for part in (self._bar, self.start, self.cancel, self.check, self.rows):
            part.hide()

    def words(self) -> tuple[str, str]:
        """Title and sentence."""
        return self._title.text(), self._sentence.text()

    def _rest(self, *, is_running: bool, is_checking: bool) -> None:
        """What cannot be asked for twice rests; the keyboard stays on what can be done."""
        if is_running:
            self.cancel.show()
            if self.start.hasFocus():
                self.cancel.setFocus()
        self.start.setEnabled(not is_running and not is_checking)
        self.check.setEnabled(not is_running and not is_checking)
        if not is_running:
            if self.cancel.hasFocus():
                self.start.setFocus()
            self.cancel.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.start, self.cancel, self.check):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        column.addWidget(self.rows)
        self.cancel.hide()
        self.rows.hide()


def _look(state: BackupState) -> tuple[str, str, str]:
    """Icon, its ink, and the tone of the title."""
    if state.is_damaged:
        return "circle-x", "danger", "error"
    if state.is_running:
        return "loader-circle", "textSubtle", ""
    if state.failed is not None:
        return "triangle-alert", "warning", "warning"
    if not state.backups:
        return "circle-minus", "textSubtle", ""
    return "circle-check", "success", ""
