"""Bad input: whatever is sent to a port, written into a file or answered by Meta, the program stays what it is."""

import asyncio
import itertools
import json
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.eventually import eventually
from tests.flows.processes import API_KEY, ROOT, text_delivery
from tests.torture import described, mutations, parsers, strangers
from tests.torture.desk_process import Desk, changed
from tests.torture.planted import plant
from tests.torture.table import Row, Scale

KNOWN_PHONE = "+56900000142"
STRANGER = "+56900000199"
VERIFY_TOKEN = "verify-for-tests"
_NUMBERS = itertools.count(500_000)
GROWTH_KB = 12_000
"""Memory may grow by so much after the warm-up: caches fill, arenas are split; a leak grows with every try."""
SEED = 2026
TEXT = {"phone_number": STRANGER, "message": "Su hora está confirmada.", "message_type": "text"}
BUTTONS = {
    "phone_number": STRANGER,
    "title": "Su hora",
    "body": "¿Viene mañana?",
    "buttons": [{"type": "reply", "reply": {"id": "si", "title": "Confirmo"}}],
}
SENDS = (("/whatsapp/send", TEXT), ("/whatsapp/send-interactive", BUTTONS))


def rows(scale: Scale) -> list[Row]:
    """Every kind of bad input we could think of."""
    plant()
    return [
        *asyncio.run(_at_the_ports(scale)),
        *asyncio.run(_crowds(scale, few_files=False)),
        *asyncio.run(_crowds(scale, few_files=True)),
        *(_read(scale.of(60, many), target, what) for target, many, what in READERS),
    ]


READERS = (
    ("settings", 10_000, "`.env` and environment, spoilt"),
    ("imports", 3_000, "CSV and Markdown files, spoilt"),
    ("templates", 20_000, "template definitions, wrong and mutated"),
    ("deliveries", 10_000, "deliveries read, wrong types everywhere"),
    ("words", 1_500, "patients' words before the AI's guards"),
)


async def _at_the_ports(scale: Scale) -> list[Row]:
    async with Desk() as desk:
        await desk.program.deliver(text_delivery(1, time.time()))
        await desk.settled()
        return [
            await _raw(desk, scale),
            await _refused(desk, scale),
            await _deliveries(desk, scale),
            await _conforming(desk, scale),
        ]


async def _raw(desk: Desk, scale: Scale) -> Row:
    """Both ports; nothing of this may change a table."""
    before = await quiet_tables(desk)
    seen: Counter[int] = Counter()
    tried = 0
    for port in (desk.webhook_port, desk.api_port):
        for request in strangers.raw_requests(random.Random(SEED), scale.of(60, 4_000)):
            tried += 1
            seen.update(await strangers.answers(port, request))
    touched = changed(before, await quiet_tables(desk))
    wrong = _server_errors(seen) + len(touched) + await _harm(desk)
    return Row(
        what="hardly HTTP, at both ports", tried=tried, wrong=wrong, figures=_told(seen, touched)
    )


async def _refused(desk: Desk, scale: Scale) -> Row:
    """Requests with the key, to a patient whose window is closed: none can be accepted, none may leave a trace."""
    before = await quiet_tables(desk)
    seen: Counter[int] = Counter()
    tried = accepted = 0
    async with _client(desk) as client:
        for path, body in _bad_sends(random.Random(SEED), scale.of(150, 5_000)):
            tried += 1
            answer = await client.post(desk.program.api + path, content=body)
            seen[answer.status_code] += 1
            accepted += answer.is_success
    touched = changed(before, await quiet_tables(desk))
    wrong = _server_errors(seen) + accepted + len(touched) + await _harm(desk)
    return Row(
        what="local API: bodies of every wrong kind",
        tried=tried,
        wrong=wrong,
        figures=_told(seen, touched),
    )


