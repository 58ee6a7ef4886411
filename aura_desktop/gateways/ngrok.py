"""The managed ngrok tunnel: a public address for the webhook, watched for as long as it is open."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from aura_desktop.domain.setup import TunnelChoice, TunnelKind
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import ngrok_config, ngrok_errors, ngrok_leftover
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok_agent import check_agent, find_agent
from aura_desktop.gateways.ngrok_api import ApiSilentError
from aura_desktop.gateways.ngrok_session import AgentSession, PortBusyError
from aura_desktop.gateways.ngrok_steps import to_the_end
from aura_desktop.gateways.own_address import OwnAddress
from aura_desktop.gateways.tunnel import Tunnel, TunnelState, TunnelStatus
from aura_desktop.gateways.whatsapp.webhook import PATH

START_TIMEOUT_S = 15.0
POLL_S = 1.0
LOOK_EVERY_POLLS = 5
SILENT_LOOKS = 3
PORT_ATTEMPTS = 3

logger = logging.getLogger(__name__)


def tunnel_for(
    choice: TunnelChoice, authtoken: Secret | None, *, port: int, folder: Path
) -> Tunnel:
    """The tunnel the clinic chose, not yet open; `port` is our listener's. Looks at files: fit for a thread.

    Raises: SetupError tunnel_off, tunnel_authtoken_missing, agent_missing.
    """
    if choice.kind is TunnelKind.OWN_ADDRESS:
        return OwnAddress(choice.public_url)
    if choice.kind is not TunnelKind.NGROK:
        raise SetupError("tunnel_off")
    if not authtoken:
        raise SetupError("tunnel_authtoken_missing")
    agent = find_agent(choice.agent_path, folder)
    if agent is None:
        raise SetupError("agent_missing")
    return NgrokTunnel(
        agent=agent, authtoken=authtoken, domain=choice.domain, port=port, folder=folder
    )


class NgrokTunnel:
    """One agent, one endpoint. `folder` holds its configuration and the note of its process."""

    def __init__(
        self,
        *,
        agent: Path,
        authtoken: Secret,
        domain: str,
        port: int,
        folder: Path,
        start_timeout_s: float = START_TIMEOUT_S,
        poll_s: float = POLL_S,
    ) -> None:
        """`domain` "" takes the account's own; `start_timeout_s` bounds the whole of `open`."""
        self._agent = agent
        self._authtoken = authtoken
        self._endpoint = ngrok_config.endpoint(port=port, domain=domain, path=PATH)
        self._folder = folder
        self._start_timeout_s = start_timeout_s
        self._poll_s = poll_s
        self._status = TunnelStatus(state=TunnelState.CLOSED)
        self._address = ""
        self._callbacks: list[Callable[[], None]] = []
        self._turn = asyncio.Lock()
        self._session: AgentSession | None = None
        self._watch_task: asyncio.Task[None] | None = None

    def status(self) -> TunnelStatus:
        return self._status

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self._callbacks.append(callback)

        def leave() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return leave

    async def open(self) -> str:
        """The public address, the last known one while it reconnects. Cancelled, it leaves no process behind.

        Raises: SetupError agent_…, tunnel_…; UnavailableError tunnel_no_network, tunnel_timeout,
        tunnel_start_failed, tunnel_session_limit, tunnel_domain_taken.
        """
        async with self._turn:
            if self._status.state in (TunnelState.UP, TunnelState.RECONNECTING):
                return self._address
            await self._stop()
            self._set(TunnelState.OPENING)
            outcome = TunnelStatus(state=TunnelState.CLOSED)
            try:
                url = await self._opened()
                outcome = TunnelStatus(state=TunnelState.UP, public_url=url)
            except AuraError as error:
                outcome = _failed(error)
                logger.warning("no tunnel: %s", error.code)
                raise
            finally:
                try:
                    if outcome.state is not TunnelState.UP:
                        await self._stop()
                finally:
                    self._keep(outcome)
            return url

    async def close(self) -> None:
        """The agent is gone when this returns, or is cancelled."""
        await to_the_end(self._closed())

    async def _closed(self) -> None:
        async with self._turn:
            if self._session is not None and self._status.state is TunnelState.UP:
                await self._session.unpublish()
            await self._stop()
            self._set(TunnelState.CLOSED)

    async def _opened(self) -> str:
        until = asyncio.get_running_loop().time() + self._start_timeout_s
        try:
            await to_the_end(asyncio.to_thread(ngrok_leftover.end_leftover, self._folder))
            session = await self._connected(until)
        except OSError as error:
            raise UnavailableError("tunnel_start_failed", detail=type(error).__name__) from None
        url = await session.publish(self._endpoint, until=until)
        self._watch_task = asyncio.create_task(self._watch(session))
        return url

    async def _connected(self, until: float) -> AgentSession:
        for _ in range(PORT_ATTEMPTS):
            self._session = AgentSession(self._agent, self._folder, self._authtoken)
            try:
                await self._session.start()
                await self._session.connect(until=until)
            except PortBusyError:
                await self._session.end()
            except UnavailableError as error:
                if error.code == "tunnel_start_failed":
                    # Nothing it said explains it: perhaps it is no agent, or one of long ago.
                    await check_agent(self._agent)
                raise
            else:
                return self._session
        raise UnavailableError("tunnel_start_failed", detail="port")

    async def _stop(self) -> None:
        """End watching and the agent; whoever is cancelled meanwhile waits for it."""
        watch, self._watch_task = self._watch_task, None
        session, self._session = self._session, None
        if watch is not None:
            watch.cancel()
            await to_the_end(_ended(watch))
        if session is not None:
            await session.end()

    async def _watch(self, session: AgentSession) -> None:
        """Ends with the tunnel."""
        try:
            await self._observe(session)
        except AuraError as error:
            logger.warning("the tunnel ended: %s", error.code)
            await session.end()
            self._keep(_failed(error))

    async def _observe(self, session: AgentSession) -> None:
        """Raises: SetupError, UnavailableError once the tunnel is of no more use."""
        polls = silences = 0
        while True:
            await session.wait_for_news(self._poll_s)
            self._raise_if_over(session)
            if not session.is_connected:
                self._set(TunnelState.RECONNECTING, code="tunnel_reconnecting")
                continue
            polls += 1
            is_sure = self._status.state is TunnelState.UP and not session.wants_look
            if is_sure and not silences and polls % LOOK_EVERY_POLLS:
                continue
            try:
                await self._look(session)
                silences = 0
            except ApiSilentError:
                silences += 1
                if silences >= SILENT_LOOKS:
                    raise UnavailableError("tunnel_timeout") from None

    def _raise_if_over(self, session: AgentSession) -> None:
        is_refused = not session.is_connected and ngrok_errors.is_known(session.number)
        if is_refused:
            raise ngrok_errors.refusal(session.number)
        if session.is_dead():
            raise UnavailableError("agent_died")

    async def _look(self, session: AgentSession) -> None:
        """Take over what the agent's API says. Raises: ApiSilentError, and what `publish` raises."""
        seen = await session.look()
        if seen is None:
            return
        if not seen.is_online:
            self._set(TunnelState.RECONNECTING, code="tunnel_reconnecting")
            return
        url = seen.url
        if not url:
            self._set(TunnelState.RECONNECTING, code="tunnel_reconnecting")
            until = asyncio.get_running_loop().time() + self._start_timeout_s
            url = await session.publish(self._endpoint, until=until)
        session.number = 0
        self._set(TunnelState.UP, public_url=url)

    def _set(self, state: TunnelState, *, public_url: str = "", code: str = "") -> None:
        self._keep(TunnelStatus(state=state, public_url=public_url, code=code))

    def _keep(self, status: TunnelStatus) -> None:
        if status == self._status:
            return
        self._status = status
        self._address = status.public_url or self._address
        for callback in tuple(self._callbacks):
            callback()


def _failed(error: AuraError) -> TunnelStatus:
    return TunnelStatus(state=TunnelState.FAILED, code=error.code, params=error.params)


async def _ended(task: asyncio.Task[None]) -> None:
    await asyncio.wait([task])
