"""The list of conversations: order, pages, counts, and what a person does to one."""

from datetime import datetime
from itertools import chain

import pytest
import sqlalchemy as sa

from aura_desktop.domain.commands import Recipient
from aura_desktop.domain.conversation import (
    Conversation,
    ConversationCounts,
    ConversationFilter,
    Label,
)
from aura_desktop.domain.events import Sender
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ContactId, ConversationId, UserId, WaId
from aura_desktop.domain.message import Direction
from aura_desktop.errors import InputError
from aura_desktop.store import conversations, feed
from tests.store.world import (
    CAMILA,
    NUMBER,
    at,
    echoed,
    everything,
    only,
    received,
    tell,
    thread,
)

DAY = 24 * 60


def patient(number: int) -> Sender:
    return Sender(wa_id=WaId(f"5690000{number:04d}"), profile_name=f"Paciente {number}")


def names(
    tx: sa.Connection, which: ConversationFilter, limit: int, now: datetime
) -> list[list[str]]:
    """The names on each page."""
    pages: list[list[str]] = []
    cursor = None
    while True:
        page = conversations.page(tx, which, cursor, limit, now)
        pages.append([each.contact.name for each in page.conversations])
        cursor = page.cursor
        if cursor is None:
            return pages


@pytest.fixture
def clinic(tx: sa.Connection) -> sa.Connection:
    """1 and 2 wait with closed windows, 3 to 5 wait with open ones, 6 and 7 were answered."""
    tell(tx, received("w1", 0, sender=patient(1)), received("w2", -60, sender=patient(2)))
    for number in (3, 4, 5):
        # The later the number, the longer it has waited, and the fresher its window.
        tell(tx, received(f"a{number}", DAY - number * 10, sender=patient(number)))
        tell(tx, received(f"b{number}", DAY + number, sender=patient(number)))
    for number in (6, 7):
        tell(tx, received(f"w{number}", DAY, sender=patient(number)))
        tell(tx, echoed(f"e{number}", DAY + number, recipient=patient(number)))
    return tx


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6, 50])
def test_who_waits_stands_by_window_then_by_waiting(clinic: sa.Connection, limit: int) -> None:
    pages = names(clinic, ConversationFilter.WAITING, limit, at(DAY + 10))
    assert list(chain(*pages)) == [f"Paciente {number}" for number in (3, 4, 5, 2, 1)]
    assert all(len(page) <= limit for page in pages)
    assert len(pages) == -(-5 // limit)


@pytest.mark.parametrize("limit", [1, 3, 50])
def test_the_other_lists_stand_by_their_last_message(clinic: sa.Connection, limit: int) -> None:
    up_to_date = names(clinic, ConversationFilter.UP_TO_DATE, limit, at(DAY + 10))
    assert list(chain(*up_to_date)) == ["Paciente 7", "Paciente 6"]
    shown = names(clinic, ConversationFilter.ALL, limit, at(DAY + 10))
    assert list(chain(*shown)) == [f"Paciente {number}" for number in (7, 6, 5, 4, 3, 1, 2)]


def test_counts(clinic: sa.Connection) -> None:
    assert conversations.counts(clinic) == ConversationCounts(
        waiting=5, up_to_date=2, all=7, unread=5
    )


def test_resolved_ones_leave_both_lists_until_the_patient_writes(clinic: sa.Connection) -> None:
    first, second = (by_name(clinic, "Paciente 5"), by_name(clinic, "Paciente 6"))
    conversations.resolve(clinic, first.id, True, at(DAY + 9))
    conversations.resolve(clinic, second.id, True, at(DAY + 9))
    counts = conversations.counts(clinic)
    assert (counts.waiting, counts.up_to_date, counts.all) == (4, 1, 7)
    tell(clinic, received("w66", DAY + 20, sender=patient(6)))
    conversations.resolve(clinic, first.id, False, at(DAY + 9))
    counts = conversations.counts(clinic)
    assert (counts.waiting, counts.up_to_date, counts.all) == (6, 1, 7)


def by_name(tx: sa.Connection, name: str) -> Conversation:
    return next(each for each in everything(tx) if each.contact.name == name)


@pytest.mark.parametrize(
    ("which", "index"),
    [
        (ConversationFilter.WAITING, "ix_conversations_waiting_"),
        (ConversationFilter.UP_TO_DATE, "ix_conversations_up_to_date"),
        (ConversationFilter.ALL, "ix_conversations_active"),
    ],
)
def test_each_list_is_read_through_its_index(
    clinic: sa.Connection, which: ConversationFilter, index: str
) -> None:
    seen: list[str] = []

    def explain(
        connection: sa.Connection, cursor: object, statement: str, values: object, *_: object
    ) -> None:
        if statement.startswith("SELECT"):
            driver = connection.connection.driver_connection
            assert driver is not None
            rows = driver.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            seen.extend(row[3] for row in rows)

    sa.event.listen(clinic, "before_cursor_execute", explain)
    conversations.page(clinic, which, None, 50, at(DAY + 10))
    sa.event.remove(clinic, "before_cursor_execute", explain)
    assert any(index in step for step in seen), seen
    assert not any("TEMP B-TREE" in step or step.startswith("SCAN") for step in seen), seen


def test_seen_means_nothing_unread_and_says_what_to_mark(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 5), received("w0", -5), echoed("e1", 3))
    conversation = only(tx)
    assert conversation.unread_count == 1
    assert conversations.mark_seen(tx, conversation.id, at(6)) == "w2"
    assert only(tx).unread_count == 0
    assert conversations.mark_seen(tx, conversation.id, at(6)) is None
    assert conversations.newest_inbound(tx, conversation.id) == "w2"
    # What comes late has still not been seen; an answer on the phone proves that it has.
    tell(tx, received("w3", 4))
    assert only(tx).unread_count == 1
    tell(tx, echoed("e2", 4.5))
    assert only(tx).unread_count == 0
    assert conversations.mark_seen(tx, ConversationId(99), at(6)) is None


