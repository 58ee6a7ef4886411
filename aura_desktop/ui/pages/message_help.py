"""What to do about a message that was given up: its trouble over the window."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.conversation import Contact
from aura_desktop.domain.message import Message
from aura_desktop.domain.phone import for_reading
from aura_desktop.troubles import Action
from aura_desktop.ui import wording, wording_errors
from aura_desktop.ui.widgets.trouble_dialog import TroubleDialog


class MessageHelp(QObject):
    """Opens the trouble of one message; calls by itself, all else it asks for.

    Signals: remedy_requested(troubles.Action as str, code, message_id), copy_requested(text for support).
    """

    remedy_requested = Signal(str, str, int)
    copy_requested = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.dialog = TroubleDialog(page.window())
        self._message: Message | None = None
        self._phone = ""
        self.dialog.action_requested.connect(self._on_action_requested)
        self.dialog.copy_requested.connect(self.copy_requested)

    def show_message(self, message: Message, contact: Contact) -> None:
        """Show why this message of this person was given up; nothing if it was not."""
        if message.failure is None:
            return
        self._message, self._phone = message, contact.phone or ""
        content = message.content
        trouble = wording_errors.failure_trouble(
            message.failure,
            {
                "phone": for_reading(contact.phone) if contact.phone else "",
                "template": content.name if isinstance(content, TemplateMessage) else "",
            },
        )
        self.dialog.show_trouble(
            wording.status_words(message.status),
            trouble,
            wording_errors.technical_words(message.failure),
            about=wording.contact_name(contact),
        )

    def _on_action_requested(self, action: str) -> None:
        if self._message is None or self._message.failure is None:
            return
        if action == Action.CALL:
            if self._phone:
                QDesktopServices.openUrl(QUrl(f"tel:{self._phone}"))
        else:
            self.remedy_requested.emit(action, self._message.failure.code, self._message.id)
