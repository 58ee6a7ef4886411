"""The template picker, used with keys and mouse as at the desk."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from aura_desktop.domain.conversation import ServiceWindow, service_window
from aura_desktop.domain.template import Template, TemplateStatus
from aura_desktop.ui.widgets.preview_panel import PreviewPanel
from aura_desktop.ui.widgets.tag import Tag
from aura_desktop.ui.widgets.template_picker import TemplatePicker
from tests.ui.dialogs import (
    ALL,
    HELLO,
    INTAKE,
    MAP,
    REMINDER,
    WINTER,
    Host,
    make_host,
    nameless,
    press,
    template,
    type_text,
)

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CLOSED = service_window(None, NOW)
CONTROL = Qt.KeyboardModifier.ControlModifier
FACTS = {"first_name": "Benjamín", "name": "Benjamín Ensayo"}


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def picker(host: Host) -> TemplatePicker:
    picker = TemplatePicker(host)
    picker.open_for(ALL, "Benjamín Ensayo", CLOSED, FACTS, conversation_id=1)
    return picker


def choose(picker: TemplatePicker, wanted: Template) -> None:
    picker.pane.choose(wanted)
    assert picker.pane.current() == wanted


def button(picker: TemplatePicker, words: str) -> QAbstractButton:
    found = [b for b in picker.findChildren(QAbstractButton) if b.accessibleName() == words]
    assert found
    return next((b for b in found if b.isVisible()), found[0])


def texts(picker: TemplatePicker) -> list[str]:
    return [label.text() for label in picker.findChildren(QLabel) if label.isVisible()]


def body(picker: TemplatePicker) -> str:
    return picker.findChildren(PreviewPanel)[0].preview().body


def test_the_first_that_can_be_sent_is_chosen(picker: TemplatePicker) -> None:
    assert picker.pane.current() == INTAKE
    assert picker.pane.view.hasFocus()


def test_it_is_filled_in_and_sent_with_the_keyboard_alone(
    picker: TemplatePicker, qtbot: QtBot
) -> None:
    picker.pane.search.setFocus()
    type_text("recordatorio")
    qtbot.waitUntil(lambda: picker.pane.current() == REMINDER)
    press(Qt.Key.Key_Return)
    assert picker.fields.fields[1].editor.hasFocus()
    for words in ("viernes 27", "Dr. Supuesto", "llegar antes"):
        type_text(words)
        press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(picker.send_requested) as sent:
        press(Qt.Key.Key_Return, CONTROL)
    assert sent.args == [
        REMINDER,
        {
            "body.1": "Benjamín",
            "body.2": "viernes 27",
            "body.3": "Dr. Supuesto",
            "body.4": "llegar antes",
        },
    ]
    assert picker.isHidden()


def test_the_one_sent_last_is_chosen_next_time_for_anybody(picker: TemplatePicker) -> None:
    choose(picker, HELLO)
    press(Qt.Key.Key_Return, CONTROL)
    picker.open_for(ALL, "Camila Ejemplo", CLOSED, {}, conversation_id=2)
    assert picker.pane.current() == HELLO


def test_arrows_choose_also_from_the_search(picker: TemplatePicker) -> None:
    picker.pane.search.setFocus()
    press(Qt.Key.Key_Down)
    assert picker.pane.current() == REMINDER
    assert picker.pane.search.hasFocus()
    press(Qt.Key.Key_Up)
    assert picker.pane.current() == INTAKE


def test_what_comes_from_the_record_says_so_until_it_is_changed(picker: TemplatePicker) -> None:
    choose(picker, REMINDER)
    field = picker.fields.fields[0]
    (badge,) = [tag for tag in field.findChildren(Tag) if "record" in tag.accessibleName()]
    assert badge.isVisibleTo(field)
    field.editor.setFocus()
    type_text("x")
    assert not badge.isVisibleTo(field)
    press(Qt.Key.Key_Backspace)
    assert badge.isVisibleTo(field)


def test_the_preview_marks_what_is_there_and_what_is_missing(picker: TemplatePicker) -> None:
    choose(picker, REMINDER)
    assert "\ue000Benjamín\ue001" in body(picker)
    assert "\ue000value 2\ue002" in body(picker)
    picker.fields.fields[1].editor.setFocus()
    type_text("viernes 27")
    assert "\ue000viernes 27\ue001" in body(picker)


def test_it_cannot_be_sent_while_something_is_missing(picker: TemplatePicker, qtbot: QtBot) -> None:
    choose(picker, REMINDER)
    assert not button(picker, "Send template").isEnabled()
    with qtbot.assertNotEmitted(picker.send_requested):
        press(Qt.Key.Key_Return, CONTROL)
    assert picker.fields.fields[1].editor.hasFocus()
    assert [bool(field.message()) for field in picker.fields.fields] == [False, True, True, True]


def test_four_spaces_are_refused_at_the_field_and_kept(picker: TemplatePicker) -> None:
    choose(picker, REMINDER)
    field = picker.fields.fields[1]
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "a    b")
    press(Qt.Key.Key_Tab)
    assert "four spaces" in field.message()
    assert field.editor.text() == "a    b"
    assert field.editor.property("invalid") == "true"


def test_pasted_line_breaks_become_spaces(picker: TemplatePicker) -> None:
    choose(picker, REMINDER)
    field = picker.fields.fields[1]
    field.editor.setText("viernes\u2028a las\t16:00")
    assert field.value() == "viernes a las 16:00"


def test_a_link_has_its_own_field_with_the_address(picker: TemplatePicker, qtbot: QtBot) -> None:
    assert [field.key for field in picker.fields.fields] == [
        "header.nombre",
        "body.fecha",
        "button.1",
    ]
    assert "https://clinica.example/ficha/…" in texts(picker)
    picker.fields.fields[1].editor.setText("viernes")
    picker.fields.fields[2].editor.setText("abc123")
    with qtbot.waitSignal(picker.send_requested) as sent:
        button(picker, "Send template").click()
    assert sent.args[1] == {
        "header.nombre": "Benjamín",
        "body.fecha": "viernes",
        "button.1": "abc123",
    }


@pytest.mark.parametrize("refused", [WINTER, MAP])
def test_one_that_cannot_be_sent_says_why(
    picker: TemplatePicker, qtbot: QtBot, refused: Template
) -> None:
    choose(picker, refused)
    assert picker.fields.fields == []
    assert not button(picker, "Send template").isEnabled()
    wanted = "review" if refused is WINTER else "header"
    assert any(wanted in words for words in texts(picker))
    with qtbot.assertNotEmitted(picker.send_requested):
        press(Qt.Key.Key_Return, CONTROL)


def test_one_without_blanks_is_ready(picker: TemplatePicker) -> None:
    choose(picker, HELLO)
    assert button(picker, "Send template").isEnabled()
    assert "There is nothing to fill in." in texts(picker)


def test_what_was_typed_is_there_again(picker: TemplatePicker) -> None:
    choose(picker, REMINDER)
    picker.fields.fields[1].editor.setFocus()
    type_text("viernes 27")
    press(Qt.Key.Key_Escape)
    picker.open_for(ALL, "Antonia Modelo", CLOSED, {}, conversation_id=2)
    choose(picker, REMINDER)
    assert picker.fields.values()["body.2"] == ""
    picker.dismiss()
    picker.open_for(ALL, "Benjamín Ensayo", CLOSED, FACTS, conversation_id=1)
    assert picker.pane.current() == REMINDER
    assert picker.fields.values()["body.2"] == "viernes 27"


def test_a_failed_send_opens_it_again_as_it_was(picker: TemplatePicker) -> None:
    choose(picker, HELLO)
    button(picker, "Send template").click()
    picker.reopen("Meta no encuentra esta plantilla.")
    assert picker.isVisible()
    assert picker.pane.current() == HELLO
    assert "Meta no encuentra esta plantilla." in texts(picker)


def test_chips_filter(picker: TemplatePicker) -> None:
    button(picker, "Marketing").click()
    assert picker.pane.current() == WINTER
    button(picker, "English").click()
    assert picker.pane.current() == HELLO
    button(picker, "All").click()
    assert picker.pane.filter.rowCount() == len(ALL)


def test_nothing_found_shows_all_again(picker: TemplatePicker, qtbot: QtBot) -> None:
    picker.pane.search.setFocus()
    QTest.keyClicks(picker.pane.search, "zzz")
    qtbot.waitUntil(lambda: picker.pane.current() is None)
    assert not button(picker, "Send template").isEnabled()
    button(picker, "Show all").click()
    assert picker.pane.filter.rowCount() == len(ALL)
    assert picker.pane.current() is not None


def test_without_templates_the_list_can_be_fetched(host: Host, qtbot: QtBot) -> None:
    picker = TemplatePicker(host)
    picker.open_for((), "Benjamín Ensayo", CLOSED, {})
    assert "You have no templates yet" in texts(picker)
    with qtbot.waitSignal(picker.refresh_requested):
        button(picker, "Update list").click()
    picker.set_templates((), busy=True)
    assert "Fetching the templates…" in texts(picker)
    picker.set_templates((), error="There is no connection.")
    assert "There is no connection." in texts(picker)
    with qtbot.waitSignal(picker.refresh_requested):
        button(picker, "Try again").click()
    picker.set_templates(ALL, last_synced=datetime.now(UTC) - timedelta(minutes=5))
    assert picker.pane.current() == INTAKE
    assert any("5 min" in words for words in texts(picker))


def test_a_fresh_list_keeps_choice_and_typed_words(picker: TemplatePicker) -> None:
    choose(picker, REMINDER)
    picker.fields.fields[1].editor.setFocus()
    type_text("viernes 27")
    added = template("aaa", "Hola")
    picker.set_templates(ALL, error="There is no connection.")
    assert "There is no connection." in texts(picker)
    field = picker.fields.fields[1]
    picker.set_templates((*ALL, added))
    assert picker.pane.current() == REMINDER
    assert field.editor.hasFocus()
    assert picker.fields.values()["body.2"] == "viernes 27"


def test_a_template_that_was_paused_meanwhile_is_refused(picker: TemplatePicker) -> None:
    choose(picker, HELLO)
    paused = template("hello_world", "Welcome", language="en_US", status=TemplateStatus.PAUSED)
    picker.set_templates([paused if item is HELLO else item for item in ALL])
    assert not button(picker, "Send template").isEnabled()


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (CLOSED, "Window closed"),
        (service_window(NOW - timedelta(hours=1), NOW), "Window open"),
        (service_window(NOW - timedelta(hours=23, minutes=30), NOW), "Closes in 25 min"),
    ],
)
def test_the_header_says_how_the_window_stands(
    host: Host, window: ServiceWindow, words: str
) -> None:
    picker = TemplatePicker(host)
    picker.open_for(ALL, "Benjamín Ensayo", window, {})
    assert words in [tag.accessibleName() for tag in picker.findChildren(Tag)]


@pytest.mark.parametrize("dark", [False, True])
def test_every_control_has_a_name_and_everything_paints(qtbot: QtBot, dark: bool) -> None:
    host = make_host(qtbot, "dark" if dark else "light")
    picker = TemplatePicker(host)
    picker.open_for(ALL, "Benjamín Ensayo", CLOSED, FACTS)
    for item in ALL:
        choose(picker, item)
        assert nameless(picker.card) == []
        assert not host.grab().isNull()
    host.resize(1180, 640)
    assert not host.grab().isNull()
