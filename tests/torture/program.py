"""The real program as a child that is tortured: what AURA_PLANTED names is planted before anything runs.

    python -m tests.torture.program [--window] [--die STEP CALL] [--trace FILE]

It says "ready webhook=… api=…" once it serves, with its window too. With `--die` it kills itself at a step of
crashing.py, with `--trace` it notes all such steps. Standard input drives the window:
window_hands.py.
"""

import argparse
import os
import queue
import sys
import threading
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from aura_desktop.domain import allowance
from tests.torture import planted


def main(arguments: list[str]) -> int:
    """Plant, watch, run; the exit code is the program's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--die", nargs=2, metavar=("STEP", "CALL"))
    parser.add_argument("--trace", type=Path)
    chosen = parser.parse_args(arguments)
    # Before the store reads it: more is sent here than a clinic sends in a day before it says how much it may.
    allowance.FIRST_CEILING = allowance.MOST_CEILING
    planted.plant()
    if chosen.die or chosen.trace:
        _watch(chosen.die, chosen.trace)
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    import main as program

    if not chosen.window:
        return program.main(["--headless"])
    from tests.torture import window_hands

    window_hands.attach(lines)
    return program.main([])


def _listen(lines: "queue.Queue[str]") -> None:
    """What comes on standard input. At its end nobody is there any more, and nothing shall stay behind."""
    kept = b""
    # Not by sys.stdin: its lock would be held when Python ends.
    while part := os.read(0, 4096):
        *whole, kept = (kept + part).split(b"\n")
        for line in whole:
            lines.put(line.decode())
    os._exit(1)


def _watch(death: tuple[str, str] | None, trace: Path | None) -> None:
    # Not for a plain start, whose time is taken: these load the store before the program would.
    from tests.flows import crashing

    if death is not None:
        crashing.watch_store(crashing.CrashAt(death[0], int(death[1])))
    elif trace is not None:
        crashing.watch_store(Trace(trace))


class Trace:
    """Notes every step once, as `--die` takes it; safe from two threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: set[str] = set()

    async def around(self, name: str, work: Awaitable[Any]) -> Any:
        """A read, or a write from its asking to its end."""
        result = await work
        if result or name != "outbox.lease":
            self._note(f"before:{name}", f"after:{name}")
        return result

    def inside(self, name: str) -> None:
        """A write."""
        self._note(f"inside:{name}")

    def _note(self, *steps: str) -> None:
        for step in steps:
            if step not in self._known:
                self._known.add(step)
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(f"{step}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
