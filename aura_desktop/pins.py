"""`main.py --reset-pins`: administrators who forgot their PIN choose a new one the next time they come in.

Whoever opens the system's key ring at this PC can read the database anyway; the trail keeps that it was done.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

from aura_desktop import sentences
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import DATABASE_FILE
from aura_desktop.errors import SetupError, StoreError
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.services import keys
from aura_desktop.store import people
from aura_desktop.store.database import Database
from aura_desktop.streams import say

REFUSED = 2
_FROM_AFAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_WORDS = {
    "reset": (
        "Listo. Eligen un PIN nuevo la próxima vez que entren: {names}. Quedó en el registro de auditoría.",
        "Done. These choose a new PIN the next time they come in: {names}. It stands in the audit trail.",
    ),
    "nobody": (
        "Aquí no hay personas con PIN.",
        "Nobody has a PIN here.",
    ),
    "at_the_pc": (
        "Ejecuta este comando en el computador de la recepción, no desde lejos.",
        "Run this command at the front desk's PC, not from afar.",
    ),
}


def reset(
    config: Config,
    secrets: Secrets,
    *,
    credentials: Credentials | None = None,
    environ: Mapping[str, str] = os.environ,
    stream: TextIO | None = None,
) -> int:
    """Forget the administrators' PINs; the exit code. The program must not be running."""
    stream = sys.stdout if stream is None else stream
    if any(environ.get(name) for name in _FROM_AFAR):
        say(stream, _words("at_the_pc", config.language))
        return REFUSED
    try:
        names = asyncio.run(_reset(config, secrets, credentials or Credentials()))
    except (SetupError, StoreError) as error:
        say(stream, sentences.sentence(error.code, config.language, error.params))
        return REFUSED
    if not names:
        say(stream, _words("nobody", config.language))
        return 0
    say(stream, _words("reset", config.language).format(names=", ".join(names)))
    return 0


async def _reset(config: Config, secrets: Secrets, credentials: Credentials) -> tuple[str, ...]:
    path = config.data_folder / DATABASE_FILE
    if config.mode is Mode.DEMO or not await asyncio.to_thread(path.exists):
        return ()
    lock = FolderLock(config.data_folder)
    await asyncio.to_thread(lock.acquire)
    try:
        key = await keys.database_key(secrets.database_key, credentials, database_exists=True)
        database = Database(path, key)
        await database.open()
        try:
            return await database.run(people.reset_pins, datetime.now(UTC))
        finally:
            await database.close()
    finally:
        await asyncio.to_thread(lock.release)


def _words(name: str, language: str) -> str:
    return _WORDS[name][sentences.LANGUAGES.index(language)]
