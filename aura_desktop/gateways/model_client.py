"""A client of one model's server: where it leads, whom it trusts, and what it tells of this PC."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import SetupError
from aura_desktop.gateways import model_access, model_library, way_out
from aura_desktop.gateways.credentials import Secret

_OURS = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length"}
)
_PLAIN = {"Accept-Encoding": "identity"}
"""Packed words wait in proxies for more of them, and small answers unpack to endless ones."""
_KEEPALIVE_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: to connect, until the first word, between two words, and for the whole answer."""

    connect_s: float = 5.0
    first_s: float = 40.0
    gap_s: float = 20.0
    whole_s: float = 60.0


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
    found = model_library.libraries()
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
        event_hooks={"request": [_only_ours(headers)], "response": [model_library.bound]},
    )
    # Whatever is left out here the library takes from the environment, and patients' words with it elsewhere.
    options: dict[str, Any] = {
        "api_key": model_library.NO_KEY,
        "max_retries": 0,
        "timeout": transport.timeout,
        "http_client": transport,
    }
    if choice.provider is AiProvider.AZURE and not model_access.is_azure_v1(choice):
        version = choice.api_version or model_access.AZURE_VERSION
        client = found.azure(base_url=f"{url}/openai", api_version=version, **options)
    else:
        client = found.plain(base_url=url, **options)
    return Client(choice, key, client.chat.completions, transport)


def _only_ours(headers: dict[str, str]) -> Callable[[Any], Awaitable[None]]:
    """What the library adds of its own stays here; the key is put in here only."""

    async def sort_out(request: Any) -> None:
        for name in set(request.headers.keys()):
            if name.lower() not in _OURS:
                del request.headers[name]
        request.headers["host"] = request.url.netloc.decode("ascii")
        request.headers.update({"User-Agent": "AURA Desktop", **_PLAIN, **headers})

    return sort_out
