"""Cold start over a store of 1,000,000 messages, and the memory it takes; beside an empty PySide6 window."""

import secrets
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.resident import resident_bytes
from tests.bench.sender import deliver
from tests.bench.table import Row, at_most, bounded
from tests.bench.window_program import (
    answering_graph,
    empty_window,
    seeded_environment,
    window_program,
)

MESSAGES, CONVERSATIONS = 1_000_000, 5_000
ROUNDS = 7
DELIVERED, CONNECTIONS = 10_000, 8
OPENED = (2, 3, 4)
SETTLE_S = 3.0
MB = 1_000_000
Figures = dict[str, float]


def theirs() -> Figures:
    """The empty window: painted, and its memory."""
    with empty_window() as (child, figures):
        time.sleep(0.2)
        return {"painted_s": figures["painted_s"], "memory": resident_bytes(child.pid) / MB}


def ours(environment: dict[str, str]) -> Figures:
    """The program: frame, list, a conversation opened as soon as the list is there, memory at rest."""
    with window_program(environment) as program:
        asked_at = time.monotonic()
        opened_s = program.ask(f"open {OPENED[0]}")["at"] - asked_at
        time.sleep(SETTLE_S)
        return {
            "framed_s": program.framed_s,
            "listed_s": program.listed_s,
            "opened_s": program.listed_s + opened_s,
            "open_ms": 1000 * opened_s,
            "memory": resident_bytes(program.pid) / MB,
        }


def memory_after_deliveries(environment: dict[str, str]) -> tuple[float, float]:
    """Memory in MB before and after many more messages, a conversation open that gets some of them."""
    with window_program(environment) as program:
        program.wait_until_serving()
        for conversation in OPENED:
            program.ask(f"open {conversation}")
        # What is filled once and then kept (pages of the store, compiled statements) is no growth.
        for count in (DELIVERED // 2, DELIVERED):
            time.sleep(SETTLE_S)
            before = resident_bytes(program.pid)
            deliver(
                program.webhook_port,
                count,
                secrets.token_hex(4),
                connections=CONNECTIONS,
                patients=100,
            )
            program.wait_until_read()
        time.sleep(SETTLE_S)
        return before / MB, resident_bytes(program.pid) / MB


def rows() -> list[Row]:
    """Medians of several starts; the two programs take turns."""
    mine: list[Figures] = []
    other: list[Figures] = []
    with (
        answering_graph() as graph,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
    ):
        environment = seeded_environment(Path(folder), MESSAGES, CONVERSATIONS)
        environment["AURA_GRAPH_URL"] = graph
        # The first start of each compiles what is imported.
        theirs(), ours(environment)
        for _ in range(ROUNDS):
            other.append(theirs())
            mine.append(ours(environment))
        before, after = memory_after_deliveries(environment)

    def median(runs: list[Figures], name: str) -> float:
        return statistics.median(run[name] for run in runs)

    painted, empty = median(other, "painted_s"), median(other, "memory")
    return [
        at_most(
            "start to first painted frame, vs an empty window",
            median(mine, "framed_s"),
            painted,
            2,
            unit="s",
        ),
        at_most(
            "start to usable inbox, 1,000,000 messages, vs an empty window",
            median(mine, "listed_s"),
            painted,
            5,
            unit="s",
        ),
        bounded(
            "  a conversation opened that moment, painted (beside: the start so far)",
            median(mine, "open_ms"),
            1000 * median(mine, "listed_s"),
            100,
            unit="ms",
        ),
        at_most(
            "memory after that start, vs an empty window",
            median(mine, "memory"),
            empty,
            2.5,
            unit="MB",
        ),
        at_most(
            "memory after 10,000 more messages, vs before them", after, before, 1.05, unit="MB"
        ),
    ]
