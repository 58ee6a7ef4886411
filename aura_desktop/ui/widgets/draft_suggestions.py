"""Up to three answers from what the clinic has written itself; no model is behind them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, divider
from aura_desktop.ui.widgets.snippet import Snippet

AT_MOST = 3
_LINES = 2
_GAP = 6


class _Row(QWidget):
    """One of them: title, two lines, all of them when opened.

    Signals: used(entry id); height_changed, when it was opened or closed.
    """

    used = Signal(int)
    height_changed = Signal()

    def __init__(self, place: int) -> None:
        super().__init__()
        self._entry_id = 0
        self._title = ElidedLabel(role="uiStrong")
        self._words = Snippet(lines=_LINES)
        self._more = IconButton("chevron-down", self.tr("Show all of it"))
        self._use = CapButton(self.tr("Use"), kind="outline", keys=f"Alt {place}")
        self._line = divider()
        if place == 1:
            self._line.hide()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._use, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._line)
        column.addLayout(row)
        self._more.setCheckable(True)
        self._more.hide()
        self._more.toggled.connect(self._on_toggled)
        self._use.clicked.connect(lambda: self.used.emit(self._entry_id))
        self._words.cut_changed.connect(self._more.setVisible)

    def show_entry(self, entry: Entry) -> None:
        """Show this one, closed."""
        self._entry_id = entry.id
        self._title.set_text(entry.title)
        self._use.setAccessibleName(self.tr("Use {title}").format(title=entry.title))
        self._use.setAccessibleDescription(entry.body)
        self._more.setChecked(False)
        self._words.set_text(entry.body)

    def _on_toggled(self, opened: bool) -> None:
        self._words.set_opened(opened=opened)
        self._more.set_icon("chevron-down" if not opened else "arrow-up")
        self._more.set_name(self.tr("Show less") if opened else self.tr("Show all of it"))
        self.height_changed.emit()


class DraftSuggestions(QWidget):
    """Signals: used(entry id); height_changed."""

    used = Signal(int)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._rows: list[_Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """The first three of these."""
        entries = entries[:AT_MOST]
        if entries == self._entries:
            return
        self._entries = entries
        # Rows are made once: to make them anew for each conversation would hold the window up.
        while len(self._rows) < len(entries):
            self._add_row()
        for row, entry in zip(self._rows, entries, strict=False):
            row.show_entry(entry)
        for place, row in enumerate(self._rows):
            # What a layout takes in is else shown a round later, and has no height until then.
            row.setVisible(place < len(entries))
        self.updateGeometry()

    def _add_row(self) -> None:
        row = _Row(len(self._rows) + 1)
        row.used.connect(self.used)
        row.height_changed.connect(self.height_changed)
        column = self.layout()
        assert column is not None
        column.addWidget(row)
        self._rows.append(row)

    def use(self, place: int) -> bool:
        """Take the one at this place, counted from 1; False if there is none."""
        if not 1 <= place <= len(self._entries):
            return False
        self.used.emit(self._entries[place - 1].id)
        return True

    def spoken(self) -> str:
        """All of them, for screen readers."""
        return " ".join(
            f"{place}: {entry.title}. {entry.body}" for place, entry in enumerate(self._entries, 1)
        )
