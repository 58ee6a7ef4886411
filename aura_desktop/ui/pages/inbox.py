"""The inbox: the list of conversations and the one that is open."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.errors import InputError
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.ui import theme, wording
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.chat import ChatPage
from aura_desktop.ui.pages.chat_layout import Density
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.ticking import TICK_MS
from aura_desktop.ui.widgets.conversation_pane import ConversationPane
from aura_desktop.ui.widgets.new_chat_dialog import NewChatDialog

FIRST_PAGE, WHOLE_PAGE = 50, 200
"""An empty list is filled with what a screen holds, and quickly; the rest comes when it is scrolled to."""
RELOAD_FROM = 200
"""So many conversations changed at once are quicker fetched as pages than one by one."""
_GATHERED_S = 0.1
_SECTIONS = {
    ConversationFilter.WAITING: (ConversationFilter.WAITING, ConversationFilter.UP_TO_DATE),
    ConversationFilter.ALL: (ConversationFilter.ALL,),
}


class InboxPage(QWidget):
    """Signals: waiting_changed(int), how many conversations wait for an answer."""

    waiting_changed = Signal(int)

    def __init__(
        self,
        *,
        make_chat: Callable[[QWidget], ChatPage],
        conversations: Conversations,
        sending: Sending,
        settings: Settings,
        bridge: FeedBridge,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._conversations = conversations
        self._sending = sending
        self._settings = settings
        self.tasks = Tasks(self)
        # From the outside inwards: style and font go down a tree again each time it gets a parent.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._pane = ConversationPane(clock, self._splitter)
        self.chat = make_chat(self._splitter)
        self._new_chat = NewChatDialog(self)
        self._filter = ConversationFilter.WAITING
        self._density: str | None = None
        self._policy: Callable[[], Awaitable[AiPolicy]] | None = None
        self._changed: set[ConversationId] = set()
        self._splitter.addWidget(self._pane)
        self._splitter.addWidget(self.chat)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.handle(1).installEventFilter(self)
        self._pane.setMinimumWidth(theme.current().px(240))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._tick = QTimer(self, singleShot=True, interval=TICK_MS)
        self._connect(bridge)

    def start(self) -> None:
        """Fetch the first pages."""
        self.tasks.latest("pages", self._load_pages())
        self.tasks.latest("counts", self._load_counts())

    async def close_page(self) -> None:
        """Keep the draft, end everything under way."""
        self._tick.stop()
        await self.chat.close_page()
        await self.tasks.settle()
        await self.tasks.close()

    def open(self, conversation_id: int, *, focus: bool = False) -> None:
        """Open a conversation and mark it in the list."""
        known = ConversationId(conversation_id)
        self._pane.select(known)
        self.chat.open(known, focus=focus)

    def command(self, name: str) -> None:
        """Carry out a key of ui.shortcuts."""
        match name:
            case "search":
                self._pane.focus_search()
            case "next_waiting":
                self._open_if(self._pane.next_waiting())
            case "previous_conversation":
                self._open_if(self._pane.neighbour(-1))
            case "next_conversation":
                self._open_if(self._pane.neighbour(1))
            case "new_chat":
                self._new_chat.open_new()
            case "next_pane":
                self._focus_pane(1)
            case "previous_pane":
                self._focus_pane(-1)
            case _:
                self.chat.command(name)

    def follow_policy(self, policy: Callable[[], Awaitable[AiPolicy]], bridge: FeedBridge) -> None:
        """From here on rows say what the AI may do in them."""
        self._policy = policy
        bridge.drafts_changed.connect(self._on_drafts_changed)
        self.tasks.latest("policy", self._show_policy(policy))

    def window_activated(self) -> None:
        """The window has the keyboard again."""
        self.chat.window_activated()

    # fetching

    async def _load_pages(self) -> None:
        chosen = self._filter
        limit = WHOLE_PAGE if self._pane.model.rowCount() else FIRST_PAGE
        for section in _SECTIONS[chosen]:
            page = await self._conversations.page(section, limit=limit)
            if self._filter is not chosen:
                return
            self._pane.model.set_page(section, page)
        self._pane.select(self.chat.current_id())
        self._on_tick()

    async def _load_counts(self) -> None:
        counts = await self._conversations.counts()
        self._pane.set_counts(counts)
        self.chat.offer_next(waiting=bool(counts.waiting))
        self.waiting_changed.emit(counts.waiting)

    async def _show_policy(self, policy: Callable[[], Awaitable[AiPolicy]]) -> None:
        found = await policy()
        self._pane.set_default_mode(found.mode, no_ai=found.no_ai)

    async def _load_older(self, section: ConversationFilter, cursor: str) -> None:
        page = await self._conversations.page(section, cursor)
        self._pane.model.append_page(section, page)

    async def _load_changed(self) -> None:
        """All that changed since the last round; what changes meanwhile has a round of its own."""
        while self._changed:
            ids, self._changed = sorted(self._changed), set()
            if len(ids) >= RELOAD_FROM:
                await self._load_pages()
            else:
                found = await self._conversations.by_ids(ids)
                self._pane.model.upsert(found)
                gone = set(ids) - {conversation.id for conversation in found}
                if gone:
                    self._pane.model.remove(gone)
            await self._load_counts()
            # In a rush the window draws what changed in this time at one go.
            await asyncio.sleep(_GATHERED_S)
        self._following = False

    async def _search(self, words: str) -> None:
        self._pane.show_hits(words, await self._conversations.search(words))

    async def _start_chat(self, number: str) -> None:
        try:
            conversation_id = await self._sending.start_conversation(number)
        except InputError as error:
            self._new_chat.show_error(wording.error_sentence(error))
            return
        self._new_chat.done()
        self.open(conversation_id, focus=True)

    # connections

    def _connect(self, bridge: FeedBridge) -> None:
        self._following = False
        bridge.conversations_changed.connect(self._on_conversations_changed)
        self._pane.conversation_selected.connect(self._on_conversation_selected)
        self._pane.filter_changed.connect(self._on_filter_changed)
        self._pane.search_changed.connect(self._on_search_changed)
        self._pane.older_needed.connect(self._on_older_needed)
        self._pane.new_chat_requested.connect(self._on_new_chat_requested)
        self._new_chat.number_entered.connect(self._on_number_entered)
        self.chat.next_requested.connect(self._on_next_requested)
        self.chat.number_fix_requested.connect(self._new_chat.open_to_correct)
        self.chat.composer.left.connect(self._on_composer_left)
        self.chat.panel_width_changed.connect(self._on_panel_moved)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()

    def _on_conversations_changed(self, ids: frozenset[ConversationId]) -> None:
        self._changed |= ids
        if not self._following:
            self._following = True
            self.tasks.spawn(self._load_changed())

    def _on_drafts_changed(self, keys: frozenset[str]) -> None:
        if "policy" in keys and self._policy is not None:
            self.tasks.latest("policy", self._show_policy(self._policy))

    def _on_tick(self) -> None:
        self._tick.start(self._pane.tick())

    def _on_conversation_selected(self, conversation_id: int) -> None:
        self.open(conversation_id, focus=True)

    def _on_filter_changed(self, chosen: ConversationFilter) -> None:
        self._filter = chosen
        self.start()

    def _on_search_changed(self, words: str) -> None:
        self.tasks.latest("search", self._search(words))

    def _on_older_needed(self, section: ConversationFilter, cursor: str) -> None:
        self.tasks.latest(f"older {section}", self._load_older(section, cursor))

    def _on_new_chat_requested(self) -> None:
        self._new_chat.open_new()

    def _on_number_entered(self, number: str) -> None:
        self.tasks.latest("start", self._start_chat(number))

    def _on_composer_left(self) -> None:
        """Esc closes what lies on top first."""
        if not (self.chat.close_overlay() or self._pane.leave_search()):
            self.chat.leave_draft()

    def _on_next_requested(self) -> None:
        self._open_if(self._pane.next_waiting())

    def _open_if(self, conversation_id: ConversationId | None) -> None:
        if conversation_id is not None:
            self.open(conversation_id, focus=True)

    def _focus_pane(self, step: int) -> None:
        """List, transcript, composer, panel: the next one that can be seen, round and round."""
        focused = self.window().focusWidget()
        panes: list[tuple[QWidget, Callable[[], None]]] = [
            (self._pane, self._pane.focus_list),
            (self.chat.timeline, self.chat.timeline.setFocus),
            (self.chat.composer, self.chat.composer.take_focus),
            (self.chat.panel, self.chat.focus_panel),
        ]
        places = [
            number
            for number, (pane, _) in enumerate(panes)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        ]
        place = places[0] if places else -1 if step > 0 else 0
        for distance in range(1, len(panes) + 1):
            pane, take_focus = panes[(place + step * distance) % len(panes)]
            if pane.isVisible():
                take_focus()
                return

    # widths

    def _fit(self) -> None:
        density = Density.of(self.window().width())
        if density == self._density:
            return
        self._density = density
        self._pane.set_compact(density == Density.COMPACT)
        self._set_list_width(0)
        self.tasks.latest("widths", self._restore_widths(density))

    async def _restore_widths(self, density: str) -> None:
        kept = await self._settings.get(f"widths.{density or 'Normal'}")
        list_width, _, panel_width = kept.partition(" ")
        if density == self._density and list_width.isdigit() and panel_width.isdigit():
            self._set_list_width(int(list_width))
            self.chat.set_panel_width(int(panel_width))

    def _set_list_width(self, width: int) -> None:
        width = width or Density.width("list", self._density or "")
        self._splitter.setSizes([width, max(self.width() - width, 1)])

    def _on_splitter_moved(self) -> None:
        self.tasks.latest("keep widths", self._keep_widths())

    def _on_panel_moved(self) -> None:
        self.tasks.latest("keep widths", self._keep_widths())

    async def _keep_widths(self) -> None:
        widths = f"{self._splitter.sizes()[0]} {self.chat.panel_width()}"
        await self._settings.put(f"widths.{self._density or 'Normal'}", widths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self._set_list_width(0)
            self._on_splitter_moved()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
