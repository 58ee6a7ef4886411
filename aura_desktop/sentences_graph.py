"""What Meta may say to a message, in Spanish and English: the part of sentences.py that speaks of Graph."""

GRAPH: dict[str, tuple[str, str]] = {
    # the account
    "access_token_invalid": (
        "Meta rechazó la clave de acceso. Nada se puede enviar hasta que haya una nueva.",
        "Meta rejected the access token. Nothing can be sent until there is a new one.",
    ),
    "access_token_missing": (
        "No hay clave de acceso: define WHATSAPP_ACCESS_TOKEN.",
        "There is no access token: set WHATSAPP_ACCESS_TOKEN.",
    ),
    "permission_missing": (
        "A la clave de acceso le falta un permiso.",
        "The access token lacks a permission.",
    ),
    "account_restricted": (
        "WhatsApp restringió la cuenta. Un administrador debe apelar.",
        "WhatsApp has restricted the account. An administrator must appeal.",
    ),
    "account_maintenance": (
        "WhatsApp está trabajando en la cuenta. Intenta en unos minutos.",
        "WhatsApp is working on the account. Try again in a few minutes.",
    ),
    "payment_problem": (
        "Meta no puede cobrar a la cuenta: las plantillas están bloqueadas.",
        "Meta cannot charge the account: templates are blocked.",
    ),
    "payment_terms_pending": (
        "Falta aceptar en Meta las condiciones de pagos.",
        "The terms for payments wait for a signature at Meta.",
    ),
    "marketing_disabled": (
        "Las plantillas promocionales están apagadas en esta cuenta.",
        "Promotional templates are switched off for this account.",
    ),
    "category_limit": (
        "Meta limitó las plantillas de esta categoría por ahora.",
        "Meta limits templates of this category for now.",
    ),
    "spam_limited": (
        "WhatsApp limitó el número de la clínica por reclamos. Intenta mañana.",
        "WhatsApp limits the clinic's number because of complaints. Try tomorrow.",
    ),
    # the clinic's number
    "number_not_found": (
        "El número de la clínica no existe en WhatsApp.",
        "The clinic's number does not exist at WhatsApp.",
    ),
    "phone_number_gone": (
        "El número de la clínica ya no existe en WhatsApp.",
        "The clinic's number no longer exists at WhatsApp.",
    ),
    "number_not_registered": (
        "El número de la clínica no está registrado en la Cloud API.",
        "The clinic's number is not registered for the Cloud API.",
    ),
    "number_not_verified": (
        "Primero hay que verificar el número de la clínica en Meta.",
        "The clinic's number must be verified at Meta first.",
    ),
    "number_recently_deleted": (
        "El número de la clínica se eliminó hace un momento. Espera cinco minutos.",
        "The clinic's number was deleted a moment ago. Wait five minutes.",
    ),
    "number_registration_failed": (
        "No se pudo registrar el número de la clínica en Meta.",
        "The clinic's number could not be registered at Meta.",
    ),
    "registration_rate": (
        "Son muchos intentos de registrar el número. Espera antes del próximo.",
        "Too many tries to register the number. Wait before the next one.",
    ),
    "pin_refused": (
        "Meta no aceptó el PIN del número.",
        "Meta did not accept the PIN of the number.",
    ),
    "display_name_missing": (
        "El número de la clínica aún no tiene un nombre aprobado.",
        "The clinic's number has no approved display name yet.",
    ),
    # the person written to
    "recipient_unreachable": (
        "No se pudo entregar a este número. Quizá no tiene WhatsApp: revisa el número.",
        "Could not deliver to this number. Perhaps it has no WhatsApp: check the number.",
    ),
    "recipient_not_allowed": (
        "El número de prueba solo puede escribir a los números de su lista en Meta.",
        "The test number may only write to the numbers on its list at Meta.",
    ),
    "recipient_blocked": (
        "Este paciente está bloqueado en el WhatsApp de la clínica.",
        "This patient is blocked in the clinic's WhatsApp.",
    ),
    "recipient_is_sender": (
        "Ese es el número de la clínica.",
        "That is the clinic's own number.",
    ),
    "country_restricted": (
        "No se puede escribir a números de este país.",
        "It is not possible to write to numbers of this country.",
    ),
    "identity_changed": (
        "La identidad de esta persona cambió en WhatsApp. Primero confirma quién es.",
        "The identity of this person changed at WhatsApp. Make sure who it is first.",
    ),
    "phone_needed": (
        "Para este mensaje WhatsApp pide el número de la persona.",
        "WhatsApp wants the phone number of this person for this message.",
    ),
    "marketing_withheld": (
        "WhatsApp retuvo este mensaje promocional. No lo envíes de nuevo hoy.",
        "WhatsApp held this promotional message back. Do not send it again today.",
    ),
    "marketing_opt_out": (
        "Este paciente no quiere promociones.",
        "This patient does not want promotions.",
    ),
    # pace and outages
    "pair_rate": (
        "Espera un momento antes de volver a escribir a este paciente.",
        "Wait a moment before writing to this patient again.",
    ),
    "call_rate": (
        "Son muchas solicitudes a la vez. Intenta en un minuto.",
        "Too many requests at once. Try again in a minute.",
    ),
    "throughput": (
        "Son muchos mensajes a la vez. Intenta en un minuto.",
        "Too many messages at once. Try again in a minute.",
    ),
    "service_unavailable": (
        "WhatsApp tiene un problema pasajero. Intenta en un rato.",
        "WhatsApp has a temporary problem. Try again in a while.",
    ),
    "temporary_fault": (
        "WhatsApp falló un momento. Intenta en un rato.",
        "WhatsApp failed for a moment. Try again in a while.",
    ),
    "no_connection": (
        "No hay conexión con Meta. Los mensajes saldrán solos cuando vuelva.",
        "There is no connection to Meta. Messages leave by themselves when it is back.",
    ),
    "not_graph": (
        "La respuesta no vino de Meta. Revisa la conexión a internet.",
        "The answer did not come from Meta. Check the connection to the internet.",
    ),
    "not_started": (
        "El programa aún no está listo. Intenta en un momento.",
        "The program is not ready yet. Try again in a moment.",
    ),
    "answer_lost": (
        "No sabemos si llegó. Revisa antes de enviar de nuevo.",
        "We do not know if it arrived. Check before sending again.",
    ),
    # the template
    "template_values_mismatch": (
        "Los campos no coinciden con la plantilla.",
        "The fields do not match the template.",
    ),
    "template_value_invalid": (
        "Un dato no calza con la plantilla. Corrígelo y envía de nuevo.",
        "A value does not fit the template. Mend it and send again.",
    ),
    "template_too_long": (
        "La plantilla quedó muy larga. Acorta los datos.",
        "The filled-in template is too long. Shorten the values.",
    ),
    "template_paused": (
        "WhatsApp pausó esta plantilla. Elige otra.",
        "WhatsApp has paused this template. Choose another.",
    ),
    "template_disabled": (
        "WhatsApp desactivó esta plantilla. Elige otra.",
        "WhatsApp has disabled this template. Choose another.",
    ),
    "template_policy": (
        "Meta no acepta lo que dice esta plantilla.",
        "Meta refuses what this template says.",
    ),
    "template_rejected": (
        "Meta rechazó esta plantilla. Elige otra.",
        "Meta rejected this template. Choose another.",
    ),
    "unknown_template_part": (
        "La plantilla tiene una parte que este programa no sabe llenar.",
        "The template has a part that this program cannot fill in.",
    ),
    # the message
    "request_invalid": (
        "Meta no aceptó algo de este mensaje. Avisa al administrador.",
        "Meta did not accept something in this message. Tell the administrator.",
    ),
    "parameter_invalid": (
        "Meta no acepta un dato de este mensaje.",
        "A value in this message is not accepted.",
    ),
    "parameter_missing": (
        "Falta algo en este mensaje. Avisa al administrador.",
        "Something is missing in this message. Tell the administrator.",
    ),
    "message_type_unsupported": (
        "WhatsApp no lleva este tipo de mensaje.",
        "WhatsApp does not carry this kind of message.",
    ),
    "content_unavailable": (
        "WhatsApp ya no tiene el contenido de este mensaje.",
        "WhatsApp no longer has the content of this message.",
    ),
    "media_rejected": (
        "WhatsApp no acepta este archivo, por su tipo o su tamaño.",
        "WhatsApp does not accept this file: its kind or its size.",
    ),
    "media_download_failed": (
        "No se pudo traer el archivo.",
        "The file could not be fetched.",
    ),
    "failed": (
        "WhatsApp no pudo entregar el mensaje.",
        "WhatsApp could not deliver the message.",
    ),
    "graph_error": (
        "Meta rechazó la solicitud con un código que no conocemos.",
        "Meta refused the request with a code that is not known here.",
    ),
    # parts of WhatsApp this program does not use
    "calling_error": (
        "WhatsApp no aceptó esta llamada.",
        "WhatsApp did not accept this call.",
    ),
    "flow_blocked": (
        "WhatsApp bloqueó este formulario.",
        "WhatsApp has blocked this form.",
    ),
    "flow_rate": (
        "Este formulario se envió muchas veces. Intenta en una hora.",
        "This form was sent too often. Try in an hour.",
    ),
    "flow_or_block_list_error": (
        "WhatsApp no aceptó este formulario.",
        "WhatsApp did not accept this form.",
    ),
    "block_list_failed": (
        "WhatsApp no pudo cambiar la lista de números bloqueados.",
        "WhatsApp could not change the list of blocked numbers.",
    ),
    "block_list_full": (
        "La lista de números bloqueados está llena en WhatsApp.",
        "The list of blocked numbers is full at WhatsApp.",
    ),
    "coexistence_sync_failed": (
        "WhatsApp no pudo traer las conversaciones del celular.",
        "WhatsApp could not bring over the conversations of the phone.",
    ),
}
"""Code to its sentence in Spanish and English."""

TOLD_BY_META = frozenset(
    {
        "block_list_failed",
        "block_list_full",
        "calling_error",
        "coexistence_sync_failed",
        "failed",
        "flow_or_block_list_error",
        "graph_error",
    }
)
"""Codes of many meanings: Meta's own words, where there are any, say more than our sentence."""
