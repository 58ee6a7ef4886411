"""What the clinic knows, in words: kinds, states, where an entry comes from, what is wrong with it."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain import entry_check
from aura_desktop.domain.entry_import import ImportProblem
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, NewEntry, pesos
from aura_desktop.domain.service_list import DEAREST_CLP, LONGEST_MIN
from aura_desktop.domain.synonyms import SynonymProblem
from aura_desktop.ui import wording_errors, wording_time
from aura_desktop.ui.models.entry_shelf import Shelf, Standing, standing
from aura_desktop.ui.wording_count import plurals

translate = QCoreApplication.translate

KINDS = (
    *(EntryKind.SERVICE, EntryKind.HOURS, EntryKind.ADDRESS, EntryKind.PARKING, EntryKind.PAYMENT),
    *(EntryKind.POLICY, EntryKind.CARE, EntryKind.SLOTS, EntryKind.RECEIVED),
    *(EntryKind.QUICK_REPLY, EntryKind.OTHER),
)
"""Those that a person chooses from, in this order."""
_ICONS = {
    EntryKind.SERVICE: "stethoscope",
    EntryKind.HOURS: "clock",
    EntryKind.ADDRESS: "map-pin",
    EntryKind.PARKING: "square-parking",
    EntryKind.PAYMENT: "credit-card",
    EntryKind.POLICY: "scroll-text",
    EntryKind.CARE: "heart-pulse",
    EntryKind.SLOTS: "calendar-clock",
    EntryKind.RECEIVED: "check-check",
    EntryKind.QUICK_REPLY: "zap",
}
_LOOKS = {
    Standing.UP_TO_DATE: ("check", "success", "successTint"),
    Standing.TO_REVIEW: ("triangle-alert", "warning", "warningTint"),
    Standing.PROPOSED: ("pencil", "primaryText", "primaryTint"),
    Standing.NOT_APPROVED: ("shield-alert", "warning", "warningTint"),
    Standing.RETIRED: ("archive", "textMuted", "hover"),
}
_LIMITS = {
    "entry_too_many_questions": entry_check.MOST_QUESTIONS,
    "price_too_high": DEAREST_CLP,
    "duration_out_of_range": LONGEST_MIN,
    "shortcut_malformed": entry_check.LONGEST_SHORTCUT,
}
_SHORT = 140


def kind_words(kind: EntryKind) -> str:
    """A kind in the singular."""
    names = {
        EntryKind.SERVICE: translate("wording_knowledge", "Service"),
        EntryKind.HOURS: translate("wording_knowledge", "Opening hours"),
        EntryKind.ADDRESS: translate("wording_knowledge", "Address"),
        EntryKind.PARKING: translate("wording_knowledge", "Parking"),
        EntryKind.PAYMENT: translate("wording_knowledge", "Ways to pay"),
        EntryKind.POLICY: translate("wording_knowledge", "Rule of the clinic"),
        EntryKind.CARE: translate("wording_knowledge", "Preparation and after-care"),
        EntryKind.SLOTS: translate("wording_knowledge", "Free hours"),
        EntryKind.RECEIVED: translate("wording_knowledge", "Message received"),
        EntryKind.QUICK_REPLY: translate("wording_knowledge", "Quick reply"),
        EntryKind.OTHER: translate("wording_knowledge", "Other"),
    }
    return names.get(kind) or translate("wording_knowledge", "Unknown kind")


def chip_words(key: str, kind: EntryKind | None = None) -> str:
    """A chip without its number; kinds that are many in the plural."""
    names = {
        Shelf.ALL: translate("wording_knowledge", "All"),
        Shelf.REVIEW: translate("wording_knowledge", "To review"),
        Shelf.PROPOSED: translate("wording_knowledge", "Proposals"),
        Shelf.QUICK: translate("wording_knowledge", "Quick replies"),
        Shelf.RETIRED: translate("wording_knowledge", "Retired"),
    }
    if kind is None:
        return names[Shelf(key)]
    several = {
        EntryKind.SERVICE: translate("wording_knowledge", "Services"),
        EntryKind.POLICY: translate("wording_knowledge", "Rules"),
        EntryKind.CARE: translate("wording_knowledge", "Care"),
    }
    return several.get(kind) or kind_words(kind)


def kind_icon(kind: EntryKind) -> str:
    """The file name of a kind's icon."""
    return _ICONS.get(kind, "file-text")


def kind_help(kind: EntryKind) -> str:
    """What is special about a kind, "" if nothing is."""
    words = {
        EntryKind.SLOTS: translate(
            "wording_knowledge",
            "One day a line with its hours, like 2026-12-03 17:30. Only what lies ahead is told.",
        ),
        EntryKind.QUICK_REPLY: translate(
            "wording_knowledge", "Opened with / while writing. Answers to questions do not use it."
        ),
        EntryKind.RECEIVED: translate(
            "wording_knowledge", "Acknowledges what a patient sends, such as a receipt."
        ),
        EntryKind.CARE: translate(
            "wording_knowledge", "Used only once a professional has approved it."
        ),
    }
    return words.get(kind, "")


def standing_words(state: Standing) -> str:
    """A state as its tag says it."""
    names = {
        Standing.UP_TO_DATE: translate("wording_knowledge", "Up to date"),
        Standing.TO_REVIEW: translate("wording_knowledge", "To review"),
        Standing.PROPOSED: translate("wording_knowledge", "Proposed"),
        Standing.NOT_APPROVED: translate("wording_knowledge", "Not approved"),
        Standing.RETIRED: translate("wording_knowledge", "Retired"),
    }
    return names[state]


