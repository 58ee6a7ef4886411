"""The wizard's step of the AI."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from aura_desktop.domain.setup import AiChoice, AiProvider, Credential, Setup
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.model_server import ModelServer
from aura_desktop.services import onboarding
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.wizard.ai import AiPage
from aura_desktop.ui.wizard.ai_server import PROVIDERS
from tests.ui.dialogs import nameless
from tests.ui.wizard_desk import WizardDesk


class ModelApp:
    """A model's server on this PC; it has one model, and a key only if a test wants one."""

    def __init__(self) -> None:
        self.models = ["modelo-chico", "modelo-grande"]
        self.wants_key = ""
        self.azure: list[tuple[str, str, str]] = []
        self.url = ""
        self._listener = Listener(self._app(), name="model")

    async def start(self) -> None:
        self.url = f"http://127.0.0.1:{await self._listener.start()}"

    async def stop(self) -> None:
        await self._listener.stop()

    def desk(self) -> WizardDesk:
        """The services of a wizard that asks this server in earnest."""
        desk = WizardDesk(Setup())
        asker = onboarding.Onboarding(
            desk.book, desk.vault, cast(onboarding.Meta, None), ModelServer(), lambda: desk.now
        )
        desk.services.onboarding = asker
        return desk

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/models", self._list),
                Route("/v1/chat/completions", self._answer, methods=["POST"]),
                Route("/openai/models", self._list),
                Route("/openai/deployments/{name}/chat/completions", self._azure, methods=["POST"]),
            ]
        )

    def _refusal(self, request: Request) -> JSONResponse | None:
        if self.wants_key and request.headers.get("authorization") != f"Bearer {self.wants_key}":
            return JSONResponse({"error": {"code": "invalid_api_key"}}, 401)
        return None

    async def _list(self, request: Request) -> JSONResponse:
        models = [{"id": name} for name in self.models]
        return self._refusal(request) or JSONResponse({"data": models})

    async def _answer(self, request: Request) -> JSONResponse:
        if (await request.json())["model"] != "modelo-chico":
            return JSONResponse({"error": {"code": "model_not_found"}}, 404)
        return self._refusal(request) or JSONResponse({"choices": [{"message": {}}]})

    async def _azure(self, request: Request) -> JSONResponse:
        asked = request.path_params["name"], request.query_params["api-version"]
        self.azure.append((*asked, request.headers["api-key"]))
        return JSONResponse({"choices": [{"message": {}}]})


@pytest.fixture
async def server() -> AsyncIterator[ModelApp]:
    app = ModelApp()
    await app.start()
    yield app
    await app.stop()


def opened(qtbot: QtBot, desk: WizardDesk) -> AiPage:
    page = AiPage(desk.services)
    qtbot.addWidget(page)
    page.resize(690, 800)
    page.show()
    page.begin()
    return page


async def test_without_ai_nothing_is_asked(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(ai=AiChoice(provider=AiProvider.OPENAI, model="modelo-a")))
    page = opened(qtbot, desk)
    assert page.hint() == "Paste the key"
    assert not page.is_unsaved()
    QTest.mouseClick(page.cards.cards[0], Qt.MouseButton.LeftButton)
    assert page.can_continue()
    assert page.is_unsaved()
    assert await page.finish()
    assert not page.is_unsaved()
    assert desk.book.current.ai == AiChoice(provider=AiProvider.NONE, model="modelo-a")
    await page.close_page()


async def test_a_key_brings_models_and_an_answer(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup())
    page = opened(qtbot, desk)
    assert not page.is_unsaved()
    QTest.keyClicks(page.key.line, "sk-ejemplo-0000000142")
    page.key.settled.emit()
    await page.tasks.settle()
    assert page.is_unsaved()
    assert page.hint() == "Choose a model"
    page.model.setCurrentIndex(0)
    QTest.mouseClick(page.test_button, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert page.test_result.text() == "Answered in 1,6 s · 10:41"
    assert nameless(page) == []
    assert await page.finish()
    assert desk.vault.get(Credential.AI_KEY)
    assert page.key.line.text() == ""
    assert desk.book.current.ai == AiChoice(provider=AiProvider.OPENAI, model="modelo-a")
    assert not page.is_unsaved()
    await page.close_page()


async def test_a_server_in_the_clinic_needs_an_address_and_no_key(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup())
    page = opened(qtbot, desk)
    page.provider.setCurrentIndex(PROVIDERS.index(AiProvider.COMPATIBLE))
    page._on_provider_chosen()
    assert page.hint() == "Write the server's address"
    desk.onboarding.refusal = SetupError("ai_unreachable")
    QTest.keyClicks(page.address.line, "http://192.168.1.20:8000/v1/")
    page.address.settled.emit()
    await page.tasks.settle()
    assert page.models_result.text()
    line = page.model.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "local")
    assert page.can_continue()
    assert not await page.finish()
    assert page.test_result.text()
    assert desk.book.current.ai == AiChoice()
    assert page.continue_words() == "Keep it anyway"
    assert await page.finish()
    assert desk.book.current.ai.base_url == "http://192.168.1.20:8000/v1"
    await page.close_page()


