"""The schema: migrations make what tables.py says, and no newer file is touched."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from aura_desktop.errors import StoreError
from aura_desktop.store import migrate, settings, sqlcipher
from aura_desktop.store.database import Database, DatabaseKey
from tests.store.conftest import plain_engine


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
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' OR sql LIKE 'CREATE VIRTUAL%'"
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


async def test_an_older_file_is_copied_and_upgraded(
    tmp_path: Path, key: DatabaseKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "aura.db"
    store = Database(path, key)
    await store.open()
    await store.run(settings.put, "language", "es")
    await store.close()
    # The program has a newer head; the upgrade itself is Alembic's and was tried above.
    upgraded: list[str | None] = []
    monkeypatch.setattr(migrate, "HEAD", "0002")
    monkeypatch.setattr(
        migrate, "upgrade", lambda connection: upgraded.append(migrate.current(connection))
    )
    store = Database(path, key)
    await store.open()
    await store.close()
    assert upgraded == ["0001"]
    copy = tmp_path / "aura.before-0002.db"
    engine = sqlcipher.engine(copy, key.reveal())
    with engine.connect() as connection:
        assert settings.get(connection, "language") == "es"
    engine.dispose()
    assert b"SQLite format" not in copy.read_bytes()
