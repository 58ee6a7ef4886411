"""What the status page shows: one row a link, the queues as figures, one card a notice."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.link import Link, LinkState
from aura_desktop.domain.notice import Notice
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel, clear_layout_of, divider
from aura_desktop.ui.widgets.fold import Fold
from aura_desktop.ui.widgets.status_chain import LINK_ICONS

RAW_SHOWN = 1500


class LinkRows(QFrame):
    """A card with the links in order: state, since when, last proof, what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)

    def set_links(self, links: Sequence[Link], now: datetime) -> None:
        """Show these."""
        clear_layout_of(self)
        column = self.layout()
        for number, link in enumerate(links):
            if column is not None and number:
                column.addWidget(divider())
            if column is not None:
                column.addWidget(self._row(link, now))

    def _row(self, link: Link, now: datetime) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(10)
        icon, ink = LINK_ICONS[link.state]
        line.addWidget(IconLabel(icon, size=18, ink=ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        tone = {LinkState.DOWN: "error", LinkState.DEGRADED: "warning"}.get(link.state, "")
        title = f"{wording.link_name(link.name)} · {wording.link_words(link)}"
        words.addWidget(TextLabel(title, role="uiStrong", tone=tone))
        sentence = wording.code_sentence(link.code) if link.code else ""
        if sentence:
            words.addWidget(TextLabel(sentence, tone="muted", wrap=True))
        line.addLayout(words, 1)
        times = wording_time.since(link.since, now)
        if link.last_proof_at is not None:
            proof = wording_time.moment(link.last_proof_at, now)
            times = self.tr("last proof {time}").format(time=proof) + " · " + times
        line.addWidget(TextLabel(times, role="meta", tone="subtle"))
        return row


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
        if about:
            column.addWidget(TextLabel(about, tone="muted", wrap=True))
        raw = notice.raw if len(notice.raw) <= RAW_SHOWN else notice.raw[:RAW_SHOWN] + " …"
        detail = "\n".join(part for part in (notice.code, raw) if part)
        if detail:
            column.addWidget(Fold(self.tr("Technical detail"), detail))
        return card
