"""Error codes as sentences for those who see no window: programs on this PC, and the terminal."""

from collections.abc import Mapping

from aura_desktop.sentences_graph import GRAPH, TOLD_BY_META

LANGUAGES = ("es", "en")

_SENTENCES: dict[str, tuple[str, str]] = {
    # what a request may get wrong
    "not_json": (
        "El cuerpo debe ser un objeto JSON.",
        "The body must be a JSON object.",
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
    "service_window_closed": (
        "Pasaron más de 24 horas desde el último mensaje del paciente. Envía una plantilla.",
        "More than 24 hours have passed since the patient last wrote. Send a template instead.",
    ),
    "template_not_found": (
        "La plantilla no existe en ese idioma.",
        "There is no such template in that language.",
    ),
    "template_not_approved": (
        "La plantilla no está aprobada por WhatsApp.",
        "The template is not approved by WhatsApp.",
    ),
    "template_needs_media": (
        "La plantilla lleva un archivo en el encabezado y no se puede enviar por aquí.",
        "The template has a file in its header and cannot be sent from here.",
    ),
    "idempotency_key_reused": (
        "La misma Idempotency-Key ya se usó para otro envío.",
        "The same Idempotency-Key was already used for another send.",
    ),
    "idempotency_key_invalid": (
        "La Idempotency-Key debe tener entre 1 y 255 caracteres.",
        "The Idempotency-Key must have 1 to 255 characters.",
    ),
    "no_sender": (
        "El mensaje no dice quién lo envió.",
        "The message does not say who sent it.",
    ),
    "not_a_link": (
        "El campo {field} no es un enlace: debe empezar con https:// o http://.",
        "The field {field} is not a link: it must begin with https:// or http://.",
    ),
    "unknown_interactive_type": (
        "Este tipo de mensaje con opciones no se puede enviar.",
        "This kind of message with options cannot be sent.",
    ),
    "conversation_not_found": (
        "Esta conversación ya no existe.",
        "This conversation no longer exists.",
    ),
    "not_resendable": (
        "Este mensaje no se puede enviar de nuevo.",
        "This message cannot be sent again.",
    ),
    "no_recipient": (
        "Esta persona no tiene un número al que escribir.",
        "This person has no number to write to.",
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
        "Solo se atienden pedidos dirigidos a este computador.",
        "Only requests addressed to this computer are served.",
    ),
    "foreign_origin": (
        "No se atienden pedidos de páginas web.",
        "Requests from web pages are not served.",
    ),
    "not_found": ("No existe.", "There is no such thing."),
    "method_not_allowed": (
        "Ese método no se admite aquí.",
        "That method is not supported here.",
    ),
    # set-up
    "missing_settings": (
        "Falta configurar {names}: define esas variables en el entorno o en un archivo .env, o usa --demo.",
        "{names} not set: put these variables in the environment or in a .env file, or use --demo.",
    ),
    "bad_setting": (
        "El valor de {name} no es válido.",
        "The value of {name} is not valid.",
    ),
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
    "data_folder_in_use": (
        "AURA Desktop ya está abierto con esta carpeta de datos.",
        "AURA Desktop is already running with this data folder.",
    ),
    "waba_missing": (
        "Falta WHATSAPP_BUSINESS_ACCOUNT_ID.",
        "WHATSAPP_BUSINESS_ACCOUNT_ID is not set.",
    ),
    "port_in_use": (
        "Otro programa usa el puerto {port}. Ciérralo o define otro puerto.",
        "Another program uses port {port}. Close it or set another port.",
    ),
    "port_refused": (
        "El sistema no permite usar el puerto {port}.",
        "The system does not allow port {port} to be used.",
    ),
    "keyring_missing": (
        "Este computador no tiene un llavero seguro: define AURA_DB_KEY (64 dígitos hexadecimales) "
        "y AURA_API_KEY.",
        "This computer has no safe keyring: set AURA_DB_KEY (64 hexadecimal digits) and AURA_API_KEY.",
    ),
    "keyring_locked": (
        "El llavero del computador está bloqueado. Desbloquéalo e intenta de nuevo.",
        "The computer's keyring is locked. Unlock it and try again.",
    ),
    "keyring_refused": (
        "El llavero del computador rechazó el pedido.",
        "The computer's keyring refused the request.",
    ),
    "secret_too_long": (
        "La clave es muy larga para el llavero del computador: máximo {limit} caracteres.",
        "The key is too long for the computer's keyring: at most {limit} characters.",
    ),
    "api_key_given": (
        "La clave de la API viene de AURA_API_KEY; cámbiala ahí.",
        "The API key comes from AURA_API_KEY; change it there.",
    ),
    "app_secret_missing": (
        "Falta WHATSAPP_APP_SECRET: las entregas no se pueden comprobar y no se recibe ninguna.",
        "WHATSAPP_APP_SECRET is not set: deliveries cannot be checked and none are taken.",
    ),
    "listener_failed": (
        "No pudo empezar la parte que recibe las entregas.",
        "The part that takes in deliveries could not start.",
    ),
    "database_key_lost": (
        "Hay una base de datos, pero su clave ya no está en el llavero. Define AURA_DB_KEY con la "
        "clave con que se creó.",
        "There is a database, but its key is no longer in the keyring. Set AURA_DB_KEY to the key it "
        "was made with.",
    ),
    "no_screen": (
        "No responde ninguna pantalla (DISPLAY, WAYLAND_DISPLAY): antepone «xvfb-run -a» a la orden para "
        "usar una virtual, o parte sin ventana con --headless.",
        'No screen answers (DISPLAY, WAYLAND_DISPLAY): put "xvfb-run -a" before the command to use a '
        "virtual one, or start without a window with --headless.",
    ),
    "graph_url_insecure": (
        "AURA_GRAPH_URL debe empezar con https://.",
        "AURA_GRAPH_URL must begin with https://.",
    ),
    # store
    "bad_key": (
        "La clave de la base de datos debe tener 64 dígitos hexadecimales.",
        "The database key must be 64 hexadecimal digits.",
    ),
    "wrong_key": (
        "La clave no abre la base de datos. Usa la clave con que se creó.",
        "The key does not open the database. Use the key it was made with.",
    ),
    "newer_schema": (
        "La base de datos es de una versión más nueva del programa.",
        "The database was written by a newer version of the program.",
    ),
    "disk_full": ("El disco está lleno.", "The disk is full."),
    "not_writable": (
        "No se puede escribir en la carpeta de datos.",
        "The data folder cannot be written to.",
    ),
    "locked": (
        "Otro programa está usando la base de datos.",
        "Another program is using the database.",
    ),
    "io_error": (
        "El disco no respondió. Revísalo, y también el espacio que queda.",
        "The disk did not answer. Check it and the space that is left on it.",
    ),
    "damaged": (
        "La base de datos está dañada. Quizá haya una copia junto a ella.",
        "The database is damaged. A copy may lie beside it.",
    ),
    "database_error": (
        "La base de datos no respondió. Cierra el programa y ábrelo de nuevo.",
        "The database did not answer. Close the program and open it again.",
    ),
    "closed": (
        "El programa se está cerrando.",
        "The program is closing.",
    ),
}

_OTHER = ("No fue posible ({code}).", "This was not possible ({code}).")


def sentence(code: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a code in "es" or "en"; params fill its blanks, unknown ones stay empty."""
    words = (_SENTENCES | GRAPH).get(code, _OTHER)[LANGUAGES.index(language)]
    return words.format_map(_Blanks({"code": code, **(params or {})}))


def failure_sentence(code: str, title: str, language: str) -> str:
    """Why a message was given up; Meta's own `title` where it says more than we can."""
    if title and (code in TOLD_BY_META or not has_sentence(code)):
        return title
    return sentence(code, language)


def has_sentence(code: str) -> bool:
    """Whether a code has words of its own."""
    return code in codes()


def codes() -> frozenset[str]:
    """The codes that have words of their own."""
    return frozenset(_SENTENCES) | frozenset(GRAPH)


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
