"""The wizard's last step, with fakes for the desk."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aura_desktop.domain.conversation import Contact, Conversation, ConversationPage
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId, PhoneNumberId
from aura_desktop.domain.link import Link, LinkName, LinkState, Listening
from aura_desktop.domain.message import Failure, Message, MessageStatus
from aura_desktop.domain.setup import Setup, Step
from aura_desktop.domain.template import Template, TemplateStatus, parameters
from aura_desktop.errors import InputError
from aura_desktop.ui.remedies import META_PAGE
from aura_desktop.ui.services import Services
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.wizard.test_message import TestMessagePage
from aura_desktop.ui.wizard.test_template import sendable
from aura_desktop.ui.wording_errors import code_sentence, find_trouble
from tests.eventually import eventually
from tests.ui.dialogs import ALL, HELLO, nameless
from tests.ui.messages import sent
from tests.ui.wizard_desk import NOW, WizardDesk

CHAT = ConversationId(1)
SENT_ID = MessageId(7)


class FakeHealth:
    """The links as a test wants them."""

    def __init__(self) -> None:
        self.callbacks: list[Callable[[], None]] = []
        self.down = ""
        self.can_hear = True

    def links(self) -> list[Link]:
        state = LinkState.DOWN if self.down else LinkState.OK
        return [Link(name=LinkName.INTERNET, state=state, since=NOW, code=self.down)]

    def listening(self) -> Listening:
        return Listening(can_hear=self.can_hear)

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def change(self, *, down: str = "", can_hear: bool = True) -> None:
        self.down, self.can_hear = down, can_hear
        for callback in list(self.callbacks):
            callback()


class FakeDesk:
    """Feed, conversations, sending and templates in one."""

    def __init__(self, *, wrote_hours_ago: float | None) -> None:
        contact = Contact(id=ContactId(1), name="Camila Ejemplo", phone="+56900000142")
        wrote = None if wrote_hours_ago is None else NOW - timedelta(hours=wrote_hours_ago)
        self.chat = Conversation(
            id=CHAT,
            contact=contact,
            phone_number_id=PhoneNumberId("000000000000142"),
            last_inbound_at=wrote,
        )
        self.message: Message = sent(
            "hola", MessageStatus.QUEUED, message_id=int(SENT_ID), conversation_id=CHAT
        )
        self.log: list[str] = []
        self.values: dict[str, str] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.refusal: InputError | None = None
        self.link_health = FakeHealth()
        self._callbacks: list[Callable[[Sequence[FeedItem]], None]] = []

    def services(self) -> Services:
        desk = SimpleNamespace(
            feed=self,
            conversations=self,
            sending=self,
            templates=self,
            link_health=self.link_health,
        )
        return cast(Services, desk)

    def subscribe(
        self, topics: Collection[Topic], callback: Callable[[Sequence[FeedItem]], None]
    ) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def report(self, status: MessageStatus, failure: Failure | None = None) -> None:
        self.message = sent(
            "hola",
            status,
            message_id=int(SENT_ID),
            conversation_id=CHAT,
            failure=failure,
        )
        item = FeedItem(seq=1, topic=Topic.MESSAGE, key=f"{CHAT}:{SENT_ID}")
        for callback in list(self._callbacks):
            callback([item])

    def tell(self, topic: Topic) -> None:
        for callback in list(self._callbacks):
            callback([FeedItem(seq=2, topic=topic, key="1")])

    def set_wrote(self, *, hours_ago: float) -> None:
        self.chat = replace(self.chat, last_inbound_at=NOW - timedelta(hours=hours_ago))

    async def page(self, *_which: object) -> ConversationPage:
        return ConversationPage(conversations=(self.chat,))

    async def get(self, _conversation_id: ConversationId) -> Conversation:
        return self.chat

    async def messages_by_ids(self, _ids: Sequence[MessageId]) -> list[Message]:
        return [self.message]

    async def all(self) -> list[Template]:
        return list(ALL)

    async def start_conversation(self, phone: str) -> ConversationId:
        if "x" in phone:
            raise InputError("invalid_phone_number")
        return CHAT

    async def send_text(self, _conversation_id: ConversationId, body: str) -> MessageId:
        self.log.append(f"text {body}")
        await self.gate.wait()
        if self.refusal is not None:
            raise self.refusal
        return SENT_ID

    async def send_template(
        self, _conversation_id: ConversationId, template: Template, values: Mapping[str, str]
    ) -> MessageId:
        self.log.append(f"template {template.name}")
        self.values = dict(values)
        return SENT_ID


async def opened(qtbot: QtBot, fake: FakeDesk | None) -> TestMessagePage:
    desk = WizardDesk(Setup())
    desk.services.desk = None if fake is None else fake.services()
    page = TestMessagePage(desk.services)
    qtbot.addWidget(page)
    page.resize(690, 800)
    page.show()
    page.begin()
    await page.tasks.settle()
    return page


def test_templates_without_blanks_come_first() -> None:
    offered = sendable(ALL)
    assert offered[0] == HELLO
    assert {item.status for item in offered} == {TemplateStatus.APPROVED}
    blanks = [bool(parameters(item)) for item in offered]
    assert blanks == sorted(blanks)
    assert True in blanks


async def test_without_a_number_it_leads_to_the_credentials(qtbot: QtBot) -> None:
    page = await opened(qtbot, None)
    asked: list[Step] = []
    page.step_requested.connect(asked.append)
    page.absent.action_requested.emit()
    assert asked == [Step.CREDENTIALS]
    await page.close_page()


async def test_who_just_wrote_gets_free_text_and_the_ticks_come(qtbot: QtBot) -> None:
    fake = FakeDesk(wrote_hours_ago=0.1)
    page = await opened(qtbot, fake)
    assert page.number.editor.text() == "+56 9 0000 0142"
    assert page.text.isVisible()
    assert nameless(page) == []
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert fake.log == ["text This is a test message from AURA."]
    assert not page.can_continue()
    seen: list[str] = []
    for status in (MessageStatus.ACCEPTED, MessageStatus.SENT, MessageStatus.READ):
        fake.report(status)
        await page.tasks.settle()
        seen.append(page.rail_words())
    assert seen == ["Accepted by WhatsApp", "Sent", "Read"]
    assert page.can_continue()
    assert [line.state for line in page.ticks.lines()] == ["ok"] * 5
    assert page.ticks.lines()[-1].mark == ("check-check", "tickRead")
    await page.end()
    fake.report(MessageStatus.SENT)
    assert page.rail_words() == "Read"
    await page.close_page()


async def test_who_has_not_written_gets_a_template(qtbot: QtBot) -> None:
    fake = FakeDesk(wrote_hours_ago=30)
    page = await opened(qtbot, fake)
    assert page.template.isVisible()
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert fake.log == ["template hello_world"]
    fake.report(MessageStatus.FAILED, Failure(code="undeliverable", graph_code=131026))
    await page.tasks.settle()
    assert page.ticks.lines()[-1].state == "fail"
    assert not page.can_continue()
    assert page.skip_words()
    await page.close_page()


async def test_a_wrong_number_is_said_at_its_field(qtbot: QtBot) -> None:
    page = await opened(qtbot, FakeDesk(wrote_hours_ago=None))
    page.number.editor.setText("")
    QTest.keyClicks(page.number.editor, "x9")
    QTest.keyClick(page.number.editor, Qt.Key.Key_Return)
    await page.tasks.settle()
    assert page.number.message()
    assert page.number.editor.text() == "x9"
    await page.close_page()


async def test_two_clicks_and_enter_send_one_message(qtbot: QtBot) -> None:
    fake = FakeDesk(wrote_hours_ago=0.1)
    page = await opened(qtbot, fake)
    fake.gate.clear()
    QTest.mouseDClick(page.send, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.number.editor, Qt.Key.Key_Return)
    await eventually(lambda: fake.log != [])
    # The conversation is news of its own, and comes while the message is being written down.
    fake.tell(Topic.CONVERSATION)
    await asyncio.sleep(0)
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.text.editor, Qt.Key.Key_Return)
    fake.gate.set()
    await page.tasks.settle()
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.text.editor, Qt.Key.Key_Return)
    await page.tasks.settle()
    assert len(fake.log) == 1
    page.text.editor.setText("otra")
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert fake.log[1:] == ["text otra"]
    await page.close_page()


async def test_blanks_of_a_template_are_typed_first(qtbot: QtBot) -> None:
    fake = FakeDesk(wrote_hours_ago=None)
    page = await opened(qtbot, fake)
    page.number.editor.setText("9 0000 0199")
    wanted = next(item for item in sendable(ALL) if parameters(item))
    page.template.box.setCurrentIndex(page.template.box.findData(wanted.id))
    assert len(page.template.fields) == len(parameters(wanted))
    assert nameless(page) == []
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert fake.log == []
    assert page.template.fields[0].message()
    for place, field in enumerate(page.template.fields):
        QTest.keyClicks(field.editor, f"valor {place}")
    fake.tell(Topic.TEMPLATES)
    await page.tasks.settle()
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert fake.log == [f"template {wanted.name}"]
    keys = [parameter.key for parameter in parameters(wanted)]
    assert fake.values == {key: f"valor {place}" for place, key in enumerate(keys)}
    await page.close_page()


@pytest.mark.parametrize(
    ("code", "graph_code"), [("recipient_unreachable", 131026), ("recipient_not_allowed", 131030)]
)
async def test_a_number_that_cannot_be_reached_says_so_and_may_be_mended(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, code: str, graph_code: int
) -> None:
    opened_pages: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened_pages.append(url.toString())
    )
    fake = FakeDesk(wrote_hours_ago=30)
    page = await opened(qtbot, fake)
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert page.trouble.isHidden()
    fake.report(MessageStatus.FAILED, Failure(code=code, graph_code=graph_code))
    await page.tasks.settle()
    assert page.trouble.isVisible()
    assert str(graph_code) in page.trouble.support_text()
    trouble = find_trouble(code)
    assert trouble is not None
    button = next(
        each
        for each in page.trouble.findChildren(PushButton)
        if each.accessibleName() == trouble.action_words
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    if code == "recipient_unreachable":
        assert page.number.editor.selectedText() == page.number.editor.text()
    else:
        assert opened_pages == [META_PAGE]
    assert page.send.isEnabled()
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert len(fake.log) == 2
    fake.report(MessageStatus.ACCEPTED)
    await page.tasks.settle()
    assert page.trouble.isHidden()
    await page.close_page()


async def test_a_window_that_has_just_closed_is_said_at_the_text(qtbot: QtBot) -> None:
    fake = FakeDesk(wrote_hours_ago=0.1)
    page = await opened(qtbot, fake)
    fake.refusal = InputError("service_window_closed", field="body")
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    fake.set_wrote(hours_ago=25)
    await page.tasks.settle()
    assert page.text.message()
    assert page.template.isVisible()
    assert page.send.isEnabled()
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert fake.log[1:] == ["template hello_world"]
    await page.close_page()


async def test_ticks_go_on_after_core_was_built_anew_and_waits_are_explained(qtbot: QtBot) -> None:
    fake = FakeDesk(wrote_hours_ago=0.1)
    page = await opened(qtbot, fake)
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    fake.link_health.change(down="no_connection")
    assert page.waits.isVisible()
    assert page.waits.text().startswith(code_sentence("no_connection"))
    fake.link_health.change()
    assert page.waits.isHidden()
    fake.report(MessageStatus.SENT)
    await page.tasks.settle()
    fake.link_health.change(can_hear=False)
    assert "ticks wait" in page.waits.text()
    page._services.desk = None
    page.desk_changed()
    assert page.absent.isVisible()
    assert fake.link_health.callbacks == []
    fake.report(MessageStatus.READ)
    page._services.desk = fake.services()
    page.desk_changed()
    await page.tasks.settle()
    assert page.rail_words() == "Read"
    assert page.waits.isHidden()
    assert page.can_continue()
    await page.end()
    await page.close_page()
