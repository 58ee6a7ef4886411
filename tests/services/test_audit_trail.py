"""The audit trail: what is noted by whom, read page by page, and whole for a file."""

from contextlib import aclosing

import pytest

from aura_desktop.domain.ai_policy import AiMode, AiPolicy
from aura_desktop.domain.audit import Action
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import Failure, MessageOrigin
from aura_desktop.domain.setup import Credential
from aura_desktop.errors import InputError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services import audit_trail
from aura_desktop.services.ai_desk import AiDesk
from aura_desktop.services.audit_trail import AuditTrail
from aura_desktop.services.patients import Patients
from aura_desktop.services.sending import Sending
from aura_desktop.services.vault import Vault
from aura_desktop.store import message_use, messages, outbox
from aura_desktop.store.database import Database
from tests.gateways.memory_keyring import MemoryKeyring
from tests.services.fakes import NUMBER_ID, Clock, writes

PAULA = "Paula Ejemplo"


class Desk:
    """Who is signed in."""

    def __init__(self) -> None:
        self.name = PAULA

    def __call__(self) -> str:
        return self.name


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def trail(database: Database, clock: Clock, desk: Desk) -> AuditTrail:
    return AuditTrail(database, clock, desk)


async def test_all_of_it_goes_into_a_file_page_by_page(
    trail: AuditTrail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_trail, "EXPORT_PAGE", 2)
    for subject in "abcde":
        await trail.note(Action.SETTING_CHANGED, subject)
    async with aclosing(trail.every()) as pages:
        found = ["".join(entry.subject for entry in page) async for page in pages]
    assert found == ["ed", "cb", "a"]
    async with aclosing(trail.every(person="")) as pages:
        assert [page async for page in pages] == []


async def test_who_looks_at_a_conversation_is_noted_once_an_hour(
    trail: AuditTrail, database: Database, clock: Clock, desk: Desk
) -> None:
    camila = await writes(database, clock())
    for _ in range(3):
        await trail.opened(camila)
    clock.advance(hours=1)
    await trail.opened(camila)
    desk.name = ""
    await trail.opened(camila)
    entries = await trail.page()
    assert [(entry.action, entry.person) for entry in entries] == [
        (Action.CONVERSATION_OPENED, PAULA)
    ] * 2
    assert await trail.names() == [PAULA]


async def test_a_key_that_a_person_keeps_is_noted_and_one_that_is_read_is_not(
    trail: AuditTrail,
) -> None:
    vault = Vault(Credentials(MemoryKeyring()))
    vault.subscribe_hand(lambda name: trail.note_soon(Action.SETTING_CHANGED, f"key.{name}"))
    await vault.load()
    await vault.put(Credential.ACCESS_TOKEN, Secret("clave-ejemplo"))
    await vault.forget(Credential.ACCESS_TOKEN)
    await vault.load()
    await trail.settle()
    entries = await trail.page()
    assert [(each.subject, each.detail) for each in entries] == [("key.access_token", {})] * 2


async def test_what_is_sent_again_and_written_down_carries_the_name(
    trail: AuditTrail, database: Database, clock: Clock, desk: Desk
) -> None:
    camila = await writes(database, clock())
    sending = Sending(database, NUMBER_ID, clock, desk)
    message_id = await sending.send_text(camila, "Hola")
    sent = await database.read(messages.get, message_id)
    record = await database.read(message_use.get, message_id)
    assert sent is not None
    assert record is not None
    assert (sent.author, sent.origin, record.author) == (PAULA, MessageOrigin.DESK, PAULA)
    note_id = await Patients(database, clock, desk).add_note(camila, "Llamar en la tarde")
    note = await database.read(messages.get, note_id)
    assert note is not None
    assert note.author == PAULA
    with pytest.raises(InputError, match="not_resendable"):
        await sending.resend(message_id)
    assert await trail.page() == [], "what was refused did not happen"


async def test_a_resend_says_who_and_to_whom(
    trail: AuditTrail, database: Database, clock: Clock, desk: Desk
) -> None:
    camila = await writes(database, clock())
    sending = Sending(database, NUMBER_ID, clock, desk)
    message_id = await sending.send_text(camila, "Hola")
    now = clock()
    [job] = await database.run(outbox.lease, "test", now, now, 1)
    await database.run(outbox.settle_failed, job.id, Failure(code="service_unavailable"), now)
    desk.name = "Carla Demostración"
    again = await database.read(messages.get, await sending.resend(message_id))
    assert again is not None
    assert again.author == "Carla Demostración"
    [entry] = await trail.page()
    assert (entry.action, entry.person) == (Action.MESSAGE_RESENT, "Carla Demostración")
    assert entry.contact_id is not None


async def test_what_the_ai_may_do_is_noted_where_it_changes(
    trail: AuditTrail, database: Database, clock: Clock, desk: Desk
) -> None:
    clerk = AiDesk(database, NUMBER_ID, clock, person=desk)
    await clerk.put_policy(AiPolicy(mode=AiMode.AUTO, auto_topics=(AnswerTopic.HOURS,)))
    await clerk.put_policy(AiPolicy(mode=AiMode.AUTO, auto_topics=(AnswerTopic.HOURS,)))
    await clerk.put_policy(AiPolicy(no_ai=True))
    entries = await trail.page()
    assert [(each.subject, each.detail) for each in reversed(entries)] == [
        ("ai_mode", {"to": "auto"}),
        ("auto_topics", {"to": "hours"}),
        ("ai_mode", {"to": "no_ai"}),
        ("auto_topics", {"to": ""}),
    ]
