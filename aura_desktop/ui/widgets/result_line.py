"""What came of pressing a button, beside it: a mark and a sentence."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.ui import announcing
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.state_mark import MarkState, StateMark

_TONES = {
    MarkState.IDLE: "muted",
    MarkState.CHECKING: "muted",
    MarkState.OK: "success",
    MarkState.WARNING: "warning",
    MarkState.ERROR: "error",
}


class ResultLine(QWidget):
    """Empty until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = StateMark(size=16)
        self.words = TextLabel(tone="muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        self.show_state(MarkState.IDLE, "")

    def show_state(self, state: MarkState, sentence: str) -> None:
        """Say this, aloud too once it is an answer; "" says nothing."""
        is_answer = state not in (MarkState.IDLE, MarkState.CHECKING) and sentence != self.text()
        self.mark.set_state(state)
        self.mark.setVisible(state is not MarkState.IDLE)
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
        set_property(self.words, "kind", _TONES[state])
        if is_answer and self.isVisible():
            announcing.say(self, sentence, is_urgent=state is MarkState.ERROR)

    def text(self) -> str:
        """What it says."""
        return self.words.text()
