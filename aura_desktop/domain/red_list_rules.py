"""The red list's word lists as rules, compiled when they are first asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from aura_desktop.domain import red_list_body as body
from aura_desktop.domain import red_list_desk as desk
from aura_desktop.domain import red_list_excuses as excuses
from aura_desktop.domain import red_list_people as people
from aura_desktop.domain import red_list_reply_words as reply_words
from aura_desktop.domain import red_list_signs as signs
from aura_desktop.domain import red_list_telling as telling
from aura_desktop.domain import red_list_words as words
from aura_desktop.domain.danger import Danger
from aura_desktop.domain.phrases import Phrase, Shelf, Vocabulary, phrases
from aura_desktop.domain.spelling import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a phrase stands for; `firm` is what it holds in spite of: 0 nothing, 1 questions, 2 idioms too."""

    danger: Danger
    phrase: Phrase
    severe: bool
    firm: int


class Rules:
    """Rules, and the shelf that tells which of them a text may break."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.shelf = Shelf(rule.phrase for rule in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedList:
    """Everything the red list asks of a text, by the names of the word lists."""

    rules: Mapping[str, Rules]
    shelves: Mapping[str, Shelf]
    keys: Mapping[str, frozenset[str]]
    vocabulary: Vocabulary


@cache
def red_list() -> RedList:
    """Compiled once, a fifth of a second: not while the program starts."""
    messages = tuple(rule for danger, block in _BLOCKS.items() for rule in _rules(danger, block))
    replies = tuple(
        rule
        for danger, block in reply_words.REPLY.items()
        for rule in _rules(Danger(danger), block)
    )
    rules = {
        "messages": Rules(messages),
        "replies": Rules((*replies, *messages)),
        "telling": Rules(_rules(Danger.UNKNOWN, telling.TELLING)),
        "nets": Rules(_rules(Danger.UNKNOWN, signs.NETS)),
    }
    shelves = {name: Shelf(_phrases(block)) for name, block in _SHELVES.items()}
    wanted = (*(kept.shelf for kept in rules.values()), *shelves.values())
    return RedList(
        rules=rules,
        shelves=shelves,
        keys={name: frozenset(map(key_of, block.split())) for name, block in _KEYS.items()},
        vocabulary=Vocabulary(
            (phrase for shelf in wanted for phrase in shelf.phrases),
            never_typos=excuses.NEVER_TYPOS,
            fillers=excuses.FILLERS,
        ),
    )


def _lines(block: str) -> Iterator[str]:
    """One phrase each; a line that ends with | goes on in the next."""
    joined = re.sub(r"\|\s*\n\s*", "|", block)
    return (line for raw in joined.splitlines() if (line := raw.strip()))


def _phrases(block: str) -> Iterator[Phrase]:
    for line in _lines(block):
        yield from phrases(line, _LISTS)


def _rules(danger: Danger, block: str) -> Iterator[Rule]:
    for line in _lines(block):
        rest = line.lstrip("!- ")
        marks = line.removesuffix(rest)
        for phrase in phrases(rest, _LISTS):
            yield Rule(danger=danger, phrase=phrase, severe="-" not in marks, firm=marks.count("!"))


_LISTS = words.LISTS | telling.LISTS | desk.LISTS
_BLOCKS = {
    Danger.PAIN: body.PAIN,
    Danger.SWELLING: body.SWELLING,
    Danger.FEVER: body.FEVER,
    Danger.BLEEDING: body.BLEEDING,
    Danger.INFECTION: body.INFECTION,
    Danger.SIGHT: signs.SIGHT,
    Danger.SKIN_COLOUR: signs.SKIN_COLOUR,
    Danger.BREATHING: body.BREATHING,
    Danger.PREGNANCY: words.PREGNANCY,
    Danger.MEDICINE: words.MEDICINE,
    Danger.ALLERGY: body.ALLERGY,
    Danger.PHOTO_DIAGNOSIS: words.PHOTO_DIAGNOSIS,
    Danger.SELF_HARM: people.SELF_HARM,
    Danger.COMPLAINT: people.COMPLAINT,
    Danger.REFUND: people.REFUND,
    Danger.MINOR: people.MINOR,
    Danger.UNKNOWN: signs.UNKNOWN,
}
_SHELVES = {
    "idioms": excuses.IDIOMS,
    "reply_idioms": reply_words.REPLY_IDIOMS,
    "telling_idioms": telling.HARMLESS,
    "questions": excuses.QUESTIONS,
    "treated": excuses.TREATED,
    "desk_or_looks": excuses.DESK + excuses.LOOKS,
    "cues": desk.CUES,
    "reply_cues": desk.CUES + desk.REPLY_CUES,
    "flesh": "{FLESH}",
    "bodily": desk.BODILY,
    "wishes": desk.WISHES,
    "desk_photo": excuses.DESK_PHOTO,
    "shows": excuses.SHOWS,
    "person": reply_words.PERSON,
}
_KEYS = {
    "alone": reply_words.ALONE,
    "courtesy": reply_words.COURTESY,
    "told": desk.TOLD,
    "plain": desk.PLAIN,
}
