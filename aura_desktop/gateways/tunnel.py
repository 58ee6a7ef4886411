"""What a tunnel is to the rest of the program: something that gives the webhook a public address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class TunnelState(StrEnum):
    """RECONNECTING: the agent lives, its way out does not. FAILED: `open` must be called again."""

    CLOSED = "closed"
    OPENING = "opening"
    UP = "up"
    RECONNECTING = "reconnecting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TunnelStatus:
    """`public_url` without a slash at its end; `code` says why it is not up, `params` fill its sentence."""

    state: TunnelState
    public_url: str = ""
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


class Tunnel(Protocol):
    """Home loop only; whatever blocks hides behind it."""

    def status(self) -> TunnelStatus: ...

    async def open(self) -> str:
        """The public address. Raises: SetupError, UnavailableError with a tunnel_… or agent_… code."""

    async def close(self) -> None:
        """End it; what it started is gone when this returns."""

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` on the home loop after each change of `status`; returns the way out."""
