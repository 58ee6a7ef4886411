"""The dispatcher: order, pace, retries, pauses, lost answers, and the end of the program."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from aura_desktop.domain.commands import Command, MarkRead, SendText
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ConversationId, JobId, MessageId, WaId
from aura_desktop.domain.message import Failure, Message, MessageStatus
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp import outbound
from aura_desktop.gateways.whatsapp.graph import Accepted
from aura_desktop.services import dispatch as dispatching
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.services.feed import Feed
from aura_desktop.services.sending import Sending
from aura_desktop.store import messages, outbox
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.services.fakes import BENJAMIN, NUMBER_ID, Clock, FakeGraph, wamid, writes


class Desk:
    """Dispatcher and sender over one store, without their loop."""

    def __init__(self, database: Database, graph: FakeGraph, clock: Clock) -> None:
        self.database = database
        self.graph = graph
        self.clock = clock
        self.heard: list[AuraError | None] = []
        self.sending = Sending(database, NUMBER_ID, clock)
        self.dispatch = Dispatch(
            database,
            graph,
            NUMBER_ID,
            clock=clock,
            answered=self.heard.append,
            sleep=clock.sleep,
            jitter=lambda: 0.0,
        )

    async def step(self) -> int:
        """Begin what may begin now, and see it settled."""
        begun = await self.dispatch.lease()
        await self.dispatch.settled()
        return begun

    async def message(self, message_id: MessageId) -> Message:
        found = await self.database.read(messages.get, message_id)
        assert found is not None
        return found

    async def status(self, message_id: MessageId) -> MessageStatus:
        return (await self.message(message_id)).status


@pytest.fixture
def desk(database: Database, graph: FakeGraph, clock: Clock) -> Desk:
    return Desk(database, graph, clock)


@pytest.fixture
async def camila(database: Database, clock: Clock) -> ConversationId:
    return await writes(database, clock())


async def test_an_accepted_message_has_its_wamid(desk: Desk, camila: ConversationId) -> None:
    message_id = await desk.sending.send_text(camila, "Sí, a las 10:00.")
    desk.graph.outcomes.append(Accepted(wamid=wamid(7), wa_id=WaId("56900000142")))
    assert await desk.step() == 1
    message = await desk.message(message_id)
    assert (message.status, message.wamid) == (MessageStatus.ACCEPTED, wamid(7))
    assert desk.graph.job_ids == [message.job_id]
    assert desk.heard == [None]
    assert await desk.step() == 0


async def test_one_conversation_keeps_its_order_and_has_one_request(
    desk: Desk, camila: ConversationId
) -> None:
    for text in ("uno", "dos", "tres"):
        await desk.sending.send_text(camila, text)
    desk.graph.gate = asyncio.Event()
    assert await desk.dispatch.lease() == 1
    assert await desk.dispatch.lease() == 0
    desk.graph.gate.set()
    await desk.dispatch.settled()
    while await desk.step():
        pass
    bodies = [command.body for command in desk.graph.sent if isinstance(command, SendText)]
    assert bodies == ["uno", "dos", "tres"]
    assert desk.graph.most_in_flight == 1


async def test_conversations_do_not_wait_for_one_another(
    desk: Desk, camila: ConversationId, database: Database, clock: Clock
) -> None:
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    await desk.sending.send_text(camila, "uno")
    await desk.sending.send_text(benjamin, "dos")
    desk.graph.gate = asyncio.Event()
    assert await desk.dispatch.lease() == 2
    await eventually(lambda: desk.graph.in_flight == 2)
    desk.graph.gate.set()
    await desk.dispatch.settled()


async def test_a_refusal_is_final_and_says_why(desk: Desk, camila: ConversationId) -> None:
    message_id = await desk.sending.send_text(camila, "Hola")
    desk.graph.outcomes.append(
        RefusedError(
            "recipient_unreachable", graph_code=131026, title="Undeliverable", fbtrace_id="AbCdEf"
        )
    )
    await desk.step()
    message = await desk.message(message_id)
    assert message.status is MessageStatus.FAILED
    assert message.failure == Failure(
        code="recipient_unreachable",
        graph_code=131026,
        title="Undeliverable",
        fbtrace_id="AbCdEf",
    )
    desk.clock.advance(hours=1)
    assert await desk.step() == 0


async def test_a_temporary_fault_is_retried_and_holds_back_later_messages(
    desk: Desk, camila: ConversationId
) -> None:
    first = await desk.sending.send_text(camila, "uno")
    await desk.sending.send_text(camila, "dos")
    desk.graph.outcomes.append(UnavailableError("service_unavailable"))
    await desk.step()
    assert await desk.status(first) is MessageStatus.QUEUED
    assert await desk.step() == 0
    desk.clock.advance(seconds=1)
    while await desk.step():
        pass
    bodies = [command.body for command in desk.graph.sent if isinstance(command, SendText)]
    assert bodies == ["uno", "uno", "dos"]


async def test_after_five_retries_it_is_given_up(desk: Desk, camila: ConversationId) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.extend([UnavailableError("service_unavailable", fbtrace_id="AbCdEf")] * 20)
    for _ in range(20):
        await desk.step()
        desk.clock.advance(minutes=1)
    assert len(desk.graph.sent) == 6
    message = await desk.message(message_id)
    assert message.status is MessageStatus.FAILED
    assert message.failure is not None
    assert message.failure.code == "service_unavailable"
    assert message.failure.fbtrace_id == "AbCdEf", "of the last try"


async def test_a_rate_limit_holds_everyone(
    desk: Desk, camila: ConversationId, database: Database, clock: Clock
) -> None:
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(UnavailableError("call_rate", retry_after_s=60.0))
    await desk.step()
    await desk.sending.send_text(benjamin, "dos")
    desk.clock.advance(seconds=59)
    assert await desk.step() == 0
    desk.clock.advance(seconds=1)
    assert await desk.step() == 2


async def test_a_pair_limit_holds_only_its_patient(
    desk: Desk, camila: ConversationId, database: Database, clock: Clock
) -> None:
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(UnavailableError("pair_rate", retry_after_s=4.0))
    await desk.step()
    await desk.sending.send_text(benjamin, "dos")
    assert await desk.step() == 1
    desk.clock.advance(seconds=4)
    assert await desk.step() == 1


async def test_without_a_network_nothing_is_given_up(desk: Desk, camila: ConversationId) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.extend([UnavailableError("no_connection")] * 50)
    desk.graph.outcomes.append(UnavailableError("service_unavailable"))
    for _ in range(50):
        assert await desk.step() == 1
        assert await desk.step() == 0
        desk.clock.advance(minutes=1)
    assert await desk.status(message_id) is MessageStatus.QUEUED
    await desk.step()
    desk.clock.advance(minutes=1)
    await desk.step()
    assert await desk.status(message_id) is MessageStatus.ACCEPTED


async def test_a_wrong_token_stops_everything_and_keeps_the_queue(
    desk: Desk, camila: ConversationId
) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(SetupError("access_token_invalid"))
    await desk.step()
    paused = await desk.database.read(outbox.paused)
    assert paused is not None
    assert paused.code == "access_token_invalid"
    desk.clock.advance(hours=5)
    assert await desk.step() == 0
    assert await desk.status(message_id) is MessageStatus.QUEUED
    await desk.dispatch.resume()
    assert await desk.step() == 1
    assert await desk.status(message_id) is MessageStatus.ACCEPTED


async def test_a_lost_answer_is_never_resent(desk: Desk, camila: ConversationId) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.outcomes.append(OutcomeUnknownError("answer_lost"))
    await desk.step()
    assert await desk.status(message_id) is MessageStatus.UNCONFIRMED
    desk.clock.advance(days=2)
    assert await desk.step() == 0
    assert len(desk.graph.sent) == 1


async def test_a_bug_after_the_question_counts_as_a_lost_answer(
    desk: Desk, camila: ConversationId
) -> None:
    first = await desk.sending.send_text(camila, "uno")
    second = await desk.sending.send_text(camila, "dos")
    desk.graph.outcomes.append(ValueError("a bug"))
    while await desk.step():
        pass
    assert await desk.status(first) is MessageStatus.UNCONFIRMED
    assert await desk.status(second) is MessageStatus.ACCEPTED


async def test_a_poisoned_job_fails_and_the_queue_goes_on(
    desk: Desk, camila: ConversationId, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await desk.sending.send_text(camila, "veneno")
    second = await desk.sending.send_text(camila, "dos")
    build = outbound.request_body

    def fragile(command: Command, job_id: JobId | None) -> dict[str, object]:
        if isinstance(command, SendText) and command.body == "veneno":
            raise KeyError("cannot be built")
        return build(command, job_id)

    monkeypatch.setattr(outbound, "request_body", fragile)
    while await desk.step():
        pass
    assert await desk.status(first) is MessageStatus.FAILED
    assert await desk.status(second) is MessageStatus.ACCEPTED
    assert len(desk.graph.sent) == 1


async def test_text_that_cannot_be_sent_fails_and_is_not_in_doubt(
    desk: Desk, camila: ConversationId
) -> None:
    broken = await desk.sending.send_text(camila, "media carita \ud83d")
    await desk.step()
    assert await desk.status(broken) is MessageStatus.FAILED
    assert desk.graph.sent == []


async def test_reading_marks_leave_and_old_typing_does_not(
    desk: Desk, camila: ConversationId
) -> None:
    await desk.sending.typing(camila)
    desk.clock.advance(seconds=30)
    await desk.step()
    assert [type(command) for command in desk.graph.sent] == [MarkRead]
    assert not any(isinstance(each, MarkRead) and each.typing for each in desk.graph.sent)


async def test_a_patient_is_not_flooded_and_the_burst_is_paid_for(
    desk: Desk, camila: ConversationId, database: Database, clock: Clock
) -> None:
    for number in range(48):
        await desk.sending.send_text(camila, f"mensaje {number}")
    started = clock()
    for _ in range(49):
        await desk.step()
        clock.advance(seconds=0.1)
    assert len(desk.graph.sent) == 45
    clock.now = started + timedelta(seconds=269)
    assert not await sends(desk)
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    await desk.sending.send_text(benjamin, "otra persona")
    assert await sends(desk) == ["otra persona"]
    clock.now = started + timedelta(seconds=270)
    assert await sends(desk) == ["mensaje 45", "mensaje 46", "mensaje 47"]


async def sends(desk: Desk) -> list[str]:
    """What leaves now."""
    before = len(desk.graph.sent)
    while await desk.step():
        pass
    return [command.body for command in desk.graph.sent[before:] if isinstance(command, SendText)]


async def test_a_restart_forgets_no_burst(
    desk: Desk, camila: ConversationId, database: Database, clock: Clock, graph: FakeGraph
) -> None:
    for number in range(4):
        await desk.sending.send_text(camila, f"mensaje {number}")
        await sends(desk)
    clock.advance(seconds=10)
    again = Desk(database, graph, clock)
    await again.dispatch.start()
    await again.sending.send_text(camila, "tras reiniciar")
    assert not await sends(again)
    clock.advance(seconds=14)
    assert await sends(again) == ["tras reiniciar"]


@pytest.fixture
async def running(desk: Desk, database: Database) -> AsyncIterator[Desk]:
    """The same with its loop, woken by the feed."""
    feed = Feed(database)
    await feed.start()
    feed.subscribe({Topic.JOB}, lambda items: desk.dispatch.wake())
    await desk.dispatch.start()
    tasks = [asyncio.create_task(feed.run()), asyncio.create_task(desk.dispatch.run())]
    yield desk
    feed.stop()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def until(desk: Desk, message_id: MessageId, wanted: MessageStatus) -> None:
    async def reached() -> bool:
        return await desk.status(message_id) is wanted

    await eventually(reached)


async def test_the_loop_sends_what_comes_and_retries_by_itself(
    running: Desk, camila: ConversationId
) -> None:
    running.graph.outcomes.extend(
        [UnavailableError("no_connection"), UnavailableError("service_unavailable")]
    )
    first = await running.sending.send_text(camila, "uno")
    second = await running.sending.send_text(camila, "dos")
    await until(running, first, MessageStatus.ACCEPTED)
    await until(running, second, MessageStatus.ACCEPTED)
    assert len(running.graph.sent) == 4


async def test_the_end_of_the_program_settles_what_was_under_way(
    desk: Desk, camila: ConversationId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "LAST_ANSWERS_S", 0.05)
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.gate = asyncio.Event()
    task = asyncio.create_task(desk.dispatch.run())
    await eventually(lambda: bool(desk.graph.sent))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await desk.status(message_id) is MessageStatus.UNCONFIRMED


async def test_an_answer_in_time_is_waited_for_at_the_end(
    desk: Desk, camila: ConversationId
) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    desk.graph.gate = asyncio.Event()
    task = asyncio.create_task(desk.dispatch.run())
    await eventually(lambda: bool(desk.graph.sent))
    task.cancel()
    await asyncio.sleep(0)
    desk.graph.gate.set()
    await asyncio.gather(task, return_exceptions=True)
    assert await desk.status(message_id) is MessageStatus.ACCEPTED


async def test_jobs_of_a_dead_run_become_unconfirmed_but_reading_marks_are_sent(
    desk: Desk, camila: ConversationId, graph: FakeGraph, clock: Clock
) -> None:
    message_id = await desk.sending.send_text(camila, "uno")
    now = clock()
    await desk.database.run(outbox.lease, "a dead run", now, now + dispatching.LEASE, 10)
    await desk.sending.mark_seen(camila)
    await desk.dispatch.start()
    assert await desk.status(message_id) is MessageStatus.UNCONFIRMED
    while await desk.step():
        pass
    assert [type(command) for command in graph.sent] == [MarkRead]
