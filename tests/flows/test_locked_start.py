"""The whole program over a data folder with people: it starts covered, and no way in but the PIN uncovers it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aura_desktop.core import DATABASE_FILE
from aura_desktop.domain.audit import Action
from aura_desktop.domain.content import Text
from aura_desktop.domain.events import BusinessNumber, MessageReceived, Sender
from aura_desktop.domain.ids import PhoneNumberId, WaId, Wamid
from aura_desktop.domain.person import Role
from aura_desktop.domain.pin import hashed
from aura_desktop.domain.setup import Progress, Setup, Step
from aura_desktop.files import own_folder
from aura_desktop.setup_file import SetupFile
from aura_desktop.store import audit, events, people
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.ui.pages.inbox import InboxPage
from aura_desktop.ui.widgets.lock_screen import LockScreen
from aura_desktop.ui.wizard.wizard import Wizard
from tests.flows.clinic import APP_SECRET, NUMBER, TOKEN, VERIFY_TOKEN, Clinic, Start, open_clinic

KEY = DatabaseKey.generate()
PAULA, PIN = "Paula Ejemplo", "4826"
CARLA, OTHER = "Carla Demostración", "7391"
NAME, WORDS = "Elena Inventada", "Me duele la cicatriz"
pytestmark = pytest.mark.timeout(300)


async def seed(clinic: Clinic) -> None:
    """A clinic that has worked before: its number, a patient, and Paula."""
    clinic.environ = {
        "WHATSAPP_ACCESS_TOKEN": TOKEN,
        "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
        "AURA_TUNNEL": "off",
        "AURA_API_KEY": "clave-ejemplo",
        "AURA_DB_KEY": KEY.reveal(),
    }
    own_folder(clinic.folder)
    now = datetime.now(UTC)
    written = MessageReceived(
        number=BusinessNumber(phone_number_id=PhoneNumberId(NUMBER)),
        sender=Sender(wa_id=WaId("56900000911"), profile_name=NAME),
        wamid=Wamid("wamid.EJEMPLO911"),
        at=now,
        content=Text(body=WORDS),
    )
    database = await opened(clinic)
    await database.run(events.apply, written, now)
    await database.run(people.add, PAULA, Role.ADMINISTRATOR, hashed(PIN, bytes(16)), "", now)
    await database.close()


async def opened(clinic: Clinic) -> Database:
    database = Database(clinic.folder / DATABASE_FILE, KEY)
    await database.open()
    return database


def inbox_is_seen(start: Start) -> bool:
    return any(page.isVisible() for page in start.window().findChildren(InboxPage))


def is_locked(start: Start) -> bool:
    """At every look until then, nothing of the inbox was to be seen."""
    assert not inbox_is_seen(start)
    return any(each.isVisible() for each in start.window().findChildren(LockScreen))


async def test_it_starts_covered_and_only_the_pin_opens_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        await seed(clinic)
        async with clinic.start() as start:
            await start.until(lambda: is_locked(start))
            await start.until(lambda: start.says("1 conversation waits for an answer"))
            # Somebody starts the program once more: the same window comes, as covered as before.
            start.single.activation_requested.emit()
            assert is_locked(start)
            assert not start.says(NAME)
            await start.hands().write(PIN)
            await start.hands().keys("Return")
            await start.until(lambda: inbox_is_seen(start))
            await start.hands().keys("Ctrl+L")
            await start.until(lambda: is_locked(start))
            await start.hands().write(PIN)
            await start.hands().keys("Return")
            await start.until(lambda: inbox_is_seen(start))
        database = await opened(clinic)
        entries = await database.read(audit.page, None, 50)
        await database.close()
        told = [entry.action for entry in reversed(entries)]
        assert told == [Action.PERSON_ADDED, Action.SIGNED_IN, Action.LOCKED, Action.SIGNED_IN]


async def come_in(start: Start, name: str, pin: str) -> None:
    [lock] = [each for each in start.window().findChildren(LockScreen) if each.isVisible()]
    [card] = [each for each in lock._cards if each.person.name == name]
    await start.hands().click(card)
    await start.hands().write(pin)
    await start.hands().keys("Return")


async def test_a_wizard_that_was_left_open_waits_for_who_may_see_to_keys(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_clinic(tmp_path) as clinic:
        await seed(clinic)
        database, now = await opened(clinic), datetime.now(UTC)
        pin = hashed(OTHER, bytes(16))
        await database.run(people.add, CARLA, Role.FRONT_DESK, pin, PAULA, now)
        await database.close()
        left = Setup(wizard=Progress(is_open=True, at=Step.CREDENTIALS))
        SetupFile(clinic.folder).write(left)
        async with clinic.start() as start:
            await start.until(lambda: is_locked(start))
            await come_in(start, CARLA, OTHER)
            await start.until(lambda: inbox_is_seen(start))
            await start.until(lambda: start.window().findChildren(Wizard) == [])
            await start.hands().keys("Ctrl+L")
            await start.until(lambda: is_locked(start))
            assert start.wizard() is None
            await come_in(start, PAULA, PIN)
            await start.until(lambda: start.is_at(Step.CREDENTIALS))
            # She leaves it open, and somebody else comes to the desk.
            await start.hands().keys("Ctrl+L")
            await start.until(lambda: is_locked(start))
            await come_in(start, CARLA, OTHER)
            await start.until(lambda: inbox_is_seen(start))
            assert start.wizard() is None
            assert not start.window().is_covered()
        assert clinic.setup().wizard.is_open, "for Paula"
