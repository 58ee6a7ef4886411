"""Upkeep drops what is of no more use, keeps the rest, and everything that patients wrote."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from aura_desktop.domain.events import AccountNoticed, StatusChanged, UnknownReceived
from aura_desktop.domain.ids import ConversationId, Wamid
from aura_desktop.domain.message import MessageStatus
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import InputError, StoreError
from aura_desktop.services.api_sending import ApiSending
from aura_desktop.services.sending import Sending
from aura_desktop.services.upkeep import (
    AGAIN_AFTER_S,
    DELIVERIES_TRACED,
    FEED_ROWS,
    FIRST_AFTER_S,
    Upkeep,
)
from aura_desktop.store import events, feed, inbox, messages, notices, outbox, search
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery
from tests.eventually import eventually
from tests.services.fakes import CAMILA, NUMBER, NUMBER_ID, START, Clock, wamid, writes

PHONE = f"+{CAMILA}"


@pytest.fixture
def upkeep(database: Database, clock: Clock) -> Upkeep:
    return Upkeep(database, clock, clock.sleep)


@pytest.fixture
async def camila(database: Database, clock: Clock) -> ConversationId:
    return await writes(database, clock())


def rows(tx: sa.Connection, table: str) -> Sequence[Any]:
    return tx.exec_driver_sql(f"SELECT * FROM {table}").fetchall()


async def test_updates_of_messages_that_never_came_are_kept_for_a_month(
    upkeep: Upkeep, database: Database, clock: Clock
) -> None:
    def ticked(number: int) -> StatusChanged:
        status = MessageStatus.READ
        return StatusChanged(
            number=NUMBER, wamid=wamid(number), status=status, reported="read", at=clock()
        )

    await database.run(events.apply_all, [ticked(1)], clock())
    clock.advance(days=2)
    await database.run(events.apply_all, [ticked(2)], clock())
    clock.advance(days=29)
    await upkeep.tidy()
    assert [row.wamid for row in await database.read(rows, "orphans")] == [wamid(2)]


async def test_what_meta_said_goes_once_seen_and_old(
    upkeep: Upkeep, database: Database, clock: Clock
) -> None:
    old = AccountNoticed(field="account_update", at=clock(), event="OLD", detail="", raw="{}")
    unknown = UnknownReceived(field="news", at=clock(), reason="unknown_field", raw='{"a":"Hola"}')
    await database.run(events.apply_all, [old, unknown], clock())
    await database.run(notices.mark_seen)
    unseen = AccountNoticed(field="account_update", at=clock(), event="UNSEEN", detail="", raw="{}")
    await database.run(events.apply_all, [unseen], clock())
    await upkeep.tidy()
    assert len(await database.read(notices.recent, 9)) == 3
    clock.advance(days=91)
    await upkeep.tidy()
    kept = await database.read(notices.recent, 9)
    assert [(notice.kind, notice.event) for notice in kept] == [
        (NoticeKind.ACCOUNT, "UNSEEN"),
        (NoticeKind.UPDATE, ""),
    ]


async def test_unreadable_bodies_go_after_three_months_but_no_message(
    upkeep: Upkeep, database: Database, clock: Clock
) -> None:
    bodies = {"not_json": b"<html>", "failed": b'{"a patient\'s": "words"}'}
    for code, body in bodies.items():
        item_id = await database.append_delivery(RawDelivery(body=body, received_at=clock()))
        await database.run(inbox.reject, item_id, code, clock())
    waiting = await database.append_delivery(RawDelivery(body=b"{}", received_at=clock()))
    clock.advance(days=89)
    await upkeep.tidy()
    assert (await database.read(rows, "inbox"))[0].body == b"<html>"
    clock.advance(days=2)
    await upkeep.tidy()
    found = {row.code or row.id: row.body for row in await database.read(rows, "inbox")}
    assert found == {"not_json": b"", "failed": bodies["failed"], waiting: b"{}"}
    counts = await database.read(inbox.counts)
    assert (counts.waiting, counts.unreadable) == (1, 2)


async def test_a_key_counts_for_a_week_and_as_long_as_its_message_waits(
    upkeep: Upkeep, database: Database, clock: Clock, camila: ConversationId
) -> None:
    api = ApiSending(database, NUMBER_ID, "es", clock)
    done = await api.send_text(PHONE, "uno", "key-1")
    for job in await database.run(outbox.lease, "run", clock(), clock(), 9):
        await database.run(outbox.settle_accepted, job.id, wamid(1), None, None, clock())
    waiting = await api.send_text(PHONE, "dos", "key-2")
    clock.advance(days=6)
    await upkeep.tidy()
    assert (await api.send_text(PHONE, "uno", "key-1")).id == done.id
    clock.advance(days=2)
    await upkeep.tidy()
    with pytest.raises(InputError, match="service_window_closed"):
        await api.send_text(PHONE, "uno", "key-1")
    assert (await api.send_text(PHONE, "dos", "key-2")).id == waiting.id
    assert await api.state(done.id) == done.__class__(
        id=done.id, state=MessageStatus.ACCEPTED, wamid=wamid(1)
    )


async def test_a_message_of_years_ago_is_there_and_found(
    upkeep: Upkeep, database: Database, clock: Clock, camila: ConversationId
) -> None:
    await Sending(database, NUMBER_ID, clock).send_text(camila, "Sí, a las 10:00.")
    clock.advance(days=3650)
    for _ in range(3):
        await upkeep.tidy()
    page = await database.read(messages.page, camila, None, 9)
    assert len(page.messages) == 2
    assert page.messages[0].wamid == Wamid(f"wamid.in-{CAMILA}-1")
    assert len(await database.read(search.find, "tienen hora", 9)) == 1


async def test_the_feed_is_cut_and_goes_on(upkeep: Upkeep, database: Database) -> None:
    def fill(tx: sa.Connection) -> None:
        tx.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "
            "INSERT INTO feed (topic, key) SELECT 'job', i FROM n"
        )

    await database.run(fill)
    last = await database.read(feed.last_seq)
    await upkeep.tidy()
    assert len(await database.read(rows, "feed")) == FEED_ROWS
    assert await database.read(feed.last_seq) == last


async def test_only_the_last_deliveries_stay_traced(upkeep: Upkeep, database: Database) -> None:
    def fill(tx: sa.Connection) -> None:
        tx.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
            "INSERT INTO deliveries (received_at, kinds) SELECT i, 'status' FROM n"
        )

    await upkeep.tidy()
    await database.run(fill)
    await upkeep.tidy()
    kept = [row.id for row in await database.read(rows, "deliveries")]
    assert kept == list(range(1501 - DELIVERIES_TRACED, 1501))


async def test_it_waits_for_the_start_to_be_over_and_comes_back_daily(
    database: Database, clock: Clock
) -> None:
    asked: list[float] = []
    released = asyncio.Event()

    async def sleep(seconds: float) -> None:
        asked.append(seconds)
        if len(asked) == 3:
            await released.wait()
        clock.advance(seconds=seconds)

    task = asyncio.create_task(Upkeep(database, clock, sleep).run())
    await eventually(lambda: len(asked) == 3)
    assert asked == [FIRST_AFTER_S, AGAIN_AFTER_S, AGAIN_AFTER_S]
    assert clock() - START == timedelta(seconds=FIRST_AFTER_S + AGAIN_AFTER_S)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_part_that_cannot_be_done_keeps_the_others_from_nothing(
    database: Database, clock: Clock
) -> None:
    done: list[str] = []

    async def refuse() -> None:
        raise StoreError("damaged")

    async def work() -> None:
        done.append("work")

    await Upkeep(database, clock, clock.sleep, besides=(refuse, work)).tidy()
    assert done == ["work"]