def standing_look(state: Standing) -> tuple[str, str, str]:
    """Icon, ink and ground of a state's tag."""
    return _LOOKS[state]


def price_words(amount: int | None) -> str:
    """$29.990, "free" for 0, "" where none is told."""
    if amount is None:
        return ""
    return pesos(amount) if amount else translate("wording_knowledge", "free")


def day_words(day: date | None) -> str:
    """A last day as it stands in its field: 31-12-2026."""
    return f"{day:%d-%m-%Y}" if day else ""


def duration_words(minutes: int | None) -> str:
    """ "60 min", "" where none is told."""
    return f"{minutes} min" if minutes is not None else ""


def spoken(entry: Entry, today: date) -> str:
    """A row as it is read out."""
    first = entry.body.strip().partition("\n")[0]
    state = standing_words(standing(entry, today))
    parts = [entry.title, kind_words(entry.kind), price_words(entry.price_clp), state, first]
    return ". ".join(part for part in parts if part)


def provenance(entry: Entry, now: datetime) -> str:
    """Kind, where it comes from and when it was last changed."""
    at = wording_time.moment(entry.updated_at, now)
    version = translate("wording_knowledge", "version {number}").format(number=entry.version)
    parts = [kind_words(entry.kind), origin_words(entry.origin), version, at]
    return " · ".join(part for part in parts if part)


def origin_words(origin: EntryOrigin) -> str:
    """Where an entry comes from, "" if that is unknown."""
    names = {
        EntryOrigin.INSTALLED: translate("wording_knowledge", "came with the program"),
        EntryOrigin.SETUP: translate("wording_knowledge", "from the clinic's profile"),
        EntryOrigin.PERSON: translate("wording_knowledge", "written by hand"),
        EntryOrigin.IMPORT: translate("wording_knowledge", "from a file"),
        EntryOrigin.MINED: translate("wording_knowledge", "proposed from an answer"),
    }
    return names.get(origin, "")


def field_words(field: str) -> str:
    """A field of NewEntry as the form calls it."""
    names = {
        "kind": translate("wording_knowledge", "Kind"),
        "title": translate("wording_knowledge", "Title"),
        "body": translate("wording_knowledge", "Text"),
        "questions": translate("wording_knowledge", "How patients ask"),
        "price_clp": translate("wording_knowledge", "Price"),
        "duration_min": translate("wording_knowledge", "Duration"),
        "valid_until": translate("wording_knowledge", "Valid until"),
        "owner": translate("wording_knowledge", "Owner"),
        "approved_by": translate("wording_knowledge", "Approved by"),
        "shortcut": translate("wording_knowledge", "Shortcut"),
    }
    return names.get(field, field)


def value_words(entry: NewEntry, field: str) -> str:
    """A field's value in one line; a dash for none."""
    match field:
        case "kind":
            words = kind_words(entry.kind)
        case "price_clp":
            words = price_words(entry.price_clp)
        case "duration_min":
            words = duration_words(entry.duration_min)
        case "valid_until":
            words = day_words(entry.valid_until)
        case "questions":
            words = " / ".join(entry.questions)
        case _:
            words = " ".join(str(getattr(entry, field)).split())
    if len(words) > _SHORT:
        words = words[:_SHORT].rstrip() + "…"
    return words or "–"


def field_sentence(code: str, params: Mapping[str, object]) -> str:
    """What is wrong with a field of the form."""
    match code:
        case "service_price_unreadable":
            return translate(
                "wording_knowledge", "Write the price in pesos, like $29.990, or leave it empty."
            )
        case "service_duration_unreadable":
            return translate(
                "wording_knowledge", "Write the time in minutes, like 60, or leave it empty."
            )
    return wording_errors.code_sentence(code, params)


def import_sentence(problem: ImportProblem) -> str:
    """What is wrong with a line of a file: "Line 7, Price: …"."""
    match problem.code:
        case "too_long":
            sentence = translate("wording_knowledge", "This is too long.")
        case "slots_unreadable":
            sentence = translate(
                "wording_knowledge", "It has a line that is no day with its hours."
            )
        case code:
            sentence = field_sentence(code, {"limit": _LIMITS.get(code, 0)})
    if not problem.line:
        return sentence
    place = translate("wording_knowledge", "Line {line}").format(
        line=QLocale().toString(problem.line)
    )
    column = field_words(problem.column) if problem.column else ""
    return f"{place}, {column}: {sentence}" if column else f"{place}: {sentence}"


def synonym_sentence(problem: SynonymProblem) -> str:
    """What is wrong with a line of the table."""
    place = translate("wording_knowledge", "Line {line}").format(
        line=QLocale().toString(problem.line)
    )
    return f"{place}: {wording_errors.code_sentence(problem.code, {'word': problem.word})}"


def new_entries(count: int) -> str:
    """ "12 new"."""
    return plurals.tr("%n new", "", count)


def changed_entries(count: int) -> str:
    """ "3 changed"."""
    return plurals.tr("%n changed", "", count)


def unchanged_entries(count: int) -> str:
    """ "4 as they are"."""
    return plurals.tr("%n as they are", "", count)
