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
    sentence = _sentence(failure.code, {}) or _sentence(_CODE_OF_GRAPH.get(failure.graph_code), {})
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


def _sentence(code: str | None, params: dict[str, object]) -> str:
    words = _sentences().get(code or "", "")
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


_CODE_OF_GRAPH: dict[int | None, str] = {
    0: "access_token_invalid",
    190: "access_token_invalid",
    102: "access_token_invalid",
    104: "access_token_invalid",
    3: "permission_missing",
    10: "permission_missing",
    200: "permission_missing",
    131005: "permission_missing",
    33: "phone_number_gone",
    100: "request_invalid",
    131008: "request_invalid",
    131009: "request_invalid",
    368: "account_restricted",
    131031: "account_restricted",
    130497: "country_restricted",
    130403: "recipient_blocked",
    131048: "spam_limited",
    131056: "pair_rate",
    130472: "marketing_withheld",
    131049: "marketing_withheld",
    131050: "marketing_opt_out",
    131021: "recipient_is_sender",
    131026: "recipient_unreachable",
    131030: "recipient_not_allowed",
    131042: "payment_problem",
    131047: "service_window_closed",
    132000: "template_values_mismatch",
    132001: "template_not_found",
    132005: "template_too_long",
    132015: "template_paused",
    132016: "template_disabled",
    133010: "number_not_registered",
}


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
    }
