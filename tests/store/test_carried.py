"""Going back to a backup undoes no erasure, no refusal and no leave-taking; ids and bytes stay whose they were."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from aura_desktop.domain.consent import ConsentKind, ConsentWay, NewConsent
from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.erasure import ErasureReason
from aura_desktop.domain.events import Sender
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import ContactId, MediaId, MessageId, UserId, WaId
from aura_desktop.domain.media import MediaState
from aura_desktop.domain.message import MessageStatus
from aura_desktop.domain.person import PersonId, Role
from aura_desktop.store import (
    consents,
    drafts,
    erasing,
    erasure_book,
    erasures,
    floors,
    media_files,
    people,
    tables,
    tombstones,
)
from aura_desktop.store.backup import folder_of
from tests.store import world
from tests.store.test_backup import PAGE, change
from tests.store.test_restore import LATER, Desk, _page_of, threads
from tests.store.world import RODRIGO, at, by_wamid, everything, received, tell

CAMILA = ContactId(1)
PHOTO = Media(kind=ContentKind.IMAGE, media_id=MediaId("1"), mime_type="image/jpeg")
STRANGER = Sender(wa_id=WaId("56900000199"), user_id=UserId("CL.199"), profile_name="Nadia Prueba")


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    await found.do(tell, received("w1", 1))
    return found


def erase(tx: sa.Connection, contact_id: ContactId, minutes: float = 6) -> None:
    erasing.erase(tx, contact_id, ErasureReason.REQUEST, "Paula Ejemplo", at(minutes))


def refuse(tx: sa.Connection, kind: ConsentKind, minutes: float, *, given: bool = False) -> None:
    new = NewConsent(kind=kind, given=given, at=at(minutes), way=ConsentWay.PAPER, wording="")
    consents.record(tx, CAMILA, new, "Paula Ejemplo", at(minutes))


def standing(tx: sa.Connection) -> tuple[bool, bool]:
    """Whether Camila refused promotions, and AI."""
    row = tx.execute(sa.select(tables.contacts).where(tables.contacts.c.id == CAMILA)).one()
    return row.marketing_opt_out, row.no_ai


def ids(tx: sa.Connection) -> dict[str, int]:
    return {each.contact.name: each.contact.id for each in everything(tx)}


# erased


async def test_who_only_the_old_file_knows_to_be_erased_does_not_come_back(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(erase, CAMILA)
    assert (await desk.go_back(chosen)).erased == 1
    assert await desk.do(threads) == {}


async def test_who_had_become_one_with_the_erased_goes_too(desk: Desk) -> None:
    """The old file alone knows that the two were one."""
    digits = WaId("56900000955")
    told = [Sender(wa_id=digits), Sender(user_id=UserId("CL.955"))]
    for number, sender in enumerate(told):
        await desk.do(tell, received(f"two{number}", 2 + number, sender=sender))
    chosen = await desk.back_up()
    both = Sender(wa_id=digits, user_id=UserId("CL.955"))
    await desk.do(tell, received("one", 5, sender=both))
    (one,) = set((await desk.do(ids)).values()) - {CAMILA}
    await desk.do(erase, ContactId(one))
    assert (await desk.go_back(chosen)).erased == 2
    assert list(await desk.do(threads)) == ["Camila Ejemplo"]


async def test_what_was_erased_is_known_by_its_marks(desk: Desk) -> None:
    """Under the key that the backup does not know."""
    chosen = await desk.back_up()
    await desk.do(tell, received("r1", 5, sender=RODRIGO))
    await desk.do(erase, ContactId(2))
    await desk.go_back(chosen)
    assert await desk.do(tombstones.is_buried, "r1")
    await desk.do(tell, received("r1", 5, sender=RODRIGO))
    assert list(await desk.do(threads)) == ["Camila Ejemplo"]


async def test_whoever_writes_again_after_being_erased_is_taken_in(desk: Desk) -> None:
    """Meta repeats what it could not deliver while the program stood still."""
    chosen = await desk.back_up()
    await desk.do(erase, CAMILA)
    await desk.go_back(chosen)
    await desk.do(tell, received("w1", 1))
    assert await desk.do(threads) == {}
    await desk.do(tell, received("w8", 20))
    assert list(await desk.do(threads)) == ["Camila Ejemplo"]


async def test_what_comes_later_than_the_erasure_is_somebody_new(desk: Desk) -> None:
    """However much later the backup was put back."""
    chosen = await desk.back_up()
    await desk.do(erase, CAMILA)
    await desk.go_back(chosen)
    assert await desk.do(tombstones.is_buried, "w1", at(5))
    assert not await desk.do(tombstones.is_buried, "w1", at(20))


async def test_marks_are_known_though_their_numbers_are_others_in_the_backup(desk: Desk) -> None:
    await desk.do(tell, world.ticked("w77", MessageStatus.READ, 2))
    chosen = await desk.back_up()
    await desk.do(lambda tx: tx.execute(sa.delete(tables.orphans)).rowcount)
    await desk.do(tell, received("r1", 5, sender=RODRIGO))
    await desk.do(erase, ContactId(2))
    before = await desk.do(tombstones.count)
    await desk.go_back(chosen)
    assert await desk.do(tombstones.count) == before > 1


@pytest.mark.parametrize("reading", ["all", "no counters", "nothing"])
async def test_the_id_of_an_erased_patient_is_never_somebody_elses(
    desk: Desk, reading: str
) -> None:
    chosen = await desk.back_up()
    await desk.do(tell, received("r1", 5, sender=RODRIGO))
    await desk.do(erase, ContactId(2))
    if reading != "all":
        erasure_book.keep(folder_of(desk.path), await desk.do(erasures.all_erased))
        place = 0 if reading == "nothing" else PAGE * _page_of(desk.path, "counters") + 60
        change(desk.path, place, b"\0" * 64)
    await desk.go_back(chosen)
    await desk.do(tell, received("z1", 70, sender=STRANGER))
    assert (await desk.do(ids))["Nadia Prueba"] == 3


async def test_ids_of_what_could_not_be_saved_are_not_given_again(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(tell, received("w2", 5))
    await desk.do(lambda tx: floors.raise_above(tx, tables.messages, (40,)))
    await desk.go_back(chosen)
    await desk.do(tell, received("w3", 70))
    assert (await desk.do(by_wamid, "w3")).id == 41


async def test_ids_of_who_was_not_taken_over_are_not_given_again(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(tell, received("r1", 5, sender=RODRIGO))
    erasure_book.keep(folder_of(desk.path), [(ContactId(2), at(9))])
    await desk.go_back(chosen)
    await desk.do(tell, received("w3", 70))
    assert (await desk.do(by_wamid, "w3")).id == 3


async def test_one_page_that_cannot_be_read_costs_what_stood_on_it(desk: Desk) -> None:
    """Here all messages; who the patients are, and what they refused, stands elsewhere."""
    chosen = await desk.back_up()
    await desk.do(tell, received("r1", 5, sender=RODRIGO))
    await desk.do(drafts.set_no_ai, CAMILA, True, at(6))
    await desk.do(people.add, "Paula Ejemplo", Role.ADMINISTRATOR, "x", "", at(7))
    change(desk.path, PAGE * _page_of(desk.path, "messages") + 60, b"\0" * 64)
    done = await desk.go_back(chosen)
    assert (done.saved, done.has_people) == (0, True)
    assert await desk.do(standing) == (False, True)
    assert len(await desk.do(people.all_people)) == 1
    assert set(await desk.do(ids)) == {"Camila Ejemplo", "Rodrigo Prueba"}


# refused


async def test_refusals_of_since_stay(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(refuse, ConsentKind.MARKETING, 3)
    await desk.do(refuse, ConsentKind.AI, 3)
    await desk.go_back(chosen)
    assert await desk.do(standing) == (True, True)


async def test_a_refusal_without_an_act_stays_too(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(drafts.set_no_ai, CAMILA, True, at(3))
    await desk.do(consents.preferred, world.CAMILA, True, at(3), at(3))
    await desk.do(lambda tx: tx.exec_driver_sql("DELETE FROM consents").rowcount)
    await desk.go_back(chosen)
    assert await desk.do(standing) == (True, True)


async def test_what_was_agreed_to_since_counts(desk: Desk) -> None:
    await desk.do(refuse, ConsentKind.MARKETING, 2)
    await desk.do(refuse, ConsentKind.AI, 2)
    chosen = await desk.back_up()
    await desk.do(refuse, ConsentKind.MARKETING, 3, given=True)
    await desk.do(refuse, ConsentKind.AI, 3, given=True)
    await desk.go_back(chosen)
    assert await desk.do(standing) == (False, False)


async def test_the_number_of_an_erased_act_may_be_anothers(desk: Desk) -> None:
    await desk.do(tell, received("r1", 2, sender=RODRIGO))
    new = NewConsent(kind=ConsentKind.AI, given=True, at=at(2), way=ConsentWay.PAPER, wording="")
    await desk.do(consents.record, ContactId(2), new, "", at(2))
    chosen = await desk.back_up()
    await desk.do(erase, ContactId(2))
    await desk.do(refuse, ConsentKind.MESSAGES, 7)
    await desk.go_back(chosen)
    (kept,) = await desk.do(consents.of, CAMILA)
    assert (kept.kind, kept.given) == (ConsentKind.MESSAGES, False)


def test_acts_that_came_as_rows_count_where_nothing_later_was_said(tx: sa.Connection) -> None:
    tell(tx, received("w1", 1))
    refuse(tx, ConsentKind.AI, 5, given=True)
    new = {"contact_id": CAMILA, "given": False, "at": at(4), "recorded_at": at(6)}
    rows = [
        tx.execute(sa.insert(consents._rows), {**new, "kind": kind}).lastrowid
        for kind in (ConsentKind.AI.value, ConsentKind.MARKETING.value)
    ]
    consents.count_again(tx, rows, at(9))
    assert standing(tx) == (True, False)


# people


async def test_who_left_since_cannot_sign_in_again(desk: Desk) -> None:
    paula = await desk.do(people.add, "Paula Ejemplo", Role.ADMINISTRATOR, "x", "", at(1))
    gone = await desk.do(people.add, "Lucía Prueba", Role.ADMINISTRATOR, "y", "", at(1))
    chosen = await desk.back_up()
    await desk.do(people.retire, gone.id, "Paula Ejemplo", at(3))
    await desk.do(people.set_pin, paula.id, "z", "Paula Ejemplo", at(3))
    await desk.do(people.add, "Nadia Ejemplo", Role.ADMINISTRATOR, "n", "", at(4))
    assert (await desk.go_back(chosen)).has_people
    known = await desk.do(people.all_people)
    assert [each.name for each in known] == ["Nadia Ejemplo", "Paula Ejemplo"]
    assert await desk.do(people.kept_pin, paula.id) == "z"


@pytest.mark.parametrize("is_wrecked", [True, False])
async def test_where_people_cannot_be_read_it_is_said(desk: Desk, is_wrecked: bool) -> None:
    await desk.do(people.add, "Paula Ejemplo", Role.ADMINISTRATOR, "x", "", at(1))
    chosen = await desk.back_up()
    if is_wrecked:
        desk.wreck()
    else:
        change(desk.path, PAGE * _page_of(desk.path, "people") + 60, b"\0" * 64)
    assert not (await desk.go_back(chosen)).has_people
    assert await desk.do(people.kept_pin, PersonId(1)) == "x"


# bytes of files


def keep_photo(tx: sa.Connection, wamid: str, minutes: float) -> MessageId:
    tell(tx, received(wamid, minutes, PHOTO))
    return fetch(tx, by_wamid(tx, wamid).id)


def fetch(tx: sa.Connection, message_id: MessageId) -> MessageId:
    assert media_files.begin(tx, message_id, "2026-11")
    assert media_files.keep(tx, message_id, FileType.JPEG, 3)
    return message_id


async def test_the_bytes_of_files_stay_known(desk: Desk) -> None:
    await desk.do(tell, received("p1", 2, PHOTO))
    older = (await desk.do(by_wamid, "p1")).id
    chosen = await desk.back_up()
    await desk.do(fetch, older)
    newer = await desk.do(keep_photo, "p2", 5)
    await desk.go_back(chosen)
    assert await desk.do(media_files.wanted_in, "2026-11") == {older, newer}
    assert (await desk.do(media_files.get, older)).state is MediaState.KEPT
    assert await desk.do(media_files.may_sweep, LATER)


async def test_bytes_of_the_erased_still_go(desk: Desk) -> None:
    chosen = await desk.back_up()
    photo = await desk.do(keep_photo, "p2", 5)
    await desk.do(erase, CAMILA)
    newer = Sender(wa_id=WaId("56900000199"), profile_name="Nadia Prueba")
    await desk.do(tell, received("n1", 7, PHOTO, sender=newer))
    other = await desk.do(fetch, (await desk.do(by_wamid, "n1")).id)
    await desk.do(erase, ContactId((await desk.do(ids))["Nadia Prueba"]))
    await desk.go_back(chosen)
    leaving = await desk.do(media_files.leaving, 9)
    assert [(each.message_id, each.month) for each in leaving] == [
        (photo, "2026-11"),
        (other, "2026-11"),
    ]


async def test_bytes_of_who_is_erased_by_the_book_go(desk: Desk) -> None:
    chosen = await desk.back_up()
    photo = await desk.do(keep_photo, "p2", 5)
    erasure_book.keep(folder_of(desk.path), [(CAMILA, at(9))])
    await desk.go_back(chosen)
    leaving = await desk.do(media_files.leaving, 9)
    assert [each.message_id for each in leaving] == [photo]


@pytest.mark.parametrize("lost", ["", "media_files", "messages"])
async def test_where_rows_were_lost_no_bytes_are_swept_away_for_a_month(
    desk: Desk, lost: str
) -> None:
    chosen = await desk.back_up()
    await desk.do(keep_photo, "p2", 5)
    if lost:
        change(desk.path, PAGE * _page_of(desk.path, lost) + 60, b"\0" * 64)
    else:
        desk.wreck()
    await desk.go_back(chosen)
    assert not await desk.do(media_files.may_sweep, at(60 * 24 * 30))
    assert await desk.do(media_files.may_sweep, at(60 * 24 * 31))


# an old file of before an update


async def test_an_old_file_without_the_newer_tables_is_read_as_far_as_it_goes(desk: Desk) -> None:
    chosen = await desk.back_up()
    await desk.do(refuse, ConsentKind.MARKETING, 3)

    def age(tx: sa.Connection) -> None:
        for name in ("people", "consents", "erasures", "media_files"):
            tx.exec_driver_sql(f"DROP TABLE {name}")
        tx.exec_driver_sql("ALTER TABLE contacts DROP COLUMN no_ai")
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")

    await desk.do(age)
    done = await desk.go_back(chosen)
    assert (done.saved, done.has_people) == (0, True)
    assert await desk.do(standing) == (True, False)
