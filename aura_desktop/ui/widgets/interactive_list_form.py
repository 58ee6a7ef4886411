"""The builder's form for a list of up to ten options in sections."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain import limits
from aura_desktop.ui.models.interactive_draft import InteractiveDraft, RowDraft, SectionDraft
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.counted_field import CountedField, CountedLine, counter_words
from aura_desktop.ui.widgets.interactive_form import InteractiveForm, ProblemPlace, focused_within
from aura_desktop.ui.widgets.list_section import ListSectionBox, SectionPlace
from aura_desktop.ui.widgets.option_row import OptionRow, middle_of
from aura_desktop.ui.widgets.tab_order import order_tabs


class InteractiveListForm(InteractiveForm):
    """Message, the text of the button that opens the list, sections with their options.

    Header and footer are rarely used with a list; they are unfolded when wanted or filled.
    """

    def __init__(self) -> None:
        super().__init__(limits.LIST_BODY, body_lines=2)
        opener = CountedLine(limits.LIST_BUTTON, counter_inside=False)
        opener.setPlaceholderText(self.tr("For example: See the options"))
        self.list_button = CountedField(opener, self.tr("Text of the button that opens the list"))
        self.watch(self.list_button)
        self.sections: list[ListSectionBox] = []
        self.add_row = PushButton(self.tr("Add option"), icon="plus", compact=True, size=14)
        self.add_section = PushButton(
            self.tr("Add section"), kind="ghost", icon="plus", compact=True, size=14
        )
        self.unfold = PushButton(
            self.tr("Header and footer"), kind="ghost", icon="plus", compact=True, size=14
        )
        self._sections = QVBoxLayout()
        self._sections.setSpacing(13)
        self._ends = QWidget()
        self._arrange()
        self.add_row.clicked.connect(self._on_add_row)
        self.add_section.clicked.connect(self._on_add_section)
        self.unfold.clicked.connect(self._on_unfold)

    def load(self, draft: InteractiveDraft) -> None:
        super().load(draft)
        self.list_button.set_text(draft.list_button)
        while self.sections:
            self._drop_section(self.sections[-1])
        for section in draft.sections:
            self._insert_section(section)
        self._show_ends(bool(draft.header.strip() or draft.footer.strip()))
        self._renumber()

    def stored(self, draft: InteractiveDraft) -> InteractiveDraft:
        return replace(
            super().stored(draft),
            list_button=self.list_button.text(),
            sections=tuple(section.stored() for section in self.sections),
        )

    def places(self) -> Mapping[str, ProblemPlace]:
        found: dict[str, ProblemPlace] = {**super().places(), "list_button": self.list_button}
        for number, section in enumerate(self.sections, start=1):
            field = f"sections.{number}"
            found[f"{field}.title"] = SectionPlace(section, of_title=True)
            found[f"{field}.rows"] = SectionPlace(section, of_title=False)
            for place, row in enumerate(section.rows, start=1):
                found[f"{field}.rows.{place}.title"] = row.cell(0)
                found[f"{field}.rows.{place}.description"] = row.cell(1)
        return found

    def _arrange(self) -> None:
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(12)
        ends.addWidget(self.header)
        ends.addWidget(self.footer)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in (self.add_row, self.add_section, self.unfold):
            foot.addWidget(button)
        foot.addStretch(1)
        for widget in (self._ends, self.body, self.list_button):
            self.column.addWidget(widget)
        self.column.addLayout(self._sections)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def _show_ends(self, shown: bool) -> None:
        self._ends.setVisible(shown)
        self.unfold.setVisible(not shown)

    def _on_unfold(self) -> None:
        self._show_ends(True)
        self.header.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _rows(self) -> list[OptionRow]:
        return [row for section in self.sections for row in section.rows]

    def _section_of(self, row: OptionRow) -> ListSectionBox:
        return next(section for section in self.sections if row in section.rows)

    def _insert_section(self, draft: SectionDraft) -> ListSectionBox:
        section = ListSectionBox(draft)
        section.edited.connect(self.edited)
        section.settled.connect(self.settled)
        section.remove_requested.connect(partial(self._on_remove_section, section))
        section.row_removed.connect(self._on_remove_row)
        section.row_finished.connect(self._on_row_finished)
        section.row_moved.connect(self._move)
        section.row_dragged.connect(self._on_dragged)
        self.sections.append(section)
        self._sections.addWidget(section)
        section.show()
        return section

    def _drop_section(self, section: ListSectionBox) -> None:
        self.sections.remove(section)
        self._sections.removeWidget(section)
        section.hide()
        section.deleteLater()

    def _renumber(self) -> None:
        alone = len(self.sections) == 1
        number = 0
        for place, section in enumerate(self.sections, start=1):
            section.set_number(place, alone=alone)
            section.count.setVisible(place == 1)
            for row in section.rows:
                number += 1
                title = self.tr("Option {number}").format(number=number)
                about = self.tr("Description of option {number}").format(number=number)
                row.set_names(number, [title, about], numbered=False)
        words = self.tr("Options: {counter} in total")
        counter = counter_words(number, limits.LIST_ROWS)
        if self.sections:
            self.sections[0].count.setText(words.format(counter=counter))
        rows = self._rows()
        if len(rows) == 1:
            rows[0].bin.setEnabled(False)
        else:
            for row in rows:
                row.bin.setEnabled(True)
        full = number >= limits.LIST_ROWS
        self.add_row.setEnabled(not full)
        self._order_tabs()
        self.add_section.setEnabled(not full and len(self.sections) < limits.LIST_SECTIONS)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [self.header.editor, self.footer.editor]
        stops += [self.body.editor, self.list_button.editor]
        for section in self.sections:
            stops += [section.title, section.bin]
            stops += [stop for row in section.rows for stop in row.stops()]
        order_tabs([*stops, self.add_row, self.add_section, self.unfold])

    def _after_change(self, focus: QWidget) -> None:
        self._renumber()
        focus.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _on_add_row(self) -> None:
        section = self.sections[-1]
        row = section.make_row(RowDraft())
        section.adopt(row, len(section.rows))
        self._after_change(row.editors[0])

    def _on_add_section(self) -> None:
        section = self._insert_section(SectionDraft())
        self._after_change(section.title)

    def _on_remove_row(self, row: OptionRow) -> None:
        rows = self._rows()
        place, section = rows.index(row), self._section_of(row)
        section.release(row)
        row.hide()
        row.deleteLater()
        if not section.rows and len(self.sections) > 1:
            self._drop_section(section)
        left = self._rows()
        self._after_change(left[min(place, len(left) - 1)].editors[0])

    def _on_remove_section(self, section: ListSectionBox) -> None:
        place = self.sections.index(section)
        self._drop_section(section)
        if not self._rows():
            self.sections[0].adopt(self.sections[0].make_row(RowDraft()), 0)
        self._after_change(self.sections[max(0, place - 1)].title)

    def _on_row_finished(self, row: OptionRow) -> None:
        section = self._section_of(row)
        place = section.rows.index(row) + 1
        if place < len(section.rows):
            section.rows[place].editors[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.add_row.isEnabled() and row.texts()[0].strip():
            new = section.make_row(RowDraft())
            section.adopt(new, place)
            self._after_change(new.editors[0])

    def _on_dragged(self, row: OptionRow, y: int) -> None:
        section = self._section_of(row)
        place = section.rows.index(row)
        if y < self._border(section, place, -1):
            self._move(row, -1)
        elif y > self._border(section, place, 1):
            self._move(row, 1)

    def _border(self, section: ListSectionBox, place: int, step: int) -> int:
        """The height on the screen beyond which a row dragged in this direction moves on."""
        if 0 <= place + step < len(section.rows):
            return middle_of(section.rows[place + step])
        other = self.sections.index(section) + step
        if not 0 <= other < len(self.sections):
            return -1_000_000 if step < 0 else 1_000_000
        if step > 0:
            return middle_of(self.sections[other].number)
        return section.mapToGlobal(QPoint(0, 0)).y()

    def _move(self, row: OptionRow, step: int) -> None:
        section = self._section_of(row)
        place = section.rows.index(row) + step
        home = section
        if not 0 <= place < len(section.rows):
            other = self.sections.index(section) + step
            if not 0 <= other < len(self.sections):
                return
            home = self.sections[other]
            place = 0 if step > 0 else len(home.rows)
        focused = focused_within(row) or row.handle
        section.release(row)
        home.adopt(row, place)
        self.column.activate()
        self._after_change(focused)
