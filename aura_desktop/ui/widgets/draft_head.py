"""The first line of the draft card: what it is, that it is not sent, its versions, and the cross."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, TextLabel
from aura_desktop.ui.widgets.tag import Tag

_SIDE = 18
_SMALL = 28


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


class _Title(TextLabel):
    """Words in the colour of the AI, or in that of any text."""

    def __init__(self) -> None:
        self._ink = "aiText"
        super().__init__(role="uiStrong")

    def set_ink(self, ink: str) -> None:
        """Another colour."""
        self._ink = ink
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.current().color(self._ink))
        self.setPalette(palette)


class DraftHead(QWidget):
    """Signals: version_requested(step), closed, request_requested."""

    version_requested = Signal(int)
    closed = Signal()
    request_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = DraftMark()
        self._title = _Title()
        self._tag = Tag(self.tr("not sent"), ink="aiText", fill="", dashed=True)
        self._note = ElidedLabel(tone="muted")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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
        self._title.setText(words)
        self._tag.setVisible(is_draft)

    def set_plain(self, *, plain: bool) -> None:
        """Plum is for AI only: `plain` is for the clinic's own words."""
        self._title.set_ink("text" if plain else "aiText")

    def show_note(self, words: str, tip: str = "") -> None:
        """Quiet words at the right; `tip` says more."""
        if words != self._note.whole_text():
            self._note.set_text(words)
        self._note.setVisible(bool(words))
        self._note.setToolTip(tip or self._note.toolTip())

    def show_versions(self, shown: int, count: int) -> None:
        """Which of how many, counted from 0; fewer than two are not spoken of."""
        words = self.tr("{place} of {count}").format(place=shown + 1, count=count)
        self._place.setText(words)
        self._place.setAccessibleName(self.tr("Version {place}").format(place=words))
        self._older.setEnabled(shown > 0)
        self._newer.setEnabled(shown < count - 1)
        for widget in (self._older, self._place, self._newer):
            widget.setVisible(count > 1)

    def show_ways_out(self, *, request: bool, close: bool) -> None:
        """Which of the two buttons at the right there are."""
        self._what.setVisible(request)
        self._close.setVisible(close)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self._title)
        row.addWidget(self._tag)
        row.addWidget(self._note, 1)
        row.addStretch(0)
        ends = QHBoxLayout()
        ends.setSpacing(0)
        for widget in (self._older, self._place, self._newer, self._what, self._close):
            ends.addWidget(widget)
        row.addLayout(ends)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().px(_SMALL))
