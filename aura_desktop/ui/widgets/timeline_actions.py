"""What can be done with a message of the transcript: clicks and menus become intents."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.content import Interactive
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_message
from aura_desktop.ui.announcing import is_hushed
from aura_desktop.ui.delegates.media_offer import media_acts
from aura_desktop.ui.delegates.message_sheet import Act, Spot
from aura_desktop.ui.widgets.message_menu import (
    MessageMenu,
    can_reply,
    options_menu,
    reaction_menu,
)


class TimelineActions(QObject):
    """Turns a click or a menu's choice into the signal of what a person wants.

    Signals: as those of TimelineView.
    """

    reply_requested = Signal(int)
    react_requested = Signal(int, str)
    resend_requested = Signal(int)
    help_requested = Signal(int)
    remedy_requested = Signal(int, str)
    copy_requested = Signal(str)
    quote_clicked = Signal(int)
    link_requested = Signal(str)
    correction_requested = Signal(int)
    record_requested = Signal(int)
    media_requested = Signal(int, str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def reply(self, message: Message) -> None:
        """Ask for a reply to this message, if WhatsApp can quote it."""
        if can_reply(message):
            self.reply_requested.emit(message.id)

    def copy(self, messages: list[Message]) -> None:
        """Ask for the words of these messages on the clipboard."""
        words = [wording_message.clipboard_text(message) for message in messages]
        text = "\n".join(word for word in words if word)
        if text:
            self.copy_requested.emit(text)

    def run(self, message: Message, spot: Spot, at: QPoint) -> None:
        """Do what a spot of this message stands for; `at` is where a menu opens, global."""
        match spot.act:
            case Act.QUOTE if message.quote and message.quote.message_id is not None:
                self.quote_clicked.emit(message.quote.message_id)
            case Act.RESEND:
                self._resend(message)
            case Act.HELP:
                self.help_requested.emit(message.id)
            case Act.REMEDY:
                self.remedy_requested.emit(message.id, spot.value)
            case Act.MEDIA:
                self.media_requested.emit(message.id, spot.value)
            case Act.LINK:
                self.link_requested.emit(spot.value)
            case Act.OPTIONS if isinstance(message.content, Interactive):
                options_menu(self._view, message.content, message.chosen_ids).popup(at)

    def _resend(self, message: Message) -> None:
        """What may have arrived is not sent again by one click: first a person is told what to look at."""
        if message.status is MessageStatus.UNCONFIRMED:
            self.help_requested.emit(message.id)
        else:
            self.resend_requested.emit(message.id)

    def use_media(self, message: Message) -> None:
        """Do with the file of a message what a click on it does."""
        for act in media_acts(message)[:1]:
            self.media_requested.emit(message.id, act)

    def choose_reaction(self, message: Message, at: QPoint) -> None:
        """Open the reactions at a global point."""
        menu = reaction_menu(self._view, message)
        menu.triggered.connect(lambda action: self.react_requested.emit(message.id, action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def show_menu(
        self,
        message: Message,
        at: QPoint,
        *,
        answerable: bool,
        offered: tuple[Action, ...],
        spots: list[Spot],
    ) -> None:
        """Open the menu of a message at a global point; `spots` are those its row shows."""
        links = list(dict.fromkeys(spot.value for spot in spots if spot.act is Act.LINK))
        menu = MessageMenu(self._view, message, answerable=answerable, offered=offered, links=links)
        menu.reply_requested.connect(lambda: self.reply(message))
        menu.copy_requested.connect(lambda: self.copy([message]))
        menu.resend_requested.connect(lambda: self._resend(message))
        menu.remedy_requested.connect(lambda action: self.remedy_requested.emit(message.id, action))
        menu.help_requested.connect(lambda: self.help_requested.emit(message.id))
        menu.link_requested.connect(self.link_requested)
        menu.correction_requested.connect(lambda: self.correction_requested.emit(message.id))
        menu.record_requested.connect(lambda: self.record_requested.emit(message.id))
        menu.media_requested.connect(lambda act: self.media_requested.emit(message.id, act))
        menu.reaction_requested.connect(lambda emoji: self.react_requested.emit(message.id, emoji))
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(at)

    def announce(self, words: str) -> None:
        """Let a screen reader say this when it has finished what it is saying."""
        if QAccessible.isActive() and not is_hushed(self._view):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

    def focus_row(self, row: int) -> None:
        """Tell assistive programs which row is the current one."""
        if QAccessible.isActive() and row >= 0 and self._view.hasFocus():
            event = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            event.setChild(row)
            QAccessible.updateAccessibility(event)
