"""A server that speaks Chat Completions on loopback as strictly as the real ones, and says what a test tells it.

    def respond(request: dict) -> Script:              # the body of the question
        return [*said('{"reply": "Hola"}'), Finish()]

    with LlmServer(respond) as server:                 # or `async with`
        choice = server.choice()                       # an AiChoice that leads here
        ...
        server.requests[0].body["messages"]            # what was asked, with headers and path
        server.disconnected                            # numbers of requests whose caller hung up

A script is a list of steps. One that says nothing of its end gets Finish("stop"). Usage is counted and sent if it
was asked for. `ServerAbilities` makes the server refuse what older or newer ones refuse. Paths: /v1/models and
/v1/chat/completions; Azure's /openai/models and /openai/deployments/{model}/chat/completions with api-version, and
/openai/v1/…. Anything else, an unknown field or a wrong shape gets the error that OpenAI would send.
"""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote

import uvicorn

from aura_desktop.domain.setup import AiChoice, AiProvider
from tests.llm.script import (
    PATIENCE_S,
    Cut,
    Delta,
    Fail,
    Finish,
    Gate,
    Raw,
    Say,
    Script,
    Step,
    Usage,
    of_thread,
    said,
)
from tests.llm.strict import RefusedError, ServerAbilities, check_question

MODEL = "modelo-ejemplo"

__all__ = [
    "Asked",
    "Cut",
    "Delta",
    "Fail",
    "Finish",
    "Gate",
    "LlmServer",
    "Raw",
    "Respond",
    "Say",
    "Script",
    "ServerAbilities",
    "Step",
    "Usage",
    "said",
]

Respond = Callable[[dict[str, Any]], Script]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; names of headers in small letters, body {} where there is none."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: dict[str, Any]


class LlmServer:
    """Runs in a thread of its own while the context is open. `first_sent`: time.perf_counter() of each first word."""

    def __init__(
        self,
        respond: Respond,
        abilities: ServerAbilities | None = None,
        *,
        key: str = "",
        models: Sequence[str] = (MODEL,),
    ) -> None:
        self._respond = respond
        self.abilities = abilities or ServerAbilities()
        self.key = key
        self.models = tuple(models)
        self.requests: list[Asked] = []
        self.disconnected: list[int] = []
        self.first_sent: list[float] = []
        self._hung_up: dict[int, Future[None]] = {}
        self._lock = threading.Lock()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def root(self) -> str:
        """Without a path: Azure's endpoint."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    @property
    def base_url(self) -> str:
        return f"{self.root}/v1"

    def choice(self, provider: AiProvider = AiProvider.COMPATIBLE) -> AiChoice:
        """What leads here, for Azure in its older form."""
        url = self.root if provider is AiProvider.AZURE else self.base_url
        return AiChoice(provider=provider, base_url=url, model=self.models[0])

    async def until_disconnected(self, number: int = 0) -> None:
        """Until the caller of this request has hung up before its answer was whole."""
        await of_thread(self._leaving(number))

    def __enter__(self) -> "LlmServer":
        self._socket.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            self._app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            loop="asyncio",
            interface="asgi3",
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        serve = self._server.serve(sockets=[self._socket])
        self._thread = threading.Thread(target=asyncio.run, args=(serve,), daemon=True)
        self._thread.start()
        self._server.is_up.result(PATIENCE_S)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server and self._thread
        self._server.should_exit = True
        self._thread.join(PATIENCE_S)
        self._socket.close()

    async def __aenter__(self) -> "LlmServer":
        return await asyncio.to_thread(self.__enter__)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.__exit__, kind, error, trace)

    def _leaving(self, number: int) -> Future[None]:
        with self._lock:
            return self._hung_up.setdefault(number, Future())

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        asked = await _asked(scope, receive)
        if asked is None:
            return
        number = len(self.requests)
        self.requests.append(asked)
        answer = asyncio.ensure_future(self._answer(asked, send))
        gone = asyncio.ensure_future(_gone(receive))
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            answer.cancel()
            self.disconnected.append(number)
            self._leaving(number).set_result(None)
        gone.cancel()
        with suppress(asyncio.CancelledError, _DroppedError):
            await answer

    async def _answer(self, asked: Asked, send: Any) -> None:
        try:
            if asked.method == "GET":
                await _send_json(send, 200, self._list(asked))
                return
            check_question(asked, self.abilities, key=self.key, models=self.models)
            script = list(self._respond(asked.body))
            if script and isinstance(script[0], Fail):
                raise RefusedError(script[0].status, script[0].error, script[0].headers)
        except RefusedError as refused:
            await _send_json(send, refused.status, refused.body(), refused.headers)
            return
        ends = any(isinstance(step, Finish | Cut) for step in script)
        talk = _Talk(asked.body, self, send)
        await talk.run(script if ends else [*script, Finish()])

    def _list(self, asked: Asked) -> dict[str, Any]:
        check_question(asked, self.abilities, key=self.key, models=self.models)
        names = [{"id": name, "object": "model", "created": 0} for name in self.models]
        return {"object": "list", "data": names}


class _DroppedError(Exception):
    """The script cuts the connection."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up: Future[None] = Future()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set_result(None)


