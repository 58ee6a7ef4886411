"""Last step: one message to a phone at hand, and its ticks as they come."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.conversation import Conversation, ConversationFilter, service_window
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.domain.phone import digits, for_reading, variants
from aura_desktop.domain.setup import Step
from aura_desktop.errors import AuraError, InputError
from aura_desktop.services.link import LinkHealth
from aura_desktop.troubles import Action
from aura_desktop.ui import wording, wording_errors
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.remedies import META_PAGE
from aura_desktop.ui.services import Services
from aura_desktop.ui.widgets.check_list import CheckList
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.focus_follower import show_whole
from aura_desktop.ui.widgets.help_steps import HelpPanel
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.named_line import NamedLine
from aura_desktop.ui.widgets.tab_order import resting
from aura_desktop.ui.widgets.trouble_card import TroubleCard
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage
from aura_desktop.ui.wizard.test_template import TemplateChoice
from aura_desktop.ui.wizard.test_ticks import ARRIVED, LOST, tick_lines, wait_words

_LATEST = 200
"""More than answer a clinic in a day, so that whoever wrote in it is among them."""
_STEPS = {
    Action.PASTE_TOKEN: Step.CREDENTIALS,
    Action.OPEN_CREDENTIALS: Step.CREDENTIALS,
    Action.UNLOCK_KEYRING: Step.CREDENTIALS,
    Action.OPEN_WEBHOOK: Step.WEBHOOK,
}


class TestMessagePage(StepPage):
    """Free text while the phone's service window is open, else a template."""

    __test__ = False  # no test, whatever its name begins with
    step = Step.TEST

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._bridge: FeedBridge | None = None
        self._recent: list[Conversation] = []
        self._leave_health: Callable[[], None] | None = None
        self._sending = False
        self._sent: tuple[object, ...] = ()
        self._message: Message | None = None
        self._message_id: MessageId | None = None
        self.absent = EmptyState("plug", "", share=0.0)
        self.number = NamedLine(self.tr("Your mobile number"))
        self.text = NamedLine(self.tr("Message"))
        self.template = TemplateChoice()
        self.window_words = InfoBox()
        self.send = PushButton(self.tr("Send the test"), kind="primary", icon="send")
        self.ticks = CheckList(self.tr("What became of the message"))
        self._form = QWidget()
        self.waits = InfoBox(warning=True)
        self.trouble = TroubleCard()
        self._arrange()
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
        return self._message is not None and self._message.status in ARRIVED

    def hint(self) -> str:
        if self._message is None or self.can_continue() or self._message.status in LOST:
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

    async def finish(self) -> bool:
        """The inbox opens with what became of the test."""
        if self._message is not None:
            self._services.shown_next = self._message.conversation_id
        return True

    def desk_changed(self) -> None:
        self._forget_bridge()
        desk = self._desk()
        if desk is not None:
            self._bridge = FeedBridge(desk.feed, self)
            self._bridge.messages_changed.connect(self._on_messages_changed)
            self._bridge.templates_changed.connect(self._on_contents_changed)
            self._bridge.conversations_changed.connect(self._on_contents_changed)
            health = self._health()
            if health is not None:
                self._leave_health = health.subscribe(self._refresh)
            self._on_contents_changed()
            # What became of it while nobody listened.
            self.tasks.latest("look", self._look(desk))
        self._refresh()

    def _desk(self) -> Services | None:
        return self._services.desk

    def _health(self) -> LinkHealth | None:
        return getattr(self._desk(), "link_health", None)

    def _forget_bridge(self) -> None:
        if self._leave_health is not None:
            self._leave_health()
            self._leave_health = None
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None

    def _arrange(self) -> None:
        self.number.editor.setPlaceholderText("+56 9 0000 0142")
        self.number.editor.setProperty("large", True)
        self.text.editor.setProperty("large", True)
        self.text.editor.setText(self.tr("This is a test message from AURA."))
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        for each in (self.number, self.window_words, self.text, self.template):
            inner.addWidget(each)
        inner.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        for below in (self.ticks, self.waits, self.trouble):
            inner.addWidget(below)
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
        self.template.edited.connect(self._refresh)
        self.send.clicked.connect(self._on_send)
        self.trouble.action_requested.connect(self._on_trouble_action)
        self.trouble.copy_requested.connect(self._on_copy_requested)

    def _refresh(self) -> None:
        connected = self._desk() is not None
        self.absent.setVisible(not connected)
        self._form.setVisible(connected)
        is_open = self._window_is_open()
        typed = bool(self.number.editor.text().strip())
        self.text.setVisible(is_open)
        self.template.setVisible(not is_open and self.template.has_any())
        self.window_words.set_text(self._window_sentence(is_open=is_open) if typed else "")
        self.send.setEnabled(connected and typed and self._is_sayable() and not self._is_sent())
        self._show_ticks()
        self.changed.emit()

    def _is_sayable(self) -> bool:
        if self._window_is_open():
            return bool(self.text.editor.text().strip())
        return self.template.has_any()

    def _what(self) -> tuple[object, ...]:
        """Everything that would be sent, and to whom."""
        to = digits(self.number.editor.text())
        if self._window_is_open():
            return (to, self.text.editor.text().strip())
        return (to, self.template.box.currentData(), tuple(self.template.values().items()))

    def _is_sent(self) -> bool:
        """The same to the same phone is on its way or there: a second click must not send it twice."""
        if self._sending:
            return True
        lost = self._message is not None and self._message.status is MessageStatus.FAILED
        return self._what() == self._sent and not lost

    def _window_sentence(self, *, is_open: bool) -> str:
        if is_open:
            return self.tr("This phone wrote in the last 24 hours: you can write freely.")
        if self.template.has_any():
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
        self.template.set_templates(await desk.templates.all())
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
        self._sending = True
        what = self._what()
        with resting(self.send, self):
            try:
                chat_id = await desk.sending.start_conversation(self.number.editor.text())
                self._message_id = await self._enqueue(desk, chat_id)
                self._sent = what
                await self._look(desk)
            except InputError as error:
                self._show_refusal(error)
            except AuraError as error:
                self.number.show_problem(wording.error_sentence(error))
            finally:
                self._sending = False
                self._refresh()

    async def _enqueue(self, desk: Services, chat_id: ConversationId) -> MessageId:
        """What the form shows, not what has become possible since."""
        if self._window_is_open():
            return await desk.sending.send_text(chat_id, self.text.editor.text())
        template = self.template.chosen()
        if template is None:
            raise InputError("service_window_closed", field="body")
        return await desk.sending.send_template(chat_id, template, self.template.values())

    def _show_refusal(self, error: InputError) -> None:
        """At the field that it is about."""
        sentence = wording.error_sentence(error)
        if error.code == "service_window_closed":
            # It closed between the last look and the click.
            self._on_contents_changed()
        at_text = error.field == "body" and self.text.isVisible()
        (self.text if at_text else self.number).show_problem(sentence)

    async def _look(self, desk: Services) -> None:
        if self._message_id is None:
            return
        found = await desk.conversations.messages_by_ids([self._message_id])
        self._message = found[0] if found else None
        self._refresh()

    def _show_ticks(self) -> None:
        message = self._message
        if message is not None and self.ticks.isHidden():
            show_whole(self.ticks)
        self.ticks.setVisible(message is not None)
        self.waits.set_text("" if message is None else wait_words(message, self._health()))
        self._show_trouble(message)
        if message is not None:
            self.ticks.show_lines(tick_lines(message))

    def _show_trouble(self, message: Message | None) -> None:
        failure = None
        if message is not None and message.status is MessageStatus.FAILED:
            failure = message.failure
        if failure is not None and self.trouble.isHidden():
            number = {"phone": self.number.editor.text().strip()}
            trouble = wording_errors.failure_trouble(failure, number)
            # The person at this desk holds the phone: there is nobody to call.
            trouble = replace(trouble, second=Action.NONE, second_words="")
            self.trouble.set_trouble(trouble, wording_errors.technical_words(failure))
        if failure is not None and self.trouble.isHidden():
            show_whole(self.trouble)
        self.trouble.setVisible(failure is not None)

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
        self.text.show_problem("")
        self._refresh()

    def _on_send(self) -> None:
        desk = self._desk()
        if desk is None or not self.send.isEnabled() or self._sending:
            return
        blank = None if self._window_is_open() else self.template.first_problem()
        if blank is not None:
            blank.show_problem()
            blank.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        # Before the coroutine has begun, a second click may come.
        self._sending = True
        self.tasks.latest("send", self._send(desk))

    def _on_trouble_action(self, name: str) -> None:
        action = Action(name)
        if action in _STEPS:
            self.step_requested.emit(_STEPS[action])
        elif action is Action.OPEN_META:
            QDesktopServices.openUrl(QUrl(META_PAGE))
        elif action in {Action.CHOOSE_TEMPLATE, Action.REFRESH_TEMPLATES}:
            self.template.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_contents_changed()
        elif action is Action.COPY_FOR_SUPPORT:
            self._on_copy_requested(self.trouble.support_text())
        elif action in {Action.RETRY, Action.CHECK_AGAIN}:
            self._on_send()
        else:
            self.number.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.number.editor.selectAll()

    def _on_copy_requested(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _on_credentials_wanted(self) -> None:
        self.step_requested.emit(Step.CREDENTIALS)
