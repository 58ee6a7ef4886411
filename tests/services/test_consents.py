"""Writing down consents: checked, noted with who did it, and never without its words."""

from datetime import timedelta

import pytest

from aura_desktop.domain.audit import Action
from aura_desktop.domain.consent import WORDING_LIMIT, ConsentKind, ConsentWay, NewConsent
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.message import MessageStatus
from aura_desktop.errors import InputError
from aura_desktop.services.api_sending import ApiSending
from aura_desktop.services.consents import Consents
from aura_desktop.services.sending import Sending
from aura_desktop.store import audit, conversations, messages
from aura_desktop.store.database import Database
from tests.services.canary_patient import furnish
from tests.services.canary_people import PROMOTION, TEMPLATE
from tests.services.fakes import CAMILA, NUMBER_ID, Clock, writes


@pytest.fixture
def desk(database: Database, clock: Clock) -> Consents:
    return Consents(database, clock, lambda: "Pía Ejemplo")


@pytest.fixture
async def camila(database: Database, clock: Clock) -> ContactId:
    await database.run(furnish, clock())
    thread = await writes(database, clock())
    found = await database.read(conversations.get, thread)
    assert found is not None
    return found.contact.id


def new(clock: Clock, kind: ConsentKind, *, given: bool, wording: str = "Acepto") -> NewConsent:
    way = ConsentWay.PHONE
    return NewConsent(kind=kind, given=given, at=clock(), way=way, wording=wording)


async def test_what_is_written_down_is_noted_without_its_words(
    desk: Consents, database: Database, clock: Clock, camila: ContactId
) -> None:
    await desk.record(camila, new(clock, ConsentKind.DATA, given=True))
    [kept] = await desk.of(camila)
    assert (kept.wording, kept.person, kept.recorded_at) == ("Acepto", "Pía Ejemplo", clock())
    [entry] = await database.read(audit.page, None, 9, camila)
    assert (entry.action, entry.person) == (Action.CONSENT_RECORDED, "Pía Ejemplo")
    assert entry.detail == {"kind": "data", "given": 1, "way": "phone"}


async def test_what_cannot_be_written_down_changes_nothing(
    desk: Consents, clock: Clock, camila: ContactId
) -> None:
    with pytest.raises(InputError, match="empty_field"):
        await desk.record(camila, new(clock, ConsentKind.DATA, given=True, wording=" "))
    late = NewConsent(
        kind=ConsentKind.AI,
        given=False,
        at=clock() + timedelta(days=1),
        way=ConsentWay.WEB,
    )
    with pytest.raises(InputError, match="day_in_future"):
        await desk.record(camila, late)
    assert await desk.of(camila) == []


async def test_who_wants_no_messages_gets_no_templates_but_answers(
    desk: Consents, database: Database, clock: Clock, camila: ContactId
) -> None:
    thread = await database.run(conversations.start, NUMBER_ID, f"+{CAMILA}", clock())
    desk_sends = Sending(database, NUMBER_ID, clock)
    api = ApiSending(database, NUMBER_ID, "es", clock)
    await desk_sends.send_template(thread, TEMPLATE, {"body.1": "Camila"})
    await desk.record(camila, new(clock, ConsentKind.MESSAGES, given=False))
    with pytest.raises(InputError, match="messages_not_wanted"):
        await desk_sends.send_template(thread, TEMPLATE, {"body.1": "Camila"})
    with pytest.raises(InputError, match="messages_not_wanted") as refused:
        await api.send_template(f"+{CAMILA}", "recordatorio", "es", ["Camila"], "key-1")
    assert refused.value.field == "phone_number"
    page = await database.read(messages.page, thread, None, 9)
    [template] = [each for each in page.messages if each.status is MessageStatus.FAILED]
    with pytest.raises(InputError, match="messages_not_wanted"):
        await desk_sends.resend(template.id)
    await desk_sends.send_text(thread, "Claro, ¿qué día te acomoda?")
    await api.send_text(f"+{CAMILA}", "Te esperamos.", "key-2")


async def test_who_wants_no_promotions_still_gets_reminders(
    desk: Consents, database: Database, clock: Clock, camila: ContactId
) -> None:
    thread = await database.run(conversations.start, NUMBER_ID, f"+{CAMILA}", clock())
    sends = Sending(database, NUMBER_ID, clock)
    await desk.record(camila, new(clock, ConsentKind.MARKETING, given=False))
    with pytest.raises(InputError, match="marketing_opt_out"):
        await sends.send_template(thread, PROMOTION, {"body.1": "Camila"})
    await sends.send_template(thread, TEMPLATE, {"body.1": "Camila"})


async def test_the_clinics_words(desk: Consents, database: Database) -> None:
    await desk.put_wordings({ConsentKind.IMAGES: "Nuestras palabras"})
    assert (await desk.wordings())[ConsentKind.IMAGES] == "Nuestras palabras"
    [entry] = await database.read(audit.page, None, 9)
    assert (entry.action, entry.subject) == (Action.SETTING_CHANGED, "consents.wording")
    with pytest.raises(InputError, match="too_long") as refused:
        await desk.put_wordings({ConsentKind.AI: "a" * (WORDING_LIMIT + 1)})
    assert refused.value.field == "ai"
