"""The wizard after something came between: a crash, the demo, another language, a second start, another number."""

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Choice, Credential, Step, StepState
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.single_instance import SingleInstance
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.number_choice import NumberButton
from tests.flows import first_day
from tests.flows.clinic import (
    APP_SECRET,
    NUMBER,
    SECOND_NUMBER,
    TOKEN,
    VERIFY_TOKEN,
    WABA,
    Start,
    open_clinic,
)
from tests.flows.hands import name_of
from tests.flows.legs import FileKeyring
from tests.flows.person import ByKeys, ByMouse

ROOT = Path(__file__).parents[2]
LEGS = 7
NEW_TOKEN = "EAAejemplo00000000000999"
pytestmark = pytest.mark.timeout(300)


async def to_webhook(start: Start, person: ByKeys | ByMouse) -> None:
    """Through the first two steps."""
    await first_day.welcome(start, person)
    await first_day.go_on(start, person)
    await first_day.credentials(start, person)
    await first_day.go_on(start, person)
    await start.until(lambda: start.is_at(Step.WEBHOOK) and start.desk() is not None)


async def skip_rest(start: Start, person: ByKeys | ByMouse) -> None:
    """From the webhook to the end by the buttons that leave a step out."""
    for step, words in (
        (Step.WEBHOOK, "Skip this step"),
        (Step.AI, "Decide later"),
        (Step.CLINIC, "Fill it in later"),
        (Step.TEST, "Finish without the test"),
    ):
        await start.until(lambda at=step: start.is_at(at))
        await start.until(lambda it=words: start.can(it))
        await person.press(words)


async def test_killed_in_the_middle_of_every_step(tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        for leg in range(LEGS):
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.flows.legs",
                str(leg),
                str(tmp_path),
                clinic.meta.url,
                cwd=ROOT,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"},
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
            async with asyncio.timeout(90):
                out, err = await process.communicate()
            assert b"got there" in out, f"leg {leg}: {err.decode()[-4000:]}"
            assert process.returncode != 0
        assert clinic.setup().choice is Choice.LIVE
        assert not clinic.setup().wizard.is_open
        assert FileKeyring(tmp_path / "keyring.json").holds(APP_SECRET)


async def test_steps_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        async with clinic.start() as start:
            person = ByMouse(start)
            await to_webhook(start, person)
            await skip_rest(start, person)
            await start.until(lambda: start.wizard() is None)
            progress = clinic.setup().wizard
            skipped = [progress.state(step) for step in Step]
            assert skipped == [StepState.DONE] * 2 + [StepState.SKIPPED] * 4
        async with clinic.start() as start:
            await start.until(lambda: start.says("Choose a conversation"))
            assert start.wizard() is None


async def test_the_demo_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start((1366, 768)) as start:
        person = ByMouse(start)
        await start.until(lambda: start.is_at(Step.WELCOME))
        await person.pick("Try the demo")
        await start.until(lambda: start.can("Open the demo"))
        await person.press("Open the demo")
        await start.until(lambda: start.can("Connect my number"))
        await person.press("Connect my number")
        await to_webhook(start, person)
        await skip_rest(start, person)
        await start.until(lambda: start.wizard() is None)
        assert not start.can("Connect my number")
        assert clinic.setup().choice is Choice.LIVE


async def choose(start: Start, look: Look) -> None:
    """Another language, until the window that speaks it is there: nobody presses what is about to go."""
    former = start.window()
    start.appearance.choose(look)
    await start.until(lambda: start.window() is not former)


async def test_another_language_in_the_middle_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start() as start:
        person = ByKeys(start)
        await first_day.welcome(start, person)
        await first_day.go_on(start, person)
        await first_day.credentials(start, person)
        english = start.appearance.look
        spanish = replace(english, language="es")
        await choose(start, spanish)
        await start.until(lambda: start.is_at(Step.CREDENTIALS) and start.can("Continuar"))
        await choose(start, english)
        await start.until(lambda: start.is_at(Step.CREDENTIALS) and start.can("Continue"))
        await first_day.go_on(start, person)
        await first_day.connect(start, person)
        await choose(start, spanish)
        await start.until(lambda: start.is_at(Step.WEBHOOK) and len(start.rows()) == 6)
        await choose(start, english)
        await start.until(lambda: start.says("Only a real message is missing"))


async def test_a_second_thought_while_the_window_is_still_built(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start(demo=True) as start:
        await start.until(lambda: start.says("Choose a conversation"))
        await start.until(lambda: start.can("Connect my number"))
        english = start.appearance.look
        await choose(start, replace(english, language="es"))
        await choose(start, english)
        await start.until(lambda: start.says("Choose a conversation"))


async def test_a_second_start_comes_to_the_wizard(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start() as start:
        await first_day.welcome(start, ByKeys(start))
        start.window().showMinimized()
        second = SingleInstance(clinic.folder, "live")
        assert not second.is_first()
        await start.until(lambda: second.call_first() and not start.window().isMinimized())
        assert start.is_at(Step.WELCOME)
        assert start.can("Continue")


def name_of_number(start: Start, key: str) -> str:
    """What the row of this number is called, once it is there."""
    rows = start.window().findChildren(NumberButton)
    return next((name_of(row) for row in rows if row.isVisible() and row.row.key == key), "")


async def test_another_number_of_the_account(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path, numbers=2) as clinic, clinic.start() as start:
        person = ByKeys(start)
        await first_day.welcome(start, person)
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.CREDENTIALS))
        await person.fill(first_day.TOKEN_FIELD, TOKEN)
        await person.fill(first_day.SECRET_FIELD, APP_SECRET)
        await start.until(lambda: bool(name_of_number(start, NUMBER)))
        await person.pick(name_of_number(start, NUMBER))
        await start.until(lambda: start.can("Continue"))
        await first_day.go_on(start, person)
        await first_day.connect(start, person)
        await first_day.hear(start)
        assert clinic.setup().phone_number_id == NUMBER
        await person.press("Back")
        await start.until(lambda: start.is_at(Step.CREDENTIALS))
        await person.pick(name_of_number(start, SECOND_NUMBER))
        await start.until(lambda: start.says("Clínica Norte · +56 2 0000 0101"))
        await start.until(lambda: start.can("Continue"))
        desk = start.desk()
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.WEBHOOK))
        await start.until(lambda: start.desk() not in (None, desk))
        await start.until(lambda: len(start.rows()) == 6)
        assert clinic.setup().phone_number_id == SECOND_NUMBER
        assert clinic.setup().verified_name == "Clínica Norte"


