"""Stock texts as they are sent: marks in them are filled from what the clinic knows at that moment."""

from collections.abc import Sequence
from datetime import datetime

from aura_desktop.domain.free_slots import ahead, spoken_list
from aura_desktop.domain.knowledge import Entry, EntryKind, pesos

SERVICES_MARK = "{servicios}"
SLOTS_MARK = "{horas}"
MOST_SERVICES = 25
MOST_SLOTS = 6

_NO_SERVICES = "Cuéntanos qué tratamiento te interesa y te damos el detalle."
_SLOTS = "Estas son nuestras próximas horas libres:\n{lines}\n¿Cuál te acomoda?"
_NO_SLOTS = "¿Qué día y en qué horario te acomoda más? Con eso te buscamos una hora."


def filled(text: str, entries: Sequence[Entry], now: datetime) -> str:
    """The text with its marks filled from the SERVICE and SLOTS among `entries`; `now` in the clinic's zone."""
    if SERVICES_MARK in text:
        text = text.replace(SERVICES_MARK, _services(entries))
    if SLOTS_MARK in text:
        text = text.replace(SLOTS_MARK, _slots(entries, now))
    return text


def reply_text(entry: Entry) -> str:
    """An entry as an answer in the clinic's own words: price and duration follow if its text lacks them."""
    parts = [entry.body.strip()]
    if entry.price_clp is not None and pesos(entry.price_clp) not in entry.body:
        parts.append(f"Valor: {_price(entry.price_clp)}.")
    if entry.duration_min is not None and f"{entry.duration_min} min" not in entry.body:
        parts.append(f"Duración: {entry.duration_min} minutos.")
    return " ".join(parts)


def _services(entries: Sequence[Entry]) -> str:
    services = [entry for entry in entries if entry.kind is EntryKind.SERVICE]
    services.sort(key=lambda entry: entry.title.casefold())
    return "\n".join(map(_service, services[:MOST_SERVICES])) or _NO_SERVICES


def _service(entry: Entry) -> str:
    price = "" if entry.price_clp is None else f": {_price(entry.price_clp)}"
    duration = "" if entry.duration_min is None else f" ({entry.duration_min} min)"
    return f"- {entry.title}{price}{duration}"


def _price(amount: int) -> str:
    return pesos(amount) if amount else "sin costo"


def _slots(entries: Sequence[Entry], now: datetime) -> str:
    bodies = [entry.body for entry in entries if entry.kind is EntryKind.SLOTS]
    moments = sorted({moment for body in bodies for moment in ahead(body, now)})
    if not moments:
        return _NO_SLOTS
    return _SLOTS.format(lines=spoken_list(moments[:MOST_SLOTS]))
