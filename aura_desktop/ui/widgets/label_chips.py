"""A conversation's labels as chips that wrap, and the menu that puts them on and takes them off."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.conversation import Label
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.flow_layout import FlowLayout
from aura_desktop.ui.widgets.tab_order import order_tabs

COLOURS = 5
NAME_LIMIT = 30


class LabelChip(QAbstractButton):
    """A dot and a word; a click opens the menu of labels."""

    def __init__(self, label: Label) -> None:
        super().__init__()
        self._label = label
        self.setText(label.name)
        self.setAccessibleName(self.tr("Label {name}").format(name=label.name))
        self.setToolTip(self.tr("Change labels"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        words = QFontMetrics(theme.font("meta")).horizontalAdvance(self.text())
        return QSize(words + px(28), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chip = QRectF(self.rect()).adjusted(0.5, px(2) + 0.5, -0.5, -px(2) - 0.5)
        focused = self.hasFocus()
        painter.setPen(QPen(colors.color("focus" if focused else "border"), 2 if focused else 1))
        painter.setBrush(colors.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(f"label{_colour(self._label)}"))
        middle = chip.center().y()
        painter.drawEllipse(QRectF(px(9), middle - px(3), px(6), px(6)))
        painter.setFont(theme.font("meta"))
        painter.setPen(colors.color("textMuted"))
        room = QRectF(px(20), 0, self.width() - px(24), self.height())
        align = Qt.AlignmentFlag.AlignVCenter
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 2
        )
        painter.drawText(room, align, words)


class LabelSection(QWidget):
    """Heading with a plus, the chips, and a field for a new label.

    Signals: labels_changed(tuple[Label, ...]).
    """

    labels_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[Label, ...] = ()
        self._known: tuple[Label, ...] = ()
        self._add = IconButton("plus", self.tr("Add label"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("New label, Enter adds it"))
        self._field.setAccessibleName(self.tr("New label"))
        self._field.setMaxLength(NAME_LIMIT)
        self._field.hide()
        self._holder = QWidget()
        self._holder.setLayout(FlowLayout(theme.current().px(6)))
        head = QHBoxLayout()
        head.addWidget(TextLabel(self.tr("Labels"), role="uiStrong", tone="subtle"), 1)
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._holder)
        column.addWidget(self._field)
        self._add.clicked.connect(self._open_menu)
        self._field.returnPressed.connect(self._on_field_return)

    def set_labels(self, labels: Sequence[Label], known: Sequence[Label]) -> None:
        """Those of this conversation, and all there are to choose from."""
        self._known = tuple(known)
        if tuple(labels) == self._labels:
            return
        self._labels = tuple(labels)
        clear_layout_of(self._holder)
        layout = self._holder.layout()
        chips = [LabelChip(label) for label in self._labels]
        for chip in chips:
            chip.clicked.connect(self._open_menu)
            if layout is not None:
                layout.addWidget(chip)
        order_tabs([self._add, *chips, self._field])
        self._holder.setVisible(bool(labels))
        self.updateGeometry()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mine = {label.name for label in self._labels}
        for label in sorted({*self._known, *self._labels}, key=lambda item: item.name.casefold()):
            action = menu.addAction(_dot(label), label.name)
            action.setCheckable(True)
            action.setChecked(label.name in mine)
            action.setData(label)
            action.triggered.connect(self._on_chosen)
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("New label…"), self._open_field)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _on_chosen(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        label: Label = action.data()
        rest = tuple(item for item in self._labels if item.name != label.name)
        self.labels_changed.emit((*rest, label) if action.isChecked() else rest)

    def _open_field(self) -> None:
        self._field.clear()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_field_return(self) -> None:
        name = " ".join(self._field.text().split())
        self._field.hide()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        taken = {item.name.casefold() for item in self._labels}
        if not name or name.casefold() in taken:
            return
        known = {item.name.casefold(): item for item in self._known}
        fresh = Label(name=name, colour=len(self._known) % COLOURS + 1)
        self.labels_changed.emit((*self._labels, known.get(name.casefold(), fresh)))


def _colour(label: Label) -> int:
    return label.colour if 1 <= label.colour <= COLOURS else 1


def _dot(label: Label) -> QIcon:
    side = theme.current().px(16)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color(f"label{_colour(label)}"))
    painter.drawEllipse(QRectF(side * 0.3, side * 0.3, side * 0.4, side * 0.4))
    painter.end()
    return QIcon(picture)
