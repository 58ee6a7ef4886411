"""The red list: what belongs to people, never to a model. Asked before one writes, and of what it wrote."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set

from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.phrases import Reading, Shelf
from aura_desktop.domain.red_list_rules import Rules, red_list
from aura_desktop.domain.spelling import words_of

_TURN = re.compile(
    r"(?i)\b(?=(?:pero|solo que|s[oó]lo que|aparte|adem[aá]s|lo otro|otra cosa|por otro lado|"
    r"oye|oiga|por cierto|but|porque|es que|aprovecho)\b)"
)

_WINDOW = 4_000
_OVERLAP = 400
"""A text longer than a window is read window by window: the rules take the square of a sentence's length."""
_GROWN = 8
"""So many words of a reply are taken for a sentence that has forgotten its full stop."""


def holds(text: str, *, has_photo: bool = False) -> tuple[Hold, ...]:
    """What keeps a patient's text from any model, one for each danger, severe ones first; () for nothing.

    Several messages are parted by new lines. Photos are looked at by people: one stands only beside
    words that say it is a receipt or an advertisement.
    """
    if len(text) > _WINDOW + _OVERLAP:
        parts = _windows(text)
        return _one_each(hold for part in parts for hold in holds(part, has_photo=has_photo))
    known = red_list()
    reading = Reading(words_of(text), known.vocabulary)
    treated = _stands(reading, known.shelves["treated"])
    meant_otherwise = _places(reading, known.shelves["idioms"])
    # Who has been treated does not ask whether it will hurt.
    asked = frozenset[int]() if treated else _places(reading, known.shelves["questions"])
    found = list(_found(text, reading, known.rules["messages"], meant_otherwise, asked))
    if not any(hold.severe for hold in found):
        found += _told(text, treated=treated)
    harmless_photo = _stands(reading, known.shelves["desk_photo"]) and not _stands(
        reading, known.shelves["shows"]
    )
    if has_photo and not harmless_photo:
        found.append(Hold(danger=Danger.PHOTO_DIAGNOSIS, words=text.strip(), severe=False))
    return _one_each(found)


def holds_in_reply(text: str, approved: Sequence[str] = ()) -> tuple[Hold, ...]:
    """What keeps a model's text from being sent: advice, diagnosis, comfort, doses, promises of money.

    A sentence that stands whole in one of the `approved` texts is let through; a question never is.
    """
    allowed = {_folded(part) for entry in approved for part in _sentences(entry) if "?" not in part}
    # Blanks in place of what is approved: what is left keeps its places, and its breaks.
    rest = "".join(
        re.sub(r"[^.!?\n]", " ", part) if _folded(part) in allowed else part
        for part in _sentences(text)
    )
    known = red_list()
    reading = Reading(words_of(rest), known.vocabulary)
    meant_otherwise = _places(reading, known.shelves["reply_idioms"])
    found = list(_found(text, reading, known.rules["replies"], meant_otherwise, frozenset()))
    return _one_each(found or _beyond_desk(rest))


def wants_person(text: str) -> bool:
    """Whether the patient asks for somebody of flesh and blood."""
    if len(text) > _WINDOW + _OVERLAP:
        return any(map(wants_person, _windows(text)))
    known = red_list()
    spoken = words_of(text)
    said = [word.key for word in spoken if word.key not in known.keys["courtesy"]]
    if 0 < len(said) <= 2 and all(key in known.keys["alone"] for key in said):
        return True
    return _stands(Reading(spoken, known.vocabulary), known.shelves["person"])


def _told(text: str, *, treated: bool) -> Iterator[Hold]:
    """Sentences that tell how the body is, whatever the words; some only if the front desk is asked nothing."""
    known = red_list()
    for sentence in _turns(text):
        reading = Reading(words_of(sentence), known.vocabulary)
        idioms = _places(reading, known.shelves["idioms"])
        harmless = _harmless(reading, treated=treated)
        yield from _found(sentence, reading, known.rules["telling"], harmless, frozenset())
        if treated or not _stands(reading, known.shelves["desk_or_looks"]):
            yield from _found(sentence, reading, known.rules["nets"], idioms, frozenset())
        if not _is_for_desk(reading, harmless):
            yield Hold(danger=Danger.UNKNOWN, words=sentence.strip(), severe=True)
        if "," in sentence and (treated or not _stands(reading, known.shelves["wishes"])):
            yield from _told_between_commas(sentence, treated=treated)


