"""The words of names that are known, and what they may be shortened to."""

import re
from dataclasses import dataclass

from aura_desktop.domain.common_words import COMMON
from aura_desktop.domain.first_names import (
    AMBIGUOUS_FIRST,
    CONNECTORS,
    FIRST_NAMES,
    ORDINARY,
    RELATIONS,
    SURNAMES,
    TITLES,
)

LISTED = FIRST_NAMES | AMBIGUOUS_FIRST | SURNAMES
NO_NAME = COMMON | CONNECTORS | RELATIONS | TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWords:
    """Words of names: the patient's own, and those of the clinic's texts."""

    own: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()


def known_words(names: tuple[str, ...]) -> frozenset[str]:
    """The words of folded names that tell who it is."""
    words = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", name)}
    return frozenset(word for word in words if word in LISTED or word not in NO_NAME)


def plain(word: str) -> str:
    """Without the letters somebody held down at the end."""
    return re.sub(r"(.)\1{2,}|(.)\2+$", r"\1\2", word)


def resembles(word: str, own: frozenset[str]) -> bool:
    """A short or fond form of a known name, or several known words run together."""
    if len(word) < 4 or word in COMMON or word in ORDINARY:
        return False
    short = plain(word)
    for name in own:
        if len(name) < 5 or name in ORDINARY:
            continue
        if short == name or (
            name.startswith(short) and len(name) - len(short) <= 5 and len(short) >= 4
        ):
            return True
        if len(word) >= 8 and name in word:
            return True
        if re.fullmatch(re.escape(name[:-1]) + r"c?it[ao]s?", short):
            return True
    return False
