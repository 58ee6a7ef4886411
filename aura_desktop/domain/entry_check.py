"""What is wrong with an entry before it is kept: each problem a code and a field."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from aura_desktop.domain.free_slots import read_slots
from aura_desktop.domain.knowledge import EntryKind, NewEntry
from aura_desktop.domain.service_list import DEAREST_CLP, LONGEST_MIN

LONGEST_TITLE = 120
LONGEST_BODY = 2000
LONGEST_QUESTION = 200
MOST_QUESTIONS = 20
LONGEST_NAME = 120
LONGEST_SHORTCUT = 30

_SHORTCUT = re.compile(r"[a-z0-9ñ]+(?:[_-][a-z0-9ñ]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProblem:
    """`field` is NewEntry's; `limit` where one is exceeded, `line` where one line is meant."""

    code: str
    field: str
    limit: int = 0
    line: int = 0


def problems(
    entry: NewEntry, *, today: date, shortcuts: Collection[str] = (), publish: bool = True
) -> tuple[EntryProblem, ...]:
    """All there are; `shortcuts`: those of other entries. `publish`: it is to be found by searches."""
    found = [*_texts(entry), *_questions(entry), *_figures(entry), *_shortcut(entry, shortcuts)]
    if entry.kind is EntryKind.UNKNOWN:
        found.append(EntryProblem(code="entry_kind_unknown", field="kind"))
    if entry.kind is EntryKind.SLOTS:
        lines = read_slots(entry.body, today).unreadable
        found += [EntryProblem(code="slots_unreadable", field="body", line=line) for line in lines]
    if publish and entry.kind is EntryKind.CARE and not entry.approved_by.strip():
        found.append(EntryProblem(code="entry_needs_approval", field="approved_by"))
    return tuple(found)


def cleaned(entry: NewEntry) -> NewEntry:
    """As it is kept: trimmed, each question once, the shortcut in small letters without "/"."""
    questions = (" ".join(question.split()) for question in entry.questions)
    return NewEntry(
        kind=entry.kind,
        title=" ".join(entry.title.split()),
        body="\n".join(line.rstrip() for line in entry.body.strip().splitlines()),
        questions=tuple(dict.fromkeys(question for question in questions if question)),
        price_clp=entry.price_clp,
        duration_min=entry.duration_min,
        valid_until=entry.valid_until,
        owner=" ".join(entry.owner.split()),
        approved_by=" ".join(entry.approved_by.split()),
        shortcut=entry.shortcut.strip().removeprefix("/").lower(),
        key=entry.key,
    )


def _texts(entry: NewEntry) -> Iterator[EntryProblem]:
    limits = {
        "title": LONGEST_TITLE,
        "body": LONGEST_BODY,
        "owner": LONGEST_NAME,
        "approved_by": LONGEST_NAME,
    }
    for field, limit in limits.items():
        text = getattr(entry, field).strip()
        if not text and field in {"title", "body"}:
            yield EntryProblem(code="empty_field", field=field)
        if len(text) > limit:
            yield EntryProblem(code="too_long", field=field, limit=limit)


def _questions(entry: NewEntry) -> Iterator[EntryProblem]:
    if len(entry.questions) > MOST_QUESTIONS:
        yield EntryProblem(code="entry_too_many_questions", field="questions", limit=MOST_QUESTIONS)
    if any(len(question) > LONGEST_QUESTION for question in entry.questions):
        yield EntryProblem(code="too_long", field="questions", limit=LONGEST_QUESTION)


def _figures(entry: NewEntry) -> Iterator[EntryProblem]:
    price, minutes = entry.price_clp, entry.duration_min
    if price is not None and price < 0:
        yield EntryProblem(code="price_negative", field="price_clp")
    if price is not None and price > DEAREST_CLP:
        yield EntryProblem(code="price_too_high", field="price_clp", limit=DEAREST_CLP)
    if minutes is not None and not 0 < minutes <= LONGEST_MIN:
        yield EntryProblem(code="duration_out_of_range", field="duration_min", limit=LONGEST_MIN)


def _shortcut(entry: NewEntry, taken: Collection[str]) -> Iterator[EntryProblem]:
    if not entry.shortcut:
        return
    if len(entry.shortcut) > LONGEST_SHORTCUT or not _SHORTCUT.fullmatch(entry.shortcut):
        yield EntryProblem(code="shortcut_malformed", field="shortcut", limit=LONGEST_SHORTCUT)
    elif entry.shortcut in taken:
        yield EntryProblem(code="shortcut_taken", field="shortcut")
