"""The AI draft above the composer: one card, whatever state the draft is in. Nothing is sent from here."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.draft import Citation, Draft, DraftState
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui import announcing, painting, theme, wording_ai
from aura_desktop.ui.widgets.draft_body import DraftBody, shown_citations
from aura_desktop.ui.widgets.draft_faces import Clinic, clock_of, notice_of
from aura_desktop.ui.widgets.draft_head import DraftHead
from aura_desktop.ui.widgets.draft_notice import DraftNotice
from aura_desktop.ui.widgets.draft_spoken import spoken, title_of
from aura_desktop.ui.widgets.draft_suggestions import DraftSuggestions
from aura_desktop.ui.widgets.source_popover import SourcePopover

_TEXTS = frozenset({DraftState.WRITING, DraftState.READY, DraftState.COUNTING})
_FRAMES = {
    # state: (ground, edge, is it dashed)
    DraftState.SUGGESTED: ("surface", "borderControl", True),
    DraftState.HELD: ("warningTint", "warning", False),
    DraftState.NO_SOURCE: ("surface", "border", False),
    DraftState.DISCARDED: ("surface", "border", False),
    DraftState.QUIET: ("surface", "border", False),
}
_SOURCES = 9


class DraftCard(QWidget):
    """Shows a Draft; asks for everything else by signals.

    Signals:
        use_requested(), edit_requested(), discard_requested(), undo_requested(), gone()
        stop_requested(), send_now_requested(), retry_requested()
        change_requested(domain.draft.Change as str, language; "" but for a translation)
        version_requested(step): -1 for the older one, 1 for the newer.
        entry_requested(entry id), not_fitting_requested(number of the source)
        suggestion_used(entry id)
        add_answer_requested(), write_myself_requested()
        tell_professional_requested(), holding_reply_requested()
        request_shown_requested()
    """

    use_requested = Signal()
    edit_requested = Signal()
    discard_requested = Signal()
    undo_requested = Signal()
    gone = Signal()
    stop_requested = Signal()
    send_now_requested = Signal()
    retry_requested = Signal()
    change_requested = Signal(str, str)
    version_requested = Signal(int)
    entry_requested = Signal(int)
    not_fitting_requested = Signal(int)
    suggestion_used = Signal(int)
    add_answer_requested = Signal()
    write_myself_requested = Signal()
    tell_professional_requested = Signal()
    holding_reply_requested = Signal()
    request_shown_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._now = datetime.min
        self._clinic = Clinic()
        self._entries: dict[EntryId, Entry] = {}
        self._countdown = timedelta(0)
        self._opened = 0
        self._popover: SourcePopover | None = None
        self._head = DraftHead()
        self._body = DraftBody()
        self._notice = DraftNotice()
        self._suggestions = DraftSuggestions()
        self._undo_time = QTimer(
            self, singleShot=True, interval=int(theme.tokens()["motion"]["undoWindow"])
        )
        self._build()
        self._connect()
        self._add_keys()
        self.hide()

    def show_draft(self, draft: Draft | None, now: datetime) -> None:
        """Show this one; None hides the card."""
        before, self._draft, self._now = self._draft, draft, now
        if draft is None:
            self.close_source()
            self.hide()
            return
        if _goes_on(before, draft) and draft.version is not None:
            self._body.show_writing(draft.version)
            return
        same = before is not None and before.id == draft.id and before.state is draft.state
        if not same or before is None or before.version != draft.version:
            self.close_source()
        self._show_parts(draft)
        if not same:
            self._begin(draft)
        self.tick(now)
        self._name(draft)
        self.setVisible(True)
        self._fit()
        if not same:
            urgent = draft.state is DraftState.HELD
            announcing.say(self, self.accessibleName(), is_urgent=urgent)

    def set_compact_height(self, compact: bool) -> None:
        """For windows under 720 px: three lines at most, then it scrolls inside."""
        self._body.set_compact(compact=compact)
        self._fit()

    def set_sources(self, entries: Iterable[Entry]) -> None:
        """The entries the draft cites, as they are today; a source that opens shows them."""
        self._entries = {entry.id: entry for entry in entries}

    def set_clinic(self, clinic: Clinic) -> None:
        """Whom to tell, what to say meanwhile, and since when the patient waits."""
        self._clinic = clinic
        if self._draft is not None:
            self.show_draft(self._draft, self._now)

    def open_source(self, number: int) -> bool:
        """Open a source by its number and give it the keyboard; False if there is none."""
        return self._open_source(number, pinned=True)

    def close_source(self) -> bool:
        """Close the source that stands open; False if there is none."""
        if self._popover is None or self._popover.isHidden():
            return False
        self._popover.close_it()
        return True

    def tick(self, now: datetime) -> None:
        """What goes on with time: the countdown, the wait."""
        self._now = now
        draft = self._draft
        if draft is None:
            return
        if draft.state is DraftState.COUNTING and draft.sends_at is not None:
            left = max(draft.sends_at - now, timedelta(0))
            self._countdown = max(self._countdown, left)
            seconds = math.ceil(left.total_seconds())
            share = left / self._countdown if self._countdown else 0.0
            self._head.mark.show_seconds(seconds, share)
            self._head.show_title(self._countdown_words(seconds), is_draft=False)
        elif draft.state is DraftState.HELD:
            self._notice.show_clock(clock_of(draft, self._clinic, now))

    def _countdown_words(self, seconds: int) -> str:
        if not seconds:
            return self.tr("The AI is sending this")
        return self.tr("The AI will send this in {seconds} s").format(seconds=seconds)

    def _show_parts(self, draft: Draft) -> None:
        is_text = draft.state in _TEXTS
        suggests = draft.state is DraftState.SUGGESTED
        self._head.setVisible(is_text or suggests)
        self._body.setVisible(is_text)
        self._suggestions.setVisible(suggests)
        self._notice.setVisible(not is_text and not suggests)
        self._show_head(draft)
        if is_text:
            self._body.show_draft(draft)
        elif suggests:
            self._suggestions.show_entries(draft.suggestions)
        elif (words := notice_of(draft, self._clinic)) is not None:
            self._notice.show_words(words)
            self._notice.show_clock(clock_of(draft, self._clinic, self._now))

    def _show_head(self, draft: Draft) -> None:
        ready, writes = draft.state is DraftState.READY, draft.state is DraftState.WRITING
        suggests = draft.state is DraftState.SUGGESTED
        head = self._head
        head.mark.show_icon(
            "book-open" if suggests else "sparkles", "primaryText" if suggests else "aiText"
        )
        head.show_title(title_of(draft), is_draft=ready)
        head.set_plain(plain=suggests)
        head.show_versions(draft.shown, len(draft.versions) if ready else 0)
        counting = draft.state is DraftState.COUNTING
        head.show_ways_out(request=ready or counting, close=ready or suggests)
        note, tip = "", ""
        if writes:
            read = [wording_ai.read_messages(draft.messages)]
            read += [wording_ai.documents(draft.entries)] if draft.entries else []
            note = " · ".join(read)
        elif ready:
            note, tip = self._ready_note(draft), wording_ai.bars_sentence(draft.bars)
        elif suggests:
            note = self.tr("The clinic's own words, no AI")
        head.show_note(note, tip)

    def _ready_note(self, draft: Draft) -> str:
        parts = []
        if len(draft.versions) < 2:
            parts.append(wording_ai.answers_messages(draft.messages))
            if draft.took_ms:
                seconds = self.locale().toString(draft.took_ms / 1000, "f", 1)
                parts.append(self.tr("{seconds} s").format(seconds=seconds))
        return " · ".join(parts)

    def _begin(self, draft: Draft) -> None:
        """What starts with a state."""
        self._undo_time.stop()
        self._countdown = timedelta(0)
        if draft.state is DraftState.DISCARDED:
            self._undo_time.start()

    def _name(self, draft: Draft) -> None:
        name, description = spoken(draft, warning=self._body.warning(), now=self._now)
        if not description:
            inner = self._suggestions if draft.state is DraftState.SUGGESTED else self._notice
            description = inner.spoken()
        words = notice_of(draft, self._clinic)
        self.setAccessibleName(name or (words.title if words else ""))
        self.setAccessibleDescription(description)

    def _open_source(self, number: int, *, pinned: bool) -> bool:
        draft = self._draft
        if draft is None or draft.state not in _TEXTS or not self.isVisible():
            return False
        citation = next((item for item in shown_citations(draft) if item.number == number), None)
        if citation is None:
            return False
        popover = self._the_popover()
        popover.show_source(
            citation, self._entries.get(citation.entry_id), _claims(draft, number), self._now
        )
        self._opened = number
        self._body.set_opened(number)
        popover.open_at(self._spot(number), pinned=pinned)
        return True

    def _the_popover(self) -> SourcePopover:
        window = self.window()
        if self._popover is None or self._popover.parentWidget() is not window:
            self._popover = SourcePopover(window)
            self._popover.closed.connect(self._on_source_closed)
            self._popover.entry_requested.connect(self._on_entry_requested)
            self._popover.not_fitting_requested.connect(self._on_not_fitting)
        return self._popover

    def _spot(self, number: int) -> QRect:
        """Where the number stands, in the window's coordinates."""
        place, holder = self._body.text.place_of(number), self._body.text.viewport()
        if place.isEmpty() or not holder.rect().intersects(place):
            chip = self._body.sources.chip(number)
            place, holder = (chip.rect(), chip) if chip else (self.rect(), self)
        return QRect(holder.mapTo(self.window(), place.topLeft()), place.size())

    def _citation(self, number: int) -> Citation | None:
        citations = self._draft.citations if self._draft else ()
        return next((item for item in citations if item.number == number), None)

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(6)
        for widget in (self._head, self._body, self._suggestions, self._notice):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        head, body = self._head, self._body
        head.version_requested.connect(self.version_requested)
        head.closed.connect(self.discard_requested)
        head.request_requested.connect(self.request_shown_requested)
        body.uses.use_requested.connect(self.use_requested)
        body.uses.edit_requested.connect(self.edit_requested)
        body.uses.discard_requested.connect(self.discard_requested)
        body.change_requested.connect(self.change_requested)
        body.stop_requested.connect(self.stop_requested)
        body.send_now_requested.connect(self.send_now_requested)
        body.number_requested.connect(self.open_source)
        body.number_pointed.connect(self._on_number_pointed)
        body.height_changed.connect(self._fit)
        self._suggestions.used.connect(self.suggestion_used)
        self._notice.chosen.connect(self._on_chosen)
        self._undo_time.timeout.connect(self._on_undo_time_over)
        theme.notifier().changed.connect(self._fit)

    def _add_keys(self) -> None:
        for number in range(1, _SOURCES + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(lambda at=number: self._on_number_key(at))
        for name, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            keys = QShortcut(QKeySequence(name), self)
            keys.activated.connect(lambda by=step: self._on_version_key(by))

    def _fit(self) -> None:
        """As high as what it shows at this width: whatever holds the card takes no more than asked."""
        self._column.invalidate()
        wanted = self._column.heightForWidth(self.width())
        if wanted <= 0:
            # Nothing in it wraps: its height is the same at any width.
            wanted = self._column.sizeHint().height()
        if wanted != self.height():
            self.setFixedHeight(wanted)
        self.update()

    def _on_number_key(self, number: int) -> None:
        if self._draft is None or self._draft.state is not DraftState.SUGGESTED:
            self.open_source(number)
        else:
            self._suggestions.use(number)

    def _on_version_key(self, step: int) -> None:
        draft = self._draft
        if draft is None or draft.state is not DraftState.READY:
            return
        if 0 <= draft.shown + step < len(draft.versions):
            self.version_requested.emit(step)

    def _on_number_pointed(self, number: int) -> None:
        if number:
            self._open_source(number, pinned=False)
        elif self._popover is not None:
            self._popover.leave_soon()

    def _on_source_closed(self) -> None:
        self._opened = 0
        self._body.set_opened(0)

    def _on_entry_requested(self) -> None:
        citation = self._citation(self._opened)
        if citation is not None:
            self.entry_requested.emit(citation.entry_id)
        self.close_source()

    def _on_not_fitting(self) -> None:
        number = self._opened
        self.close_source()
        self.not_fitting_requested.emit(number)

    def _on_chosen(self, name: str) -> None:
        {
            "undo": self.undo_requested,
            "retry": self.retry_requested,
            "tell": self.tell_professional_requested,
            "hold": self.holding_reply_requested,
            "add": self.add_answer_requested,
            "write": self.write_myself_requested,
        }[name].emit()

    def _on_undo_time_over(self) -> None:
        self.hide()
        self.gone.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            handled = super().event(event)
            self._fit()
            return handled
        if event.type() is QEvent.Type.Hide:
            self.close_source()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.close_source()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, area = theme.current(), QRectF(self.rect())
        ground, edge, dashed = self._frame()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = float(theme.tokens()["radius"]["card"])
        painter.setBrush(colors.color(ground))
        painter.setPen(Qt.PenStyle.NoPen if dashed else QPen(colors.color(edge), 1))
        inset = 0.75 if dashed else 0.5
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)
        if dashed:
            painting.dashed_frame(painter, area, radius, colors.color(edge))
        painter.end()

    def _frame(self) -> tuple[str, str, bool]:
        state = self._draft.state if self._draft is not None else DraftState.READY
        code = self._draft.code if self._draft is not None else ""
        if state is DraftState.QUIET and wording_ai.is_loud(code):
            return "dangerTint", "danger", False
        return _FRAMES.get(state, ("aiTint", "aiBorder", True))


def _goes_on(before: Draft | None, draft: Draft) -> bool:
    """Whether only more of the same text has come."""
    if before is None or before.state is not DraftState.WRITING:
        return False
    return draft.state is DraftState.WRITING and (
        (before.id, before.messages, before.entries, before.shown, len(before.versions))
        == (draft.id, draft.messages, draft.entries, draft.shown, len(draft.versions))
    )


def _claims(draft: Draft, number: int) -> tuple[str, ...]:
    """The sentences of the draft that cite this source."""
    version = draft.version
    passages = version.passages if version else ()
    return tuple(
        version.text[item.start : item.end]
        for item in passages
        if version is not None and number in item.numbers
    )
