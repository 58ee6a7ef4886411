"""The pieces a bubble is stacked from: text, quote, card, label."""

from PySide6.QtCore import QRectF

from aura_desktop.ui import painting
from aura_desktop.ui.delegates.message_sheet import Act, Block, Metrics, Sheet
from aura_desktop.ui.delegates.message_text import Styled, styled

_TILE = 40.0


def text_block(
    metrics: Metrics,
    text: str | Styled,
    width: float,
    *,
    role: str = "body",
    color: str = "text",
    gap: float = 4.0,
) -> Block:
    """Running text with WhatsApp's marks and links; the hour may share its last line."""
    ready = styled(text) if isinstance(text, str) else text
    paragraph = metrics.paragraph(ready, role, width)

    def draw(sheet: Sheet, x: float, y: float, _width: float) -> None:
        sheet.text(paragraph, x, y, color)

    return Block(
        width=paragraph.width,
        height=paragraph.height,
        last_width=paragraph.last_width,
        draw=draw,
        gap=gap,
    )


def label_block(
    metrics: Metrics, icon: str, words: str, width: float, *, color: str = "textSubtle"
) -> Block:
    """A small icon and a few words: "Forwarded", "This message was deleted"."""
    side = metrics.px(14)
    step = side + metrics.px(5)
    paragraph = metrics.line(words, "meta", width - step)
    top = (paragraph.height - side) / 2

    def draw(sheet: Sheet, x: float, y: float, _width: float) -> None:
        sheet.icon(icon, x, y + top, side, color)
        sheet.text(paragraph, x + step, y, color)

    total = step + paragraph.width
    return Block(
        width=total, height=paragraph.height, last_width=total, draw=draw, gap=metrics.px(2)
    )


def card_block(
    metrics: Metrics,
    icon: str,
    title: str,
    detail: str,
    width: float,
    *,
    outbound: bool,
    detail_lines: bool = False,
) -> Block:
    """A tile with an icon beside a title and an optional second line (or several)."""
    tile, step = metrics.px(_TILE), metrics.px(_TILE + 10)
    room = max(width - step, 40.0)
    head = metrics.line(title, "bodyStrong", room)
    if detail_lines and detail:
        below = metrics.paragraph(styled(detail), "meta", room)
    else:
        below = metrics.line(detail, "meta", room)
    words = head.height + (below.height if detail else 0.0)
    height = max(tile, words)
    ground = "primaryTint" if not outbound else "surface"

    def draw(sheet: Sheet, x: float, y: float, _width: float) -> None:
        sheet.box(QRectF(x, y, tile, tile), metrics.px(8), ground)
        glyph = metrics.px(20)
        sheet.icon(icon, x + (tile - glyph) / 2, y + (tile - glyph) / 2, glyph, "primaryText")
        top = y + (height - words) / 2
        sheet.text(head, x + step, top, "text")
        if detail:
            sheet.text(below, x + step, top + head.height, "textMuted")

    widest = max(head.width, below.width if detail else 0.0)
    wide = step + widest
    last = step + below.last_width if detail and not detail_lines else wide
    return Block(width=wide, height=height, last_width=last, draw=draw, gap=metrics.px(6))


def quote_block(
    metrics: Metrics, speaker: str, words: str, width: float, *, outbound: bool, ours: bool
) -> Block:
    """The quoted message: a bar, who wrote it, one line of what; a click leads there."""
    pad, hang = metrics.px(13), metrics.px(5)
    room = width + 2 * hang - pad - metrics.px(12)
    name = metrics.line(speaker, "metaStrong", room)
    line = metrics.line(words, "meta", room)
    top = metrics.px(4)
    height = 2 * top + name.height + line.height
    ink = "primaryText" if ours else "textMuted"

    def draw(sheet: Sheet, x: float, y: float, given: float) -> None:
        rect = QRectF(x - hang, y, given + 2 * hang, height)
        # The bar follows the rounded corners: what is left of a box in its colour under the ground.
        left = QRectF(rect.x(), y, metrics.px(14), height)
        sheet.box(left, metrics.px(6), "ringOpen" if ours else "ringClosed")
        ground = painting.rounded_path(rect.adjusted(metrics.px(3), 0, 0, 0), (3, 6, 6, 3))
        color = metrics.color("primaryTint" if outbound else "hover")
        sheet.boxes.append((ground, color, None))
        sheet.text(name, rect.x() + pad, y + top, ink)
        sheet.text(line, rect.x() + pad, y + top + name.height, "textMuted")
        sheet.spot(rect, Act.QUOTE)

    wish = max(name.width, line.width) + pad + metrics.px(12) - 2 * hang
    wide = min(width, max(wish, metrics.px(221)))
    return Block(width=wide, height=height, draw=draw)
