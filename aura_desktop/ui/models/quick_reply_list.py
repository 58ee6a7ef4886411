"""The clinic's quick replies as a Qt model: those that match what is typed after the slash."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aura_desktop.domain.entry_page import QuickReply
from aura_desktop.ui.matching import folded, pieces

RecordRole = int(Qt.ItemDataRole.UserRole)
"""The `QuickReply` behind an index."""
WordsRole = int(Qt.ItemDataRole.UserRole) + 1
"""What is searched."""

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


def first_line(reply: QuickReply) -> str:
    """The beginning of what would be sent."""
    return " ".join(reply.text.strip().partition("\n")[0].split())


def matching(replies: Sequence[QuickReply], words: str) -> tuple[QuickReply, ...]:
    """Shortcuts that begin so, then titles with a word that does; accents and case do not count."""
    wanted = folded(words)
    if not wanted:
        return tuple(replies)
    by_shortcut = [item for item in replies if folded(item.entry.shortcut).startswith(wanted)]
    by_title = [
        item
        for item in replies
        if item not in by_shortcut and any(piece.hit for piece in pieces(item.entry.title, words))
    ]
    return (*by_shortcut, *by_title)


class QuickReplyListModel(QAbstractListModel):
    """Few rows that are shown anew with each key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._replies: tuple[QuickReply, ...] = ()
        self._words = ""

    def show_replies(self, replies: Sequence[QuickReply], words: str) -> None:
        """These, with `words` marked in them."""
        self.beginResetModel()
        self._replies, self._words = tuple(replies), words
        self.endResetModel()

    def reply_at(self, row: int) -> QuickReply | None:
        """The record of a row; None outside the list."""
        return self._replies[row] if 0 <= row < len(self._replies) else None

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._replies)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        reply = self.reply_at(index.row()) if index.isValid() else None
        if reply is None:
            return None
        if role == RecordRole:
            return reply
        if role == WordsRole:
            return self._words
        if role == Qt.ItemDataRole.DisplayRole:
            return reply.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{reply.entry.title}, /{reply.entry.shortcut}: {first_line(reply)}"
        return None
