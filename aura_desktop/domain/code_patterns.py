"""Finds names on other networks, papers, plates and other codes of one person, and numbers that are spelt out."""

import re
from collections.abc import Iterator

from aura_desktop.domain.folded_text import TAKEN, FoldedText
from aura_desktop.domain.identifier import Found, IdentifierKind

_HOSTS = r"(?:gmail|hotmail|outlook|yahoo|icloud|live|msn|protonmail|vtr|uc|correo)\b"
_NETWORK = r"(?:instagram|insta|ig|tiktok|tik tok|facebook|face|fb|twitter|telegram|snapchat|snap|usuario|user)"
_USER = r"[a-z_][a-z0-9_]*(?:[._]+[a-z0-9_]+)*"
_HANDLES = (
    re.compile(
        r"\b(?:(?:m\.|web\.)?facebook|instagram|tiktok|twitter|x|fb|linkedin)\.com/(?:in/)?@?([a-z0-9_.\-]*[a-z0-9_])"
        r"|(?<![a-z0-9])(?:t|wa|m|fb)\.me/\+?([a-z0-9_.]*[a-z0-9_])"
    ),
    re.compile(rf"(?<![a-z0-9._%+\-@])@(?!{_HOSTS})({_USER})(?![a-z0-9@])"),
    re.compile(
        rf"\b{_NETWORK}\b(?:\s(?:es|soy|como|mi|de|cuenta|perfil))*\s?[:=]?\s?"
        rf"(?=[a-z_][a-z0-9]*[._\d][a-z0-9_.]*[a-z0-9_])({_USER})"
    ),
)
_MAP = re.compile(
    r"(?:https?://)?(?:maps\.app\.goo\.gl|goo\.gl/maps|(?:www\.)?google\.[a-z.]{2,6}/maps|maps\.google\.[a-z.]{2,6}"
    r"|(?:www\.)?waze\.com|ul\.waze\.com)/[^\s,;]+"
)
_COORDINATES = re.compile(r"-?\d{1,2}[.,]\d{4,}\s?[,;/ ]\s?-?\d{1,3}[.,]\d{4,}")

_DIGIT = r"(?:cero|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_WORD = (
    rf"(?:{_DIGIT}|ceros|unos|diez|once|doce|trece|catorce|quince|dieci[a-z]+|veint[a-z]+|treinta|cuarenta|cincuenta"
    r"|sesenta|setenta|ochenta|noventa|cien(?:to)?|(?:dos|tres|cuatro|seis|ocho)cientos|quinientos|setecientos"
    r"|novecientos|mil|millon(?:es)?)"
)
_AND = r"(?:[\s,.\-]{1,3}(?:y\s)?)"
_SAID = rf"(?:{_WORD}|\d{{1,4}})"
_CHECK = rf"(?:[\s,.]{{1,3}}(?:guion|raya|digito(?: verificador)?|dv)\s(?:{_DIGIT}|k|\d)\b)"
_RUT_WORD = r"\b(?:r\.?u\.?[tn]\.?|carnet|carne|cedula|ci)\b(?:\s(?:es|el|mi|numero|n°))*\s?:?\s?"
_PHONE_WORD = (
    r"\b(?:fonos?|telefonos?|cel|celu|celular|movil|numero|whatsapp|wsp|llam\w+)\b"
    r"(?:\s(?:es|el|mi|al|a|nuevo|de|contacto))*\s?:?\s?"
)
_PAPER_WORD = (
    r"\b(?:pasaportes?|passport|documento|dni|curp|cedula|nie|cuil|cuit|cpf|identificacion)\b"
    r"[^\d\n]{0,30}?\n?"
)
_PAPER_CODE = r"([a-z]{0,4}[\s\-]?\d[a-z\d]*(?:[ .\-]\d[a-z\d]*){0,3})(?![a-z\d])"
_PAPER = re.compile(
    rf"{_PAPER_WORD}(?<![a-z\d])(?!(?:19|20)\d\d\b)(?=(?:[a-z\-]*\d){{4}}){_PAPER_CODE}"
)
_LETTERED = re.compile(
    rf"{_PAPER_WORD}(?<![a-z\d])(?=[a-z]*\d)(?=(?:[a-z\-]*\d){{4}})(?=[a-z\d]*[a-jl-z]){_PAPER_CODE}"
)
_Rules = tuple[tuple[IdentifierKind, re.Pattern[str]], ...]
_IN_WORDS = re.compile(r"[a-z/]")
"""What is figures alone is found as such."""
_ANY = re.compile("")
_SPELT: _Rules = (
    (IdentifierKind.CODE, _LETTERED),
    (IdentifierKind.RUT, re.compile(r"(?<![\d$/])(?<!\d[.,])(\d{7,8}\s?/\s?[\dk])(?![\da-z/])")),
    (
        IdentifierKind.RUT,
        re.compile(rf"{_RUT_WORD}({_SAID}(?:{_AND}{_SAID}){{2,}}\b{_CHECK}?(?:{_AND}k\b)?)"),
    ),
    (IdentifierKind.RUT, re.compile(rf"\b({_SAID}(?:{_AND}{_SAID}){{2,}}\b{_CHECK})")),
    (
        IdentifierKind.RUT,
        re.compile(rf"\b({_SAID}\smillon(?:es)?{_AND}\d{{3}}\smil{_AND}\d{{3}}(?:{_AND}[\dk])?\b)"),
    ),
    (IdentifierKind.RUT, re.compile(rf"(?<![\d.,$])(\d{{1,2}}\.?\d{{3}}\.?\d{{3}}{_CHECK})")),
    (
        IdentifierKind.PHONE,
        re.compile(rf"{_PHONE_WORD}({_SAID}(?:{_AND}{_SAID}){{3,}})\b(?!\s(?:pesos|lucas))"),
    ),
    (
        IdentifierKind.PHONE,
        re.compile(rf"\b(nueve(?:{_AND}{_SAID}){{2,}}{_AND}\d{{4}})(?!\d)"),
    ),
    (IdentifierKind.NUMBER, re.compile(rf"\b({_DIGIT}(?:{_AND}{_DIGIT}){{5,}})\b")),
    (
        IdentifierKind.PHONE,
        re.compile(r"(?<![a-z\d.,$])(9(?:[\s.\-]?\d|o|[\s.\-]o(?=[\do])){8})(?![a-z\d])"),
    ),
)

