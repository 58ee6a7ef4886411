"""What stands in the place of a draft when there is none: why, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A button. `name` is what `chosen` hands on, `tip` the whole of shortened words."""

    name: str
    words: str
    kind: str = "outline"
    keys: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWords:
    """`tone` is that of TextLabel for the title; `beside` is the one button at the right."""

    icon: str
    ink: str
    title: str
    tone: str = ""
    text: str = ""
    offers: tuple[Offer, ...] = ()
    beside: Offer | None = None


class DraftNotice(QWidget):
    """Signals: chosen(name of the offer)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: NoticeWords | None = None
        self._icon = IconLabel("info", size=20)
        self._title = TextLabel(role="bodyStrong", wrap=True)
        self._quiet = TextLabel(role="ui", tone="muted", wrap=True)
        self._text = TextLabel(tone="muted", wrap=True)
        self._clock = TextLabel(role="meta", tone="subtle", wrap=True)
        self._offers, self._beside = QWidget(), QWidget()
        self._build()

    def show_words(self, words: NoticeWords) -> None:
        """Show these; the same once more changes nothing, so that no focus is lost."""
        if words == self._words:
            return
        self._words = words
        self._icon.set_icon(words.icon, words.ink)
        is_quiet = words.tone == "muted"
        self._quiet.setText(words.title)
        self._title.setText(words.title)
        self._title.setProperty("kind", words.tone)
        self._title.style().polish(self._title)
        self._quiet.setVisible(is_quiet)
        self._title.setVisible(not is_quiet)
        self._text.setText(words.text)
        self._text.setVisible(bool(words.text))
        self._fill(self._offers, words.offers)
        self._fill(self._beside, (words.beside,) if words.beside else ())
        self._layout.setAlignment(
            self._icon,
            Qt.AlignmentFlag.AlignTop if words.text else Qt.AlignmentFlag.AlignVCenter,
        )

    def show_clock(self, words: str) -> None:
        """A line that goes on with time; "" for none."""
        self._clock.setText(words)
        self._clock.setVisible(bool(words))

    def spoken(self) -> str:
        """All of it, for screen readers."""
        if self._words is None:
            return ""
        return " ".join(part for part in (self._words.text, self._clock.text()) if part)

    def _fill(self, holder: QWidget, offers: tuple[Offer, ...]) -> None:
        clear_layout_of(holder)
        layout = holder.layout()
        assert layout is not None
        for offer in offers:
            button = CapButton(offer.words, kind=offer.kind, keys=offer.keys)
            if offer.tip:
                button.setToolTip(offer.tip)
                button.setAccessibleDescription(offer.tip)
            button.clicked.connect(lambda _=False, name=offer.name: self.chosen.emit(name))
            layout.addWidget(button)
            button.show()
        holder.setVisible(bool(offers))

    def _build(self) -> None:
        self._offers.setLayout(FlowLayout(6))
        self._offers.setContentsMargins(0, 3, 0, 0)
        policy = self._offers.sizePolicy()
        policy.setHeightForWidth(True)
        self._offers.setSizePolicy(policy)
        side = QHBoxLayout(self._beside)
        side.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(3)
        for label in (self._title, self._quiet, self._text, self._clock):
            words.addWidget(label)
        words.addWidget(self._offers)
        row = self._layout = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignVCenter)
        self._clock.hide()
