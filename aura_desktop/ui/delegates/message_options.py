"""What hangs below a bubble to be tapped: reply buttons, the list's opener, a link."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from aura_desktop.domain.content import Interactive, InteractiveType, TemplateMessage
from aura_desktop.domain.message import Direction, Message
from aura_desktop.ui import wording_message
from aura_desktop.ui.delegates.message_sheet import Act, Metrics, Sheet
from aura_desktop.ui.delegates.message_text import real_host

_GAP_ABOVE, _GAP_BELOW, _GAP, _HEIGHT, _PAD, _ICON_STEP = 5, 3, 6, 34, 15, 21


@dataclass(frozen=True, slots=True)
class _Option:
    title: str
    icon: str
    chosen: bool = False
    act: Act | None = None
    tip: str = ""
    value: str = ""


def options_below(
    sheet: Sheet, message: Message, bubble: QRectF, top: float, widest: float, *, pending: bool
) -> float:
    """Paint the options under the bubble, in one row if they fit, else one below the other. Returns the bottom."""
    options = _options(message)
    if not options:
        return top
    metrics = sheet.metrics
    gap = metrics.px(_GAP)
    widths = [_wish(option, metrics) for option in options]
    top += metrics.px(_GAP_ABOVE)
    height = metrics.px(_HEIGHT)
    outbound = message.direction is Direction.OUTBOUND
    total = sum(widths) + gap * (len(widths) - 1)
    if total <= widest and isinstance(message.content, Interactive) and len(options) > 1:
        x = bubble.right() - total if outbound else bubble.left()
        for option, width in zip(options, widths, strict=True):
            _draw(sheet, option, QRectF(x, top, width, height), pending=pending)
            x += width + gap
        return top + height + metrics.px(_GAP_BELOW)
    width = min(widest, max(bubble.width(), *widths))
    x = bubble.right() - width if outbound else bubble.left()
    for option in options:
        _draw(sheet, option, QRectF(x, top, width, height), pending=pending)
        top += height + metrics.px(_GAP_ABOVE)
    return top - metrics.px(_GAP_ABOVE) + metrics.px(_GAP_BELOW)


def _options(message: Message) -> list[_Option]:
    content = message.content
    if message.revoked_at:
        return []
    if isinstance(content, TemplateMessage):
        return [
            _Option(title, "reply", chosen=title in message.chosen_ids) for title in content.buttons
        ]
    if not isinstance(content, Interactive):
        return []
    match content.interactive_type:
        case InteractiveType.LIST:
            return _list_options(content, message.chosen_ids)
        case InteractiveType.CTA_URL:
            host = real_host(content.link_url)
            return [
                _Option(content.link_text, "external-link", False, Act.LINK, host, content.link_url)
            ]
        case _:
            return [
                _Option(button.title, "reply", chosen=button.id in message.chosen_ids)
                for button in content.buttons
            ]


def _list_options(content: Interactive, chosen: tuple[str, ...]) -> list[_Option]:
    titles = wording_message.option_titles(content)
    tip = "\n".join(title for _, title in titles)
    opener = _Option(content.list_button or "…", "list", False, Act.OPTIONS, tip)
    return [opener, *(_Option(title, "check", True) for key, title in titles if key in chosen)]


def _wish(option: _Option, metrics: Metrics) -> float:
    text = metrics.line(option.title, "uiStrong", metrics.bubble_max)
    return float(round(text.width + metrics.px(2 * _PAD + _ICON_STEP)))


def _draw(sheet: Sheet, option: _Option, rect: QRectF, *, pending: bool) -> None:
    metrics = sheet.metrics
    fill = "primaryTint" if option.chosen else "surface"
    edge = "primary" if pending else "ringOpen" if option.chosen else "bubbleOutBorder"
    sheet.box(rect, metrics.px(12), fill, edge, dashed=pending)
    side, step = metrics.px(15), metrics.px(_ICON_STEP)
    text = metrics.line(option.title, "uiStrong", rect.width() - metrics.px(2 * 8) - step)
    x = rect.x() + (rect.width() - step - text.width) / 2
    icon = "check" if option.chosen else option.icon
    sheet.icon(icon, x, rect.y() + (rect.height() - side) / 2, side, "primaryText")
    sheet.text(text, x + step, rect.y() + (rect.height() - text.height) / 2, "primaryText")
    if option.act is not None:
        sheet.spot(rect, option.act, option.tip, option.value)
