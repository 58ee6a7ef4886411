"""The transcript's list of messages."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from aura_desktop.domain.content import plain_text
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Message, MessagePage
from aura_desktop.ui.wording_message import spoken_message

RecordRole = Qt.ItemDataRole.UserRole + 1
"""The domain.message.Message of a row."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class MessageListModel(QAbstractListModel):
    """Messages of one conversation in reading order, oldest first.

    Signals: has_older_changed.
    """

    has_older_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._position: dict[MessageId, int] = {}
        # Positions count from here, so that a page put in front moves no other entry.
        self._base = 0
        self._conversation_id: ConversationId | None = None
        self._has_older = False
        self._patient = ""
        self._clinic = ""

    @property
    def conversation_id(self) -> ConversationId | None:
        """The conversation shown; None before the first page."""
        return self._conversation_id

    @property
    def has_older(self) -> bool:
        """Whether the store has messages before the first one held here."""
        return self._has_older

    @property
    def parties(self) -> tuple[str, str]:
        """Name of the patient and name of the clinic, as quotes and screen readers say them."""
        return self._patient, self._clinic

    def set_page(
        self,
        conversation_id: ConversationId | None,
        page: MessagePage,
        parties: tuple[str, str] | None = None,
    ) -> None:
        """Show the newest page of a conversation in place of whatever was here; `parties` as they are from now on."""
        self.beginResetModel()
        if parties is not None:
            # Told by the reset: nobody need lay out once more what goes.
            self._patient, self._clinic = parties
        self._conversation_id = conversation_id
        self._messages = list(page.messages)
        self._base = 0
        self._position = {message.id: row for row, message in enumerate(self._messages)}
        self._set_has_older(page.has_older)
        self.endResetModel()

    def prepend_older(self, page: MessagePage) -> None:
        """Put an older page in front; messages already here are left out."""
        position = self._position
        fresh = [message for message in page.messages if message.id not in position]
        if fresh:
            self.beginInsertRows(_NO_INDEX, 0, len(fresh) - 1)
            self._base -= len(fresh)
            self._messages[:0] = fresh
            for row, message in enumerate(fresh):
                position[message.id] = row + self._base
            self.endInsertRows()
        self._set_has_older(page.has_older)

    def upsert(self, messages: Sequence[Message]) -> None:
        """Replace the messages that are here and insert the new ones where their time puts them.

        Messages of other conversations are ignored.
        """
        ours = [item for item in messages if item.conversation_id == self._conversation_id]
        for message in sorted(ours, key=_order):
            row = self.row_of(message.id)
            if row is None:
                self._insert(message)
            elif self._messages[row] != message:
                self._messages[row] = message
                changed = self.index(row)
                self.dataChanged.emit(changed, changed)

    def row_of(self, message_id: MessageId) -> int | None:
        """The row of a message, or None if it is not loaded."""
        found = self._position.get(message_id)
        return None if found is None else found - self._base

    def message(self, row: int) -> Message:
        """The record of a row. Raises: IndexError."""
        return self._messages[row]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._messages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._messages):
            return None
        message = self._messages[index.row()]
        if role == RecordRole:
            return message
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_text(message.content)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_message(message, self._patient, self._clinic)
        return None

    def roleNames(self) -> dict[int, QByteArray]:
        return {**super().roleNames(), RecordRole: QByteArray(b"record")}

    def _insert(self, message: Message) -> None:
        row = len(self._messages)
        if row and _order(message) < _order(self._messages[-1]):
            row = bisect_left(self._messages, _order(message), key=_order)
        self.beginInsertRows(_NO_INDEX, row, row)
        self._messages.insert(row, message)
        for place in range(row, len(self._messages)):
            self._position[self._messages[place].id] = place + self._base
        self.endInsertRows()

    def _set_has_older(self, has_older: bool) -> None:
        if has_older != self._has_older:
            self._has_older = has_older
            self.has_older_changed.emit(has_older)


def _order(message: Message) -> tuple[datetime, MessageId]:
    return message.at, message.id
