"""Faults put into the program on purpose, to see that the table turns red.

The program under torture is started through `program.py`, which plants what AURA_PLANTED names before
anything runs; the parts that hold the program in their own process call `plant` themselves.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

VARIABLE = "AURA_PLANTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """`part` is the part of the torture that must notice it."""

    part: str
    sow: Callable[[], None]


PLANTS: dict[str, Plant] = {}


def plant(name: str | None = None) -> None:
    """Put in the fault of this name, or the one that the environment names; nothing without a name.

    Raises: KeyError.
    """
    name = name or os.environ.get(VARIABLE, "")
    if name:
        PLANTS[name].sow()


def main(names: list[str]) -> int:
    """Run the part of each fault with it, SHORT; 1 if a table stayed green."""
    raise SystemExit(f"no faults are planted yet: {names}")
