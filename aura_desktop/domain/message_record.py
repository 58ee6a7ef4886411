"""The record of a sent message, and the sums of such records by topic and week."""

from dataclasses import dataclass
from datetime import datetime

from aura_desktop.domain.edit_distance import edit_distance
from aura_desktop.domain.ids import DraftId, EntryId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRecord:
    """`sources`: entries and their versions; `edit_distance` in characters of `offered_length`.

    `corrected`: a person changed a fact of the draft, or said later that it was wrong.
    """

    way: Way
    draft_id: DraftId | None = None
    entry_id: EntryId | None = None
    topic: AnswerTopic = AnswerTopic.UNKNOWN
    sources: tuple[tuple[EntryId, int], ...] = ()
    model: str = ""
    prompt_version: str = ""
    edit_distance: int = 0
    offered_length: int = 0
    seconds_on_screen: float = 0.0
    corrected: bool = False
    author: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWeek:
    """One topic in the seven days from `since`. `fast`: taken as they were in no time. Costs in pesos."""

    topic: AnswerTopic
    since: datetime
    used: int = 0
    changed: int = 0
    discarded: int = 0
    automatic: int = 0
    fast: int = 0
    corrected: int = 0
    cost_clp: float = 0.0
    cost_per_used_clp: float = 0.0
    first_word_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a person made of what was offered."""

    distance: int
    is_changed: bool
    changes_fact: bool


def compared(offered: str, sent: str) -> Comparison:
    """`changes_fact`: a figure, date, hour, link, phone or name was replaced or dropped, not only added."""
    before, after = " ".join(offered.split()), " ".join(sent.split())
    if before == after:
        return Comparison(distance=0, is_changed=False, changes_fact=False)
    told, said = _values(before), _values(after)
    return Comparison(
        distance=edit_distance(before, after),
        is_changed=True,
        # Dropping a sentence is taste; putting another value in its place is a correction.
        changes_fact=bool(told - said) and bool(said - told),
    )


def _values(text: str) -> set[tuple[str, str]]:
    # For a quick start: its patterns take a tenth of a second, and whoever reads the inbox needs none.
    from aura_desktop.domain.figures import figures

    return {(figure.kind.value, figure.value) for figure in figures(text)}


def way_of(*, is_quick: bool, is_changed: bool) -> Way:
    """How a message that a person took over came to be."""
    if is_quick:
        return Way.QUICK_CHANGED if is_changed else Way.QUICK
    return Way.DRAFT_CHANGED if is_changed else Way.DRAFT
