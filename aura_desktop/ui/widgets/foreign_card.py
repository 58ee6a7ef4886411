"""The question that only a person can answer: another PC receives the messages of this number."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.flow_layout import FlowLayout


class ForeignCard(QWidget):
    """Hidden while there is nothing to ask.

    Signals: take_over_requested(); leave_requested().
    """

    take_over_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLabel(self.tr("Another PC receives the messages"), role="uiStrong")
        self.words = TextLabel(tone="muted", wrap=True)
        self.take_over = PushButton(self.tr("Receive here"), kind="primary", compact=True)
        self.leave = PushButton(self.tr("Leave it there"), compact=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        icon = IconLabel("monitor", size=20, ink="warning")
        buttons = QWidget()
        flow = FlowLayout(8)
        buttons.setLayout(flow)
        flow.addWidget(self.take_over)
        flow.addWidget(self.leave)
        column = QVBoxLayout()
        column.setSpacing(6)
        for part in (self.title, self.words, buttons):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.take_over.clicked.connect(self.take_over_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.hide()

    def set_host(self, host: str) -> None:
        """Whose address Meta has on record; "" hides the question."""
        self.words.setText(
            self.tr(
                "Meta reports the messages of this number to {host}, and it answers. If they shall"
                " come here, that PC hears nothing any more."
            ).format(host=host)
        )
        self.setVisible(bool(host))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # In high contrast the ground is that of the page: the edge shows that it is a card.
        painter.setPen(QPen(theme.current().color("warning"), 1))
        painter.setBrush(theme.current().color("warningTint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()
