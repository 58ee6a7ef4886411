"""What an action of the settings came to: a shape and a sentence beside its button."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.ui import announcing
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel
from aura_desktop.ui.widgets.counted_field import set_property

_LOOKS = {
    "success": ("circle-check", "success", "success"),
    "warning": ("triangle-alert", "warning", "warning"),
    "error": ("circle-x", "danger", "error"),
    "busy": ("loader-circle", "textSubtle", "muted"),
    "muted": ("circle-minus", "textSubtle", "muted"),
}


class ResultLine(QWidget):
    """Nothing is seen before there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-check")
        self._words = TextLabel(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str, tone: str) -> None:
        """`tone` is success, warning, error, busy or muted; "" hides it."""
        icon, ink, kind = _LOOKS[tone]
        is_answer = tone not in ("busy", "muted") and words != self._words.text()
        self._icon.set_icon(icon, ink)
        self._words.setText(words)
        set_property(self._words, "kind", kind)
        self.setVisible(bool(words))
        if is_answer and self.isVisible():
            announcing.say(self, words, is_urgent=tone == "error")

    def words(self) -> str:
        """What it says."""
        return self._words.text()
