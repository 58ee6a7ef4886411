"""The left side of the template picker: search, chips, the list, and what stands there without one."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.template import Template, TemplateCategory
from aura_desktop.ui import theme, wording, wording_template
from aura_desktop.ui.delegates.template import TemplateDelegate
from aura_desktop.ui.models.template_form import is_sendable
from aura_desktop.ui.models.template_list import (
    RecordRole,
    TemplateFilter,
    TemplateListModel,
    language_of,
)
from aura_desktop.ui.widgets.controls import ElidedLabel, PushButton, clear_layout_of, divider
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.flow_layout import FlowLayout
from aura_desktop.ui.widgets.search_line import SearchLine

_SEARCH_MS = int(theme.tokens()["motion"]["searchDebounce"])
_CATEGORIES = (
    TemplateCategory.UTILITY,
    TemplateCategory.MARKETING,
    TemplateCategory.AUTHENTICATION,
)


class TemplateListPane(QWidget):
    """Signals: template_chosen (Template, or None when none is left); refresh_requested; accepted."""

    template_chosen = Signal(object)
    refresh_requested = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchLine(self.tr("Search template"))
        self.model = TemplateListModel(self)
        self.filter = TemplateFilter(self.model, self)
        self.view = QListView()
        self.refresh = PushButton(
            self.tr("Update list"), kind="ghost", icon="refresh-cw", compact=True, size=14
        )
        self._synced = ElidedLabel(role="meta", tone="subtle")
        self._foot, self._foot_line = QWidget(), divider()
        self._chips = QWidget()
        self._chip_group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._empty = EmptyState("layout-template", "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_MS)
        self._told: Template | Literal[False] | None = False
        self._busy = False
        self._error = ""
        self._prepare()
        self._arrange()
        self._connect()

    def set_templates(self, templates: Sequence[Template]) -> None:
        """Show these; the chosen one stays chosen if it is still there."""
        chosen = self.current()
        self.model.set_templates(templates)
        self._build_chips()
        self._show_state()
        self.choose(chosen)

    def set_state(self, *, busy: bool, error: str = "") -> None:
        """Whether the list is being fetched, and why fetching failed."""
        self._busy, self._error = busy, error
        if busy and self.refresh.hasFocus():
            # A disabled button would hand the focus to whatever comes next.
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh.setEnabled(not busy)
        self.refresh.set_words(self.tr("Updating…") if busy else self.tr("Update list"))
        self._show_state()

    def set_synced(self, at: datetime | None, now: datetime) -> None:
        """When the list was last fetched."""
        self._synced.set_text(wording.ago(at, now) if at else "")

    def current(self) -> Template | None:
        """The chosen template."""
        found = self.view.currentIndex().data(RecordRole)
        return found if isinstance(found, Template) else None

    def choose(self, template: Template | None, *, tell_again: bool = False) -> None:
        """Choose this one, or the first that can be sent.

        It is told only when it is another one than before, so that a fresh list does not take a field
        away from under the hands; `tell_again` tells it anyway.
        """
        rows = [self.filter.index(row, 0) for row in range(self.filter.rowCount())]
        names = [index.data(RecordRole) for index in rows]
        place = next(
            (n for n, item in enumerate(names) if template and _same(item, template)),
            next((n for n, item in enumerate(names) if is_sendable(item)), 0),
        )
        if tell_again:
            self._told = False
        self.view.setCurrentIndex(rows[place] if rows else QModelIndex())
        self._tell(self.current())

    def first_focus(self) -> QWidget:
        """Where the focus goes when the dialog opens: the list, else the search."""
        return self.view if self.filter.rowCount() else self.search

    def reset(self) -> None:
        """Forget search and chip."""
        self.search.clear()
        self.filter.search("")
        buttons = self._chip_group.buttons()
        if buttons:
            buttons[0].click()

    def _prepare(self) -> None:
        self.search.installEventFilter(self)
        self.view.setModel(self.filter)
        self.view.setItemDelegate(TemplateDelegate(self.view))
        self.view.setAccessibleName(self.tr("Templates"))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.installEventFilter(self)
        flow = FlowLayout(8)
        self._chips.setLayout(flow)
        self._chips.setAccessibleName(self.tr("Filter"))

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(10)
        head.addWidget(self.search)
        head.addWidget(self._chips)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 5, 14, 5)
        foot.addWidget(self.refresh)
        foot.addWidget(self._synced, 1)
        self._synced.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot_line)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._on_search)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(lambda: self.accepted.emit())
        self.refresh.clicked.connect(self.refresh_requested)
        self._chip_group.idClicked.connect(self._on_chip)
        self._empty.action_requested.connect(self._on_empty_action)

    def _build_chips(self) -> None:
        wanted = self._chip_choices()
        self._chips.setVisible(len(wanted) > 1)
        if [words for words, _, _ in wanted] == [b.text() for b in self._chip_group.buttons()]:
            return
        for button in self._chip_group.buttons():
            self._chip_group.removeButton(button)
        clear_layout_of(self._chips)
        layout = self._chips.layout()
        assert layout is not None
        for place, (words, _, _) in enumerate(wanted):
            chip = PushButton(words, compact=True)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("role", "meta")
            chip.setChecked(place == 0)
            self._chip_group.addButton(chip, place)
            layout.addWidget(chip)
        self._on_chip(0)

    def _chip_choices(self) -> list[tuple[str, TemplateCategory | None, str]]:
        templates = self.model.templates()
        present = {template.category for template in templates}
        codes = Counter(language_of(template) for template in templates)
        choices: list[tuple[str, TemplateCategory | None, str]] = [(self.tr("All"), None, "")]
        choices += [
            (wording_template.category(item), item, "") for item in _CATEGORIES if item in present
        ]
        if len(codes) > 1:
            choices += [
                (wording_template.language_base(code), None, code)
                for code, _ in codes.most_common()
            ]
        return choices

    def _on_chip(self, place: int) -> None:
        _, category, language = self._chip_choices()[place]
        chosen = self.current()
        self.filter.choose(category, language)
        self._show_state()
        self.choose(chosen)

    def _on_search(self) -> None:
        chosen = self.current()
        self.filter.search(self.search.text())
        self._show_state()
        self.choose(chosen)

    def _show_state(self) -> None:
        self._stack.setCurrentIndex(0 if self.filter.rowCount() else 1)
        for part in (self._foot, self._foot_line):
            part.setVisible(bool(self.model.rowCount()))
        self._synced.setVisible(not self._busy)
        if self._error:
            retry = self.tr("Try again")
            self._empty.set_words(self.tr("The list could not be fetched"), self._error, retry)
        elif self._busy:
            self._empty.set_words(self.tr("Fetching the templates…"), "")
        elif self.model.rowCount():
            text = self.tr("No template has these words or this kind.")
            self._empty.set_words(self.tr("Nothing found"), text, self.tr("Show all"))
        else:
            text = self.tr("They are made in WhatsApp Manager. Fetch them once they are there.")
            sync = self.tr("Update list")
            self._empty.set_words(self.tr("You have no templates yet"), text, sync)

    def _on_empty_action(self) -> None:
        if self.model.rowCount() and not self._error:
            self.reset()
        else:
            self.refresh_requested.emit()

    def _on_current_changed(self, current: QModelIndex) -> None:
        self._tell(current.data(RecordRole))

    def _tell(self, template: Template | None) -> None:
        if self._told is False or template != self._told:
            self._told = template
            self.template_chosen.emit(template)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
            return True
        if watched is self.search and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            # The arrows choose while the words are still being typed.
            QApplication.sendEvent(self.view, event)
            return True
        return False


def _same(item: object, template: Template) -> bool:
    return isinstance(item, Template) and (item.name, item.language) == (
        template.name,
        template.language,
    )
