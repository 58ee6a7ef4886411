"""The draft card: what each state says and offers, by mouse, key and screen reader."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.danger import Danger
from aura_desktop.domain.draft import DraftState, DraftVersion, Risk
from aura_desktop.domain.ids import MessageId
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import ElidedLabel
from aura_desktop.ui.widgets.draft_body import DraftBody
from aura_desktop.ui.widgets.draft_card import DraftCard
from aura_desktop.ui.widgets.draft_faces import Clinic
from aura_desktop.ui.widgets.draft_head import DraftMark
from aura_desktop.ui.widgets.draft_text import DraftText
from aura_desktop.ui.widgets.snippet import Snippet
from aura_desktop.ui.widgets.source_chips import SourceChips
from tests.ui.drafts import (
    AGENDA,
    ENGLISH,
    FIRST,
    NOW,
    PROTOCOL,
    SECOND,
    SPANISH,
    STATES,
    SUGGESTIONS,
    buttons,
    doubting,
    draft,
    hold,
    labels,
    wording,
)

UNDO_MS = 30
CLINIC = Clinic(
    professional="Dra. Ficticia",
    holding_reply="Gracias por contarnos. Te responde una persona.",
)


class Desk(QWidget):
    """A window with the card above a field, as in the chat."""

    def __init__(self) -> None:
        super().__init__()
        self.card = DraftCard(undo_ms=UNDO_MS)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.card)
        column.addWidget(self.field)


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
    made.card.set_clinic(CLINIC)
    made.card.set_sources((PROTOCOL, AGENDA))
    yield made


def show(desk: Desk, name: str) -> DraftCard:
    desk.card.show_draft(STATES[name], NOW)
    QApplication.processEvents()
    return desk.card


def text_of(card: DraftCard) -> DraftText:
    found = card.findChild(DraftText)
    assert isinstance(found, DraftText)
    return found


def menu_of(card: DraftCard, name: str) -> QMenu:
    buttons(card)[name].click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    entry = next(action for action in menu.actions() if action.text() == words)
    entry.trigger()
    menu.close()


def test_without_a_draft_there_is_no_card(desk: Desk) -> None:
    assert not desk.card.isVisible()
    show(desk, "ready")
    assert desk.card.isVisible()
    desk.card.show_draft(None, NOW)
    assert not desk.card.isVisible()


@pytest.mark.parametrize("name", ["suggested", "ready"])
def test_what_stands_above_moves_once_when_the_card_comes(name: str, qtbot: QtBot) -> None:
    holder, above, card = QWidget(), QWidget(), DraftCard()
    column = QVBoxLayout(holder)
    column.addWidget(above, 1)
    column.addWidget(card)
    qtbot.addWidget(holder)
    holder.resize(700, 640)
    with qtbot.waitExposed(holder):
        holder.show()
    heights: list[int] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Resize:
                heights.append(above.height())
            return False

    watch = Watch()
    above.installEventFilter(watch)
    card.show_draft(STATES[name], NOW)
    QApplication.processEvents()
    assert heights == [above.height()]


def test_a_state_of_tomorrow_shows_nothing_rather_than_half_a_card(desk: Desk) -> None:
    show(desk, "ready")
    desk.card.show_draft(draft(DraftState.UNKNOWN), NOW)
    assert not desk.card.isVisible()


def test_a_countdown_without_an_end_is_over(desk: Desk) -> None:
    desk.card.show_draft(draft(DraftState.COUNTING, sends_at=None), NOW)
    assert "The AI is sending this" in labels(desk.card)


def test_while_it_is_written_it_says_what_was_read_and_can_be_stopped(desk: Desk) -> None:
    card = show(desk, "writing")
    assert labels(card) == [
        "Writing…",
        "Read 2 message(s) · 5 document(s)",
        "You can keep typing",
    ]
    stopped = QSignalSpy(card.stop_requested)
    assert list(buttons(card)) == ["Stop"]
    buttons(card)["Stop"].click()
    assert stopped.count() == 1
    assert card.accessibleName() == "The AI is writing a draft"


class Requests(QObject):
    """Counts how often a window was asked to place its parts anew."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_more_text_moves_nothing_until_it_needs_another_line(desk: Desk) -> None:
    card = show(desk, "writing")
    words = (f"{FIRST} " * 6).split()
    requests = Requests(desk)
    heights, laid = [card.height()], []
    for count in range(1, len(words)):
        piece = DraftVersion(text=" ".join(words[:count]))
        card.show_draft(draft(DraftState.WRITING, versions=(piece,)), NOW)
        before = requests.count
        QApplication.processEvents()
        laid.append(requests.count > before)
        heights.append(card.height())
    changed = [now != before for before, now in pairwise(heights)]
    assert heights == sorted(heights), "it never becomes lower while somebody reads"
    assert sum(changed) == text_of(card).shown_lines() - 2, "two lines are there from the start"
    assert laid == changed


