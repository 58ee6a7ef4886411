"""How often the entry that answers is found first: ours beside plain full-text search, on labelled questions."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from aura_desktop.domain.knowledge import EntryKind, EntryOrigin, EntryState, NewEntry
from aura_desktop.gateways import spanish
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.store import knowledge
from aura_desktop.store.database import Database, DatabaseKey
from tests.services.fakes import START, Clock

_FOLDER = Path(__file__).parent.parent / "data" / "ai"
TODAY = START.date()
LIMIT = 3
Find = Callable[[str], Awaitable[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`unseen`: no synonym was chosen by it; `late`: written when all was done."""

    text: str
    key: str
    unseen: bool
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    question: Question
    found: tuple[str, ...]


def entries() -> list[NewEntry]:
    """Those of the labelled set, without one of their questions."""
    return [
        NewEntry(**{**value, "kind": EntryKind(value["kind"])})
        for value in _read("retrieval.json")["entries"]
        if value.pop("asked")
    ]


def questions() -> list[Question]:
    """Four an entry; every second one is unseen."""
    return [
        Question(text=text, key=value["key"], unseen=place % 2 == 1)
        for value in _read("retrieval.json")["entries"]
        for place, text in enumerate(value["asked"])
    ]


def late_questions() -> list[Question]:
    """Two more an entry."""
    asked = _read("retrieval_unseen.json")["asked"]
    return [
        Question(text=text, key=key, unseen=True, late=True)
        for key, texts in asked.items()
        for text in texts
    ]


def retrieval_scores() -> dict[str, float]:
    """Shares of questions with their entry first, and among three; `late_…` are not among the others."""
    return asyncio.run(_scores())


async def answered_by_us(folder: Path) -> tuple[list[Answered], float]:
    """What our search finds, and milliseconds a question."""
    database = Database(folder / "ours.db", DatabaseKey.generate())
    await database.open()
    service = Knowledge(database, Clock(), lambda: ZoneInfo("America/Santiago"))
    labels: dict[str, str] = {}
    for new in entries():
        labels[(await service.save(None, new, "")).title] = new.key

    async def find(text: str) -> list[str]:
        return [labels[found.entry.title] for found in await service.search(text, LIMIT)]

    await find("hola")
    result = await _answered(find)
    await database.close()
    return result


async def answered_plainly(folder: Path) -> tuple[list[Answered], float]:
    """What any of the words finds, as SQLite cuts them, with its own ranking."""
    database = Database(folder / "plain.db", DatabaseKey.generate())
    await database.open()
    await database.run(_fill)

    async def find(text: str) -> list[str]:
        concepts = [(word,) for word in spanish.words(text)]
        found = await database.read(knowledge.search, concepts, today=TODAY, limit=LIMIT)
        return [entry.key for entry, _ in found]

    result = await _answered(find)
    await database.close()
    return result


def share(answered: Sequence[Answered], first: int) -> float:
    """Of these, how many have their entry among the first so many."""
    hits = [item.question.key in item.found[:first] for item in answered]
    return sum(hits) / len(hits)


def _read(name: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return values


def _fill(tx: sa.Connection) -> None:
    for new in entries():
        knowledge.put(
            tx,
            new,
            state=EntryState.PUBLISHED,
            origin=EntryOrigin.PERSON,
            author="",
            at=START,
            stems=lambda text: tuple(spanish.words(text)),
        )


async def _answered(find: Find) -> tuple[list[Answered], float]:
    asked = questions() + late_questions()
    start = time.perf_counter()
    found = [Answered(question=item, found=tuple(await find(item.text))) for item in asked]
    return found, (time.perf_counter() - start) * 1000 / len(asked)


async def _scores() -> dict[str, float]:
    with TemporaryDirectory() as folder:
        every, ms = await answered_by_us(Path(folder))
        plainly, _ = await answered_plainly(Path(folder))
    ours = [item for item in every if not item.question.late]
    late = [item for item in every if item.question.late]
    plain = [item for item in plainly if not item.question.late]
    plain_late = [item for item in plainly if item.question.late]
    unseen = [item for item in ours if item.question.unseen]
    return {
        "top1": share(ours, 1),
        "top3": share(ours, LIMIT),
        "unseen_top1": share(unseen, 1),
        "unseen_top3": share(unseen, LIMIT),
        "late_top1": share(late, 1),
        "late_top3": share(late, LIMIT),
        "plain_late_top1": share(plain_late, 1),
        "plain_late_top3": share(plain_late, LIMIT),
        "plain_top1": share(plain, 1),
        "plain_top3": share(plain, LIMIT),
        "ms_per_query": ms,
    }


if __name__ == "__main__":
    for name, value in retrieval_scores().items():
        print(f"{name:16}{value:8.3f}")
