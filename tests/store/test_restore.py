"""Going back to a backup: nothing is sent again by itself, nobody erased comes back, the old file is kept."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.backup import Backup, BackupKind, Restored
from aura_desktop.domain.commands import MarkRead
from aura_desktop.domain.content import plain_text
from aura_desktop.domain.ids import ContactId, ConversationId, JobId, MessageId, Wamid
from aura_desktop.domain.message import MessageOrigin, MessageStatus
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import StoreError
from aura_desktop.files import take_place
from aura_desktop.store import (
    audit,
    backup,
    erasure_book,
    jobs,
    migrate,
    notices,
    outbox,
    restore,
    search,
    tables,
)
from aura_desktop.store.backup import folder_of
from aura_desktop.store.database import Database
from aura_desktop.store.erasing import erase_again
from aura_desktop.store.restored import agree
from tests.store.test_backup import KEY, PAGE, change, made, refusal
from tests.store.test_migrate import old_file
from tests.store.world import (
    NOON,
    RODRIGO,
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

LATER = at(60)


class Desk:
    """A database that is opened for each piece of work, as by one run of the program after another."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "aura.db"

    async def do(self, fn: Any, *args: Any, **more: Any) -> Any:
        store = Database(self.path, KEY)
        await store.open()
        try:
            return await store.run(fn, *args, **more)
        finally:
            await store.close()

    async def back_up(self) -> Backup:
        return await asyncio.to_thread(made, self.path, NOON, BackupKind.DAILY)

    async def go_back(self, chosen: Backup, **more: Any) -> Restored:
        more.setdefault("erase", lambda tx, who, when: erase_again(tx, who, "", at(99), when))
        return await asyncio.to_thread(
            restore.restore, self.path, KEY.reveal(), chosen, LATER, **more
        )

    def wreck(self) -> None:
        """Nothing of it can be read."""
        change(self.path, 0, b"\0" * 64)


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    await found.do(tell, received("w1", 1), received("r1", 2, sender=RODRIGO))
    return found


def threads(tx: sa.Connection) -> dict[str, ConversationId]:
    return {each.contact.name: each.id for each in everything(tx)}


def send_to(tx: sa.Connection, name: str, body: str, minutes: float) -> outbox.Enqueued:
    return send(tx, threads(tx)[name], body, minutes)


async def test_what_waited_when_the_backup_was_made_waits_for_a_person(desk: Desk) -> None:
    sent = await desk.do(send_to, "Camila Ejemplo", "Hasta mañana", 3)
    chosen = await desk.back_up()
    desk.wreck()
    done = await desk.go_back(chosen)
    assert done.unconfirmed == 1
    assert await desk.do(lease, 90) == []
    view = await desk.do(outbox.job, sent.job_id)
    assert view.state is MessageStatus.UNCONFIRMED
    assert (await desk.do(outbox.counts)).unconfirmed == 1


async def test_a_status_settles_what_had_been_sent_since(desk: Desk) -> None:
    sent = await desk.do(send_to, "Camila Ejemplo", "Hasta mañana", 3)
    chosen = await desk.back_up()
    desk.wreck()
    await desk.go_back(chosen)
    told = ticked("w9", MessageStatus.DELIVERED, 70, job_id=sent.job_id)
    await desk.do(tell, told)
    view = await desk.do(outbox.job, sent.job_id)
    assert (view.state, view.wamid) == (MessageStatus.DELIVERED, "w9")


async def test_marks_of_reading_are_dropped(desk: Desk) -> None:
    def mark(tx: sa.Connection) -> JobId:
        command = MarkRead(target=Wamid("w1"))
        thread_id = threads(tx)["Camila Ejemplo"]
        return outbox.enqueue(tx, thread_id, command, at(3), origin=MessageOrigin.DESK).job_id

    job_id = await desk.do(mark)
    chosen = await desk.back_up()
    desk.wreck()
    assert (await desk.go_back(chosen)).unconfirmed == 0
    assert await desk.do(outbox.job, job_id) is None


async def test_the_damaged_file_is_put_aside_with_all_its_bytes(desk: Desk) -> None:
    chosen = await desk.back_up()
    desk.wreck()
    before = desk.path.read_bytes()
    log = desk.path.with_name("aura.db-wal")
    log.write_bytes(b"what is left of a log")
    await desk.go_back(chosen)
    aside = desk.path.parent / backup.ASIDE
    assert {each.name: each.read_bytes() for each in aside.iterdir()} == {
        "aura-20261122T130000Z.db": before,
        "aura-20261122T130000Z.db-wal": b"what is left of a log",
    }
    assert not log.exists(), "it must not be taken for the new file's"
    assert backup.listing(folder_of(desk.path)) == (chosen,)
    assert await refusal(desk.path) == ""


