"""The menus of a message: what can be done with it, and which reaction to send."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from aura_desktop.domain.content import Interactive
from aura_desktop.domain.message import Direction, Message, Way
from aura_desktop.troubles import Action
from aura_desktop.ui import assets, wording_media, wording_message
from aura_desktop.ui.delegates.media_offer import MediaAct, media_acts
from aura_desktop.ui.delegates.message_offer import offer_words
from aura_desktop.ui.delegates.message_text import real_host

_ICONS = {
    Action.RETRY: "rotate-cw",
    Action.CHOOSE_TEMPLATE: "layout-template",
    Action.REFRESH_TEMPLATES: "refresh-cw",
    Action.FIX_NUMBER: "pencil",
    Action.CALL: "phone",
    Action.COPY_FOR_SUPPORT: "copy",
    Action.OPEN_META: "external-link",
}
_MEDIA_ICONS = {
    MediaAct.OPEN: "eye",
    MediaAct.SAVE: "download",
    MediaAct.FETCH: "download",
}
BY_AI = frozenset({Way.AUTOMATIC, Way.DRAFT, Way.DRAFT_CHANGED})
"""What an AI wrote, whoever sent it."""
REACTIONS = ("👍", "❤️", "😊", "🙏", "👏", "😮")


def can_reply(message: Message) -> bool:
    """Whether WhatsApp could quote this message."""
    return message.wamid is not None and not message.revoked_at


def can_react(message: Message) -> bool:
    """Whether a reaction can be put on this message: only on what the patient wrote."""
    return can_reply(message) and message.direction is Direction.INBOUND


def has_record(message: Message) -> bool:
    """Whether it was kept how this message came to be."""
    return message.direction is Direction.OUTBOUND and message.way is not Way.UNKNOWN


class MessageMenu(QMenu):
    """What can be done with one message.

    Signals: reply_requested, reaction_requested(emoji; "" takes ours back), copy_requested, resend_requested,
    remedy_requested(troubles.Action as str), help_requested, link_requested(address),
    correction_requested (an AI's words were wrong), record_requested (how it came to be),
    media_requested(MediaAct as str).
    """

    reply_requested = Signal()
    reaction_requested = Signal(str)
    copy_requested = Signal()
    resend_requested = Signal()
    remedy_requested = Signal(str)
    help_requested = Signal()
    link_requested = Signal(str)
    correction_requested = Signal()
    record_requested = Signal()
    media_requested = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        message: Message,
        *,
        answerable: bool,
        offered: tuple[Action, ...],
        links: list[str],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_media(message)
        if answerable and can_reply(message):
            self._add("reply", self.tr("Reply"), "R").triggered.connect(self.reply_requested)
        if answerable and can_react(message):
            self.addMenu(self._reactions(message))
        if wording_message.clipboard_text(message):
            self._add("copy", self.tr("Copy"), "Ctrl+C").triggered.connect(self.copy_requested)
        for address in links:
            host = real_host(address)[-60:]
            action = self._add("external-link", self.tr("Open {link}").format(link=host))
            action.triggered.connect(lambda _=False, at=address: self.link_requested.emit(at))
        for each in offered:
            entry = self._add(_ICONS.get(each, "arrow-right"), offer_words(each, message.status))
            if each is Action.RETRY:
                entry.triggered.connect(self.resend_requested)
            else:
                entry.triggered.connect(lambda _=False, at=each: self.remedy_requested.emit(at))
        if message.failure:
            self._add("info", self.tr("What to do")).triggered.connect(self.help_requested)
        if has_record(message):
            self._add_record(message)

    def _add_media(self, message: Message) -> None:
        for place, act in enumerate(media_acts(message)):
            words = wording_media.act_words(act, message)
            entry = self._add(_MEDIA_ICONS[act], words, "" if place else self.tr("Enter"))
            entry.triggered.connect(lambda _=False, at=act: self.media_requested.emit(at))

    def _add_record(self, message: Message) -> None:
        self.addSeparator()
        how = self._add("history", self.tr("How this reply came to be"))
        how.triggered.connect(self.record_requested)
        if message.way in BY_AI:
            wrong = self._add("circle-x", self.tr("This reply was wrong"))
            wrong.triggered.connect(self.correction_requested)

    def _add(self, icon: str, words: str, keys: str = "") -> QAction:
        action = self.addAction(assets.icon(icon, 16), f"{words}\t{keys}" if keys else words)
        action.setIconVisibleInMenu(True)
        return action

    def _reactions(self, message: Message) -> QMenu:
        menu = reaction_menu(self, message)
        menu.setTitle(self.tr("React"))
        menu.setIcon(assets.icon("smile-plus", 16))
        menu.triggered.connect(lambda action: self.reaction_requested.emit(action.data()))
        return menu


def reaction_menu(parent: QWidget, message: Message) -> QMenu:
    """The reactions to choose from; `triggered` hands an action whose data is the emoji, "" to take ours back."""
    menu = QMenu(parent)
    ours = {item.emoji for item in message.reactions if item.direction is Direction.OUTBOUND}
    for emoji in REACTIONS:
        action = menu.addAction(emoji)
        action.setData(emoji)
        action.setCheckable(emoji in ours)
        action.setChecked(emoji in ours)
    if ours:
        menu.addSeparator()
        words = wording_message.translate("transcript", "Remove reaction")
        menu.addAction(words).setData("")
    return menu


def options_menu(parent: QWidget, content: Interactive, chosen: tuple[str, ...]) -> QMenu:
    """The rows of a list message to read, by section; the chosen one is checked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for section in content.sections:
        if section.title:
            menu.addSection(section.title)
        for row in section.rows:
            words = f"{row.title} · {row.description}" if row.description else row.title
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(row.id in chosen)
            action.setChecked(row.id in chosen)
    return menu
