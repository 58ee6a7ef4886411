"""The server of a language model: which models it has, and how fast it answers."""

import asyncio
import ipaddress
import json
import socket
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import way_out
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import graph_http, payload

OPENAI_URL = "https://api.openai.com/v1"
AZURE_VERSION = "2024-10-21"
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
        root = await _root(choice)
        path, query = "/models", {}
        if choice.provider is AiProvider.AZURE:
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
        root = await _root(choice)
        if not choice.model:
            raise SetupError("ai_model_unknown")
        path, query = "/chat/completions", {}
        if choice.provider is AiProvider.AZURE:
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

    async def _asked(
        self,
        method: str,
        url: str,
        choice: AiChoice,
        key: Secret | None,
        query: Mapping[str, str],
        body: Mapping[str, Any] | None = None,
    ) -> graph_http.Answer:
        headers = _headers(choice, key)
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
            takes_proxy=not is_plain,
            transport=self._transport,
            verify=verify,
            timeout=TIMEOUT,
        )

    def _needs_trust(self, is_plain: bool) -> bool:
        return self._transport is None and not is_plain


def _headers(choice: AiChoice, key: Secret | None) -> dict[str, str]:
    """Raises: SetupError("ai_key_invalid") for one that is missing or cannot be one."""
    value = "" if key is None else key.reveal().strip()
    if not value.isascii() or not value.isprintable():
        raise SetupError("ai_key_invalid")
    if choice.provider is AiProvider.AZURE:
        if not value:
            raise SetupError("ai_key_invalid")
        return {"api-key": value}
    if not value:
        if choice.provider is AiProvider.OPENAI:
            raise SetupError("ai_key_invalid")
        return {}
    return {"Authorization": f"Bearer {value}"}


async def _root(choice: AiChoice) -> str:
    """The server's address without a slash at its end. Raises: SetupError ai_off, ai_address_invalid."""
    if choice.provider is AiProvider.NONE:
        raise SetupError("ai_off")
    url = choice.base_url.strip().rstrip("/")
    if choice.provider is AiProvider.OPENAI:
        url = url or OPENAI_URL
    if choice.provider is AiProvider.AZURE:
        url = url.removesuffix("/openai")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise SetupError("ai_address_invalid") from None
    sound = host and port != 0 and parts.username is None and not (parts.query or parts.fragment)
    if not sound or parts.scheme not in {"http", "https"} or not url.isprintable() or " " in url:
        raise SetupError("ai_address_invalid")
    if parts.scheme == "http" and not await _is_private(host, port or 80):
        # Keys, and later what patients write, would cross the world in clear.
        raise SetupError("ai_address_invalid")
    return url


async def _is_private(host: str, port: int) -> bool:
    """Whether every address of this host is this PC's or this network's. Raises: UnavailableError ai_unreachable."""
    try:
        return _all_private([host])
    except ValueError:
        pass
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return _all_private([str(address[0]) for *_, address in found])
    except (OSError, UnicodeError, ValueError):
        raise UnavailableError("ai_unreachable", detail="name") from None


def _all_private(addresses: list[str]) -> bool:
    found = [ipaddress.ip_address(address.split("%")[0]) for address in addresses]
    return bool(found) and all(
        (address.is_private or address.is_loopback) and not address.is_unspecified
        for address in found
    )


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
