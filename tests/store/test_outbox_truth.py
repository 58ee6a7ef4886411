"""What is told late, twice or wrongly: a job ends once, truthfully, and is never sent again."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from aura_desktop.domain.commands import MarkRead, Recipient, SendText
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.events import ContactChanged, Sender
from aura_desktop.domain.ids import ConversationId, UserId, WaId, Wamid
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus
from aura_desktop.store import conversations, leases, outbox
from aura_desktop.store.outbox import OutboxCounts
from tests.store.world import (
    CAMILA,
    NUMBER,
    at,
    by_wamid,
    everything,
    lease,
    only,
    received,
    send,
    tell,
    thread,
    ticked,
)

NEW_NUMBER = Sender(wa_id=WaId("56900000199"), user_id=CAMILA.user_id)
REFUSED = Failure(code="recipient_unreachable", graph_code=131026)


@pytest.fixture
def camila(memory: sa.Connection) -> ConversationId:
    tell(memory, received("w1", 0))
    return only(memory).id


def moved(minutes: float, current: Sender = NEW_NUMBER) -> ContactChanged:
    """Camila's account goes over to another number."""
    return ContactChanged(
        number=NUMBER,
        wamid=Wamid("w-moved"),
        previous=CAMILA,
        current=current,
        at=at(minutes),
        system_type="user_changed_number",
        body="",
    )


def text_to(job: outbox.Job) -> Recipient:
    assert isinstance(job.command, SendText)
    return job.command.to


