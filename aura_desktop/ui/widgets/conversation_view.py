"""A list view whose rows have few known heights: its geometry is counted, not asked row by row."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollBar,
    QWidget,
)

from aura_desktop.ui import theme
from aura_desktop.ui.delegates.conversation import ConversationDelegate, Look
from aura_desktop.ui.models.conversation_rows import RowKind
from aura_desktop.ui.models.row_list import RowListModel

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_STEP_PX = 38
_BAR_WIDTH = 12


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows of one height: `first` is a row, `top` and `height` are pixels of the whole list."""

    first: int
    length: int
    top: int
    height: int


class ConversationView(QListView):
    """Shows a `RowListModel`. The selected row is the open conversation and is set from outside;
    arrows move the focus frame only.

    Signals: touched_changed(bool): the pointer or the focus came in, or both are gone;
        row_chosen(QModelIndex): clicked or Enter; scrolled_to(int): the last visible row.
    """

    touched_changed = Signal(bool)
    row_chosen = Signal(QModelIndex)
    scrolled_to = Signal(int)

    def __init__(self, delegate: ConversationDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._stretches: list[_Stretch] = []
        self._height = 0
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._pointer_in = False
        self._hovered = -1
        self._touched = False
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The bar lies over the margin of the rows and shows only while the list is touched.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.setAccessibleName(self.tr("Scroll the list"))
        self._bar.hide()
        self._bar.valueChanged.connect(self.verticalScrollBar().setValue)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.notifier().changed.connect(self._on_changed)

    def rows(self) -> RowListModel:
        """The model shown."""
        model = self.model()
        if not isinstance(model, RowListModel):
            raise TypeError("a ConversationView shows a RowListModel")
        return model

    def first_choosable(self) -> QModelIndex:
        """The first conversation or hit; an invalid index when there is none."""
        for row in range(self.model().rowCount()):
            if self._is_choosable(row):
                return self.model().index(row, 0)
        return QModelIndex()

    def last_visible_row(self) -> int:
        """The row at the lower edge; -1 when there are none."""
        bottom = self.verticalScrollBar().value() + self.viewport().height() - 1
        return self._row_at(min(bottom, self._height - 1))

    def visible_rows(self) -> range:
        """The rows in sight."""
        return range(
            max(self._row_at(self.verticalScrollBar().value()), 0), self.last_visible_row() + 1
        )

    def _on_changed(self) -> None:
        # Not connected to doItemsLayout itself: PySide does not let go of an overridden slot of a dead view.
        self.doItemsLayout()
        self._have_current()

    def _have_current(self) -> None:
        """Whoever has the keyboard here must see where."""
        if self.hasFocus() and not self.currentIndex().isValid():
            chosen = self.selectionModel().selectedIndexes()
            self.setCurrentIndex(chosen[0] if chosen else self.first_choosable())

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.row_chosen.emit(index)

    def _on_scrolled(self, value: int) -> None:
        self._bar.setValue(value)
        self._remember_place()
        self.scrolled_to.emit(self.last_visible_row())

    def _remember_place(self) -> None:
        """What stands at the upper edge, so that it stays there when rows come above it."""
        offset = self.verticalScrollBar().value()
        row = self._row_at(offset)
        if offset <= 0 or row < 0:
            self._anchor = None
            return
        index = self.model().index(row, 0)
        self._anchor = (QPersistentModelIndex(index), offset - self._top_of(row))

    def _set_touched(self) -> None:
        touched = self._pointer_in or self.hasFocus()
        if touched != self._touched:
            self._touched = touched
            self._show_bar()
            self.touched_changed.emit(touched)

    def _show_bar(self) -> None:
        own = self.verticalScrollBar()
        self._bar.setRange(0, own.maximum())
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._bar.setValue(own.value())
        self._bar.setGeometry(self.width() - _BAR_WIDTH, 0, _BAR_WIDTH, self.height())
        self._bar.setVisible(self._touched and own.maximum() > 0)

    # Geometry

    def _measure(self) -> None:
        self._stretches = []
        first = top = 0
        model = self.model()
        for run in model.runs() if isinstance(model, RowListModel) else ():
            height = self._delegate.row_height(run.kind)
            self._stretches.append(_Stretch(first, run.length, top, height))
            first += run.length
            top += run.length * height
        self._height = top

    def _row_at(self, y: int) -> int:
        for stretch in self._stretches:
            if 0 <= y - stretch.top < stretch.length * stretch.height:
                return stretch.first + (y - stretch.top) // stretch.height
        return -1

    def _rects_in(self, area: QRect) -> Iterator[tuple[int, QRect]]:
        """The rows that reach into this part of the viewport, and where they stand."""
        offset, width = self.verticalScrollBar().value(), self.viewport().width()
        for stretch in self._stretches:
            top, height = stretch.top - offset, stretch.height
            first = max((area.top() - top) // height, 0)
            end = min((area.bottom() - top) // height + 1, stretch.length)
            for number in range(first, end):
                yield stretch.first + number, QRect(0, top + number * height, width, height)

    def _stretch_of(self, row: int) -> _Stretch | None:
        return next((item for item in self._stretches if 0 <= row - item.first < item.length), None)

    def _top_of(self, row: int) -> int:
        stretch = self._stretch_of(row)
        return stretch.top + (row - stretch.first) * stretch.height if stretch else 0

    def _is_choosable(self, row: int) -> bool:
        record = self.rows().row_at(row)
        return record is not None and record.conversation is not None

    def _look_of(self, row: int, chosen: int, focused: int) -> Look:
        is_chosen = row == chosen
        return Look(
            selected=is_chosen,
            hovered=row == self._hovered,
            focused=row == focused,
            divided=not is_chosen and row + 1 != chosen and self._is_choosable(row + 1),
        )

    # Qt

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        for changed in (model.rowsInserted, model.rowsRemoved):
            changed.connect(self._on_changed)
        for changed in (model.layoutChanged, model.modelReset):
            changed.connect(self._on_changed)
        self._anchor = None
        self.doItemsLayout()

    def doItemsLayout(self) -> None:
        anchor = self._anchor
        self._measure()
        QAbstractItemView.doItemsLayout(self)
        if anchor is not None and anchor[0].isValid():
            self.verticalScrollBar().setValue(self._top_of(anchor[0].row()) + anchor[1])
        self._remember_place()

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        bar = self.verticalScrollBar()
        bar.setSingleStep(theme.current().px(_STEP_PX))
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self._height - self.viewport().height()))
        self._show_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        self.scrolled_to.emit(self.last_visible_row())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    def visualRect(self, index: Index) -> QRect:
        stretch = self._stretch_of(index.row()) if index.isValid() else None
        if stretch is None:
            return QRect()
        top = self._top_of(index.row()) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), stretch.height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(point.y() + self.verticalScrollBar().value())
        model = self.model()
        return model.index(row, 0) if model is not None and row >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        rect = self.visualRect(index)
        if not rect.isValid():
            return
        bar = self.verticalScrollBar()
        row = index.row()
        above = self._top_of(row - 1) if row and not self._is_choosable(row - 1) else None
        top = above if above is not None else rect.top() + bar.value()
        if hint is _Hint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        choosable = [row for row in self._rows_to_try(action) if self._is_choosable(row)]
        return self.model().index(choosable[0], 0) if choosable else self.currentIndex()

    def _rows_to_try(self, action: _Action) -> range:
        last, current = self.model().rowCount() - 1, self.currentIndex().row()
        page = max(1, self.viewport().height() // self._delegate.row_height(RowKind.CONVERSATION))
        match action:
            case _Action.MoveHome:
                return range(last + 1)
            case _Action.MoveEnd:
                return range(last, -1, -1)
            case _Action.MoveUp | _Action.MovePrevious | _Action.MoveLeft:
                return range(current - 1, -1, -1)
            case _Action.MovePageUp:
                return range(max(current - page, 0), last + 1)
            case _Action.MovePageDown:
                return range(min(current + page, last), -1, -1)
            case _:
                return range(current + 1, last + 1)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing: the open conversation is selected from outside."""

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            # The divider above goes and comes with the selection.
            region += self.visualRect(index).adjusted(0, -1, 0, 0)
        return region

    def keyboardSearch(self, search: str) -> None:
        """Nothing: there is a field for searching."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        selected = self.selectionModel().selectedIndexes() if self.model() is not None else []
        chosen = selected[0].row() if selected else -1
        focused = self.currentIndex().row() if self.hasFocus() else -1
        for row, rect in self._rects_in(event.rect()):
            record = self.rows().row_at(row)
            if record is not None:
                self._delegate.draw(painter, rect, record, self._look_of(row, chosen, focused))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.indexAt(event.position().toPoint()).row()
        super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._pointer_in = True
        self._set_touched()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer_in, self._hovered = False, -1
        self.viewport().update()
        self._set_touched()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._have_current()
        self.viewport().update()
        self._set_touched()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self._set_touched()
