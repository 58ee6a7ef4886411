"""Icons: colours, cache, and that they follow the theme."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from aura_desktop import paths
from aura_desktop.ui import assets, theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def _inks(image: QImage) -> set[str]:
    colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(color.rgb()).name() for color in colors if color.alpha() == 255}


def test_an_icon_has_the_colour_of_its_token() -> None:
    image = assets.pixmap("image", 32, "danger", 1.0).toImage()
    assert theme.current().color("danger").name() in _inks(image)


def test_pictures_are_drawn_once() -> None:
    assert assets.pixmap("x", 18, "text").cacheKey() == assets.pixmap("x", 18, "text").cacheKey()


def test_the_device_ratio_gives_more_pixels_of_the_same_size() -> None:
    picture = assets.pixmap("x", 18, "text", 2.0)
    assert picture.size() == QSize(36, 36)
    assert picture.deviceIndependentSize().width() == 18


def test_an_icon_follows_the_theme_by_itself(qapp: QApplication) -> None:
    icon = assets.icon("image", 32, "primary")
    before = _inks(icon.pixmap(32, 32).toImage())
    theme.apply(qapp, "dark")
    after = _inks(icon.pixmap(32, 32).toImage())
    assert theme.current().color("primary").name() in after
    assert before != after


def test_modes_of_an_icon_have_their_colours() -> None:
    icon = assets.icon("image", 32, "text", checked="primaryText")
    disabled = icon.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    checked = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert theme.current().color("textSubtle").name() in _inks(disabled)
    assert theme.current().color("primaryText").name() in _inks(checked)


def test_an_icon_is_sharp_on_dense_screens() -> None:
    picture = assets.icon("image", 18).pixmap(QSize(18, 18), 2.0)
    assert picture.size() == QSize(36, 36)
    assert picture.toImage() == assets.pixmap("image", 18, "textMuted", 2.0).toImage()


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        assets.icon("no-such-icon", 16)


def test_pens_are_those_of_the_visual_language() -> None:
    assert [assets.pen_width(size) for size in (24, 18, 16, 14, 12)] == [1.75, 1.75, 1.6, 1.5, 1.3]


def test_every_icon_can_take_a_colour() -> None:
    files = sorted((paths.resources() / "icons").glob("*.svg"))
    assert files
    plain = [file.name for file in files if "currentColor" not in file.read_text(encoding="utf-8")]
    assert plain == []


_NAMED_FIRST = frozenset(
    {
        "EmptyState",
        "FactRow",
        "IconButton",
        "IconLabel",
        "RailButton",
        "Ribbon",
        "RingPicture",
        "_add",
        "_with_icon",
        "icon",
        "pixmap",
        "set_icon",
    }
)
_NAMED_SECOND = frozenset({"card_block", "label_block", "paint"})


def _sources() -> list[ast.AST]:
    files = sorted(Path(assets.__file__).parent.rglob("*.py"))
    return [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]


def _words_of(node: ast.AST) -> list[str]:
    """The names a place for an icon can have: a word, or one of two."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and node.value else []
    return _words_of(node.body) + _words_of(node.orelse) if isinstance(node, ast.IfExp) else []


def _named(call: ast.Call) -> list[str]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    places: list[ast.AST] = [word.value for word in call.keywords if word.arg == "icon"]
    place = 0 if name in _NAMED_FIRST else 1 if name in _NAMED_SECOND else len(call.args)
    places += call.args[place : place + 1]
    return [word for found in places for word in _words_of(found)]


def test_every_icon_that_is_named_is_there_and_no_other() -> None:
    there = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    sources = _sources()
    named = {word for node in sources if isinstance(node, ast.Call) for word in _named(node)}
    assert len(named) > 30
    assert named - there == set()
    words = {word for node in sources for word in _words_of(node)}
    troubles = (paths.resources() / "troubles.json").read_text("utf-8")
    words |= {entry["icon"] for entry in json.loads(troubles)["troubles"].values()}
    assert there - words == set()
