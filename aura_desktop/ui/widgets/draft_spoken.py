"""The draft card as a screen reader says it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.draft import Draft, DraftState, DraftVersion
from aura_desktop.ui import wording_ai, wording_time
from aura_desktop.ui.widgets.draft_body import shown_citations

translate = QCoreApplication.translate


def title_of(draft: Draft) -> str:
    """The words in the first line of the card; "" for a state that has none."""
    match draft.state:
        case DraftState.WRITING:
            return translate("DraftCard", "Writing…")
        case DraftState.SUGGESTED:
            return translate("DraftCard", "From your base")
        case DraftState.READY:
            return wording_ai.draft_title(draft.version.language if draft.version else "")
        case _:
            return ""


def spoken(draft: Draft, *, warning: str, now: datetime) -> tuple[str, str]:
    """Name and description of the card; the description is "" where the card has no text of its own."""
    version = draft.version or DraftVersion(text="")
    match draft.state:
        case DraftState.WRITING:
            return translate("DraftCard", "The AI is writing a draft"), version.text
        case DraftState.READY:
            name = translate("DraftCard", "{title}, not sent").format(title=title_of(draft))
            return name, _ready(draft, version, warning)
        case DraftState.COUNTING:
            return _counting(draft), _ready(draft, version, warning)
        case DraftState.SUGGESTED:
            return translate("DraftCard", "Answers from your base, no AI"), ""
        case _:
            return "", ""


def _counting(draft: Draft) -> str:
    if draft.sends_at is None:
        return translate("DraftCard", "The AI is sending this")
    # The hour, not the seconds left: a name that changes each second would be read each second.
    words = translate("DraftCard", "The AI will send this at {time} unless you stop it")
    return words.format(time=wording_time.clock_with_seconds(draft.sends_at))


def _ready(draft: Draft, version: DraftVersion, warning: str) -> str:
    parts = [version.text]
    if version.original and version.original != version.text:
        words = translate("DraftCard", "Original: {text}")
        parts.append(words.format(text=version.original))
    if warning:
        parts.append(f"{warning}.")
    sources = "; ".join(f"{item.number}, {item.title}" for item in shown_citations(draft))
    if sources:
        parts.append(translate("DraftCard", "Sources: {sources}.").format(sources=sources))
    if draft.state is DraftState.READY:
        if len(draft.versions) > 1:
            place = translate("DraftCard", "Version {place} of {count}.")
            parts.append(place.format(place=draft.shown + 1, count=len(draft.versions)))
        parts.append(wording_ai.bars_sentence(draft.bars))
    return " ".join(part for part in parts if part)
