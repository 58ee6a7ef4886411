"""The clinic's own public address: its proxy leads to our listener, nothing is started here."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aura_desktop.errors import SetupError
from aura_desktop.gateways.tunnel import TunnelState, TunnelStatus
from aura_desktop.gateways.whatsapp.webhook import PATH


class OwnAddress:
    """Up as soon as it is opened; whether anything comes through is for a round trip to say."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url.strip().rstrip("/").removesuffix(PATH).rstrip("/")
        self._status = TunnelStatus(state=TunnelState.CLOSED)
        self._callbacks: list[Callable[[], None]] = []

    def status(self) -> TunnelStatus:
        return self._status

    async def open(self) -> str:
        """The address as it was given, without our path. Raises: SetupError("public_address_not_https")."""
        if not is_acceptable(self._public_url):
            code = "public_address_not_https"
            self._keep(TunnelStatus(state=TunnelState.FAILED, code=code))
            raise SetupError(code)
        self._keep(TunnelStatus(state=TunnelState.UP, public_url=self._public_url))
        return self._public_url

    async def close(self) -> None:
        self._keep(TunnelStatus(state=TunnelState.CLOSED))

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self._callbacks.append(callback)

        def leave() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return leave

    def _keep(self, status: TunnelStatus) -> None:
        if status != self._status:
            self._status = status
            for callback in tuple(self._callbacks):
                callback()


def is_acceptable(url: str) -> bool:
    """Meta calls https only; plain http is for this PC itself."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme == "https":
        return bool(host)
    return parts.scheme == "http" and _is_loopback(host)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
