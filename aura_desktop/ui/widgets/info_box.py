"""A sentence in a quiet box with an icon."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel


class InfoBox(QWidget):
    """Says something aside; with `warning` it stands on amber."""

    def __init__(self, text: str = "", *, warning: bool = False) -> None:
        super().__init__()
        self._warning = warning
        icon = IconLabel("triangle-alert" if warning else "info", size=15)
        icon.set_icon(
            "triangle-alert" if warning else "info", "warning" if warning else "textMuted"
        )
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = TextLabel(
            text, role="meta", tone="warning" if warning else "muted", wrap=True
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(icon)
        row.addWidget(self._words, 1)

    def set_text(self, text: str) -> None:
        """Say this instead; "" hides the box."""
        self._words.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = Qt.PenStyle.NoPen if self._warning else QPen(colors.color("border"), 1)
        painter.setPen(edge)
        painter.setBrush(colors.color("warningTint" if self._warning else "surfaceAlt"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
