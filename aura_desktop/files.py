"""Moving files into their place, where others may look at them at the same moment."""

import sys
import time
from pathlib import Path

PATIENCE_S = 1.0 if sys.platform == "win32" else 0.0
"""Windows refuses while somebody has either file open; a virus scanner does, for a moment."""
_PAUSE_S = 0.02


def take_place(source: Path, target: Path, *, patience_s: float = PATIENCE_S) -> None:
    """Path.replace, tried again for so long. Blocking. Raises: OSError."""
    until = time.monotonic() + patience_s
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if time.monotonic() >= until:
                raise
        else:
            return
        time.sleep(_PAUSE_S)
