"""Marked secrets are typed and pasted into the window, and patients write to it; nothing left behind may hold one."""

import asyncio
import logging
import socket
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aura_desktop import config, log
from aura_desktop.core import Core
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.setup import Step
from aura_desktop.furnishing import room_services
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.setting_up import SettingUp
from aura_desktop.ui.widgets.checked_field import CheckedField
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.wizard.ai import AiPage
from aura_desktop.ui.wizard.credentials import CredentialsPage
from aura_desktop.ui.wizard.meta_wording import MetaField
from aura_desktop.ui.wizard.webhook import WebhookPage
from aura_desktop.ui.wizard.welcome import WelcomePage
from aura_desktop.ui.wizard.wizard import Wizard
from tests.eventually import eventually
from tests.flows.canaries import PATIENT, PIN, SECRETS, Search, Spiteful, open_spiteful
from tests.flows.canary_runs import (
    GIVEN,
    IDS,
    LONG_S,
    Place,
    Run,
    delivery,
    patient_writes,
)
from tests.flows.canary_window import (
    HARMLESS,
    Window,
    look_at_clipboard,
    look_at_screen,
    look_at_titles,
    sandbox,
)
from tests.flows.hands import Hands
from tests.flows.line_chain import NOWHERE, Meta
from tests.flows.processes import ROOT
from tests.gateways.memory_keyring import MemoryKeyring
from tests.tunnel.cloud import FakeCloud

if sys.platform == "linux":
    from tests.ui.linux_desktop import NOTES, WATCHER, Desktop, private_bus
    from tests.virtual_screen import virtual_screen


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def logged(place: Place) -> Iterator[None]:
    """The log as the program has it, in the searched folder."""
    root = logging.getLogger()
    level, hook, thread_hook = root.level, sys.excepthook, threading.excepthook
    log.set_up(place.data / "logs")
    yield
    log.close()
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hook, thread_hook


async def test_the_wizard_before_a_meta_that_repeats_everything(
    qtbot: QtBot, place: Place, logged: None, capfd: pytest.CaptureFixture[str]
) -> None:
    search = Search()
    async with open_spiteful() as meta, Window(place, meta.url) as window:
        fields = (await window.page(CredentialsPage)).form.fields
        token = fields[MetaField.ACCESS_TOKEN]
        await window.paste(token.line, SECRETS["access token"])
        await eventually(lambda: token.state() is MarkState.ERROR, LONG_S)
        for answer, status in ((100, 400), ("page", 400), ("elsewhere", 302), (10, 403)):
            meta.answer, meta.status = answer, status
            wanted = len(meta.asked) + 1
            await window.paste(token.line, f"{SECRETS['access token']}{wanted}")
            await eventually(partial(_is_answered, meta, wanted, token), LONG_S)
            look_at_screen(search)
        look_at_clipboard(search)
    _end(search, place, capfd)


def _is_answered(meta: Spiteful, asked: int, field: CheckedField) -> bool:
    waits = field.state() in (MarkState.CHECKING, MarkState.IDLE)
    return len(meta.asked) >= asked and not waits


def _end(search: Search, place: Place, capfd: pytest.CaptureFixture[str], *started: str) -> None:
    said = capfd.readouterr()
    search.text("the output", said.out)
    search.text("the errors", said.err)
    assert search.found() == []
    assert place.search(*started) == []


async def test_a_settings_file_is_taken_over(
    qtbot: QtBot, place: Place, logged: None, capfd: pytest.CaptureFixture[str]
) -> None:
    search = Search()
    file = place.scripts / "settings"
    text = "\n".join(f"{name}={value}" for name, value in {**GIVEN, **IDS}.items())
    file.write_text(text, encoding="utf-8")
    async with sandbox() as meta, Window(place, meta.url, Step.WELCOME) as window:
        page = await window.page(WelcomePage)
        page.live.setChecked(True)
        page.only_here.setChecked(True)
        QGuiApplication.clipboard().setText(text)
        page.files.paste.click()
        QGuiApplication.clipboard().setText(HARMLESS)
        page.files.file_given.emit(file)
        await page.tasks.settle()
        look_at_screen(search)
        wizard = await window.page(Wizard)
        await Hands(window.window).click(wizard.footer.go_on)
        form = (await window.page(CredentialsPage)).form
        for field in (MetaField.ACCESS_TOKEN, MetaField.APP_SECRET):
            await eventually(partial(_is_good, form.fields[field]), LONG_S)
        look_at_screen(search)
        look_at_clipboard(search)
        wanted = {SECRETS[name] for name in ("access token", "app secret", "verify token")}
        # A value is good on the screen before it is written.
        await eventually(lambda: wanted <= set(window.keyring.entries.values()), LONG_S)
    _end(search, place, capfd)


