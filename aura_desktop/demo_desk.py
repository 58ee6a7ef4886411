"""What the clinic of the demo has written about its fictitious patients: webhooks cannot carry it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from aura_desktop.domain.conversation import Conversation, Label
from aura_desktop.domain.feed import FeedItem
from aura_desktop.domain.ids import ConversationId
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.patients import Patients
from aura_desktop.store.database import Database


class DemoDesk:
    """Labels and notes for each patient of the script, once, as soon as the patient's history is there.

    A script is [{"phone", "labels": [[name, colour]], "notes": [{"minutes_ago", "author", "text"}]}].
    """

    def __init__(
        self,
        script: Sequence[dict[str, Any]],
        conversations: Conversations,
        database: Database,
        clock: Callable[[], datetime],
    ) -> None:
        self._waiting = {f"+{person['phone']}": person for person in script}
        self._conversations = conversations
        self._database = database
        self._start = clock()
        self._changed: set[ConversationId] = set()
        self._wake = asyncio.Event()

    def conversations_changed(self, items: Sequence[FeedItem]) -> None:
        """These are new or changed; call on the home loop."""
        if self._waiting:
            self._changed.update(ConversationId(int(item.key)) for item in items)
            self._wake.set()

    async def run(self) -> None:
        """Returns once everybody of the script has been seen."""
        while self._waiting:
            await self._wake.wait()
            self._wake.clear()
            changed, self._changed = sorted(self._changed), set()
            for conversation in await self._conversations.by_ids(changed):
                person = self._waiting.pop(conversation.contact.phone or "", None)
                if person is not None:
                    await self._describe(conversation, person)

    async def _describe(self, conversation: Conversation, person: dict[str, Any]) -> None:
        labels = [Label(name=name, colour=colour) for name, colour in person.get("labels", [])]
        await self._patients_at(self._start).set_labels(conversation.id, labels)
        for note in person.get("notes", []):
            written_at = self._start - timedelta(minutes=note["minutes_ago"])
            patients = self._patients_at(written_at)
            await patients.add_note(conversation.id, note["text"], note["author"])

    def _patients_at(self, moment: datetime) -> Patients:
        return Patients(self._database, lambda: moment)
