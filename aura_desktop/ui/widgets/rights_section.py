"""Data and privacy in the patient panel: what was agreed to, and the ways to change, copy and erase."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.consent import KINDS, Consent, ConsentKind
from aura_desktop.ui import wording_rights
from aura_desktop.ui.widgets.controls import ElidedLabel, IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.flow_layout import FlowLayout

_MARKS = {True: ("circle-check", "success"), False: ("circle-x", "warning")}
_NO_MARK = ("circle-dashed", "textSubtle")


class ConsentLine(QWidget):
    """One kind and how it stands; its icon says the same as its words."""

    def __init__(self, kind: ConsentKind) -> None:
        super().__init__()
        self._kind = kind
        self._icon = IconLabel("circle-dashed", size=14, ink="textSubtle")
        self._state = ElidedLabel(role="meta", tone="subtle")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(TextLabel(wording_rights.kind_words(kind), role="meta"))
        row.addWidget(self._state, 1)

    def show_consent(self, consent: Consent | None, now: datetime) -> None:
        """How it stands."""
        mark = _NO_MARK if consent is None else _MARKS[consent.given]
        self._icon.set_icon(*mark)
        words = wording_rights.state_words(consent, now)
        self._state.set_text(words)
        self.setAccessibleName(f"{wording_rights.kind_words(self._kind)}: {words}")


class RightsSection(QWidget):
    """Signals: consents_requested(), export_requested(), erase_requested()."""

    consents_requested = Signal()
    export_requested = Signal()
    erase_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {kind: ConsentLine(kind) for kind in KINDS}
        self.consents = PushButton(self.tr("Consents…"), compact=True)
        self.export = PushButton(self.tr("Export…"), compact=True)
        self.erase = PushButton(
            self.tr("Erase for good…"), kind="ghost", icon="trash-2", compact=True
        )
        head = TextLabel(self.tr("Data and privacy"), role="uiStrong", tone="subtle")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        for line in self._lines.values():
            column.addWidget(line)
        column.addSpacing(4)
        holder, buttons = QWidget(), FlowLayout(8)
        for button in (self.consents, self.export, self.erase):
            buttons.addWidget(button)
        holder.setLayout(buttons)
        column.addWidget(holder)
        self.consents.clicked.connect(self.consents_requested)
        self.export.clicked.connect(self.export_requested)
        self.erase.clicked.connect(self.erase_requested)

    def set_consents(self, standing: Mapping[ConsentKind, Consent], now: datetime) -> None:
        """What counts of each kind."""
        for kind, line in self._lines.items():
            line.show_consent(standing.get(kind), now)
