"""The builder, used with keys and mouse as at the desk."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Interactive, InteractiveType
from aura_desktop.ui.models.interactive_draft import InteractiveDraft, RowDraft, SectionDraft
from aura_desktop.ui.widgets.counted_field import VALIDATION_MS
from aura_desktop.ui.widgets.interactive_builder import InteractiveBuilder
from aura_desktop.ui.widgets.interactive_buttons_form import InteractiveButtonsForm
from aura_desktop.ui.widgets.interactive_link_form import InteractiveLinkForm
from aura_desktop.ui.widgets.interactive_list_form import InteractiveListForm
from aura_desktop.ui.widgets.preview_panel import PreviewPanel
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from tests.ui.dialogs import Host, make_host, nameless, press, type_text

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LIST = InteractiveDraft(
    kind=InteractiveType.LIST,
    body="Elige",
    list_button="Ver",
    sections=(
        SectionDraft(title="Rostro", rows=(RowDraft(title="A"), RowDraft(title="B"))),
        SectionDraft(title="Cuerpo", rows=(RowDraft(title="C"),)),
    ),
)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def builder(host: Host) -> InteractiveBuilder:
    builder = InteractiveBuilder(host)
    builder.open_for("Camila Ejemplo", 1)
    return builder


def buttons_form(builder: InteractiveBuilder) -> InteractiveButtonsForm:
    return builder.findChildren(InteractiveButtonsForm)[0]


def list_form(builder: InteractiveBuilder) -> InteractiveListForm:
    return builder.findChildren(InteractiveListForm)[0]


def kinds(builder: InteractiveBuilder) -> list[QPushButton]:
    return builder.findChildren(SegmentedControl)[0].findChildren(QPushButton)


def open_list(builder: InteractiveBuilder, draft: InteractiveDraft = LIST) -> InteractiveListForm:
    """The list form with a draft, as if it had been typed before."""
    builder.finish()
    builder.restore(1, draft)
    builder.open_for("Camila Ejemplo", 1)
    return list_form(builder)


def write_hours(builder: InteractiveBuilder) -> None:
    """Message and two buttons with the keyboard alone."""
    type_text("Camila, ¿cuándo te acomoda?")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    buttons_form(builder).rows[0].editors[0].setFocus()
    type_text("Jueves 17:30")
    press(Qt.Key.Key_Return)
    type_text("Otro día")


def test_it_is_sent_with_the_keyboard_alone(builder: InteractiveBuilder, qtbot: QtBot) -> None:
    write_hours(builder)
    with qtbot.waitSignal(builder.send_requested) as sent:
        press(Qt.Key.Key_Return, CONTROL)
    message = sent.args[0]
    assert isinstance(message, Interactive)
    assert message.body == "Camila, ¿cuándo te acomoda?"
    assert [button.title for button in message.buttons] == ["Jueves 17:30", "Otro día"]
    assert builder.isHidden()


def test_the_preview_follows_each_key(builder: InteractiveBuilder) -> None:
    write_hours(builder)
    shown = builder.findChildren(PreviewPanel)[0].preview()
    assert shown.body == "Camila, ¿cuándo te acomoda?"
    assert [option.title for option in shown.options] == ["Jueves 17:30", "Otro día"]


def test_esc_keeps_what_was_typed_for_this_conversation(
    builder: InteractiveBuilder, host: Host
) -> None:
    write_hours(builder)
    press(Qt.Key.Key_Escape)
    assert builder.isHidden()
    assert host.field.hasFocus()
    builder.open_for("Rodrigo Prueba", 2)
    assert builder.draft().is_empty()
    builder.dismiss()
    builder.open_for("Camila Ejemplo", 1)
    assert buttons_form(builder).rows[1].texts() == ("Otro día",)


def test_what_was_sent_is_forgotten_unless_it_could_not_be_queued(
    builder: InteractiveBuilder,
) -> None:
    write_hours(builder)
    press(Qt.Key.Key_Return, CONTROL)
    builder.reopen("Pasaron más de 24 horas.")
    assert builder.isVisible()
    assert builder.draft().buttons == ("Jueves 17:30", "Otro día")
    press(Qt.Key.Key_Return, CONTROL)
    builder.open_for("Camila Ejemplo", 1)
    assert builder.draft().is_empty()


def test_sending_with_gaps_names_each_field_and_goes_to_the_first(
    builder: InteractiveBuilder, qtbot: QtBot
) -> None:
    form = buttons_form(builder)
    form.rows[0].editors[0].setFocus()
    with qtbot.assertNotEmitted(builder.send_requested):
        press(Qt.Key.Key_Return, CONTROL)
    assert form.body.problem()
    assert form.rows[0].problem()
    assert form.header.problem() == ""
    assert form.body.editor.hasFocus()
    type_text("Hola")
    assert form.body.problem() == ""


def test_a_title_that_is_too_long_is_said_400_ms_after_typing_and_kept(
    builder: InteractiveBuilder, qtbot: QtBot
) -> None:
    row = buttons_form(builder).rows[0]
    row.editors[0].setFocus()
    QTest.keyClicks(row.editors[0], "a title with more than twenty letters")
    assert row.problem() == ""
    qtbot.waitUntil(lambda: row.problem() != "", timeout=VALIDATION_MS * 10)
    assert "20" in row.problem()
    assert row.texts() == ("a title with more than twenty letters",)
    row.editors[0].selectAll()
    QTest.keyClicks(row.editors[0], "short")
    assert row.problem() == ""


def test_leaving_a_field_validates_at_once_but_passing_through_does_not(
    builder: InteractiveBuilder,
) -> None:
    form = buttons_form(builder)
    form.header.editor.setFocus()
    assert form.body.problem() == ""
    QTest.keyClicks(form.header.editor, "x" * 61)
    form.body.editor.setFocus()
    assert "60" in form.header.problem()


def test_counters_count_and_show_thousands_as_in_chile(host: Host) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("es_CL"))
    try:
        builder = InteractiveBuilder(host)
        builder.open_for("Camila Ejemplo", 1)
        type_text("Hola")
        words = [label.text() for label in builder.findChildren(QLabel)]
    finally:
        QLocale.setDefault(before)
    assert "4 of 1.024" in words


def test_no_more_than_three_buttons_and_never_none(builder: InteractiveBuilder) -> None:
    form = buttons_form(builder)
    form.add_button.click()
    form.add_button.click()
    assert len(form.rows) == 3
    assert not form.add_button.isEnabled()
    form.rows[1].bin.click()
    form.rows[0].bin.click()
    assert len(form.rows) == 1
    assert not form.rows[0].bin.isEnabled()
    assert form.rows[0].editors[0].hasFocus()


def test_alt_and_arrows_move_a_button_and_keep_the_caret(builder: InteractiveBuilder) -> None:
    write_hours(builder)
    form = buttons_form(builder)
    moving = form.rows[1]
    assert moving.editors[0].hasFocus()
    press(Qt.Key.Key_Up, ALT)
    assert form.rows[0] is moving
    assert moving.editors[0].hasFocus()
    assert builder.draft().buttons == ("Otro día", "Jueves 17:30")
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert builder.draft().buttons == ("Jueves 17:30", "Otro día")


def test_the_handle_moves_with_arrows_and_by_dragging(builder: InteractiveBuilder) -> None:
    write_hours(builder)
    form = buttons_form(builder)
    first = form.rows[0]
    first.handle.setFocus()
    press(Qt.Key.Key_Down)
    assert form.rows[1] is first
    handle = first.handle
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(10, 18))
    QTest.mouseMove(handle, QPoint(10, -60))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(10, 18))
    assert form.rows[0] is first


def test_tab_follows_what_is_seen(builder: InteractiveBuilder) -> None:
    write_hours(builder)
    form = buttons_form(builder)
    press(Qt.Key.Key_Up, ALT)
    first, second = form.rows
    wanted = [form.footer.editor, *first.stops(), *second.stops(), form.add_button]
    assert tabbed(wanted[0], len(wanted)) == wanted


def test_tab_follows_sections_and_rows(builder: InteractiveBuilder) -> None:
    form = open_list(builder)
    form.add_section.click()
    form.sections[2].bin.click()
    wanted: list[QWidget] = [form.list_button.editor]
    for section in form.sections:
        wanted += [section.title, section.bin]
        wanted += [stop for row in section.rows for stop in row.stops()]
    wanted += [form.add_row, form.add_section]
    assert tabbed(wanted[0], len(wanted)) == wanted


def tabbed(start: QWidget, count: int) -> list[QWidget | None]:
    """What has the focus after each Tab."""
    start.setFocus()
    seen = [QApplication.focusWidget()]
    for _ in range(count - 1):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    return seen


def test_buttons_go_over_to_the_list_and_the_card_grows(builder: InteractiveBuilder) -> None:
    write_hours(builder)
    width = builder.card.width()
    kinds(builder)[1].click()
    form = list_form(builder)
    assert [row.texts()[0] for row in form.sections[0].rows] == ["Jueves 17:30", "Otro día"]
    assert form.body.text() == "Camila, ¿cuándo te acomoda?"
    assert (width, builder.card.width()) == (980, 1080)


def test_at_three_buttons_a_list_is_offered(builder: InteractiveBuilder) -> None:
    form = buttons_form(builder)
    form.add_button.click()
    form.add_button.click()
    (offer,) = [b for b in form.findChildren(QPushButton) if b.text() == "Change to a list"]
    assert offer.isVisible()
    offer.click()
    assert builder.draft().kind is InteractiveType.LIST


def test_a_row_moves_into_the_next_section_and_back(builder: InteractiveBuilder) -> None:
    form = open_list(builder)
    moving = form.sections[0].rows[1]
    moving.editors[0].setFocus()
    press(Qt.Key.Key_Down, ALT)
    assert [row.texts()[0] for row in form.sections[1].rows] == ["B", "C"]
    assert moving.editors[0].hasFocus()
    press(Qt.Key.Key_Up, ALT)
    assert [row.texts()[0] for row in form.sections[0].rows] == ["A", "B"]


def test_a_row_is_dragged_over_a_heading(builder: InteractiveBuilder) -> None:
    form = open_list(builder)
    moving = form.sections[1].rows[0]
    top = form.sections[1].mapToGlobal(QPoint(0, -4)).y()
    moving.dragged.emit(top)
    assert moving in form.sections[0].rows
    moving.dragged.emit(form.sections[0].rows[0].mapToGlobal(QPoint(0, 0)).y())
    assert form.sections[0].rows.index(moving) == 1


def test_rows_and_sections_are_added_up_to_ten_and_removed(builder: InteractiveBuilder) -> None:
    form = open_list(builder)
    while form.add_row.isEnabled():
        form.add_row.click()
    assert len(builder.draft().sections[1].rows) == 8
    assert not form.add_section.isEnabled()
    form.sections[0].bin.click()
    assert [section.title.text() for section in form.sections] == ["Cuerpo"]
    form.add_section.click()
    assert form.sections[1].title.hasFocus()
    assert [section.bin.isVisibleTo(section) for section in form.sections] == [True, True]


def test_the_last_row_of_a_section_takes_the_section_along(builder: InteractiveBuilder) -> None:
    form = open_list(builder)
    form.sections[1].rows[0].bin.click()
    assert len(form.sections) == 1
    form.sections[0].rows[0].bin.click()
    assert not form.sections[0].rows[0].bin.isEnabled()


def test_two_sections_need_titles_and_rows(builder: InteractiveBuilder, qtbot: QtBot) -> None:
    form = open_list(builder)
    form.sections[1].title.clear()
    form.sections[1].rows[0].move_requested.emit(-1)
    with qtbot.assertNotEmitted(builder.send_requested):
        press(Qt.Key.Key_Return, CONTROL)
    assert form.sections[1].problem()
    assert form.sections[1].title.hasFocus()


def test_header_and_footer_of_a_list_are_unfolded_when_wanted(builder: InteractiveBuilder) -> None:
    form = open_list(builder)
    assert not form.header.isVisible()
    form.unfold.click()
    assert form.header.editor.hasFocus()
    type_text("Tratamientos")
    assert builder.draft().header == "Tratamientos"


def test_a_link_is_checked_and_sent(builder: InteractiveBuilder, qtbot: QtBot) -> None:
    type_text("Te esperamos")
    kinds(builder)[2].click()
    form = builder.findChildren(InteractiveLinkForm)[0]
    form.link_text.editor.setFocus()
    type_text("Ver el mapa")
    form.link_url.editor.setFocus()
    type_text("clinica.example")
    press(Qt.Key.Key_Return, CONTROL)
    assert "https://" in form.link_url.problem()
    assert form.link_url.text() == "clinica.example"
    form.link_url.editor.clear()
    type_text("https://clinica.example/mapa")
    with qtbot.waitSignal(builder.send_requested) as sent:
        press(Qt.Key.Key_Return, CONTROL)
    assert sent.args[0].link_url == "https://clinica.example/mapa"


@pytest.mark.parametrize("theme_name", ["light", "dark"])
@pytest.mark.parametrize("kind", [0, 1, 2])
def test_every_control_has_a_name_and_every_kind_paints(
    qtbot: QtBot, theme_name: str, kind: int
) -> None:
    host = make_host(qtbot, "dark" if theme_name == "dark" else "light")
    builder = InteractiveBuilder(host)
    builder.open_for("Camila Ejemplo", 1)
    write_hours(builder)
    kinds(builder)[kind].click()
    assert nameless(builder.card) == []
    host.resize(1180, 640)
    assert not host.grab().isNull()


def test_what_has_the_focus_is_in_view(
    builder: InteractiveBuilder, host: Host, qtbot: QtBot
) -> None:
    host.resize(1180, 640)
    form = open_list(builder)
    for _ in range(6):
        form.add_row.click()
    editor = form.sections[1].rows[-1].editors[0]
    assert editor.hasFocus()
    qtbot.waitUntil(lambda: not editor.visibleRegion().isEmpty())
    form.body.editor.clear()
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not form.body.editor.visibleRegion().isEmpty())
