"""Whether there is a screen to open a window on. Qt itself would only abort, with a core dump."""

import ctypes
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from aura_desktop.errors import SetupError

ANSWER_TIMEOUT_S = 2.0
_ASKED_BY_QT = ("xcb", "wayland")


def check(environ: Mapping[str, str], platform: str = sys.platform) -> None:
    """Ask the display server that Qt would use; only Linux and its relatives have one apart.

    Raises: SetupError("no_screen").
    """
    if platform in {"win32", "darwin"}:
        return
    wanted = [part.split(":")[0] for part in environ.get("QT_QPA_PLATFORM", "").split(";") if part]
    kinds = {name.split("-")[0] for name in wanted} or set(_ASKED_BY_QT)
    # Whoever asks for a screen of another kind (offscreen, vnc) knows what for.
    if not kinds <= set(_ASKED_BY_QT):
        return
    if "wayland" in kinds and _wayland_answers(environ):
        return
    if "xcb" in kinds and _x11_answers(environ):
        return
    raise SetupError("no_screen")


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    if "WAYLAND_SOCKET" in environ:  # a connection that is open already, and good for one use
        return True
    name, folder = environ.get("WAYLAND_DISPLAY", ""), environ.get("XDG_RUNTIME_DIR", "")
    path = Path(folder) / name
    if not (name and path.is_absolute() and hasattr(socket, "AF_UNIX")):
        return False
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(ANSWER_TIMEOUT_S)
        line.connect(str(path))
        return True
    return False


def _x11_answers(environ: Mapping[str, str]) -> bool:
    """By the library that Qt uses: it knows all forms of DISPLAY, and whether we are let in."""
    display = environ.get("DISPLAY", "")
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
