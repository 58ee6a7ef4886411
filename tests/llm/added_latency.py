"""What the drafter adds to a model's own time: from the server's first word sent to our first piece delivered.

python -m tests.llm.added_latency
"""

import asyncio
import json
import statistics
import time
from contextlib import aclosing

from aura_desktop.domain.answer import AnswerReader
from aura_desktop.domain.model_request import ChatMessage, ModelRequest, Piece, Role
from aura_desktop.gateways.drafter import Drafter
from tests.llm.server import LlmServer, Script, said

RUNS = 240
WARM_UP = 10
_ANSWER = {"reply": "La limpieza facial cuesta $29.990 y dura 45 minutos.", "claims": []}
_REQUEST = ModelRequest(
    messages=(
        ChatMessage(
            role=Role.SYSTEM, content="Responde en JSON. " + "Una ficha de la clínica. " * 160
        ),
        ChatMessage(role=Role.USER, content="¿Cuánto cuesta la limpieza facial?"),
    )
)


def added_latency(runs: int = RUNS) -> dict[str, float]:
    """Milliseconds on loopback, one question after another: `p50` and `p95` of the first piece, `reply_p50` and
    `reply_p95` until the first words of the reply itself could be painted; `runs`.
    """
    return asyncio.run(_measured(runs))


async def _measured(runs: int) -> dict[str, float]:
    pieces: list[float] = []
    replies: list[float] = []
    async with LlmServer(_respond) as server:
        drafter = Drafter(server.choice, lambda: None)
        try:
            for _ in range(WARM_UP + runs):
                first, reply = await _first(drafter)
                sent = server.first_sent[-1]
                pieces.append((first - sent) * 1000)
                replies.append((reply - sent) * 1000)
        finally:
            await drafter.aclose()
    return {
        **_quantiles("", pieces[WARM_UP:]),
        **_quantiles("reply_", replies[WARM_UP:]),
        "runs": float(runs),
    }


def _respond(_: object) -> Script:
    return said(json.dumps(_ANSWER, ensure_ascii=False))


async def _first(drafter: Drafter) -> tuple[float, float]:
    """When the first piece was there, and when the first words of the reply were."""
    first = reply = 0.0
    reader = AnswerReader()
    async with aclosing(drafter.stream(_REQUEST)) as parts:
        async for part in parts:
            now = time.perf_counter()
            first = first or now
            if isinstance(part, Piece) and reader.feed(part.text):
                reply = reply or time.perf_counter()
    return first, reply


def _quantiles(name: str, values: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(values, n=20)
    return {f"{name}p50": round(cuts[9], 2), f"{name}p95": round(cuts[18], 2)}


if __name__ == "__main__":
    print(added_latency())  # noqa: T201 - a bench
