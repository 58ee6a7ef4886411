"""One open conversation: header, transcript, composer, and the patient panel beside them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.conversation import Conversation, service_window
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.errors import InputError
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.patients import Patients
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.troubles import Action
from aura_desktop.ui import wording
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.pages.link_opening import LinkOpening
from aura_desktop.ui.pages.message_help import MessageHelp
from aura_desktop.ui.pages.patient_book import PatientBook
from aura_desktop.ui.pages.transcript import Transcript
from aura_desktop.ui.taken_text import TakenText
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.ticking import TICK_MS, next_tick_ms
from aura_desktop.ui.widgets.toast import ToastStack

if TYPE_CHECKING:
    from aura_desktop.ui.pages.draft_desk import DraftDesk
    from aura_desktop.ui.pages.send_dialogs import SendDialogs


class ChatPage(ChatLayout):
    """Shows one conversation and carries out what a person does in it.

    Signals: opened(ConversationId), remedy_requested(troubles.Action as str, code),
    number_fix_requested(the number that failed, "" if there is none).
    """

    opened = Signal(object)
    remedy_requested = Signal(str, str)
    number_fix_requested = Signal(str)

    def __init__(
        self,
        *,
        conversations: Conversations,
        patients: Patients,
        sending: Sending,
        settings: Settings,
        bridge: FeedBridge,
        toasts: ToastStack,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(clock, parent)
        self._conversations = conversations
        self._patients = patients
        self._sending = sending
        self._toasts = toasts
        self._clock = clock
        self.tasks = Tasks(self)
        self._transcript = Transcript(self.timeline, conversations, settings, self.tasks)
        self._make_dialogs: Callable[[ChatPage], SendDialogs] | None = None
        self._dialogs: SendDialogs | None = None
        self._id: ConversationId | None = None
        self._loaded: ConversationId | None = None
        self._conversation: Conversation | None = None
        self._reply_to: MessageId | None = None
        self._help: MessageHelp | None = None
        self._links = LinkOpening(self)
        self._drafts: DraftDesk | None = None
        self._taken: dict[ConversationId, TakenText] = {}
        self._tick = QTimer(self, singleShot=True, interval=TICK_MS)
        PatientBook(self, patients, self.tasks, self.conversation)
        self._connect(bridge)

    def set_dialogs(self, make: "Callable[[ChatPage], SendDialogs]") -> None:
        """How to make the dialogs that build what is sent; done when the first one is asked for."""
        self._make_dialogs = make

    def set_drafts(self, drafts: "DraftDesk") -> None:
        """From here on drafts are shown and what is made of them is kept with what is sent."""
        self._drafts = drafts
        drafts.remedy_requested.connect(self.remedy_requested)
        drafts.follow(self._conversation)

    def undo_draft(self) -> bool:
        """Ctrl+Z: have a discarded draft back; whether there was one."""
        return self._drafts is not None and self._drafts.undo()

    def leave_draft(self) -> bool:
        """Esc, when nothing else is to be closed; whether there was a draft."""
        return self._drafts is not None and self._drafts.leave()

    def open(self, conversation_id: ConversationId, *, focus: bool = False) -> None:
        """Show this conversation; with `focus` the keyboard goes to the composer."""
        self.composer.flush_draft()
        if conversation_id != self._id:
            self._leave()
        self._id = conversation_id
        self._quote(None)
        self.tasks.latest("open", self._open(conversation_id, focus=focus))

    def _leave(self) -> None:
        """Until the other one is there nothing that was written for this one can be sent to it."""
        taken = self.composer.kept()
        if self._id is not None and taken is not None:
            # Whose words they are that stay behind as a draft: known when somebody comes back.
            self._taken[self._id] = taken
        if self._drafts is not None:
            self._drafts.follow(None)
        self.composer.set_draft("")
        self._loaded = None

    def current_id(self) -> ConversationId | None:
        """The conversation that is open."""
        return self._id

    def conversation(self) -> Conversation | None:
        """The same as a record, once it is there."""
        return self._conversation

    def forget(self) -> None:
        """The conversation that is open is no more."""
        self._leave()
        self._taken = {key: kept for key, kept in self._taken.items() if key != self._id}
        self._id = self._conversation = None
        self._tick.stop()
        self.show_nothing()

    async def close_page(self) -> None:
        """Keep what is in the composer and end everything under way."""
        self._tick.stop()
        self.composer.flush_draft()
        await self.tasks.settle()
        await self.tasks.close()

    def command(self, name: str) -> None:
        """Carry out a key of ui.shortcuts that concerns the open conversation."""
        if self._conversation is None:
            return
        match name:
            case "resolve":
                self._on_resolve_requested(not self._conversation.resolved)
            case "template":
                self._on_template_requested()
            case "buttons":
                self._on_buttons_requested()
            case "use_draft" | "edit_draft":
                if self._drafts is not None:
                    self._drafts.command(name)
            case "panel":
                self.toggle_panel()
            case "note":
                self.show_panel()
                self.panel.open_note()

    def window_activated(self) -> None:
        """The window has the keyboard again: what is in sight counts as seen."""
        self._see()

    # opening and following

    async def _open(self, conversation_id: ConversationId, *, focus: bool) -> None:
        conversation = await self._conversations.get(conversation_id)
        if conversation is None or self._id != conversation_id:
            return
        if self._loaded != conversation_id:
            await self._transcript.load(conversation)
            self._loaded = conversation_id
            self.composer.set_recipient(wording.contact_name(conversation.contact))
            # Whoever clicks and types at once goes on behind what was there.
            typed = self.composer.text()
            self.composer.set_draft(" ".join(filter(None, (conversation.draft, typed))))
            if typed:
                self._on_draft_changed(self.composer.text())
            if (taken := self._taken.pop(conversation_id, None)) is not None:
                self.composer.put_back(taken)
        await self._show(conversation)
        self.show_chat()
        self.opened.emit(conversation_id)
        self._see()
        if focus:
            self.composer.take_focus()

    async def _reload(self) -> None:
        if self._id is None:
            return
        conversation = await self._conversations.get(self._id)
        if conversation is not None and conversation.id == self._id:
            await self._show(conversation)
            self._see()

    async def _show(self, conversation: Conversation) -> None:
        known = await self._patients.known_labels()
        if conversation.id != self._id:
            return
        self._conversation = conversation
        now = self._clock()
        self.panel.show_conversation(conversation, known, now)
        self._show_time(now)
        if self._drafts is not None:
            self._drafts.follow(conversation)

    def _show_time(self, now: datetime) -> None:
        """What changes by itself as time goes on."""
        conversation = self._conversation
        if conversation is None:
            return
        window = service_window(conversation.last_inbound_at, now)
        self._tick.start(next_tick_ms([window]))
        self.header.show_conversation(conversation, now)
        self.composer.set_window(window)
        self.timeline.set_answerable(window.is_open)

    def _see(self) -> None:
        """Mark as seen what a person has in front of the eyes."""
        conversation = self._conversation
        if conversation is None or not conversation.unread_count or not self.isVisible():
            return
        if self.window().isActiveWindow() and self.timeline.is_at_end():
            self.tasks.spawn(self._sending.mark_seen(conversation.id))
        else:
            self._transcript.draw_unread_line(conversation.unread_count)

    # connections

    def _connect(self, bridge: FeedBridge) -> None:
        bridge.conversations_changed.connect(self._on_conversations_changed)
        bridge.messages_changed.connect(self._transcript.refresh)
        self._transcript.changed.connect(self._on_transcript_changed)
        self.header.resolve_requested.connect(self._on_resolve_requested)
        self.header.panel_toggled.connect(self.toggle_panel)
        self.composer.send_requested.connect(self._on_send_requested)
        self.composer.draft_changed.connect(self._on_draft_changed)
        self.composer.typing_started.connect(self._on_typing_started)
        self.composer.template_requested.connect(self._on_template_requested)
        self.composer.buttons_requested.connect(self._on_buttons_requested)
        self.composer.reply_dismissed.connect(self._on_reply_dismissed)
        self.timeline.reply_requested.connect(self._on_reply_requested)
        self.timeline.react_requested.connect(self._on_react_requested)
        self.timeline.resend_requested.connect(self._on_resend_requested)
        self.timeline.help_requested.connect(self._on_help_requested)
        self.timeline.remedy_requested.connect(self._on_bubble_remedy_requested)
        self.timeline.copy_requested.connect(self._on_copy_requested)
        self.timeline.link_requested.connect(self._links.ask)
        self.timeline.end_reached.connect(self._see)
        self._tick.timeout.connect(self._on_tick)

    def _on_conversations_changed(self, ids: frozenset[ConversationId]) -> None:
        if self._id in ids:
            self.tasks.latest("reload", self._reload())

    def _on_transcript_changed(self) -> None:
        self.panel.show_notes(self._transcript.notes(), self._clock())

    def _on_tick(self) -> None:
        self._show_time(self._clock())

    # sending

    def _on_send_requested(self, body: str) -> None:
        if self._id is None:
            return
        reply_to, taken = self._reply_to, self.composer.kept()
        self.composer.clear()
        self._quote(None)
        self._transcript.draw_unread_line(0)
        self.timeline.jump_to_newest()
        self.tasks.spawn(self._send(self._id, body, reply_to, taken))

    async def _send(
        self,
        conversation_id: ConversationId,
        body: str,
        reply_to: MessageId | None,
        taken: TakenText | None,
    ) -> None:
        use = None if taken is None else taken.use
        try:
            await self._sending.send_text(conversation_id, body, reply_to=reply_to, use=use)
        except InputError as error:
            await self._conversations.set_draft(conversation_id, body)
            if self._id == conversation_id:
                self.composer.set_draft(body)
                if taken is not None:
                    self.composer.put_back(taken)
                self.composer.show_error(wording.error_sentence(error))
        else:
            await self._conversations.set_draft(conversation_id, "")

    def _on_draft_changed(self, text: str) -> None:
        if self._id is not None and self._loaded == self._id:
            self.tasks.spawn(self._conversations.set_draft(self._id, text))

    def _on_typing_started(self) -> None:
        if self._id is not None:
            self.tasks.latest("typing", self._sending.typing(self._id))

    def _on_template_requested(self) -> None:
        if self._conversation is not None and (dialogs := self._dialogs_made()) is not None:
            dialogs.open_template_picker(self._conversation)

    def _on_buttons_requested(self) -> None:
        if self._conversation is not None and (dialogs := self._dialogs_made()) is not None:
            dialogs.open_interactive_builder(self._conversation)

    def _dialogs_made(self) -> "SendDialogs | None":
        if self._dialogs is None and self._make_dialogs is not None:
            self._dialogs = self._make_dialogs(self)
            self._dialogs.queued.connect(self.timeline.jump_to_newest)
            self._dialogs.queued.connect(self.composer.take_focus)
        return self._dialogs

    # the transcript

    def _on_reply_requested(self, message_id: int) -> None:
        self._quote(MessageId(message_id))
        self.composer.take_focus()

    def _quote(self, message_id: MessageId | None) -> None:
        message = None if message_id is None else self._transcript.message(message_id)
        self._reply_to = None if message is None else message.id
        self.composer.set_reply(message)

    def _on_reply_dismissed(self) -> None:
        self._reply_to = None

    def _on_react_requested(self, message_id: int, emoji: str) -> None:
        self.tasks.spawn(self._sending.react(MessageId(message_id), emoji))

    def _on_resend_requested(self, message_id: int) -> None:
        self.tasks.spawn(self._sending.resend(MessageId(message_id)))

    def _on_help_requested(self, message_id: int) -> None:
        message = self._transcript.message(message_id)
        if message is not None and self._conversation is not None:
            contact, is_open = self._conversation.contact, self._window_open(self._conversation)
            self._help_made().show_message(message, contact, window_open=is_open)

    def _on_bubble_remedy_requested(self, message_id: int, action: str) -> None:
        message = self._transcript.message(message_id)
        if message is not None and self._conversation is not None:
            contact, is_open = self._conversation.contact, self._window_open(self._conversation)
            self._help_made().carry_out(action, message, contact, window_open=is_open)

    def _window_open(self, conversation: Conversation) -> bool:
        return service_window(conversation.last_inbound_at, self._clock()).is_open

    def _help_made(self) -> MessageHelp:
        if self._help is None:
            self._help = MessageHelp(self)
            self._help.copy_requested.connect(self._on_support_requested)
            self._help.remedy_requested.connect(self._on_remedy_requested)
            self._help.number_fix_requested.connect(self.number_fix_requested)
        return self._help

    def _on_support_requested(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._toasts.show_toast(self.tr("Copied for support"), icon="check")

    def _on_remedy_requested(self, action: str, code: str, message_id: int) -> None:
        match action:
            case Action.RETRY:
                self._on_resend_requested(message_id)
            case Action.CHOOSE_TEMPLATE:
                self._on_template_requested()
            case _:
                self.remedy_requested.emit(action, code)

    def _on_copy_requested(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    # the patient

    def _on_resolve_requested(self, resolved: bool) -> None:
        if self._conversation is not None:
            name = wording.contact_name(self._conversation.contact)
            self.tasks.spawn(self._resolve(self._conversation.id, name, resolved=resolved))

    async def _resolve(self, conversation_id: ConversationId, name: str, *, resolved: bool) -> None:
        await self._conversations.resolve(conversation_id, resolved)
        if not resolved:
            return

        def take_back() -> None:
            self._on_undo_gone()
            self.tasks.spawn(self._conversations.resolve(conversation_id, False))

        self.composer.yield_undo(yields=True)
        toast = self._toasts.show_undo(self.tr("Conversation resolved"), name, take_back)
        toast.gone.connect(self._on_undo_gone)

    def _on_undo_gone(self) -> None:
        self.composer.yield_undo(yields=self._toasts.can_undo())
