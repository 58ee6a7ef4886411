"""Phone numbers as people type them, to E.164. The first call loads a library: call from a thread."""

import unicodedata
from functools import cache
from typing import Any

from aura_desktop.errors import InputError

_PUNCTUATION = frozenset("()-./\u2010\u2011\u2012\u2013\u2014\u2212\u2215")
_FIELD = "phone_number"
_CHILEAN_DIGITS = 11


def normalise(text: str, region: str = "CL") -> str:
    """The number in E.164 ("+56987654321").

    A number without plus is read as one of `region`. Possible numbers pass: the published ranges
    lag behind new ones, so "valid" would refuse real patients.
    Raises: InputError("invalid_phone_number", field="phone_number"); `hint` "mobile_prefix" when a
    Chilean number lacks its leading 9.
    """
    plus, digits = _read(text)
    country = _library().country_code_for_region(region)
    if not country:
        raise ValueError(region)
    if plus:
        international = digits
    elif region == "CL":
        international = _chilean(digits)
    else:
        international = _parsed(digits, region)
    if international.startswith("560"):
        # The trunk 0 of before 2013, as in "+56 09 …"; the library would keep it.
        international = "56" + international[2:].lstrip("0")
    return _parsed_e164(international)


@cache
def _library() -> Any:
    # Not at the start: many days pass without a number that was typed.
    import phonenumbers

    return phonenumbers


def _read(text: str) -> tuple[bool, str]:
    """Whether the number carries its country code ("+" or "00"), and its digits."""
    plus = False
    digits: list[str] = []
    for char in unicodedata.normalize("NFKC", text):
        if char.isdigit():
            digits.append(str(unicodedata.digit(char)))
        elif char == "+" and not digits and not plus:
            plus = True
        elif char not in _PUNCTUATION and unicodedata.category(char) not in {"Zs", "Cf", "Cc"}:
            raise _invalid()
    number = "".join(digits)
    if not plus and number.startswith("00"):
        return True, number[2:]
    return plus, number


def _chilean(digits: str) -> str:
    """A bare number as a Chilean one; bare foreign numbers are not guessed at."""
    if digits.startswith("56") and len(digits) > 9:
        return digits
    national = digits.lstrip("0")
    if len(national) == 8:
        raise InputError("invalid_phone_number", field=_FIELD, hint="mobile_prefix")
    if len(national) != 9:
        raise _invalid()
    return "56" + national


def _parsed(digits: str, region: str) -> str:
    library = _library()
    try:
        number = library.parse(digits, region)
    except library.NumberParseException:
        raise _invalid() from None
    return str(library.format_number(number, library.PhoneNumberFormat.E164))[1:]


def _parsed_e164(international: str) -> str:
    library = _library()
    try:
        number = library.parse("+" + international)
    except library.NumberParseException:
        raise _invalid() from None
    if not library.is_possible_number(number):
        raise _invalid()
    if number.country_code == 56 and len(international) != _CHILEAN_DIGITS:
        # Longer ones are possible too, but only as service numbers.
        raise _invalid()
    return str(library.format_number(number, library.PhoneNumberFormat.E164))


def _invalid() -> InputError:
    return InputError("invalid_phone_number", field=_FIELD)
