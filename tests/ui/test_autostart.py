"""Start at log-in: what is written for each system starts this program, and is taken back."""

import plistlib
import re
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from aura_desktop import paths
from aura_desktop.errors import SetupError
from aura_desktop.ui import autostart
from aura_desktop.ui.autostart import Autostart, DesktopFile, LaunchAgent, RegistryAutostart

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
ODD = ('/home/maría josé/50 % off $HOME/a"b`c\\d', "--minimized")


class Key:
    """An open key of the registry below."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        return None


class Registry:
    """As much of winreg as is used."""

    HKEY_CURRENT_USER, REG_SZ, KEY_SET_VALUE = 1, 2, 3

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {RUN: {}}
        self.refuses = False

    def OpenKey(self, root: int, path: str, reserved: int = 0, access: int = 0) -> Key:
        if path not in self.keys:
            raise FileNotFoundError(path)
        if access and self.refuses:
            raise PermissionError(path)
        return Key(self.keys[path])

    def CreateKey(self, root: int, path: str) -> Key:
        if self.refuses:
            raise PermissionError(path)
        return Key(self.keys.setdefault(path, {}))

    def QueryValueEx(self, key: Key, name: str) -> tuple[Any, int]:
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], self.REG_SZ

    def SetValueEx(self, key: Key, name: str, reserved: int, kind: int, value: str) -> None:
        key.values[name] = value

    def DeleteValue(self, key: Key, name: str) -> None:
        if name not in key.values:
            raise FileNotFoundError(name)
        del key.values[name]


def goes_on_and_off(found: Autostart) -> None:
    assert found.available()
    assert not found.is_on()
    found.set(True)
    found.set(True)
    assert found.is_on()
    found.set(False)
    found.set(False)
    assert not found.is_on()


def unescaped(line: str) -> tuple[str, ...]:
    """An Exec line as a desktop reads it: the file's escapes, the quotes, the field codes."""
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    return tuple(re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words)


def test_linux_writes_a_file_that_starts_the_program(tmp_path: Path) -> None:
    found = DesktopFile(tmp_path / "new" / "autostart", ODD)
    goes_on_and_off(found)
    found.set(True)
    lines = (tmp_path / "new" / "autostart" / "aura-desktop.desktop").read_text("utf-8").split("\n")
    assert lines[0] == "[Desktop Entry]"
    assert "Type=Application" in lines
    (line,) = (line for line in lines if line.startswith("Exec="))
    assert unescaped(line) == ODD


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    found = DesktopFile(tmp_path, ODD)
    found.set(True)
    file = tmp_path / "aura-desktop.desktop"
    words = file.read_text(encoding="utf-8").replace("X-GNOME-Autostart-enabled=true\n", "")
    file.write_text(f"{words}{line}\n", encoding="utf-8")
    assert not found.is_on()
    found.set(True)
    assert found.is_on()


def test_a_program_that_has_moved_is_not_the_one_that_starts(tmp_path: Path) -> None:
    registry = Registry()
    moved = ("/elsewhere/aura", "--minimized")
    pairs: list[tuple[Autostart, Autostart]] = [
        (DesktopFile(tmp_path, ODD), DesktopFile(tmp_path, moved)),
        (LaunchAgent(tmp_path, ODD), LaunchAgent(tmp_path, moved)),
        (RegistryAutostart(registry, ODD), RegistryAutostart(registry, moved)),
    ]
    for before, now in pairs:
        before.set(True)
        assert not now.is_on()
        now.set(True)
        assert now.is_on()
        assert not before.is_on()


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><plist version="1.0"><dict><key>Lab',
        b'<?xml version="1.0"?><plist version="1.0"><array/></plist>',
        b'<?xml version="1.0"?><plist version="1.0"><dict><key>L</key><date>x</date></dict></plist>',
        b"bplist00",
    ],
)
def test_an_agent_that_was_half_written_is_off(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "desktop.aura.plist").write_bytes(content)
    goes_on_and_off(LaunchAgent(tmp_path, ODD))


