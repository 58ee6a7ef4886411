"""Error codes and Graph codes as sentences: what happened, then what to do."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop import troubles
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
from aura_desktop.troubles import Trouble
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
    if sentence and not (failure.title and troubles.is_told_by_meta(failure.code)):
        return sentence
    if failure.title:
        return translate("wording", "WhatsApp refused the message: {reason}").format(
            reason=failure.title
        )
    return translate("wording", "WhatsApp refused the message.")


def code_sentence(code: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a bare code (a link's, a check's or a notice's), or "" if there is none."""
    return _sentence(code, params or {})


def codes() -> frozenset[str]:
    """The codes that have a sentence of their own."""
    return frozenset(SENTENCES) | troubles.codes()


def language() -> str:
    """The language the window speaks at this moment: "es" or "en"."""
    spoken = translate("wording", "en", "the code of this language: es in Spanish")
    return spoken if spoken in troubles.LANGUAGES else "en"


def find_trouble(code: str, params: Mapping[str, object] | None = None) -> Trouble | None:
    """The trouble of a bare code (a check's or a link's) in the window's language, None if there is none."""
    return troubles.find(code, language(), params)


def error_trouble(error: AuraError) -> Trouble:
    """The trouble of an error, for a card."""
    return troubles.for_error(error, language())


def failure_trouble(failure: Failure, params: Mapping[str, object] | None = None) -> Trouble:
    """The trouble of a message that was given up, for a card; `params`: its `phone`, its `template`."""
    return troubles.for_failure(failure, language(), params)


def technical_words(
    source: AuraError | Failure | str, params: Mapping[str, object] | None = None
) -> str:
    """What support needs of an error, a failure or a bare code with its params; nothing of patients."""
    return troubles.technical_detail(source, language(), params)


def _sentence(code: str, params: Mapping[str, object]) -> str:
    source = SENTENCES.get(code, "")
    if not source:
        found = find_trouble(code, params)
        return found.line if found else ""
    # The sources stand in wording_codes, where lupdate finds them.
    words = translate("wording", source)
    for name, value in params.items():
        if isinstance(value, int):
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
