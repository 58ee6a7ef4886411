"""Settings: small preferences of this desk, kept with its data."""

from aura_desktop.store import settings
from aura_desktop.store.database import Database


class Settings:
    """Names and values are short texts; secrets have no place here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str, default: str = "") -> str:
        """The value, or `default` where none was ever put."""
        value = await self._database.read(settings.get, name)
        return default if value is None else value

    async def put(self, name: str, value: str) -> None:
        """Keep a value."""
        await self._database.run(settings.put, name, value)
