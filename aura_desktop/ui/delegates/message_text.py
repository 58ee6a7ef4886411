"""Text of strangers, made safe to draw, marked up as WhatsApp does, and broken into lines."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urlsplit

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

LONGEST = 20_000
"""Characters of one text that are laid out; WhatsApp itself allows 4,096."""
_MARKS_IN_A_ROW = 6

# Direction overrides and isolates could make a price or a link read backwards; the others are invisible.
_UNSAFE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffc]"
)
_COMBINING = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{6})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_LINK_END = ".,;:!?'’)]}…"
_MARK = re.compile(
    r"(?<![\w*_~`])(?:```(?P<code>.+?)```|\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*"
    r"|~(?P<struck>[^\s~](?:[^~\n]*[^\s~])?)~|_(?P<leaning>[^\s_](?:[^_\n]*[^\s_])?)_)(?![\w*~`])",
    re.DOTALL,
)


class Look(Enum):
    """How a stretch of text is drawn."""

    BOLD = auto()
    STRUCK = auto()
    LEANING = auto()
    CODE = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, in UTF-16 units as Qt counts, with its look; `target` is a link's address."""

    start: int
    length: int
    look: Look
    target: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """Text ready to be laid out."""

    text: str
    stretches: tuple[Stretch, ...] = ()


def readable(text: str) -> str:
    """The text without signs that hide, reverse or pile up; line breaks as one newline."""
    text = text[:LONGEST] + "…" if len(text) > LONGEST else text
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", "    ")
    return _COMBINING.sub(r"\1", _UNSAFE.sub("", text))


def one_line(text: str) -> str:
    """The same in one line, for quotes and titles."""
    return " ".join(readable(text[:600]).split())


def styled(text: str) -> Styled:
    """Readable text with WhatsApp's marks (*bold*, ~struck~, ```code```) taken as looks, and links found."""
    text = readable(text)
    stretches: list[Stretch] = []
    if any(mark in text for mark in "*~_`"):
        text, stretches = _unmarked(text)
    for match in _LINK.finditer(text) if "http" in text.lower() or "www." in text.lower() else ():
        found = match.group().rstrip(_LINK_END)
        target = found if "://" in found else f"https://{found}"
        if real_host(target):
            start = _units(text[: match.start()])
            stretches.append(Stretch(start, _units(found), Look.LINK, target))
    return Styled(text, tuple(stretches))


def real_host(address: str) -> str:
    """Where a web address leads, in ASCII (look-alike letters show as xn--…); "" if it is none."""
    try:
        host = urlsplit(address).hostname or ""
        return host.encode("idna").decode("ascii") if host else ""
    except (ValueError, UnicodeError):
        return ""


def _unmarked(text: str) -> tuple[str, list[Stretch]]:
    pieces: list[str] = []
    stretches: list[Stretch] = []
    length = end = 0
    for match in _MARK.finditer(text):
        if _LINK.search(match.group()):
            continue
        name = match.lastgroup or "bold"
        before, inner = text[end : match.start()], match.group(name)
        length += _units(before)
        stretches.append(Stretch(length, _units(inner), Look[name.upper()]))
        length += _units(inner)
        pieces += [before, inner]
        end = match.end()
    return "".join([*pieces, text[end:]]), stretches


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class Paragraph:
    """Text broken into lines of a fixed height, cached for drawing.

    `width` is that of the longest line, `last_width` that of the last one; pixels.
    """

    __slots__ = ("height", "last_width", "layout", "line_height", "stretches", "width")

    def __init__(
        self,
        text: Styled,
        font: QFont,
        line_height: float,
        width: float,
        *,
        link: QColor | None = None,
        strong: int = 0,
    ) -> None:
        """Lay out `text` in at most `width`; the first `strong` characters are semibold."""
        self.stretches = text.stretches
        self.line_height = line_height
        self.layout = QTextLayout(text.text.replace("\n", "\u2028"), font)
        self.layout.setTextOption(_wrapping())
        self.layout.setCacheEnabled(True)
        if text.stretches or strong:
            self.layout.setFormats(_formats(text.stretches, font, link, strong))
        self.width = self.last_width = 0.0
        self.height = self._break_lines(QFontMetricsF(font), width)

    def _break_lines(self, metrics: QFontMetricsF, width: float) -> float:
        baseline = (self.line_height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        layout, top = self.layout, 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            # An emoji's taller font must not push its line down: all lines share one grid.
            line.setPosition(QPointF(0, top + baseline - line.ascent()))
            self.last_width = line.naturalTextWidth()
            self.width = max(self.width, self.last_width)
            top += self.line_height
            line = layout.createLine()
        layout.endLayout()
        return top

    def links(self) -> list[tuple[QRectF, str]]:
        """A rectangle and the address for each line that a link touches, relative to the text."""
        found = []
        for stretch in self.stretches:
            if stretch.look is not Look.LINK:
                continue
            for number in range(self.layout.lineCount()):
                line = self.layout.lineAt(number)
                start = max(stretch.start, line.textStart())
                end = min(stretch.start + stretch.length, line.textStart() + line.textLength())
                if start < end:
                    left, right = _x_of(line.cursorToX(start)), _x_of(line.cursorToX(end))
                    top = number * self.line_height
                    rect = QRectF(min(left, right), top, abs(right - left), self.line_height)
                    found.append((rect, stretch.target))
        return found


def elided(text: str, font: QFont, width: float) -> str:
    """One line, cut with an ellipsis at the right."""
    return QFontMetricsF(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, width)


def _x_of(position: object) -> float:
    # The binding answers with (x, cursor) in some releases.
    return float(position[0] if isinstance(position, tuple) else position)  # type: ignore[arg-type]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _formats(
    stretches: tuple[Stretch, ...], font: QFont, link: QColor | None, strong: int
) -> list[QTextLayout.FormatRange]:
    ranges = [_range(0, strong, Look.BOLD, font, link)] if strong else []
    ranges += [_range(item.start, item.length, item.look, font, link) for item in stretches]
    return ranges


def _range(
    start: int, length: int, look: Look, font: QFont, link: QColor | None
) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = length
    made.format = _format(look, font, link)
    return made


def _format(look: Look, font: QFont, link: QColor | None) -> QTextCharFormat:
    form = QTextCharFormat()
    match look:
        case Look.BOLD:
            form.setFontWeight(QFont.Weight.DemiBold)
        case Look.STRUCK:
            form.setFontStrikeOut(True)
        case Look.LEANING:
            form.setFontItalic(True)
        case Look.CODE:
            form.setFontFamilies(["Cascadia Mono", "Menlo", "DejaVu Sans Mono", "monospace"])
        case Look.LINK:
            form.setFontUnderline(True)
            if link is not None:
                form.setForeground(link)
    return form
