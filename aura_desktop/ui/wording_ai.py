"""What the AI does and does not do, in words: topics, dangers, modes, changes, reasons, troubles."""

import re

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.autonomy import Bar
from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.draft import Change
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_errors
from aura_desktop.ui.wording_count import plurals

translate = QCoreApplication.translate

LANGUAGES = ("en", "pt", "es")
"""What a draft can be translated into, in the order of the menu."""
LOUD = frozenset({"ai_key_invalid", "ai_quota"})
"""Troubles of the AI that somebody has to mend; the others pass and are told in one quiet line."""


def mode_words(mode: AiMode) -> str:
    """A mode on its button: "AI suggests", "AI auto", "Manual"."""
    match mode:
        case AiMode.SUGGEST:
            return translate("wording_ai", "AI suggests")
        case AiMode.AUTO:
            return translate("wording_ai", "AI auto")
        case AiMode.OFF | AiMode.UNKNOWN:
            return translate("wording_ai", "Manual")


def mode_help(mode: AiMode) -> str:
    """What a mode means, in one sentence."""
    match mode:
        case AiMode.SUGGEST:
            return translate("wording_ai", "It writes drafts; a person sends them.")
        case AiMode.AUTO:
            return translate("wording_ai", "It answers by itself what the clinic allows.")
        case AiMode.OFF | AiMode.UNKNOWN:
            return translate("wording_ai", "No AI text in this conversation.")


def topic_words(topic: AnswerTopic) -> str:
    """What an answer is about."""
    names = {
        AnswerTopic.HOURS: translate("wording_ai", "Opening hours"),
        AnswerTopic.ADDRESS: translate("wording_ai", "Address and parking"),
        AnswerTopic.PAYMENT: translate("wording_ai", "Ways to pay"),
        AnswerTopic.RECEIVED: translate("wording_ai", "Message received"),
        AnswerTopic.SLOTS: translate("wording_ai", "Free hours"),
        AnswerTopic.SERVICES: translate("wording_ai", "Services and prices"),
        AnswerTopic.POLICY: translate("wording_ai", "Rules of the clinic"),
        AnswerTopic.CARE: translate("wording_ai", "Care instructions"),
    }
    return names.get(topic) or translate("wording_ai", "Other")


def danger_words(danger: Danger) -> str:
    """A danger as it stands within a sentence: "pain", "swelling"."""
    names = {
        Danger.PAIN: translate("wording_ai", "pain"),
        Danger.SWELLING: translate("wording_ai", "swelling"),
        Danger.FEVER: translate("wording_ai", "fever"),
        Danger.BLEEDING: translate("wording_ai", "bleeding"),
        Danger.INFECTION: translate("wording_ai", "infection"),
        Danger.SIGHT: translate("wording_ai", "trouble with sight"),
        Danger.SKIN_COLOUR: translate("wording_ai", "a change of skin colour"),
        Danger.BREATHING: translate("wording_ai", "trouble breathing"),
        Danger.PREGNANCY: translate("wording_ai", "pregnancy"),
        Danger.MEDICINE: translate("wording_ai", "medicines"),
        Danger.ALLERGY: translate("wording_ai", "allergy"),
        Danger.PHOTO_DIAGNOSIS: translate("wording_ai", "a photo to assess"),
        Danger.SELF_HARM: translate("wording_ai", "self-harm"),
        Danger.COMPLAINT: translate("wording_ai", "a complaint"),
        Danger.REFUND: translate("wording_ai", "a refund"),
        Danger.MINOR: translate("wording_ai", "a patient under age"),
    }
    return names.get(danger) or translate("wording_ai", "a clinical topic")


def dangers_words(holds: tuple[Hold, ...]) -> str:
    """Every kind of danger once, severe ones first: "trouble breathing, swelling and pain"."""
    ordered = sorted(holds, key=lambda hold: not hold.severe)
    words = list(dict.fromkeys(danger_words(hold.danger) for hold in ordered))
    if not words:
        return danger_words(Danger.UNKNOWN)
    if len(words) == 1:
        return words[0]
    joined = translate("wording_ai", "{some} and {last}")
    if re.match("h?i(?!e)", words[-1]):
        # Spanish has another "and" before this sound.
        joined = translate("wording_ai", "{some} as well as {last}")
    return joined.format(some=", ".join(words[:-1]), last=words[-1])


def to_person(sentence: str, name: str) -> str:
    """`sentence` with `name` in it; in Spanish with the article a title wants: "a la Dra. Ficticia"."""
    words = sentence.format(name=f"{_article(name)}{name}")
    return re.sub(r"\ba el (?=Dr|Sr)", "al ", words)


def _article(name: str) -> str:
    if wording_errors.language() != "es":
        return ""
    title = name.partition(" ")[0].casefold().rstrip(".")
    articles = {"dra": "la ", "doctora": "la ", "sra": "la ", "srta": "la "}
    return articles.get(title) or ("el " if title in {"dr", "doctor", "sr"} else "")


def change_words(change: Change) -> str:
    """A change as a button says it."""
    match change:
        case Change.SHORTER:
            return translate("wording_ai", "Shorter")
        case Change.LONGER:
            return translate("wording_ai", "Longer")
        case Change.CLOSER:
            return translate("wording_ai", "Warm")
        case Change.FORMAL:
            return translate("wording_ai", "Formal")
        case Change.TRANSLATION:
            return translate("wording_ai", "Translate")
        case Change.FIRST | Change.UNKNOWN:
            return ""


