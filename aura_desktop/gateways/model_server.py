"""The server of a language model: which models it has, and how fast it answers."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from aura_desktop.domain.model_request import Abilities
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import model_access, model_probe, way_out
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.model_access import AZURE_VERSION
from aura_desktop.gateways.whatsapp import graph_http, payload

TIMEOUT = httpx.Timeout(60.0, connect=6.0)
ANSWER_WITHIN_S = 75.0
"""A server in the clinic's network may have to load its model first."""
MOST_TOKENS = 64
_KEY_REFUSED = frozenset({401, 403})
_MODEL_ERRORS = frozenset({"model_not_found", "DeploymentNotFound", "not_found_error"})


class ModelServer:
    """Speaks OpenAI's protocol, Azure's form of it too. Each question opens and closes its own connection.

    `transport` None: the network. No patient's word goes through here.
    Raises (all requests): SetupError ai_off, ai_address_invalid, ai_key_invalid, ai_model_unknown,
    ai_refused(status); UnavailableError ai_unreachable. Source: OpenAI API reference; Azure OpenAI reference.
    """

    def __init__(self, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._transport = transport

    async def models(self, choice: AiChoice, key: Secret | None) -> tuple[str, ...]:
        """The names of its models, sorted."""
        root = await model_access.root(choice)
        path, query = "/models", {}
        if _is_by_deployment(choice):
            path, query = "/openai/models", {"api-version": choice.api_version or AZURE_VERSION}
        answer = await self._asked("GET", root + path, choice, key, query)
        if not answer.is_fine:
            raise _refusal(answer, asks_model=False)
        found = answer.object().get("data")
        if not isinstance(found, list):
            raise SetupError("ai_address_invalid")
        names = {payload.text(item.get("id")) for item in payload.objects(found)}
        return tuple(sorted(filter(None, names)))

    async def answer_time(self, choice: AiChoice, key: Secret | None) -> float:
        """Seconds until the chosen model has said one word."""
        root = await model_access.root(choice)
        if not choice.model:
            raise SetupError("ai_model_unknown")
        path, query = "/chat/completions", {}
        if _is_by_deployment(choice):
            path = f"/openai/deployments/{quote(choice.model, safe='')}/chat/completions"
            query = {"api-version": choice.api_version or AZURE_VERSION}
        limit = "max_completion_tokens" if choice.provider is AiProvider.OPENAI else "max_tokens"
        body: dict[str, Any] = {
            "model": choice.model,
            "messages": [{"role": "user", "content": "Responde solo: sí"}],
            limit: MOST_TOKENS,
        }
        began = time.perf_counter()
        answer = await self._asked("POST", root + path, choice, key, query, body)
        if answer.status == httpx.codes.BAD_REQUEST and b"max_" in answer.content:
            # Which of the two names a server knows changes from model to model.
            del body[limit]
            answer = await self._asked("POST", root + path, choice, key, query, body)
        if not answer.is_fine:
            raise _refusal(answer, asks_model=True)
        if not isinstance(answer.object().get("choices"), list):
            raise SetupError("ai_address_invalid")
        return time.perf_counter() - began

    async def abilities(
        self, choice: AiChoice, key: Secret | None, clock: Callable[[], datetime]
    ) -> Abilities:
        """What the chosen model's server can do, by a few small questions. Raises: as Drafter.stream."""
        return await model_probe.probe(choice, key, clock)

    async def _asked(
        self,
        method: str,
        url: str,
        choice: AiChoice,
        key: Secret | None,
        query: Mapping[str, str],
        body: Mapping[str, Any] | None = None,
    ) -> graph_http.Answer:
        headers = model_access.headers(choice, key)
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        try:
            async with await self._client(url) as client:
                request = client.build_request(
                    method, url, headers=headers, params=dict(query), content=content
                )
                return await graph_http.asked(client, request, ANSWER_WITHIN_S)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            code, kind = "ai_address_invalid", ""
        except (httpx.HTTPError, TimeoutError) as error:
            code, kind = "ai_unreachable", type(error).__name__
        # Outside of the handlers: the library's error carries the request and its key.
        if code == "ai_unreachable":
            raise UnavailableError(code, detail=kind)
        raise SetupError(code)

    async def _client(self, url: str) -> httpx.AsyncClient:
        address = urlsplit(url)
        is_plain = address.scheme == "http"
        verify = await asyncio.to_thread(way_out.trust) if self._needs_trust(is_plain) else False
        return way_out.client(
            url,
            takes_proxy=model_access.takes_proxy(url),
            transport=self._transport,
            verify=verify,
            timeout=TIMEOUT,
        )

    def _needs_trust(self, is_plain: bool) -> bool:
        return self._transport is None and not is_plain


def _is_by_deployment(choice: AiChoice) -> bool:
    return choice.provider is AiProvider.AZURE and not model_access.is_azure_v1(choice)


def _refusal(answer: graph_http.Answer, *, asks_model: bool) -> AuraError:
    error = payload.obj(answer.object().get("error"))
    words = {payload.text(error.get("code")), payload.text(error.get("type"))}
    if answer.status in _KEY_REFUSED:
        return SetupError("ai_key_invalid", status=answer.status)
    if answer.status >= 500:
        return UnavailableError("ai_unreachable", status=answer.status)
    if asks_model and (words & _MODEL_ERRORS or (answer.status == 404 and error)):
        return SetupError("ai_model_unknown", status=answer.status)
    if answer.status == 404 or 300 <= answer.status < 400 or not answer.object():
        return SetupError("ai_address_invalid", status=answer.status)
    return SetupError("ai_refused", status=answer.status)
