"""The library that speaks to a model's server, and one client of it; both are made in a thread."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import SetupError
from aura_desktop.gateways import model_access, way_out
from aura_desktop.gateways.credentials import Secret

_LOUD = ("openai", "httpx2", "httpcore2")
_OURS = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length"}
)
_NOWHERE = "http://127.0.0.1/v1"
_REHEARSED = (
    b'data: {"id":"a","object":"chat.completion.chunk","created":0,"model":"a","choices":[{"index":0,'
    b'"delta":{"role":"assistant","content":"a"},"logprobs":null,"finish_reason":null}]}\n\n'
    b'data: {"id":"a","object":"chat.completion.chunk","created":0,"model":"a","choices":[],'
    b'"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}\n\ndata: [DONE]\n\n'
)
_NO_KEY = "none"
_KEEPALIVE_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: to connect, until the first word, between two words, and for the whole answer."""

    connect_s: float = 5.0
    first_s: float = 40.0
    gap_s: float = 20.0
    whole_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Libraries:
    """openai and httpx2, loaded."""

    openai: ModuleType
    httpx2: ModuleType


@cache
def libraries() -> Libraries:
    """Takes about a second and 40 MB: in a thread, when the first question is asked."""
    import anyio
    import httpx2
    import openai

    for name in _LOUD:
        # Below this they tell of addresses, and OPENAI_LOG in the environment could ask for it.
        logging.getLogger(name).setLevel(logging.WARNING)
    found = Libraries(openai, httpx2)
    asyncio.run(_rehearse(found, anyio))
    return found


async def _rehearse(found: Libraries, anyio: ModuleType) -> None:
    """One answer without a network: the library builds much at its first one, which would hold up the window."""
    # Parts of it are loaded when they are first named.
    _ = (anyio.get_current_task(), anyio.connect_tcp)

    def reply(_: object) -> Any:
        return found.httpx2.Response(200, content=_REHEARSED)

    transport = found.httpx2.MockTransport(reply)
    async with found.httpx2.AsyncClient(transport=transport, trust_env=False) as client:
        model = found.openai.AsyncOpenAI(base_url=_NOWHERE, api_key=_NO_KEY, http_client=client)
        body = {"messages": [{"role": "user", "content": ""}], "response_format": {"type": "text"}}
        async with await ask(model.chat.completions, {"model": "", **body}) as stream:
            async for _ in stream:
                continue


async def ask(completions: Any, body: Mapping[str, Any]) -> Any:
    """The answer's stream. The library would look through what it is given by name, each time for milliseconds."""
    return await completions.create(
        model=body["model"], messages=[], stream=True, extra_body=dict(body)
    )


@dataclass(slots=True)
class Client:
    """One server with one key. Closes once it is `retired` and nobody uses it any more."""

    choice: AiChoice
    key: Secret | None
    completions: Any
    _transport: Any
    users: int = 0
    retired: bool = False

    async def release(self) -> None:
        """One user less."""
        self.users -= 1
        await self._close_if_idle()

    async def retire(self) -> None:
        """No new users come."""
        self.retired = True
        await self._close_if_idle()

    async def close(self) -> None:
        """Now, whoever uses it."""
        self.retired = True
        await self._transport.aclose()

    async def _close_if_idle(self) -> None:
        if self.retired and not self.users:
            await self.close()


async def open_client(choice: AiChoice, key: Secret | None, patience: Patience) -> Client:
    """Raises: SetupError ai_off, ai_address_invalid, ai_key_invalid, ai_model_unknown;
    UnavailableError ai_unreachable.
    """
    url = await model_access.root(choice)
    headers = model_access.headers(choice, key)
    if not choice.model:
        raise SetupError("ai_model_unknown")
    return await asyncio.to_thread(_made, choice, key, url, headers, patience)


def _made(
    choice: AiChoice, key: Secret | None, url: str, headers: dict[str, str], patience: Patience
) -> Client:
    found = libraries()
    httpx2 = found.httpx2
    is_encrypted = url.startswith("https:")
    transport = way_out.client_of(
        httpx2,
        url,
        takes_proxy=model_access.takes_proxy(url),
        verify=way_out.shared_trust() if is_encrypted else False,
        timeout=httpx2.Timeout(
            patience.whole_s, connect=patience.connect_s, pool=patience.connect_s
        ),
        limits=httpx2.Limits(max_connections=8, keepalive_expiry=_KEEPALIVE_S),
        event_hooks={"request": [_only_ours(headers)]},
    )
    # Whatever is left out here the library takes from the environment, and patients' words with it elsewhere.
    options: dict[str, Any] = {
        "api_key": _NO_KEY if key is None else key.reveal().strip() or _NO_KEY,
        "max_retries": 0,
        "timeout": transport.timeout,
        "http_client": transport,
    }
    if choice.provider is AiProvider.AZURE and not model_access.is_azure_v1(choice):
        version = choice.api_version or model_access.AZURE_VERSION
        client = found.openai.AsyncAzureOpenAI(
            base_url=f"{url}/openai", api_version=version, **options
        )
    else:
        client = found.openai.AsyncOpenAI(base_url=url, **options)
    return Client(choice, key, client.chat.completions, transport)


def _only_ours(headers: dict[str, str]) -> Callable[[Any], Awaitable[None]]:
    """The library adds what it knows of this PC, and headers that the environment names: they stay here."""

    async def sort_out(request: Any) -> None:
        for name in set(request.headers.keys()):
            if name.lower() not in _OURS:
                del request.headers[name]
        request.headers["host"] = request.url.netloc.decode("ascii")
        request.headers.update({"User-Agent": "AURA Desktop", **headers})

    return sort_out


async def hung_up(stream: Any) -> None:
    """Drops the connection of an answer that is not wanted to its end."""
    with suppress(libraries().httpx2.HTTPError, OSError):
        await stream.close()
