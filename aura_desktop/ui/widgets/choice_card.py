"""Cards of which one is chosen: a radio button, its words, and perhaps a tag."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.painting import chip_width

_RADIO, _MARGIN, _INDENT = 16, 14, 38


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """`tag` is a word on the card: "Recommended"; "" for none."""

    title: str
    text: str
    tag: str = ""


class ChoiceCard(QRadioButton):
    """One of them, painted; arrows go from one to the next as in any group."""

    def __init__(self, words: CardWords) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.notifier().changed.connect(self.updateGeometry)

    def _text_area(self, width: int) -> QRect:
        """Where the words under the title stand, in a card of this width."""
        px = theme.current().px
        room = max(width - px(_INDENT) - px(_MARGIN), 40)
        top = px(_MARGIN) + theme.line_height("bodyStrong") + px(2)
        if self._words.tag and not self._tag_fits(width):
            top += theme.current().px(24)
        wrap = Qt.TextFlag.TextWordWrap.value
        words = QFontMetrics(theme.font("ui")).boundingRect(
            QRect(0, 0, room, 10_000), wrap, self._words.text
        )
        return QRect(px(_INDENT), top, room, words.height())

    def _tag_fits(self, width: int) -> bool:
        """Whether the tag has room beside the title."""
        title = QFontMetrics(theme.font("bodyStrong")).horizontalAdvance(self._words.title)
        px = theme.current().px
        return px(_INDENT) + title + px(10) + self._tag_width() + px(12) <= width

    def _tag_width(self) -> float:
        return chip_width(self._words.tag, font=theme.font("micro")) if self._words.tag else 0.0

    def hitButton(self, pos: object) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_area(width).bottom() + theme.current().px(_MARGIN)

    def sizeHint(self) -> QSize:
        width = theme.current().px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        edge = "focus" if self.hasFocus() else "primary" if strong else "borderControl"
        painter.setPen(QPen(colors.color(edge), 2 if strong else 1))
        painter.setBrush(colors.color("hover" if self.underMouse() else "surface"))
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if self.isChecked() and self.hasFocus():
            # What is chosen has the strong edge already: the focus stands inside it.
            inner = QRectF(self.rect()).adjusted(5, 5, -5, -5)
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.drawRoundedRect(inner, 5, 5)
        self._paint_radio(painter)
        title = QRectF(
            colors.px(_INDENT), colors.px(_MARGIN), self.width(), theme.line_height("bodyStrong")
        )
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(colors.color("text"))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self._words.title)
        painter.setFont(theme.font("ui"))
        painter.setPen(colors.color("textMuted"))
        wrap = Qt.TextFlag.TextWordWrap.value
        painter.drawText(self._text_area(self.width()), wrap, self._words.text)
        if self._words.tag:
            self._paint_tag(painter)
        painter.end()

    def _paint_radio(self, painter: QPainter) -> None:
        colors = theme.current()
        side = colors.px(_RADIO)
        top = colors.px(_MARGIN) + (theme.line_height("bodyStrong") - side) / 2
        disc = QRectF(colors.px(13), top, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(colors.color("surface"))
        if self.isChecked():
            painter.setPen(QPen(colors.color("primary"), 5))
            painter.drawEllipse(disc.adjusted(2, 2, -2, -2))
        else:
            painter.setPen(QPen(colors.color("borderControl"), 1))
            painter.drawEllipse(disc)

    def _paint_tag(self, painter: QPainter) -> None:
        colors = theme.current()
        width, height = self._tag_width(), colors.px(20)
        if self._tag_fits(self.width()):
            left, top = self.width() - width - colors.px(12), colors.px(_MARGIN)
        else:
            left = float(colors.px(_INDENT))
            top = colors.px(_MARGIN) + theme.line_height("bodyStrong") + colors.px(2)
        area = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("primaryTint"))
        painter.drawRoundedRect(area, 6, 6)
        painter.setFont(theme.font("micro"))
        painter.setPen(colors.color("primaryText"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words.tag)


class ChoiceCards(QWidget):
    """The cards side by side, all as high as the highest.

    Signals: chosen (place from 0), when a person chose another one.
    """

    chosen = Signal(int)

    def __init__(self, cards: Sequence[CardWords], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self.cards = [ChoiceCard(words) for words in cards]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for place, card in enumerate(self.cards):
            self._group.addButton(card, place)
            row.addWidget(card, 1)
        self._group.idClicked.connect(self.chosen)

    def choose(self, place: int) -> None:
        """Take one of them without telling anyone."""
        self.cards[place].setChecked(True)
        for at, card in enumerate(self.cards):
            # Tab comes to the one that is taken; Qt itself sees to that only once one has had the keyboard.
            tab = Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(tab)

    def current(self) -> int:
        """The one that is taken, -1 for none."""
        return self._group.checkedId()
