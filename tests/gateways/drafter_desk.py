"""A drafter at a desk: what it is told, what it learns, and an environment that means it ill."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from aura_desktop.domain.model_request import (
    Abilities,
    ChatMessage,
    Ended,
    ModelRequest,
    Piece,
    Role,
)
from aura_desktop.domain.setup import AiChoice
from aura_desktop.errors import AuraError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.drafter import Drafter
from aura_desktop.gateways.model_client import Patience
from tests.llm.server import (
    LlmServer,
    Script,
    Step,
)

KEY = Secret("sk-ejemplo-ficticio")
CANARY = "Camila Ejemplo pregunta por su láser"
REQUEST = ModelRequest(
    messages=(
        ChatMessage(role=Role.SYSTEM, content="Responde en JSON."),
        ChatMessage(role=Role.USER, content=CANARY),
    )
)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
SHORT = Patience(first_s=0.3, gap_s=0.3, whole_s=5.0)
CHUNK = b'data: {"id":"x","object":"chat.completion.chunk","choices":'
"""The beginning of a chunk of an answer."""


@pytest.fixture(autouse=True)
def hostile_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every variable by which the library could send words, or more than words, elsewhere."""
    for name, value in {
        "OPENAI_BASE_URL": "http://127.0.0.1:9/robo",
        "OPENAI_API_KEY": "sk-del-entorno",
        "OPENAI_ADMIN_KEY": "sk-admin-del-entorno",
        "OPENAI_ORG_ID": "org-del-entorno",
        "OPENAI_PROJECT_ID": "proj-del-entorno",
        "OPENAI_CUSTOM_HEADERS": "X-Robo: ñ\nAuthorization: Bearer del-entorno\nHost: robo.invalid",
        "OPENAI_LOG": "debug",
        "OPENAI_API_VERSION": "del-entorno",
        "AZURE_OPENAI_API_KEY": "del-entorno",
        "AZURE_OPENAI_AD_TOKEN": "del-entorno",
        "AZURE_OPENAI_ENDPOINT": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)
        monkeypatch.setenv(name.lower(), value)


class Desk:
    """A drafter with what it is told, and what it has learned."""

    def __init__(self, choice: AiChoice, key: Secret | None = KEY, **options: Any) -> None:
        self.choice = choice
        self.key = key
        self.learned: list[Abilities] = []
        self.drafter = Drafter(
            lambda: self.choice,
            lambda: self.key,
            self.learned.append,
            clock=lambda: NOON,
            **options,
        )

    async def all(self, request: ModelRequest = REQUEST) -> tuple[str, Ended]:
        parts = [part async for part in self.drafter.stream(request)]
        ended = parts.pop()
        assert isinstance(ended, Ended)
        return "".join(part.text for part in parts if isinstance(part, Piece)), ended

    async def refused(self, request: ModelRequest = REQUEST) -> AuraError:
        with pytest.raises(AuraError) as caught:
            await self.all(request)
        error = caught.value
        # The library's errors hold the request, and with it the key and what the patient wrote.
        assert error.__cause__ is None
        assert error.__context__ is None
        shown = f"{error!r} {error} {error.detail} {error.params}"
        assert KEY.reveal() not in shown
        assert CANARY not in shown
        return error


@pytest.fixture
async def desks() -> AsyncIterator[list[Desk]]:
    made: list[Desk] = []
    yield made
    for desk in made:
        await desk.drafter.aclose()


def always(*steps: Step) -> Any:
    return lambda _: steps


async def spoken(script: Script, **options: Any) -> AuraError:
    """What becomes of this script."""
    async with LlmServer(always(*script)) as server:
        desk = Desk(server.choice(), **options)
        try:
            return await desk.refused()
        finally:
            await desk.drafter.aclose()
