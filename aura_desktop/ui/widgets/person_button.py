"""A person of the clinic: the disc with initials, alone or on a card that can be chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aura_desktop.domain.person import Person
from aura_desktop.ui import painting, theme, wording_people

_DISC, _WIDTH, _HEIGHT, _INSET, _GAP = 40, 214, 64, 12, 12


class PersonDisc(QWidget):
    """Initials on their ground; the words stand beside it."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        side = theme.current().px(36)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        initials = painting.initials(self._person.name)
        painting.person_disc(painter, QRectF(self.rect()), initials, self._person.id)


class PersonCard(QAbstractButton):
    """One of those who can sign in."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.setText(person.name)
        self.setAccessibleName(f"{person.name}, {wording_people.role_words(person.role)}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(person.name if self._is_cut() else "")
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(_WIDTH), px(_HEIGHT))

    def _is_cut(self) -> bool:
        px = theme.current().px
        room = px(_WIDTH) - 2 * px(_INSET) - px(_DISC) - px(_GAP)
        return QFontMetrics(theme.font("bodyStrong")).horizontalAdvance(self.text()) > room

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        wide = 2.0 if chosen or focused else 1.0
        edge = "focus" if focused else "primary" if chosen else "borderControl"
        ground = "selected" if chosen else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(colors.color(edge), wide))
        painter.setBrush(colors.color(ground))
        frame = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(frame, 12, 12)
        disc = QRectF(px(_INSET), (self.height() - px(_DISC)) / 2, px(_DISC), px(_DISC))
        painting.person_disc(painter, disc, painting.initials(self.person.name), self.person.id)
        self._paint_words(painter, disc.right() + px(_GAP))

    def _paint_words(self, painter: QPainter, left: float) -> None:
        colors = theme.current()
        room = self.width() - left - colors.px(_INSET)
        lines = (
            ("bodyStrong", "text", self.person.name),
            ("meta", "textSubtle", wording_people.role_words(self.person.role)),
        )
        heights = [QFontMetrics(theme.font(role)).height() for role, _, _ in lines]
        top = (self.height() - sum(heights)) / 2
        for (role, ink, words), height in zip(lines, heights, strict=True):
            painter.setFont(theme.font(role))
            painter.setPen(colors.color(ink))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
