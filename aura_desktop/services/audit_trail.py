"""AuditTrail: who did what, to read, to filter, to export; and the notes that no other service writes."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from aura_desktop.domain.audit import Action, AuditEntry
from aura_desktop.domain.ids import ConversationId
from aura_desktop.store import audit, conversations
from aura_desktop.store.database import Database, Tx

PAGE = 100
EXPORT_PAGE = 1000
OPENED_AT_MOST_EVERY = timedelta(hours=1)


class AuditTrail:
    """Rows are only ever added. `person` gives the name of who is signed in, "" for nobody."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], person: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person
        self._soon: set[asyncio.Task[None]] = set()

    async def page(
        self,
        before: int | None = None,
        person: str | None = None,
        actions: Collection[Action] = (),
        limit: int = PAGE,
    ) -> Sequence[AuditEntry]:
        """The newest entries first, below this id; of one person and some actions if asked."""
        return await self._database.read(
            audit.page, before, limit, person=person, actions=tuple(actions)
        )

    async def names(self) -> Sequence[str]:
        """Everybody who ever did something; "" is the program."""
        return await self._database.read(audit.names)

    async def every(
        self, person: str | None = None, actions: Collection[Action] = ()
    ) -> AsyncGenerator[Sequence[AuditEntry], None]:
        """All of them, page by page, for a file."""
        before: int | None = None
        while found := await self.page(before, person, actions, EXPORT_PAGE):
            yield found
            before = found[-1].id

    def who(self) -> str:
        """Who is signed in, to be asked before what takes a while."""
        return self._person()

    async def note(
        self,
        action: Action,
        subject: str = "",
        detail: Mapping[str, str | int] | None = None,
        person: str | None = None,
    ) -> None:
        """One entry about what happened outside the store. `detail` must hold no content.

        Of who is signed in, unless somebody is named.
        """
        name = self._person() if person is None else person
        await self._database.run(_note, action, name, self._clock(), subject, detail)

    def note_soon(self, action: Action, subject: str = "") -> None:
        """The same from where nobody can wait for it."""
        task = asyncio.create_task(self.note(action, subject, person=self._person()), name="audit")
        self._soon.add(task)
        task.add_done_callback(self._soon.discard)

    async def settle(self) -> None:
        """Until all of those stand in the store."""
        await asyncio.gather(*self._soon)

    async def opened(self, conversation_id: ConversationId) -> None:
        """Who is signed in looks at this conversation; once an hour is enough. Without a name nothing is known."""
        person = self._person()
        if person:
            await self._database.run(_opened, person, self._clock(), conversation_id)


def _note(
    tx: Tx,
    action: Action,
    person: str,
    at: datetime,
    subject: str,
    detail: Mapping[str, str | int] | None,
) -> None:
    audit.note(tx, action, person, at, subject=subject, detail=detail)


def _opened(tx: Tx, person: str, at: datetime, conversation_id: ConversationId) -> None:
    found = conversations.get(tx, conversation_id)
    if found is not None:
        audit.note_opened(tx, person, at, found.contact.id, at_most_every=OPENED_AT_MOST_EVERY)
