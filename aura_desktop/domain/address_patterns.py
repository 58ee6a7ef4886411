"""Finds e-mail addresses and the places where people live."""

import re
from collections.abc import Iterator

from aura_desktop.domain.common_words import COMUNAS
from aura_desktop.domain.folded_text import FoldedText
from aura_desktop.domain.identifier import Found, IdentifierKind

_HOSTS = r"(?:gmail|hotmail|outlook|yahoo|icloud|live|msn|protonmail|vtr|uc|correo)"
_LOCAL = r"(?<![a-z0-9._%+\-])[a-z0-9_%+][a-z0-9._%+\-]*"
_TOP = r"(?:com|cl|net|org|es|edu|gob|gov|ar|pe|co|mx|example|test|info|io|us)"
_EMAILS = (
    re.compile(
        rf"{_LOCAL}(?:@|\s?@\s?(?=(?:{_HOSTS}\b|[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\s?[.,]\s?{_TOP}\b)))[a-z0-9\-]+(?:\.[a-z0-9\-]+)*(?:\s?[.,]\s?{_TOP}\b(?!\.[a-z]))*(?:\.{_TOP}\b)?"
    ),
    re.compile(
        rf"{_LOCAL}(?:\s(?:punto|guion bajo|guion|underscore)\s[a-z0-9._]+)*\s?[(\[]?\s?(?:arroba|\bat\b)\s?[)\]]?\s?"
        rf"[a-z0-9\-]+(?:(?:\s?[(\[]?\s?\b(?:punto|dot)\b\s?[)\]]?\s?|\.)[a-z0-9\-]+){{0,2}}?"
        rf"(?:\s?[(\[]?\s?\b(?:punto|dot)\b\s?[)\]]?\s?|\s?\.\s?){_TOP}\b(?:\.(?:cl|ar|pe|co|mx)\b)?"
    ),
    re.compile(
        rf"{_LOCAL}(?:\s(?:punto|guion bajo|guion|underscore)\s[a-z0-9._]+)*\s(?:arroba|at)\s{_HOSTS}\b(?:\.[a-z.]+)?"
    ),
)

