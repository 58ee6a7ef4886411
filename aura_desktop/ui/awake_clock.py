"""A clock that nobody sets and that goes on while the PC sleeps."""

import sys
import time

if sys.platform == "win32":
    import ctypes

    _ticks_ms = ctypes.WinDLL("kernel32").GetTickCount64
    _ticks_ms.restype = ctypes.c_ulonglong


def counted_through_sleep() -> float:
    """Seconds of a clock that nobody sets and that counts while the PC sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # Python's own monotonic clock stands still there during sleep; this one does not.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    if sys.platform == "win32":
        # Documented to count sleep; of the counter that newer Pythons take this is not said.
        return float(_ticks_ms()) / 1000
    return time.monotonic()
