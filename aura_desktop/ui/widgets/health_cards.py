"""What the status page shows: one row a link, the queues as figures, one card a notice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.notice import Notice, NoticeKind
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.widgets.controls import (
    IconLabel,
    PushButton,
    TextLabel,
    clear_layout_of,
    divider,
)
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.fold import Fold
from aura_desktop.ui.widgets.status_chain import LINK_ICONS

RAW_SHOWN = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The one thing that mends a link: what the button says, what it does, and why in a sentence."""

    action: str = ""
    words: str = ""
    sentence: str = ""


class LinkRow(QWidget):
    """One link. Signals: repair_requested(str action)."""

    repair_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._action = ""
        self._icon = IconLabel("circle-minus", size=18)
        self._title = TextLabel(role="uiStrong")
        self._sentence = TextLabel(tone="muted", wrap=True)
        self._times = TextLabel(role="meta", tone="subtle")
        self.button = PushButton("", compact=True)
        self.button.clicked.connect(lambda: self.repair_requested.emit(self._action))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        line.addLayout(words, 1)
        line.addWidget(self._times)
        line.addWidget(self.button)

    def set_link(self, link: Link, now: datetime, repair: Repair | None) -> None:
        """How it is now."""
        self._icon.set_icon(*LINK_ICONS[link.state])
        tone = {LinkState.DOWN: "error", LinkState.DEGRADED: "warning"}.get(link.state, "")
        set_property(self._title, "kind", tone)
        name = wording.link_name(link.name)
        self._title.setText(f"{name} · {wording.link_words(link)}")
        sentence = repair.sentence if repair is not None else ""
        if not sentence and link.code:
            sentence = wording.code_sentence(link.code)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._times.setText(self._times_of(link, now))
        self._action = repair.action if repair is not None else ""
        self.button.setVisible(bool(self._action))
        if repair is not None and self._action:
            self.button.set_words(repair.words)
            self.button.setAccessibleName(f"{name}: {repair.words}")

    def _times_of(self, link: Link, now: datetime) -> str:
        times = [wording_time.since(link.since, now)]
        if link.last_proof_at is not None:
            proof = wording_time.moment(link.last_proof_at, now)
            times.insert(0, self.tr("last proof {time}").format(time=proof))
        if link.until is not None and link.state is LinkState.DEGRADED:
            until = wording_time.moment(link.until, now)
            times.append(self.tr("until {time}").format(time=until))
        return " · ".join(times)


class LinkRows(QFrame):
    """A card with the links in order: state, since when, last proof, one repair.

    Signals: repair_requested(str action).
    """

    repair_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._rows: dict[LinkName, LinkRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)

    def set_links(
        self,
        links: Sequence[Link],
        now: datetime,
        repairs: Mapping[LinkName, Repair] | None = None,
    ) -> None:
        """Show these; a row stays the same widget, so that nobody loses the focus."""
        offered: set[str] = set()
        for link in links:
            if link.name not in self._rows:
                self._add(link.name)
            repair = (repairs or {}).get(link.name)
            if repair is not None and link.state is LinkState.PAUSED and repair.action in offered:
                # It waits for a link above, which has the button that mends both.
                repair = Repair(sentence=repair.sentence)
            if repair is not None:
                offered.add(repair.action)
            self._rows[link.name].set_link(link, now, repair)

    def _add(self, name: LinkName) -> None:
        if self._rows:
            self._column.addWidget(divider())
        row = self._rows[name] = LinkRow()
        row.repair_requested.connect(self.repair_requested)
        self._column.addWidget(row)


class FigureGrid(QWidget):
    """Numbers with words under them, four in a row."""

    COLUMNS = 4

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self._cells: dict[str, tuple[TextLabel, TextLabel]] = {}

    def set_figures(self, figures: Sequence[tuple[str, int, bool]]) -> None:
        """Words, number, and whether the number is one to worry about."""
        for place, (words, number, worry) in enumerate(figures):
            if words not in self._cells:
                self._add(place, words)
            value, _ = self._cells[words]
            value.setText(self.locale().toString(number))
            value.setProperty("kind", "warning" if worry and number else "")
            value.style().polish(value)
            value.setAccessibleName(f"{words}: {number}")

    def _add(self, place: int, words: str) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(0)
        cell = (TextLabel(role="title"), TextLabel(words, tone="muted", wrap=True))
        for label in cell:
            column.addWidget(label)
        self._cells[words] = cell
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(card, place // self.COLUMNS, place % self.COLUMNS)


class NoticeCards(QWidget):
    """Notices, newest first; nothing to see is said in words."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._shown: tuple[Notice, ...] | None = None

    def set_notices(self, notices: Sequence[Notice], now: datetime) -> None:
        """Show these."""
        if tuple(notices) == self._shown:
            return
        self._shown = tuple(notices)
        clear_layout_of(self)
        column = self.layout()
        if column is None:
            return
        for notice in notices:
            column.addWidget(self._card(notice, now))
        if not notices:
            column.addWidget(
                TextLabel(self.tr("No notices. All deliveries were read."), tone="muted")
            )

    def _card(self, notice: Notice, now: datetime) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("triangle-alert", ink="warning"))
        head.addWidget(TextLabel(wording.notice_title(notice.kind), role="uiStrong"), 1)
        when = wording_time.moment(notice.at, now)
        head.addWidget(TextLabel(when, role="meta", tone="subtle"))
        column.addLayout(head)
        about = " · ".join(part for part in (notice.field, notice.event, notice.detail) if part)
        if notice.kind is NoticeKind.BACKUP:
            about = wording.code_sentence(notice.code)
        if about:
            column.addWidget(TextLabel(about, tone="muted", wrap=True))
        raw = notice.raw if len(notice.raw) <= RAW_SHOWN else notice.raw[:RAW_SHOWN] + " …"
        detail = "\n".join(part for part in (notice.code, raw) if part)
        if detail:
            column.addWidget(Fold(self.tr("Technical detail"), detail))
        return card
