"""The templates as a list, and the part of it that search and chips leave over."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from aura_desktop.domain.template import Template, TemplateCategory
from aura_desktop.ui import wording_template
from aura_desktop.ui.matching import folded
from aura_desktop.ui.models.template_form import is_sendable

RecordRole = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TemplateListModel(QAbstractListModel):
    """Holds Template records: the window's language first, in it those that can be sent, then by name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._templates: list[Template] = []

    def set_templates(self, templates: Sequence[Template]) -> None:
        """Show these templates; rows are kept while the list is the same one."""
        arranged = sorted(templates, key=_order)
        if [_identity(item) for item in arranged] == [_identity(item) for item in self._templates]:
            self._templates = arranged
            if arranged:
                self.dataChanged.emit(self.index(0), self.index(len(arranged) - 1))
            return
        self.beginResetModel()
        self._templates = arranged
        self.endResetModel()

    def templates(self) -> tuple[Template, ...]:
        """All templates, as they are arranged."""
        return tuple(self._templates)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._templates)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        template = self._templates[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wording_template.title(template)
            case Qt.ItemDataRole.AccessibleTextRole:
                return wording_template.spoken(template)
            case _:
                return template if role == RecordRole else None


class TemplateFilter(QSortFilterProxyModel):
    """Leaves over what matches the searched words and one chip."""

    def __init__(self, source: TemplateListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._category: TemplateCategory | None = None
        self._language = ""
        self.setSourceModel(source)

    def search(self, text: str) -> None:
        """Only templates with all these words in name or text, whatever their accents and case."""
        self.beginFilterChange()
        self._words = folded(text).split()
        self.endFilterChange()

    def choose(self, category: TemplateCategory | None, language: str) -> None:
        """Only this category, only this language ("es" of "es_CL"); None and "" for all."""
        self.beginFilterChange()
        self._category, self._language = category, language
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        source = self.sourceModel()
        template = source.data(source.index(row, 0, parent), RecordRole)
        if not isinstance(template, Template):
            return False
        if self._category is not None and template.category is not self._category:
            return False
        if self._language and language_of(template) != self._language:
            return False
        text = folded(f"{template.name} {template.name.replace('_', ' ')} {_text_of(template)}")
        return all(word in text for word in self._words)


def language_of(template: Template) -> str:
    """The language without its country."""
    return template.language.split("_")[0].lower()


def _text_of(template: Template) -> str:
    return " ".join(part.text for part in template.components)


def _identity(template: Template) -> tuple[str, str]:
    return template.name, template.language


def _order(template: Template) -> tuple[bool, bool, str, str]:
    foreign = language_of(template) != QLocale().name().split("_")[0]
    return foreign, not is_sendable(template), folded(template.name), template.language
