"""Error codes as sentences for those who see no window: programs on this PC, and the terminal."""

from collections.abc import Mapping

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
        "El número de teléfono no es válido. Use el formato internacional, por ejemplo +56 9 1234 5678.",
        "The phone number is not valid. Use the international form, for example +56 9 1234 5678.",
    ),
    "service_window_closed": (
        "Pasaron más de 24 horas desde el último mensaje del paciente. Envíe una plantilla.",
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
    "no_recipient": (
        "Esta persona no tiene un número al que escribir.",
        "This person has no number to write to.",
    ),
    # who may ask
    "api_key_missing": (
        "Falta la clave: envíe «Authorization: Bearer …».",
        'The key is missing: send "Authorization: Bearer …".',
    ),
    "api_key_unset": (
        "Este computador no tiene dónde guardar la clave de la API: defina AURA_API_KEY.",
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
        "Faltan {names}: defina esas variables en el entorno o en un archivo .env, o use --demo.",
        "{names} not set: put these variables in the environment or in a .env file, or use --demo.",
    ),
    "bad_setting": (
        "El valor de {name} no es válido.",
        "The value of {name} is not valid.",
    ),
    "data_folder_in_use": (
        "AURA Desktop ya está abierto con esta carpeta de datos.",
        "AURA Desktop is already running with this data folder.",
    ),
    "access_token_invalid": (
        "Meta rechazó el token de acceso. Nada se puede enviar hasta que haya uno nuevo.",
        "Meta rejected the access token. Nothing can be sent until there is a new one.",
    ),
    "access_token_missing": (
        "No hay token de acceso.",
        "There is no access token.",
    ),
    "permission_missing": (
        "Al token de acceso le falta un permiso.",
        "The access token lacks a permission.",
    ),
    "account_restricted": (
        "WhatsApp restringió la cuenta.",
        "WhatsApp has restricted the account.",
    ),
    "number_not_found": (
        "El número de la clínica no existe en WhatsApp.",
        "The clinic's number does not exist at WhatsApp.",
    ),
    "number_not_registered": (
        "El número de la clínica no está registrado en la Cloud API.",
        "The clinic's number is not registered for the Cloud API.",
    ),
    "waba_missing": (
        "Falta WHATSAPP_BUSINESS_ACCOUNT_ID.",
        "WHATSAPP_BUSINESS_ACCOUNT_ID is not set.",
    ),
    "port_in_use": (
        "Otro programa usa el puerto {port}. Ciérrelo o defina otro puerto.",
        "Another program uses port {port}. Close it or set another port.",
    ),
    "port_refused": (
        "El sistema no permite usar el puerto {port}.",
        "The system does not allow port {port} to be used.",
    ),
    "keyring_missing": (
        "Este computador no tiene un llavero seguro: defina AURA_DB_KEY (64 dígitos hexadecimales) "
        "y AURA_API_KEY.",
        "This computer has no safe keyring: set AURA_DB_KEY (64 hexadecimal digits) and AURA_API_KEY.",
    ),
    "keyring_locked": (
        "El llavero del computador está bloqueado. Desbloquéelo e intente de nuevo.",
        "The computer's keyring is locked. Unlock it and try again.",
    ),
    "keyring_refused": (
        "El llavero del computador rechazó el pedido.",
        "The computer's keyring refused the request.",
    ),
    "database_key_lost": (
        "Hay una base de datos, pero su clave ya no está en el llavero. Defina AURA_DB_KEY con la "
        "clave con que se creó.",
        "There is a database, but its key is no longer in the keyring. Set AURA_DB_KEY to the key it "
        "was made with.",
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
        "La clave no abre la base de datos. Use la clave con que se creó.",
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
}

_OTHER = ("No fue posible ({code}).", "This was not possible ({code}).")


def sentence(code: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a code in "es" or "en"; params fill its blanks, unknown ones stay empty."""
    words = _SENTENCES.get(code, _OTHER)[LANGUAGES.index(language)]
    return words.format_map(_Blanks({"code": code, **(params or {})}))


def has_sentence(code: str) -> bool:
    """Whether a code has words of its own."""
    return code in _SENTENCES


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
