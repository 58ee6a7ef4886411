"""Whoever is erased, and whatever came before in whatever order: no row of another patient changes."""

import itertools
from collections.abc import Callable
from contextlib import contextmanager

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aura_desktop.domain.consent import ConsentKind, ConsentWay, NewConsent
from aura_desktop.domain.content import Text
from aura_desktop.domain.erasure import ErasureReason
from aura_desktop.domain.events import (
    ContactChanged,
    Event,
    MarketingPreferenceChanged,
    MessageEdited,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    Sender,
)
from aura_desktop.domain.ids import ContactId, ConversationId, UserId, WaId, Wamid
from aura_desktop.domain.message import MessageStatus
from aura_desktop.store import consents, conversations, erasing, events, people_tables, tables
from tests.store.conftest import begin, plain_engine
from tests.store.world import NUMBER, at, echoed, everything, received, send, ticked

_PEOPLE = tuple(
    Sender(wa_id=WaId(f"5690000{n:04d}"), user_id=UserId(f"CL.{n}"), profile_name=f"Paciente {n}")
    for n in (11, 22, 33)
)
_OWN = {
    tables.contacts: "id",
    tables.contact_aliases: "contact_id",
    tables.conversations: "contact_id",
    people_tables.consents: "contact_id",
}
_IN_THREAD = (tables.messages, tables.jobs, tables.drafts)
_STEPS = (
    "write",
    "echo",
    "send",
    "note",
    "tick",
    "react",
    "edit",
    "revoke",
    "change",
    "prefer",
    "agree",
)
Rows = dict[str, set[str]]

steps = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(_STEPS)), min_size=3, max_size=24)


def rows_of_others(tx: sa.Connection, erased: ContactId) -> Rows:
    """All rows of everybody else, by table."""
    found: Rows = {}
    for table, column in _OWN.items():
        query = sa.select(table).where(table.c[column] != erased)
        found[table.name] = {repr(row) for row in tx.execute(query)}
    theirs = sa.select(tables.conversations.c.id).where(tables.conversations.c.contact_id != erased)
    for table in _IN_THREAD:
        query = sa.select(table).where(table.c.conversation_id.in_(theirs))
        found[table.name] = {repr(row) for row in tx.execute(query)}
    ids = sa.select(tables.messages.c.id).where(tables.messages.c.conversation_id.in_(theirs))
    found["words"] = {
        str(row_id)
        for row_id in tx.execute(ids).scalars()
        if tx.exec_driver_sql(
            "SELECT 1 FROM message_words WHERE message_words MATCH 'palabra' AND rowid = ?",
            (row_id,),
        ).fetchone()
    }
    return found


def play(tx: sa.Connection, played: list[tuple[int, str]]) -> None:
    numbers = itertools.count()
    for who, step in played:
        number = next(numbers)
        _STEP[step](tx, _PEOPLE[who], f"w{who}-{number}", number)


def _told(tx: sa.Connection, event: Event, number: float) -> None:
    events.apply_all(tx, [event], at(number))


def _thread_of(tx: sa.Connection, sender: Sender) -> ConversationId | None:
    for each in everything(tx):
        if each.contact.user_id == sender.user_id:
            return each.id
    return None


def _write(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    _told(tx, received(wamid, number, "una palabra", sender), number)


def _echo(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    _told(tx, echoed(wamid, number, "otra palabra", recipient=sender), number)


def _send(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    if (thread := _thread_of(tx, sender)) is not None:
        send(tx, thread, "la palabra", number)


def _note(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    if (thread := _thread_of(tx, sender)) is not None:
        conversations.add_note(tx, thread, "nota palabra", "Pía", at(number))


def _newest(tx: sa.Connection, sender: Sender) -> Wamid:
    thread = _thread_of(tx, sender)
    wamid = None if thread is None else conversations.newest_inbound(tx, thread)
    return wamid or Wamid(f"unknown-{sender.user_id}")


def _tick(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    _told(tx, ticked(wamid, MessageStatus.READ, number, recipient=sender), number)


def _react(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    target = _newest(tx, sender)
    event = ReactionChanged(number=NUMBER, sender=sender, target=target, emoji="❤", at=at(number))
    _told(tx, event, number)


def _edit(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    target, content = _newest(tx, sender), Text(body="nueva palabra")
    _told(tx, MessageEdited(number=NUMBER, wamid=target, at=at(number), content=content), number)


def _revoke(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    _told(tx, MessageRevoked(number=NUMBER, wamid=_newest(tx, sender), at=at(number)), number)


def _change(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    """A new number; the old one may be another patient's tomorrow."""
    current = Sender(wa_id=WaId(f"5690001{number:04d}"), user_id=sender.user_id)
    event = ContactChanged(
        number=NUMBER,
        wamid=Wamid(wamid),
        at=at(number),
        previous=sender,
        current=current,
        system_type="user_changed_number",
    )
    _told(tx, event, number)


def _prefer(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    event = MarketingPreferenceChanged(
        number=NUMBER, sender=sender, opted_out=bool(number % 2), at=at(number)
    )
    _told(tx, event, number)


def _agree(tx: sa.Connection, sender: Sender, wamid: str, number: int) -> None:
    for each in everything(tx):
        if each.contact.user_id == sender.user_id:
            kind = list(ConsentKind)[number % 5]
            new = NewConsent(
                kind=kind, given=bool(number % 3), at=at(number), way=ConsentWay.WEB, wording="sí"
            )
            consents.record(tx, each.contact.id, new, "Pía", at(number))


_STEP: dict[str, Callable[[sa.Connection, Sender, str, int], None]] = {
    "write": _write,
    "echo": _echo,
    "send": _send,
    "note": _note,
    "tick": _tick,
    "react": _react,
    "edit": _edit,
    "revoke": _revoke,
    "change": _change,
    "prefer": _prefer,
    "agree": _agree,
}


_opened = contextmanager(begin)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=steps, who=st.integers(0, 2), after=steps)
def test_the_erasure_of_one_never_changes_a_row_of_another(
    before: list[tuple[int, str]], who: int, after: list[tuple[int, str]]
) -> None:
    with _opened(plain_engine()) as tx:
        play(tx, before)
        contacts = sorted(tx.execute(sa.select(tables.contacts.c.id)).scalars())
        if contacts:
            erased = ContactId(contacts[who % len(contacts)])
            others = rows_of_others(tx, erased)
            erasing.erase(tx, erased, ErasureReason.REQUEST, "", at(500))
            assert rows_of_others(tx, erased) == others
            assert rows_of_others(tx, ContactId(0)) == others, "and nothing of the one is left"
            _settle(tx)
            assert rows_of_others(tx, ContactId(0)) == others
            _everything_once_more(tx, before, others)
        play(tx, after)


def _settle(tx: sa.Connection) -> None:
    first = True
    while not erasing.settle_words(tx, first=first):
        first = False


def _everything_once_more(tx: sa.Connection, before: list[tuple[int, str]], others: Rows) -> None:
    """Meta repeats every message there was: those of others are known, those of the erased are not taken in."""
    for number, (who, step) in enumerate(before):
        if step == "write":
            event = received(f"w{who}-{number}", number, "una palabra", _PEOPLE[who])
            assert isinstance(event, MessageReceived)
            _told(tx, event, 600)
    now = rows_of_others(tx, ContactId(0))
    assert now["messages"] == others["messages"]
    assert {name for name in now if now[name] != others[name]} <= {"contacts"}
