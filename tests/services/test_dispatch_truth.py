"""The dispatcher in bad weather: a full disk, a sleeping PC, a clock that is set, a set-up that is mended."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import MessageStatus
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    SetupError,
    StoreError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp.graph import Accepted
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.store import outbox
from aura_desktop.store.database import Database, DatabaseKey
from tests.eventually import eventually
from tests.services.fakes import BENJAMIN, NUMBER_ID, Clock, FakeGraph, wamid, writes
from tests.services.test_dispatch import Desk

FULL = StoreError("disk_full")


class FragileDatabase(Database):
    """A real store whose next calls of some functions fail as told, and whose leases may take their time."""

    def __init__(self, path: Path, key: DatabaseKey) -> None:
        super().__init__(path, key)
        self.faults: dict[str, deque[Exception]] = {}
        self.lease_took: Callable[[], None] = lambda: None

    async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        faults = self.faults.get(fn.__name__)
        if faults:
            raise faults.popleft()
        result = await super().run(fn, *args, **kwargs)
        if fn is outbox.lease:
            self.lease_took()
        return result


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[FragileDatabase]:
    store = FragileDatabase(tmp_path / "aura.db", DatabaseKey.generate())
    await store.open()
    yield store
    await store.close()


@pytest.fixture
def desk(database: FragileDatabase, graph: FakeGraph, clock: Clock) -> Desk:
    return Desk(database, graph, clock)


@pytest.fixture
async def camila(database: FragileDatabase, clock: Clock) -> ConversationId:
    return await writes(database, clock())


async def test_a_request_of_before_the_pc_slept_is_neither_doubted_nor_repeated(
    desk: Desk, camila: ConversationId
) -> None:
    first = await desk.sending.send_text(camila, "uno")
    second = await desk.sending.send_text(camila, "dos")
    desk.graph.gate = asyncio.Event()
    await desk.dispatch.lease()
    await eventually(lambda: desk.graph.in_flight == 1)
    desk.clock.advance(hours=14)
    assert await desk.dispatch.lease() == 0
    assert await desk.status(first) is MessageStatus.QUEUED
    desk.graph.gate.set()
    await desk.dispatch.settled()
    assert await desk.status(first) is MessageStatus.ACCEPTED
    assert await desk.step() == 1
    assert await desk.status(second) is MessageStatus.ACCEPTED
    assert len(desk.graph.sent) == 2


@pytest.mark.parametrize(
    ("outcome", "write", "state"),
    [
        (Accepted(wamid=wamid(7)), "settle_accepted", MessageStatus.ACCEPTED),
        (OutcomeUnknownError("answer_lost"), "settle_unconfirmed", MessageStatus.UNCONFIRMED),
        (UnavailableError("no_connection"), "release", MessageStatus.QUEUED),
    ],
)
async def test_what_became_of_a_job_outlives_a_full_disk(
    desk: Desk,
    database: FragileDatabase,
    camila: ConversationId,
    outcome: AuraError | Accepted,
    write: str,
    state: MessageStatus,
) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(outcome)
    database.faults[write] = deque([FULL] * 3)
    await desk.step()
    assert not database.faults[write]
    assert await desk.status(message_id) is state
    assert len(desk.graph.sent) == 1
    desk.clock.advance(minutes=2)
    await desk.sending.send_text(camila, "dos")
    assert await desk.step() == 1


async def test_an_answer_that_cannot_be_settled_blocks_nobody(
    desk: Desk, database: FragileDatabase, camila: ConversationId
) -> None:
    first = await desk.sending.send_text(camila, "uno")
    second = await desk.sending.send_text(camila, "dos")
    database.faults["settle_accepted"] = deque([StoreError("database_error")])
    while await desk.step():
        pass
    assert await desk.status(first) is MessageStatus.UNCONFIRMED
    assert await desk.status(second) is MessageStatus.ACCEPTED
    assert len(desk.graph.sent) == 2


async def test_a_store_in_trouble_does_not_break_off_requests(
    desk: Desk, database: FragileDatabase, camila: ConversationId, clock: Clock
) -> None:
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    first = await desk.sending.send_text(camila, "uno")
    desk.graph.gate = asyncio.Event()
    assert await desk.dispatch.lease() == 1
    second = await desk.sending.send_text(benjamin, "dos")
    database.faults["lease"] = deque([FULL])
    with pytest.raises(StoreError):
        await desk.dispatch.run()
    again = asyncio.create_task(desk.dispatch.run())
    desk.graph.gate.set()
    for message_id in (first, second):

        async def accepted(message_id: Any = message_id) -> bool:
            return await desk.status(message_id) is MessageStatus.ACCEPTED

        await eventually(accepted)
    again.cancel()
    await asyncio.gather(again, return_exceptions=True)
    assert len(desk.graph.sent) == 2


async def test_a_full_disk_does_not_keep_the_program_from_ending(
    desk: Desk, database: FragileDatabase, camila: ConversationId
) -> None:
    await desk.sending.send_text(camila, "uno")
    desk.graph.gate = asyncio.Event()
    task = asyncio.create_task(desk.dispatch.run())
    await eventually(lambda: bool(desk.graph.sent))
    database.faults = {
        name: deque([FULL] * 1000) for name in ("settle_accepted", "settle_unconfirmed")
    }
    task.cancel()
    await asyncio.sleep(0)
    desk.graph.gate.set()
    async with asyncio.timeout(10):
        await asyncio.gather(task, return_exceptions=True)


async def test_a_clock_set_back_holds_nobody(desk: Desk, camila: ConversationId) -> None:
    for outcome in ("no_connection", "call_rate"):
        message_id = await desk.sending.send_text(camila, "Hola")
        desk.graph.outcomes.append(UnavailableError(outcome, retry_after_s=60.0))
        assert await desk.step() == 1
        assert await desk.step() == 0
        desk.clock.advance(hours=-9)
        assert await desk.step() == 1
        assert await desk.status(message_id) is MessageStatus.ACCEPTED


async def test_whoever_hears_of_a_wrong_set_up_may_resume_at_once(
    desk: Desk, camila: ConversationId
) -> None:
    paused: list[bool] = []
    asked: list[asyncio.Task[None]] = []

    async def mend() -> None:
        paused.append(await desk.database.read(outbox.paused) is not None)
        await desk.dispatch.resume()

    def heard(error: AuraError | None) -> None:
        if isinstance(error, SetupError):
            asked.append(asyncio.create_task(mend()))

    desk.dispatch = Dispatch(desk.database, desk.graph, NUMBER_ID, clock=desk.clock, answered=heard)
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(SetupError("permission_missing"))
    await desk.step()
    await asyncio.gather(*asked)
    assert paused == [True]
    assert await desk.database.read(outbox.paused) is None
    await desk.step()
    assert await desk.status(message_id) is MessageStatus.ACCEPTED


async def test_the_network_is_back_for_everyone_once_graph_has_answered(
    desk: Desk, camila: ConversationId
) -> None:
    await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.extend([UnavailableError("no_connection")] * 5)
    for _ in range(5):
        assert await desk.step() == 1
        desk.clock.advance(seconds=30)
    desk.graph.outcomes.append(UnavailableError("no_connection"))
    assert await desk.step() == 1
    assert await desk.step() == 0
    await desk.dispatch.resume()
    assert await desk.step() == 1
    await desk.sending.send_text(camila, "dos")
    desk.graph.outcomes.append(UnavailableError("call_rate", retry_after_s=60.0))
    await desk.step()
    await desk.dispatch.resume()
    assert await desk.step() == 0


async def test_a_locked_store_does_not_hold_up_the_end(
    desk: Desk, database: FragileDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    leasing, locked = asyncio.Event(), asyncio.Event()

    async def run(fn: Any, *args: Any, **kwargs: Any) -> Any:
        leasing.set()
        await locked.wait()
        raise StoreError("locked")

    with monkeypatch.context() as patch:
        patch.setattr(database, "run", run)
        running = asyncio.create_task(desk.dispatch.run())
        await leasing.wait()
        running.cancel()
        await asyncio.sleep(0)
        locked.set()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(running, 5)


async def test_a_turn_that_comes_while_it_is_looked_for_is_not_slept_through(
    desk: Desk, database: FragileDatabase, camila: ConversationId
) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(UnavailableError("service_unavailable", retry_after_s=30.0))
    assert await desk.step() == 1
    desk.clock.advance(seconds=29.998)
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await desk.clock.sleep(seconds)

    desk.dispatch = Dispatch(database, desk.graph, NUMBER_ID, clock=desk.clock, sleep=sleep)
    database.lease_took = lambda: desk.clock.advance(seconds=0.003)
    task = asyncio.create_task(desk.dispatch.run())
    await eventually(lambda: len(desk.graph.sent) == 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert slept[0] == 1.0
    assert await desk.status(message_id) is MessageStatus.ACCEPTED
