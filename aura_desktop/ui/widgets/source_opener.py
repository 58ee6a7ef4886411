"""Opens the sources of the draft on the card, beside their numbers."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.draft import Citation, Draft
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui.widgets.draft_body import DraftBody, shown_citations
from aura_desktop.ui.widgets.draft_layout import claims_of
from aura_desktop.ui.widgets.source_popover import SourcePopover


class SourceOpener(QObject):
    """Signals: entry_requested(entry id), not_fitting_requested(number)."""

    entry_requested = Signal(int)
    not_fitting_requested = Signal(int)

    def __init__(self, card: QWidget, body: DraftBody) -> None:
        super().__init__(card)
        self._card, self._body = card, body
        self._entries: dict[EntryId, Entry] = {}
        self._opened: Citation | None = None
        self._popover: SourcePopover | None = None

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """The cited entries as they are today."""
        self._entries = {entry.id: entry for entry in entries}

    def open(self, draft: Draft, number: int, now: datetime, *, pinned: bool) -> bool:
        """Open one; `pinned` gives it the keyboard. False if the draft has no such source."""
        citation = next((item for item in shown_citations(draft) if item.number == number), None)
        if citation is None or draft.version is None or not self._card.isVisible():
            return False
        popover = self._the_popover()
        entry = self._entries.get(citation.entry_id)
        popover.show_source(citation, entry, claims_of(draft.version, number), now)
        self._opened = citation
        self._body.set_opened(number)
        popover.open_at(self._spot(number), pinned=pinned)
        return True

    def follow(self) -> None:
        """The card has another place or width: what stands open goes with its number."""
        if self._popover is not None and self._opened is not None and self._popover.isVisible():
            self._popover.place_at(self._spot(self._opened.number))

    def leave_soon(self) -> None:
        """The pointer has left the number."""
        if self._popover is not None:
            self._popover.leave_soon()

    def close(self) -> bool:
        """Close what stands open; False if nothing does."""
        if self._popover is None or self._popover.isHidden():
            return False
        self._popover.close_it()
        return True

    def _the_popover(self) -> SourcePopover:
        window = self._card.window()
        if self._popover is None or self._popover.parentWidget() is not window:
            self._popover = SourcePopover(window)
            self._popover.closed.connect(self._on_closed)
            self._popover.entry_requested.connect(self._on_entry_requested)
            self._popover.not_fitting_requested.connect(self._on_not_fitting)
        return self._popover

    def _spot(self, number: int) -> QRect:
        """What must stay in view, in the window's coordinates: the number, and the text above it."""
        holder: QWidget = self._body.text.viewport()
        place = self._body.text.place_of(number)
        if place.isEmpty() or not holder.rect().intersects(place):
            holder = self._body.sources.chip(number) or self._card
            place = holder.rect()
        window = self._card.window()
        spot = QRect(holder.mapTo(window, place.topLeft()), place.size())
        spot.setTop(min(self._body.text.mapTo(window, QPoint(0, 0)).y(), spot.top()))
        return spot

    def _on_closed(self) -> None:
        self._body.set_opened(0)

    def _on_entry_requested(self) -> None:
        if self._opened is not None:
            self.entry_requested.emit(self._opened.entry_id)
        self.close()

    def _on_not_fitting(self) -> None:
        if self._opened is not None:
            self.not_fitting_requested.emit(self._opened.number)
        self.close()
