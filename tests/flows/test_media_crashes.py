"""The program is killed while it fetches a file: the next start has it whole, and nothing lies open on disk."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from aura_desktop.store import sqlcipher
from aura_desktop.store.database import DatabaseKey
from aura_desktop.store.media import MediaStore
from tests.eventually import eventually
from tests.flows.media_graph import MediaGraph
from tests.flows.processes import Program, environment

CRASHING = "tests/flows/media_crashing.py"
WORDS = b"examen de Camila Ejemplo "
EXAM = b"%PDF-1.7\n" + WORDS * 30_000
"""Three parts."""
KEY = "0f" * 32


def rows(path: Path) -> list[Any]:
    connection = sqlcipher.connect(path, KEY)
    try:
        query = "SELECT message_id, state, file_type, size_bytes, month FROM media_files"
        return list(connection.execute(query))
    finally:
        connection.close()


def open_on_disk(folder: Path) -> list[str]:
    """Files that hold the patient's words or begin like a file that anybody can read."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and (WORDS in (content := path.read_bytes()) or b"SQLite format" in content)
    ]


@pytest.mark.parametrize(
    ("step", "call"),
    [
        ("after:begin", 1),
        ("after:chunk", 1),
        ("before:chunk", 3),
        ("before:keep", 1),
        ("after:keep", 1),
    ],
)
async def test_a_file_is_whole_after_the_next_start(tmp_path: Path, step: str, call: int) -> None:
    data = tmp_path / "data"
    async with MediaGraph(EXAM) as graph:
        environ = environment(tmp_path, graph.url)
        async with Program(environ, CRASHING, step, str(call)) as program:
            assert await program.deliver(graph.delivery(time.time())) == 200
            await eventually(lambda: program.process.returncode is not None)
            assert program.process.returncode != 0
        assert await asyncio.to_thread(open_on_disk, data) == []
        async with Program(environ):

            async def is_kept() -> bool:
                found = await asyncio.to_thread(rows, data / "aura.db")
                return [row[1] for row in found] == ["kept"]

            await eventually(is_kept)
        fetched, refused = graph.fetched, graph.refused
    [(message_id, _, file_type, size, month)] = await asyncio.to_thread(rows, data / "aura.db")
    store = MediaStore(data / "media", DatabaseKey.parse(KEY))
    assert await store.get(month, message_id) == EXAM
    assert await store.kept(month) == {message_id}
    assert (file_type, size) == ("pdf", len(EXAM))
    assert (fetched <= 2, refused) == (True, 0)
    assert await asyncio.to_thread(open_on_disk, tmp_path) == []
