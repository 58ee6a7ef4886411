"""A person's good answer becomes a proposed entry: only what names nobody and holds for everybody."""

import re
from collections.abc import Callable, Sequence

from aura_desktop.domain.clinic_entries import folded
from aura_desktop.domain.entry_check import LONGEST_BODY, LONGEST_QUESTION, LONGEST_TITLE
from aura_desktop.domain.knowledge import Entry, EntryKind, NewEntry

SHORTEST_QUESTION = 3
SHORTEST_ANSWER = 6
"""Words: fewer say nothing that another patient could use."""
_SAME = 0.6
"""Share of an answer's words that an entry holds, from which on it is known."""
_NAME = r"(?!(?:Sí|Si|No|Claro|Listo|Perfecto|Súper)\b)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
_GREETING = re.compile(
    r"(?:[¡!\s]*(?i:hola+|buenas(?: tardes| noches)?|buen(?:os)? d[ií]as?|estimad[oa]s?)\b[\s,!.]*"
    rf"(?:{_NAME}(?: {_NAME})?\s*[!,.:]+\s*)?)+"
)
_THANKS = re.compile(
    r"\s*[¡!]*(?:gracias|saludos|cari[nñ]os|nos vemos|que est[eé]s bien)\b[^.!?]*[.!]*\s*$", re.I
)
_DOUBTS = re.compile(
    r"\b(?:creo|quizas?|tal vez|no estoy segur[oa]|no se\b|parece que|depende de tu caso|dejame|deja que|"
    r"voy a (?:ver|preguntar|consultar|averiguar|revisar)|te (?:confirm|avis|aviso|averigu|consult)\w*|"
    r"lo (?:reviso|consulto|averiguo|vemos)|a lo mejor|supongo)\b"
)
_PERSONAL = re.compile(
    r"\b(?:tu (?:hora|cita|reserva|sesion|evaluacion)|queda(?:ste|do|da|s)?|agendad[oa]|reservad[oa]|cambiad[oa]|"
    r"te (?:esperamos|agend\w+|reserv\w+|deje|anote|llam\w+)|nos vemos|"
    r"a ti|para ti|contigo|te (?:lo |la |los |las )?(?:dej|cobr|hac|hic|hag|descont|guard|regal)\w*|debes|"
    r"tu (?:saldo|abono|deuda|caso|ficha|paquete|hij[ao]|mama|papa|marido|senora|polol[ao]|piel)|"
    r"hoy|manana|ayer|(?:este|el|proximo) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))\b"
)

_KIN = (
    r"(?:hij[ao]s?|mama|papa|marido|senora|espos[ao]|polol[ao]|novi[ao]|herman[ao]s?|abuel[ao]|suegr[ao]|niet[ao]s?"
    r"|ti[ao]|amig[ao]|bebe|guagua)"
)
_OF_ONESELF = re.compile(
    r"\b(?:soy|estoy|padezco|sufro|tomo|uso|tengo(?! que\b)|tuve|ando|vengo|vivo|trabajo|peso|mido|como yo|debo|debia"
    r"|me (?:hice|hicieron|opere|operaron|recet\w+|diagnostic\w+|pusieron|sali\w+|qued\w+|duele|pica|cobr\w+|dijeron)"
    rf"|mis? (?:{_KIN}|medico|doctora?|psiquiatra|psicolog[ao]|ginecolog[ao]|tratamiento|enfermedad|auto|cumple\w*))\b"
)
"""Who asks tells of themselves or theirs: such a question would show it to all who read the entry."""


def proposal(
    question: str,
    answer: str,
    *,
    has_identifier: Callable[[str], bool],
    stems: Callable[[str], Sequence[str]],
    known: Sequence[Entry] = (),
    key: str = "",
) -> NewEntry | None:
    """An entry for a person to look at, None if this answer is not for everybody.

    `has_identifier` says whether a text names somebody; `known`: the entries nearest to the question.
    """
    asked = _without_frame(question)
    told = _without_frame(answer)
    if len(asked.split()) < SHORTEST_QUESTION or len(told.split()) < SHORTEST_ANSWER:
        return None
    if len(told) > LONGEST_BODY or "?" in told or not _is_question(question, asked):
        return None
    if _OF_ONESELF.search(folded(asked)):
        return None
    if _DOUBTS.search(folded(told)) or _PERSONAL.search(folded(told)):
        return None
    if has_identifier(asked) or has_identifier(told):
        return None
    if any(_holds(entry, told, stems) for entry in known):
        return None
    return NewEntry(
        kind=EntryKind.OTHER,
        title=_shortened(asked.strip("¿?¡! "), LONGEST_TITLE),
        body=told,
        questions=(_shortened(asked, LONGEST_QUESTION),),
        key=key,
    )


def _without_frame(text: str) -> str:
    """Without the greeting at its head and the farewell at its end: names stand there."""
    line = " ".join(text.split())
    return _THANKS.sub("", line[_greeting_end(line) :]).strip()


def _greeting_end(line: str) -> int:
    match = _GREETING.match(line)
    return match.end() if match else 0


def _is_question(whole: str, asked: str) -> bool:
    first = folded(asked).split()[0]
    return "?" in whole or first in {
        "que",
        "como",
        "cuanto",
        "cuantas",
        "cuando",
        "donde",
        "a",
        "tienen",
        "hacen",
    }


def _holds(entry: Entry, told: str, stems: Callable[[str], Sequence[str]]) -> bool:
    sought = set(stems(told))
    there = set(stems(f"{entry.title} {entry.body}"))
    return bool(sought) and len(sought & there) / len(sought) >= _SAME


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
