"""The schema: migrations make what tables.py says, and no newer file is touched."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from aura_desktop.domain.trace import DeliveryKind
from aura_desktop.errors import StoreError
from aura_desktop.store import history, migrate, settings, sqlcipher
from aura_desktop.store.columns import to_micros
from aura_desktop.store.database import Database, DatabaseKey
from tests.store.conftest import plain_engine
from tests.store.world import at


def schema(connection: sa.Connection) -> dict[str, Any]:
    """Columns, keys and indexes of every table, and the SQL of virtual ones and partial indexes."""
    inspector = sa.inspect(connection)
    found: dict[str, Any] = {}
    for table in inspector.get_table_names():
        found[table] = {
            "columns": [
                (column["name"], repr(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            ],
            "primary": inspector.get_pk_constraint(table)["constrained_columns"],
            "unique": sorted(
                str(key["column_names"]) for key in inspector.get_unique_constraints(table)
            ),
            "foreign": sorted(
                str((key["constrained_columns"], key["referred_table"]))
                for key in inspector.get_foreign_keys(table)
            ),
        }
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')"
        " OR sql LIKE 'CREATE VIRTUAL%'"
    )
    found["indexes"] = {name: " ".join((sql or "").split()) for name, sql in rows}
    return found


def begin_at_begin(engine: sa.Engine) -> None:
    sa.event.listen(engine, "begin", lambda tx: tx.exec_driver_sql("BEGIN IMMEDIATE"))


def test_migrated_schema_is_the_tables() -> None:
    migrated, created = plain_engine(), plain_engine()
    for engine in (migrated, created):
        begin_at_begin(engine)
    with migrated.connect() as left, created.connect() as right:
        migrate.upgrade(left)
        migrate.create(right)
        assert schema(left) == schema(right)
        assert "message_words" in schema(left)["indexes"]
        assert migrate.current(left) == migrate.current(right) == migrate.HEAD
    migrated.dispose()
    created.dispose()


def test_head_is_the_newest_revision() -> None:
    assert max(migrate.known_revisions()) == migrate.HEAD


async def test_a_newer_file_is_left_alone(tmp_path: Path, key: DatabaseKey) -> None:
    path = tmp_path / "aura.db"
    store = Database(path, key)
    await store.open()

    def pretend(tx: sa.Connection) -> None:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    await store.run(pretend)
    await store.close()
    with pytest.raises(StoreError) as caught:
        await Database(path, key).open()
    assert caught.value.code == "newer_schema"


def old_file(path: Path, key: DatabaseKey) -> None:
    """A file of the first release: a patient wrote 25 times, the clinic answered once."""
    sqlcipher.prepare_file(path)
    engine = sqlcipher.engine(path, key.reveal())
    begin_at_begin(engine)
    insert = (
        "INSERT INTO messages (id, conversation_id, wamid, direction, kind, text, status, at)"
        " VALUES (?, 1, ?, ?, 'text', 'Hola', 'received', ?)"
    )
    with engine.connect() as tx:
        migrate.upgrade(tx, "0001")
        settings.put(tx, "language", "es")
        tx.exec_driver_sql("INSERT INTO contacts (id, known_at, first_seen_at) VALUES (1, 1, 1)")
        tx.exec_driver_sql(
            "INSERT INTO conversations (id, contact_id, phone_number_id, active_at)"
            " VALUES (1, 1, '100', 1)"
        )
        for number in range(1, 26):
            tx.exec_driver_sql(insert, (number, f"w{number}", "inbound", to_micros(at(number))))
        tx.exec_driver_sql(insert, (26, "w26", "outbound", to_micros(at(26))))
        tx.commit()
    engine.dispose()


async def test_an_older_file_is_copied_and_upgraded(tmp_path: Path, key: DatabaseKey) -> None:
    path = tmp_path / "aura.db"
    await asyncio.to_thread(old_file, path, key)
    store = Database(path, key)
    await store.open()
    assert await store.read(migrate.current) == migrate.HEAD
    assert await store.read(settings.get, "language") == "es"
    found = (await store.read(history.traces, 99)).deliveries
    await store.close()
    assert [each.marks for each in found] == [(f"w{number}",) for number in range(25, 5, -1)]
    assert {(each.state, each.kinds) for each in found} == {("received", (DeliveryKind.MESSAGE,))}
    assert [each.at for each in found[:2]] == [at(25), at(24)]
    (copy,) = (tmp_path / "backups").glob("aura-*-before-migration.db")
    engine = sqlcipher.engine(copy, key.reveal())
    with engine.connect() as connection:
        assert migrate.current(connection) == "0001"
        assert settings.get(connection, "language") == "es"
    engine.dispose()
    assert b"SQLite format" not in copy.read_bytes()
