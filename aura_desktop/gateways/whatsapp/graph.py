"""The Cloud API, one coroutine an endpoint."""

from collections.abc import Callable
from types import TracebackType
from typing import Self
from urllib.parse import quote

import httpx

from aura_desktop.domain.commands import Command, MarkRead
from aura_desktop.domain.ids import JobId, MediaId, PhoneNumberId, WabaId
from aura_desktop.domain.media import MediaFacts
from aura_desktop.domain.template import Template
from aura_desktop.errors import AuraError, OutcomeUnknownError, RefusedError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import failures, graph_http, graph_media
from aura_desktop.gateways.whatsapp.graph_answers import (
    Accepted,
    NumberInfo,
    next_cursor,
    read_accepted,
    read_number,
    read_templates,
)
from aura_desktop.gateways.whatsapp.graph_media import Take
from aura_desktop.gateways.whatsapp.outbound import request_bytes

__all__ = ["Accepted", "GraphClient", "NumberInfo"]

MAX_PAGES = 100
PAGE_SIZE = 100

_TEMPLATE_FIELDS = (
    "id,name,language,status,category,parameter_format,components,rejected_reason,quality_score"
)
_NUMBER_FIELDS = "display_phone_number,verified_name,quality_rating,status"
_LIMIT_FIELD = "whatsapp_business_manager_messaging_limit"
_WRONG_PARAMETER = 100


class GraphClient:
    """Graph over one httpx transport; an async context manager. It neither retries nor decides.

    `transport` None: the network, trusting certifi's authorities and the system's.
    Raises (all requests): SetupError access_token_missing, access_token_invalid, permission_missing …;
    UnavailableError; RefusedError; sends also OutcomeUnknownError. Source: Cloud API reference.
    """

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport | None,
        base_url: str,
        version: str,
        access_token: Callable[[], Secret | None],
    ) -> None:
        self._transport = transport
        self._root = f"{base_url.rstrip('/')}/{version}"
        self._access_token = access_token
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        """Raises: SetupError("graph_url_insecure") for plain HTTP to anywhere but this PC."""
        self._client = await graph_http.open_client(self._transport, self._root)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def send(
        self, phone_number_id: PhoneNumberId, command: Command, job_id: JobId | None
    ) -> Accepted:
        """POST /{phone_number_id}/messages: carry out a command, once.

        Raises: OutcomeUnknownError("answer_lost") if Graph may have done it; UnavailableError if
        certainly not; RefusedError; SetupError.
        """
        content = request_bytes(command, job_id)
        path = f"{quote(phone_number_id, safe='')}/messages"
        response = await self._request("POST", path, content=content)
        answer = response.object()
        if isinstance(command, MarkRead):
            return Accepted()
        accepted = read_accepted(answer)
        if accepted is None:
            raise OutcomeUnknownError("answer_lost", status=response.status)
        return accepted

    async def fetch_templates(self, waba_id: WabaId) -> list[Template]:
        """GET /{waba_id}/message_templates: all of them, page by page, in Meta's order."""
        path = f"{quote(waba_id, safe='')}/message_templates"
        params = {"fields": _TEMPLATE_FIELDS, "limit": str(PAGE_SIZE)}
        found: list[Template] = []
        for _ in range(MAX_PAGES):
            answer = (await self._request("GET", path, params=params)).object()
            if not isinstance(answer.get("data"), list):
                # Somebody else's page: it must not be taken for "no templates".
                raise UnavailableError("not_graph")
            found += read_templates(answer)
            cursor = next_cursor(answer)
            if cursor is None or cursor == params.get("after"):
                break
            params["after"] = cursor
        return found

    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo:
        """GET /{phone_number_id}: name, quality, status and messaging limit of the clinic's number."""
        path = quote(phone_number_id, safe="")
        fields = f"{_NUMBER_FIELDS},{_LIMIT_FIELD}"
        try:
            response = await self._request("GET", path, params={"fields": fields})
        except RefusedError as error:
            if error.graph_code != _WRONG_PARAMETER:
                raise
            # Not every version knows the limit; the number is there without it.
            response = await self._request("GET", path, params={"fields": _NUMBER_FIELDS})
        answer = response.object()
        if not answer:
            raise UnavailableError("not_graph")
        return read_number(answer, phone_number_id)

    async def look_up_media(self, media_id: MediaId) -> MediaFacts:
        """GET /{media_id}: where a file lies and what it should be. Raises: RefusedError("media_gone") …"""
        try:
            answer = await self._request("GET", quote(media_id, safe=""))
        except AuraError as error:
            raise graph_media.as_media_error(error) from None
        return graph_media.read_facts(answer.object())

    async def read_media(self, facts: MediaFacts, limit_bytes: int, take: Take) -> None:
        """Hand the bytes of a file that was looked up to `take`, part by part.

        Raises: RefusedError media_address_foreign, media_too_large; UnavailableError; SetupError.
        """
        if self._client is None:
            raise UnavailableError("not_started")
        place = (self._root, self._token())
        await graph_media.read(self._client, facts, place, limit_bytes, take)

    async def _request(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        params: dict[str, str] | None = None,
    ) -> graph_http.Answer:
        """One question and its answer; with `content` it is a send, whose outcome may stay open."""
        if self._client is None:
            raise UnavailableError("not_started")
        token = self._token()
        headers = {"Authorization": f"Bearer {token}"}
        if content is not None:
            headers["Content-Type"] = "application/json"
        try:
            request = self._client.build_request(
                method, f"{self._root}/{path}", headers=headers, content=content, params=params
            )
            answer = await graph_http.asked(self._client, request)
        except graph_http.NOT_SENT as error:
            raise graph_http.unreachable(error) from None
        except (httpx.HTTPError, TimeoutError) as error:
            if content is not None:
                raise OutcomeUnknownError("answer_lost", detail=type(error).__name__) from None
            raise graph_http.unreachable(error) from None
        if not answer.is_fine:
            refusal = failures.from_response(
                answer.status, answer.content, answer.headers, sending=content is not None
            )
            raise failures.kept_back(refusal, (token,))
        return answer

    def _token(self) -> str:
        secret = self._access_token()
        return graph_http.header_value("" if secret is None else secret.reveal())
