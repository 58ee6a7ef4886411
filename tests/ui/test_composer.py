"""The composer as a person uses it: keys, growth, drafts, quotes, limits, the closed window."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import ContentKind, Media, Text
from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.limits import TEXT_BODY
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.ui.widgets.composer import Composer
from aura_desktop.ui.widgets.controls import ElidedLabel, TextLabel
from aura_desktop.ui.widgets.message_edit import MAX_LINES, MessageEdit
from aura_desktop.ui.widgets.reply_strip import ReplyStrip

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
OPEN = service_window(NOW - timedelta(hours=1), NOW)
CLOSED = service_window(NOW - timedelta(hours=25), NOW)
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.resize(700, 120)
    made.show()
    qtbot.waitExposed(made)
    made.take_focus()
    return made


def edit_of(composer: Composer) -> MessageEdit:
    found = composer.findChild(MessageEdit)
    assert isinstance(found, MessageEdit)
    return found


def button_of(composer: Composer, name: str) -> QPushButton:
    return next(
        item for item in composer.findChildren(QPushButton) if item.accessibleName() == name
    )


def message(text: str, direction: Direction = Direction.INBOUND) -> Message:
    return Message(
        id=MessageId(7),
        conversation_id=ConversationId(1),
        direction=direction,
        content=Text(body=text),
        status=MessageStatus.RECEIVED,
        at=NOW,
    )


def test_enter_sends_what_was_typed_without_spaces_around(composer: Composer) -> None:
    sent = QSignalSpy(composer.send_requested)
    QTest.keyClicks(edit_of(composer), "  Hola  ")
    QTest.keyClick(edit_of(composer), Qt.Key.Key_Return)
    assert [sent.at(0)[0]] == ["Hola"]
    assert edit_of(composer).toPlainText() == "  Hola  ", "the page clears it once it is queued"


def test_shift_enter_breaks_the_line_and_sends_nothing(composer: Composer) -> None:
    sent = QSignalSpy(composer.send_requested)
    QTest.keyClicks(edit_of(composer), "uno")
    QTest.keyClick(edit_of(composer), Qt.Key.Key_Return, _SHIFT)
    QTest.keyClicks(edit_of(composer), "dos")
    assert edit_of(composer).toPlainText() == "uno\ndos"
    assert sent.count() == 0


def test_nothing_but_spaces_cannot_be_sent(composer: Composer) -> None:
    sent = QSignalSpy(composer.send_requested)
    QTest.keyClicks(edit_of(composer), "   ")
    QTest.keyClick(edit_of(composer), Qt.Key.Key_Enter)
    assert sent.count() == 0
    assert not button_of(composer, "Send").isEnabled()


def test_it_grows_to_six_lines_and_then_scrolls(composer: Composer) -> None:
    edit = edit_of(composer)
    line = edit.fontMetrics().lineSpacing()
    for lines, shown in ((1, 1), (3, 3), (MAX_LINES, MAX_LINES), (MAX_LINES + 4, MAX_LINES)):
        edit.setPlainText("\n".join("x" for _ in range(lines)))
        assert edit.height() // line == shown
    policy = edit.verticalScrollBarPolicy()
    assert policy is Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_long_words_wrap_and_count_as_lines(composer: Composer) -> None:
    edit = edit_of(composer)
    edit.setPlainText("palabra " * 60)
    assert edit.height() > 2 * edit.fontMetrics().lineSpacing()


def test_the_draft_is_reported_after_a_pause_and_at_once_when_flushed(
    composer: Composer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(composer.draft_changed) as first:
        QTest.keyClicks(edit_of(composer), "medio")
    assert first.args == ["medio"]
    changes = QSignalSpy(composer.draft_changed)
    QTest.keyClicks(edit_of(composer), " escrito")
    composer.flush_draft()
    composer.flush_draft()
    assert changes.count() == 1
    assert changes.at(0) == ["medio escrito"]


def test_another_conversations_draft_is_no_change(composer: Composer) -> None:
    changes, typing = QSignalSpy(composer.draft_changed), QSignalSpy(composer.typing_started)
    composer.set_draft("al abrir")
    assert typing.count() == 0, "nobody has typed"
    QTest.keyClicks(edit_of(composer), "de otra")
    composer.set_draft("guardado")
    composer.flush_draft()
    assert edit_of(composer).toPlainText() == "guardado"
    assert changes.count() == 0
    assert typing.count() == 1


def test_typing_is_told_once_in_a_while(composer: Composer) -> None:
    typing = QSignalSpy(composer.typing_started)
    QTest.keyClicks(edit_of(composer), "Hola Elena")
    assert typing.count() == 1


def test_the_counter_shows_near_the_limit_and_beyond_it_nothing_is_sent(
    composer: Composer,
) -> None:
    sent = QSignalSpy(composer.send_requested)
    edit = edit_of(composer)
    edit.setPlainText("x" * 100)
    labels = [item for item in composer.findChildren(TextLabel) if " of " in item.text()]
    assert labels == []
    edit.setPlainText("x" * (TEXT_BODY + 1))
    labels = [item for item in composer.findChildren(TextLabel) if " of " in item.text()]
    assert [label.property("kind") for label in labels] == ["error"]
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert sent.count() == 0
    assert len(edit.toPlainText()) == TEXT_BODY + 1


def test_a_closed_window_leaves_one_action_and_keeps_what_was_typed(composer: Composer) -> None:
    chosen = QSignalSpy(composer.template_requested)
    QTest.keyClicks(edit_of(composer), "a medias")
    composer.set_window(CLOSED)
    assert not edit_of(composer).isVisible()
    choose = button_of(composer, "Choose template")
    assert choose.isVisible()
    assert choose.hasFocus(), "the focus follows to the one thing that can be done"
    QTest.keyClick(choose, Qt.Key.Key_Space)
    assert chosen.count() == 1
    composer.set_window(OPEN)
    assert edit_of(composer).isVisible()
    assert edit_of(composer).toPlainText() == "a medias"


def test_the_quote_shows_whom_it_answers_and_escape_drops_it(composer: Composer) -> None:
    dismissed = QSignalSpy(composer.reply_dismissed)
    composer.set_recipient("Camila Ejemplo")
    composer.set_reply(message("¿Qué valor tiene?"))
    strip = composer.findChild(ReplyStrip)
    assert isinstance(strip, ReplyStrip)
    words = [item.whole_text() for item in strip.findChildren(ElidedLabel)]
    assert words == ["Reply to Camila Ejemplo", "¿Qué valor tiene?"]
    QTest.keyClick(edit_of(composer), Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert dismissed.count() == 1


def test_a_quote_without_words_says_its_kind(composer: Composer) -> None:
    photo = Message(
        id=MessageId(8),
        conversation_id=ConversationId(1),
        direction=Direction.OUTBOUND,
        content=Media(kind=ContentKind.IMAGE),
        status=MessageStatus.SENT,
        at=NOW,
    )
    composer.set_reply(photo)
    words = [item.whole_text() for item in composer.findChildren(ElidedLabel)]
    assert words == ["Reply to your message", "Photo"]


def test_an_error_stays_until_something_is_typed(composer: Composer) -> None:
    composer.show_error("No se pudo")
    labels = [item for item in composer.findChildren(TextLabel) if item.text() == "No se pudo"]
    assert labels[0].isVisible()
    QTest.keyClicks(edit_of(composer), "x")
    assert not labels[0].isVisible()


def test_spanish_and_emoji_arrive_as_they_are(composer: Composer) -> None:
    event = QInputMethodEvent()
    event.setCommitString("mañana 🙂👩🏽‍⚕️")
    QApplication.sendEvent(edit_of(composer), event)
    assert edit_of(composer).toPlainText() == "mañana 🙂👩🏽‍⚕️"


def test_only_words_are_pasted(composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>uno</b>")
    data.setText("uno\r\ndos")
    edit_of(composer).insertFromMimeData(data)
    assert edit_of(composer).toPlainText() == "uno\ndos"


def test_undo_belongs_to_the_window_until_something_is_typed(composer: Composer) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), composer)
    heard = QSignalSpy(shortcut.activated)
    edit = edit_of(composer)
    QTest.keyClicks(edit, "uno")
    composer.yield_undo(yields=True)
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard.count() == 1
    assert edit.toPlainText() == "uno"
    QTest.keyClicks(edit, "dos")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard.count() == 1
    assert edit.toPlainText() != "unodos"


@pytest.mark.parametrize("width", [340, 420, 700])
def test_the_words_of_the_closed_window_are_never_cut(qtbot: QtBot, width: int) -> None:
    holder, composer = QWidget(), Composer()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addStretch(1)
    column.addWidget(composer)
    holder.resize(width, 400)
    holder.show()
    composer.set_recipient("Camila Ejemplo")
    composer.set_window(CLOSED)
    labels = [each for each in composer.findChildren(TextLabel) if each.isVisible() and each.text()]
    assert len(labels) == 2

    def is_whole() -> bool:
        return all(label.height() >= label.heightForWidth(label.width()) for label in labels)

    qtbot.waitUntil(is_whole)


def test_the_quick_button_is_there_once_it_can_do_something(composer: Composer) -> None:
    names = [item.accessibleName() for item in composer.findChildren(QPushButton)]
    assert "Quick" not in names
    before = edit_of(composer).placeholderText()
    asked = QSignalSpy(composer.quick_replies_requested)
    QTest.keyClick(edit_of(composer), Qt.Key.Key_R, _CONTROL | _SHIFT)
    assert asked.count() == 0
    composer.show_quick_replies_button()
    composer.show_quick_replies_button()
    [quick] = [
        item for item in composer.findChildren(QPushButton) if item.accessibleName() == "Quick"
    ]
    QApplication.processEvents()
    assert quick.x() < button_of(composer, "Template").x()
    assert edit_of(composer).placeholderText() != before
    QTest.mouseClick(quick, Qt.MouseButton.LeftButton)
    QTest.keyClick(edit_of(composer), Qt.Key.Key_R, _CONTROL | _SHIFT)
    assert asked.count() == 2
    composer.take_focus()
    QTest.keyClick(edit_of(composer), Qt.Key.Key_Tab)
    assert quick.hasFocus()


def test_of_several_who_want_keys_the_last_one_added_is_asked_first(composer: Composer) -> None:
    edit, sent = edit_of(composer), QSignalSpy(composer.send_requested)
    heard: list[str] = []

    def taker(name: str, wanted: Qt.Key) -> Callable[[Qt.Key], bool]:
        def takes(key: Qt.Key) -> bool:
            heard.append(name)
            return key == wanted

        return takes

    edit.add_key_taker(taker("first", Qt.Key.Key_Tab))
    edit.add_key_taker(taker("last", Qt.Key.Key_Return))
    QTest.keyClicks(edit, "Hola")
    assert heard == [], "letters are nobody's but the field's"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert heard == ["last"]
    assert sent.count() == 0
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert heard == ["last", "last", "first"]
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return, _SHIFT)
    assert len(heard) == 3, "with a modifier it is another key"