def test_a_file_that_is_none_of_ours_does_not_break_it(tmp_path: Path) -> None:
    (tmp_path / "aura-desktop.desktop").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "desktop.aura.plist").write_bytes(b"no plist")
    assert not DesktopFile(tmp_path, ODD).is_on()
    assert not LaunchAgent(tmp_path, ODD).is_on()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    for found in (DesktopFile(tmp_path / "taken", ODD), LaunchAgent(tmp_path / "taken", ODD)):
        for on in (True, False):
            with pytest.raises(SetupError, match="autostart_refused"):
                found.set(on)


def test_the_folder_follows_the_desktops_own_rules() -> None:
    home = Path("/home/camila")
    at = autostart.autostart_folder
    assert at({}, home) == home / ".config" / "autostart"
    assert at({"XDG_CONFIG_HOME": "/etc/own"}, home) == Path("/etc/own/autostart")
    assert at({"XDG_CONFIG_HOME": "relative"}, home) == home / ".config" / "autostart"


def test_macos_gets_a_launch_agent(tmp_path: Path) -> None:
    found = LaunchAgent(tmp_path / "LaunchAgents", ODD)
    goes_on_and_off(found)
    found.set(True)
    with (tmp_path / "LaunchAgents" / "desktop.aura.plist").open("rb") as file:
        agent = plistlib.load(file)
    assert agent["ProgramArguments"] == list(ODD)
    assert agent["RunAtLoad"] is True


def test_windows_gets_a_quoted_line_in_the_registry() -> None:
    registry = Registry()
    command = (r"C:\Program Files\AURA Desktop\aura.exe", "--minimized")
    found = RegistryAutostart(registry, command)
    goes_on_and_off(found)
    found.set(True)
    line = r'"C:\Program Files\AURA Desktop\aura.exe" --minimized'
    assert registry.keys[RUN] == {"AURA Desktop": line}


def test_a_line_longer_than_windows_takes_is_told() -> None:
    registry = Registry()
    found = RegistryAutostart(registry, ("C:\\" + "a" * 250 + ".exe", "--minimized"))
    with pytest.raises(SetupError, match="autostart_refused"):
        found.set(True)
    assert registry.keys[RUN] == {}
    found.set(False)


def test_windows_own_switch_counts_until_a_person_decides_here() -> None:
    registry = Registry()
    found = RegistryAutostart(registry, ODD)
    found.set(True)
    registry.keys[APPROVED] = {"AURA Desktop": b"\x03\x00\x00\x00"}
    assert not found.is_on()
    registry.keys[APPROVED] = {"AURA Desktop": b"\x02\x00\x00\x00"}
    assert found.is_on()
    found.set(True)
    assert registry.keys[APPROVED] == {}


def test_a_registry_that_refuses_is_told() -> None:
    registry = Registry()
    registry.refuses = True
    for on in (True, False):
        with pytest.raises(SetupError, match="autostart_refused"):
            RegistryAutostart(registry, ODD).set(on)


def test_the_command_starts_this_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python, main, flag = autostart.start_command()
    assert Path(python).exists()
    assert Path(main).name == "main.py"
    assert Path(main).exists()
    assert flag == "--minimized"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "aura"))
    assert autostart.start_command() == (str(tmp_path / "aura"), "--minimized")
    assert autostart.start_command(paths.default_data_folder()) == autostart.start_command()
    # What was chosen in a terminal or for one session is not known at log-in.
    chosen = ("--data-dir", str(tmp_path / "datos"))
    assert autostart.start_command(tmp_path / "datos")[1:] == ("--minimized", *chosen)


def test_this_systems_own_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert autostart.find_autostart().available()
    if sys.platform == "linux":
        autostart.find_autostart().set(True)
        assert (tmp_path / "autostart" / "aura-desktop.desktop").exists()
