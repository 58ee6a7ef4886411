"""Names in a text: people by their titles, and capitals where no sentence starts."""

import re

from aura_desktop.domain.figure import FigureKind, Finds, Found, folded


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _listed(
    "dr dra drs dras sr sra sres srta srs prof klgo klga ud uds av avda pje psje of ofic depto dpto nro no n "
    "tel fono ej p st mr mrs ms jr vs art pag ing lic km col esq"
)
"""What a full stop follows inside a sentence."""
_COMMON = _listed(
    "clinica centro whatsapp instagram facebook google maps i ud uds usted ustedes hola gracias saludos buenas "
    "buenos estimada estimado rut iva ok pdf qr sms avenida av avda calle pasaje edificio oficina depto metro "
    "te le se me tu su el la los las un una y o e si no en con por para de del que es como cuando cual donde "
    "mi nuestro nuestra nuestros nuestras este esta ya muy mas a al lo nos the we you our your and for to if "
    "it is an what how when where which who thanks hello hi please dr dra sr sra srta spanish english im ill id "
    "ive email mail web online vip"
)
_GIVEN = _listed(
    "camila antonia josefa sofia martina isidora florencia valentina catalina fernanda javiera constanza maria "
    "francisca daniela carolina andrea paula claudia patricia marcela lorena ximena veronica natalia macarena "
    "barbara gabriela alejandra monica sandra pamela paola karina tamara romina victoria emilia agustina amanda "
    "trinidad ignacia belen nicole michelle rocio consuelo magdalena pilar ana juan jose luis carlos jorge "
    "francisco manuel pedro diego matias benjamin vicente martin sebastian nicolas felipe cristobal ignacio "
    "tomas joaquin lucas gabriel daniel pablo rodrigo cristian mauricio marcelo ricardo roberto eduardo sergio "
    "hector gonzalo alvaro andres claudio fernando javier alejandro miguel rafael raul victor hugo"
)
_LINKING = frozenset(("de", "del", "la", "las", "los"))
_ARTICLES = frozenset(("El", "La", "Las", "Los"))
_WORD = r"(?:[A-ZÁÉÍÓÚÜÑ][^\W\d_]*(?:['’-][^\W\d_]+)*\d*)"
_CHAIN = rf"{_WORD}(?: (?:(?:de|del|la|las|los) ){{0,2}}{_WORD})*"
_TITLED = re.compile(
    r"\b(?:(?i:(?:dra?|sra?|srta|klg[oa]|prof|mrs?|ms)\.?|doctora?|profesora?|señora?|señorita|don|doña"
    rf"|kinesi[oó]log[oa]|doctor|enfermer[oa]|esteticista)) ({_CHAIN})"
)
_CAPITALS = re.compile(rf"(?<![\w@#]){_CHAIN}")
_ITEM = re.compile(r"(?:^|\n)[ *]*\0{2,4}$")
_PLAIN_END = re.compile(r"([^\W\d_]+)\.$")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters without accents."""
    return tuple(re.findall(r"[^\W_]+", folded(text)))


def name_words(text: str) -> tuple[str, ...]:
    """The words that make a name, without what links them or anyone may write."""
    return tuple(word for word in words(text) if word not in _LINKING and word not in _COMMON)


def names(text: str) -> Finds:
    """Every name in a text as written, not folded; what was read as something else is blank in it."""
    for at in _TITLED.finditer(text):
        if name_words(at[1]):
            yield Found(at.start(), at.end(1), FigureKind.NAME, " ".join(name_words(at[1])))
    for at in _CAPITALS.finditer(text):
        yield from _capitals(text, at)


def _capitals(text: str, at: re.Match[str]) -> Finds:
    parts = list(re.finditer(r"\S+", at.group()))
    if parts and _starts(text, at.start()) and not set(words(parts[0].group())) & _GIVEN:
        parts = parts[1:]
    while parts and not name_words(parts[0].group()) and parts[0].group() not in _ARTICLES:
        parts = parts[1:]
    while parts and not name_words(parts[-1].group()):
        parts = parts[:-1]
    if not any(len(word) > 1 for part in parts for word in name_words(part.group())) or _shouted(
        text, at
    ):
        return
    start, end = at.start() + parts[0].start(), at.start() + parts[-1].end()
    yield Found(start, end, FigureKind.NAME, " ".join(name_words(text[start:end])))


def _starts(text: str, place: int) -> bool:
    """A sentence, a line or an item starts here."""
    before = text[max(place - 60, 0) : place].rstrip(" *_~\"“”«'")
    if not before or _ITEM.search(before) or before[-1] in "!?…:\n\r¡¿-•–—|>·":
        return True
    if before[-1] == ".":
        last = _PLAIN_END.search(before)
        return last is None or folded(last[1]) not in ABBREVIATIONS
    return not (before[-1].isalnum() or before[-1] in ",;()/%&+$°º'’\0")


def _shouted(text: str, at: re.Match[str]) -> bool:
    """Capitals throughout, in a text that shouts."""
    found = re.findall(r"[^\W\d_]{2,}", text)
    loud = sum(word.isupper() for word in found)
    return at.group().isupper() and loud > 3 and loud * 2 > len(found)
