"""The pane with the conversations: title, search, tabs, list."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.conversation import (
    ConversationCounts,
    ConversationFilter,
    SearchHit,
    service_window,
)
from aura_desktop.domain.ids import ConversationId
from aura_desktop.ui import assets, theme
from aura_desktop.ui.delegates.conversation import ConversationDelegate
from aura_desktop.ui.models.conversation_list import ConversationListModel
from aura_desktop.ui.models.conversation_rows import ClinicAi, RecordRole, Row
from aura_desktop.ui.models.search_list import SearchListModel
from aura_desktop.ui.ticking import next_tick_ms
from aura_desktop.ui.widgets.controls import PushButton, divider
from aura_desktop.ui.widgets.conversation_view import ConversationView
from aura_desktop.ui.widgets.count_tabs import CountTabs
from aura_desktop.ui.widgets.key_hint import KeyHint
from aura_desktop.ui.widgets.list_emptiness import Emptiness, ListEmptiness
from aura_desktop.ui.widgets.search_field import SearchField

_TITLE_PX = 18
_FILTERS = (ConversationFilter.WAITING, ConversationFilter.ALL)


class ConversationPane(QFrame):
    """The list of conversations. Pages and changes go into `model`; the rest by the methods here.

    Signals:
        conversation_selected(int): a person chose this conversation id
        search_changed(str): words to search for, "" when the search is over; answer with `show_hits`
        filter_changed(ConversationFilter): WAITING or ALL; the model is empty, fetch its first pages
        older_needed(ConversationFilter, str): fetch this section's page at this cursor, `model.append_page`
        new_chat_requested()
    """

    conversation_selected = Signal(int)
    search_changed = Signal(str)
    filter_changed = Signal(object)
    older_needed = Signal(object, str)
    new_chat_requested = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.setAccessibleName(self.tr("Conversations"))
        self.model = ConversationListModel(now, self)
        self._hits = SearchListModel(now, self)
        self._selected: ConversationId | None = None
        self._counts: ConversationCounts | None = None
        self._answered = ""
        self._pending = 0
        self._asked: tuple[ConversationFilter, str] | None = None
        self._delegate = ConversationDelegate(now, self)
        self._build()
        self._connect()
        self._restyle()

    def set_counts(self, counts: ConversationCounts) -> None:
        """The numbers beside the tabs and over the groups."""
        self._counts = counts
        self._tabs.set_counts((counts.waiting, counts.all))
        self.model.set_counts(counts)
        self._show_part()

    def set_default_mode(self, mode: AiMode = AiMode.SUGGEST, *, no_ai: bool = False) -> None:
        """What the AI does where a conversation does not say; before that no row has an AI badge."""
        clinic = ClinicAi(mode=mode, no_ai=no_ai)
        self._delegate.set_clinic(clinic)
        self.model.set_clinic(clinic)

    def show_hits(self, words: str, hits: Sequence[SearchHit]) -> None:
        """What was found; ignored when the search has gone on to other words."""
        if words == self._search.words():
            self._answered = words
            self._hits.set_hits(words, hits)
            self._results.scrollToTop()
            self._mark_selected()
            self._show_part()

    def select(self, conversation_id: ConversationId | None) -> None:
        """Mark a conversation as the open one and bring it into view; no signal."""
        self._selected = conversation_id
        self._mark_selected()
        index = self._index_of_selected()
        if index.isValid():
            self._shown_view().scrollTo(index)

    @property
    def selected(self) -> ConversationId | None:
        """The conversation marked as open."""
        return self._selected

    def neighbour(self, step: int) -> ConversationId | None:
        """The conversation above (-1) or below (1) the open one; the first when none is open."""
        model = self._shown_view().rows()
        start = model.row_of(self._selected) if self._selected is not None else None
        number = -1 if start is None else start
        number += 1 if start is None else step
        while (row := model.row_at(number)) is not None:
            if row.conversation is not None:
                return row.conversation.id
            number += step or 1
        return None

    def next_waiting(self) -> ConversationId | None:
        """The first of those who wait that is not the open one."""
        for number in range(self.model.rowCount()):
            row = self.model.row_at(number)
            found = row.conversation if row is not None else None
            if found is not None and found.waiting_since and found.id != self._selected:
                return found.id
        return None

    def focus_search(self) -> None:
        """Put the caret into the search field, its words selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def leave_search(self) -> bool:
        """Show the list again, whatever is searched; whether anything was."""
        searched = bool(self._search.text())
        self._search.clear()
        return searched

    def focus_list(self) -> None:
        """Put the focus into the list, on the open conversation."""
        view, index = self._shown_view(), self._index_of_selected()
        if index.isValid():
            view.setCurrentIndex(index)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_compact(self, compact: bool) -> None:
        """Lower rows, for windows less than 1400 wide."""
        self._delegate.set_compact(compact)
        for view in (self._view, self._results):
            view.doItemsLayout()

    def tick(self) -> int:
        """Time has passed; returns after how many milliseconds to call it again."""
        self._asked = None  # a page that could not be fetched may be asked for again
        self.model.tick()
        for view in (self._view, self._results):
            view.viewport().update()
        now = self.model.now
        rows = (self.model.row_at(number) for number in self._view.visible_rows())
        shown = (row.conversation for row in rows if row is not None and row.conversation)
        return next_tick_ms(service_window(item.last_inbound_at, now) for item in shown)

    # Building

    def _build(self) -> None:
        self._title = QLabel(self.tr("Conversations"))
        self._new_chat = QToolButton()
        self._new_chat.setProperty("kind", "primary")
        self._new_chat.setAccessibleName(self.tr("New conversation"))
        self._new_chat.setToolTip(self.tr("New conversation (Ctrl+N)"))
        self._search = SearchField()
        self._tabs = CountTabs((self.tr("To answer"), self.tr("All")))
        self._tabs.choose(0)
        self._view = ConversationView(self._delegate)
        self._view.setAccessibleName(self.tr("List of conversations"))
        self._view.setModel(self.model)
        self._results = ConversationView(self._delegate)
        self._results.setAccessibleName(self.tr("Search results"))
        self._results.setModel(self._hits)
        self._emptiness = ListEmptiness()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._results)
        self._stack.addWidget(self._emptiness)
        self._news = PushButton("", kind="floating", icon="arrow-up", size=14)
        self._news.setParent(self._stack)
        self._news.hide()
        self._header = QWidget()
        self._header_row = QHBoxLayout(self._header)
        self._header_row.addWidget(self._title, 1)
        self._header_row.addWidget(self._new_chat)
        self._search_holder = QWidget()
        self._search_row = QHBoxLayout(self._search_holder)
        self._search_row.addWidget(self._search)
        self._hints = self._make_hints()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._line = divider()
        for widget in (self._header, self._search_holder, self._tabs, self._line):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._hints)

    def _make_hints(self) -> QFrame:
        hints = QFrame()
        hints.setProperty("kind", "footer")
        row = QHBoxLayout(hints)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(KeyHint(("↑", "↓"), self.tr("choose")))
        for keys, words in (
            (self.tr("Enter"), self.tr("open")),
            (self.tr("Esc"), self.tr("back")),
        ):
            hint = KeyHint((keys,), words)
            # In a narrow list the arrows do without their word.
            hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addStretch(1)
            row.addWidget(hint)
        hints.hide()
        return hints

    def _connect(self) -> None:
        theme.notifier().changed.connect(self._restyle)
        self._new_chat.clicked.connect(self.new_chat_requested)
        self._search.search_changed.connect(self._on_search_changed)
        self._search.left_downwards.connect(self._on_left_downwards)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._search.accepted.connect(self._on_search_accepted)
        for view in (self._view, self._results):
            view.row_chosen.connect(self._on_row_chosen)
        self._view.touched_changed.connect(self.model.set_held)
        self._view.scrolled_to.connect(self._on_scrolled_to)
        self._news.clicked.connect(self._on_news_clicked)
        self._emptiness.action_requested.connect(self._on_emptiness_action)
        self.model.pending_changed.connect(self._on_pending_changed)
        for changed in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(self._on_rows_changed)

    def _restyle(self) -> None:
        chosen, px = theme.current(), theme.current().px
        heading = theme.font("title")
        heading.setPixelSize(px(_TITLE_PX))
        heading.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.3)
        self._title.setFont(heading)
        size = chosen.metric("control.icon")
        self._new_chat.setIcon(assets.icon("square-pen", size, "onPrimary"))
        self._new_chat.setIconSize(QSize(size, size))
        self._header_row.setContentsMargins(px(16), px(14), px(16), 0)
        self._show_part()

    def _place_news(self) -> None:
        self._news.adjustSize()
        self._news.move((self._stack.width() - self._news.width()) // 2, theme.current().px(8))
        self._news.raise_()

    # What is shown

    def _shown_view(self) -> ConversationView:
        return self._results if self._search.words() else self._view

    def _index_of_selected(self) -> QModelIndex:
        model = self._shown_view().rows()
        row = model.row_of(self._selected) if self._selected is not None else None
        return QModelIndex() if row is None else model.index(row, 0)

    def _mark_selected(self) -> None:
        index = self._index_of_selected()
        view = self._shown_view()
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        view.viewport().update()

    def _show_part(self) -> None:
        """The list, the results, or why there are none."""
        words = self._search.words()
        emptiness = self._emptiness_of_search() if words else self._emptiness_of_list()
        if emptiness is not None:
            self._emptiness.say(emptiness, words)
            self._stack.setCurrentWidget(self._emptiness)
        else:
            self._stack.setCurrentWidget(self._shown_view())
        self._hints.setVisible(bool(words))
        for widget in (self._header, self._tabs, self._line):
            widget.setVisible(not words)
        px = theme.current().px
        self._search_row.setContentsMargins(px(16), px(14 if words else 10), px(16), px(12))
        self._show_news()

    def _emptiness_of_search(self) -> Emptiness | None:
        answered = self._answered == self._search.words()
        return Emptiness.NO_MATCH if answered and not self._hits.rowCount() else None

    def _emptiness_of_list(self) -> Emptiness | None:
        counts = self._counts
        if counts is None or self.model.rowCount():
            return None
        if not counts.all:
            return Emptiness.UNUSED
        waiting_tab = self._tabs.chosen_number() == 0
        calm = waiting_tab and not counts.waiting and not counts.up_to_date
        return Emptiness.CALM if calm else None

    def _show_news(self) -> None:
        self._news.setVisible(self._pending > 0 and self._stack.currentWidget() is self._view)
        self._news.setText(self.tr("%n new", "", self._pending))
        self._place_news()

    # Slots

    @Slot(str)
    def _on_search_changed(self, words: str) -> None:
        self._answered = ""
        if not words:
            self._hits.set_hits("", ())
        self._show_part()
        self._mark_selected()
        self.search_changed.emit(words)

    @Slot()
    def _on_left_downwards(self) -> None:
        view = self._shown_view()
        first = view.first_choosable()
        if first.isValid():
            view.setCurrentIndex(first)
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_search_accepted(self) -> None:
        if self._answered and self._answered == self._search.words():
            self._on_row_chosen(self._results.first_choosable())

    @Slot(int)
    def _on_tab_chosen(self, number: int) -> None:
        self._asked = None
        self.model.set_filter(_FILTERS[number])
        self.filter_changed.emit(_FILTERS[number])

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        row = index.data(RecordRole)
        if isinstance(row, Row) and row.conversation is not None:
            self._selected = row.conversation.id
            self._mark_selected()
            self.conversation_selected.emit(row.conversation.id)

    @Slot(int)
    def _on_scrolled_to(self, last_row: int) -> None:
        wanted = self.model.page_needed(last_row)
        if wanted is not None and wanted != self._asked:
            self._asked = wanted
            self.older_needed.emit(*wanted)

    @Slot(int)
    def _on_pending_changed(self, pending: int) -> None:
        self._pending = pending
        self._show_news()

    @Slot()
    def _on_news_clicked(self) -> None:
        self.model.settle()
        self._view.scrollToTop()

    @Slot(object)
    def _on_emptiness_action(self, kind: Emptiness) -> None:
        match kind:
            case Emptiness.CALM:
                self._tabs.choose(1)
                self._on_tab_chosen(1)
            case Emptiness.UNUSED:
                self.new_chat_requested.emit()
            case Emptiness.NO_MATCH:
                self._search.clear()
                self._search.setFocus()

    @Slot()
    def _on_rows_changed(self) -> None:
        if not self._search.words():
            self._mark_selected()
        self._show_part()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            self._search.setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_news()
