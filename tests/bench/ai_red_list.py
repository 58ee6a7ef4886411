"""How much of the labelled messages the red list holds: those it must, and those it need not."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aura_desktop.domain.danger import Hold
from aura_desktop.domain.red_list import holds

FILES = (
    "red_list",
    "red_list_unseen",
    "red_list_second",
    "red_list_third",
    "red_list_fourth",
    "red_list_fifth",
    "red_list_sixth",
    "red_list_seventh",
    "red_list_eighth",
)
_DATA = Path(__file__).parents[1] / "data" / "ai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A patient's message; `dangers` are the names that fit it, none for a harmless one."""

    text: str
    dangers: frozenset[str]
    severe: bool
    photo: bool

    def held(self) -> tuple[Hold, ...]:
        return holds(self.text, has_photo=self.photo)


def read_cases(name: str) -> tuple[Case, ...]:
    """The labelled messages of one file."""
    rows = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return tuple(
        Case(
            text=row["text"],
            dangers=frozenset({row["danger"], *row.get("or", ())} - {""}),
            severe=row["severe"],
            photo=row.get("photo", False),
        )
        for row in rows
    )


def red_list_scores() -> dict[str, float]:
    """Shares from 0 to 1 over all files: severe messages held, all held that should be, harmless held."""
    cases = [case for name in FILES for case in read_cases(name)]
    return {
        "severe_recall": _share_held([case for case in cases if case.severe]),
        "all_recall": _share_held([case for case in cases if case.dangers]),
        "false_alarms": _share_held([case for case in cases if not case.dangers]),
    }


def _share_held(cases: Sequence[Case]) -> float:
    return sum(bool(case.held()) for case in cases) / len(cases)
