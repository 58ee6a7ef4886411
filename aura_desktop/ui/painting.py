"""What several painters draw: the avatar with its ring, dashed frames, bubbles, pills and chips."""

from dataclasses import dataclass, replace
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from aura_desktop.domain.conversation import ServiceWindow, WindowState
from aura_desktop.ui import assets, theme

_RING_TOKENS = {
    WindowState.OPEN: "ringOpen",
    WindowState.LOW: "ringLow",
    WindowState.CRITICAL: "ringCritical",
}
_AVATAR_COLORS = 4
_RING_GAP = 3.0
_INITIALS_SHARE = 0.36
_RING_STEPS = 120
_AVATARS_KEPT = 150


def initials(name: str) -> str:
    """Two letters of a name; of a number its first three signs ("+56"); "" of nothing."""
    words = [word for word in name.replace("@", " ").split() if word[0].isalnum() or word[0] == "+"]
    if not words:
        return ""
    if words[0][0] == "+" or words[0].isdigit():
        return words[0][:3]
    letters = [word[0] for word in words]
    return (letters[0] + (letters[-1] if len(letters) > 1 else "")).upper()


def ring_color(state: WindowState) -> str:
    """The colour token of the ring of a service window."""
    return _RING_TOKENS.get(state, "ringClosed")


def avatar_ring(
    painter: QPainter, rect: QRectF, text: str, window: ServiceWindow, seed: int
) -> None:
    """The patient's disc with `text` (initials) inside the ring of the service window.

    `rect` is square, in pixels; `seed` picks one of four grounds, always the same for one contact.
    """
    colors = theme.current()
    pen_width = 3.0 if rect.width() >= 64 else 2.5
    inset = pen_width / 2 + 0.25
    ring = rect.adjusted(inset, inset, -inset, -inset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ring(painter, ring, window, pen_width)
    hole = pen_width + _RING_GAP
    disc = rect.adjusted(hole, hole, -hole, -hole)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(f"avatar{seed % _AVATAR_COLORS}"))
    painter.drawEllipse(disc)
    painter.setFont(_initials_font(disc.width()))
    painter.setPen(colors.color("avatarText"))
    if text:
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
    else:
        side = round(disc.width() * 0.5)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(disc.center())
        assets.paint(painter, "user-round", spot, "avatarText")
    painter.restore()


