"""The transcript of one conversation."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from time import monotonic

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.message import Direction, Message, MessageOrigin, MessageStatus
from aura_desktop.ui import theme, wording_message, wording_time
from aura_desktop.ui.delegates.message import unread_words
from aura_desktop.ui.delegates.message_offer import RESEND_AFTER, offers
from aura_desktop.ui.delegates.message_sheet import Spot
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.widgets.timeline_actions import TimelineActions
from aura_desktop.ui.widgets.timeline_jump import JumpButton
from aura_desktop.ui.widgets.timeline_rows import TimelineRows
from aura_desktop.ui.widgets.timeline_window import Align

_Index = QModelIndex | QPersistentModelIndex
_NEAR_START = 15
"""So many rows before the first one held here, older ones are asked for."""
_ASK_AGAIN_S = 2.0
_NEVER = float("-inf")
_KEY_FOCUS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class TimelineView(TimelineRows):
    """The messages of one conversation, newest at the bottom.

    Whoever reads above the end is never moved: new messages are counted on the jump button.
    Signals: older_requested, reply_requested(message_id), react_requested(message_id, emoji; "" takes ours back),
    resend_requested(message_id), help_requested(message_id), copy_requested(text), quote_clicked(message_id),
    link_requested(address), remedy_requested(message_id, troubles.Action as str),
    correction_requested(message_id), record_requested(message_id), media_requested(message_id, MediaAct as str),
    end_reached (the newest message came into sight by scrolling).
    """

    older_requested = Signal()
    reply_requested = Signal(int)
    react_requested = Signal(int, str)
    resend_requested = Signal(int)
    help_requested = Signal(int)
    remedy_requested = Signal(int, str)
    copy_requested = Signal(str)
    quote_clicked = Signal(int)
    link_requested = Signal(str)
    correction_requested = Signal(int)
    record_requested = Signal(int)
    media_requested = Signal(int, str)
    end_reached = Signal()

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], datetime] = _utc_now
    ) -> None:
        super().__init__(parent, clock)
        self._asked_older_at = _NEVER
        self._new_below = 0
        self._was_at_end = True
        self._jump = JumpButton(self)
        self._jump.hide()
        self._actions = TimelineActions(self)
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.setAccessibleName(self.tr("Messages"))
        self._connect()
        self.set_model(self._messages)

    def _connect(self) -> None:
        actions, pointer = self._actions, self._pointer
        actions.reply_requested.connect(self.reply_requested)
        actions.react_requested.connect(self.react_requested)
        actions.resend_requested.connect(self.resend_requested)
        actions.help_requested.connect(self.help_requested)
        actions.remedy_requested.connect(self.remedy_requested)
        actions.copy_requested.connect(self.copy_requested)
        actions.quote_clicked.connect(self.quote_clicked)
        actions.link_requested.connect(self.link_requested)
        actions.correction_requested.connect(self.correction_requested)
        actions.record_requested.connect(self.record_requested)
        actions.media_requested.connect(self.media_requested)
        pointer.spot_clicked.connect(self._on_spot_clicked)
        pointer.reply_clicked.connect(self._on_reply_clicked)
        pointer.react_clicked.connect(self._on_react_clicked)
        self._jump.clicked.connect(self.jump_to_newest)
        self._wake.timeout.connect(self._settle)
        theme.notifier().changed.connect(self._restyle)

    def set_model(self, model: MessageListModel) -> None:
        """Show this model from now on."""
        self._messages = model
        self.setModel(model)

    def set_unread_from(self, message_id: int | None) -> None:
        """Draw the unread line above this message and, if it is out of sight, bring it to the top.

        Whoever reads above the end is not moved: nothing is brought, and a line before the eyes stays.
        """
        row = None if message_id is None else self._messages.row_of(MessageId(message_id))
        reading = not self._window.at_end
        if row is not None and reading and self._sees_unread_line():
            return
        if row is None or message_id is None:
            self._delegate.set_unread(None, "")
            self._settle()
            return
        rows = range(row, self._messages.rowCount())
        count = sum(self._record(place).direction is Direction.INBOUND for place in rows)
        self._delegate.set_unread(MessageId(message_id), unread_words(count))
        self._settle()
        if not reading and self._window.visible and self._window.top_of(row) < 0:
            self._window.show(row, Align.START)
            self._settle()

    def jump_to_newest(self) -> None:
        """Go to the end and stay there."""
        self._window.at_end = True
        self._settle()

    def is_at_end(self) -> bool:
        """Whether the newest message is in sight."""
        return self._window.at_end

    def show_message(self, message_id: int) -> bool:
        """Bring a loaded message to the middle and make it the current one; False if it is not loaded."""
        row = self._messages.row_of(MessageId(message_id))
        if row is None:
            return False
        self._window.show(row, Align.CENTRE)
        self._settle()
        self.setCurrentIndex(self._messages.index(row))
        return True

    def set_answerable(self, answerable: bool) -> None:
        """Whether replies and reactions are offered; not while the service window is closed."""
        if answerable == self._pointer.answerable:
            return  # said again with every change of the conversation: the buttons stay under the pointer
        self._pointer.answerable = answerable
        self._pointer.forget()
        self._delegate.set_window_open(answerable)
        self._settle()

    def set_margin(self, margin_px: int) -> None:
        """Space left and right of the message column: 20, in a narrow window 16."""
        if self._delegate.set_margin(float(margin_px)):
            self._settle()

    # Inside

    def _sees_unread_line(self) -> bool:
        unread = self._delegate.unread()
        row = None if unread is None else self._messages.row_of(unread)
        return row in {place for place, _, _ in self._window.visible}

    def _restart(self) -> None:
        self._window.reset(self._messages.rowCount())
        self._delegate.set_unread(None, "")
        self._asked_older_at = _NEVER
        self._new_below = 0
        self._was_at_end = True
        self._pointer.forget()
        self._settle()

    def _have_current(self) -> None:
        visible, height = self._window.visible, self.viewport().height()
        if not self.currentIndex().isValid() and visible:
            whole = [row for row, top, tall in visible if top + tall <= height]
            index = self._messages.index(whole[-1] if whole else visible[-1][0])
            only_current = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, only_current)

    @property
    def _here(self) -> QPoint:
        return self.viewport().mapToGlobal(QPoint(0, 0))

    def _restyle(self) -> None:
        self._delegate.restyle()
        self._settle()

    def _after_move(self) -> None:
        super()._after_move()
        reached, self._was_at_end = not self._was_at_end, self._window.at_end
        if self._window.at_end:
            self._new_below = 0
            if reached:
                self.end_reached.emit()
        self._place_jump()
        self._set_alarm()
        if self._is_near_start():
            QTimer.singleShot(0, self, self._ask_older)

    def _is_near_start(self) -> bool:
        visible = self._window.visible
        return self._messages.has_older and bool(visible) and visible[0][0] < _NEAR_START

    def _ask_older(self) -> None:
        # Not twice for one page; again after a while, should the first answer never have come.
        if self._is_near_start() and monotonic() - self._asked_older_at >= _ASK_AGAIN_S:
            self._asked_older_at = monotonic()
            self.older_requested.emit()

    def _place_jump(self) -> None:
        if self._jump.count() != self._new_below:
            self._jump.set_count(self._new_below)
        size, area = self._jump.sizeHint(), self.viewport().geometry()
        gap = theme.current().px(14)
        x, y = area.right() - size.width() - gap, area.bottom() - size.height() - gap
        self._jump.setGeometry(x, y, size.width(), size.height())
        self._jump.setVisible(not self._window.at_end and bool(self._window.visible))

    def _set_alarm(self) -> None:
        """Look again when an unconfirmed message may be sent again, and at midnight for "Today"."""
        now = self._clock()
        here = wording_time.local(now)
        midnight = (here + timedelta(days=1)).replace(hour=0, minute=0, second=1)
        waits = [midnight - here]
        for row, _, _ in self._window.visible:
            message = self._record(row)
            if message.status is MessageStatus.UNCONFIRMED and not message.resent:
                waits.append(message.at + RESEND_AFTER - now)
        soonest = min(wait for wait in waits if wait > timedelta(0))
        self._wake.start(int(soonest.total_seconds() * 1000) + 1000)

    def _note_new(self, messages: Iterable[Message]) -> None:
        patient, clinic = self._messages.parties
        for message in messages:
            if message.direction is Direction.INBOUND:
                self._new_below += not self._window.at_end
                self._actions.announce(wording_message.spoken_message(message, patient, clinic))
            elif message.origin is MessageOrigin.DESK and message.status is MessageStatus.QUEUED:
                self._window.at_end = True  # whoever sends wants to see it go

    def _on_spot_clicked(self, row: int, spot: Spot) -> None:
        corner = spot.rect.bottomLeft().toPoint() + QPoint(0, self._window.top_of(row))
        self._actions.run(self._record(row), spot, self._here + corner)

    def _on_reply_clicked(self, row: int) -> None:
        self._actions.reply(self._record(row))

    def _on_react_clicked(self, row: int, at: QPoint) -> None:
        self._actions.choose_reaction(self._record(row), at)

    def _open_menu(self, row: int, at: QPoint) -> None:
        message = self._record(row)
        self._actions.show_menu(
            message,
            at,
            answerable=self._pointer.answerable,
            offered=offers(message, self._clock(), window_open=self._pointer.answerable),
            spots=self._layout(row).sheet.spots,
        )

    def _copy_selected(self) -> None:
        rows = sorted(index.row() for index in self.selectedIndexes())
        self._actions.copy([self._record(row) for row in rows])

    # Qt's own

    def reset(self) -> None:
        QAbstractItemView.reset(self)
        self._restart()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        self._window.insert(start, end - start + 1)
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self._pointer.forget()
        if start == 0:
            self._asked_older_at = _NEVER
        if end == self._messages.rowCount() - 1:
            self._note_new(self._record(row) for row in range(start, end + 1))
        self._settle()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if self._by_keys and current.isValid():
            self.scrollTo(current)
        self._actions.focus_row(current.row())
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the transcript, not a search through all its rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        self._have_current()
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_selected()
        elif event.key() == Qt.Key.Key_R and not event.modifiers():
            if current.isValid() and self._pointer.answerable:
                self._actions.reply(self._record(current.row()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if current.isValid():
                self._actions.use_media(self._record(current.row()))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.verticalScrollBar()
            up = event.key() == Qt.Key.Key_PageUp
            bar.setValue(bar.value() + (-bar.pageStep() if up else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.globalPos()
        else:
            index, at = self.currentIndex(), self._here
            if index.isValid():
                bubble = self._layout(index.row()).bubble.toRect()
                at += QPoint(bubble.left(), bubble.bottom() + self._window.top_of(index.row()))
        if index.isValid():
            self._open_menu(index.row(), at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keys = self._by_keys or event.reason() in _KEY_FOCUS
        self._have_current()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Messages"))
            self._restyle()
        super().changeEvent(event)
