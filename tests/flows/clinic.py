"""A clinic before its first start: an empty data folder and keyring, and all that is outside of them on loopback."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import httpx
from keyring.backend import KeyringBackend
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from aura_desktop import config
from aura_desktop.domain.content import Text
from aura_desktop.domain.message import Message
from aura_desktop.domain.setup import Choice, Credential, Setup, Step
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.gateways.listener import Listener
from aura_desktop.program import Program
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app
from aura_desktop.setup_file import SetupFile
from aura_desktop.ui.frame import Frame
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.single_instance import SingleInstance
from aura_desktop.ui.widgets.check_list import CheckList
from aura_desktop.ui.widgets.close_question import CloseQuestion
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.timeline_view import TimelineView
from aura_desktop.ui.wizard.step_page import StepPage
from aura_desktop.ui.wizard.wizard import Wizard
from tests.eventually import eventually
from tests.flows.hands import Hands, name_of
from tests.flows.line_chain import Meta
from tests.gateways.memory_keyring import MemoryKeyring
from tests.tunnel.cloud import FakeCloud

TOKEN, APP_SECRET = "EAAejemplo00000000000142", "0123456789abcdef0123456789abcdef"
NUMBER, SECOND_NUMBER = "100000000000142", "100000000000143"
WABA, APP = "200000000000142", "300000000000142"
AUTHTOKEN = "2authtoken0ficticio0142"
VERIFY_TOKEN = "palabra-de-otro-programa"
NOWHERE = "http://127.0.0.1:9/whatsapp/webhook"
SECOND = {
    "id": SECOND_NUMBER,
    "display_phone_number": "+56 2 0000 0101",
    "verified_name": "Clínica Norte",
    "registered": True,
}
SPEED = 6.0
LONG_S = 40.0
W = TypeVar("W", bound=QWidget)


@dataclass
class Clinic:
    """What outlives a start of the program, and the world it talks to."""

    folder: Path
    meta: Meta
    cloud: FakeCloud
    model_url: str
    keyring: KeyringBackend = field(default_factory=MemoryKeyring)
    environ: dict[str, str] = field(default_factory=dict)

    def setup(self) -> Setup:
        """What the program has written."""
        return SetupFile(self.folder).read()

    def start(
        self, size: tuple[int, int] = (1440, 900), language: str = "en", *, demo: bool = False
    ) -> "Start":
        """The program, as main.py starts it; use it as a context manager."""
        return Start(self, size, language, demo=demo)


@asynccontextmanager
async def open_clinic(
    folder: Path, *, numbers: int = 1, public_url: str = "", speed: float = SPEED
) -> AsyncIterator[Clinic]:
    """Meta with an app that nobody has subscribed, ngrok on the PATH, and a model's server."""
    settings = SandboxSettings(
        access_token=TOKEN,
        app_secret=APP_SECRET,
        verify_token="nadie-lo-sabe",
        phone_number_id=NUMBER,
        waba_id=WABA,
        app_id=APP,
        display_phone_number="+56 2 0000 0100",
        webhook_url=NOWHERE,
        seed_history=False,
        live_patients=False,
        speed=speed,
        other_numbers=(SECOND,) if numbers > 1 else (),
    )
    async with AsyncExitStack() as stack:
        url = await _serve(stack, create_app(settings), "sandbox")
        models = await _serve(stack, _model_app(), "models")
        client = httpx.AsyncClient(base_url=url, trust_env=False, verify=False)
        meta = Meta(url=url, client=await stack.enter_async_context(client))
        await meta.order(remove_subscription=True, app_subscribed=False)
        cloud = stack.enter_context(FakeCloud(folder / "cloud", public_url))
        stack.enter_context(_found_by_path(cloud.folder))
        yield Clinic(folder / "data", meta, cloud, f"{models}/v1")


async def _serve(stack: AsyncExitStack, app: object, name: str) -> str:
    listener = Listener(app, name=name)  # type: ignore[arg-type]  # an ASGI app of either kind
    url = f"http://127.0.0.1:{await listener.start()}"
    stack.push_async_callback(listener.stop)
    return url


def _model_app() -> Starlette:
    """A server that speaks OpenAI's protocol, with two models."""

    async def models(_: Request) -> JSONResponse:
        return JSONResponse({"data": [{"id": "modelo-chico"}, {"id": "modelo-grande"}]})

    async def complete(request: Request) -> JSONResponse:
        assert (await request.json())["model"] == "modelo-chico"
        return JSONResponse({"choices": [{"message": {"role": "assistant", "content": "sí"}}]})

    return Starlette(
        routes=[
            Route("/v1/models", models),
            Route("/v1/chat/completions", complete, methods=["POST"]),
        ]
    )


@contextmanager
def _found_by_path(folder: Path) -> Iterator[None]:
    former = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{folder}{os.pathsep}{former}"
    try:
        yield
    finally:
        os.environ["PATH"] = former


