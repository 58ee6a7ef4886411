"""A source of a draft, opened: the clinic's own words, with those the draft rests on marked."""

import re
from dataclasses import replace
from datetime import datetime
from html import escape

import shiboken6
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.draft import Citation
from aura_desktop.domain.knowledge import Entry, source_text
from aura_desktop.ui import theme, wording_time
from aura_desktop.ui.matching import folded
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.controls import ElidedLabel, IconLabel, TextLabel

_WIDTH, _HIGHEST, _SHADOW, _MARGIN = 360, 132, 12, 14
_LEAVE_MS = 220
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d|\w)[^.!?\n]*)*[.!?]?")
_WORD = re.compile(r"\w+")


def cited_stretches(source: str, claims: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The sentences of a source that share most words with each claim; none where nothing is shared."""
    sentences = [
        (found.start(), found.end())
        for found in _SENTENCE.finditer(source)
        if found.group().strip()
    ]
    chosen: set[tuple[int, int]] = set()
    for claim in claims:
        wanted = _words(claim)
        shares = [len(_words(source[start:end]) & wanted) for start, end in sentences]
        best = max(shares, default=0)
        # One word in common says little: it does not mark every sentence that has it.
        alike = [place for place, share in zip(sentences, shares, strict=True) if share == best]
        chosen.update(alike if best > 1 else alike[:best])
    return tuple(sorted(chosen))


def _words(text: str) -> set[str]:
    """What a sentence is about: its longer words, and every figure."""
    found = _WORD.findall(folded(text))
    return {word for word in found if len(word) > 3 or word[0].isdigit()}


class SourcePopover(QWidget):
    """Stands over the window beside a number of the draft.

    Signals: entry_requested, not_fitting_requested, closed.
    """

    entry_requested = Signal()
    not_fitting_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._shown: tuple[Citation, Entry | None, tuple[str, ...]] | None = None
        self._before: QWidget | None = None
        self._pinned = False
        self._title = ElidedLabel(role="uiStrong")
        self._version = TextLabel(role="meta", tone="subtle")
        self._changed = TextLabel(role="meta", tone="warning", wrap=True)
        self._words = TextLabel(tone="muted", wrap=True)
        self._scroll = QScrollArea()
        self._open = CapButton(self.tr("Open document"), kind="link")
        self._wrong = CapButton(self.tr("Does not fit"), kind="ghost")
        self._wrong.setToolTip(
            self.tr("Tell the clinic that this source does not support the text")
        )
        self._leave = QTimer(self, singleShot=True, interval=_LEAVE_MS)
        self._build()
        self._open.clicked.connect(self.entry_requested)
        self._wrong.clicked.connect(self.not_fitting_requested)
        self._leave.timeout.connect(self.close_it)
        theme.notifier().changed.connect(self._write)
        self.hide()

    def show_source(
        self, citation: Citation, entry: Entry | None, claims: tuple[str, ...], now: datetime
    ) -> None:
        """`entry` None where it is gone; `claims` are the sentences that cite it."""
        self._shown = (citation, entry, claims)
        self._title.set_text(citation.title)
        version = self.tr("version {number}").format(number=citation.version)
        if entry is not None and entry.version == citation.version:
            day = wording_time.short_date(entry.updated_at, now)
            version = self.tr("{version} · updated {day}").format(version=version, day=day)
        self._version.setText(version)
        is_other = entry is not None and entry.version != citation.version
        gone = self.tr("This document is no longer there.")
        other = self.tr("This document has changed since the AI read it.")
        self._changed.setText(gone if entry is None else other if is_other else "")
        self._changed.setVisible(entry is None or is_other)
        self._scroll.setVisible(entry is not None)
        self._open.setVisible(entry is not None)
        self._write()

    def open_at(self, spot: QRect, *, pinned: bool) -> None:
        """Open beside `spot`, in coordinates of the parent; `pinned` takes the keyboard and stays."""
        self._leave.stop()
        if pinned and not self._pinned:
            self._before = QApplication.focusWidget()
        self._pinned = self._pinned or pinned
        self.place_at(spot)
        self.show()
        self.raise_()
        if pinned:
            first = self._open if not self._open.isHidden() else self._wrong
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def place_at(self, spot: QRect) -> None:
        """Stand above `spot`, or below it where the window ends; always inside the window."""
        self._fit()
        room = self._over.rect()
        top = spot.top() - self.height() + _SHADOW - 4
        if top < room.top():
            top = min(spot.bottom() - _SHADOW + 4, room.bottom() - self.height())
        left = min(spot.left() - 40, room.right() - self.width())
        self.move(QPoint(max(left, 0), max(top, 0)))

    def leave_soon(self) -> None:
        """The pointer has left the number: close unless it comes here, or this was opened on purpose."""
        if not self._pinned:
            self._leave.start()

    def close_it(self) -> None:
        """Close; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        now = QApplication.focusWidget()
        before, self._before, self._pinned = self._before, None, False
        # Before it is hidden: Qt would look for the next place itself, and ask here for it.
        if now is not None and self.isAncestorOf(now):
            if before is not None and shiboken6.isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)
            else:
                now.clearFocus()
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel("file-text", size=16, ink="text"))
        head.addWidget(self._title)
        head.addWidget(self._version)
        head.addStretch(1)
        self._scroll.setWidget(self._words)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        feet = QHBoxLayout()
        feet.addWidget(self._open)
        feet.addStretch(1)
        feet.addWidget(self._wrong)
        column = self._column = QVBoxLayout(self)
        inset = _SHADOW + _MARGIN
        column.setContentsMargins(inset, inset - 2, inset, inset - 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._changed)
        column.addWidget(self._scroll)
        column.addLayout(feet)

    def _write(self) -> None:
        if self._shown is None:
            return
        _, entry, claims = self._shown
        # The title stands above already.
        source = source_text(replace(entry, title="")) if entry is not None else ""
        colors = theme.current()
        look = f"background:{colors.color('aiTintStrong').name()};color:{colors.color('aiText').name()}"
        pieces, before = [], 0
        for start, end in cited_stretches(source, claims):
            pieces.append(escape(source[before:start]))
            pieces.append(f'<span style="{look}">{escape(source[start:end])}</span>')
            before = end
        text = "".join([*pieces, escape(source[before:])]).replace("\n", "<br>")
        self._words.setText(
            f'<p style="margin:0;line-height:{theme.line_height("ui") + 1}px">{text}</p>'
        )
        self._words.setAccessibleName(source)
        self.setAccessibleName(f"{self._title.whole_text()}, {self._version.text()}")
        self.setAccessibleDescription(source)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        px = theme.current().px
        width = min(px(_WIDTH) + 2 * _SHADOW, self._over.width())
        inner = width - 2 * (_SHADOW + _MARGIN)
        self._scroll.setFixedHeight(min(self._words.heightForWidth(inner), px(_HIGHEST)))
        self.setFixedWidth(width)
        self._column.activate()
        height = self._column.heightForWidth(width)
        # Without a line that wraps there is no height for a width, only a height.
        self.setFixedHeight(height if height > 0 else self._column.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leave.stop()

    def leaveEvent(self, event: object) -> None:
        self.leave_soon()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # It stands outside the order of the window: the keyboard goes round in it until Esc.
        stops = [item for item in (self._open, self._wrong) if item.isVisible()]
        if not stops:
            return super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        place = next((index for index, item in enumerate(stops) if item is now), 0)
        target = stops[(place + (1 if forward else -1)) % len(stops)]
        target.setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        shadow = QColor(colors.color("shadow"))
        shadow.setAlphaF(0.02 if colors.name == "light" else 0.05)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        for spread in range(_SHADOW, 0, -2):
            halo = card.adjusted(-spread, -spread + 4, spread, min(spread + 4, _SHADOW))
            painter.drawRoundedRect(halo, 12 + spread, 12 + spread)
        painter.setBrush(colors.color("surface"))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
