"""What the card says where there is no draft to show: why, in plain words, and the ways on."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.danger import Danger
from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.ui import wording_ai, wording_time
from aura_desktop.ui.widgets.draft_notice import NoticeWords, Offer

translate = QCoreApplication.translate

_SHORT = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """What the clinic has set, and how long the patient has waited. `told_at`: when the professional was told."""

    professional: str = ""
    holding_reply: str = ""
    waiting_since: datetime | None = None
    told_at: datetime | None = None


def notice_of(draft: Draft, clinic: Clinic) -> NoticeWords | None:
    """The words of this state; None for those that show a text."""
    match draft.state:
        case DraftState.HELD:
            return _held(draft, clinic)
        case DraftState.NO_SOURCE:
            return _no_source(draft)
        case DraftState.QUIET:
            return _quiet(draft.code)
        case DraftState.DISCARDED:
            return NoticeWords(
                icon="undo-2",
                ink="textMuted",
                title=translate("DraftCard", "Draft discarded"),
                beside=Offer(
                    name="undo",
                    words=translate("DraftCard", "Undo"),
                    kind="link",
                    keys="Ctrl Z",
                ),
            )
        case _:
            return None


def notes_of(draft: Draft, locale: QLocale) -> tuple[str, ...]:
    """The quiet words in the first line of the card, from the longest wording to the shortest."""
    match draft.state:
        case DraftState.WRITING:
            read = wording_ai.read_messages(draft.messages)
            if not draft.entries:
                return (read,)
            return f"{read} · {wording_ai.documents(draft.entries)}", read
        case DraftState.READY if len(draft.versions) < 2:
            answers = wording_ai.answers_messages(draft.messages)
            if not draft.took_ms:
                return (answers,)
            seconds = locale.toString(draft.took_ms / 1000, "f", 1)
            took = translate("DraftCard", "{seconds} s").format(seconds=seconds)
            return f"{answers} · {took}", answers, took
        case DraftState.SUGGESTED:
            return (translate("DraftCard", "The clinic's own words, no AI"),)
        case _:
            return ()


def clock_of(draft: Draft, clinic: Clinic, now: datetime) -> str:
    """The line that goes on with time: how long the patient has waited, and who knows of it."""
    if draft.state is not DraftState.HELD:
        return ""
    waited = now - (clinic.waiting_since or draft.created_at)
    words = translate("DraftCard", "Waiting for {span}")
    lines = [words.format(span=wording_time.waited(waited))]
    if clinic.told_at is not None:
        told = translate("DraftCard", "You told {name} at {time}")
        at = told.replace("{time}", wording_time.clock(clinic.told_at))
        lines.append(wording_ai.to_person(at, _who(clinic)))
    return " · ".join(lines)


def _held(draft: Draft, clinic: Clinic) -> NoticeWords:
    # What has no name of its own may be urgent or not: nobody is alarmed by it.
    severe = any(hold.severe and hold.danger is not Danger.UNKNOWN for hold in draft.holds)
    dangers = wording_ai.dangers_words(draft.holds)
    text = translate(
        "DraftCard", "The message speaks of {dangers}. The AI gives no clinical advice."
    )
    offers = []
    if clinic.told_at is None:
        tell = wording_ai.to_person(translate("DraftCard", "Tell {name}"), _who(clinic))
        offers.append(Offer(name="tell", words=_short(tell, 40), tip=tell))
    if clinic.holding_reply:
        use = translate("DraftCard", "Use “{reply}”")
        short = _short(clinic.holding_reply, _SHORT)
        tip = use.format(reply=clinic.holding_reply)
        offers.append(
            Offer(
                name="hold",
                words=use.format(reply=short),
                kind="ghost" if offers else "outline",
                tip=tip,
            )
        )
    return NoticeWords(
        icon="stethoscope",
        ink="warning",
        title=translate("DraftCard", "Urgent: this is for a person to answer")
        if severe
        else translate("DraftCard", "This is for a person to answer"),
        tone="warning",
        text=text.format(dangers=dangers),
        offers=tuple(offers),
    )


def _no_source(draft: Draft) -> NoticeWords:
    if draft.missing:
        text = translate(
            "DraftCard",
            "Nothing was found about this: {missing}. No draft is written without a source.",
        ).format(missing=draft.missing.strip().rstrip("."))
    else:
        text = translate("DraftCard", "No draft is written without a source.")
    return NoticeWords(
        icon="file-question-mark",
        ink="textMuted",
        title=translate("DraftCard", "It is not in your documents"),
        text=text,
        offers=(
            Offer(name="add", words=translate("DraftCard", "Add the answer")),
            Offer(name="write", words=translate("DraftCard", "Write it myself"), kind="ghost"),
        ),
    )


def _quiet(code: str) -> NoticeWords:
    words = translate("DraftCard", "Try again")
    if wording_ai.is_loud(code):
        remedy, remedy_words = wording_ai.remedy_of(code)
        return NoticeWords(
            icon="cloud-off",
            ink="danger",
            title=wording_ai.quiet_words(code),
            tone="error",
            text=wording_ai.quiet_detail(code),
            offers=(Offer(name=remedy, words=remedy_words),) if remedy_words else (),
            beside=Offer(name="retry", words=words),
        )
    return NoticeWords(
        icon="cloud-off",
        ink="textSubtle",
        title=wording_ai.quiet_words(code),
        tone="muted",
        beside=Offer(name="retry", words=words, kind="link")
        if wording_ai.can_retry(code)
        else None,
    )


def _who(clinic: Clinic) -> str:
    return clinic.professional or translate("DraftCard", "the professional")


def _short(text: str, most: int) -> str:
    """The beginning of a text, whole words only."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most].rpartition(" ")[0] or text[:most]
    return cut.rstrip(".,;:") + "…"
