"""What stands in the list's place when it has no rows."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme, wording_list
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.empty_state import RingPicture


class Emptiness(StrEnum):
    """CALM: all answered and filed. UNUSED: no conversation yet. NO_MATCH: a search without results."""

    CALM = "calm"
    UNUSED = "unused"
    NO_MATCH = "no_match"


class ListEmptiness(QWidget):
    """A ring, a line, a sentence, one way on; narrow enough for the list.

    Signals: action_requested(Emptiness).
    """

    action_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Emptiness.UNUSED
        self._pictures = {
            Emptiness.CALM: RingPicture("coffee", 1.0),
            Emptiness.UNUSED: RingPicture("messages-square", 0.3),
            Emptiness.NO_MATCH: RingPicture("search-x", 0.0),
        }
        self._title = TextLabel("", role="bodyStrong", wrap=True)
        self._text = TextLabel("", tone="subtle", wrap=True)
        self._action = PushButton("", kind="link", compact=True)
        self._action.clicked.connect(lambda: self.action_requested.emit(self._kind))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, theme.current().px(40), 24, 24)
        layout.setSpacing(4)
        for picture in self._pictures.values():
            layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(4)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        # The list decides how high the pane may be, not what stands in for it.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.say(self._kind)

    def say(self, kind: Emptiness, words: str = "") -> None:
        """Show one kind; `words` are what was searched."""
        self._kind = kind
        for name, picture in self._pictures.items():
            picture.setVisible(name is kind)
        title, text, action = self._words_of(kind, words)
        self._title.setText(title)
        self._text.setText(text)
        self._action.setText(action)

    def _words_of(self, kind: Emptiness, words: str) -> tuple[str, str, str]:
        match kind:
            case Emptiness.CALM:
                return (
                    wording_list.calm_title(),
                    wording_list.calm_text(),
                    self.tr("Show all conversations"),
                )
            case Emptiness.UNUSED:
                return (
                    self.tr("No conversations yet"),
                    self.tr("The first message from a patient appears here."),
                    self.tr("Write to someone"),
                )
            case Emptiness.NO_MATCH:
                return (
                    self.tr("Nothing matches “{words}”").format(words=words),
                    self.tr("We searched names, phones and messages of all conversations."),
                    self.tr("Clear the search"),
                )
