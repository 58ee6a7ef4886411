"""Going back to a backup, while no Core runs: what is offered, and `main.py --restore`."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from aura_desktop import sentences
from aura_desktop.config import Config, Secrets
from aura_desktop.core import DATABASE_FILE
from aura_desktop.domain.backup import Backup, Contents, Restored, read_name
from aura_desktop.domain.ids import ContactId
from aura_desktop.errors import AuraError, SetupError, StoreError
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.services import keys
from aura_desktop.store import backup, salvage
from aura_desktop.store.database import DatabaseKey, Tx
from aura_desktop.store.erasing import erase_again
from aura_desktop.store.restore import restore
from aura_desktop.streams import say

CODES = frozenset({"damaged", "data_file_missing"})
"""What a backup mends."""
REFUSED = 2
_DONE = {
    "es": "Se volvió al respaldo {name}: {messages} mensajes, y {saved} más rescatados del archivo anterior. "
    "Envíos por revisar antes de repetirlos: {unconfirmed}. Pacientes borrados otra vez: {erased}. "
    "El archivo anterior quedó en la carpeta «{aside}».",
    "en": "Back to the backup {name}: {messages} messages, and {saved} more saved from the former file. "
    "Sends to check before they are repeated: {unconfirmed}. Patients erased again: {erased}. "
    'The former file is in the folder "{aside}".',
}

_PEOPLE = {
    "es": "Quién puede entrar, y con qué PIN, quedó como en el respaldo: revisa las personas en Ajustes.",
    "en": "Who may sign in, and with which PIN, is as in the backup: check the people in Settings.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A backup that was read whole; `last_known_at` is the newest message that can be seen in the damaged file."""

    backup: Backup
    contents: Contents
    last_known_at: datetime | None = None


class Restoring:
    """Reads and puts back in threads; the folder is locked meanwhile."""

    def __init__(self, config: Config, secrets: Secrets, credentials: Credentials) -> None:
        self._config = config
        self._secrets = secrets
        self._credentials = credentials
        self._path = config.data_folder / DATABASE_FILE

    async def offer(self, error: AuraError) -> Offer | None:
        """The newest good backup, if a backup can mend this and there is one."""
        if error.code not in CODES:
            return None
        try:
            async with self._folder() as key:
                return await asyncio.to_thread(self._newest, key)
        except (SetupError, StoreError):
            return None

    async def restore(self, name: str = "", *, person: str = "") -> Restored:
        """Go back to the backup of this name, else to the newest good one.

        Raises: StoreError no_backup, damaged, disk_full …; SetupError keyring_…, data_folder_in_use.
        """
        async with self._folder() as key:
            return await asyncio.to_thread(self._restore, key, name, person)

    @asynccontextmanager
    async def _folder(self) -> AsyncIterator[DatabaseKey]:
        lock = FolderLock(self._config.data_folder)
        await asyncio.to_thread(lock.acquire)
        try:
            yield await keys.database_key(
                self._secrets.database_key, self._credentials, database_exists=True
            )
        finally:
            lock.release()

    def _restore(self, key: DatabaseKey, name: str, person: str) -> Restored:
        folder = backup.folder_of(self._path)
        known = {each.name: each for each in backup.listing(folder)}
        wanted = read_name(Path(name).name, 0) if name else None
        chosen = known.get(wanted.name) if wanted is not None else None
        if not name:
            offered = self._newest(key)
            chosen = None if offered is None else offered.backup
        if chosen is None:
            raise StoreError("no_backup")
        now = datetime.now(UTC)

        def erase(tx: Tx, contact_id: ContactId, erased_at: datetime) -> None:
            erase_again(tx, contact_id, person, now, erased_at)

        return restore(self._path, key.reveal(), chosen, now, erase, person=person)

    def _newest(self, key: DatabaseKey) -> Offer | None:
        """Each is read whole, until one is good."""
        folder = backup.folder_of(self._path)
        for each in backup.listing(folder):
            try:
                found = backup.verify(folder / each.name, key.reveal())
            except StoreError:
                continue
            last = salvage.last_message_at(self._path, key.reveal())
            return Offer(backup=each, contents=found, last_known_at=last)
        return None


def run(config: Config, secrets: Secrets, name: str, stream: TextIO | None = None) -> int:
    """Go back, and say what came of it; the exit code."""
    restoring = Restoring(config, secrets, Credentials())
    try:
        done = asyncio.run(restoring.restore(name))
    except (SetupError, StoreError) as error:
        say(stream or sys.stderr, sentences.sentence(error.code, config.language, error.params))
        return REFUSED
    words = _DONE[config.language].format(
        name=done.backup.name,
        messages=done.contents.messages,
        saved=done.saved,
        unconfirmed=done.unconfirmed,
        erased=done.erased,
        aside=backup.ASIDE,
    )
    if not done.has_people:
        words = f"{words} {_PEOPLE[config.language]}"
    say(stream or sys.stdout, words)
    return 0
