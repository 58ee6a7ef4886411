"""The AI draft above the composer: one card, whatever state the draft is in. Nothing is sent from here."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui import announcing, painting, theme, wording_ai
from aura_desktop.ui.widgets.draft_body import DraftBody
from aura_desktop.ui.widgets.draft_faces import Clinic, clock_of, notes_of, notice_of
from aura_desktop.ui.widgets.draft_head import DraftHead
from aura_desktop.ui.widgets.draft_keys import TEXTS, DraftKeys, suggests
from aura_desktop.ui.widgets.draft_notice import DraftNotice
from aura_desktop.ui.widgets.draft_spoken import spoken, title_of
from aura_desktop.ui.widgets.draft_suggestions import DraftSuggestions
from aura_desktop.ui.widgets.source_opener import SourceOpener
from aura_desktop.ui.widgets.tab_order import order_tabs, stops_in

_FRAMES = {
    # state: (ground, edge, is it dashed)
    DraftState.SUGGESTED: ("surface", "borderControl", True),
    DraftState.HELD: ("warningTint", "warning", False),
    DraftState.NO_SOURCE: ("surface", "border", False),
    DraftState.DISCARDED: ("surface", "border", False),
    DraftState.QUIET: ("surface", "border", False),
}
_NARROWEST = 320


class DraftCard(QWidget):
    """Shows a Draft; asks for everything else by signals.

    Signals:
        use_requested(), edit_requested(), discard_requested(), undo_requested(), gone()
        stop_requested(), send_now_requested(), retry_requested()
        remedy_requested(troubles.Action as str): what mends a trouble that does not pass by itself.
        change_requested(domain.draft.Change as str, language; "" but for a translation)
        version_requested(step): -1 for the older one, 1 for the newer.
        entry_requested(entry id), not_fitting_requested(number of the source)
        suggestion_used(entry id)
        add_answer_requested(), write_myself_requested()
        tell_professional_requested(), holding_reply_requested()
        request_shown_requested()
        left(): Esc, with the keyboard in it.
    """

    use_requested = Signal()
    edit_requested = Signal()
    discard_requested = Signal()
    undo_requested = Signal()
    gone = Signal()
    stop_requested = Signal()
    send_now_requested = Signal()
    retry_requested = Signal()
    remedy_requested = Signal(str)
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
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, undo_ms: int = 0) -> None:
        """`undo_ms`: how long a discarded draft can be taken back; 0 for what the design says."""
        super().__init__(parent)
        self._draft: Draft | None = None
        self._before: QWidget | None = None
        self._now = datetime.min
        self._clinic = Clinic()
        self._countdown = timedelta(0)
        self._keys = DraftKeys(self)
        self._head = DraftHead()
        self._body = DraftBody()
        self._notice = DraftNotice()
        self._suggestions = DraftSuggestions()
        self._sources = SourceOpener(self, self._body)
        undo_ms = undo_ms or int(theme.tokens()["motion"]["undoWindow"])
        self._undo_time = QTimer(self, singleShot=True, interval=undo_ms)
        self._build()
        self._connect()
        self.hide()

    def show_draft(self, draft: Draft | None, now: datetime) -> None:
        """Show this one; None hides the card."""
        before, self._draft, self._now = self._draft, draft, now
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        if draft is None or draft.state is DraftState.UNKNOWN:
            self._draft = None
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
        self._keys.serve(draft)
        self._fit_before_shown()
        self.setVisible(True)
        self._order_tabs()
        if had_focus:
            self._keep_focus()
        self._fit()
        if not same:
            urgent = draft.state is DraftState.HELD
            announcing.say(self, self.accessibleName(), is_urgent=urgent)

    def set_compact_height(self, compact: bool) -> None:
        """For windows under 720 px: three lines at most, then it scrolls inside."""
        self._body.set_compact(compact=compact)
        self._fit()

    def set_tab_before(self, stop: QWidget) -> None:
        """What Tab visits before the card."""
        self._before = stop

    def set_sources(self, entries: Iterable[Entry]) -> None:
        """The entries the draft cites, as they are today; a source that opens shows them."""
        self._sources.set_entries(entries)

    def set_clinic(self, clinic: Clinic) -> None:
        """Whom to tell, what to say meanwhile, and since when the patient waits."""
        if clinic == self._clinic:
            return
        self._clinic = clinic
        if self._draft is not None:
            self.show_draft(self._draft, self._now)

    def open_source(self, number: int) -> bool:
        """Open a source by its number and give it the keyboard; False if there is none."""
        return self._open(number, pinned=True)

    def close_source(self) -> bool:
        """Close the source that stands open; False if there is none."""
        return self._sources.close()

    def tick(self, now: datetime) -> None:
        """What goes on with time: the countdown, the wait."""
        self._now = now
        draft = self._draft
        if draft is None:
            return
        if draft.state is DraftState.COUNTING:
            left = max((draft.sends_at or now) - now, timedelta(0))
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

    def _fit_before_shown(self) -> None:
        """To the width it is about to have: with its old size it would move what stands above it twice."""
        holder = self.parentWidget()
        layout = holder.layout() if holder is not None else None
        if self.isHidden() and layout is not None:
            self.resize(layout.contentsRect().width(), self.height())
            self._fit()

    def _show_parts(self, draft: Draft) -> None:
        is_text = draft.state in TEXTS
        is_base = draft.state is DraftState.SUGGESTED
        self._head.setVisible(is_text or is_base)
        self._body.setVisible(is_text)
        # Where the model failed the clinic's own words are there all the same.
        self._suggestions.setVisible(suggests(draft))
        self._notice.setVisible(not is_text and not is_base)
        self._show_head(draft)
        if suggests(draft):
            self._suggestions.show_entries(draft.suggestions)
        if is_text:
            self._body.show_draft(draft)
        elif (words := notice_of(draft, self._clinic)) is not None:
            self._notice.show_words(words)
            self._notice.show_clock(clock_of(draft, self._clinic, self._now))

    def _show_head(self, draft: Draft) -> None:
        ready = draft.state is DraftState.READY
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
        head.show_note(
            notes_of(draft, self.locale()), wording_ai.bars_sentence(draft.bars) if ready else ""
        )

    def _order_tabs(self) -> None:
        """What is made anew comes where it is seen."""
        stops: list[QWidget] = [self._head.last_stop()]
        for part in (self._notice, self._suggestions):
            stops += part.findChildren(QAbstractButton)
        order_tabs(stops)
        self._body.order_tabs()
        if self._before is not None:
            # All of it, or what was made last would be visited last in the window.
            order_tabs([self._before, *stops_in(self)])

    def _keep_focus(self) -> None:
        """The button that had the keyboard may be gone: it goes to the first of the new state."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            return
        for part in (self._notice, self._suggestions, self._body):
            for button in part.findChildren(QAbstractButton):
                if button.isVisibleTo(self) and button.isEnabled():
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

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

    def _open(self, number: int, *, pinned: bool) -> bool:
        draft = self._draft
        if draft is None or draft.state not in TEXTS:
            return False
        return self._sources.open(draft, number, self._now, pinned=pinned)

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(6)
        for widget in (self._head, self._body, self._notice, self._suggestions):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        head, body = self._head, self._body
        self._keys.number_pressed.connect(self._on_number_key)
        self._keys.step_pressed.connect(self.version_requested)
        head.version_requested.connect(self.version_requested)
        head.closed.connect(self.discard_requested)
        head.request_requested.connect(self.request_shown_requested)
        body.uses.use_requested.connect(self.use_requested)
        body.uses.edit_requested.connect(self.edit_requested)
        body.uses.discard_requested.connect(self.discard_requested)
        body.uses.request_requested.connect(self.request_shown_requested)
        body.change_requested.connect(self.change_requested)
        body.stop_requested.connect(self.stop_requested)
        body.send_now_requested.connect(self.send_now_requested)
        body.number_requested.connect(self.open_source)
        body.number_pointed.connect(self._on_number_pointed)
        body.height_changed.connect(self._fit)
        self._sources.entry_requested.connect(self.entry_requested)
        self._sources.not_fitting_requested.connect(self.not_fitting_requested)
        self._suggestions.used.connect(self.suggestion_used)
        self._suggestions.height_changed.connect(self._fit)
        self._notice.chosen.connect(self._on_chosen)
        self._undo_time.timeout.connect(self._on_undo_time_over)
        theme.notifier().changed.connect(self._fit)

    def _fit(self) -> None:
        """As high as what it shows at this width: whatever holds the card takes no more than asked."""
        # From the inside out, at once: a part of a part would else be heard of some rounds later.
        for part in reversed(self.findChildren(QWidget)):
            if part.layout() is not None:
                QApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest.value)
        wanted = self._column.heightForWidth(self.width())
        if wanted <= 0:
            # Nothing in it wraps: its height is the same at any width.
            wanted = self._column.sizeHint().height()
        if wanted != self.height():
            self.setFixedHeight(wanted)
        self.update()

    def _on_number_key(self, number: int) -> None:
        if self._draft is not None and suggests(self._draft):
            self._suggestions.use(number)
        else:
            self.open_source(number)

    def _on_number_pointed(self, number: int) -> None:
        if number:
            self._open(number, pinned=False)
        else:
            self._sources.leave_soon()

    def _on_chosen(self, name: str) -> None:
        signals = {
            "undo": self.undo_requested,
            "retry": self.retry_requested,
            "tell": self.tell_professional_requested,
            "hold": self.holding_reply_requested,
            "add": self.add_answer_requested,
            "write": self.write_myself_requested,
        }
        if name in signals:
            signals[name].emit()
        else:
            self.remedy_requested.emit(name)

    def _on_undo_time_over(self) -> None:
        self.hide()
        self.gone.emit()

    def minimumSizeHint(self) -> QSize:
        # Not what the parts ask for: between two states that is for a moment more than either wants.
        return QSize(_NARROWEST, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            handled = super().event(event)
            self._fit()
            return handled
        if event.type() is QEvent.Type.Hide:
            self.close_source()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The buttons in it leave this key to whatever holds them.
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._sources.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self._sources.follow()

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
