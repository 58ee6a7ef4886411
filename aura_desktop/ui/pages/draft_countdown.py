"""An answer that will be sent by itself: a person stops it, sends it at once, or begins to write."""

from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject

from aura_desktop.domain.draft import Draft, DraftState, DraftUse
from aura_desktop.ui.ai_services import AiServices
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.draft_card import DraftCard
from aura_desktop.ui.widgets.toast import ToastStack


class Desk(Protocol):
    """Of the draft desk: the draft that is shown, since when, and its card."""

    draft: Draft | None
    card: DraftCard
    seen: QElapsedTimer


class DraftCountdown(QObject):
    """Whoever acts is first to stop the countdown; only what was stopped is still theirs to send."""

    def __init__(
        self, desk: Desk, chat: ChatLayout, ai: AiServices, tasks: Tasks, toasts: ToastStack
    ) -> None:
        super().__init__(chat)
        self._desk = desk
        self._composer = chat.composer
        self._ai = ai
        self._tasks = tasks
        self._toasts = toasts
        self._is_yielding = False
        desk.card.send_now_requested.connect(self._on_send_now_requested)
        self._composer.text_changed.connect(self.yield_to_typing)

    async def stop(self, draft: Draft) -> bool:
        """False if it is too late; then somebody is told."""
        is_stopped = await self._ai.autopilot.stop(draft.id)
        if not is_stopped:
            self._toasts.show_toast(self.tr("It had just been sent"), icon="info")
        return is_stopped

    def yield_to_typing(self) -> None:
        """Nothing is sent by itself while somebody writes here; the store hears of that only in pauses."""
        draft = self._desk.draft
        if draft is None or draft.state is not DraftState.COUNTING or self._is_yielding:
            return
        if self._composer.text().strip():
            self._is_yielding = True
            self._tasks.spawn(self._yield(draft))

    async def _yield(self, draft: Draft) -> None:
        try:
            await self._ai.autopilot.stop(draft.id)
        finally:
            self._is_yielding = False

    def _on_send_now_requested(self) -> None:
        draft = self._desk.draft
        if draft is not None and draft.version is not None:
            self._tasks.spawn(self._send_now(draft, draft.version.text))

    async def _send_now(self, draft: Draft, text: str) -> None:
        """A person's decision: it goes as theirs, without the line that says nobody read it."""
        if not await self.stop(draft):
            return
        seconds = self._desk.seen.elapsed() / 1000
        use = DraftUse(draft_id=draft.id, offered=text, seconds_on_screen=seconds)
        await self._ai.sending.send_text(draft.conversation_id, text, use=use)
