"""What a person asks of the transcript, with pointer and keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Note
from aura_desktop.domain.ids import MessageId, Wamid
from aura_desktop.domain.message import (
    Direction,
    Failure,
    MessageStatus,
    Quote,
    Way,
)
from aura_desktop.troubles import Action
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_sheet import Act
from aura_desktop.ui.widgets.message_menu import REACTIONS, MessageMenu
from tests.ui.messages import NOW, made, sent, talk
from tests.ui.test_message_layout import LINK, LIST
from tests.ui.timeline_desk import Desk


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    theme.apply(qapp, "light")
    made_desk = Desk(qtbot)
    yield made_desk
    for menu in made_desk.view.findChildren(QMenu):
        menu.close()


def test_clicks_become_intents(desk: Desk) -> None:
    quote = Quote(
        wamid=Wamid("a"), message_id=MessageId(41), direction=Direction.OUTBOUND, text="x"
    )
    failed = sent("No salió", MessageStatus.FAILED, at=NOW)
    desk.open(made("Mira https://ejemplo.cl/x", quote=quote), sent(LINK), failed)
    for row, act in ((0, Act.QUOTE), (0, Act.LINK), (1, Act.LINK), (2, Act.RESEND)):
        desk.click(desk.spot(row, act)[1])
    assert desk.asked == [
        ("quote", 41),
        ("link", "https://ejemplo.cl/x"),
        ("link", "https://mapas.example/x"),
        ("resend", failed.id),
    ]


def test_the_reason_and_the_menu_ask_what_to_do(desk: Desk) -> None:
    failure = Failure(code="recipient_unreachable", graph_code=131026)
    failed = sent("No salió", MessageStatus.FAILED, at=NOW, failure=failure)
    asked: list[int] = []
    desk.view.help_requested.connect(asked.append)
    desk.open(failed)
    desk.click(desk.spot(0, Act.HELP)[1])
    menu = MessageMenu(desk.view, failed, answerable=True, offered=(), links=[])
    menu.help_requested.connect(lambda: asked.append(0))
    [entry] = [action for action in menu.actions() if action.text() == "What to do"]
    entry.trigger()
    assert asked == [failed.id, 0]


def test_the_button_and_the_menu_ask_for_what_helps(desk: Desk) -> None:
    failure = Failure(code="recipient_unreachable", graph_code=131026)
    failed = sent("No salió", MessageStatus.FAILED, at=NOW, failure=failure)
    desk.open(failed)
    with pytest.raises(StopIteration):
        desk.spot(0, Act.RESEND)
    desk.click(desk.spot(0, Act.REMEDY)[1])
    entries = menu_of(desk, 0)
    assert "Retry" not in entries
    for name in ("Correct number", "Call"):
        entries[name].trigger()
    asked = [("remedy", failed.id, action) for action in ("fix_number", "fix_number", "call")]
    assert desk.asked == asked


def test_what_can_no_longer_be_sent_is_not_offered_again(desk: Desk) -> None:
    failure = Failure(code="temporary_fault", graph_code=131000)
    failed = sent("No salió", MessageStatus.FAILED, at=NOW, failure=failure)
    desk.open(failed)
    assert desk.spot(0, Act.RESEND)
    desk.view.set_answerable(False)
    assert desk.spot(0, Act.REMEDY)[0].value == Action.CHOOSE_TEMPLATE
    assert "Retry" not in menu_of(desk, 0)
    desk.view.set_answerable(True)
    assert desk.spot(0, Act.RESEND)


def menu_of(desk: Desk, row: int) -> dict[str, QAction]:
    """The entries of a message's menu, opened with the keyboard."""
    desk.view.setCurrentIndex(desk.model.index(row))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(), Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(desk.view.viewport(), event)
    menu = desk.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    return {action.text().split("\t")[0]: action for action in menu.actions()}


RECORD, WRONG = "How this reply came to be", "This reply was wrong"


