"""The patient's disc inside the ring of the service window, as a widget."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.conversation import Contact, ServiceWindow
from aura_desktop.ui import painting, theme, wording


class Avatar(QWidget):
    """`side` is the box in pixels at 100 % text size: 44 in the header, 72 in the panel."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._text = ""
        self._seed = 0
        self._window: ServiceWindow | None = None
        self._resize()
        theme.notifier().changed.connect(self._resize)

    def set_contact(self, contact: Contact, window: ServiceWindow) -> None:
        """Whose disc, and how much of the ring is left."""
        self._text = painting.initials(wording.contact_name(contact))
        self._seed = contact.id
        self._window = window
        self.update()

    def _resize(self) -> None:
        side = theme.current().px(self._side)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._window is None:
            return
        painter = QPainter(self)
        painting.avatar_ring(painter, QRectF(self.rect()), self._text, self._window, self._seed)