def person_disc(painter: QPainter, disc: QRectF, text: str, seed: int) -> None:
    """Somebody of the clinic: initials on a ground of their own, without a ring, for rings are time."""
    colors = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(f"avatar{seed % _AVATAR_COLORS}"))
    painter.drawEllipse(disc)
    painter.setFont(_initials_font(disc.width()))
    painter.setPen(colors.color("avatarText"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def ring_of(window: ServiceWindow) -> ServiceWindow:
    """All of it that a ring shows, in steps of three degrees: equal where the ring is."""
    step = round(window.fraction * _RING_STEPS)
    return replace(window, fraction=step / _RING_STEPS, closes_at=None, remaining=timedelta(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _AvatarKey:
    """All that the picture of an avatar depends on."""

    text: str
    ground: int
    state: WindowState
    step: int
    side: int
    ratio: float
    theme: str


_avatars: dict[_AvatarKey, QPixmap] = {}


def avatar_picture(
    painter: QPainter, rect: QRectF, text: str, window: ServiceWindow, seed: int
) -> None:
    """The same as `avatar_ring` for lists: drawn once for each `ring_of`."""
    ratio = painter.device().devicePixelRatioF()
    step = round(window.fraction * _RING_STEPS)
    key = _AvatarKey(
        text=text,
        ground=seed % _AVATAR_COLORS,
        state=window.state,
        step=step,
        side=round(rect.width()),
        ratio=ratio,
        theme=theme.current().name,
    )
    found = _avatars.get(key)
    if found is None:
        if len(_avatars) >= _AVATARS_KEPT:
            _avatars.clear()
        found = QPixmap(round(key.side * ratio), round(key.side * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        inner = QPainter(found)
        avatar_ring(inner, QRectF(0, 0, key.side, key.side), text, ring_of(window), seed)
        inner.end()
        _avatars[key] = found
    painter.drawPixmap(round(rect.x()), round(rect.y()), found)


def _paint_ring(painter: QPainter, ring: QRectF, window: ServiceWindow, pen_width: float) -> None:
    colors = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not window.is_open:
        pen = QPen(colors.color("ringClosed"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_even_dashes(ring.width() * 3.14159, 1.5))
        painter.setPen(pen)
        painter.drawEllipse(ring)
        return
    painter.setPen(QPen(colors.color("ringTrack"), pen_width))
    painter.drawEllipse(ring)
    arc = QPen(colors.color(ring_color(window.state)), pen_width)
    arc.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(arc)
    painter.drawArc(ring, 90 * 16, -round(window.fraction * 360 * 16))


def _even_dashes(length: float, pen_width: float) -> list[float]:
    """Dashes of about 4 and gaps of about 3 pixels that go into `length` without a rest, in pen widths."""
    count = max(1, round(length / 7))
    unit = length / count
    return [unit * 4 / 7 / pen_width, unit * 3 / 7 / pen_width]


def _initials_font(disc: float) -> QFont:
    font = theme.font("uiStrong")
    font.setPixelSize(max(11, round(disc * _INITIALS_SHARE)))
    return font


def dashed_frame(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    """A dashed rounded frame along the inside of `rect`: something that has not left the desk."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4 / 1.5, 3 / 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    painter.drawPath(path)
    painter.restore()


def rounded_path(rect: QRectF, radii: tuple[float, float, float, float]) -> QPainterPath:
    """A closed path with four corner radii: top left, top right, bottom right, bottom left."""
    top_left, top_right, bottom_right, bottom_left = radii
    path = QPainterPath(QPointF(rect.left() + top_left, rect.top()))
    path.lineTo(rect.right() - top_right, rect.top())
    path.arcTo(_corner(rect.right() - 2 * top_right, rect.top(), top_right), 90, -90)
    path.lineTo(rect.right(), rect.bottom() - bottom_right)
    path.arcTo(
        _corner(rect.right() - 2 * bottom_right, rect.bottom() - 2 * bottom_right, bottom_right),
        0,
        -90,
    )
    path.lineTo(rect.left() + bottom_left, rect.bottom())
    path.arcTo(_corner(rect.left(), rect.bottom() - 2 * bottom_left, bottom_left), 270, -90)
    path.lineTo(rect.left(), rect.top() + top_left)
    path.arcTo(_corner(rect.left(), rect.top(), top_left), 180, -90)
    path.closeSubpath()
    return path


def _corner(left: float, top: float, radius: float) -> QRectF:
    return QRectF(left, top, 2 * radius, 2 * radius)


def bubble_path(rect: QRectF, *, outbound: bool, first_of_group: bool) -> QPainterPath:
    """The outline of a bubble on half pixels; the first of a group has its small corner at the sender's side."""
    radius = float(theme.tokens()["radius"]["bubble"])
    tail = float(theme.tokens()["radius"]["bubbleTail"]) if first_of_group else radius
    edge = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    radii = (radius, tail, radius, radius) if outbound else (tail, radius, radius, radius)
    return rounded_path(edge, radii)


def pill(
    painter: QPainter,
    right_top: QPointF,
    text: str,
    *,
    fill: str = "primary",
    ink: str = "onPrimary",
) -> float:
    """A round badge with a number, its top right corner at `right_top`. Returns its width."""
    font = theme.font("micro")
    height = theme.current().metric("control.badge")
    advance = QFontMetricsF(font).horizontalAdvance(text)
    width = max(float(height), advance + height * 0.6)
    rect = QRectF(right_top.x() - width, right_top.y(), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color(fill))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.current().color(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


def chip_width(text: str, *, icon: bool = False, font: QFont | None = None) -> float:
    """The width `chip` will take."""
    advance = QFontMetricsF(font or theme.font("meta")).horizontalAdvance(text)
    return advance + theme.current().px(16 + (18 if icon else 0))


def chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    ink: str = "textMuted",
    fill: str = "",
    edge: str = "border",
    icon: str = "",
) -> None:
    """A rounded chip filling `rect`: optional ground, 1 px edge, optional 14 px icon, then the text, elided.

    `ink`, `fill` and `edge` are colour tokens; "" leaves ground or edge out.
    """
    colors = theme.current()
    font = theme.font("meta")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(colors.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    inner = rect.adjusted(colors.px(8), 0, -colors.px(8), 0)
    if icon:
        side = colors.px(14)
        top = inner.center().y() - side / 2
        assets.paint(painter, icon, QRectF(inner.left(), top, side, side), ink)
        inner.setLeft(inner.left() + colors.px(18))
    painter.setFont(font)
    painter.setPen(colors.color(ink))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
