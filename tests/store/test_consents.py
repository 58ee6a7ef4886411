"""Consents in the store: what is recorded stays, and counts at once."""

import pytest
import sqlalchemy as sa

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.commands import Recipient, SendTemplate
from aura_desktop.domain.consent import (
    STANDARD_WORDINGS,
    ConsentKind,
    ConsentWay,
    NewConsent,
    standing,
)
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.events import ContactChanged, MarketingPreferenceChanged, Sender
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId, UserId, WabaId, Wamid
from aura_desktop.domain.message import MessageOrigin, MessageStatus
from aura_desktop.errors import InputError
from aura_desktop.store import consents, conversations, jobs, messages, outbox, templates
from tests.services.canary_people import PROMOTION, TEMPLATE
from tests.store.world import CAMILA, NUMBER, RODRIGO, at, everything, only, received, tell


def record(
    tx: sa.Connection, kind: ConsentKind, minutes: float, *, given: bool, who: int | None = None
) -> None:
    new = NewConsent(kind=kind, given=given, at=at(minutes), way=ConsentWay.PAPER, wording="Acepto")
    contact_id = ContactId(who) if who is not None else only(tx).contact.id
    consents.record(tx, contact_id, new, "Pía Ejemplo", at(600))


def queue(tx: sa.Connection, name: str) -> MessageId:
    command = SendTemplate(
        to=Recipient(phone="+56900000142"),
        name=name,
        language="es",
        preview=TemplateMessage(name=name, language="es", body="Hola"),
    )
    enqueued = outbox.enqueue(
        tx, only(tx).id, command, at(5), origin=MessageOrigin.DESK, content=command.preview
    )
    assert enqueued.message_id is not None
    return enqueued.message_id


