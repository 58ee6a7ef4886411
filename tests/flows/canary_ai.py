"""A clinic whose patients, notes and settings are full of canaries, and all that its AI could let out of them."""

import asyncio
import json
import os
import traceback
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from aura_desktop.domain.content import (
    ButtonReply,
    Content,
    ContentKind,
    InteractiveReply,
    Location,
    Media,
    SharedContact,
    SharedContacts,
    TemplateMessage,
    Text,
)
from aura_desktop.domain.conversation import Label
from aura_desktop.domain.events import (
    BusinessNumber,
    MessageEchoed,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    Sender,
)
from aura_desktop.domain.ids import ConversationId, UserId, WaId, Wamid
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.drafting.writing import Writer
from aura_desktop.services.patients import Patients
from aura_desktop.store import events
from aura_desktop.store.database import Database
from tests.flows.canaries import SECRETS, Search, children
from tests.llm.server import Respond
from tests.services.ai_world import NUMBER, OPEN_POLICY, AiWorld, open_world

KEY = {"AI key": SECRETS["AI key"]}
PATIENT = {
    "a first name": "Zulmira",
    "a surname": "Quintrania",
    "a user name": "zulmi.quintra92",
    "a user id": "US.canaria0731",
    "a number": "56900000731",
    "the end of a number": "0000 0731",
    "a RUT": "10.000.731-2",
    "the digits of a RUT": "10000731",
    "a mail": "zeta.canaria@correo.example",
    "an address": "Pasaje Canarito 0731",
    "a birthday": "12/03/1987",
    "a card": "4111 1111 1111 1111",
    "half a RUT": "20.000.",
    "a relative": "Eufrosina",
    "a handle": "zeta_canariera",
}
"""What the patient's words hold: it becomes marks."""
KEPT = {
    "a file name": "orden-canaria-0731.pdf",
    "a shared contact": "Canuta Canariensis",
    "a shared number": "56900000732",
    "a place": "Calle Canastilla 0999",
    "a latitude": "33.40731",
    "a link of a photo": "https://canario.example/foto",
    "a note": "nota canaria: atrasa sus pagos",
    "a label": "etiqueta-canariosa",
    "unsent words": "borrador canario que nadie envió",
    "a button's payload": "payload-canario-0731",
    "a form's answers": "respuestas-canarias",
    "a referral": "anuncio-canario-de-verano",
    "raw words": "crudo-canario-de-meta",
    "another patient": "Filiberta",
    "another's words": "palabras canarias ajenas",
    "another's number": "56900000741",
    "the value of a template": "Reinaldina",
    "words taken back": "secreto canario retirado",
}
"""What never belongs into a request, in whatever form."""
EVERYTHING = KEY | PATIENT | KEPT
ZULMIRA = Sender(
    wa_id=WaId(PATIENT["a number"]),
    user_id=UserId(PATIENT["a user id"]),
    username=PATIENT["a user name"],
    profile_name=f"{PATIENT['a first name']} {PATIENT['a surname']}",
)
OTHER = Sender(wa_id=WaId(KEPT["another's number"]), profile_name="Filiberta Ajenísima")
TEMPLATE = TemplateMessage(
    name="recordatorio",
    language="es",
    body=f"Hola {KEPT['the value of a template']} Plantillera, nos vemos",
)
QUESTION = "Hola, soy la zulmira, ¿cuál es el horario?"
_CONTENTS: tuple[Content, ...] = (
    Media(kind=ContentKind.DOCUMENT, filename=KEPT["a file name"], url=KEPT["a link of a photo"]),
    SharedContacts(
        contacts=(
            SharedContact(
                formatted_name=KEPT["a shared contact"], phones=(KEPT["a shared number"],)
            ),
        )
    ),
    Location(latitude=-33.40731, longitude=-70.60731, address=KEPT["a place"]),
    ButtonReply(text="Sí, Zulmira", payload=KEPT["a button's payload"]),
    InteractiveReply(
        reply_type="nfm_reply",
        id=KEPT["a button's payload"],
        title="Enviado",
        response_json=json.dumps({"r": KEPT["a form's answers"]}),
    ),
    Text(body="el contacto es Canuta, fono 9 0000 0732"),
    Text(body=f"mi rut es {PATIENT['a RUT']}, o sea 10000731"),
    Text(body=PATIENT["half a RUT"]),
    Text(body="731-K es el de mi hija Eufrosina"),
    Text(
        body=f"{PATIENT['a mail']}, vivo en {PATIENT['an address']}, nací el {PATIENT['a birthday']}"
    ),
    Text(body=f"la tarjeta es {PATIENT['a card']} y soy @{PATIENT['a handle']} o al 9 0000 0731"),
)


@asynccontextmanager
async def open_canaries(database: Database, respond: Respond) -> AsyncIterator["Cage"]:
    """A world with a model that answers by `respond`, and nobody in it yet."""
    async with open_world(database, respond) as world:
        world.drafter._key = lambda: Secret(KEY["AI key"])
        await world.furnish()
        await world.desk.put_policy(OPEN_POLICY)
        await world.earn(*OPEN_POLICY.auto_topics)
        await world.autopilot.start()
        yield Cage(world=world)


