"""TunnelWatch: opens the tunnel, opens it again whenever it ends, and says what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from aura_desktop.errors import AuraError, SetupError
from aura_desktop.gateways.tunnel import Tunnel, TunnelState, TunnelStatus

logger = logging.getLogger(__name__)

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
SETUP_WAIT_S = 300.0
"""Only a person mends it; another start of the agent would be no quicker."""
TAKEN_WAIT_S = 30.0
OFFLINE_WAIT_S = 4.0
STEADY_S = 60.0
"""A tunnel that was up for so long starts a new row of failures."""
STUCK_S = 60.0
"""An agent that has reconnected for so long while the internet is there is started anew."""
_TAKEN = frozenset({"tunnel_domain_taken", "tunnel_session_limit"})
"""Held by an agent that may be gone any moment: one of ours, or another PC's."""
_SOON = frozenset({"agent_died", "tunnel_start_failed"})
_OFFLINE = frozenset({"tunnel_no_network", "tunnel_timeout"})

Sleep = Callable[[float], Awaitable[None]]


class TunnelWatch:
    """`make` gives a tunnel that is not open yet; `changed` hears of every change of `status`.

    `is_online` asks something cheap over the same network. Home loop only.
    """

    def __init__(
        self,
        make: Callable[[], Awaitable[Tunnel]],
        *,
        changed: Callable[[], None],
        is_online: Callable[[], Awaitable[bool]],
        now_s: Callable[[], float],
        sleep: Sleep,
    ) -> None:
        self._make = make
        self._changed = changed
        self._is_online = is_online
        self._now_s = now_s
        self._sleep = sleep
        self._status = TunnelStatus(state=TunnelState.CLOSED)
        self._news = asyncio.Event()
        self._again = asyncio.Event()

    @property
    def status(self) -> TunnelStatus:
        """The tunnel's own, or why there is none."""
        return self._status

    def wake(self) -> None:
        """Whatever it waits for may be over; one that is up is left alone."""
        if self._status.state is not TunnelState.UP:
            self._again.set()

    def restart(self) -> None:
        """Close it and open it again, as the set-up is now."""
        self._status = TunnelStatus(state=TunnelState.CLOSED)
        self._again.set()
        self._news.set()

    async def run(self) -> None:
        """Until cancelled; the tunnel is closed on the way out."""
        try:
            await self._keep_open()
        finally:
            self._status = TunnelStatus(state=TunnelState.CLOSED)

    async def _keep_open(self) -> None:
        failures = 0
        while True:
            self._again.clear()
            began = self._now_s()
            end, wants_person = await self._once()
            failures = 0 if self._now_s() - began > STEADY_S else failures
            if not self._again.is_set():
                self._say(replace(end, state=TunnelState.FAILED))
                logger.warning("tunnel: %s", end.code)
                await self._pause(end.code, wants_person, failures)
            failures += 1

    async def _once(self) -> tuple[TunnelStatus, bool]:
        """One life of a tunnel; why it ended, and whether only a person can mend that."""
        leave: Callable[[], None] | None = None
        tunnel: Tunnel | None = None
        try:
            self._say(TunnelStatus(state=TunnelState.OPENING))
            tunnel = await self._make()
            leave = tunnel.subscribe(self._news.set)
            await tunnel.open()
            return await self._follow(tunnel), False
        except AuraError as error:
            return _ended(error.code, error.params), isinstance(error, SetupError)
        finally:
            if leave is not None:
                leave()
            if tunnel is not None:
                await tunnel.close()

    async def _follow(self, tunnel: Tunnel) -> TunnelStatus:
        """Until it fails, is closed, or is to be opened anew."""
        while True:
            self._news.clear()
            if self._again.is_set() and self._status.state is TunnelState.CLOSED:
                return _ended("")
            status = tunnel.status()
            self._say(status)
            match status.state:
                case TunnelState.FAILED | TunnelState.CLOSED:
                    return _ended(status.code or "agent_died", status.params)
                case TunnelState.RECONNECTING:
                    if (
                        not await happens(self._news, STUCK_S, self._sleep)
                        and await self._is_online()
                        # The network that came back may have brought it back meanwhile.
                        and not self._news.is_set()
                    ):
                        return _ended(status.code or "tunnel_reconnecting")
                case _:
                    await self._news.wait()

    async def _pause(self, code: str, wants_person: bool, failures: int) -> None:
        """How long depends on who can mend it; `wake` and `restart` end it."""
        if code in _OFFLINE and await self._waited_for_internet():
            return
        wait_s = min(FIRST_WAIT_S * 2.0 ** min(failures, 6), LONGEST_WAIT_S)
        if code in _TAKEN:
            wait_s = min(wait_s, TAKEN_WAIT_S)
        elif wants_person and code not in _SOON:
            wait_s = SETUP_WAIT_S
        await happens(self._again, wait_s, self._sleep)

    async def _waited_for_internet(self) -> bool:
        """Returns once it is there; whether it had been away."""
        wait_s, was_away = FIRST_WAIT_S, False
        while not self._again.is_set() and not await self._is_online():
            was_away = True
            await happens(self._again, wait_s, self._sleep)
            wait_s = min(wait_s * 2, OFFLINE_WAIT_S)
        return was_away

    def _say(self, status: TunnelStatus) -> None:
        if status != self._status:
            self._status = status
            self._changed()


def _ended(code: str, params: Mapping[str, object] | None = None) -> TunnelStatus:
    return TunnelStatus(state=TunnelState.CLOSED, code=code, params=params or {})


async def happens(event: asyncio.Event, within_s: float, sleep: Sleep) -> bool:
    """Whether it does before so much time has passed."""
    waits = asyncio.ensure_future(event.wait())
    sleeps = asyncio.ensure_future(sleep(within_s))
    try:
        await asyncio.wait({waits, sleeps}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waits.cancel()
        sleeps.cancel()
    return event.is_set()
