"""One blank of a template: number, name, where its value comes from, and the field."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain import limits
from aura_desktop.domain.commands import TemplatePart
from aura_desktop.domain.template import Template, TemplateParameter
from aura_desktop.ui import wording, wording_template
from aura_desktop.ui.widgets.controls import ElidedLabel, TextLabel
from aura_desktop.ui.widgets.counted_field import (
    CountedLine,
    FieldMessage,
    counter_words,
    set_property,
)
from aura_desktop.ui.widgets.tag import Tag

_SPACES = str.maketrans({"\u2028": " ", "\u2029": " ", "\n": " ", "\t": " "})


class TemplateField(QWidget):
    """A field for one parameter; `from_record` shows where its value comes from until it is changed.

    Signals: edited.
    """

    edited = Signal()

    def __init__(
        self, template: Template, parameter: TemplateParameter, value: str, *, from_record: bool
    ) -> None:
        super().__init__()
        self.key = parameter.key
        self._record_value = value if from_record else None
        self._wanted = False
        number = wording_template.numbers(template)[parameter.key]
        self.label = wording_template.parameter_label(template, parameter)
        self.editor = CountedLine(limits.TEMPLATE_VALUE, counter_inside=False)
        self.editor.set_content(value)
        self.editor.setAccessibleName(self.label)
        if parameter.example:
            example = self.tr("For example: {example}").format(example=parameter.example)
            self.editor.setPlaceholderText(example)
        self._counter = TextLabel(role="meta", tone="subtle")
        self._origin = Tag(self.tr("from the record"), ink="primaryText", fill="primaryTint")
        self._message = FieldMessage()
        self._arrange(number, _link_words(template, parameter))
        self.editor.edited.connect(self._on_edited)
        self.editor.settled.connect(self._on_settled)
        self.editor.installEventFilter(self)
        self._refresh()

    def value(self) -> str:
        """What is typed; line breaks and tabs, which a template cannot take, read as spaces."""
        return self.editor.content().translate(_SPACES)

    def problem(self) -> str:
        """What is wrong with the value, "" when nothing is."""
        if not self.value().strip():
            return self.tr("This is needed to send it.")
        found = next(limits.value_problems(self.key, self.value()), None)
        return wording.error_sentence(found) if found else ""

    def show_problem(self) -> None:
        """Show what is wrong from now on: amber while it is missing, red when it cannot be sent."""
        self._wanted = True
        self._mark()

    def message(self) -> str:
        """The sentence shown under the field."""
        return self._message.text()

    def _mark(self) -> None:
        sentence = self.problem()
        missing = not self.value().strip()
        set_property(self.editor, "invalid", "true" if sentence and not missing else "false")
        self._message.show_sentence(sentence, "warning" if missing else "error")
        self.editor.setAccessibleDescription(sentence)

    def _refresh(self) -> None:
        same = self._record_value is not None and self.editor.content() == self._record_value
        self._origin.setVisible(same)
        self._counter.setVisible(not same)
        length = len(self.value())
        self._counter.setText(counter_words(length, limits.TEMPLATE_VALUE))
        too_long = length > limits.TEMPLATE_VALUE
        set_property(self._counter, "kind", "error" if too_long else "subtle")

    def _arrange(self, number: int, link: str) -> None:
        name = ElidedLabel(self.label, role="uiStrong")
        name.set_text(self.label)
        name.setBuddy(self.editor)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Tag(str(number)))
        head.addWidget(name, 1)
        head.addWidget(self._origin)
        head.addWidget(self._counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.editor)
        if link:
            hint = ElidedLabel(role="meta", tone="subtle")
            hint.set_text(link)
            column.addWidget(hint)
        column.addWidget(self._message)

    def _on_edited(self) -> None:
        self._refresh()
        if self._message.text() and not self.problem():
            self._mark()
        self.edited.emit()

    def _on_settled(self) -> None:
        if self._wanted or self.editor.was_typed_in():
            self.show_problem()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self.value().strip():
            self.show_problem()
        return False


def _link_words(template: Template, parameter: TemplateParameter) -> str:
    """The address a link button leads to, with the place of the value."""
    buttons = template.component("BUTTONS")
    if parameter.part is not TemplatePart.URL_BUTTON or buttons is None:
        return ""
    url = buttons.buttons[parameter.button_index or 0].url
    return url[: url.find("{{")] + "…" if "{{" in url else url
