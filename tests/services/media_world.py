"""A Meta that has files, or says it has; and messages that came with one."""

import asyncio
import base64
import hashlib
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.ids import MediaId, MessageId
from aura_desktop.domain.media import MediaFacts, MediaFile
from aura_desktop.errors import AuraError
from aura_desktop.sandbox.pictures import photo
from aura_desktop.services.media import InboundMedia
from aura_desktop.store import media_files, messages
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.store.media import MediaStore
from tests.services.fakes import Clock, writes

PHOTO = photo("una foto")
EXAM = b"%PDF-1.7\n" + b"examen de Camila Ejemplo " * 200


@dataclass
class Meta:
    """Files by media_id; the next of `troubles` is raised in place of an answer, `size` lies about one.

    `poisoned`: these ids are answered so each time.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    troubles: deque[AuraError | Exception] = field(default_factory=deque)
    poisoned: dict[str, AuraError] = field(default_factory=dict)
    size: int | None = None
    sha256: str = ""
    gate: asyncio.Event | None = None
    looked_up: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    most_at_once: int = 0
    reading: int = 0

    async def look_up_media(self, media_id: MediaId) -> MediaFacts:
        self.looked_up.append(media_id)
        if self.troubles:
            raise self.troubles.popleft()
        if media_id in self.poisoned:
            raise self.poisoned[media_id]
        size = len(self.files[media_id]) if self.size is None else self.size
        return MediaFacts(url=media_id, sha256=self.sha256, size_bytes=size)

    async def read_media(
        self, facts: MediaFacts, limit_bytes: int, take: Callable[[bytes], Awaitable[None]]
    ) -> None:
        self.read.append(facts.url)
        self.reading += 1
        self.most_at_once = max(self.most_at_once, self.reading)
        try:
            content = self.files[facts.url]
            step = len(content) // 4 + 1
            for start in range(0, len(content), step):
                await take(content[start : start + step])
                if self.gate is not None:
                    await self.gate.wait()
        finally:
            self.reading -= 1


@dataclass
class Desk:
    """The service over a real store."""

    media: InboundMedia
    meta: Meta
    database: Database
    store: MediaStore
    clock: Clock

    async def fetch(self) -> None:
        """Until nothing can be fetched at this moment."""
        while await self.media.begin_due():
            await self.idle()

    async def idle(self) -> None:
        """Until nothing is under way."""
        while tasks := list(self.media._under_way.values()):
            await asyncio.wait(tasks)
            await asyncio.sleep(0)

    async def state(self, message_id: MessageId) -> MediaFile | None:
        return await self.database.read(media_files.get, message_id)

    async def comes(
        self,
        number: int,
        content: bytes = PHOTO,
        kind: ContentKind = ContentKind.IMAGE,
        mime_type: str = "image/png",
        sha256: str | None = None,
    ) -> MessageId:
        """A message with this file came, and Meta has it."""
        self.meta.files[str(number)] = content
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        sent = Media(
            kind=kind,
            media_id=MediaId(str(number)),
            mime_type=mime_type,
            sha256=digest if sha256 is None else sha256,
        )
        conversation = await writes(self.database, self.clock(), content=sent, number=number)
        page = await self.database.read(messages.page, conversation, None, 1)
        return page.messages[-1].id


def desk(database: Database, key: DatabaseKey, folder: Path, clock: Clock, meta: Meta) -> Desk:
    """The service as Core builds it, on a clock that is turned by hand."""
    store = MediaStore(folder / "media", key)
    media = InboundMedia(database, store, meta, clock, sleep=clock.sleep, jitter=lambda: 0.0)
    return Desk(media, meta, database, store, clock)
