"""Where everything stands in a row of search results, with the hits marked."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QRectF

from aura_desktop.domain.conversation import Conversation, SearchHit, service_window
from aura_desktop.domain.phone import digits, for_reading
from aura_desktop.ui import matching, theme, wording, wording_list, wording_time
from aura_desktop.ui.delegates.conversation_layout import (
    INSET,
    Mark,
    Part,
    RowFonts,
    RowLayout,
    Words,
    face_of,
)
from aura_desktop.ui.delegates.message_text import readable
from aura_desktop.ui.matching import Piece

_BAR = 3
_GAP = 11
_LINE_1, _LINE_2 = 20, 18


def hit_layout(
    hit: SearchHit, words: str, now: datetime, size: tuple[float, float], fonts: RowFonts
) -> RowLayout:
    """A search hit in a row of `size` (width, height in pixels); `words` are what was searched."""
    px = fonts.px
    width, height = size
    box = float(theme.current().metric("control.avatarHeader"))
    avatar = QRectF(px(INSET), round((height - box) / 2), box, box)
    left = avatar.right() + px(_GAP)
    right = width - px(INSET)
    top = round((height - px(_LINE_1) - px(_LINE_2)) / 2) - 1
    parts: list[Part] = []
    beside, beside_pieces = _beside(hit, words, now, fonts)
    beside_left = right - beside
    parts.extend(_run(beside_pieces, beside_left, right + 1, top, fonts, small=True))
    name = wording.contact_name(hit.conversation.contact)
    room = beside_left - px(8)
    parts.extend(_run(matching.pieces(name, words), left, room, top, fonts, name=True))
    line = _second_line(hit)
    if fonts.width("text_strong", line) > right - left:
        line = matching.around_first_hit(line, words)
    second = matching.pieces(line, words)
    parts.extend(_run(second, left, right, top + px(_LINE_1), fonts))
    window = service_window(hit.conversation.last_inbound_at, now)
    return RowLayout(face_of(hit.conversation.contact, avatar, window), tuple(parts))


def _beside(
    hit: SearchHit, words: str, now: datetime, fonts: RowFonts
) -> tuple[float, tuple[Piece, ...]]:
    """What stands at the right of the name, and its width: the hour of a message, the number of a patient."""
    if hit.at is not None and hit.message_text is not None:
        text = wording_time.list_time(hit.at, now)
        return fonts.width("small", text), (Piece(text=text, hit=False),)
    phone = hit.conversation.contact.phone
    if phone is None or not hit.conversation.contact.name:
        return 0.0, ()
    text = for_reading(phone)
    sought = digits(words)
    matches = len(sought) > 2 and sought in digits(text)
    font = "small_strong" if matches else "small"
    return fonts.width(font, text), (Piece(text=text, hit=matches),)


def _second_line(hit: SearchHit) -> str:
    if hit.message_text is not None:
        return " ".join(readable(hit.message_text).split())
    return _about(hit.conversation)


def _about(conversation: Conversation) -> str:
    """What else is known of a patient, in one line."""
    parts = []
    if conversation.contact.username and conversation.contact.name:
        parts.append(f"@{conversation.contact.username}")
    parts.extend(label.name for label in conversation.labels)
    if not parts and conversation.last is not None:
        parts.append(wording_list.snippet(conversation.last))
    return " ".join(readable(" · ".join(parts)).split())


def _run(
    pieces: tuple[Piece, ...],
    left: float,
    right: float,
    top: float,
    fonts: RowFonts,
    *,
    name: bool = False,
    small: bool = False,
) -> Iterator[Part]:
    """The pieces one after the other, the last one that fits cut with an ellipsis."""
    plain = "name" if name else "small" if small else "text"
    strong = "name" if name else "small_strong" if small else "text_strong"
    height = fonts.px(_LINE_1 if name or small else _LINE_2)
    for number, piece in enumerate(pieces):
        font = strong if piece.hit else plain
        width = fonts.width(font, piece.text)
        rest = sum(fonts.width("text", item.text) for item in pieces[number + 1 :])
        if left + width > right or (rest and left + width + fonts.width(font, "…") > right):
            text = fonts.cut(font, piece.text + "…" * bool(rest), right - left)
            yield from _word(text, piece.hit, left, top, height, font, fonts, name=name)
            return
        yield from _word(piece.text, piece.hit, left, top, height, font, fonts, name=name)
        left += width


def _word(
    text: str,
    hit: bool,
    left: float,
    top: float,
    height: int,
    font: str,
    fonts: RowFonts,
    *,
    name: bool,
) -> Iterator[Part]:
    width = fonts.width(font, text)
    if hit:
        yield Mark(QRectF(left - 2, top + 1, width + 4, height - 2))
    ink = "primaryText" if hit else "text" if name else "textMuted"
    yield Words(QRectF(left, top, width + 1, height), text, font, ink)
