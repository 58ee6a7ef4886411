"""The clinic's quick replies in a list over the composer; the keyboard stays in the composer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from aura_desktop.domain.entry_page import QuickReply
from aura_desktop.ui import announcing, theme
from aura_desktop.ui.delegates.quick_reply import QuickReplyDelegate, row_height
from aura_desktop.ui.models.quick_reply_list import QuickReplyListModel
from aura_desktop.ui.widgets.controls import ElidedLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.key_hint import KeyHint

MOST_ROWS = 5
_SHADOW, _GAP, _RADIUS, _LEAST_ROWS = 12, 8, 12.0, 1
_FOOTER, _HEAD_PAD = 34, 12
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show})


class QuickReplyPopup(QWidget):
    """Stands above `anchor`, within `parent`, as wide as the anchor.

    Signals: chosen(QuickReply), by the mouse; create_requested.
    """

    chosen = Signal(object)
    create_requested = Signal()

    def __init__(self, parent: QWidget, anchor: QWidget) -> None:
        super().__init__(parent)
        self._over, self._anchor = parent, anchor
        self._list = QListView()
        self._model = QuickReplyListModel(self)
        self._title = TextLabel(self.tr("Quick replies"), role="uiStrong")
        self._count = ElidedLabel(tone="subtle")
        self._create = PushButton(self.tr("Create new"), kind="link")
        self._nothing = TextLabel(tone="muted", wrap=True)
        self._build()
        self._list.clicked.connect(self._on_clicked)
        self._create.clicked.connect(self.create_requested)
        for watched in {anchor, anchor.parentWidget() or parent, parent}:
            watched.installEventFilter(self)
        theme.notifier().changed.connect(self._place)
        self.hide()

    def show_replies(self, replies: Sequence[QuickReply], words: str, *, total: int) -> None:
        """Show these; `words` were typed after the slash, `total` is how many there are without them."""
        self._model.show_replies(replies, words)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.setVisible(bool(replies))
        self._nothing.setVisible(not replies)
        found = self.tr("%n match(es) for “{words}”", "", len(replies)).format(words=words)
        self._count.set_text(found if words else "")
        nothing = self.tr("No quick reply begins like this.")
        if not total:
            nothing = self.tr("The clinic has no quick replies yet.")
        self._nothing.setText(nothing)
        self._place()
        self.show()
        self.raise_()
        self._say(nothing if not replies else "")

    def step(self, by: int) -> None:
        """Go down (1) or up (-1); from one end to the other."""
        count = self._model.rowCount()
        if count:
            row = (self._list.currentIndex().row() + by) % count
            self._list.setCurrentIndex(self._model.index(row))
            self._say()

    def current(self) -> QuickReply | None:
        """The one that Enter would take."""
        return self._model.reply_at(self._list.currentIndex().row())

    def _say(self, words: str = "") -> None:
        """The keyboard is elsewhere, so nobody else would read it out."""
        spoken = self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        announcing.say(self, words or str(spoken or ""))

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Quick replies"))
        self._list.setAccessibleName(self.tr("Quick replies"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(QuickReplyDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self, self._list, self._create):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(14, _HEAD_PAD // 2, 6, _HEAD_PAD // 2)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self._create)
        self._nothing.setContentsMargins(14, 6, 14, 14)
        self._footer = QWidget()
        feet = QHBoxLayout(self._footer)
        feet.setContentsMargins(14, 0, 14, 0)
        feet.setSpacing(14)
        feet.addStretch(1)
        feet.addWidget(KeyHint(("↑", "↓"), self.tr("choose")))
        feet.addWidget(KeyHint((self.tr("Esc"),), self.tr("close")))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_SHADOW + 1, _SHADOW, _SHADOW + 1, _SHADOW)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        column.addWidget(self._footer)

    def _place(self) -> None:
        """Above the anchor, as high as its rows, as far as there is room."""
        self._footer.setFixedHeight(theme.current().px(_FOOTER))
        corner = self._anchor.mapTo(self._over, QPoint(0, 0))
        room = corner.y() - _GAP
        around = self._create.sizeHint().height() + _HEAD_PAD + self._footer.height() + _SHADOW
        fits = max((room - around) // row_height(), _LEAST_ROWS)
        rows = min(self._model.rowCount(), MOST_ROWS, fits)
        self._list.setFixedHeight(max(rows, 1) * row_height())
        width = self._anchor.width() + 2 * _SHADOW
        self.setFixedWidth(width)
        self._column.activate()
        size = QSize(width, self._column.sizeHint().height())
        self.setGeometry(
            corner.x() - _SHADOW,
            corner.y() - _GAP + _SHADOW - size.height(),
            size.width(),
            size.height(),
        )

    def _on_clicked(self, index: QModelIndex) -> None:
        reply = self._model.reply_at(index.row())
        if reply is not None:
            self.chosen.emit(reply)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Another text size reaches the parts one by one, after the theme has told of it.
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() in _MOVES:
            # Once everything has found its place.
            QTimer.singleShot(0, self, self._place)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        shadow = QColor(colors.color("shadow"))
        shadow.setAlphaF(0.02 if colors.name == "light" else 0.05)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        for spread in range(_SHADOW, 0, -2):
            halo = card.adjusted(-spread, -spread + 4, spread, min(spread + 4, _SHADOW))
            painter.drawRoundedRect(halo, _RADIUS + spread, _RADIUS + spread)
        frame = QPainterPath()
        frame.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillPath(frame, colors.color("surface"))
        low = QRectF(card.left(), self._footer.y(), card.width(), self._footer.height())
        painter.setClipRect(low)
        painter.fillPath(frame, colors.color("surfaceAlt"))
        painter.fillRect(QRectF(low.left(), low.top(), low.width(), 1), colors.color("border"))
        painter.setClipping(False)
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)