class _Talk:
    """Plays one script to one caller, streamed or whole."""

    def __init__(self, body: Mapping[str, Any], server: LlmServer, send: Any) -> None:
        self._body = body
        self._server = server
        self._send = send
        self._streams = bool(body.get("stream"))
        self._words: list[str] = []
        self._usage: Usage | None = None
        self._has_begun = False

    async def run(self, script: Script) -> None:
        if self._streams:
            await self._start()
            await self._chunk({"role": "assistant", "content": ""})
        for step in script:
            if isinstance(step, Gate):
                await step.passed()
            elif isinstance(step, Usage):
                self._usage = step
            elif self._streams:
                await self._stream(step)
            elif isinstance(step, Say):
                self._words.append(step.text)
            elif isinstance(step, Finish):
                await _send_json(self._send, 200, self._whole(step.reason))

    async def _stream(self, step: Step) -> None:
        if isinstance(step, Say):
            self._words.append(step.text)
            if not self._has_begun:
                self._has_begun = True
                self._server.first_sent.append(time.perf_counter())
            await self._chunk({"content": step.text})
        elif isinstance(step, Delta):
            await self._chunk(step.fields)
        elif isinstance(step, Raw):
            await self._write(step.data)
        elif isinstance(step, Finish):
            await self._end(step.reason)
        elif isinstance(step, Cut):
            if not step.cleanly:
                raise _DroppedError
            await self._send({"type": "http.response.body", "body": b""})

    async def _start(self) -> None:
        headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})

    async def _end(self, reason: str) -> None:
        await self._chunk({}, reason)
        options = self._body.get("stream_options") or {}
        if self._server.abilities.counts and options.get("include_usage"):
            await self._data(
                {**self._frame("chat.completion.chunk"), "choices": [], "usage": self._counted()}
            )
        await self._write(b"data: [DONE]\n\n")
        await self._send({"type": "http.response.body", "body": b""})

    async def _chunk(self, delta: Mapping[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        await self._data({**self._frame("chat.completion.chunk"), "choices": [choice]})

    async def _data(self, data: Mapping[str, Any]) -> None:
        await self._write(b"data: " + json.dumps(data).encode() + b"\n\n")

    async def _write(self, data: bytes) -> None:
        await self._send({"type": "http.response.body", "body": data, "more_body": True})

    def _frame(self, kind: str) -> dict[str, Any]:
        return {"id": "chatcmpl-ejemplo", "object": kind, "created": 0, "model": self._model()}

    def _model(self) -> str:
        return str(self._body.get("model", self._server.models[0]))

    def _counted(self) -> dict[str, int]:
        """A token is a step, or four characters of the question."""
        asked = sum(len(each["content"]) for each in self._body["messages"]) // 4 + 1
        usage = self._usage or Usage(asked, len(self._words))
        total = usage.prompt_tokens + usage.completion_tokens
        return {
            "prompt_tokens": usage.prompt_tokens,
            "completion_tokens": usage.completion_tokens,
            "total_tokens": total,
        }

    def _whole(self, reason: str) -> dict[str, Any]:
        message = {"role": "assistant", "content": "".join(self._words), "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": reason}
        counted = {"usage": self._counted()} if self._server.abilities.counts else {}
        return {**self._frame("chat.completion"), "choices": [choice], **counted}


async def _asked(scope: Any, receive: Any) -> Asked | None:
    """None: whoever asked had left before it was said."""
    parts, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts += message.get("body", b"")
        more = message.get("more_body", False)
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
    query = parse_qs(scope["query_string"].decode())
    try:
        body = json.loads(bytes(parts)) if parts else {}
    except ValueError:
        body = {}
    return Asked(
        method=scope["method"],
        path=unquote(scope["path"]),
        query={name: values[0] for name, values in query.items()},
        headers=headers,
        body=body if isinstance(body, dict) else {},
    )


async def _gone(receive: Callable[[], Awaitable[Mapping[str, Any]]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


async def _send_json(
    send: Any, status: int, data: Any, headers: Mapping[str, str] | None = None
) -> None:
    body = data.encode() if isinstance(data, str) else json.dumps(data).encode()
    kind = b"text/html" if isinstance(data, str) else b"application/json"
    more = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    fields = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": body})
