"""The library that speaks to models' servers: loaded late, in a thread, and deaf to the environment."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

NO_KEY = "none"
MOST_BYTES = 4 * 1024 * 1024
"""Of one answer, its errors too: a line without an end would fill the memory."""
_LOUD = ("openai", "httpx2", "httpcore2")
_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}
_NOWHERE = "http://127.0.0.1/v1"
_REHEARSED = (
    b'data: {"id":"a","object":"chat.completion.chunk","created":0,"model":"a","choices":[{"index":0,'
    b'"delta":{"role":"assistant","content":"a"},"logprobs":null,"finish_reason":null}]}\n\n'
    b'data: {"id":"a","object":"chat.completion.chunk","created":0,"model":"a","choices":[],'
    b'"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}\n\ndata: [DONE]\n\n'
)


@dataclass(frozen=True, slots=True)
class Libraries:
    """openai and httpx2, loaded; `plain` and `azure` are openai's clients as we use them."""

    openai: ModuleType
    httpx2: ModuleType
    plain: Any
    azure: Any
    bounded: Any


@cache
def libraries() -> Libraries:
    """Takes about a second and 40 MB: in a thread, when the first question is asked."""
    import anyio
    import httpx2
    import openai

    for name in _LOUD:
        # Below this they tell of addresses, and OPENAI_LOG in the environment could ask for it.
        logging.getLogger(name).setLevel(logging.WARNING)
    found = Libraries(
        openai,
        httpx2,
        _deaf(openai.AsyncOpenAI),
        _deaf(openai.AsyncAzureOpenAI),
        _bounded(httpx2),
    )
    asyncio.run(_rehearse(found, anyio))
    return found


async def ask(completions: Any, body: Mapping[str, Any]) -> Any:
    """The answer's stream. The library would look through what it is given by name, each time for milliseconds."""
    return await completions.create(
        model=body["model"], messages=[], stream=True, extra_body=dict(body)
    )


async def hang_up(stream: Any) -> None:
    """Drop the connection of an answer that is not wanted to its end."""
    with suppress(libraries().httpx2.HTTPError, OSError):
        await stream.close()


async def bound(response: Any) -> None:
    """A hook that lets no answer grow without end."""
    response.stream = libraries().bounded(response.stream)


def _deaf(kind: type) -> type:
    """The library's client without headers that tell of this PC, or that OPENAI_CUSTOM_HEADERS names."""
    return type(kind.__name__, (kind,), {"default_headers": _HEADERS})


def _bounded(httpx2: ModuleType) -> type:
    class Bounded(httpx2.AsyncByteStream):  # type: ignore[misc, name-defined]  # loaded late
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for part in self._stream:
                size += len(part)
                if size > MOST_BYTES:
                    raise httpx2.DecodingError("too large")
                yield part

        async def aclose(self) -> None:
            await self._stream.aclose()

    return Bounded


async def _rehearse(found: Libraries, anyio: ModuleType) -> None:
    """One answer without a network: the library builds much at its first one, which would hold up the window."""
    # Parts of it are loaded when they are first named.
    _ = (anyio.get_current_task(), anyio.connect_tcp)

    def reply(_: object) -> Any:
        return found.httpx2.Response(200, content=_REHEARSED)

    transport = found.httpx2.MockTransport(reply)
    async with found.httpx2.AsyncClient(transport=transport, trust_env=False) as client:
        model = found.plain(base_url=_NOWHERE, api_key=NO_KEY, http_client=client)
        body = {"messages": [{"role": "user", "content": ""}], "response_format": {"type": "text"}}
        async with await ask(model.chat.completions, {"model": "", **body}) as stream:
            async for _ in stream:
                continue
