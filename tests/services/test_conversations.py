"""Reading, and the small changes of the desk: pages, search, drafts, names, labels, notes, settings."""

import pytest

from aura_desktop.domain.content import Note, Text
from aura_desktop.domain.conversation import ConversationFilter, Label
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Direction
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import InputError
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.notices import Notices
from aura_desktop.services.patients import NAME_LIMIT, NOTE_LIMIT, Patients
from aura_desktop.services.settings import Settings
from aura_desktop.store import feed, notices
from aura_desktop.store.database import Database
from tests.services.fakes import BENJAMIN, Clock, writes


@pytest.fixture
def conversations(database: Database, clock: Clock) -> Conversations:
    return Conversations(database, clock)


@pytest.fixture
def patients(database: Database, clock: Clock) -> Patients:
    return Patients(database, clock)


@pytest.fixture
async def camila(database: Database, clock: Clock) -> ConversationId:
    return await writes(database, clock())


async def test_pages_follow_one_another(
    conversations: Conversations, database: Database, camila: ConversationId, clock: Clock
) -> None:
    clock.advance(minutes=1)
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    first = await conversations.page(ConversationFilter.ALL, limit=1)
    second = await conversations.page(ConversationFilter.ALL, first.cursor, 1)
    assert [each.id for each in first.conversations] == [benjamin]
    assert [each.id for each in second.conversations] == [camila]
    assert second.cursor is None
    counts = await conversations.counts()
    assert (counts.waiting, counts.all, counts.unread) == (2, 2, 2)
    assert [each.id for each in await conversations.by_ids([camila])] == [camila]


async def test_older_messages_come_before_the_one_shown(
    conversations: Conversations, database: Database, camila: ConversationId, clock: Clock
) -> None:
    for number in range(2, 5):
        clock.advance(seconds=1)
        await writes(database, clock(), number=number, content=Text(body=f"línea {number}"))
    newest = await conversations.messages(camila, limit=2)
    assert newest.has_older
    older = await conversations.messages(camila, newest.messages[0], 2)
    assert not older.has_older
    ids = [each.id for each in (*older.messages, *newest.messages)]
    assert ids == sorted(ids)
    assert [each.id for each in await conversations.messages_by_ids(ids)] == ids


async def test_search_finds_people_and_words(
    conversations: Conversations, camila: ConversationId
) -> None:
    assert [hit.conversation.id for hit in await conversations.search("camila")] == [camila]
    [hit] = await conversations.search("manana")
    assert hit.message_text is not None
    assert await conversations.search("   ") == []


async def test_a_draft_and_a_resolution_are_kept(
    conversations: Conversations, database: Database, camila: ConversationId, clock: Clock
) -> None:
    await conversations.set_draft(camila, "a medias")
    await conversations.resolve(camila, True)
    found = await conversations.get(camila)
    assert found is not None
    assert (found.draft, found.resolved) == ("a medias", True)
    assert (await conversations.counts()).waiting == 0
    await conversations.resolve(camila, False)
    assert (await conversations.counts()).waiting == 1
    assert await conversations.get(ConversationId(4711)) is None


async def test_names_labels_and_notes(
    conversations: Conversations, patients: Patients, camila: ConversationId
) -> None:
    before = await conversations.get(camila)
    assert before is not None
    await patients.rename_contact(before.contact.id, "  Camila   de la Prueba ")
    await patients.set_labels(camila, [Label(name="control", colour=2)])
    note_id = await patients.add_note(camila, "  Prefiere la mañana. ")
    after = await conversations.get(camila)
    assert after is not None
    assert after.contact.name == "Camila de la Prueba"
    assert after.labels == (Label(name="control", colour=2),)
    assert await patients.known_labels() == [Label(name="control", colour=2)]
    [note] = await conversations.messages_by_ids([note_id])
    assert (note.content, note.direction) == (Note(body="Prefiere la mañana."), Direction.INTERNAL)
    for attempt, code in (
        (patients.rename_contact(before.contact.id, "x" * (NAME_LIMIT + 1)), "too_long"),
        (patients.add_note(camila, "  "), "empty_field"),
        (patients.add_note(camila, "x" * (NOTE_LIMIT + 1)), "too_long"),
    ):
        with pytest.raises(InputError, match=code):
            await attempt


async def test_notices_are_seen_once(database: Database, clock: Clock) -> None:
    service = Notices(database)
    await database.run(notices.add, NoticeKind.ACCOUNT, clock(), field="account_update")
    assert await service.unseen_count() == 1
    assert [notice.field for notice in await service.recent()] == ["account_update"]
    await service.mark_seen()
    assert await service.unseen_count() == 0
    topics = {item.topic for item in await database.read(feed.after, 0)}
    assert topics == {Topic.NOTICE}


async def test_settings_have_defaults_and_stay(database: Database) -> None:
    settings = Settings(database)
    assert await settings.get("theme", "light") == "light"
    await settings.put("theme", "dark")
    assert await settings.get("theme", "light") == "dark"
