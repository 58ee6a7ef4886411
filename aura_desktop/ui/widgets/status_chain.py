"""The bar at the bottom: the links between the patient's phone and this window, and the last proof of life."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.ui import assets, theme, wording_link, wording_time
from aura_desktop.ui.widgets.controls import TextLabel

LINK_ICONS = {
    LinkState.OK: ("circle-check", "success"),
    LinkState.DEGRADED: ("triangle-alert", "warning"),
    LinkState.DOWN: ("circle-x", "danger"),
    LinkState.PAUSED: ("circle-minus", "textSubtle"),
    LinkState.CONNECTING: ("loader-circle", "textSubtle"),
    LinkState.OFF: ("circle-minus", "textSubtle"),
    LinkState.UNKNOWN: ("circle-minus", "textSubtle"),
}
"""Shape and colour of each state, here and on the status page."""

_GAP, _ICON, _STROKE = 6, 14, 18
_MEASURED_KEPT = 50


class ChainButton(QAbstractButton):
    """Internet — Tunnel — Webhook — Meta, and the AI beside them; a click opens the diagnosis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[Link, ...] = ()
        self._measured: dict[tuple[str, str], tuple[int, int]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setToolTip(self.tr("Open the status page"))
        self.setAccessibleName(self.tr("Connection status"))
        theme.notifier().changed.connect(self._on_theme_changed)

    def set_links(self, links: Sequence[Link]) -> None:
        """Show these, in order."""
        self._links = tuple(links)
        words = [
            f"{wording_link.link_name(link.name)} {wording_link.link_words(link)}" for link in links
        ]
        self.setAccessibleName(self.tr("Connection status: {links}").format(links=", ".join(words)))
        self.updateGeometry()
        self.update()

    def _on_theme_changed(self) -> None:
        self._measured.clear()
        self.updateGeometry()

    def _widths(self, link: Link) -> tuple[int, int]:
        """Of its name and its words; each is measured once."""
        words = (wording_link.link_name(link.name), wording_link.link_words(link))
        found = self._measured.get(words)
        if found is None:
            if len(self._measured) >= _MEASURED_KEPT:
                self._measured.clear()
            font = theme.font("meta")
            plain = QFontMetrics(font).horizontalAdvance(words[1])
            font.setWeight(font.Weight.DemiBold)
            found = (QFontMetrics(font).horizontalAdvance(words[0]), plain)
            self._measured[words] = found
        return found

    def sizeHint(self) -> QSize:
        px = theme.current().px
        width = px(8)
        for link in self._links:
            width += px(_ICON + _GAP) + sum(self._widths(link)) + px(5 + _STROKE + 2 * 8)
        return QSize(width, theme.current().metric("layout.statusBar"))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        left = float(colors.px(4))
        for index, link in enumerate(self._links):
            left = self._paint_link(painter, left, link)
            if index < len(self._links) - 1:
                follower = self._links[index + 1]
                beside = follower.name is LinkName.AI
                draw = self._paint_gap if beside else self._paint_stroke
                left = draw(painter, left, follower)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 6, 6)

    def _paint_link(self, painter: QPainter, left: float, link: Link) -> float:
        colors, px = theme.current(), theme.current().px
        icon, tone = LINK_ICONS[link.state]
        top = (self.height() - px(_ICON)) / 2
        assets.paint(painter, icon, QRectF(left, top, px(_ICON), px(_ICON)), tone)
        left += px(_ICON + _GAP)
        bold_width, plain_width = self._widths(link)
        trouble = link.state in (LinkState.DOWN, LinkState.DEGRADED)
        font = theme.font("meta")
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colors.color(tone if trouble else "text"))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = QRectF(left, 0, bold_width + 2, self.height())
        painter.drawText(room, align, wording_link.link_name(link.name))
        left += bold_width + px(5)
        painter.setFont(theme.font("meta"))
        painter.setPen(colors.color(tone if trouble else "textSubtle"))
        room = QRectF(left, 0, plain_width + 2, self.height())
        painter.drawText(room, align, wording_link.link_words(link))
        return left + plain_width + px(8)

    def _paint_gap(self, painter: QPainter, left: float, _next_link: Link) -> float:
        """What drafts stands beside the way of the messages, not on it."""
        colors, px = theme.current(), theme.current().px
        painter.setPen(QPen(colors.color("border"), 1))
        middle = round(left + px(_STROKE) / 2)
        painter.drawLine(middle, px(8), middle, self.height() - px(8))
        return left + px(_STROKE + 8)

    def _paint_stroke(self, painter: QPainter, left: float, next_link: Link) -> float:
        colors, px = theme.current(), theme.current().px
        solid = next_link.state in (LinkState.OK, LinkState.DEGRADED)
        pen = QPen(colors.color("ringOpen" if solid else "ringClosed"), 1.5)
        if not solid:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([4 / 1.5, 3 / 1.5])
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(round(left), round(middle), round(left + px(_STROKE)), round(middle))
        return left + px(_STROKE + 8)


class StatusChain(QWidget):
    """Signals: diagnosis_requested."""

    diagnosis_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chain = ChainButton()
        self._last = TextLabel(role="meta", tone="subtle")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 1, 16, 0)
        row.addWidget(self._chain)
        row.addStretch(1)
        row.addWidget(self._last)
        self._chain.clicked.connect(self.diagnosis_requested)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def tab_stop(self) -> QWidget:
        """What Tab comes to here."""
        return self._chain

    def set_links(self, links: Sequence[Link]) -> None:
        """How the links are."""
        self._chain.set_links(links)

    def set_last_message(self, at: datetime | None, now: datetime) -> None:
        """When the last message of a patient came in; nothing is said before the first one."""
        if at is None:
            self._last.setText("")
            return
        same_day = wording_time.local(at).date() == wording_time.local(now).date()
        hour = wording_time.clock_with_seconds(at)
        time = hour if same_day else f"{wording_time.short_date(at, now)} {hour}"
        self._last.setText(self.tr("Last message received {time}").format(time=time))

    def _restyle(self) -> None:
        self.setFixedHeight(theme.current().metric("layout.statusBar"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().color("border"))
