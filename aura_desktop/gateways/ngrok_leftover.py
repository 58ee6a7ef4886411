"""The agent of a run that was killed: found by process id and start time together, and ended."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aura_desktop.gateways.ngrok_config import write_private

FILE_NAME = "ngrok.pid"
GRACE_S = 2.0
_PAUSE_S = 0.05
if sys.platform == "win32":
    _SIGNALS = (signal.SIGTERM,)
else:
    _SIGNALS = (signal.SIGTERM, signal.SIGKILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A process and who started it, each with its start time."""

    pid: int
    started: str
    by: int
    by_started: str


def remember(folder: Path, pid: int) -> None:
    """Note the agent that runs now and that we started it; without its start time nobody may end it later."""
    started, owner = start_time(pid), os.getpid()
    if started:
        note = {"pid": pid, "started": started, "by": owner, "by_started": start_time(owner)}
        with suppress(OSError):
            write_private(folder / FILE_NAME, json.dumps(note))


def forget(folder: Path, pid: int) -> None:
    """This one has ended as it should."""
    noted = _noted(folder)
    if noted is None or noted.pid == pid:
        with suppress(OSError):
            (folder / FILE_NAME).unlink()


def end_leftover(folder: Path) -> bool:
    """End the agent noted there if it lives and who started it does not; True if there was one.

    Blocks for some seconds at most.
    """
    noted = _noted(folder)
    if noted is None:
        return False
    if noted.by_started and start_time(noted.by) == noted.by_started:
        return False
    lived = start_time(noted.pid) == noted.started
    if lived:
        _end(noted.pid, noted.started)
    forget(folder, noted.pid)
    return lived


def start_time(pid: int) -> str:
    """When this process began, as a text to compare; "" if it does not live or cannot be asked."""
    if sys.platform == "win32":
        return _windows_start_time(pid)
    if sys.platform == "linux":
        return _linux_start_time(pid)
    return _ps_start_time(pid)


def _noted(folder: Path) -> _Note | None:
    try:
        read = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        note = _Note(
            pid=read["pid"],
            started=read["started"],
            by=read.get("by", 0),
            by_started=read.get("by_started", ""),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    # 0 and negative numbers mean groups of processes.
    is_sound = all(type(each) is int for each in (note.pid, note.by)) and note.pid > 0
    return note if is_sound and note.started else None


def _end(pid: int, started: str) -> None:
    """Ask, then insist. On Windows there is no asking."""
    for number in _SIGNALS:
        with suppress(OSError):
            os.kill(pid, number)
        until = time.monotonic() + GRACE_S
        while time.monotonic() < until:
            if start_time(pid) != started:
                return
            time.sleep(_PAUSE_S)


def _linux_start_time(pid: int) -> str:
    """Ticks since this boot, and which boot (proc(5)); a process that has ended but was not collected is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    # The name in brackets may hold spaces and brackets itself.
    fields = text.rpartition(")")[2].split()
    return "" if len(fields) < 20 or fields[0] in "ZX" else f"{boot} {fields[19]}"


def _ps_start_time(pid: int) -> str:
    """macOS and the other Unixes."""
    try:
        answer = subprocess.run(  # noqa: S603  # a fixed program, a number
            # Behind the first "=" all is a heading, by POSIX and on macOS: one option for each column.
            ["/bin/ps", "-o", "stat=", "-o", "lstart=", "-p", str(pid)],
            capture_output=True,
            # In one zone and language: summer time must not make another process of it.
            env={"LC_ALL": "C", "TZ": "UTC"},
            timeout=5.0,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    state, _, started = answer.stdout.decode("ascii", "replace").strip().partition(" ")
    return "" if state.startswith("Z") else started.strip()


def _windows_start_time(pid: int) -> str:
    """GetProcessTimes: the moment of creation in units of 100 ns."""
    if sys.platform != "win32":
        return ""
    from ctypes import wintypes

    query_limited, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    kernel.GetProcessTimes.argtypes = (
        wintypes.HANDLE,
        *([ctypes.POINTER(wintypes.FILETIME)] * 4),
    )
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    handle = kernel.OpenProcess(query_limited, False, pid)
    if not handle:
        return ""
    try:
        rc = wintypes.DWORD()
        times = [wintypes.FILETIME() for _ in range(4)]
        if not kernel.GetExitCodeProcess(handle, ctypes.byref(rc)) or rc.value != still_active:
            return ""
        if not kernel.GetProcessTimes(handle, *(ctypes.byref(each) for each in times)):
            return ""
        return str((times[0].dwHighDateTime << 32) | times[0].dwLowDateTime)
    finally:
        kernel.CloseHandle(handle)
