"""What passed through the queues last: newest first, without words, at the same cost with a million messages."""

import sqlalchemy as sa

from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.domain.trace import Brought, DeliveryKind
from aura_desktop.store import history, inbox, outbox
from aura_desktop.store.inbox import RawDelivery
from tests.store import world
from tests.store.world import at


def test_nothing_has_passed_yet(tx: sa.Connection) -> None:
    found = history.traces(tx, 20)
    assert (found.deliveries, found.sends, found.received) == ((), (), 0)
    assert (found.inbox.oldest_at, found.outbox.oldest_at) == (None, None)


def settled(tx: sa.Connection, minutes: float, told: Brought, refused: str = "") -> None:
    """One delivery that came at this minute and has been read."""
    (item_id,) = inbox.append(tx, [RawDelivery(body=b"{}", received_at=at(minutes))])
    inbox.settle(tx, item_id, told, refused)


def test_deliveries_are_those_in_the_inbox_and_the_traces_of_the_others(
    tx: sa.Connection,
) -> None:
    ticks = Brought(
        kinds=(DeliveryKind.STATUS,), wamids=(Wamid("wamid.1"), Wamid("wamid.2")), more=4
    )
    settled(tx, 1, ticks)
    settled(tx, 4, Brought(), "ValueError")
    bodies = [RawDelivery(body=b"{}", received_at=at(minutes)) for minutes in (2, 3)]
    waiting, unreadable = inbox.append(tx, bodies)
    inbox.reject(tx, unreadable, "not_json", at(3))
    found = history.traces(tx, 20)
    assert [(each.at, each.state, each.kinds, each.code) for each in found.deliveries] == [
        (at(4), "partly", (DeliveryKind.OTHER,), "ValueError"),
        (at(3), "unreadable", (), "not_json"),
        (at(2), "waiting", (), ""),
        (at(1), "received", (DeliveryKind.STATUS,), ""),
    ]
    assert [(each.marks, each.more) for each in found.deliveries] == [
        ((), 0),
        ((), 0),
        ((), 0),
        (("wamid.1", "wamid.2"), 4),
    ]
    assert [each.id for each in found.deliveries] == [2, unreadable, waiting, 1]
    assert (found.inbox.waiting, found.inbox.oldest_at, found.inbox.failed) == (1, at(2), 1)
    assert [each.at for each in history.traces(tx, 2).deliveries] == [at(4), at(3)]


def test_a_delivery_is_traced_once_however_often_it_is_settled(tx: sa.Connection) -> None:
    (item_id,) = inbox.append(tx, [RawDelivery(body=b"{}", received_at=at(1))])
    for _ in range(2):
        inbox.settle(tx, item_id, Brought(kinds=(DeliveryKind.MESSAGE,)))
    assert len(history.traces(tx, 20).deliveries) == 1


def test_half_a_character_in_an_id_costs_nothing(tx: sa.Connection) -> None:
    settled(tx, 1, Brought(kinds=(DeliveryKind.STATUS,), wamids=(Wamid("wamid.\ud83d"),)))
    assert history.traces(tx, 20).deliveries[0].marks == ("wamid.?",)


def test_sends_say_what_became_of_them_and_nothing_they_said(tx: sa.Connection) -> None:
    world.tell(tx, world.received("wamid.1", 1))
    conversation = world.only(tx).id
    first, second, third, _fourth = [
        world.send(tx, conversation, f"Texto {minutes}", minutes) for minutes in (2, 3, 4, 5)
    ]
    world.lease(tx, 6)
    outbox.settle_accepted(tx, first.job_id, Wamid("wamid.A"), None, None, at(7))
    world.tell(tx, world.ticked("wamid.A", MessageStatus.DELIVERED, 8))
    world.lease(tx, 9)
    failure = Failure(code="undeliverable", graph_code=131026, title="No", detail="privado")
    outbox.settle_failed(tx, second.job_id, failure, at(10))
    world.lease(tx, 11)
    outbox.retry_at(tx, third.job_id, at(20), at(11), "rate_limited")
    found = history.traces(tx, 20)
    assert [(each.state, each.code, each.graph_code, each.attempts) for each in found.sends] == [
        ("queued", "", 0, 0),
        ("queued", "rate_limited", 0, 1),
        ("failed", "undeliverable", 131026, 1),
        ("delivered", "", 0, 1),
    ]
    assert found.sends[-1].mark == "wamid.A"
    assert found.sends[-1].settled_at == at(7)
    assert {each.kind for each in found.sends} == {"SendText"}
    assert (found.outbox.waiting, found.outbox.oldest_at, found.outbox.failed) == (2, at(4), 1)
    assert not any(word in repr(found) for word in ("Texto", "privado"))


def test_a_job_whose_answer_was_lost_is_unconfirmed(tx: sa.Connection) -> None:
    world.tell(tx, world.received("wamid.1", 1))
    world.send(tx, world.only(tx).id, "Hola", 2)
    (job,) = world.lease(tx, 3)
    assert history.traces(tx, 20).sends[0].state == "sending"
    outbox.settle_unconfirmed(tx, job.id, at(4))
    found = history.traces(tx, 20)
    assert (found.sends[0].state, found.outbox.unconfirmed) == ("unconfirmed", 1)


def test_every_question_finds_its_rows_by_an_index(memory: sa.Connection) -> None:
    for statement in (history._KEPT, history._NEWEST, history._SENDS, history._OLDEST_JOB):
        text = str(statement.compile(memory, compile_kwargs={"render_postcompile": True}))
        params = (1,) * text.count("?")
        plan = [row[-1] for row in memory.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", params)]
        assert not any("TEMP B-TREE" in step for step in plan), plan
        scans = [step for step in plan if step.startswith("SCAN") and "USING" not in step]
        # A walk from the newest row back ends after as many rows as are wanted.
        assert scans in ([], ["SCAN inbox"], ["SCAN jobs"], ["SCAN deliveries"]), plan
