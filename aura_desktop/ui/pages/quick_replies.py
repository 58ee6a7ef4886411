"""Quick replies: from a slash or a button to the clinic's own words in the composer."""

from PySide6.QtCore import QObject, Qt, Signal

from aura_desktop.domain.draft import DraftUse
from aura_desktop.domain.entry_page import QuickReply
from aura_desktop.domain.ids import DraftId
from aura_desktop.domain.knowledge import EntryKind, NewEntry
from aura_desktop.ui.ai_services import AiServices
from aura_desktop.ui.models.quick_reply_list import matching
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.taken_text import TakenText
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.quick_reply_popup import QuickReplyPopup

SLASH = "/"
_TAKE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuickReplies(QObject):
    """Opens the list over the composer and puts what is chosen into it; it sends nothing.

    Signals: create_requested(NewEntry), a person wants one that is not there.
    """

    create_requested = Signal(object)

    def __init__(self, chat: ChatLayout, ai: AiServices, tasks: Tasks) -> None:
        super().__init__(chat)
        self._chat = chat
        self._ai = ai
        self._tasks = tasks
        self._popup: QuickReplyPopup | None = None
        self._asked: object | None = None
        """A token of the opening that counts; None while the list is closed."""
        self._replies: tuple[QuickReply, ...] | None = None
        self._takes_first = False
        self._former = chat.composer.text()
        self._is_typed = False
        chat.composer.show_quick_replies_button()
        self._connect()

    def is_open(self) -> bool:
        """Whether the list is there, or on its way."""
        return self._asked is not None

    def close_list(self) -> None:
        """Take the list away; what was typed stays."""
        self._asked = self._replies = None
        if self._popup is not None:
            self._popup.hide()

    def _connect(self) -> None:
        composer, edit = self._chat.composer, self._chat.composer.edit()
        composer.quick_replies_requested.connect(self._on_requested)
        composer.text_changed.connect(self._on_typed)
        edit.textChanged.connect(self._on_text_changed)
        edit.focus_changed.connect(self._on_focus_changed)
        edit.add_key_taker(self._takes_key)

    # opening and closing

    def _on_requested(self) -> None:
        if self.is_open():
            self.close_list()
            return
        self._chat.composer.take_focus()
        self._open()

    def _on_typed(self, text: str) -> None:
        self._is_typed = True
        if text == SLASH and not self._former:
            self._open()
        elif self.is_open():
            self._follow(text)

    def _on_text_changed(self) -> None:
        """Also of what no person typed: another conversation's draft ends the list."""
        is_typed, self._is_typed = self._is_typed, False
        self._former = self._chat.composer.text()
        if self.is_open() and not is_typed:
            self.close_list()

    def _on_focus_changed(self) -> None:
        if self.is_open() and not self._chat.composer.edit().hasFocus():
            self.close_list()

    def _open(self) -> None:
        self._asked, self._replies, self._takes_first = object(), None, False
        self._tasks.latest("quick replies", self._fetch(self._asked))

    async def _fetch(self, asked: object) -> None:
        """All of them at once, so that no key waits for the store."""
        replies: tuple[QuickReply, ...] | None = None
        try:
            replies = await self._ai.knowledge.quick_replies("")
        finally:
            if replies is None and self._asked is asked:
                self.close_list()
        if self._asked is not asked:
            return
        self._replies = replies
        self._show()
        if self._takes_first:
            self._take_current()

    def _follow(self, text: str) -> None:
        if not text.startswith(SLASH) or len(text.split()) != 1 or text[-1].isspace():
            self.close_list()
        else:
            self._show()

    def _show(self) -> None:
        if self._replies is None:
            return
        words = self._words()
        found = matching(self._replies, words)
        self._popup_made().show_replies(found, words, total=len(self._replies))

    def _words(self) -> str:
        text = self._chat.composer.text()
        return text.removeprefix(SLASH) if text.startswith(SLASH) else ""

    def _popup_made(self) -> QuickReplyPopup:
        if self._popup is None:
            self._popup = QuickReplyPopup(self._chat.column, self._chat.composer)
            self._popup.chosen.connect(self._take)
            self._popup.create_requested.connect(self._on_create_requested)
        return self._popup

    # choosing

    def _takes_key(self, key: Qt.Key) -> bool:
        if not self.is_open():
            return False
        if key == Qt.Key.Key_Escape:
            self.close_list()
        elif self._popup is None or self._replies is None:
            # What is typed with a slash must not go out because the list is a moment late.
            self._takes_first = self._takes_first or key in _TAKE
        elif key in _STEPS:
            self._popup.step(_STEPS[key])
        elif self._popup.current() is not None:
            self._take_current()
        else:
            # Nothing begins so: Enter would send it to the patient. Esc first, then Enter does.
            return key != Qt.Key.Key_Tab
        return True

    def _take_current(self) -> None:
        reply = None if self._popup is None else self._popup.current()
        if reply is not None:
            self._take(reply)

    def _take(self, reply: QuickReply) -> None:
        text = self._chat.composer.text()
        former = "" if text.startswith(SLASH) else text
        self.close_list()
        use = DraftUse(
            draft_id=DraftId(0), offered=reply.text, seconds_on_screen=0.0, entry_id=reply.entry.id
        )
        self._chat.composer.take(TakenText(use=use, former=former, is_ai=False))

    def _on_create_requested(self) -> None:
        words = self._words()
        self.close_list()
        new = NewEntry(kind=EntryKind.QUICK_REPLY, title="", body="", shortcut=words)
        self.create_requested.emit(new)
