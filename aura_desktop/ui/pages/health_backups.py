"""Joins the card of backups with their service: made, broken off, checked, and the way back asked for."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.backup import Backup
from aura_desktop.errors import AuraError, StoreError
from aura_desktop.services.backups import Backups
from aura_desktop.ui import wording
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.health_backups import BackupCard
from aura_desktop.ui.widgets.restore_dialog import RestoreDialog

_TOLD_MS = 100
"""Progress comes far oftener than anybody can see."""


class BackupPane(QWidget):
    """`backups` is None in the demo. Signals: restore_requested(str name), confirmed by a person."""

    restore_requested = Signal(str)

    def __init__(
        self, backups: Backups | None, tasks: Tasks, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._backups = backups
        self._tasks = tasks
        self._clock = clock
        self._is_checking = False
        self._dialog: RestoreDialog | None = None
        self.card = BackupCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self._tick = QTimer(self, interval=_TOLD_MS, singleShot=True)
        self._tick.timeout.connect(self._show)
        if backups is None:
            self.card.set_demo()
            return
        self.destroyed.connect(backups.subscribe(self._on_changed))
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.card.start_requested.connect(self._on_start_requested)
        self.card.cancel_requested.connect(self._on_cancel_requested)
        self.card.check_requested.connect(self._on_check_requested)
        self.card.restore_requested.connect(self._on_restore_requested)

    def _on_changed(self) -> None:
        if not self._tick.isActive():
            self._tick.start()

    def _show(self) -> None:
        if self._backups is not None:
            self.card.set_state(self._backups.state, self._clock(), is_checking=self._is_checking)

    def _on_start_requested(self) -> None:
        self._tasks.spawn(self._make())

    async def _make(self) -> None:
        assert self._backups is not None
        # The card says what came of it.
        with suppress(StoreError):
            await self._backups.back_up()
        self._show()

    def _on_cancel_requested(self) -> None:
        if self._backups is not None:
            self._backups.break_off()

    def _on_check_requested(self) -> None:
        self._tasks.latest("check", self._check())

    async def _check(self) -> None:
        assert self._backups is not None
        self._is_checking = True
        self._show()
        try:
            await self._backups.check()
        finally:
            self._is_checking = False
            self._show()

    def _on_restore_requested(self, name: str) -> None:
        assert self._backups is not None
        chosen = next((each for each in self._backups.state.backups if each.name == name), None)
        if chosen is None:
            return
        if self._dialog is None:
            self._dialog = RestoreDialog(self.window())
            self._dialog.restore_requested.connect(self.restore_requested)
        self._dialog.ask(chosen, self._clock())
        self._tasks.latest("backup contents", self._read(chosen, self._dialog))

    async def _read(self, chosen: Backup, dialog: RestoreDialog) -> None:
        assert self._backups is not None
        try:
            found = await self._backups.contents(chosen)
        except AuraError as error:
            dialog.show_trouble(wording.error_sentence(error))
            return
        dialog.show_contents(found, self._clock())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._backups is not None:
            self._tasks.latest("backups", self._backups.refresh())
