"""An erased patient is nowhere any more, nobody else has lost anything, and nothing brings the patient back."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.erasure import ErasureReason
from aura_desktop.domain.events import (
    Event,
    MarketingPreferenceChanged,
    MessageEdited,
    MessageRevoked,
    ReactionChanged,
    Sender,
    StatusChanged,
)
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import ContactId, MessageId, UserId, WaId, Wamid
from aura_desktop.domain.message import MessageStatus
from aura_desktop.domain.person import Right
from aura_desktop.errors import InputError, StoreError
from aura_desktop.gateways.whatsapp.graph_line import GraphLine
from aura_desktop.services.erasing import Erasing
from aura_desktop.services.media import InboundMedia
from aura_desktop.store import (
    audit,
    conversations,
    drafts,
    erasing,
    erasure_book,
    erasures,
    events,
    media_files,
    media_tables,
    outbox,
    search,
    tables,
)
from aura_desktop.store.database import Database, DatabaseKey, Tx
from aura_desktop.store.inbox import RawDelivery
from aura_desktop.store.media import MediaStore
from tests.eventually import eventually
from tests.services import leftovers
from tests.services.canary_patient import Life, furnish
from tests.services.canary_people import CAMILA, RODRIGO, delivery
from tests.services.fakes import NUMBER, Clock

SEEDED = {
    "contacts",
    "contact_aliases",
    "conversations",
    "messages",
    "message_words: terms",
    "message_words_data",
    "jobs",
    "orphans",
    "inbox",
    "notices",
    "deliveries",
    "drafts",
    "model_requests",
    "knowledge",
    "knowledge_versions",
    "knowledge_words: terms",
    "consents",
}
KEY = DatabaseKey.parse("0123456789abcdef" * 4)


class House:
    """A clinic with two patients, and what erases."""

    def __init__(self, database: Database, clock: Clock, path: Path) -> None:
        self.database, self.clock, self.path = database, clock, path
        self.backups = path.parent / "backups"
        self.erasing = Erasing(
            database, clock, lambda: "Pía Ejemplo", self.backups, sleep=self.wait
        )
        self.files = MediaStore(path.parent / "media", KEY)
        media = InboundMedia(database, self.files, GraphLine(), clock)
        self.erasing.purge_media = media.purge
        self.camila, self.rodrigo = (Life(database, clock, who) for who in (CAMILA, RODRIGO))
        self.waits = 0

    async def wait(self, seconds: float) -> None:
        self.waits += 1
        await self.clock.sleep(seconds)

    async def furnish(self) -> None:
        await self.database.run(furnish, self.clock())
        await self.rodrigo.live()
        await self.camila.live()

    async def rows(self) -> dict[str, list[leftovers.Row]]:
        return await self.database.run(leftovers.tables)


@pytest.fixture
async def house(tmp_path: Path, clock: Clock) -> AsyncIterator[House]:
    path = tmp_path / "aura.db"
    database = Database(path, KEY)
    await database.open()
    made = House(database, clock, path)
    await made.furnish()
    yield made
    await database.close()


async def test_nothing_of_an_erased_patient_is_left(house: House) -> None:
    before = await house.rows()
    assert leftovers.holding(before, CAMILA.canaries()) >= SEEDED
    await house.database.empty_log()
    seen = leftovers.pages(house.path, KEY.reveal())
    assert not seen or CAMILA.word.encode() in seen
    await house.erasing.erase(house.camila.contact_id)
    assert leftovers.holding(await house.rows(), CAMILA.canaries()) == set()
    await house.database.empty_log()
    plain = leftovers.pages(house.path, KEY.reveal())
    assert [each for each in (CAMILA.word, CAMILA.digits) if each.encode() in plain] == []
    assert not plain or RODRIGO.word.encode() in plain
    words = await house.database.read(search.find, CAMILA.word, 9)
    assert words == []


async def test_before_it_is_asked_how_much_there_is(house: House) -> None:
    found = await house.erasing.look(house.camila.contact_id)
    assert found.name == f"Señora {CAMILA.word}"
    assert (found.media, found.notes, found.drafts, found.requests, found.consents) == (
        1,
        1,
        2,
        1,
        6,
    )
    receipt = await house.erasing.erase(house.camila.contact_id)
    assert receipt.counts["messages"] == found.messages
    with pytest.raises(InputError, match="patient_not_found"):
        await house.erasing.look(house.camila.contact_id)


async def test_nobody_else_loses_anything(house: House) -> None:
    before = await house.rows()
    found_before = await house.database.read(search.find, RODRIGO.word, 99)
    assert len(found_before) > 10
    await house.erasing.erase(house.camila.contact_id)
    after = await house.rows()
    is_mixed = {"inbox", "notices", "deliveries", "orphans", "settings", "counters", "feed"}
    at_work = {"erasures", "audit", "model_requests", "sqlite_stat1", "sqlite_stat4"}
    for name, rows in before.items():
        if name in is_mixed | at_work or name.startswith(("message_words", "knowledge_words")):
            continue
        assert set(map(repr, after[name])) <= set(map(repr, rows)), name
        theirs = leftovers.holding({name: rows}, RODRIGO.canaries())
        kept = [row for row in rows if leftovers.holding({name: [row]}, RODRIGO.canaries())]
        assert bool(theirs) == bool(kept)
        assert [row for row in kept if row not in after[name]] == [], name
    for name in is_mixed:
        kept = [row for row in before[name] if leftovers.holding({name: [row]}, RODRIGO.canaries())]
        assert [row for row in kept if row not in after[name]] == [], name
    hits = await house.database.read(search.find, RODRIGO.word, 99)
    assert len(hits) == len(found_before)


async def test_every_table_is_decided(house: House) -> None:
    found = await house.rows()
    shadows = ("message_words_", "knowledge_words_", "sqlite_stat1", "alembic")
    named = {name.partition(":")[0] for name in found if not name.startswith(shadows)}
    assert named <= set(erasing.DECISIONS)
    assert set(erasing.DECISIONS) - named <= {"sqlite_stat4"}


async def test_two_patients_in_one_unreadable_delivery(house: House) -> None:
    def message(who: str, words: str) -> dict[str, object]:
        return {"from": who, "id": "wamid.x", "type": "text", "text": {"body": words}}

    body = delivery(
        [message(CAMILA.digits, "mío"), message(RODRIGO.digits, f"no {CAMILA.digits}")],
        [{"wa_id": CAMILA.digits}, {"wa_id": RODRIGO.digits}],
    )
    await house.camila.put_aside(body, "failed")
    await house.erasing.erase(house.camila.contact_id)
    kept = (await house.rows())["inbox"][-1]
    left = json.loads(kept[1])["entry"][0]["changes"][0]["value"]
    assert left["messages"] == [message(RODRIGO.digits, f"no {CAMILA.digits}")]
    assert left["contacts"] == [{"wa_id": RODRIGO.digits}]


async def test_what_meta_repeats_brings_nobody_back(house: House) -> None:
    told = _told_again(house)
    await house.erasing.erase(house.camila.contact_id)
    before = await house.rows()
    house.clock.advance(days=6)
    await house.database.run(events.apply_all, told, house.clock())
    after = await house.rows()
    for name in ("contacts", "contact_aliases", "conversations", "messages", "orphans", "consents"):
        assert after[name] == before[name], name


def _told_again(house: House) -> list[Event]:
    at, sender = house.clock(), CAMILA.sender
    received = house.camila.received(Text(body="otra vez"), wamid=CAMILA.wamid(1))
    common = {"number": NUMBER, "at": at}
    return [
        received,
        StatusChanged(
            **common,  # type: ignore[arg-type]  # number and at
            wamid=CAMILA.wamid(2),
            status=MessageStatus.READ,
            reported="read",
            recipient=sender,
        ),
        MessageEdited(**common, wamid=CAMILA.wamid(1), content=Text(body="editado")),  # type: ignore[arg-type]
        MessageRevoked(**common, wamid=CAMILA.wamid(2)),  # type: ignore[arg-type]
        ReactionChanged(**common, sender=sender, target=CAMILA.wamid(1), emoji="❤"),  # type: ignore[arg-type]
        MarketingPreferenceChanged(**common, sender=sender, opted_out=True),  # type: ignore[arg-type]
    ]


async def test_who_writes_again_is_somebody_new(house: House) -> None:
    await house.erasing.erase(house.camila.contact_id)
    house.clock.advance(minutes=1)
    again = house.camila.received(Text(body="Hola, soy nueva"), wamid=CAMILA.wamid(900))
    await house.camila.tell(again)
    page = await house.database.read(
        conversations.page, ConversationFilter.ALL, None, 9, house.clock()
    )
    [new] = [each for each in page.conversations if each.contact.wa_id == CAMILA.digits]
    assert new.contact.id > house.camila.contact_id
    assert new.id > house.camila.conversation_id
    assert (new.contact.no_ai, new.contact.marketing_opt_out, new.labels) == (False, False, ())
    last = await house.database.read(_last_message)
    assert last > max(row[0] for row in (await house.rows())["messages"][:-1])


def _last_message(tx: Tx) -> int:
    return int(tx.execute(sa.select(sa.func.max(tables.messages.c.id))).scalar_one())


async def test_the_ids_of_what_was_erased_are_not_given_again(house: House) -> None:
    used = {
        name: max(row[0] for row in rows)
        for name, rows in (await house.rows()).items()
        if name in {"contacts", "conversations", "messages", "drafts"}
    }
    await house.erasing.erase(house.camila.contact_id)
    await Life(house.database, house.clock, CAMILA, first=500).live()
    for name, rows in (await house.rows()).items():
        if name in used:
            new = [row for row in rows if leftovers.holding({"x": [row]}, [CAMILA.word])]
            assert min(row[0] for row in new) > used[name], name


async def test_the_receipt_says_how_much_and_nothing_of_what(house: House) -> None:
    receipt = await house.erasing.erase(house.camila.contact_id)
    assert (receipt.person, receipt.contact_id) == ("Pía Ejemplo", house.camila.contact_id)
    assert receipt.counts["messages"] > 15
    assert receipt.counts["consents"] == 6
    assert [each.receipt for each in await house.erasing.receipts()] == [receipt.receipt]
    [entry] = [
        each
        for each in await house.database.read(audit.page, None, 99, house.camila.contact_id)
        if each.action is Action.DATA_ERASED
    ]
    assert (entry.subject, entry.detail) == (receipt.receipt, {"reason": "request"})
    other = await house.erasing.erase(house.rodrigo.contact_id)
    assert other.receipt != receipt.receipt


async def test_photos_go_with_who_sent_them(house: House) -> None:
    files = await house.database.run(_all_kept)
    assert {who for _, who in files} == {house.camila.contact_id, house.rodrigo.contact_id}
    for message_id, _ in files:
        await house.files.put("2026-11", message_id, 0, b"a photo")
    receipt = await house.erasing.erase(house.camila.contact_id)
    left = {message_id for message_id, who in files if who == house.rodrigo.contact_id}
    assert await house.files.kept("2026-11") == left
    assert receipt.counts["files"] == len(files) - len(left)


def _all_kept(tx: Tx) -> list[tuple[MessageId, int]]:
    """Every file is there; message and contact of each."""
    table, threads = media_tables.media_files, tables.conversations
    found = tx.execute(
        sa.select(table.c.message_id, threads.c.contact_id).join(
            threads, threads.c.id == table.c.conversation_id
        )
    ).all()
    for row in found:
        media_files.begin(tx, MessageId(row.message_id), "2026-11")
        media_files.keep(tx, MessageId(row.message_id), FileType.JPEG, 7)
    return [(MessageId(row.message_id), row.contact_id) for row in found]


async def test_whoever_restores_an_older_copy_is_told(house: House) -> None:
    at = house.clock()
    await asyncio.to_thread(erasure_book.keep, house.backups, [(ContactId(77), at)])
    await house.erasing.erase(house.camila.contact_id)
    known = await asyncio.to_thread(erasure_book.known, house.backups)
    assert list(known) == [house.camila.contact_id, 77]
    assert [each.name for each in house.backups.iterdir()] == [erasure_book.FILE]
    assert CAMILA.word not in (house.backups / erasure_book.FILE).read_text(encoding="utf-8")


async def test_an_older_copy_may_hold_one_patient_as_two(house: House) -> None:
    digits = "56900000955"
    told = [Sender(wa_id=WaId(digits)), Sender(user_id=UserId("CL.955"))]
    told.append(Sender(wa_id=WaId(digits), user_id=UserId("CL.955")))
    for number, sender in enumerate(told):
        event = replace(house.camila.received(Text(body="Hola")), sender=sender)
        await house.camila.tell(replace(event, wamid=Wamid(f"wamid.955-{number}")))
    page = await house.database.read(
        conversations.page, ConversationFilter.ALL, None, 9, house.clock()
    )
    [one] = [each.contact for each in page.conversations if each.contact.wa_id == digits]
    await house.erasing.erase(one.id)
    assert await house.database.read(erasures.all_erased) == [
        (one.id, house.clock()),
        (one.id + 1, house.clock()),
    ]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"erasures": [{"contact_id": "x"}]}'])
async def test_a_file_that_cannot_be_read_is_written_anew(house: House, text: str) -> None:
    """The database knows of everybody."""
    house.backups.mkdir()
    (house.backups / erasure_book.FILE).write_text(text, encoding="utf-8")
    await house.erasing.erase(house.camila.contact_id)
    known = await asyncio.to_thread(erasure_book.known, house.backups)
    assert list(known) == [house.camila.contact_id]


async def test_a_message_that_is_leaving_is_waited_for(house: House) -> None:
    jobs = await house.database.run(outbox.lease, "run", house.clock(), house.clock(), 9)
    with pytest.raises(InputError, match="erasing_sends"):
        await house.erasing.erase(house.camila.contact_id)
    assert house.waits == 20
    assert CAMILA.word in repr(await house.rows())

    task = asyncio.create_task(house.erasing.erase(house.camila.contact_id))
    await eventually(lambda: house.waits > 20)
    for job in jobs:
        await house.database.run(outbox.settle_unconfirmed, job.id, house.clock())
    assert (await task).contact_id == house.camila.contact_id
    assert CAMILA.word not in repr(await house.rows())


async def test_the_receipt_names_who_asked_also_if_it_took_a_while(house: House) -> None:
    here = ["Pía Ejemplo"]
    erasing = Erasing(house.database, house.clock, lambda: here[0], house.backups, sleep=house.wait)
    jobs = await house.database.run(outbox.lease, "run", house.clock(), house.clock(), 9)
    task = asyncio.create_task(erasing.erase(house.camila.contact_id))
    await eventually(lambda: house.waits > 0)
    here[0] = "Carla Demostración"
    for job in jobs:
        await house.database.run(outbox.settle_unconfirmed, job.id, house.clock())
    assert (await task).person == "Pía Ejemplo"


async def test_an_answer_that_comes_after_the_erasure_harms_nothing(house: House) -> None:
    """The dispatcher lets go of what it holds: its job is no more."""
    [job, *_] = await house.database.run(outbox.lease, "run", house.clock(), house.clock(), 9)
    await house.database.run(outbox.release, job.id)
    for other in _:
        await house.database.run(outbox.release, other.id)
    await house.erasing.erase(house.camila.contact_id)
    await house.erasing.erase(house.rodrigo.contact_id)
    wamid = CAMILA.wamid(800)
    await house.database.run(
        outbox.settle_accepted, job.id, wamid, CAMILA.sender.wa_id, None, house.clock()
    )
    assert leftovers.holding(await house.rows(), CAMILA.canaries()) == set()


async def test_a_delivery_that_is_not_read_yet_is_waited_for(house: House) -> None:
    body = delivery([{"from": CAMILA.digits, "id": "wamid.n", "type": "text"}], [])
    raw = RawDelivery(body=body, received_at=house.clock())
    await house.database.append_delivery(raw)
    with pytest.raises(InputError, match="erasing_reads"):
        await house.erasing.erase(house.camila.contact_id)
    assert CAMILA.word in repr(await house.rows())


async def test_what_models_have_cost_stays_known(house: House) -> None:
    since = house.clock().replace(day=1)
    spent = await house.database.read(drafts.spent_milli, since)
    assert spent == 1400
    await house.erasing.erase(house.camila.contact_id)
    assert await house.database.read(drafts.spent_milli, since) == spent


async def test_a_run_that_broke_off_is_finished_later(house: House) -> None:
    contact_id = house.camila.contact_id
    reason, clock = ErasureReason.REQUEST, house.clock
    await house.database.run(erasing.erase, contact_id, reason, "", clock())
    assert await house.database.read(erasures.words_wait)
    assert leftovers.holding(await house.rows(), CAMILA.canaries())
    await house.erasing.finish()
    assert leftovers.holding(await house.rows(), CAMILA.canaries()) == set()
    assert not await house.database.read(erasures.words_wait)


async def test_whoever_is_not_there_cannot_be_erased(house: House) -> None:
    with pytest.raises(InputError, match="patient_not_found"):
        await house.erasing.erase(ContactId(4711))
    gone = await house.erasing.erase_many(
        [house.camila.contact_id, ContactId(4711)], ErasureReason.RETENTION
    )
    assert gone == 1


async def test_who_may_not_erase_erases_nothing(house: House) -> None:
    def refuse(right: Right) -> None:
        raise InputError("administrator_only", right=right.value)

    house.erasing.demand = refuse
    before = await house.rows()
    with pytest.raises(InputError, match="administrator_only"):
        await house.erasing.erase(house.camila.contact_id)
    assert await house.rows() == before


async def test_files_that_cannot_go_keep_no_erasure_from_being_known(house: House) -> None:
    async def refuse() -> None:
        raise StoreError("damaged")

    house.erasing.purge_media = refuse
    receipt = await house.erasing.erase(house.camila.contact_id)
    known = await asyncio.to_thread(erasure_book.known, house.backups)
    assert known == {house.camila.contact_id: receipt.at}


async def test_an_erasure_that_cannot_be_settled_is_settled_later(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(erasure_book, "keep", full)
        receipt = await house.erasing.erase(house.camila.contact_id)
    assert not (house.backups / erasure_book.FILE).exists()
    await house.erasing.finish()
    known = await asyncio.to_thread(erasure_book.known, house.backups)
    assert known == {house.camila.contact_id: receipt.at}
