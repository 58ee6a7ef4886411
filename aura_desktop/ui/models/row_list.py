"""A flat list of rows that changes into another one with the fewest steps, so that a view keeps its place."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from aura_desktop.domain.ids import ConversationId
from aura_desktop.ui import wording_list
from aura_desktop.ui.models.conversation_rows import RecordRole, Row, Run

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class RowListModel(QAbstractListModel):
    """Shows `Row` records; subclasses say which."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[Row] = []

    @property
    def now(self) -> datetime:
        """The time this list is shown at."""
        return self._now()

    def runs(self) -> list[Run]:
        """The rows as runs of one kind, for a view that need not ask for each height."""
        return [
            Run(kind=kind, length=sum(1 for _ in rows))
            for kind, rows in groupby(self._rows, key=lambda row: row.kind)
        ]

    def row_at(self, number: int) -> Row | None:
        """The record of a row; None outside the list."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, conversation_id: ConversationId) -> int | None:
        """Where a conversation stands first."""
        for number, row in enumerate(self._rows):
            if row.conversation is not None and row.conversation.id == conversation_id:
                return number
        return None

    def _reset(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _arrange(self, wanted: Sequence[Row]) -> None:
        """Become these rows: remove, move, insert, then tell which records are other ones."""
        keys = {_key(row) for row in wanted}
        self._remove_all_but(keys)
        here = {_key(row) for row in self._rows}
        self._move_to([row for row in wanted if _key(row) in here])
        self._insert_missing(wanted, here)
        for number, row in enumerate(wanted):
            if self._rows[number] is not row and self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def _remove_all_but(self, keys: set[Hashable]) -> None:
        for number in range(len(self._rows) - 1, -1, -1):
            if _key(self._rows[number]) not in keys:
                self.beginRemoveRows(_NO_PARENT, number, number)
                del self._rows[number]
                self.endRemoveRows()

    def _move_to(self, wanted: list[Row]) -> None:
        if [_key(row) for row in wanted] == [_key(row) for row in self._rows]:
            return
        places = {_key(row): number for number, row in enumerate(wanted)}
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        moved = [self.index(places[_key(self._rows[index.row()])]) for index in held]
        self._rows.sort(key=lambda row: places[_key(row)])
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _insert_missing(self, wanted: Sequence[Row], here: set[Hashable]) -> None:
        number = 0
        for new, group in groupby(wanted, key=lambda row: _key(row) not in here):
            rows = list(group)
            if new:
                self.beginInsertRows(_NO_PARENT, number, number + len(rows) - 1)
                self._rows[number:number] = rows
                self.endInsertRows()
            number += len(rows)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == RecordRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return wording_list.plain(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording_list.spoken(row, self._now())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.conversation is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )


def _key(row: Row) -> Hashable:
    if row.conversation is None:
        return (row.kind, row.heading)
    return row.conversation.id
