"""A source of the draft, opened: its words, what of them is cited, the keyboard in and out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.draft import DraftState
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.draft_text import DraftText
from aura_desktop.ui.widgets.source_chips import SourceChip
from aura_desktop.ui.widgets.source_popover import SourcePopover, cited_stretches
from tests.ui.drafts import AGENDA, FIRST, NOW, PROTOCOL, STATES, buttons, draft, entry, labels
from tests.ui.test_draft_card import Desk

_ALT = Qt.KeyboardModifier.AltModifier
SOURCE = "Atendemos de 9:00 a 20:00. El sábado cerramos a las 14:00. No abrimos los feriados."


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    theme.apply(qapp, "light")
    made = Desk()
    qtbot.addWidget(made)
    made.resize(700, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    made.card.set_sources((PROTOCOL, AGENDA))
    made.card.show_draft(STATES["ready"], NOW)
    QApplication.processEvents()
    yield made


def popover(desk: Desk) -> SourcePopover:
    found = desk.findChild(SourcePopover)
    assert isinstance(found, SourcePopover)
    return found


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def is_open(desk: Desk) -> bool:
    return any(item.isVisible() for item in desk.findChildren(SourcePopover))


@pytest.mark.parametrize(
    ("claims", "marked"),
    [
        (("El sábado cerramos a las 14:00.",), ["El sábado cerramos a las 14:00."]),
        (("Los sabados hasta las 14:00",), ["El sábado cerramos a las 14:00."]),
        (("Abrimos a las 9:00",), ["Atendemos de 9:00 a 20:00."]),
        (
            ("Hasta las 20:00.", "Los feriados no."),
            ["Atendemos de 9:00 a 20:00.", "No abrimos los feriados."],
        ),
        (("Nada de esto",), []),
        ((), []),
        (("¿El sábado? Cerramos a las 14:00.",), ["El sábado cerramos a las 14:00."]),
    ],
)
def test_the_sentence_that_shares_most_with_the_draft_is_marked(
    claims: tuple[str, ...], marked: list[str]
) -> None:
    found = [SOURCE[start:end].strip() for start, end in cited_stretches(SOURCE, claims)]
    assert found == marked


def test_sentences_that_share_as_much_are_all_marked() -> None:
    hours = "2026-11-26 17:30\n2026-11-26 18:10\n2026-11-27 9:00"
    found = cited_stretches(hours, ("Tenemos jueves 26 a las 17:30 o 18:10.",))
    assert [hours[start:end] for start, end in found] == ["2026-11-26 17:30", "2026-11-26 18:10"]


def test_alt_and_its_number_open_a_source_and_escape_closes_it(desk: Desk) -> None:
    QTest.keyClick(desk.field, Qt.Key.Key_1, _ALT)
    shown = popover(desk)
    assert shown.isVisible()
    assert "Protocolo de ingreso" in labels(shown)
    assert "version 3 · updated 2 nov" in labels(shown)
    assert buttons(shown)["Open document"].hasFocus()
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert not is_open(desk)
    assert desk.field.hasFocus(), "typing goes on where it was"
    QTest.keyClick(desk.field, Qt.Key.Key_7, _ALT)
    assert not is_open(desk)


def test_the_cited_sentence_is_marked_and_all_of_it_can_be_read(desk: Desk) -> None:
    assert desk.card.open_source(1)
    words = next(item for item in popover(desk).findChildren(TextLabel) if "<span" in item.text())
    inside = words.text().partition("<span")[2].partition("</span>")[0]
    assert inside.endswith("Todo se anota para que la profesional lo revise en la evaluación.")
    assert "Recepción no da indicaciones." not in inside
    assert popover(desk).accessibleDescription() == PROTOCOL.body


def test_tab_goes_round_in_the_source(desk: Desk) -> None:
    desk.card.open_source(1)
    names = []
    for _ in range(3):
        names.append(keyboard().accessibleName())
        QTest.keyClick(keyboard(), Qt.Key.Key_Tab)
    assert names == ["Open document", "Does not fit", "Open document"]


def test_what_can_be_done_with_a_source(desk: Desk) -> None:
    opened = QSignalSpy(desk.card.entry_requested)
    wrong = QSignalSpy(desk.card.not_fitting_requested)
    desk.card.open_source(2)
    buttons(popover(desk))["Open document"].click()
    assert not is_open(desk)
    desk.card.open_source(2)
    buttons(popover(desk))["Does not fit"].click()
    assert not is_open(desk)
    assert (opened.at(0), wrong.at(0)) == ([12], [2])


def test_a_chip_opens_its_source_and_shows_that_it_does(desk: Desk) -> None:
    chip = next(item for item in desk.card.findChildren(SourceChip) if item.number == 1)
    before = chip.grab().toImage()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert is_open(desk)
    assert chip.grab().toImage() != before
    assert desk.card.close_source()
    assert not desk.card.close_source(), "there is nothing left to close"
    assert chip.toolTip() == "Protocolo de ingreso (Alt+1)"


def test_the_pointer_opens_a_source_without_taking_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    text = desk.card.findChild(DraftText)
    assert isinstance(text, DraftText)
    with qtbot.waitSignal(text.number_pointed):
        QTest.mouseMove(text.viewport(), text.place_of(1).center())
    assert is_open(desk)
    assert desk.field.hasFocus()
    with qtbot.waitSignal(popover(desk).closed):
        QTest.mouseMove(text.viewport(), QPoint(2, 2))


def test_a_source_stands_inside_the_window_and_beside_its_number(desk: Desk) -> None:
    for width in (480, 700, 1000):
        desk.resize(width, 640)
        QApplication.processEvents()
        desk.card.open_source(2)
        assert desk.rect().contains(popover(desk).geometry()), width
        text = desk.card.findChild(DraftText)
        assert isinstance(text, DraftText)
        spot = text.place_of(2)
        spot = QRect(text.viewport().mapTo(desk, spot.topLeft()), spot.size())
        spot.setTop(text.mapTo(desk, QPoint(0, 0)).y())
        assert not popover(desk).geometry().adjusted(12, 12, -12, -12).intersects(spot), width
        desk.card.close_source()


def test_an_open_source_goes_with_its_number(desk: Desk) -> None:
    desk.card.open_source(1)
    before = popover(desk).pos()
    desk.resize(700, 560)
    QApplication.processEvents()
    assert popover(desk).pos() == before - QPoint(0, 80)
    desk.resize(480, 560)
    QApplication.processEvents()
    assert is_open(desk)
    assert desk.rect().contains(popover(desk).geometry())


def test_another_draft_closes_the_source(desk: Desk) -> None:
    desk.card.open_source(1)
    desk.card.show_draft(STATES["versions"], NOW)
    assert not is_open(desk)
    desk.card.open_source(1)
    desk.card.show_draft(None, NOW)
    assert not is_open(desk)


def test_a_source_that_changed_or_is_gone_says_so(desk: Desk) -> None:
    desk.card.set_sources((replace(PROTOCOL, version=4),))
    desk.card.open_source(1)
    assert "This document has changed since the AI read it." in labels(popover(desk))
    assert "version 3" in labels(popover(desk))
    desk.card.open_source(2)
    assert "This document is no longer there." in labels(popover(desk))
    assert list(buttons(popover(desk))) == ["Does not fit"]


def test_words_of_a_document_are_never_markup(desk: Desk) -> None:
    desk.card.set_sources(
        (entry(11, "Protocolo de ingreso", "<b>Lo revise</b> en la evaluación."),)
    )
    desk.card.open_source(1)
    words = next(item for item in popover(desk).findChildren(TextLabel) if "<p" in item.text())
    assert "&lt;b&gt;Lo revise&lt;/b&gt;" in words.text()


def test_only_cited_sources_stand_under_a_wording(desk: Desk) -> None:
    desk.card.show_draft(STATES["versions"], NOW)
    chips = [item.number for item in desk.card.findChildren(SourceChip) if item.isVisible()]
    assert chips == [1]
    assert not desk.card.open_source(2)


def test_there_is_no_source_to_open_where_there_is_no_text(desk: Desk) -> None:
    for name in ("held", "no_source", "quiet", "discarded", "suggested"):
        desk.card.show_draft(STATES[name], NOW)
        assert not desk.card.open_source(1), name
    desk.card.show_draft(draft(DraftState.READY), NOW)
    assert desk.card.open_source(1)
    assert FIRST in desk.card.accessibleDescription()