def _is_good(field: CheckedField) -> bool:
    return field.state() is MarkState.OK


async def test_the_wizard_from_the_token_to_a_patients_message(
    qtbot: QtBot,
    place: Place,
    logged: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    search = Search()
    with FakeCloud(tmp_path / "cloud") as cloud:
        place.recorder.program("ngrok", cloud.agent)
        monkeypatch.setenv("PATH", place.recorder.path)
        async with (
            sandbox() as meta,
            open_spiteful() as model,
            Window(place, meta.url) as window,
        ):
            await meta.order(registered=False, remove_subscription=True)
            await _connect(window)
            look_at_screen(search)
            await _open_the_line(window)
            look_at_screen(search)
            await _hear_a_patient(window, meta)
            look_at_titles(search)
            await _ask_a_model(window, model.url)
            await eventually(lambda: any(SECRETS["AI key"] in told for told in model.asked), LONG_S)
            look_at_screen(search)
            look_at_clipboard(search)
            kept = set(window.keyring.entries.values())
            assert kept >= {SECRETS[name] for name in ("access token", "app secret", "AI key")}
    _end(search, place, capfd, "ngrok")


async def _connect(window: Window) -> None:
    form = (await window.page(CredentialsPage)).form
    token, secret = form.fields[MetaField.ACCESS_TOKEN], form.fields[MetaField.APP_SECRET]
    await window.paste(token.line, SECRETS["access token"])
    await eventually(form.register.isVisible, LONG_S)
    await window.paste(form.register.pin, PIN["registration PIN"])
    await Hands(window.window).keys("Return")
    await eventually(lambda: not form.register.isVisible(), LONG_S)
    await window.paste(secret.line, SECRETS["app secret"])
    await eventually(lambda: secret.state() is MarkState.OK, LONG_S)
    await Hands(window.window).keys("Return")


async def _open_the_line(window: Window) -> None:
    page = await window.page(WebhookPage)
    await eventually(page.form.authtoken.isVisible, LONG_S)
    await window.paste(page.form.domain.line, SECRETS["ngrok authtoken"])
    page.form.domain.line.clear()
    await window.paste(page.form.authtoken.line, SECRETS["ngrok authtoken"])
    await eventually(page.can_continue, LONG_S)
    await Hands(window.window).keys("Return")
    await eventually(lambda: bool(page.callback.value()), LONG_S)


async def _hear_a_patient(window: Window, meta: Meta) -> None:
    page = await window.page(WebhookPage)
    await eventually(lambda: "Only a real message" in page.hint(), LONG_S)
    line = {"text": PATIENT["a text"]}
    body = {"phone": PATIENT["a number"], "name": PATIENT["a name"], "line": line}
    (await meta.client.post("/__sandbox__/inbound", json=body)).raise_for_status()
    await eventually(page.can_continue, LONG_S)
    word = page.verify.editor
    word.setFocus()
    await Hands(window.window).keys("Ctrl+A", "Ctrl+C")
    word.selectAll()
    word.copy()
    assert QGuiApplication.clipboard().text() != page.verify.value()


async def _ask_a_model(window: Window, url: str) -> None:
    await window.open(Step.AI)
    page = await window.page(AiPage)
    page.provider.setCurrentIndex(page.provider.count() - 1)
    page.provider.activated.emit(page.provider.currentIndex())
    await eventually(page.address.isVisible, LONG_S)
    await window.paste(page.address.line, f"{url}/v1")
    await window.paste(page.key.line, SECRETS["AI key"])
    page.model.setEditText("ejemplo")
    await eventually(page.can_continue, LONG_S)
    page.test_button.click()
    await page.tasks.settle()
    assert await page.finish()


async def test_a_diagnosis_and_an_exported_log(
    qtbot: QtBot, place: Place, logged: None, capfd: pytest.CaptureFixture[str]
) -> None:
    search = Search()
    async with open_spiteful(131026) as meta:
        place.decide(meta.url)
        given = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_TUNNEL="off")
        loaded, secrets = config.load(given)
        credentials = Credentials(MemoryKeyring())
        setting_up = SettingUp(loaded, secrets, credentials)
        async with Core(loaded, secrets, credentials=credentials) as core:
            await _write_to(core)
            for answer in (100, 190, "page"):
                meta.answer = answer
                _, looking_back = room_services(core, setting_up)
                found = await looking_back.diagnosing.run(lambda _: None, {"seen": "yes"})
                assert found.troubles()
                search.text("what a copy of it says", looking_back.diagnosing.text(found))
                await looking_back.diagnosing.save(place.folder / f"diagnosis {answer}.md", found)
            part = await looking_back.log_reader.last()
            assert part.lines
            await looking_back.log_reader.export(place.folder / "exported.log", part.lines)
        await setting_up.close()
    _end(search, place, capfd)


