"""Codes and their sentences, in English; ui/wording_errors.py translates them when they are wanted."""


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """The source as it is; lupdate knows the name. Qt's own function is typed to return any object."""
    return source


_INPUT: dict[str, str] = {
    "empty_field": QT_TRANSLATE_NOOP("wording", "This field is empty."),
    "too_long": QT_TRANSLATE_NOOP("wording", "Too long: {length} characters, at most {limit}."),
    "too_many": QT_TRANSLATE_NOOP("wording", "Too many: {length}, at most {limit}."),
    "not_unique": QT_TRANSLATE_NOOP("wording", "This appears twice; each must be different."),
    "not_a_link": QT_TRANSLATE_NOOP(
        "wording", "This is not a link. It must begin with https:// or http://."
    ),
    "spaces_around_id": QT_TRANSLATE_NOOP("wording", "The id must not begin or end with a space."),
    "value_has_line_break": QT_TRANSLATE_NOOP(
        "wording", "A value cannot have line breaks, tabs or four spaces in a row."
    ),
    "unknown_interactive_type": QT_TRANSLATE_NOOP(
        "wording", "This kind of message cannot be sent."
    ),
    "invalid_phone_number": QT_TRANSLATE_NOOP(
        "wording",
        "This is not a valid phone number. A mobile in Chile has 9 digits and begins with 9.",
    ),
    "service_window_closed": QT_TRANSLATE_NOOP(
        "wording",
        "More than 24 hours have passed since the patient wrote. Send a template instead.",
    ),
    "not_resendable": QT_TRANSLATE_NOOP("wording", "This message cannot be sent again."),
    "message_not_found": QT_TRANSLATE_NOOP("wording", "This message no longer exists."),
    "conversation_not_found": QT_TRANSLATE_NOOP("wording", "This conversation no longer exists."),
    "idempotency_key_reused": QT_TRANSLATE_NOOP(
        "wording", "The same key was used for another send."
    ),
    "no_recipient": QT_TRANSLATE_NOOP("wording", "This person has no number to write to."),
    "template_not_approved": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp has not approved this template. Choose another."
    ),
    "template_needs_media": QT_TRANSLATE_NOOP(
        "wording",
        "This template wants a file in its header, which cannot be sent from here yet.",
    ),
    "unknown_variable": QT_TRANSLATE_NOOP("wording", "The template has no such field."),
    "no_sender": QT_TRANSLATE_NOOP("wording", "The message does not say who sent it."),
}

