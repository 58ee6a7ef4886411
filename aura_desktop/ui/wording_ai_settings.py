"""What the settings of the AI say in words: how a topic fares, what a server can do, what left this PC."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.autonomy import TopicRecord
from aura_desktop.domain.draft import Change
from aura_desktop.domain.entry_page import EntryCounts
from aura_desktop.domain.knowledge import pesos
from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.domain.model_request import Abilities, Structured
from aura_desktop.errors import InputError
from aura_desktop.ui import wording, wording_ai, wording_time
from aura_desktop.ui.wording_count import plurals

translate = QCoreApplication.translate

_FINE = 10
"""Sums under so many pesos show a decimal: one draft costs less than a peso."""


def money(amount: float) -> str:
    """Pesos as people write them: "$1.240", and "$0,4" for what is next to nothing."""
    if 0 < amount < _FINE:
        return f"${amount:.1f}".replace(".", ",")
    return pesos(round(amount))


def topic_mode(mode: AiMode) -> str:
    """What the AI may do with a topic, on its button."""
    match mode:
        case AiMode.OFF | AiMode.UNKNOWN:
            return translate("wording_ai_settings", "Off")
        case AiMode.SUGGEST:
            return translate("wording_ai_settings", "Suggests")
        case AiMode.AUTO:
            return translate("wording_ai_settings", "Automatic")


def topic_progress(record: TopicRecord) -> str:
    """ "32 of 50 drafts · 94 % used"."""
    words = plurals.tr("{drafts} of %n draft(s)", "", record.needed).format(drafts=record.drafts)
    if not record.drafts:
        return words
    share = translate("wording_ai_settings", "{share} % used")
    return f"{words} · {share.format(share=round(record.used_share * 100))}"


def topic_state(record: TopicRecord) -> str:
    """Whether a topic may answer by itself, in a word."""
    if record.is_unlocked:
        return translate("wording_ai_settings", "Unlocked")
    if record.was_corrected:
        return translate("wording_ai_settings", "Locked by a correction")
    return translate("wording_ai_settings", "Locked")


def entry_counts(counts: EntryCounts) -> str:
    """ "12 published · 3 to review · 2 proposed"; parts that are none are left out."""
    parts = [plurals.tr("%n published", "", counts.published)]
    if counts.expired:
        parts.append(plurals.tr("%n to review", "", counts.expired))
    if counts.proposed:
        parts.append(plurals.tr("%n proposed", "", counts.proposed))
    return " · ".join(parts)


def spending(spent_clp: float, cap_clp: int) -> str:
    """What this month has cost, and of how much."""
    if cap_clp:
        words = translate("wording_ai_settings", "You have spent {spent} of {cap} this month")
        return words.format(spent=money(spent_clp), cap=money(cap_clp))
    words = translate("wording_ai_settings", "You have spent {spent} this month")
    return words.format(spent=money(spent_clp))


def answered(seconds: float, at: datetime, now: datetime) -> str:
    """ "Answered in 1.6 s · today 10:40"."""
    took = translate("wording_ai_settings", "Answered in {seconds} s")
    when = wording_time.moment(at, now)
    if wording_time.local(at).date() == wording_time.local(now).date():
        when = translate("wording_ai_settings", "today {time}").format(time=when)
    return f"{took.format(seconds=QLocale().toString(float(seconds), 'f', 1))} · {when}"


def abilities(found: Abilities, now: datetime) -> str:
    """When a server was asked, how fast it was, and what it can do."""
    parts = [answered(found.answered_in_s, found.checked_at, now)]
    match found.structured:
        case Structured.JSON_SCHEMA:
            parts.append(translate("wording_ai_settings", "JSON with a schema"))
        case Structured.JSON_OBJECT:
            parts.append(translate("wording_ai_settings", "JSON without a schema"))
        case Structured.PROMPT:
            parts.append(translate("wording_ai_settings", "no JSON of its own"))
        case Structured.UNKNOWN:
            pass
    if not found.usage:
        parts.append(translate("wording_ai_settings", "does not count tokens"))
    return " · ".join(parts)


def request_state(entry: LedgerEntry) -> str:
    """What came of a request."""
    match entry.state:
        case RequestState.LEFT:
            return translate("wording_ai_settings", "No answer known")
        case RequestState.DONE:
            return translate("wording_ai_settings", "Answered")
        case RequestState.CANCELLED:
            return translate("wording_ai_settings", "Cancelled")
        case RequestState.FAILED | RequestState.UNKNOWN:
            return translate("wording_ai_settings", "Failed")


def purpose(name: str) -> str:
    """Why something left, by the name of domain.draft.Change; an unknown one by its name."""
    if name == Change.FIRST.value:
        return translate("wording_ai_settings", "First draft")
    known = {change.value: wording_ai.change_words(change) for change in Change}
    return known.get(name) or name


def problem(error: InputError, scale: int = 1) -> str:
    """What is wrong with a field; `scale` 100 where shares are shown as percent."""
    if error.code != "number_out_of_range":
        return wording.error_sentence(error)
    words = translate("wording_ai_settings", "It must be between {least} and {most}.")
    least, most = (_number(float(error.params[name]) * scale) for name in ("least", "limit"))
    return words.format(least=least, most=most)


def _number(value: float) -> str:
    whole = round(value)
    return (
        QLocale().toString(whole)
        if abs(value - whole) < 1e-6
        else QLocale().toString(value, "g", 3)
    )


def no_number() -> str:
    """A field that wants a number has something else."""
    return translate("wording_ai_settings", "Write a number.")
