"""Watches the links for the whole window: the status chain, and the banner when something is wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.status import Figures, Status
from aura_desktop.ui import wording_errors, wording_time
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.status_chain import StatusChain
from aura_desktop.ui.widgets.toast import ToastStack

OFFLINE = "offline"
TOLD = (LinkName.META, LinkName.WEBHOOK, LinkName.TUNNEL)
"""Whose trouble stands above the pages, the one that matters most last: it is the one seen."""
SETTLE_MS = 400
"""A burst of changes is told once."""
PATIENCE = timedelta(seconds=15)
"""What heals by itself within it is not worth a banner."""
_AT_ONCE = frozenset({"access_token_invalid", "webhook_foreign", "access_token_missing"})
"""What no waiting mends."""


class ConnectionWatch(QObject):
    """Signals: repair_requested(str), a troubles.Action; changed(), links or queues are other ones now."""

    repair_requested = Signal(str)
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
        self._actions: dict[str, tuple[str, str]] = {}
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_settled)
        self.tasks = Tasks(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self._is_showing = self._is_stale = False
        self._said: dict[str, tuple[str, str, LinkState]] = {}
        self._unsubscribe = link_health.subscribe(self._on_news)
        bridge.delivery_arrived.connect(self._on_news)
        bridge.jobs_changed.connect(self._on_news)
        notices.action_requested.connect(self._on_action)
        notices.second_requested.connect(self._on_second)
        self._on_settled()

    async def close_page(self) -> None:
        """No more news."""
        self._unsubscribe()
        self._settle.stop()
        self._patience.stop()
        await self.tasks.close()

    def _on_news(self) -> None:
        # Never put off: where news come without end, what is shown would be that of their beginning.
        if not self._settle.isActive():
            self._settle.start()

    def _on_settled(self) -> None:
        if self._is_showing:
            self._is_stale = True
        else:
            self._is_showing = True
            self.tasks.spawn(self._keep_showing())

    async def _keep_showing(self) -> None:
        try:
            await self._show()
        finally:
            self._is_showing = False
            if self._is_stale:
                self._is_stale = False
                self._on_news()

    async def _show(self) -> None:
        links = self._link_health.links()
        figures = await self._status.figures(links)
        now = self._clock()
        self._chain.set_links(links)
        self._chain.set_last_message(figures.last_message_at, now)
        self._show_offline(links, figures, now)
        for link in sorted(links, key=_rank):
            self._show_trouble(link, figures, now)
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

    def _show_trouble(self, link: Link, figures: Figures, now: datetime) -> None:
        """A link that stays down: what happened, and the one button that mends it."""
        code = self._code_to_tell(link, figures, now)
        found = wording_errors.find_trouble(code, link.params) if code else None
        if found is None:
            self._actions.pop(link.name, None)
            self._said.pop(link.name, None)
            self._notices.clear_notice(link.name)
            return
        self._actions[link.name] = (found.action.value, found.second.value)
        said = (found.title, found.happened, link.state)
        if self._said.get(link.name) == said:
            return  # it stands there, or somebody has put it away
        self._said[link.name] = said
        self._notices.show_notice(
            link.name,
            found.title,
            found.happened,
            icon=found.icon,
            tone="warning" if link.state is LinkState.DEGRADED else "danger",
            action=found.action_words,
            second=found.second_words,
            can_close=link.state is LinkState.DEGRADED,
        )

    def _code_to_tell(self, link: Link, figures: Figures, now: datetime) -> str:
        if link.name not in TOLD:
            return ""
        if link.name is LinkName.META and figures.paused:
            return figures.paused
        expires = link.code == "access_token_expires_soon"
        if link.state is not LinkState.DOWN and not expires:
            return ""
        waited = now - link.since
        if link.code in _AT_ONCE or expires or waited >= PATIENCE:
            return link.code
        self._patience.start(int((PATIENCE - waited).total_seconds() * 1000) + 100)
        return ""

    def _on_action(self, key: str) -> None:
        if key == OFFLINE:
            self.tasks.latest("probe", self._link_health.probe())
        elif key in self._actions:
            self.repair_requested.emit(self._actions[key][0])

    def _on_second(self, key: str) -> None:
        if key in self._actions:
            self.repair_requested.emit(self._actions[key][1])


def _rank(link: Link) -> int:
    return TOLD.index(link.name) if link.name in TOLD else len(TOLD)
