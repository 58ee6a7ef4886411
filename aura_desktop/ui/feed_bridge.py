"""What changed in the store, as Qt signals."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import ConversationId, MessageId


class FeedSource(Protocol):
    """The part of services.feed.Feed this needs."""

    def subscribe(
        self, topics: Collection[Topic], callback: Callable[[Sequence[FeedItem]], None]
    ) -> Callable[[], None]:
        """Calls back on the home loop; the answer ends the subscription."""


class FeedBridge(QObject):
    """One subscription to the feed for the whole window, sorted by topic.

    Signals:
        conversations_changed(frozenset[ConversationId])
        messages_changed(ConversationId, frozenset[MessageId])
        drafts_changed(frozenset[str]): ids of conversations, and "policy".
        knowledge_changed(), templates_changed(), notices_changed(), jobs_changed(), delivery_arrived()
    """

    conversations_changed = Signal(object)
    messages_changed = Signal(object, object)
    drafts_changed = Signal(object)
    knowledge_changed = Signal()
    templates_changed = Signal()
    notices_changed = Signal()
    jobs_changed = Signal()
    delivery_arrived = Signal()

    def __init__(self, feed: FeedSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        topics = frozenset(Topic) - {Topic.UNKNOWN}
        self._unsubscribe = feed.subscribe(topics, self._on_items)

    def close(self) -> None:
        """No signal is sent any more."""
        self._unsubscribe()

    def _on_items(self, items: Sequence[FeedItem]) -> None:
        conversations: set[ConversationId] = set()
        messages: defaultdict[ConversationId, set[MessageId]] = defaultdict(set)
        for item in items:
            if item.topic is Topic.CONVERSATION:
                conversations.add(ConversationId(int(item.key)))
            elif item.topic is Topic.MESSAGE:
                conversation_id, _, message_id = item.key.partition(":")
                messages[ConversationId(int(conversation_id))].add(MessageId(int(message_id)))
        for changed_in, message_ids in messages.items():
            self.messages_changed.emit(changed_in, frozenset(message_ids))
        if conversations:
            self.conversations_changed.emit(frozenset(conversations))
        drafts = frozenset(item.key for item in items if item.topic is Topic.DRAFT)
        if drafts:
            self.drafts_changed.emit(drafts)
        self._tell_the_rest({item.topic for item in items})

    def _tell_the_rest(self, topics: set[Topic]) -> None:
        if Topic.KNOWLEDGE in topics:
            self.knowledge_changed.emit()
        if Topic.TEMPLATES in topics:
            self.templates_changed.emit()
        if Topic.NOTICE in topics:
            self.notices_changed.emit()
        if Topic.JOB in topics:
            self.jobs_changed.emit()
        if Topic.DELIVERY in topics:
            self.delivery_arrived.emit()
