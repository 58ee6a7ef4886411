"""A draft broken into lines: figures bold, source numbers in little squares, doubts underlined."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from aura_desktop.domain.draft import DraftVersion
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_text import readable

# Glue on both sides: a square never stands at the beginning of a line, away from its sentence.
_SPOT = "\u2007"
_DAYS = (
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_FIGURE = re.compile(rf"(?:\b(?:{_DAYS}) )?\$?(?<!\w)\d+(?:[.:,/-]\d+)*%?(?!\w)", re.IGNORECASE)
_SQUARE, _BEFORE, _AFTER, _WAVE = 14, 2, 1, 2.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a source number stands: its place in the laid-out text, in UTF-16 units."""

    at: int
    number: int


class DraftLayout:
    """One wording at one width. `lines` of `line_height` pixels, `height` of them all."""

    def __init__(self, version: DraftVersion, width: float) -> None:
        self.line_height = theme.line_height("body")
        self._font = theme.font("body")
        text, self.spots, places = _with_spots(version)
        self._doubts = [
            (places(item.start, starts=True), places(item.end, starts=False))
            for item in version.doubts
        ]
        self._layout = QTextLayout(text.replace("\n", "\u2028"), self._font)
        self._layout.setTextOption(_wrapping())
        self._layout.setCacheEnabled(True)
        self._layout.setFormats(self._formats(text))
        self._break(max(width, 60.0))
        self.lines = max(self._layout.lineCount(), 1)
        self.height = self.lines * self.line_height

    def areas(self, number: int) -> list[QRectF]:
        """The squares of a source number, relative to the text."""
        return [self._square(spot) for spot in self.spots if spot.number == number]

    def number_at(self, point: QPointF) -> int:
        """The source whose square is here, 0 for none; a little around counts too."""
        for spot in self.spots:
            if self._square(spot).adjusted(-4, -5, 4, 5).contains(point):
                return spot.number
        return 0

    def draw(self, painter: QPainter, at: QPointF, *, opened: int = 0, caret: bool = False) -> None:
        """Paint it with its top left corner at `at`; the squares of the source `opened` are filled."""
        colors = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_doubts(painter, at)
        painter.setPen(colors.color("text"))
        self._layout.draw(painter, at)
        painter.setFont(_number_font())
        for spot in self.spots:
            square = self._square(spot).translated(at)
            full = spot.number == opened
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("ai" if full else "aiTintStrong"))
            painter.drawRoundedRect(square, 3, 3)
            painter.setPen(colors.color("onAi" if full else "aiText"))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(spot.number))
        if caret:
            painter.fillRect(self._caret().translated(at), colors.color("ai"))

    def _draw_doubts(self, painter: QPainter, at: QPointF) -> None:
        colors = theme.current()
        for start, end in self._doubts:
            for area in self._stretches(start, end):
                place = area.translated(at)
                painter.fillRect(place.adjusted(-1, 1, 1, 0), colors.color("warningTint"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colors.color("warningFill"), 1.5))
                painter.drawPath(_wave(place.left(), place.right(), place.bottom() - 1.5))

    def _stretches(self, start: int, end: int) -> list[QRectF]:
        """A rectangle for each line this piece of text touches."""
        found = []
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                top = index * self.line_height
                found.append(QRectF(left, top, right - left, self.line_height))
        return found

    def _square(self, spot: Spot) -> QRectF:
        stretches = self._stretches(spot.at, spot.at + 1)
        area = stretches[0] if stretches else QRectF()
        px = theme.current().px
        width, height = _square_width(spot.number), px(_SQUARE)
        # Raised a little: it belongs to the sentence before it, as a footnote does.
        top = area.top() + (self.line_height - height) / 2 - px(1)
        return QRectF(round(area.left() + px(_BEFORE)), round(top), width, height)

    def _caret(self) -> QRectF:
        line = self._layout.lineAt(self._layout.lineCount() - 1)
        top = (self._layout.lineCount() - 1) * self.line_height
        return QRectF(line.naturalTextWidth() + 1, top + 2, 1.5, self.line_height - 4)

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        ranges = [
            _range(_units(text[: found.start()]), _units(found.group()), bold)
            for found in _FIGURE.finditer(text)
        ]
        plain = QFontMetricsF(self._font).horizontalAdvance(_SPOT)
        for spot in self.spots:
            room = QTextCharFormat()
            wanted = _square_width(spot.number) + theme.current().px(_BEFORE + _AFTER)
            room.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            room.setFontLetterSpacing(wanted - plain)
            ranges.append(_range(spot.at, 1, room))
        return ranges

    def _break(self, width: float) -> None:
        metrics = QFontMetricsF(self._font)
        room = (self.line_height - metrics.ascent() - metrics.descent()) / 2
        top = 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            # An emoji's taller font must not push its line down: all lines share one grid.
            line.setPosition(QPointF(0, top + room + metrics.ascent() - line.ascent()))
            top += self.line_height
            line = self._layout.createLine()
        self._layout.endLayout()


def cited_numbers(version: DraftVersion) -> tuple[int, ...]:
    """The numbers that stand in this wording, in their order."""
    found = (number for passage in version.passages for number in passage.numbers)
    return tuple(dict.fromkeys(found))


def claims_of(version: DraftVersion, number: int) -> tuple[str, ...]:
    """The sentences of this wording that cite a source."""
    return tuple(
        version.text[item.start : item.end] for item in version.passages if number in item.numbers
    )


class _Places:
    """From a place in the draft's own text to the same in the laid-out one, where squares were put in."""

    def __init__(self, text: str, marks: list[tuple[int, int]]) -> None:
        self._text, self._marks = text, marks

    def __call__(self, index: int, *, starts: bool) -> int:
        added = sum(1 for end, _ in self._marks if end < index or (starts and end == index))
        return _units(self._text[:index]) + added


def _with_spots(version: DraftVersion) -> tuple[str, list[Spot], _Places]:
    """The text with room for a square after each cited sentence."""
    text = version.text
    if readable(text) != text:
        # Invisible signs were taken out: places counted with them would lead elsewhere.
        text = readable(text)
        return text, [], _Places(text, [])
    marks = sorted(
        (len(text[: item.end].rstrip()), number)
        for item in version.passages
        for number in item.numbers
    )
    pieces, spots, before, units = [], [], 0, 0
    for end, number in marks:
        piece = text[before:end]
        pieces += [piece, _SPOT]
        units += _units(piece)
        spots.append(Spot(units, number))
        units, before = units + 1, end
    return "".join([*pieces, text[before:]]), spots, _Places(text, marks)


def _square_width(number: int) -> float:
    px = theme.current().px
    return px(_SQUARE - 2) if number < 10 else px(_SQUARE + 4)


def _number_font() -> QFont:
    font = theme.font("micro")
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    up = True
    while left < right:
        left = min(left + 2 * _WAVE, right)
        path.lineTo(left, y - _WAVE if up else y)
        up = not up
    return path


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _x(position: object) -> float:
    # The binding answers with (x, cursor) in some releases.
    return float(position[0] if isinstance(position, tuple) else position)  # type: ignore[arg-type]
