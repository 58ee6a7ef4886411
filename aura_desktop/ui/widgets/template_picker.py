"""The dialog that chooses a template, fills it in and shows what the patient will read."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from aura_desktop.domain.conversation import ServiceWindow, WindowState
from aura_desktop.domain.template import Template
from aura_desktop.ui import theme, wording
from aura_desktop.ui.models.template_form import is_sendable, prefilled
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.message_preview import Preview
from aura_desktop.ui.widgets.preview_panel import PreviewPanel
from aura_desktop.ui.widgets.tab_order import order_tabs
from aura_desktop.ui.widgets.tag import Tag
from aura_desktop.ui.widgets.template_fields import TemplateFields
from aura_desktop.ui.widgets.template_list_pane import TemplateListPane
from aura_desktop.ui.widgets.template_preview import of_template

_SIZE = QSize(1064, 624)
_LIST_WIDTH = 316
_PREVIEW_WIDTH = 340
_WINDOW_TAGS = {
    WindowState.OPEN: ("timer", "primaryText", "primaryTint"),
    WindowState.LOW: ("timer", "warning", "warningTint"),
    WindowState.CRITICAL: ("timer", "danger", "dangerTint"),
}


class TemplatePicker(DialogFrame):
    """Chooses and fills a template; keeps what was typed for each conversation until it is sent.

    It opens with the template left unfinished for this conversation, else the one sent last.
    Signals: send_requested (Template, dict of values by parameter key), with the dialog already
    closed; refresh_requested; dismissed.
    """

    send_requested = Signal(object, object)
    refresh_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "layout-template", _SIZE)
        self._typed: dict[tuple[int, str, str], dict[str, str]] = {}
        self._last: dict[int, Template] = {}
        self._recent: Template | None = None
        self._sent: tuple[Template, dict[str, str]] | None = None
        self._conversation = 0
        self._facts: Mapping[str, str] = {}
        self._template: Template | None = None
        self._window = Tag(dashed=True)
        self.pane = TemplateListPane()
        self.fields = TemplateFields()
        self._middle = QStackedWidget()
        self._panel = PreviewPanel(self.tr("The template appears here."))
        self._failure = FieldMessage()
        self._cancel = PushButton(self.tr("Cancel"), kind="ghost")
        self._send = PushButton(self.tr("Send template"), kind="primary", icon="send")
        self._build()
        self._connect()

    def open_for(
        self,
        templates: Sequence[Template],
        contact_name: str,
        window: ServiceWindow,
        prefill: Mapping[str, str],
        *,
        conversation_id: int = 0,
        busy: bool = False,
        last_synced: datetime | None = None,
    ) -> None:
        """Open for a conversation. `prefill`: see models/template_form.prefilled."""
        self._conversation = conversation_id
        self._facts = prefill
        self._failure.show_sentence("")
        self.set_title(self.tr("Send template to {name}").format(name=contact_name))
        self._show_window(window)
        self._panel.set_contact(contact_name)
        self.pane.reset()
        self.set_templates(templates, busy=busy, last_synced=last_synced)
        self.pane.choose(self._last.get(conversation_id, self._recent), tell_again=True)
        self.open(self.pane.first_focus())

    def set_templates(
        self,
        templates: Sequence[Template],
        *,
        busy: bool = False,
        last_synced: datetime | None = None,
        error: str = "",
    ) -> None:
        """Another list, or news of its being fetched; `error` is why that failed."""
        self.pane.set_state(busy=busy, error=error)
        self.pane.set_synced(last_synced, datetime.now(UTC))
        self.pane.set_templates(templates)
        if error and templates:
            # The former list is still of use, so the reason stands in the footer.
            self._failure.show_sentence(error)

    def reopen(self, sentence: str) -> None:
        """Open again with what was just sent, because it could not be queued for this reason."""
        if self._sent is not None:
            template, values = self._sent
            self._typed[self._key(template)] = values
            self.pane.choose(template, tell_again=True)
        self._failure.show_sentence(sentence)
        self.open(self.pane.view)

    def _build(self) -> None:
        self.add_to_header(self._window)
        self._middle.addWidget(self.fields)
        self._middle.addWidget(_no_choice(self.tr("Choose a template to fill it in.")))
        body = _Columns(self.pane)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 1, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        row.addSpacing(1)
        row.addWidget(self._middle, 1)
        row.addWidget(self._panel)
        self.set_body(body)
        self.add_hint(("↑", "↓"), self.tr("choose"))
        self.add_hint(("Tab",), self.tr("next field"))
        self.hints.addWidget(self._failure)
        self.add_button(self._cancel)
        self.add_button(self._send)
        self._send.setToolTip("Ctrl+Enter")
        theme.notifier().changed.connect(self._fit_columns)
        self._fit_columns()

    def _connect(self) -> None:
        self.pane.template_chosen.connect(self._on_template_chosen)
        self.pane.refresh_requested.connect(self.refresh_requested)
        self.pane.accepted.connect(self._on_accepted)
        self.fields.edited.connect(self._on_edited)
        self._cancel.clicked.connect(self.dismiss)
        self._send.clicked.connect(self._confirm)
        self.confirm_requested.connect(self._confirm)

    def _fit_columns(self) -> None:
        """The sides give way with the middle where the window is smaller than the card would be."""
        px = theme.current().px
        share = min(1.0, self.card.width() / px(_SIZE.width()))
        self.pane.setFixedWidth(round(px(_LIST_WIDTH) * share))
        self._panel.setFixedWidth(round(px(_PREVIEW_WIDTH) * share))

    def _show_window(self, window: ServiceWindow) -> None:
        closed = self.tr("Window closed")
        words = wording.window_words(window) if window.is_open else closed
        icon, ink, fill = _WINDOW_TAGS.get(window.state, ("lock", "textMuted", ""))
        self._window.show_word(words, icon=icon, ink=ink, fill=fill)

    def _key(self, template: Template) -> tuple[int, str, str]:
        return self._conversation, template.name, template.language

    def _on_template_chosen(self, template: Template | None) -> None:
        self._template = template
        self._middle.setCurrentIndex(1 if template is None else 0)
        if template is None:
            self._panel.show_preview(Preview())
        else:
            known = prefilled(template, self._facts)
            typed = self._typed.get(self._key(template), {})
            self.fields.show_template(template, {**known, **typed}, known.keys())
            editors = [field.editor for field in self.fields.fields]
            order_tabs([self.pane.view, self.pane.refresh, *editors, self._cancel, self._send])
            self._last[self._conversation] = template
            self._show_preview(template)
        self._show_ready()

    def _show_preview(self, template: Template) -> None:
        self._panel.show_preview(of_template(template, self.fields.values()))

    def _show_ready(self) -> None:
        ready = (
            self._template is not None
            and is_sendable(self._template)
            and self.fields.first_problem() is None
        )
        self._send.setEnabled(ready)

    def _on_edited(self) -> None:
        if self._template is None:
            return
        self._typed[self._key(self._template)] = self.fields.values()
        self._failure.show_sentence("")
        self._show_preview(self._template)
        self._show_ready()

    def _on_accepted(self) -> None:
        problem = self.fields.first_problem()
        if problem is not None:
            problem.editor.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._send.isEnabled():
            self._send.setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm(self) -> None:
        template = self._template
        if template is None or not is_sendable(template):
            return
        problem = self.fields.first_problem()
        if problem is not None:
            self.fields.show_problems()
            problem.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self.fields.values()
        self._sent = (template, values)
        self._typed.pop(self._key(template), None)
        self._last.pop(self._conversation, None)
        self._recent = template
        self.finish()
        self.send_requested.emit(template, values)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()


class _Columns(QWidget):
    """The three columns with a hairline after the first."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._first = first

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self._first.width()
        painter.fillRect(left, 0, 1, self.height(), theme.current().color("border"))
        painter.end()


def _no_choice(words: str) -> QWidget:
    label = TextLabel(words, tone="subtle", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