@pytest.mark.parametrize(
    ("way", "offered"),
    [
        (Way.AUTOMATIC, {RECORD, WRONG}),
        (Way.DRAFT, {RECORD, WRONG}),
        (Way.DRAFT_CHANGED, {RECORD, WRONG}),
        (Way.MANUAL, {RECORD}),
        (Way.QUICK, {RECORD}),
        (Way.QUICK_CHANGED, {RECORD}),
        (Way.UNKNOWN, set()),
    ],
)
def test_the_menu_offers_what_was_kept_of_a_message(
    desk: Desk, way: Way, offered: set[str]
) -> None:
    message = sent("Hola", at=NOW, way=way)
    desk.open(message)
    entries = menu_of(desk, 0)
    assert {name for name in entries if name in (RECORD, WRONG)} == offered
    for name in sorted(offered):
        entries[name].trigger()
    asked = {RECORD: ("record", message.id), WRONG: ("correction", message.id)}
    assert desk.asked == [asked[name] for name in sorted(offered)]


def test_what_the_patient_wrote_has_no_record(desk: Desk) -> None:
    desk.open(made("Hola", at=NOW, way=Way.MANUAL))
    assert RECORD not in menu_of(desk, 0)


def test_a_press_that_slides_off_does_nothing(desk: Desk) -> None:
    desk.open(sent("No salió", MessageStatus.FAILED, at=NOW))
    at = desk.spot(0, Act.RESEND)[1]
    viewport = desk.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at - QPoint(300, 60))
    assert desk.asked == []


def test_a_list_opens_to_be_read(desk: Desk) -> None:
    desk.open(sent(LIST, chosen_ids=("a",)))
    desk.click(desk.spot(0, Act.OPTIONS)[1])
    [menu] = desk.view.findChildren(QMenu)
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == ["Limpieza profunda · 60 minutos", "Evaluación facial"]
    assert [action.isChecked() for action in menu.actions()][1:] == [True, False]


def test_unconfirmed_is_offered_again_after_a_minute(desk: Desk) -> None:
    lost = sent("¿Llegó?", MessageStatus.UNCONFIRMED, at=NOW)
    desk.open(lost)
    with pytest.raises(StopIteration):
        desk.spot(0, Act.RESEND)
    desk.clock.now = NOW + timedelta(seconds=60)
    desk.view._wake.timeout.emit()
    desk.click(desk.spot(0, Act.RESEND)[1])
    assert desk.asked == [("help", lost.id)], (
        "it may have arrived: first a person is told what to do"
    )
    desk.model.upsert([replace(lost, resent=True)])
    with pytest.raises(StopIteration):
        desk.spot(0, Act.RESEND)


def test_it_looks_again_when_the_minute_is_over(desk: Desk) -> None:
    desk.open(sent("¿Llegó?", MessageStatus.UNCONFIRMED, at=NOW - timedelta(seconds=20)))
    assert 40_000 < desk.view._wake.interval() <= 42_000
    desk.open(made("Hola"))
    assert desk.view._wake.interval() > 3_600_000


def test_tooltips_say_where_a_link_leads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text, widget: tips.append(text))
    desk.open(made("https://banco.example@otro.example/x"), sent("Hola", MessageStatus.DELIVERED))
    for row, act in ((0, Act.LINK), (1, Act.TIP)):
        at = desk.spot(row, act)[1]
        viewport = desk.view.viewport()
        event = QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
        QApplication.sendEvent(viewport, event)
    assert tips == ["Opens otro.example", "Delivered"]


