"""Entries out of a file and the table of synonyms, from the page of what the clinic knows."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aura_desktop.domain.entry_import import LARGEST_BYTES
from aura_desktop.domain.knowledge import EntryKind
from tests.ui.dialogs import nameless, press
from tests.ui.knowledge_desk import CLEANING, Desk, open_desk

CONTROL = Qt.KeyboardModifier.ControlModifier
TABLE = """Tipo;Título;Texto;Precio
servicio;Peeling;Suave.;39.990
servicio;Limpieza facial;Otra.;29.990
raro;X;Y;2
servicio;Masaje;Bien.;caro
cuidado;Después del peeling;Sin sol.;
"""


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(tmp_path) as opened:
        yield opened


async def read(desk: Desk, folder: Path, text: str, name: str = "precios.csv") -> None:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    desk.page.importing.read(str(file))
    await desk.settle()


async def test_a_plan_is_shown_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    before = await desk.titles()
    await read(desk, tmp_path, TABLE)
    dialog = desk.page.importing.dialog()
    assert dialog.isVisible()
    assert dialog.summary.text() == "2 new · 1 changed"
    assert dialog.problems.toPlainText().splitlines() == [
        "Line 4, Tipo: This is no kind we know. Use one of those in the list of kinds.",
        "Line 5, Precio: Write the price in pesos, like $29.990, or leave it empty.",
    ]
    assert dialog.entries.toPlainText().splitlines() == [
        "New · Service · Peeling · $39.990",
        "Changes · Service · Limpieza facial · $29.990",
        "Proposal · Preparation and after-care · Después del peeling",
    ]
    assert dialog.problems.hasFocus()
    assert nameless(dialog.card) == []
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert await desk.titles() == before


async def test_ctrl_enter_writes_the_plan(desk: Desk, tmp_path: Path) -> None:
    await read(desk, tmp_path, TABLE)
    press(Qt.Key.Key_Return, CONTROL)
    await desk.settle()
    assert not desk.page.importing.dialog().isVisible()
    assert {"Peeling", "Después del peeling"} <= set(desk.listed())
    changed = await desk.kept(desk.entry_id(CLEANING))
    assert (changed.body, changed.version) == ("Otra.", 2)
    versions = await desk.knowledge.versions(changed.id)
    assert versions[0].author == "Front desk"
    assert desk.counted[-1] == 3
    assert "Imported. 3 entry(s)" in desk.toasts()


async def test_a_file_without_entries_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    await read(desk, tmp_path, "solo;palabras\n1;2\n")
    dialog = desk.page.importing.dialog()
    assert not dialog.apply.isEnabled()
    assert "No column is called Title" in dialog.problems.toPlainText()
    press(Qt.Key.Key_Return, CONTROL)
    await desk.settle()
    assert dialog.isVisible()


async def test_markdown_is_read_too(desk: Desk, tmp_path: Path) -> None:
    await read(desk, tmp_path, "# Pago\n\n## Cuotas\n\nHasta tres.\n", "base.md")
    assert desk.page.importing.dialog().entries.toPlainText() == "New · Ways to pay · Cuotas"


async def test_a_file_that_is_too_large_is_not_read_whole(desk: Desk, tmp_path: Path) -> None:
    await read(desk, tmp_path, "x" * (LARGEST_BYTES + 10))
    problems = desk.page.importing.dialog().problems.toPlainText()
    assert problems == "The file is larger than 1 MB."


async def test_a_file_that_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.page.importing.read(str(tmp_path / "falta.csv"))
    await desk.settle()
    assert "The file cannot be opened. falta.csv" in desk.toasts()


async def test_the_button_asks_for_a_file_without_a_nested_loop(desk: Desk) -> None:
    await desk.click("Import…")
    files = desk.page.importing.files
    assert files is not None
    assert files.isVisible()
    assert files.testOption(QFileDialog.Option.DontUseNativeDialog)
    files.reject()
    assert desk.page.importing.files is None


async def test_synonyms_are_kept_and_searched_with(desk: Desk) -> None:
    await desk.click("Synonyms")
    dialog = desk.page.synonyms.dialog()
    assert dialog.table.hasFocus()
    assert "estacionamiento" in dialog.table.toPlainText()
    dialog.table.setPlainText("limpieza, fregado")
    press(Qt.Key.Key_Return, CONTROL)
    await desk.settle()
    assert not dialog.isVisible()
    assert await desk.entries.synonyms() == "limpieza, fregado"
    (found,) = await desk.knowledge.search("fregado")
    assert found.entry.title == CLEANING.title


async def test_what_is_wrong_with_the_table_is_said_by_line(desk: Desk) -> None:
    installed = await desk.entries.synonyms()
    await desk.click("Synonyms")
    dialog = desk.page.synonyms.dialog()
    dialog.table.setPlainText("láser, depilación\nsola\nuno, dos\nláser, otro")
    press(Qt.Key.Key_Return, CONTROL)
    await desk.settle()
    assert dialog.message.text().splitlines() == [
        "Line 2: A group is two words or more, with commas between them.",
        "Line 4: “láser” is in another group already.",
    ]
    assert dialog.table.hasFocus()
    assert dialog.table.textCursor().blockNumber() == 1
    assert await desk.entries.synonyms() == installed


async def test_escape_asks_before_a_changed_table_is_left(desk: Desk) -> None:
    await desk.click("Synonyms")
    dialog = desk.page.synonyms.dialog()
    dialog.table.setPlainText("uno, dos")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    assert dialog.question.stay.hasFocus()
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.question.isVisible()
    assert dialog.table.toPlainText() == "uno, dos"
    dialog.dismiss()
    QTest.mouseClick(dialog.question.discard, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


async def test_the_programs_own_table_comes_back(desk: Desk) -> None:
    installed = await desk.entries.synonyms()
    await desk.entries.put_synonyms("uno, dos")
    await desk.click("Synonyms")
    dialog = desk.page.synonyms.dialog()
    assert dialog.table.toPlainText() == "uno, dos"
    QTest.mouseClick(dialog.reset.first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.reset.second, Qt.MouseButton.LeftButton)
    await desk.settle()
    assert dialog.table.toPlainText() == installed
    assert await desk.entries.synonyms() == installed
    assert nameless(dialog.card) == []


async def test_changes_in_the_form_outlive_an_import(desk: Desk, tmp_path: Path) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Lo mío.")
    await read(desk, tmp_path, TABLE)
    press(Qt.Key.Key_Return, CONTROL)
    await desk.settle()
    typed = desk.page.editor.form.typed()
    assert (typed.kind, typed.body) == (EntryKind.SERVICE, "Lo mío.")
    assert "changed elsewhere" in desk.page.editor.news.text()
