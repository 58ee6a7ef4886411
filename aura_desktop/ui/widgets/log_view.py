"""The program's log as a list: level filter, search, the whole entry below, export. Holds no file."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from aura_desktop.domain.log_line import LogLine, at_least
from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.search_line import SearchLine
from aura_desktop.ui.widgets.segmented_control import SegmentedControl

KEPT = 2_000
"""Entries held; the oldest go."""
LEVELS = ("DEBUG", "WARNING", "ERROR")
LineRole = Qt.ItemDataRole.UserRole + 1
_LOOKS = {
    "WARNING": ("triangle-alert", "warning"),
    "ERROR": ("circle-x", "danger"),
    "CRITICAL": ("circle-x", "danger"),
}
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class LogModel(QAbstractListModel):
    """Entries that pass the filter, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: deque[LogLine] = deque(maxlen=KEPT)
        self._seen: list[LogLine] = []
        self._level, self._words = LEVELS[0], ""

    def set_lines(self, lines: Sequence[LogLine]) -> None:
        """All of them anew."""
        self._all = deque(lines, maxlen=KEPT)
        self._filter()

    def add(self, lines: Sequence[LogLine]) -> None:
        """More at the end."""
        if len(self._all) + len(lines) > KEPT:
            self.set_lines([*self._all, *lines])
            return
        self._all.extend(lines)
        fresh = [line for line in lines if self._passes(line)]
        if fresh:
            place = len(self._seen)
            self.beginInsertRows(QModelIndex(), place, place + len(fresh) - 1)
            self._seen.extend(fresh)
            self.endInsertRows()

    def set_filter(self, level: str, words: str) -> None:
        """Only entries of this level or graver that have these words."""
        self._level, self._words = level, words.casefold().strip()
        self._filter()

    def lines(self) -> list[LogLine]:
        """The entries that pass."""
        return list(self._seen)

    def _passes(self, line: LogLine) -> bool:
        if not at_least(line, self._level):
            return False
        return not self._words or self._words in line.written().casefold()

    def _filter(self) -> None:
        self.beginResetModel()
        self._seen = [line for line in self._all if self._passes(line)]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._seen)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._seen):
            return None
        line = self._seen[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.written()
        return line if role == LineRole else None


class LogDelegate(QStyledItemDelegate):
    """One line an entry: time, level by shape and colour, its first words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, theme.current().px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LineRole)
        if not isinstance(line, LogLine):
            return
        colors, px = theme.current(), theme.current().px
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.color("selected"))
        icon, ink = _LOOKS.get(line.level, ("", "textMuted"))
        if icon:
            side = px(14)
            spot = QRectF(rect.left() + px(8), rect.center().y() - side / 2, side, side)
            assets.paint(painter, icon, spot, ink)
        painter.setFont(theme.font("meta"))
        painter.setPen(colors.color("textSubtle"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        clock = rect.adjusted(px(28), 0, 0, 0)
        painter.drawText(clock, flags, line.time)
        width = QFontMetrics(painter.font()).horizontalAdvance("2026-00-00 00:00:00") + px(12)
        room = clock.adjusted(width, 0, -px(8), 0)
        painter.setPen(colors.color(ink if icon else "text"))
        first = f"{line.source.removeprefix('aura_desktop.')} {line.text}".partition("\n")[0]
        words = painter.fontMetrics().elidedText(
            first, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, flags, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class LogList(QListView):
    """Follows its end while it stands there; Ctrl+C copies what is chosen."""

    def __init__(self, model: LogModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(LogDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Log entries"))
        self._at_end = True
        model.rowsAboutToBeInserted.connect(self._note_place)
        model.rowsInserted.connect(self._keep_place)
        model.modelReset.connect(self.scroll_to_end)

    def scroll_to_end(self) -> None:
        """Show the newest entry."""
        # The rows are laid out later than the model tells of them.
        QTimer.singleShot(0, self, self.scrollToBottom)

    def chosen_text(self) -> str:
        """The chosen entries, as they would stand in a file."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return "\n".join(str(index.data()) for index in rows)

    def _note_place(self) -> None:
        bar = self.verticalScrollBar()
        self._at_end = bar.value() >= bar.maximum() - 2

    def _keep_place(self) -> None:
        if self._at_end:
            self.scroll_to_end()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.current().color("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
        else:
            super().keyPressEvent(event)


class LogView(QFrame):
    """Signals: export_requested()."""

    export_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.model = LogModel(self)
        self.list = LogList(self.model)
        self.level = SegmentedControl(
            [("", self.tr("All")), ("", self.tr("Warnings")), ("", self.tr("Errors"))],
            self.tr("Level"),
        )
        self.search = SearchLine(self.tr("Search the log"))
        self.export = PushButton(self.tr("Export"), icon="download")
        self._count = TextLabel(role="meta", tone="subtle")
        self._zone = TextLabel(role="meta", tone="subtle")
        self._whole = QPlainTextEdit()
        self._build()
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(int(theme.tokens()["motion"]["searchDebounce"]))
        self._pause.timeout.connect(self._filter)
        self.search.textChanged.connect(self._pause.start)
        self.level.chosen.connect(self._filter)
        self.export.clicked.connect(self.export_requested)
        self.list.selectionModel().currentChanged.connect(self._show_whole)
        for told in (self.model.modelReset, self.model.rowsInserted):
            told.connect(self._show_count)
        self._show_count()

    def set_zone(self, words: str) -> None:
        """Whose hours the entries have."""
        self._zone.setText(words)

    def set_lines(self, lines: Sequence[LogLine]) -> None:
        """All entries anew, oldest first."""
        self.model.set_lines(lines)

    def add_lines(self, lines: Sequence[LogLine]) -> None:
        """Entries that came since."""
        if lines:
            self.model.add(lines)

    def shown_lines(self) -> list[LogLine]:
        """What the filter leaves."""
        return self.model.lines()

    def _build(self) -> None:
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setAccessibleName(self.tr("The chosen entry"))
        self._whole.setFixedHeight(theme.current().px(110))
        self._whole.hide()
        self.list.setMinimumHeight(theme.current().px(280))
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 10, 12, 10)
        tools.setSpacing(8)
        tools.addWidget(self.level)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 6, 12, 8)
        below.setSpacing(6)
        below.addWidget(self._whole)
        line = QHBoxLayout()
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self._zone)
        below.addLayout(line)
        column.addLayout(below)

    def _filter(self) -> None:
        self.model.set_filter(LEVELS[self.level.current()], self.search.text())

    def _show_whole(self, index: QModelIndex) -> None:
        self._whole.setVisible(index.isValid())
        self._whole.setPlainText(str(index.data()) if index.isValid() else "")

    def _show_count(self) -> None:
        self._count.setText(self.tr("%n entry(s)", None, self.model.rowCount()))
