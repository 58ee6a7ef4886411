"""The page of what the clinic knows: entries at the left, one of them at the right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryState, NewEntry
from aura_desktop.errors import InputError
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.ui import announcing, theme, wording_time
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.models import entry_shelf
from aura_desktop.ui.models.entry_shelf import Shelf
from aura_desktop.ui.pages.knowledge_import import ImportFlow
from aura_desktop.ui.pages.knowledge_leaving import Leaving
from aura_desktop.ui.pages.knowledge_synonyms import SynonymsFlow
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.entry_editor import EntryEditor
from aura_desktop.ui.widgets.entry_footer import Deed
from aura_desktop.ui.widgets.entry_form import EMPTY
from aura_desktop.ui.widgets.entry_list_pane import EntryListPane
from aura_desktop.ui.widgets.toast import ToastStack

_ALL = 10_000
"""A clinic has some hundreds; all are in memory, so that chips and counts agree with the list."""
_COMPACT_BELOW = 1330
_FACTS = (EntryKind.SERVICE, EntryKind.SLOTS)


class KnowledgePage(QWidget):
    """Signals: proposals_counted(int), those that wait for a person."""

    proposals_counted = Signal(int)

    def __init__(
        self,
        *,
        knowledge: Knowledge,
        entries: KnowledgeDesk,
        bridge: FeedBridge,
        toasts: ToastStack,
        clock: Callable[[], datetime],
        author: Callable[[], str] = lambda: "",
    ) -> None:
        """`author` is who is signed in, and is written into versions; for nobody it is the front desk."""
        super().__init__()
        self._knowledge = knowledge
        self._toasts = toasts
        self._clock = clock
        self._signed_in = author
        self.tasks = Tasks(self)
        self.pane = EntryListPane()
        self.editor = EntryEditor()
        self._leaving = Leaving(self, self.editor, self.pane)
        self.importing = ImportFlow(self, entries, self.tasks, toasts, self._author)
        self.synonyms = SynonymsFlow(self, entries, self.tasks, toasts)
        self._entries: dict[EntryId, Entry] = {}
        self._busy = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        row.addWidget(self.editor, 1)
        self._connect()
        bridge.knowledge_changed.connect(self.start)
        toasts.stand_above(self.editor.footer)
        theme.notifier().changed.connect(self._restyle)

    def start(self) -> None:
        """Fetch everything if anybody looks, else count the proposals."""
        self.tasks.latest("load", self._load() if self.isVisible() else self._count())

    async def close_page(self) -> None:
        """End everything under way; what is being saved is saved."""
        await self.tasks.settle()
        await self.tasks.close()

    def open_entry(self, entry_id: int) -> None:
        """Show this entry; asks first if something is not saved."""
        self._leave(lambda: self._open(EntryId(entry_id)))

    def new_entry(self, draft: NewEntry) -> None:
        """Show the form with these words, not saved; asks first if something else is not saved."""
        self._leave(lambda: self._show_new(draft))

    def has_unsaved(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.editor.is_changed()

    def _connect(self) -> None:
        pane, editor = self.pane, self.editor
        pane.entry_chosen.connect(self.open_entry)
        pane.search_changed.connect(self._on_search_changed)
        pane.accepted.connect(self._on_accepted)
        pane.new_requested.connect(self._on_new_requested)
        pane.import_requested.connect(self.importing.choose)
        pane.synonyms_requested.connect(self.synonyms.open)
        editor.new_requested.connect(self._on_new_requested)
        editor.footer.wanted.connect(self._on_wanted)
        editor.versions.bring_back_requested.connect(self._on_bring_back)
        self._leaving.save_requested.connect(self._on_save_requested)
        self._leaving.discard_requested.connect(self._on_discard_requested)
        # A box of choices takes every key for itself.
        editor.form.kind.installEventFilter(self)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._on_save_keys)

    def _author(self) -> str:
        return self._signed_in() or self.tr("Front desk")

    def _now(self) -> datetime:
        return wording_time.local(self._clock())

    async def _count(self) -> None:
        counts = await self._knowledge.counts()
        self.proposals_counted.emit(counts.proposed)

    async def _load(self) -> None:
        entries = await self._knowledge.page(EntryFilter(), limit=_ALL)
        self._entries = {entry.id: entry for entry in entries}
        today = self._now().date()
        self.pane.set_entries(entries, today)
        self.proposals_counted.emit(entry_shelf.tally(entries, today).get(Shelf.PROPOSED, 0))
        self._show_rules()
        if not self._busy:
            self._follow()
        words = self.pane.search.text().strip()
        if words:
            await self._search(words)

    def _follow(self) -> None:
        """The open entry is another one now: show it, or say so where something is typed."""
        open_one = self.editor.entry
        found = self._entries.get(open_one.id) if open_one else None
        if found is None or found == open_one:
            return
        if self.editor.is_changed():
            words = self.tr("This entry was changed elsewhere meanwhile. Saving replaces that.")
            self.editor.news.set_text(words)
        else:
            self._show(found)

    def _show_rules(self) -> None:
        now, here = self._now(), self.editor.id()
        others = [item for item in self._entries.values() if item.id != here]
        taken = {item.shortcut for item in others if item.state is not EntryState.RETIRED}
        today = now.date()
        facts = [item for item in self._entries.values() if item.kind in _FACTS]
        self.editor.set_rules(now, taken, [item for item in facts if item.is_valid(today)])

    async def _search(self, words: str) -> None:
        found = await self._knowledge.page(EntryFilter(words=words), limit=_ALL)
        self.pane.set_found(words, [entry.id for entry in found])

    def _leave(self, then: Callable[[], None]) -> None:
        if self._busy:
            self.pane.set_current(self.editor.id())
        else:
            self._leaving.leave(then)

    def _open(self, entry_id: EntryId) -> None:
        entry = self._entries.get(entry_id)
        if entry is None:
            self.tasks.latest("open", self._find(entry_id))
        else:
            self._show(entry)
            self.pane.reveal(entry_id)

    async def _find(self, entry_id: EntryId) -> None:
        """It is newer than the list."""
        await self._load()
        if entry_id not in self._entries:
            raise InputError("entry_unknown")
        self._leave(lambda: self._open(entry_id))

    def _show(self, entry: Entry) -> None:
        self.editor.show_entry(entry, self._now())
        self._show_rules()
        self.tasks.latest("versions", self._show_versions(entry.id))

    async def _show_versions(self, entry_id: EntryId) -> None:
        versions = await self._knowledge.versions(entry_id)
        if self.editor.id() == entry_id:
            self.editor.set_versions(versions, self._now())

    def _show_new(self, draft: NewEntry = EMPTY) -> None:
        self.pane.set_current(None)
        self.editor.show_new(draft)
        self._show_rules()

    def _begin(self, deed: Deed) -> None:
        if self._busy or not self.editor.is_open():
            return
        self._busy = True
        self.editor.set_busy(busy=True)
        self.tasks.latest("deed", self._do(deed))

    async def _do(self, deed: Deed) -> None:
        had_keyboard = self.editor.footer.isAncestorOf(self.focusWidget() or self)
        try:
            match deed:
                case Deed.SAVE | Deed.KEEP | Deed.PUBLISH:
                    await self._keep(deed)
                case _:
                    await self._drop(deed)
        finally:
            self._busy = False
            self.editor.set_busy(busy=False)
            if had_keyboard and not self.editor.form.shown_problems():
                self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _keep(self, deed: Deed) -> None:
        entry, form = self.editor.entry, self.editor.form
        if entry is not None and entry.state is EntryState.RETIRED:
            await self._knowledge.publish(entry.id)
            await self._reload(entry.id)
            return
        is_proposal = entry is not None and entry.state is EntryState.PROPOSED
        publish = deed is Deed.PUBLISH or (deed is Deed.SAVE and not is_proposal)
        if form.problems(publish=publish):
            self._go_to_problem()
            return
        typed = form.typed()
        try:
            saved = await self._knowledge.save(
                entry.id if entry else None, typed, self._author(), publish=publish
            )
        except InputError as error:
            if not error.field:
                raise
            form.show_problem(error.field, error.code, error.params)
            self._go_to_problem()
            return
        later = form.typed()
        await self._reload(saved.id)
        if entry is None:
            self.pane.reveal(saved.id)
        if later != typed:  # somebody went on typing
            form.fill(later)
        title = self.tr("Published") if deed is Deed.PUBLISH else self.tr("Saved")
        self._toasts.show_toast(title, saved.title, icon="check", ink="success")
        self._busy = False
        self._leaving.go_on()

    async def _reload(self, entry_id: EntryId) -> None:
        await self._load()
        entry = self._entries.get(entry_id)
        if entry is not None:
            self._show(entry)
            self.pane.set_current(entry_id)

    async def _drop(self, deed: Deed) -> None:
        entry = self.editor.entry
        if entry is None:
            return
        following = self._following(entry.id)
        if deed is Deed.REJECT:
            await self._knowledge.reject(entry.id)
        else:
            await self._knowledge.retire(entry.id)
        self.editor.show_nothing()
        await self._load()
        if following in self._entries:
            self._open(following)
        self._tell_dropped(deed, entry)

    def _tell_dropped(self, deed: Deed, entry: Entry) -> None:
        if deed is Deed.REJECT:
            title = self.tr("Proposal rejected")
            self._toasts.show_toast(title, entry.title, icon="archive")
            return
        self._toasts.show_toast(
            self.tr("Retired"),
            entry.title,
            icon="archive",
            action=self.tr("Undo"),
            on_action=lambda: self.tasks.spawn(self._knowledge.publish(entry.id)),
        )

    def _following(self, entry_id: EntryId) -> EntryId:
        """What is listed under an entry, else over it; the entry itself if it is alone."""
        ids = [entry.id for entry in self.pane.listed()]
        place = ids.index(entry_id) if entry_id in ids else -1
        rest = [*ids[place + 1 :], *reversed(ids[: max(place, 0)])]
        return rest[0] if rest else EntryId(0)

    def _go_to_problem(self) -> None:
        self._leaving.give_up()
        field, sentence = next(iter(self.editor.form.shown_problems().items()))
        editor = self.editor.form.editor(field)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announcing.say(editor, sentence, is_urgent=True)

    def _on_wanted(self, deed: Deed) -> None:
        if deed == Deed.UNDO:
            self._undo()
        else:
            self._begin(Deed(deed))

    def _undo(self) -> None:
        """Back to what is kept; what was typed can be had again for a moment."""
        entry, typed = self.editor.entry, self.editor.form.typed()
        if entry is None:
            self._show_new()
        else:
            self._show(self._entries.get(entry.id, entry))
        self._toasts.show_toast(
            self.tr("Changes undone"),
            typed.title,
            icon="undo-2",
            action=self.tr("Bring back"),
            on_action=lambda: self._leave(lambda: self._refill(entry, typed)),
        )

    def _refill(self, entry: Entry | None, typed: NewEntry) -> None:
        if entry is None:
            self._show_new(typed)
            return
        self._open(entry.id)
        self.editor.form.fill(typed)

    def _on_save_keys(self) -> None:
        if self.editor.is_changed():
            self._begin(Deed.SAVE)

    def _on_save_requested(self) -> None:
        self._begin(Deed.SAVE)

    def _on_discard_requested(self) -> None:
        is_new = self.editor.entry is None
        self._undo()
        if is_new:
            self.editor.show_nothing()
        self._leaving.go_on()

    def _on_bring_back(self, entry: NewEntry) -> None:
        self._leave(lambda: self._bring_back(entry))

    def _bring_back(self, entry: NewEntry) -> None:
        self.editor.form.fill(entry)
        self.editor.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announcing.say(self, self.tr("The former words are in the fields, not saved yet."))

    def _on_search_changed(self, words: str) -> None:
        self.tasks.latest("search", self._search(words) if words else self._no_search())

    async def _no_search(self) -> None:
        """Takes the place of a search under way."""

    def _on_accepted(self) -> None:
        if self.editor.is_open():
            self.editor.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_requested(self) -> None:
        kind = entry_shelf.kind_of(self.pane.chips.key())
        self._leave(lambda: self._show_new(replace(EMPTY, kind=kind)))

    def _restyle(self) -> None:
        compact = self.width() < _COMPACT_BELOW
        name = "layout.listCompact" if compact else "layout.list"
        self.pane.setFixedWidth(theme.current().metric(name))

    def event(self, event: QEvent) -> bool:
        # Here the keys of a new chat make a new entry; the window's own shortcut would be in the way.
        if event.type() == QEvent.Type.ShortcutOverride and _is_new(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and _is_new(event):
            self._on_new_requested()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_new(event):
            self._on_new_requested()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()


def _is_new(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.New)
