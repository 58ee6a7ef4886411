"""Who a patient is: found by any identifier, changing numbers, turning out to be one person."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from aura_desktop.domain.events import (
    ContactChanged,
    MarketingPreferenceChanged,
    Sender,
)
from aura_desktop.domain.ids import PhoneNumberId, UserId, WaId, Wamid
from aura_desktop.domain.message import (
    MessageStatus,
)
from aura_desktop.store import conversations, metrics
from tests.store.world import (
    CAMILA,
    NUMBER,
    RODRIGO,
    at,
    by_wamid,
    echoed,
    everything,
    only,
    received,
    tell,
    thread,
    ticked,
)


def changed(previous: Sender, current: Sender, minutes: float) -> ContactChanged:
    return ContactChanged(
        number=NUMBER,
        wamid=Wamid(f"wamid.changed.{minutes}"),
        at=at(minutes),
        previous=previous,
        current=current,
        system_type="user_changed_number",
        body="Cambió de número",
    )


def test_a_new_number_keeps_the_thread_and_warns(tx: sa.Connection) -> None:
    new = Sender(wa_id=WaId("56900000999"))
    old = replace(CAMILA, user_id=None)
    tell(tx, received("w1", 0, sender=old), changed(old, new, 5), changed(old, new, 5))
    tell(tx, received("w2", 6, sender=new))
    conversation = only(tx)
    assert conversation.contact.wa_id == "56900000999"
    assert conversation.contact.phone == "+56900000999"
    assert conversation.contact.identity_changed_at == at(5)
    assert [message.wamid for message in thread(tx)] == ["w1", "wamid.changed.5", "w2"]


def test_late_messages_of_the_old_number_find_the_thread_but_its_next_owner_does_not(
    tx: sa.Connection,
) -> None:
    old, new = Sender(wa_id=WaId("56900000142")), Sender(wa_id=WaId("56900000999"))
    tell(tx, received("w1", 0, sender=old), changed(old, new, 5))
    tell(tx, received("late", 4, sender=old))
    assert len(everything(tx)) == 1
    stranger = replace(old, profile_name="Otra Persona")
    tell(tx, received("w2", 60, sender=stranger), received("w3", 61, sender=stranger))
    assert len(everything(tx)) == 2
    assert by_wamid(tx, "late").conversation_id == by_wamid(tx, "w1").conversation_id
    assert by_wamid(tx, "w2").conversation_id == by_wamid(tx, "w3").conversation_id
    assert by_wamid(tx, "w2").conversation_id != by_wamid(tx, "w1").conversation_id
    tell(tx, received("later", 3, sender=old), received("w4", 62, sender=old))
    assert by_wamid(tx, "later").conversation_id == by_wamid(tx, "w1").conversation_id
    assert by_wamid(tx, "w4").conversation_id == by_wamid(tx, "w2").conversation_id


def test_a_change_that_comes_late_joins_both_threads(tx: sa.Connection) -> None:
    old, new = Sender(wa_id=WaId("56900000142")), Sender(wa_id=WaId("56900000999"))
    tell(tx, received("w1", 0, sender=old), received("w2", 6, "Ahora acá", sender=new))
    tell(tx, echoed("e1", 7, recipient=new))
    first = by_wamid(tx, "w1").conversation_id
    tell(tx, changed(old, new, 5))
    conversation = only(tx)
    assert conversation.id == first
    assert [message.wamid for message in thread(tx)] == ["w1", "wamid.changed.5", "w2", "e1"]
    assert (conversation.waiting_since, conversation.last_inbound_at) == (None, at(6))
    assert conversation.unread_count == 0
    assert metrics.totals(tx).conversations == 1


def test_a_change_of_somebody_unknown_starts_a_thread(tx: sa.Connection) -> None:
    tell(tx, changed(Sender(), Sender(user_id=UserId("CL.7")), 5))
    assert only(tx).contact.user_id == "CL.7"


def test_user_id_and_number_of_one_payload_are_one_person(tx: sa.Connection) -> None:
    by_name = Sender(user_id=UserId("CL.142"), username="camila.ejemplo")
    by_number = Sender(wa_id=WaId("56900000142"), profile_name="Camila")
    tell(tx, received("w1", 0, sender=by_name), received("w2", 1, sender=by_number))
    assert len(everything(tx)) == 2
    tell(tx, received("w3", 2))
    contact = only(tx).contact
    assert (contact.username, contact.wa_id, contact.user_id) == (
        "camila.ejemplo",
        "56900000142",
        "CL.142",
    )
    assert [message.wamid for message in thread(tx)] == ["w1", "w2", "w3"]
    assert only(tx).unread_count == 3


def test_a_status_that_carries_both_joins_them_too(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, sender=Sender(user_id=UserId("CL.142"))))
    tell(tx, echoed("e1", 1, recipient=Sender(wa_id=WaId("56900000142"))))
    tell(tx, ticked("e1", MessageStatus.SENT, 2, recipient=CAMILA))
    assert len(thread(tx)) == 2


def test_a_number_that_comes_with_another_user_id_warns(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 9, sender=replace(CAMILA, user_id=UserId("CL.9"))))
    assert only(tx).contact.identity_changed_at == at(9)


@pytest.mark.parametrize(
    ("first", "second"),
    [("5215512345678", "525512345678"), ("5491122334455", "541122334455"), ("551187654321",) * 2],
)
def test_forms_of_one_number_are_one_person(tx: sa.Connection, first: str, second: str) -> None:
    tell(tx, received("w1", 0, sender=Sender(wa_id=WaId(first))))
    tell(tx, received("w2", 1, sender=Sender(wa_id=WaId(second))))
    assert len(thread(tx)) == 2


def test_two_numbers_of_the_clinic_are_two_threads_of_one_contact(tx: sa.Connection) -> None:
    other = replace(NUMBER, phone_number_id=PhoneNumberId("200"))
    tell(tx, received("w1", 0), replace(received("w2", 1), number=other))
    first, second = everything(tx)
    assert first.contact == second.contact
    assert first.id != second.id


def test_older_news_only_fills_what_is_empty(tx: sa.Connection) -> None:
    tell(tx, received("w2", 5, sender=replace(CAMILA, profile_name="Cami")))
    old = replace(CAMILA, profile_name="Camila", username="camila.ejemplo")
    tell(tx, received("w1", 1, sender=old))
    contact = only(tx).contact
    assert (contact.name, contact.username) == ("Cami", "camila.ejemplo")
    assert contact.first_seen_at == at(1)


def test_marketing_preferences_follow_the_latest_word(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    for opted_out, minutes in ((True, 5), (False, 3)):
        tell(
            tx,
            MarketingPreferenceChanged(
                number=NUMBER, sender=CAMILA, opted_out=opted_out, at=at(minutes)
            ),
        )
    assert only(tx).contact.marketing_opt_out


def test_two_patients_do_not_mix(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 1, sender=RODRIGO))
    assert [conversation.contact.name for conversation in everything(tx)] == [
        "Rodrigo Prueba",
        "Camila Ejemplo",
    ]


def test_a_number_that_wanders_on_and_on(tx: sa.Connection) -> None:
    number = Sender(wa_id=WaId("56900000142"))
    for owner, minutes in enumerate((0, 100, 200)):
        tell(tx, received(f"w{owner}", minutes, sender=number))
        tell(tx, changed(number, Sender(wa_id=WaId(f"5690000090{owner}")), minutes + 50))
    assert len(everything(tx)) == 3
    tell(tx, received("a", 30, sender=number), received("b", 130, sender=number))
    assert by_wamid(tx, "a").conversation_id == by_wamid(tx, "w0").conversation_id
    assert by_wamid(tx, "b").conversation_id == by_wamid(tx, "w1").conversation_id


def test_joining_keeps_the_latest_word_on_marketing(tx: sa.Connection) -> None:
    by_name, by_number = Sender(user_id=CAMILA.user_id), Sender(wa_id=CAMILA.wa_id)
    for sender, opted_out, minutes in ((by_name, True, 5), (by_number, False, 3)):
        told = MarketingPreferenceChanged(
            number=NUMBER, sender=sender, opted_out=opted_out, at=at(minutes)
        )
        tell(tx, told)
    tell(tx, received("w1", 9))
    assert only(tx).contact.marketing_opt_out


def test_joining_an_empty_thread(tx: sa.Connection) -> None:
    started = conversations.start(tx, NUMBER.phone_number_id, "+56900000142", at(0))
    tell(tx, received("w1", 1, sender=Sender(user_id=CAMILA.user_id)), received("w2", 2))
    assert only(tx).id == started
    assert only(tx).unread_count == 2
