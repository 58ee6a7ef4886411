"""The fields of an entry: what is typed, whether it was changed, what is wrong with it."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from aura_desktop.domain import entry_check, quick_reply
from aura_desktop.domain.entry_check import EntryProblem
from aura_desktop.domain.entry_import import read_date
from aura_desktop.domain.knowledge import EntryKind, NewEntry
from aura_desktop.domain.service_list import read_duration, read_price
from aura_desktop.errors import InputError
from aura_desktop.ui import assets, theme, wording_knowledge
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.counted_field import (
    VALIDATION_MS,
    CountedField,
    CountedLine,
    CountedText,
    FieldMessage,
    counter_words,
    set_property,
)
from aura_desktop.ui.widgets.entry_preview import EntryPreview
from aura_desktop.ui.widgets.named_line import NamedLine
from aura_desktop.ui.widgets.tab_order import order_tabs

T = TypeVar("T")
_GAP = 16
_BODY_LINES, _QUESTION_LINES = 7, 3
_PATIENT = frozenset({"empty_field", "entry_needs_approval"})
"""What is said only when somebody wants to save."""
EMPTY = NewEntry(kind=EntryKind.OTHER, title="", body="")


class _Questions(CountedField):
    """Counts its lines."""

    def refresh(self) -> None:
        lines = [line for line in self.text().splitlines() if line.strip()]
        self._counter.setText(counter_words(len(lines), self.editor.limit))
        over = len(lines) > self.editor.limit
        set_property(self._counter, "kind", "error" if over else "subtle")


class EntryForm(QWidget):
    """Nothing typed is ever cleared.

    Signals: edited().
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        name = wording_knowledge.field_words
        self.kind = QComboBox()
        self.kind.setAccessibleName(name("kind"))
        calm(self.kind)
        self._kind_words = FieldMessage()
        limit = entry_check.LONGEST_TITLE
        self.title = CountedField(CountedLine(limit, counter_inside=False), name("title"))
        self.body = CountedField(CountedText(entry_check.LONGEST_BODY, _BODY_LINES), name("body"))
        self.questions = _Questions(
            CountedText(entry_check.MOST_QUESTIONS, _QUESTION_LINES), name("questions")
        )
        self.preview = EntryPreview()
        self._lines = {
            field: NamedLine(name(field))
            for field in (
                *("price_clp", "duration_min", "valid_until", "owner", "approved_by", "shortcut"),
            )
        }
        self._saved = EMPTY
        self._baseline: tuple[str, ...] = ()
        self._shown: dict[str, str] = {}
        self._asked = False
        self._today, self._taken = date.min, frozenset[str]()
        self._pause = QTimer(self, singleShot=True, interval=VALIDATION_MS)
        self._build()
        self._connect()
        self.show_entry(EMPTY)

    def show_entry(self, entry: NewEntry) -> None:
        """Fill the fields with what is kept; nothing counts as changed."""
        self._saved = entry
        self._put(entry)
        self._baseline = self._texts()
        self._asked = False
        self._show_problems({})
        self.edited.emit()

    def fill(self, entry: NewEntry) -> None:
        """Fill the fields; what differs from what is kept counts as changed."""
        self._put(entry)
        self.edited.emit()

    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self._texts() != self._baseline

    def typed(self) -> NewEntry:
        """What is typed; a figure or a day that cannot be read is None."""
        return self._read()[0]

    def set_rules(self, today: date, taken: Collection[str]) -> None:
        """The clinic's day, and the shortcuts of other entries."""
        self._today, self._taken = today, frozenset(taken)

    def problems(self, *, publish: bool) -> Mapping[str, str]:
        """What is wrong by field, shown at the fields from now on; nothing if it can be kept."""
        self._asked = True
        found = self._problems(publish=publish, but=frozenset())
        self._show_problems(found)
        return found

    def show_problem(self, field: str, code: str, params: Mapping[str, Any]) -> None:
        """Say at this field why the entry was not taken."""
        length = len(str(getattr(self.typed(), field, "")))
        sentence = wording_knowledge.field_sentence(code, {"length": length, **params})
        self._show_problems({**self._shown, field: sentence})

    def shown_problems(self) -> Mapping[str, str]:
        """The sentences at the fields."""
        return dict(self._shown)

    def editor(self, field: str) -> QWidget:
        """The widget a field is typed in. Raises: KeyError."""
        big: dict[str, QWidget] = {
            "kind": self.kind,
            "title": self.title.editor,
            "body": self.body.editor,
            "questions": self.questions.editor,
        }
        return big.get(field) or self._lines[field].editor

    def _put(self, entry: NewEntry) -> None:
        self._choose_kind(entry.kind)
        self.title.set_text(entry.title)
        self.body.set_text(entry.body)
        self.questions.set_text("\n".join(entry.questions))
        values = {
            "price_clp": wording_knowledge.price_words(entry.price_clp),
            "duration_min": wording_knowledge.duration_words(entry.duration_min),
            "valid_until": wording_knowledge.day_words(entry.valid_until),
            "owner": entry.owner,
            "approved_by": entry.approved_by,
            "shortcut": f"/{entry.shortcut}" if entry.shortcut else "",
        }
        for name, text in values.items():
            self._lines[name].editor.setText(text)
            self._lines[name].editor.setCursorPosition(0)
        for field in ("body", "questions"):
            editor = self.editor(field)
            if isinstance(editor, CountedText):
                editor.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_helpers()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._kind_box(), 0, 0, 1, 3)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._lines["shortcut"], 0, 3, 1, 3, top)
        for row, part in enumerate((self.title, self.body, self.preview, self.questions), 1):
            grid.addWidget(part, row, 0, 1, 6)
        for place, field in enumerate(("price_clp", "duration_min", "valid_until")):
            grid.addWidget(self._lines[field], 5, 2 * place, 1, 2, top)
        for place, field in enumerate(("owner", "approved_by")):
            grid.addWidget(self._lines[field], 6, 3 * place, 1, 3, top)
        order = [self.kind, self._lines["shortcut"].editor, self.title.editor, self.body.editor]
        order.append(self.questions.editor)
        fields = ("price_clp", "duration_min", "valid_until", "owner", "approved_by")
        order += [self._lines[field].editor for field in fields]
        order_tabs(order)

    def _kind_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = TextLabel(wording_knowledge.field_words("kind"), role="uiStrong")
        label.setBuddy(self.kind)
        for part in (label, self.kind, self._kind_words):
            column.addWidget(part)
        column.addStretch(1)
        return box

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        for field in (self.title, self.body, self.questions):
            field.edited.connect(self._on_edited)
            field.settled.connect(self._check)
        for line in self._lines.values():
            line.editor.textEdited.connect(self._on_edited)
            line.editor.editingFinished.connect(self._check)
        self._pause.timeout.connect(self._check)

    def _choose_kind(self, chosen: EntryKind) -> None:
        if self.kind.findData(chosen.value) < 0:  # at first, and of one that a newer program wrote
            for kind in (*wording_knowledge.KINDS, chosen):
                self._offer_kind(kind)
        self.kind.setCurrentIndex(self.kind.findData(chosen.value))

    def _offer_kind(self, kind: EntryKind) -> None:
        if self.kind.findData(kind.value) < 0:
            icon = assets.icon(wording_knowledge.kind_icon(kind), theme.current().px(16))
            self.kind.addItem(icon, wording_knowledge.kind_words(kind), kind.value)

    def _texts(self) -> tuple[str, ...]:
        lines = (line.editor.text() for line in self._lines.values())
        big = (self.title.text(), self.body.text(), self.questions.text())
        return (str(self.kind.currentData()), *big, *lines)

    def _read(self) -> tuple[NewEntry, dict[str, EntryProblem]]:
        unreadable: dict[str, EntryProblem] = {}

        def read(field: str, reader: Callable[[str], T]) -> T | None:
            try:
                return reader(self._lines[field].editor.text())
            except InputError as error:
                unreadable[field] = EntryProblem(code=error.code, field=field)
                return None

        entry = NewEntry(
            kind=EntryKind(self.kind.currentData()),
            title=self.title.text(),
            body=self.body.text(),
            questions=tuple(self.questions.text().splitlines()),
            price_clp=read("price_clp", read_price),
            duration_min=read("duration_min", read_duration),
            valid_until=read("valid_until", read_date),
            owner=self._lines["owner"].editor.text(),
            approved_by=self._lines["approved_by"].editor.text(),
            shortcut=self._lines["shortcut"].editor.text(),
            key=self._saved.key,
        )
        return entry_check.cleaned(entry), unreadable

    def _problems(self, *, publish: bool, but: Collection[str]) -> dict[str, str]:
        entry, unreadable = self._read()
        found = entry_check.problems(
            entry, today=self._today, shortcuts=self._taken, publish=publish
        )
        sentences: dict[str, str] = {}
        for problem in (*unreadable.values(), *found):
            if problem.code not in but:
                sentences.setdefault(problem.field, _sentence(problem, entry))
        return sentences

    def _check(self) -> None:
        self._pause.stop()
        if self.is_changed() or self._shown:
            but: Collection[str] = frozenset() if self._asked else _PATIENT
            self._show_problems(self._problems(publish=self._asked, but=but))

    def _show_problems(self, found: Mapping[str, str]) -> None:
        self._shown = dict(found)
        boxes: dict[str, CountedField | NamedLine] = {
            "title": self.title,
            "body": self.body,
            "questions": self.questions,
            **self._lines,
        }
        for field, box in boxes.items():
            box.show_problem(found.get(field, ""))
        wrong = found.get("kind", "")
        words = wrong or wording_knowledge.kind_help(EntryKind(self.kind.currentData()))
        self._kind_words.show_sentence(words, "error" if wrong else "subtle")
        self.kind.setAccessibleDescription(words)

    def _show_helpers(self) -> None:
        kind = EntryKind(self.kind.currentData())
        marks = self.tr("{services} becomes the list of services, {slots} the free hours.")
        self.body.set_helper(
            marks.format(services=quick_reply.SERVICES_MARK, slots=quick_reply.SLOTS_MARK)
            if kind is EntryKind.QUICK_REPLY or self._lines["shortcut"].editor.text()
            else ""
        )
        self.questions.set_helper(self.tr("One way of asking a line. They make it easier to find."))
        helpers = {
            "price_clp": self.tr("Whole pesos, like $29.990"),
            "duration_min": self.tr("Minutes, like 60"),
            "valid_until": self.tr("Optional, like 31-12-2026"),
            "owner": self.tr("Who keeps it up to date"),
            "approved_by": self.tr("Needed: the professional")
            if kind is EntryKind.CARE
            else self.tr("Needed for care only"),
            "shortcut": self.tr("For quick replies, like /horario"),
        }
        for field, words in helpers.items():
            self._lines[field].set_helper(words)
        self._show_problems(self._shown)

    def _on_kind_chosen(self) -> None:
        self._show_helpers()
        self._on_edited()

    def _on_edited(self) -> None:
        self._pause.start()
        self.edited.emit()


def _sentence(problem: EntryProblem, entry: NewEntry) -> str:
    value = getattr(entry, problem.field)
    length = max(map(len, value), default=0) if isinstance(value, tuple) else len(str(value))
    params = {"limit": problem.limit, "line": problem.line, "length": length}
    return wording_knowledge.field_sentence(problem.code, params)