@dataclass
class Cage:
    """What the world is told, and the search of what it lets out."""

    world: AiWorld
    errors: list[BaseException] = field(default_factory=list)

    async def fill(self) -> ConversationId:
        """Everything that may hold a canary does."""
        world = self.world
        other = await world.writes(KEPT["another's words"], OTHER)
        found = await Conversations(world.database, world.clock).get(other)
        assert found is not None
        # Where no AI is wanted nothing is asked at all: what leaves is of others.
        await world.desk.set_no_ai(found.contact.id, True)
        for content in _CONTENTS:
            told = await world.writes(content, ZULMIRA)
        await self._tell(told)
        return await world.writes(QUESTION, ZULMIRA)

    async def answer_and_ask(self, question: str = QUESTION) -> ConversationId:
        """The clinic answers, with a template too, and the patient asks once more."""
        await self.world.answers_by_phone("Hola Zulmira, de 9 a 20", ZULMIRA)
        await self._answers(TEMPLATE)
        return await self.world.writes(question, ZULMIRA)

    async def _tell(self, conversation_id: ConversationId) -> None:
        """What the clinic keeps of a patient beside the thread, and Meta's own words."""
        database, clock = self.world.database, self.world.clock
        patients = Patients(database, clock)
        await patients.add_note(conversation_id, KEPT["a note"], "Pía")
        await patients.set_labels(conversation_id, [Label(name=KEPT["a label"])])
        await Conversations(database, clock).set_draft(conversation_id, KEPT["unsent words"])
        number = BusinessNumber(phone_number_id=NUMBER)
        clock.advance(seconds=1)
        quoting = MessageReceived(
            number=number,
            sender=ZULMIRA,
            wamid=Wamid("wamid.canario"),
            at=clock(),
            content=Text(body="esto"),
            reply_to=Wamid("wamid.2"),
            referral=json.dumps({"body": KEPT["a referral"]}),
            raw=json.dumps({"odd": KEPT["raw words"]}),
        )
        taken = MessageReceived(
            number=number,
            sender=ZULMIRA,
            wamid=Wamid("wamid.retirado"),
            at=clock(),
            content=Text(body=KEPT["words taken back"]),
        )
        reaction = ReactionChanged(
            number=number, sender=ZULMIRA, target=Wamid("wamid.2"), emoji="🐤", at=clock()
        )
        revoked = MessageRevoked(number=number, wamid=taken.wamid, at=clock())
        await database.run(events.apply_all, [quoting, taken, reaction, revoked], clock())

    async def _answers(self, content: Content) -> None:
        self.world.clock.advance(seconds=1)
        echoed = MessageEchoed(
            number=BusinessNumber(phone_number_id=NUMBER),
            recipient=ZULMIRA,
            wamid=Wamid(f"wamid.plantilla.{self.world.clock()}"),
            at=self.world.clock(),
            content=content,
        )
        await self.world.database.run(events.apply_all, [echoed], self.world.clock())

    def requests(self, search: Search) -> None:
        """Everything the model's server was told; the key only where it belongs."""
        assert self.world.model is not None
        for number, asked in enumerate(self.world.model.requests):
            search.text(f"request {number}: headers", json.dumps(dict(asked.headers)), ("AI key",))
            search.text(f"request {number}: path", f"{asked.method} {asked.path} {asked.query}")
            for ascii_only in (True, False):
                body = json.dumps(asked.body, ensure_ascii=ascii_only)
                search.text(f"request {number}: body", body)

    def faults(self, search: Search) -> None:
        """Every error on its way, with all that hangs on it."""
        for number, error in enumerate(self.errors):
            for form in _told(error):
                search.text(f"error {number}", form)

    def processes(self, search: Search) -> None:
        """The programs that were started."""
        for child in children(os.getpid()):
            search.process(f"child {child}", child, environ=True)


def watch_errors(monkeypatch: pytest.MonkeyPatch, cage: Cage) -> None:
    """Keep each error that the writing of a draft ends in."""
    write = Writer.write

    async def watched(self: Writer, *args: Any, **options: Any) -> Any:
        try:
            return await write(self, *args, **options)
        except (Exception, asyncio.CancelledError) as error:
            cage.errors.append(error)
            raise

    monkeypatch.setattr(Writer, "write", watched)


def _told(error: BaseException | None) -> Iterator[str]:
    """What an error says, and all those it came of, whether they are shown or not."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        found = waiting.pop()
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        yield from (str(found), repr(found), repr(found.args), repr(vars(found)))
        yield "".join(traceback.format_exception(found))
        waiting += [found.__cause__, found.__context__]


def echo(request: Mapping[str, Any]) -> str:
    """All that was asked, as a spiteful server says it again."""
    return json.dumps(request, ensure_ascii=False) + " ".join(
        str(message["content"]) for message in request["messages"]
    )
