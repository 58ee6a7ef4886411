"""Watches the links for the whole window: the status chain, and the banner when something is wrong."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.status import Figures, Status
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.status_chain import StatusChain
from aura_desktop.ui.widgets.toast import ToastStack

OFFLINE, META = "offline", "meta"
SETTLE_MS = 400
"""A burst of changes is told once."""


class ConnectionWatch(QObject):
    """Signals: diagnosis_requested(), from the banner; changed(), links or queues are other ones now."""

    diagnosis_requested = Signal()
    changed = Signal()

    def __init__(
        self,
        *,
        link_health: LinkHealth,
        status: Status,
        bridge: FeedBridge,
        chain: StatusChain,
        notices: NoticeBar,
        toasts: ToastStack,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(chain)
        self._link_health = link_health
        self._status = status
        self._chain = chain
        self._notices = notices
        self._toasts = toasts
        self._clock = clock
        self._was_offline = False
        self.tasks = Tasks(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self._unsubscribe = link_health.subscribe(self._settle.start)
        bridge.delivery_arrived.connect(self._settle.start)
        bridge.jobs_changed.connect(self._settle.start)
        notices.action_requested.connect(self._on_action)
        self._on_settled()

    async def close_page(self) -> None:
        """No more news."""
        self._unsubscribe()
        self._settle.stop()
        await self.tasks.close()

    def _on_settled(self) -> None:
        self.tasks.latest("figures", self._show())

    async def _show(self) -> None:
        links = self._link_health.links()
        figures = await self._status.figures(links)
        now = self._clock()
        self._chain.set_links(links)
        self._chain.set_last_delivery(figures.last_delivery_at, now)
        self._show_offline(links, figures, now)
        self._show_meta(links, figures)
        self.changed.emit()

    def _show_offline(self, links: tuple[Link, ...], figures: Figures, now: datetime) -> None:
        internet = next(link for link in links if link.name is LinkName.INTERNET)
        if internet.state is LinkState.DOWN:
            self._was_offline = True
            title = self.tr("Offline {since}").format(since=wording_time.since(internet.since, now))
            text = self.tr("You can keep typing.")
            if figures.messages_waiting:
                text = self.tr(
                    "You can keep typing: %n message(s) wait and leave by themselves "
                    "when the connection is back.",
                    None,
                    figures.messages_waiting,
                )
            retry = self.tr("Try again")
            self._notices.show_notice(OFFLINE, title, text, icon="wifi-off", action=retry)
        elif internet.state is LinkState.OK:
            self._notices.clear_notice(OFFLINE)
            if self._was_offline:
                self._was_offline = False
                self._toasts.show_toast(
                    self.tr("Connection restored"),
                    self.tr("Waiting messages are leaving"),
                    icon="circle-check",
                    ink="success",
                )

    def _show_meta(self, links: tuple[Link, ...], figures: Figures) -> None:
        meta = next(link for link in links if link.name is LinkName.META)
        code = figures.paused or (meta.code if meta.state is LinkState.DOWN else "")
        if not code:
            self._notices.clear_notice(META)
            return
        title = (
            self.tr("Meta rejected the access token")
            if code == "access_token_invalid"
            else self.tr("Meta does not let us send")
        )
        text = wording.code_sentence(code) or self.tr("Messages wait here until it is mended.")
        self._notices.show_notice(
            META, title, text, icon="key-round", tone="danger", action=self.tr("See status")
        )

    def _on_action(self, key: str) -> None:
        if key == OFFLINE:
            self.tasks.latest("probe", self._link_health.probe())
        elif key == META:
            self.diagnosis_requested.emit()
