"""A patient of whom something stands in every table: all that is theirs holds one word by which it is found."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.consent import ConsentKind, ConsentWay, NewConsent
from aura_desktop.domain.content import (
    ButtonReply,
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    Location,
    Media,
    Order,
    ReplyButton,
    SharedContact,
    SharedContacts,
    Text,
    Unsupported,
)
from aura_desktop.domain.conversation import Label
from aura_desktop.domain.draft import Draft, DraftState, DraftVersion, Outcome
from aura_desktop.domain.events import (
    ContactChanged,
    Event,
    MessageEchoed,
    MessageEdited,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    StatusChanged,
    UnknownReceived,
)
from aura_desktop.domain.ids import (
    ContactId,
    ConversationId,
    DraftId,
    MediaId,
    MessageId,
    WabaId,
    Wamid,
)
from aura_desktop.domain.knowledge import AnswerTopic, EntryKind, EntryOrigin, EntryState, NewEntry
from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.services.consents import Consents
from aura_desktop.services.intake import Intake
from aura_desktop.services.patients import Patients
from aura_desktop.services.sending import Sending
from aura_desktop.store import (
    conversations,
    drafts,
    events,
    inbox,
    knowledge,
    model_requests,
    outbox,
    settings,
    tables,
    templates,
)
from aura_desktop.store.database import Database, Tx
from aura_desktop.store.inbox import RawDelivery
from tests.services.canary_people import PROMOTION, TEMPLATE, Person, delivery
from tests.services.fakes import NUMBER, NUMBER_ID, Clock


class Life:
    """All that may happen to a patient, through the doors it comes through in the program."""

    def __init__(self, database: Database, clock: Clock, person: Person, first: int = 0) -> None:
        self._database = database
        self._clock = clock
        self._person = person
        self._number = first
        self._sending = Sending(database, NUMBER_ID, clock)
        self._patients = Patients(database, clock)
        self.conversation_id = ConversationId(0)
        self.contact_id = ContactId(0)

    async def live(self) -> ContactId:
        """Everything, once; returns the contact."""
        self.conversation_id = await self._writes_all_kinds()
        found = await self._database.read(conversations.get, self.conversation_id)
        assert found is not None
        self.contact_id = found.contact.id
        await self._is_answered()
        await self._is_written_about()
        await self._meets_the_ai()
        await self._says_yes_and_no()
        await self._leaves_traces()
        return self.contact_id

    def _words(self, what: str) -> str:
        return f"{what} {self._person.word}"

    def _next(self) -> Wamid:
        self._number += 1
        return self._person.wamid(self._number)

    async def tell(self, *told: Event) -> None:
        """WhatsApp says so."""
        await self._database.run(events.apply_all, told, self._clock())
        self._clock.advance(seconds=1)

    def received(self, content: Content, **more: Any) -> MessageReceived:
        return MessageReceived(
            number=NUMBER,
            sender=self._person.sender,
            wamid=more.pop("wamid", None) or self._next(),
            at=self._clock(),
            content=content,
            **more,
        )

    async def _writes_all_kinds(self) -> ConversationId:
        words = self._words
        first = self.received(Text(body=words("¿Cuánto cuesta el tratamiento?")))
        await self.tell(first)
        contents: list[Content] = [
            Media(
                kind=ContentKind.IMAGE,
                media_id=MediaId(words("m")),
                sha256=words("s"),
                caption=words("foto"),
                filename=words("f.jpg"),
                url=words("https://x/"),
            ),
            Location(latitude=1.0, longitude=2.0, name=words("casa"), address=words("calle")),
            SharedContacts(
                contacts=(SharedContact(formatted_name=words("tía"), phones=(words("1"),)),)
            ),
            ButtonReply(text=words("sí"), payload=words("p")),
            InteractiveReply(reply_type="button_reply", id=words("id"), title=words("t")),
            Order(catalog_id=words("c"), text=words("pedido")),
            Unsupported(original_type=words("raro")),
        ]
        for content in contents:
            await self.tell(
                self.received(
                    content, raw=words('{"raw":"') + '"}', referral=words("anuncio"), forwarded=True
                )
            )
        edited, revoked = self._next(), self._next()
        await self.tell(self.received(Text(body=words("antes")), wamid=edited))
        await self.tell(self.received(Text(body=words("borrado")), wamid=revoked))
        at = self._clock()
        await self.tell(
            MessageEdited(number=NUMBER, wamid=edited, at=at, content=Text(body=words("después"))),
            MessageRevoked(number=NUMBER, wamid=revoked, at=at),
            MessageEchoed(
                number=NUMBER,
                recipient=self._person.sender,
                wamid=self._next(),
                at=at,
                content=Text(body=words("desde el teléfono")),
                reply_to=first.wamid,
            ),
            # About messages that never came.
            ReactionChanged(
                number=NUMBER, sender=self._person.sender, target=self._next(), emoji="❤", at=at
            ),
            MessageEdited(
                number=NUMBER, wamid=self._next(), at=at, content=Text(body=words("huérfano"))
            ),
            ContactChanged(
                number=NUMBER,
                wamid=self._next(),
                at=at,
                previous=self._person.sender,
                current=self._person.sender,
                system_type="customer_identity_changed",
                body=words("cambió"),
            ),
        )
        phone = f"+{self._person.digits}"
        return await self._database.run(conversations.start, NUMBER_ID, phone, self._clock())

    async def _is_answered(self) -> None:
        words = self._words
        there = self.conversation_id
        await self._sending.send_text(there, words("Claro, el tratamiento dura una hora y cuesta"))
        await self._sending.send_interactive(
            there,
            Interactive(
                interactive_type=InteractiveType.BUTTON,
                body=words("¿Qué día?"),
                buttons=(ReplyButton(id=words("b"), title="Jueves"),),
            ),
        )
        await self._sending.send_template(there, TEMPLATE, {"body.1": words("Camila")})
        await self._accept(2)
        leased = await self._lease()
        failure = Failure(code="failed", title=words("no"), detail=words("porque"))
        await self._database.run(outbox.settle_failed, leased.id, failure, self._clock())
        await self._sending.send_text(there, words("no sabemos si llegó"))
        lost = await self._lease()
        await self._database.run(outbox.settle_unconfirmed, lost.id, self._clock())
        # What waits to leave, with what the desk shows of it already.
        await self._sending.send_text(there, words("espera en la cola"))
        message = await self._database.read(_first_inbound, there)
        await self._sending.react(message, "👍")
        await self._sending.mark_seen(there)

    async def _accept(self, count: int) -> None:
        for _ in range(count):
            job = await self._lease()
            wamid, sender = self._next(), self._person.sender
            await self._database.run(
                outbox.settle_accepted,
                job.id,
                wamid,
                sender.wa_id,
                sender.user_id,
                self._clock(),
            )
            await self.tell(
                StatusChanged(
                    number=NUMBER,
                    wamid=wamid,
                    status=MessageStatus.DELIVERED,
                    reported="delivered",
                    at=self._clock(),
                    recipient=sender,
                )
            )

    async def _lease(self) -> outbox.Job:
        """The next job of this patient; those of others wait on."""
        jobs = await self._database.run(outbox.lease, "run", self._clock(), self._clock(), 9)
        for job in jobs:
            if job.conversation_id != self.conversation_id:
                await self._database.run(outbox.release, job.id)
        return next(job for job in jobs if job.conversation_id == self.conversation_id)

    async def _is_written_about(self) -> None:
        words = self._words
        await self._patients.rename_contact(self.contact_id, words("Señora"))
        await self._patients.set_labels(self.conversation_id, [Label(name=words("alergia"))])
        await self._patients.add_note(self.conversation_id, words("llamar a su hija"), "Pía")
        await self._database.run(
            conversations.set_draft, self.conversation_id, words("a medio escribir")
        )

    async def _meets_the_ai(self) -> None:
        words, now = self._words, self._clock()
        await self._database.run(_draft, self.conversation_id, words("un borrador"), now)
        entry = LedgerEntry(
            at=now,
            conversation_id=self.conversation_id,
            host="modelo.ejemplo",
            model="uno",
            purpose="draft",
            body=words("lo que salió"),
            characters=20,
            hidden=1,
        )
        row = await self._database.run(model_requests.begin, entry)
        await self._database.run(model_requests.end, row, RequestState.DONE, cost_milli=700)
        for state in (EntryState.PROPOSED, EntryState.RETIRED):
            await self._database.run(_propose, self.conversation_id, words(state.value), state, now)
        await self._database.run(settings.put, f"ai.handoff.{self.conversation_id}", "1")

    async def _says_yes_and_no(self) -> None:
        desk = Consents(self._database, self._clock, lambda: "Pía Ejemplo")
        for kind in (ConsentKind.DATA, ConsentKind.AI, ConsentKind.MARKETING):
            for given in (True, False):
                wording = self._words("acepto")
                new = NewConsent(
                    kind=kind, given=given, at=self._clock(), way=ConsentWay.PAPER, wording=wording
                )
                await desk.record(self.contact_id, new)

    async def _leaves_traces(self) -> None:
        """In deliveries read, in such that nobody can read, and in notices."""
        words, number = self._words, self._person.digits
        message = {
            "from": number,
            "id": self._next(),
            "timestamp": "1700000000",
            "type": "text",
            "text": {"body": words("entregado")},
        }
        contact = {"wa_id": number, "profile": {"name": words("perfil")}}
        body = delivery([message], [contact])
        await self._database.append_delivery(RawDelivery(body=body, received_at=self._clock()))
        await Intake(self._database, self._clock).work()
        await self.put_aside(delivery([message], [contact]), "failed")
        await self.put_aside(f"no es JSON: {words('roto')} {number}".encode(), "not_json")
        raw = json.dumps({"messages": [message], "contacts": [contact]})
        await self.tell(UnknownReceived(field="messages", at=self._clock(), reason="x", raw=raw))
        await self.tell(
            # A content that no column takes: rejected, with all of it kept in a notice.
            replace(
                self.received(Text(body=words("malo")), raw=json.dumps(message)),
                content=_Bad(),  # type: ignore[arg-type]  # that is the point
            )
        )

    async def put_aside(self, body: bytes, code: str) -> None:
        """A delivery that could not be read."""
        now = self._clock()
        row = await self._database.append_delivery(RawDelivery(body=body, received_at=now))
        await self._database.run(inbox.reject, row, code, now)


class _Bad:
    """No content at all."""


def _first_inbound(tx: Tx, conversation_id: ConversationId) -> MessageId:
    rows = tables.messages
    query = sa.select(rows.c.id).where(rows.c.conversation_id == conversation_id)
    return MessageId(tx.execute(query.order_by(rows.c.id).limit(1)).scalar_one())


def _draft(tx: Tx, conversation_id: ConversationId, text: str, now: datetime) -> None:
    draft = Draft(
        id=DraftId(0),
        conversation_id=conversation_id,
        answers=MessageId(1),
        state=DraftState.READY,
        topic=AnswerTopic.UNKNOWN,
        versions=(DraftVersion(text=text),),
        missing=text,
        created_at=now,
    )
    kept = drafts.add(tx, draft)
    drafts.settle(tx, kept.id, Outcome.DISCARDED, now)
    drafts.add(tx, draft)


def _propose(
    tx: Tx, conversation_id: ConversationId, text: str, state: EntryState, now: datetime
) -> None:
    rows = tables.messages
    ids = tx.execute(sa.select(rows.c.id).where(rows.c.conversation_id == conversation_id))
    number = sorted(ids.scalars())[list(EntryState).index(state)]
    new = NewEntry(
        kind=EntryKind.OTHER, title=text, body=text, questions=(text,), key=f"mined:{number}"
    )
    knowledge.put(
        tx,
        new,
        state=state,
        origin=EntryOrigin.MINED,
        author="",
        at=now,
        stems=lambda words: tuple(words.split()),
    )


def furnish(tx: Tx, now: datetime) -> None:
    """What the clinic has besides patients."""
    templates.replace_all(tx, WabaId("1"), [TEMPLATE, PROMOTION], now)
