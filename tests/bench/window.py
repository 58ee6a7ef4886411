"""The window beside the listener: from delivery to bubble, and acknowledgements while the window is busy."""

import secrets
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.sender import Sent, deliver, percentile
from tests.bench.table import Row, at_most, bounded
from tests.bench.webhook import load
from tests.bench.window_program import (
    WindowProgram,
    answering_graph,
    seeded_environment,
    window_program,
)

MESSAGES, CONVERSATIONS, LARGEST = 100_000, 2_000, 2_000
OPEN = 1
RATE, SECONDS = 20.0, 15
CONNECTIONS = 8
ROUNDS = 3
LOAD_S, GENTLE_S = 2.5, 6.0
SETTLE_S = 1.0
Figures = dict[str, list[float]]


def gently(program: WindowProgram, seconds: float = SECONDS) -> list[Sent]:
    """Deliveries to the open conversation, 20 a second."""
    return deliver(
        program.webhook_port,
        round(RATE * seconds),
        secrets.token_hex(4),
        connections=CONNECTIONS,
        rate=RATE,
    )


def bubble_row(program: WindowProgram) -> Row:
    """p95 from a delivery to its commit, and to its bubble."""
    program.ask("watch")
    sent = gently(program)
    program.wait_until_read()
    time.sleep(SETTLE_S)
    seen = program.ask("seen")
    to_commit = [1000 * (seen["committed"][each.wamid] - each.due_at) for each in sent]
    to_bubble = [1000 * (seen["painted"][each.wamid] - each.due_at) for each in sent]
    commit, bubble = percentile(to_commit, 0.95), percentile(to_bubble, 0.95)
    return bounded(
        f"delivery to painted bubble, p95 at 20/s: {bubble:.1f} ms; more than to its commit",
        bubble - commit,
        commit,
        50,
        unit="ms",
    )


def busy_rows(program: WindowProgram) -> list[Row]:
    """p99 of acknowledgements with the window scrolling and blocked, beside the same at rest."""
    found: Figures = {}
    calm: Figures = {}
    for _ in range(ROUNDS):
        for kind in ("rest", "busy", "asleep"):
            if kind != "rest":
                program.ask("scroll on")
                program.ask(f"block {kind}")
            found.setdefault(kind, []).append(
                load(program.webhook_port, CONNECTIONS, secrets.token_hex(4), LOAD_S)["p99_ms"]
            )
            program.wait_until_read()
            sent = gently(program, GENTLE_S)
            calm.setdefault(kind, []).extend(each.took_ms for each in sent)
            program.ask("scroll off")
            program.ask("block off")
            program.wait_until_read()
            time.sleep(SETTLE_S)
    paces = {
        f"{CONNECTIONS} conn.": {kind: statistics.median(runs) for kind, runs in found.items()},
        # Too few in a round to have a hundredth part.
        "20/s": {kind: percentile(took, 0.99) for kind, took in calm.items()},
    }
    ways = {"busy": "in Python", "asleep": "outside Python"}
    return [
        at_most(
            f"acknowledged p99, {pace}, window scrolling, blocked 200 ms/s {way_name}, vs at rest",
            figures[way],
            figures["rest"],
            10,
            unit="ms",
            ceiling=250,
        )
        for pace, figures in paces.items()
        for way, way_name in ways.items()
    ]


def rows() -> list[Row]:
    """All on one run of the program, its window open on a long conversation."""
    with (
        answering_graph() as graph,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
    ):
        environment = seeded_environment(Path(folder), MESSAGES, CONVERSATIONS, LARGEST)
        environment["AURA_GRAPH_URL"] = graph
        with window_program(environment) as program:
            program.wait_until_serving()
            program.ask(f"open {OPEN}")
            return [bubble_row(program), *busy_rows(program)]
