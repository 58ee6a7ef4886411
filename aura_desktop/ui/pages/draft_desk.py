"""The draft of the open conversation: joins the card, the composer and the mode button with the services."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, mode_of
from aura_desktop.domain.conversation import Conversation, service_window
from aura_desktop.domain.draft import Draft, DraftState, DraftUse
from aura_desktop.domain.ids import ConversationId, DraftId, EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, NewEntry
from aura_desktop.domain.quick_reply import reply_text
from aura_desktop.ui.ai_services import AiServices
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.pages.draft_countdown import DraftCountdown
from aura_desktop.ui.pages.draft_wishes import DraftWishes
from aura_desktop.ui.taken_text import TakenText
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.ai_mode_button import AiModeButton
from aura_desktop.ui.widgets.draft_card import DraftCard
from aura_desktop.ui.widgets.draft_faces import Clinic
from aura_desktop.ui.widgets.toast import ToastStack

TICK_MS = 250
VISIBLE_MS = 300
"""So long a draft must have been seen before Tab takes it."""
LOW_WINDOW = 720
_TICKING = frozenset({DraftState.COUNTING, DraftState.HELD})
_WHOLE = frozenset({DraftState.READY, DraftState.COUNTING})
_LEFT_ALONE = frozenset({DraftState.WRITING, DraftState.DISCARDED})
"""What goes on by itself, or can be had back: news of drafts do not take its place."""
_LACKING = frozenset({DraftState.NO_SOURCE, DraftState.SUGGESTED})
_NOBODY = DraftId(0)


class DraftDesk(QObject):
    """Shows what Drafting proposes and carries out what a person does with it; only a person's Enter sends.

    Signals: entry_requested(int), answer_missing(NewEntry),
    remedy_requested(troubles.Action as str, code of the trouble).
    """

    entry_requested = Signal(int)
    answer_missing = Signal(object)
    remedy_requested = Signal(str, str)

    def __init__(
        self,
        chat: ChatLayout,
        ai: AiServices,
        tasks: Tasks,
        toasts: ToastStack,
        bridge: FeedBridge,
    ) -> None:
        super().__init__(chat)
        self._chat = chat
        self._ai = ai
        self._tasks = tasks
        self._toasts = toasts
        self._clock: Callable[[], datetime] = ai.clock
        self.card = DraftCard()
        self.mode = AiModeButton()
        self.policy = AiPolicy()
        self.conversation: Conversation | None = None
        self._asked_for: tuple[object, ...] = ()
        self.draft: Draft | None = None
        self._discarded: Draft | None = None
        self._is_put_away = False
        self._is_ended = False
        self.seen = QElapsedTimer()
        self._tick = QTimer(self, interval=TICK_MS)
        chat.column.put_above_composer(self.card)
        self.card.set_tab_before(chat.timeline)
        chat.header.put_tool(self.mode)
        chat.composer.edit().add_key_taker(self._takes_key)
        self._wishes = DraftWishes(self, chat, ai, tasks, toasts)
        self._countdown = DraftCountdown(self, chat, ai, tasks, toasts)
        self._connect(bridge)

    # following the conversation

    def follow(self, conversation: Conversation | None) -> None:
        """This one is open now, or has changed; what is not asked again stays as it is."""
        former, self.conversation = self.conversation, conversation
        if conversation is None or former is None or former.id != conversation.id:
            self._forget()
        if conversation is not None:
            self._tasks.latest("draft look", self._look(conversation))

    def leave(self) -> bool:
        """Esc: close the source that is open, stop what is being written or counted, put the draft away."""
        if self.card.close_source():
            return True
        draft = self.draft
        if draft is None or self.card.isHidden():
            return False
        if draft.state in (DraftState.WRITING, DraftState.COUNTING):
            self._on_stop_requested()
        elif draft.state is not DraftState.HELD:
            self._on_discard_requested()
        return True

    def undo(self) -> bool:
        """Ctrl+Z, when nothing was typed since: have a discarded draft back. Whether there was one."""
        if self.draft is None or self.draft.state is not DraftState.DISCARDED:
            return False
        self._on_undo_requested()
        return True

    def command(self, name: str) -> None:
        """use_draft or edit_draft, from anywhere in the chat."""
        if name == "use_draft":
            self._on_use_requested()
        elif name == "edit_draft":
            self._on_edit_requested()

    async def _look(self, conversation: Conversation) -> None:
        self.policy = await self._ai.desk.policy()
        if self.conversation is None or self.conversation.id != conversation.id:
            return
        no_ai = conversation.contact.no_ai
        mode = mode_of(self.policy, conversation.ai_mode, patient_without_ai=no_ai)
        self.mode.show_mode(mode, patient_without_ai=no_ai or self.policy.no_ai)
        self.card.set_clinic(
            Clinic(
                professional=self.policy.professional,
                holding_reply=self.policy.holding_reply,
                waiting_since=conversation.waiting_since or conversation.held_since,
                told_at=conversation.told_at,
            )
        )
        self.card.set_compact_height(self._chat.window().height() < LOW_WINDOW)
        wanted = self._wanted(conversation, mode)
        if wanted != self._asked_for:
            self._asked_for = wanted
            self.ask(conversation.id)

    def _wanted(self, conversation: Conversation, mode: AiMode) -> tuple[object, ...]:
        is_open = service_window(conversation.last_inbound_at, self._clock()).is_open
        return (
            conversation.id,
            conversation.last_inbound_at,
            conversation.waiting_since is not None,
            conversation.held_since is not None,
            mode,
            self.policy.off_topics,
            is_open,
        )

    def ask(self, conversation_id: ConversationId) -> None:
        self._is_ended = False
        self._tasks.latest("draft", self._propose(conversation_id))

    async def _propose(self, conversation_id: ConversationId) -> None:
        def grow(draft: Draft) -> None:
            if self.is_open(conversation_id):
                self.show(draft)

        draft = await self._ai.drafting.propose(conversation_id, grow)
        if self.is_open(conversation_id):
            # First: a source that is opened at once must not be taken for one that is gone.
            await self.show_sources(draft)
        if self.is_open(conversation_id) and draft != self.draft:
            self.show(draft)

    async def show_sources(self, draft: Draft | None) -> None:
        if draft is not None and draft.citations:
            ids = [citation.entry_id for citation in draft.citations]
            self.card.set_sources(await self._ai.knowledge.entries(ids))

    def is_open(self, conversation_id: ConversationId) -> bool:
        return self.conversation is not None and self.conversation.id == conversation_id

    def _forget(self) -> None:
        """Leaving a conversation ends what was being written for it."""
        self._asked_for = ()
        self._tasks.latest("draft", _nothing())
        self.show(None)

    def show(self, draft: Draft | None) -> None:
        former, self.draft = self.draft, draft
        if draft is None or former is None:
            self._is_put_away = draft is not None and self._is_in_composer(draft)
        elif _what(former) != _what(draft):
            self._is_put_away = False
        if draft is not None and (
            former is None or (former.state, *_what(former)) != (draft.state, *_what(draft))
        ):
            self.seen.start()
        self._countdown.yield_to_typing()
        shown = None if draft is None or self._is_put_away else draft
        self.card.show_draft(shown, self._clock())
        if shown is not None and shown.state in _TICKING:
            self._tick.start()
        else:
            self._tick.stop()

    def _is_in_composer(self, draft: Draft) -> bool:
        """Whether somebody took it, left the conversation and has come back."""
        use = self._chat.composer.taken()
        if use is None:
            return False
        if use.entry_id is not None:
            return _with_id(draft.suggestions, use.entry_id) is not None
        return use.draft_id == draft.id

    # what a person does with it

    def _takes_key(self, key: object) -> bool:
        """The Tab rule: only from an empty composer, a whole draft, seen long enough."""
        if key != Qt.Key.Key_Tab or not self.policy.tab_uses:
            return False
        draft = self.draft
        if draft is None or self.card.isHidden() or self._chat.composer.text():
            return False
        if draft.state not in _WHOLE and draft.state is not DraftState.SUGGESTED:
            return False
        if not self.seen.isValid() or self.seen.elapsed() < VISIBLE_MS:
            return False
        if draft.state is DraftState.SUGGESTED:
            self._on_suggestion_used(draft.suggestions[0].id)
        else:
            self._on_use_requested()
        return True

    def _on_use_requested(self) -> None:
        draft = self.draft
        if draft is None or draft.state not in _WHOLE or draft.version is None:
            return
        if draft.state is DraftState.COUNTING:
            self._tasks.spawn(self._use_counting(draft, draft.version.text))
        else:
            self._take(draft.version.text, draft_id=draft.id, is_ai=True)

    async def _use_counting(self, draft: Draft, text: str) -> None:
        # Only once it is stopped: what was sent already must not be sent again.
        if await self._countdown.stop(draft) and self.is_open(draft.conversation_id):
            self._take(text, draft_id=draft.id, is_ai=True)

    def _on_edit_requested(self) -> None:
        """As using it, with the first thing to look at marked."""
        draft = self.draft
        self._on_use_requested()
        if draft is None or draft.version is None or not draft.version.doubts:
            return
        if draft.state is not DraftState.READY:
            return
        doubt = draft.version.doubts[0]
        self._chat.composer.mark(doubt.start, doubt.end)

    def _on_suggestion_used(self, entry_id: int) -> None:
        draft = self.draft
        entry = None if draft is None else _with_id(draft.suggestions, entry_id)
        if entry is not None:
            self._take(reply_text(entry), entry_id=entry.id, is_ai=False)

    def _on_holding_reply_requested(self) -> None:
        self._take(self.policy.holding_reply, entry_id=EntryId(0), is_ai=False, keeps_card=True)

    def _take(
        self,
        text: str,
        *,
        draft_id: DraftId = _NOBODY,
        entry_id: EntryId | None = None,
        is_ai: bool,
        keeps_card: bool = False,
    ) -> None:
        seconds = self.seen.elapsed() / 1000 if self.seen.isValid() else 0.0
        use = DraftUse(
            draft_id=draft_id, offered=text, seconds_on_screen=seconds, entry_id=entry_id
        )
        former = self._chat.composer.text()
        self._chat.composer.take(TakenText(use=use, former=former, is_ai=is_ai))
        if not keeps_card:
            self._is_put_away = True
            self.card.show_draft(None, self._clock())

    def _on_draft_left(self) -> None:
        """It was given back: the card is there again."""
        self._is_put_away = False
        self.show(self.draft)

    def _on_card_left(self) -> None:
        """Esc in the card does what it does in the composer, and the keyboard is there again."""
        if self.leave():
            self._chat.composer.take_focus()

    def _on_discard_requested(self) -> None:
        draft = self.draft
        if draft is None:
            return
        # What looks it up just now would find it gone, and take away the way back.
        self._tasks.latest("draft", _nothing())
        self._tasks.spawn(self._ai.drafting.discard(draft))
        self.draft = replace(draft, state=DraftState.DISCARDED)
        self.card.show_draft(self.draft, self._clock())
        self._discarded = draft
        self._chat.composer.take_focus()
        self._chat.composer.yield_undo(yields=True)

    def _on_undo_requested(self) -> None:
        draft = self._discarded
        if draft is not None and self.is_open(draft.conversation_id):
            self._tasks.spawn(self._ai.drafting.take_back(draft))
            self.show(draft)
            self._chat.composer.yield_undo(yields=self._toasts.can_undo())

    def _on_gone(self) -> None:
        self._chat.composer.yield_undo(yields=self._toasts.can_undo())
        if self.draft is not None and self.draft.state is DraftState.DISCARDED:
            self.show(None)

    def _on_stop_requested(self) -> None:
        draft = self.draft
        if draft is None:
            return
        if draft.state is DraftState.COUNTING:
            self._tasks.spawn(self._countdown.stop(draft))
            return
        if draft.id == _NOBODY:
            # Also for the autopilot: who stops it while it is written wants nothing sent of it.
            self._ai.autopilot.leave(draft.conversation_id, draft.answers)
            self._ai.drafting.stop(draft.conversation_id)
        self._tasks.latest("draft", _nothing())
        self.show(None)
        self._is_ended = True

    def _on_write_requested(self) -> None:
        self.show(None)
        self._is_ended = True
        self._chat.composer.take_focus()

    def _on_add_answer_requested(self) -> None:
        missing = "" if self.draft is None else self.draft.missing.strip()
        questions = (missing,) if missing else ()
        new = NewEntry(kind=EntryKind.OTHER, title=missing[:80], body="", questions=questions)
        self.answer_missing.emit(new)

    # connections

    def _connect(self, bridge: FeedBridge) -> None:
        card = self.card
        card.use_requested.connect(self._on_use_requested)
        card.edit_requested.connect(self._on_edit_requested)
        card.discard_requested.connect(self._on_discard_requested)
        card.undo_requested.connect(self._on_undo_requested)
        card.gone.connect(self._on_gone)
        card.stop_requested.connect(self._on_stop_requested)
        card.entry_requested.connect(self.entry_requested)
        card.suggestion_used.connect(self._on_suggestion_used)
        card.add_answer_requested.connect(self._on_add_answer_requested)
        card.write_myself_requested.connect(self._on_write_requested)
        card.holding_reply_requested.connect(self._on_holding_reply_requested)
        card.left.connect(self._on_card_left)
        card.remedy_requested.connect(self._on_remedy_requested)
        self._chat.composer.draft_left.connect(self._on_draft_left)
        bridge.knowledge_changed.connect(self._on_knowledge_changed)
        bridge.drafts_changed.connect(self._on_drafts_changed)
        self._tick.timeout.connect(self._on_tick)

    def _on_drafts_changed(self, keys: frozenset[str]) -> None:
        conversation = self.conversation
        if conversation is None:
            return
        is_left_alone = self.draft is not None and self.draft.state in _LEFT_ALONE
        if str(conversation.id) in keys and not is_left_alone:
            self.ask(conversation.id)
        elif "policy" in keys:
            self.follow(conversation)

    def _on_knowledge_changed(self) -> None:
        """What was not known may be known now."""
        is_lacking = not self._is_ended if self.draft is None else self.draft.state in _LACKING
        if self.conversation is not None and is_lacking and not self._is_put_away:
            self.ask(self.conversation.id)

    def _on_remedy_requested(self, action: str) -> None:
        if self.draft is not None:
            self.remedy_requested.emit(action, self.draft.code)

    def _on_tick(self) -> None:
        self.card.tick(self._clock())


async def _nothing() -> None:
    """Takes the place of what is to end."""


def _what(draft: Draft) -> tuple[int, int]:
    """Which draft: those that are not kept have no id of their own, and answer one message each."""
    return draft.id, draft.answers


def _with_id(entries: tuple[Entry, ...], entry_id: int) -> Entry | None:
    return next((entry for entry in entries if entry.id == entry_id), None)
