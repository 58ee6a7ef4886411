"""Tries to lose, double, falsify and leak, and prints one table: `python3 dev.py torture`.

`[PART …]` some of the parts · `--short` as with all other tests · `--planted` with each planted fault in turn:
then every table must be red.
"""

import importlib
import sys
import time

from tests.torture import planted
from tests.torture.table import Row, Scale, formatted

PARTS = ("crash", "disk", "sending", "input", "doors", "leaks", "damage", "rights", "day")


def main(arguments: list[str]) -> int:
    """1 if harm was done."""
    scale = Scale.SHORT if "--short" in arguments else Scale.LONG
    names = [name for name in arguments if not name.startswith("--")]
    if "--planted" in arguments:
        return planted.main(names)
    # For the parts that hold the program in this process; the others plant it in their children.
    planted.plant()
    table: list[Row] = []
    for name in names or PARTS:
        started = time.monotonic()
        table += importlib.import_module(f"tests.torture.{name}").rows(scale)
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    print(formatted(table))
    return 1 if any(row.is_red for row in table) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
