"""Conversations: pages and search for reading, and the small changes a reader makes."""

from collections.abc import Callable, Sequence
from datetime import datetime

from aura_desktop.domain.conversation import (
    Conversation,
    ConversationCounts,
    ConversationFilter,
    ConversationPage,
    SearchHit,
)
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Message, MessagePage
from aura_desktop.store import conversations, messages, search
from aura_desktop.store.database import Database

PAGE = 200
MESSAGES = 50
HITS = 50


class Conversations:
    """Every coroutine is one short transaction on the database thread."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def page(
        self, which: ConversationFilter, cursor: str | None = None, limit: int = PAGE
    ) -> ConversationPage:
        """One page of the list in its own order; `cursor` comes from the page before."""
        return await self._database.read(conversations.page, which, cursor, limit, self._clock())

    async def counts(self) -> ConversationCounts:
        """How many wait, are up to date, exist, and how many messages are unread."""
        return await self._database.read(conversations.counts)

    async def get(self, conversation_id: ConversationId) -> Conversation | None:
        """One conversation, None if it is gone."""
        return await self._database.read(conversations.get, conversation_id)

    async def by_ids(self, ids: Sequence[ConversationId]) -> list[Conversation]:
        """Those of `ids` that exist."""
        return await self._database.read(conversations.by_ids, ids)

    async def messages(
        self, conversation_id: ConversationId, before: Message | None = None, limit: int = MESSAGES
    ) -> MessagePage:
        """The newest messages, or those just before one of them."""
        edge = None if before is None else (before.at, before.id)
        return await self._database.read(messages.page, conversation_id, edge, limit)

    async def messages_by_ids(self, ids: Sequence[MessageId]) -> list[Message]:
        """Those of `ids` that exist."""
        return await self._database.read(messages.by_ids, ids)

    async def search(self, text: str, limit: int = HITS) -> list[SearchHit]:
        """People first, then words in messages; nothing for a blank text."""
        return await self._database.read(search.find, text, limit) if text.strip() else []

    async def set_draft(self, conversation_id: ConversationId, text: str) -> None:
        """Keep what stands in the composer."""
        await self._database.run(conversations.set_draft, conversation_id, text)

    async def resolve(self, conversation_id: ConversationId, resolved: bool) -> None:
        """Put a conversation away, or take it back."""
        await self._database.run(conversations.resolve, conversation_id, resolved, self._clock())
