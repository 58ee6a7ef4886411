"""What a start can do without: looks into source files, the collection of garbage, what libraries bring for others."""

import builtins
import gc
import importlib
import sys
from types import ModuleType


def begin() -> None:
    """Import plainly, and collect nothing by itself from here on. Call once PySide6 is imported.

    PySide6 puts itself before every import, to find modules that use its `__feature__` switch: it reads their
    source, and the line cache keeps it, 24 MB and a tenth of a second for ours. Nobody here uses the switch.
    """
    gc.disable()
    give_way_soon()
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
    leave_out()


def give_way_soon() -> None:
    """Let a thread that waits have its turn after 1 ms.

    Python's own 5 ms add up to 50 for each delivery that is acknowledged while another thread is busy in Python.
    """
    sys.setswitchinterval(0.001)


def leave_out() -> None:
    """Leave parts of libraries out that nobody here calls. Call before those libraries are imported.

    httpx's command line brings rich and pygments where those are installed, 5 MB; uvicorn's brings click and
    multiprocessing, 2 MB.
    """
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type] # None means: not to be found
    if "uvicorn" not in sys.modules:
        # The package takes three names out of it, and would not load without.
        command_line = ModuleType("uvicorn.main")
        vars(command_line).update(__getattr__=_of_uvicorn, main=None, run=None)
        sys.modules["uvicorn.main"] = command_line


def _of_uvicorn(name: str) -> object:
    if name != "Server":
        raise AttributeError(name)
    return importlib.import_module("uvicorn.server").Server
