"""Finding the agent on this PC, and seeing that it is one."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok_process import NO_WINDOW, environment

FOLDER_NAME = "ngrok"
FILE_NAME = "ngrok.exe" if sys.platform == "win32" else "ngrok"
OLDEST = (3, 30)
"""The first whose local API knows endpoints."""
TIMEOUT_S = 10.0

_VERSION = re.compile(r"\bversion v?(\d+)\.(\d+)(\.\d+)?")
_USUAL_PLACES = {
    "win32": (
        "%LOCALAPPDATA%/ngrok",
        "%LOCALAPPDATA%/Microsoft/WinGet/Links",
        "%LOCALAPPDATA%/Microsoft/WindowsApps",
        "%PROGRAMFILES%/ngrok",
        "%PROGRAMDATA%/chocolatey/bin",
        "~/scoop/shims",
    ),
    "darwin": (
        "/opt/homebrew/bin",
        "/usr/local/bin",
        "~/Library/Application Support/ngrok",
        "~/bin",
    ),
}
_OTHER_PLACES = (
    "/usr/local/bin",
    "/usr/bin",
    "/snap/bin",
    "~/.local/bin",
    "~/bin",
    "~/.config/ngrok",
)


def find_agent(chosen: str, folder: Path) -> Path | None:
    """The file the person chose, else the one we downloaded, else one that is installed; None without any.

    A chosen folder counts too, if the agent is in it.
    """
    return next((path for path in _candidates(chosen, folder) if _is_program(path)), None)


async def check_agent(path: Path) -> str:
    """Its version, "3.39.10". Raises: SetupError agent_missing, agent_unusable, agent_too_old(version)."""
    text = await asyncio.to_thread(_ask_version, path)
    found = _VERSION.search(text)
    if found is None:
        raise SetupError("agent_unusable")
    version = found.group().removeprefix("version ").removeprefix("v")
    if (int(found.group(1)), int(found.group(2))) < OLDEST:
        raise SetupError("agent_too_old", version=version)
    return version


def _candidates(chosen: str, folder: Path) -> Iterator[Path]:
    # Windows puts quotes around a path that is copied in its Explorer.
    chosen = chosen.strip().strip('"')
    if chosen:
        given = _from_home(chosen)
        yield from (given, given / FILE_NAME)
    yield folder / FOLDER_NAME / FILE_NAME
    for place in os.environ.get("PATH", "").split(os.pathsep):
        # An empty or relative entry means wherever we happen to be: not a place for programs.
        if Path(place).is_absolute():
            yield Path(place) / FILE_NAME
    for place in _USUAL_PLACES.get(sys.platform, _OTHER_PLACES):
        full = _from_home(os.path.expandvars(place))
        if full.is_absolute():
            yield full / FILE_NAME


def _from_home(text: str) -> Path:
    """Not Path.expanduser: it raises for the home of somebody this PC does not know."""
    return Path(os.path.expanduser(text))  # noqa: PTH111


def _is_program(path: Path) -> bool:
    try:
        return path.is_file() and os.access(path, os.X_OK)
    except (OSError, ValueError):
        return False


def _ask_version(path: Path) -> str:
    """Raises: SetupError agent_missing, agent_unusable."""
    try:
        answer = subprocess.run(  # noqa: S603  # the agent the person chose
            [str(path), "--version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(os.environ, Secret("")),
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT_S,
            creationflags=NO_WINDOW,
            check=False,
        )
    except FileNotFoundError:
        raise SetupError("agent_missing") from None
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise SetupError("agent_unusable", detail=type(error).__name__) from None
    if answer.returncode != 0:
        raise SetupError("agent_unusable", detail=f"exit {answer.returncode}")
    return answer.stdout