def test_text_that_begins_anew_keeps_the_height_it_had(desk: Desk) -> None:
    card = show(desk, "writing")
    long = DraftVersion(text=f"{FIRST} " * 5)
    card.show_draft(draft(DraftState.WRITING, versions=(long,)), NOW)
    QApplication.processEvents()
    height = card.height()
    card.show_draft(draft(DraftState.WRITING, versions=(DraftVersion(text="Otra"),)), NOW)
    QApplication.processEvents()
    assert card.height() == height


def test_a_ready_draft_says_what_it_answers_and_rests_on(desk: Desk) -> None:
    card = show(desk, "ready")
    assert labels(card) == ["AI draft", "Answers 2 message(s) · 1,8 s"]
    assert set(buttons(card)) == {
        *("What is sent to the AI", "Discard", "Use", "Edit"),
        *("Source 1: Protocolo de ingreso", "Source 2: Agenda · jue 26 nov"),
        *("Shorter", "Longer", "Tone", "Translate"),
    }
    assert card.accessibleName() == "AI draft, not sent"
    assert card.accessibleDescription() == (
        f"{FIRST} {SECOND} Sources: 1, Protocolo de ingreso; 2, Agenda · jue 26 nov."
    )


@pytest.mark.parametrize(
    ("state", "name", "signal"),
    [
        ("ready", "Use", "use_requested"),
        ("ready", "Edit", "edit_requested"),
        ("ready", "Discard", "discard_requested"),
        ("ready", "What is sent to the AI", "request_shown_requested"),
        ("counting", "Stop", "stop_requested"),
        ("counting", "Send now", "send_now_requested"),
        ("held", "Tell Dra. Ficticia", "tell_professional_requested"),
        ("held", "Use “Gracias por contarnos. Te…”", "holding_reply_requested"),
        ("no_source", "Add the answer", "add_answer_requested"),
        ("no_source", "Write it myself", "write_myself_requested"),
        ("quiet", "Try again", "retry_requested"),
        ("key", "Try again", "retry_requested"),
        ("key", "Open AI settings", "remedy_requested"),
        ("discarded", "Undo", "undo_requested"),
    ],
)
def test_every_button_says_what_is_wanted_by_mouse_and_key(
    desk: Desk, state: str, name: str, signal: str
) -> None:
    card = show(desk, state)
    spy = QSignalSpy(getattr(card, signal))
    button = buttons(card)[name]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert spy.count() == 2


def test_enter_presses_the_button_that_has_the_keyboard(desk: Desk) -> None:
    card = show(desk, "ready")
    used = QSignalSpy(card.use_requested)
    buttons(card)["Use"].setFocus()
    QTest.keyClick(buttons(card)["Use"], Qt.Key.Key_Return)
    assert used.count() == 1


def test_changes_name_themselves_and_their_language(desk: Desk) -> None:
    card = show(desk, "ready")
    changes = QSignalSpy(card.change_requested)
    buttons(card)["Shorter"].click()
    buttons(card)["Longer"].click()
    choose(menu_of(card, "Tone"), "Formal")
    translate = menu_of(card, "Translate")
    assert [action.text() for action in translate.actions()] == ["English", "Portuguese"]
    choose(translate, "Portuguese")
    assert [changes.at(index) for index in range(changes.count())] == [
        ["shorter", ""],
        ["longer", ""],
        ["formal", ""],
        ["translation", "pt"],
    ]


def test_where_it_is_narrow_one_menu_holds_every_change(desk: Desk) -> None:
    desk.resize(480, 640)
    card = show(desk, "ready")
    assert "Shorter" not in buttons(card)
    changes, asked = QSignalSpy(card.change_requested), QSignalSpy(card.request_shown_requested)
    menu = menu_of(card, "Adjust")
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        *("Shorter", "Longer", "Warm", "Formal"),
        *("English", "Portuguese", "What is sent to the AI"),
    ]
    choose(menu, "Warm")
    choose(menu_of(card, "Adjust"), "What is sent to the AI")
    assert [changes.at(index) for index in range(changes.count())] == [["closer", ""]]
    assert asked.count() == 1


