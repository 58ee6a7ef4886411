"""What the window is given of the AI, with fakes that remember what was asked of them."""

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

from aura_desktop.domain.entry_page import QuickReply
from aura_desktop.domain.ids import EntryId, MessageId
from aura_desktop.domain.knowledge import Entry
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.ui.ai_services import AiServices
from tests.ui.drafts import NOW


class FakeDesk:
    """`records` by message id."""

    def __init__(self) -> None:
        self.records: dict[MessageId, MessageRecord] = {}
        self.corrected: list[MessageId] = []

    async def correct(self, message_id: MessageId) -> bool:
        self.corrected.append(message_id)
        return message_id in self.records

    async def record(self, message_id: MessageId) -> MessageRecord | None:
        return self.records.get(message_id)


class FakeKnowledge:
    """`quick` are given once `gate` is open."""

    def __init__(self) -> None:
        self.known: list[Entry] = []
        self.quick: list[QuickReply] = []
        self.asked: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def entries(self, ids: Sequence[EntryId]) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.known if entry.id in ids)

    async def quick_replies(self, prefix: str = "") -> tuple[QuickReply, ...]:
        self.asked.append(prefix)
        await self.gate.wait()
        return tuple(self.quick)


class FakeAi:
    """Two of the services; whoever uses another one fails."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.knowledge = FakeKnowledge()

    def services(self) -> AiServices:
        known = SimpleNamespace(desk=self.desk, knowledge=self.knowledge, clock=lambda: NOW)
        return cast(AiServices, known)
