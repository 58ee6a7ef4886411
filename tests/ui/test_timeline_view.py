"""The transcript as a person meets it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Note
from aura_desktop.domain.ids import MessageId, Wamid
from aura_desktop.domain.message import (
    Direction,
    Message,
    MessageStatus,
    Quote,
    Reaction,
)
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_sheet import Act, Spot
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.widgets.message_menu import REACTIONS
from aura_desktop.ui.widgets.timeline_jump import JumpButton
from aura_desktop.ui.widgets.timeline_view import TimelineView
from tests.ui.messages import CONVERSATION, NOW, made, page, sent, talk
from tests.ui.test_message_layout import LINK, LIST


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Desk:
    """A view with its model, and what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.model = MessageListModel()
        self.model.set_parties("Camila Ejemplo", "Clínica Ejemplo")
        self.view = TimelineView(clock=self.clock)
        self.view.set_model(self.model)
        self.asked: list[tuple[object, ...]] = []
        for name in ("older", "reply", "react", "resend", "copy", "link"):
            signal = getattr(self.view, f"{name}_requested")
            signal.connect(lambda *args, name=name: self.asked.append((name, *args)))
        self.view.quote_clicked.connect(lambda number: self.asked.append(("quote", number)))
        qtbot.addWidget(self.view)
        self.view.resize(728, 560)
        self.view.show()
        qtbot.waitExposed(self.view)

    def open(self, *messages: Message, has_older: bool = False) -> None:
        self.model.set_page(CONVERSATION, page(messages, has_older=has_older))

    def bubbles(self) -> dict[int, int]:
        """Lower edge of each bubble in sight, by message id."""
        found = {}
        for row in range(self.model.rowCount()):
            area = self.view.visualRect(self.model.index(row))
            if area.bottom() > 0 and area.top() < self.view.viewport().height():
                found[int(self.model.message(row).id)] = area.bottom()
        return found

    def spot(self, row: int, act: Act) -> tuple[Spot, QPoint]:
        layout = self.view.itemDelegate().row_layout(  # type: ignore[attr-defined]
            self.model, row, self.view.width()
        )
        found = next(spot for spot in layout.sheet.spots if spot.act is act)
        top = self.view.visualRect(self.model.index(row)).top()
        return found, found.rect.center().toPoint() + QPoint(0, top)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def hover(self, at: QPoint) -> None:
        viewport = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def scroll(self, pixels: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    @property
    def jump(self) -> JumpButton:
        return self.view.findChild(JumpButton)  # type: ignore[return-value]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    theme.apply(qapp, "light")
    made_desk = Desk(qtbot)
    yield made_desk
    for menu in made_desk.view.findChildren(QMenu):
        menu.close()


def test_it_opens_at_the_newest_message(desk: Desk) -> None:
    messages = talk(200)
    desk.open(*messages)
    assert desk.view.is_at_end()
    assert int(messages[-1].id) in desk.bubbles()
    assert not desk.jump.isVisible()


def test_new_messages_are_followed_at_the_end(desk: Desk, qtbot: QtBot) -> None:
    desk.open(*talk(50))
    new = made("Nuevo", at=NOW)
    with qtbot.assertNotEmitted(desk.view.end_reached):
        desk.model.upsert([new])
    assert desk.view.is_at_end()
    assert int(new.id) in desk.bubbles()


def test_a_reader_is_never_scrolled_away(desk: Desk, qtbot: QtBot) -> None:
    desk.open(*talk(80))
    desk.scroll(-600)
    before = desk.bubbles()
    for minute in range(2):
        desk.model.upsert([made("Nuevo", at=NOW + timedelta(minutes=minute))])
    desk.model.upsert([sent("Desde el celular", MessageStatus.SENT, at=NOW + timedelta(minutes=3))])
    assert desk.bubbles() == before
    assert desk.jump.isVisible()
    assert desk.jump.count() == 2
    assert desk.jump.accessibleName() == "2 new message(s)"
    with qtbot.waitSignal(desk.view.end_reached):
        QTest.mouseClick(desk.jump, Qt.MouseButton.LeftButton)
    assert desk.view.is_at_end()
    assert not desk.jump.isVisible()
    assert desk.jump.count() == 0


def test_what_is_sent_here_is_shown(desk: Desk) -> None:
    desk.open(*talk(80))
    desk.scroll(-600)
    desk.model.upsert([sent("Hola", MessageStatus.QUEUED, at=NOW)])
    assert desk.view.is_at_end()


def test_older_messages_come_without_moving_what_is_read(desk: Desk, qtbot: QtBot) -> None:
    messages = talk(150)
    desk.open(*messages[100:], has_older=True)
    assert not desk.asked
    with qtbot.waitSignal(desk.view.older_requested):
        desk.scroll(-100_000)
    desk.scroll(30)
    before = desk.bubbles()
    desk.model.prepend_older(page(messages[50:100], has_older=True))
    assert {key: edge for key, edge in desk.bubbles().items() if key in before} == before
    QApplication.processEvents()
    assert desk.asked == [("older",)]
    with qtbot.waitSignal(desk.view.older_requested):
        desk.scroll(-100_000)


def test_no_older_messages_no_question(desk: Desk) -> None:
    desk.open(*talk(5))
    QApplication.processEvents()
    assert desk.asked == []


def test_status_changes_above_do_not_move_what_is_read(desk: Desk) -> None:
    messages = list(talk(60))
    desk.open(*messages)
    desk.scroll(-900)
    before = desk.bubbles()
    reaction = Reaction(emoji="👍", direction=Direction.OUTBOUND)
    desk.model.upsert([replace(item, reactions=(reaction,)) for item in messages[:20]])
    assert desk.bubbles() == before


def test_the_unread_line_is_brought_into_sight(desk: Desk, qtbot: QtBot) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.view.set_unread_from(messages[20].id)
    row = desk.view.visualRect(desk.model.index(20))
    assert 0 <= row.top() < 60
    assert not desk.view.is_at_end()
    with qtbot.waitSignal(desk.view.end_reached):
        desk.scroll(100_000)
    desk.view.set_unread_from(None)
    desk.view.jump_to_newest()
    desk.view.set_unread_from(messages[-1].id)
    assert desk.view.is_at_end()


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
    assert desk.asked == [("resend", lost.id)]
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

    def menu_of(row: int) -> dict[str, object]:
        desk.view.setCurrentIndex(desk.model.index(row))
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(), Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(desk.view.viewport(), event)
        menu = desk.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
        return {action.text().split("\t")[0]: action for action in menu.actions()}

    first = menu_of(0)
    assert list(first) == ["Reply", "React", "Copy", "Open https://ejemplo.cl"]
    for name in ("Reply", "Copy", "Open https://ejemplo.cl"):
        first[name].trigger()  # type: ignore[attr-defined]
    menu_of(1)["Retry"].trigger()  # type: ignore[attr-defined]
    assert desk.asked == [
        ("reply", message.id),
        ("copy", "Mira https://ejemplo.cl"),
        ("link", "https://ejemplo.cl"),
        ("resend", failed.id),
    ]


def test_show_message_brings_a_quoted_message_into_sight(desk: Desk) -> None:
    messages = talk(100)
    desk.open(*messages)
    assert desk.view.show_message(messages[10].id)
    area = desk.view.visualRect(desk.model.index(10))
    assert 0 < area.top() < desk.view.viewport().height() - area.height()
    assert desk.view.currentIndex().row() == 10
    assert not desk.view.show_message(999_999_999)


def test_each_row_is_a_sentence_for_screen_readers(desk: Desk) -> None:
    desk.open(made("Hola", at=NOW), sent("Buenas", MessageStatus.READ, at=NOW))
    interface = QAccessible.queryAccessibleInterface(desk.view)
    assert interface.role() == QAccessible.Role.List
    names = [
        interface.child(number).text(QAccessible.Text.Name)
        for number in range(interface.childCount())
    ]
    assert names == ["Camila Ejemplo, 10:42. Hola.", "Clínica Ejemplo, 10:42. Buenas. Read."]
    area = interface.child(1).rect()
    shown = desk.view.visualRect(desk.model.index(1))
    assert area.height() == shown.height()


def test_incoming_messages_are_announced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk.view._actions, "announce", said.append)
    desk.open(*talk(3))
    desk.model.upsert([made("Hola", at=NOW), sent("Buenas", MessageStatus.SENT, at=NOW)])
    desk.model.prepend_older(page(talk(3, until=NOW - timedelta(days=2))))
    assert said == ["Camila Ejemplo, 10:42. Hola."]


