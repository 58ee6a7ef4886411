"""A few facts side by side: what it is called above, what it is below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.flow_layout import FlowLayout

_TONES = {"success": "success", "warning": "warning", "danger": "error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`icon` stands before the value, in the colour of its `tone` (a colour token)."""

    name: str
    value: str
    icon: str = ""
    tone: str = ""


class FactRow(QWidget):
    """Begins a new line where the room ends."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLayout(FlowLayout(theme.current().px(28)))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        clear_layout_of(self)
        layout = self.layout()
        assert layout is not None
        for fact in facts:
            layout.addWidget(_fact_box(fact))
        self.updateGeometry()

    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def minimumSizeHint(self) -> QSize:
        # Qt would ask for the height of the narrowest row, where each fact has a line of its own.
        layout = self.layout()
        return QSize() if layout is None else layout.minimumSize()


def _fact_box(fact: Fact) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(TextLabel(fact.name, role="meta", tone="muted"))
    row = QHBoxLayout()
    row.setSpacing(5)
    if fact.icon:
        row.addWidget(IconLabel(fact.icon, size=14, ink=fact.tone or "textMuted"))
    row.addWidget(TextLabel(fact.value, role="bodyStrong", tone=_TONES.get(fact.tone, "")))
    row.addStretch(1)
    column.addLayout(row)
    return box