async def test_people_are_told_and_the_trail_says_who(desk: Desk) -> None:
    chosen = await desk.back_up()
    desk.wreck()
    await desk.go_back(chosen, person="Antonia Ejemplo")
    (entry,) = await desk.do(audit.page, None, 10)
    assert (entry.action, entry.person, entry.subject) == (
        Action.BACKUP_RESTORED,
        "Antonia Ejemplo",
        chosen.name,
    )
    (notice,) = await desk.do(notices.recent, 10)
    assert (notice.kind, notice.code) == (NoticeKind.BACKUP, "restored_from_backup")


async def test_nobody_erased_since_comes_back(desk: Desk) -> None:
    chosen = await desk.back_up()
    contact = (await desk.do(everything))[0].contact
    erasure_book.keep(folder_of(desk.path), [(contact.id, at(30))])
    desk.wreck()
    done = await desk.go_back(chosen)
    assert done.erased == 1
    assert contact.name not in await desk.do(threads)
    assert len(await desk.do(threads)) == 1


async def test_whoever_was_erased_is_erased_again_whatever_the_clock_said(desk: Desk) -> None:
    erasure_book.keep(folder_of(desk.path), [(ContactId(1), at(-9000)), (ContactId(77), at(-1))])
    chosen = await desk.back_up()
    desk.wreck()
    assert (await desk.go_back(chosen)).erased == 1, "the other one is not in the backup"
    assert list(await desk.do(threads)) == ["Rodrigo Prueba"]


async def test_the_erasure_that_is_given_is_the_one_that_is_done(desk: Desk) -> None:
    chosen = await desk.back_up()
    erasure_book.keep(folder_of(desk.path), [(ContactId(2), at(30))])
    erasure_book.keep(folder_of(desk.path), [(ContactId(2), at(31))])
    desk.wreck()
    asked: list[ContactId] = []
    await desk.go_back(chosen, erase=lambda _tx, who, _when: asked.append(who))
    assert asked == [2]


async def test_without_the_list_of_the_erased_nothing_is_put_back(desk: Desk) -> None:
    chosen = await desk.back_up()
    (folder_of(desk.path) / erasure_book.FILE).write_text("[]")
    desk.wreck()
    before = desk.path.read_bytes()
    with pytest.raises(StoreError, match="erasures_unreadable"):
        await desk.go_back(chosen)
    assert desk.path.read_bytes() == before


def test_erasing_leaves_no_word_behind(tx: sa.Connection) -> None:
    tell(tx, received("w1", 1, "Consulta mía"), received("r1", 2, "Otra cosa", sender=RODRIGO))
    send(tx, threads(tx)["Camila Ejemplo"], "Hasta mañana", 3)
    erase_again(tx, ContactId(1), "", at(9))
    erase_again(tx, ContactId(1), "", at(9))
    assert only(tx).contact.name == "Rodrigo Prueba"
    assert search.find(tx, "consulta", 5) == []
    assert len(search.find(tx, "otra", 5)) == 1
    assert outbox.counts(tx).waiting == 0


async def test_a_damaged_backup_is_not_put_back(desk: Desk) -> None:
    chosen = await desk.back_up()
    change(folder_of(desk.path) / chosen.name, PAGE * 4 + 9, b"\xff\x00\xff")
    before = desk.path.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        await desk.go_back(chosen)
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize("step", ["set_aside", "take_place"])
async def test_a_crash_in_the_middle_costs_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    chosen = await desk.back_up()
    aside, real = desk.path.parent / backup.ASIDE, take_place

    def crash(source: Path, *more: Any) -> None:
        if step == "set_aside" or source.name.endswith(".restoring"):
            raise KeyboardInterrupt
        real(source, *more)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(restore, step, crash)
        await desk.go_back(chosen)
    if step == "set_aside":
        assert await refusal(desk.path) == "", "the old one stands"
        return
    assert "aura-20261122T130000Z.db" in [each.name for each in aside.iterdir()]
    assert await refusal(desk.path) == "data_file_missing"
    await desk.go_back(chosen)
    assert len(await desk.do(threads)) == 2


