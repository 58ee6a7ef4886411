"""A web server for one ASGI app, in a thread and loop of its own."""

import asyncio
import errno
import logging
import socket
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from aura_desktop.errors import SetupError

HEADER_TIMEOUT_S = 5.0
REQUEST_TIMEOUT_S = 20.0
KEEP_ALIVE_S = 30
STOP_TIMEOUT_S = 3
MAX_HEADER_BYTES = 64 * 1024
MAX_CONNECTIONS = 256
"""At most; less where the system gives this process few open files. Windows' select() ends at 512."""
MOST_WAITING = 16
"""Requests a sender may send ahead of its answers. The library sets no limit: they would fill the memory."""
BACKLOG = 4096
ACCEPTED_AT_ONCE = 8
"""Connections taken in one turn of the loop: each is an open file before anybody can say that it is one too many, and
so many come behind one whose request has not been read yet."""

logger = logging.getLogger(__name__)

_SLOW_ANSWER = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Listener:
    """Serves an ASGI app on loopback; the app must speak the lifespan protocol.

    Header and body of a request must arrive within `header_timeout_s` and `request_timeout_s`, and its answer
    must be taken within the latter; senders slower than that are cut off. When all connections are in use, the
    one that has kept us waiting longest gives way to a new one. Size limits are the app's.
    """

    def __init__(
        self,
        app: Callable[..., Any],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        name: str = "listener",
        header_timeout_s: float = HEADER_TIMEOUT_S,
        request_timeout_s: float = REQUEST_TIMEOUT_S,
    ) -> None:
        self._app = app
        self._host = host
        self._port = port
        self._name = name
        self._protocol = _protocol_with(header_timeout_s, request_timeout_s)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._ended = _promise()

    async def start(self) -> int:
        """Serve; returns the port once connections are answered.

        Raises: SetupError port_in_use, port_refused, listener_failed.
        """
        bound = _bound_socket(self._host, self._port)
        port: int = bound.getsockname()[1]
        self._server = _Server(self._config(), bound)
        self._ended = _promise()
        self._thread = threading.Thread(
            target=self._serve, args=(self._server, bound), name=self._name, daemon=True
        )
        self._thread.start()
        await asyncio.wrap_future(self._server.ready)
        logger.info("%s serves port %d", self._name, port)
        return port

    async def stop(self) -> None:
        """Finish running requests, for 3 s at most, then close; without effect when not serving."""
        server, self._server = self._server, None
        if server is None:
            return
        server.ask_to_stop()
        await asyncio.wrap_future(self._ended)
        if self._thread is not None:
            # It has nothing left to do but to end.
            self._thread.join()
        logger.info("%s stopped", self._name)

    def _config(self) -> uvicorn.Config:
        _quiet_uvicorn()
        return uvicorn.Config(
            self._app,
            http=self._protocol,
            ws="none",
            loop="asyncio",
            lifespan="on",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            backlog=ACCEPTED_AT_ONCE,
            timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=STOP_TIMEOUT_S,
        )

    def _serve(self, server: "_Server", bound: socket.socket) -> None:
        try:
            # On Windows the usual loop closes the listening socket for good when one caller hangs up too
            # early (WinError 64); this one, the same on every system, goes on.
            with bound, asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(server.serve(sockets=[bound]))
        except SystemExit:
            # uvicorn's word for: the app's start-up failed. It has been logged.
            logger.error("%s did not start", self._name)
        except Exception:
            logger.exception("%s ended", self._name)
        finally:
            if not server.ready.done():
                server.ready.set_exception(SetupError("listener_failed"))
            self._ended.set_result(None)


def _promise() -> "Future[None]":
    """Kept by the thread, whether or not somebody still waits: to give up waiting does not cancel it."""
    promise: Future[None] = Future()
    promise.set_running_or_notify_cancel()
    return promise


class _Server(uvicorn.Server):
    """uvicorn without its clock: it would wake ten times a second to look at the time."""

    def __init__(self, config: uvicorn.Config, bound: socket.socket) -> None:
        super().__init__(config)
        self._bound = bound
        self.ready = _promise()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._is_asked = False

    def ask_to_stop(self) -> None:
        """May be called from any thread, also before it serves."""
        self._is_asked = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopping.set)

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        # asyncio has shortened the queue to what it takes at once; who waits in it costs nothing.
        self._bound.listen(BACKLOG)
        self.ready.set_result(None)
        if not self._is_asked:
            await self._stopping.wait()
        await self._stop_accepting()

    async def _stop_accepting(self) -> None:
        """A connection accepted in the very turn in which a server closes is dropped unclosed by asyncio."""
        loop = asyncio.get_running_loop()
        for listening in (each for server in self.servers for each in server.sockets):
            loop.remove_reader(listening.fileno())
        for _ in range(3):
            await asyncio.sleep(0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)


