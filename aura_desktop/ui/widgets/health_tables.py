"""Tables of what passed through the queues: ids, states, codes and times, nobody's words."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout

from aura_desktop.ui import theme
from aura_desktop.ui.safe_words import tip
from aura_desktop.ui.widgets.controls import TextLabel

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROW, _ROWS, _SCROLL_BAR = 30, 10, 14
_CELL_ROOM = 12
"""What the style takes around the words of a cell, and a little more."""
_LONGEST = 5
"""Of so many texts with the most letters one is the widest."""


class TraceModel(QAbstractTableModel):
    """Rows of plain texts; `worries` are the rows to be seen first."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._worries: frozenset[int] = frozenset()

    def set_rows(self, rows: Sequence[tuple[str, ...]], worries: frozenset[int]) -> bool:
        """Show these; nothing moves where nothing changed. Whether something did."""
        if tuple(rows) == self._rows and worries == self._worries:
            return False
        self.beginResetModel()
        self._rows, self._worries = tuple(rows), worries
        self.endResetModel()
        return True

    def longest(self, column: int) -> list[str]:
        """The texts of a column that may be the widest."""
        return sorted((row[column] for row in self._rows), key=len)[-_LONGEST:]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cells = zip(self._heads, self._rows[index.row()], strict=True)
            return ", ".join(f"{head} {cell}" for head, cell in cells if cell)
        if role == Qt.ItemDataRole.ForegroundRole and index.row() in self._worries:
            return QColor(theme.current().color("danger"))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class _Table(QTableView):
    def __init__(self, model: TraceModel, name: str) -> None:
        super().__init__()
        self._traces = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setProperty("role", "meta")
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit(self) -> None:
        """Columns as wide as their widest cell, what is left shared; as high as ten rows at most."""
        font = self.horizontalHeader().font()
        font.setWeight(font.Weight.DemiBold)  # the style sheet's, of which the header knows nothing
        metrics, room = QFontMetrics(font), theme.current().px(30)
        model = self._traces
        columns = range(model.columnCount())
        needed = [
            max(
                metrics.horizontalAdvance(str(model.headerData(column, Qt.Orientation.Horizontal)))
                + room,
                self._widest(model.longest(column)) + _CELL_ROOM,
            )
            for column in columns
        ]
        free = self.viewport().width() - sum(needed)
        spare = max(free, 0) // max(len(needed), 1)
        for column, width in zip(columns, needed, strict=True):
            self.setColumnWidth(column, width + spare)
        rows = min(model.rowCount(), _ROWS) * self.verticalHeader().defaultSectionSize()
        below = 0 if free >= 0 else _SCROLL_BAR
        self.setFixedHeight(self.horizontalHeader().height() + rows + below)

    def _widest(self, texts: Sequence[str]) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(text) for text in texts), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Of its own height there is nothing to be learnt.
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            # With one row only the arrows have nowhere to go, so nothing gets selected.
            chosen = self.selectedIndexes() or [self.currentIndex()]
            rows = sorted({index.row() for index in chosen if index.isValid()})
            columns = range(self.model().columnCount())
            lines = [
                "\t".join(str(self.model().index(row, column).data()) for column in columns)
                for row in rows
            ]
            QGuiApplication.clipboard().setText("\n".join(lines))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(theme.current().color("focus"))
            area = self.viewport().rect()
            painter.drawRect(area.adjusted(0, 0, -1, -1))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
            painter.end()


class TraceTable(QFrame):
    """A card with a table that is as high as its rows, or a sentence where there are none."""

    def __init__(self, name: str, heads: Sequence[str], nothing: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.model = TraceModel(heads)
        self.table = _Table(self.model, name)
        self._nothing = TextLabel(nothing, tone="muted")
        self._nothing.setContentsMargins(15, 8, 15, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.table)
        column.addWidget(self._nothing)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def set_rows(
        self, rows: Sequence[tuple[str, ...]], worries: frozenset[int] = frozenset()
    ) -> None:
        """Show these, newest first."""
        if self.model.set_rows(rows, worries):
            self._fit()

    def _fit(self) -> None:
        rows, height = self.model.rowCount(), theme.current().px(_ROW)
        self.table.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        self.table.setFont(theme.font("meta"))
        self.table.horizontalHeader().setFixedHeight(height)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.fit()
