"""Icons: bundled Lucide drawings, coloured from the theme, drawn when first needed."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from aura_desktop import paths
from aura_desktop.ui import theme

_PEN_BY_SIZE = ((18, 1.75), (16, 1.6), (14, 1.5), (0, 1.3))
"""Smallest icon size and its pen, in units of the 24-unit drawing."""

_pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}


def pixmap(name: str, size: int, color: str, ratio: float = 0.0) -> QPixmap:
    """The icon as a picture, cached by name, size, colour and device ratio.

    `name` is the file in resources/icons without ".svg"; `size` in pixels as they are (scale it with
    Theme.px); `color` a token; `ratio` 0 is that of the main screen. Raises: FileNotFoundError, KeyError.
    """
    rgba = theme.current().color(color).rgba()
    ratio = ratio or _screen_ratio()
    key = (name, size, rgba, ratio)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _render(name, size, color, ratio)
    return found


def icon(name: str, size: int, color: str = "textMuted", *, checked: str = "") -> QIcon:
    """The icon for buttons, menus and fields; it follows theme changes by itself.

    `checked` is the colour token for the checked state, else the same as `color`; disabled is textSubtle.
    Raises: FileNotFoundError.
    """
    _drawing(name)
    return QIcon(_ThemedEngine(name, size, color, checked or color))


def paint(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Draw the icon centred in `rect`, as large as its shorter side, on whole pixels."""
    size = round(min(rect.width(), rect.height()))
    picture = pixmap(name, size, color, painter.device().devicePixelRatioF())
    left = round(rect.x() + (rect.width() - size) / 2)
    top = round(rect.y() + (rect.height() - size) / 2)
    painter.drawPixmap(left, top, picture)


def pen_width(size: int) -> float:
    """The pen of an icon of this size in pixels, in units of the 24-unit drawing."""
    return next(pen for smallest, pen in _PEN_BY_SIZE if size >= smallest)


def _screen_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _render(name: str, size: int, color: str, ratio: float) -> QPixmap:
    tint = theme.current().color(color)
    svg = (
        _drawing(name)
        .replace("currentColor", tint.name())
        .replace('stroke-width="2"', f'stroke-width="{pen_width(size) * _pen_scale(size):.3f}"')
    )
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _pen_scale(size: int) -> float:
    """The pen is meant in pixels of the finished icon up to 18, then grows with the icon."""
    return 24 / min(size, 18) if size else 1.0


class _ThemedEngine(QIconEngine):
    """Draws with the colours of the theme in use at the moment of drawing."""

    def __init__(self, name: str, size: int, color: str, checked: str) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._color = color
        self._checked = checked

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return "textSubtle"
        return self._checked if state is QIcon.State.On else self._color

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._size, self._color, self._checked)

    def paint(self, painter: QPainter, rect, mode, state) -> None:  # type: ignore[no-untyped-def]
        paint(painter, self._name, QRectF(rect), self._token(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, min(size.width(), size.height()), self._token(mode, state), 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap(self._name, side, self._token(mode, state), scale)
