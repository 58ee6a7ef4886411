"""Last step: one message to a phone at hand, and its ticks as they come."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from aura_desktop.domain.check import CheckState
from aura_desktop.domain.conversation import Conversation, ConversationFilter, service_window
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.domain.phone import for_reading, variants
from aura_desktop.domain.setup import Step
from aura_desktop.domain.template import Template, TemplateStatus, needs_media, parameters
from aura_desktop.errors import AuraError, InputError
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.services import Services
from aura_desktop.ui.widgets.check_list import CheckLine, CheckList
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.help_steps import HelpPanel
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.named_line import NamedLine
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage

_STAGES = (
    MessageStatus.QUEUED,
    MessageStatus.ACCEPTED,
    MessageStatus.SENT,
    MessageStatus.DELIVERED,
    MessageStatus.READ,
)
_ENOUGH = frozenset({MessageStatus.DELIVERED, MessageStatus.READ})
_LOST = frozenset({MessageStatus.FAILED, MessageStatus.UNCONFIRMED})
_HELLO = "hello_world"
_LATEST = 30


def sendable(templates: Sequence[Template]) -> list[Template]:
    """Approved ones without blanks or pictures, Meta's own example first."""
    found = [
        item
        for item in templates
        if item.status is TemplateStatus.APPROVED and not parameters(item) and not needs_media(item)
    ]
    return sorted(found, key=lambda item: (item.name != _HELLO, item.name, item.language))


