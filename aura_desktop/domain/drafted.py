"""From a model's answer to the wording on the card: filled, cited, checked. Pure; what it cannot prove it marks."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aura_desktop.domain.answer import Answer, AnswerClaim
from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.draft import Change, Citation, Doubt, DraftVersion, Passage
from aura_desktop.domain.figures import FigureKind, figures
from aura_desktop.domain.grounding import Sentence, sentences, unsupported
from aura_desktop.domain.knowledge import Entry, source_text
from aura_desktop.domain.placeholders import Placeholders
from aura_desktop.domain.red_list import holds_in_reply

_WORD = re.compile(r"\w+")
_TOLD = 0.6
"""The share of a sentence's words that an entry must have to be what the sentence tells."""
_LIKE = 0.6
"""A claim belongs to the sentence that has this share of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a reply may rest on: entries by the keys the model was given, and texts that need no source."""

    entries: Mapping[str, Entry]
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`cited` in the order of their numbers; `holds` not empty means that nothing of it may be shown."""

    version: DraftVersion
    citations: tuple[Citation, ...]
    cited: tuple[Entry, ...]
    holds: tuple[Hold, ...]


def checked(
    answer: Answer,
    ground: Ground,
    placeholders: Placeholders,
    *,
    change: Change = Change.FIRST,
    original: str = "",
) -> Checked:
    """The wording of an answer. Links that no source holds are taken out; other figures are marked."""
    known = ground.entries
    reply = _without_foreign_links(
        placeholders.fill(answer.reply), [source_text(entry) for entry in known.values()]
    )
    claims = [
        AnswerClaim(text=placeholders.fill(claim.text), sources=claim.sources)
        for claim in answer.claims
    ]
    found = sentences(reply)
    keys = [_keys_of(sentence, claims, known) for sentence in found]
    order = list(dict.fromkeys(key for some in keys for key in some))
    # What the model cites without a sentence of its own counts for the whole reply.
    order += [
        key
        for claim in claims
        for key in claim.sources
        if key in known and key not in order and not _has_sentence(claim, found)
    ]
    order = list(dict.fromkeys(order))
    cited = tuple(known[key] for key in order)
    numbers = {key: number for number, key in enumerate(order, 1)}
    passages = tuple(
        Passage(
            start=sentence.start,
            end=sentence.end,
            numbers=tuple(sorted(numbers[key] for key in some)),
        )
        for sentence, some in zip(found, keys, strict=True)
    )
    version = DraftVersion(
        text=reply,
        change=change,
        language=answer.language or "es",
        original=original,
        passages=passages,
        doubts=doubts(reply, cited, ground.allowed, placeholders),
    )
    citations = tuple(
        Citation(number=numbers[key], entry_id=entry.id, version=entry.version, title=entry.title)
        for key, entry in zip(order, cited, strict=True)
    )
    return Checked(
        version=version,
        citations=citations,
        cited=cited,
        holds=_holds(reply, found, cited, ground.allowed),
    )


def _holds(
    reply: str, found: Sequence[Sentence], cited: Sequence[Entry], allowed: Sequence[str]
) -> tuple[Hold, ...]:
    """What the red list finds. A sentence as the clinic has published it is the clinic's, not the model's.

    What has no name on the list, and only is no matter of the desk, passes where the cited entries speak of it.
    """
    told = [each.text for each in found if coverage(each.text, cited, allowed) >= _TOLD]
    return tuple(
        hold
        for hold in holds_in_reply(reply, approved=[entry.body for entry in cited])
        if hold.danger is not Danger.UNKNOWN or not any(hold.words in text for text in told)
    )


def doubts(
    reply: str,
    cited: Sequence[Entry],
    allowed: Sequence[str],
    placeholders: Placeholders | None = None,
) -> tuple[Doubt, ...]:
    """Everything in the reply that no cited entry holds, marks that stand for nothing among it."""
    texts = [source_text(entry) for entry in cited]
    found = [
        Doubt(start=figure.start, end=figure.end)
        for figure in unsupported(reply, texts, allowed=allowed)
    ]
    if placeholders is not None:
        found += [
            Doubt(start=mark.start, end=mark.end)
            for mark in placeholders.unknown(reply)
            if not any(doubt.start < mark.end and mark.start < doubt.end for doubt in found)
        ]
    return tuple(sorted(found, key=lambda doubt: doubt.start))


def _keys_of(
    sentence: Sentence, claims: Sequence[AnswerClaim], known: Mapping[str, Entry]
) -> tuple[str, ...]:
    keys = [
        key
        for claim in claims
        if _is_in(claim.text, sentence.text)
        for key in claim.sources
        if key in known
    ]
    return tuple(dict.fromkeys(keys))


def _has_sentence(claim: AnswerClaim, found: Sequence[Sentence]) -> bool:
    return any(_is_in(claim.text, sentence.text) for sentence in found)


def _is_in(claim: str, sentence: str) -> bool:
    """Whether a claim speaks of this sentence: models shorten and join what they quote of themselves."""
    words, others = set(_words(claim)), set(_words(sentence))
    if not words or not others:
        return False
    return len(words & others) >= _LIKE * min(len(words), len(others))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _without_foreign_links(reply: str, sources: Sequence[str]) -> str:
    known = {
        figure.value
        for text in sources
        for figure in figures(text)
        if figure.kind is FigureKind.LINK
    }
    for figure in reversed(figures(reply)):
        if figure.kind is FigureKind.LINK and figure.value not in known:
            reply = reply[: figure.start].rstrip(" :") + reply[figure.end :]
    return reply.strip()


_SHORT = 4
_STEM = 5


def coverage(reply: str, cited: Sequence[Entry], allowed: Sequence[str]) -> float:
    """The share of the reply's longer words that the cited entries have too, 0 to 1; 0 without entries."""
    held = {word[:_STEM] for entry in cited for word in _words(source_text(entry))}
    held |= {word[:_STEM] for text in allowed for word in _words(text)}
    words = [word for word in _words(reply) if len(word) >= _SHORT or word.isdigit()]
    if not words or not cited:
        return 0.0
    return sum(word[:_STEM] in held for word in words) / len(words)
