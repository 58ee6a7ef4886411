"""A WhatsApp Cloud API on its own: an ASGI app that is as strict as Meta and lives with scripted patients.

Nothing here knows the program it serves: both sides meet over HTTP only, so that each can contradict the other.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from aura_desktop.sandbox import account, control, media, meta_orders, sending, templates
from aura_desktop.sandbox.graph_error import GraphError, no_such_object
from aura_desktop.sandbox.scripts import load_scripts
from aura_desktop.sandbox.settings import SandboxSettings
from aura_desktop.sandbox.simulator import Endpoint, authorised, build
from aura_desktop.sandbox.standing import MANAGEMENT, MESSAGING
from aura_desktop.sandbox.wire import Wire

__all__ = ["SandboxSettings", "create_app", "load_scripts"]

_VERSION = "/v{version:float}"
_MESSAGING = frozenset({"messages", "media", "block_users"})
_OBJECT = _VERSION + "/{object_id}"


def create_app(settings: SandboxSettings) -> ASGIApp:
    """The sandbox as an ASGI app; its webhooks and patients live in the app's lifespan.

    With history, the first signed deliveries are posted to `settings.webhook_url` as soon as it starts.
    """
    simulator = build(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with simulator.running():
            yield

    app = Starlette(
        routes=[*_control_routes(), *_token_routes(), *_graph_routes()],
        lifespan=lifespan,
        exception_handlers={GraphError: _on_graph_error, HTTPException: _on_http_error},
    )
    app.state.simulator = simulator
    return Wire(app, lambda: simulator.standing.offline)


def _graph_routes() -> list[Route]:
    edges: list[tuple[str, Endpoint, list[str]]] = [
        ("messages", sending.messages, ["POST"]),
        ("media", media.upload, ["POST"]),
        ("register", account.register, ["POST"]),
        ("deregister", account.deregister, ["POST"]),
        ("phone_numbers", account.phone_numbers, ["GET"]),
        ("block_users", account.block_users, ["GET", "POST", "DELETE"]),
        ("message_templates", templates.message_templates, ["GET", "POST", "DELETE"]),
        ("subscribed_apps", account.subscribed_apps, ["GET", "POST", "DELETE"]),
    ]
    return [
        *(
            Route(
                f"{_OBJECT}/{name}",
                authorised(endpoint, scope=MESSAGING if name in _MESSAGING else MANAGEMENT),
                methods=methods,
            )
            for name, endpoint, methods in edges
        ),
        Route(
            f"{_OBJECT}/subscriptions",
            authorised(account.subscriptions, app_token=True),
            methods=["GET", "POST", "DELETE"],
        ),
        Route(
            "/__media__/{key}", authorised(media.download), methods=["GET"], name="media_download"
        ),
        Route(_OBJECT, authorised(account.node), methods=["GET", "POST", "DELETE"]),
    ]


def _token_routes() -> list[Route]:
    return [
        Route(f"{version}{path}", endpoint, methods=["GET"])
        for version in (_VERSION, "")
        for path, endpoint in (
            ("/debug_token", authorised(account.debug_token, app_token=True)),
            ("/oauth/access_token", account.app_access_token),
        )
    ]


def _control_routes() -> list[Route]:
    return [
        Route("/__sandbox__/state", control.state, methods=["GET"]),
        Route("/__sandbox__/faults", control.faults, methods=["GET", "POST"]),
        Route("/__sandbox__/inbound", control.inbound, methods=["POST"]),
        Route("/__sandbox__/webhook", control.webhook, methods=["POST"]),
        Route("/__sandbox__/meta", meta_orders.meta, methods=["GET", "POST"]),
        Route("/__sandbox__/status", control.status, methods=["POST"]),
    ]


async def _on_graph_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, GraphError):
        raise error
    headers = {}
    if error.code == 190:
        headers["WWW-Authenticate"] = 'OAuth "Facebook Platform" "invalid_token"'
    return JSONResponse(error.envelope(), status_code=error.status, headers=headers)


async def _on_http_error(request: Request, error: Exception) -> Response:
    """Graph answers wrong paths and methods with its own envelope."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 405:
        object_id = str(request.path_params.get("object_id", ""))
        return await _on_graph_error(request, no_such_object(object_id, request.method))
    path = request.url.path
    unknown = GraphError(2500, message=f"Unknown path components: {path}", status=status)
    return await _on_graph_error(request, unknown)
