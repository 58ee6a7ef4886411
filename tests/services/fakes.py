"""A clock one can turn, a Graph that answers as told, and patients who write."""

import asyncio
from collections import deque
from datetime import UTC, datetime, timedelta

from aura_desktop.domain.commands import Command
from aura_desktop.domain.content import Content, Text
from aura_desktop.domain.events import BusinessNumber, MessageReceived, Sender
from aura_desktop.domain.ids import ConversationId, JobId, PhoneNumberId, WabaId, WaId, Wamid
from aura_desktop.domain.template import Template
from aura_desktop.errors import AuraError
from aura_desktop.gateways.whatsapp.graph import Accepted, NumberInfo
from aura_desktop.store import conversations, events
from aura_desktop.store.database import Database

START = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
NUMBER_ID = PhoneNumberId("1000001")
NUMBER = BusinessNumber(phone_number_id=NUMBER_ID, display_phone_number="56900000100")
CAMILA = "56900000142"
BENJAMIN = "56900000143"


class Clock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **units: float) -> None:
        self.now += timedelta(**units)

    async def sleep(self, seconds: float) -> None:
        """Time passes at once."""
        self.advance(seconds=seconds)
        await asyncio.sleep(0)


class FakeGraph:
    """Answers each send with the next of `outcomes`, then with acceptance; `gate` holds answers back."""

    def __init__(self) -> None:
        self.sent: list[Command] = []
        self.job_ids: list[JobId | None] = []
        self.outcomes: deque[AuraError | Accepted | Exception] = deque()
        self.gate: asyncio.Event | None = None
        self.in_flight = 0
        self.most_in_flight = 0
        self.number: NumberInfo | AuraError | None = None
        self.templates: list[Template] | AuraError = []
        self.fetches = 0

    async def send(
        self, phone_number_id: PhoneNumberId, command: Command, job_id: JobId | None
    ) -> Accepted:
        assert phone_number_id == NUMBER_ID
        self.sent.append(command)
        self.job_ids.append(job_id)
        number = len(self.sent)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            if self.gate is not None:
                await self.gate.wait()
        finally:
            self.in_flight -= 1
        outcome = self.outcomes.popleft() if self.outcomes else Accepted(wamid=wamid(number))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo:
        self.fetches += 1
        if isinstance(self.number, AuraError):
            raise self.number
        assert self.number is not None
        return self.number

    async def fetch_templates(self, waba_id: WabaId) -> list[Template]:
        self.fetches += 1
        if isinstance(self.templates, AuraError):
            raise self.templates
        return self.templates


def wamid(number: int) -> Wamid:
    return Wamid(f"wamid.out-{number}")


async def writes(
    database: Database,
    at: datetime,
    *,
    wa_id: str = CAMILA,
    content: Content | None = None,
    number: int = 1,
) -> ConversationId:
    """A patient's message is in the store; returns the conversation."""
    received = MessageReceived(
        number=NUMBER,
        sender=Sender(wa_id=WaId(wa_id), profile_name="Camila Ejemplo"),
        wamid=Wamid(f"wamid.in-{wa_id}-{number}"),
        at=at,
        content=content or Text(body="Hola, ¿tienen hora mañana?"),
    )
    assert await database.run(events.apply_all, [received], at) == []
    return await database.run(conversations.start, NUMBER_ID, f"+{wa_id}", at)
