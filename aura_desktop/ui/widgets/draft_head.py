"""The first line of the draft card: what it is, that it is not sent, its versions, and the cross."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.ui import assets, safe_words, theme
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, TextLabel
from aura_desktop.ui.widgets.tag import Tag

_SIDE = 18
_SMALL, _GAP = 28, 8


class DraftMark(QWidget):
    """The sign at the left: an icon, or the seconds that are left within a ring."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._ink = "sparkles", "aiText"
        self._seconds, self._share = -1, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def show_icon(self, icon: str, ink: str) -> None:
        """An icon, no ring."""
        self._icon, self._ink, self._seconds = icon, ink, -1
        self.updateGeometry()
        self.update()

    def show_seconds(self, seconds: int, share: float) -> None:
        """A ring of which `share` (0 to 1) is left, with the seconds in it."""
        self._seconds, self._share = seconds, share
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(22 if self._seconds >= 0 else _SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._seconds < 0:
            assets.paint(painter, self._icon, area, self._ink)
            return
        ring = area.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(colors.color("aiTintStrong"), 2.5))
        painter.drawEllipse(ring)
        painter.setPen(
            QPen(colors.color("ai"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawArc(ring, 90 * 16, -round(self._share * 360 * 16))
        painter.setFont(theme.font("micro"))
        painter.setPen(colors.color("aiText"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._seconds))


class _Small(IconButton):
    """An icon button of 28."""

    def __init__(self, icon: str, name: str, keys: str = "") -> None:
        super().__init__(icon, name)
        self.set_name(name, keys)
        # The style sheet's own 32 would make the line higher than its words need.
        theme.notifier().changed.connect(self._shrink)
        self._shrink()

    def _shrink(self) -> None:
        px = theme.current().px
        inner, focused = px(_SMALL) - 2, px(_SMALL) - 4
        self.setStyleSheet(
            f'QToolButton[kind="icon"] {{ min-width: {inner}px; max-width: {inner}px;'
            f" min-height: {inner}px; max-height: {inner}px; }}"
            f'QToolButton[kind="icon"]:focus {{ min-width: {focused}px; max-width: {focused}px;'
            f" min-height: {focused}px; max-height: {focused}px; }}"
        )
        self.setIconSize(QSize(px(16), px(16)))


class InkLabel(ElidedLabel):
    """One line in a colour token."""

    def __init__(self, *, role: str = "ui", ink: str = "aiText") -> None:
        self._ink = ink
        super().__init__(role=role)

    def set_ink(self, ink: str) -> None:
        """Another colour."""
        self._ink = ink
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.current().color(self._ink))
        self.setPalette(palette)


class _Note(TextLabel):
    """Quiet words at the right: the longest of several wordings there is room for."""

    def __init__(self) -> None:
        self._wordings: tuple[str, ...] = ()
        super().__init__(tone="muted")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_wordings(self, wordings: tuple[str, ...], tip: str) -> None:
        """From the longest to the shortest; the tooltip has the longest, or `tip`."""
        whole = wordings[0] if wordings else ""
        self.setToolTip(safe_words.tip(tip or whole))
        self.setAccessibleName(whole)
        if wordings != self._wordings:
            self._wordings = wordings
            self._choose()

    def _choose(self) -> None:
        metrics = self.fontMetrics()
        fitting = (
            words for words in self._wordings if metrics.horizontalAdvance(words) <= self.width()
        )
        self.setText(next(fitting, ""))

    def _restyle(self) -> None:
        super()._restyle()
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()


class DraftHead(QWidget):
    """Signals: version_requested(step), closed, request_requested."""

    version_requested = Signal(int)
    closed = Signal()
    request_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = False
        self.mark = DraftMark()
        self._title = InkLabel(role="uiStrong")
        self._tag = Tag(self.tr("not sent"), ink="aiText", fill="", dashed=True)
        self._note = _Note()
        self._older = _Small("chevron-left", self.tr("Previous version"), "Alt+←")
        self._place = TextLabel(role="uiStrong")
        self._newer = _Small("chevron-right", self.tr("Next version"), "Alt+→")
        self._what = _Small("eye", self.tr("What is sent to the AI"))
        self._close = _Small("x", self.tr("Discard"), "Esc")
        self._build()
        self._older.clicked.connect(lambda: self.version_requested.emit(-1))
        self._newer.clicked.connect(lambda: self.version_requested.emit(1))
        self._what.clicked.connect(self.request_requested)
        self._close.clicked.connect(self.closed)

    def show_title(self, words: str, *, is_draft: bool) -> None:
        """`is_draft` says "not sent" beside it."""
        self._title.set_text(words)
        self._tag.setVisible(is_draft)
        self._make_room()

    def set_plain(self, *, plain: bool) -> None:
        """Plum is for AI only: `plain` is for the clinic's own words."""
        self._title.set_ink("text" if plain else "aiText")

    def show_note(self, wordings: tuple[str, ...], tip: str = "") -> None:
        """Quiet words at the right, from the longest wording to the shortest; `tip` says more."""
        self._note.show_wordings(wordings, tip)

    def show_versions(self, shown: int, count: int) -> None:
        """Which of how many, counted from 0; fewer than two are not spoken of."""
        words = self.tr("{place} of {count}").format(place=shown + 1, count=count)
        self._place.setText(words)
        self._place.setAccessibleName(self.tr("Version {place}").format(place=words))
        self._older.setEnabled(shown > 0)
        self._newer.setEnabled(shown < count - 1)
        for widget in (self._older, self._place, self._newer):
            widget.setVisible(count > 1)
        self._make_room()

    def show_ways_out(self, *, request: bool, close: bool) -> None:
        """Which of the two buttons at the right there are."""
        self._asks = request
        self._close.setVisible(close)
        self._make_room()

    def last_stop(self) -> QWidget:
        """The last place in it that Tab can visit."""
        return self._close

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.mark)
        row.addWidget(self._title)
        row.addWidget(self._tag)
        row.addWidget(self._note, 1)
        ends = QHBoxLayout()
        ends.setSpacing(0)
        for widget in (self._older, self._place, self._newer, self._what, self._close):
            ends.addWidget(widget)
        row.addLayout(ends)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().px(_SMALL))
        self._make_room()

    def _make_room(self) -> None:
        """The title comes first: where it has no room, what is sent is in the menu below only."""
        ends = (self._older, self._place, self._newer, self._close)
        always: tuple[QWidget, ...] = (self.mark, self._title, self._tag, *ends)
        taken = sum(item.sizeHint().width() for item in always if not item.isHidden())
        room = self.width() - taken - 4 * _GAP
        self._what.setVisible(self._asks and room >= self._what.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
