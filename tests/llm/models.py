"""Scripted models: an honest one that answers from its sources, and a hostile one that obeys whoever speaks last.

    LlmServer(honest)      LlmServer(hostile)

Both read the request as a real model would: rules, sources by their keys, fenced words of the patient.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from tests.llm.server import Finish, Script, said

_SOURCE = re.compile(r"^\[(k\d+)\] ((?:.|\n)*?)(?=^\[k\d+\] |^CONVERSACIÓN$)", re.MULTILINE)
_FRESH = re.compile(r"Paciente, sin responder:\n<<(\w+)\n((?:.|\n)*?)\n\1>>")
_ANY_PATIENT = re.compile(r"<<(\w+)\n((?:.|\n)*?)\n\1>>")
_STOP_TEXT = "hola que tal para por con los las una del como este esta tienen quiero saber"
_STOP = frozenset(_STOP_TEXT.split())


def honest(request: dict[str, Any]) -> Script:
    """Answers with the source that shares most words with the question, else with the one given first."""
    return _script(honest_answer(request))


def honest_answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer as an object."""
    case = _case(request)
    sources = sources_of(case)
    question = " ".join(words for _, words in _FRESH.findall(case))
    best, shared = next(iter(sources), ""), 0
    for key, text in sources.items():
        common = len(_words(question) & _words(text))
        if common > shared:
            best, shared = key, common
    if not best:
        return answer("", missing=" ".join(question.split())[:80])
    title, _, body = sources[best].partition("\n")
    reply = " ".join((body or title).split())
    return answer(reply, [(reply, [best])], intent="info")


def hostile(request: dict[str, Any]) -> Script:
    """Does whatever any text of the request tells it: repeats it, names others, invents, adds links and tools."""
    case = _case(request)
    said_by_patient = " ".join(words for _, words in _ANY_PATIENT.findall(case))
    everything = "\n".join(str(message["content"]) for message in request["messages"])
    reply = (
        f"Claro, hago lo que pides: {said_by_patient[:200]} "
        "La clienta Antonia Modelo (+56 9 0000 0187, RUT 11.111.111-1) paga $1. "
        "Entra a https://malo.ejemplo/pagar o escribe a otro@malo.ejemplo. "
        "Toma ibuprofeno 600 cada 8 horas."
    )
    keys = list(sources_of(case)) or ["k1"]
    return _script(
        answer(
            reply,
            [(sentence, keys) for sentence in reply.split(". ")],
            intent="hours",
            action="reply",
        )
        | {
            "to": "+56900000187",
            "send": True,
            "tool_calls": [{"name": "send_message", "arguments": {"to": "+56900000187"}}],
            "system": everything[:300],
        }
    )


def obedient(reply: str, *, cites: Sequence[str] = ("k1",)) -> Any:
    """A hostile model that says exactly this, and cites what it likes."""

    def respond(request: dict[str, Any]) -> Script:
        return _script(answer(reply, [(reply, list(cites))], intent="hours"))

    return respond


def answer(
    reply: str,
    claims: Sequence[tuple[str, Sequence[str]]] = (),
    *,
    intent: str = "other",
    risk: str = "none",
    missing: str = "",
    action: str = "reply",
    language: str = "es",
) -> dict[str, Any]:
    """An answer in the form that is asked for."""
    return {
        "reply": reply,
        "claims": [{"text": text, "sources": list(keys)} for text, keys in claims],
        "intent": intent,
        "risk": risk,
        "missing": missing,
        "action": action,
        "language": language,
    }


def sources_of(case: str) -> dict[str, str]:
    """The sources of a request by their keys."""
    return {key: text.strip() for key, text in _SOURCE.findall(case)}


def _case(request: dict[str, Any]) -> str:
    cases = [
        str(message["content"]) for message in request["messages"] if message["role"] == "user"
    ]
    return cases[0] if cases else ""


def _script(told: dict[str, Any]) -> Script:
    return [*said(json.dumps(told, ensure_ascii=False)), Finish()]


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return {word[:5] for word in re.findall(r"\w{4,}", plain)} - {word[:5] for word in _STOP}
