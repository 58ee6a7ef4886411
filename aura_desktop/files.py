"""Moving and reading files that others may look at, or put there, at the same moment."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

PATIENCE_S = 1.0 if sys.platform == "win32" else 0.0
"""Windows refuses while somebody has either file open; a virus scanner does, for a moment."""
_PAUSE_S = 0.02

T = TypeVar("T")


def take_place(source: Path, target: Path, *, patience_s: float | None = None) -> None:
    """Path.replace, tried again for so long. Blocking. Raises: OSError."""
    _tried_again(lambda: source.replace(target), patience_s)


def content(path: Path, *, patience_s: float | None = None) -> bytes:
    """Path.read_bytes, tried again for so long. Blocking. Raises: OSError."""
    return _tried_again(path.read_bytes, patience_s)


def _tried_again(action: Callable[[], T], patience_s: float | None) -> T:
    until = time.monotonic() + (PATIENCE_S if patience_s is None else patience_s)
    while True:
        try:
            return action()
        except PermissionError:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE_S)
