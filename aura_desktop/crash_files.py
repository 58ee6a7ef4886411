"""No picture of this program's memory is left behind by a crash: keys and patients' words are in it."""

import sys

_NO_FAULT_BOX = 0x0002
"""SEM_NOGPFAULTERRORBOX: Windows ends the program without a report of its error reporting."""


def refuse() -> None:
    """Ask the system to write none, as far as a program may."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_FAULT_BOX)
    else:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
