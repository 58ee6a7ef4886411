"""The status page: links and their repairs, queues, what passed through them, log, diagnosis, notices."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.services.link import LinkHealth
from aura_desktop.services.notices import Notices
from aura_desktop.services.status import Figures, Status
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages import health_repairs
from aura_desktop.ui.pages.health_backups import BackupPane
from aura_desktop.ui.pages.health_diagnosis import DiagnosisPane
from aura_desktop.ui.pages.health_history import HistoryPane, QueueTable
from aura_desktop.ui.pages.health_log import LogPane
from aura_desktop.ui.pages.health_services import HealthServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.allowance_meters import AllowanceMeters
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.health_cards import FigureGrid, LinkRows, NoticeCards
from aura_desktop.ui.widgets.page_frame import PageFrame
from aura_desktop.ui.widgets.tab_order import last_stop, put_last, resting

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What is built when the page is first seen."""

    diagnosis: DiagnosisPane
    allowance: AllowanceMeters
    queues: QueueTable
    log: LogPane
    history: HistoryPane


class HealthPage(PageFrame):
    """Fetches only while it is seen, but for the count of unseen notices.

    Signals: notices_counted(int), those nobody has seen; action_requested(str), a value of
    troubles.Action that leads to another place; check_requested(), the way in is to be proven too;
    restore_requested(str), a backup's name, confirmed.
    """

    notices_counted = Signal(int)
    action_requested = Signal(str)
    check_requested = Signal()
    restore_requested = Signal(str)

    def __init__(
        self,
        *,
        link_health: LinkHealth,
        status: Status,
        notices: Notices,
        bridge: FeedBridge,
        clock: Callable[[], datetime],
        looking_back: HealthServices,
    ) -> None:
        super().__init__(
            translate("HealthPage", "Status"),
            translate("HealthPage", "How messages travel between your patients and this window."),
        )
        self._link_health = link_health
        self._status = status
        self._notices = notices
        self._clock = clock
        self._looking_back = looking_back
        self.tasks = Tasks(self)
        self._links = LinkRows()
        self._figures = FigureGrid()
        self._cards = NoticeCards()
        self._number = TextLabel(role="bodyStrong")
        self._retry = PushButton(self.tr("Check now"), icon="refresh-cw")
        self._parts: _Parts | None = None
        self._rest = self._build_rest()
        self._build()
        self._retry.clicked.connect(self._on_retry)
        self._links.repair_requested.connect(self._on_repair_requested)
        bridge.notices_changed.connect(self._on_notices_changed)

    def start(self) -> None:
        """Count the notices that wait."""
        self.tasks.latest("count", self._count())

    def refresh(self) -> None:
        """Something moved: fetch again if anybody looks."""
        if self.isVisible():
            self.tasks.latest("show", self._show())

    def diagnose(self) -> None:
        """Run the diagnosis, as its button does."""
        self._furnished().diagnosis.start()

    async def close_page(self) -> None:
        """End everything under way."""
        await self.tasks.close()

    def _build(self) -> None:
        self.add_section(
            self.tr("Number"), self.tr("The clinic's own, as Meta shows it"), self._number
        )
        self.add_section(
            self.tr("Connection"),
            self.tr("Each link says when it last proved itself"),
            self._link_box(),
        )

    def _furnished(self) -> "_Parts":
        """The rest of the page, whole at once for whoever needs it now."""
        for _ in self._rest:
            pass
        assert self._parts is not None
        return self._parts

    async def _furnish(self) -> None:
        """The rest of the page, in turns: whatever else waits gets its own between them."""
        for _ in self._rest:
            await asyncio.sleep(0)

    def _build_rest(self) -> Iterator[None]:
        """When somebody first looks: the start does not wait for it."""
        after = last_stop(self.window())
        yield
        for _ in self._build_sections():
            if after is not None and not self.isAncestorOf(after):
                put_last(after)
            yield

    def _build_sections(self) -> Iterator[None]:
        diagnosis = DiagnosisPane(self._looking_back.diagnosing, self.tasks)
        # What the report says of the AI's server, its link says too.
        diagnosis.card.start_requested.connect(self._on_retry)
        self.add_section(
            self.tr("Diagnosis"),
            self.tr("Runs every check and writes a report for support"),
            diagnosis,
        )
        yield
        self.add_section(
            self.tr("Messages"), self.tr("What came, what left, what still waits"), self._figures
        )
        yield
        self._add_backups()
        yield
        allowance = AllowanceMeters()
        self.add_section(
            self.tr("Allowance"),
            self.tr("What may still leave: your own ceiling, and Meta's limit"),
            allowance,
        )
        yield
        queues = QueueTable()
        self.add_section(self.tr("Queues"), self.tr("Both outlive a crash and a power cut"), queues)
        yield
        log = LogPane(self._looking_back.log_reader, self.tasks)
        self.add_section(
            self.tr("Log"), self.tr("What the program did; names, numbers and keys are masked"), log
        )
        yield
        # Below the log: they grow while somebody may be reading there.
        history = HistoryPane()
        yield
        self.add_section(
            self.tr("Last traffic"),
            self.tr("Twenty each way: ids, codes and times, no words of anybody"),
            history,
        )
        yield
        self.add_section(
            self.tr("Notices"), self.tr("What Meta says, and what could not be read"), self._cards
        )
        self._parts = _Parts(
            diagnosis=diagnosis, allowance=allowance, queues=queues, log=log, history=history
        )
        yield

    def _add_backups(self) -> None:
        backups = BackupPane(self._looking_back.backups, self.tasks, self._clock)
        backups.restore_requested.connect(self.restore_requested)
        self.add_section(
            self.tr("Backups"),
            self.tr("Encrypted copies of all data on this PC; seven days and four weeks are kept"),
            backups,
        )

    def _link_box(self) -> QWidget:
        links = QWidget()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._links)
        row = QHBoxLayout()
        row.addWidget(self._retry)
        row.addStretch(1)
        column.addLayout(row)
        return links

    async def _show(self) -> None:
        await self._show_links()  # known without the store, which may be what is broken
        await self._furnish()
        figures = await self._status.figures(self._link_health.links())
        notices = await self._notices.recent()
        self._show_figures(figures)
        self._cards.set_notices(notices, self._clock())
        await self._show_history()
        await self._notices.mark_seen()
        self.notices_counted.emit(0)

    async def _show_links(self) -> None:
        links, language = self._link_health.links(), health_repairs.language()
        repairs = await asyncio.to_thread(health_repairs.repairs, links, language)
        self._links.set_links(links, self._clock(), repairs)

    async def _show_history(self) -> None:
        traces, now = await self._looking_back.history.traces(), self._clock()
        parts = self._furnished()
        parts.queues.set_traces(traces, now)
        parts.history.set_traces(traces, now)

    def _show_figures(self, figures: Figures) -> None:
        self._number.setText(figures.number)
        self._furnished().allowance.show_allowance(figures.allowance)
        self._figures.set_figures(
            (
                (self.tr("received"), figures.received, False),
                (self.tr("sent"), figures.sent, False),
                (self.tr("conversations"), figures.conversations, False),
                (self.tr("waiting to leave"), figures.messages_waiting, False),
                (self.tr("not known if arrived"), figures.outbox_unconfirmed, True),
                (self.tr("not sent"), figures.outbox_failed, True),
                (self.tr("deliveries to read in"), figures.inbox_waiting, False),
                (self.tr("unreadable deliveries"), figures.inbox_unreadable, True),
            )
        )

    async def _count(self) -> None:
        self.notices_counted.emit(await self._notices.unseen_count())

    def _on_notices_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self.start()

    def _on_repair_requested(self, action: str) -> None:
        if action in health_repairs.AT_HOME:
            self._on_retry()
        else:
            self.action_requested.emit(action)

    def _on_retry(self) -> None:
        # Meta is asked here; what patients come in by is looked after elsewhere.
        self.check_requested.emit()
        self._looking_back.ask_ai()
        self.tasks.latest("probe", self._probe())

    async def _probe(self) -> None:
        with resting(self._retry, self):
            try:
                await self._link_health.probe()
            finally:
                self._retry.setEnabled(True)
        await self._show()

    def showEvent(self, event: QShowEvent) -> None:
        # Builds nothing yet: who is last for Tab now is to be so in the end.
        next(self._rest, None)
        super().showEvent(event)
        self.refresh()
