"""What a start can do without: a look into every source file, and the collection of garbage it does not make."""

import builtins
import gc


def begin() -> None:
    """Import plainly, and collect nothing by itself from here on. Call once PySide6 is imported.

    PySide6 puts itself before every import, to find modules that use its `__feature__` switch: it reads their
    source, and the line cache keeps it, 24 MB and a tenth of a second for ours. Nobody here uses the switch.
    """
    gc.disable()
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
