"""Up to three answers from what the clinic has written itself; no model is behind them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, clear_layout_of, divider
from aura_desktop.ui.widgets.snippet import Snippet

AT_MOST = 3
_LINES = 2


class _Row(QWidget):
    """One of them: title, two lines, all of them when opened.

    Signals: used; height_changed, when it was opened or closed.
    """

    used = Signal()
    height_changed = Signal()

    def __init__(self, entry: Entry, place: int) -> None:
        super().__init__()
        title = ElidedLabel(role="uiStrong")
        title.set_text(entry.title)
        self._words = Snippet(lines=_LINES)
        self._more = IconButton("chevron-down", self.tr("Show all of it"))
        self._use = CapButton(self.tr("Use"), kind="outline", keys=f"Alt {place}")
        self._use.setAccessibleName(self.tr("Use {title}").format(title=entry.title))
        self._use.setAccessibleDescription(entry.body)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(title)
        column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(column, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._use, 0, Qt.AlignmentFlag.AlignTop)
        self._more.setCheckable(True)
        self._more.hide()
        self._more.toggled.connect(self._on_toggled)
        self._use.clicked.connect(self.used)
        self._words.cut_changed.connect(self._more.setVisible)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """The first three of these."""
        entries = entries[:AT_MOST]
        if entries == self._entries:
            return
        self._entries = entries
        clear_layout_of(self)
        column = self.layout()
        assert column is not None
        for place, entry in enumerate(entries, start=1):
            if place > 1:
                column.addWidget(divider())
            row = _Row(entry, place)
            row.used.connect(lambda at=entry.id: self.used.emit(at))
            row.height_changed.connect(self.height_changed)
            column.addWidget(row)
            # What a layout takes in is else shown a round later, and has no height until then.
            row.show()
        self.updateGeometry()

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
