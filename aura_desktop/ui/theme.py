"""The theme: colours, sizes and fonts from resources/tokens.json, as palette, style sheet and values to paint with."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from aura_desktop import paths
from aura_desktop.ui import high_contrast

ThemeName = Literal["light", "dark"]
TEXT_SIZES = (0.9, 1.0, 1.15, 1.3)
"""The choices of the setting "Text size"."""

_COLOR = re.compile(r"\$\{(\w+)\}")
_SCALED = re.compile(r"(-?\d+(?:\.\d+)?)dp\b")

_PALETTE: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surfaceAlt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "onPrimary",
    QPalette.ColorRole.Link: "primaryText",
    QPalette.ColorRole.LinkVisited: "primaryText",
    QPalette.ColorRole.PlaceholderText: "textSubtle",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surfaceAlt",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "borderControl",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Accent: "primary",
}
_DISABLED_TEXT = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


@cache
def tokens() -> Mapping[str, Any]:
    """The design tokens, as the file has them."""
    with (paths.resources() / "tokens.json").open(encoding="utf-8") as file:
        return cast(Mapping[str, Any], json.load(file))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme at one text size; `colors` by token name."""

    name: ThemeName
    scale: float
    colors: Mapping[str, QColor]

    @classmethod
    def load(cls, name: ThemeName, scale: float = 1.0) -> "Theme":
        """The theme of this name from the tokens; `scale` 1.0 is 100 % text size."""
        colors = {token: QColor(value) for token, value in tokens()["color"][name].items()}
        # The rail is dark in both themes, and so its marks are those of the dark one.
        colors["railMark"] = QColor(tokens()["color"]["dark"]["ringOpen"])
        return cls(name=name, scale=scale, colors=colors)

    @classmethod
    def of_system(cls, system: QPalette, scale: float = 1.0) -> "Theme":
        """High contrast in the system's own colours."""
        dark = system.color(QPalette.ColorRole.Window).lightnessF() < 0.5
        name: ThemeName = "dark" if dark else "light"
        colors = high_contrast.colors(cls.load(name).colors, system)
        return cls(name=name, scale=scale, colors=colors)

    def color(self, token: str) -> QColor:
        """The colour of a token; not to be changed in place. Raises: KeyError."""
        return self.colors[token]

    def px(self, length: float) -> int:
        """A length of the 100 % design in pixels at this text size."""
        return round(length * self.scale)

    def metric(self, path: str) -> int:
        """A length of the tokens at this text size, by path: "layout.row", "control.height"."""
        group, name = path.split(".")
        return self.px(tokens()[group][name])

    def palette(self) -> QPalette:
        """The Qt palette of this theme."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in _DISABLED_TEXT:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("textSubtle"))
        return palette

    def style_sheet(self) -> str:
        """The style sheet with this theme's colours, lengths and pictures."""
        folder = paths.resources() / "qss"
        template = (folder / "aura.qss").read_text(encoding="utf-8")
        values = {token: color.name() for token, color in self.colors.items()}
        values["pictures"] = (folder / self.name).as_posix()
        text = _COLOR.sub(lambda match: values[match.group(1)], template)
        text += _role_rules(self.scale)
        return _SCALED.sub(lambda match: f"{self.px(float(match.group(1)))}px", text)


def _role_rules(scale: float) -> str:
    """A rule for each role of text: `widget.setProperty("role", "section")` follows theme and text size.

    A font that was only set on a widget is lost when the widget comes under another parent.
    """
    names = tokens()["font"]
    rules = []
    for role, spec in names["scale"].items():
        family = names["display" if spec.get("family") == "display" else "family"]
        families = ", ".join(f'"{name}"' for name in (family, *names["fallback"]))
        rules.append(
            f'*[role="{role}"] {{ font-family: {families}; font-weight: {spec["weight"]};'
            f" font-size: {_font_px(spec, scale)}px; }}"
        )
    return "\n".join(rules)


class Notifier(QObject):
    """Tells painters and widgets that colours or sizes are other ones now.

    Signals: changed.
    """

    changed = Signal()


@cache
def notifier() -> Notifier:
    """The one notifier of this process."""
    return Notifier()


_current: list[Theme] = []


def current() -> Theme:
    """The theme in use; light at 100 % until `apply` was called."""
    if not _current:
        _current.append(Theme.load("light"))
    return _current[0]


def apply(app: QApplication, name: ThemeName, scale: float = 1.0) -> None:
    """Put a theme on the whole application and tell everyone who paints, unless it wears it already.

    A system that asks for high contrast gets its own colours instead.
    """
    if high_contrast.is_wanted():
        app.setPalette(QPalette())
        chosen = Theme.of_system(app.palette(), scale)
    else:
        chosen = Theme.load(name, scale)
        # Every widget there is would be dressed anew, to look as before.
        if _current == [chosen] and app.styleSheet() == chosen.style_sheet():
            return
    _current[:] = [chosen]
    _fonts.clear()
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(chosen.palette())
    app.setFont(font("ui"))
    app.setStyleSheet(chosen.style_sheet())
    notifier().changed.emit()


def system_name() -> ThemeName:
    """The theme the system asks for."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


_fonts: dict[str, QFont] = {}


def font(role: str) -> QFont:
    """The font of a role at the current text size, with figures of equal width.

    Roles: micro, meta, ui, uiStrong, body, bodyStrong, section, title, hero. Raises: KeyError.
    """
    if role not in _fonts:
        _load_font_files()
        _fonts[role] = _make_font(tokens()["font"]["scale"][role], current().scale)
    return QFont(_fonts[role])


def line_height(role: str) -> int:
    """The line height of a role in pixels at the current text size."""
    return current().px(tokens()["font"]["scale"][role]["line"])


def _make_font(spec: Mapping[str, Any], scale: float) -> QFont:
    names = tokens()["font"]
    family = names["display"] if spec.get("family") == "display" else names["family"]
    made = QFont()
    made.setFamilies([family, *names["fallback"]])
    made.setPixelSize(_font_px(spec, scale))
    made.setWeight(QFont.Weight(spec["weight"]))
    made.setFeature(QFont.Tag("tnum"), 1)
    # Hinting to whole pixels spaces Inter unevenly at text sizes.
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if "letterSpacing" in spec:
        made.setLetterSpacing(
            QFont.SpacingType.AbsoluteSpacing, float(spec["letterSpacing"]) * scale
        )
    return made


def _font_px(spec: Mapping[str, Any], scale: float) -> int:
    """Nothing may be smaller than 11 px, also at 90 %."""
    return max(11, round(float(spec["size"]) * scale))


@cache
def _load_font_files() -> None:
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
