"""The delegate of the transcript: finds what surrounds a message, keeps finished layouts, paints them."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from aura_desktop.domain.content import ContentKind, kind_of
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.message import Message
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_count, wording_time
from aura_desktop.ui.delegates.message_layout import RowContext, layout_row
from aura_desktop.ui.delegates.message_offer import offers
from aura_desktop.ui.delegates.message_sheet import Metrics, RowLayout
from aura_desktop.ui.models.message_list import MessageListModel

GROUP_SPAN = timedelta(minutes=5)
_KEPT = 150
"""More than ten screens; each holds 20 kB."""
_CENTRED = frozenset({ContentKind.NOTE, ContentKind.SYSTEM})

_Index = QModelIndex | QPersistentModelIndex
_Key = tuple[MessageId, int, RowContext]


class MessageDelegate(QStyledItemDelegate):
    """Lays out and paints rows of a MessageListModel; layouts are kept by message, width and surroundings."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._margin = 20.0
        self._metrics: Metrics | None = None
        self._unread: tuple[MessageId | None, str] = (None, "")
        self._window_open = True
        self._kept: OrderedDict[_Key, tuple[Message, RowLayout]] = OrderedDict()

    def set_margin(self, margin: float) -> bool:
        """Space left and right; whether it was another one, and all layouts are forgotten."""
        changed, self._margin = margin != self._margin, margin
        if changed:
            self.restyle()
        return changed

    def restyle(self) -> None:
        """Forget all layouts: the theme, the text size or the language is another one."""
        self._metrics = None
        self._kept.clear()
        _heading.cache_clear()

    def set_unread(self, message_id: MessageId | None, words: str) -> None:
        """Draw the unread line with these words above a message, or nowhere."""
        self._unread = (message_id, words)

    def unread(self) -> MessageId | None:
        """The message the unread line stands above."""
        return self._unread[0]

    def set_window_open(self, window_open: bool) -> None:
        """Whether anything but a template can be sent now."""
        self._window_open = window_open

    def metrics(self) -> Metrics:
        """Fonts and lengths in use."""
        if self._metrics is None:
            self._metrics = Metrics(self._margin)
        return self._metrics

    def row_layout(self, model: MessageListModel, row: int, width: int) -> RowLayout:
        """The finished layout of a row at this width, from the cache if it is there."""
        message = model.message(row)
        context = self.surroundings(model, row)
        key = (message.id, width, context)
        kept = self._kept.get(key)
        if kept is not None and kept[0] is message:
            self._kept.move_to_end(key)
            return kept[1]
        made = layout_row(message, context, width, self.metrics())
        self._kept[key] = (message, made)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def surroundings(self, model: MessageListModel, row: int) -> RowContext:
        """What a row shows because of its neighbours and the hour."""
        message = model.message(row)
        before = model.message(row - 1) if row else None
        now = self._clock()
        day = wording_time.local(message.at).date()
        heading = ""
        if before is None or wording_time.local(before.at).date() != day:
            heading = _heading(day, wording_time.local(now).date(), QLocale().name())
        unread = self._unread[1] if message.id == self._unread[0] else ""
        patient, clinic = model.parties
        return RowContext(
            first_of_group=bool(heading or unread or not _same_group(before, message)),
            heading=heading,
            unread=unread,
            offer=next(iter(offers(message, now, window_open=self._window_open)), Action.NONE),
            patient=patient,
            clinic=clinic,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, MessageListModel):
            return
        area = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft())
        self.row_layout(model, index.row(), area.width()).paint(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        width = option.rect.width()
        if not isinstance(model, MessageListModel):
            return QSize()
        return QSize(width, int(self.row_layout(model, index.row(), width).height))


def _same_group(before: Message | None, message: Message) -> bool:
    if before is None or before.direction is not message.direction:
        return False
    if before.author != message.author or message.at - before.at >= GROUP_SPAN:
        return False
    return kind_of(before.content) not in _CENTRED and kind_of(message.content) not in _CENTRED


@lru_cache(maxsize=64)
def _heading(day: date, today: date, _language: str) -> str:
    return wording_time.day_heading(day, today)


def unread_words(count: int) -> str:
    """The words of the unread line."""
    return wording_count.unread_messages(count)
