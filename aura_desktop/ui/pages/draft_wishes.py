"""What a person wishes of the draft besides using it: other versions, sources, the professional, what leaves."""

import re
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from aura_desktop.domain.ai_policy import AiMode, AiPolicy
from aura_desktop.domain.conversation import Conversation
from aura_desktop.domain.draft import Change, Draft, DraftState, DraftVersion
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.placeholders import MARK
from aura_desktop.errors import AuraError
from aura_desktop.ui import wording
from aura_desktop.ui.ai_services import AiServices
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.ai_mode_button import AiModeButton
from aura_desktop.ui.widgets.draft_card import DraftCard
from aura_desktop.ui.widgets.request_dialog import RequestDialog, ShownRequest
from aura_desktop.ui.widgets.toast import ToastStack

_MARK = re.compile(MARK.pattern.replace("(", "(?:"))


class Desk(Protocol):
    """Of the draft desk: what is open, and the card that shows it."""

    conversation: Conversation | None
    draft: Draft | None
    policy: AiPolicy
    card: DraftCard
    mode: AiModeButton

    def ask(self, conversation_id: ConversationId) -> None: ...

    def show(self, draft: Draft | None) -> None: ...

    def is_open(self, conversation_id: ConversationId) -> bool: ...

    async def show_sources(self, draft: Draft | None) -> None: ...


class DraftWishes(QObject):
    """Carries them out on the services; nothing of it sends to a patient."""

    def __init__(
        self, desk: Desk, chat: ChatLayout, ai: AiServices, tasks: Tasks, toasts: ToastStack
    ) -> None:
        super().__init__(chat)
        self._desk = desk
        self._chat = chat
        self._ai = ai
        self._tasks = tasks
        self._toasts = toasts
        self._dialog: RequestDialog | None = None
        card = desk.card
        card.retry_requested.connect(self._on_retry_requested)
        card.change_requested.connect(self._on_change_requested)
        card.version_requested.connect(self._on_version_requested)
        card.not_fitting_requested.connect(self._on_not_fitting_requested)
        card.tell_professional_requested.connect(self._on_tell_requested)
        card.request_shown_requested.connect(self._on_request_shown_requested)
        desk.mode.mode_requested.connect(self._on_mode_requested)
        desk.mode.patient_without_ai_requested.connect(self._on_without_ai_requested)

    def _on_change_requested(self, change: str, language: str) -> None:
        if self._desk.draft is not None and self._desk.draft.state is DraftState.READY:
            draft, wanted = self._desk.draft, Change(change)
            self._tasks.latest("draft", self._rework(draft, wanted, language))
            # At once: it can be stopped from now on, and news of the draft that is kept do not take its place.
            nothing_yet = DraftVersion(text="", change=wanted, language=language)
            writing = replace(draft, state=DraftState.WRITING, versions=(nothing_yet,), shown=0)
            self._desk.show(writing)

    async def _rework(self, draft: Draft, change: Change, language: str) -> None:
        def grow(writing: Draft) -> None:
            if self._desk.is_open(draft.conversation_id):
                self._desk.show(writing)

        try:
            changed = await self._ai.drafting.rework(draft, change, language, grow)
        except BaseException:
            # Stopped: the versions that were there are there still.
            if self._desk.is_open(draft.conversation_id):
                self._desk.show(draft)
            raise
        if self._desk.is_open(draft.conversation_id):
            await self._desk.show_sources(changed)
        if self._desk.is_open(draft.conversation_id):
            self._desk.show(changed)
            if changed.code:
                self._toasts.show_toast(
                    self.tr("No other version"), wording.code_sentence(changed.code), icon="info"
                )

    def _on_version_requested(self, step: int) -> None:
        if self._desk.draft is not None:
            self._tasks.latest("draft version", self._show_version(self._desk.draft, step))

    async def _show_version(self, draft: Draft, step: int) -> None:
        changed = await self._ai.drafting.show_version(draft, step)
        if self._desk.is_open(draft.conversation_id):
            self._desk.show(changed)

    def _on_not_fitting_requested(self, number: int) -> None:
        if self._desk.draft is not None:
            self._tasks.latest("draft version", self._drop_source(self._desk.draft, number))

    async def _drop_source(self, draft: Draft, number: int) -> None:
        changed = await self._ai.drafting.drop_source(draft, number)
        if self._desk.is_open(draft.conversation_id):
            self._desk.show(changed)

    def _on_retry_requested(self) -> None:
        if self._desk.conversation is not None:
            self._desk.ask(self._desk.conversation.id)

    def _on_tell_requested(self) -> None:
        if self._desk.conversation is not None:
            self._tasks.spawn(self._tell(self._desk.conversation.id))

    async def _tell(self, conversation_id: ConversationId) -> None:
        name = self._desk.policy.professional or self.tr("the professional")
        note = self.tr("{name} was told that a clinical answer is wanted here.").format(name=name)
        told = await self._ai.desk.tell_professional(conversation_id, note)
        words = (
            self.tr("A message without the patient's data is on its way.")
            if told.by_whatsapp
            else self.tr("It is noted here. Call or write to them yourself.")
        )
        self._toasts.show_toast(name, words, icon="stethoscope")

    def _on_mode_requested(self, mode: str) -> None:
        if self._desk.conversation is not None:
            self._tasks.spawn(self._ai.desk.set_mode(self._desk.conversation.id, AiMode(mode)))

    def _on_without_ai_requested(self, without: bool) -> None:
        if self._desk.conversation is not None:
            self._tasks.spawn(self._ai.desk.set_no_ai(self._desk.conversation.contact.id, without))

    def _on_request_shown_requested(self) -> None:
        if self._desk.conversation is not None:
            self._tasks.latest("request", self._show_request(self._desk.conversation.id))

    async def _show_request(self, conversation_id: ConversationId) -> None:
        try:
            request = await self._ai.drafting.request_of(conversation_id)
        except AuraError as error:
            self._toasts.show_toast(wording.error_sentence(error), icon="info")
            return
        if request is None:
            return
        if self._dialog is None:
            self._dialog = RequestDialog(self._chat.window())
            self._dialog.copy_requested.connect(_copy)
        marks = tuple(dict.fromkeys(_MARK.findall(request.body)))
        self._dialog.show_request(
            ShownRequest(
                text=request.body,
                host=request.host,
                model=request.model,
                marks=marks,
                hidden=request.hidden,
            )
        )
        self._dialog.open()


def _copy(text: str) -> None:
    # Not the clipboard's own slot: it has no Python object to be connected with.
    QGuiApplication.clipboard().setText(text)