_META: dict[str, str] = {
    "recipient_unreachable": QT_TRANSLATE_NOOP(
        "wording",
        "Could not deliver to this number. Perhaps it has no WhatsApp; check the number.",
    ),
    "recipient_not_allowed": QT_TRANSLATE_NOOP(
        "wording", "The test number may only write to the numbers on its list at Meta."
    ),
    "recipient_blocked": QT_TRANSLATE_NOOP(
        "wording", "This patient is blocked in the clinic's WhatsApp."
    ),
    "recipient_is_sender": QT_TRANSLATE_NOOP("wording", "That is the clinic's own number."),
    "country_restricted": QT_TRANSLATE_NOOP(
        "wording", "It is not possible to write to numbers of this country."
    ),
    "pair_rate": QT_TRANSLATE_NOOP(
        "wording", "Wait a moment before writing to this patient again."
    ),
    "spam_limited": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp limits the clinic's number because of complaints. Try tomorrow."
    ),
    "marketing_withheld": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp held this promotional message back. Do not send it again today."
    ),
    "marketing_opt_out": QT_TRANSLATE_NOOP("wording", "This patient does not want promotions."),
    "template_not_found": QT_TRANSLATE_NOOP(
        "wording", "Meta cannot find this template. Update the list or choose another."
    ),
    "template_values_mismatch": QT_TRANSLATE_NOOP(
        "wording", "The fields do not match the template. Update the list and fill them again."
    ),
    "template_too_long": QT_TRANSLATE_NOOP(
        "wording", "The filled-in template is too long. Shorten the values."
    ),
    "template_paused": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp has paused this template. Choose another."
    ),
    "template_disabled": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp has disabled this template. Choose another."
    ),
    "request_invalid": QT_TRANSLATE_NOOP(
        "wording", "Meta did not accept something in this message. Tell the administrator."
    ),
    "service_unavailable": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp has a temporary problem. Try again in a while."
    ),
    "answer_lost": QT_TRANSLATE_NOOP(
        "wording", "We do not know if it arrived. Check before sending again."
    ),
    "phone_needed": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp wants the phone number of this person for this message."
    ),
    "identity_changed": QT_TRANSLATE_NOOP(
        "wording", "The identity of this person changed at WhatsApp. Make sure who it is first."
    ),
    "content_unavailable": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp no longer has the content of this message."
    ),
    "message_type_unsupported": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp does not carry this kind of message."
    ),
    "media_rejected": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp does not accept this file: its kind or its size."
    ),
    "media_download_failed": QT_TRANSLATE_NOOP(
        "wording", "The file could not be fetched. Ask the patient to send it again."
    ),
    "parameter_invalid": QT_TRANSLATE_NOOP("wording", "A value in this message is not accepted."),
    "parameter_missing": QT_TRANSLATE_NOOP(
        "wording", "Something is missing in this message. Tell the administrator."
    ),
    "template_value_invalid": QT_TRANSLATE_NOOP(
        "wording", "A value does not fit the template. Mend it and send again."
    ),
    "template_policy": QT_TRANSLATE_NOOP(
        "wording", "Meta refuses what this template says. Tell the administrator."
    ),
    "template_rejected": QT_TRANSLATE_NOOP(
        "wording", "Meta rejected this template. Choose another."
    ),
    "category_limit": QT_TRANSLATE_NOOP(
        "wording", "Meta limits templates of this category for now. Tell the administrator."
    ),
    "call_rate": QT_TRANSLATE_NOOP("wording", "Too many requests at once. Try again in a minute."),
    "throughput": QT_TRANSLATE_NOOP("wording", "Too many messages at once. Try again in a minute."),
    "temporary_fault": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp failed for a moment. Try again in a while."
    ),
    "account_maintenance": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp is working on the account. Try again in a few minutes."
    ),
    "method_not_allowed": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp does not allow this here. Tell the administrator."
    ),
    "flow_blocked": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp has blocked this form. Tell the administrator."
    ),
    "flow_rate": QT_TRANSLATE_NOOP("wording", "This form was sent too often. Try in an hour."),
    "calling_error": QT_TRANSLATE_NOOP("wording", "WhatsApp did not accept this call."),
    "block_list_failed": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp could not change the list of blocked numbers. Try again."
    ),
    "block_list_full": QT_TRANSLATE_NOOP(
        "wording", "The list of blocked numbers is full at WhatsApp."
    ),
    "flow_or_block_list_error": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp did not accept this form. Tell the administrator."
    ),
    "coexistence_sync_failed": QT_TRANSLATE_NOOP(
        "wording",
        "WhatsApp could not bring over the conversations of the phone. Tell the administrator.",
    ),
    "unknown_template_part": QT_TRANSLATE_NOOP(
        "wording", "The template has a part that cannot be filled in here. Choose another."
    ),
    "failed": QT_TRANSLATE_NOOP("wording", "WhatsApp could not deliver the message."),
    "graph_error": QT_TRANSLATE_NOOP(
        "wording", "Meta refused the request with a code that is not known here."
    ),
    "not_graph": QT_TRANSLATE_NOOP(
        "wording", "The answer did not come from Meta. Check the connection to the internet."
    ),
}