async def _write_to(core: Core) -> None:
    """A patient writes, and is answered."""
    body, secret = delivery(patient_writes()), Secret(SECRETS["app secret"])
    headers = {"X-Hub-Signature-256": signature.sign(body, secret)}
    url = f"http://127.0.0.1:{core.webhook_port}/whatsapp/webhook"
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        assert (await client.post(url, content=body, headers=headers)).status_code == 200

    async def is_there() -> bool:
        return bool((await core.conversations.page(ConversationFilter.ALL)).conversations)

    await eventually(is_there, LONG_S)
    page = await core.conversations.page(ConversationFilter.ALL)
    await core.sending.send_text(page.conversations[0].id, PATIENT["a text"])

    async def is_settled() -> bool:
        return bool((await core.history.traces()).sends[0].code)

    await eventually(is_settled, LONG_S)


if sys.platform == "linux":

    async def test_a_desktop_that_shows_and_plays(place: Place) -> None:
        """Notes, players and titles of the real program, out of sight in the tray."""
        place.decide(NOWHERE)
        for name in ("pw-play", "paplay", "aplay"):
            place.recorder.program(name)
        with private_bus() as bus, Desktop(bus) as desktop, virtual_screen() as screen:
            desktop.own(WATCHER)
            desktop.own(NOTES)
            ports = {"AURA_WEBHOOK_PORT": str(free_port()), "AURA_API_PORT": str(free_port())}
            environ = place.environ(
                **GIVEN,
                **IDS,
                **ports,
                AURA_GRAPH_URL="http://127.0.0.1:9",
                AURA_TUNNEL="off",
                DISPLAY=screen,
                QT_QPA_PLATFORM="xcb",
                DBUS_SESSION_BUS_ADDRESS=bus,
            )
            async with Run(place, environ, str(ROOT / "main.py"), "--minimized") as run:
                run.webhook = f"http://127.0.0.1:{ports['AURA_WEBHOOK_PORT']}"
                run.api = f"http://127.0.0.1:{ports['AURA_API_PORT']}"
                await eventually(partial(_answers, run), LONG_S)
                desktop.called("RegisterStatusNotifierItem")
                assert await run.deliver(delivery(patient_writes())) == 200
                note = await asyncio.to_thread(desktop.called, "Notify")
                await eventually(lambda: place.recorder.was_started("pw-play"), LONG_S)
                search = Search()
                search.text("what the desktop was told", repr(desktop.calls))
                search.process("the program", run.process.pid, environ=False)
                assert "1 new message" in str(note.body)
                assert search.found() == []
                assert await run.ended() == 0
        assert place.search("pw-play") == []

    async def _answers(run: Run) -> bool:
        try:
            return (await run.asked("GET", "/whatsapp/status")).is_success
        except httpx.TransportError:
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
