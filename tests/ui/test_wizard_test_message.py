"""The wizard's last step, with fakes for the desk."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aura_desktop.domain.conversation import Contact, Conversation, ConversationPage
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId, PhoneNumberId
from aura_desktop.domain.message import Failure, Message, MessageStatus
from aura_desktop.domain.setup import Setup, Step
from aura_desktop.domain.template import Template
from aura_desktop.errors import InputError
from aura_desktop.ui.services import Services
from aura_desktop.ui.wizard.test_message import TestMessagePage, sendable
from tests.ui.dialogs import ALL, HELLO, nameless
from tests.ui.messages import sent
from tests.ui.wizard_desk import NOW, WizardDesk

CHAT = ConversationId(1)
SENT_ID = MessageId(7)


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
        self._callbacks: list[Callable[[Sequence[FeedItem]], None]] = []

    def services(self) -> Services:
        desk = SimpleNamespace(feed=self, conversations=self, sending=self, templates=self)
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
        return SENT_ID

    async def send_template(
        self, _conversation_id: ConversationId, template: Template, _values: Mapping[str, str]
    ) -> MessageId:
        self.log.append(f"template {template.name}")
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


def test_only_templates_without_blanks_are_offered() -> None:
    assert sendable(ALL) == [HELLO]


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
    last = page.ticks.lines()[-1]
    assert last.state == "fail"
    assert last.detail
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
