"""What is kept no longer goes at night, once a person has seen it; nothing else ever does."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.erasure import ErasureReason
from aura_desktop.domain.ids import MediaId
from aura_desktop.domain.retention import DEFAULTS, Category, RetentionPolicy
from aura_desktop.services.erasing import Erasing
from aura_desktop.services.retention import Retention
from aura_desktop.services.sending import Sending
from aura_desktop.services.upkeep import Upkeep
from aura_desktop.store import audit, messages, retention, settings
from aura_desktop.store.database import Database, Tx
from tests.services.fakes import BENJAMIN, CAMILA, NUMBER_ID, Clock, writes

PHOTO = Media(
    kind=ContentKind.IMAGE,
    media_id=MediaId("m1"),
    sha256="abc",
    caption="así se ve",
    filename="foto.jpg",
    url="https://ejemplo.cl/foto",
    mime_type="image/jpeg",
)


def policy(**days: int | None) -> RetentionPolicy:
    return RetentionPolicy(
        days={**DEFAULTS, **{Category(name): each for name, each in days.items()}}
    )


@pytest.fixture
def erasing(database: Database, clock: Clock, tmp_path: Path) -> Erasing:
    return Erasing(database, clock, lambda: "", tmp_path / "backups", sleep=clock.sleep)


@pytest.fixture
def keeper(database: Database, clock: Clock, erasing: Erasing) -> Retention:
    return Retention(database, clock, lambda: "Pía Ejemplo", erasing.erase_many)


def contacts(tx: Tx) -> Sequence[Any]:
    return tx.exec_driver_sql("SELECT wa_id FROM contacts").scalars().all()


async def test_by_default_nothing_goes_however_old(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    await writes(database, clock(), content=PHOTO)
    clock.advance(days=365 * 40)
    assert await keeper.apply() == {}
    assert len(await database.read(contacts)) == 1
    assert {going.category for going in await keeper.preview(RetentionPolicy())} == set(
        Category
    ) - {Category.CONVERSATIONS, Category.MEDIA}


async def test_what_was_silent_too_long_goes_as_it_was_foretold(
    keeper: Retention, erasing: Erasing, database: Database, clock: Clock
) -> None:
    await writes(database, clock())
    first = clock()
    clock.advance(days=300)
    await writes(database, clock(), wa_id=BENJAMIN)
    clock.advance(days=66)
    wanted = policy(conversations=365)
    [going] = [g for g in await keeper.preview(wanted) if g.category is Category.CONVERSATIONS]
    assert (going.count, going.patients, going.messages) == (1, 1, 1)
    assert (going.oldest, going.newest) == (first, first)
    assert await keeper.apply() == {}, "a look changes nothing"
    await keeper.confirm(wanted)
    assert await keeper.apply() == {"conversations": 1}
    assert await database.read(contacts) == [BENJAMIN]
    assert [each.reason for each in await erasing.receipts()] == [ErasureReason.RETENTION]
    assert await keeper.apply() == {}


async def test_whoever_has_a_message_waiting_stays(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    camila = await writes(database, clock())
    await Sending(database, NUMBER_ID, clock).send_text(camila, "Sí, a las 10:00.")
    clock.advance(days=366)
    await keeper.confirm(policy(conversations=365))
    assert await keeper.apply() == {}
    assert await database.read(contacts) == [CAMILA]


async def test_of_old_files_kind_and_caption_stay(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    camila = await writes(database, clock(), content=PHOTO)
    clock.advance(days=400)
    await writes(database, clock(), content=PHOTO, number=2)
    await keeper.confirm(policy(media=365))
    [going] = [g for g in await keeper.preview(policy(media=365)) if g.category is Category.MEDIA]
    assert (going.count, going.patients) == (1, 1)
    assert await keeper.apply() == {"media": 1}
    page = await database.read(messages.page, camila, None, 9)
    assert [message.content for message in page.messages] == [
        Media(kind=ContentKind.IMAGE, caption="así se ve", mime_type="image/jpeg"),
        PHOTO,
    ]
    assert await keeper.apply() == {}


async def test_what_was_decided_and_done_is_noted(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    await writes(database, clock())
    clock.advance(days=800)
    await keeper.confirm(policy(conversations=730))
    await keeper.apply()
    entries = await database.read(audit.page, None, 9)
    applied, erased, changed = entries
    assert (applied.action, applied.person) == (Action.RETENTION_APPLIED, "")
    assert applied.detail == {"conversations": 1}
    assert erased.action is Action.DATA_ERASED
    assert (changed.action, changed.person) == (Action.RETENTION_CHANGED, "Pía Ejemplo")
    assert changed.detail["conversations"] == 730


async def test_a_damaged_setting_takes_nothing(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    await writes(database, clock())
    clock.advance(days=8000)
    await database.run(settings.put, "retention", '{"conversations": 1, "media"')
    assert await keeper.apply() == {}
    await database.run(settings.put, "retention", '{"conversations": 1}')
    assert await keeper.apply() == {}
    assert await keeper.policy() == RetentionPolicy()


async def test_more_patients_than_one_batch(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    for number in range(120):
        await writes(database, clock(), wa_id=f"569000{number:05d}")
    clock.advance(days=366)
    await keeper.confirm(policy(conversations=365))
    assert await keeper.apply() == {"conversations": 120}
    assert await database.read(contacts) == []


async def test_the_night_takes_it(
    keeper: Retention, erasing: Erasing, database: Database, clock: Clock
) -> None:
    await writes(database, clock())
    clock.advance(days=366)
    upkeep = Upkeep(database, clock, clock.sleep, (keeper.apply, erasing.finish))
    await upkeep.tidy()
    assert await database.read(contacts) == [CAMILA]
    await keeper.confirm(policy(conversations=365))
    await upkeep.tidy()
    assert await database.read(contacts) == []


async def test_a_period_that_was_chosen_holds_for_the_upkeep_too(
    keeper: Retention, database: Database, clock: Clock
) -> None:
    def add(tx: Tx) -> None:
        tx.exec_driver_sql(
            "INSERT INTO model_requests (at, host, model, purpose, body, characters, hidden, state) "
            f"VALUES ({int(clock().timestamp()) * 1_000_000}, 'h', 'm', 'draft', 'palabras', 8, 0, 'done')"
        )

    def bodies(tx: Tx) -> list[str]:
        return list(tx.execute(sa.text("SELECT body FROM model_requests")).scalars())

    await database.run(add)
    clock.advance(days=8)
    upkeep = Upkeep(database, clock, clock.sleep)
    await upkeep.tidy()
    assert await database.read(bodies) == ["palabras"]
    [going] = [
        g for g in await keeper.preview(policy(requests=7)) if g.category is Category.REQUESTS
    ]
    assert going.count == 1
    await keeper.confirm(policy(requests=7))
    await upkeep.tidy()
    assert await database.read(bodies) == [""]
    assert (await database.read(retention.get)).days[Category.REQUESTS] == 7
