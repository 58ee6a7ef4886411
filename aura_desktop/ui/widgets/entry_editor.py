"""The right side of the page of knowledge: one entry, its fields, its past, and what can be done with it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.entry_page import EntryVersion
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryState, NewEntry
from aura_desktop.ui import theme, wording_knowledge
from aura_desktop.ui.models.entry_shelf import standing
from aura_desktop.ui.widgets.controls import ElidedLabel, divider
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.entry_footer import EntryFooter, Stage
from aura_desktop.ui.widgets.entry_form import EMPTY, EntryForm
from aura_desktop.ui.widgets.entry_versions import EntryVersions
from aura_desktop.ui.widgets.focus_follower import FocusFollower
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.tag import Tag
from aura_desktop.ui.widgets.unsaved_question import UnsavedQuestion

_WIDEST = 760
_STAGES = {EntryState.PUBLISHED: Stage.PUBLISHED, EntryState.PROPOSED: Stage.PROPOSED}


class EntryEditor(QWidget):
    """Holds the fields of one entry, or says that none is open.

    Signals: new_requested().
    """

    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry: Entry | None = None
        self._open = False
        self._busy = False
        self._title = ElidedLabel(role="section")
        self._tag = Tag()
        self._unsaved = Tag(self.tr("Not saved yet"), icon="pencil", fill="", dashed=True)
        self._about = ElidedLabel(role="meta", tone="subtle")
        self.question = UnsavedQuestion()
        self.news = InfoBox(warning=True)
        self.form = EntryForm()
        self.preview = self.form.preview
        self.versions = EntryVersions()
        self.footer = EntryFooter()
        self._scroll = QScrollArea()
        self._follower = FocusFollower(self._scroll)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "book-open",
            self.tr("Choose an entry"),
            self.tr("Here you change what drafts and quick replies are made of."),
            action=self.tr("New entry"),
            share=0.25,
        )
        self._arrange()
        self.form.edited.connect(self._on_edited)
        self._empty.action_requested.connect(self.new_requested)
        self.news.hide()

    def is_open(self) -> bool:
        """Whether there is an entry, or a new one."""
        return self._open

    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self._open and self.form.is_changed()

    def show_entry(self, entry: Entry, now: datetime) -> None:
        """Show it as it is kept; `now` in the clinic's zone."""
        self._begin(entry)
        self._title.set_text(entry.title)
        self._about.set_text(wording_knowledge.provenance(entry, now))
        state = standing(entry, now.date())
        icon, ink, fill = wording_knowledge.standing_look(state)
        self._tag.show_word(wording_knowledge.standing_words(state), icon=icon, ink=ink, fill=fill)
        self._tag.show()
        self.form.show_entry(entry)
        self.form.setEnabled(_stage(entry) is not Stage.RETIRED)

    def show_new(self, draft: NewEntry = EMPTY) -> None:
        """An entry that is not kept yet, with these words in it."""
        self._begin(None)
        self._title.set_text(self.tr("New entry"))
        self._about.set_text(self.tr("Searches find it once it is saved"))
        self._tag.hide()
        self.form.setEnabled(True)
        self.form.show_entry(replace(EMPTY, kind=draft.kind))  # a kind alone is no change
        self.form.fill(draft)
        self.versions.set_versions((), datetime.min)
        self.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """No entry is open."""
        self._begin(None)
        self._open = False
        self.form.show_entry(EMPTY)
        self._stack.setCurrentIndex(0)

    def set_rules(self, now: datetime, taken: Collection[str], facts: Sequence[Entry]) -> None:
        """The clinic's time, shortcuts of other entries, and what marks are filled from."""
        self.form.set_rules(now.date(), taken)
        self.preview.set_facts(facts, now)
        self._on_edited()

    def set_versions(self, versions: Sequence[EntryVersion], now: datetime) -> None:
        """How the open entry stood before."""
        self.versions.set_versions(versions, now)

    def set_busy(self, *, busy: bool) -> None:
        """While something is under way nothing else can be begun."""
        self._busy = busy
        self._on_edited()

    def id(self) -> EntryId | None:
        """The entry that is open; None for a new one or none."""
        return self.entry.id if self.entry else None

    def _begin(self, entry: Entry | None) -> None:
        is_other = entry is None or self.entry is None or entry.id != self.entry.id
        self.entry, self._open = entry, True
        self.news.set_text("")
        self.question.hide()
        self._stack.setCurrentIndex(1)
        if is_other:
            self.versions.set_versions((), datetime.min)
            self._scroll.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._title, 0)
        first.addWidget(self._tag)
        first.addWidget(self._unsaved)
        first.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 12)
        head.setSpacing(2)
        head.addLayout(first)
        head.addWidget(self._about)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(divider())
        column.addWidget(self.question)
        column.addWidget(self._body(), 1)
        column.addWidget(self.footer)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _body(self) -> QWidget:
        inside = QWidget()
        inside.setMaximumWidth(theme.current().px(_WIDEST) + 48)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        for part in (self.news, self.form, self.versions):
            column.addWidget(part)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        return self._scroll

    def _on_edited(self) -> None:
        changed = self.is_changed()
        stage = _stage(self.entry)
        self.footer.set_state(stage, changed=changed, busy=self._busy)
        self._unsaved.setVisible(changed)
        self.preview.show_typed(self.form.typed())


def _stage(entry: Entry | None) -> Stage:
    return Stage.NEW if entry is None else _STAGES.get(entry.state, Stage.RETIRED)
