"""Finds out what a model's server can do, by small questions that hold nothing of patients."""

import json
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from aura_desktop.domain.answer import ANSWER_SCHEMA
from aura_desktop.domain.model_request import (
    Abilities,
    ChatMessage,
    Ended,
    ModelRequest,
    Role,
    Structured,
)
from aura_desktop.domain.setup import AiChoice
from aura_desktop.errors import UnavailableError
from aura_desktop.gateways import model_abilities, model_talk
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.model_abilities import Attempts
from aura_desktop.gateways.model_client import Client, Patience, open_client

PATIENCE = Patience(first_s=60.0, whole_s=75.0)
"""A server in the clinic's network may have to load its model first."""

_FORM = {
    "reply": "sí",
    "claims": [],
    "intent": "prueba",
    "risk": "none",
    "missing": "",
    "action": "reply",
    "language": "es",
}
_QUESTION = ModelRequest(
    messages=(
        ChatMessage(
            role=Role.SYSTEM,
            content=f"Responde solo con este objeto JSON: {json.dumps(_FORM, ensure_ascii=False)}",
        ),
        ChatMessage(role=Role.USER, content="Prueba de conexión."),
    ),
    longest_tokens=1000,
)


@dataclass(frozen=True, slots=True)
class _Answer:
    abilities: Abilities
    text: str
    counts: bool
    seconds: float

    @property
    def fits(self) -> bool:
        """Whether it has the form that was asked for, and not only the server's word for it."""
        if self.abilities.structured is Structured.PROMPT:
            return True
        try:
            found = json.loads(self.text)
        except (ValueError, RecursionError):
            return False
        is_schema = self.abilities.structured is Structured.JSON_SCHEMA
        return isinstance(found, dict) and (
            not is_schema or found.keys() == ANSWER_SCHEMA["properties"].keys()
        )


async def probe(
    choice: AiChoice,
    key: Secret | None,
    clock: Callable[[], datetime],
    patience: Patience = PATIENCE,
) -> Abilities:
    """What this server can do. Raises: as Drafter.stream."""
    client = await open_client(choice.alone(), key, patience)
    try:
        answer = await _asked(client, model_abilities.assumed(client.choice, clock()), patience)
        while not answer.fits:
            answer = await _asked(client, model_abilities.looser(answer.abilities), patience)
    finally:
        await client.close()
    return replace(
        answer.abilities,
        usage=answer.counts,
        checked_at=clock(),
        answered_in_s=round(answer.seconds, 3),
    )


async def _asked(client: Client, abilities: Abilities, patience: Patience) -> _Answer:
    taken = [abilities]
    parts: list[str] = []
    counts = False
    began = time.perf_counter()
    attempts = Attempts(abilities, is_proven=False)
    said = model_talk.answer(client, _QUESTION, attempts, patience, taken.append)
    try:
        async with aclosing(said):
            async for part in said:
                if isinstance(part, Ended):
                    counts = part.prompt_tokens > 0
                else:
                    parts.append(part.text)
    except UnavailableError as error:
        # Some ramble under one form and not under another.
        if (
            error.code not in {"ai_too_long", "ai_corrupt"}
            or taken[-1].structured is Structured.PROMPT
        ):
            raise
        parts = []
    return _Answer(taken[-1], "".join(parts), counts, time.perf_counter() - began)
