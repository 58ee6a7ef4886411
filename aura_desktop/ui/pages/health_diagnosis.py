"""Runs the diagnosis from the status page and gives its report away."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.check import CheckResult, CheckState
from aura_desktop.domain.diagnosis import Diagnosis
from aura_desktop.services.diagnosis import Diagnosing
from aura_desktop.ui import wording_time
from aura_desktop.ui.pages import health_repairs
from aura_desktop.ui.pages.health_files import choose_file
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.health_checks import DiagnosisCard

_TOLD = frozenset(CheckState) - {CheckState.WAITING}
_UNDER_WAY = frozenset({CheckState.WAITING, CheckState.RUNNING})


class DiagnosisPane(QWidget):
    """A run goes on while the page is not seen; only a person breaks it off."""

    def __init__(self, diagnosing: Diagnosing, tasks: Tasks) -> None:
        super().__init__()
        self._diagnosing = diagnosing
        self._tasks = tasks
        self._found: Diagnosis | None = None
        self._running = False
        self.card = DiagnosisCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.start_requested.connect(self.start)
        self.card.cancel_requested.connect(self._diagnosing.stop)
        self.card.copy_requested.connect(self._on_copy_requested)
        self.card.save_requested.connect(self._on_save_requested)

    def start(self) -> None:
        """Run all checks, unless they are running."""
        if not self._running:
            self._tasks.latest("diagnosis", self._run())

    async def _run(self) -> None:
        self._running = True
        self._found = None
        self.card.set_running(0, 0)
        try:
            facts = {"Qt": qVersion(), "platform": QGuiApplication.platformName()}
            found = await self._diagnosing.run(self._show_progress, facts, wording_time.zone())
            await self._show_found(found)
        finally:
            self._running = False
            if self._found is None:
                self.card.set_idle("")

    def _show_progress(self, results: tuple[CheckResult, ...]) -> None:
        done = sum(result.state not in _UNDER_WAY for result in results)
        self.card.set_running(done, len(results))
        # Row by row: a row of widgets is built only when its check's turn comes.
        self.card.rows.set_results([each for each in results if each.state in _TOLD])

    async def _show_found(self, found: Diagnosis) -> None:
        codes = tuple({result.code for result in found.checks if result.code})
        language = health_repairs.language()
        sentences = await asyncio.to_thread(health_repairs.sentences, codes, language)
        self.card.rows.set_results(found.checks, sentences)
        self._found = found
        self.card.set_idle(self._summary(found), has_report=True)

    def _summary(self, found: Diagnosis) -> str:
        if found.cut_short:
            return self.tr("Broken off. The report holds what was found until then.")
        count = len(found.troubles())
        if count:
            return self.tr("%n thing(s) to mend. The report names nobody.", None, count)
        return self.tr("Nothing wrong was found. The report names nobody.")

    def _on_copy_requested(self) -> None:
        if self._found is not None:
            QGuiApplication.clipboard().setText(self._diagnosing.text(self._found))

    def _on_save_requested(self) -> None:
        name = f"aura-{wording_time.local(datetime.now(UTC)):%Y-%m-%d-%H%M}.md"
        choose_file(self, self.tr("Save the report"), name, self._save)

    def _save(self, path: Path) -> None:
        if self._found is not None:
            self._tasks.spawn(self._diagnosing.save(path, self._found))
