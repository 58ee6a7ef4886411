"""Any order and any repetition of the same events gives the same visible state."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain.content import (
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    Media,
    ReplyButton,
    Text,
)
from aura_desktop.domain.events import (
    ContactChanged,
    Event,
    MarketingPreferenceChanged,
    MessageEdited,
    MessageRevoked,
    ReactionChanged,
    Sender,
)
from aura_desktop.domain.ids import MediaId, WaId, Wamid
from aura_desktop.domain.message import Failure, Message, MessageStatus
from aura_desktop.store import conversations, events, feed, metrics, migrate
from tests.store.conftest import plain_engine
from tests.store.world import CAMILA, NUMBER, RODRIGO, at, echoed, everything, received, ticked
from tests.store.world import thread as messages_of

BUTTONS = Interactive(
    interactive_type=InteractiveType.BUTTON,
    body="¿Confirma?",
    buttons=(ReplyButton(id="yes", title="Sí"),),
)
REFUSED = Failure(code="recipient_unreachable", graph_code=131026)


def reaction(emoji: str, minutes: float, *, by_phone: bool = False) -> ReactionChanged:
    return ReactionChanged(
        number=NUMBER,
        sender=CAMILA,
        target=Wamid("w2"),
        emoji=emoji,
        at=at(minutes),
        echoed=by_phone,
    )


def edit(wamid: str, body: str, minutes: float) -> MessageEdited:
    return MessageEdited(number=NUMBER, wamid=Wamid(wamid), at=at(minutes), content=Text(body=body))


def preference(opted_out: bool, minutes: float) -> MarketingPreferenceChanged:
    return MarketingPreferenceChanged(
        number=NUMBER, sender=CAMILA, opted_out=opted_out, at=at(minutes)
    )


TOLD: tuple[Event, ...] = (
    received("w1", 1, "Hola"),
    received("w2", 2, Media(kind=ContentKind.IMAGE, media_id=MediaId("7"), caption="mire")),
    echoed("e1", 3, BUTTONS),
    received("w3", 4, InteractiveReply(reply_type="button_reply", id="yes"), reply_to=Wamid("e1")),
    received("w4", 5, "¿Me confirma?", sender=replace(CAMILA, profile_name="Cami")),
    received("w5", 6, "Gracias"),
    echoed("e2", 4.5, "Perfecto"),
    echoed("r1", 7, "Hola Rodrigo", recipient=RODRIGO),
    received("w6", 8, "Hola", sender=RODRIGO),
    ticked("e1", MessageStatus.DELIVERED, 3.1),
    ticked("e1", MessageStatus.READ, 3.2),
    ticked("e1", MessageStatus.DELIVERED, 3.3),
    ticked("e2", MessageStatus.FAILED, 4.6, failure=REFUSED),
    ticked("e2", MessageStatus.SENT, 4.7),
    ticked("r1", MessageStatus.FAILED, 7.2, failure=REFUSED),
    ticked("r1", MessageStatus.DELIVERED, 7.3),
    edit("w1", "Hola, buenas", 1.5),
    edit("w1", "Hola, buenas tardes", 1.7),
    MessageRevoked(number=NUMBER, wamid=Wamid("w5"), at=at(9)),
    MessageRevoked(number=NUMBER, wamid=Wamid("w5"), at=at(9.5)),
    reaction("👍", 5),
    reaction("", 6),
    reaction("🙏", 6.5, by_phone=True),
    preference(True, 2),
    preference(False, 3),
)

OLD, NEW = Sender(wa_id=WaId("56900000301")), Sender(wa_id=WaId("56900000302"))
MOVED: tuple[Event, ...] = (
    received("m1", 1, "Hola", sender=OLD),
    received("m2", 2, "¿Está?", sender=OLD),
    echoed("m3", 3, "Sí", recipient=OLD),
    ContactChanged(
        number=NUMBER,
        wamid=Wamid("m4"),
        at=at(4),
        previous=OLD,
        current=NEW,
        system_type="user_changed_number",
        body="Cambió",
    ),
    received("m5", 5, "Ahora acá", sender=NEW),
    ticked("m3", MessageStatus.READ, 5.5),
)


def shown(message: Message) -> tuple[Any, ...]:
    quote = message.quote and replace(message.quote, message_id=None)
    fixed = replace(message, id=0, conversation_id=0, quote=quote)  # type: ignore[arg-type]  # not compared
    return (message.at, message.wamid, fixed)


def visible(tx: sa.Connection) -> Any:
    """Everything a person can see, without the numbers rows happen to get."""
    threads = []
    for conversation in everything(tx):
        messages = sorted(shown(message) for message in messages_of(tx, conversation.id))
        contact = replace(conversation.contact, id=0)  # type: ignore[arg-type]  # not compared
        fixed = replace(conversation, id=0, contact=contact)  # type: ignore[arg-type]  # not compared
        threads.append((contact.wa_id, fixed, messages))
    return sorted(threads, key=lambda each: str(each[0])), metrics.totals(tx)


@pytest.fixture(scope="module")
def connection() -> Iterator[sa.Connection]:
    engine = plain_engine()
    sa.event.listen(engine, "begin", lambda tx: tx.exec_driver_sql("BEGIN"))
    with engine.connect() as connection:
        migrate.create(connection)
        yield connection
    engine.dispose()


def outcome(connection: sa.Connection, told: list[Event]) -> Any:
    with connection.begin() as transaction:
        assert events.apply_all(connection, told, at(600)) == []
        state = visible(connection), conversations.counts(connection)
        transaction.rollback()
    feed.forget(connection)
    return state


def orders(told: tuple[Event, ...]) -> st.SearchStrategy[list[Event]]:
    """All of the events in some order, some of them again."""
    again = st.lists(st.sampled_from(told), max_size=8)
    return again.flatmap(lambda extra: st.permutations([*told, *extra]))


@settings(max_examples=150, deadline=None, database=None)
@given(told=orders(TOLD))
def test_messages_and_what_is_heard_of_them(connection: sa.Connection, told: list[Event]) -> None:
    assert outcome(connection, told) == outcome(connection, list(TOLD))


@settings(max_examples=80, deadline=None, database=None)
@given(told=orders(MOVED))
def test_a_contact_who_changes_the_number(connection: sa.Connection, told: list[Event]) -> None:
    assert outcome(connection, told) == outcome(connection, list(MOVED))


@settings(max_examples=80, deadline=None, database=None)
@given(told=orders((*TOLD, *MOVED)))
def test_both_at_once(connection: sa.Connection, told: list[Event]) -> None:
    assert outcome(connection, told) == outcome(connection, [*TOLD, *MOVED])


BOTH = replace(CAMILA, username="camila.ejemplo")
JOINED: tuple[Event, ...] = (
    received("j1", 1, sender=Sender(user_id=BOTH.user_id, username=BOTH.username)),
    received("j2", 2, sender=Sender(wa_id=BOTH.wa_id, profile_name="Camila")),
    received("j3", 3, sender=BOTH),
    echoed("j4", 1.5, recipient=Sender(user_id=BOTH.user_id)),
    ticked("j4", MessageStatus.READ, 4),
)


@settings(max_examples=80, deadline=None, database=None)
@given(told=orders(JOINED))
def test_two_contacts_that_are_one(connection: sa.Connection, told: list[Event]) -> None:
    assert outcome(connection, told) == outcome(connection, list(JOINED))
