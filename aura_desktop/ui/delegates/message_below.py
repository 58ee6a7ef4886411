"""What stands at the lower edge of a bubble: reactions, and the trouble a message had."""

from PySide6.QtCore import QRectF

from aura_desktop.domain.message import Direction, Message, MessageStatus, Reaction
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_message
from aura_desktop.ui.delegates.message_offer import offer_words
from aura_desktop.ui.delegates.message_sheet import Act, Sheet
from aura_desktop.ui.delegates.message_text import one_line

_MOST_SIGNS = 5


def reactions_below(
    sheet: Sheet, reactions: tuple[Reaction, ...], bubble: QRectF, *, outbound: bool
) -> float:
    """Paint the reactions as a pill over the bubble's lower edge. Returns the bottom of both."""
    if not reactions:
        return bubble.bottom()
    metrics = sheet.metrics
    counts: dict[str, int] = {}
    for reaction in reactions:
        sign = one_line(reaction.emoji)[:12]
        counts[sign] = counts.get(sign, 0) + 1
    signs = [
        f"{sign} {count}" if count > 1 else sign
        for sign, count in list(counts.items())[:_MOST_SIGNS]
    ]
    text = metrics.line(" ".join(signs), "ui", bubble.width() + metrics.px(120))
    pad, height = metrics.px(8), metrics.px(24)
    width = max(float(round(text.width + 2 * pad)), height)
    top = bubble.bottom() - metrics.px(6)
    x = bubble.right() - width - metrics.px(12) if outbound else bubble.left() + metrics.px(12)
    rect = QRectF(round(x), top, width, height)
    sheet.box(rect, height / 2, "surface", "border")
    x = rect.x() + (width - text.width) / 2
    sheet.text(text, x, top + (height - text.height) / 2, "text")
    return rect.bottom()


def trouble_below(
    sheet: Sheet,
    message: Message,
    bubble: QRectF,
    top: float,
    widest: float,
    *,
    offer: Action,
) -> float:
    """Paint why a message waits or failed, or that we do not know, and the button that helps. Returns the bottom."""
    words = wording_message.trouble_words(message)
    if not words:
        return top
    metrics = sheet.metrics
    icon, color = _look(message)
    step, gap = metrics.px(20), metrics.px(10)
    button_words = "" if offer is Action.NONE else offer_words(offer, message.status)
    button = _button_width(sheet, button_words) if button_words else 0.0
    room = widest - step - (button + gap if button else 0.0)
    text = metrics.paragraph(words, "meta", room)
    height = max(text.height, metrics.px(28) if button else 0.0)
    width = step + text.width + (gap + button if button else 0.0)
    outbound = message.direction is Direction.OUTBOUND
    x = round(bubble.right() - width) if outbound else bubble.left()
    top += metrics.px(5)
    side = metrics.px(14)
    middle = top + (height - text.height) / 2
    sheet.icon(icon, x, middle + 1, side, color)
    sheet.text(text, x + step, middle, color)
    area = QRectF(x, top, step + text.width, height)
    lost = message.status is MessageStatus.UNCONFIRMED and not message.resent
    act = Act.HELP if message.failure or lost else Act.TIP
    sheet.spot(area, act, wording_message.trouble_detail(message))
    if button:
        rect = QRectF(bubble.right() - button, top, button, metrics.px(28))
        _button(sheet, rect, offer, button_words)
    return top + height + metrics.px(3)


def _look(message: Message) -> tuple[str, str]:
    if message.hold is not None:
        return "clock", "textMuted"
    if message.status is MessageStatus.FAILED:
        return "circle-alert", "danger"
    return "circle-question-mark", "warning"


def _button_width(sheet: Sheet, words: str) -> float:
    text = sheet.metrics.line(words, "uiStrong", 400)
    return float(round(text.width + sheet.metrics.px(20)))


def _button(sheet: Sheet, rect: QRectF, offer: Action, words: str) -> None:
    metrics = sheet.metrics
    text = metrics.line(words, "uiStrong", 400)
    sheet.box(rect, metrics.px(8), "surface", "borderControl")
    x = rect.x() + (rect.width() - text.width) / 2
    sheet.text(text, x, rect.y() + (rect.height() - text.height) / 2, "text")
    if offer is Action.RETRY:
        sheet.spot(rect, Act.RESEND)
    else:
        sheet.spot(rect, Act.REMEDY, value=offer)
