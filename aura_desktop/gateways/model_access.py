"""Where a language model's server is, whether words may go there in clear, and what its key looks like on the way."""

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit

from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret

OPENAI_URL = "https://api.openai.com/v1"
AZURE_VERSION = "2024-10-21"
_AZURE_V1 = "/openai/v1"


async def root(choice: AiChoice) -> str:
    """The server's address without a slash at its end. Raises: SetupError ai_off, ai_address_invalid.

    Plain HTTP is for this PC and its network only: a name is looked up anew each time, UnavailableError
    ai_unreachable if it cannot be.
    """
    if choice.provider is AiProvider.NONE:
        raise SetupError("ai_off")
    url = choice.base_url.strip().rstrip("/")
    if choice.provider is AiProvider.OPENAI:
        url = url or OPENAI_URL
    if choice.provider is AiProvider.AZURE:
        url = url.removesuffix("/openai")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise SetupError("ai_address_invalid") from None
    sound = host and port != 0 and parts.username is None and not (parts.query or parts.fragment)
    if not sound or parts.scheme not in {"http", "https"} or not url.isprintable() or " " in url:
        raise SetupError("ai_address_invalid")
    if parts.scheme == "http" and not await _is_private(host, port or 80):
        # Keys, and what patients write, would cross the world in clear.
        raise SetupError("ai_address_invalid")
    return url


def is_azure_v1(choice: AiChoice) -> bool:
    """Azure's newer form: OpenAI's own paths under /openai/v1, the key as a bearer's."""
    address = choice.base_url.strip().rstrip("/")
    return choice.provider is AiProvider.AZURE and address.endswith(_AZURE_V1)


def headers(choice: AiChoice, key: Secret | None) -> dict[str, str]:
    """The key as it travels; none for a server that takes none.

    Raises: SetupError("ai_key_invalid") for one that is missing or cannot be one.
    """
    value = "" if key is None else key.reveal().strip()
    if not value.isascii() or not value.isprintable():
        raise SetupError("ai_key_invalid")
    if not value:
        if choice.provider is not AiProvider.COMPATIBLE:
            raise SetupError("ai_key_invalid")
        return {}
    if choice.provider is AiProvider.AZURE and not is_azure_v1(choice):
        return {"api-key": value}
    return {"Authorization": f"Bearer {value}"}


def takes_proxy(url: str) -> bool:
    """Whether the PC's proxy is asked: for what is encrypted and not this PC's or its network's own."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        is_near = _all_private([host])
    except ValueError:
        is_near = host == "localhost"
    return parts.scheme == "https" and not is_near


async def _is_private(host: str, port: int) -> bool:
    """Whether every address of this host is this PC's or this network's. Raises: UnavailableError ai_unreachable."""
    try:
        return _all_private([host])
    except ValueError:
        pass
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return _all_private([str(address[0]) for *_, address in found])
    except (OSError, UnicodeError, ValueError):
        raise UnavailableError("ai_unreachable", detail="name") from None


def _all_private(addresses: list[str]) -> bool:
    found = [ipaddress.ip_address(address.split("%")[0]) for address in addresses]
    return bool(found) and all(
        (address.is_private or address.is_loopback) and not address.is_unspecified
        for address in found
    )
