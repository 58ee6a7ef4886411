"""Start at log-in: a line in the registry, a launch agent, or a file in the autostart folder."""

import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from xml.parsers.expat import ExpatError

from aura_desktop import paths
from aura_desktop.errors import SetupError

MINIMIZED = "--minimized"
_NAME = "AURA Desktop"
_LABEL = "desktop.aura"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_LONGEST_LINE = 260
"""Of what stands there. Source: Run and RunOnce Registry Keys."""
_NO_LIST = (ValueError, AttributeError, ExpatError, plistlib.InvalidFileException)
"""What the library lets through of a file that is broken, or was half written."""
# Explorer notes here what a person switched off in its own settings: first byte odd.
_APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Autostart(Protocol):
    """Blocking, for a moment; not on the home loop."""

    def available(self) -> bool:
        """Whether this system lets a program ask for it."""

    def is_on(self) -> bool:
        """Whether this very program will be started; one that has moved since is not."""

    def set(self, on: bool) -> None:
        """Ask for it, or take it back. Raises: SetupError("autostart_refused")."""


def find_autostart(folder: Path | None = None) -> Autostart:
    """That of this system; what starts works in this data folder, without one in the usual."""
    command = start_command(folder)
    if sys.platform == "win32":
        import winreg  # there is none elsewhere

        return RegistryAutostart(winreg, command)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", command)
    return DesktopFile(autostart_folder(os.environ, Path.home()), command)


def start_command(folder: Path | None = None) -> tuple[str, ...]:
    """What starts this program, bundled or from source, without a window of its own in front."""
    is_usual = folder is None or folder == paths.default_data_folder()
    options = (MINIMIZED,) if is_usual else (MINIMIZED, "--data-dir", str(folder))
    if getattr(sys, "frozen", False):
        return (sys.executable, *options)
    python = Path(sys.executable)
    if sys.platform == "win32":
        windowless = python.with_name("pythonw.exe")
        python = windowless if windowless.exists() else python
    return (str(python), str(paths.resources().parent / "main.py"), *options)


def autostart_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Source: XDG Base Directory; a relative XDG_CONFIG_HOME does not count."""
    chosen = Path(environ.get("XDG_CONFIG_HOME", ""))
    return (chosen if chosen.is_absolute() else home / ".config") / "autostart"


class DesktopFile:
    """Linux. Source: Desktop Application Autostart Specification."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / "aura-desktop.desktop"
        self._command = command

    def available(self) -> bool:
        return True

    def is_on(self) -> bool:
        lines = _lines(self._file)
        off = {"hidden=true", "x-gnome-autostart-enabled=false"}
        return self._exec() in lines and not off & {line.strip().lower() for line in lines}

    def set(self, on: bool) -> None:
        if not on:
            _remove(self._file)
            return
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_NAME}",
            self._exec(),
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        _write(self._file, "".join(f"{line}\n" for line in lines).encode())

    def _exec(self) -> str:
        return f"Exec={' '.join(_desktop_word(word) for word in self._command)}"


class LaunchAgent:
    """macOS. Source: launchd.plist(5)."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{_LABEL}.plist"
        self._command = command

    def available(self) -> bool:
        return True

    def is_on(self) -> bool:
        try:
            with self._file.open("rb") as file:
                found = plistlib.load(file)
        except (OSError, *_NO_LIST):
            return False
        if not isinstance(found, dict):
            return False
        is_ours = found.get("ProgramArguments") == list(self._command)
        return is_ours and bool(found.get("RunAtLoad")) and not found.get("Disabled", False)

    def set(self, on: bool) -> None:
        if not on:
            _remove(self._file)
            return
        agent = {
            "Label": _LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        _write(self._file, plistlib.dumps(agent))


class RegistryAutostart:
    """Windows; `registry` is the module winreg."""

    def __init__(self, registry: Any, command: Sequence[str]) -> None:
        self._registry = registry
        self._command = command

    def available(self) -> bool:
        return True

    def is_on(self) -> bool:
        if self._value(_RUN_KEY) != subprocess.list2cmdline(self._command):
            return False
        approved = self._value(_APPROVED_KEY)
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] & 1)

    def set(self, on: bool) -> None:
        line = subprocess.list2cmdline(self._command)
        if on and len(line) > _LONGEST_LINE:
            raise SetupError("autostart_refused", detail="length")
        try:
            # Off in Explorer's list would outlive our own wish.
            self._delete(_APPROVED_KEY)
            if not on:
                self._delete(_RUN_KEY)
                return
            with self._registry.CreateKey(self._registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
                self._registry.SetValueEx(key, _NAME, 0, self._registry.REG_SZ, line)
        except OSError as error:
            raise SetupError("autostart_refused", detail=type(error).__name__) from None

    def _value(self, path: str) -> object:
        registry = self._registry
        with suppress(OSError), registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
            value: object = registry.QueryValueEx(key, _NAME)[0]
            return value
        return None

    def _delete(self, path: str) -> None:
        registry = self._registry
        access = registry.KEY_SET_VALUE
        with (
            suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, access) as key,
        ):
            registry.DeleteValue(key, _NAME)


def _desktop_word(word: str) -> str:
    """One argument in an Exec line: escaped for the quotes, then for the file, and no field code."""
    quoted = word.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`").replace("$", "\\$")
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise SetupError("autostart_refused", detail=type(error).__name__) from None


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise SetupError("autostart_refused", detail=type(error).__name__) from None
