"""The chips over the list of entries: what is to be done, then kinds; rare kinds behind the last one."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from aura_desktop.domain.knowledge import EntryKind
from aura_desktop.ui import wording_knowledge
from aura_desktop.ui.models.entry_shelf import Shelf, kind_key
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.flow_layout import FlowLayout

_FEW = 2
"""So many kinds are shown before somebody asks for the rest."""
_ALWAYS = (Shelf.ALL, Shelf.REVIEW, Shelf.PROPOSED, Shelf.QUICK)


class EntryChips(QWidget):
    """Exactly one is down. Signals: chosen(key), by a person."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Filter"))
        self.setLayout(FlowLayout(6))
        self._open = False
        self._counts: Mapping[str, int] = {}
        self._chips: dict[str, PushButton] = {}
        self._words: dict[str, str] = {}
        self._group = QButtonGroup(self)
        for shelf in _ALWAYS:
            self._add(shelf, wording_knowledge.chip_words(shelf))
        for kind in wording_knowledge.KINDS:
            if kind is not EntryKind.QUICK_REPLY:  # a shelf of its own
                key = kind_key(kind)
                self._add(key, wording_knowledge.chip_words(key, kind))
        self._add(Shelf.RETIRED, wording_knowledge.chip_words(Shelf.RETIRED))
        self.more = PushButton("", kind="ghost", compact=True)
        self.more.setProperty("role", "meta")
        self._lay(self.more)
        self.more.clicked.connect(self._on_more)
        self._chips[Shelf.ALL].setChecked(True)
        self.set_counts({})

    def key(self) -> str:
        """The key of the chip that is down."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Put this chip down, without a signal; one that is not there is ALL."""
        self._chips.get(key, self._chips[Shelf.ALL]).setChecked(True)
        self._show()

    def chip(self, key: str) -> PushButton:
        """The chip of this key. Raises: KeyError."""
        return self._chips[key]

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many entries each key has."""
        self._counts = counts
        for key, chip in self._chips.items():
            chip.set_words(f"{self._words[key]} {QLocale().toString(counts.get(key, 0))}")
        self._show()

    def _add(self, key: str, words: str) -> None:
        chip = PushButton(words, compact=True)
        chip.setCheckable(True)
        chip.setProperty("role", "meta")
        self._words[key], self._chips[key] = words, chip
        self._group.addButton(chip)
        self._lay(chip)
        chip.clicked.connect(lambda _checked=False: self._on_clicked(key))

    def _lay(self, chip: PushButton) -> None:
        layout = self.layout()
        assert layout is not None
        chip.setAutoDefault(False)
        layout.addWidget(chip)

    def _show(self) -> None:
        """All that has entries; of the rare kinds only the chosen one while they are folded."""
        others = [key for key in self._chips if key not in _ALWAYS and self._counts.get(key)]
        ranked = sorted(others, key=lambda key: -self._counts[key])
        seen = {*_ALWAYS, *(others if self._open else ranked[:_FEW]), self.key()}
        for key, chip in self._chips.items():
            chip.setVisible(key in seen)
        folded = len(others) - _FEW
        self.more.setVisible(folded > 0)
        self.more.set_words(self.tr("Fewer") if self._open else self.tr("%n more", "", folded))

    def _on_clicked(self, key: str) -> None:
        self._show()
        self.chosen.emit(key)

    def _on_more(self) -> None:
        self._open = not self._open
        self._show()
