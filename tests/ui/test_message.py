"""The delegate: what surrounds a message, and layouts that are kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, QStringListModel
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Note
from aura_desktop.domain.message import Direction, Failure, Message, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message import MessageDelegate
from aura_desktop.ui.models.message_list import MessageListModel
from tests.ui.messages import CONVERSATION, NOW, made, page, sent


@pytest.fixture
def delegate(qapp: QApplication, qtbot: QtBot) -> MessageDelegate:
    theme.apply(qapp, "light")
    return MessageDelegate(lambda: NOW)


def model_of(*messages: Message) -> MessageListModel:
    model = MessageListModel()
    model.set_page(CONVERSATION, page(messages))
    return model


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_groups_are_one_sender_within_five_minutes(delegate: MessageDelegate) -> None:
    start = NOW - minutes(60)
    model = model_of(
        made("a", at=start),
        made("b", at=start + minutes(4)),
        made("c", at=start + minutes(9)),
        sent("d", at=start + minutes(10)),
        sent("e", at=start + minutes(11), author="Pía"),
        made(Note(body="f"), direction=Direction.INTERNAL, at=start + minutes(12)),
        made(Note(body="g"), direction=Direction.INTERNAL, at=start + minutes(13)),
        made("h", at=start + minutes(13)),
    )
    firsts = [delegate.surroundings(model, row).first_of_group for row in range(8)]
    assert firsts == [True, False, True, True, True, True, True, True]


def test_each_day_of_the_clinic_has_its_heading(delegate: MessageDelegate) -> None:
    # 02:30 in UTC is still the evening before in the clinic.
    late = NOW.replace(hour=2, minute=30)
    model = model_of(
        made("a", at=late - minutes(1)),
        made("b", at=late),
        made("c", at=NOW.replace(hour=3, minute=1)),
    )
    headings = [delegate.surroundings(model, row).heading for row in range(3)]
    assert headings[0].startswith("Yesterday")
    assert headings[1] == ""
    assert headings[2].startswith("Today")
    assert delegate.surroundings(model, 2).first_of_group


def test_the_unread_line_starts_a_group(delegate: MessageDelegate) -> None:
    messages = (made("a", at=NOW), made("b", at=NOW))
    model = model_of(*messages)
    assert not delegate.surroundings(model, 1).first_of_group
    delegate.set_unread(messages[1].id, "1 sin leer")
    around = delegate.surroundings(model, 1)
    assert (around.unread, around.first_of_group) == ("1 sin leer", True)
    assert delegate.surroundings(model, 0).unread == ""


def test_a_row_shows_what_helps_first(delegate: MessageDelegate) -> None:
    closed = Failure(code="service_window_closed", graph_code=131047)
    model = model_of(
        sent("x", MessageStatus.FAILED, at=NOW, failure=closed),
        sent("x", MessageStatus.FAILED, at=NOW, failure=Failure(code="media_rejected")),
        sent("x", MessageStatus.READ, at=NOW),
    )
    found = [delegate.surroundings(model, row).offer for row in range(3)]
    assert found == [Action.CHOOSE_TEMPLATE, Action.NONE, Action.NONE]


def test_layouts_are_kept_until_something_changes(
    delegate: MessageDelegate, qapp: QApplication
) -> None:
    message = sent("Hola", MessageStatus.SENT, at=NOW)
    model = model_of(message)
    first = delegate.row_layout(model, 0, 700)
    assert delegate.row_layout(model, 0, 700) is first
    assert delegate.row_layout(model, 0, 500) is not first
    model.upsert([replace(message, status=MessageStatus.READ)])
    second = delegate.row_layout(model, 0, 700)
    assert second is not first
    theme.apply(qapp, "dark")
    delegate.restyle()
    assert delegate.row_layout(model, 0, 700) is not second
    theme.apply(qapp, "light")


def test_memory_for_layouts_is_bounded(delegate: MessageDelegate) -> None:
    model = model_of(*(made(str(number), at=NOW + minutes(number)) for number in range(900)))
    for row in range(900):
        delegate.row_layout(model, row, 700)
    assert len(delegate._kept) == 150


def test_it_paints_and_measures_for_any_view(delegate: MessageDelegate) -> None:
    model = model_of(made("Hola", at=NOW))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 500, 200)
    size = delegate.sizeHint(option, model.index(0))
    assert size.width() == 500
    assert size.height() == 22 + 16 + 18 + 34
    image = QImage(500, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    assert image.pixelColor(40, size.height() - 5) == theme.current().color("bubbleIn")


def test_rows_of_other_models_are_left_alone(delegate: MessageDelegate) -> None:
    other = QStringListModel(["x"])
    option = QStyleOptionViewItem()
    assert not delegate.sizeHint(option, other.index(0)).isValid()
    image = QImage(10, 10, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    delegate.paint(painter, option, other.index(0))
    painter.end()
    assert image.pixelColor(5, 5).alpha() == 0
