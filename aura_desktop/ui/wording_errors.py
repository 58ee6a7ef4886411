"""Error codes and Graph codes as sentences: what happened, then what to do."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.message import Failure
from aura_desktop.errors import (
    AuraError,
    InputError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    StoreError,
    UnavailableError,
)

translate = QCoreApplication.translate


def error_sentence(error: AuraError) -> str:
    """One translated sentence or two for an error; an unknown code gets the sentence of its class."""
    sentence = _sentence(error.code, error.params)
    if sentence:
        return sentence
    if isinstance(error, RefusedError):
        return failure_sentence(
            Failure(
                code=error.code,
                graph_code=error.graph_code,
                title=error.title,
                detail=error.detail,
            )
        )
    return _class_sentence(error)


def failure_sentence(failure: Failure) -> str:
    """Why a message was given up; Meta's own words where we have none."""
    sentence = _sentence(failure.code, {})
    if sentence:
        return sentence
    if failure.title:
        return translate("wording", "WhatsApp refused the message: {reason}").format(
            reason=failure.title
        )
    return translate("wording", "WhatsApp refused the message.")


def code_sentence(code: str) -> str:
    """The sentence of a bare code (a link's or a notice's), or "" if there is none."""
    return _sentence(code, {})


def _sentence(code: str, params: dict[str, object]) -> str:
    words = _sentences().get(code, "")
    for name, value in params.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words


def _class_sentence(error: AuraError) -> str:
    match error:
        case InputError():
            return translate("wording", "This cannot be accepted as it stands.")
        case SetupError():
            return translate("wording", "Something in the set-up is wrong. Tell the administrator.")
        case UnavailableError():
            return translate("wording", "Not possible right now. It will be tried again.")
        case OutcomeUnknownError():
            return translate("wording", "We do not know if it arrived. Check before sending again.")
        case StoreError():
            return translate("wording", "The data file cannot be used.")
        case _:
            return translate("wording", "Something went wrong.")


def _sentences() -> dict[str, str]:
    """Built at each call, so that a change of language needs no care; errors are rare."""
    return _input_sentences() | _meta_sentences() | _set_up_sentences() | _store_sentences()


def _input_sentences() -> dict[str, str]:
    return {
        "empty_field": translate("wording", "This field is empty."),
        "too_long": translate("wording", "Too long: {length} characters, at most {limit}."),
        "too_many": translate("wording", "Too many: {length}, at most {limit}."),
        "not_unique": translate("wording", "This appears twice; each must be different."),
        "not_a_link": translate(
            "wording", "This is not a link. It must begin with https:// or http://."
        ),
        "spaces_around_id": translate("wording", "The id must not begin or end with a space."),
        "value_has_line_break": translate(
            "wording", "A value cannot have line breaks, tabs or four spaces in a row."
        ),
        "unknown_interactive_type": translate("wording", "This kind of message cannot be sent."),
        "invalid_phone_number": translate(
            "wording",
            "This is not a valid phone number. A mobile in Chile has 9 digits and begins with 9.",
        ),
        "service_window_closed": translate(
            "wording",
            "More than 24 hours have passed since the patient wrote. Send a template instead.",
        ),
        "not_resendable": translate("wording", "This message cannot be sent again."),
        "message_not_found": translate("wording", "This message no longer exists."),
        "conversation_not_found": translate("wording", "This conversation no longer exists."),
        "idempotency_key_reused": translate("wording", "The same key was used for another send."),
        "no_recipient": translate("wording", "This person has no number to write to."),
        "template_not_approved": translate(
            "wording", "WhatsApp has not approved this template. Choose another."
        ),
        "template_needs_media": translate(
            "wording",
            "This template wants a file in its header, which cannot be sent from here yet.",
        ),
        "unknown_variable": translate("wording", "The template has no such field."),
        "no_sender": translate("wording", "The clinic's number is not known yet."),
    }