class Start:
    """One run of the program with its window."""

    def __init__(
        self, clinic: Clinic, size: tuple[int, int], language: str, *, demo: bool = False
    ) -> None:
        self.clinic = clinic
        self._size, self._demo = size, demo
        self._environ = {
            "AURA_DATA_DIR": str(clinic.folder),
            "AURA_GRAPH_URL": clinic.meta.url,
            "AURA_API_PORT": "0",
            "AURA_WEBHOOK_PORT": "0",
            "AURA_LANGUAGE": language,
            **clinic.environ,
        }

    async def __aenter__(self) -> Self:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        loaded, secrets = config.load(self._environ, None, self._demo, may_ask=True)
        kind = config.Mode.DEMO if loaded.mode is config.Mode.DEMO else config.Mode.LIVE
        self.single = SingleInstance(loaded.data_folder, kind)
        assert self.single.is_first()
        frame = Frame(app, loaded)
        # A screen that is too small would keep it as large as itself.
        frame.window.setWindowState(Qt.WindowState.WindowNoState)
        frame.window.resize(*self._size)
        self.appearance = frame.appearance
        frame.window.show()
        frame.window.activateWindow()
        program = Program(frame, loaded, secrets, self.single, Credentials(self.clinic.keyring))
        self._run = asyncio.create_task(program.run())
        await self.until(lambda: bool(_windows()) and self.window().isActiveWindow())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                await self.close()
        finally:
            if not self._run.done():
                self._run.cancel()
                await asyncio.gather(self._run, return_exceptions=True)
                # Its words would be in every test that comes after.
                self.appearance.close()
            self.single.release()
            for window in _windows():
                window.hide()
                window.deleteLater()

    async def close(self) -> None:
        """The cross of the window, and "Quit" if it is asked."""
        window = self.window()
        window.close()
        if not self._run.done() and window.isVisible():
            await self.until(lambda: bool(self._answers()))
            # In whatever language: the first one is the one that is not recommended.
            await self.hands().click(self._answers()[0])
        async with asyncio.timeout(LONG_S):
            assert await self._run == 0

    def _answers(self) -> list[PushButton]:
        """The buttons of the question what closing means."""
        asked = [each for each in self.window().findChildren(CloseQuestion) if each.isVisible()]
        found = [button for each in asked for button in each.findChildren(PushButton)]
        shown = [button for button in found if button.isVisible()]
        return sorted(shown, key=lambda button: button.mapToGlobal(QPoint()).x())

    def window(self) -> MainWindow:
        """The one on the screen."""
        (found,) = _windows()
        return found

    def hands(self) -> Hands:
        """At the window that is there now."""
        return Hands(self.window())

    def find(self, kind: type[W], name: str) -> W | None:
        """The visible widget of this kind and name."""
        for window in _windows():
            for widget in window.findChildren(kind):
                if widget.isVisible() and name_of(widget).strip() == name:
                    return widget
        return None

    def button(self, name: str) -> PushButton:
        """A visible button by its name."""
        found = self.find(PushButton, name)
        assert found is not None, f"no button {name!r}"
        return found

    def can(self, name: str) -> bool:
        """Whether there is such a button, and it can be pressed."""
        found = self.find(PushButton, name)
        return found is not None and found.isEnabled()

    def says(self, words: str) -> bool:
        """Whether a label in the window holds these words."""
        labels = (each for window in _windows() for each in window.findChildren(QLabel))
        return any(words in label.text() for label in labels if label.isVisible())

    def wizard(self) -> Wizard | None:
        """The one over the window, if it is there."""
        found = self.window().findChildren(Wizard)
        return next((wizard for wizard in found if wizard.isVisible()), None)

    def desk(self) -> object:
        """The wizard's services of Core, None while there is none."""
        wizard = self.wizard()
        return None if wizard is None else wizard._services.desk

    def secret(self, name: Credential) -> str:
        """What the program keeps under this name."""
        wizard = self.wizard()
        found = None if wizard is None else wizard._services.vault.get(name)
        return "" if found is None else found.reveal()

    def page(self) -> StepPage:
        """The step in sight."""
        wizard = self.wizard()
        assert wizard is not None
        at = wizard.at()
        assert at is not None
        return wizard.page(at)

    def is_at(self, step: Step) -> bool:
        """Whether the wizard shows this step, and can be worked with."""
        wizard = self.wizard()
        if wizard is None or wizard.at() is not step:
            return False
        return wizard.page(step).isVisible() and wizard.footer.isEnabled()

    def rows(self) -> list[str]:
        """What the list of checks in sight says, row by row."""
        for found in self.window().findChildren(CheckList):
            if found.isVisible():
                return [f"{line.title}: {line.state.value}" for line in found.lines()]
        return []

    def spoken(self) -> list[str]:
        """The texts of the conversation that is open in the inbox."""
        role, found = Qt.ItemDataRole.UserRole + 1, []
        for view in self.window().findChildren(TimelineView):
            model = view.model()
            if view.isVisible():
                found += [model.index(row, 0).data(role) for row in range(model.rowCount())]
        contents = [item.content for item in found if isinstance(item, Message)]
        return [content.body for content in contents if isinstance(content, Text)]

    async def until(self, condition: object, within_s: float = LONG_S) -> None:
        """Wait; tells what stood on the screen if it does not come."""
        try:
            await eventually(condition, within_s)  # type: ignore[arg-type]  # as eventually's own
        except TimeoutError:
            raise AssertionError(self._screen()) from None
        finally:
            if self._run.done():
                self._run.result()

    def _screen(self) -> str:
        labels = [each for window in _windows() for each in window.findChildren(QLabel)]
        words = [label.text() for label in labels if label.isVisible() and label.text()]
        return f"still: {words}; rows {self.rows()}; focus {name_of(Hands(_windows()[0]).focus())}"


def is_connected(clinic: Clinic) -> bool:
    """Whether the program has written down that the real number is used."""
    return clinic.setup().choice is Choice.LIVE


def _windows() -> list[MainWindow]:
    tops = QApplication.topLevelWidgets()
    return [item for item in tops if isinstance(item, MainWindow) and item.isVisible()]
