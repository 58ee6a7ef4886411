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

DATA = Path(__file__).parent.parent / "data" / "ai" / "retrieval.json"
TODAY = START.date()
LIMIT = 3
Find = Callable[[str], Awaitable[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`unseen`: nothing was chosen by it."""

    text: str
    key: str
    unseen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    question: Question
    found: tuple[str, ...]


def entries() -> list[NewEntry]:
    """Those of the labelled set, without one of their questions."""
    return [
        NewEntry(**{**value, "kind": EntryKind(value["kind"])})
        for value in _data()
        if value.pop("asked")
    ]


def questions() -> list[Question]:
    """Four an entry; every second one is unseen."""
    return [
        Question(text=text, key=value["key"], unseen=place % 2 == 1)
        for value in _data()
        for place, text in enumerate(value["asked"])
    ]


def retrieval_scores() -> dict[str, float]:
    """Shares of questions with their entry first, and among three: of all, of the unseen, and of plain search."""
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


def _data() -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))["entries"]
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
    asked = questions()
    start = time.perf_counter()
    found = [Answered(question=item, found=tuple(await find(item.text))) for item in asked]
    return found, (time.perf_counter() - start) * 1000 / len(asked)


async def _scores() -> dict[str, float]:
    with TemporaryDirectory() as folder:
        ours, ms = await answered_by_us(Path(folder))
        plain, _ = await answered_plainly(Path(folder))
    unseen = [item for item in ours if item.question.unseen]
    return {
        "top1": share(ours, 1),
        "top3": share(ours, LIMIT),
        "unseen_top1": share(unseen, 1),
        "unseen_top3": share(unseen, LIMIT),
        "plain_top1": share(plain, 1),
        "plain_top3": share(plain, LIMIT),
        "ms_per_query": ms,
    }


if __name__ == "__main__":
    for name, value in retrieval_scores().items():
        print(f"{name:14}{value:8.3f}")
