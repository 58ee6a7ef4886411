"""OwnAddress: the clinic's own proxy publishes the webhook; nothing is started or watched here."""

from collections.abc import Callable

from aura_desktop.errors import SetupError
from aura_desktop.gateways.tunnel import TunnelState, TunnelStatus


class OwnAddress:
    """A tunnel that is always up; whether the proxy really answers the round trip tells."""

    def __init__(self, public_url: str) -> None:
        self._status = TunnelStatus(state=TunnelState.CLOSED)
        self._public_url = public_url

    def status(self) -> TunnelStatus:
        """Up as soon as it was opened."""
        return self._status

    async def open(self) -> str:
        """Raises: SetupError("tunnel_off") if there is no address."""
        if not self._public_url:
            raise SetupError("tunnel_off")
        self._status = TunnelStatus(state=TunnelState.UP, public_url=self._public_url)
        return self._public_url

    async def close(self) -> None:
        """The proxy is not ours to close."""
        self._status = TunnelStatus(state=TunnelState.CLOSED)

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Nothing ever changes."""
        return lambda: None
