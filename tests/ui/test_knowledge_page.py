"""The page of what the clinic knows, with keys and mouse, over a real store."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.knowledge import EntryKind, EntryState, NewEntry
from aura_desktop.ui.models.entry_shelf import Shelf
from aura_desktop.ui.widgets.toast import Toast
from tests.eventually import eventually
from tests.ui.dialogs import nameless, press, type_text
from tests.ui.knowledge_desk import (
    CLEANING,
    CUTOFF,
    LASER,
    PARKING,
    PAYMENT,
    SERVICES,
    Desk,
    button,
    open_desk,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(tmp_path) as opened:
        yield opened


def shown(desk: Desk) -> NewEntry:
    return desk.page.editor.form.typed()


async def search(desk: Desk, words: str) -> None:
    desk.page.pane.search.setFocus()
    desk.page.pane.search.clear()
    type_text(words)
    await eventually(lambda: desk.page.pane._found[0] == words)


async def test_it_lists_everything_by_title_and_counts(desk: Desk) -> None:
    assert desk.listed() == [
        *("¿Atienden niños?", "Después del láser", "Estacionamiento", "Formas de pago"),
        *("Información de servicios", "Limpieza facial"),
    ]
    chips = desk.page.pane.chips
    counted = {key: chips.chip(key).accessibleName() for key in (Shelf.REVIEW, Shelf.PROPOSED)}
    assert counted == {Shelf.REVIEW: "To review 1", Shelf.PROPOSED: "Proposals 2"}
    assert desk.counted[-1] == 2


@pytest.mark.parametrize(
    ("chip", "titles"),
    [
        ("To review 1", ["Formas de pago"]),
        ("Proposals 2", ["¿Atienden niños?", "Después del láser"]),
        ("Quick replies 1", ["Información de servicios"]),
        ("Services 1", ["Limpieza facial"]),
    ],
)
async def test_a_chip_leaves_its_entries_over(desk: Desk, chip: str, titles: list[str]) -> None:
    if chip.startswith("Services"):
        await desk.click("3 more")
    await desk.click(chip)
    assert desk.listed() == titles


async def test_search_finds_stems_and_what_is_being_typed(desk: Desk) -> None:
    await search(desk, "limpiezas")
    assert desk.listed() == ["Limpieza facial"]
    await search(desk, "subterr")
    assert desk.listed() == ["Estacionamiento"]
    await search(desk, "parking")  # a synonym
    assert desk.listed() == ["Estacionamiento"]
    await search(desk, "dinosaurio")
    assert desk.listed() == []
    await desk.click("Show all")
    assert len(desk.listed()) == 6
    assert desk.page.pane.search.hasFocus()


async def test_arrows_in_the_search_open_what_was_found(desk: Desk) -> None:
    await search(desk, "subterr")
    press(Qt.Key.Key_Down)
    await desk.settle()
    assert shown(desk).title == "Estacionamiento"
    assert desk.page.pane.search.hasFocus()


async def test_an_entry_is_opened_changed_and_saved_with_the_keyboard(desk: Desk) -> None:
    await desk.open(CLEANING)
    assert shown(desk) == CLEANING
    desk.type_into("price_clp", "34.990")
    desk.type_into("questions", "uno\n\ndos")
    press(Qt.Key.Key_S, CONTROL)
    await desk.settle()
    kept = await desk.kept(desk.entry_id(CLEANING))
    assert (kept.price_clp, kept.questions, kept.version) == (34_990, ("uno", "dos"), 2)
    assert not desk.page.has_unsaved()
    assert "Saved. Limpieza facial" in desk.toasts()
    versions = await desk.knowledge.versions(kept.id)
    assert [item.author for item in versions] == ["Front desk", "Pía"]


async def test_undo_goes_back_to_what_is_kept(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("title", "Otra")
    await desk.click("Undo")
    assert shown(desk) == CLEANING
    assert not desk.page.has_unsaved()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("price_clp", "caro", "Write the price in pesos, like $29.990, or leave it empty."),
        ("duration_min", "rato", "Write the time in minutes, like 60, or leave it empty."),
        ("valid_until", "31-02-2027", "Write the day like 31-12-2026."),
        ("shortcut", "servicios", "Another entry has this shortcut already."),
        ("title", "x" * 121, "Too long: 121 characters, at most 120."),
        ("title", "", "This field is empty."),
        ("questions", "x" * 201, "Too long: 201 characters, at most 200."),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    desk: Desk, field: str, text: str, sentence: str
) -> None:
    await desk.open(CLEANING)
    desk.type_into(field, text)
    press(Qt.Key.Key_S, CONTROL)
    await desk.settle()
    assert desk.page.editor.form.shown_problems() == {field: sentence}
    editor = desk.page.editor.form.editor(field)
    assert editor.hasFocus()
    assert editor.accessibleDescription() == sentence
    assert (await desk.kept(desk.entry_id(CLEANING))).version == 1
    assert desk.page.has_unsaved()


async def test_a_price_is_checked_while_it_is_typed(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("price_clp", "caro")
    problems = desk.page.editor.form.shown_problems
    await eventually(lambda: "price_clp" in problems())
    desk.type_into("price_clp", "gratis")
    await eventually(lambda: not problems())
    assert shown(desk).price_clp == 0


async def test_what_only_the_store_knows_is_said_at_the_field_too(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("shortcut", "/hora")
    other = replace(PARKING, shortcut="hora")
    await desk.knowledge.save(desk.entry_id(PARKING), other, "Ana")  # the list does not know yet
    press(Qt.Key.Key_S, CONTROL)
    await desk.page.tasks.settle()
    assert desk.page.editor.form.shown_problems() == {
        "shortcut": "Another entry has this shortcut already."
    }
    assert desk.page.has_unsaved()


async def test_changes_ask_in_place_before_another_entry_is_shown(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Con mascarilla.")
    await desk.open(PARKING)
    question = desk.page.editor.question
    assert question.isVisible()
    assert question.stay.hasFocus()
    assert shown(desk).body == "Con mascarilla."
    (chosen,) = desk.page.pane.view.selectedIndexes()
    assert desk.listed()[chosen.row()] == CLEANING.title
    press(Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert shown(desk).body == "Con mascarilla."
    assert desk.page.editor.isAncestorOf(QApplication.focusWidget() or desk.host)


async def test_the_question_saves_and_goes_on(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Con mascarilla.")
    await desk.open(PARKING)
    QTest.mouseClick(desk.page.editor.question.save, Qt.MouseButton.LeftButton)
    await desk.settle()
    assert (await desk.kept(desk.entry_id(CLEANING))).body == "Con mascarilla."
    assert shown(desk).title == PARKING.title
    assert not desk.page.editor.question.isVisible()


async def test_the_question_discards_and_goes_on(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Con mascarilla.")
    await desk.open(PARKING)
    await desk.click("Discard")
    assert shown(desk).title == PARKING.title
    assert (await desk.kept(desk.entry_id(CLEANING))).body == CLEANING.body


async def test_the_question_stays_where_something_is_wrong(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("title", "")
    await desk.open(PARKING)
    QTest.mouseClick(desk.page.editor.question.save, Qt.MouseButton.LeftButton)
    await desk.settle()
    assert desk.page.editor.entry is not None
    assert desk.page.editor.entry.id == desk.entry_id(CLEANING)
    assert desk.page.editor.form.shown_problems() == {"title": "This field is empty."}
    desk.type_into("title", "Limpieza")
    press(Qt.Key.Key_S, CONTROL)
    await desk.settle()
    assert shown(desk).title == "Limpieza", "the way on was given up"


async def test_ctrl_n_is_the_pages_own_even_under_the_windows_shortcut(desk: Desk) -> None:
    window = QShortcut(QKeySequence("Ctrl+N"), desk.host)
    heard: list[bool] = []
    window.activated.connect(lambda: heard.append(True))
    form = desk.page.editor.form
    await desk.open(CLEANING)
    for place in (desk.page.pane.view, desk.page.pane.search, form.editor("body"), form.kind):
        desk.page.open_entry(desk.entry_id(CLEANING))
        await desk.settle()
        place.setFocus()
        press(Qt.Key.Key_N, CONTROL)
        assert desk.page.editor.entry is None, place
        assert form.editor("title").hasFocus()
    assert heard == []


async def test_a_new_entry_is_written_and_stands_in_the_list(desk: Desk) -> None:
    await desk.click("New")
    desk.type_into("title", "Idiomas")
    desk.type_into("body", "Español e inglés.")
    press(Qt.Key.Key_S, CONTROL)
    await desk.settle()
    assert "Idiomas" in desk.listed()
    entry = desk.page.editor.entry
    assert entry is not None
    assert (entry.title, entry.kind, entry.state) == (
        *("Idiomas", EntryKind.OTHER, EntryState.PUBLISHED),
    )


async def test_a_new_entry_is_of_the_kind_that_is_listed(desk: Desk) -> None:
    await desk.click("Quick replies 1")
    await desk.click("New")
    assert shown(desk).kind is EntryKind.QUICK_REPLY
    assert not desk.page.has_unsaved()
    await desk.click("Proposals 2")
    await desk.click("New")
    assert shown(desk).kind is EntryKind.OTHER


async def test_others_open_the_form_with_words_in_it(desk: Desk) -> None:
    draft = NewEntry(
        kind=EntryKind.OTHER, title="¿Hay wifi?", body="Sí.", questions=("¿Hay wifi?",)
    )
    desk.page.new_entry(draft)
    assert shown(desk) == draft
    assert desk.page.has_unsaved()
    desk.page.open_entry(desk.entry_id(PARKING))
    assert desk.page.editor.question.isVisible()
    assert shown(desk) == draft


async def test_an_entry_the_list_does_not_know_yet_is_fetched(desk: Desk) -> None:
    fresh = await desk.knowledge.save(None, replace(PARKING, title="Bicicletas"), "Ana")
    desk.page.open_entry(fresh.id)
    await desk.page.tasks.settle()
    assert shown(desk).title == "Bicicletas"


async def test_opening_takes_search_and_chip_away_that_hide_it(desk: Desk) -> None:
    await desk.click("Proposals 2")
    desk.page.open_entry(desk.entry_id(PARKING))
    await desk.settle()
    row = desk.page.pane.view.currentIndex().row()
    assert desk.listed()[row] == PARKING.title


async def test_a_proposal_is_published(desk: Desk) -> None:
    await desk.click("Proposals 2")
    await desk.open(CUTOFF)
    await desk.click("Publish")
    assert (await desk.kept(desk.entry_id(CUTOFF))).state is EntryState.PUBLISHED
    assert desk.listed() == [LASER.title]
    assert desk.counted[-1] == 1


async def test_a_proposal_can_be_saved_without_publishing(desk: Desk) -> None:
    await desk.open(CUTOFF)
    desk.type_into("body", "Desde los 14.")
    press(Qt.Key.Key_S, CONTROL)
    await desk.settle()
    kept = await desk.kept(desk.entry_id(CUTOFF))
    assert (kept.body, kept.state) == ("Desde los 14.", EntryState.PROPOSED)


async def test_care_is_not_published_without_a_professional(desk: Desk) -> None:
    await desk.open(LASER)
    await desk.click("Publish")
    problem = "Preparation and after-care need the name of the professional who approved them."
    assert desk.page.editor.form.shown_problems() == {"approved_by": problem}
    assert desk.page.editor.form.editor("approved_by").hasFocus()
    desk.type_into("approved_by", "Dra. Ficticia")
    await desk.click("Publish")
    assert (await desk.kept(desk.entry_id(LASER))).state is EntryState.PUBLISHED


async def test_a_rejected_proposal_makes_room_for_the_next(desk: Desk) -> None:
    await desk.click("Proposals 2")
    await desk.open(CUTOFF)
    await desk.click("Reject")
    assert desk.listed() == [LASER.title]
    assert shown(desk).title == LASER.title
    assert (await desk.kept(desk.entry_id(CUTOFF))).state is EntryState.RETIRED


async def test_retiring_asks_and_can_be_undone(desk: Desk) -> None:
    await desk.open(PARKING)
    await desk.click("Retire this entry")
    assert (await desk.kept(desk.entry_id(PARKING))).state is EntryState.PUBLISHED
    await desk.click("Retire this entry")
    assert (await desk.kept(desk.entry_id(PARKING))).state is EntryState.RETIRED
    assert PARKING.title not in desk.listed()
    (toast,) = desk.host.findChildren(Toast)
    QTest.mouseClick(button(toast, "Undo"), Qt.MouseButton.LeftButton)
    await desk.settle()
    assert (await desk.kept(desk.entry_id(PARKING))).state is EntryState.PUBLISHED
    assert PARKING.title in desk.listed()


async def test_a_retired_entry_is_shown_and_published_again(desk: Desk) -> None:
    await desk.knowledge.retire(desk.entry_id(PARKING))
    await desk.settle()
    desk.page.open_entry(desk.entry_id(PARKING))
    await desk.settle()
    assert desk.listed() == [PARKING.title]
    assert not desk.page.editor.form.isEnabled()
    await desk.click("Publish again")
    assert (await desk.kept(desk.entry_id(PARKING))).state is EntryState.PUBLISHED


async def test_former_words_are_brought_back_into_the_fields(desk: Desk) -> None:
    changed = replace(CLEANING, price_clp=34_990, body="Otra.")
    await desk.knowledge.save(desk.entry_id(CLEANING), changed, "Ana")
    await desk.settle()
    await desk.open(CLEANING)
    await desk.click("1 earlier version(s)")
    await desk.click("Bring back version 1")
    assert shown(desk) == CLEANING
    assert desk.page.has_unsaved()
    assert (await desk.kept(desk.entry_id(CLEANING))).price_clp == 34_990
    press(Qt.Key.Key_S, CONTROL)
    await desk.settle()
    assert (await desk.kept(desk.entry_id(CLEANING))).price_clp == 29_990


async def test_a_change_from_elsewhere_is_shown_but_takes_nothing_away(desk: Desk) -> None:
    await desk.open(CLEANING)
    await desk.knowledge.save(desk.entry_id(CLEANING), replace(CLEANING, body="Uno."), "Ana")
    await desk.settle()
    assert shown(desk).body == "Uno."
    desk.type_into("body", "Lo mío.")
    await desk.knowledge.save(desk.entry_id(CLEANING), replace(CLEANING, body="Dos."), "Ana")
    await desk.settle()
    assert shown(desk).body == "Lo mío."
    assert "changed elsewhere" in desk.page.editor.news.text()


async def test_a_quick_reply_is_seen_as_it_would_be_sent(desk: Desk) -> None:
    await desk.open(SERVICES)
    preview = desk.page.editor.preview
    assert preview.text() == "Nuestros servicios:\n- Limpieza facial: $29.990 (60 min)"
    desk.type_into("body", "Hola: {horas}")
    assert preview.text().startswith("Hola: ¿Qué día")
    desk.page.editor.footer.undo.click()
    await desk.open(PAYMENT)
    assert not preview.isVisible()


async def test_without_entries_it_says_what_they_are_for(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_desk(tmp_path, published=(), proposed=()) as desk:
        assert desk.listed() == []
        assert desk.counted == [0]
        assert button(desk.page.pane, "New entry")
        await desk.click("Proposals 0")
        assert button(desk.page.pane, "New entry")


async def test_every_control_has_a_name(desk: Desk) -> None:
    await desk.open(CUTOFF)
    assert nameless(desk.host) == []
    await desk.click("New")
    assert nameless(desk.host) == []
