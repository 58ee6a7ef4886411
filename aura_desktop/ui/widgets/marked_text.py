"""Text with variables in it: each filled-in value on a light ground, each missing one in amber."""

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout

from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_text import Look, Paragraph, Stretch, Styled, styled

# Private-use signs, so that no text of a person is taken for a mark; each becomes a narrow space.
_OPEN, _FILLED_END, _MISSING_END = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(
    f"{_OPEN}([^{_OPEN}{_FILLED_END}{_MISSING_END}]*)([{_FILLED_END}{_MISSING_END}])"
)
_STRIP = str.maketrans("", "", _OPEN + _FILLED_END + _MISSING_END)
_PAD = str.maketrans({_OPEN: "\u202f", _FILLED_END: "\u202f", _MISSING_END: "\u202f"})


def marked(text: str, *, missing: bool = False) -> str:
    """A variable's value (or the name of what is missing) marked for MarkedText."""
    return f"{_OPEN}{plain(text)}{_MISSING_END if missing else _FILLED_END}"


def plain(text: str) -> str:
    """The same text without marks."""
    return text.translate(_STRIP)


class MarkedText:
    """A laid-out text with marked variables. `height` in pixels, `text` as it is read."""

    def __init__(self, text: str, role: str, width: float) -> None:
        found = styled(text)
        self._spans = [
            (_units(found.text[: match.start()]), _units(match.group()), match[2] == _MISSING_END)
            for match in _MARK.finditer(found.text)
        ]
        bold = tuple(Stretch(start, length, Look.BOLD) for start, length, _ in self._spans)
        self.text = found.text.translate(_PAD)
        self._paragraph = Paragraph(
            Styled(self.text, found.stretches + bold),
            theme.font(role),
            theme.line_height(role),
            max(width, 40),
        )
        self.height = self._paragraph.height

    def draw(self, painter: QPainter, at: QPointF, color: QColor) -> None:
        """Paint it with its top left corner at `at`."""
        colors = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        inks: list[QTextLayout.FormatRange] = []
        for start, length, missing in self._spans:
            painter.setBrush(colors.color("warningTint" if missing else "surface"))
            for area in self._areas(start, length):
                painter.drawRoundedRect(area.translated(at).adjusted(0, 1, 0, -1), 4, 4)
            inks.append(_ink(start, length, colors.color("warning" if missing else "primaryText")))
        painter.setPen(color)
        self._paragraph.layout.draw(painter, at, inks)

    def _areas(self, start: int, length: int) -> list[QRectF]:
        """A rectangle for each line the span touches."""
        layout, height = self._paragraph.layout, self._paragraph.line_height
        areas = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(start + length, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                right = min(right, line.naturalTextWidth())
                areas.append(QRectF(left, number * height, right - left, height))
        return areas


def _ink(start: int, length: int, color: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    made.format = QTextCharFormat()
    made.format.setForeground(color)
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _x(position: object) -> float:
    # The binding answers with (x, cursor) in some releases.
    return float(position[0] if isinstance(position, tuple) else position)  # type: ignore[arg-type]
