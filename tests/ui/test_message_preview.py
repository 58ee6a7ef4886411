"""The dashed bubble: what it holds, how it grows, what a stranger's text cannot do to it."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import (
    Interactive,
    InteractiveType,
    ListRow,
    ListSection,
    ReplyButton,
)
from aura_desktop.ui.widgets.marked_text import MarkedText, marked, plain
from aura_desktop.ui.widgets.message_preview import MessagePreview, Preview, of_interactive
from aura_desktop.ui.widgets.template_preview import of_template
from tests.ui.dialogs import INTAKE, MAP, REMINDER, make_host, template


@pytest.fixture
def preview(qtbot: QtBot) -> MessagePreview:
    make_host(qtbot)
    preview = MessagePreview()
    qtbot.addWidget(preview)
    preview.resize(300, 10)
    preview.show()
    return preview


def test_blank_buttons_rows_and_sections_are_left_out() -> None:
    buttons = (ReplyButton(id="a", title="Sí"), ReplyButton(id="b", title=""))
    shown = of_interactive(
        Interactive(interactive_type=InteractiveType.BUTTON, body="¿Vienes?", buttons=buttons)
    )
    assert [option.title for option in shown.options] == ["Sí"]
    rows = (ListRow(id="a", title="A"), ListRow(id="b", title=""))
    sections = (ListSection(title="Uno", rows=rows), ListSection(title="Dos"))
    shown = of_interactive(
        Interactive(
            interactive_type=InteractiveType.LIST, body="x", list_button="Ver", sections=sections
        )
    )
    assert [section.title for section in shown.sections] == ["Uno"]
    assert [row.title for row in shown.sections[0].rows] == ["A"]
    assert shown.sheet_title == "Ver"


def test_it_is_as_high_as_its_text_and_grows_when_narrower(preview: MessagePreview) -> None:
    preview.show_preview(Preview(body="una hora con la Dra. Ficticia " * 6))
    wide = preview.height()
    preview.resize(150, wide)
    assert preview.height() > wide * 1.5
    preview.show_preview(Preview())
    assert preview.height() < 5


def test_it_tells_screen_readers_the_words_without_marks(preview: MessagePreview) -> None:
    preview.show_preview(of_template(REMINDER, {"body.1": "Camila"}))
    assert "Hola Camila, te recordamos" in preview.accessibleDescription()
    assert "Confirmo" in preview.accessibleDescription()


@pytest.mark.parametrize(
    "text", ["*Hola* _tú_", "a" * 5000, "🙂" * 50, "\u202eabc", "x\n\n\ny", ""]
)
def test_any_text_is_painted(preview: MessagePreview, qtbot: QtBot, text: str) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    preview.show_preview(Preview(header=text, body=marked(text) + text, footer=text))
    assert not preview.grab().isNull()


def test_a_value_cannot_bring_marks_of_its_own() -> None:
    assert marked("a\ue001b\ue000") == "\ue000ab\ue001"
    assert plain(marked("Camila", missing=True)) == "Camila"


def test_bold_around_a_variable_stays_bold(preview: MessagePreview) -> None:
    with_mark = MarkedText(f"*{marked('Camila')}*, hola", "body", 400)
    without = MarkedText(f"{marked('Camila')}, hola", "body", 400)
    assert with_mark.height == without.height
    assert with_mark.text == without.text


def test_a_header_with_a_picture_shows_its_place() -> None:
    assert of_template(MAP, {}).header_icon == "image"
    assert of_template(INTAKE, {}).options[1].icon == "external-link"
    assert of_template(template("x", "Hola"), {}).header == ""
