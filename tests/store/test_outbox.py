"""The outbox: one transaction, order per conversation, never sent twice, every outcome settled."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from aura_desktop.domain.commands import MarkRead, Recipient, SendReaction, SendText
from aura_desktop.domain.content import Text
from aura_desktop.domain.events import Sender
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ConversationId, JobId, MessageId, UserId, WaId, Wamid
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus, Reaction
from aura_desktop.errors import InputError
from aura_desktop.store import conversations, feed, leases, messages, outbox
from aura_desktop.store.outbox import OutboxCounts
from tests.store.world import (
    CAMILA,
    NUMBER,
    RODRIGO,
    at,
    by_wamid,
    echoed,
    everything,
    lease,
    only,
    received,
    send,
    tell,
    thread,
    ticked,
)

TO = Recipient(phone="+56900000142")
REFUSED = Failure(code="service_window_closed", graph_code=131047, fbtrace_id="AbCdEf")


@pytest.fixture
def camila(tx: sa.Connection) -> ConversationId:
    tell(tx, received("w1", 0))
    return only(tx).id


def silent(
    tx: sa.Connection, conversation_id: ConversationId, command: MarkRead | SendReaction
) -> JobId:
    return outbox.enqueue(
        tx, conversation_id, command, at(5), origin=MessageOrigin.DESK, content=None, quote=None
    ).job_id


def test_a_queued_text_is_a_bubble_a_job_and_an_answer(
    tx: sa.Connection, camila: ConversationId
) -> None:
    enqueued = send(tx, camila, "Claro que sí", 1, author="Ana Recepción", quote=Wamid("w1"))
    assert enqueued.created
    message = thread(tx)[-1]
    assert (message.id, message.job_id) == (enqueued.message_id, enqueued.job_id)
    assert (message.status, message.origin) == (MessageStatus.QUEUED, MessageOrigin.DESK)
    assert message.quote is not None
    assert message.author == "Ana Recepción"
    conversation = only(tx)
    assert conversation.waiting_since is None
    assert conversation.unread_count == 1
    assert conversation.last is not None
    assert (conversation.last.text, conversation.last.status) == (
        "Claro que sí",
        MessageStatus.QUEUED,
    )
    assert outbox.counts(tx) == OutboxCounts(waiting=1, messages=1)
    noted = {(item.topic, item.key) for item in feed.after(tx, 0)}
    assert (Topic.JOB, enqueued.job_id) in noted
    assert (Topic.MESSAGE, f"{camila}:{message.id}") in noted


def test_the_same_key_and_command_is_one_job(tx: sa.Connection, camila: ConversationId) -> None:
    first = send(tx, camila, "Hola", 1, idempotency_key="k1")
    again = send(tx, camila, "Hola", 9, idempotency_key="k1")
    assert again == replace(first, created=False)
    with pytest.raises(InputError) as caught:
        send(tx, camila, "Otra cosa", 9, idempotency_key="k1")
    assert caught.value.code == "idempotency_key_reused"
    assert len(thread(tx)) == 2


def test_a_better_address_is_no_other_command(tx: sa.Connection, camila: ConversationId) -> None:
    texts = [SendText(to=Recipient(phone=phone), body="Hola") for phone in ("+5255", "+52155")]
    made = [
        outbox.enqueue(
            tx, camila, text, at(1), origin=MessageOrigin.API, idempotency_key="k", quote=None
        )
        for text in texts
    ]
    assert [enqueued.created for enqueued in made] == [True, False]


def test_nothing_is_queued_for_a_conversation_that_is_gone(tx: sa.Connection) -> None:
    with pytest.raises(InputError) as caught:
        send(tx, ConversationId(99), "Hola", 1)
    assert caught.value.code == "conversation_not_found"


def test_one_at_a_time_and_in_order_per_conversation(
    tx: sa.Connection, camila: ConversationId
) -> None:
    tell(tx, received("w2", 1, sender=RODRIGO))
    rodrigo = next(each.id for each in everything(tx) if each.id != camila)
    first, second = send(tx, camila, "uno", 2), send(tx, camila, "dos", 3)
    third = send(tx, rodrigo, "tres", 4)
    assert [job.id for job in lease(tx, 5)] == [first.job_id, third.job_id]
    assert lease(tx, 5) == []
    outbox.settle_accepted(tx, first.job_id, Wamid("a1"), None, None, at(6))
    assert [job.id for job in lease(tx, 6)] == [second.job_id]


def test_a_lease_is_limited_and_says_what_to_send(
    tx: sa.Connection, camila: ConversationId
) -> None:
    enqueued = send(tx, camila, "uno", 2)
    assert lease(tx, 5, limit=0) == []
    (job,) = lease(tx, 5, limit=1)
    assert job.command == SendText(to=TO, body="uno")
    assert (job.attempts, job.message_id, job.enqueued_at) == (1, enqueued.message_id, at(2))
    assert job.conversation_id == camila


def test_a_job_that_waits_for_its_turn_holds_back_what_is_behind_it(
    tx: sa.Connection, camila: ConversationId
) -> None:
    first, second = send(tx, camila, "uno", 2), send(tx, camila, "dos", 3)
    lease(tx, 4)
    outbox.retry_at(tx, first.job_id, at(9), at(4), "pair_rate")
    assert lease(tx, 5) == []
    assert leases.next_due(tx, at(5)) == at(9)
    (job,) = lease(tx, 9)
    assert (job.id, job.attempts) == (first.job_id, 2)
    outbox.settle_failed(tx, first.job_id, REFUSED, at(9))
    assert leases.next_due(tx, at(9)) == at(9)
    assert [job.id for job in lease(tx, 9)] == [second.job_id]
    outbox.settle_accepted(tx, second.job_id, Wamid("a2"), None, None, at(9))
    assert leases.next_due(tx, at(9)) is None


def test_a_released_job_was_never_tried(tx: sa.Connection, camila: ConversationId) -> None:
    job_id = send(tx, camila, "uno", 2).job_id
    lease(tx, 4)
    outbox.release(tx, job_id)
    (job,) = lease(tx, 4)
    assert job.attempts == 1
    outbox.release(tx, job_id, at(8))
    assert lease(tx, 7) == []
    assert lease(tx, 8)[0].attempts == 1
    outbox.release(tx, JobId("unknown"))


def test_an_accepted_job_has_its_wamid_and_teaches_who_the_patient_is(tx: sa.Connection) -> None:
    conversation_id = conversations.start(tx, NUMBER.phone_number_id, "+525512345678", at(0))
    assert conversations.recipient(tx, conversation_id) == Recipient(phone="+525512345678")
    job_id = send(tx, conversation_id, "Hola", 1).job_id
    lease(tx, 2)
    outbox.settle_accepted(tx, job_id, Wamid("a1"), WaId("5215512345678"), UserId("MX.1"), at(3))
    assert outbox.job(tx, job_id) == outbox.JobView(
        id=job_id, state=MessageStatus.ACCEPTED, wamid=Wamid("a1")
    )
    contact = only(tx).contact
    assert (contact.wa_id, contact.user_id) == ("5215512345678", "MX.1")
    assert conversations.recipient(tx, conversation_id) == Recipient(phone="+5215512345678")
    assert outbox.counts(tx) == OutboxCounts()


def test_the_answer_may_prove_two_contacts_to_be_one(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, sender=Sender(user_id=UserId("CL.142"))))
    conversation_id = conversations.start(tx, NUMBER.phone_number_id, "+56900000142", at(1))
    job_id = send(tx, conversation_id, "Hola", 2).job_id
    lease(tx, 3)
    outbox.settle_accepted(tx, job_id, Wamid("a1"), CAMILA.wa_id, CAMILA.user_id, at(4))
    assert len(thread(tx)) == 2


def test_statuses_that_were_faster_than_the_answer_are_applied(
    tx: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    tell(tx, ticked("a1", MessageStatus.DELIVERED, 3))
    outbox.settle_accepted(tx, job_id, Wamid("a1"), None, None, at(4))
    assert by_wamid(tx, "a1").status is MessageStatus.DELIVERED


@pytest.mark.parametrize("settled", ["sending", "unconfirmed", "requeued"])
def test_a_status_with_our_job_id_settles_the_job(
    tx: sa.Connection, camila: ConversationId, settled: str
) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    if settled == "unconfirmed":
        outbox.settle_unconfirmed(tx, job_id, at(3))
        assert outbox.counts(tx) == OutboxCounts(unconfirmed=1)
    if settled == "requeued":
        outbox.retry_at(tx, job_id, at(3), at(2), "unavailable")
    tell(tx, ticked("a1", MessageStatus.SENT, 4, job_id=job_id))
    assert by_wamid(tx, "a1").status is MessageStatus.SENT
    assert outbox.counts(tx) == OutboxCounts()
    # Whatever the late answer says, it is never sent again.
    outbox.retry_at(tx, job_id, at(5), at(5), "unavailable")
    outbox.settle_unconfirmed(tx, job_id, at(5))
    outbox.settle_failed(tx, job_id, REFUSED, at(5))
    outbox.settle_accepted(tx, job_id, Wamid("a1"), None, None, at(5))
    assert lease(tx, 9) == []
    assert by_wamid(tx, "a1").status is MessageStatus.SENT


def test_a_failure_by_status_settles_the_job_as_failed(
    tx: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    outbox.settle_accepted(tx, job_id, Wamid("a1"), None, None, at(3))
    tell(tx, ticked("a1", MessageStatus.FAILED, 4, failure=REFUSED))
    tell(tx, ticked("a1", MessageStatus.FAILED, 4, failure=REFUSED))
    assert outbox.counts(tx) == OutboxCounts(failed=1)
    view = outbox.job(tx, job_id)
    assert view is not None
    assert (view.state, view.failure) == (MessageStatus.FAILED, REFUSED)


def test_an_echo_that_came_first_gives_way_to_our_own_message(
    tx: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    tell(tx, echoed("a1", 2, "Hola"))
    outbox.settle_accepted(tx, job_id, Wamid("a1"), None, None, at(3))
    assert [message.wamid for message in thread(tx)] == ["w1", "a1"]
    assert thread(tx)[-1].job_id == job_id


def test_a_wamid_of_another_message_is_not_taken(tx: sa.Connection, camila: ConversationId) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    outbox.settle_accepted(tx, job_id, Wamid("w1"), None, None, at(3))
    assert thread(tx)[-1].wamid is None
    assert thread(tx)[-1].status is MessageStatus.ACCEPTED


def test_a_refusal_is_shown_with_its_reason(tx: sa.Connection, camila: ConversationId) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    outbox.settle_failed(tx, job_id, REFUSED, at(3))
    message = thread(tx)[-1]
    assert (message.status, message.failure) == (MessageStatus.FAILED, REFUSED)
    assert outbox.counts(tx) == OutboxCounts(failed=1)
    outbox.settle_failed(tx, JobId("unknown"), REFUSED, at(3))
    outbox.settle_accepted(tx, JobId("unknown"), None, None, None, at(3))
    outbox.settle_unconfirmed(tx, JobId("unknown"), at(3))
    assert outbox.job(tx, JobId("unknown")) is None


def test_a_failure_kept_before_meta_was_traced_is_read(
    tx: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    outbox.settle_failed(tx, job_id, REFUSED, at(3))
    kept = '{"code": "service_window_closed", "graph_code": 131047, "title": "", "detail": ""}'
    tx.exec_driver_sql("UPDATE messages SET failure = ?", (kept,))
    assert thread(tx)[-1].failure == replace(REFUSED, fbtrace_id="")


def test_a_person_may_send_again_once(tx: sa.Connection, camila: ConversationId) -> None:
    first = send(tx, camila, "Hola", 1, quote=Wamid("w1"))
    lease(tx, 2)
    outbox.settle_unconfirmed(tx, first.job_id, at(3))
    assert first.message_id is not None
    second = outbox.resend(tx, first.message_id, at(4), "Ana")
    old, new = thread(tx)[-2:]
    assert (old.resent, new.status, new.content) == (True, MessageStatus.QUEUED, Text(body="Hola"))
    assert new.quote == old.quote
    assert outbox.counts(tx) == OutboxCounts(waiting=1, messages=1)
    assert [job.id for job in lease(tx, 5)] == [second.job_id]
    for message_id in (first.message_id, second.message_id, MessageId(1), MessageId(999)):
        assert message_id is not None
        with pytest.raises(InputError) as caught:
            outbox.resend(tx, message_id, at(6), "Ana")
        assert caught.value.code == "not_resendable"
    # The first one had arrived after all: it says so, and stays what it is.
    tell(tx, ticked("a1", MessageStatus.DELIVERED, 7, job_id=first.job_id))
    assert by_wamid(tx, "a1").status is MessageStatus.DELIVERED
    assert by_wamid(tx, "a1").resent
    assert outbox.counts(tx) == OutboxCounts(waiting=1, messages=1)


def test_after_a_crash_nothing_is_sent_twice(tx: sa.Connection, camila: ConversationId) -> None:
    sent = send(tx, camila, "Hola", 1).job_id
    outbox.lease(tx, "dead run", at(2), at(100), 10)
    mark = silent(tx, camila, MarkRead(target=Wamid("w1")))
    assert outbox.recover(tx, "dead run", at(3)) == 0
    assert outbox.recover(tx, "this run", at(3)) == 1
    assert thread(tx)[-1].status is MessageStatus.UNCONFIRMED
    view = outbox.job(tx, sent)
    assert view is not None
    assert view.state is MessageStatus.UNCONFIRMED
    assert [job.id for job in lease(tx, 4)] == [mark]
    assert outbox.recover(tx, "this run", at(4)) == 0
    assert outbox.recover(tx, "this run", at(5)) == 1
    assert [job.id for job in lease(tx, 5)] == [mark]


def test_a_mark_of_reading_leaves_no_trace(tx: sa.Connection, camila: ConversationId) -> None:
    job_id = silent(tx, camila, MarkRead(target=Wamid("w1")))
    lease(tx, 6)
    outbox.settle_accepted(tx, job_id, None, None, None, at(6))
    assert outbox.job(tx, job_id) is None
    assert outbox.counts(tx) == OutboxCounts()


def test_a_paused_outbox_keeps_its_jobs(tx: sa.Connection, camila: ConversationId) -> None:
    send(tx, camila, "Hola", 1)
    outbox.pause(tx, "access_token_invalid", at(2))
    outbox.pause(tx, "other", at(3))
    reason = outbox.paused(tx)
    assert reason == outbox.PauseReason(code="access_token_invalid", since=at(2))
    assert lease(tx, 4) == []
    outbox.resume(tx, at(5))
    outbox.resume(tx, at(5))
    assert outbox.paused(tx) is None
    assert len(lease(tx, 5)) == 1


def test_a_reaction_shows_at_once_and_goes_if_refused(
    tx: sa.Connection, camila: ConversationId
) -> None:
    job_id = silent(tx, camila, SendReaction(to=TO, target=Wamid("w1"), emoji="👍"))
    assert by_wamid(tx, "w1").reactions == (
        Reaction(emoji="👍", direction=thread(tx)[0].direction.OUTBOUND),
    )
    lease(tx, 6)
    outbox.settle_failed(tx, job_id, REFUSED, at(6))
    assert by_wamid(tx, "w1").reactions == ()
    view = outbox.job(tx, job_id)
    assert view is not None
    assert (view.state, view.failure) == (MessageStatus.FAILED, REFUSED)


def test_a_status_of_a_reaction_is_nobodys_tick(tx: sa.Connection, camila: ConversationId) -> None:
    job_id = silent(tx, camila, SendReaction(to=TO, target=Wamid("w1"), emoji="👍"))
    lease(tx, 6)
    tell(tx, ticked("r1", MessageStatus.SENT, 7, job_id=job_id))
    tell(tx, ticked("r1", MessageStatus.DELIVERED, 8))
    view = outbox.job(tx, job_id)
    assert view is not None
    assert (view.state, view.wamid) == (MessageStatus.ACCEPTED, "r1")
    assert tx.exec_driver_sql("SELECT count(*) FROM orphans").scalar() == 0


def test_a_status_of_an_unknown_job_waits_like_any_other(
    tx: sa.Connection, camila: ConversationId
) -> None:
    tell(tx, ticked("a1", MessageStatus.READ, 3, job_id=JobId("of another store")))
    tell(tx, echoed("a1", 1))
    assert by_wamid(tx, "a1").status is MessageStatus.READ


def test_programs_send_for_themselves(tx: sa.Connection, camila: ConversationId) -> None:
    enqueued = send(tx, camila, "Recordatorio", 1, origin=MessageOrigin.API)
    assert enqueued.message_id is not None
    message = messages.get(tx, enqueued.message_id)
    assert message is not None
    assert message.origin is MessageOrigin.API


def test_jobs_without_a_conversation_do_not_wait_for_one_another(tx: sa.Connection) -> None:
    for target in ("w1", "w2"):
        outbox.enqueue(
            tx, None, MarkRead(target=Wamid(target)), at(1), origin=MessageOrigin.DESK, quote=None
        )
    assert len(lease(tx, 2)) == 2


def test_a_job_goes_to_where_the_patient_is_by_then(
    tx: sa.Connection, camila: ConversationId
) -> None:
    send(tx, camila, "Hola", 1)
    moved = Sender(wa_id=WaId("56900000999"), user_id=CAMILA.user_id)
    tell(tx, received("w2", 2, sender=moved))
    (job,) = lease(tx, 3)
    assert job.command == SendText(to=Recipient(phone="+56900000999"), body="Hola")
    outbox.release(tx, job.id)
    tx.exec_driver_sql("UPDATE contacts SET wa_id = NULL, phone = NULL, user_id = NULL")
    (job,) = lease(tx, 3)
    assert job.command == SendText(to=TO, body="Hola")


def test_a_clock_that_was_set_back_holds_nothing_for_ever(
    tx: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(tx, camila, "Hola", 1).job_id
    lease(tx, 2)
    outbox.retry_at(tx, job_id, at(10_000), at(2), "unavailable")
    assert leases.next_due(tx, at(3)) == at(3)
    assert [job.id for job in lease(tx, 3)] == [job_id]
