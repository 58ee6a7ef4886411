"""The left column of the settings by itself: search without accents, arrows, dots."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.settings_nav import NavSection, NavSetting, SettingsNav

SECTIONS = (
    NavSection(
        key="tunnel",
        icon="route",
        title="Webhook y túnel",
        settings=(NavSetting(key="address", title="Dirección pública", words="URL domain"),),
    ),
    NavSection(
        key="look",
        icon="sun-moon",
        title="Apariencia",
        settings=(NavSetting(key="size", title="Tamaño del texto"),),
    ),
)


@pytest.fixture
def nav(qtbot: QtBot) -> SettingsNav:
    made = SettingsNav(SECTIONS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("words", "sections", "settings"),
    [
        ("", ("tunnel", "look"), ()),
        ("TUNEL", ("tunnel",), ()),
        ("direccion", ("tunnel",), ("Dirección pública",)),
        ("publica dir", ("tunnel",), ("Dirección pública",)),
        ("url", ("tunnel",), ("Dirección pública",)),
        ("tamano", ("look",), ("Tamaño del texto",)),
        ("nada", (), ()),
    ],
)
def test_accents_case_and_order_do_not_matter(
    nav: SettingsNav, words: str, sections: tuple[str, ...], settings: tuple[str, ...]
) -> None:
    nav.search.setText(words)
    assert nav.sections_seen() == sections
    assert nav.settings_found() == settings


@pytest.mark.parametrize(
    ("words", "told"), [("tamano", ["look", "size"]), ("tunel", ["tunnel", ""])]
)
def test_enter_opens_the_first_thing_found(
    nav: SettingsNav, qtbot: QtBot, words: str, told: list[str]
) -> None:
    nav.search.setText(words)
    with qtbot.waitSignal(nav.chosen) as chosen:
        QTest.keyClick(nav.search, Qt.Key.Key_Return)
    assert chosen.args == told


def test_unsaved_sections_say_so_to_screen_readers(nav: SettingsNav) -> None:
    nav.set_unsaved(frozenset({"look"}))
    told = {key: button.accessibleDescription() for key, button in nav._buttons.items()}
    assert told == {"tunnel": "", "look": "Has unsaved changes"}


def test_only_the_open_section_is_marked(nav: SettingsNav) -> None:
    nav.set_current("look")
    QTest.mouseClick(nav._buttons["tunnel"], Qt.MouseButton.LeftButton)
    assert [key for key, button in nav._buttons.items() if button.isChecked()] == ["look"]
