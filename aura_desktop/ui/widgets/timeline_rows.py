"""A list view that measures and paints only the rows in sight; the ground the transcript stands on."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from aura_desktop.domain.message import Message
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message import MessageDelegate
from aura_desktop.ui.delegates.message_sheet import Album, RowLayout
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.widgets.timeline_paint import paint_rows
from aura_desktop.ui.widgets.timeline_pointer import Hit, TimelinePointer
from aura_desktop.ui.widgets.timeline_window import Align, TimelineWindow

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 100


class TimelineRows(QListView):
    """Rows of a MessageListModel from a TimelineWindow.

    It is a QListView for the sake of assistive programs, which know its rows; of its layout nothing is used,
    because that would measure every row. Subclasses say what else depends on the place of the rows.
    """

    def __init__(self, parent: QWidget | None, clock: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._clock = clock
        self._messages = MessageListModel(self)
        self._delegate = MessageDelegate(clock, self)
        self._window = TimelineWindow(self._measure)
        self._layouts: dict[int, RowLayout] = {}
        self._syncing = False
        self._by_keys = False
        self._album: Album | None = None
        self._pointer = TimelinePointer(self.viewport(), self._hit, self._record)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "canvas")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pointer.hover_changed.connect(self.viewport().update)

    def set_album(self, album: Album) -> None:
        """Where photos and the progress of files come from; ask for a repaint when there are new ones."""
        self._album = album
        self.viewport().update()

    def _measure(self, row: int) -> int:
        return int(self._layout(row).height)

    def _layout(self, row: int) -> RowLayout:
        """The layout of a row; the same one until rows, words or sizes change."""
        found = self._layouts.get(row)
        if found is None:
            if len(self._layouts) > _KEPT:
                self._layouts.clear()
            # The whole width, also under the scroll bar: bubbles end where the composer below ends, and do
            # not move when the bar appears. The column's margin is wider than the bar.
            found = self._delegate.row_layout(self._messages, row, self.width())
            self._layouts[row] = found
        return found

    def _record(self, row: int) -> Message:
        return self._messages.message(row)

    def _hit(self, point: QPoint) -> Hit | None:
        for row, top, height in self._window.visible:
            if top <= point.y() < top + height:
                return row, top, self._layout(row)
        return None

    def _settle(self) -> None:
        """Put the rows in place after any change, and everything that depends on where they are."""
        self._layouts.clear()
        self._window.settle(self.viewport().height())
        self._after_move()
        self.viewport().update()

    def _after_move(self) -> None:
        """The rows in sight may be other ones, or stand elsewhere."""
        self._sync_bar()

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        self._syncing = True
        bar.setSingleStep(theme.current().px(24))
        bar.setPageStep(max(self.viewport().height() - theme.current().px(40), 1))
        bar.setRange(0, self._window.maximum())
        # A handle that is held must not slip away from the pointer when guesses become measures.
        if not bar.isSliderDown():
            bar.setValue(self._window.value())
        self._syncing = False

    # Qt's own

    def doItemsLayout(self) -> None:
        self._settle()

    def updateGeometries(self) -> None:
        """The scroll bar is kept by this class; the base class would measure every row."""

    def dataChanged(
        self, top_left: _Index, bottom_right: _Index, roles: Sequence[int] = ()
    ) -> None:
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)
        self._layouts.clear()
        visible = self._window.visible
        if visible and top_left.row() <= visible[-1][0] and bottom_right.row() >= visible[0][0]:
            self._settle()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self.viewport().update()

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        top, height = self._window.top_of(index.row()), self._window.height_of(index.row())
        return QRect(0, top, self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        found = self._hit(point)
        return self._messages.index(found[0]) if found is not None else QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        if index.isValid():
            centre = hint is QListView.ScrollHint.PositionAtCenter
            self._window.show(index.row(), Align.CENTRE if centre else Align.VISIBLE)
            self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._syncing or not self._window.visible:
            return
        self._pointer.forget()
        far = abs(dy) > 2 * self.viewport().height()
        if far or self.verticalScrollBar().isSliderDown():
            self._window.scroll_to(self.verticalScrollBar().value())
        else:
            self._window.scroll_by(dy)
        self._after_move()
        self.viewport().update()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._window.value()

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        visible, count = self._window.visible, self._messages.rowCount()
        if not visible:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self._messages.index(visible[-1][0])
        steps = {
            QListView.CursorAction.MoveUp: -1,
            QListView.CursorAction.MoveDown: 1,
            QListView.CursorAction.MoveHome: -count,
            QListView.CursorAction.MoveEnd: count,
        }
        return self._messages.index(min(max(row + steps.get(action, 0), 0), count - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rect = rect.normalized()
        rows = [
            row
            for row, top, height in self._window.visible
            if top <= rect.bottom() and top + height > rect.top()
        ]
        selection = QItemSelection()
        if rows:
            selection.select(self._messages.index(rows[0]), self._messages.index(rows[-1]))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().color("canvas"))
        framed = self._by_keys and self.hasFocus()
        paint_rows(
            painter,
            self._window.visible,
            event.region(),
            self._layout,
            selected={index.row() for index in self.selectedIndexes()},
            focused=self.currentIndex().row() if framed else -1,
            hover=self._pointer.hover,
            album=self._album,
        )
        painter.end()
