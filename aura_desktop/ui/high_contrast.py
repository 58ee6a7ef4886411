"""Every colour of the theme from the system's own palette, for people who have asked it for high contrast."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QGuiApplication, QPalette, QStyleHints

_GROUNDS = frozenset(
    {"rail", "window", "canvas", "surface", "bubbleIn", "bubbleOut", "note", "ringTrack"}
)
"""Besides these everything ending on Tint, and avatars and heat; all other tokens are inks or edges."""
_GROUND_ENDS = ("Tint", "TintStrong", "Alt")
_TINTED = {"hover": 0.15, "selected": 0.3, "primaryTint": 0.2, "railActive": 0.3}
"""How much of the highlight colour is in these grounds; words on them stay as clear as on the plain one."""
_FILLS = ("primary", "primaryHover", "primaryPressed")


@cache
def _style_hints() -> QStyleHints:
    """Kept, because PySide takes what its `accessibility` gave for deleted together with this wrapper."""
    return QGuiApplication.styleHints()


def hints() -> QAccessibilityHints:
    """What the system asks for; `contrastPreferenceChanged` tells when that changes."""
    return _style_hints().accessibility()


def is_wanted() -> bool:
    """Whether the system asks for high contrast."""
    return hints().contrastPreference() is Qt.ContrastPreference.HighContrast


def colors(tokens: Iterable[str], system: QPalette) -> dict[str, QColor]:
    """A colour of the system's for every token: few grounds, one ink, the highlight for what acts."""
    ground, ink = (
        system.color(QPalette.ColorRole.Window),
        system.color(QPalette.ColorRole.WindowText),
    )
    highlight = system.color(QPalette.ColorRole.Highlight)
    found = {token: ground if _is_ground(token) else ink for token in tokens}
    found |= {token: _mixed(ground, highlight, share) for token, share in _TINTED.items()}
    found |= dict.fromkeys(_FILLS, highlight)
    found["onPrimary"] = system.color(QPalette.ColorRole.HighlightedText)
    # On a fill of ink words have the colour of the ground.
    found |= dict.fromkeys(("onDanger", "onAi"), ground)
    found |= dict.fromkeys(("scrim", "shadow"), QColor(Qt.GlobalColor.black))
    return found


def _is_ground(token: str) -> bool:
    if token in _GROUNDS or token.endswith(_GROUND_ENDS):
        return True
    return token.startswith(("avatar", "heat")) and "ext" not in token


def _mixed(ground: QColor, other: QColor, share: float) -> QColor:
    def between(one: float, two: float) -> float:
        return one + (two - one) * share

    return QColor.fromRgbF(
        between(ground.redF(), other.redF()),
        between(ground.greenF(), other.greenF()),
        between(ground.blueF(), other.blueF()),
    )