def _bad_sends(chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    for path, body in SENDS:
        yield from ((path, raw) for raw in mutations.RAW_JSON)
        yield from ((path, mutations.as_json(wrong)) for wrong in mutations.wrong_types(body))
    for _ in range(count):
        path, body = chance.choice(SENDS)
        yield path, mutations.as_json(mutations.mutated(chance, body))
        yield path, mutations.spoilt(chance, json.dumps(body).encode())


async def _deliveries(desk: Desk, scale: Scale) -> Row:
    """Signed and hostile: kept, read or put aside, and the worker goes on to the honest one behind."""
    chance = random.Random(SEED)
    bodies = _recorded()
    count = scale.of(120, 5_000)
    seen: Counter[int] = Counter()
    tried = lost = 0
    weights: list[int] = []
    for number in range(count * 2):
        body = mutations.mutated(chance, chance.choice(bodies))
        raw = mutations.as_json(body)
        if number < len(mutations.RAW_JSON):
            raw = mutations.RAW_JSON[number]
        elif number % 3 == 0:
            raw = mutations.spoilt(chance, raw)
        tried += 1
        seen[await desk.program.deliver(raw)] += 1
        if number in (count, count * 2 - 1):
            await desk.settled()
            weights.append(desk.memory_kb())
    received = (await desk.settled())["messages"]["received"]
    for number in range(3):
        seen[await desk.program.deliver(text_delivery(90_000 + number, time.time()))] += 1
    lost = 3 - ((await desk.settled())["messages"]["received"] - received)
    grown = weights[-1] - weights[0] if weights[0] > 0 else 0
    strange = sum(times for status, times in seen.items() if status not in (200, 413))
    return Row(
        what="signed deliveries, mutated",
        tried=tried,
        lost=lost,
        wrong=strange + (grown > GROWTH_KB) + await _harm(desk),
        figures=f"{_told(seen)}; memory {grown:+,} kB over the second half",
    )


def _recorded() -> list[Any]:
    folder = Path(ROOT) / "tests" / "data" / "inbound"
    return [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]


async def _conforming(desk: Desk, scale: Scale) -> Row:
    """schemathesis against both listeners."""
    await desk.program.deliver(text_delivery(2, time.time()))
    await desk.settled()
    template = {"phone_number": KNOWN_PHONE, "message_type": "template"}
    sent = (await desk.program.send(**template)).json()
    known = described.Known(
        api=desk.program.api,
        webhook=desk.program.webhook,
        key=API_KEY,
        phone=KNOWN_PHONE,
        send_id=sent["id"],
        verify_token=VERIFY_TOKEN,
    )
    answered = await asyncio.to_thread(described.ask, known, scale.of(5, 100))
    wrong = sum(answered.wrong.values()) + await _harm(desk)
    told = "; ".join(f"{what} ×{times}" for what, times in answered.wrong.most_common(5))
    return Row(
        what="answers held against the OpenAPI description",
        tried=answered.tried,
        wrong=wrong,
        figures=_told(answered.statuses) + (f"; {told}" if told else ""),
    )


# crowds

CROWDS = (("idle", 1_000), ("slow", 200), ("half-open", 300), ("deaf", 50))
ALLOWANCE_MS = 250.0
"""Beside the ratio: on a PC that does other things one honest answer in a hundred takes so much longer by itself."""
RATIO = 3.0


async def _crowds(scale: Scale, *, few_files: bool) -> list[Row]:
    """Honest senders beside each crowd, held against honest senders alone, in turn."""
    found = []
    async with Desk(few_files=few_files) as desk:
        kinds = CROWDS if scale is Scale.LONG or not few_files else CROWDS[:1]
        honest = scale.of(20, 500)
        await _honest(desk, honest, 0)
        for number, (kind, size) in enumerate(kinds):
            base = 10_000 * (2 * number + 1)
            alone = await _honest(desk, honest, base)
            async with _crowd(desk.webhook_port, kind, size):
                beside = await _honest(desk, honest, base + 10_000)
                files = desk.open_files()
            found.append(await _crowd_row(desk, kind, size, alone, beside, files, scale))
    return found


async def _crowd_row(
    desk: Desk,
    kind: str,
    size: int,
    alone: list[float],
    beside: list[float],
    files: int,
    scale: Scale,
) -> Row:
    """Only the long run judges times: the short one shares its PC with all other tests."""
    usual, now = statistics.median(alone), statistics.median(beside)
    late, late_now = _p99(alone), _p99(beside)
    refused = beside.count(float("inf"))
    is_slow = now > RATIO * usual + 20 or late_now > RATIO * late + ALLOWANCE_MS
    return Row(
        what=f"{size:,} {kind} connections{', 256 open files' if desk.has_few_files else ''}",
        tried=len(beside),
        lost=refused,
        wrong=int(is_slow and scale is Scale.LONG and not refused) + await _harm(desk),
        figures=(
            f"honest median {usual:.1f} → {now:.1f} ms, p99 {late:.1f} → {late_now:.1f} ms; "
            f"{files} files open"
        ),
    )


async def _honest(desk: Desk, count: int, base: int) -> list[float]:
    """Milliseconds of each signed delivery on a connection of its own; infinite if it was not kept."""
    taken = []
    for number in range(count):
        body = text_delivery(base + number, time.time())
        started = time.perf_counter()
        async with _client(desk) as client:
            desk.program.client, kept = client, desk.program.client
            status = await desk.program.deliver(body)
            desk.program.client = kept
        took_ms = (time.perf_counter() - started) * 1000
        taken.append(took_ms if status == 200 else float("inf"))
    return taken


@asynccontextmanager
async def _crowd(port: int, kind: str, count: int) -> Any:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.torture.strangers", str(port), kind, str(count)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert await process.stdout.readline()
        yield
    finally:
        process.kill()
        await process.communicate()


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


# files and answers


def _read(count: int, target: str, what: str) -> Row:
    command = [sys.executable, "-m", "tests.torture.parsers", target, str(count), str(SEED)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        return Row(what=what, tried=1, wrong=1, figures=f"ended with {done.returncode}")
    found = parsers.Finding(**json.loads(done.stdout))
    told = (
        f"{found.refused:,} refused; slowest {found.slowest_ms:,} ms; memory {found.grown_kb:+,} kB"
    )
    return Row(
        what=what,
        tried=found.tried,
        wrong=found.wrong + (found.grown_kb > GROWTH_KB),
        figures="; ".join([told, *found.seen[:3]]),
    )


# what all of them ask


def _client(desk: Desk) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {API_KEY}", "Content-Type": "application/json"}
    return httpx.AsyncClient(headers=headers, timeout=20, trust_env=False, verify=False)


async def _harm(desk: Desk) -> int:
    """Faults the program told of itself; 1 if it is gone or takes nothing in any more."""
    if not desk.is_alive:
        return 1
    taken = await desk.program.deliver(text_delivery(next(_NUMBERS), time.time()))
    await desk.settled()
    return len(desk.faults()) + (taken != 200)


async def quiet_tables(desk: Desk) -> dict[str, str]:
    """The tables once two looks in a row are the same."""
    await desk.settled()
    looks = [await desk.tables()]

    async def is_quiet() -> bool:
        looks.append(await desk.tables())
        return looks[-1] == looks[-2]

    await eventually(is_quiet, 60)
    return looks[-1]


def _server_errors(seen: Counter[int]) -> int:
    return sum(times for status, times in seen.items() if status >= 500)


def _told(seen: Counter[int], touched: list[str] | None = None) -> str:
    words = ", ".join(f"{status or 'hung up'} ×{times:,}" for status, times in sorted(seen.items()))
    return words + (f"; changed: {', '.join(touched)}" if touched else "")
