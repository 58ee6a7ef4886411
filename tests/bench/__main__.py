"""Runs the benches and prints one table: `python3 dev.py bench`, or some of its groups by name."""

import importlib
import sys
import time

from tests.bench.table import Row, formatted

GROUPS = ("webhook", "start", "timeline", "scale", "window", "day", "idle", "ai")


def main(names: list[str]) -> int:
    """Each group in turn; 1 if a goal was missed."""
    table: list[Row] = []
    for name in names or GROUPS:
        started = time.monotonic()
        table += importlib.import_module(f"tests.bench.{name}").rows()
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    print(formatted(table))
    return 0 if all(row.met for row in table) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
