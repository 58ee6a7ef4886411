"""The inbox as a Qt model: groups of conversations that change place only when nobody is pointing at them."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from aura_desktop.domain.conversation import (
    Conversation,
    ConversationCounts,
    ConversationFilter,
    ConversationPage,
)
from aura_desktop.domain.ids import ConversationId
from aura_desktop.ui.models.conversation_rows import (
    Heading,
    Row,
    RowKind,
    SortKey,
    belongs,
    sort_key,
)
from aura_desktop.ui.models.row_list import RowListModel

_HEADINGS = {
    ConversationFilter.WAITING: Heading.WAITING,
    ConversationFilter.UP_TO_DATE: Heading.UP_TO_DATE,
}
_ROWS_AHEAD = 12
"""The next page is wanted when so few rows are left below the last visible one."""


class _Section:
    """Ids of conversations in order, those shown, and how to ask for the next page."""

    def __init__(self, name: ConversationFilter) -> None:
        self.name = name
        self.cursor: str | None = None
        self.shown: list[ConversationId] = []
        self._keys: list[SortKey] = []
        self._key_of: dict[ConversationId, SortKey] = {}

    def __contains__(self, conversation_id: ConversationId) -> bool:
        return conversation_id in self._key_of

    def put(self, conversation: Conversation, now: datetime) -> bool:
        """Place a conversation; True if its place is another one than before."""
        key = sort_key(self.name, conversation, now)
        if self._key_of.get(conversation.id) == key:
            return False
        was_here = self.discard(conversation.id)
        if self.cursor is not None and (not self._keys or key > self._keys[-1]):
            # It stands among those not fetched yet and will come with their page.
            return was_here
        insort(self._keys, key)
        self._key_of[conversation.id] = key
        return True

    def discard(self, conversation_id: ConversationId) -> bool:
        """Take a conversation out; True if it was here."""
        key = self._key_of.pop(conversation_id, None)
        if key is None:
            return False
        del self._keys[bisect_left(self._keys, key)]
        return True

    def fill(self, page: ConversationPage, now: datetime) -> None:
        """Add a page of conversations."""
        self.cursor = None
        for conversation in page.conversations:
            self.put(conversation, now)
        self.cursor = page.cursor

    def ordered(self) -> list[ConversationId]:
        """The ids from top to bottom."""
        return [ConversationId(abs(key[2])) for key in self._keys]


class ConversationListModel(RowListModel):
    """Rows of the list: headings and conversations.

    While held (`set_held`) rows are updated where they stand; new places wait for the release.

    Signals: pending_changed(int): so many conversations wait for a new place.
    """

    pending_changed = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(now, parent)
        self._sections = _sections_of(ConversationFilter.WAITING)
        self._known: dict[ConversationId, Row] = {}
        self._counts: ConversationCounts | None = None
        self._held = False
        self._pending: set[ConversationId] = set()

    def set_filter(self, chosen: ConversationFilter) -> None:
        """WAITING shows both groups, ALL everything by time. Empties the list until its pages come."""
        self._sections = _sections_of(chosen)
        self._known.clear()
        self._reset([])
        self._set_pending(set())

    def set_page(self, name: ConversationFilter, page: ConversationPage) -> None:
        """The first page of a section, in place of what it had; sections not shown are ignored."""
        if name not in self._sections:
            return
        shown = self._sections[name].shown
        section = self._sections[name] = _Section(name)
        section.fill(page, self._now())
        self._learn(page.conversations)
        if not self._held or not shown:
            self.settle()
            return
        section.shown = shown
        self._set_pending(self._pending | (set(section.ordered()) - self._shown()))
        self._show()

    def append_page(self, name: ConversationFilter, page: ConversationPage) -> None:
        """The next page of a section. It comes below what is shown, so also while held."""
        section = self._sections.get(name)
        if section is None:
            return
        section.fill(page, self._now())
        self._learn(page.conversations)
        if not self._held:
            self.settle()
            return
        shown = self._shown()
        section.shown += [
            item.id for item in page.conversations if item.id in section and item.id not in shown
        ]
        self._show()

    def upsert(self, conversations: Sequence[Conversation]) -> None:
        """Conversations that are new or changed."""
        now = self._now()
        moved = [item for item in conversations if self._place(item, now)]
        self._learn(conversations)
        if not self._held:
            self.settle()
            return
        shown = self._shown()
        news = {item.id for item in moved if item.waiting_since or item.id not in shown}
        self._set_pending(self._pending | news)
        self._show()

    def remove(self, conversation_ids: Collection[ConversationId]) -> None:
        """Conversations that are no more (two contacts turned out to be one)."""
        for section in self._sections.values():
            for conversation_id in conversation_ids:
                section.discard(conversation_id)
            section.shown = [item for item in section.shown if item not in conversation_ids]
        self._set_pending(self._pending - set(conversation_ids))
        self._show()

    def set_counts(self, counts: ConversationCounts) -> None:
        """The true sizes of the groups; until then what was loaded is counted."""
        self._counts = counts
        self._show()

    def set_held(self, held: bool) -> None:
        """Hold the rows where they are, or let them take their places."""
        if self._held == held:
            return
        self._held = held
        if not held:
            self.settle()

    def settle(self) -> None:
        """Let all rows take their places now, also while held."""
        for section in self._sections.values():
            section.shown = section.ordered()
        shown = self._shown()
        self._known = {key: row for key, row in self._known.items() if key in shown}
        self._set_pending(set())
        self._show()

    def tick(self) -> None:
        """Time has passed: windows that closed meanwhile change places."""
        waiting = self._sections.get(ConversationFilter.WAITING)
        if waiting is None:
            return
        now = self._now()
        rows = [self._known[item].conversation for item in waiting.ordered()]
        moved = [item for item in rows if item is not None and waiting.put(item, now)]
        if moved and not self._held:
            self.settle()

    def page_needed(self, last_visible_row: int) -> tuple[ConversationFilter, str] | None:
        """Section and cursor of the page to fetch, if this row is near the end of what was loaded."""
        end = 0
        for section in self._sections.values():
            # One more for the heading, which a page more or less far ahead does not notice.
            end += len(section.shown) + 1
            if section.cursor is not None and last_visible_row >= end - _ROWS_AHEAD:
                return section.name, section.cursor
        return None

    def _place(self, conversation: Conversation, now: datetime) -> bool:
        changed = False
        for section in self._sections.values():
            if belongs(section.name, conversation):
                changed |= section.put(conversation, now)
            else:
                changed |= section.discard(conversation.id)
        return changed

    def _learn(self, conversations: Sequence[Conversation]) -> None:
        for item in conversations:
            self._known[item.id] = Row(kind=RowKind.CONVERSATION, conversation=item)

    def _shown(self) -> set[ConversationId]:
        return {item for section in self._sections.values() for item in section.shown}

    def _show(self) -> None:
        self._arrange([row for item in self._sections.values() for row in self._rows_of(item)])

    def _rows_of(self, section: _Section) -> list[Row]:
        rows = [self._known[item] for item in section.shown]
        heading = _HEADINGS.get(section.name)
        if heading is None:
            return rows
        if rows:
            count = self._count_of(section)
            return [Row(kind=RowKind.HEADING, heading=heading, count=count), *rows]
        calm = heading is Heading.WAITING and any(item.shown for item in self._sections.values())
        return [Row(kind=RowKind.CALM)] if calm else []

    def _count_of(self, section: _Section) -> int:
        if self._counts is None:
            return len(section.shown)
        waiting = section.name is ConversationFilter.WAITING
        return self._counts.waiting if waiting else self._counts.up_to_date

    def _set_pending(self, pending: set[ConversationId]) -> None:
        if pending != self._pending:
            self._pending = pending
            self.pending_changed.emit(len(pending))


def _sections_of(chosen: ConversationFilter) -> dict[ConversationFilter, _Section]:
    if chosen is ConversationFilter.ALL:
        return {ConversationFilter.ALL: _Section(ConversationFilter.ALL)}
    return {name: _Section(name) for name in _HEADINGS}