class TestMessagePage(StepPage):
    """Free text while the phone's service window is open, else a template."""

    __test__ = False  # no test, whatever its name begins with
    step = Step.TEST

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._bridge: FeedBridge | None = None
        self._recent: list[Conversation] = []
        self._templates: list[Template] = []
        self._message: Message | None = None
        self._message_id: MessageId | None = None
        self.absent = EmptyState("plug", "", share=0.0)
        self.number = NamedLine(self.tr("Your mobile number"))
        self.text = NamedLine(self.tr("Message"))
        self.template = QComboBox()
        self.window_words = InfoBox()
        self.send = PushButton(self.tr("Send the test"), kind="primary", icon="send")
        self.ticks = CheckList(self.tr("What became of the message"))
        self._form = QWidget()
        self._template_part = QWidget()
        self._arrange()
        calm(self.template)
        self._connect()

    def title(self) -> str:
        return self.tr("Send a test message")

    def lead_words(self) -> str:
        return self.tr("To your own phone. You see here how it leaves, arrives and is read.")

    def help_panel(self) -> QWidget:
        panel = HelpPanel()
        panel.add_title(self.tr("What the ticks say"))
        panel.add_steps(
            (
                self.tr("**Accepted**: WhatsApp has taken the message."),
                self.tr("**Delivered**: it is on the phone."),
                self.tr("**Read**: the chat was opened. Some phones never tell."),
            )
        )
        panel.add_foot(
            self.tr("Free text only reaches people who wrote to the clinic in the last 24 hours.")
        )
        return panel

    def begin(self) -> None:
        self.desk_changed()

    async def end(self) -> None:
        self._forget_bridge()

    def can_continue(self) -> bool:
        return self._message is not None and self._message.status in _ENOUGH

    def hint(self) -> str:
        if self._message is None or self.can_continue() or self._message.status in _LOST:
            return ""
        return self.tr("The message is on its way")

    def rail_words(self) -> str:
        return "" if self._message is None else wording.status_words(self._message.status)

    def skip_words(self) -> str:
        return "" if self.can_continue() else self.tr("Finish without the test")

    def continue_words(self) -> str:
        return self.tr("Open the inbox")

    def attention(self) -> QWidget | None:
        return self.send if self.send.isEnabled() else self.number.editor

    def desk_changed(self) -> None:
        self._forget_bridge()
        desk = self._desk()
        if desk is not None:
            self._bridge = FeedBridge(desk.feed, self)
            self._bridge.messages_changed.connect(self._on_messages_changed)
            self._bridge.templates_changed.connect(self._on_contents_changed)
            self._bridge.conversations_changed.connect(self._on_contents_changed)
            self._on_contents_changed()
        self._refresh()

    def _desk(self) -> Services | None:
        return self._services.desk

    def _forget_bridge(self) -> None:
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None

    def _arrange(self) -> None:
        self.number.editor.setPlaceholderText("+56 9 0000 0142")
        self.number.editor.setProperty("large", True)
        self.text.editor.setProperty("large", True)
        self.text.editor.setText(self.tr("This is a test message from AURA."))
        self.template.setProperty("large", True)
        self.template.setAccessibleName(self.tr("Template"))
        label = TextLabel(self.tr("Template"), role="uiStrong")
        label.setBuddy(self.template)
        part = QVBoxLayout(self._template_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(6)
        part.addWidget(label)
        part.addWidget(self.template)
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        for each in (self.number, self.window_words, self.text, self._template_part):
            inner.addWidget(each)
        inner.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.absent)
        column.addWidget(self._form)
        self.absent.set_words(
            self.tr("Your number is not connected"),
            self.tr("A test message needs Meta's credentials. You can also finish without it."),
            self.tr("Open the credentials"),
        )

    def _connect(self) -> None:
        self.absent.action_requested.connect(self._on_credentials_wanted)
        self.number.editor.textChanged.connect(self._on_number_edited)
        self.number.editor.returnPressed.connect(self._on_send)
        self.text.editor.textChanged.connect(self._refresh)
        self.text.editor.returnPressed.connect(self._on_send)
        self.send.clicked.connect(self._on_send)

    def _refresh(self) -> None:
        connected = self._desk() is not None
        self.absent.setVisible(not connected)
        self._form.setVisible(connected)
        is_open = self._window_is_open()
        typed = bool(self.number.editor.text().strip())
        self.text.setVisible(is_open)
        self._template_part.setVisible(not is_open)
        self.window_words.set_text(self._window_sentence(is_open=is_open) if typed else "")
        sayable = bool(self.text.editor.text().strip()) if is_open else bool(self._templates)
        self.send.setEnabled(connected and typed and sayable)
        self._show_ticks()
        self.changed.emit()

    def _window_sentence(self, *, is_open: bool) -> str:
        if is_open:
            return self.tr("This phone wrote in the last 24 hours: you can write freely.")
        if self._templates:
            return self.tr(
                "This phone has not written in the last 24 hours: WhatsApp asks for a template."
            )
        return self.tr(
            "This phone has not written in the last 24 hours and there is no template to begin with."
            " Write to the clinic's number from it first."
        )

    def _chat(self) -> Conversation | None:
        """The recent conversation with the number that is typed."""
        typed = variants(self.number.editor.text())
        short = {f"56{each}" for each in typed if len(each) == 9}
        for item in self._recent:
            phone = item.contact.phone or item.contact.wa_id or ""
            if phone and variants(phone) & (typed | short):
                return item
        return None

    def _window_is_open(self) -> bool:
        chat = self._chat()
        return (
            chat is not None
            and service_window(chat.last_inbound_at, self._services.clock()).is_open
        )

    async def _load(self, desk: Services) -> None:
        page = await desk.conversations.page(ConversationFilter.ALL, None, _LATEST)
        self._recent = list(page.conversations)
        chosen = self.template.currentData()
        self._templates = sendable(await desk.templates.all())
        self.template.clear()
        for item in self._templates:
            self.template.addItem(f"{item.name} ({item.language})", item.id)
        self.template.setCurrentIndex(max(self.template.findData(chosen), 0))
        if not self.number.editor.text():
            self._offer_number()
        self._refresh()

    def _offer_number(self) -> None:
        """The phone that wrote last: most likely the real message of the step before."""
        wrote = [item for item in self._recent if item.last_inbound_at and item.contact.phone]
        if wrote:
            latest = max(wrote, key=lambda item: item.last_inbound_at or self._services.clock())
            self.number.editor.setText(for_reading(latest.contact.phone or ""))

    async def _send(self, desk: Services) -> None:
        self.send.setEnabled(False)
        try:
            chat_id = await desk.sending.start_conversation(self.number.editor.text())
            chat = await desk.conversations.get(chat_id)
            self._message_id = await self._enqueue(desk, chat_id, chat)
            await self._look(desk)
        except InputError as error:
            self.number.show_problem(wording.error_sentence(error))
        except AuraError as error:
            self.window_words.set_text(wording.error_sentence(error))
        finally:
            self._refresh()

    async def _enqueue(
        self, desk: Services, chat_id: ConversationId, chat: Conversation | None
    ) -> MessageId:
        inbound_at = None if chat is None else chat.last_inbound_at
        if service_window(inbound_at, self._services.clock()).is_open:
            return await desk.sending.send_text(chat_id, self.text.editor.text())
        wanted = self.template.currentData()
        template = next((item for item in self._templates if item.id == wanted), None)
        if template is None:
            raise InputError("service_window_closed", field="body")
        return await desk.sending.send_template(chat_id, template, {})

    async def _look(self, desk: Services) -> None:
        if self._message_id is None:
            return
        found = await desk.conversations.messages_by_ids([self._message_id])
        self._message = found[0] if found else None
        self._refresh()

    def _show_ticks(self) -> None:
        message = self._message
        self.ticks.setVisible(message is not None)
        if message is None:
            return
        times = {item.status: item.at for item in message.status_times}
        times.setdefault(MessageStatus.QUEUED, message.at)
        reached = [stage for stage in _STAGES if stage in times or stage is message.status]
        last = max((_STAGES.index(stage) for stage in reached), default=0)
        lines = []
        for place, stage in enumerate(_STAGES):
            done = place <= last
            if not done and message.status in _LOST:
                break
            at = times.get(stage)
            lines.append(
                CheckLine(
                    state=CheckState.OK if done else CheckState.WAITING,
                    title=self._stage_words(stage),
                    figure="" if at is None else wording_time.clock_with_seconds(at),
                    is_active=place == last + 1 and message.status not in _LOST,
                )
            )
        if message.status in _LOST:
            lines.append(self._lost_line(message))
        self.ticks.show_lines(lines)

    def _stage_words(self, stage: MessageStatus) -> str:
        if stage is MessageStatus.QUEUED:
            return self.tr("In the outbox")
        return wording.status_words(stage)

    def _lost_line(self, message: Message) -> CheckLine:
        failed = message.status is MessageStatus.FAILED
        detail = wording.failure_sentence(message.failure) if message.failure else ""
        return CheckLine(
            state=CheckState.FAIL if failed else CheckState.WARNING,
            title=wording.status_words(message.status),
            detail=detail,
        )

    def _on_contents_changed(self) -> None:
        desk = self._desk()
        if desk is not None:
            self.tasks.latest("load", self._load(desk))

    def _on_messages_changed(self, _conversation: object, message_ids: frozenset[object]) -> None:
        desk = self._desk()
        if desk is not None and self._message_id in message_ids:
            self.tasks.latest("look", self._look(desk))

    def _on_number_edited(self) -> None:
        self.number.show_problem("")
        self._refresh()

    def _on_send(self) -> None:
        desk = self._desk()
        if desk is not None and self.send.isEnabled():
            self.tasks.latest("send", self._send(desk))

    def _on_credentials_wanted(self) -> None:
        self.step_requested.emit(Step.CREDENTIALS)
