"""Entries as a list: what each chip leaves over, how an entry stands, rows as they are painted and read out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from aura_desktop.domain.entry_import import ImportProblem
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState, NewEntry
from aura_desktop.domain.synonyms import SynonymProblem
from aura_desktop.ui import theme, wording_knowledge
from aura_desktop.ui.delegates.entry import lay_out
from aura_desktop.ui.models import entry_shelf
from aura_desktop.ui.models.entry_list import EntryListModel, RecordRole
from aura_desktop.ui.models.entry_shelf import Shelf, Standing, kind_key, standing
from tests.ui.dialogs import make_host
from tests.ui.knowledge_desk import CLEANING, LASER, PARKING, SERVICES, TODAY

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def kept(
    new: NewEntry, entry_id: int = 1, state: EntryState = EntryState.PUBLISHED, **fields: object
) -> Entry:
    values = {name: getattr(new, name) for name in NewEntry.__dataclass_fields__} | fields
    return Entry(
        **values,
        id=EntryId(entry_id),
        version=1,
        state=state,
        origin=EntryOrigin.PERSON,
        updated_at=AT,
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Standing.TO_REVIEW),
        (0, Standing.TO_REVIEW),
        (14, Standing.TO_REVIEW),
        (15, Standing.UP_TO_DATE),
    ],
)
def test_an_entry_is_to_be_reviewed_two_weeks_before_its_end(days: int, expected: Standing) -> None:
    entry = kept(CLEANING, valid_until=TODAY + timedelta(days=days))
    assert standing(entry, TODAY) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (kept(CLEANING), Standing.UP_TO_DATE),
        (kept(CLEANING, state=EntryState.PROPOSED), Standing.PROPOSED),
        (kept(LASER, state=EntryState.PROPOSED), Standing.NOT_APPROVED),
        (
            kept(LASER, state=EntryState.PROPOSED, approved_by="Dra. Ficticia"),
            Standing.PROPOSED,
        ),
        (kept(CLEANING, state=EntryState.RETIRED), Standing.RETIRED),
        (kept(CLEANING, state=EntryState.UNKNOWN), Standing.RETIRED),
    ],
)
def test_how_an_entry_stands(entry: Entry, expected: Standing) -> None:
    assert standing(entry, TODAY) is expected


@pytest.mark.parametrize("kind", [kind for kind in EntryKind if kind is not EntryKind.OTHER])
def test_a_chip_of_a_kind_knows_its_kind(kind: EntryKind) -> None:
    assert entry_shelf.kind_of(kind_key(kind)) is kind
    assert entry_shelf.kind_of(Shelf.REVIEW) is EntryKind.OTHER


def test_a_received_text_with_a_shortcut_is_a_quick_reply_too() -> None:
    entry = kept(replace(PARKING, kind=EntryKind.RECEIVED, shortcut="recibido"))
    assert entry_shelf.shelves(entry, TODAY) == {
        *(Shelf.ALL, Shelf.QUICK, kind_key(EntryKind.RECEIVED)),
    }


entries = st.lists(
    st.builds(
        lambda new, state, days: (new, state, days),
        st.sampled_from([CLEANING, PARKING, SERVICES, LASER]),
        st.sampled_from(EntryState),
        st.integers(-30, 30),
    ),
    max_size=8,
).map(
    lambda rows: [
        kept(new, number, state, valid_until=TODAY + timedelta(days=days))
        for number, (new, state, days) in enumerate(rows)
    ]
)


@given(entries)
def test_each_chips_number_is_what_it_lists(found: list[Entry]) -> None:
    counts = entry_shelf.tally(found, TODAY)
    for key in (*Shelf, *map(kind_key, EntryKind)):
        assert len(entry_shelf.on_shelf(found, key, TODAY)) == counts.get(key, 0)


@given(entries, st.lists(st.integers(0, 9), max_size=5), st.sampled_from(["", "limpieza", "e"]))
def test_nothing_is_listed_twice(found: list[Entry], hits: list[int], words: str) -> None:
    listed = entry_shelf.on_shelf(found, Shelf.ALL, TODAY, words, [EntryId(hit) for hit in hits])
    assert len({entry.id for entry in listed}) == len(listed)


def test_what_the_search_found_comes_first_in_its_order() -> None:
    three = [kept(CLEANING, 1), kept(PARKING, 2), kept(SERVICES, 3)]
    hits = [EntryId(3), EntryId(2), EntryId(99)]
    listed = entry_shelf.on_shelf(three, Shelf.ALL, TODAY, "limpieza", hits)
    assert [entry.id for entry in listed] == [3, 2, 1]


def test_rows_are_kept_while_the_list_is_the_same(qtbot: QtBot) -> None:
    model = EntryListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries([kept(CLEANING, 1), kept(PARKING, 2)], TODAY)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_entries([kept(CLEANING, 1, title="Otra"), kept(PARKING, 2)], TODAY)
    assert resets == []
    assert model.data(model.index(0)) == "Otra"
    model.set_entries([kept(PARKING, 2)], TODAY)
    assert resets == [True]
    assert (model.row_of(EntryId(2)), model.row_of(EntryId(1)), model.row_of(None)) == (0, -1, -1)
    assert model.data(model.index(0), RecordRole) == kept(PARKING, 2)


def test_a_row_is_read_out_as_one_sentence(qtbot: QtBot) -> None:
    model = EntryListModel()
    model.set_entries([kept(CLEANING)], TODAY)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Limpieza facial. Service. $29.990. Up to date. Limpieza profunda con extracción."
    )


@pytest.mark.parametrize("scale", theme.TEXT_SIZES)
@pytest.mark.parametrize("new", [CLEANING, PARKING, replace(CLEANING, price_clp=999_999_999)])
def test_the_parts_of_a_row_do_not_meet(qtbot: QtBot, new: NewEntry, scale: float) -> None:
    make_host(qtbot)
    theme._current[:] = [theme.Theme.load("light", scale)]
    theme._fonts.clear()
    width = theme.current().px(300)
    for state in (EntryState.PUBLISHED, EntryState.PROPOSED, EntryState.RETIRED):
        at = lay_out(kept(new, state=state), TODAY, width)
        assert not at.title.intersects(at.price)
        assert not at.kind.intersects(at.tag)
        assert at.title.width() > 60
        assert at.kind.width() > 60
        assert at.tag.right() < width
        assert at.body.bottom() <= at.kind.top()
        assert at.kind.bottom() <= theme.current().px(78)
    theme._current[:] = [theme.Theme.load("light")]
    theme._fonts.clear()


def test_every_kind_and_state_has_words_and_an_icon(qtbot: QtBot) -> None:
    make_host(qtbot)
    words = [wording_knowledge.kind_words(kind) for kind in EntryKind]
    assert len(set(words)) == len(words)
    assert set(wording_knowledge.KINDS) == set(EntryKind) - {EntryKind.UNKNOWN}
    states = [wording_knowledge.standing_words(state) for state in Standing]
    assert len(set(states)) == len(states)
    for origin in EntryOrigin:
        assert bool(wording_knowledge.origin_words(origin)) is (origin is not EntryOrigin.UNKNOWN)


def test_a_problem_of_a_file_names_line_and_column(qtbot: QtBot) -> None:
    say = wording_knowledge.import_sentence
    assert say(ImportProblem(code="import_empty")) == "There is no entry in this file."
    assert say(ImportProblem(code="import_title_missing", line=3)) == (
        "Line 3: The title is missing."
    )
    assert say(ImportProblem(code="service_price_unreadable", line=7, column="Valor")) == (
        "Line 7, Valor: Write the price in pesos, like $29.990, or leave it empty."
    )
    assert say(ImportProblem(code="duration_out_of_range", line=7, column="duration_min")) == (
        "Line 7, Duration: A duration is between 1 and 1.440 minutes."
    )
    assert "{" not in say(ImportProblem(code="too_long", line=1, column="title"))
    assert "{" not in say(ImportProblem(code="slots_unreadable", line=1, column="body"))


def test_a_problem_of_the_synonyms_names_line_and_word(qtbot: QtBot) -> None:
    problem = SynonymProblem(code="synonyms_twice", line=4, word="láser")
    assert wording_knowledge.synonym_sentence(problem) == (
        "Line 4: “láser” is in another group already."
    )


def test_values_are_told_short(qtbot: QtBot) -> None:
    say = wording_knowledge.value_words
    assert say(CLEANING, "price_clp") == "$29.990"
    assert say(CLEANING, "valid_until") == "–"
    assert say(CLEANING, "body") == "Limpieza profunda con extracción. Incluye mascarilla."
    assert say(replace(CLEANING, body="a" * 300), "body") == "a" * 140 + "…"
    assert say(replace(CLEANING, price_clp=0), "price_clp") == "free"
