"""The tunnel's program in the wizard, with the real finder, the real download and a fake agent."""

import io
import shutil
import tarfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from aura_desktop.domain.setup import Credential, Setup
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.ngrok_agent import FILE_NAME, check_agent
from aura_desktop.gateways.ngrok_download import download_agent
from aura_desktop.ui.wizard.tunnel_form import authtoken_of
from aura_desktop.ui.wizard.webhook import WebhookPage
from tests.eventually import eventually
from tests.tunnel.cloud import FakeCloud
from tests.ui.wizard_desk import FakeLine, WizardDesk, line_status

AUTHTOKEN = "2abcEJEMPLO_0000000000000000000142"
_LEFT = Qt.MouseButton.LeftButton


class RealAgents:
    """As the program's own; only where the download comes from is another place."""

    def __init__(self, folder: Path, source: str) -> None:
        self.folder, self._source = folder, source
        self.kept: Path | None = None

    async def find(self) -> Path | None:
        return self.kept

    async def check(self, path: Path) -> str:
        return await check_agent(path)

    async def download(self, progress: Callable[[int, int], None]) -> Path:
        self.kept = await download_agent(self.folder, progress, source=self._source)
        return self.kept


class Maker:
    """The maker's server on loopback; `holds` lets the second half of the file wait for ever."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.holds = False
        self._listener = Listener(Starlette(routes=[Route("/ngrok.tgz", self._file)]), name="maker")

    async def start(self) -> str:
        return f"http://127.0.0.1:{await self._listener.start()}/ngrok.tgz"

    async def stop(self) -> None:
        await self._listener.stop()

    async def _file(self, request: Request) -> Response:
        half = len(self.content) // 2

        async def parts() -> AsyncIterator[bytes]:
            yield self.content[:half]
            while self.holds and not await request.is_disconnected():
                yield b""
            yield self.content[half:]

        return StreamingResponse(parts(), headers={"Content-Length": str(len(self.content))})


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path / "nube") as running:
        yield running


@pytest.fixture
async def maker(cloud: FakeCloud) -> AsyncIterator[Maker]:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as bundle:
        content = cloud.agent.read_bytes()
        info = tarfile.TarInfo(FILE_NAME)
        info.size = len(content)
        bundle.addfile(info, io.BytesIO(content))
    running = Maker(held.getvalue())
    yield running
    await running.stop()


async def opened(qtbot: QtBot, agents: RealAgents) -> WebhookPage:
    desk = WizardDesk(Setup(phone_number_id="1"), line=FakeLine(line_status(0)))
    await desk.vault.put(Credential.NGROK_AUTHTOKEN, Secret(AUTHTOKEN))
    desk.services.agents = agents
    page = WebhookPage(desk.services)
    qtbot.addWidget(page)
    page.resize(690, 800)
    page.show()
    page.begin()
    await page.tasks.settle()
    return page


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


async def test_it_is_fetched_checked_and_used(qtbot: QtBot, tmp_path: Path, maker: Maker) -> None:
    page = await opened(qtbot, RealAgents(tmp_path / "datos", await maker.start()))
    chooser = page.form.agent
    QTest.mouseClick(chooser.download, _LEFT)
    QTest.mouseClick(chooser.agree, _LEFT)
    await page.tasks.settle()
    assert "3.39.10" in chooser.title.text()
    assert left(tmp_path / "datos") == [FILE_NAME]
    assert page.can_continue()
    await page.close_page()


async def test_a_cancelled_download_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, maker: Maker
) -> None:
    maker.holds = True
    page = await opened(qtbot, RealAgents(tmp_path / "datos", await maker.start()))
    chooser = page.form.agent
    QTest.mouseClick(chooser.download, _LEFT)
    QTest.mouseClick(chooser.agree, _LEFT)
    await eventually(lambda: chooser.bar.isVisible() and chooser.bar.maximum() == 1000)
    assert chooser.cancel.hasFocus(), "the keyboard stays at the download"
    QTest.mouseClick(chooser.cancel, _LEFT)
    await page.tasks.settle()
    assert chooser.download.hasFocus()
    assert left(tmp_path / "datos") == []
    assert not page.can_continue()
    await page.close_page()


async def test_a_download_ends_with_the_page(qtbot: QtBot, tmp_path: Path, maker: Maker) -> None:
    maker.holds = True
    page = await opened(qtbot, RealAgents(tmp_path / "datos", await maker.start()))
    chooser = page.form.agent
    QTest.mouseClick(chooser.download, _LEFT)
    QTest.mouseClick(chooser.agree, _LEFT)
    await eventually(lambda: chooser.bar.isVisible() and chooser.bar.maximum() == 1000)
    await page.close_page()
    assert left(tmp_path / "datos") == []


async def test_a_full_disk_is_said(
    qtbot: QtBot, tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    page = await opened(qtbot, RealAgents(tmp_path / "datos", await maker.start()))
    page.form.agent.download_requested.emit()
    await page.tasks.settle()
    assert page.form.agent.title.text() == "The tunnel's program cannot be used"
    assert page.form.agent.detail.text()
    assert page.form.agent.download.isVisible()
    assert left(tmp_path / "datos") == []
    await page.close_page()


async def test_what_is_no_agent_or_an_old_one_does_not_push_out_the_good_one(
    qtbot: QtBot, tmp_path: Path, cloud: FakeCloud
) -> None:
    agents = RealAgents(tmp_path / "datos", "")
    agents.kept = cloud.agent
    page = await opened(qtbot, agents)
    assert page.can_continue()
    wrong = tmp_path / "carta.txt"
    wrong.write_text("hola", encoding="utf-8")
    for path in (wrong, tmp_path, tmp_path / "nada"):
        page.form.use_file(str(path))
        await page.tasks.settle()
        assert page.form.agent.title.text() == "The tunnel's program cannot be used"
        assert str(cloud.agent) in page.form.agent.detail.text()
        assert page.can_continue()
    old = tmp_path / f"viejo-{cloud.agent.name}"
    shutil.copy2(cloud.agent, old)
    cloud.scenario(version="2.3.41")
    page.form.use_file(str(old))
    await page.tasks.settle()
    assert "too old" in page.form.agent.detail.text()
    cloud.scenario()
    page.form.use_file(str(old))
    await page.tasks.settle()
    assert "3.39.10" in page.form.agent.title.text()
    await page.form.keep()
    assert page._services.book.current.tunnel.agent_path == str(old)
    await page.close_page()


async def test_a_program_is_chosen_with_the_keyboard(
    qtbot: QtBot, tmp_path: Path, cloud: FakeCloud
) -> None:
    page = await opened(qtbot, RealAgents(tmp_path / "datos", ""))
    QTest.mouseClick(page.form.agent.choose, _LEFT)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    await eventually(dialog.isVisible)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(cloud.agent))
    QTest.keyClick(name, Qt.Key.Key_Return)
    await eventually(lambda: "3.39.10" in page.form.agent.title.text())
    await eventually(lambda: page.findChild(QFileDialog) is None)
    # The button is away while the file is looked at: the next field has the keyboard.
    assert QApplication.focusWidget() is page.form.authtoken.line
    await page.close_page()


@pytest.mark.parametrize(
    "text",
    [
        AUTHTOKEN,
        f"  {AUTHTOKEN}\n",
        f"ngrok config add-authtoken {AUTHTOKEN}",
        f"$ ngrok.exe config add-authtoken '{AUTHTOKEN}'",
        f"ngrok config add-authtoken {AUTHTOKEN}\nngrok http 80",
        f"authtoken: {AUTHTOKEN}",
        f"NGROK_AUTHTOKEN={AUTHTOKEN}",
        f'"{AUTHTOKEN}"',
    ],
)
async def test_the_whole_command_may_be_pasted(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    assert authtoken_of(text) == AUTHTOKEN
    page = await opened(qtbot, RealAgents(tmp_path / "datos", ""))
    line = page.form.authtoken.line
    line.setFocus()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text().strip() == AUTHTOKEN
    await page.form.keep()
    assert page._services.vault.get(Credential.NGROK_AUTHTOKEN) == Secret(AUTHTOKEN)
    QGuiApplication.clipboard().clear()
    await page.close_page()
