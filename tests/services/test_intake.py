"""Intake: from raw bodies to rows, one poisoned delivery at a time."""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime

import pytest

from aura_desktop.domain.events import Event
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.trace import DeliveryKind, DeliveryTrace
from aura_desktop.errors import StoreError
from aura_desktop.gateways.whatsapp import inbound
from aura_desktop.services.feed import Feed
from aura_desktop.services.intake import CHUNK, Intake
from aura_desktop.store import events, history, inbox, metrics, notices
from aura_desktop.store.database import Database, Tx
from tests.eventually import eventually
from tests.services.fakes import NUMBER_ID, Clock


def delivery(*numbers: int) -> bytes:
    """A webhook body with one text for each number."""
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "56900000100", "phone_number_id": NUMBER_ID},
        "contacts": [{"wa_id": "56900000142", "profile": {"name": "Camila Ejemplo"}}],
        "messages": [
            {
                "from": "56900000142",
                "id": f"wamid.in-{number}",
                "timestamp": str(1_790_000_000 + number),
                "type": "text",
                "text": {"body": f"mensaje {number}"},
            }
            for number in numbers
        ],
    }
    changes = [{"field": "messages", "value": value}]
    return json.dumps(
        {"object": "whatsapp_business_account", "entry": [{"id": "2000001", "changes": changes}]}
    ).encode()


@pytest.fixture
def intake(database: Database, clock: Clock) -> Intake:
    return Intake(database, clock)


async def received(database: Database) -> int:
    return (await database.read(metrics.totals)).received


async def traces(database: Database) -> tuple[DeliveryTrace, ...]:
    return (await database.read(history.traces, 20)).deliveries


def status(wamid: str) -> bytes:
    """A webhook body with one tick of a message of ours."""
    tick = {"id": wamid, "status": "read", "timestamp": "1790000000", "recipient_id": "56900000142"}
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "56900000100", "phone_number_id": NUMBER_ID},
        "statuses": [tick],
    }
    changes = [{"field": "messages", "value": value}]
    return json.dumps({"entry": [{"id": "2000001", "changes": changes}]}).encode()


async def waiting(database: Database) -> int:
    return (await database.read(inbox.counts)).waiting


async def test_what_is_accepted_is_on_disk_and_then_in_rows(
    intake: Intake, database: Database
) -> None:
    await intake.accept(delivery(1))
    assert (await waiting(database), await received(database)) == (1, 0)
    assert await intake.work() == 1
    assert (await waiting(database), await received(database)) == (0, 1)
    assert await intake.work() == 0


async def test_many_small_deliveries_and_a_large_one(intake: Intake, database: Database) -> None:
    for number in range(40):
        await intake.accept(delivery(number * 2, number * 2 + 1))
    await intake.accept(delivery(*range(1000, 2000)))
    while await intake.work():
        pass
    assert await received(database) == 1080
    assert await waiting(database) == 0


async def test_every_delivery_leaves_a_trace_whatever_it_carried(
    intake: Intake, database: Database, clock: Clock
) -> None:
    came = clock()
    large = delivery(*range(100, 100 + 2 * CHUNK))
    for body in (delivery(1), status("wamid.out-1"), b'{"entry": []}', b"<html>", large):
        await intake.accept(body)
        clock.advance(seconds=1)
    assert {each.state for each in await traces(database)} == {"waiting"}
    while await intake.work():
        pass
    found = [(each.state, each.kinds, each.marks, each.more) for each in await traces(database)]
    message, ticks, other = DeliveryKind.MESSAGE, DeliveryKind.STATUS, DeliveryKind.OTHER
    assert found == [
        ("received", (message,), ("wamid.in-100", "wamid.in-101", "wamid.in-102"), 2 * CHUNK - 3),
        ("unreadable", (), (), 0),
        ("received", (other,), (), 0),
        ("received", (ticks,), ("wamid.out-1",), 0),
        ("received", (message,), ("wamid.in-1",), 0),
    ]
    assert (await traces(database))[-1].at == came, "its own time, not the message's"


