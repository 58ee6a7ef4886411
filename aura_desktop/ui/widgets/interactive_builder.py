"""The dialog that builds a message with reply buttons, a list or a link button."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from aura_desktop.domain import limits
from aura_desktop.domain.content import Interactive, InteractiveType
from aura_desktop.ui import wording
from aura_desktop.ui.models.interactive_draft import (
    InteractiveDraft,
    problems,
    switched,
    to_interactive,
)
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.counted_field import CountedLine, CountedText, FieldMessage
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.interactive_buttons_form import InteractiveButtonsForm
from aura_desktop.ui.widgets.interactive_form import InteractiveForm
from aura_desktop.ui.widgets.interactive_link_form import InteractiveLinkForm
from aura_desktop.ui.widgets.interactive_list_form import InteractiveListForm
from aura_desktop.ui.widgets.key_hint import KeyHint
from aura_desktop.ui.widgets.message_preview import of_interactive
from aura_desktop.ui.widgets.preview_panel import PreviewPanel
from aura_desktop.ui.widgets.segmented_control import SegmentedControl

_KINDS = (InteractiveType.BUTTON, InteractiveType.LIST, InteractiveType.CTA_URL)
_SIZE = QSize(980, 628)
_LIST_SIZE = QSize(1080, 664)
_PREVIEW_WIDTH = 392
_LIST_PREVIEW_WIDTH = 373


class InteractiveBuilder(DialogFrame):
    """Builds an Interactive; keeps what was typed for each conversation until it is sent.

    Signals: send_requested (Interactive), with the dialog already closed; dismissed.
    """

    send_requested = Signal(Interactive)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "list", _SIZE)
        self._drafts: dict[int, InteractiveDraft] = {}
        self._conversation = 0
        self._contact = ""
        self._draft = InteractiveDraft()
        self._touched: set[QWidget] = set()
        self._tried = False
        self._kinds = SegmentedControl(self._choices(), self.tr("Kind of message"))
        self._forms: dict[InteractiveType, InteractiveForm] = {
            InteractiveType.BUTTON: InteractiveButtonsForm(),
            InteractiveType.LIST: InteractiveListForm(),
            InteractiveType.CTA_URL: InteractiveLinkForm(),
        }
        self._stack = QStackedWidget()
        self._panel = PreviewPanel(self.tr("The message appears here while you write."))
        self._failure = FieldMessage()
        self._send = ConfirmButton(self.tr("Send"), icon="send", keys="Ctrl Enter")
        self._cancel = PushButton(self.tr("Cancel"), kind="ghost")
        self._build()
        self._connect()

    def open_for(self, contact_name: str, conversation_id: int = 0) -> None:
        """Open for a conversation, with what was typed there before."""
        self._contact, self._conversation = contact_name, conversation_id
        draft = self._drafts.get(conversation_id, InteractiveDraft())
        self._touched.clear()
        self._tried = False
        self._failure.show_sentence("")
        self.set_title(
            self.tr("Message with options"), self.tr("for {name}").format(name=contact_name)
        )
        self._panel.set_contact(contact_name)
        self._show(draft)
        self.open(self._form().first_editor())

    def reopen(self, sentence: str) -> None:
        """Open again with what was just sent, because it could not be queued for this reason."""
        self._drafts[self._conversation] = self._draft
        self.open_for(self._contact, self._conversation)
        self._failure.show_sentence(sentence)

    def restore(self, conversation_id: int, draft: InteractiveDraft) -> None:
        """Have this draft there when the conversation's builder opens next."""
        self._drafts[conversation_id] = draft

    def draft(self) -> InteractiveDraft:
        """What is typed now."""
        return self._draft

    def _choices(self) -> list[tuple[str, str]]:
        buttons = self.tr("Buttons · up to {count}").format(count=limits.REPLY_BUTTONS)
        rows = self.tr("List · up to {count}").format(count=limits.LIST_ROWS)
        return [
            ("square-mouse-pointer", buttons),
            ("list", rows),
            ("link", self.tr("Link")),
        ]

    def _build(self) -> None:
        self.add_to_header(self._kinds)
        for kind in _KINDS:
            self._stack.addWidget(_scrolling(self._forms[kind]))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 1, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self._panel)
        self.set_body(body)
        self._hint = KeyHint(("Alt", "↑", "↓"), self.tr("move an option"))
        self.hints.addWidget(self._hint)
        self.hints.addWidget(self._failure)
        self.add_button(self._cancel)
        self.add_button(self._send)

    def _connect(self) -> None:
        self._kinds.chosen.connect(self._on_kind_chosen)
        for form in self._forms.values():
            form.edited.connect(self._on_edited)
            form.settled.connect(self._on_settled)
        buttons = self._forms[InteractiveType.BUTTON]
        if isinstance(buttons, InteractiveButtonsForm):
            buttons.list_requested.connect(lambda: self._switch(InteractiveType.LIST))
        self._cancel.clicked.connect(self.dismiss)
        self._send.clicked.connect(self._confirm)
        self.confirm_requested.connect(self._confirm)

    def _form(self) -> InteractiveForm:
        return self._forms[self._draft.kind]

    def _show(self, draft: InteractiveDraft) -> None:
        self._draft = draft
        place = _KINDS.index(draft.kind)
        is_list = draft.kind is InteractiveType.LIST
        self._kinds.choose(place)
        self._stack.setCurrentIndex(place)
        self._panel.setFixedWidth(_LIST_PREVIEW_WIDTH if is_list else _PREVIEW_WIDTH)
        self.set_size(_LIST_SIZE if is_list else _SIZE)
        self._hint.setVisible(draft.kind is not InteractiveType.CTA_URL)
        self._form().load(draft)
        self._mark()
        self._show_preview()

    def _switch(self, kind: InteractiveType) -> None:
        self._touched.clear()
        self._tried = False
        self._show(switched(self._draft, kind))
        self._keep()

    def _keep(self) -> None:
        if self._draft.is_empty():
            self._drafts.pop(self._conversation, None)
        else:
            self._drafts[self._conversation] = self._draft

    def _show_preview(self) -> None:
        self._panel.show_preview(of_interactive(to_interactive(self._draft)))

    def _mark(self, *, only_clear: bool = False) -> dict[str, str]:
        """Show the problems of the fields a person has left; all of them after a try to send."""
        found = problems(self._draft)
        shown: dict[str, str] = {}
        for name, place in self._form().places().items():
            due = self._tried or place.editor in self._touched
            sentence = wording.error_sentence(found[name]) if due and name in found else ""
            if not sentence or not only_clear or place.editor.property("invalid") == "true":
                place.show_problem(sentence)
            if sentence:
                shown[name] = sentence
        return shown

    def _on_kind_chosen(self, place: int) -> None:
        self._switch(_KINDS[place])

    def _on_edited(self) -> None:
        self._draft = self._form().stored(self._draft)
        self._failure.show_sentence("")
        self._keep()
        self._show_preview()
        self._mark(only_clear=True)

    def _on_settled(self, editor: CountedLine | CountedText) -> None:
        # A field that was only passed through is not blamed for being empty.
        if self.isVisible() and editor.was_typed_in():
            self._touched.add(editor)
            self._mark()

    def _confirm(self) -> None:
        self._draft = self._form().stored(self._draft)
        self._tried = True
        shown = self._mark()
        if problems(self._draft):
            self._go_to_first(shown)
            return
        self._drafts.pop(self._conversation, None)
        self.finish()
        self.send_requested.emit(to_interactive(self._draft))

    def _go_to_first(self, shown: dict[str, str]) -> None:
        places = self._form().places()
        first = next((name for name in places if name in shown), None)
        if first is None:
            return
        places[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        event = QAccessibleAnnouncementEvent(places[first].editor, shown[first])
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _scrolling(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(form)
    # QScrollArea has just switched this on; the card's own ground is to be seen.
    form.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
