"""Header, panel and chain: what they show of a conversation, and what they let a person do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Note
from aura_desktop.domain.conversation import (
    SAFETY_MARGIN,
    Contact,
    Conversation,
    Label,
    service_window,
)
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId, PhoneNumberId
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.domain.notice import Notice, NoticeKind
from aura_desktop.ui.widgets.chat_header import ChatHeader, WindowChip
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.fold import Fold
from aura_desktop.ui.widgets.health_cards import LinkRows, NoticeCards
from aura_desktop.ui.widgets.label_chips import LabelChip, LabelSection
from aura_desktop.ui.widgets.note_section import NoteCard, NoteEdit
from aura_desktop.ui.widgets.patient_panel import NameField, PatientPanel
from aura_desktop.ui.widgets.status_chain import ChainButton, StatusChain
from tests.ui.dialogs import nameless

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
TOXIN, OFTEN, LATE = Label(name="Toxina", colour=2), Label(name="Frecuente"), Label(name="Tarde")
CAMILA = Conversation(
    id=ConversationId(1),
    contact=Contact(
        id=ContactId(3),
        name="Camila Ejemplo",
        profile_name="Cami",
        phone="+56900000142",
        first_seen_at=datetime(2025, 3, 12, 15, tzinfo=UTC),
    ),
    phone_number_id=PhoneNumberId("1"),
    last_inbound_at=NOW - timedelta(minutes=7),
    labels=(TOXIN, OFTEN),
)


def words_of(widget: QWidget) -> set[str]:
    """All that can be read on it now."""
    labels = widget.findChildren(TextLabel)
    return {item.text() for item in labels if item.isVisible() and item.text()}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def panel(qtbot: QtBot) -> PatientPanel:
    made = PatientPanel()
    qtbot.addWidget(made)
    made.resize(304, 800)
    made.show_conversation(CAMILA, (TOXIN, OFTEN, LATE), NOW)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_panel_says_what_is_known(panel: PatientPanel) -> None:
    words = words_of(panel)
    assert {"Camila Ejemplo", "+56 9 0000 0142", "Free text until 10:30 tomorrow"} <= words
    assert any("mar\N{NO-BREAK SPACE}2025" in item.lower() and "Cami" in item for item in words)
    assert "Does not want promotions" not in words
    assert nameless(panel) == []


def test_warnings_show_only_when_there_is_a_reason(panel: PatientPanel) -> None:
    contact = replace(CAMILA.contact, marketing_opt_out=True, identity_changed_at=NOW, username="c")
    late = replace(CAMILA, contact=contact, last_inbound_at=NOW - timedelta(days=2))
    panel.show_conversation(late, (), NOW)
    words = words_of(panel)
    assert {"Does not want promotions", "@c", "Window closed: only templates"} <= words
    assert any(item.startswith("The number or account of this person changed") for item in words)


def test_the_number_is_copied_as_it_is_read(panel: PatientPanel) -> None:
    buttons = panel.findChildren(QToolButton)
    copy = next(item for item in buttons if item.accessibleName() == "Copy number")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "+56 9 0000 0142"


def test_the_name_is_changed_with_enter_and_left_with_escape(panel: PatientPanel) -> None:
    renamed = QSignalSpy(panel.rename_requested)
    buttons = panel.findChildren(QToolButton)
    pencil = next(item for item in buttons if item.accessibleName() == "Change name")
    field = panel.findChild(NameField)
    assert isinstance(field, NameField)
    pencil.click()
    QTest.keyClicks(field, "Otra")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    pencil.click()
    assert field.text() == "Camila Ejemplo"
    field.selectAll()
    QTest.keyClicks(field, "  Camila   Segunda ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert renamed.count() == 1
    assert renamed.at(0) == ["Camila Segunda"]


def _visible_notes(panel: PatientPanel) -> list[NoteCard]:
    return [item for item in panel.findChildren(NoteCard) if item.isVisible()]


def test_a_note_is_written_and_shown(panel: PatientPanel, qtbot: QtBot) -> None:
    asked = QSignalSpy(panel.note_requested)
    panel.open_note()
    edit = panel.findChild(NoteEdit)
    assert isinstance(edit, NoteEdit)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.count() == 0, "an empty note is none"
    panel.open_note()
    QTest.keyClicks(edit, "Viene con su hermana")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.at(0) == ["Viene con su hermana"]
    note = Message(
        id=MessageId(1),
        conversation_id=ConversationId(1),
        direction=Direction.INTERNAL,
        content=Note(body="Viene con su hermana"),
        status=MessageStatus.RECEIVED,
        at=NOW,
        author="Pía",
    )
    panel.show_notes([note], NOW)
    panel.show_notes([note], NOW)
    qtbot.waitUntil(lambda: len(_visible_notes(panel)) == 1)
    assert {"Viene con su hermana", "Pía · 24 Nov"} <= words_of(panel)
    assert nameless(panel) == []


def _menu_of(section: LabelSection) -> dict[str, QAction]:
    chip = section.findChildren(LabelChip)[0]
    chip.click()
    menu = section.findChildren(QMenu)[-1]
    return {action.text(): action for action in menu.actions() if action.text()}


def test_labels_come_and_go_by_one_menu(qtbot: QtBot) -> None:
    section = LabelSection()
    qtbot.addWidget(section)
    section.set_labels((TOXIN, OFTEN), (TOXIN, OFTEN, LATE))
    section.show()
    changes: list[tuple[Label, ...]] = []
    section.labels_changed.connect(changes.append)
    actions = _menu_of(section)
    assert {name for name, action in actions.items() if action.isChecked()} == {
        "Toxina",
        "Frecuente",
    }
    actions["Tarde"].trigger()
    _menu_of(section)["Toxina"].trigger()
    assert changes == [(TOXIN, OFTEN, LATE), (OFTEN,)]


def test_a_new_label_gets_a_colour_and_a_known_one_keeps_its_own(qtbot: QtBot) -> None:
    section = LabelSection()
    qtbot.addWidget(section)
    section.set_labels((OFTEN,), (TOXIN, OFTEN, LATE))
    section.show()
    changes: list[tuple[Label, ...]] = []
    section.labels_changed.connect(changes.append)
    field = section.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    for words in ("  toxina ", "Láser", "frecuente", ""):
        _menu_of(section)["New label…"].trigger()
        field.setText(words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert changes == [(OFTEN, TOXIN), (OFTEN, Label(name="Láser", colour=4))]


def test_the_header_follows_the_window_and_the_state(qtbot: QtBot) -> None:
    header = ChatHeader()
    qtbot.addWidget(header)
    header.resize(700, 64)
    header.show()
    header.show_conversation(CAMILA, NOW)
    chip = header.findChild(WindowChip)
    assert isinstance(chip, WindowChip)
    assert chip.accessibleName() == "window closes in 23 hour(s)"
    asked = QSignalSpy(header.resolve_requested)
    resolve = next(item for item in header.findChildren(QPushButton))
    resolve.click()
    header.show_conversation(replace(CAMILA, resolved=True, last_inbound_at=None), NOW)
    assert chip.accessibleName() == "window closed"
    assert resolve.accessibleName() == "Reopen"
    resolve.click()
    assert [asked.at(number)[0] for number in range(2)] == [True, False]
    assert nameless(header) == []


def test_the_name_comes_before_the_words_of_the_button(qtbot: QtBot) -> None:
    header = ChatHeader()
    qtbot.addWidget(header)
    header.show()
    header.show_conversation(CAMILA, NOW)
    resolve = next(item for item in header.findChildren(QPushButton))
    for width, words in ((700, "Resolve"), (400, ""), (700, "Resolve")):
        header.resize(width, 64)
        assert resolve.text().strip() == words
        assert resolve.accessibleName() == "Resolve"
        assert ("Resolve" in resolve.toolTip()) == (not words)


@pytest.mark.parametrize(
    ("hours", "second"),
    [(2, "window open"), (22, "closes soon"), (30, "since 06:00"), (40, "since yesterday, 20:00")],
)
def test_the_chip_says_how_long_and_since_when(hours: int, second: str, qtbot: QtBot) -> None:
    chip = WindowChip()
    qtbot.addWidget(chip)
    now = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # noon in Santiago
    wrote = now - timedelta(hours=hours) + SAFETY_MARGIN
    chip.set_window(service_window(wrote, now), now)
    assert chip.lines()[1] == second
    chip.set_window(service_window(None, now), now)
    assert chip.lines() == ("Closed", "templates only")


def links(**states: LinkState) -> tuple[Link, ...]:
    names = [name for name in LinkName if name is not LinkName.UNKNOWN]
    return tuple(
        Link(name=name, state=states.get(name.value, LinkState.OK), since=NOW, code="")
        for name in names
    )


def test_the_chain_says_all_links_in_one_sentence(qtbot: QtBot) -> None:
    chain = StatusChain()
    qtbot.addWidget(chain)
    chain.resize(1200, 28)
    chain.show()
    chain.set_links(links(internet=LinkState.DOWN, tunnel=LinkState.OFF, meta=LinkState.PAUSED))
    button = chain.findChild(ChainButton)
    assert isinstance(button, ChainButton)
    assert button.accessibleName() == (
        "Connection status: Internet no connection, Tunnel not set up, "
        "Webhook listening, Meta paused, AI ready"
    )
    chain.set_last_message(None, NOW)
    assert words_of(chain) == set()
    chain.set_last_message(NOW - timedelta(minutes=1), NOW)
    assert words_of(chain) == {"Last message received 10:41:00"}
    asked = QSignalSpy(chain.diagnosis_requested)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert asked.count() == 1


def test_notices_fold_their_technical_part(qtbot: QtBot) -> None:
    cards = NoticeCards()
    qtbot.addWidget(cards)
    cards.show()
    cards.set_notices([], NOW)
    qtbot.waitUntil(lambda: words_of(cards) == {"No notices. All deliveries were read."})
    notice = Notice(id=1, kind=NoticeKind.UNREADABLE, at=NOW, code="not_json", raw="<html>")
    cards.set_notices([notice], NOW)
    fold = cards.findChild(Fold)
    assert isinstance(fold, Fold)
    qtbot.waitUntil(fold.isVisible)
    assert "not_json\n<html>" not in words_of(cards)
    fold.findChildren(QAbstractButton)[0].click()
    assert "not_json\n<html>" in words_of(cards)


def test_a_link_says_why_and_when(qtbot: QtBot) -> None:
    rows = LinkRows()
    qtbot.addWidget(rows)
    rows.show()
    down = Link(
        name=LinkName.META,
        state=LinkState.DOWN,
        since=NOW,
        last_proof_at=NOW - timedelta(hours=1),
        code="access_token_invalid",
    )
    rows.set_links((down,), NOW)
    qtbot.waitUntil(lambda: "last proof 09:42 · since 10:42" in words_of(rows))
    assert any(item.startswith("Meta rejected the access token") for item in words_of(rows))