def test_seen_messages_do_not_become_unread_by_an_echo(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 5))
    conversations.mark_seen(tx, only(tx).id, at(6))
    tell(tx, received("w3", 7), echoed("e1", 1))
    assert only(tx).unread_count == 1


def test_a_draft_is_kept(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    feed.flush(tx)
    before = feed.last_seq(tx)
    conversations.set_draft(tx, only(tx).id, "Hola Camila, \ud83d")
    assert only(tx).draft == "Hola Camila, ?"
    noted = [(item.topic, item.key) for item in feed.after(tx, before)]
    assert noted == [(Topic.CONVERSATION, str(only(tx).id))]
    conversations.set_draft(tx, ConversationId(99), "nobody")
    assert feed.after(tx, before + 1) == []


def test_labels(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 1, sender=patient(2)))
    first, second = everything(tx)
    control, laser = Label(name="Control", colour=2), Label(name="láser", colour=3)
    conversations.set_labels(tx, first.id, (laser, control))
    conversations.set_labels(tx, second.id, [control])
    assert by_name(tx, "Paciente 2").labels == (laser, control)
    assert conversations.known_labels(tx) == [control, laser]
    conversations.set_labels(tx, first.id, ())
    assert conversations.known_labels(tx) == [control]


def test_the_clinics_own_name_goes_before_the_profile(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    contact = only(tx).contact
    conversations.rename_contact(tx, contact.id, " Camila E. (láser) ")
    assert only(tx).contact.name == "Camila E. (láser)"
    assert only(tx).contact.profile_name == "Camila Ejemplo"
    conversations.rename_contact(tx, contact.id, "")
    assert only(tx).contact.name == "Camila Ejemplo"
    conversations.rename_contact(tx, ContactId(99), "nobody")


def test_starting_finds_the_conversation_that_is_there(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, sender=Sender(wa_id=WaId("5215512345678"))))
    found = conversations.start(tx, NUMBER.phone_number_id, "+525512345678", at(1))
    assert found == only(tx).id
    made = conversations.start(tx, NUMBER.phone_number_id, "+56900000001", at(2))
    assert made == conversations.start(tx, NUMBER.phone_number_id, "+56900000001", at(3))
    conversation = conversations.get(tx, made)
    assert conversation is not None
    assert (conversation.last, conversation.contact.phone) == (None, "+56900000001")
    assert [each.id for each in everything(tx)] == [made, found]


def test_recipients(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    tell(tx, received("w2", 1, sender=Sender(user_id=UserId("CL.9"), username="sin.numero")))
    second, first = everything(tx)
    assert conversations.recipient(tx, first.id) == Recipient(phone="+56900000142")
    assert conversations.recipient(tx, second.id) == Recipient(user_id=UserId("CL.9"))
    with pytest.raises(InputError) as caught:
        conversations.recipient(tx, ConversationId(99))
    assert caught.value.code == "conversation_not_found"
    tx.exec_driver_sql("UPDATE contacts SET user_id = NULL")
    with pytest.raises(InputError) as caught:
        conversations.recipient(tx, second.id)
    assert caught.value.code == "no_recipient"


def test_a_note_stays_in_the_house(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    conversation = only(tx)
    note_id = conversations.add_note(tx, conversation.id, "Alérgica al látex", "Ana", at(5))
    message = thread(tx)[-1]
    assert (message.id, message.direction, message.author) == (note_id, Direction.INTERNAL, "Ana")
    after = only(tx)
    assert (after.last, after.waiting_since) == (conversation.last, conversation.waiting_since)
    with pytest.raises(InputError):
        conversations.add_note(tx, ConversationId(99), "x", "Ana", at(5))


def test_by_ids_keeps_the_order_and_leaves_out_what_is_gone(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 1, sender=patient(2)))
    ids = [each.id for each in everything(tx)]
    asked = [ids[1], ConversationId(99), ids[0]]
    assert [each.id for each in conversations.by_ids(tx, asked)] == [ids[1], ids[0]]
    assert conversations.by_ids(tx, []) == []
    assert conversations.get(tx, ConversationId(99)) is None


def test_merging_keeps_draft_labels_and_what_is_unread(tx: sa.Connection) -> None:
    by_name_only = Sender(user_id=CAMILA.user_id, username="camila.ejemplo")
    by_number = Sender(wa_id=CAMILA.wa_id)
    tell(tx, received("w1", 0, sender=by_number))
    tell(tx, received("w2", 1, sender=by_name_only), received("w3", 2, sender=by_name_only))
    second, first = everything(tx)
    conversations.rename_contact(tx, second.contact.id, "Camila E.")
    conversations.set_draft(tx, second.id, "borrador")
    conversations.set_labels(tx, second.id, [Label(name="Control")])
    conversations.mark_seen(tx, second.id, at(3))
    tell(tx, received("w4", 4, sender=CAMILA))
    merged = only(tx)
    assert merged.id == first.id
    assert (merged.draft, merged.labels) == ("borrador", (Label(name="Control"),))
    assert merged.contact.name == "Camila E."
    assert (merged.unread_count, merged.waiting_since) == (2, at(0))
    assert merged.last is not None
    assert merged.last.at == at(4)
