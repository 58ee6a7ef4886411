"""What the AI has done, to read: its use by topic and week, and what left this PC for it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.domain.message_record import TopicWeek
from aura_desktop.ui import wording_ai, wording_ai_settings, wording_time
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.health_tables import TraceTable

_WEEKS_SIZE, _LEDGER_SIZE = QSize(1220, 560), QSize(1040, 560)
_NONE = "–"


class RegisterDialog(DialogFrame):
    """A table, or words where there is nothing yet; nothing can be changed in it."""

    def __init__(
        self, parent: QWidget, icon: str, size: QSize, table: TraceTable, empty: EmptyState
    ) -> None:
        super().__init__(parent, icon, size)
        self.table = table
        self._empty = empty
        self._lead = TextLabel(tone="muted", wrap=True)
        self._done = PushButton(self.tr("Close"), kind="primary")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(10)
        column.addWidget(self._lead)
        column.addWidget(table, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(empty, 1)
        column.addStretch()
        self.set_body(body)
        self.add_hint(("Esc",), self.tr("close"))
        self._done.clicked.connect(self.dismiss)
        self.confirm_requested.connect(self.dismiss)

    def _show(self, rows: Sequence[tuple[str, ...]], worries: frozenset[int], lead: str) -> None:
        self.table.set_rows(rows, worries)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._lead.setText(lead)
        self._lead.setVisible(bool(rows))

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; the keyboard is in the table where there is one."""
        has_rows = self.table.model.rowCount() > 0
        super().open(focus or (self.table.table if has_rows else self._done))


class WeeksDialog(RegisterDialog):
    """What became of drafts, per topic and week."""

    def __init__(self, parent: QWidget) -> None:
        title = self.tr("Use by topic and week")
        heads = (
            self.tr("Topic"),
            self.tr("Week of"),
            self.tr("Used"),
            self.tr("Changed"),
            self.tr("Discarded"),
            self.tr("Automatic"),
            self.tr("In no time"),
            self.tr("Corrected"),
            self.tr("Cost per use"),
            self.tr("First words"),
        )
        empty = EmptyState(
            "sparkles",
            self.tr("No draft yet"),
            self.tr("Here you will see which topics the AI gets right and what it costs."),
        )
        super().__init__(parent, "list", _WEEKS_SIZE, TraceTable(title, heads, ""), empty)
        self.set_title(title)
        self.add_button(self._done)

    def show_weeks(self, weeks: Sequence[TopicWeek], now: datetime) -> None:
        """Fill it; `open` shows it."""
        rows = [self._row(week, now) for week in weeks]
        worries = frozenset(place for place, week in enumerate(weeks) if week.corrected)
        lead = self.tr("In no time: used as they were before anybody can have read them.")
        self._show(rows, worries, lead)

    def _row(self, week: TopicWeek, now: datetime) -> tuple[str, ...]:
        counts = (week.used, week.changed, week.discarded, week.automatic, week.fast)
        was_used = bool(week.used or week.changed or week.automatic)
        cost = wording_ai_settings.money(week.cost_per_used_clp) if was_used else _NONE
        waited = self.tr("{ms} ms").format(ms=QLocale().toString(week.first_word_ms))
        return (
            wording_ai.topic_words(week.topic),
            wording_time.short_date(week.since, now),
            *(QLocale().toString(count) for count in counts),
            QLocale().toString(week.corrected),
            cost,
            waited if week.first_word_ms else _NONE,
        )


class LedgerDialog(RegisterDialog):
    """What left, newest first. Signals: entry_requested(LedgerEntry); older_requested."""

    entry_requested = Signal(object)
    older_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        title = self.tr("What left this PC")
        heads = (
            self.tr("When"),
            self.tr("To"),
            self.tr("Model"),
            self.tr("Why"),
            self.tr("Characters"),
            self.tr("Hidden"),
            self.tr("State"),
            self.tr("Cost"),
        )
        empty = EmptyState(
            "lock",
            self.tr("Nothing has left yet"),
            self.tr("Each request to the AI will stand here, with its exact text."),
        )
        super().__init__(parent, "eye", _LEDGER_SIZE, TraceTable(title, heads, ""), empty)
        self.set_title(title)
        self._entries: tuple[LedgerEntry, ...] = ()
        self._older = PushButton(self.tr("Show older ones"))
        self.add_button(self._older)
        self.add_button(self._done)
        self._older.clicked.connect(self.older_requested)
        self.table.table.clicked.connect(self._on_chosen)
        self.table.table.activated.connect(self._on_chosen)

    def show_entries(self, entries: Sequence[LedgerEntry], now: datetime, *, more: bool) -> None:
        """All that is to be seen; `more`: there are older ones."""
        self._entries = tuple(entries)
        rows = [self._row(entry, now) for entry in entries]
        failed = RequestState.FAILED
        worries = frozenset(at for at, entry in enumerate(entries) if entry.state is failed)
        self._show(rows, worries, self.tr("Choose a line to read its exact text."))
        self._older.setVisible(more)

    def say_text_is_gone(self) -> None:
        """An old line was chosen, of which only the figures are kept."""
        self._lead.setText(self.tr("The text of this one is too old to be kept; its figures stay."))

    def last_id(self) -> int | None:
        """The oldest line that is seen."""
        return self._entries[-1].id if self._entries else None

    def entries(self) -> tuple[LedgerEntry, ...]:
        """What is seen."""
        return self._entries

    def _row(self, entry: LedgerEntry, now: datetime) -> tuple[str, ...]:
        priced = entry.prompt_tokens or entry.answer_tokens
        return (
            wording_time.moment(entry.at, now),
            entry.host,
            entry.model,
            wording_ai_settings.purpose(entry.purpose),
            QLocale().toString(entry.characters),
            QLocale().toString(entry.hidden),
            wording_ai_settings.request_state(entry),
            wording_ai_settings.money(entry.cost_clp) if priced else _NONE,
        )

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entry_requested.emit(self._entries[index.row()])