_COMUNA = "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in COMUNAS) + r")\b"
_STREET = (
    r"(?:calle|avenida|avda|ave|av|pasaje|psje|pje|psj|pasj|camino|diagonal|costanera|paseo|alameda|"
    r"ruta|autopista)\b\.?"
)
_ESTATE = (
    r"(?:villa|poblacion|pobl|pob|condominio|cond|edificio|edif|conjunto|comunidad|"
    r"parcelacion|loteo|barrio|sector|cerro)\b\.?"
)
_FLAT = (
    r"(?:(?:depto|dpto|dep|dto|departamento|block|blok|bloque|torre|casa|piso|parcela|sitio|lote|oficina|of|interior|int|"
    r"manzana|mz|local)\b\.?\s?(?:n[°º.]?\s?|nro\.?\s?|numero\s|#\s?)?(?:\d{1,5}(?:\s?-?\s?[a-h]\b)?|[a-h]\b(?:\s?-?\s?\d{1,4})?))"
)
_NUMBER = (
    r"(?:,?\s?(?:n[°º]|no\.|nro\.?|numero|num\.?|#|n\.?)\s?)?\s?\d{1,5}(?:\s?-\s?[a-h]\b|\s?[a-h]\b(?!\s[a-z]))?"
    r"(?![\d:%]|[.,]\d|\s?(?:hrs|pesos|lucas|mil\b|sesion|anos|cuotas))"
)
_END = (
    r"(?:y|pero|que|quiero|quisiera|cuanto|necesito|me|te|es|esta|estan|queda|quedo|puedo|pueden|para|por|porque|si|hay|"
    r"tienen|donde|como|gracias|cerca|con|en|a|al|hasta|desde|cuando|o|rut|fono|telefono|correo|mail|mi|hacen|van|"
    r"soy|no|tengo|se|fecha|llego|lejos|esquina|hoy|voy|un|una|entre)"
)
_WORD = rf"(?!{_END}\b)[a-z0-9][a-z0-9'°]*\.?"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,4}}?"
_TAIL = (
    rf"(?:\s?[,.;\-]?\s?\n?(?:{_FLAT}|{_STREET}\s{_NAME}\s?{_NUMBER}|{_ESTATE}\s(?:{_WORD})(?:\s(?!{_FLAT}|{_COMUNA}){_WORD}){{0,3}}"
    rf"|(?:comuna\s(?:de\s)?)?{_COMUNA}|comuna\s(?:de\s)?{_WORD}))"
)
_NUMBERED = re.compile(
    rf"(?<![a-z0-9])(?:{_ESTATE}\s{_NAME},?\s(?={_STREET}))?(?:{_STREET}|{_ESTATE})\s{_NAME}\s?{_NUMBER}{_TAIL}*"
)
_LIVES = (
    r"(?:\b(?:vivo|vive|vivimos|viven|viviendo|resido|reside|mi casa esta|mi casa queda)\b"
    r"(?:\s(?:ahora|actualmente|aca))?\sen|"
    r"\b(?:direccion|domicilio|residencia|dir)\b\.?(?:\s(?:particular|es|nueva|actual|queda en|esta en|mia|en|"
    r"de mi casa|seria|para la visita))*\s?[:\-]?|\bmi casa(?: es|:)(?: en)?|\benvi\w+ a|\bmand\w+ a)\s*\n?"
)
_AT_HOME = re.compile(
    rf"{_LIVES}((?:(?:la|el)\s(?={_STREET}|{_ESTATE}|comuna))?(?:"
    rf"(?:{_STREET}|{_ESTATE}|{_FLAT})(?:\s{_WORD}){{1,6}}(?:\s?{_NUMBER})?{_TAIL}*"
    rf"|{_NAME}\s?{_NUMBER}{_TAIL}*|(?:comuna\s(?:de\s)?)?{_COMUNA}|comuna\s(?:de\s)?{_WORD}{_TAIL}*))"
)
_TAILED = re.compile(
    rf"(?<![a-z0-9$])(?:(?:los|las|el|la|san|santa|santo)\s)?{_WORD}(?:\s{_WORD}){{0,2}}?\s?,?\s?(?:n[°º]\s?|#\s?)?\d{{2,5}}(?![\d:%]|[.,]\d)"
    rf"\s?,?\s?(?:{_FLAT}|{_COMUNA}){_TAIL}*"
)
_CAPITAL_STREET = re.compile(
    r"(?<![A-Za-z0-9])(?i:calle|avenida|avda|av|pasaje|psje|pje|psj|villa|poblacion|condominio|edificio)\b\.?"
    r"(?:\s(?:de|del|la|las|los|el|san|santa)){0,2}(?:\s[A-Z][A-Za-z0-9']+){1,4}"
)
_SMALL_STREET = re.compile(
    rf"(?<![a-z0-9])(?:pasaje|psje|pje|psj|villa|poblacion|condominio)\b\.?\s(?:(?:los|las|el|la|san|santa)\s){_WORD}{_TAIL}*"
)
_KM = r"\s?,?\s?\b(?:km|kilometro)\s?\d+(?:[.,]\d+)?"
_RURAL = re.compile(
    r"(?<![a-z0-9])(?:parcela|fundo|hijuela)\s(?:n[°º.]?\s?)?\d{1,4}(?!\d)"
    rf"(?:{_KM}|\s?,?\s?camino\s(?:a|al)\s{_WORD}(?:(?:\s{_WORD}){{0,3}}?{_KM}|(?:\s{_WORD})?))?{_TAIL}*"
)
_COMUNA_OF = re.compile(rf"\bcomuna(?:\s(?:de|es)|\s?:)?\s({_COMUNA})")
_FLAT_ALONE = re.compile(
    r"(?<![a-z0-9])(?:depto|dpto|departamento|block|blok)\b\.?\s?(?:n[°º.]?\s?|nro\.?\s?|numero\s|#\s?)?"
    r"(?:\d{1,5}(?:\s?-?\s?[a-h]\b)?|[a-h]\b(?:\s?-?\s?\d{1,4})?)" + rf"{_TAIL}*"
)


def emails(text: FoldedText) -> Iterator[Found]:
    """E-mail addresses, also spelt out; covers them."""
    for pattern in _EMAILS:
        for found in list(pattern.finditer(text.lower)):
            text.take(*found.span())
            yield IdentifierKind.EMAIL, *found.span()


def addresses(text: FoldedText) -> Iterator[Found]:
    """Streets, houses and flats, and the comuna where somebody says they live; covers them."""
    for pattern in (_AT_HOME, _RURAL, _NUMBERED, _TAILED, _SMALL_STREET, _COMUNA_OF, _FLAT_ALONE):
        yield from _places(text, pattern, text.lower)
    if text.cased != text.cased.upper():
        yield from _places(text, _CAPITAL_STREET, text.cased)


def _places(text: FoldedText, pattern: re.Pattern[str], searched: str) -> Iterator[Found]:
    for found in list(pattern.finditer(searched)):
        start, end = found.span(1) if pattern.groups else found.span()
        text.take(start, end)
        yield IdentifierKind.ADDRESS, start, end
