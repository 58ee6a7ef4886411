"""The pointer over the transcript: hover buttons, clicks on spots, tooltips."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from aura_desktop.domain.message import Direction, Message
from aura_desktop.ui.delegates.message_sheet import Act, RowLayout, Spot
from aura_desktop.ui.delegates.message_text import real_host
from aura_desktop.ui.safe_words import tip
from aura_desktop.ui.widgets.message_menu import can_react, can_reply
from aura_desktop.ui.widgets.timeline_paint import HoverActions

Hit = tuple[int, int, RowLayout]
"""Row, its top in the viewport, its layout."""


class TimelinePointer(QObject):
    """Watches the viewport of the transcript.

    `hit` finds the row under a point, `record` the message of a row.
    Signals: spot_clicked(row, Spot), reply_clicked(row), react_clicked(row, QPoint), hover_changed.
    """

    spot_clicked = Signal(int, object)
    reply_clicked = Signal(int)
    react_clicked = Signal(int, QPoint)
    hover_changed = Signal()

    def __init__(
        self,
        viewport: QWidget,
        hit: Callable[[QPoint], Hit | None],
        record: Callable[[int], Message],
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._hit = hit
        self._record = record
        self._pressed: Spot | str | None = None
        self.hover: HoverActions | None = None
        self.answerable = True
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    def forget(self) -> None:
        """The rows moved: nothing is under the pointer until it moves again."""
        if self.hover is not None:
            self.hover = None
            self.hover_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if kind == QEvent.Type.Leave:
            self.forget()
        elif isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove and not event.buttons():
                self._move(event.position().toPoint())
            elif event.button() == Qt.MouseButton.LeftButton:
                return self._click(kind, event.position().toPoint())
        return False

    def _click(self, kind: QEvent.Type, point: QPoint) -> bool:
        target = self._target(point)
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._pressed = target
            return target is not None
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        found = self._hit(point)
        if found is not None and target == pressed:
            self._fire(found[0], pressed, point)
        return True

    def _fire(self, row: int, target: Spot | str, point: QPoint) -> None:
        if isinstance(target, Spot):
            self.spot_clicked.emit(row, target)
        elif target == "reply":
            self.reply_clicked.emit(row)
        else:
            self.react_clicked.emit(row, self._viewport.mapToGlobal(point))

    def _target(self, point: QPoint) -> Spot | str | None:
        found = self._hit(point)
        if found is None:
            return None
        row, top, layout = found
        inside = QPointF(point.x(), point.y() - top)
        if self.hover is not None and self.hover.row == row:
            button = self.hover.at(layout.bubble, inside)
            if button:
                return button
        spot = layout.spot_at(inside)
        return None if spot is None or spot.act is Act.TIP else spot

    def _move(self, point: QPoint) -> None:
        found = self._hit(point)
        hover = self._actions(found[0]) if found is not None else None
        if hover != self.hover:
            self.hover = hover
            self.hover_changed.emit()
        over = self._target(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self._viewport.cursor().shape() != shape:
            self._viewport.setCursor(shape)

    def _actions(self, row: int) -> HoverActions | None:
        message = self._record(row)
        reply, react = can_reply(message), can_react(message)
        if not self.answerable or not (reply or react):
            return None
        outbound = message.direction is Direction.OUTBOUND
        return HoverActions(row=row, reply=reply, react=react, outbound=outbound)

    def _show_tip(self, event: QHelpEvent) -> None:
        found = self._hit(event.pos())
        tip = ""
        if found is not None:
            row, top, layout = found
            inside = QPointF(event.pos().x(), event.pos().y() - top)
            button = (
                self.hover.at(layout.bubble, inside)
                if self.hover is not None and self.hover.row == row
                else ""
            )
            spot = layout.spot_at(inside)
            if button:
                tip = self.tr("Reply") if button == "reply" else self.tr("React")
            elif spot is not None:
                tip = self._tip_of(spot)
        QToolTip.showText(event.globalPos(), tip, self._viewport)

    def _tip_of(self, spot: Spot) -> str:
        if spot.act is Act.LINK:
            return self.tr("Opens {host}").format(host=real_host(spot.value))
        if spot.act is Act.QUOTE:
            return self.tr("Go to the quoted message")
        if spot.act is Act.RESEND:
            return self.tr("Send this message again")
        return tip(spot.tip)
