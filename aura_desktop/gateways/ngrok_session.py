"""One run of the agent as the home loop sees it: its process, its words, its local API."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import ngrok_config, ngrok_errors
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok_api import (
    NOT_FOUND,
    NOT_READY,
    AgentAnswer,
    AgentApi,
    ApiSilentError,
    says_online,
    url_named,
    url_of,
    version_in,
)
from aura_desktop.gateways.ngrok_process import AgentProcess, AgentWord
from aura_desktop.gateways.ngrok_steps import to_the_end

RETRY_PAUSE_S = 0.2
_LOST = ("session closed", "failed to reconnect", "heartbeat timeout", "reconnecting")
_FOUND = ("tunnel session started", "client session established")
_SERVING = "starting web service"
_PUBLISHED = "started tunnel"

logger = logging.getLogger(__name__)


class PortBusyError(Exception):
    """Somebody took the port of the local API between our looking and the agent's start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the API says: has the agent its way out, and our endpoint its address ("" if it is gone)?"""

    is_online: bool
    url: str


class AgentSession:
    """Home loop only; start it once, end it always."""

    def __init__(self, agent: Path, folder: Path, authtoken: Secret) -> None:
        self._agent = agent
        self._folder = folder
        self._authtoken = authtoken
        self._loop: asyncio.AbstractEventLoop | None = None
        self._process: AgentProcess | None = None
        self._api: AgentApi | None = None
        self._news = asyncio.Event()
        self._said: set[str] = set()
        self._losses = 0
        self._is_ended = False
        self.is_connected = False
        self.wants_look = False
        self.number = 0
        self.has_no_network = False
        self.has_busy_port = False

    async def start(self) -> None:
        """Raises: SetupError agent_missing, agent_unusable; OSError if the folder cannot be written."""
        self._loop = asyncio.get_running_loop()
        port, config = await to_the_end(asyncio.to_thread(self._write_config))
        self._api = AgentApi(port)
        self._process = AgentProcess(
            self._agent, config, self._authtoken, heard=self._on_heard, ended=self._on_ended
        )
        await asyncio.to_thread(self._process.start)

    async def connect(self, *, until: float) -> None:
        """Wait for its session with the provider, until this moment of the loop's clock.

        Raises: SetupError, UnavailableError with the reason; PortBusyError.
        """
        try:
            async with asyncio.timeout_at(until):
                while not self._is_ready():
                    self._raise_if_hopeless()
                    await self._next_news()
        except TimeoutError:
            if self.number:
                # Whoever refused was reached, however often the agent tries again.
                self._raise_why()
            raise UnavailableError(
                "tunnel_no_network" if self.has_no_network else "tunnel_timeout"
            ) from None

    async def publish(self, body: dict[str, object], *, until: float) -> str:
        """Open the endpoint; its public address. Raises: SetupError, UnavailableError."""
        assert self._loop is not None
        while True:
            left_s = until - self._loop.time()
            if left_s <= 0:
                raise UnavailableError("tunnel_timeout")
            if self._is_ended:
                self._raise_why()
            url = await self._published(body, left_s)
            if url:
                return url
            await asyncio.sleep(RETRY_PAUSE_S)

    async def look(self) -> Look | None:
        """None if the session was lost while we looked: look again. Raises: ApiSilentError, UnavailableError."""
        assert self._api is not None
        self.wants_look = False
        losses = self._losses
        status = await self._api.status()
        listed = await self._api.list_endpoints()
        if self._losses != losses:
            return None
        url = url_named(listed, ngrok_config.ENDPOINT_NAME)
        return Look(is_online=says_online(status), url=url)

    async def wait_for_news(self, timeout_s: float) -> None:
        """Until the agent says something that matters, or the time is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await self._next_news()

    def is_dead(self) -> bool:
        return self._is_ended or self._process is None or not self._process.is_alive()

    async def unpublish(self) -> None:
        """So that the address is free at once; an agent that does not listen is ended anyhow."""
        if self._api is not None:
            with suppress(ApiSilentError):
                await self._api.close_endpoint(ngrok_config.ENDPOINT_NAME)

    async def end(self) -> None:
        """The agent is gone when this returns, or is cancelled."""
        await to_the_end(self._end())

    async def _end(self) -> None:
        if self._process is not None:
            await asyncio.to_thread(self._process.end)
        if self._api is not None:
            await self._api.close()

    def _write_config(self) -> tuple[int, Path]:
        port = ngrok_config.free_port()
        return port, ngrok_config.write_config(self._folder, port)

    async def _published(self, body: dict[str, object], timeout_s: float) -> str:
        """ "" if it is not ready yet."""
        assert self._api is not None
        try:
            answer = await self._api.open_endpoint(body, timeout_s=timeout_s)
            if answer.status == NOT_FOUND:
                raise SetupError("agent_too_old", version=version_in(await self._api.status()))
        except ApiSilentError:
            return ""
        if answer.is_ok:
            return url_of(answer.data)
        if answer.status == NOT_READY and not answer.number:
            return ""
        raise self._refusal(answer)

    def _refusal(self, answer: AgentAnswer) -> AuraError:
        logger.warning("the endpoint was refused: %d, number %d", answer.status, answer.number)
        return ngrok_errors.refusal(answer.number)

    def _is_ready(self) -> bool:
        return self.is_connected and _SERVING in self._said

    def _raise_if_hopeless(self) -> None:
        if self.has_busy_port:
            raise PortBusyError
        if self._is_ended or ngrok_errors.is_known(self.number):
            self._raise_why()

    def _raise_why(self) -> None:
        if not self.number and self.has_no_network:
            raise UnavailableError("tunnel_no_network")
        logger.warning("the agent gave up, number %d", self.number)
        raise ngrok_errors.refusal(self.number)

    async def _next_news(self) -> None:
        await self._news.wait()
        self._news.clear()

    def _on_heard(self, word: AgentWord) -> None:
        self._cross(lambda: self._take(word))

    def _on_ended(self) -> None:
        self._cross(self._take_end)

    def _cross(self, action: Callable[[], None]) -> None:
        """From the reader's thread to the home loop; nobody is left to hear it once that is closed."""
        assert self._loop is not None
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(action)

    def _take_end(self) -> None:
        self._is_ended = True
        self._news.set()

    def _take(self, word: AgentWord) -> None:
        message = word.message.lower()
        is_loss = any(sign in message for sign in _LOST)
        if is_loss:
            # What it complained of while it was connected is not why.
            self.number = 0 if self.is_connected else self.number
            self._losses += 1
            self.is_connected = False
        if word.is_error or not word.level:
            self._take_error(f"{word.message} {word.error}")
        else:
            self._take_progress(message)
        if is_loss:
            self._news.set()

    def _take_progress(self, message: str) -> None:
        said = {sign for sign in (*_FOUND, _SERVING, _PUBLISHED) if sign in message}
        if not said:
            return
        self._said |= said
        self.wants_look = self.wants_look or _PUBLISHED in said
        if not said.isdisjoint(_FOUND):
            self.is_connected = self._said.issuperset(_FOUND)
        self._news.set()

    def _take_error(self, text: str) -> None:
        self.number = ngrok_errors.number_in(text) or self.number
        self.has_no_network = self.has_no_network or ngrok_errors.says_no_network(text)
        self.has_busy_port = self.has_busy_port or ngrok_errors.says_port_busy(text)
        self._news.set()
