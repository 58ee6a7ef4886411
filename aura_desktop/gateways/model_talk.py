"""One question to a model's server and its answer, piece by piece, under a deadline."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

from aura_desktop.domain.model_request import Abilities, Ended, ModelRequest, Piece
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import drafter_errors, model_abilities
from aura_desktop.gateways.model_abilities import Attempts
from aura_desktop.gateways.model_client import Client, Patience
from aura_desktop.gateways.model_library import ask, hang_up
from aura_desktop.gateways.whatsapp import payload

LONGEST_ANSWER = 60_000
_AFTER_FINISH_S = 2.0
"""For the count of tokens, which comes last: the words are there already."""
_STOPS = frozenset({"stop", "eos", "eos_token", "end_turn", "stop_sequence"})
_REFUSING = frozenset({"content_filter", "refusal", "safety"})


async def answer(
    client: Client,
    request: ModelRequest,
    attempts: Attempts,
    patience: Patience,
    accepted: Callable[[Abilities], None],
) -> AsyncGenerator[Piece | Ended, None]:
    """Pieces, then Ended; `accepted` hears with what the question was taken. Raises: as Drafter.stream."""
    began = asyncio.get_running_loop().time()
    reader = _Reader(began, patience)
    stream, abilities = await _opened(client, request, attempts, reader.next_by())
    try:
        accepted(abilities)
        while (chunk := await _next(stream, reader)) is not None:
            if text := reader.taken(chunk):
                yield Piece(text=text)
            # Many may have come at once: the window breathes between them.
            await asyncio.sleep(0)
        yield reader.ended(stream.response.headers.get("content-type", ""))
    finally:
        await hang_up(stream)


async def _opened(
    client: Client, request: ModelRequest, attempts: Attempts, until: float
) -> tuple[Any, Abilities]:
    """The answer's beginning, and what was asked for. Raises: as Drafter.stream."""
    refusal: AuraError = SetupError("ai_refused")
    while (abilities := attempts.next()) is not None:
        body = model_abilities.body(request, client.choice.model, abilities)
        try:
            async with asyncio.timeout_at(until):
                return await ask(client.completions, body), abilities
        except drafter_errors.foreseen() as error:
            refusal = drafter_errors.ours(error, is_open=False)
            if drafter_errors.is_about_the_question(error, refusal):
                attempts.refuse(body, error.status_code, error.body)  # type: ignore[attr-defined]  # then it has both
                continue
        break
    raise refusal


async def _next(stream: Any, reader: "_Reader") -> Any:
    """The next chunk, None after the last. Raises: UnavailableError, SetupError."""
    try:
        async with asyncio.timeout_at(reader.next_by()):
            return await stream.__anext__()
    except StopAsyncIteration:
        return None
    except drafter_errors.foreseen() as error:
        trouble = drafter_errors.ours(error, is_open=True)
    if reader.has_finished:
        return None
    raise trouble


class _Reader:
    """What has come of one answer, and until when the next of it must come."""

    def __init__(self, began: float, patience: Patience) -> None:
        self._patience = patience
        self._first_by = began + patience.first_s
        self._last_by = began + patience.whole_s
        self._length = 0
        self._chunks = 0
        self._finish = ""
        self._model = ""
        self._tokens = (0, 0)

    @property
    def has_finished(self) -> bool:
        """Whether the words are whole."""
        return bool(self._finish)

    def next_by(self) -> float:
        """On the loop's clock."""
        now = asyncio.get_running_loop().time()
        if self._finish:
            return min(now + _AFTER_FINISH_S, self._last_by)
        by = now + self._patience.gap_s if self._length else self._first_by
        return min(by, self._last_by)

    def taken(self, chunk: Any) -> str:
        """The words in it. Raises: UnavailableError ai_corrupt, ai_filtered, ai_too_long."""
        self._chunks += 1
        usage, choices = getattr(chunk, "usage", None), getattr(chunk, "choices", None)
        if usage is not None:
            counts = (getattr(usage, name, 0) for name in ("prompt_tokens", "completion_tokens"))
            prompt, words = (max(0, payload.integer(count)) for count in counts)
            self._tokens = (prompt, words)
        self._model = payload.text(getattr(chunk, "model", "")) or self._model
        if not isinstance(choices, list) and usage is None:
            raise UnavailableError("ai_corrupt", detail="choices")
        return self._words(choices[0]) if choices else ""

    def ended(self, content_type: str) -> Ended:
        """Raises: UnavailableError ai_corrupt, ai_cut, ai_filtered, ai_too_long; SetupError ai_address_invalid."""
        if not self._chunks and "json" in content_type:
            raise UnavailableError("ai_corrupt", detail="whole")
        if not self._chunks and "event-stream" not in content_type:
            # Somebody answers there who does not speak this.
            raise SetupError("ai_address_invalid")
        if self._finish == "length":
            raise UnavailableError("ai_too_long")
        if self._finish in _REFUSING:
            raise UnavailableError("ai_filtered")
        if self._finish not in _STOPS:
            raise UnavailableError("ai_cut", detail=self._finish[:20])
        prompt, words = self._tokens
        return Ended(finish="stop", prompt_tokens=prompt, answer_tokens=words, model=self._model)

    def _words(self, choice: Any) -> str:
        finish = getattr(choice, "finish_reason", None)
        delta = getattr(choice, "delta", None)
        text = getattr(delta, "content", None)
        if not (finish is None or isinstance(finish, str)) or not (
            text is None or isinstance(text, str)
        ):
            raise UnavailableError("ai_corrupt", detail="delta")
        if not hasattr(delta, "content") and (delta is not None or not finish):
            raise UnavailableError("ai_corrupt", detail="delta")
        if getattr(delta, "refusal", None):
            raise UnavailableError("ai_filtered")
        self._finish = finish or self._finish
        self._length += len(text or "")
        if self._length > LONGEST_ANSWER:
            raise UnavailableError("ai_too_long")
        return text or ""