class _Protocol(HttpToolsProtocol):
    """HTTP/1.1 with a deadline for senders.

    One timer a connection looks now and then when the request now arriving began; a request costs
    two looks at the clock.
    """

    header_timeout_s = HEADER_TIMEOUT_S
    request_timeout_s = REQUEST_TIMEOUT_S
    most_connections = MAX_CONNECTIONS

    _began: float | None = None
    _answered = 0.0
    _stalled: float | None = None
    """Since when the answer is not taken."""
    _in_header = True
    _is_over = False
    _header_bytes = 0
    _watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        super().connection_made(transport)
        # uvicorn decides by the handlers it finds, and would log the query with the verify token.
        self.access_log = False
        self._began = self.loop.time()
        self._watch = self.loop.call_later(self.header_timeout_s, self._look)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._began is None:
            self._began = self.loop.time()
        super().data_received(data)
        if self._began is not None and self._in_header:
            self._header_bytes += len(data)
            if self._header_bytes > MAX_HEADER_BYTES:
                self.transport.abort()

    def on_headers_complete(self) -> None:
        if len(self.pipeline) >= MOST_WAITING and not self._is_over:
            # What the same piece of data goes on with is still handed to us: it must not reach another's body.
            self._is_over = True
            self.pipeline.clear()
            self.transport.abort()
        if self._is_over:
            return
        if len(self.connections) < self.most_connections:
            self.limit_concurrency = None
        self._in_header = False
        self._header_bytes = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if not self._is_over:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._is_over:
            return
        self._in_header = True
        self._began = None
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self._answered = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        self._stalled = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        self._stalled = None
        super().resume_writing()

    def _make_room(self) -> None:
        """The newest is the likeliest to be honest: it says at once what it wants."""
        if len(self.connections) < self.most_connections:
            return
        others = (each for each in self.connections if isinstance(each, _Protocol))
        waiting = [
            (since, id(each), each) for each in others if (since := each.waits_since()) is not None
        ]
        if waiting and (longest := min(waiting)[2]) is not self:
            self.connections.discard(longest)
            longest.cut_off("connection given to another")
        else:
            self.limit_concurrency = 0  # the library answers 503

    def waits_since(self) -> float | None:
        """Since when its sender keeps us waiting; None while it waits for us."""
        if self._stalled is not None:
            return self._stalled
        if self._began is not None:
            return self._began
        is_idle = self.cycle is None or self.cycle.response_complete
        return self._answered if is_idle else None

    def _look(self) -> None:
        if self.transport.is_closing():
            return
        if self._stalled is not None and self.loop.time() - self._stalled >= self.request_timeout_s:
            self.cut_off("answer not taken")
            return
        wait_s = self.header_timeout_s
        if self._began is not None:
            limit_s = self.header_timeout_s if self._in_header else self.request_timeout_s
            wait_s = self._began + limit_s - self.loop.time()
            if wait_s <= 0:
                self.cut_off("slow sender")
                return
        self._watch = self.loop.call_later(wait_s, self._look)

    def cut_off(self, why: str) -> None:
        """End the connection; who was sending a body is told, and what is not taken is thrown away."""
        logger.info("cut off: %s", why)
        if self._stalled is not None:
            self.transport.abort()
            return
        if not self._in_header and not self.cycle.response_started:
            self.cycle.response_started = self.cycle.response_complete = True
            self.cycle.disconnected = True
            self.transport.write(_SLOW_ANSWER)
        self.transport.close()


def _protocol_with(header_timeout_s: float, request_timeout_s: float) -> type[_Protocol]:
    """uvicorn builds protocols from a class: the limits of one listener go into a class of its own."""
    limits = {
        "header_timeout_s": header_timeout_s,
        "request_timeout_s": request_timeout_s,
        "most_connections": _most_connections(),
    }
    return type("_Protocol", (_Protocol,), limits)


def _most_connections() -> int:
    """A quarter of the files this process may open: the database, the window and the other listeners need theirs."""
    if sys.platform == "win32":
        return MAX_CONNECTIONS
    import resource  # only where it exists

    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if allowed < 0 else max(2, min(MAX_CONNECTIONS, allowed // 4))


def _bound_socket(host: str, port: int) -> socket.socket:
    # Named IPPROTO_TCP, or asyncio leaves Nagle's algorithm on: 40 ms more for each answer in two writes.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            # There SO_REUSEADDR would let another program share the port.
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        taken = {errno.EADDRINUSE, errno.EACCES} if sys.platform == "win32" else {errno.EADDRINUSE}
        code = "port_in_use" if error.errno in taken else "port_refused"
        raise SetupError(code, port=port) from None
    bound.setblocking(False)
    return bound


class _NoTexts(logging.Filter):
    """Takes the exception's text, which may quote a body, out of uvicorn's log lines."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not isinstance(record.exc_info, tuple) or record.exc_info[0] is None:
            return True
        kind, _, trace = record.exc_info
        if issubclass(kind, asyncio.CancelledError):
            return False
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
        record.msg, record.args = "%s in %s", (kind.__name__, where)
        record.exc_info = None
        return True


_NO_TEXTS = _NoTexts()


def _quiet_uvicorn() -> None:
    """Only warnings, without texts; adding the same filter again has no effect."""
    uvicorn_logger = logging.getLogger("uvicorn.error")
    uvicorn_logger.setLevel(logging.WARNING)
    uvicorn_logger.addFilter(_NO_TEXTS)