def language_words(code: str) -> str:
    """A language by its code; unknown ones by the code itself."""
    names = {
        "es": translate("wording_ai", "Spanish"),
        "en": translate("wording_ai", "English"),
        "pt": translate("wording_ai", "Portuguese"),
    }
    return names.get(code, code)


def draft_title(language: str) -> str:
    """What a draft is called; "es" and "" are the clinic's own language."""
    match language:
        case "en":
            return translate("wording_ai", "Draft in English")
        case "pt":
            return translate("wording_ai", "Draft in Portuguese")
        case _:
            return translate("wording_ai", "AI draft")


def bar_words(name: str) -> str:
    """Why a draft is not sent by itself, by the name of domain.autonomy.Bar or "stopped"; "" for an unknown one."""
    names: dict[str, str] = {
        Bar.NOT_AUTOMATIC: translate("wording_ai", "this conversation is not on automatic"),
        Bar.TOPIC_OFF: translate("wording_ai", "the clinic has not allowed this topic"),
        Bar.TOPIC_LOCKED: translate("wording_ai", "this topic has not been proven yet"),
        Bar.RED_LIST: translate("wording_ai", "the message touches a clinical topic"),
        Bar.RED_LIST_REPLY: translate("wording_ai", "the reply touches a clinical topic"),
        Bar.HELD: translate("wording_ai", "a person has to answer this conversation"),
        Bar.NO_SOURCE: translate("wording_ai", "it rests on no document"),
        Bar.NOT_COVERED: translate("wording_ai", "the patient wrote of something else too"),
        Bar.SOURCE_CHANGED: translate("wording_ai", "a document has changed since"),
        Bar.DOUBT: translate("wording_ai", "a figure has no source"),
        Bar.CAUTION: translate("wording_ai", "the AI asks for caution"),
        Bar.NOT_TEXT: translate("wording_ai", "the patient sent more than text"),
        Bar.TOO_OLD: translate("wording_ai", "the message is too old"),
        Bar.NEWER_MESSAGE: translate("wording_ai", "a newer message has come"),
        Bar.HUMAN_ANSWERED: translate("wording_ai", "somebody has already answered"),
        Bar.HUMAN_WRITING: translate("wording_ai", "somebody is writing"),
        "stopped": translate("wording_ai", "somebody stopped it"),
        Bar.WINDOW_CLOSED: translate("wording_ai", "the 24-hour window is closed"),
        Bar.IN_A_ROW: translate("wording_ai", "too many automatic messages in a row"),
        Bar.WANTS_PERSON: translate("wording_ai", "the patient asked for a person"),
        Bar.RESOLVED: translate("wording_ai", "the conversation is resolved"),
        Bar.BUDGET: translate("wording_ai", "the budget of the month is used up"),
    }
    return names.get(name, "")


def bars_sentence(names: tuple[str, ...]) -> str:
    """All reasons in one sentence; "" if there is none that has words."""
    words = [words for name in names if (words := bar_words(name))]
    if not words:
        return ""
    sentence = translate("wording_ai", "It is not sent by itself: {reasons}.")
    return sentence.format(reasons=", ".join(words))


def is_loud(code: str) -> bool:
    """Whether somebody has to mend this trouble before the AI works again."""
    return code in LOUD


def quiet_words(code: str) -> str:
    """Why there is no draft, in one line: the trouble's own title."""
    trouble = wording_errors.find_trouble(code) if code else None
    return trouble.title if trouble else translate("wording_ai", "There is no AI draft this time")


def quiet_detail(code: str) -> str:
    """What to do about it; that everything else works where no more is known."""
    trouble = wording_errors.find_trouble(code) if code else None
    rest = translate("wording_ai", "Messages and quick replies work all the same.")
    return trouble.remedy if trouble and is_loud(code) else rest


def can_retry(code: str) -> bool:
    """Whether asking once more may help."""
    trouble = wording_errors.find_trouble(code) if code else None
    return trouble is None or Action.RETRY in (trouble.action, trouble.second) or is_loud(code)


def remedy_of(code: str) -> tuple[Action, str]:
    """What mends a loud trouble, and the words of its button; no action for any other."""
    trouble = wording_errors.find_trouble(code) if is_loud(code) else None
    if trouble is None or trouble.action in (Action.NONE, Action.RETRY):
        return Action.NONE, ""
    return trouble.action, trouble.action_words


def documents(count: int) -> str:
    """ "5 documents"."""
    return plurals.tr("%n document(s)", "", count)


def facts_without_source(count: int) -> str:
    """The row under a draft with doubts."""
    return plurals.tr("%n fact(s) without a source: check it", "", count)


def caution() -> str:
    """What is said where the model itself is not sure it should answer."""
    return translate("wording_ai", "The AI asks to read this with care")


def answers_messages(count: int) -> str:
    """What a draft answers."""
    return plurals.tr("Answers %n message(s)", "", count)


def read_messages(count: int) -> str:
    """What it has read so far."""
    return plurals.tr("Read %n message(s)", "", count)


def changes_of_yours(count: int) -> str:
    """An AI text that somebody has changed."""
    return plurals.tr("AI text, %n change(s) of yours", "", count)


def hidden_identifiers(count: int) -> str:
    """How many marks stand for values that stay on this PC."""
    return plurals.tr("%n identifier(s) hidden", "", count)


def characters(text: str, count: int) -> str:
    """`text` is the number as people write it."""
    return plurals.tr("{number} character(s)", "", count).format(number=text)
