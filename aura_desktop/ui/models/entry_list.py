"""The clinic's entries as a list."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui import wording_knowledge

RecordRole = Qt.ItemDataRole.UserRole + 1
TodayRole = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EntryListModel(QAbstractListModel):
    """Holds Entry records in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._today = date.min

    def set_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show these; rows are kept while the list is the same one."""
        same = [entry.id for entry in entries] == [entry.id for entry in self._entries]
        if not same:
            self.beginResetModel()
        self._entries, self._today = list(entries), today
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def row_of(self, entry_id: EntryId | None) -> int:
        """Where an entry stands, -1 outside the list."""
        ids = [entry.id for entry in self._entries]
        return ids.index(entry_id) if entry_id in ids else -1

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return wording_knowledge.spoken(entry, self._today)
            case _ if role == TodayRole:
                return self._today
            case _:
                return entry if role == RecordRole else None
