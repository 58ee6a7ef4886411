"""One row of the transcript, laid out: pure, from a record, its surroundings, a width and metrics."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from aura_desktop.domain.content import ContentKind, SystemNotice, kind_of
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui import painting, wording, wording_message, wording_time
from aura_desktop.ui.delegates.message_below import reactions_below, trouble_below
from aura_desktop.ui.delegates.message_content import blocks_of
from aura_desktop.ui.delegates.message_options import options_below
from aura_desktop.ui.delegates.message_sheet import (
    Act,
    Block,
    Metrics,
    RowLayout,
    Sheet,
    edge_pen,
    tick_path,
)
from aura_desktop.ui.delegates.message_text import Paragraph, styled

IN_GROUP, BETWEEN_GROUPS = 3, 10
_PAD_X, _PAD_Y, _META_RIGHT, _META_GAP, _PHONE = 12, 7, 10, 12, 12
_STATUS_ICONS = {
    MessageStatus.QUEUED: ("clock", "tick"),
    MessageStatus.ACCEPTED: ("clock", "tick"),
    MessageStatus.FAILED: ("circle-alert", "danger"),
    MessageStatus.UNCONFIRMED: ("circle-question-mark", "warning"),
}
_TICKS = frozenset({MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ})
PENDING = frozenset({MessageStatus.QUEUED, MessageStatus.UNCONFIRMED})
"""Meta has not accepted these, as far as we know: their edge is dashed."""


@dataclass(frozen=True, slots=True)
class RowContext:
    """What a row shows because of where it stands.

    `heading` is the day above it, `unread` the words of the unread line above it; both mostly "".
    """

    first_of_group: bool = True
    heading: str = ""
    unread: str = ""
    offer: Action = Action.NONE
    patient: str = ""
    clinic: str = ""


def layout_row(message: Message, context: RowContext, width: float, metrics: Metrics) -> RowLayout:
    """The row of a message in a list of this width."""
    sheet = Sheet(metrics)
    left, column = metrics.column(width)
    top = _heading(sheet, context.heading, left, column) if context.heading else 0.0
    if context.unread:
        top = _unread_line(sheet, context.unread, left, column, top)
    if not (context.heading or context.unread):
        top += metrics.px(BETWEEN_GROUPS if context.first_of_group else IN_GROUP)
    kind = kind_of(message.content)
    if kind is ContentKind.NOTE and not message.revoked_at:
        bubble = _note(sheet, message, left, column, top)
    elif kind is ContentKind.SYSTEM:
        bubble = _notice(sheet, message, left, column, top)
    else:
        return _bubble_row(sheet, message, context, (left, column), top)
    return RowLayout(float(round(bubble.bottom())), bubble, sheet)


def _heading(sheet: Sheet, words: str, left: float, column: float) -> float:
    metrics = sheet.metrics
    line = metrics.line(words, "metaMedium", column)
    top = metrics.px(22)
    sheet.text(line, round(left + (column - line.width) / 2), top, "textMuted")
    return top + line.height + metrics.px(18)


def _unread_line(sheet: Sheet, words: str, left: float, column: float, top: float) -> float:
    metrics = sheet.metrics
    line = metrics.line(words, "metaStrong", column - metrics.px(80))
    pad = metrics.px(10)
    height = line.height + metrics.px(6)
    top += metrics.px(14)
    pill = QRectF(round(left + (column - line.width) / 2) - pad, top, line.width + 2 * pad, height)
    middle = round(top + height / 2)
    rule_end = pill.left() - metrics.px(10)
    sheet.box(QRectF(left, middle, rule_end - left, 1), 0, "bubbleOutBorder")
    start = pill.right() + metrics.px(10)
    sheet.box(QRectF(start, middle, left + column - start, 1), 0, "bubbleOutBorder")
    sheet.box(pill, height / 2, "primaryTint")
    sheet.text(line, pill.left() + pad, top + metrics.px(3), "primaryText")
    return top + height + metrics.px(14)


def _bubble_row(
    sheet: Sheet,
    message: Message,
    context: RowContext,
    place: tuple[float, float],
    top: float,
) -> RowLayout:
    left, column = place
    metrics = sheet.metrics
    outbound = message.direction is Direction.OUTBOUND
    widest = metrics.widest_bubble(column)
    blocks = blocks_of(
        message, context.patient, context.clinic, widest - 2 * metrics.px(_PAD_X), metrics
    )
    bubble = _bubble(sheet, message, context, blocks, (left, column, top))
    below = reactions_below(sheet, message.reactions, bubble, outbound=outbound)
    pending = message.status in PENDING
    below = options_below(sheet, message, bubble, below, widest, pending=pending)
    below = trouble_below(sheet, message, bubble, below, widest, offer=context.offer)
    return RowLayout(float(round(below)), bubble, sheet)


def _bubble(
    sheet: Sheet,
    message: Message,
    context: RowContext,
    blocks: list[Block],
    place: tuple[float, float, float],
) -> QRectF:
    left, column, top = place
    metrics = sheet.metrics
    pad_x, pad_y = metrics.px(_PAD_X), metrics.px(_PAD_Y)
    meta = _Meta(message, metrics)
    overhang = pad_x - metrics.px(_META_RIGHT)
    room = metrics.widest_bubble(column) - 2 * pad_x
    inner = max(block.width for block in blocks)
    last = blocks[-1].last_width
    on_line = last is not None and last + metrics.px(_META_GAP) + meta.width - overhang <= room
    if on_line and last is not None:
        inner = max(inner, last + metrics.px(_META_GAP) + meta.width - overhang)
    else:
        inner = max(inner, meta.width - overhang)
    inner = float(-int(-inner // 1))
    height = sum(block.height for block in blocks) + sum(block.gap for block in blocks[1:])
    height += 2 * pad_y + (0 if on_line else meta.height + metrics.px(2))
    outbound = message.direction is Direction.OUTBOUND
    height += metrics.px(2) if outbound else 0  # the tick is taller than the hour
    x = left + column - inner - 2 * pad_x if outbound else left
    rect = QRectF(round(x), top, inner + 2 * pad_x, round(height))
    _bubble_box(sheet, message, context, rect)
    _stack(sheet, blocks, rect.x() + pad_x, top + pad_y, inner)
    meta.draw(sheet, rect.right() - metrics.px(_META_RIGHT), rect.bottom() - pad_y)
    return rect


def _bubble_box(sheet: Sheet, message: Message, context: RowContext, rect: QRectF) -> None:
    outbound = message.direction is Direction.OUTBOUND
    token = "bubbleOut" if outbound else "bubbleIn"
    dashed = message.status in PENDING
    edge = "primary" if dashed else f"{token}Border"
    if message.status is MessageStatus.FAILED:
        edge = "danger"
    path = painting.bubble_path(rect, outbound=outbound, first_of_group=context.first_of_group)
    metrics = sheet.metrics
    if dashed:
        # Dashes over a filled edge look torn: the ground is filled first, the dashes stand on it.
        sheet.boxes.append((path, metrics.color(token), None))
        sheet.boxes.append((path, None, edge_pen(metrics.color(edge), dashed=True)))
    else:
        sheet.boxes.append((path, metrics.color(token), edge_pen(metrics.color(edge))))


def _stack(sheet: Sheet, blocks: list[Block], x: float, y: float, width: float) -> None:
    for number, block in enumerate(blocks):
        y += block.gap if number else 0.0
        block.draw(sheet, x, y, width)
        y += block.height


class _Meta:
    """The small print at the lower right: a phone if it was written there, words, hour, tick."""

    def __init__(self, message: Message, metrics: Metrics) -> None:
        self._message = message
        words = wording_message.meta_words(message)
        hour = wording_time.clock(message.at)
        self._line = metrics.paragraph(f"{words} · {hour}" if words else hour, "stamp", 4096)
        self._tick = metrics.px(16) if message.direction is Direction.OUTBOUND else 0.0
        self._gap = metrics.px(3) if self._tick else 0.0
        self._origin = wording_message.origin_words(message)
        self._phone = metrics.px(_PHONE) if self._origin else 0.0
        self._lead = self._phone + self._gap if self._origin else 0.0
        self.width = self._lead + self._line.width + self._gap + self._tick
        self.height = self._line.height

    def draw(self, sheet: Sheet, right: float, bottom: float) -> None:
        """Paint with its lower right corner there."""
        top = round(bottom - self.height)
        left = round(right - self.width)
        sheet.text(self._line, left + self._lead, top, "textSubtle")
        if not self._tick:
            return
        if self._origin:
            at = top + round((self.height - self._phone) / 2)
            sheet.icon("smartphone", left, at, self._phone, "textSubtle")
        status = self._message.status
        x, y = right - self._tick, round(top + (self.height - self._tick) / 2)
        if status in _TICKS:
            read = status is MessageStatus.READ
            path = tick_path(status, x, y, self._tick)
            sheet.stroke(path, "tickRead" if read else "tick", 2.1 if read else 1.6)
        elif status in _STATUS_ICONS:
            name, color = _STATUS_ICONS[status]
            side = round(self._tick * 0.9)
            nudge = (self._tick - side) / 2
            sheet.icon(name, x + nudge, y + nudge, side, color)
        area = QRectF(right - self.width, top, self.width, self.height)
        message = self._message
        told = (wording.status_line(message), self._origin, wording_message.way_sentence(message))
        tip = " · ".join(filter(None, told))
        sheet.spot(area.adjusted(-4, -6, 6, 6), Act.TIP, tip)


def _note(sheet: Sheet, message: Message, left: float, column: float, top: float) -> QRectF:
    metrics = sheet.metrics
    title = wording_message.note_title(message)
    text = styled(f"{title} {wording_message.body_words(message)}")
    hour = metrics.paragraph(wording_time.clock(message.at), "stamp", 200)
    pad, step = metrics.px(12), metrics.px(22)
    widest = round(column * 0.9) - 2 * pad - step
    words = metrics.paragraph(text, "ui", widest, strong=_units(title))
    gap = metrics.px(16)
    on_line = words.last_width + gap + hour.width <= widest
    inner = max(words.width, words.last_width + gap + hour.width if on_line else hour.width)
    height = words.height + metrics.px(12) + (0 if on_line else hour.height)
    wide = -(-(inner + step + 2 * pad) // 1)
    rect = QRectF(round(left + (column - wide) / 2), top, wide, height)
    sheet.box(rect, metrics.px(8), "note", "noteBorder")
    side = metrics.px(15)
    sheet.icon("lock", rect.x() + pad, top + metrics.px(7), side, "noteText")
    sheet.text(words, rect.x() + pad + step, top + metrics.px(6), "noteText")
    at = rect.bottom() - metrics.px(8) - hour.height
    sheet.text(hour, rect.right() - pad - hour.width, at, "noteText")
    return rect


def _notice(sheet: Sheet, message: Message, left: float, column: float, top: float) -> QRectF:
    metrics = sheet.metrics
    words = wording_message.body_words(message)
    if isinstance(message.content, SystemNotice) and not message.content.body:
        words = wording_message.system_words(message.content)
    pad, step, gap = metrics.px(12), metrics.px(20), metrics.px(10)
    hour: Paragraph = metrics.paragraph(wording_time.clock(message.at), "stamp", 200)
    widest = round(column * 0.85) - 2 * pad - step - gap - hour.width
    line = metrics.paragraph(styled(words), "meta", widest)
    wide = -(-(line.width + step + gap + hour.width + 2 * pad) // 1)
    rect = QRectF(round(left + (column - wide) / 2), top, wide, line.height + metrics.px(10))
    sheet.box(rect, metrics.px(8), "surfaceAlt", "border")
    side = metrics.px(14)
    sheet.icon("info", rect.x() + pad, top + metrics.px(6), side, "textMuted")
    sheet.text(line, rect.x() + pad + step, top + metrics.px(5), "textMuted")
    at = rect.bottom() - metrics.px(6) - hour.height
    sheet.text(hour, rect.right() - pad - hour.width, at, "textSubtle")
    return rect


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