def test_hover_buttons_reply_and_react(desk: Desk, qtbot: QtBot) -> None:
    message = made("Hola", at=NOW)
    desk.open(message)
    middle = desk.view.visualRect(desk.model.index(0)).center()
    desk.hover(middle)
    actions = desk.view._pointer.hover
    assert actions is not None
    layout = desk.view._layout(0)
    top = desk.view.visualRect(desk.model.index(0)).top()
    places = {
        name: rect.center().toPoint() + QPoint(0, top)
        for name, rect in actions.rects(layout.bubble)
    }
    assert set(places) == {"reply", "smile-plus"}
    desk.hover(places["reply"])
    assert desk.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    desk.click(places["reply"])
    desk.click(places["smile-plus"])
    [menu] = desk.view.findChildren(QMenu)
    menu.actions()[0].trigger()
    assert desk.asked == [("reply", message.id), ("react", message.id, REACTIONS[0])]
    QApplication.sendEvent(desk.view.viewport(), QEvent(QEvent.Type.Leave))
    assert desk.view._pointer.hover is None


def test_buttons_stay_under_the_pointer_when_the_window_is_said_to_be_open_again(
    desk: Desk,
) -> None:
    message = made("Hola", at=NOW)
    desk.open(message)
    desk.hover(desk.view.visualRect(desk.model.index(0)).center())
    actions = desk.view._pointer.hover
    assert actions is not None
    top = desk.view.visualRect(desk.model.index(0)).top()
    places = dict(actions.rects(desk.view._layout(0).bubble))
    desk.view.set_answerable(True)
    desk.click(places["reply"].center().toPoint() + QPoint(0, top))
    assert desk.asked == [("reply", message.id)]


def test_nothing_is_offered_while_the_window_is_closed(desk: Desk) -> None:
    desk.open(made("Hola", at=NOW))
    desk.view.set_answerable(False)
    desk.hover(desk.view.visualRect(desk.model.index(0)).center())
    assert desk.view._pointer.hover is None
    desk.view.setFocus()
    desk.view.setCurrentIndex(desk.model.index(0))
    QTest.keyClick(desk.view, Qt.Key.Key_R)
    assert desk.asked == []


def test_notes_are_not_answered(desk: Desk) -> None:
    note = made(Note(body="Prefiere la tarde."), direction=Direction.INTERNAL, at=NOW)
    desk.open(replace(note, wamid=None))
    desk.hover(desk.view.visualRect(desk.model.index(0)).center())
    assert desk.view._pointer.hover is None


def test_the_keyboard_alone_is_enough(desk: Desk) -> None:
    messages = talk(40)
    desk.open(*messages)
    view = desk.view
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.currentIndex().row() == 39
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 19
    area = view.visualRect(view.currentIndex())
    assert area.top() >= 0
    assert area.bottom() <= view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_R)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    body = messages[19].content.body  # type: ignore[union-attr]
    assert desk.asked == [("reply", messages[19].id), ("copy", body)]
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desk.asked[-1] == ("copy", f"{body}\n{messages[20].content.body}")  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 39
    assert view.is_at_end()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert not view.is_at_end()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.is_at_end()


def test_letters_do_not_search(desk: Desk) -> None:
    desk.open(made("Sí", at=NOW), made("No", at=NOW + timedelta(minutes=1)))
    desk.view.setCurrentIndex(desk.model.index(1))
    QTest.keyClicks(desk.view, "s")
    assert desk.view.currentIndex().row() == 1


def test_the_menu_has_all_that_can_be_done(desk: Desk) -> None:
    message = made("Mira https://ejemplo.cl", at=NOW)
    failed = sent("No salió", MessageStatus.FAILED, at=NOW + timedelta(minutes=1))
    desk.open(message, failed)
    first = menu_of(desk, 0)
    assert list(first) == ["Reply", "React", "Copy", "Open ejemplo.cl"]
    for name in ("Reply", "Copy", "Open ejemplo.cl"):
        first[name].trigger()
    menu_of(desk, 1)["Retry"].trigger()
    assert desk.asked == [
        ("reply", message.id),
        ("copy", "Mira https://ejemplo.cl"),
        ("link", "https://ejemplo.cl"),
        ("resend", failed.id),
    ]
