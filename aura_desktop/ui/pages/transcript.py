"""Keeps the messages of the open conversation as the store has them."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from aura_desktop.domain.content import Note
from aura_desktop.domain.conversation import Conversation
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Direction, Message
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.link import NAME_SETTING
from aura_desktop.services.settings import Settings
from aura_desktop.ui import wording
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.timeline_view import TimelineView

SEARCHED_PAGES = 40
"""So many older pages are fetched to find a quoted message."""


class Transcript(QObject):
    """Model and view of one conversation at a time.

    Signals: changed(), after any message came or changed.
    """

    changed = Signal()

    def __init__(
        self, view: TimelineView, conversations: Conversations, settings: Settings, tasks: Tasks
    ) -> None:
        super().__init__(view)
        self._view = view
        self._conversations = conversations
        self._settings = settings
        self._tasks = tasks
        self._model = MessageListModel(self)
        self._wanted: ConversationId | None = None
        self._missed: set[MessageId] = set()
        view.set_model(self._model)
        view.older_requested.connect(self._on_older_requested)
        view.quote_clicked.connect(self._on_quote_clicked)

    async def load(self, conversation: Conversation) -> None:
        """Show a conversation's newest page, with the unread line where it belongs."""
        self._wanted = conversation.id
        self._missed = set()
        page = await self._conversations.messages(conversation.id)
        clinic = await self._settings.get(NAME_SETTING)
        if self._wanted != conversation.id:
            return
        parties = (wording.contact_name(conversation.contact), clinic)
        self._model.set_page(conversation.id, page, parties)
        self._view.jump_to_newest()
        self.draw_unread_line(conversation.unread_count)
        self.changed.emit()
        if self._missed:
            self.refresh(conversation.id, self._missed)

    def refresh(self, conversation_id: ConversationId, ids: Collection[MessageId]) -> None:
        """These are new or changed; those of other conversations are ignored."""
        if conversation_id != self._wanted:
            return
        if self._model.conversation_id != conversation_id:
            self._missed |= set(ids)
            return
        self._tasks.spawn(self._refresh(conversation_id, sorted(ids)))

    def message(self, message_id: int) -> Message | None:
        """A loaded message."""
        row = self._model.row_of(MessageId(message_id))
        return None if row is None else self._model.message(row)

    def notes(self) -> list[Message]:
        """The loaded internal notes, newest first."""
        return [item for item in reversed(self._messages()) if isinstance(item.content, Note)]

    def draw_unread_line(self, unread_count: int) -> None:
        """Draw the line above the last so many messages of the patient; 0 takes it away."""
        inbound = [item for item in self._messages() if item.direction is Direction.INBOUND]
        first = inbound[-min(unread_count, len(inbound))] if unread_count and inbound else None
        self._view.set_unread_from(None if first is None else first.id)

    def _messages(self) -> list[Message]:
        return [self._model.message(row) for row in range(self._model.rowCount())]

    async def _refresh(self, conversation_id: ConversationId, ids: Collection[MessageId]) -> None:
        messages = await self._conversations.messages_by_ids(list(ids))
        if self._model.conversation_id == conversation_id:
            self._model.upsert([item for item in messages if self._belongs_here(item)])
            self.changed.emit()

    def _belongs_here(self, message: Message) -> bool:
        """One older than the first loaded waits for its page; else there would be a gap."""
        if self._model.row_of(message.id) is not None or not self._model.has_older:
            return True
        return self._model.rowCount() > 0 and message.at >= self._model.message(0).at

    def _on_older_requested(self) -> None:
        self._tasks.latest("older", self._load_older())

    async def _load_older(self) -> bool:
        """Put one more page in front; whether there was one."""
        conversation_id = self._model.conversation_id
        if conversation_id is None or not self._model.has_older or not self._model.rowCount():
            return False
        first = self._model.message(0)
        page = await self._conversations.messages(conversation_id, first)
        if self._model.conversation_id != conversation_id:
            return False
        self._model.prepend_older(page)
        self.changed.emit()
        return True

    def _on_quote_clicked(self, message_id: int) -> None:
        if not self._view.show_message(message_id):
            self._tasks.latest("older", self._find(message_id))

    async def _find(self, message_id: int) -> None:
        for _ in range(SEARCHED_PAGES):
            if not await self._load_older() or self._view.show_message(message_id):
                return