@pytest.mark.parametrize("count", [1, 2 * CHUNK])
async def test_a_delivery_of_which_a_part_was_refused_says_so(
    intake: Intake, database: Database, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    apply = events.apply

    def refuse(tx: Tx, event: Event, now: datetime) -> None:
        if getattr(event, "wamid", "") == "wamid.in-0":
            raise ValueError
        apply(tx, event, now)

    monkeypatch.setattr(events, "apply", refuse)
    await intake.accept(delivery(*range(count)))
    await intake.accept(delivery(1000))
    await intake.work()
    found = await traces(database)
    assert {each.marks[0]: (each.state, each.code) for each in found} == {
        "wamid.in-0": ("partly", "ValueError"),
        "wamid.in-1000": ("received", ""),
    }
    assert await received(database) == count, "its neighbours are there"


async def test_the_same_delivery_twice_counts_once(intake: Intake, database: Database) -> None:
    await intake.accept(delivery(1))
    await intake.accept(delivery(1))
    await intake.work()
    assert await received(database) == 1


async def test_a_body_that_is_no_json_is_kept_and_shown(intake: Intake, database: Database) -> None:
    await intake.accept(b"<html>")
    await intake.accept(delivery(1))
    await intake.work()
    counts = await database.read(inbox.counts)
    assert (counts.waiting, counts.unreadable) == (0, 1)
    assert await received(database) == 1
    [notice] = await database.read(notices.recent, 10)
    assert notice.code == "not_json"


async def test_a_delivery_that_breaks_the_reader_stops_nobody(
    database: Database, clock: Clock
) -> None:
    def fragile(body: bytes, now: datetime) -> list[Event]:
        if b"veneno" in body:
            raise RecursionError
        return inbound.parse_delivery(body, now)

    intake = Intake(database, clock, fragile)
    await intake.accept(b'{"entry": "veneno"}')
    await intake.accept(b'{"entry": "veneno", "large": "' + b"x" * 20_000 + b'"}')
    await intake.accept(delivery(1))
    await intake.work()
    counts = await database.read(inbox.counts)
    assert (counts.waiting, counts.unreadable) == (0, 2)
    assert await received(database) == 1


async def test_a_delivery_that_breaks_the_store_stops_nobody(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_all = events.apply_all

    def fragile(tx: Tx, found: Sequence[Event], now: datetime) -> object:
        if any(getattr(event, "wamid", "") == "wamid.in-2" for event in found):
            raise NotImplementedError
        return apply_all(tx, found, now)

    monkeypatch.setattr(events, "apply_all", fragile)
    intake = Intake(database, clock)
    for number in (1, 2, 3):
        await intake.accept(delivery(number))
    await intake.work()
    counts = await database.read(inbox.counts)
    assert (counts.waiting, counts.unreadable) == (0, 1)
    assert await received(database) == 2


async def test_a_full_disk_is_no_deliverys_fault(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(tx: Tx, found: Sequence[Event], now: datetime) -> object:
        raise StoreError("disk_full")

    intake = Intake(database, clock)
    await intake.accept(delivery(1))
    with monkeypatch.context() as patch:
        patch.setattr(events, "apply_all", full)
        with pytest.raises(StoreError, match="disk_full"):
            await intake.work()
    assert await waiting(database) == 1
    await intake.work()
    assert await received(database) == 1


async def test_what_cannot_be_kept_is_told_once_and_so_is_the_end_of_it(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[int]:
        raise StoreError("disk_full")

    told: list[str] = []
    intake = Intake(database, clock, told=told.append)
    await intake.accept(delivery(1))
    assert told == []
    with monkeypatch.context() as patch:
        patch.setattr(inbox, "append_raw", full)
        for _ in range(2):
            with pytest.raises(StoreError, match="disk_full"):
                await intake.accept(delivery(2))
    for number in (2, 3):
        await intake.accept(delivery(number))
    assert told == ["disk_full", ""]


async def test_after_a_crash_between_chunks_nothing_is_lost_or_doubled(
    intake: Intake, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await intake.accept(delivery(*range(120)))
    run = database.run
    calls = 0

    async def crashing(*args: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise StoreError("io_error")
        return await run(*args)  # type: ignore[arg-type] # handed through

    with monkeypatch.context() as patch:
        patch.setattr(database, "run", crashing)
        with pytest.raises(StoreError):
            await intake.work()
    assert await received(database) == 50
    await intake.work()
    assert (await waiting(database), await received(database)) == (0, 120)


async def test_the_loop_works_when_it_is_woken(intake: Intake, database: Database) -> None:
    feed = Feed(database)
    await feed.start()
    feed.subscribe({Topic.DELIVERY}, lambda items: intake.wake())
    tasks = [asyncio.create_task(feed.run()), asyncio.create_task(intake.run())]
    await intake.accept(delivery(1))

    async def came() -> bool:
        return await received(database) == 1

    await eventually(came)
    feed.stop()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize("steps", range(6))
async def test_the_end_is_heard_also_when_a_delivery_comes_at_that_moment(
    intake: Intake, database: Database, steps: int
) -> None:
    running = asyncio.create_task(intake.run())
    await database.read(inbox.counts)
    for _ in range(20):
        await asyncio.sleep(0)
    intake.wake()
    for _ in range(steps):
        await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(asyncio.shield(running), 5)
