"""The builder's form for up to three reply buttons."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain import limits
from aura_desktop.ui.models.interactive_draft import InteractiveDraft
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import CountedLine, counter_words
from aura_desktop.ui.widgets.interactive_form import InteractiveForm, ProblemPlace, focused_within
from aura_desktop.ui.widgets.option_row import OptionRow, middle_of
from aura_desktop.ui.widgets.tab_order import order_tabs


class InteractiveButtonsForm(InteractiveForm):
    """Header, message, footer and the buttons.

    Signals: list_requested, for more options than buttons allow.
    """

    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__(limits.INTERACTIVE_BODY, body_lines=3)
        self.rows: list[OptionRow] = []
        self._count = TextLabel(role="meta", tone="subtle")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(7)
        self.add_button = PushButton(self.tr("Add button"), icon="plus", compact=True, size=14)
        self.add_button.clicked.connect(self._on_add)
        self._limit_hint = QWidget()
        self._to_list = PushButton(self.tr("Change to a list"), kind="link")
        self._arrange()

    def first_editor(self) -> QWidget:
        return self.body.editor

    def load(self, draft: InteractiveDraft) -> None:
        super().load(draft)
        while self.rows:
            self._drop(self.rows[-1])
        for title in draft.buttons:
            self._insert(title)
        self._renumber()

    def stored(self, draft: InteractiveDraft) -> InteractiveDraft:
        return replace(super().stored(draft), buttons=tuple(row.texts()[0] for row in self.rows))

    def places(self) -> Mapping[str, ProblemPlace]:
        rows = {
            f"buttons.{number}.title": row.cell(0) for number, row in enumerate(self.rows, start=1)
        }
        return {**super().places(), **rows}

    def _arrange(self) -> None:
        for field in (self.header, self.body, self.footer):
            self.column.addWidget(field)
        head = QHBoxLayout()
        head.addWidget(TextLabel(self.tr("Buttons"), role="uiStrong"))
        head.addStretch(1)
        head.addWidget(self._count)
        block = QVBoxLayout()
        block.setSpacing(7)
        block.addLayout(head)
        block.addLayout(self._rows)
        block.addLayout(self._foot())
        self.column.addLayout(block)
        self.column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        hint = QHBoxLayout(self._limit_hint)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(0)
        words = self.tr("WhatsApp allows up to {count}. More options?")
        hint.addWidget(
            TextLabel(words.format(count=limits.REPLY_BUTTONS), role="meta", tone="muted")
        )
        self._to_list.clicked.connect(self.list_requested)
        hint.addWidget(self._to_list)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.add_button)
        foot.addWidget(self._limit_hint)
        foot.addStretch(1)
        return foot

    def _insert(self, title: str) -> OptionRow:
        editor = CountedLine(limits.REPLY_TITLE)
        editor.setPlaceholderText(self.tr("What the patient taps"))
        editor.set_content(title)
        row = OptionRow([editor], [1])
        row.edited.connect(self.edited)
        row.settled.connect(self.settled)
        row.remove_requested.connect(partial(self._on_remove, row))
        row.move_requested.connect(partial(self._move, row))
        row.dragged.connect(partial(self._on_dragged, row))
        row.finished.connect(partial(self._on_row_finished, row))
        self.rows.append(row)
        self._rows.addWidget(row)
        # The layout would show it a moment later; Tab may come before that.
        row.show()
        return row

    def _drop(self, row: OptionRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            name = self.tr("Button {number}").format(number=number)
            row.set_names(number, [name], numbered=True)
            row.bin.setEnabled(len(self.rows) > 1)
        full = len(self.rows) >= limits.REPLY_BUTTONS
        self._count.setText(counter_words(len(self.rows), limits.REPLY_BUTTONS))
        self.add_button.setEnabled(not full)
        self._limit_hint.setVisible(full)
        stops = [stop for row in self.rows for stop in row.stops()]
        order_tabs([self.footer.editor, *stops, self.add_button, self._to_list])

    def _on_add(self) -> None:
        row = self._insert("")
        self._renumber()
        row.editors[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _on_remove(self, row: OptionRow) -> None:
        place = self.rows.index(row)
        self._drop(row)
        self._renumber()
        neighbour = self.rows[min(place, len(self.rows) - 1)]
        neighbour.editors[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _on_row_finished(self, row: OptionRow) -> None:
        place = self.rows.index(row) + 1
        if place < len(self.rows):
            self.rows[place].editors[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.add_button.isEnabled() and row.texts()[0].strip():
            self._on_add()

    def _on_dragged(self, row: OptionRow, y: int) -> None:
        place = self.rows.index(row)
        if place > 0 and y < middle_of(self.rows[place - 1]):
            self._move(row, -1)
        elif place + 1 < len(self.rows) and y > middle_of(self.rows[place + 1]):
            self._move(row, 1)

    def _move(self, row: OptionRow, step: int) -> None:
        target = self.rows.index(row) + step
        if not 0 <= target < len(self.rows):
            return
        focused = focused_within(row)
        self.rows.remove(row)
        self.rows.insert(target, row)
        self._rows.removeWidget(row)
        self._rows.insertWidget(target, row)
        self._rows.activate()
        self._renumber()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
