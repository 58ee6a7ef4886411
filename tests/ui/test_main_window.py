"""The frame: sections, counts, closing, names for everything that takes the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui import theme
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.shortcuts import KEYS
from aura_desktop.ui.widgets.rail import RailButton
from aura_desktop.ui.widgets.shortcuts_sheet import ShortcutsSheet
from tests.ui.dialogs import nameless

CONNECT = "Connect my number"


def window(qtbot: QtBot, *, demo: bool = True) -> MainWindow:
    made = MainWindow(demo=demo)
    made.resize(1440, 900)
    made.add_page("inbox", QWidget())
    made.add_page("health", QWidget())
    made.add_page("settings", QWidget())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_first_frame_is_told_once(qtbot: QtBot) -> None:
    made = MainWindow(demo=False)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    painted = QSignalSpy(made.first_painted)
    made.update()
    qtbot.waitUntil(lambda: made.isVisible())
    assert painted.count() == 0
    made.deleteLater()


def test_sections_open_by_rail_and_by_chain(qtbot: QtBot) -> None:
    made = window(qtbot)
    changed: list[str] = []
    made.section_changed.connect(changed.append)
    made.show_section("inbox")
    for button in made.rail.findChildren(RailButton):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert changed == ["inbox", "health", "settings"]
    made.show_section("inbox")
    made.chain.diagnosis_requested.emit()
    assert made.section() == "health"
    made.show_section("nowhere")
    assert made.section() == "health"
    made.deleteLater()


def test_the_title_counts_but_names_nobody(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.set_waiting(5)
    assert made.windowTitle() == "(5) AURA Desktop"
    inbox = made.rail.findChildren(RailButton)[0]
    assert inbox.accessibleDescription() != ""
    made.set_waiting(0)
    assert made.windowTitle() == "AURA Desktop"
    assert inbox.accessibleDescription() == ""
    made.deleteLater()


def test_closing_only_asks(qtbot: QtBot) -> None:
    made = window(qtbot)
    asked = QSignalSpy(made.close_requested)
    assert not made.close()
    assert asked.count() == 1
    assert made.isVisible(), "what closing means is for others to say"
    made.deleteLater()


def test_what_covers_the_window_takes_its_place_and_its_keys(qtbot: QtBot) -> None:
    made = window(qtbot)
    pressed = QSignalSpy(made.shortcuts.pressed)
    made.activateWindow()
    qtbot.waitActive(made)
    cover = QLineEdit()
    made.cover(cover)
    cover.setFocus()
    assert (cover.isVisible(), made.rail.isVisible(), made.is_covered()) == (True, False, True)
    assert cover.size() == made.size()
    QTest.keyClick(made.windowHandle(), Qt.Key.Key_F9)
    assert pressed.count() == 0
    made.uncover()
    assert (made.rail.isVisible(), made.is_covered()) == (True, False)
    QTest.keyClick(made.windowHandle(), Qt.Key.Key_F9)
    assert pressed.count() == 1
    cover.deleteLater()
    made.deleteLater()


def test_the_ribbon_of_the_demo_leads_to_the_own_number(qtbot: QtBot) -> None:
    made = window(qtbot)
    asked = QSignalSpy(made.connect_requested)
    link = next(item for item in made.findChildren(QPushButton) if item.accessibleName() == CONNECT)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.count() == 1
    made.deleteLater()


def test_the_frame_comes_back_and_nonsense_is_no_harm(qtbot: QtBot) -> None:
    made = window(qtbot)
    frame = made.frame()
    made.restore_frame(frame)
    # The screen of these tests is smaller than the window: Qt fits it in.
    assert made.width() < 1440
    made.deleteLater()


def test_a_first_window_fits_a_small_screen(qtbot: QtBot) -> None:
    made = MainWindow(demo=False)
    made.restore_frame("00ff")
    room = made.screen().availableGeometry().size()
    assert room.width() < 1440, "the screen of these tests is small"
    assert made.isMaximized()
    made.deleteLater()


def test_the_rail_follows_the_width(qtbot: QtBot) -> None:
    made = window(qtbot)
    assert made.rail.width() == theme.current().metric("layout.rail")
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: made.rail.width() == theme.current().metric("layout.railCompact"))
    made.deleteLater()


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.notices.show_notice("key", "Title", "Text", action="Do", can_close=True)
    made.toasts.show_undo("Done", "Somebody", lambda: None)
    made.toasts.show_toast("Told")
    sheet = ShortcutsSheet(made)
    sheet.open()
    assert made.findChildren(QAbstractButton)
    assert nameless(made) == []
    made.deleteLater()


def test_keys_are_heard_and_none_is_taken_twice(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    heard: list[str] = []
    made.shortcuts.pressed.connect(heard.append)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(made, Qt.Key.Key_K, control)
    QTest.keyClick(made, Qt.Key.Key_N, control | shift)
    QTest.keyClick(made, Qt.Key.Key_F6, shift)
    QTest.keyClick(made, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert heard == ["search", "note", "previous_pane", "next_conversation"]
    sequences = [keys for several in KEYS.values() for keys in several]
    assert len(sequences) == len(set(sequences))
    assert not any("Ctrl+Alt" in keys for keys in sequences)
    made.deleteLater()
