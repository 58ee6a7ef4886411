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
from aura_desktop.ui.models.conversation_rows import ClinicAi, RecordRole, Row, Run

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class RowListModel(QAbstractListModel):
    """Shows `Row` records; subclasses say which."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[Row] = []
        self._keys: list[Hashable] = []
        self._clinic: ClinicAi | None = None

    def set_clinic(self, clinic: ClinicAi) -> None:
        """What the AI does where a conversation does not say; rows are read out by it."""
        former, self._clinic = self._clinic, clinic
        if self._rows and clinic != former:
            role = Qt.ItemDataRole.AccessibleTextRole
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [role])

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
        self._keys = [_key(row) for row in rows]
        self.endResetModel()

    def _arrange(self, wanted: Sequence[Row]) -> None:
        """Become these rows: remove, move, insert, then tell which records are other ones."""
        keys = [_key(row) for row in wanted]
        if keys != self._keys:
            self._remove_all_but(set(keys))
            here = set(self._keys)
            self._move_to([key for key in keys if key in here])
            self._insert_missing(wanted, keys, here)
        for number, row in enumerate(wanted):
            if self._rows[number] is not row and self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def _remove_all_but(self, keys: set[Hashable]) -> None:
        for number in range(len(self._keys) - 1, -1, -1):
            if self._keys[number] not in keys:
                self.beginRemoveRows(_NO_PARENT, number, number)
                del self._rows[number], self._keys[number]
                self.endRemoveRows()

    def _move_to(self, keys: list[Hashable]) -> None:
        if keys == self._keys:
            return
        places = {key: number for number, key in enumerate(keys)}
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        moved = [self.index(places[self._keys[index.row()]]) for index in held]
        rows = dict(zip(self._keys, self._rows, strict=True))
        self._rows, self._keys = [rows[key] for key in keys], keys
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _insert_missing(
        self, wanted: Sequence[Row], keys: list[Hashable], here: set[Hashable]
    ) -> None:
        end = 0
        for is_here, group in groupby(keys, key=here.__contains__):
            start, end = end, end + sum(1 for _ in group)
            if not is_here:
                self.beginInsertRows(_NO_PARENT, start, end - 1)
                self._rows[start:start] = wanted[start:end]
                self._keys[start:start] = keys[start:end]
                self.endInsertRows()

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
            return wording_list.spoken(row, self._now(), self._clinic)
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
