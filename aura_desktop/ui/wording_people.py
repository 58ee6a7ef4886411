"""People, roles and the lock screen in words."""

import math

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.person import Role
from aura_desktop.errors import AuraError, InputError
from aura_desktop.ui import wording_errors

translate = QCoreApplication.translate


def role_words(role: Role) -> str:
    """What a person is here."""
    match role:
        case Role.ADMINISTRATOR:
            return translate("wording_people", "Administrator")
        case _:
            return translate("wording_people", "Front desk")


def countdown(seconds: float) -> str:
    """What is left of a wait, as a clock: "0:05", "14:59"; never less than is left."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def wait_sentence(seconds: float) -> str:
    """Why nothing can be typed now."""
    return translate("wording_people", "Too many wrong PINs. Try again in {time}.").format(
        time=countdown(seconds)
    )


def problem_sentence(error: AuraError) -> str:
    """What is wrong with a name or a PIN, or why it cannot be looked at now."""
    if not isinstance(error, InputError):
        return wording_errors.error_sentence(error)
    seconds = float(error.params.get("seconds", 0))
    if error.code in {"pin_wait", "pin_wrong"} and seconds > 0:
        return wait_sentence(seconds)
    return wording_errors.code_sentence(error.code, error.params)