async def test_switching_it_off_loses_nothing(qtbot: QtBot) -> None:
    ours = AiChoice(
        provider=AiProvider.COMPATIBLE, base_url="http://192.168.1.20:8000/v1", model="local"
    )
    desk = WizardDesk(Setup(ai=ours))
    await desk.vault.put(Credential.AI_KEY, Secret("sk-ejemplo-0000000142"))
    page = opened(qtbot, desk)
    assert page.kept.isHidden()
    QTest.mouseClick(page.cards.cards[0], Qt.MouseButton.LeftButton)
    assert page.kept.isVisible()
    assert await page.finish()
    assert desk.book.current.ai == replace(ours, provider=AiProvider.NONE)
    assert desk.vault.get(Credential.AI_KEY)
    await page.close_page()
    again = opened(qtbot, desk)
    QTest.mouseClick(again.cards.cards[1], Qt.MouseButton.LeftButton)
    assert again.address.value() == ours.base_url
    assert again.model.currentText() == "local"
    assert again.can_continue()
    await again.close_page()


def choose(page: AiPage, provider: AiProvider) -> None:
    page.provider.setFocus()
    while page.provider.currentData() != provider:
        QTest.keyClick(page.provider, Qt.Key.Key_Down)


async def test_a_real_server_is_found_from_its_bare_address(qtbot: QtBot, server: ModelApp) -> None:
    desk = server.desk()
    page = opened(qtbot, desk)
    choose(page, AiProvider.COMPATIBLE)
    QTest.keyClicks(page.address.line, server.url)
    page.address.settled.emit()
    await page.tasks.settle()
    assert page.address.value() == f"{server.url}/v1"
    assert page.model.currentText() == "modelo-chico"
    assert await page.finish()
    assert page.test_result.mark.isVisible()
    assert desk.book.current.ai.base_url == f"{server.url}/v1"
    await page.close_page()


@pytest.mark.parametrize("path", ["", "/v1/chat/completions"])
async def test_a_bad_key_is_said_at_its_field_and_not_kept(
    qtbot: QtBot, server: ModelApp, path: str
) -> None:
    server.wants_key = "sk-ejemplo-0000000142"
    desk = server.desk()
    page = opened(qtbot, desk)
    choose(page, AiProvider.COMPATIBLE)
    QTest.keyClicks(page.address.line, server.url + path)
    QTest.keyClicks(page.key.line, "sk-ejemplo-equivocada")
    page.key.settled.emit()
    page.address.settled.emit()
    await page.tasks.settle()
    assert page.address.value() == f"{server.url}/v1"
    assert page.key.state() is MarkState.ERROR
    assert page.key.sentence()
    page.model.setEditText("modelo-chico")
    assert not await page.finish()
    assert desk.vault.get(Credential.AI_KEY) is None
    page.key.line.clear()
    QTest.keyClicks(page.key.line, server.wants_key)
    assert page.key.state() is MarkState.IDLE
    assert page.continue_words() == ""
    assert await page.finish()
    assert desk.vault.get(Credential.AI_KEY) == Secret(server.wants_key)
    await page.close_page()


async def test_a_server_that_names_no_models_takes_a_typed_one(
    qtbot: QtBot, server: ModelApp
) -> None:
    server.models = []
    page = opened(qtbot, server.desk())
    choose(page, AiProvider.COMPATIBLE)
    QTest.keyClicks(page.address.line, f"{server.url}/v1")
    page.address.settled.emit()
    await page.tasks.settle()
    assert page.models_result.text() == "The server names no models; type the name."
    line = page.model.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "desconocido")
    assert not await page.finish()
    assert page.test_result.text()
    line.clear()
    QTest.keyClicks(line, "modelo-chico")
    assert await page.finish()
    await page.close_page()


async def test_azures_request_fills_the_form(qtbot: QtBot, server: ModelApp) -> None:
    desk = server.desk()
    page = opened(qtbot, desk)
    choose(page, AiProvider.AZURE)
    assert page.version.isVisible()
    path = "/openai/deployments/mi-modelo/chat/completions?api-version=2024-06-01"
    QTest.keyClicks(page.address.line, server.url + path)
    page.address.settled.emit()
    assert page.hint() == "Paste the key"
    QTest.keyClicks(page.key.line, "clave-ejemplo")
    assert page.can_continue()
    assert await page.finish()
    assert server.azure == [("mi-modelo", "2024-06-01", "clave-ejemplo")]
    assert desk.book.current.ai == AiChoice(
        provider=AiProvider.AZURE,
        base_url=server.url,
        api_version="2024-06-01",
        model="mi-modelo",
    )
    await page.close_page()


async def test_nobody_at_the_address(qtbot: QtBot, server: ModelApp) -> None:
    await server.stop()
    desk = server.desk()
    page = opened(qtbot, desk)
    choose(page, AiProvider.COMPATIBLE)
    QTest.keyClicks(page.address.line, f"{server.url}/v1")
    page.address.settled.emit()
    await page.tasks.settle()
    assert page.models_result.mark.isVisible()
    assert page.models_result.text()
    await page.close_page()
