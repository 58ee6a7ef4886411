"""Error codes as sentences for those who see no window: programs on this PC, and the terminal.

Here stand those about a field of a request or a line of the settings; the rest is in troubles.py.
"""

from collections.abc import Mapping

from aura_desktop import troubles

LANGUAGES = troubles.LANGUAGES

_SENTENCES: dict[str, tuple[str, str]] = {
    # what a request may get wrong
    "not_json": (
        "El cuerpo debe ser un objeto JSON.",
        "The body must be a JSON object.",
    ),
    "wrong_content_type": (
        "El cuerpo debe venir con «Content-Type: application/json».",
        'The body must come with "Content-Type: application/json".',
    ),
    "too_large": ("El cuerpo es demasiado grande.", "The body is too large."),
    "wrong_type": (
        "El campo {field} no tiene el tipo esperado.",
        "The field {field} does not have the expected type.",
    ),
    "not_text": (
        "El campo {field} tiene caracteres que no son texto.",
        "The field {field} has characters that are not text.",
    ),
    "empty_field": ("El campo {field} está vacío.", "The field {field} is empty."),
    "too_long": (
        "El campo {field} es demasiado largo: {length} caracteres, máximo {limit}.",
        "The field {field} is too long: {length} characters, at most {limit}.",
    ),
    "too_many": (
        "El campo {field} tiene demasiados elementos: {length}, máximo {limit}.",
        "The field {field} has too many items: {length}, at most {limit}.",
    ),
    "not_unique": (
        "El campo {field} está repetido; cada uno debe ser distinto.",
        "The field {field} appears twice; each must be different.",
    ),
    "spaces_around_id": (
        "El campo {field} no debe empezar ni terminar con un espacio.",
        "The field {field} must not begin or end with a space.",
    ),
    "value_has_line_break": (
        "El campo {field} no puede tener saltos de línea, tabulaciones ni cuatro espacios seguidos.",
        "The field {field} cannot have line breaks, tabs or four spaces in a row.",
    ),
    "unknown_variable": (
        "La plantilla no tiene el campo {field}.",
        "The template has no field {field}.",
    ),
    "unknown_message_type": (
        "El tipo de mensaje debe ser «text» o «template».",
        'The message type must be "text" or "template".',
    ),
    "invalid_phone_number": (
        "El número de teléfono no es válido. Usa el formato internacional, por ejemplo +56 9 0000 0142.",
        "The phone number is not valid. Use the international form, for example +56 9 0000 0142.",
    ),
    "messages_not_wanted": (
        "Este paciente retiró su consentimiento para recibir mensajes: no se le envían plantillas.",
        "This patient took back the consent to be written to: no templates are sent.",
    ),
    "idempotency_key_reused": (
        "La misma Idempotency-Key ya se usó para otro envío.",
        "The same Idempotency-Key was already used for another send.",
    ),
    "idempotency_key_invalid": (
        "La Idempotency-Key debe tener entre 1 y 255 caracteres.",
        "The Idempotency-Key must have 1 to 255 characters.",
    ),
    "not_a_link": (
        "El campo {field} no es un enlace: debe empezar con https:// o http://.",
        "The field {field} is not a link: it must begin with https:// or http://.",
    ),
    # who may ask
    "api_key_missing": (
        "Falta la clave: envía «Authorization: Bearer …».",
        'The key is missing: send "Authorization: Bearer …".',
    ),
    "api_key_unset": (
        "Este computador no tiene dónde guardar la clave de la API: define AURA_API_KEY.",
        "This computer has no place for the API key: set AURA_API_KEY.",
    ),
    "api_key_invalid": ("La clave no es correcta.", "The key is not right."),
    "foreign_host": (
        "Solo se atienden solicitudes dirigidas a este computador.",
        "Only requests addressed to this computer are served.",
    ),
    "foreign_origin": (
        "No se atienden solicitudes de páginas web.",
        "Requests from web pages are not served.",
    ),
    "not_found": ("No existe.", "There is no such thing."),
    "method_not_allowed": (
        "Ese método no se admite aquí.",
        "That method is not supported here.",
    ),
    # set-up
    "database_key_malformed": (
        "{name} debe tener 64 dígitos hexadecimales.",
        "{name} must be 64 hexadecimal digits.",
    ),
    "ports_equal": (
        "{name} debe ser distinto de AURA_API_PORT.",
        "{name} must be different from AURA_API_PORT.",
    ),
    "env_file_unreadable": (
        "El archivo {name} no se puede leer: debe ser texto UTF-8 y estar permitido para este usuario.",
        "The file {name} cannot be read: it must be UTF-8 text, and this user must be allowed to read it.",
    ),
    "no_screen": (
        "No responde ninguna pantalla (DISPLAY, WAYLAND_DISPLAY): antepón «xvfb-run -a» al comando para "
        "usar una virtual, o parte sin ventana con --headless.",
        'No screen answers (DISPLAY, WAYLAND_DISPLAY): put "xvfb-run -a" before the command to use a '
        "virtual one, or start without a window with --headless.",
    ),
}

_OTHER = ("No fue posible ({code}).", "This was not possible ({code}).")


def sentence(code: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a code in "es" or "en"; params fill its blanks, unknown ones stay empty."""
    if code not in _SENTENCES and (line := troubles.terminal_line(code, language, params)):
        return line
    words = _SENTENCES.get(code, _OTHER)[LANGUAGES.index(language)]
    return words.format_map(_Blanks({"code": code, **(params or {})}))


def failure_sentence(code: str, title: str, language: str) -> str:
    """Why a message was given up; Meta's own `title` where it says more than we can."""
    if title and (troubles.is_told_by_meta(code) or not has_sentence(code)):
        return title
    return sentence(code, language)


def has_sentence(code: str) -> bool:
    """Whether a code has words of its own."""
    return code in codes()


def codes() -> frozenset[str]:
    """The codes that have words of their own."""
    return own_codes() | troubles.codes()


def own_codes() -> frozenset[str]:
    """The codes whose words stand here, whatever troubles.py says to people."""
    return frozenset(_SENTENCES)


def negotiate(accept_language: str, default: str) -> str:
    """The language of an Accept-Language header: the best wish we speak, else `default`."""
    wishes: list[tuple[float, int, str]] = []
    for index, item in enumerate(accept_language.split(",")):
        tag, _, weight = item.partition(";")
        language = tag.strip().split("-")[0].lower()
        language = default if language == "*" else language
        if language in LANGUAGES:
            wishes.append((-_weight(weight), index, language))
    wishes = [wish for wish in wishes if wish[0] < 0]
    return min(wishes)[2] if wishes else default


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


class _Blanks(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return ""
