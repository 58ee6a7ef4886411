"""Kill the process between any two steps: nothing is lost, nothing is sent twice."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aura_desktop.domain.commands import MarkRead, Recipient, SendText
from aura_desktop.domain.content import Text
from aura_desktop.domain.ids import JobId, Wamid
from aura_desktop.domain.message import MessageOrigin, MessageStatus
from aura_desktop.store import conversations, events, feed, inbox, metrics, outbox
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.store.inbox import InboxCounts, RawDelivery
from tests.store.world import NOON, at, everything, lease, received, thread, ticked

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("appended", "applied", "settled", "queued", "leased", "sent", "accepted")


async def steps(path: Path, key: DatabaseKey) -> None:
    """One patient's message in and one answer out, telling each step; runs in a process of its own."""
    store = Database(path, key)
    await store.open()

    def tell(step: str, **found: Any) -> None:
        sys.stdout.write(json.dumps({"step": step, **found}) + "\n")
        sys.stdout.flush()
        # The parent decides here whether this process lives on.
        sys.stdin.readline()

    await store.append_delivery(RawDelivery(body=b"{}", received_at=NOON))
    tell("appended")
    (item,) = await store.read(inbox.next_batch, 10)
    await store.run(events.apply_all, [received("w1", 0)], at(1))
    tell("applied")
    await store.run(inbox.settle, item.id)
    tell("settled")
    (conversation,) = await store.read(everything)
    to = await store.read(conversations.recipient, conversation.id)
    queued = await store.run(
        outbox.enqueue,
        conversation.id,
        SendText(to=to, body="Hola"),
        at(2),
        origin=MessageOrigin.DESK,
        content=Text(body="Hola"),
    )
    mark = MarkRead(target=Wamid("w1"))
    await store.run(outbox.enqueue, None, mark, at(2), origin=MessageOrigin.DESK)
    tell("queued", job=queued.job_id)
    await store.run(outbox.lease, "first run", at(3), at(100), 10)
    tell("leased", job=queued.job_id)
    tell("sent", job=queued.job_id)
    await store.run(outbox.settle_accepted, queued.job_id, Wamid("a1"), None, None, at(4))
    tell("accepted", job=queued.job_id)


def killed_at(step: str, path: Path, key: DatabaseKey) -> JobId:
    """Run until that step, then kill without warning; the job's id if there was one."""
    code = (
        "import asyncio, sys; from pathlib import Path; "
        "from aura_desktop.store.database import DatabaseKey; "
        "from tests.store.test_crash import steps; "
        "asyncio.run(steps(Path(sys.argv[1]), DatabaseKey.parse(sys.argv[2])))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), key.reveal()],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            if told["step"] == step:
                process.kill()
                return JobId(told.get("job", ""))
            process.stdin.write("\n")
            process.stdin.flush()
    raise AssertionError(f"step {step} was not reached")


@pytest.mark.parametrize("step", STEPS)
async def test_nothing_is_lost_and_nothing_is_sent_twice(
    step: str, tmp_path: Path, key: DatabaseKey
) -> None:
    reached = STEPS.index(step)
    job_id = await asyncio.to_thread(killed_at, step, tmp_path / "aura.db", key)
    store = Database(tmp_path / "aura.db", key)
    await store.open()
    await store.run(outbox.recover, "second run", at(5))
    await _check_intake(store, reached)
    if reached >= STEPS.index("queued"):
        await _check_sending(store, step, job_id)
    rows = await store.read(
        lambda tx: tx.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    )
    assert rows == []
    await store.close()


async def _check_intake(store: Database, reached: int) -> None:
    counts: InboxCounts = await store.read(inbox.counts)
    assert counts.waiting + counts.settled == 1
    # The worker finds the delivery again and applies it again: the same as once.
    for item in await store.read(inbox.next_batch, 10):
        await store.run(events.apply_all, [received("w1", 0)], at(6))
        await store.run(inbox.settle, item.id)
    (conversation,) = await store.read(everything)
    messages = await store.read(thread, conversation.id)
    assert [message.wamid for message in messages][:1] == ["w1"]
    assert (await store.read(metrics.totals)).received == 1
    assert conversation.unread_count == 1
    assert (await store.read(inbox.counts)).settled == 1
    assert await store.read(feed.last_seq) > 0


async def _check_sending(store: Database, step: str, job_id: JobId) -> None:
    (conversation,) = await store.read(everything)
    messages = await store.read(thread, conversation.id)
    assert len(messages) == 2
    leased = await store.run(lease, 7)
    texts = [job for job in leased if isinstance(job.command, SendText)]
    marks = [job for job in leased if isinstance(job.command, MarkRead)]
    assert len(marks) == 1
    view = await store.read(outbox.job, job_id)
    assert view is not None
    if step == "queued":
        assert [job.id for job in texts] == [job_id]
        assert texts[0].command == SendText(to=Recipient(phone="+56900000142"), body="Hola")
        return
    assert texts == []
    if step == "accepted":
        assert view.state is MessageStatus.ACCEPTED
        return
    assert view.state is MessageStatus.UNCONFIRMED
    # Meta had it after all, and says so with our job id.
    status = ticked("a1", MessageStatus.DELIVERED, 8, job_id=job_id)
    await store.run(events.apply_all, [status], at(9))
    view = await store.read(outbox.job, job_id)
    assert view is not None
    assert (view.state, view.wamid) == (MessageStatus.DELIVERED, "a1")


async def test_every_acknowledged_delivery_survives_a_kill(
    tmp_path: Path, key: DatabaseKey
) -> None:
    path = tmp_path / "aura.db"
    acknowledged = await asyncio.to_thread(_flood_and_kill, path, key, 400)
    store = Database(path, key)
    await store.open()
    kept = {item.body for item in await store.read(inbox.next_batch, 1_000_000)}
    await store.close()
    assert len(acknowledged) >= 400
    assert acknowledged <= kept


async def flood(path: Path, key: DatabaseKey) -> None:
    """Append without end, printing each delivery once it is acknowledged."""
    store = Database(path, key)
    await store.open()

    async def append(worker: int) -> None:
        for number in range(1_000_000):
            body = f"{worker}-{number}"
            await store.append_delivery(RawDelivery(body=body.encode(), received_at=NOON))
            sys.stdout.write(body + "\n")
            sys.stdout.flush()

    await asyncio.gather(*[append(worker) for worker in range(16)])


def _flood_and_kill(path: Path, key: DatabaseKey, enough: int) -> set[bytes]:
    code = (
        "import asyncio, sys; from pathlib import Path; "
        "from aura_desktop.store.database import DatabaseKey; "
        "from tests.store.test_crash import flood; "
        "asyncio.run(flood(Path(sys.argv[1]), DatabaseKey.parse(sys.argv[2])))"
    )
    acknowledged: set[bytes] = set()
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), key.reveal()], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.endswith(b"\n"):
                acknowledged.add(line.strip())
            if len(acknowledged) == enough:
                process.kill()
    return acknowledged
