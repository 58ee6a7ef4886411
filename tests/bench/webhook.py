"""Deliveries acknowledged: ours (signature, durable, encrypted) beside pywa and bare uvicorn."""

import json
import re
import secrets
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.deliveries import PHONE_NUMBER_ID, SECRET, VERIFY_TOKEN, WABA_ID
from tests.bench.process import output_of, running
from tests.bench.table import Row, at_least, at_most

SECONDS = 3.0
ROUNDS = 3
CONNECTIONS = (1, 8, 64)
Figures = dict[str, float]


def live_environment(folder: Path) -> dict[str, str]:
    """A live program without a keyring, its Graph address on a loopback port nobody answers."""
    return {
        "WHATSAPP_ACCESS_TOKEN": "bench-access-token",
        "WHATSAPP_PHONE_NUMBER_ID": PHONE_NUMBER_ID,
        "WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
        "WHATSAPP_APP_SECRET": SECRET.decode(),
        "WHATSAPP_BUSINESS_ACCOUNT_ID": WABA_ID,
        "AURA_GRAPH_URL": "http://127.0.0.1:9",
        "AURA_DATA_DIR": str(folder),
        "AURA_DB_KEY": secrets.token_hex(32),
        "AURA_API_KEY": secrets.token_urlsafe(24),
        "AURA_API_PORT": "0",
        "AURA_WEBHOOK_PORT": "0",
    }


def webhook_port(ready: str) -> int:
    """The port in the line with which the program says that it is ready."""
    found = re.search(r"webhook=http://127\.0\.0\.1:(\d+)", ready)
    assert found is not None, ready
    return int(found.group(1))


@contextmanager
def all_servers() -> Iterator[dict[str, int]]:
    """Ours, pywa and bare uvicorn, each its own process; name to port."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        _, ready = stack.enter_context(
            running("main.py", "--headless", environment=live_environment(folder))
        )
        ports = {"aura": webhook_port(ready)}
        for name in ("pywa", "bare"):
            _, line = stack.enter_context(running("-m", "tests.bench.peers", name))
            ports[name] = int(line.split()[1])
        yield ports


def load(port: int, connections: int, prefix: str, seconds: float = SECONDS) -> Figures:
    """One run of the load client, in a process of its own."""
    out = output_of("-m", "tests.bench.load", str(port), str(connections), str(seconds), prefix)
    figures: Figures = json.loads(out)
    if figures["bad"]:
        raise RuntimeError(f"{figures['bad']} deliveries were not answered with 200")
    return figures


def rows() -> list[Row]:
    """Rates and tails at 1, 8 and 64 connections; the rounds of the three servers take turns."""
    found: dict[tuple[str, int], list[Figures]] = {}
    with all_servers() as ports:
        for turn in range(ROUNDS):
            for connections in CONNECTIONS:
                for name, port in ports.items():
                    run = load(port, connections, f"{turn}{connections}{secrets.token_hex(4)}")
                    found.setdefault((name, connections), []).append(run)

    def median(name: str, connections: int, figure: str) -> float:
        return statistics.median(run[figure] for run in found[name, connections])

    table = []
    for connections, goal in ((1, None), (8, 1.5), (64, 2.0)):
        ours = median("aura", connections, "rate")
        label = f"acknowledged, {connections} conn."
        table.append(
            at_least(
                f"{label}, vs pywa", ours, median("pywa", connections, "rate"), goal or 0, unit="/s"
            )
        )
        table.append(
            at_most(
                f"{label}, p99, vs pywa",
                median("aura", connections, "p99_ms"),
                median("pywa", connections, "p99_ms"),
                1.0 if goal else float("inf"),
                unit="ms",
            )
        )
        table.append(
            at_least(
                f"{label}, vs bare uvicorn",
                ours,
                median("bare", connections, "rate"),
                0.3 if goal else 0,
                unit="/s",
            )
        )
    return table
