"""The status page: links and their proofs, queues, notices."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.link import Link
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.notices import Notices
from aura_desktop.services.status import Figures, Status
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.health_cards import FigureGrid, LinkRows, NoticeCards
from aura_desktop.ui.widgets.page_frame import PageFrame

translate = QCoreApplication.translate


class HealthPage(PageFrame):
    """Fetches only while it is seen, but for the count of unseen notices.

    Signals: notices_counted(int), those nobody has seen.
    """

    notices_counted = Signal(int)

    def __init__(
        self,
        *,
        link_health: LinkHealth,
        status: Status,
        notices: Notices,
        bridge: FeedBridge,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(
            translate("HealthPage", "Status"),
            translate("HealthPage", "How messages travel between your patients and this window."),
        )
        self._link_health = link_health
        self._status = status
        self._notices = notices
        self._clock = clock
        self.tasks = Tasks(self)
        self._links = LinkRows()
        self._figures = FigureGrid()
        self._cards = NoticeCards()
        self._number = TextLabel(role="bodyStrong")
        self._retry = PushButton(self.tr("Check now"), icon="refresh-cw")
        self._build()
        self._retry.clicked.connect(self._on_retry)
        bridge.notices_changed.connect(self._on_notices_changed)

    def start(self) -> None:
        """Count the notices that wait."""
        self.tasks.latest("count", self._count())

    def refresh(self) -> None:
        """Something moved: fetch again if anybody looks."""
        if self.isVisible():
            self.tasks.latest("show", self._show())

    async def close_page(self) -> None:
        """End everything under way."""
        await self.tasks.close()

    def _build(self) -> None:
        links = QWidget()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._links)
        row = QHBoxLayout()
        row.addWidget(self._retry)
        row.addStretch(1)
        column.addLayout(row)
        self.add_section(
            self.tr("Number"), self.tr("The clinic's own, as Meta shows it"), self._number
        )
        self.add_section(
            self.tr("Connection"), self.tr("Each link says when it last proved itself"), links
        )
        self.add_section(
            self.tr("Messages"), self.tr("What came, what left, what still waits"), self._figures
        )
        self.add_section(
            self.tr("Notices"), self.tr("What Meta says, and what could not be read"), self._cards
        )

    async def _show(self) -> None:
        links = self._link_health.links()
        figures = await self._status.figures(links)
        notices = await self._notices.recent()
        self._show_all(links, figures)
        self._cards.set_notices(notices, self._clock())
        await self._notices.mark_seen()
        self.notices_counted.emit(0)

    def _show_all(self, links: tuple[Link, ...], figures: Figures) -> None:
        self._number.setText(figures.number)
        self._links.set_links(links, self._clock())
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

    def _on_retry(self) -> None:
        self.tasks.latest("probe", self._probe())

    async def _probe(self) -> None:
        self._retry.setEnabled(False)
        try:
            await self._link_health.probe()
        finally:
            self._retry.setEnabled(True)
        await self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
