"""Entries: versions, states, and that only what may be cited is found."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import (
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
    typed_part,
)
from aura_desktop.domain.synonyms import Concept
from aura_desktop.store import feed, knowledge
from tests.store.world import at

TODAY = date(2026, 11, 22)
FULL = NewEntry(
    kind=EntryKind.SERVICE,
    title="Limpieza facial",
    body="Con vapor y mascarilla.",
    questions=("¿Cuánto cuesta?", "¿Duele?"),
    price_clp=45000,
    duration_min=60,
    valid_until=date(2026, 12, 31),
    owner="Pía Ejemplo",
    approved_by="Dra. Ficticia",
    shortcut="limpieza",
    key="test:limpieza",
)


def stems(text: str) -> tuple[str, ...]:
    """Words in small letters: no Spanish is needed here."""
    return tuple(text.lower().replace("?", " ").replace("¿", " ").replace(".", " ").split())


def concepts(*words: str) -> tuple[Concept, ...]:
    return tuple((word,) for word in words)


def entry(title: str = "Pagos", body: str = "Con tarjeta.", **fields: Any) -> NewEntry:
    return NewEntry(kind=fields.pop("kind", EntryKind.OTHER), title=title, body=body, **fields)


def put(
    tx: sa.Connection, new: NewEntry, state: EntryState = EntryState.PUBLISHED, minute: int = 0
) -> Entry:
    return knowledge.put(
        tx,
        new,
        state=state,
        origin=EntryOrigin.IMPORT,
        author="Pía",
        at=at(minute),
        stems=stems,
    )


def changed(tx: sa.Connection, known: Entry, new: NewEntry, minute: int = 1, **to: Any) -> Entry:
    return knowledge.change(tx, known.id, new, author="Ana", at=at(minute), stems=stems, **to)


def titles(tx: sa.Connection, *words: str, today: date = TODAY, limit: int = 9) -> list[str]:
    found = knowledge.search(tx, concepts(*words), today=today, limit=limit)
    return [item.title for item, _ in found]


def noted(tx: sa.Connection, after: int = 0) -> list[str]:
    return [item.key for item in feed.after(tx, after) if item.topic is Topic.KNOWLEDGE]


def test_an_entry_comes_back_as_it_was_typed(tx: sa.Connection) -> None:
    kept = put(tx, FULL)
    assert typed_part(kept) == FULL
    assert (kept.version, kept.state, kept.origin) == (1, EntryState.PUBLISHED, EntryOrigin.IMPORT)
    assert kept.updated_at == at(0)
    assert knowledge.get(tx, kept.id) == knowledge.by_key(tx, FULL.key) == kept
    assert knowledge.get(tx, EntryId(99)) is None
    assert knowledge.by_key(tx, "test:otra") is None
    assert noted(tx) == [str(kept.id)]


def test_each_change_is_a_version_with_its_author(tx: sa.Connection) -> None:
    first = put(tx, FULL)
    second = changed(tx, first, entry("Limpieza", "Otro texto.", questions=("¿Vale?",)))
    assert (second.id, second.version, second.key) == (first.id, 2, FULL.key)
    newest, oldest = knowledge.versions(tx, first.id)
    assert (newest.version, newest.author, newest.at) == (2, "Ana", at(1))
    assert (oldest.version, oldest.author, oldest.entry) == (1, "Pía", FULL)
    assert newest.entry == typed_part(second)


def test_without_a_difference_there_is_no_version(tx: sa.Connection) -> None:
    first = put(tx, FULL)
    seq = feed.last_seq(tx)
    assert changed(tx, first, FULL) == first
    assert len(knowledge.versions(tx, first.id)) == 1
    assert noted(tx, seq) == []


def test_the_same_text_may_get_another_state_and_origin(tx: sa.Connection) -> None:
    first = put(tx, FULL, EntryState.PROPOSED)
    again = changed(
        tx, first, FULL, state=EntryState.PUBLISHED, origin=EntryOrigin.PERSON, minute=3
    )
    assert (again.version, again.state, again.origin) == (
        *(1, EntryState.PUBLISHED, EntryOrigin.PERSON),
    )
    assert again.updated_at == at(3)
    assert titles(tx, "vapor") == ["Limpieza facial"]


def test_the_same_key_again_is_the_same_entry(tx: sa.Connection) -> None:
    first = put(tx, FULL)
    knowledge.retire(tx, first.id, at(1))
    second = put(tx, entry("Nuevo", key=FULL.key), minute=2)
    assert (second.id, second.version, second.state) == (first.id, 2, EntryState.PUBLISHED)
    assert put(tx, entry("Sin clave")).id != put(tx, entry("Sin clave")).id


def test_words_lead_to_the_newest_text_only(tx: sa.Connection) -> None:
    kept = put(tx, entry("Pagos", "Con tarjeta."))
    assert titles(tx, "tarjeta") == ["Pagos"]
    changed(tx, kept, entry("Pagos", "Solo efectivo."))
    assert titles(tx, "tarjeta") == []
    assert titles(tx, "efectivo") == ["Pagos"]


@pytest.mark.parametrize("state", [EntryState.PROPOSED, EntryState.RETIRED])
def test_only_published_entries_are_found(tx: sa.Connection, state: EntryState) -> None:
    kept = put(tx, entry(), state)
    assert titles(tx, "tarjeta") == []
    knowledge.publish(tx, kept.id, at(1), stems)
    assert titles(tx, "tarjeta") == ["Pagos"]
    knowledge.retire(tx, kept.id, at(2))
    assert titles(tx, "tarjeta") == []
    assert knowledge.get(tx, kept.id) is not None


def test_the_last_day_still_counts(tx: sa.Connection) -> None:
    put(tx, entry(valid_until=TODAY))
    assert titles(tx, "tarjeta") == ["Pagos"]
    assert titles(tx, "tarjeta", today=date(2026, 11, 23)) == []


def test_quick_replies_are_no_source(tx: sa.Connection) -> None:
    put(tx, entry(kind=EntryKind.QUICK_REPLY, shortcut="pago"))
    assert titles(tx, "tarjeta") == []


def test_titles_weigh_more_than_questions_and_those_more_than_texts(tx: sa.Connection) -> None:
    put(tx, entry("Uno", "sobre láser y otras cosas"))
    put(tx, entry("Dos", "sobre pieles y otras cosas", questions=("láser",)))
    put(tx, entry("Láser", "sobre pieles y otras cosas"))
    for number in range(8):  # a word that most entries hold weighs nothing
        put(tx, entry(f"Otra {number}", "de relleno"))
    assert titles(tx, "láser") == ["Láser", "Dos", "Uno"]
    scores = [score for _, score in knowledge.search(tx, concepts("láser"), today=TODAY, limit=9)]
    assert scores == sorted(scores, reverse=True)


def test_any_word_of_any_concept_finds(tx: sa.Connection) -> None:
    put(tx, entry("Lugar", "Estamos cerca del metro."))
    put(tx, entry("Pagos", "Con tarjeta."))
    either = (("metro", "tarjeta"),)
    assert {item.title for item, _ in knowledge.search(tx, either, today=TODAY, limit=9)} == {
        *("Lugar", "Pagos")
    }
    assert titles(tx) == []
    assert len(titles(tx, "metro", "tarjeta", limit=1)) == 1


def test_words_may_be_cut_anew(tx: sa.Connection) -> None:
    put(tx, entry("Pagos", "Con tarjeta."))
    retired = put(tx, entry("Retirada", "Con tarjeta."))
    knowledge.retire(tx, retired.id, at(1))
    knowledge.reindex(tx, lambda text: (*stems(text), "marca"))
    assert titles(tx, "marca") == titles(tx, "tarjeta") == ["Pagos"]
    assert tx.exec_driver_sql("SELECT count(*) FROM knowledge_words").scalar() == 1


def test_words_that_mean_something_to_the_index_are_only_words(tx: sa.Connection) -> None:
    put(tx, entry("Pagos", "not near or and"))
    for word in ("not", "near", "or", "and"):
        assert titles(tx, word) == ["Pagos"]


def test_a_rejected_proposal_is_kept_aside(tx: sa.Connection) -> None:
    proposal = put(tx, entry(key="mined:7"), EntryState.PROPOSED)
    published = put(tx, entry("Otra"))
    for item in (proposal, published):
        knowledge.reject(tx, item.id, at(1))
    states = [item.state for item in knowledge.by_ids(tx, [proposal.id, published.id])]
    assert states == [EntryState.RETIRED, EntryState.PUBLISHED]


def test_a_state_that_holds_already_is_no_news(tx: sa.Connection) -> None:
    kept = put(tx, entry())
    seq = feed.last_seq(tx)
    knowledge.publish(tx, kept.id, at(5), stems)
    assert noted(tx, seq) == []
    assert knowledge.get(tx, kept.id) == kept


def test_an_unknown_entry_is_an_error(tx: sa.Connection) -> None:
    with pytest.raises(LookupError):
        knowledge.retire(tx, EntryId(5), at(1))
    with pytest.raises(LookupError):
        knowledge.publish(tx, EntryId(5), at(1), stems)


def test_by_ids_keeps_the_order_asked_for(tx: sa.Connection) -> None:
    ids = [put(tx, entry(title)).id for title in ("a", "b", "c")]
    wanted = [ids[2], EntryId(99), ids[0]]
    assert [item.title for item in knowledge.by_ids(tx, wanted)] == ["c", "a"]
    assert [item.title for item in knowledge.with_prefix(tx, "")] == ["a", "b", "c"]


def page(tx: sa.Connection, wanted: EntryFilter, *words: str, **cut: int) -> list[str]:
    found = knowledge.page(
        tx, wanted, concepts=concepts(*words), today=TODAY, limit=cut.pop("limit", 9), **cut
    )
    return [item.title for item in found]


def test_a_page_by_kind_state_end_and_words(tx: sa.Connection) -> None:
    put(tx, entry("beta", kind=EntryKind.SERVICE))
    put(tx, entry("Alfa", "con metro"))
    put(tx, entry("Gama", "propuesta"), EntryState.PROPOSED)
    put(tx, entry("Delta", "vieja", valid_until=date(2026, 11, 21)))
    put(tx, entry("Épsilon", "vieja", valid_until=date(2026, 11, 21)), EntryState.RETIRED)
    assert page(tx, EntryFilter())[:4] == ["Alfa", "beta", "Delta", "Gama"]
    assert page(tx, EntryFilter(), limit=2, offset=1) == ["beta", "Delta"]
    assert page(tx, EntryFilter(kind=EntryKind.SERVICE)) == ["beta"]
    assert page(tx, EntryFilter(state=EntryState.PROPOSED)) == ["Gama"]
    assert page(tx, EntryFilter(expired=True)) == ["Delta"]
    assert page(tx, EntryFilter(words="metro"), "metro") == ["Alfa"]
    assert page(tx, EntryFilter(words="metro", kind=EntryKind.SERVICE), "metro") == []
    assert page(tx, EntryFilter(words="¿?")) == []


def test_shortcuts_open_valid_entries_by_their_beginning(tx: sa.Connection) -> None:
    kept = put(tx, entry("A", shortcut="pago"))
    put(tx, entry("B", shortcut="parking"))
    put(tx, entry("C", shortcut="pasado", valid_until=date(2026, 11, 21)))
    put(tx, entry("D", shortcut="propuesto"), EntryState.PROPOSED)
    retired = put(tx, entry("E", shortcut="promo"))
    knowledge.retire(tx, retired.id, at(1))
    put(tx, entry("F"))
    assert [item.title for item in knowledge.by_shortcut(tx, "PA", TODAY)] == ["A", "B"]
    assert [item.title for item in knowledge.by_shortcut(tx, "", TODAY)] == ["A", "B"]
    assert knowledge.by_shortcut(tx, "%", TODAY) == []
    assert knowledge.shortcuts(tx) == {"pago", "parking", "pasado", "propuesto"}
    assert knowledge.shortcuts(tx, kept.id) == {"parking", "pasado", "propuesto"}


def test_counts_by_state_and_kind(tx: sa.Connection) -> None:
    put(tx, entry("A", kind=EntryKind.SERVICE))
    put(tx, entry("B", kind=EntryKind.SERVICE, valid_until=date(2026, 11, 21)))
    put(tx, entry("C", kind=EntryKind.HOURS))
    put(tx, entry("D"), EntryState.PROPOSED)
    put(tx, entry("E"), EntryState.RETIRED)
    found = knowledge.counts(tx, TODAY)
    assert (found.published, found.proposed, found.retired, found.expired) == (3, 1, 1, 1)
    assert found.kinds == {EntryKind.SERVICE: 2, EntryKind.HOURS: 1}


def test_valid_gives_all_of_some_kinds(tx: sa.Connection) -> None:
    put(tx, entry("A", kind=EntryKind.SERVICE))
    put(tx, entry("B", kind=EntryKind.SLOTS))
    put(tx, entry("C", kind=EntryKind.HOURS))
    put(tx, entry("D", kind=EntryKind.SLOTS), EntryState.RETIRED)
    found = knowledge.valid(tx, (EntryKind.SERVICE, EntryKind.SLOTS), TODAY)
    assert [item.title for item in found] == ["A", "B"]


def test_words_of_a_newer_program_are_unknown(tx: sa.Connection) -> None:
    kept = put(tx, FULL)
    tx.exec_driver_sql("UPDATE knowledge SET kind = 'horoscope', state = 'x', origin = 'y'")
    tx.exec_driver_sql(
        "UPDATE knowledge_versions SET entry = "
        """'{"kind": "horoscope", "title": "T", "body": "B", "stars": 3}'"""
    )
    found = knowledge.get(tx, kept.id)
    assert found is not None
    assert (found.kind, found.state, found.origin) == (
        *(EntryKind.UNKNOWN, EntryState.UNKNOWN, EntryOrigin.UNKNOWN),
    )
    (version,) = knowledge.versions(tx, kept.id)
    assert version.entry == NewEntry(kind=EntryKind.UNKNOWN, title="T", body="B")
    tx.exec_driver_sql("UPDATE knowledge SET state = 'published'")
    assert knowledge.counts(tx, TODAY).kinds == {EntryKind.UNKNOWN: 1}


def test_half_an_emoji_costs_nothing_else(tx: sa.Connection) -> None:
    kept = put(tx, entry("Hola \ud83d", "texto", questions=("q\ud83d",)))
    assert kept.title.startswith("Hola")
    assert titles(tx, "texto") == [kept.title]
