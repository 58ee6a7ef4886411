"""How often a reply's figures are judged wrongly, over the labelled cases and those kept apart."""

import json
from pathlib import Path
from typing import Any

from aura_desktop.domain.grounding import unsupported

FILES = ("grounding.json", "grounding_unseen.json")
_DATA = Path(__file__).parents[1] / "data" / "ai"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file: reply, sources, allowed, and the pieces that no source holds."""
    found: list[dict[str, Any]] = json.loads((_DATA / name).read_text("utf-8"))
    return found


def judged(case: dict[str, Any]) -> list[str]:
    """What is found unsupported in a case's reply."""
    found = unsupported(case["reply"], case["sources"], allowed=case["allowed"])
    return [figure.text for figure in found]


def grounding_scores() -> dict[str, float]:
    """The share of pieces missed, and of replies with a false alarm."""
    wanted = missed = alarms = total = 0
    for case in (case for name in FILES for case in cases(name)):
        found, pieces = judged(case), case["unsupported"]
        total += 1
        wanted += len(pieces)
        missed += sum(piece not in found for piece in pieces)
        alarms += any(piece not in pieces for piece in found)
    return {"missed": missed / wanted, "false_alarms": alarms / total}
