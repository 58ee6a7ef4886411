"""What the AI may do with each topic, and how far those are that it may answer by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.autonomy import TopicRecord
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, TOPICS, AnswerTopic
from aura_desktop.ui import wording_ai, wording_ai_settings
from aura_desktop.ui.widgets.controls import TextLabel, divider
from aura_desktop.ui.widgets.flow_layout import FlowLayout
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.tag import Tag


class TopicRow(QWidget):
    """One topic. Signals: chosen, when a person chose another mode."""

    chosen = Signal()

    def __init__(self, topic: AnswerTopic) -> None:
        super().__init__()
        name = wording_ai.topic_words(topic)
        modes = (AiMode.OFF, AiMode.SUGGEST, AiMode.AUTO)
        self._modes = modes if topic in AUTOMATIC_TOPICS else modes[:2]
        self._record: TopicRecord | None = None
        words = [("", wording_ai_settings.topic_mode(mode)) for mode in self._modes]
        self.control = SegmentedControl(words, name, is_one_of_many=True)
        self._sentence = TextLabel(tone="subtle", wrap=True)
        self._note = TextLabel(tone="warning", role="meta", wrap=True)
        self._state = Tag()
        self._arrange(name)
        if topic not in AUTOMATIC_TOPICS:
            self._sentence.setText(self.tr("A person always sends these."))
        self.show_mode(AiMode.SUGGEST)
        self.control.chosen.connect(self._on_chosen)

    def mode(self) -> AiMode:
        """What is chosen."""
        return self._modes[self.control.current()]

    def show_mode(self, mode: AiMode) -> None:
        """What is kept."""
        self.control.choose(self._modes.index(mode))
        self._tell()

    def show_record(self, record: TopicRecord) -> None:
        """How it fares."""
        if record == self._record:
            return
        self._record = record
        self._sentence.setText(wording_ai_settings.topic_progress(record))
        icon, ink, fill = ("lock", "textMuted", "hover")
        if record.is_unlocked:
            icon, ink, fill = ("check", "success", "successTint")
        elif record.was_corrected:
            icon, ink, fill = ("triangle-alert", "warning", "warningTint")
        words = wording_ai_settings.topic_state(record)
        self._state.show_word(words, icon=icon, ink=ink, fill=fill)
        self._state.show()
        self._tell()

    def words(self) -> str:
        """What is said of it, for screen readers and tests."""
        parts = [self._sentence.text().rstrip(".")]
        if self._record is not None:
            parts.append(wording_ai_settings.topic_state(self._record))
        parts.append(self._note.text())
        return ". ".join(part for part in parts if part)

    def _arrange(self, name: str) -> None:
        self._state.hide()
        self._note.hide()
        title = FlowLayout(8)
        title.addWidget(TextLabel(name, role="uiStrong"))
        title.addWidget(self._state)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(title)
        words.addWidget(self._sentence)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)

    def _tell(self) -> None:
        waits = self.mode() is AiMode.AUTO and not (self._record and self._record.is_unlocked)
        note = self.tr("A person goes on sending these until it is unlocked.")
        self._note.setText(note if waits else "")
        self._note.setVisible(waits)
        self.control.describe(self.words())

    def _on_chosen(self) -> None:
        self._tell()
        self.chosen.emit()


class TopicRows(QFrame):
    """All of them in a card; `of` has the row of each."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.of = {topic: TopicRow(topic) for topic in TOPICS}
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for place, row in enumerate(self.of.values()):
            if place:
                column.addWidget(divider())
            column.addWidget(row)

    def show_records(self, records: Sequence[TopicRecord]) -> None:
        """How they fare."""
        for record in records:
            row = self.of.get(record.topic)
            if row is not None:
                row.show_record(record)
