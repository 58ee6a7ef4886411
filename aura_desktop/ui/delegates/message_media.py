"""Photos, stickers and files as blocks of a bubble: a picture, or a card that says how it stands."""

from PySide6.QtCore import QRectF

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.media import MediaState
from aura_desktop.domain.message import Direction, Message
from aura_desktop.ui import wording_media, wording_message
from aura_desktop.ui.delegates.media_offer import MediaAct, is_as_told, is_picture, media_acts
from aura_desktop.ui.delegates.message_blocks import card_block, text_block
from aura_desktop.ui.delegates.message_sheet import Act, Block, Metrics, Picture, Sheet

PHOTO = (240.0, 180.0)
STICKER = (128.0, 128.0)
_RADIUS, _TILE, _BAR = 10, 40.0, 3.0
_ICONS = {
    ContentKind.IMAGE: "image",
    ContentKind.VIDEO: "video",
    ContentKind.AUDIO: "play",
    ContentKind.DOCUMENT: "file-text",
    ContentKind.STICKER: "sticker",
}
_SEEN = frozenset({ContentKind.IMAGE, ContentKind.STICKER})
_TROUBLED = frozenset({MediaState.FAILED, MediaState.GONE, MediaState.TOO_LARGE})


def media_blocks(message: Message, content: Media, width: float, metrics: Metrics) -> list[Block]:
    """The file, and below it the words that came with it."""
    if content.media_id is None:
        blocks = [_plain_card(message, content, width, metrics)]
    elif content.kind in _SEEN and _has_place(message):
        blocks = [_picture_block(message, content, width, metrics)]
    else:
        blocks = [_file_block(message, content, width, metrics)]
    if content.caption:
        blocks.append(text_block(metrics, content.caption, width, gap=metrics.px(6)))
    return blocks


def _has_place(message: Message) -> bool:
    """A photo has its place while it comes: nothing moves when it is there."""
    file = message.media
    return file is not None and (file.state is MediaState.WAITING or is_picture(message))


def _icon(content: Media) -> str:
    return "mic" if content.voice else _ICONS.get(content.kind, "file")


def _plain_card(message: Message, content: Media, width: float, metrics: Metrics) -> Block:
    title = wording_message.media_title(content)
    detail = wording_message.media_detail(content)
    outbound = message.direction is Direction.OUTBOUND
    return card_block(metrics, _icon(content), title, detail, width, outbound=outbound)


def _picture_block(message: Message, content: Media, width: float, metrics: Metrics) -> Block:
    sticker = content.kind is ContentKind.STICKER
    design = STICKER if sticker else PHOTO
    wide, high = metrics.px(design[0]), metrics.px(design[1])
    if wide > width:
        wide, high = width, round(high * width / wide)
    words = wording_media.state_words(message)
    line = metrics.line(words, "meta", wide - metrics.px(16))
    kept = message.media is not None and message.media.state is MediaState.KEPT
    picture = Picture(
        message_id=message.id,
        file_type=message.media.file_type if message.media is not None and kept else None,
        rect=QRectF(0, 0, wide, high),
        radius=metrics.px(_RADIUS),
        fills=not sticker,
    )

    def draw(sheet: Sheet, x: float, y: float, _width: float) -> None:
        place = QRectF(x, y, wide, high)
        if not sticker or not kept:
            sheet.box(place, picture.radius, "surfaceAlt", "border")
        _lay_placeholder(sheet, place, _icon(content), lift=0.0 if kept else line.height)
        if kept:
            sheet.pictures.append(picture.at(x, y))
            tip = wording_media.act_words(MediaAct.OPEN, message)
            sheet.spot(place, Act.MEDIA, tip, MediaAct.OPEN)
        else:
            top = place.center().y() + metrics.px(10)
            sheet.text(line, x + (wide - line.width) / 2, top, "textMuted")
            sheet.progress.append((message.id, _bar(metrics, place)))

    return Block(width=wide, height=high, draw=draw, gap=metrics.px(6))


def _lay_placeholder(sheet: Sheet, place: QRectF, icon: str, *, lift: float) -> None:
    side = sheet.metrics.px(28)
    x = place.x() + (place.width() - side) / 2
    sheet.icon(icon, x, place.center().y() - side / 2 - lift, side, "textSubtle")


def _bar(metrics: Metrics, place: QRectF) -> QRectF:
    inset, high = metrics.px(12), metrics.px(_BAR)
    return QRectF(place.x() + inset, place.bottom() - inset, place.width() - 2 * inset, high)


def _file_block(message: Message, content: Media, width: float, metrics: Metrics) -> Block:
    """Tile, name, type and size, how it stands, and what can be done; a click anywhere does it."""
    tile, step, gap = metrics.px(_TILE), metrics.px(_TILE + 10), metrics.px(2)
    room = max(width - step, 40.0)
    odd = not is_as_told(message)
    title = wording_message.media_title(content)
    if odd and content.kind is not ContentKind.DOCUMENT:
        title = wording_media.unfit_title()
    facts = wording_media.fact_words(message, wording_message.media_detail(content))
    state = wording_media.state_words(message)
    acts = media_acts(message)
    head = metrics.line(title, "bodyStrong", room)
    lines = [(metrics.line(facts, "meta", room), "textMuted")] if facts else []
    troubled = odd or (message.media is not None and message.media.state in _TROUBLED)
    if state:
        ink = "warning" if troubled else "textMuted"
        lines.append((metrics.paragraph(state, "meta", room), ink))
    button = wording_media.act_words(acts[0], message) if acts else ""
    action = metrics.line(button, "uiStrong", room)
    coming = message.media is not None and message.media.state is MediaState.WAITING
    below = sum(line.height for line, _ in lines)
    words = head.height + below + (action.height + 2 * gap if acts else 0.0)
    height = max(tile, words) + (metrics.px(_BAR + 6) if coming else 0.0)
    outbound = message.direction is Direction.OUTBOUND
    wish = max([head.width, action.width if acts else 0.0, *(line.width for line, _ in lines)])
    wide = step + wish

    def draw(sheet: Sheet, x: float, y: float, given: float) -> None:
        sheet.box(QRectF(x, y, tile, tile), metrics.px(8), "surface" if outbound else "primaryTint")
        glyph = metrics.px(20)
        icon = "file-question-mark" if odd else _icon(content)
        sheet.icon(icon, x + (tile - glyph) / 2, y + (tile - glyph) / 2, glyph, "primaryText")
        top = y + max((tile - words) / 2, 0.0)
        sheet.text(head, x + step, top, "text")
        top += head.height
        for line, color in lines:
            sheet.text(line, x + step, top, color)
            top += line.height
        if acts:
            sheet.text(action, x + step, top + 2 * gap, "primaryText")
            sheet.spot(QRectF(x, y, given, height), Act.MEDIA, button, acts[0])
        if coming:
            bar = QRectF(x, y + height - metrics.px(_BAR), given, metrics.px(_BAR))
            sheet.progress.append((message.id, bar))

    return Block(width=wide, height=height, draw=draw, gap=metrics.px(6))
