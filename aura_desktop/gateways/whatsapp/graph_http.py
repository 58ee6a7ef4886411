"""One HTTP connection to Graph: whom it trusts, how long it waits, how much it reads."""

import asyncio
import ipaddress
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways import way_out
from aura_desktop.gateways.whatsapp import payload

TIMEOUT = httpx.Timeout(20.0, connect=5.0, pool=5.0)
LIMITS = httpx.Limits(max_connections=24, max_keepalive_connections=12, keepalive_expiry=20.0)
"""Ten sends, two files and all questions beside them: who waits in vain for a connection says there is no network."""
ANSWER_WITHIN_S = 40.0
"""All of one request: an answer that trickles keeps each single read in time."""
MAX_ANSWER_BYTES = 8 * 1024 * 1024

NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
"""Raised before the first byte of a request is written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, read whole."""

    status: int
    headers: httpx.Headers
    content: bytes

    @property
    def is_fine(self) -> bool:
        """2xx. No redirect is ever followed."""
        return 200 <= self.status < 300

    def object(self) -> payload.Object:
        """The JSON object in it, or an empty one."""
        try:
            return payload.obj(payload.parse(self.content))
        except (ValueError, RecursionError):
            return {}


async def open_client(transport: httpx.AsyncBaseTransport | None, root: str) -> httpx.AsyncClient:
    """A client for this address; `transport` None: the network, trusting certifi's authorities and the system's.

    Raises: SetupError("graph_url_insecure") for plain HTTP to anywhere but this PC.
    """
    address = urlsplit(root)
    is_local = is_loopback(address.hostname or "")
    if address.scheme != "https" and not is_local:
        raise SetupError("graph_url_insecure")
    if transport is None and address.scheme == "https":
        # Reading the authorities takes tens of milliseconds.
        verify: ssl.SSLContext | bool = await asyncio.to_thread(way_out.shared_trust)
    else:
        verify = False
    return way_out.client(
        root,
        # A proxy of the PC's settings is for the world outside.
        takes_proxy=not is_local,
        transport=transport,
        verify=verify,
        timeout=TIMEOUT,
        limits=LIMITS,
    )


async def asked(
    client: httpx.AsyncClient, request: httpx.Request, within_s: float | None = None
) -> Answer:
    """Its answer. Raises: httpx.HTTPError, TimeoutError."""
    async with asyncio.timeout(ANSWER_WITHIN_S if within_s is None else within_s):
        response = await client.send(request, stream=True)
        try:
            parts = bytearray()
            async for part in response.aiter_bytes(64 * 1024):
                parts += part
                if len(parts) > MAX_ANSWER_BYTES:
                    raise httpx.DecodingError("too large", request=request)
            return Answer(response.status_code, response.headers, bytes(parts))
        finally:
            await response.aclose()


def unreachable(error: BaseException) -> UnavailableError:
    """Ours for a request that did not get there: nobody answered, or somebody who is not Graph."""
    code = "connection_not_trusted" if way_out.is_distrusted(error) else "no_connection"
    return UnavailableError(code, detail=type(error).__name__)


def header_value(token: str) -> str:
    """The token as it can travel in a header. Raises: SetupError access_token_missing, access_token_invalid."""
    token = token.strip()
    if not token:
        raise SetupError("access_token_missing")
    if not token.isascii() or not token.isprintable():
        raise SetupError("access_token_invalid")
    return token


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this PC's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
