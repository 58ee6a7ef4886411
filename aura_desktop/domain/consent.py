"""What a patient agreed to, or took back: one record an act, the newest of a kind counts."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aura_desktop.domain.ids import ContactId
from aura_desktop.errors import InputError

WORDING_LIMIT = 2000


class ConsentKind(StrEnum):
    """What it is about; the stored word."""

    MESSAGES = "messages"
    DATA = "data"
    IMAGES = "images"
    MARKETING = "marketing"
    AI = "ai"
    UNKNOWN = "unknown"


class ConsentWay(StrEnum):
    """How the patient said so; the stored word."""

    PAPER = "paper"
    WHATSAPP = "whatsapp"
    WEB = "web"
    PHONE = "phone"
    UNKNOWN = "unknown"


KINDS: tuple[ConsentKind, ...] = tuple(
    kind for kind in ConsentKind if kind is not ConsentKind.UNKNOWN
)
WAYS: tuple[ConsentWay, ...] = tuple(way for way in ConsentWay if way is not ConsentWay.UNKNOWN)

STANDARD_WORDINGS = {
    ConsentKind.MESSAGES: "Acepto que la clínica me escriba por WhatsApp sobre mis horas y mi atención.",
    ConsentKind.DATA: (
        "Autorizo a la clínica a tratar mis datos personales, también los de salud, para atenderme. "
        "Sé que puedo pedir una copia de ellos, que se corrijan o que se borren."
    ),
    ConsentKind.IMAGES: (
        "Autorizo a la clínica a guardar y usar las fotos y videos que le envío, o que me toma, "
        "para mi atención."
    ),
    ConsentKind.MARKETING: "Acepto recibir promociones y novedades de la clínica por WhatsApp.",
    ConsentKind.AI: (
        "Acepto que la clínica use un programa de inteligencia artificial para preparar respuestas "
        "a mis mensajes. Nunca decide sobre mi salud."
    ),
}
"""The clinic's own words, in the language of its patients, until somebody writes others."""

_STOP_WORDS = frozenset(
    {
        "baja",
        "stop",
        "alto",
        "dar de baja",
        "dame de baja",
        "darme de baja",
        "stop promociones",
        "baja promociones",
        "no mas promociones",
        "no quiero promociones",
        "no quiero mas promociones",
        "no quiero recibir promociones",
        "unsubscribe",
        "detener promociones",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """`given` False means taken back; `at` is when the patient said so."""

    kind: ConsentKind
    given: bool
    at: datetime
    way: ConsentWay
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """`person` recorded it, "" for the program itself: then the patient's own act reached it."""

    id: int
    contact_id: ContactId
    kind: ConsentKind
    given: bool
    at: datetime
    way: ConsentWay
    wording: str
    person: str
    recorded_at: datetime


def standing(consents: Iterable[Consent]) -> dict[ConsentKind, Consent]:
    """What counts of each kind: what the patient said last, of two of one moment what was recorded last."""
    found: dict[ConsentKind, Consent] = {}
    for consent in consents:
        known = found.get(consent.kind)
        if known is None or (consent.at, consent.id) > (known.at, known.id):
            found[consent.kind] = consent
    return found


def check(new: NewConsent, now: datetime) -> None:
    """Raises: InputError empty_field, too_long, day_in_future; `field` names it."""
    wording = new.wording.strip()
    if new.given and not wording:
        raise InputError("empty_field", field="wording")
    if len(wording) > WORDING_LIMIT:
        raise InputError("too_long", field="wording", limit=WORDING_LIMIT, length=len(wording))
    if new.at > now:
        raise InputError("day_in_future", field="day")


def wants_no_promotions(text: str) -> bool:
    """Whether this message is nothing but the word that stops promotions: "BAJA", "stop"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char if char.isalnum() else " " for char in plain if char.isascii())
    return " ".join(letters.split()) in _STOP_WORDS