def _told_between_commas(sentence: str, *, treated: bool) -> Iterator[Hold]:
    """A clause about the body is not made harmless by the desk's matter in the next."""
    known = red_list()
    for part in sentence.split(","):
        reading = Reading(words_of(part), known.vocabulary)
        if not _stands(reading, known.shelves["bodily"]):
            continue
        if not _is_for_desk(reading, _harmless(reading, treated=treated)):
            yield Hold(danger=Danger.UNKNOWN, words=part.strip(), severe=True)


def _harmless(reading: Reading, *, treated: bool) -> frozenset[int]:
    """The words that are meant otherwise, and what is only asked before a treatment."""
    shelves = red_list().shelves
    names = ("idioms", "telling_idioms") if treated else ("idioms", "telling_idioms", "questions")
    return frozenset().union(*(_places(reading, shelves[name]) for name in names))


def _beyond_desk(reply: str) -> Iterator[Hold]:
    """Sentences that state something and speak of no matter of the desk; one that still grows may yet."""
    known = red_list()
    for sentence in _sentences(reply):
        reading = Reading(words_of(sentence), known.vocabulary)
        beyond = not _stands(reading, known.shelves["reply_cues"])
        if beyond and _is_whole(sentence, reading) and _states(reading):
            yield Hold(danger=Danger.UNKNOWN, words=sentence.strip(), severe=True)


def _is_whole(sentence: str, reading: Reading) -> bool:
    return sentence.rstrip(" ").endswith((".", "!", "\n")) or len(reading.words) >= _GROWN


def _states(reading: Reading) -> bool:
    """Whether it says something besides courtesy, and asks nothing."""
    keys = {word.key for word in reading.words if not word.asked and not word.key.isdigit()}
    return len(keys - red_list().keys["plain"]) >= 2


def _is_for_desk(reading: Reading, harmless: Set[int]) -> bool:
    """Whether the sentence speaks of the desk's matters, or tells nothing at all."""
    known = red_list()
    keys = [
        word.key
        for place, word in enumerate(reading.words)
        if place not in harmless and not (word.asked and len(reading.words) <= 8)
    ]
    about = {key for key in keys if key not in known.keys["plain"] and not key.isdigit()}
    if len(about) <= bool(harmless) or not (
        known.keys["told"].intersection(keys) or _stands(reading, known.shelves["flesh"])
    ):
        return True
    return _stands(reading, known.shelves["cues"])


def _found(
    text: str, reading: Reading, rules: Rules, meant_otherwise: Set[int], asked: Set[int]
) -> Iterator[Hold]:
    """The rules that the text breaks, in spite of the words that are excused."""
    excused = (meant_otherwise | asked, meant_otherwise, frozenset[int]())
    for number in rules.shelf.numbers(reading):
        rule = rules.rules[number]
        for trail in reading.find(rule.phrase, without=excused[rule.firm]):
            start, end = reading.words[trail[0]].start, reading.words[trail[-1]].end
            yield Hold(danger=rule.danger, words=text[start:end], severe=rule.severe)
            break


def _places(reading: Reading, excuses: Shelf) -> frozenset[int]:
    """The words that an excuse covers; none reaches over a comma or a full stop."""
    return frozenset(
        place
        for number in excuses.numbers(reading)
        for trail in reading.find(excuses.phrases[number], over_breaks=False)
        for place in trail
    )


def _stands(reading: Reading, wanted: Shelf) -> bool:
    return any(
        True for number in wanted.numbers(reading) for _ in reading.find(wanted.phrases[number])
    )


def _one_each(found: Iterable[Hold]) -> tuple[Hold, ...]:
    kept: dict[Danger, Hold] = {}
    for hold in found:
        known = kept.get(hold.danger)
        if known is None or (hold.severe and not known.severe):
            kept[hold.danger] = hold
    return tuple(sorted(kept.values(), key=lambda hold: not hold.severe))


def _windows(text: str) -> Iterator[str]:
    for start in range(0, len(text), _WINDOW):
        yield text[max(0, start - _OVERLAP) : start + _WINDOW]


def _sentences(text: str) -> list[str]:
    """The text cut behind its full stops and line ends; together they are the text."""
    return re.findall(
        r"(?:[^.!?\n]|(?<=\d)\.(?=\d)|(?<=\b[DdSs]ra)\.|(?<=\b[DdSs]r)\.)*(?:[.!?\n]+|$)", text
    )


def _turns(text: str) -> Iterator[str]:
    """Its sentences, cut again where somebody turns to another matter."""
    for sentence in _sentences(text):
        yield from (part for part in _TURN.split(sentence) if part.strip())


def _folded(sentence: str) -> str:
    """Small letters, no accents, single blanks; signs inside the sentence stay."""
    apart = unicodedata.normalize("NFKD", sentence.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(plain.split()).strip(" .!¡-*•")
