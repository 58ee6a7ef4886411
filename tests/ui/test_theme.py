"""Contrast of the colours, the style sheet, fonts and text size."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop import paths
from aura_desktop.ui import high_contrast, theme
from aura_desktop.ui.theme import ThemeName
from aura_desktop.ui.widgets.controls import PushButton, TextLabel

_THEMES: tuple[ThemeName, ...] = ("light", "dark")

# Foreground, ground, ratio in light, ratio in dark: the table of the visual language.
_TABLE = [
    ("textSubtle", "surface", 6.0, 6.9),
    ("textSubtle", "selected", 5.1, 5.2),
    ("textSubtle", "bubbleOut", 4.7, 4.5),
    ("textMuted", "bubbleOut", 5.7, 5.8),
    ("text", "bubbleOut", 12.5, 9.3),
    ("onPrimary", "primary", 7.1, 8.1),
    ("onAi", "ai", 7.8, 7.9),
    ("aiText", "aiTint", 8.5, 9.9),
    ("aiBorder", "canvas", 3.5, 4.2),
    ("noteText", "note", 8.7, 10.5),
    ("warning", "surface", 6.3, 9.5),
    ("warning", "selected", 5.4, 7.2),
    ("danger", "selected", 5.5, 6.1),
    ("danger", "dangerTint", 5.6, 7.5),
    ("success", "successTint", 5.3, 7.6),
    ("borderControl", "surface", 3.4, 4.1),
    ("ringOpen", "selected", 3.8, 5.5),
    ("ringLow", "selected", 3.2, 5.5),
    ("ringClosed", "selected", 3.4, 3.1),
    ("tickRead", "bubbleOut", 4.8, 6.8),
]
# What the list paints beyond that table: text needs 4.5, marks need 3.
_TEXTS = [
    ("text", "selected"),
    ("textMuted", "selected"),
    ("textMuted", "hover"),
    ("textSubtle", "hover"),
    ("warning", "hover"),
    ("danger", "hover"),
    ("primaryText", "primaryTint"),
    ("primaryText", "surface"),
    ("onDanger", "danger"),
    ("avatarText", "avatar0"),
    ("avatarText", "avatar1"),
    ("avatarText", "avatar2"),
    ("avatarText", "avatar3"),
    ("railText", "rail"),
    ("railActiveText", "railActive"),
    ("surface", "text"),
]
_MARKS = [("ringCritical", "selected"), ("focus", "surface"), ("focus", "selected")]


@pytest.fixture(autouse=True)
def light_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def _luminance(color: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(name: ThemeName, one: str, other: str) -> float:
    return _contrast_in(theme.Theme.load(name), one, other)


def _contrast_in(chosen: theme.Theme, one: str, other: str) -> float:
    light, dark = sorted(
        (_luminance(chosen.color(one)), _luminance(chosen.color(other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), _TABLE)
def test_contrast_is_what_the_visual_language_says(
    ink: str, ground: str, light: float, dark: float
) -> None:
    assert _contrast("light", ink, ground) == pytest.approx(light, abs=0.06)
    assert _contrast("dark", ink, ground) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("name", _THEMES)
def test_texts_and_marks_can_be_read(name: ThemeName) -> None:
    weak = [pair for pair in _TEXTS if _contrast(name, *pair) < 4.5]
    weak += [pair for pair in _MARKS if _contrast(name, *pair) < 3]
    assert weak == []


@pytest.mark.parametrize("name", _THEMES)
def test_numbers_on_the_heat_map_can_be_read(name: ThemeName) -> None:
    steps = [_contrast(name, f"heatText{step}", f"heat{step}") for step in range(6)]
    assert min(steps) >= 4.85


def test_both_themes_have_the_same_colours() -> None:
    assert theme.Theme.load("light").colors.keys() == theme.Theme.load("dark").colors.keys()


@pytest.mark.parametrize("name", _THEMES)
@pytest.mark.parametrize("scale", theme.TEXT_SIZES)
def test_the_style_sheet_is_filled_and_its_pictures_exist(name: ThemeName, scale: float) -> None:
    sheet = theme.Theme.load(name, scale).style_sheet()
    assert "${" not in sheet
    assert re.search(r"\ddp\b", sheet) is None
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        assert (paths.resources() / "qss" / name / path.rsplit("/", 1)[1]).exists()


@pytest.mark.parametrize("name", _THEMES)
def test_pictures_of_the_style_sheet_have_the_colours_of_the_theme(name: ThemeName) -> None:
    known = {color.name() for color in theme.Theme.load(name).colors.values()}
    for file in (paths.resources() / "qss" / name).glob("*.svg"):
        strokes = re.findall(r'stroke="(#\w+)"', file.read_text(encoding="utf-8"))
        assert strokes
        assert {stroke.lower() for stroke in strokes} <= known


def test_apply_changes_palette_style_sheet_and_tells(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, "dark", 1.15)
    assert theme.current().name == "dark"
    assert qapp.palette().window().color() == theme.current().color("window")
    assert theme.current().color("primary").name() in qapp.styleSheet()


def test_fonts_are_bundled_and_follow_the_text_size(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    assert QFontInfo(theme.font("body")).family() == "Inter"
    assert QFontInfo(theme.font("title")).family() == "Inter Display"
    assert theme.font("micro").pixelSize() == 11
    assert theme.font("bodyStrong").weight() == QFont.Weight.DemiBold
    assert theme.font("ui").isFeatureSet(QFont.Tag("tnum"))
    theme.apply(qapp, "light", 1.3)
    assert theme.font("body").pixelSize() == 18
    assert theme.line_height("body") == 26
    theme.apply(qapp, "light", 0.9)
    assert theme.font("micro").pixelSize() == 11


def test_a_font_given_out_can_be_changed_without_harm(qapp: QApplication) -> None:
    theme.font("ui").setPixelSize(99)
    assert theme.font("ui").pixelSize() != 99


def test_the_role_property_sets_the_size_of_text(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.setProperty("role", "section")
    button.ensurePolished()
    assert button.font().pixelSize() == 16
    theme.apply(qapp, "light", 1.3)
    assert button.font().pixelSize() == 21


@pytest.mark.parametrize("kind", ["", "primary", "danger", "ghost", "link", "floating"])
def test_focus_changes_the_look_of_a_button_but_not_its_size(
    qapp: QApplication, qtbot: QtBot, kind: str
) -> None:
    theme.apply(qapp, "light")
    button, other = QPushButton("Send"), QPushButton("Other")
    for widget in (button, other):
        qtbot.addWidget(widget)
        widget.setProperty("kind", kind)
        widget.show()
    other.activateWindow()
    other.setFocus()
    size, before = button.sizeHint(), button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == size
    assert button.grab().toImage() != before


# Ground, ink, highlight and words on it of the contrast themes that come with Windows.
_SYSTEMS = {
    "Aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50"),
    "Desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3"),
    "Dusk": ("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B"),
    "Night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B"),
}


def _system(ground: str, ink: str, highlight: str, on_highlight: str) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette(QColor(ground))
    for role, value in (
        (roles.Window, ground),
        (roles.WindowText, ink),
        (roles.Highlight, highlight),
        (roles.HighlightedText, on_highlight),
    ):
        palette.setColor(role, QColor(value))
    return palette


@pytest.mark.parametrize("name", _SYSTEMS)
def test_high_contrast_is_the_systems_and_everything_can_be_read(name: str) -> None:
    chosen = theme.Theme.of_system(_system(*_SYSTEMS[name]))
    assert chosen.colors.keys() == theme.Theme.load("light").colors.keys()
    assert chosen.color("surface") == QColor(_SYSTEMS[name][0])
    assert chosen.color("primary") == QColor(_SYSTEMS[name][2])
    pairs = [pair[:2] for pair in _TABLE] + _TEXTS + [("rail", "railMark"), ("text", "canvas")]
    weak = [pair for pair in pairs if _contrast_in(chosen, *pair) < 4.5]
    weak += [pair for pair in _MARKS if _contrast_in(chosen, *pair) < 3]
    assert weak == []
    assert chosen.palette().color(QPalette.ColorRole.Window) == chosen.color("window")


def test_the_wish_for_high_contrast_goes_before_the_chosen_theme(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "dark")
    assert theme.current().name == "dark"
    monkeypatch.setattr(high_contrast, "is_wanted", lambda: True)
    theme.apply(qapp, "dark", 1.15)
    system = theme.current()
    assert system.colors != theme.Theme.load(system.name).colors
    assert system.scale == 1.15


def test_words_keep_their_size_under_another_parent(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light", 1.0)
    first, second = QWidget(), QWidget()
    for holder in (first, second):
        qtbot.addWidget(holder)
        holder.show()
    label, button = TextLabel("Camila", role="section"), PushButton("Enviar")
    for widget in (label, button):
        widget.setParent(first)
        widget.show()
        widget.hide()
    theme.apply(qapp, "light", 1.3)
    for widget in (label, button):
        widget.setParent(second)
        widget.show()
    assert label.font().pixelSize() == theme.font("section").pixelSize() == 21
    assert button.font().pixelSize() == theme.font("uiStrong").pixelSize()
    theme.apply(qapp, "light", 1.0)
