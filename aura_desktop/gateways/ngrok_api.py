"""The agent's local API, as far as we need it.

Not through pyngrok: that would take the PC's proxy for loopback too, block, and log answers that repeat
the authtoken.
"""

import json
from dataclasses import dataclass
from typing import Any

import httpx

from aura_desktop.errors import UnavailableError
from aura_desktop.gateways import parting
from aura_desktop.gateways.ngrok_errors import number_in

_OFFLINE_WORDS = ("connecting", "reconnecting", "offline", "closed")
NOT_FOUND = 404
NOT_READY = 503


class ApiSilentError(Exception):
    """No answer, or one that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentAnswer:
    """One answer; `number` is the provider's error number, 0 if there is none."""

    status: int
    data: dict[str, Any]
    number: int = 0

    @property
    def is_ok(self) -> bool:
        return 200 <= self.status < 300


class AgentApi:
    """One agent's API, on loopback; close it with the agent."""

    def __init__(self, port: int, *, timeout_s: float = 2.0) -> None:
        self._timeout_s = timeout_s
        self._client: httpx.AsyncClient = parting.client_type(httpx)(
            base_url=f"http://127.0.0.1:{port}",
            trust_env=False,
            timeout=timeout_s,
            verify=False,  # there is no TLS on it, and reading certificates takes time
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def list_endpoints(self) -> AgentAnswer:
        """Raises: ApiSilentError."""
        return await self._ask("GET", "/api/endpoints")

    async def open_endpoint(self, body: dict[str, object], *, timeout_s: float) -> AgentAnswer:
        """Raises: ApiSilentError."""
        return await self._ask("POST", "/api/endpoints", body, timeout_s=timeout_s)

    async def close_endpoint(self, name: str) -> None:
        """Raises: ApiSilentError."""
        await self._ask("DELETE", f"/api/endpoints/{name}", timeout_s=1.0)

    async def status(self) -> AgentAnswer:
        """Raises: ApiSilentError."""
        return await self._ask("GET", "/api/status")

    async def _ask(
        self,
        method: str,
        path: str,
        body: dict[str, object] | None = None,
        *,
        timeout_s: float | None = None,
    ) -> AgentAnswer:
        try:
            response = await self._client.request(
                method, path, json=body, timeout=timeout_s or self._timeout_s
            )
        except httpx.HTTPError as error:
            raise ApiSilentError(type(error).__name__) from None
        text = response.text
        try:
            data = json.loads(text) if text else {}
        except ValueError:
            data = {}
        return AgentAnswer(
            status=response.status_code,
            data=data if isinstance(data, dict) else {},
            number=0 if response.is_success else number_in(text),
        )


def says_online(status: AgentAnswer) -> bool:
    """Has the agent its way out? Only a plain no counts: newer agents may have other words for yes."""
    return str(status.data.get("status", "")).lower() not in _OFFLINE_WORDS


def version_in(status: AgentAnswer) -> str:
    """ "" if the agent does not say."""
    return str(status.data.get("agent_version", ""))


def url_of(endpoint: dict[str, Any]) -> str:
    """The public address, without a slash at its end; "" if there is none yet."""
    return str(endpoint.get("url") or endpoint.get("public_url") or "").rstrip("/")


def url_named(listed: AgentAnswer, name: str) -> str:
    """The address of the endpoint of this name. Raises: UnavailableError for an answer of another shape."""
    endpoints = listed.data.get("endpoints")
    if not listed.is_ok or not isinstance(endpoints, list):
        raise UnavailableError("tunnel_start_failed", detail=f"endpoints {listed.status}")
    named = (each for each in endpoints if isinstance(each, dict) and each.get("name") == name)
    return next((url_of(each) for each in named), "")