def _meta_sentences() -> dict[str, str]:
    return {
        "recipient_unreachable": translate(
            "wording",
            "Could not deliver to this number. Perhaps it has no WhatsApp; check the number.",
        ),
        "recipient_not_allowed": translate(
            "wording", "The test number may only write to the numbers on its list at Meta."
        ),
        "recipient_blocked": translate(
            "wording", "This patient is blocked in the clinic's WhatsApp."
        ),
        "recipient_is_sender": translate("wording", "That is the clinic's own number."),
        "country_restricted": translate(
            "wording", "It is not possible to write to numbers of this country."
        ),
        "pair_rate": translate("wording", "Wait a moment before writing to this patient again."),
        "rate_limited": translate(
            "wording", "Too many messages at once. Sending goes on in a moment."
        ),
        "spam_limited": translate(
            "wording", "WhatsApp limits the clinic's number because of complaints. Try tomorrow."
        ),
        "marketing_withheld": translate(
            "wording", "WhatsApp held this promotional message back. Do not send it again today."
        ),
        "marketing_opt_out": translate("wording", "This patient does not want promotions."),
        "template_not_found": translate(
            "wording", "Meta cannot find this template. Update the list or choose another."
        ),
        "template_values_mismatch": translate(
            "wording", "The fields do not match the template. Update the list and fill them again."
        ),
        "template_too_long": translate("wording", "The filled-in template is too long."),
        "template_paused": translate(
            "wording", "WhatsApp has paused this template. Choose another."
        ),
        "template_disabled": translate(
            "wording", "WhatsApp has disabled this template. Choose another."
        ),
        "request_invalid": translate(
            "wording", "Meta did not accept something in this message. Tell the administrator."
        ),
        "service_unavailable": translate(
            "wording", "WhatsApp has a temporary problem. It will be tried again."
        ),
        "answer_lost": translate(
            "wording", "We do not know if it arrived. Check before sending again."
        ),
        "phone_needed": translate(
            "wording", "WhatsApp wants the phone number of this person for this message."
        ),
        "identity_changed": translate(
            "wording", "The identity of this person changed at WhatsApp. Make sure who it is first."
        ),
        "content_unavailable": translate(
            "wording", "WhatsApp no longer has the content of this message."
        ),
        "message_type_unsupported": translate(
            "wording", "WhatsApp does not carry this kind of message."
        ),
        "media_rejected": translate(
            "wording", "WhatsApp does not accept this file: its kind or its size."
        ),
        "media_download_failed": translate(
            "wording", "The file could not be fetched. Ask the patient to send it again."
        ),
        "parameter_invalid": translate("wording", "A value in this message is not accepted."),
        "parameter_missing": translate(
            "wording", "Something is missing in this message. Tell the administrator."
        ),
        "template_value_invalid": translate(
            "wording", "A value does not fit the template. Mend it and send again."
        ),
        "template_policy": translate(
            "wording", "Meta refuses what this template says. Tell the administrator."
        ),
        "template_rejected": translate("wording", "Meta rejected this template. Choose another."),
        "category_limit": translate(
            "wording", "Meta limits templates of this category for now. Tell the administrator."
        ),
        "call_rate": translate(
            "wording", "Too many requests at once. Sending goes on in a moment."
        ),
        "throughput": translate(
            "wording", "Too many messages at once. Sending goes on in a moment."
        ),
        "temporary_fault": translate(
            "wording", "WhatsApp failed for a moment. It will be tried again."
        ),
        "account_maintenance": translate(
            "wording", "WhatsApp is working on the account. It will be tried again."
        ),
        "method_not_allowed": translate(
            "wording", "WhatsApp does not allow this here. Tell the administrator."
        ),
        "flow_blocked": translate(
            "wording", "WhatsApp has blocked this form. Tell the administrator."
        ),
        "flow_rate": translate("wording", "This form was sent too often. Try in an hour."),
        "not_graph": translate(
            "wording", "The answer did not come from Meta. Check the connection to the internet."
        ),
    }


