"""Opening hours of a week: each day with its spans, and one day's taken over to the working days."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QTimeEdit, QWidget

from aura_desktop.domain.hours import WEEKDAYS, WORKING_DAYS, copied, ordered, problems
from aura_desktop.domain.setup import OpeningHours
from aura_desktop.ui import theme
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property

_FIRST = (time(9), time(18))
_NEXT = (time(15), time(19))


class HoursTable(QWidget):
    """Rebuilt whenever a span comes or goes.

    Signals: changed().
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hours: list[OpeningHours] = []
        self._editors: list[tuple[QTimeEdit, QTimeEdit]] = []
        self._message = FieldMessage()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(6, 1)
        self._build()

    def set_hours(self, hours: Sequence[OpeningHours]) -> None:
        """Show these."""
        self._hours = list(ordered(hours))
        self._build()

    def hours(self) -> tuple[OpeningHours, ...]:
        """As they stand, by day and hour."""
        return ordered(self._hours)

    def is_well(self) -> bool:
        """Whether every span closes after it opens and none overlaps another."""
        return not problems(self._hours)

    def add(self, weekday: int) -> None:
        """One more span of this day."""
        taken = [span for span in self._hours if span.weekday == weekday]
        opens, closes = _FIRST if not taken else _NEXT
        self._hours.append(OpeningHours(weekday=weekday, opens=opens, closes=closes))
        self._hours = list(ordered(self._hours))
        self._build()
        self.changed.emit()

    def copy_to_working_days(self, weekday: int) -> None:
        """This day's spans from Monday to Friday."""
        self._hours = list(copied(self._hours, weekday, WORKING_DAYS))
        self._build()
        self.changed.emit()

    def _remove(self, place: int) -> None:
        del self._hours[place]
        self._build()
        self.changed.emit()

    def _build(self) -> None:
        self._message.setParent(None)
        clear_layout_of(self)
        self._editors = []
        row = 0
        for weekday in WEEKDAYS:
            day = QLocale().dayName(weekday + 1).capitalize()
            self._grid.addWidget(TextLabel(day, role="uiStrong"), row, 0)
            places = [at for at, span in enumerate(self._hours) if span.weekday == weekday]
            if not places:
                self._grid.addWidget(TextLabel(self.tr("Closed"), tone="muted"), row, 1, 1, 3)
            for index, place in enumerate(places):
                self._add_span(row + index, place, day)
            self._add_buttons(row, weekday, day, has_hours=bool(places))
            row += max(len(places), 1)
        self._grid.addWidget(self._message, row, 0, 1, 7)
        self._show_problems()

    def _add_span(self, row: int, place: int, day: str) -> None:
        span = self._hours[place]
        opens = self._editor(span.opens, self.tr("{day}: opens").format(day=day))
        closes = self._editor(span.closes, self.tr("{day}: closes").format(day=day))
        self._editors.append((opens, closes))
        for editor in (opens, closes):
            editor.timeChanged.connect(lambda _time, at=place: self._on_time_changed(at))
        remove = IconButton("trash-2", self.tr("{day}: remove these hours").format(day=day))
        remove.clicked.connect(lambda _checked=False, at=place: self._remove(at))
        self._grid.addWidget(opens, row, 1)
        self._grid.addWidget(TextLabel("–", tone="muted"), row, 2)
        self._grid.addWidget(closes, row, 3)
        self._grid.addWidget(remove, row, 4)

    def _add_buttons(self, row: int, weekday: int, day: str, *, has_hours: bool) -> None:
        add = IconButton("plus", self.tr("{day}: add hours").format(day=day))
        add.clicked.connect(lambda: self.add(weekday))
        self._grid.addWidget(add, row, 5)
        if has_hours and weekday == 0:
            copy = PushButton(self.tr("Copy to all weekdays"), kind="ghost", compact=True)
            copy.clicked.connect(lambda: self.copy_to_working_days(weekday))
            self._grid.addWidget(copy, row, 6, Qt.AlignmentFlag.AlignLeft)

    def _editor(self, value: time, name: str) -> QTimeEdit:
        editor = QTimeEdit(QTime(value.hour, value.minute))
        editor.setDisplayFormat("HH:mm")
        editor.setAccessibleName(name)
        # The line inside would draw a field's frame of its own and hide the hour.
        set_property(editor.lineEdit(), "bare", "true")
        editor.lineEdit().setTextMargins(10, 0, 0, 0)
        editor.lineEdit().setAccessibleName(name)
        editor.setFixedWidth(theme.current().px(96))
        calm(editor)
        return editor

    def _on_time_changed(self, place: int) -> None:
        opens, closes = (
            time(editor.time().hour(), editor.time().minute()) for editor in self._editors[place]
        )
        weekday = self._hours[place].weekday
        self._hours[place] = OpeningHours(weekday=weekday, opens=opens, closes=closes)
        self._show_problems()
        self.changed.emit()

    def _show_problems(self) -> None:
        found = problems(self._hours)
        wrong = {item.place for item in found}
        for place, pair in enumerate(self._editors):
            for editor in pair:
                set_property(editor, "invalid", "true" if place in wrong else "false")
        sentences = {
            "hours_closes_before_opens": self.tr("The day must close after it opens."),
            "hours_overlap": self.tr("Two spans of one day run into one another."),
        }
        self._message.show_sentence(sentences[found[0].code] if found else "")