_CONSONANT = "[bcdfghjklmnprstvwxyz]"
_TELLS = (
    r"(?:\s?(?:\b(?:es|la|el|mi|de|del|numero|nro|num|no|n|auto|clinica|medica|paciente|dice)\b|n°|[:#.]))*"
    r"\s?\n?\s?"
)
_NUMBERED = r"\s?(?:\b(?:numero|nro|num|folio|n)\b|n°|[:#])[\s.:°]*(?:es\s|el\s|la\s)*\n?"
_YEAR = r"(?!(?:19|20)\d\d\b)"
_NOT_ROUND = r"(?!\d*000\b)"
_CODES: _Rules = (
    (
        IdentifierKind.CODE,
        re.compile(
            rf"\b(?:patente|placa|ppu|matricula)\b{_TELLS}((?:[a-z]{{2}}[\s.·\-]?(?:[a-z]{{2}}[\s.·\-]?\d{{2}}|\d{{4}})"
            r"|[a-z]{3}[\s.·\-]?0?\d{2}))(?![a-z\d])"
        ),
    ),
    (
        IdentifierKind.CODE,
        re.compile(
            rf"(?<![a-z\d])({_CONSONANT}{{2}}[.·\-]?{_CONSONANT}{{2}}[.·\-]?\d{{2}})(?![a-z\d])"
        ),
    ),
    (IdentifierKind.CODE, _PAPER),
    (
        IdentifierKind.CODE,
        re.compile(
            r"\b(?:fichas?|pacientes? (?:n°|nro|numero)|(?:codigo|numero|id) de (?:paciente|clienta?|socia?)"
            r"|historia clinica|expediente|poliza)(?![a-z])"
            rf"{_TELLS}{_YEAR}([a-z]{{0,3}}-?\d{{3,12}})(?![a-z\d]|[.,]\d)"
        ),
    ),
    (
        IdentifierKind.CODE,
        re.compile(
            r"\b(?:orden(?: medica)?|bono|contrato|reserva|comprobante|boleta|convenio|operacion)\b"
            rf"{_NUMBERED}{_YEAR}{_NOT_ROUND}([a-z]{{0,3}}-?\d{{4,12}})(?![a-z\d]|[.,]\d)"
        ),
    ),
    (
        IdentifierKind.CODE,
        re.compile(
            rf"\b(?:n°|nro|numero|folio)\s?(?:de\s)?(?:la\s|mi\s)?(?:orden|bono|contrato|reserva|comprobante|boleta)\b"
            rf"(?:\s(?:es|el|la))*\s?:?\s?{_YEAR}([a-z]{{0,3}}-?\d{{4,12}})(?![a-z\d]|[.,]\d)"
        ),
    ),
    (
        IdentifierKind.CODE,
        re.compile(
            r"\b(?:cvv2?|cvc|clave|contrasena|password|pin|codigo de seguridad)\b[^\d\n]{0,12}(\d{3,8})(?!\d|[.,]\d)"
        ),
    ),
    (
        IdentifierKind.CODE,
        re.compile(
            rf"{TAKEN}[\s,]*(?:vence|venc\w*|exp\w*)\W[^\d\n]{{0,10}}(\d{{1,2}}[/\-]\d{{2,4}})"
        ),
    ),
    (
        IdentifierKind.CODE,
        re.compile(
            r"\b(?:tarjeta|visa|mastercard|numero|fono|cel\w*|cuenta|rut)\b[^\d\n]{0,30}\b"
            r"(?:termina(?:d[oa])?|acaba(?:d[oa])?) en (\d{3,4}(?:-[\dk])?)(?!\d)"
        ),
    ),
)


def handles(text: FoldedText) -> Iterator[Found]:
    """Names on other networks, and places on maps; covers them."""
    for pattern in _HANDLES:
        for found in list(pattern.finditer(text.lower)):
            span = next(found.span(group) for group in (1, 2)[: pattern.groups] if found[group])
            text.take(*span)
            yield IdentifierKind.HANDLE, *span
    for pattern in (_MAP, _COORDINATES):
        for found in list(pattern.finditer(text.lower)):
            text.take(*found.span())
            yield IdentifierKind.ADDRESS, *found.span()


def spelt(text: FoldedText) -> Iterator[Found]:
    """Numbers of a person in words, or half in words; covers them."""
    yield from _found(text, _SPELT, _IN_WORDS)


def codes(text: FoldedText) -> Iterator[Found]:
    """Plates, papers and other codes; after the numbers. Covers them."""
    yield from _found(text, _CODES, _ANY)


def _found(text: FoldedText, rules: _Rules, holds: re.Pattern[str]) -> Iterator[Found]:
    for kind, pattern in rules:
        for found in list(pattern.finditer(text.lower)):
            if holds.search(found[1]):
                text.take(*found.span(1))
                yield kind, *found.span(1)
