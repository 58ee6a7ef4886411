"""Feed items become one signal a topic, with ids as values."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.ui.feed_bridge import FeedBridge


class OneFeed:
    """Keeps the one subscriber."""

    def __init__(self) -> None:
        self.tell: Callable[[Sequence[FeedItem]], None] | None = None
        self.topics: frozenset[Topic] = frozenset()

    def subscribe(
        self, topics: Collection[Topic], callback: Callable[[Sequence[FeedItem]], None]
    ) -> Callable[[], None]:
        self.tell, self.topics = callback, frozenset(topics)

        def leave() -> None:
            self.tell = None

        return leave


def items(*topics_and_keys: tuple[Topic, str]) -> list[FeedItem]:
    return [
        FeedItem(seq=seq, topic=topic, key=key)
        for seq, (topic, key) in enumerate(topics_and_keys, start=1)
    ]


def test_a_batch_becomes_one_signal_a_conversation_and_a_topic(qtbot: QtBot) -> None:
    feed = OneFeed()
    bridge = FeedBridge(feed)
    messages: list[tuple[int, frozenset[int]]] = []
    conversations: list[frozenset[int]] = []
    bridge.messages_changed.connect(lambda place, ids: messages.append((place, ids)))
    bridge.conversations_changed.connect(conversations.append)
    drafts: list[frozenset[str]] = []
    bridge.drafts_changed.connect(drafts.append)
    spies = [
        QSignalSpy(signal)
        for signal in (
            bridge.templates_changed,
            bridge.notices_changed,
            bridge.jobs_changed,
            bridge.delivery_arrived,
            bridge.knowledge_changed,
        )
    ]
    assert feed.tell is not None
    feed.tell(
        items(
            (Topic.MESSAGE, "3:10"),
            (Topic.MESSAGE, "4:11"),
            (Topic.MESSAGE, "3:12"),
            (Topic.CONVERSATION, "3"),
            (Topic.CONVERSATION, "4"),
            (Topic.JOB, "0a"),
            (Topic.JOB, "0b"),
            (Topic.TEMPLATES, "1"),
            (Topic.NOTICE, "1"),
            (Topic.DELIVERY, "1"),
            (Topic.KNOWLEDGE, "5"),
            (Topic.KNOWLEDGE, "6"),
            (Topic.DRAFT, "7"),
            (Topic.DRAFT, "8"),
        )
    )
    assert messages == [(3, frozenset({10, 12})), (4, frozenset({11}))]
    assert conversations == [frozenset({3, 4})]
    assert drafts == [frozenset({"7", "8"})]
    assert [spy.count() for spy in spies] == [1, 1, 1, 1, 1]


def test_other_topics_say_nothing_of_drafts_and_knowledge(qtbot: QtBot) -> None:
    feed = OneFeed()
    bridge = FeedBridge(feed)
    spies = [QSignalSpy(bridge.drafts_changed), QSignalSpy(bridge.knowledge_changed)]
    assert feed.tell is not None
    feed.tell(items((Topic.MESSAGE, "3:10"), (Topic.JOB, "0a"), (Topic.TEMPLATES, "1")))
    assert [spy.count() for spy in spies] == [0, 0]


def test_it_listens_to_every_known_topic_until_it_is_closed(qtbot: QtBot) -> None:
    feed = OneFeed()
    bridge = FeedBridge(feed)
    assert feed.topics == frozenset(Topic) - {Topic.UNKNOWN}
    bridge.close()
    assert feed.tell is None
