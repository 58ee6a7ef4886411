"""The two dialogs that build what is sent: templates, and messages with options."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.content import Interactive
from aura_desktop.domain.conversation import Contact, Conversation, service_window
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.phone import for_reading
from aura_desktop.domain.template import Template
from aura_desktop.errors import AuraError, InputError
from aura_desktop.services.sending import Sending
from aura_desktop.services.templates import Templates
from aura_desktop.ui import wording
from aura_desktop.ui.delegates.message_text import one_line
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from aura_desktop.ui.widgets.interactive_builder import InteractiveBuilder
    from aura_desktop.ui.widgets.template_picker import TemplatePicker


class SendDialogs(QObject):
    """Opens them for a conversation and queues what they give; each is made when it is first asked for.

    Signals: queued(), once a message stands in the outbox.
    """

    queued = Signal()

    def __init__(
        self,
        parent: QWidget,
        sending: Sending,
        templates: Templates,
        bridge: FeedBridge,
        tasks: Tasks,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._sending = sending
        self._templates = templates
        self._tasks = tasks
        self._clock = clock
        self._conversation_id: ConversationId | None = None
        self._parent = parent
        self._picker: TemplatePicker | None = None
        self._builder: InteractiveBuilder | None = None
        bridge.templates_changed.connect(self._on_templates_changed)

    def open_template_picker(self, conversation: Conversation) -> None:
        """Choose and fill a template for this conversation."""
        self._conversation_id = conversation.id
        self._tasks.latest("picker", self._open_picker(conversation))

    def open_interactive_builder(self, conversation: Conversation) -> None:
        """Build a message with buttons, a list or a link for this conversation."""
        self._conversation_id = conversation.id
        name = wording.contact_name(conversation.contact)
        # At once, however long it takes the first time: what is typed after the key belongs into it.
        self._built().open_for(name, int(conversation.id))

    def _built(self) -> "InteractiveBuilder":
        if self._builder is None:
            from aura_desktop.ui.widgets.interactive_builder import InteractiveBuilder

            self._builder = InteractiveBuilder(self._parent)
            self._builder.send_requested.connect(self._on_interactive_built)
        return self._builder

    async def _picked(self) -> "TemplatePicker":
        if self._picker is None:
            from aura_desktop.ui.widgets.template_picker import TemplatePicker

            # Loading and building in one go would hold the window up.
            await asyncio.sleep(0)
            self._picker = TemplatePicker(self._parent)
            self._picker.send_requested.connect(self._on_template_chosen)
            self._picker.refresh_requested.connect(self._on_refresh_requested)
            await asyncio.sleep(0)
        return self._picker

    async def _open_picker(self, conversation: Conversation) -> None:
        picker = await self._picked()
        templates = await self._templates.all()
        synced = await self._templates.last_synced()
        picker.open_for(
            templates,
            wording.contact_name(conversation.contact),
            service_window(conversation.last_inbound_at, self._clock()),
            _facts(conversation.contact),
            conversation_id=int(conversation.id),
            busy=synced is None,
            last_synced=synced,
        )
        if synced is None:
            await self._refresh(picker)

    def _on_refresh_requested(self) -> None:
        if self._picker is not None:
            self._tasks.latest("templates", self._refresh(self._picker))

    async def _refresh(self, picker: "TemplatePicker") -> None:
        error = ""
        picker.set_templates(
            await self._templates.all(),
            busy=True,
            last_synced=await self._templates.last_synced(),
        )
        try:
            await self._templates.refresh()
        except AuraError as failure:
            error = wording.error_sentence(failure)
        await self._show_templates(picker, error)

    def _on_templates_changed(self) -> None:
        if self._picker is not None and self._picker.isVisible():
            self._tasks.latest("template list", self._show_templates(self._picker, ""))

    async def _show_templates(self, picker: "TemplatePicker", error: str) -> None:
        picker.set_templates(
            await self._templates.all(),
            last_synced=await self._templates.last_synced(),
            error=error,
        )

    def _on_template_chosen(self, template: Template, values: Mapping[str, str]) -> None:
        if self._conversation_id is not None:
            self._tasks.spawn(self._send_template(self._conversation_id, template, values))

    async def _send_template(
        self, conversation_id: ConversationId, template: Template, values: Mapping[str, str]
    ) -> None:
        try:
            await self._sending.send_template(conversation_id, template, values)
        except InputError as error:
            (await self._picked()).reopen(wording.error_sentence(error))
        else:
            self.queued.emit()

    def _on_interactive_built(self, interactive: Interactive) -> None:
        if self._conversation_id is not None:
            self._tasks.spawn(self._send_interactive(self._conversation_id, interactive))

    async def _send_interactive(
        self, conversation_id: ConversationId, interactive: Interactive
    ) -> None:
        try:
            await self._sending.send_interactive(conversation_id, interactive)
        except InputError as error:
            self._built().reopen(wording.error_sentence(error))
        else:
            self.queued.emit()


def _facts(contact: Contact) -> dict[str, str]:
    """What is known of the patient, for the blanks of a template."""
    name = one_line(contact.name or contact.profile_name)
    phone = for_reading(contact.phone) if contact.phone else ""
    return {"name": name, "first_name": name.split()[0] if name.split() else "", "phone": phone}
