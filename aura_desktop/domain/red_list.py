"""The red list: what belongs to people, never to a model. Asked before one writes, and of what it wrote."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aura_desktop.domain import red_list_body as body
from aura_desktop.domain import red_list_excuses as excuses
from aura_desktop.domain import red_list_reply_words as reply_words
from aura_desktop.domain import red_list_words as words
from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.phrases import Phrase, Reading, Vocabulary, phrases
from aura_desktop.domain.spelling import key_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    danger: Danger
    phrase: Phrase
    severe: bool
    firm: int
    """What it holds in spite of: 0 nothing, 1 questions, 2 idioms too."""


def holds(text: str, *, has_photo: bool = False) -> tuple[Hold, ...]:
    """What keeps a patient's text from any model, one for each danger, severe ones first; () for nothing.

    Several messages are parted by new lines. Photos are looked at by people: one stands only beside
    words that say it is a receipt or an advertisement.
    """
    reading = Reading(words_of(text), _VOCABULARY)
    treated = _stands(reading, _TREATED)
    # Who has been treated does not ask whether it will hurt.
    questions = () if treated else _QUESTIONS
    found = list(_found(text, reading, _RULES, idioms=_IDIOMS, questions=questions))
    if not any(hold.severe for hold in found):
        found += _told(text, treated=treated)
    harmless_photo = _stands(reading, _DESK_PHOTO) and not _stands(reading, _SHOWS)
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
    reading = Reading(words_of(rest), _VOCABULARY)
    found = _found(text, reading, _REPLY_RULES, idioms=_REPLY_IDIOMS, questions=())
    return _one_each(found)


def wants_person(text: str) -> bool:
    """Whether the patient asks for somebody of flesh and blood."""
    spoken = words_of(text)
    said = [word.key for word in spoken if word.key not in _COURTESY]
    if 0 < len(said) <= 2 and all(key in _ALONE for key in said):
        return True
    return _stands(Reading(spoken, _VOCABULARY), _PERSON)


def _told(text: str, *, treated: bool) -> Iterator[Hold]:
    """Sentences that tell how the body is, and ask the front desk for nothing."""
    for sentence in _sentences(text):
        reading = Reading(words_of(sentence), _VOCABULARY)
        if treated or not _stands(reading, _DESK_OR_LOOKS):
            yield from _found(sentence, reading, _NETS, idioms=_IDIOMS, questions=())


def _found(
    text: str,
    reading: Reading,
    rules: Iterable[_Rule],
    *,
    idioms: Sequence[Phrase],
    questions: Sequence[Phrase],
) -> Iterator[Hold]:
    meant_otherwise = _places(reading, idioms)
    asked = meant_otherwise | _places(reading, questions)
    excused = (asked, meant_otherwise, frozenset[int]())
    for rule in rules:
        for trail in reading.find(rule.phrase, without=excused[rule.firm]):
            start, end = reading.words[trail[0]].start, reading.words[trail[-1]].end
            yield Hold(danger=rule.danger, words=text[start:end], severe=rule.severe)
            break


def _places(reading: Reading, excuses: Iterable[Phrase]) -> frozenset[int]:
    """The words that an excuse covers; none reaches over a comma or a full stop."""
    return frozenset(
        place
        for phrase in excuses
        for trail in reading.find(phrase, over_breaks=False)
        for place in trail
    )


def _stands(reading: Reading, wanted: Iterable[Phrase]) -> bool:
    return any(True for phrase in wanted for _ in reading.find(phrase))


def _one_each(found: Iterable[Hold]) -> tuple[Hold, ...]:
    kept: dict[Danger, Hold] = {}
    for hold in found:
        known = kept.get(hold.danger)
        if known is None or (hold.severe and not known.severe):
            kept[hold.danger] = hold
    return tuple(sorted(kept.values(), key=lambda hold: not hold.severe))


def _sentences(text: str) -> list[str]:
    """The text cut behind its full stops and line ends; together they are the text."""
    return re.findall(r"(?:[^.!?\n]|(?<=\d)\.(?=\d))*(?:[.!?\n]+|$)", text)


def _folded(sentence: str) -> str:
    """Small letters, no accents, single blanks; signs inside the sentence stay."""
    apart = unicodedata.normalize("NFKD", sentence.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(plain.split()).strip(" .!¡-*•")


def _lines(block: str) -> Iterator[str]:
    """One phrase each; a line that ends with | goes on in the next."""
    joined = re.sub(r"\|\s*\n\s*", "|", block)
    return (line for raw in joined.splitlines() if (line := raw.strip()))


def _phrases(block: str) -> tuple[Phrase, ...]:
    return tuple(phrase for line in _lines(block) for phrase in phrases(line, words.LISTS))


def _rules(danger: Danger, block: str) -> Iterator[_Rule]:
    for line in _lines(block):
        for phrase in phrases(line.lstrip("!- "), words.LISTS):
            yield _Rule(
                danger=danger, phrase=phrase, severe=line[0] != "-", firm=line[:2].count("!")
            )


_BLOCKS = {
    Danger.PAIN: body.PAIN,
    Danger.SWELLING: body.SWELLING,
    Danger.FEVER: body.FEVER,
    Danger.BLEEDING: body.BLEEDING,
    Danger.INFECTION: body.INFECTION,
    Danger.SIGHT: body.SIGHT,
    Danger.SKIN_COLOUR: body.SKIN_COLOUR,
    Danger.BREATHING: body.BREATHING,
    Danger.PREGNANCY: words.PREGNANCY,
    Danger.MEDICINE: words.MEDICINE,
    Danger.ALLERGY: body.ALLERGY,
    Danger.PHOTO_DIAGNOSIS: words.PHOTO_DIAGNOSIS,
    Danger.SELF_HARM: words.SELF_HARM,
    Danger.COMPLAINT: words.COMPLAINT,
    Danger.REFUND: words.REFUND,
    Danger.MINOR: words.MINOR,
    Danger.UNKNOWN: body.UNKNOWN,
}
_RULES = tuple(rule for danger, block in _BLOCKS.items() for rule in _rules(danger, block))
_REPLY_RULES = (
    *(
        rule
        for danger, block in reply_words.REPLY.items()
        for rule in _rules(Danger(danger), block)
    ),
    *_RULES,
)
_NETS = tuple(_rules(Danger.UNKNOWN, body.NETS))
_DESK_OR_LOOKS = _phrases(excuses.DESK + excuses.LOOKS)
_IDIOMS, _QUESTIONS = _phrases(excuses.IDIOMS), _phrases(excuses.QUESTIONS)
_REPLY_IDIOMS = _phrases(reply_words.REPLY_IDIOMS)
_TREATED, _PERSON = _phrases(excuses.TREATED), _phrases(reply_words.PERSON)
_DESK_PHOTO, _SHOWS = _phrases(excuses.DESK_PHOTO), _phrases(excuses.SHOWS)
_ALONE = frozenset(map(key_of, reply_words.ALONE.split()))
_COURTESY = frozenset(map(key_of, reply_words.COURTESY.split()))
_VOCABULARY = Vocabulary(
    (
        *(rule.phrase for rule in (*_REPLY_RULES, *_NETS)),
        *_DESK_OR_LOOKS,
        *_IDIOMS,
        *_QUESTIONS,
        *_REPLY_IDIOMS,
        *_TREATED,
        *_PERSON,
        *_DESK_PHOTO,
        *_SHOWS,
    ),
    never_typos=excuses.NEVER_TYPOS,
    fillers=excuses.FILLERS,
)
