"""Who is signed in, at the foot of the rail, and what they can do about it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from aura_desktop.domain.person import Person
from aura_desktop.ui import assets, painting, theme, wording_people

_HEIGHT, _DISC = 52, 36


class RailPerson(QAbstractButton):
    """The disc with initials; a click opens the menu. Hidden while nobody is signed in.

    Signals: lock_requested(), switch_requested(), pin_requested().
    """

    lock_requested = Signal()
    switch_requested = Signal()
    pin_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._person: Person | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        theme.notifier().changed.connect(self.updateGeometry)
        self.hide()

    def show_person(self, person: Person | None) -> None:
        """Who is signed in."""
        self._person = person
        self.setVisible(person is not None)
        if person is not None:
            words = self.tr("Signed in: {name}").format(name=person.name)
            self.setAccessibleName(words)
            self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().metric("layout.rail"), theme.current().px(_HEIGHT))

    def _open(self) -> None:
        person = self._person
        if person is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = menu.addAction(f"{person.name} · {wording_people.role_words(person.role)}")
        head.setEnabled(False)
        menu.addSeparator()
        side = theme.current().px(16)
        lock = menu.addAction(assets.icon("lock", side, "text"), self.tr("Lock") + "\tCtrl+L")
        switch = menu.addAction(
            assets.icon("contact-round", side, "text"), self.tr("Somebody else signs in")
        )
        pin = menu.addAction(assets.icon("key-round", side, "text"), self.tr("Change my PIN"))
        lock.triggered.connect(self.lock_requested)
        switch.triggered.connect(self.switch_requested)
        pin.triggered.connect(self.pin_requested)
        corner = self.mapToGlobal(QPoint(self.width(), self.height()))
        menu.popup(QPoint(corner.x(), corner.y() - menu.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._person is None:
            return
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = colors.px(_DISC)
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("railActive"))
        painter.drawEllipse(disc)
        painter.setFont(theme.font("uiStrong"))
        painter.setPen(colors.color("railActiveText"))
        initials = painting.initials(self._person.name)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials)
        dot = QRectF(0, 0, colors.px(11), colors.px(11))
        dot.moveCenter(disc.center() + QPoint(colors.px(13), colors.px(13)))
        painter.setPen(QPen(colors.color("rail"), 2))
        painter.setBrush(colors.color("railMark"))
        painter.drawEllipse(dot)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(colors.color("railActiveText"), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))
