"""Folders of our own, and files that others may look at, or put there, at the same moment."""

import ctypes
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

PATIENCE_S = 1.0 if sys.platform == "win32" else 0.0
"""Windows refuses while somebody has either file open; a virus scanner does, for a moment."""
_PAUSE_S = 0.02

T = TypeVar("T")


def own_folder(folder: Path) -> None:
    """Make it and what it stands in, for this user alone; one that is there is left as it is. Raises: OSError.

    Of a program that was started as an administrator, Windows gives it to the administrators, and it would be
    shut to the same person later on: there the folder above decides. Source: CPython issue 157876.
    """
    folder.mkdir(mode=0o777 if _is_elevated() else 0o700, parents=True, exist_ok=True)


def take_place(source: Path, target: Path, *, patience_s: float | None = None) -> None:
    """Path.replace, tried again for so long. Blocking. Raises: OSError."""
    _tried_again(lambda: source.replace(target), patience_s)


def content(path: Path, *, patience_s: float | None = None) -> bytes:
    """Path.read_bytes, tried again for so long. Blocking. Raises: OSError."""
    return _tried_again(path.read_bytes, patience_s)


def flush_to_disk(path: Path) -> None:
    """What is in this file, or which files are in this folder, outlives a power cut. Blocking. Raises: OSError."""
    is_folder = path.is_dir()
    if is_folder and sys.platform == "win32":
        return  # its folders cannot be opened; NTFS keeps a journal of them
    number = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _is_elevated() -> bool:
    if sys.platform == "win32":
        return bool(ctypes.WinDLL("shell32").IsUserAnAdmin())
    return False


def _tried_again(action: Callable[[], T], patience_s: float | None) -> T:
    until = time.monotonic() + (PATIENCE_S if patience_s is None else patience_s)
    while True:
        try:
            return action()
        except PermissionError:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE_S)
