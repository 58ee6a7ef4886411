"""Error codes and Graph codes as sentences: what happened, then what to do."""

from PySide6.QtCore import QCoreApplication, QLocale

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
from aura_desktop.sentences_graph import TOLD_BY_META
from aura_desktop.ui.wording_codes import SENTENCES

translate = QCoreApplication.translate


def error_sentence(error: AuraError) -> str:
    """One translated sentence or two for an error; an unknown code gets the sentence of its class."""
    if isinstance(error, RefusedError):
        return failure_sentence(
            Failure(
                code=error.code,
                graph_code=error.graph_code,
                title=error.title,
                detail=error.detail,
            )
        )
    return _sentence(error.code, error.params) or _class_sentence(error)


def failure_sentence(failure: Failure) -> str:
    """Why a message was given up; Meta's own words where we have none."""
    sentence = _sentence(failure.code, {})
    if sentence and not (failure.title and failure.code in TOLD_BY_META):
        return sentence
    if failure.title:
        return translate("wording", "WhatsApp refused the message: {reason}").format(
            reason=failure.title
        )
    return translate("wording", "WhatsApp refused the message.")


def code_sentence(code: str) -> str:
    """The sentence of a bare code (a link's or a notice's), or "" if there is none."""
    return _sentence(code, {})


def codes() -> frozenset[str]:
    """The codes that have a sentence of their own."""
    return frozenset(SENTENCES)


def _sentence(code: str, params: dict[str, object]) -> str:
    source = SENTENCES.get(code, "")
    # The sources stand in wording_codes, where lupdate finds them.
    words = translate("wording", source) if source else ""
    for name, value in params.items():
        if name != "port" and isinstance(value, int):
            value = QLocale().toString(value)
        words = words.replace(f"{{{name}}}", str(value))
    return words


def _class_sentence(error: AuraError) -> str:
    match error:
        case InputError():
            return translate("wording", "This cannot be accepted as it stands.")
        case SetupError():
            return translate("wording", "Something in the set-up is wrong. Tell the administrator.")
        case UnavailableError():
            return translate("wording", "Not possible right now. Try again in a while.")
        case OutcomeUnknownError():
            return translate("wording", "We do not know if it arrived. Check before sending again.")
        case StoreError():
            return translate("wording", "The data file cannot be used.")
        case _:
            return translate("wording", "Something went wrong.")
