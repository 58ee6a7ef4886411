"""Where a name is said in Chilean Spanish, and where a word that could be one is none; for folded text."""

import re

from aura_desktop.domain.first_names import RELATIONS
from aura_desktop.domain.folded_text import NAME_TAKEN, TAKEN


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TIMES_AND_PLACES = _set(
    "abril julio domingo santiago concepcion asuncion america africa francia india israel angeles libertad vina "
    "independencia constitucion valle mar"
)
WORD = re.compile(rf"[^\W\d_]+|{NAME_TAKEN}+")
ADJACENT = re.compile(r" {1,3}|\s?-\s?|\.\s|'")
IDIOMS = re.compile(
    r"\bpor ejemplo\b|\bluz (?:pulsada|led|intensa|roja|azul|solar)\b|\brosa mosqueta\b|\bcolor rosa\b"
    r"|\bcruz (?:blanca|verde|roja)\b|\bvida tres\b|\bpaz mental\b|\bsol y\b|\b(?:al|del|mucho|tomar|tomo|con) sol\b"
    r"|\d\s?lucas\b|\bpedro de valdivia\b|\bmanuel montt\b|\bantonio varas\b|\bfrancisco bilbao\b|\bdiego portales\b"
    r"|\balonso de cordova\b|\bsanta isabel\b|\bsanta maria\b|\bjesus mio\b|\bay jesus\b"
)
PLACE_BEFORE = _set(
    "san santa santo metro estacion mall plaza clinica isapre calle avenida av banco hotel padre"
)
PLAIN_BEFORE = _set(
    """la el al de del en por mucha mucho un una mas tan muy las los que mis piel pieles color manchas tono tonos
    labios ronchas encuentro con da tengo"""
)
STRONG = re.compile(
    r"(?:\bme llamo\b|\bmi nombre(?: completo| real)? (?:es|:)"
    r"|\bnombres?(?: completo| y apellidos?)?(?: del?(?: la)? paciente)?\s?[:=]|\bmi nombre completo\b"
    r"|\ba nombre de\b|\bapellidos?(?: paterno| materno)?(?: [a-z]+,)?(?: es| son|:)"
    r"|\bde apellidos?\b|\b(?:apellido|apellidos) (?:paterno|materno)\b|\bpaciente\s?:"
    r"|\b(?:anota|agenda|registra|inscribe|guarda)\w* como\b|\b(?:sra|sr|srta|srita|don|dona|familia)\b\.?"
    r"|\b(?:mi|la|el|su|ella|quien|nina|nino|hij[ao]|mama|papa|paciente)\b[^.;?!\n]{0,25}\bse llama\b)[\s:=]*"
)
SAID = re.compile(
    r"(?:\bso[iy]+(?: la| el| yo,?)?\b|\bsomos(?: la| los)?\b|\b(?:ella|el) es\b"
    r"|\b(?:te|le|les) (?:habla|escribe|saluda)\b|\b(?:habla|escribe|saluda|firma)\b"
    r"|\bde parte de\b|\bse llama\b|\bme dicen\b"
    r"|\bnombres?\b|\bnombre completo\b"
    r"|\b(?:slds|sldos)\b\.?,?|\bthis is\b|\bi am\b|\bi'm\b"
    r"|\batte\b\.?,?|\batentamente\b,?|\bsaludos(?: cordiales)?\b,?|\b(?:carinos|besos|abrazos)\b,?|\bfamilia\b"
    r"|\b(?:doctora|doctor|dra|dr|senora|senor|senorita|enfermera|matrona|kine|secretaria|srita|recepcionista)\b\.?"
    r"|\bpacientes?\b|\bapellidos?\b|\bconozco a\b|\brecomendo(?: la)?\b|\btia\b|\btio\b|\bclienta\b|\bfichas? de\b"
    r"|\b(?:reserva|hora|cita|agenda)(?: para| de)\b|\bpregunt\w+ por\b|\b(?:hablar|hable|converse) con\b"
    r"|\bdatos(?: de)?\b|\batendi[oa]\b|\batiende\b"
    rf"|{TAKEN} de\b)[\s:]*"
)
RELATED = re.compile(
    r"\b(?:mi|mis|tu|su|sus|nuestra|nuestro|la|el|una|un) (?:"
    + "|".join(sorted(RELATIONS))
    + r")\b(?:,| mayor| menor| chica| chico| grande| de)?[\s:]*"
)
GREETED = re.compile(
    r"\b(?:hola|holi|gracias|chao|querida|querido|estimada|estimado|buenas|oye)\b,?\s+"
)
ASKED_FOR = re.compile(
    r"\b(?:esta|con)\s+(?=\w+(?: hoy| manana| ahora|\?| quedamos| hable| hablamos| agende))"
    r"|\b(?:la|el)\s+(?=\w+ (?:me|le|nos) (?:dijo|atendio|recomendo|llamo|vio)\b)"
)
HERE = re.compile(r"(?:^|[.!?\n,]) *(?=[a-z]+(?: [a-z]+){0,3} (?:por )?(?:aca|aqui)\b)")
HEADED = re.compile(r"(?:^|\n) *(?=[a-z]+[,:])")
CLOSING = re.compile(
    r"(?:saludos|slds|atte|atentamente|gracias|carinos|besos|abrazos?|cordiales|bendiciones|adios)[\s.,!:\-]*$"
)
LINE = re.compile(r"[^\n]+")
BEFORE_NUMBER = re.compile(rf"\s*[,;:\-(]*\s*(?:(?:rut|run|fono|cel|ci)\W{{0,3}})?{TAKEN}")
SKIPPED = (
    _set("la el los las mi mis tu su un una don dona sra sr srta senora senor que es") | RELATIONS
)
ABROAD = re.compile(
    r"\b(?:my name is|call me|je m'?appelle|mon nom est|(?:o )?meu nome e|me chamo|mwen rele|inche)\s+"
)
"""What others say before their name; the words after it are no surnames in small letters."""
SELF = frozenset({"soy", "soi", "habla", "escribe", "saluda", "nombre", "dicen", "llama"})
"""Who says this of a name of the clinic's is a patient of the same name."""
NO_SHORT_NAME = _set("lo la igual mucho mas menos oro todo como cuanto y que")
"""What follows "vale" or "caro" where they are no names, even after "my sister"."""
TOO_COMMON = _set("vale claro caro cara linda bella mar norma abril julio domingo lucas")