async def test_what_is_newer_and_whole_is_saved(desk: Desk) -> None:
    """One page is gone: only what stood on it is."""
    waiting = await desk.do(send_to, "Camila Ejemplo", "Hasta mañana", 3)
    failed = await desk.do(send_to, "Rodrigo Prueba", "Buenas", 4)
    chosen = await desk.back_up()

    def later(tx: sa.Connection) -> MessageId | None:
        for job in lease(tx, 5):
            wamid = Wamid(f"w-{job.id}")
            outbox.settle_accepted(tx, job.id, wamid, None, None, at(6))
        tell(tx, received("w2", 10, "Llegué tarde"), *(received(f"n{n}", 20 + n) for n in range(9)))
        return send(tx, threads(tx)["Camila Ejemplo"], "De acuerdo", 40).message_id

    late = await desk.do(later)
    assert late is not None
    words = b"\0" * 30
    change(desk.path, PAGE * _page_of(desk.path, "ix_jobs_outreach") + 60, words)
    done = await desk.go_back(chosen)
    assert (done.saved, done.unconfirmed) == (11, 1), "what left is known, what waited is not sent"
    assert plain_text((await desk.do(by_wamid, "w2")).content) == "Llegué tarde"
    assert len(await desk.do(search.find, "tarde", 5)) == 1
    assert (await desk.do(outbox.job, waiting.job_id)).state is MessageStatus.ACCEPTED
    assert (await desk.do(outbox.job, failed.job_id)).state is MessageStatus.ACCEPTED
    assert await desk.do(lease, 90) == []
    newest = (await desk.do(everything))[0]
    assert newest.last is not None
    assert newest.last.text == "De acuerdo"


def test_a_bubble_whose_job_is_over_does_not_go_on_waiting(tx: sa.Connection) -> None:
    """The row of the job could be saved, that of the bubble could not."""
    tell(tx, received("w1", 1))
    ends = (jobs.ACCEPTED, jobs.FAILED, jobs.UNCONFIRMED, jobs.QUEUED)
    made = [send(tx, only(tx).id, f"Hola {end}", 3) for end in ends]
    for each, end in zip(made, ends, strict=True):
        values = {"state": end, "wamid": "w9" if end == jobs.ACCEPTED else None}
        tx.execute(sa.update(tables.jobs).where(tables.jobs.c.id == each.job_id).values(values))
    agree(tx, at(5))
    states = [getattr(outbox.job(tx, each.job_id), "state", None) for each in made]
    assert states == ["accepted", "failed", "unconfirmed", "queued"]
    assert by_wamid(tx, "w9").status is MessageStatus.ACCEPTED


async def test_nobody_erased_comes_back_by_what_is_saved(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(tell, received("w2", 10), received("r2", 11, sender=RODRIGO))
    camila = next(e.contact.id for e in await desk.do(everything) if e.contact.name[0] == "C")
    erasure_book.keep(folder_of(desk.path), [(camila, at(30))])
    done = await desk.go_back(chosen)
    assert done.saved == 1
    assert list(await desk.do(threads)) == ["Rodrigo Prueba"]


async def test_a_backup_of_before_an_update_comes_up_to_date(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    await asyncio.to_thread(old_file, desk.path, KEY)
    await desk.do(migrate.current)
    (chosen,) = backup.listing(folder_of(desk.path))
    assert chosen.kind is BackupKind.BEFORE_MIGRATION
    desk.wreck()
    done = await desk.go_back(chosen)
    assert done.contents.messages == 26
    assert await desk.do(migrate.current) == migrate.HEAD
    assert len(await desk.do(audit.page, None, 10)) == 1


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_wrecked_what_the_backup_had_is_there_once(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    await desk.do(tell, *(received(f"a{n}", 3 + n, "Antes " * 60) for n in range(40)))
    chosen = await desk.back_up()
    await desk.do(tell, *(received(f"b{n}", 50 + n, "Después " * 60) for n in range(40)))
    for _ in range(3):
        place = chance.randrange(desk.path.stat().st_size - 64)
        change(desk.path, place, chance.randbytes(64))
    done = await desk.go_back(chosen)
    camila = (await desk.do(threads))["Camila Ejemplo"]
    wamids = [each.wamid for each in await desk.do(thread, camila)]
    assert wamids[:41] == ["w1", *(f"a{n}" for n in range(40))]
    assert len(wamids) == len(set(wamids)) == 41 + done.saved
    assert await refusal(desk.path) == ""


def _page_of(path: Path, name: str) -> int:
    """Where this index begins: a page that nothing else needs."""
    from aura_desktop.store import sqlcipher

    connection = sqlcipher.connect_to_read(path, KEY.reveal())
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
    ).fetchone()
    connection.close()
    return int(root) - 1
