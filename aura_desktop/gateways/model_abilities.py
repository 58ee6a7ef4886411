"""What a model's server can be asked for: the body of a question, and what to leave out once it refuses."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from aura_desktop.domain.answer import ANSWER_SCHEMA
from aura_desktop.domain.model_request import Abilities, LimitName, ModelRequest, Structured
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.gateways.whatsapp import payload

_LOWER = {
    Structured.JSON_SCHEMA: Structured.JSON_OBJECT,
    Structured.JSON_OBJECT: Structured.PROMPT,
}
_OTHER = {
    LimitName.MAX_TOKENS: LimitName.MAX_COMPLETION_TOKENS,
    LimitName.MAX_COMPLETION_TOKENS: LimitName.MAX_TOKENS,
}
_MALFORMED = frozenset({400, 422})
_REFUSALS = _MALFORMED | {404, 500}
MOST_ATTEMPTS = 9
_FORMS = ("response_format", "json", "schema", "grammar", "format")
_SCHEMA = {
    "type": "json_schema",
    "json_schema": {"name": "answer", "strict": True, "schema": ANSWER_SCHEMA},
}


def assumed(choice: AiChoice, now: datetime) -> Abilities:
    """All of it, until the server says otherwise."""
    newer = choice.provider is AiProvider.OPENAI
    return Abilities(
        structured=Structured.JSON_SCHEMA,
        limit_name=LimitName.MAX_COMPLETION_TOKENS if newer else LimitName.MAX_TOKENS,
        checked_at=now,
    )


def known(found: Abilities | None, choice: AiChoice, now: datetime) -> Abilities:
    """What was found out; what was not is assumed."""
    guess = assumed(choice, now)
    if found is None:
        return guess
    if found.structured is Structured.UNKNOWN:
        found = replace(found, structured=guess.structured)
    if found.limit_name is LimitName.UNKNOWN:
        found = replace(found, limit_name=guess.limit_name)
    return found


def looser(abilities: Abilities) -> Abilities:
    """The same with a looser hold on the form of the answer."""
    return replace(abilities, structured=_LOWER.get(abilities.structured, Structured.PROMPT))


def body(request: ModelRequest, model: str, abilities: Abilities) -> dict[str, Any]:
    """The question as this server takes it."""
    asked: dict[str, Any] = {
        "model": model,
        "messages": [
            {"role": each.role.value, "content": each.content} for each in request.messages
        ],
        "stream": True,
    }
    if abilities.usage:
        asked["stream_options"] = {"include_usage": True}
    if abilities.temperature and request.temperature is not None:
        asked["temperature"] = request.temperature
    if abilities.limit_name in _OTHER:
        asked[abilities.limit_name.value] = request.longest_tokens
    if request.structured and abilities.structured is Structured.JSON_SCHEMA:
        asked["response_format"] = _SCHEMA
    if request.structured and abilities.structured is Structured.JSON_OBJECT:
        asked["response_format"] = {"type": "json_object"}
    return asked


class Attempts:
    """What to ask for, the best first; a refusal adds what is worth trying instead. Each is tried once."""

    def __init__(self, first: Abilities, *, is_proven: bool) -> None:
        """`is_proven`: the server has answered such a question before."""
        self.first = first
        self._waiting = [first]
        self._tried: list[Abilities] = []
        self._is_proven = is_proven

    def next(self) -> Abilities | None:
        """None once there is nothing left to leave out."""
        while self._waiting and len(self._tried) < MOST_ATTEMPTS:
            found = self._waiting.pop(0)
            if found not in self._tried:
                self._tried.append(found)
                return found
        return None

    def refuse(self, asked: Mapping[str, Any], status: int, error: object) -> None:
        """The last one was refused, in these words."""
        if status not in _REFUSALS:
            return
        words = _words(error)
        lower = list(_lower(self._tried[-1], asked))
        likely = [less for names, less in lower if any(name in words for name in names)]
        if not likely and self._is_on_form() and (status in _MALFORMED or not self._is_proven):
            likely = [less for names, less in lower if names is _FORMS]
        self._waiting = [*likely, *self._waiting]
        if status in _MALFORMED:
            self._waiting += [less for _, less in lower if less not in likely]

    def _is_on_form(self) -> bool:
        """Whether nothing but the form was left out so far."""
        last = self._tried[-1]
        return last == replace(self.first, structured=last.structured)


def _words(error: object) -> str:
    """What the server says of its refusal; compared, never shown."""
    found = payload.obj(error)
    if not found:
        return payload.text(error).lower()
    return f"{payload.text(found.get('param'))} {payload.text(found.get('message'))}".lower()


def _lower(
    refused: Abilities, asked: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, ...], Abilities]]:
    """One ability less each, and the words by which a server names it."""
    if "stream_options" in asked:
        yield ("stream_options", "include_usage"), replace(refused, usage=False)
    if "temperature" in asked:
        yield ("temperature",), replace(refused, temperature=False)
    if refused.limit_name in _OTHER:
        names = ("max_tokens", "max_completion_tokens")
        yield names, replace(refused, limit_name=_OTHER[refused.limit_name])
        yield names, replace(refused, limit_name=LimitName.NONE)
    if "response_format" in asked:
        yield _FORMS, looser(refused)
