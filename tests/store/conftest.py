"""A transaction in each kind of store, and a store with its thread."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from aura_desktop.store import feed, migrate, sqlcipher
from aura_desktop.store.database import Database, DatabaseKey


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.parse("0123456789abcdef" * 4)


def plain_engine() -> sa.Engine:
    """SQLite in memory, without a key."""

    def connect() -> Any:
        connection = dbapi2.connect(":memory:", check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.isolation_level = None
        return connection

    return sa.create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=sa.pool.StaticPool
    )


def begin(engine: sa.Engine) -> Iterator[sa.Connection]:
    """An open transaction in a fresh schema, rolled back at the end."""
    sa.event.listen(engine, "begin", lambda tx: tx.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        migrate.create(connection)
        with connection.begin() as transaction:
            yield connection
            transaction.rollback()
        feed.forget(connection)
    engine.dispose()


@pytest.fixture(params=["sqlcipher", "plain"])
def tx(request: pytest.FixtureRequest, tmp_path: Path, key: DatabaseKey) -> Iterator[sa.Connection]:
    """The contract holds in the encrypted file and in plain SQLite alike."""
    if request.param == "plain":
        yield from begin(plain_engine())
        return
    path = tmp_path / "aura.db"
    sqlcipher.prepare_file(path)
    yield from begin(sqlcipher.engine(path, key.reveal()))


@pytest.fixture
def memory() -> Iterator[sa.Connection]:
    """Plain SQLite alone, for tests of rules that no storage changes."""
    yield from begin(plain_engine())


@pytest.fixture
async def database(tmp_path: Path, key: DatabaseKey) -> AsyncIterator[Database]:
    store = Database(tmp_path / "data" / "aura.db", key)
    await store.open()
    yield store
    await store.close()
