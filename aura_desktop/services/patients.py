"""Patients: what the clinic writes about a person: a name, labels, internal notes."""

from collections.abc import Callable, Sequence
from datetime import datetime

from aura_desktop.domain.conversation import Label
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId
from aura_desktop.errors import InputError
from aura_desktop.store import conversations
from aura_desktop.store.database import Database

NAME_LIMIT = 120
NOTE_LIMIT = 4096


class Patients:
    """Nothing of this leaves the PC."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        person: Callable[[], str] = lambda: "",
    ) -> None:
        """`person` gives the name of who is signed in, "" for nobody."""
        self._database = database
        self._clock = clock
        self._person = person

    async def rename_contact(self, contact_id: ContactId, name: str) -> None:
        """The clinic's own name for a person; empty goes back to the profile's.

        Raises: InputError("too_long").
        """
        name = " ".join(name.split())
        if len(name) > NAME_LIMIT:
            raise InputError("too_long", field="name", limit=NAME_LIMIT, length=len(name))
        await self._database.run(conversations.rename_contact, contact_id, name)

    async def set_labels(self, conversation_id: ConversationId, labels: Sequence[Label]) -> None:
        """Replace a conversation's labels."""
        await self._database.run(conversations.set_labels, conversation_id, tuple(labels))

    async def known_labels(self) -> list[Label]:
        """All labels in use."""
        return await self._database.read(conversations.known_labels)

    async def add_note(
        self, conversation_id: ConversationId, body: str, author: str = ""
    ) -> MessageId:
        """An internal note in the transcript, by who is signed in where no `author` is given.

        Raises: InputError("empty_field", "too_long").
        """
        body = body.strip()
        if not body:
            raise InputError("empty_field", field="body")
        if len(body) > NOTE_LIMIT:
            raise InputError("too_long", field="body", limit=NOTE_LIMIT, length=len(body))
        return await self._database.run(
            conversations.add_note, conversation_id, body, author or self._person(), self._clock()
        )