def _set_up_sentences() -> dict[str, str]:
    return {
        "access_token_invalid": translate(
            "wording",
            "Meta rejected the access token. Nothing can be sent until there is a new one.",
        ),
        "access_token_missing": translate("wording", "There is no access token yet."),
        "permission_missing": translate(
            "wording", "The access token lacks a permission. Tell the administrator."
        ),
        "account_restricted": translate(
            "wording", "WhatsApp has restricted the clinic's account. Tell the administrator."
        ),
        "payment_problem": translate(
            "wording", "Meta cannot charge the account, so templates are blocked."
        ),
        "phone_number_gone": translate(
            "wording", "The clinic's number no longer exists at WhatsApp."
        ),
        "number_not_registered": translate(
            "wording", "The clinic's number is not registered for the Cloud API."
        ),
        "no_connection": translate(
            "wording", "There is no connection. Messages leave by themselves when it is back."
        ),
        "port_in_use": translate(
            "wording", "Another program uses the port this one needs. Close it and try again."
        ),
        "keyring_missing": translate(
            "wording", "This computer has no safe place for keys (keyring), so nothing is stored."
        ),
        "keyring_locked": translate(
            "wording", "The computer's keyring is locked. Unlock it and try again."
        ),
        "keyring_refused": translate("wording", "The computer's keyring refused the request."),
        "secret_too_long": translate("wording", "This key is too long for the keyring."),
        "number_missing": translate("wording", "The clinic's phone number id is not set."),
        "app_secret_missing": translate(
            "wording",
            "The app secret is not set, so deliveries cannot be checked and none are taken.",
        ),
        "api_key_given": translate(
            "wording", "The key comes from the environment of this computer; change it there."
        ),
        "bad_setting": translate("wording", "The setting {name} has a value it cannot have."),
        "missing_settings": translate("wording", "The set-up is not complete. Missing: {names}."),
        "data_folder_in_use": translate(
            "wording", "The program already runs with this data folder."
        ),
        "database_key_lost": translate(
            "wording", "The data file is there, but its key is not in the computer's keyring."
        ),
        "graph_url_insecure": translate(
            "wording", "The address of Graph must begin with https://."
        ),
        "listener_failed": translate(
            "wording", "The part that takes in deliveries could not start."
        ),
        "waba_missing": translate(
            "wording",
            "The id of the WhatsApp Business account is not set, so templates are unknown.",
        ),
        "number_not_found": translate(
            "wording", "Meta does not know the clinic's phone number id."
        ),
        "number_not_verified": translate(
            "wording", "The clinic's number must be verified at Meta first."
        ),
        "number_recently_deleted": translate(
            "wording", "The clinic's number was deleted a moment ago. Wait five minutes."
        ),
        "number_registration_failed": translate(
            "wording", "The clinic's number could not be registered at Meta."
        ),
        "registration_rate": translate(
            "wording", "Too many tries to register the number. Wait before the next one."
        ),
        "pin_refused": translate("wording", "Meta did not accept the PIN of the number."),
        "display_name_missing": translate(
            "wording", "The clinic's number has no approved display name yet."
        ),
        "marketing_disabled": translate(
            "wording", "Promotional templates are switched off for this account."
        ),
        "payment_terms_pending": translate(
            "wording", "The terms for payments wait for a signature at Meta."
        ),
    }


def _store_sentences() -> dict[str, str]:
    return {
        "wrong_key": translate(
            "wording", "The key does not open the data file. Use the key it was made with."
        ),
        "bad_key": translate(
            "wording", "The key for the data file is not valid: it must be 64 hexadecimal digits."
        ),
        "newer_schema": translate(
            "wording", "The data file was written by a newer version. Install that version."
        ),
        "disk_full": translate("wording", "The disk is full. Free some space and try again."),
        "not_writable": translate("wording", "The data folder cannot be written to."),
        "locked": translate("wording", "Another program is using the data file."),
        "closed": translate("wording", "The data file is closed."),
        "not_started": translate("wording", "The data file is not open yet."),
    }
