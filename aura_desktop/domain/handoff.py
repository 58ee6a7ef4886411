"""The note for whoever takes over a conversation that answered by itself. Spanish: it is read at the desk."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from aura_desktop.domain.autonomy import Bar
from aura_desktop.domain.message import Direction, Message, MessageOrigin
from aura_desktop.domain.thread import Unanswered, words

LONGEST_PIECE = 160

_REASONS = {
    Bar.RED_LIST: "escribió de un tema clínico o delicado",
    Bar.RED_LIST_REPLY: "la respuesta habría sido clínica",
    Bar.HELD: "la conversación espera a una persona",
    Bar.WANTS_PERSON: "pidió hablar con una persona",
    Bar.NO_SOURCE: "la respuesta no está en los documentos de la clínica",
    Bar.NOT_COVERED: "preguntó algo más que la clínica no tiene escrito",
    Bar.SOURCE_CHANGED: "el documento que la respaldaba cambió o venció",
    Bar.DOUBT: "la respuesta tenía un dato sin respaldo",
    Bar.CAUTION: "la respuesta pedía cuidado",
    Bar.NOT_TEXT: "envió algo que no es texto",
    Bar.TOO_OLD: "el mensaje ya tenía más de unos minutos",
    Bar.IN_A_ROW: "ya hubo varias respuestas automáticas seguidas",
    Bar.TOPIC_OFF: "el tema no está en automático",
    Bar.TOPIC_LOCKED: "el tema todavía no está habilitado",
    Bar.WINDOW_CLOSED: "la ventana de 24 horas está cerrada",
    Bar.BUDGET: "se acabó el presupuesto de IA del mes",
}


def handoff_note(
    messages: Sequence[Message],
    asked: Unanswered,
    bars: Sequence[Bar],
    now: datetime,
    within: timedelta,
) -> str:
    """What was asked, what was answered by itself, and why it stopped; "" if nothing was answered by itself."""
    lately = [message for message in messages if message.at >= now - within]
    automatic = [message for message in lately if message.origin is MessageOrigin.AUTOPILOT]
    if not automatic and Bar.WANTS_PERSON not in bars:
        return ""
    lines = ["Traspaso de la IA"]
    reasons = [_REASONS[bar] for bar in bars if bar in _REASONS]
    lines.append(f"Por qué se detuvo: {'; '.join(reasons) or 'lo toma una persona'}.")
    for message in automatic:
        asked_before = _last_question(messages, message)
        if asked_before:
            lines.append(f"Preguntó: «{_piece(asked_before)}»")
        lines.append(f"Se respondió: «{_piece(words(message))}»")
    lines.append(f"Espera respuesta: «{_piece(asked.text) or 'mensaje sin texto'}»")
    return "\n".join(lines)


def _last_question(messages: Sequence[Message], answer: Message) -> str:
    before = [
        message
        for message in messages
        if message.direction is Direction.INBOUND
        and (message.at, message.id) < (answer.at, answer.id)
    ]
    return words(before[-1]) if before else ""


def _piece(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_PIECE else f"{line[: LONGEST_PIECE - 1].rstrip()}…"
