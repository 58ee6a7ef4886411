"""The tray: its shapes, and what a panel and a notification service are really told."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from aura_desktop.ui import desktop_notes
from aura_desktop.ui.tray import Tray
from aura_desktop.ui.tray_icon import SIZES, TrayState, tray_icon, tray_pixmap

ROOT = Path(__file__).parents[2]
DEADLINE_S = 20.0

if sys.platform == "linux":
    from tests.ui.linux_desktop import NOTES, WATCHER, Desktop, Item, private_bus
    from tests.virtual_screen import virtual_screen


def shape(state: TrayState, size: int) -> list[bool]:
    """Where there is ink at all, whatever its colour."""
    image = tray_pixmap(state, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return [
        image.pixelColor(x, y).alpha() > 127
        for y in range(image.height())
        for x in range(image.width())
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [16, 22, 24, 32, 64])
def test_each_state_has_a_shape_of_its_own(size: int) -> None:
    shapes = {state: shape(state, size) for state in TrayState}
    for one in TrayState:
        inked = sum(shapes[one])
        assert 0.15 < inked / size**2 < 0.75
        for other in TrayState:
            if one is not other:
                differ = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
                assert differ > 0.08 * size**2, (one, other)


@pytest.mark.usefixtures("qapp")
def test_every_size_is_drawn_for_itself() -> None:
    for state in TrayState:
        sizes = {size.width() for size in tray_icon(state).availableSizes()}
        assert sizes == set(SIZES)
        corner = tray_pixmap(state, 16).toImage().pixelColor(0, 0)
        assert corner.alpha() == 0


async def test_without_a_desktop_nothing_is_shown_and_nothing_breaks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    tray = Tray()
    assert not tray.is_available()
    tray.notify("1 new message", "Click to read.")
    assert not await desktop_notes.send_note("1 new message", "Click to read.")
    await tray.close()


async def test_a_click_opens_and_a_right_click_does_not(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QSystemTrayIcon

    tray = Tray()
    reasons = QSystemTrayIcon.ActivationReason
    with qtbot.assertNotEmitted(tray.open_requested):
        tray._on_activated(reasons.Context)
    if sys.platform != "darwin":
        with qtbot.waitSignal(tray.open_requested):
            tray._on_activated(reasons.Trigger)
    await tray.close()


class Program:
    """The small program on the desktop."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def says(self) -> str:
        """Its next word. Raises: queue.Empty if it does not come."""
        return self._lines.get(timeout=DEADLINE_S)

    def hears(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self._reader.join(DEADLINE_S)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.strip())


if sys.platform == "linux":

    @contextmanager
    def program_on(bus: str) -> Iterator[Program]:
        with virtual_screen() as screen:
            environ = os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
            with subprocess.Popen(
                [sys.executable, "-m", "tests.ui.tray_program"],
                cwd=ROOT,
                env=environ | {"DBUS_SESSION_BUS_ADDRESS": bus},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            ) as process:
                program = Program(process)
                try:
                    yield program
                finally:
                    program.end()

    def test_a_panel_gets_the_icon_the_words_and_the_menu() -> None:
        with private_bus() as bus, Desktop(bus) as desktop:
            desktop.own(WATCHER)
            desktop.own(NOTES)
            with program_on(bus) as program:
                assert [program.says(), program.says()] == ["appeared", "there"]
                item = Item(desktop, desktop.called("RegisterStatusNotifierItem").sender)
                assert item.property("ToolTip")[2:] == (
                    "AURA Desktop\nSomething needs attention\n3 conversation(s) wait",
                    "",
                )
                widths = {width for width, _, _ in item.property("IconPixmap")}
                assert {22, 32} <= widths
                menu = item.menu()
                assert list(menu) == [
                    "Open AURA Desktop",
                    "[3 conversation(s) wait]",
                    "[Something needs attention]",
                    "Check the line",
                    "Silence the alarm",
                    "Quit",
                ]
                item.click()
                assert program.says() == "open"
                item.choose(menu["Check the line"])
                assert program.says() == "check"
                program.hears("notify")
                assert desktop.called("Notify").body[3:5] == ("2 new messages", "Click to read.")
                item.choose(menu["Quit"])
                assert program.says() == "quit"
                assert program.process.wait(15) == 0

    def test_a_panel_that_comes_later_gets_it_too() -> None:
        """Started at log-in, the program is often there before the panel."""
        with private_bus() as bus, Desktop(bus) as desktop, program_on(bus) as program:
            assert program.says() == "not there"
            desktop.own(WATCHER)
            assert program.says() == "appeared"
            assert desktop.called("RegisterStatusNotifierItem")

    def test_a_desktop_without_a_tray_is_notified_all_the_same() -> None:
        with private_bus() as bus, Desktop(bus) as desktop:
            desktop.own(NOTES)
            with program_on(bus) as program:
                assert program.says() == "not there"
                program.hears("notify")
                call = desktop.called("Notify")
                assert call.signature == "susssasa{sv}i"
                assert call.body[0] == "AURA Desktop"
                assert call.body[3:5] == ("2 new messages", "Click to read.")

    async def test_a_desktop_without_notifications_is_no_error(
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        with private_bus() as bus:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
            assert not await desktop_notes.send_note("1 new message", "Click to read.")