def test_history_stays_and_the_newest_act_counts(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    record(tx, ConsentKind.IMAGES, 1, given=True)
    record(tx, ConsentKind.IMAGES, 3, given=False)
    record(tx, ConsentKind.IMAGES, 2, given=True)
    found = consents.of(tx, only(tx).contact.id)
    assert [(each.at, each.given) for each in found] == [
        (at(3), False),
        (at(2), True),
        (at(1), True),
    ]
    assert not standing(found)[ConsentKind.IMAGES].given
    assert {each.person for each in found} == {"Pía Ejemplo"}


def test_nobody_who_is_not_there_agrees_to_anything(tx: sa.Connection) -> None:
    with pytest.raises(InputError, match="patient_not_found"):
        record(tx, ConsentKind.DATA, 1, given=True, who=7)


def test_without_consent_nothing_goes_to_the_ai_until_it_is_given_again(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    record(tx, ConsentKind.AI, 2, given=False)
    assert only(tx).contact.no_ai
    record(tx, ConsentKind.AI, 1, given=True)
    assert only(tx).contact.no_ai, "an older paper changes nothing"
    record(tx, ConsentKind.AI, 3, given=True)
    assert not only(tx).contact.no_ai
    assert only(tx).ai_mode is not AiMode.OFF


def test_promotions_follow_the_last_word(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    record(tx, ConsentKind.MARKETING, 1, given=True)
    assert not only(tx).contact.marketing_opt_out
    record(tx, ConsentKind.MARKETING, 2, given=False)
    assert only(tx).contact.marketing_opt_out


def test_what_the_patient_chose_in_whatsapp_is_a_consent_once(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    event = MarketingPreferenceChanged(number=NUMBER, sender=CAMILA, opted_out=True, at=at(1))
    tell(tx, event, event)
    [kept] = consents.of(tx, only(tx).contact.id)
    assert (kept.kind, kept.given, kept.way) == (
        ConsentKind.MARKETING,
        False,
        ConsentWay.WHATSAPP,
    )
    assert (kept.person, kept.at) == ("", at(1))
    assert only(tx).contact.marketing_opt_out


def test_baja_stops_promotions_and_nothing_else(tx: sa.Connection) -> None:
    tell(tx, received("a", 0, "BAJA"), received("b", 0, "baja el precio?", sender=RODRIGO))
    by_name = {each.contact.profile_name: each for each in everything(tx)}
    camila, rodrigo = by_name["Camila Ejemplo"], by_name["Rodrigo Prueba"]
    assert camila.contact.marketing_opt_out
    [kept] = consents.of(tx, camila.contact.id)
    assert (kept.wording, kept.given, kept.kind) == ("BAJA", False, ConsentKind.MARKETING)
    assert not rodrigo.contact.marketing_opt_out
    assert consents.of(tx, rodrigo.contact.id) == []
    assert camila.last is not None, "the message itself is there as any other"


def test_templates_ask_what_was_taken_back(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    templates.replace_all(tx, WabaId("1"), [TEMPLATE, PROMOTION], at(0))
    thread = only(tx).id

    def refused(name: str) -> str:
        try:
            consents.check_template(tx, thread, name, "es")
        except InputError as error:
            return error.code
        return ""

    assert [refused("recordatorio"), refused("promocion")] == ["", ""]
    record(tx, ConsentKind.MARKETING, 1, given=False)
    assert [refused("recordatorio"), refused("promocion")] == ["", "marketing_opt_out"]
    record(tx, ConsentKind.MESSAGES, 2, given=False)
    assert refused("recordatorio") == "messages_not_wanted"
    assert refused("unknown") == "messages_not_wanted"
    record(tx, ConsentKind.MESSAGES, 3, given=True)
    assert refused("recordatorio") == ""
    consents.check_template(tx, ConversationId(4711), "recordatorio", "es")


@pytest.mark.parametrize(
    ("kind", "stopped"),
    [
        (ConsentKind.MESSAGES, {"recordatorio", "promocion"}),
        (ConsentKind.MARKETING, {"promocion"}),
        (ConsentKind.IMAGES, set()),
    ],
)
def test_templates_that_wait_for_the_line_do_not_leave_any_more(
    tx: sa.Connection, kind: ConsentKind, stopped: set[str]
) -> None:
    tell(tx, received("a", 0))
    templates.replace_all(tx, WabaId("1"), [TEMPLATE, PROMOTION], at(0))
    waiting = {name: queue(tx, name) for name in ("recordatorio", "promocion")}
    record(tx, kind, 6, given=False)
    for name, message_id in waiting.items():
        message = messages.get(tx, message_id)
        assert message is not None
        wanted = MessageStatus.FAILED if name in stopped else MessageStatus.QUEUED
        assert message.status is wanted, name
        job = jobs.by_id(tx, message.job_id)  # type: ignore[arg-type]  # it has one
        assert (job.state == jobs.FAILED) is (name in stopped)


def test_two_contacts_that_turn_out_to_be_one_keep_what_both_said(tx: sa.Connection) -> None:
    phone_only = Sender(wa_id=CAMILA.wa_id)
    id_only = Sender(user_id=CAMILA.user_id)
    tell(tx, received("a", 0, sender=phone_only), received("b", 1, sender=id_only))
    one, other = sorted(each.contact.id for each in everything(tx))
    record(tx, ConsentKind.DATA, 1, given=True, who=one)
    record(tx, ConsentKind.IMAGES, 2, given=True, who=other)
    tell(tx, received("c", 2, sender=CAMILA))
    found = consents.of(tx, only(tx).contact.id)
    assert {each.kind for each in found} == {ConsentKind.DATA, ConsentKind.IMAGES}


def test_a_changed_number_keeps_what_was_agreed(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    record(tx, ConsentKind.DATA, 1, given=True)
    current = Sender(wa_id=RODRIGO.wa_id, user_id=UserId("CL.9"))
    tell(
        tx,
        ContactChanged(
            number=NUMBER,
            wamid=Wamid("s"),
            at=at(2),
            previous=CAMILA,
            current=current,
            system_type="user_changed_number",
        ),
    )
    assert len(consents.of(tx, only(tx).contact.id)) == 1


def test_the_clinics_words_hold_from_now_on(tx: sa.Connection) -> None:
    assert consents.wordings(tx) == STANDARD_WORDINGS
    consents.put_wordings(tx, {ConsentKind.AI: " Otras palabras "})
    assert consents.wordings(tx)[ConsentKind.AI] == "Otras palabras"
    consents.put_wordings(tx, {ConsentKind.AI: "  "})
    assert consents.wordings(tx) == STANDARD_WORDINGS


def test_a_kind_and_a_way_of_a_later_program_can_be_read(tx: sa.Connection) -> None:
    tell(tx, received("a", 0))
    record(tx, ConsentKind.DATA, 1, given=True)
    tx.exec_driver_sql("UPDATE consents SET kind = 'holograms', way = 'thought'")
    [kept] = consents.of(tx, only(tx).contact.id)
    assert (kept.kind, kept.way) == (ConsentKind.UNKNOWN, ConsentWay.UNKNOWN)
    assert conversations.get(tx, only(tx).id) is not None
