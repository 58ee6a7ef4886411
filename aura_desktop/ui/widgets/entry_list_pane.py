"""The left side of the page of knowledge: search, chips, the list, and what stands there without one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui import announcing, theme
from aura_desktop.ui.delegates.entry import EntryDelegate
from aura_desktop.ui.models import entry_shelf
from aura_desktop.ui.models.entry_list import EntryListModel, RecordRole
from aura_desktop.ui.models.entry_shelf import Shelf
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, divider
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.entry_chips import EntryChips
from aura_desktop.ui.widgets.search_line import SearchLine

_SEARCH_MS = int(theme.tokens()["motion"]["searchDebounce"])


class EntryListPane(QFrame):
    """Signals: entry_chosen(EntryId), by a person; search_changed(str), after a pause; accepted(), Enter
    in the list; new_requested(); import_requested(); synonyms_requested().
    """

    entry_chosen = Signal(int)
    search_changed = Signal(str)
    accepted = Signal()
    new_requested = Signal()
    import_requested = Signal()
    synonyms_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "pane")
        self.new = PushButton(self.tr("New"), icon="plus", compact=True)
        self.new.setToolTip("Ctrl+N")
        self.search = SearchLine(self.tr("Search what the clinic knows"))
        self.chips = EntryChips()
        self.model = EntryListModel(self)
        self.view = _View()
        self.bring = PushButton(self.tr("Import…"), kind="ghost", icon="file-up", compact=True)
        self.synonyms = PushButton(
            self.tr("Synonyms"), kind="ghost", icon="languages", compact=True
        )
        self._stack = QStackedWidget()
        self._empty = EmptyState("book-open", "")
        self._nothing = EmptyState("search-x", "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_MS)
        self._entries: tuple[Entry, ...] = ()
        self._today = date.min
        self._found: tuple[str, tuple[EntryId, ...]] = ("", ())
        self._current: EntryId | None = None
        self._loaded = False
        self._marking = False
        self._prepare()
        self._arrange()
        self._connect()

    def set_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show these, all there are."""
        self._entries, self._today, self._loaded = tuple(entries), today, True
        self.chips.set_counts(entry_shelf.tally(entries, today))
        self._show()

    def set_found(self, words: str, hits: Sequence[EntryId]) -> None:
        """What the search for these words found, the best first."""
        if words == self.search.text().strip():
            self._found = (words, tuple(hits))
            self._show()
            count = self.model.rowCount()
            announcing.say(self.view, self.tr("%n entry(s) found", "", count) if words else "")

    def set_current(self, entry_id: EntryId | None) -> None:
        """Mark the entry that is open; without a signal."""
        self._current = entry_id
        self._mark()

    def reveal(self, entry_id: EntryId) -> None:
        """Have this entry in the list, whatever was searched or chosen, and mark it."""
        self._current = entry_id
        if self.model.row_of(entry_id) < 0:
            self.search.clear()
            self._found = ("", ())
            entry = next((item for item in self._entries if item.id == entry_id), None)
            if entry is not None:
                is_seen = Shelf.ALL in entry_shelf.shelves(entry, self._today)
                self.chips.choose(Shelf.ALL if is_seen else Shelf.RETIRED)
            self._show()
        self._mark()

    def listed(self) -> tuple[Entry, ...]:
        """What is shown, in order."""
        rows = range(self.model.rowCount())
        return tuple(self.model.data(self.model.index(row), RecordRole) for row in rows)  # type: ignore[misc]  # the role gives records

    def _prepare(self) -> None:
        self.search.installEventFilter(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.setAccessibleName(self.tr("Entries"))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(TextLabel(self.tr("Knowledge"), role="title"), 1)
        top.addWidget(self.new)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(10)
        for part in (self.search, self.chips):
            head.addWidget(part)
        head.insertLayout(0, top)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 5, 9, 5)
        foot.addWidget(self.bring)
        foot.addWidget(self.synonyms)
        foot.addStretch(1)
        for page in (self.view, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(divider())
        column.addWidget(self._stack, 1)
        column.addWidget(divider())
        column.addLayout(foot)
        QWidget.setTabOrder(self.new, self.search)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.chips.chosen.connect(self._show)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.activated.connect(lambda: self.accepted.emit())
        self.new.clicked.connect(self.new_requested)
        self.bring.clicked.connect(self.import_requested)
        self.synonyms.clicked.connect(self.synonyms_requested)
        self._empty.action_requested.connect(self.new_requested)
        self._nothing.action_requested.connect(self._on_show_all)

    def _show(self) -> None:
        words, hits = self._found
        key = self.chips.key()
        shown = entry_shelf.on_shelf(self._entries, key, self._today, words, hits)
        self._marking = True
        self.model.set_entries(shown, self._today)
        self._marking = False
        self._mark()
        self._show_emptiness()

    def _mark(self) -> None:
        row = self.model.row_of(self._current)
        self._marking = True
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.view.clearSelection()
        self._marking = False

    def _show_emptiness(self) -> None:
        words, key = self._found[0], self.chips.key()
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        self._stack.setCurrentWidget(self._nothing if self._entries else self._empty)
        if not self._entries:
            self._say_no_entries()
        elif words:
            text = self.tr("Titles, texts and ways of asking were searched for “{words}”.")
            self._nothing.set_words(
                self.tr("Nothing found"), text.format(words=words), self.tr("Show all")
            )
        elif key == Shelf.PROPOSED:
            text = self.tr("What people answer patients again and again is proposed here.")
            self._nothing.set_words(self.tr("No proposals"), text, self.tr("Show all"))
        elif key == Shelf.REVIEW:
            text = self.tr("Entries come here two weeks before their last day.")
            self._nothing.set_words(self.tr("Nothing to review"), text, self.tr("Show all"))
        else:
            self._nothing.set_words(self.tr("No such entries"), "", self.tr("Show all"))

    def _say_no_entries(self) -> None:
        if not self._loaded:
            self._empty.set_words(self.tr("Reading…"), "")
            return
        text = self.tr("Drafts take every price and every hour from what is written here.")
        self._empty.set_words(self.tr("Nothing is written down yet"), text, self.tr("New entry"))

    def _on_text_changed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
            return
        self._pause.stop()
        self._found = ("", ())
        self._show()
        self.search_changed.emit("")

    def _on_show_all(self) -> None:
        self.search.clear()
        self.chips.choose(Shelf.ALL)
        self._show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selection_changed(self) -> None:
        # Not of what is only current: the keyboard makes a row so when it comes into the list.
        chosen = self.view.selectedIndexes()
        entry = chosen[0].data(RecordRole) if chosen else None
        if isinstance(entry, Entry) and not self._marking:
            self.entry_chosen.emit(entry.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.model.rowCount():
            # The arrows choose while the words are still being typed.
            QApplication.sendEvent(self.view, event)
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.current().color("border"))
        painter.end()


class _View(QListView):
    """Shows that it has the keyboard also while none of its rows has it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
