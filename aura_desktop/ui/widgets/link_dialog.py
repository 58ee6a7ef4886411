"""Asks before a patient's link is opened: where it really leads is said first."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_text import readable
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame

_WIDTH, _LOWEST, _BANDS = 460, 220, 126
_SIDE, _ABOVE, _GAP = 22, 16, 6
_PIECE = 40
_SHOWN = 160


class LinkDialog(DialogFrame):
    """Signals: open_requested(), once it is closed."""

    open_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "external-link", QSize(_WIDTH, _LOWEST))
        self.set_title(self.tr("Open this link?"))
        self.host = TextLabel(role="title", wrap=True)
        self.address = TextLabel(tone="subtle", wrap=True)
        self.warning = QWidget()
        self._build()
        self.open_button = PushButton(self.tr("Open in the browser"), kind="primary")
        self.cancel_button = PushButton(self.tr("Cancel"))
        self.add_hint(("Esc",), self.tr("close"))
        self.add_button(self.cancel_button)
        self.add_button(self.open_button)
        self.cancel_button.clicked.connect(self.dismiss)
        self.open_button.clicked.connect(self._on_open)
        self.confirm_requested.connect(self._on_open)

    def ask(self, host: str, address: str) -> None:
        """Open it; the keyboard is on what opens nothing."""
        looks_alike = any(part.startswith("xn--") for part in host.split("."))
        self.host.setText(_breakable(host))
        self.host.setAccessibleName(self.tr("It leads to {host}").format(host=host))
        shown = readable(address)
        self.address.setText(_breakable(shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"))
        self.warning.setVisible(looks_alike)
        self._fit()
        self.open(self.cancel_button)

    def _fit(self) -> None:
        """As high as the words need, at the design's scale."""
        wide = theme.current().px(_WIDTH) - 2 * _SIDE - 2
        words = [self._lead, self.host, self.address]
        high = sum(label.heightForWidth(wide) + _GAP for label in words) + _ABOVE + 10
        if not self.warning.isHidden():
            high += self._alike.heightForWidth(wide - 26) + _GAP
        self.set_size(QSize(_WIDTH, max(_LOWEST, round(high / theme.current().scale) + _BANDS)))

    def _build(self) -> None:
        self._lead = TextLabel(self.tr("It leads to"), tone="muted", wrap=True)
        self._alike = TextLabel(
            self.tr(
                "Letters of another alphabet can look like a known name. Type no password there."
            ),
            tone="warning",
            wrap=True,
        )
        row = QHBoxLayout(self.warning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = IconLabel("triangle-alert", size=16, ink="warning")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._alike, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, _ABOVE, _SIDE, 10)
        column.setSpacing(_GAP)
        for widget in (self._lead, self.host, self.address, self.warning):
            column.addWidget(widget)
        column.addStretch(1)
        self.set_body(body)

    def _on_open(self) -> None:
        self.finish()
        self.open_requested.emit()


def _breakable(text: str) -> str:
    """The same with places where a line may end: a label breaks no word."""
    return "\u200b".join(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
