"""What a dead program left: its encrypted file is opened with the known key, and held against what the world knows.

A copy is opened: to open the file itself would mend it before the next start can.
"""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aura_desktop.store import sqlcipher
from tests.torture.outside import RANK, Outside

KEY = "0f" * 32
FILE = "aura.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One row of messages."""

    wamid: str | None
    job_id: str | None
    direction: str
    text: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """`unread` are the deliveries that wait, as text."""

    unread: str
    bubbles: list[Bubble]
    jobs: dict[str, str]


def look(data: Path) -> LeftBehind:
    """All that counts. Raises: the driver's errors, if the file cannot be opened."""
    with tempfile.TemporaryDirectory(prefix="aura-left-") as folder:
        for name in (FILE, f"{FILE}-wal"):
            if (data / name).exists():
                shutil.copy(data / name, Path(folder) / name)
        connection = sqlcipher.connect(Path(folder) / FILE, KEY)
        try:
            columns = "wamid, job_id, direction, text, status"
            rows = connection.execute(f"SELECT {columns} FROM messages").fetchall()
            names = columns.split(", ")
            return LeftBehind(
                unread="\n".join(
                    bytes(body).decode()
                    for (body,) in connection.execute("SELECT body FROM inbox").fetchall()
                ),
                bubbles=[Bubble(**dict(zip(names, row, strict=True))) for row in rows],
                jobs=dict(connection.execute("SELECT id, state FROM jobs").fetchall()),
            )
        finally:
            connection.close()


def compare(left: LeftBehind, outside: Outside, *, is_over: bool = False) -> list[str]:
    """The harm, one line each: "lost: …", "doubled: …", "wrong: …". `is_over`: nothing is under way any more."""
    harm = [*_lost(left, outside, is_over=is_over), *_doubled(left, outside)]
    by_job = {each.job_id or "": each for each in left.bubbles if each.job_id}
    for job_id, bubble in by_job.items():
        outside.saw(job_id, bubble.status)
    if is_over:
        harm += _untrue(by_job, outside)
    return harm


def _lost(left: LeftBehind, outside: Outside, *, is_over: bool) -> list[str]:
    wamids = {each.wamid for each in left.bubbles}
    waits = "" if is_over else left.unread
    lost = [
        f"lost: {wamid} was acknowledged and is nowhere"
        for wamid in outside.kept
        if wamid not in wamids and f'"{wamid}"' not in waits
    ]
    rank = {each.wamid: RANK.get(each.status, -1) for each in left.bubbles}
    lost += [
        f"lost: {wamid} is not {status}, and that was acknowledged"
        for wamid, status in outside.told.items()
        if rank.get(wamid, -1) < RANK[status] and f'"{wamid}"' not in waits
    ]
    shown = {each.job_id for each in left.bubbles}
    for asked in outside.asked:
        if asked.job_id and asked.job_id not in left.jobs:
            lost.append(f"lost: job of {asked.key} has vanished")
        elif asked.job_id and asked.job_id not in shown:
            lost.append(f"lost: the bubble of {asked.key} has vanished")
    texts = {each.text for each in left.bubbles if each.direction == "outbound"}
    lost += [f"lost: {text!r} stood in the window" for text in outside.answered - texts]
    return lost


def _doubled(left: LeftBehind, outside: Outside) -> list[str]:
    counts: dict[str, Counter[Any]] = {
        "wamid": Counter(each.wamid for each in left.bubbles if each.wamid),
        "job": Counter(each.job_id for each in left.bubbles if each.job_id),
        "words": Counter((each.direction, each.text) for each in left.bubbles),
        "job at Graph": outside.graph.times_sent(),
        "words at Graph": Counter(
            body["text"]["body"] for body in outside.graph.bodies if body["type"] == "text"
        ),
    }
    return [
        f"doubled: {what} {name} {count} times"
        for what, counter in counts.items()
        for name, count in counter.items()
        if count > 1
    ]


def _untrue(by_job: dict[str, Bubble], outside: Outside) -> list[str]:
    """Each message ends as what the world knows of it: as far as Meta told, or as far as nobody knows."""
    wrong = []
    for job_id, bubble in by_job.items():
        wamid = outside.graph.wamids.get(job_id)
        told = outside.told.get(wamid or "")
        allowed = {told} if told else {"unconfirmed", *(["accepted"] if wamid else [])}
        if bubble.status not in allowed:
            wrong.append(f"wrong: job {job_id} is {bubble.status}, and is {sorted(allowed)}")
        if bubble.wamid not in {None, wamid}:
            wrong.append(f"wrong: job {job_id} has the wamid of another")
    return wrong
