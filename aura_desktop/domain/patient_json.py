"""A patient's file for machines: one JSON object, UTF-8, whose keys are explained in itself."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from aura_desktop.domain.patient_file import Fields, Head

FORMAT, VERSION = "aura-patient-file", 1
KEYS = {
    "exported_at": "momento de la copia (ISO 8601, UTC), como todas las horas de este archivo",
    "contact": "la persona: nombre, números e identificadores de WhatsApp, promociones e IA",
    "aliases": "identificadores con que WhatsApp la ha conocido, y hasta cuándo (retired_at)",
    "consents": "consentimientos dados (given) o retirados, con fecha, texto, vía y quién los anotó",
    "conversations": "una por número de la clínica: etiquetas, borrador a medio escribir, estado",
    "messages": (
        "todos los mensajes y notas internas (direction internal) en el orden en que llegaron: texto, "
        "contenido, autor, horas de envío, entrega y lectura, reacciones, ediciones y fallas"
    ),
    "drafts": "borradores de la IA, las fuentes que citan y qué se hizo con ellos",
    "message_records": "cómo nació cada mensaje enviado: a mano, con IA, con respuesta rápida",
    "sent_to_models": "lo que salió a un modelo de IA: cuándo, a qué servidor y el texto, si aún se guarda",
    "sends": "los envíos pedidos a WhatsApp y su resultado",
    "waiting_updates": "avisos de WhatsApp sobre mensajes de esta persona que aún no se pueden aplicar",
    "files": (
        "fotos y otros archivos de los mensajes (message_id): clase, formato, tamaño en bytes, estado y hora; "
        "los archivos mismos se guardan desde la conversación, con «Guardar como…»"
    ),
    "audit": "quién hizo qué con los datos de esta persona",
}


class JsonForm:
    """Written piece by piece, so that a long file never lies in memory as a whole."""

    suffix = ".json"
    name = "json"

    def __init__(self) -> None:
        self._is_first = True

    def head(self, head: Head, at: datetime) -> str:
        """All but the messages, and the opening of their list."""
        parts: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "keys": KEYS,
            "exported_at": at,
            "contact": head.contact,
            "aliases": head.aliases,
            "consents": head.consents,
            "conversations": head.conversations,
            "drafts": head.drafts,
            "message_records": head.records,
            "sent_to_models": head.requests,
            "sends": head.jobs,
            "waiting_updates": head.waiting,
            "files": head.files,
            "audit": head.audit,
        }
        self._is_first = True
        body = ",\n".join(f"{json.dumps(name)}: {_text(value)}" for name, value in parts.items())
        return f'{{\n{body},\n"messages": ['

    def page(self, messages: Sequence[Fields]) -> str:
        """The next messages."""
        pieces = []
        for message in messages:
            pieces.append(f"{'' if self._is_first else ','}\n{_text(message)}")
            self._is_first = False
        return "".join(pieces)

    def tail(self) -> str:
        """The end."""
        return "\n]\n}\n"


def _text(value: Any) -> str:
    # Not escaped to ASCII, but for halves of signs that UTF-8 cannot hold.
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _plain(value: object) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