_SET_UP: dict[str, str] = {
    "access_token_invalid": QT_TRANSLATE_NOOP(
        "wording",
        "Meta rejected the access token. Nothing can be sent until there is a new one.",
    ),
    "access_token_missing": QT_TRANSLATE_NOOP("wording", "There is no access token yet."),
    "permission_missing": QT_TRANSLATE_NOOP(
        "wording", "The access token lacks a permission. Tell the administrator."
    ),
    "account_restricted": QT_TRANSLATE_NOOP(
        "wording", "WhatsApp has restricted the clinic's account. Tell the administrator."
    ),
    "payment_problem": QT_TRANSLATE_NOOP(
        "wording",
        "Meta cannot charge the account, so templates are blocked. Tell the administrator.",
    ),
    "phone_number_gone": QT_TRANSLATE_NOOP(
        "wording", "The clinic's number no longer exists at WhatsApp. Tell the administrator."
    ),
    "number_not_registered": QT_TRANSLATE_NOOP(
        "wording",
        "The clinic's number is not registered for the Cloud API. Tell the administrator.",
    ),
    "no_connection": QT_TRANSLATE_NOOP(
        "wording", "There is no connection. Messages leave by themselves when it is back."
    ),
    "port_in_use": QT_TRANSLATE_NOOP(
        "wording", "Another program uses port {port}. Close it and try again."
    ),
    "port_refused": QT_TRANSLATE_NOOP(
        "wording", "The system does not let this program use port {port}. Set another port."
    ),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "wording", "This computer has no safe place for keys (keyring), so nothing is stored."
    ),
    "keyring_locked": QT_TRANSLATE_NOOP(
        "wording", "The computer's keyring is locked. Unlock it and try again."
    ),
    "keyring_refused": QT_TRANSLATE_NOOP("wording", "The computer's keyring refused the request."),
    "secret_too_long": QT_TRANSLATE_NOOP("wording", "This key is too long for the keyring."),
    "app_secret_missing": QT_TRANSLATE_NOOP(
        "wording",
        "The app secret is not set, so deliveries cannot be checked and none are taken.",
    ),
    "api_key_given": QT_TRANSLATE_NOOP(
        "wording", "The key comes from the environment of this computer; change it there."
    ),
    "bad_setting": QT_TRANSLATE_NOOP("wording", "The setting {name} has a value it cannot have."),
    "missing_settings": QT_TRANSLATE_NOOP(
        "wording", "The set-up is not complete. Missing: {names}."
    ),
    "data_folder_in_use": QT_TRANSLATE_NOOP(
        "wording", "The program already runs with this data folder."
    ),
    "database_key_lost": QT_TRANSLATE_NOOP(
        "wording", "The data file is there, but its key is not in the computer's keyring."
    ),
    "graph_url_insecure": QT_TRANSLATE_NOOP(
        "wording", "The address of Graph must begin with https://."
    ),
    "listener_failed": QT_TRANSLATE_NOOP(
        "wording", "The part that takes in deliveries could not start."
    ),
    "waba_missing": QT_TRANSLATE_NOOP(
        "wording",
        "The id of the WhatsApp Business account is not set, so templates are unknown.",
    ),
    "number_not_found": QT_TRANSLATE_NOOP(
        "wording", "Meta does not know the clinic's phone number id."
    ),
    "number_not_verified": QT_TRANSLATE_NOOP(
        "wording", "The clinic's number must be verified at Meta first."
    ),
    "number_recently_deleted": QT_TRANSLATE_NOOP(
        "wording", "The clinic's number was deleted a moment ago. Wait five minutes."
    ),
    "number_registration_failed": QT_TRANSLATE_NOOP(
        "wording", "The clinic's number could not be registered at Meta."
    ),
    "registration_rate": QT_TRANSLATE_NOOP(
        "wording", "Too many tries to register the number. Wait before the next one."
    ),
    "pin_refused": QT_TRANSLATE_NOOP("wording", "Meta did not accept the PIN of the number."),
    "display_name_missing": QT_TRANSLATE_NOOP(
        "wording", "The clinic's number has no approved display name yet."
    ),
    "marketing_disabled": QT_TRANSLATE_NOOP(
        "wording",
        "Promotional templates are switched off for this account. Tell the administrator.",
    ),
    "payment_terms_pending": QT_TRANSLATE_NOOP(
        "wording", "The terms for payments wait for a signature at Meta."
    ),
}

_STORE: dict[str, str] = {
    "wrong_key": QT_TRANSLATE_NOOP(
        "wording", "The key does not open the data file. Use the key it was made with."
    ),
    "bad_key": QT_TRANSLATE_NOOP(
        "wording", "The key for the data file is not valid: it must be 64 hexadecimal digits."
    ),
    "newer_schema": QT_TRANSLATE_NOOP(
        "wording", "The data file was written by a newer version. Install that version."
    ),
    "disk_full": QT_TRANSLATE_NOOP("wording", "The disk is full. Free some space and try again."),
    "not_writable": QT_TRANSLATE_NOOP("wording", "The data folder cannot be written to."),
    "locked": QT_TRANSLATE_NOOP("wording", "Another program is using the data file."),
    "io_error": QT_TRANSLATE_NOOP(
        "wording", "The disk did not answer. Check it and the space that is left on it."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "wording", "The data file is damaged. Tell the administrator; a copy may be at hand."
    ),
    "database_error": QT_TRANSLATE_NOOP(
        "wording", "The data file did not answer. Close the program and open it again."
    ),
    "closed": QT_TRANSLATE_NOOP("wording", "The data file is closed."),
    "not_started": QT_TRANSLATE_NOOP(
        "wording", "The program is not ready yet. Try again in a moment."
    ),
}

SENTENCES: dict[str, str] = _INPUT | _META | _SET_UP | _STORE
"""From a stable code to its English sentence; names in braces are filled from the error's params."""
