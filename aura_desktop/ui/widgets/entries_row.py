"""What the clinic has written down for its answers: how much there is, and the way there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from aura_desktop.domain.entry_page import EntryCounts
from aura_desktop.ui import wording_ai_settings
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.tag import Tag


class EntriesRow(QFrame):
    """Signals: open_requested."""

    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._counts = TextLabel(tone="subtle", wrap=True)
        self._tag = Tag()
        self._tag.hide()
        self.button = PushButton(self.tr("Open the base"), icon="book-open", compact=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self.tr("Knowledge base"), role="uiStrong"))
        words.addWidget(self._counts)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 12, 9)
        row.setSpacing(10)
        row.addWidget(IconLabel("file-text", size=18), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._counts.hide()
        self.button.clicked.connect(self.open_requested)

    def show_counts(self, counts: EntryCounts) -> None:
        """How many there are."""
        if counts.published or counts.proposed:
            self._counts.setText(wording_ai_settings.entry_counts(counts))
        else:
            self._counts.setText(self.tr("Nothing yet. Without entries there are no drafts."))
        self._counts.show()
        self.button.setAccessibleDescription(self._counts.text())
        needs_care = bool(counts.expired or counts.proposed)
        words = self.tr("To review") if needs_care else self.tr("Up to date")
        look = ("triangle-alert", "warning", "warningTint")
        if not needs_care:
            look = ("check", "success", "successTint")
        self._tag.show_word(words, icon=look[0], ink=look[1], fill=look[2])
        self._tag.setVisible(bool(counts.published or counts.proposed))

    def words(self) -> str:
        """What it says of them."""
        return self._counts.text()
