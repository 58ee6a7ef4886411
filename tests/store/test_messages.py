"""Pages of a conversation, and messages by their ids."""

import pytest
import sqlalchemy as sa

from aura_desktop.domain.content import Text, Unsupported
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Message
from aura_desktop.store import messages
from tests.store.world import only, received, tell, thread


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_pages_join_without_gap_or_overlap(tx: sa.Connection, size: int) -> None:
    # Several messages share a second; some come late.
    for number in (3, 0, 6, 1, 4, 2, 5):
        tell(tx, received(f"w{number}", number // 3, f"mensaje {number}"))
    conversation_id = only(tx).id
    whole = [message.id for message in thread(tx)]
    assert len(whole) == 7
    found: list[Message] = []
    before: tuple[object, MessageId] | None = None
    while True:
        page = messages.page(tx, conversation_id, before, size)  # type: ignore[arg-type]
        found = [*page.messages, *found]
        if not page.has_older:
            break
        before = (page.messages[0].at, page.messages[0].id)
    assert [message.id for message in found] == whole


def test_an_empty_page(tx: sa.Connection) -> None:
    page = messages.page(tx, ConversationId(1), None, 50)
    assert (page.messages, page.has_older) == ((), False)
    tell(tx, received("w1", 0))
    page = messages.page(tx, only(tx).id, None, 0)
    assert (page.messages, page.has_older) == ((), True)


def test_by_ids_in_reading_order(tx: sa.Connection) -> None:
    tell(tx, received("w2", 2), received("w1", 1))
    ids = [MessageId(1), MessageId(2), MessageId(99)]
    assert [message.wamid for message in messages.by_ids(tx, ids)] == ["w1", "w2"]
    assert messages.by_ids(tx, []) == []
    assert messages.get(tx, MessageId(99)) is None
    message = messages.get(tx, MessageId(1))
    assert message is not None
    assert message.content == Text(body="Hola")


def test_content_of_a_newer_program_is_shown_as_unsupported(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    tx.exec_driver_sql("""UPDATE messages SET kind = 'hologram', content = '{"is": "Hologram"}'""")
    (message,) = thread(tx)
    assert message.content == Unsupported(original_type="hologram")


def test_pages_are_read_through_the_index(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    plan = tx.exec_driver_sql(
        "EXPLAIN QUERY PLAN SELECT * FROM messages WHERE conversation_id = 1 "
        "AND (at, id) < (5, 5) ORDER BY at DESC, id DESC LIMIT 51"
    ).all()
    (step,) = [row[3] for row in plan]
    assert "ix_messages_conversation" in step
    assert "at,id)" in step or "at<" in step