async def reopened(start: Start, person: ByMouse, words: str, step: Step) -> None:
    """From the settings, by the button of this name."""

    async def in_settings() -> bool:
        await start.hands().keys("Ctrl+,")
        return start.window().section() == "settings"

    await start.until(in_settings)
    await person.press("Connection to Meta")
    await start.until(lambda: start.find(PushButton, words) is not None)
    await person.press(words)
    await start.until(lambda: start.is_at(step))


async def test_a_number_given_by_the_environment_stays_live(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        clinic.environ = {
            "WHATSAPP_ACCESS_TOKEN": TOKEN,
            "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
            "WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
            "WHATSAPP_APP_SECRET": APP_SECRET,
            "WHATSAPP_BUSINESS_ACCOUNT_ID": WABA,
        }
        async with clinic.start() as start:
            person = ByMouse(start)
            await start.until(lambda: start.says("Choose a conversation"))
            assert start.wizard() is None
            await reopened(start, person, "Change token", Step.CREDENTIALS)
            await start.until(lambda: start.can("Done"))
            window = start.window()
            await person.press("Done")
            # Core is built anew, in a window of its own.
            await start.until(lambda: start.window() is not window)
            await start.until(lambda: start.says("Choose a conversation"))
            assert start.wizard() is None
            assert not start.can("Connect my number")
        async with clinic.start() as start:
            await start.until(lambda: start.says("Choose a conversation"))
            assert not start.can("Connect my number")


async def test_reopened_at_a_step_from_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start((1366, 768)) as start:
        person = ByMouse(start)
        await to_webhook(start, person)
        await skip_rest(start, person)
        await start.until(lambda: start.wizard() is None)
        await reopened(start, person, "Change token", Step.CREDENTIALS)
        await start.until(lambda: start.can("Close the set-up"))
        await person.press("Close the set-up")
        await start.until(lambda: start.wizard() is None)
        assert start.window().section() == "settings"


async def test_a_token_that_ended_is_replaced_and_the_desk_comes_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start((1366, 768)) as start:
        person = ByMouse(start)
        await to_webhook(start, person)
        await skip_rest(start, person)
        await start.until(lambda: start.wizard() is None)
        await clinic.meta.order(replace_token=NEW_TOKEN)
        await reopened(start, person, "Change token", Step.CREDENTIALS)
        await start.until(lambda: start.says("Fix 1 value"))
        await person.fill(first_day.TOKEN_FIELD, NEW_TOKEN)
        await start.until(lambda: start.can("Done"))
        await start.until(lambda: start.secret(Credential.ACCESS_TOKEN) == NEW_TOKEN)
        await person.press("Done")
        await start.until(lambda: start.wizard() is None)
        assert start.window().section() == "settings"
        assert not clinic.setup().wizard.is_open
