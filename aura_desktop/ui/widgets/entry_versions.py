"""How an entry stood before: who wrote it, when, what was otherwise, and a way back."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.entry_page import EntryVersion
from aura_desktop.domain.knowledge import NewEntry
from aura_desktop.ui import wording_knowledge, wording_time
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, clear_layout_of, divider

_SHOWN = 20
_FIELDS = tuple(item.name for item in fields(NewEntry) if item.name != "key")


class EntryVersions(QWidget):
    """Folded at first; hidden while there is one version only. Signals: bring_back_requested(NewEntry)."""

    bring_back_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.fold = PushButton("", kind="ghost", icon="chevron-right", compact=True)
        self.fold.setCheckable(True)
        self.rows = QFrame()
        self.rows.setProperty("kind", "card")
        QVBoxLayout(self.rows).setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rows)
        self.fold.toggled.connect(self._on_toggled)
        self.rows.hide()
        self.hide()

    def set_versions(self, versions: Sequence[EntryVersion], now: datetime) -> None:
        """The newest first; the first is how it stands now."""
        clear_layout_of(self.rows)
        former = versions[1:]
        self.setVisible(bool(former))
        if not former:
            self.fold.setChecked(False)
            return
        self.fold.set_words(self.tr("%n earlier version(s)", "", len(former)))
        layout = self.rows.layout()
        assert layout is not None
        for place, version in enumerate(former[:_SHOWN]):
            if place:
                layout.addWidget(divider())
            layout.addWidget(self._row(version, versions[0].entry, now))

    def _row(self, version: EntryVersion, current: NewEntry, now: datetime) -> QWidget:
        author = version.author or self.tr("The program")
        number = self.tr("Version {number}").format(number=version.version)
        at = wording_time.moment(version.at, now)
        head = TextLabel(f"{number} · {author} · {at}", role="uiStrong")
        back = PushButton(self.tr("Bring back"), icon="undo-2", compact=True, size=14)
        name = self.tr("Bring back version {number}").format(number=version.version)
        back.setAccessibleName(name)
        back.clicked.connect(
            lambda _checked=False, entry=version.entry: self.bring_back_requested.emit(entry)
        )
        words = _differences(version.entry, current) or self.tr("As it stands now")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(head)
        texts.addWidget(TextLabel(words, role="meta", tone="muted", wrap=True))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(texts, 1)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_toggled(self, opened: bool) -> None:
        self.rows.setVisible(opened)
        self.fold.set_icon("chevron-down" if opened else "chevron-right")


def _differences(entry: NewEntry, current: NewEntry) -> str:
    """What was otherwise, a field a line."""
    return "\n".join(
        f"{wording_knowledge.field_words(field)}: {wording_knowledge.value_words(entry, field)}"
        for field in _FIELDS
        if getattr(entry, field) != getattr(current, field)
    )
