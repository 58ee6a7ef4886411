"""The card of a trouble over the window: for a message that did not leave, or a line that is down."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.troubles import Trouble
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.trouble_card import TroubleCard

WIDTH = 460
_BANDS, _SIDE, _ABOVE, _LOWEST = 126, 22, 18, 300


class TroubleDialog(DialogFrame):
    """One trouble at a time; it grows when the technical detail is opened.

    Signals: action_requested(Action as str), once it is closed; copy_requested(text for support).
    """

    action_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "circle-alert", QSize(WIDTH, _LOWEST))
        self.trouble_card = TroubleCard(framed=False)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, _ABOVE, _SIDE, 10)
        column.addWidget(self.trouble_card)
        self.set_body(body)
        self.add_hint(("Esc",), self.tr("close"))
        close = PushButton(self.tr("Close"))
        close.clicked.connect(self.dismiss)
        self.add_button(close)
        self.trouble_card.action_requested.connect(self._on_action_requested)
        self.trouble_card.copy_requested.connect(self.copy_requested)
        self.trouble_card.installEventFilter(self)

    def show_trouble(
        self, heading: str, trouble: Trouble, technical: str = "", *, about: str = ""
    ) -> None:
        """Open it; `heading` says what is concerned ("Not sent"), `about` whom."""
        self.set_title(heading, about)
        self.trouble_card.set_trouble(trouble, technical)
        self._fit()
        self.open(self.trouble_card)

    def _on_action_requested(self, action: str) -> None:
        self.finish()
        self.action_requested.emit(action)

    def _fit(self) -> None:
        """As high as the words need, at the design's scale."""
        scale = theme.current().scale
        wide = theme.current().px(WIDTH) - 2 * _SIDE - 2
        words = self.trouble_card.heightForWidth(wide) + _ABOVE + 10
        self.set_size(QSize(WIDTH, max(_LOWEST, round(words / scale) + _BANDS)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.trouble_card:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False
