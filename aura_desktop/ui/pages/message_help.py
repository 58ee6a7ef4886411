"""What to do about a message that was given up: its trouble over the window."""

from dataclasses import replace

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aura_desktop import troubles
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.conversation import Contact
from aura_desktop.domain.message import Failure, Message, MessageStatus
from aura_desktop.domain.phone import for_reading
from aura_desktop.troubles import Action, Trouble
from aura_desktop.ui import wording, wording_errors, wording_message
from aura_desktop.ui.delegates.message_offer import fitting
from aura_desktop.ui.widgets.trouble_dialog import TroubleDialog


class MessageHelp(QObject):
    """Opens the trouble of one message; calls by itself, all else it asks for.

    Signals: remedy_requested(troubles.Action as str, code, message_id), copy_requested(text for support),
    number_fix_requested(the number that failed, "" if there is none).
    """

    remedy_requested = Signal(str, str, int)
    number_fix_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.dialog = TroubleDialog(page.window())
        self._message: Message | None = None
        self._phone = ""
        self.dialog.action_requested.connect(self._on_action_requested)
        self.dialog.copy_requested.connect(self.copy_requested)

    def show_message(self, message: Message, contact: Contact, *, window_open: bool) -> None:
        """Show why this message was given up, or what to look at before it is sent again; else nothing."""
        failure = message.failure
        title = wording.status_words(message.status)
        if failure is None and message.status is MessageStatus.UNCONFIRMED:
            failure, title = Failure(code=wording_message.LOST), self.tr("Before it is sent again")
        if failure is None:
            return
        self._message, self._phone = message, _number(contact)
        content = message.content
        trouble = wording_errors.failure_trouble(
            failure,
            {
                "phone": for_reading(contact.phone) if contact.phone else "",
                "template": content.name if isinstance(content, TemplateMessage) else "",
            },
        )
        self.dialog.show_trouble(
            title,
            _with_what_helps(trouble, message, window_open=window_open),
            wording_errors.technical_words(failure),
            about=wording.contact_name(contact),
        )

    def carry_out(
        self, action: str, message: Message, contact: Contact, *, window_open: bool
    ) -> None:
        """Do at once what a button under this message of this person says."""
        self._message, self._phone = message, _number(contact)
        if action == Action.COPY_FOR_SUPPORT and message.failure is not None:
            trouble = wording_errors.failure_trouble(message.failure)
            technical = wording_errors.technical_words(message.failure)
            self.copy_requested.emit(f"{trouble.title}\n{technical}")
        elif action == Action.CALL and not self._phone:
            self.show_message(message, contact, window_open=window_open)
        else:
            self._on_action_requested(action)

    def _on_action_requested(self, action: str) -> None:
        if self._message is None:
            return
        if action == Action.CALL:
            if self._phone:
                digits = "".join(sign for sign in self._phone if sign in "+0123456789")
                QDesktopServices.openUrl(QUrl(f"tel:{digits}"))
        elif action == Action.FIX_NUMBER:
            self.number_fix_requested.emit(self._phone)
        else:
            failure = self._message.failure
            self.remedy_requested.emit(action, failure.code if failure else "", self._message.id)


def _number(contact: Contact) -> str:
    return contact.phone or (f"+{contact.wa_id}" if contact.wa_id else "")


def _with_what_helps(trouble: Trouble, message: Message, *, window_open: bool) -> Trouble:
    named = (trouble.action, trouble.second)
    nothing = (Action.NONE, Action.NONE)
    action, second = (*fitting(named, message, window_open=window_open), *nothing)[:2]
    return replace(
        trouble,
        action=action,
        action_words=_button_words(action, message),
        second=second,
        second_words=_button_words(second, message),
    )


def _button_words(action: Action, message: Message) -> str:
    if action is Action.RETRY and message.status is MessageStatus.UNCONFIRMED:
        return wording_message.translate("transcript", "Send it again")
    return troubles.button_words(action, wording_errors.language())
