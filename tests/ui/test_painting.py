"""Avatar, frames, bubbles and pills."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.conversation import service_window
from aura_desktop.ui import painting, theme

_NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Antonia Modelo", "AM"),
        ("María José de la Prueba", "MP"),
        ("Ñandú", "Ñ"),
        ("+56 9 0000 0187", "+56"),
        ("@camila.ejemplo", "C"),
        ("(Camila) Ejemplo", "E"),
        ("🙂 Camila", "C"),
        ("🙂", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert painting.initials(name) == letters


def _avatar(hours: float | None) -> QImage:
    image = QImage(46, 46, QImage.Format.Format_ARGB32)
    image.fill(theme.current().color("surface"))
    painter = QPainter(image)
    inbound = None if hours is None else _NOW - timedelta(hours=hours)
    window = service_window(inbound, _NOW)
    painting.avatar_ring(painter, QRectF(0, 0, 46, 46), "CE", window, 4)
    painter.end()
    return image


def test_the_ring_starts_at_twelve_and_shortens_back_to_it(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    ring = theme.current().color("ringOpen")
    full, half = _avatar(0), _avatar(12)

    def is_ring(image: QImage, x: int, y: int) -> bool:
        color = image.pixelColor(x, y)
        return abs(color.red() - ring.red()) + abs(color.green() - ring.green()) < 60

    assert is_ring(full, 44, 23)
    assert is_ring(full, 1, 23)
    assert is_ring(half, 44, 23)
    assert not is_ring(half, 1, 23)


def test_the_ring_says_how_urgent_it_is(qapp: QApplication) -> None:
    states = [service_window(_NOW - timedelta(hours=h), _NOW).state for h in (1, 21, 23.5, 25)]
    tokens = [painting.ring_color(state) for state in states]
    assert tokens == ["ringOpen", "ringLow", "ringCritical", "ringClosed"]


def test_a_closed_window_is_dashed(qapp: QApplication) -> None:
    closed = _avatar(None)
    ground = theme.current().color("surface")
    top = [closed.pixelColor(x, 1) == ground for x in range(14, 33)]
    assert any(top)
    assert not all(top)


def test_the_first_bubble_of_a_group_has_its_corner_at_the_senders_side() -> None:
    rect = QRectF(0, 0, 100, 40)
    inbound = painting.bubble_path(rect, outbound=False, first_of_group=True)
    outbound = painting.bubble_path(rect, outbound=True, first_of_group=True)
    later = painting.bubble_path(rect, outbound=True, first_of_group=False)
    near_left, near_right = QPointF(2.5, 2.5), QPointF(97.5, 2.5)
    assert (inbound.contains(near_left), inbound.contains(near_right)) == (True, False)
    assert (outbound.contains(near_left), outbound.contains(near_right)) == (False, True)
    assert not later.contains(near_right)


def test_a_pill_is_round_for_one_digit_and_grows_to_the_left(qapp: QApplication) -> None:
    image = QImage(80, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    one = painting.pill(painter, QPointF(70, 1), "2")
    many = painting.pill(painter, QPointF(70, 1), "99+")
    painter.end()
    assert one == theme.current().metric("control.badge")
    assert many > one


def test_dashed_frames_leave_gaps_and_no_ground(qapp: QApplication) -> None:
    image = QImage(100, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painting.dashed_frame(painter, QRectF(0, 0, 100, 40), 12, theme.current().color("text"))
    painter.end()
    alphas = [image.pixelColor(x, 0).alpha() for x in range(20, 80)]
    assert max(alphas) > 0
    assert min(alphas) == 0
    assert image.pixelColor(50, 20).alpha() == 0
