"""The inbox model: order, groups, held rows, pages."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.conversation import (
    Conversation,
    ConversationCounts,
    ConversationFilter,
)
from aura_desktop.domain.ids import ConversationId
from aura_desktop.ui.models.conversation_list import ConversationListModel
from aura_desktop.ui.models.conversation_rows import ClinicAi, Heading, RowKind, belongs
from tests.ui.conversations import NOW, answered, page_of, waiting

_WAITING, _UP = ConversationFilter.WAITING, ConversationFilter.UP_TO_DATE


class _Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def model(qtbot: QtBot, clock: _Clock) -> Iterator[ConversationListModel]:
    made = ConversationListModel(clock)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


def _shape(model: ConversationListModel) -> list[str]:
    found = []
    for number in range(model.rowCount()):
        row = model.row_at(number)
        assert row is not None
        if row.heading is not None:
            found.append(f"{row.heading} {row.count}")
        else:
            found.append(str(row.conversation.id) if row.conversation else str(row.kind))
    return found


def test_groups_least_window_first_then_recency(model: ConversationListModel) -> None:
    closed = 25 * 60
    model.set_page(_WAITING, page_of(waiting(1, 5), waiting(2, 23 * 60), waiting(3, closed)))
    model.set_page(_UP, page_of(answered(4, 60), answered(5, 10)))
    assert _shape(model) == ["waiting 3", "2", "1", "3", "up_to_date 2", "5", "4"]


def test_counts_of_the_store_stand_in_the_headings(model: ConversationListModel) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 5), cursor="x"))
    model.set_counts(ConversationCounts(waiting=700, up_to_date=33, all=733))
    assert _shape(model) == ["waiting 700", "1"]


def test_nobody_waiting_is_said_above_the_others(model: ConversationListModel) -> None:
    model.set_page(_UP, page_of(answered(4, 60)))
    assert _shape(model) == [RowKind.CALM, "up_to_date 1", "4"]
    model.upsert([waiting(1, 1)])
    assert _shape(model) == ["waiting 1", "1", "up_to_date 1", "4"]


def test_an_answer_moves_the_row_and_keeps_its_index(model: ConversationListModel) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 5), waiting(2, 60)))
    model.set_page(_UP, page_of(answered(4, 60)))
    index = QPersistentModelIndex(model.index(model.row_of(ConversationId(1)) or 0, 0))
    model.upsert([answered(1, 0)])
    assert _shape(model) == ["waiting 1", "2", "up_to_date 2", "1", "4"]
    assert index.row() == 3


def test_resolved_conversations_leave_the_inbox(model: ConversationListModel) -> None:
    model.set_page(_UP, page_of(answered(4, 60), answered(5, 70)))
    model.upsert([replace(answered(4, 60), resolved=True)])
    assert "4" not in _shape(model)


def test_the_tab_with_all_has_one_list_without_headings(model: ConversationListModel) -> None:
    model.set_filter(ConversationFilter.ALL)
    resolved = replace(answered(4, 1), resolved=True)
    model.set_page(ConversationFilter.ALL, page_of(waiting(1, 5), resolved))
    model.set_page(_UP, page_of(answered(9, 1)))
    assert _shape(model) == ["4", "1"]


def test_held_rows_change_where_they_stand(model: ConversationListModel) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 60), waiting(2, 5)))
    model.set_page(_UP, page_of(answered(4, 60)))
    before = _shape(model)
    model.set_held(True)
    told: list[int] = []
    model.pending_changed.connect(told.append)
    model.upsert([waiting(4, 0, unread=2)])
    assert _shape(model) == before
    row = model.row_at(model.row_of(ConversationId(4)) or 0)
    assert row is not None
    assert row.conversation is not None
    assert row.conversation.unread_count == 2
    model.upsert([waiting(7, 0)])
    assert _shape(model) == before
    model.upsert([answered(1, 0)])
    assert told[-1] == 2, "our own answer is no news"
    model.set_held(False)
    assert _shape(model) == ["waiting 3", "2", "4", "7", "up_to_date 1", "1"]
    assert told[-1] == 0


def test_settling_gives_places_while_held(model: ConversationListModel) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 60)))
    model.set_held(True)
    model.upsert([waiting(7, 61)])
    model.settle()
    assert _shape(model) == ["waiting 2", "7", "1"]
    model.upsert([waiting(8, 62)])
    assert _shape(model) == ["waiting 2", "7", "1"]


def test_a_page_comes_below_also_while_held(model: ConversationListModel) -> None:
    model.set_page(_UP, page_of(answered(4, 10), answered(5, 20), cursor="c1"))
    assert model.page_needed(2) == (_UP, "c1")
    model.set_held(True)
    model.upsert([answered(5, 0)])
    model.append_page(_UP, page_of(answered(6, 30), answered(7, 40)))
    assert _shape(model)[-4:] == ["4", "5", "6", "7"]
    assert model.page_needed(4) is None
    model.set_held(False)
    assert _shape(model)[-4:] == ["5", "4", "6", "7"]


def test_fetching_anew_moves_nothing_while_held(model: ConversationListModel) -> None:
    model.set_held(True)
    model.set_page(_WAITING, page_of(waiting(1, 60)))
    assert _shape(model) == ["waiting 1", "1"], "an empty list has nothing to hold"
    model.set_page(_WAITING, page_of(waiting(2, 90), waiting(1, 60)))
    assert _shape(model) == ["waiting 1", "1"]
    model.settle()
    assert _shape(model) == ["waiting 2", "2", "1"]


def test_one_just_begun_stands_on_top_also_when_there_are_more(
    model: ConversationListModel,
) -> None:
    model.set_page(_UP, page_of(answered(4, 10), answered(5, 20), cursor="c1"))
    model.upsert([replace(answered(6, 0), last=None)])
    assert _shape(model)[-3:] == ["6", "4", "5"]


def test_news_of_those_not_fetched_yet_wait_for_their_page(model: ConversationListModel) -> None:
    model.set_page(_UP, page_of(answered(4, 10), answered(5, 20), cursor="c1"))
    model.upsert([answered(6, 500)])
    assert model.row_of(ConversationId(6)) is None
    model.append_page(_UP, page_of(answered(6, 500)))
    assert model.row_of(ConversationId(6)) is not None


def test_a_closing_window_sinks_with_time(model: ConversationListModel, clock: _Clock) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 23.5 * 60), waiting(2, 5)))
    assert _shape(model) == ["waiting 2", "1", "2"]
    clock.at = NOW + timedelta(minutes=31)
    model.tick()
    assert _shape(model) == ["waiting 2", "2", "1"]


def test_removed_conversations_are_gone_also_while_held(model: ConversationListModel) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 60), waiting(2, 5)))
    model.set_held(True)
    model.remove([ConversationId(1)])
    assert _shape(model) == ["waiting 1", "2"]


def test_headings_cannot_be_chosen_and_rows_speak(model: ConversationListModel) -> None:
    model.set_page(_WAITING, page_of(waiting(1, 23 * 60, unread=2, name="Antonia Modelo")))
    heading, row = model.index(0), model.index(1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert row.flags() & Qt.ItemFlag.ItemIsSelectable
    said = str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("Antonia Modelo", "waiting for", "window closes in", "2 unread", "¿Tienen hora?"):
        assert part in said
    assert Heading.WAITING.value in _shape(model)[0]
    assert str(heading.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("1")


@pytest.mark.parametrize(
    ("row", "clinic", "words"),
    [
        (waiting(1, 5), ClinicAi(mode=AiMode.AUTO), "automatic AI"),
        (waiting(1, 5), ClinicAi(), "the AI suggests"),
        (waiting(1, 5), ClinicAi(no_ai=True), "without AI"),
        (replace(waiting(1, 5), held_since=NOW), ClinicAi(), "waits for a person"),
        (replace(waiting(1, 5), draft_ready="Sí, aceptamos"), ClinicAi(), "draft ready"),
    ],
)
def test_a_row_says_what_the_ai_does_in_it(
    model: ConversationListModel, row: Conversation, clinic: ClinicAi, words: str
) -> None:
    model.set_page(_WAITING, page_of(row))
    before = str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    if row.held_since is None and not row.draft_ready:
        assert "AI" not in before
    changed = QSignalSpy(model.dataChanged)
    model.set_clinic(clinic)
    model.set_clinic(clinic)
    assert changed.count() == 1, "once, and only if it is another one"
    assert words in str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))


def test_any_sequence_of_changes_ends_in_the_same_list(model: ConversationListModel) -> None:
    chance = random.Random(7)
    model.set_page(_WAITING, page_of())
    model.set_page(_UP, page_of(answered(99, 1)))
    truth = {ConversationId(99): answered(99, 1)}
    for _ in range(300):
        number, minutes = chance.randrange(1, 25), chance.randrange(0, 3000)
        made = waiting(number, minutes) if chance.random() < 0.5 else answered(number, minutes)
        made = replace(made, resolved=chance.random() < 0.1)
        truth[made.id] = made
        model.set_held(chance.random() < 0.4)
        model.upsert([made])
    model.set_held(False)
    fresh = ConversationListModel(lambda: NOW)
    for section in (_WAITING, _UP):
        members = [item for item in truth.values() if belongs(section, item)]
        fresh.set_page(section, page_of(*members))
    assert _shape(model) == _shape(fresh)
