"""Faults put into the program on purpose, to see that the table turns red.

The program under torture is started through `program.py`, which plants what AURA_PLANTED names before
anything runs; the parts that hold the program in their own process call `plant` themselves.
"""

import asyncio
import hmac
import importlib
import logging
import operator
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

VARIABLE = "AURA_PLANTED"
ROOT = Path(__file__).parents[2]
LONGEST_S = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """`part` is the part of the torture that must notice it."""

    part: str
    sow: Callable[[], None]


def _replace(owner: Any, name: str, value: Any) -> None:
    setattr(owner, name, value)


def _acknowledge_before_commit() -> None:
    from aura_desktop.services.intake import Intake

    accept = Intake.accept
    under_way: set[asyncio.Task[None]] = set()

    async def accepted(self: Intake, body: bytes) -> None:
        task = asyncio.create_task(accept(self, body))
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    _replace(Intake, "accept", accepted)


def _retry_after_timeout() -> None:
    from aura_desktop.errors import OutcomeUnknownError
    from aura_desktop.gateways.whatsapp.graph import GraphClient

    send = GraphClient.send

    async def sent(self: GraphClient, *args: Any, **more: Any) -> Any:
        try:
            return await send(self, *args, **more)
        except OutcomeUnknownError:
            return await send(self, *args, **more)

    _replace(GraphClient, "send", sent)


def _status_rank_off() -> None:
    from aura_desktop.store import message_rows

    _replace(message_rows, "advance", lambda current, reported: reported)


def _compare_with_eq() -> None:
    from aura_desktop import local_api
    from aura_desktop.gateways.whatsapp import signature

    careless = SimpleNamespace(compare_digest=operator.eq, digest=hmac.digest)
    _replace(signature, "hmac", careless)
    _replace(local_api, "hmac", careless)


def _log_a_body() -> None:
    from aura_desktop.services.intake import Intake

    accept = Intake.accept

    async def accepted(self: Intake, body: bytes) -> None:
        logging.getLogger("aura_desktop.services.intake").info("delivery: %s", body.decode())
        await accept(self, body)

    _replace(Intake, "accept", accepted)


PLANTS: dict[str, Plant] = {
    "acknowledge_before_commit": Plant(part="crash", sow=_acknowledge_before_commit),
    "retry_after_timeout": Plant(part="crash", sow=_retry_after_timeout),
    "status_rank_off": Plant(part="crash", sow=_status_rank_off),
    "compare_with_eq": Plant(part="doors", sow=_compare_with_eq),
    "log_a_body": Plant(part="leaks", sow=_log_a_body),
}


def plant(name: str | None = None) -> None:
    """Put in the fault of this name, or the one that the environment names; nothing without a name.

    Raises: KeyError.
    """
    name = name or os.environ.get(VARIABLE, "")
    if name:
        (PLANTS if name in PLANTS else known())[name].sow()


def known() -> dict[str, Plant]:
    """All faults: those that stand here, and those of each `…_faults.py` and `…_plants.py` beside this file."""
    beside = Path(__file__).parent
    for path in sorted([*beside.glob("*_faults.py"), *beside.glob("*_plants.py")]):
        importlib.import_module(f"{__package__}.{path.stem}")
    return PLANTS


def main(names: list[str]) -> int:
    """Run the part of each fault with it, SHORT, in a process of its own; 1 if a table stayed green."""
    if unknown := sorted(set(names) - set(known())):
        print(f"no such faults: {', '.join(unknown)}; there are {', '.join(PLANTS)}")
        return 2
    found = {name: noticed(name) for name in names or PLANTS}
    lines = [
        ("planted fault", "part", "the table"),
        *((n, PLANTS[n].part, r) for n, r in found.items()),
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    for at, line in enumerate(lines):
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print(f"| {' | '.join(cells)} |")
        if at == 0:
            print(f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    return int(any(result != RED for result in found.values()))


RED, GREEN = "red", "STILL GREEN"


def noticed(name: str) -> str:
    """What the table of this fault's part said: red, still green, or that there was no table."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.torture", PLANTS[name].part, "--short"],
        cwd=ROOT,
        env=os.environ | {VARIABLE: name},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
    )
    is_red = any(
        line.startswith("|") and line.rstrip(" |").endswith("RED")
        for line in run.stdout.splitlines()
    )
    if is_red and run.returncode == 1:
        return RED
    # A part that broke down before its table noticed nothing.
    return GREEN if run.returncode == 0 else f"NO TABLE (exit code {run.returncode})"
