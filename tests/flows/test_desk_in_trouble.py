"""The desk when sending goes wrong, by hand: not delivered, not known, no internet."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.ui import wording_message
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.delegates.message_sheet import Act, Spot
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.new_chat_dialog import NewChatDialog
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.template_picker import TemplatePicker
from aura_desktop.ui.widgets.toast import Toast
from aura_desktop.ui.widgets.trouble_dialog import TroubleDialog
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk

PHONE, NAME = "56900000906", "Ignacia Supuesta"
LOOK = Look(theme="light", language="en")


async def _open(front: FrontDesk) -> None:
    await front.patient_writes(PHONE, NAME, "Hola")
    front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
    await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)


async def _write(front: FrontDesk, words: str) -> Message:
    count = len(front.of_desk())
    await front.hands.write(words)
    await front.hands.keys("Return")
    await eventually(lambda: len(front.of_desk()) == count + 1, LONG_S)
    return front.of_desk()[-1]


async def _is(front: FrontDesk, place: int, status: MessageStatus) -> None:
    await eventually(lambda: front.of_desk()[place].status is status, LONG_S)


async def _fault(front: FrontDesk, **fault: object) -> None:
    await front.order("faults", {"sends": [fault]})


async def _click_retry(front: FrontDesk, row: int) -> None:
    await _click_spot(front, row, Act.RESEND)


def _spots(front: FrontDesk, row: int, act: Act) -> list[Spot]:
    return [spot for spot in front.desk.chat.timeline._layout(row).sheet.spots if spot.act is act]


async def _click_spot(front: FrontDesk, row: int, act: Act) -> None:
    view = front.desk.chat.timeline
    [spot] = _spots(front, row, act)
    top = view.visualRect(view.model().index(row, 0)).top()
    await front.hands.click(view.viewport(), spot.rect.center().toPoint() + QPoint(0, top))


async def test_what_failed_for_a_moment_goes_again(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="late_failure", code=131000)
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.FAILED)
        await _click_retry(front, 1)
        await eventually(lambda: len(front.of_desk()) == 2, LONG_S)
        await _is(front, 1, MessageStatus.READ)
        assert front.of_desk()[0].resent
        assert len(await front.sent_to(PHONE)) == 2


async def test_a_number_that_was_not_reached_is_corrected_not_tried_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="late_failure", code=131026)
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.FAILED)
        words = wording_message.trouble_words(front.of_desk()[0])
        assert words.startswith("Could not deliver to this number")
        assert _spots(front, 1, Act.RESEND) == []
        await _click_spot(front, 1, Act.REMEDY)
        [dialog] = front.window.findChildren(NewChatDialog)
        await eventually(lambda: dialog.field.editor.hasFocus(), LONG_S)
        assert dialog.field.editor.selectedText() == "+56 9 0000 0906"
        await front.hands.write("9 0000 0907")
        await front.hands.keys("Return")
        corrected = await front.conversation_of("+56900000907")
        await eventually(lambda: front.desk.chat.current_id() == corrected, LONG_S)
        old = await front.conversation_of(NAME)
        messages = (await front.core.conversations.messages(old)).messages
        assert messages[-1].status is MessageStatus.FAILED, "what was written stays where it was"


async def test_a_closed_window_is_opened_by_a_template(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="error", code=131047)
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.FAILED)
        assert _spots(front, 1, Act.RESEND) == []
        await _click_spot(front, 1, Act.REMEDY)
        await eventually(
            lambda: any(each.isVisible() for each in front.window.findChildren(TemplatePicker)),
            LONG_S,
        )


async def test_the_reason_under_a_message_opens_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="late_failure", code=131026)
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.FAILED)
        await _click_spot(front, 1, Act.HELP)
        [dialog] = front.desk.chat.window().findChildren(TroubleDialog)
        await eventually(lambda: dialog.isVisible() and isinstance(front.hands.focus(), PushButton))
        assert dialog.card.accessibleName() == f"Not sent {NAME}"
        assert "+56 9 0000 0906" in dialog.trouble_card.accessibleName()
        await front.hands.keys("space")
        [correcting] = front.window.findChildren(NewChatDialog)
        await eventually(correcting.isVisible)
        assert correcting.field.editor.selectedText() == "+56 9 0000 0906"
        assert dialog.isHidden()


async def test_what_nobody_here_can_mend_is_copied_for_support(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="error", code=131009)
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.FAILED)
        await _click_spot(front, 1, Act.REMEDY)
        failure = front.of_desk()[0].failure
        assert failure is not None
        copied = QGuiApplication.clipboard().text()
        assert f"fbtrace_id: {failure.fbtrace_id}" in copied
        assert NAME not in copied
        assert front.child(Toast, "Copied for support")


async def test_what_goes_to_support_names_metas_own_trace(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="error", code=131026)
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.FAILED)
        failure = front.of_desk()[0].failure
        assert failure is not None
        assert failure.fbtrace_id
        trace = f"fbtrace_id: {failure.fbtrace_id}"
        await _click_spot(front, 1, Act.HELP)
        [dialog] = front.desk.chat.window().findChildren(TroubleDialog)
        await eventually(lambda: dialog.isVisible() and isinstance(front.hands.focus(), PushButton))
        labels = dialog.trouble_card.findChildren(QLabel)
        [words] = [label for label in labels if trace in label.text()]
        assert not words.isVisible()
        await front.hands.click(front.child(QAbstractButton, "Technical detail"))
        await eventually(words.isVisible)
        await front.hands.click(front.child(QAbstractButton, "Copy for support"))
        copied = QGuiApplication.clipboard().text()
        assert trace in copied
        assert "Meta's code: 131026" in copied
        assert NAME not in copied


async def test_what_was_lost_on_the_way_is_never_sent_again_by_itself(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="reset_before_accept")
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.UNCONFIRMED)
        words = wording_message.trouble_words(front.of_desk()[0])
        assert words == "We do not know if it arrived. Check before sending again."
        assert await front.sent_to(PHONE) == []


async def test_a_lost_answer_is_settled_by_the_status(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        await _fault(front, kind="reset_after_accept")
        await _write(front, "Te esperamos")
        await _is(front, 0, MessageStatus.READ)
        assert len(await front.sent_to(PHONE)) == 1


async def test_without_internet_typing_goes_on_and_leaves_later(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front)
        bar = front.window.findChild(NoticeBar)
        assert isinstance(bar, NoticeBar)
        with _outage(front):
            await _write(front, "Te esperamos")
            await eventually(lambda: bar.shown_key() == "offline", LONG_S)
            assert bar.isVisible()
            await eventually(lambda: ": 1 message waits" in bar.accessibleName(), LONG_S)
            assert front.of_desk()[0].status is MessageStatus.QUEUED
        await front.hands.click(front.child(QAbstractButton, "Try again"))
        await _is(front, 0, MessageStatus.READ)
        await eventually(lambda: not bar.isVisible(), LONG_S)
        assert len(await front.sent_to(PHONE)) == 1


@contextmanager
def _outage(front: FrontDesk) -> Iterator[None]:
    """Nobody answers where Graph was."""
    serving = front.core._serving
    assert serving is not None
    graph = serving.dispatch._graph
    assert isinstance(graph, GraphClient)
    root = graph._root
    with socket.socket() as deaf:
        # Bound but not listening: whoever connects is turned away.
        deaf.bind(("127.0.0.1", 0))
        graph._root = f"http://127.0.0.1:{deaf.getsockname()[1]}/v25.0"
        try:
            yield
        finally:
            graph._root = root
