"""A quick reply as it would be sent now, its marks filled; dashed, for it has not left."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain import quick_reply
from aura_desktop.domain.free_slots import as_of
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import (
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
)
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel
from aura_desktop.ui.widgets.marked_text import plain
from aura_desktop.ui.widgets.message_preview import MessagePreview, Preview


class EntryPreview(QWidget):
    """Hidden while what is typed is no quick reply."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Entry, ...] = ()
        self._now: datetime | None = None
        self._message = MessagePreview()
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel("eye", size=15))
        head.addWidget(TextLabel(self.tr("As it would be sent now"), role="uiStrong"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        row = QHBoxLayout()
        row.addWidget(self._message, 1)
        row.addStretch()
        column.addLayout(row)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def set_facts(self, facts: Sequence[Entry], now: datetime) -> None:
        """What the marks are filled from; `now` in the clinic's zone."""
        self._facts, self._now = tuple(facts), now

    def show_typed(self, typed: NewEntry) -> None:
        """Show this text as sent, if it is opened by a shortcut."""
        is_reply = typed.kind is EntryKind.QUICK_REPLY or bool(typed.shortcut)
        text = self._sent(typed) if is_reply else ""
        self.setVisible(bool(text))
        if text and text != self.text():
            self._message.show_preview(Preview(body=plain(text)))

    def text(self) -> str:
        """What is shown."""
        return self._message.preview().body

    def _restyle(self) -> None:
        self._message.setMaximumWidth(theme.current().metric("layout.bubbleMax"))

    def _sent(self, typed: NewEntry) -> str:
        if self._now is None or not typed.body:
            return ""
        values = {item.name: getattr(typed, item.name) for item in fields(NewEntry)}
        entry = Entry(
            **values,
            id=EntryId(0),
            version=1,
            state=EntryState.PUBLISHED,
            origin=EntryOrigin.PERSON,
            updated_at=self._now,
        )
        told = as_of(entry, self._now) or entry
        return quick_reply.filled(quick_reply.reply_text(told), self._facts, self._now)
