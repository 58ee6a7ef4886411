"""How much may still leave: one line with a bar for the clinic's own ceiling, one for Meta's limit."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aura_desktop.domain.allowance import Allowance
from aura_desktop.ui import wording_allowance
from aura_desktop.ui.widgets.controls import TextLabel, divider

_FINE = 1_000
"""Steps of a bar, whatever it measures."""


class Meter(QWidget):
    """What is measured, how far it has gone, and a bar where there is an end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.words = TextLabel(tone="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _FINE)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(TextLabel(name, role="uiStrong"))
        head.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)

    def show_use(self, words: str, used: int, most: int | None) -> None:
        """So much of so much; `most` None: there is no end, and no bar."""
        self.words.setText(words)
        self.bar.setVisible(most is not None)
        if most is not None:
            self.bar.setValue(min(used * _FINE // max(most, 1), _FINE))
        self.bar.setAccessibleName(f"{self._name}: {words}")


class AllowanceMeters(QFrame):
    """A card with both, and what waits because of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.today = Meter(self.tr("Today"))
        self.patients = Meter(self.tr("First messages, 24 h"))
        self.held = TextLabel(tone="warning", wrap=True)
        self.held.setContentsMargins(16, 0, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for widget in (self.today, divider(), self.patients, self.held):
            column.addWidget(widget)
        self.held.hide()

    def show_allowance(self, allowance: Allowance) -> None:
        """As it is now."""
        self.today.show_use(
            wording_allowance.today_words(allowance), allowance.sent_today, allowance.ceiling
        )
        self.patients.show_use(
            wording_allowance.patients_words(allowance), allowance.reached, allowance.limit.patients
        )
        waiting = wording_allowance.held_words(allowance)
        self.held.setText(waiting)
        self.held.setVisible(bool(waiting))
