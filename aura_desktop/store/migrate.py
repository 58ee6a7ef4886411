"""Bring a database to the present schema: a backup first, then upgrade; forward only."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from aura_desktop.errors import StoreError
from aura_desktop.store import media_tables

HEAD = "0005"
MIGRATIONS = Path(__file__).parent / "migrations"


def current(connection: sa.Connection) -> str | None:
    """The revision the database is at, None for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar()
    return version


def ensure_head(connection: sa.Connection, keep: Callable[[], object] | None) -> None:
    """Create the schema, or upgrade it, or find it good. `keep` makes a backup before an upgrade.

    Raises: StoreError("newer_schema") if a newer program made this database.
    """
    version = current(connection)
    if version is None:
        create(connection)
    connection.rollback()
    if version in {None, HEAD}:
        return
    if version not in known_revisions():
        raise StoreError("newer_schema")
    if keep is not None:
        keep()
    upgrade(connection)


def create(connection: sa.Connection) -> None:
    """The whole schema in an empty database: the same that the migrations make, without Alembic."""
    media_tables.metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    connection.commit()


def known_revisions() -> set[str]:
    """All revisions this program can upgrade from."""
    return {path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}


def upgrade(connection: sa.Connection, to: str = "head") -> None:
    """Run the migrations that are missing up to this one, each in its own transaction."""
    # Alembic takes a third of a second to import and is needed once in many starts.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config, scripts, fn=lambda revision, _: scripts._upgrade_revs(to, revision)
    ) as environment:
        environment.configure(
            connection=connection,
            target_metadata=media_tables.metadata,
            render_as_batch=True,
            transaction_per_migration=True,
        )
        with environment.begin_transaction():
            environment.run_migrations()
    connection.commit()
