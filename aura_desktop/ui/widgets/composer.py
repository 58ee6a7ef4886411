"""Where an answer is written; gives way to the template card when the service window is closed."""

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.conversation import ServiceWindow
from aura_desktop.domain.draft import DraftUse
from aura_desktop.domain.limits import TEXT_BODY
from aura_desktop.domain.message import Message
from aura_desktop.ui import theme
from aura_desktop.ui.safe_words import isolated
from aura_desktop.ui.taken_text import TakenText
from aura_desktop.ui.widgets.closed_window_card import ClosedWindowCard
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.draft_strip import DraftStrip
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.preview_panel import first_name
from aura_desktop.ui.widgets.reply_strip import ReplyStrip

DRAFT_DEBOUNCE_MS = 500
TYPING_PAUSE_MS = 20_000
"""WhatsApp shows "writing…" for 25 s; asking again earlier changes nothing."""
COUNTER_FROM = TEXT_BODY - 400
_QUICK_KEYS = "Ctrl+Shift+R"


class ComposerBox(QWidget):
    """The field, what is quoted above it, and the row of buttons below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = MessageEdit()
        self.edit.setPlaceholderText(self.tr("Write a message"))
        self.edit.setAccessibleName(self.tr("Message"))
        self.strip: DraftStrip | None = None
        self.reply = ReplyStrip()
        self.reply.hide()
        self.error = TextLabel(role="meta", tone="error", wrap=True)
        self.error.hide()
        self.counter = TextLabel(role="meta", tone="subtle")
        self.counter.hide()
        self.template = PushButton(self.tr("Template"), kind="ghost", icon="layout-template")
        self.template.setToolTip("Ctrl+T")
        self.buttons = PushButton(self.tr("Buttons"), kind="ghost", icon="list")
        self.buttons.setToolTip("Ctrl+Shift+B")
        self.send = PushButton(self.tr("Send"), kind="primary", icon="send")
        self.send.setToolTip(self.tr("Enter sends, Shift+Enter breaks the line"))
        self.quick: PushButton | None = None
        row = self._row = QHBoxLayout()
        row.setSpacing(2)
        for widget in (self.template, self.buttons):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.counter)
        row.addSpacing(8)
        row.addWidget(self.send)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(13, 11, 7, 6)
        column.setSpacing(6)
        outer.addLayout(column)
        column.addWidget(self.reply)
        column.addWidget(self.edit)
        column.addWidget(self.error)
        column.addLayout(row)
        self.edit.focus_changed.connect(self.update)

    def make_strip(self) -> DraftStrip:
        """The strip that says whose words these are; there once a first draft was taken."""
        if self.strip is None:
            self.strip = DraftStrip(self)
            self.strip.hide()
            self._outer.insertWidget(0, self.strip)
        return self.strip

    def make_quick(self) -> PushButton:
        """The button of the quick replies, before the others; there once these can be had."""
        if self.quick is None:
            self.quick = PushButton(self.tr("Quick"), kind="ghost", icon="zap")
            self.quick.setToolTip(
                self.tr("Quick replies ({keys}, or / in the empty field)").format(keys=_QUICK_KEYS)
            )
            self._row.insertWidget(0, self.quick)
            self.setTabOrder(self.edit, self.quick)
            self.edit.setPlaceholderText(self.tr("Write a message, or / for quick replies"))
        return self.quick

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.edit.hasFocus() else 1
        token = "focus" if self.edit.hasFocus() else "borderControl"
        painter.setPen(QPen(colors.color(token), width))
        painter.setBrush(colors.color("surface"))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 12 - inset, 12 - inset)


class Composer(QWidget):
    """Writing to one patient.

    Signals:
        send_requested(str): what was typed, without spaces around it.
        template_requested(), buttons_requested(), quick_replies_requested(), reply_dismissed()
        draft_changed(str): half a second after typing stopped, and on flush_draft().
        typing_started(): at most every 20 s.
        text_changed(str): at once, by a person.
        draft_left(): a draft was taken, and given back or deleted.
        left(): Esc, with nothing quoted.
    """

    send_requested = Signal(str)
    template_requested = Signal()
    buttons_requested = Signal()
    quick_replies_requested = Signal()
    reply_dismissed = Signal()
    draft_changed = Signal(str)
    typing_started = Signal()
    text_changed = Signal(str)
    draft_left = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = ComposerBox()
        self._card = ClosedWindowCard()
        self._card.hide()
        self._contact_name = ""
        self._is_open = True
        self._filling = False
        self._taken: TakenText | None = None
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_DEBOUNCE_MS)
        self._since_typing = QElapsedTimer()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        column.addWidget(self._card)
        self._connect()
        self._show_length()

    def set_window(self, window: ServiceWindow) -> None:
        """Free text is possible or not; what was typed is kept either way."""
        if window.is_open == self._is_open:
            return
        # The button of the card, too: what is hidden with the keyboard on it hands it to whatever comes next.
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._is_open = window.is_open
        self._box.setVisible(window.is_open)
        self._card.setVisible(not window.is_open)
        if had_focus:
            self.take_focus()

    def set_recipient(self, name: str) -> None:
        """Who reads it; the quote strip and the card of the closed window say so."""
        self._contact_name = name
        self._card.set_recipient(isolated(first_name(name)))
        words = self.tr("Message to {name}").format(name=name) if name else self.tr("Message")
        self._box.edit.setAccessibleName(words)

    def take(self, taken: TakenText) -> None:
        """Put a draft's words into the field, as one step that Ctrl+Z takes back."""
        edit = self._box.edit
        self._taken = taken
        cursor = edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(taken.use.offered)
        edit.setTextCursor(cursor)
        strip = self._box.make_strip()
        strip.back_requested.connect(self._on_back_requested, Qt.ConnectionType.UniqueConnection)
        self._show_strip()
        self.take_focus()

    def mark(self, start: int, end: int) -> None:
        """Select a part of what stands in the field, counted in characters: to be looked at, or typed over."""
        text, cursor = self.text(), self._box.edit.textCursor()
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self._box.edit.setTextCursor(cursor)

    def taken(self) -> DraftUse | None:
        """What the words in the field were made of, None if a person typed them."""
        return None if self._taken is None else self._taken.use

    def kept(self) -> TakenText | None:
        """All that is known of it, to be given back with `put_back`."""
        return self._taken

    def put_back(self, taken: TakenText) -> None:
        """These words are in the field again, as they were left."""
        if not taken.is_left(self.text()):
            self._taken = taken
            self._show_strip()

    def text(self) -> str:
        """What stands in the field."""
        return self._box.edit.toPlainText()

    def edit(self) -> MessageEdit:
        """The field, to offer it keys and popups."""
        return self._box.edit

    def show_quick_replies_button(self) -> None:
        """From here on quick replies can be asked for."""
        if self._box.quick is not None:
            return
        self._box.make_quick().clicked.connect(self.quick_replies_requested)
        keys = QShortcut(QKeySequence(_QUICK_KEYS), self._box)
        keys.activated.connect(self.quick_replies_requested)

    def set_draft(self, text: str) -> None:
        """Another conversation's draft; nothing is reported as changed."""
        self._taken = None
        self._show_strip()
        self._filling = True
        self._box.edit.put_text(text)
        self._filling = False
        self._draft_timer.stop()
        self._since_typing.invalidate()
        self.show_error("")

    def set_reply(self, message: Message | None) -> None:
        """Quote this message; None quotes nothing."""
        if message is not None:
            self._box.reply.set_message(message, self._contact_name)
        self._box.reply.setVisible(message is not None)

    def clear(self) -> None:
        """After sending: empty, nothing quoted."""
        self.set_draft("")
        self.set_reply(None)

    def show_error(self, sentence: str) -> None:
        """A sentence under the field; "" takes it away. What was typed stays."""
        self._box.error.setText(sentence)
        self._box.error.setVisible(bool(sentence))

    def flush_draft(self) -> None:
        """Report the draft now if a change is still unreported."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.draft_changed.emit(self._box.edit.toPlainText())

    def take_focus(self) -> None:
        """Put the keyboard focus where the next step is."""
        if self._is_open:
            self._box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._card.focus_action()

    def yield_undo(self, *, yields: bool) -> None:
        """Leave Ctrl+Z to the window until something is typed."""
        self._box.edit.yield_undo(yields=yields)

    def _connect(self) -> None:
        box = self._box
        box.edit.textChanged.connect(self._on_text_changed)
        box.edit.submitted.connect(self._on_submitted)
        box.edit.escaped.connect(self._on_escaped)
        box.reply.dismissed.connect(self._on_reply_dismissed)
        box.send.clicked.connect(self._on_submitted)
        box.template.clicked.connect(self.template_requested)
        box.buttons.clicked.connect(self.buttons_requested)
        self._card.template_requested.connect(self.template_requested)
        self._draft_timer.timeout.connect(self._on_draft_due)

    def _on_text_changed(self) -> None:
        self._show_length()
        if self._filling:
            return
        self.show_error("")
        self._follow_taken()
        self.text_changed.emit(self._box.edit.toPlainText())
        self._draft_timer.start()
        due = not self._since_typing.isValid() or self._since_typing.hasExpired(TYPING_PAUSE_MS)
        if due and self._box.edit.toPlainText().strip():
            self._since_typing.start()
            self.typing_started.emit()

    def _follow_taken(self) -> None:
        if self._taken is not None and self._taken.is_left(self.text()):
            self._taken = None
            self.draft_left.emit()
        self._show_strip()

    def _show_strip(self) -> None:
        strip, taken = self._box.strip, self._taken
        if strip is None:
            return
        if taken is not None:
            strip.show_origin(is_ai=taken.is_ai, changes=taken.changes(self.text()))
        strip.setVisible(taken is not None)

    def _on_back_requested(self) -> None:
        if self._taken is None:
            return
        former, self._taken = self._taken.former, None
        self._box.edit.put_text(former)
        self._show_strip()
        self.take_focus()
        self.draft_left.emit()

    def _show_length(self) -> None:
        length = len(self._box.edit.toPlainText().strip())
        self._box.counter.setVisible(length >= COUNTER_FROM)
        if length >= COUNTER_FROM:
            self._count(length)
        self._box.send.setEnabled(0 < length <= TEXT_BODY)

    def _count(self, length: int) -> None:
        counter, locale = self._box.counter, self.locale()
        words = self.tr("{length} of {limit}").format(
            length=locale.toString(length), limit=locale.toString(TEXT_BODY)
        )
        counter.setText(words)
        kind = "error" if length > TEXT_BODY else "subtle"
        if counter.property("kind") != kind:
            counter.setProperty("kind", kind)
            counter.style().polish(counter)

    def _on_submitted(self) -> None:
        if self._box.send.isEnabled():
            self.send_requested.emit(self._box.edit.toPlainText().strip())

    def _on_escaped(self) -> None:
        if self._box.reply.isVisible():
            self._on_reply_dismissed()
        else:
            self.left.emit()

    def _on_reply_dismissed(self) -> None:
        self.set_reply(None)
        self.reply_dismissed.emit()

    def _on_draft_due(self) -> None:
        self.draft_changed.emit(self._box.edit.toPlainText())


def _units(text: str, characters: int) -> int:
    """Qt counts UTF-16 units."""
    return len(text[:characters].encode("utf-16-le")) // 2
