"""What takes the composer's place when the service window is closed."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import painting, theme
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel


class ClosedWindowCard(QWidget):
    """A dashed card with one way on.

    Signals: template_requested.
    """

    template_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = TextLabel(self.tr("The 24-hour window is closed"), role="bodyStrong", wrap=True)
        words.addWidget(title)
        self._text = TextLabel(tone="muted", wrap=True)
        words.addWidget(self._text)
        self._choose = PushButton(
            self.tr("Choose template"), kind="primary", icon="layout-template"
        )
        self._choose.setToolTip("Ctrl+T")
        self._choose.clicked.connect(self.template_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 14, 16, 14)
        self._row.setSpacing(14)
        self._row.addWidget(IconLabel("lock", size=22, ink="textMuted"))
        self._row.addLayout(words, 1)
        self._row.addWidget(self._choose)
        theme.notifier().changed.connect(self._fit)
        self.set_recipient("")

    def set_recipient(self, name: str) -> None:
        """Whose answer opens the window again; "" for nobody in particular."""
        words = (
            self.tr("WhatsApp only allows templates until {name} writes again.")
            if name
            else self.tr("WhatsApp only allows templates until the patient writes again.")
        )
        self._text.setText(words.format(name=name))
        self._fit()

    def focus_action(self) -> None:
        """Put the keyboard focus on the one action."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """As high as its words are at the width they have: the composer's place takes no more than asked."""
        words = self._row.heightForWidth(self.width())
        self.setMinimumHeight(max(theme.current().px(82), words))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, theme.current().px(82))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("surface"))
        ground = QRectF(self.rect())
        painter.drawRoundedRect(ground.adjusted(0.75, 0.75, -0.75, -0.75), 12, 12)
        painting.dashed_frame(painter, ground, 12, colors.color("borderControl"))
