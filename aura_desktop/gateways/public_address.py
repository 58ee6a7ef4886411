"""The webhook as the world sees it: asked from outside, through the public address."""

import asyncio
import ipaddress
import secrets
import socket
import ssl
import time
from urllib.parse import urlsplit

import httpx

from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways import ngrok_errors, way_out
from aura_desktop.gateways.credentials import Secret

TIMEOUT = httpx.Timeout(10.0, connect=6.0)
ANSWER_WITHIN_S = 15.0
LOOK_WITHIN_S = 10.0
MOST_BYTES = 4096
"""Nobody answers a challenge with more."""
_OFFLINE = frozenset({502, 503, 504, 521, 522, 523, 530})
"""Gateways say so when nobody stands behind them."""
_TUNNEL_ERROR = "ngrok-error-code"
_NOBODY_THERE = frozenset({"ERR_NGROK_3200", "ERR_NGROK_8012"})
"""The edge knows of no agent, or the agent finds nobody; its other refusals are of somebody who is there."""
_VERIFICATION_REFUSED = 403
_PASSING = frozenset({socket.EAI_AGAIN, socket.EAI_FAIL})
"""The name server did not answer, which is another thing than "no such name"."""


class PublicAddress:
    """Asks callbacks over HTTPS, on this PC also over HTTP; follows no redirect, as Meta follows none.

    Each method opens and closes its own connection: a kept one would not prove the way.
    """

    def __init__(self, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._transport = transport
        self._trust: ssl.SSLContext | None = None

    async def round_trip(self, callback_url: str, verify_token: Secret) -> float:
        """Ask the callback as Meta does before it keeps an address; how many seconds it took.

        Raises: SetupError public_address_not_https, public_address_wrong_answer(status),
        webhook_verification_failed, tunnel_quota; UnavailableError public_address_unreachable.
        Source: Cloud API, Webhooks › create an endpoint.
        """
        _check_scheme(callback_url)
        challenge = str(secrets.randbelow(10**18) + 10**18)
        query = {
            "hub.mode": "subscribe",
            "hub.challenge": challenge,
            "hub.verify_token": verify_token.reveal(),
        }
        began = time.perf_counter()
        status, headers, body = await self._asked(callback_url, query)
        took_s = time.perf_counter() - began
        if _TUNNEL_ERROR in headers or status in _OFFLINE:
            detail = headers.get(_TUNNEL_ERROR, str(status))
            if ngrok_errors.is_quota(ngrok_errors.number_in(detail)):
                raise SetupError("tunnel_quota")
            raise UnavailableError("public_address_unreachable", detail=detail)
        if status == _VERIFICATION_REFUSED:
            raise SetupError("webhook_verification_failed")
        if status != httpx.codes.OK or body != challenge.encode():
            raise SetupError("public_address_wrong_answer", status=status)
        return took_s

    async def looks_alive(self, callback_url: str) -> bool:
        """Whether any server stands behind an address that is not ours; in doubt it does.

        A question without a challenge: nothing over there takes it for Meta's.
        """
        try:
            async with asyncio.timeout(LOOK_WITHIN_S), await self._client(callback_url) as client:
                answer = await client.head(callback_url)
        except httpx.ConnectError as error:
            # No such name, or nobody takes the call. A bad certificate is somebody's, though, and a
            # name server that is out of order says nothing of anybody.
            return _is_in_doubt(error)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
            return False
        except (httpx.HTTPError, TimeoutError):
            return True
        if _TUNNEL_ERROR in answer.headers:
            return answer.headers[_TUNNEL_ERROR] not in _NOBODY_THERE
        return answer.status_code not in _OFFLINE

    async def _asked(self, url: str, query: dict[str, str]) -> tuple[int, httpx.Headers, bytes]:
        try:
            async with (
                asyncio.timeout(ANSWER_WITHIN_S),
                await self._client(url) as client,
                client.stream("GET", url, params=query) as answer,
            ):
                body = b""
                async for part in answer.aiter_bytes(MOST_BYTES):
                    body += part
                    if len(body) > MOST_BYTES:
                        break
                return answer.status_code, answer.headers, body
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            kind = type(error).__name__
        # Outside of the handler: the library's error holds the address with the verify token.
        raise UnavailableError("public_address_unreachable", detail=kind)

    async def _client(self, url: str) -> httpx.AsyncClient:
        is_local = _is_loopback(urlsplit(url).hostname or "")
        verify: ssl.SSLContext | bool = False
        if self._transport is None and not url.startswith("http://"):
            if self._trust is None:
                # Reading the authorities takes tens of milliseconds.
                self._trust = await asyncio.to_thread(way_out.shared_trust)
            verify = self._trust
        return way_out.client(
            url,
            takes_proxy=not is_local,
            transport=self._transport,
            verify=verify,
            timeout=TIMEOUT,
            follow_redirects=False,
            headers={"User-Agent": "AURA-Desktop"},
        )


def _check_scheme(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise SetupError("public_address_not_https") from None
    is_local = parts.scheme == "http" and _is_loopback(parts.hostname or "")
    if not parts.hostname or (parts.scheme != "https" and not is_local):
        raise SetupError("public_address_not_https")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_in_doubt(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error):
            return True
        if isinstance(error, socket.gaierror) and error.errno in _PASSING:
            return True
        error = error.__cause__ or error.__context__
    return False
