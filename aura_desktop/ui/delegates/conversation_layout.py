"""Where everything stands in a row of the conversation list: pure, from a record, a size and the fonts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.conversation import (
    Contact,
    Conversation,
    Label,
    MessagePreview,
    ServiceWindow,
    WindowState,
    service_window,
)
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.ui import painting, theme, wording, wording_list, wording_time
from aura_desktop.ui.delegates.message_text import readable
from aura_desktop.ui.models.conversation_rows import Badge, ClinicAi, badge_of

INSET = 16
"""Left of the avatar (3 bar, 13 inset) and right of the text."""
_GAP = 11
_LINE_1, _LINE_2, _LINE_3, _LEADING = 20, 18, 18, 2
CHIP_PAD, CHIP_ICON, _CHIP_GAP, _BESIDE_CHIP = 4, 13, 3, 6
_LEAST_LABEL = 40
"""Less of a label than this says nothing."""

_KIND_ICONS = {
    ContentKind.IMAGE: "image",
    ContentKind.VIDEO: "video",
    ContentKind.AUDIO: "mic",
    ContentKind.DOCUMENT: "file-text",
    ContentKind.STICKER: "sticker",
    ContentKind.LOCATION: "map-pin",
    ContentKind.CONTACTS: "contact-round",
    ContentKind.ORDER: "shopping-bag",
    ContentKind.INTERACTIVE_REPLY: "reply",
    ContentKind.BUTTON: "reply",
    ContentKind.SYSTEM: "info",
    ContentKind.NOTE: "lock",
    ContentKind.UNSUPPORTED: "circle-question-mark",
    ContentKind.UNKNOWN: "circle-question-mark",
}
_STATUS_ICONS = {
    MessageStatus.QUEUED: ("clock", "tick"),
    MessageStatus.ACCEPTED: ("clock", "tick"),
    MessageStatus.SENT: ("check", "tick"),
    MessageStatus.DELIVERED: ("check-check", "tick"),
    MessageStatus.READ: ("check-check", "tickRead"),
    MessageStatus.FAILED: ("circle-alert", "danger"),
    MessageStatus.UNCONFIRMED: ("circle-question-mark", "warning"),
}

_BADGES = {
    # badge: (icon, font, ink, ground)
    Badge.PERSON: ("stethoscope", "small_strong", "warning", "warningTint"),
    Badge.AUTO: ("sparkles", "small_strong", "aiText", "aiTintStrong"),
    Badge.SUGGEST: ("sparkles", "small", "aiText", ""),
    Badge.MANUAL: ("hand", "small", "textMuted", ""),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, already cut to its width; `font` is a field of `RowFonts`."""

    rect: QRectF
    text: str
    font: str
    ink: str


@dataclass(frozen=True, slots=True)
class Icon:
    rect: QRectF
    name: str
    ink: str


@dataclass(frozen=True, slots=True)
class Dot:
    rect: QRectF
    ink: str


@dataclass(frozen=True, slots=True)
class Pill:
    """The unread count, its top right corner at that of `rect`."""

    rect: QRectF
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The ground under a hit."""

    rect: QRectF


@dataclass(frozen=True, slots=True)
class Chip:
    """An icon and its words, "" where there is no room for them, on a ground if `fill` names one."""

    rect: QRectF
    icon: str
    text: str
    words: QRectF
    font: str
    ink: str
    fill: str


@dataclass(frozen=True, slots=True)
class _Snippet:
    icon: str = ""
    icon_ink: str = ""
    before: str = ""
    before_ink: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """The avatar in its ring: `rect` is the box of the ring, `window` what the ring shows of it."""

    rect: QRectF
    window: ServiceWindow
    letters: str
    seed: int


Part = Words | Icon | Dot | Pill | Mark | Chip


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Equal where the rows look the same: `parts` in painting order, in pixels from the row's top left corner."""

    face: Face
    parts: tuple[Part, ...]


def face_of(contact: Contact, rect: QRectF, window: ServiceWindow) -> Face:
    """The avatar of a patient."""
    letters = painting.initials(wording.contact_name(contact))
    return Face(rect, painting.ring_of(window), letters, contact.id)


class RowFonts:
    """Fonts and their metrics for the theme in use; made anew when it changes."""

    def __init__(self) -> None:
        self.fonts: dict[str, QFont] = {
            "name": theme.font("bodyStrong"),
            "name_read": _weighted("body", QFont.Weight.Medium),
            "text": theme.font("ui"),
            "text_strong": theme.font("uiStrong"),
            "small": theme.font("meta"),
            "small_strong": _weighted("meta", QFont.Weight.DemiBold),
            "pill": theme.font("micro"),
        }
        self.metrics = {name: QFontMetricsF(font) for name, font in self.fonts.items()}
        self.px = theme.current().px

    def width(self, font: str, text: str) -> float:
        """The width of a text in pixels."""
        return self.metrics[font].horizontalAdvance(text)

    def cut(self, font: str, text: str, width: float) -> str:
        """The text, safe to draw, its end replaced by an ellipsis where it is too long."""
        plain = readable(text[:600]).replace("\n", " ")
        return self.metrics[font].elidedText(plain, Qt.TextElideMode.ElideRight, width)


