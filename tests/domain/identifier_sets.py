"""Sentences of patients in Chilean Spanish, made by seed: every identifier in them labelled, or none there."""

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from aura_desktop.domain.identifier import IdentifierKind as Kind
from aura_desktop.domain.placeholders import MARK, Placeholders
from aura_desktop.domain.redaction import Known, Redaction
from tests.domain.identifier_templates import HARMLESS, TEMPLATES

_UNSEEN = Path(__file__).parents[1] / "data" / "ai" / "redaction_unseen.json"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CONNECTORS = frozenset({"de", "del", "la", "las", "los", "y"})

_FIRST = _words(
    "Camila Valentina Javiera Constanza Francisca Antonia Isidora Catalina Martina Fernanda Josefa Sofía Emilia "
    "Agustina Florencia Amanda Trinidad Macarena Daniela Carolina Paola Marcela Lorena Ximena Verónica Patricia "
    "Ángela Bárbara Sebastián Matías Benjamín Vicente Martín Joaquín Nicolás Diego Felipe Cristóbal Ignacio Rodrigo "
    "Andrés José Tomás Álvaro Gonzalo Renata Dominga Colomba Maite Millaray Rayén Lautaro Nahuel Bernardita Teresita "
    "Cami Javi Coni Pancha Maca Seba Nacho Vale Caro Cata Rosa Luz Pilar Consuelo Mercedes Victoria Rocío Esperanza"
)
_RARE = ("Yuyunis", "Maylenka", "Dannae", "Kristell", "Anyelina", "Zarela", "Wladiberto", "Yocsan")
_LAST = _words(
    "Ejemplo Muestra Prueba Modelo Ficticia Inventada Supuesto Ensayo Ningúnez Inexistente Simulado Imaginaria "
    "Pruebalillo Ejemplares Demostrada Figurado"
)
_STREETS = (
    "Los Ensayos",
    "Las Muestras",
    "El Ejemplo",
    "Sin Nombre",
    "Pruebas del Sur",
    "General Ficticio",
    "Inventada",
)
_PLACES = (
    "Ñuñoa",
    "Maipú",
    "La Florida",
    "Puente Alto",
    "Viña del Mar",
    "Temuco",
    "Santiago Centro",
    "San Bernardo",
)
_MONTHS = _words(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """An identifier in a sentence, and where."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a patient wrote, what is to hide in it, and what must stay."""

    text: str
    secrets: tuple[Secret, ...] = ()
    keep: tuple[str, ...] = ()


def check_digit(body: int) -> str:
    """The digit that completes a RUT."""
    factors = (2, 3, 4, 5, 6, 7)
    total = sum(int(digit) * factors[place % 6] for place, digit in enumerate(reversed(str(body))))
    return "0123456789K0"[11 - total % 11]


def _full_name(dice: random.Random) -> str:
    name = [dice.choice(_FIRST), dice.choice(_LAST)]
    if dice.random() < 0.25:
        name.append(dice.choice(_LAST))
    if dice.random() < 0.1:
        name.insert(1, dice.choice(("del", "de la")))
    return " ".join(name)


def _rare_name(dice: random.Random) -> str:
    return f"{dice.choice(_RARE)} {dice.choice(_LAST)}"


def _rut(dice: random.Random) -> str:
    body = dice.choice((dice.randint(5_000_000, 27_999_999), dice.randint(1_000_000, 9_999_999)))
    digit = check_digit(body)
    digit = digit.lower() if dice.random() < 0.5 else digit
    dots = f"{body:,}".replace(",", ".")
    blanks = f"{body:,}".replace(",", " ")
    return dice.choice(
        (f"{dots}-{digit}", f"{body}-{digit}", f"{body}{digit}", f"{dots} {digit}", f"{blanks} {digit}",
         f"{dots} - {digit}", f"{body} {digit}", f"{body} - {digit}", f"{blanks}-{digit}", f"{dots}–{digit}",
         f"{dots}.{digit}", f"{body}\n-{digit}")
    )  # fmt: skip


def _rut_of_any_digit(dice: random.Random) -> str:
    body, digit = dice.randint(5_000_000, 27_999_999), dice.choice("0123456789kK")
    return dice.choice(
        (f"{body:,}-{digit}".replace(",", "."), f"{body}-{digit}", f"{body}{digit}", f"{body}")
    )


def _phone(dice: random.Random) -> str:
    a, b = f"{dice.randint(0, 9):04d}", f"{dice.randint(100, 999):04d}"
    pairs = f"{a[:2]} {a[2:]} {b[:2]} {b[2:]}"
    return dice.choice(
        (f"+56 9 {a} {b}", f"+569{a}{b}", f"569{a}{b}", f"9 {a} {b}", f"9{a}{b}", f"(09) {a} {b}", f"09 {a}{b}",
         f"0056 9 {a} {b}", f"9.{a}.{b}", f"9-{a}-{b}", f"+56-9-{a}-{b}", f"56 9 {a}{b}", f"9{a} {b}", f"9 {a}{b}",
         f"(+56) 9 {a} {b}", f"+56 (9) {a} {b}", f"9 {pairs}", f"+56 9 {pairs}", f"2 2{a[1:]} {b}", f"22{a[1:]}{b}",
         f"+56 2 2{a[1:]} {b}", f"(2) 2{a[1:]} {b}", f"(32) {a[1:]} {b}", f"41 {a[1:]} {b}", f"+56 45 {a[1:]}{b}",
         f"+54 9 11 {a} {b}", f"+51 900 {a[1:]} {b[1:]}", f"+1 305 000 {b}", f"+34 600 00 {b[:2]} {b[2:]}",
         f"9 {a}\n{b}", f"9\u200b{a}\u200b{b}", f"9 / {a} {b}", f"+56\u00a09\u00a0{a}\u00a0{b}")
    )  # fmt: skip


def _email(dice: random.Random) -> str:
    first, last = _plain(dice.choice(_FIRST)).lower(), _plain(dice.choice(_LAST)).lower()
    host = dice.choice(
        ("gmail.com", "hotmail.com", "correo.example", "clinica-prueba.cl", "mail.uc.cl")
    )
    spelt = host.replace(".", " punto ")
    return dice.choice(
        (f"{first}.{last}@{host}", f"{first}{last}{dice.randint(1, 99)}@{host}", f"{first}_{last}@{host}",
         f"{first} punto {last} arroba {spelt}", f"{first}{last} arroba {spelt}", f"{first}.{last} @ {host}",
         f"{first[0]}{last}+spa@{host}", f"{first}.{last}(arroba){host}")
    )  # fmt: skip


def _address(dice: random.Random) -> str:
    street, number, place = dice.choice(_STREETS), dice.randint(20, 9999), dice.choice(_PLACES)
    flat = dice.randint(11, 2999)
    letter = dice.choice("ABCD")
    return dice.choice(
        (f"calle {street} {number}", f"Av. {street} {number}, {place}", f"avenida {street} {number} depto {flat}",
         f"pasaje {street} {number}, villa {dice.choice(_STREETS)}", f"psje {street} 0{number % 1000 + 100}, {place}",
         f"{street} {number}, depto. {flat}, {place}", f"calle {street} N° {number}, block {letter} depto {flat}",
         f"{street} {number} casa {letter}, comuna de {place}", f"Avda {street} #{number}, torre {letter}, {place}",
         f"condominio {street} casa {flat % 90 + 10}, {place}",
         f"Villa {street}, pasaje {dice.choice(_STREETS)} {number}")
    )  # fmt: skip


def _born(dice: random.Random) -> tuple[int, int, int]:
    return dice.randint(1, 28), dice.randint(1, 12), dice.randint(1945, 2012)


def _birth(dice: random.Random) -> str:
    day, month, year = _born(dice)
    return dice.choice(
        (f"{day} de {_MONTHS[month - 1]} de {year}", f"{day:02d}/{month:02d}/{year}", f"{day}-{month}-{year}",
         f"{day}.{month:02d}.{year}", f"{day} {_MONTHS[month - 1]} {year}", f"{day} de {_MONTHS[month - 1]} del {year}",
         f"{year}-{month:02d}-{day:02d}", f"{day} / {month} / {year}", f"{day}-{_MONTHS[month - 1][:3]}-{year}",
         f"{day:02d} {month:02d} {year}")
    )  # fmt: skip


def _short_birth(dice: random.Random) -> str:
    day, month, year = _born(dice)
    return dice.choice(
        (f"{day}/{month}/{year % 100:02d}", f"{day}-{month:02d}-{year % 100:02d}", f"{day} de {_MONTHS[month - 1]}",
         f"{day} de {_MONTHS[month - 1]} del {year % 100:02d}", f"{_MONTHS[month - 1]} de {year}",
         f"{day:02d}/{month:02d}")
    )  # fmt: skip


def _card(dice: random.Random) -> str:
    length = dice.choice((16, 16, 16, 16, 15, 14, 13, 19))
    body = dice.choice("45362") + "".join(dice.choice("0123456789") for _ in range(length - 2))
    doubled = (int(d) * (2 - place % 2) for place, d in enumerate(reversed(body)))
    number = body + str(-sum(v - 9 if v > 9 else v for v in doubled) % 10)
    groups = [number[at : at + 4] for at in range(0, length, 4)]
    if length == 15:
        groups = [number[:4], number[4:10], number[10:]]
    return dice.choice(
        (number, " ".join(groups), "-".join(groups), ".".join(groups), "  ".join(groups))
    )


_Maker = Callable[[random.Random], str]
_SLOTS: dict[str, tuple[Kind, _Maker]] = {
    "name": (Kind.NAME, _full_name),
    "rare": (Kind.NAME, _rare_name),
    "first": (Kind.NAME, lambda dice: dice.choice(_FIRST)),
    "last": (Kind.NAME, lambda dice: dice.choice(_LAST)),
    "rut": (Kind.RUT, _rut),
    "badrut": (Kind.RUT, _rut_of_any_digit),
    "phone": (Kind.PHONE, _phone),
    "email": (Kind.EMAIL, _email),
    "address": (Kind.ADDRESS, _address),
    "comuna": (Kind.ADDRESS, lambda dice: dice.choice(_PLACES)),
    "birth": (Kind.BIRTH_DATE, _birth),
    "shortbirth": (Kind.BIRTH_DATE, _short_birth),
    "card": (Kind.CARD, _card),
    "long": (Kind.NUMBER, lambda dice: str(dice.randint(10**9, 10**12))),
}
_OPEN: dict[str, _Maker] = {
    "price": lambda dice: dice.choice(
        ("$29.990", "120.000 pesos", "45 lucas", "$ 189.990", "35.000", "$1.250.000", "60 mil")
    ),
    "hour": lambda dice: dice.choice(
        ("17:30", "9:00", "las 18", "11.30 hrs", "10 am", "9 a 20", "las 4 de la tarde")
    ),
    "day": lambda dice: dice.choice(
        ("el jueves 26", "el 26/11", "el 3 de diciembre", "mañana", "el lunes 4", "el 12-01")
    ),
    "many": lambda dice: dice.choice(
        ("2 sesiones", "6 sesiones", "3 zonas", "20 unidades", "1 ml", "4 cuotas", "el 50%")
    ),
}


def _plain(text: str) -> str:
    """Without accents, letter by letter."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)


def _wide(text: str) -> str:
    return "".join(
        chr(ord(char) + 0xFEE0) if char.isascii() and char.isdigit() else char for char in text
    )


_CASES: tuple[Callable[[str], str], ...] = (
    str,
    str,
    str,
    str.lower,
    lambda text: _plain(text.lower()),
    str.upper,
    _plain,
    _wide,
)


def _filled(template: str, dice: random.Random) -> Sentence:
    text, secrets, keep = "", [], []
    for plain, slot in re.findall(r"([^{]*)(?:\{(\w+)\})?", template):
        text += plain
        if slot in _OPEN:
            keep.append((len(text), len(text) + len(value := _OPEN[slot](dice))))
            text += value
        elif slot:
            kind, make = _SLOTS[slot]
            value = make(dice)
            secrets.append(Secret(kind=kind, start=len(text), end=len(text) + len(value)))
            text += value
    cased = dice.choice(_CASES)(text)
    assert len(cased) == len(text)
    return Sentence(text=cased, secrets=tuple(secrets), keep=tuple(cased[a:b] for a, b in keep))


def sentences(each: int = 18, *, seed: int = 56) -> tuple[Sentence, ...]:
    """Every template so many times, with other values, spellings and cases."""
    dice = random.Random(seed)
    return tuple(_filled(template, dice) for template in TEMPLATES for _ in range(each))


def harmless(each: int = 3, *, seed: int = 56) -> tuple[Sentence, ...]:
    """Sentences that hold no identifier, though some words and figures look like one."""
    dice = random.Random(seed)
    return tuple(_filled(template, dice) for template in HARMLESS for _ in range(each))


def unseen() -> tuple[Sentence, ...]:
    """Messages written by hand: 70 before the redaction was there, 65 once it was, before it saw them."""
    made = []
    for item in json.loads(_UNSEEN.read_text("utf-8")):
        secrets = tuple(
            Secret(kind=Kind[kind], start=(at := item["text"].index(piece)), end=at + len(piece))
            for kind, piece in item["secrets"]
        )
        made.append(Sentence(text=item["text"], secrets=secrets, keep=tuple(item["keep"])))
    return tuple(made)


def hidden(text: str) -> tuple[str, frozenset[int]]:
    """The text as a model reads it, and the places of the original that stay in it."""
    placeholders = Placeholders()
    result = Redaction(Known(), placeholders).hide(text)
    stays: set[int] = set()
    at = last = 0
    for mark in [*MARK.finditer(result), None]:
        plain = result[last : mark.start() if mark else len(result)]
        at = text.index(plain, at)
        stays.update(range(at, at + len(plain)))
        at += len(plain)
        if mark:
            at += (
                len(placeholders.value(mark.group()) or "")
                if _comes_next(placeholders, mark.group(), text, at)
                else 0
            )
            last = mark.end()
    return result, frozenset(stays)


def _comes_next(placeholders: Placeholders, mark: str, text: str, at: int) -> bool:
    value = placeholders.value(mark) or ""
    return text[at : at + len(value)].casefold() == value.casefold()


def is_found(sentence: Sentence, secret: Secret, stays: Iterable[int]) -> bool:
    """Nothing of it stays: no digit, no letter, but for "de" and the like."""
    places = frozenset(stays)
    for word in re.finditer(r"[^\W_]+", sentence.text[secret.start : secret.end]):
        span = range(secret.start + word.start(), secret.start + word.end())
        if word.group().lower() not in _CONNECTORS and any(place in places for place in span):
            return False
    return True
