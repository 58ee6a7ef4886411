"""One section of a list message in the builder: its title and its rows."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain import limits
from aura_desktop.ui import theme
from aura_desktop.ui.models.interactive_draft import RowDraft, SectionDraft
from aura_desktop.ui.widgets.controls import IconButton, TextLabel
from aura_desktop.ui.widgets.counted_field import CountedLine, FieldMessage, set_property
from aura_desktop.ui.widgets.option_row import OptionRow

_TITLE_SHARE, _DESCRIPTION_SHARE = 43, 57
_TITLE_WIDTH = 214


class SectionPlace:
    """The section as the place where a problem of its title, or of having no rows, is shown."""

    def __init__(self, section: "ListSectionBox", *, of_title: bool) -> None:
        self.editor = section.title
        self._section = section
        self._of_title = of_title

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong, "" when nothing is."""
        self._section.show_problem(sentence, of_title=self._of_title)


class ListSectionBox(QWidget):
    """A heading with the section's title, then rows of title and description.

    Signals: edited; settled (the field); remove_requested; row_removed, row_finished (the row);
    row_moved (the row, -1 or 1); row_dragged (the row, y on the screen).
    """

    edited = Signal()
    settled = Signal(object)
    remove_requested = Signal()
    row_removed = Signal(object)
    row_finished = Signal(object)
    row_moved = Signal(object, int)
    row_dragged = Signal(object, int)

    def __init__(self, draft: SectionDraft) -> None:
        super().__init__()
        self.rows: list[OptionRow] = []
        self.title = CountedLine(limits.SECTION_TITLE)
        self.title.setProperty("compact", "true")
        self.title.setProperty("role", "ui")
        self.title.setFixedWidth(theme.current().px(_TITLE_WIDTH))
        self.title.set_content(draft.title)
        self.title.edited.connect(self.edited)
        self.title.settled.connect(lambda: self.settled.emit(self.title))
        self.number = TextLabel(role="uiStrong")
        self.count = TextLabel(role="meta", tone="subtle")
        self.bin = IconButton("trash-2", self.tr("Remove section"))
        self.bin.clicked.connect(self.remove_requested)
        self._sentences = {True: "", False: ""}
        self._message = FieldMessage()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(7)
        self._arrange()
        for row in draft.rows:
            self.adopt(self.make_row(row), len(self.rows))

    def stored(self) -> SectionDraft:
        """What is typed in this section."""
        rows = tuple(
            RowDraft(title=title, description=description)
            for title, description in (row.texts() for row in self.rows)
        )
        return SectionDraft(title=self.title.content(), rows=rows)

    def make_row(self, draft: RowDraft) -> OptionRow:
        """A row with a draft's words, in no section yet."""
        title = CountedLine(limits.ROW_TITLE)
        title.setPlaceholderText(self.tr("Option"))
        title.set_content(draft.title)
        description = CountedLine(limits.ROW_DESCRIPTION)
        description.setPlaceholderText(self.tr("Optional description"))
        description.set_content(draft.description)
        return OptionRow([title, description], [_TITLE_SHARE, _DESCRIPTION_SHARE])

    def adopt(self, row: OptionRow, place: int) -> None:
        """Take a row in, at this place from 0."""
        self.rows.insert(place, row)
        self._rows.insertWidget(place, row)
        # The layout would show it a moment later; Tab may come before that.
        row.show()
        row.edited.connect(self.edited)
        row.settled.connect(self.settled)
        row.remove_requested.connect(partial(self.row_removed.emit, row))
        row.finished.connect(partial(self.row_finished.emit, row))
        row.move_requested.connect(partial(self.row_moved.emit, row))
        row.dragged.connect(partial(self.row_dragged.emit, row))

    def release(self, row: OptionRow) -> None:
        """Let a row go; it may be adopted elsewhere."""
        self.rows.remove(row)
        self._rows.removeWidget(row)
        for signal in (row.edited, row.settled, row.remove_requested, row.finished):
            signal.disconnect()
        row.move_requested.disconnect()
        row.dragged.disconnect()

    def set_number(self, number: int, *, alone: bool) -> None:
        """The section's number, and whether it is the only one: then its title may stay empty."""
        words = self.tr("Section {number}").format(number=number)
        self.number.setText(f"{words} ·")
        self.title.setAccessibleName(self.tr("Title of section {number}").format(number=number))
        self.title.setPlaceholderText(self.tr("Title (optional)") if alone else self.tr("Title"))
        self.bin.set_name(self.tr("Remove section {number}").format(number=number))
        self.bin.setVisible(not alone)

    def show_problem(self, sentence: str, *, of_title: bool) -> None:
        """Show a problem of the title, or of having no rows."""
        self._sentences[of_title] = sentence
        if of_title:
            set_property(self.title, "invalid", "true" if sentence else "false")
            self.title.setAccessibleDescription(sentence)
        self._message.show_sentence(self._sentences[True] or self._sentences[False])

    def problem(self) -> str:
        """The problem shown, "" for none."""
        return self._message.text()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.number)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._message)
        column.addLayout(self._rows)
        column.setAlignment(head, Qt.AlignmentFlag.AlignTop)
