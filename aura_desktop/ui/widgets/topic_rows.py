"""Topics that may answer by themselves: how far each one is, and its switch."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.autonomy import TopicRecord
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, AnswerTopic
from aura_desktop.ui import wording_ai, wording_ai_settings
from aura_desktop.ui.widgets.controls import TextLabel, divider
from aura_desktop.ui.widgets.settings_switch import Switch
from aura_desktop.ui.widgets.tag import Tag


class TopicRow(QWidget):
    """One topic. Signals: toggled."""

    toggled = Signal()

    def __init__(self, topic: AnswerTopic) -> None:
        super().__init__()
        name = wording_ai.topic_words(topic)
        self._record: TopicRecord | None = None
        self.switch = Switch(name)
        self._progress = TextLabel(tone="subtle", wrap=True)
        self._note = TextLabel(tone="warning", role="meta", wrap=True)
        self._state = Tag()
        self._state.hide()
        self._note.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(name, role="uiStrong"))
        words.addWidget(self._progress)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self.switch.toggled.connect(self._on_toggled)

    def show_record(self, record: TopicRecord) -> None:
        """How it fares."""
        if record == self._record:
            return
        self._record = record
        self._progress.setText(wording_ai_settings.topic_progress(record))
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
        parts = [self._progress.text()]
        if self._record is not None:
            parts.append(wording_ai_settings.topic_state(self._record))
        parts.append(self._note.text())
        return ". ".join(part for part in parts if part)

    def _tell(self) -> None:
        waits = self.switch.isChecked() and not (self._record and self._record.is_unlocked)
        note = self.tr("A person goes on sending these until it is unlocked.")
        self._note.setText(note if waits else "")
        self._note.setVisible(waits)
        self.switch.setAccessibleDescription(self.words())

    def _on_toggled(self) -> None:
        self._tell()
        self.toggled.emit()


class TopicRows(QFrame):
    """All of them in a card. Signals: toggled."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.rows = {topic: TopicRow(topic) for topic in AUTOMATIC_TOPICS}
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for place, row in enumerate(self.rows.values()):
            if place:
                column.addWidget(divider())
            column.addWidget(row)
            row.toggled.connect(self.toggled)

    def show_records(self, records: Sequence[TopicRecord]) -> None:
        """How they fare."""
        for record in records:
            row = self.rows.get(record.topic)
            if row is not None:
                row.show_record(record)
