"""The parts of one running sandbox, and how a request finds and authorises itself against them."""

import json
import ssl
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import Response

from aura_desktop.sandbox.background import Background, utc_now
from aura_desktop.sandbox.callbacks import Callbacks
from aura_desktop.sandbox.delivery import Courier
from aura_desktop.sandbox.faults import Faults
from aura_desktop.sandbox.graph_error import GraphError, no_such_object
from aura_desktop.sandbox.history import History
from aura_desktop.sandbox.journeys import Journeys
from aura_desktop.sandbox.media_store import MediaStore
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.patients import Patients
from aura_desktop.sandbox.rates import RateLimits
from aura_desktop.sandbox.settings import SandboxSettings
from aura_desktop.sandbox.standing import Standing
from aura_desktop.sandbox.world import World

WEBHOOK_TIMEOUT_S = 10.0
KEPT_REQUESTS = 5000
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(slots=True)
class Simulator:
    """One clinic number at Meta, with the world behind it."""

    settings: SandboxSettings
    faults: Faults
    callbacks: Callbacks
    background: Background
    client: httpx.AsyncClient
    courier: Courier
    files: MediaStore
    world: World
    patients: Patients
    journeys: Journeys
    templates: list[dict[str, Any]]
    standing: Standing
    rates: RateLimits
    blocked: set[str] = field(default_factory=set)
    requests: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT_REQUESTS))
    registered: bool = True
    pin: str = ""
    """The first one given to `register`; later ones must be the same."""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Tells the history, lets the patients live, and ends both."""
        self.patients.meet()
        if self.settings.seed_history:
            history = History(self.settings, self.world, self.files)
            for delivery in history.tell(utc_now()):
                self.courier.post(*delivery)
        self.background.spawn(self.courier.run())
        if self.settings.live_patients:
            self.patients.begin()
        try:
            yield
        finally:
            await self.background.close()
            await self.client.aclose()


@cache
def _trust() -> ssl.SSLContext:
    """Read once: a webhook may lie behind a public address, and reading the authorities takes a tenth of a second."""
    return httpx.create_ssl_context(trust_env=False)


def build(settings: SandboxSettings) -> Simulator:
    """All parts, connected; nothing runs yet."""
    faults = Faults()
    callbacks = Callbacks(app_url=settings.webhook_url)
    background = Background(settings.speed)
    client = httpx.AsyncClient(timeout=WEBHOOK_TIMEOUT_S, trust_env=False, verify=_trust())
    standing = Standing.of(settings)
    courier = Courier(settings, client, callbacks, faults, background, lambda: standing.offline)
    files = MediaStore()
    world = World()
    patients = Patients(settings, world, files, courier, background)
    return Simulator(
        settings=settings,
        faults=faults,
        callbacks=callbacks,
        background=background,
        client=client,
        courier=courier,
        files=files,
        world=world,
        patients=patients,
        journeys=Journeys(settings, courier, background, patients),
        standing=standing,
        rates=RateLimits(settings.monotonic),
        templates=[dict(template) for template in settings.scripts.get("templates", [])],
    )


def simulator_of(request: Request) -> Simulator:
    simulator: Simulator = request.app.state.simulator
    return simulator


def authorised(endpoint: Endpoint, *, app_token: bool = False, scope: str = "") -> Endpoint:
    """Lets only requests with the right token through (`app_token`: also the app's own).

    Raises: GraphError 104 without a token, 190 with a wrong one, 200 without the scope.
    """

    async def checked(request: Request) -> Response:
        standing = simulator_of(request).standing
        standing.admit(token_of(request), app_token=app_token, scope=scope)
        return await endpoint(request)

    return checked


def token_of(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return request.query_params.get("access_token", "")


def require(request: Request, object_id: str) -> None:
    """Raises: GraphError 100/33 unless the path names this object."""
    given = request.path_params["object_id"]
    if given != object_id:
        raise no_such_object(given, request.method)


async def json_param(request: Request) -> Param:
    """The JSON body. Raises: GraphError 100."""
    body = await request.body()
    if not body:
        return Param({})
    try:
        return Param(json.loads(body))
    except ValueError:
        raise GraphError(100, "The request body is not valid JSON.") from None
