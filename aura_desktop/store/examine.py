"""Looking at the database without changing it, also where it cannot be opened."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from aura_desktop.errors import StoreError
from aura_desktop.store import backup, migrate, sqlcipher, wal
from aura_desktop.store.database import DatabaseKey


def examine(path: Path, key: DatabaseKey) -> None:
    """Whether this key opens it and this program knows its schema; blocking.

    Raises: StoreError wrong_key, newer_schema, damaged, data_file_missing, locked …
    """
    backup.demand_there(path)
    expected = wal.proven(path)
    engine = sqlcipher.engine(path, key.reveal())
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            wal.demand_whole(driver, path, key.reveal(), expected)
            version = migrate.current(connection)
    except (DBAPIError, dbapi2.Error) as error:
        ours = sqlcipher.store_error(error)
        raise backup.judged(ours, path, key.reveal()) from None
    finally:
        engine.dispose()
    if version not in {None, migrate.HEAD} and version not in migrate.known_revisions():
        raise StoreError("newer_schema")
