"""What the three forms of the interactive builder have in common."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain import limits
from aura_desktop.ui.models.interactive_draft import InteractiveDraft
from aura_desktop.ui.widgets.counted_field import CountedField, CountedLine, CountedText


class ProblemPlace(Protocol):
    """Where a problem of one field is shown, and what gets the focus for it."""

    @property
    def editor(self) -> QWidget: ...

    def show_problem(self, sentence: str) -> None: ...


class InteractiveForm(QWidget):
    """Header, message and footer; the rest is each form's own.

    Signals: edited, at each key; settled (the field), when typing pauses or the focus leaves.
    """

    edited = Signal()
    settled = Signal(object)

    def __init__(self, body_limit: int, body_lines: int) -> None:
        super().__init__()
        self.header = CountedField(
            CountedLine(limits.HEADER, counter_inside=False), self.tr("Header"), optional=True
        )
        self.body = CountedField(CountedText(body_limit, body_lines), self.tr("Message"))
        self.footer = CountedField(
            CountedLine(limits.FOOTER, counter_inside=False), self.tr("Footer"), optional=True
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 14)
        self.column.setSpacing(13)
        for field in (self.header, self.body, self.footer):
            self.watch(field)

    def watch(self, field: CountedField) -> None:
        """Pass on what happens in a field."""
        field.edited.connect(self.edited)
        field.settled.connect(lambda: self.settled.emit(field.editor))

    def first_editor(self) -> QWidget:
        """Where the focus goes when the form opens."""
        return self.body.editor

    def load(self, draft: InteractiveDraft) -> None:
        """Show a draft."""
        self.header.set_text(draft.header)
        self.body.set_text(draft.body)
        self.footer.set_text(draft.footer)

    def stored(self, draft: InteractiveDraft) -> InteractiveDraft:
        """The draft with what is typed here."""
        return replace(
            draft,
            header=self.header.text(),
            body=self.body.text(),
            footer=self.footer.text(),
        )

    def places(self) -> Mapping[str, ProblemPlace]:
        """Where problems are shown, by the field names of domain/limits."""
        return {"header": self.header, "body": self.body, "footer": self.footer}


def focused_within(holder: QWidget) -> QWidget | None:
    """The widget inside `holder` that has the focus."""
    focused = holder.window().focusWidget()
    inside: QObject | None = focused
    while inside is not None and inside is not holder:
        inside = inside.parent()
    return focused if inside is holder else None
