"""The model of the transcript."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.ui.models.message_list import MessageListModel, RecordRole
from tests.ui.messages import CONVERSATION, NOW, made, page, sent, talk


@pytest.fixture
def model(qtbot: QtBot) -> MessageListModel:
    made_model = MessageListModel()
    made_model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return made_model


def shown(model: MessageListModel) -> list[Message]:
    return [model.message(row) for row in range(model.rowCount())]


def test_a_page_replaces_what_was_there(model: MessageListModel) -> None:
    model.set_page(CONVERSATION, page(talk(5)))
    second = talk(3)
    model.set_page(CONVERSATION, page(second, has_older=True))
    assert shown(model) == list(second)
    assert model.has_older
    assert model.conversation_id == CONVERSATION


def test_older_messages_stand_in_front_and_none_twice(
    model: MessageListModel, qtbot: QtBot
) -> None:
    messages = talk(60)
    model.set_page(CONVERSATION, page(messages[40:], has_older=True))
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.prepend_older(page(messages[:45]))
    assert inserted.args[1:] == [0, 39]
    assert shown(model) == list(messages)
    assert not model.has_older
    assert [model.row_of(message.id) for message in messages] == list(range(60))


def test_a_new_message_is_appended_without_a_reset(model: MessageListModel, qtbot: QtBot) -> None:
    messages = talk(4)
    model.set_page(CONVERSATION, page(messages[:3]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.upsert([messages[3]])
    assert inserted.args[1:] == [3, 3]


def test_a_changed_message_is_told_once_and_an_equal_one_never(
    model: MessageListModel, qtbot: QtBot
) -> None:
    messages = talk(4)
    model.set_page(CONVERSATION, page(messages))
    changes: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: changes.append(first.row()))
    model.upsert([replace(messages[2], status=MessageStatus.DELIVERED), replace(messages[1])])
    assert changes == [2]
    assert model.message(2).status is MessageStatus.DELIVERED


def test_messages_arrive_in_any_order_and_end_up_in_the_order_of_their_time(
    model: MessageListModel,
) -> None:
    messages = list(talk(40))
    mixed = random.Random(4).sample(messages, len(messages))
    model.set_page(CONVERSATION, page(()))
    for start in range(0, 40, 7):
        model.upsert(mixed[start : start + 7])
    assert shown(model) == messages
    assert [model.row_of(message.id) for message in messages] == list(range(40))
    model.prepend_older(page(talk(5, until=messages[0].at - timedelta(hours=1))))
    assert [model.row_of(message.id) for message in messages] == list(range(5, 45))


def test_messages_of_other_conversations_stay_out(model: MessageListModel) -> None:
    model.set_page(CONVERSATION, page(talk(2)))
    model.upsert([made("Hola", at=NOW, conversation_id=ConversationId(2))])
    assert model.rowCount() == 2


def test_roles(model: MessageListModel) -> None:
    photo = Media(kind=ContentKind.IMAGE, caption="así se ve hoy")
    messages = (made(photo), sent("Gracias", MessageStatus.DELIVERED))
    model.set_page(CONVERSATION, page(messages), ("Camila Ejemplo", "Clínica Ejemplo"))
    index = model.index(0)
    assert index.data(RecordRole) == messages[0]
    assert index.data() == "así se ve hoy"
    assert (
        index.data(Qt.ItemDataRole.AccessibleTextRole)
        == "Camila Ejemplo, 10:12. Photo: así se ve hoy."
    )
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Clínica Ejemplo, 10:12. Gracias. Delivered."
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.roleNames()[RecordRole] == b"record"


def test_a_hundred_thousand_messages_are_found_by_id(model: MessageListModel) -> None:
    plain = MessageListModel()
    messages = talk(100_000, gap_minutes=1)
    plain.set_page(CONVERSATION, page(messages, has_older=True))
    assert plain.row_of(messages[77_777].id) == 77_777
    plain.prepend_older(page(talk(50, until=messages[0].at - timedelta(hours=1))))
    assert plain.row_of(messages[77_777].id) == 77_827


def test_names_come_with_their_page(model: MessageListModel) -> None:
    told: list[tuple[str, str]] = []
    model.modelReset.connect(lambda: told.append(model.parties))
    model.set_page(CONVERSATION, page(talk(2)), ("Camila Ejemplo", "Clínica Ejemplo"))
    assert told == [("Camila Ejemplo", "Clínica Ejemplo")]
    model.set_page(CONVERSATION, page(talk(3)))
    assert model.parties == ("Camila Ejemplo", "Clínica Ejemplo")
