"""The middle of the template picker: what the template is, and a field for each of its blanks."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.domain.template import Template, parameters
from aura_desktop.ui import wording_template
from aura_desktop.ui.models.template_form import is_sendable
from aura_desktop.ui.widgets.controls import ElidedLabel
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.tag import Tag
from aura_desktop.ui.widgets.template_field import TemplateField


class TemplateFields(QWidget):
    """Signals: edited."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[TemplateField] = []
        self._title = ElidedLabel(role="section")
        self._status = Tag()
        self._detail = ElidedLabel(role="meta", tone="muted")
        self._refusal = InfoBox(warning=True)
        self._nothing = InfoBox()
        self._about = InfoBox(
            self.tr("Fields are filled from the record. If you change one here, the record stays.")
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(13)
        self._arrange()

    def show_template(
        self, template: Template, values: Mapping[str, str], from_record: Collection[str]
    ) -> None:
        """Show the blanks of a template with these values; `from_record` are keys that came from there."""
        self._title.set_text(wording_template.title(template))
        icon, ink, fill = wording_template.status_look(template.status)
        self._status.show_word(
            wording_template.status(template.status), icon=icon, ink=ink, fill=fill
        )
        words = (
            wording_template.category(template.category),
            wording_template.language(template.language),
            template.name,
        )
        self._detail.set_text(" · ".join(words))
        self._refusal.set_text(wording_template.refusal_sentence(template))
        self._clear()
        for parameter in parameters(template) if is_sendable(template) else ():
            known = parameter.key in from_record
            value = values.get(parameter.key, "")
            field = TemplateField(template, parameter, value, from_record=known)
            field.edited.connect(self.edited)
            self.fields.append(field)
            self._column.insertWidget(len(self.fields) - 1, field)
            # The layout would show it a moment later; Tab may come before that.
            field.show()
        self._about.setVisible(any(field.key in from_record for field in self.fields))
        empty = is_sendable(template) and not self.fields
        self._nothing.set_text(self.tr("There is nothing to fill in.") if empty else "")

    def values(self) -> dict[str, str]:
        """What is typed, by parameter key."""
        return {field.key: field.value() for field in self.fields}

    def first_problem(self) -> TemplateField | None:
        """The first field that keeps the template from being sent."""
        return next((field for field in self.fields if field.problem()), None)

    def show_problems(self) -> None:
        """Say at every field what is wrong."""
        for field in self.fields:
            field.show_problem()

    def _clear(self) -> None:
        while self.fields:
            field = self.fields.pop()
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._status)
        line.addWidget(self._detail, 1)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(20, 0, 20, 16)
        inside.setSpacing(13)
        for box in (self._refusal, self._nothing):
            inside.addWidget(box)
        inside.addLayout(self._column)
        inside.addStretch(1)
        inside.addWidget(self._about)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        # QScrollArea has just switched this on; the card's own ground is to be seen.
        holder.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 12)
        head.setSpacing(5)
        head.addWidget(self._title)
        head.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