def test_doubts_are_counted_in_words(desk: Desk) -> None:
    card = show(desk, "doubt")
    assert "1 fact(s) without a source: check it" in labels(card)
    assert "1 fact(s) without a source: check it." in card.accessibleDescription()
    card.show_draft(draft(DraftState.READY, versions=(doubting("18:10"),), risk=Risk.CARE), NOW)
    assert "1 fact(s) without a source: check it · The AI asks to read this with care" in labels(
        card
    )


def test_versions_are_walked_by_button_and_key_within_their_bounds(desk: Desk) -> None:
    card = show(desk, "versions")
    steps = QSignalSpy(card.version_requested)
    assert "2 of 2" in labels(card)
    assert not buttons(card)["Next version"].isEnabled()
    buttons(card)["Previous version"].click()
    QTest.keyClick(desk.field, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(desk.field, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [steps.at(index) for index in range(steps.count())] == [[-1], [-1]]
    assert "Version 2 of 2." in card.accessibleDescription()


def test_the_chip_of_the_change_is_checked_and_stays_so_when_it_is_pressed(desk: Desk) -> None:
    card = show(desk, "versions")
    changes = QSignalSpy(card.change_requested)
    chips = {name: buttons(card)[name] for name in ("Shorter", "Longer", "English")}
    assert [chip.isChecked() for chip in chips.values()] == [True, False, False]
    chips["Longer"].click()
    chips["English"].click()
    assert [chip.isChecked() for chip in chips.values()] == [True, False, False]
    assert [changes.at(0), changes.at(1)] == [["longer", ""], ["translation", "en"]]


def test_a_translation_keeps_the_original_in_view(desk: Desk) -> None:
    card = show(desk, "translation")
    assert "Draft in English" in labels(card)
    original = card.findChild(Snippet)
    assert isinstance(original, Snippet)
    assert original.isVisible()
    assert original.accessibleName() == SPANISH
    assert card.accessibleDescription().startswith(f"{ENGLISH} Original: {SPANISH}")
    show(desk, "ready")
    assert not original.isVisible()


def test_the_countdown_runs_with_the_clock_and_its_name_stands_still(desk: Desk) -> None:
    card = show(desk, "counting")
    assert "The AI will send this in 6 s" in labels(card)
    assert "Source: Protocolo de ingreso, Agenda · jue 26 nov" in [
        item.whole_text() for item in card.findChildren(ElidedLabel) if item.isVisible()
    ]
    name = card.accessibleName()
    assert name == "The AI will send this at 10:42:13 unless you stop it"
    card.tick(NOW + timedelta(seconds=3.5))
    assert "The AI will send this in 3 s" in labels(card)
    assert card.accessibleName() == name
    card.tick(NOW + timedelta(seconds=9))
    assert "The AI is sending this" in labels(card)


def test_suggestions_are_the_clinics_own_words_and_no_more_than_three(desk: Desk) -> None:
    card = show(desk, "suggested")
    assert {"From your base", "The clinic's own words, no AI"} <= set(labels(card))
    used = QSignalSpy(card.suggestion_used)
    assert [name for name in buttons(card) if name.startswith("Use ")] == [
        "Use Estacionamiento",
        "Use Formas de pago",
        "Use Cómo llegar",
    ]
    buttons(card)["Use Formas de pago"].click()
    for key in (Qt.Key.Key_3, Qt.Key.Key_4):
        QTest.keyClick(desk.field, key, Qt.KeyboardModifier.AltModifier)
    assert [used.at(index) for index in range(used.count())] == [[22], [23]]
    assert "Efectivo, débito, crédito y transferencia." in card.accessibleDescription()
    assert "La cuarta" not in card.accessibleDescription()


def test_a_long_suggestion_shows_two_lines_and_all_of_them_when_asked(desk: Desk) -> None:
    card = show(desk, "suggested")
    first = card.findChildren(Snippet)[-3]
    assert first.accessibleName() == SUGGESTIONS[0].body.strip()
    assert first.height() == 2 * theme.line_height("ui")
    assert first.toolTip() == SUGGESTIONS[0].body.strip()
    assert list(buttons(card)).count("Show all of it") == 1, "only where something is cut off"
    before = card.height()
    buttons(card)["Show all of it"].click()
    QApplication.processEvents()
    assert first.height() > 2 * theme.line_height("ui")
    assert card.height() - before == first.height() - 2 * theme.line_height("ui")
    assert first.toolTip() == ""


def test_a_held_draft_names_the_dangers_and_how_long_somebody_waits(desk: Desk) -> None:
    card = show(desk, "held")
    assert labels(card) == [
        "This is for a person to answer",
        "The message speaks of pain and swelling. The AI gives no clinical advice.",
        "Waiting for 3 min",
    ]
    card.tick(NOW + timedelta(minutes=5))
    assert "Waiting for 8 min" in labels(card)
    assert "pain and swelling" in card.accessibleDescription()


def test_who_was_told_is_told_once(desk: Desk) -> None:
    card = show(desk, "held")
    card.set_clinic(replace(CLINIC, told_at=NOW, waiting_since=NOW - timedelta(hours=2)))
    assert "Waiting for 2 h · You told Dra. Ficticia at 10:42" in labels(card)
    assert list(buttons(card)) == ["Use “Gracias por contarnos. Te…”"]


def test_a_severe_danger_says_that_it_is_urgent(desk: Desk) -> None:
    holds = (hold(Danger.PAIN), hold(Danger.BREATHING, severe=True))
    desk.card.show_draft(draft(DraftState.HELD, holds=holds), NOW)
    assert labels(desk.card)[:2] == [
        "Urgent: this is for a person to answer",
        "The message speaks of trouble breathing and pain. The AI gives no clinical advice.",
    ]


def test_nothing_found_names_what_is_missing(desk: Desk) -> None:
    card = show(desk, "no_source")
    assert labels(card) == [
        "It is not in your documents",
        "Nothing was found about this: si aceptan pago en cuotas. "
        "No draft is written without a source.",
    ]


def test_a_trouble_that_passes_is_one_quiet_line_and_one_to_mend_is_not(desk: Desk) -> None:
    assert labels(show(desk, "quiet")) == ["The AI service does not answer"]
    quiet = desk.card.height()
    assert labels(show(desk, "key")) == [
        "The AI service rejected the key",
        "Make a new key at the service and paste it.",
    ]
    assert quiet < desk.card.height()


def test_where_asking_again_cannot_help_it_is_not_offered(desk: Desk) -> None:
    desk.card.show_draft(draft(DraftState.QUIET, code="ai_budget_spent"), NOW)
    assert buttons(desk.card) == {}
    desk.card.show_draft(draft(DraftState.QUIET, code=""), NOW)
    assert labels(desk.card) == ["There is no AI draft this time"]
    assert list(buttons(desk.card)) == ["Try again"]


def test_keys_that_would_do_nothing_are_left_to_the_text(desk: Desk) -> None:
    for name in ("held", "quiet", "no_source"):
        show(desk, name)
        enabled = [
            keys.key().toString() for keys in desk.card.findChildren(QShortcut) if keys.isEnabled()
        ]
        assert enabled == [], name
    show(desk, "ready")
    enabled = [
        keys.key().toString() for keys in desk.card.findChildren(QShortcut) if keys.isEnabled()
    ]
    assert enabled == ["Alt+1", "Alt+2"]
    show(desk, "versions")
    enabled = [
        keys.key().toString() for keys in desk.card.findChildren(QShortcut) if keys.isEnabled()
    ]
    assert enabled == ["Alt+1", "Alt+Left"], "there is no newer one"


def test_showing_the_same_again_leaves_where_one_has_scrolled_to(desk: Desk) -> None:
    long = draft(DraftState.READY, versions=(wording(*[(FIRST, (1,))] * 30),))
    desk.card.show_draft(long, NOW)
    bar = text_of(desk.card).verticalScrollBar()
    bar.setValue(40)
    desk.card.show_draft(long, NOW + timedelta(seconds=5))
    assert bar.value() == 40


def test_a_discarded_draft_can_be_taken_back_for_a_while(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.card.gone):
        # No round of the loop in between: it could be over by then.
        desk.card.show_draft(STATES["discarded"], NOW)
        assert labels(desk.card) == ["Draft discarded"]
    assert not desk.card.isVisible()


def test_a_draft_taken_back_does_not_go(desk: Desk, qtbot: QtBot) -> None:
    desk.card.show_draft(STATES["discarded"], NOW)
    desk.card.show_draft(STATES["ready"], NOW)
    later = QTimer(desk, singleShot=True, interval=UNDO_MS + 20)
    with qtbot.waitSignal(later.timeout):
        later.start()
    assert desk.card.isVisible()


def test_what_changed_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "aura_desktop.ui.announcing.say",
        lambda _, words, is_urgent=False: said.append(words),
    )
    show(desk, "writing")
    show(desk, "ready")
    show(desk, "ready")
    assert said == ["The AI is writing a draft", "AI draft, not sent"]


def test_why_it_is_not_sent_by_itself_can_be_read(desk: Desk) -> None:
    bars = ("doubt", "topic_off", "something_new")
    desk.card.show_draft(draft(DraftState.READY, bars=bars), NOW)
    sentence = (
        "It is not sent by itself: a figure has no source, the clinic has not allowed this topic."
    )
    assert desk.card.accessibleDescription().endswith(sentence)


def test_in_a_low_window_three_lines_are_shown_and_the_rest_scrolls(desk: Desk) -> None:
    long = draft(DraftState.READY, versions=(wording(*[(FIRST, (1,))] * 9),))
    desk.card.show_draft(long, NOW)
    text, high = text_of(desk.card), desk.card.height()
    assert text.shown_lines() > 3
    desk.card.set_compact_height(True)
    QApplication.processEvents()
    line = theme.line_height("body")
    assert text.height() == 3 * line
    assert desk.card.height() < high
    text.setFocus()
    assert text.hasFocus(), "what scrolls is within reach of the keyboard"
    QTest.keyClick(text, Qt.Key.Key_End)
    assert text.verticalScrollBar().value() == text.verticalScrollBar().maximum() > 0
    desk.card.set_compact_height(False)
    QApplication.processEvents()
    assert desk.card.height() == high


def test_the_keyboard_stays_in_the_card_when_its_buttons_change(desk: Desk) -> None:
    card = show(desk, "ready")
    buttons(card)["Shorter"].setFocus()
    show(desk, "writing")
    assert buttons(card)["Stop"].hasFocus()
    show(desk, "held")
    assert buttons(card)["Tell Dra. Ficticia"].hasFocus()


def test_what_somebody_types_is_left_alone(desk: Desk) -> None:
    for name in STATES:
        show(desk, name)
        assert desk.field.hasFocus(), name


def test_the_card_is_as_high_as_its_parts_at_any_width(desk: Desk) -> None:
    for name in STATES:
        card = show(desk, name)
        for width in (480, 700, 900):
            desk.resize(width, 640)
            QApplication.processEvents()
            layout = card.layout()
            assert layout is not None
            wanted = max(layout.heightForWidth(card.width()), layout.sizeHint().height())
            assert card.height() in {layout.heightForWidth(card.width()), wanted}, (name, width)


def test_parts_are_only_those_of_the_state(desk: Desk) -> None:
    body, chips = desk.card.findChild(DraftBody), desk.card.findChild(SourceChips)
    assert isinstance(body, DraftBody)
    assert isinstance(chips, SourceChips)
    show(desk, "ready")
    assert body.isVisible()
    assert chips.isVisible()
    show(desk, "held")
    assert not body.isVisible()
    assert not any(mark.isVisible() for mark in desk.card.findChildren(DraftMark))


def test_accessibility_reaches_the_system(desk: Desk) -> None:
    card = show(desk, "ready")
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "AI draft, not sent"
    assert FIRST in interface.text(QAccessible.Text.Description)


def test_suggestions_for_another_patient_come_closed_and_in_the_same_places(desk: Desk) -> None:
    card = show(desk, "suggested")
    draft = card._draft
    assert draft is not None
    first = card.findChildren(Snippet)[-3]
    buttons(card)["Show all of it"].click()
    fewer = replace(draft, answers=MessageId(draft.answers + 1), suggestions=SUGGESTIONS[1:2])
    card.show_draft(fewer, NOW)
    assert [name for name in buttons(card) if name.startswith("Use ")] == ["Use Formas de pago"]
    used = QSignalSpy(card.suggestion_used)
    buttons(card)["Use Formas de pago"].click()
    assert [used.at(index) for index in range(used.count())] == [[22]]
    card.show_draft(draft, NOW)
    assert first.height() == 2 * theme.line_height("ui")
    assert list(buttons(card)).count("Show all of it") == 1
    assert len([name for name in buttons(card) if name.startswith("Use ")]) == 3