def _weighted(role: str, weight: QFont.Weight) -> QFont:
    font = theme.font(role)
    font.setWeight(weight)
    return font


def conversation_layout(
    conversation: Conversation,
    now: datetime,
    size: tuple[float, float],
    fonts: RowFonts,
    clinic: ClinicAi | None = None,
) -> RowLayout:
    """A conversation in a row of `size` (width, height in pixels); `clinic` once its mode is known."""
    return _ConversationRow(conversation, now, size, fonts, clinic).layout()


class _ConversationRow:
    """Fills the lines of one row from the right, where room is fixed, to the left, where text is cut."""

    def __init__(
        self,
        conversation: Conversation,
        now: datetime,
        size: tuple[float, float],
        fonts: RowFonts,
        clinic: ClinicAi | None,
    ) -> None:
        self._conversation = conversation
        self._badge = badge_of(conversation, clinic)
        self._now = now
        self._width, self._height = size
        self._fonts = fonts
        self._window = service_window(conversation.last_inbound_at, now)
        px = fonts.px
        self._box = float(theme.current().metric("control.avatarList"))
        self._left = px(INSET) + self._box + px(_GAP)
        self._right = self._width - px(INSET)

    def layout(self) -> RowLayout:
        """All parts of the row."""
        px = self._fonts.px
        block = px(_LINE_1) + px(_LINE_2) + px(_LEADING) + px(_LINE_3)
        top = (self._height - block) / 2
        avatar = QRectF(px(INSET), top + px(2), self._box, self._box)
        third = tuple(self._third_line(top + block - px(_LINE_3)))
        second = self._second_line(2 if not third else 1)
        if not third and len(second) == 1:
            # Two lines only: they stand beside the middle of the avatar.
            top = avatar.center().y() - (px(_LINE_1) + px(_LINE_2)) / 2
        parts = [*self._first_line(top)]
        line_top = top + px(_LINE_1)
        parts.extend(self._snippet_parts(line_top, second))
        face = face_of(self._conversation.contact, avatar, self._window)
        return RowLayout(face, (*parts, *third))

    def _first_line(self, top: float) -> Iterator[Part]:
        px, fonts = self._fonts.px, self._fonts
        text, font, ink, icon = self._time()
        width = fonts.width(font, text)
        height = px(_LINE_1)
        right = self._right
        if text:
            yield Words(QRectF(right - width, top, width + 1, height), text, font, ink)
            right -= width
        if icon:
            side = px(14)
            right -= side + px(3)
            yield Icon(QRectF(right, top + (height - side) / 2, side, side), icon, ink)
        room = right - px(8) - self._left
        name_font = "name" if self._is_news() else "name_read"
        name = fonts.cut(name_font, wording.contact_name(self._conversation.contact), room)
        yield Words(QRectF(self._left, top, room, height), name, name_font, "text")

    def _is_news(self) -> bool:
        conversation = self._conversation
        return conversation.unread_count > 0 or conversation.waiting_since is not None

    def _time(self) -> tuple[str, str, str, str]:
        """Text, font, colour and icon of the time at the right."""
        since = self._conversation.waiting_since
        if since is not None:
            span = self._now - since
            ink = wait_ink(span)
            font = "small" if ink == "textMuted" else "small_strong"
            return wording_time.waited(span), font, ink, "hourglass"
        last = self._conversation.last
        if last is None:
            return "", "small", "textSubtle", ""
        return wording_time.list_time(last.at, self._now), "small", "textSubtle", ""

    def _pill(self) -> tuple[str, float]:
        count = self._conversation.unread_count
        if not count:
            return "", 0.0
        text = str(count) if count < 100 else "99+"
        badge = theme.current().metric("control.badge")
        return text, max(float(badge), self._fonts.width("pill", text) + badge * 0.6)

    def _snippet(self) -> _Snippet:
        """What a person has begun to write, else the AI's draft that waits, else the last message."""
        conversation = self._conversation
        if conversation.draft and not conversation.unread_count:
            words = " ".join(conversation.draft.split())
            lead = wording_list.draft_words()
            return _Snippet(before=lead, before_ink="primaryText", text=words)
        if conversation.draft_ready and not conversation.draft:
            words = " ".join(conversation.draft_ready.split())
            return _Snippet(before=wording_list.ready_words(), before_ink="aiText", text=words)
        if conversation.last is None:
            return _Snippet()
        icon, ink = preview_icon(conversation.last)
        return _Snippet(icon=icon, icon_ink=ink, text=wording_list.snippet(conversation.last))

    def _second_line(self, lines: int) -> list[tuple[float, float, str]]:
        """Left, width and text of the snippet's lines."""
        px, fonts = self._fonts.px, self._fonts
        said = self._snippet()
        text, indent = said.text, 0.0
        if said.icon:
            indent = px(20)
        elif said.before:
            indent = fonts.width("text_strong", said.before) + px(4)
        pill = self._pill()[1]
        room = self._right - self._left - (pill + px(6) if pill else 0)
        first_room = room - indent
        if lines == 1 or fonts.width("text", text) <= first_room:
            cut = fonts.cut("text", text, first_room)
            return [(self._left + indent, first_room, cut)]
        head, rest = _break(text, first_room, fonts)
        whole = self._right - self._left
        return [
            (self._left + indent, first_room, head),
            (self._left, whole, fonts.cut("text", rest, whole)),
        ]

    def _snippet_parts(self, top: float, lines: list[tuple[float, float, str]]) -> Iterator[Part]:
        px = self._fonts.px
        height = px(_LINE_2)
        said = self._snippet()
        ink = "text" if self._is_news() else "textMuted"
        if said.icon:
            side = px(16)
            spot = QRectF(self._left, top + (height - side) / 2, side, side)
            yield Icon(spot, said.icon, said.icon_ink or ink)
        if said.before:
            width = self._fonts.width("text_strong", said.before) + 1
            lead = QRectF(self._left, top, width, height)
            yield Words(lead, said.before, "text_strong", said.before_ink)
        for number, (left, width, text) in enumerate(lines):
            yield Words(QRectF(left, top + number * height, width, height), text, "text", ink)
        count, width = self._pill()
        if count:
            badge = theme.current().metric("control.badge")
            yield Pill(QRectF(self._right - width, top + (height - badge) / 2, width, badge), count)

    def _third_line(self, top: float) -> Iterator[Part]:
        """The badge, then the warning that the window closes, else the first label."""
        px, fonts, left = self._fonts.px, self._fonts, self._left
        ink = {WindowState.LOW: "warning", WindowState.CRITICAL: "danger"}.get(self._window.state)
        if self._badge is not Badge.NONE:
            room = self._right - left
            if ink:
                # How much time is left must be read whole; the badge can do with its icon.
                words = fonts.width("small_strong", wording.window_words(self._window))
                room -= px(_BESIDE_CHIP) + px(18) + words
            chip = self._chip(left, top, room)
            left = chip.rect.right() + px(_BESIDE_CHIP)
            yield chip
        if ink:
            yield from self._warning(ink, left, top)
        elif self._conversation.labels and self._right - left >= px(_LEAST_LABEL):
            yield from self._label(self._conversation.labels[0], left, top)

    def _chip(self, left: float, top: float, room: float) -> Chip:
        px, fonts = self._fonts.px, self._fonts
        icon, font, ink, fill = _BADGES[self._badge]
        pad = px(CHIP_PAD) if fill else 0
        words_left = left + pad + px(CHIP_ICON) + px(_CHIP_GAP)
        text = wording_list.badge_words(self._badge)
        right = words_left + fonts.width(font, text) + pad
        if right - left > room:
            text, right = "", left + pad + px(CHIP_ICON) + pad
        rect = QRectF(left, top, right - left, px(_LINE_3))
        words = QRectF(words_left, top, right - pad - words_left + 1, px(_LINE_3))
        return Chip(rect, icon, text, words, font, ink, fill)

    def _warning(self, ink: str, left: float, top: float) -> Iterator[Part]:
        px, fonts = self._fonts.px, self._fonts
        height, side = px(_LINE_3), px(14)
        yield Icon(QRectF(left, top + (height - side) / 2, side, side), "timer", ink)
        left += px(18)
        text = fonts.cut("small_strong", wording.window_words(self._window), self._right - left)
        yield Words(QRectF(left, top, self._right - left, height), text, "small_strong", ink)

    def _label(self, label: Label, left: float, top: float) -> Iterator[Part]:
        px = self._fonts.px
        height, dot = px(_LINE_3), px(7)
        yield Dot(QRectF(left, top + (height - dot) / 2, dot, dot), f"label{label.colour}")
        room = self._right - left - px(12)
        text = self._fonts.cut("small", label.name, room)
        yield Words(QRectF(left + px(12), top, room, height), text, "small", "textMuted")


def wait_ink(span: timedelta) -> str:
    """The colour token of a wait: neutral, amber from 10 minutes, red from an hour.

    Every hour counts; a clinic's opening hours are not known here.
    """
    limits = theme.tokens()["threshold"]
    if span >= timedelta(minutes=limits["waitLateMinutes"]):
        return "danger"
    if span >= timedelta(minutes=limits["waitWarnMinutes"]):
        return "warning"
    return "textMuted"


def preview_icon(preview: MessagePreview) -> tuple[str, str]:
    """Icon before the last message and its colour token ("" as the text); a tick for our own messages."""
    if preview.direction is Direction.OUTBOUND:
        return _STATUS_ICONS.get(preview.status, ("", ""))
    return _KIND_ICONS.get(preview.kind, ""), ""


def _break(text: str, room: float, fonts: RowFonts) -> tuple[str, str]:
    """The words that fit into `room`, and the rest."""
    fits = 0
    for end, sign in enumerate(text):
        if sign == " ":
            if fonts.width("text", text[:end]) > room:
                break
            fits = end
    if not fits:
        return fonts.cut("text", text, room), ""
    return text[:fits], text[fits + 1 :]