def test_announcing_works_with_assistive_programs_about(desk: Desk) -> None:
    QAccessible.setActive(True)
    try:
        desk.open(*talk(3))
        desk.view.setFocus()
        desk.model.upsert([made("Hola", at=NOW)])
        desk.view.setCurrentIndex(desk.model.index(1))
    finally:
        QAccessible.setActive(False)
    assert desk.view.currentIndex().row() == 1


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.open(*talk(50))
    desk.scroll(-500)
    shown = [desk.view, *desk.view.findChildren(QWidget)]
    takes_focus = [
        widget
        for widget in shown
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert desk.jump in takes_focus
    for widget in takes_focus:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_theme_text_size_and_width_may_change_any_time(desk: Desk, qapp: QApplication) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.scroll(-700)
    seen = set(desk.bubbles())
    theme.apply(qapp, "dark", 1.3)
    desk.view.resize(420, 500)
    QApplication.processEvents()
    assert seen & set(desk.bubbles())
    picture = desk.view.viewport().grab().toImage()
    assert picture.pixelColor(2, 2) == theme.current().color("canvas")
    theme.apply(qapp, "light")
    desk.view.jump_to_newest()
    desk.view.resize(900, 700)
    assert desk.view.is_at_end()


def test_only_rows_in_sight_are_measured(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: set[int] = set()
    delegate = desk.view._delegate
    original = delegate.row_layout

    def counting(model: MessageListModel, row: int, width: int) -> object:
        measured.add(row)
        return original(model, row, width)

    monkeypatch.setattr(delegate, "row_layout", counting)
    desk.open(*talk(20_000, gap_minutes=1))
    desk.view.viewport().repaint()
    desk.view.verticalScrollBar().setValue(5000)
    desk.view.viewport().repaint()
    assert len(measured) < 80


def test_an_empty_conversation_is_no_trouble(desk: Desk) -> None:
    desk.open()
    desk.scroll(-100)
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Up)
    desk.view.viewport().repaint()
    assert desk.view.is_at_end()
    assert desk.bubbles() == {}


def test_a_row_changed_out_of_sight_is_new_when_it_comes_back(desk: Desk) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.scroll(-800)
    row = desk.model.row_of(messages[-1].id)
    assert row is not None
    before = desk.view._layout(row)
    reaction = Reaction(emoji="👍", direction=Direction.OUTBOUND)
    desk.model.upsert([replace(messages[-1], reactions=(reaction,))])
    desk.scroll(800)
    assert desk.view._layout(row).height > before.height
