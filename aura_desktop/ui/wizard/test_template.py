"""The template of a test message: which one, and its blanks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from aura_desktop.domain.template import Template, parameters
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.models.template_form import is_sendable
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.template_field import TemplateField

_HELLO = "hello_world"


def sendable(templates: Sequence[Template]) -> list[Template]:
    """Those a person can send from here: Meta's own example first, then those without blanks."""
    found = [item for item in templates if is_sendable(item)]
    return sorted(
        found,
        key=lambda item: (
            item.name != _HELLO,
            bool(parameters(item)),
            item.name,
            item.language,
        ),
    )


class TemplateChoice(QWidget):
    """What is typed stays while the list is fetched anew.

    Signals: edited(), another template or another value.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.fields: list[TemplateField] = []
        self._templates: list[Template] = []
        self._shown: Template | None = None
        self.box.setProperty("large", True)
        self.box.setAccessibleName(self.tr("Template"))
        calm(self.box)
        label = TextLabel(self.tr("Template"), role="uiStrong")
        label.setBuddy(self.box)
        self._blanks = QVBoxLayout()
        self._blanks.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.box)
        column.addSpacing(6)
        column.addLayout(self._blanks)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def set_templates(self, templates: Sequence[Template]) -> None:
        """The clinic's list as it is now; what cannot be sent from here is left out."""
        chosen = self.box.currentData()
        self._templates = sendable(templates)
        blocked = self.box.blockSignals(True)
        self.box.clear()
        for item in self._templates:
            self.box.addItem(f"{item.name} ({item.language})", item.id)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        self.box.blockSignals(blocked)
        self._show_blanks()

    def has_any(self) -> bool:
        """Whether there is a template to send."""
        return bool(self._templates)

    def chosen(self) -> Template | None:
        """The one to be sent."""
        wanted = self.box.currentData()
        return next((item for item in self._templates if item.id == wanted), None)

    def values(self) -> dict[str, str]:
        """What is typed, by parameter key."""
        return {field.key: field.value() for field in self.fields}

    def first_problem(self) -> TemplateField | None:
        """The first blank that keeps it from being sent."""
        return next((field for field in self.fields if field.problem()), None)

    def _show_blanks(self) -> None:
        template = self.chosen()
        if template == self._shown:
            return
        self._shown = template
        while self.fields:
            field = self.fields.pop()
            self._blanks.removeWidget(field)
            field.hide()
            field.deleteLater()
        for parameter in () if template is None else parameters(template):
            assert template is not None
            made = TemplateField(template, parameter, "", from_record=False)
            made.edited.connect(self.edited)
            self.fields.append(made)
            self._blanks.addWidget(made)
            made.show()

    def _on_chosen(self) -> None:
        self._show_blanks()
        self.edited.emit()
