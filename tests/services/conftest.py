"""A real encrypted store for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aura_desktop.store.database import Database, DatabaseKey
from tests.services.fakes import Clock, FakeGraph


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def graph() -> FakeGraph:
    return FakeGraph()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    store = Database(tmp_path / "aura.db", DatabaseKey.generate())
    await store.open()
    yield store
    await store.close()
