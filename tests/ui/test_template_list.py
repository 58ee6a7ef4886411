"""The list of templates: order, search, chips, rows as they are painted and read out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from aura_desktop.domain.template import TemplateCategory, TemplateStatus
from aura_desktop.ui.delegates.template import lay_out
from aura_desktop.ui.models.template_list import RecordRole, TemplateFilter, TemplateListModel
from tests.ui.dialogs import ALL, HELLO, INTAKE, MAP, REMINDER, WINTER, make_host, template


@pytest.fixture
def model(qtbot: QtBot) -> TemplateListModel:
    make_host(qtbot)
    model = TemplateListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_templates(ALL)
    return model


@pytest.fixture
def found(model: TemplateListModel) -> TemplateFilter:
    found = TemplateFilter(model)
    QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return found


def names(model: QAbstractItemModel) -> list[str]:
    rows = range(model.rowCount())
    return [model.data(model.index(row, 0), RecordRole).name for row in rows]


def test_the_windows_language_comes_first_and_in_it_what_can_be_sent(
    model: TemplateListModel,
) -> None:
    wanted = [INTAKE, REMINDER, WINTER, MAP, HELLO]
    assert names(model) == [item.name for item in wanted]
    QLocale.setDefault(QLocale("en_US"))
    model.set_templates(ALL)
    assert names(model)[0] == HELLO.name


def test_rows_are_read_out_as_sentences(model: TemplateListModel) -> None:
    index = model.index(2)
    assert index.data() == "Campana invierno"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "In review" in spoken
    assert "Este mes" in spoken


def test_the_same_list_again_resets_nothing(model: TemplateListModel, qtbot: QtBot) -> None:
    approved = replace(WINTER, status=TemplateStatus.PAUSED)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_templates([approved if item is WINTER else item for item in ALL])
    assert approved in model.templates()
    model.set_templates([HELLO])
    assert model.rowCount() == 1


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("campaña", ["campana_invierno"]),
        ("CAMPANA", ["campana_invierno"]),
        ("dia", ["recordatorio_hora"]),
        ("hora recordatorio", ["recordatorio_hora"]),
        ("recordatorio_ho", ["recordatorio_hora"]),
        ("  ", [item.name for item in (INTAKE, REMINDER, WINTER, MAP, HELLO)]),
        ("nothing like it", []),
    ],
)
def test_search_ignores_accents_and_case(
    found: TemplateFilter, words: str, wanted: list[str]
) -> None:
    found.search(words)
    assert names(found) == wanted


def test_chips_narrow_by_category_or_language(found: TemplateFilter) -> None:
    found.choose(TemplateCategory.MARKETING, "")
    assert names(found) == ["campana_invierno"]
    found.choose(None, "en")
    assert names(found) == ["hello_world"]
    found.choose(None, "")
    assert found.rowCount() == len(ALL)


def test_the_snippet_shows_blanks_as_chips_and_fits(model: TemplateListModel) -> None:
    at = lay_out(REMINDER, 280)
    assert [piece.text for piece in at.pieces if piece.chip] == ["1", "2"]
    assert at.pieces[-1].text.endswith("…")
    end = max(piece.x + piece.width for piece in at.pieces)
    assert end <= at.snippet.width() + 0.5
    assert at.badge is None


def test_a_state_other_than_approved_has_a_badge_beside_the_name(
    model: TemplateListModel,
) -> None:
    at = lay_out(WINTER, 315)
    assert at.badge is not None
    assert at.title.right() < at.badge.left()


def test_a_template_without_text_is_laid_out(model: TemplateListModel) -> None:
    assert lay_out(template("x", ""), 315).pieces == ()