def test_an_answer_after_the_lease_ended_still_counts(
    memory: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(memory, camila, "Hola", 1).job_id
    lease(memory, 2)
    assert lease(memory, 90) == []
    outbox.settle_accepted(memory, job_id, Wamid("a1"), None, None, at(90))
    assert by_wamid(memory, "a1").status is MessageStatus.ACCEPTED
    assert lease(memory, 91) == []


def test_what_was_given_up_while_the_answer_was_on_its_way_is_known_after_all(
    memory: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(memory, camila, "Hola", 1).job_id
    lease(memory, 2)
    assert outbox.recover(memory, "this run", at(60)) == 1
    assert outbox.recover(memory, "this run", at(61)) == 0
    outbox.settle_unconfirmed(memory, job_id, at(62))
    outbox.retry_at(memory, job_id, at(62), at(62), "service_unavailable")
    outbox.release(memory, job_id)
    assert lease(memory, 63) == []
    outbox.settle_accepted(memory, job_id, Wamid("a1"), None, None, at(64))
    assert [message.status for message in thread(memory)][1:] == [MessageStatus.ACCEPTED]
    assert outbox.counts(memory) == OutboxCounts()


def test_a_second_wamid_for_one_job_takes_nothing_from_the_first(
    memory: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(memory, camila, "Hola", 1).job_id
    lease(memory, 2)
    tell(memory, ticked("a1", MessageStatus.SENT, 3, job_id=job_id))
    tell(memory, ticked("a2", MessageStatus.SENT, 4, job_id=job_id))
    tell(memory, ticked("a2", MessageStatus.FAILED, 5, job_id=job_id, failure=REFUSED))
    outbox.settle_accepted(memory, job_id, Wamid("a2"), None, None, at(6))
    tell(memory, ticked("a1", MessageStatus.DELIVERED, 7, job_id=job_id))
    assert by_wamid(memory, "a1").status is MessageStatus.DELIVERED
    assert len(thread(memory)) == 2
    assert outbox.counts(memory) == OutboxCounts()
    assert lease(memory, 8) == []


@pytest.mark.parametrize("first", [MessageStatus.FAILED, MessageStatus.DELIVERED])
def test_a_message_that_is_there_did_not_fail(
    memory: sa.Connection, camila: ConversationId, first: MessageStatus
) -> None:
    job_id = send(memory, camila, "Hola", 1).job_id
    lease(memory, 2)
    outbox.settle_accepted(memory, job_id, Wamid("a1"), None, None, at(3))
    told = [
        ticked("a1", MessageStatus.FAILED, 4, failure=REFUSED),
        ticked("a1", MessageStatus.DELIVERED, 5),
    ]
    tell(memory, *(told if first is MessageStatus.FAILED else reversed(told)))
    assert by_wamid(memory, "a1").status is MessageStatus.DELIVERED
    assert outbox.counts(memory) == OutboxCounts()


def test_what_we_gave_up_but_the_phone_has_did_not_fail(
    memory: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(memory, camila, "Hola", 1).job_id
    lease(memory, 2)
    outbox.settle_failed(memory, job_id, REFUSED, at(3))
    assert outbox.counts(memory) == OutboxCounts(failed=1)
    tell(memory, ticked("a1", MessageStatus.DELIVERED, 5, job_id=job_id))
    assert by_wamid(memory, "a1").status is MessageStatus.DELIVERED
    assert outbox.counts(memory) == OutboxCounts()


def test_a_failure_that_came_before_the_answer_is_the_jobs_too(
    memory: sa.Connection, camila: ConversationId
) -> None:
    job_id = send(memory, camila, "Hola", 1).job_id
    lease(memory, 2)
    tell(memory, ticked("a1", MessageStatus.FAILED, 3, failure=REFUSED))
    outbox.settle_accepted(memory, job_id, Wamid("a1"), None, None, at(4))
    assert outbox.counts(memory) == OutboxCounts(failed=1)
    view = outbox.job(memory, job_id)
    assert view is not None
    assert (view.state, view.failure) == (MessageStatus.FAILED, REFUSED)


def test_the_late_end_of_what_a_person_sent_again_changes_only_itself(
    memory: sa.Connection, camila: ConversationId
) -> None:
    old = send(memory, camila, "Hola", 1)
    lease(memory, 2)
    outbox.settle_unconfirmed(memory, old.job_id, at(3))
    assert old.message_id is not None
    new = outbox.resend(memory, old.message_id, at(4), "Ana")
    outbox.settle_failed(memory, old.job_id, REFUSED, at(5))
    outbox.retry_at(memory, old.job_id, at(5), at(5), "service_unavailable")
    outbox.settle_unconfirmed(memory, old.job_id, at(5))
    assert [job.id for job in lease(memory, 6)] == [new.job_id]
    outbox.settle_accepted(memory, new.job_id, Wamid("a2"), None, None, at(7))
    outbox.settle_accepted(memory, old.job_id, Wamid("a1"), None, None, at(8))
    states = {message.wamid: (message.status, message.resent) for message in thread(memory)[1:]}
    assert states == {
        "a1": (MessageStatus.ACCEPTED, True),
        "a2": (MessageStatus.ACCEPTED, False),
    }
    assert outbox.counts(memory) == OutboxCounts()
    assert lease(memory, 9) == []


def test_a_mark_for_somebody_without_a_number_leaves_and_troubles_nobody(
    memory: sa.Connection,
) -> None:
    tell(memory, received("w1", 0, sender=Sender(user_id=UserId("CL.9"), username="luna.anonima")))
    conversation_id = only(memory).id
    for number in (1, 2):
        outbox.enqueue(
            memory,
            conversation_id,
            MarkRead(target=Wamid(f"w{number}")),
            at(number),
            origin=MessageOrigin.DESK,
        )
    (job,) = lease(memory, 3)
    assert job.command == MarkRead(target=Wamid("w1"))
    outbox.settle_accepted(memory, job.id, None, None, None, at(4))
    (job,) = lease(memory, 5)
    outbox.settle_failed(memory, job.id, REFUSED, at(6))
    assert outbox.counts(memory) == OutboxCounts()
    send(memory, conversation_id, "Hola", 7)
    assert text_to(lease(memory, 8)[0]) == Recipient(user_id=UserId("CL.9"))


def test_a_message_follows_its_patient_to_a_new_number(
    memory: sa.Connection, camila: ConversationId
) -> None:
    """The old one may be somebody else's by the time the message leaves."""
    send(memory, camila, "Su resultado está listo.", 1)
    tell(memory, moved(2))
    (job,) = lease(memory, 3)
    assert text_to(job) == Recipient(phone="+56900000199")


def test_an_answer_that_names_the_old_number_does_not_bring_it_back(
    memory: sa.Connection, camila: ConversationId
) -> None:
    first, second = send(memory, camila, "uno", 1), send(memory, camila, "dos", 2)
    lease(memory, 3)
    tell(memory, moved(4))
    outbox.settle_accepted(memory, first.job_id, Wamid("a1"), CAMILA.wa_id, CAMILA.user_id, at(5))
    read = ticked("a1", MessageStatus.READ, 6, recipient=replace(CAMILA, profile_name=""))
    tell(memory, read)
    assert conversations.recipient(memory, camila) == Recipient(phone="+56900000199")
    (job,) = lease(memory, 7)
    assert (job.id, text_to(job)) == (second.job_id, Recipient(phone="+56900000199"))
    stranger = Sender(wa_id=CAMILA.wa_id, profile_name="Matías Supuesto")
    tell(memory, received("w9", 8, sender=stranger))
    assert len(everything(memory)) == 2


@pytest.mark.parametrize("state", ["queued", "sending"])
def test_a_job_goes_with_its_conversation_when_two_become_one(
    memory: sa.Connection, state: str
) -> None:
    tell(memory, received("w1", 0, sender=Sender(user_id=CAMILA.user_id)))
    elder = only(memory).id
    younger = conversations.start(memory, NUMBER.phone_number_id, "+56900000142", at(1))
    enqueued = send(memory, younger, "Hola", 2)
    if state == "sending":
        lease(memory, 3)
    tell(memory, received("w2", 4, sender=CAMILA))
    assert only(memory).id == elder
    if state == "queued":
        (job,) = lease(memory, 5)
        assert (job.id, job.conversation_id) == (enqueued.job_id, elder)
        assert text_to(job) == Recipient(phone="+56900000142")
    outbox.settle_accepted(
        memory, enqueued.job_id, Wamid("a1"), CAMILA.wa_id, CAMILA.user_id, at(6)
    )
    assert [message.wamid for message in thread(memory, elder)] == ["w1", "a1", "w2"]
    send(memory, elder, "¿Le acomoda?", 7)
    assert len(lease(memory, 8)) == 1


def test_a_clock_set_back_delays_no_message(memory: sa.Connection, camila: ConversationId) -> None:
    day = 24 * 60
    job_id = send(memory, camila, "Hola", day).job_id
    lease(memory, day)
    outbox.retry_at(memory, job_id, at(day + 10), at(day), "service_unavailable")
    assert lease(memory, day + 1) == []
    assert leases.next_due(memory, at(day + 1)) == at(day + 10)
    assert leases.next_due(memory, at(0)) == at(0)
    assert [job.id for job in lease(memory, 0)] == [job_id]


def test_an_answer_by_a_slow_clock_stands_below_the_question_and_answers_it(
    memory: sa.Connection,
) -> None:
    tell(memory, received("w1", 10, "¿Tienen hora?"))
    conversation = only(memory)
    send(memory, conversation.id, "Sí, a las 17:00.", 7)
    assert [message.content for message in thread(memory)][1] == Text(body="Sí, a las 17:00.")
    assert only(memory).waiting_since is None
    waiting = conversations.page(memory, ConversationFilter.WAITING, None, 10, at(11))
    assert waiting.conversations == ()
