"""How much stays here of messages that were written before anybody looked at what the redaction finds."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aura_desktop.domain.placeholders import MARK, Placeholders
from aura_desktop.domain.redaction import Known, Redaction

_FILE = Path(__file__).parents[1] / "data" / "ai" / "redaction_blind.json"
CAMILA = Known(
    names=("Camila Ejemplo", "Camila 🌸"), phones=("56900000142",), public=("Clínica Muestra",)
)
STRANGER = Known(names=("~jp",), phones=("56900000199",), public=("Clínica Muestra",))
"""As the program knows somebody who writes for the first time."""
_PART = re.compile(r"[^\W\d_]+|\d+")
_LINKS = frozenset({"de", "del", "la", "y", "es"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """Messages that follow each other. `round`: 1 odd ones, 2 more of them, 3 everyday ones; all first run unseen."""

    round: int
    group: str
    texts: tuple[str, ...]
    secrets: tuple[str, ...]
    keep: tuple[str, ...]
    known: bool

    def hidden(self, stranger: Known = STRANGER) -> tuple[str, ...]:
        """As a model reads them."""
        known = CAMILA if self.known else stranger
        return Redaction(known, Placeholders()).hide_all(self.texts)

    def left(self, hidden: Sequence[str]) -> Iterator[str]:
        """The secrets of which any word is still there."""
        before, after = "\n".join(self.texts), MARK.sub(" ", "\n".join(hidden))
        for secret in self.secrets:
            rest = before.replace(secret, "", 1)
            words = [each for each in _PART.findall(secret) if each.lower() not in _LINKS]
            if any(_count(each, after) > _count(each, rest) for each in words):
                yield secret


def blind() -> tuple[Blind, ...]:
    """All of them."""
    return tuple(
        Blind(
            round=item["round"],
            group=item["group"],
            texts=tuple(item["texts"]),
            secrets=tuple(item["secrets"]),
            keep=tuple(item["keep"]),
            known=item["known"],
        )
        for item in json.loads(_FILE.read_text("utf-8"))
    )


def blind_scores(stranger: Known = STRANGER) -> dict[str, float]:
    """The share of secrets that stay here, by round and group."""
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for item in blind():
        left = list(item.left(item.hidden(stranger)))
        for name in (f"round {item.round}", item.group):
            there[name] += len(item.secrets)
            found[name] += len(item.secrets) - len(left)
    return {name: found[name] / count for name, count in there.items() if count}


def _count(word: str, text: str) -> int:
    return [part.lower() for part in _PART.findall(text)].count(word.lower())
