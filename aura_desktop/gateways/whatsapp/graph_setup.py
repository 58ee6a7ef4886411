"""The endpoints with which a number, its account and an app's webhook are set up."""

import json
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx

from aura_desktop.domain.meta import (
    AccountFacts,
    NumberFacts,
    SubscribedApp,
    Subscription,
    TokenFacts,
)
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import failures, graph_http, payload
from aura_desktop.gateways.whatsapp.graph_answers import next_cursor
from aura_desktop.gateways.whatsapp.graph_setup_answers import (
    WHATSAPP,
    read_number_facts,
    read_subscribed_apps,
    read_subscription,
    read_token,
)

FIELDS = frozenset(
    {
        "messages",
        "smb_message_echoes",
        "message_template_status_update",
        "message_template_quality_update",
        "message_template_components_update",
        "template_category_update",
        "phone_number_quality_update",
        "phone_number_name_update",
        "account_update",
        "account_review_update",
        "account_alerts",
        "business_capability_update",
        "security",
        "user_preferences",
    }
)
"""What Meta shall report. Not `message_echoes`: that would be our own sends once more."""

MAX_PAGES = 20
_BASIC_FIELDS = "display_phone_number,verified_name,status,quality_rating,platform_type"
_NUMBER_FIELDS = (
    f"{_BASIC_FIELDS},account_mode,whatsapp_business_manager_messaging_limit,webhook_configuration"
)
_WRONG_PARAMETER = 100
_UNKNOWN_APP = 101
_CALLBACK_REFUSED = 2200
_NO_SUCH_OBJECT = "number_not_found"


class GraphSetup:
    """Graph over one httpx transport; an async context manager. Every request takes its own token.

    `transport` None: the network. Neither retries nor decides.
    Raises (all requests): SetupError access_token_missing, access_token_invalid, permission_missing …;
    RefusedError; UnavailableError no_connection, not_graph … Source: Cloud API reference, Graph API reference.
    """

    def __init__(
        self, transport: httpx.AsyncBaseTransport | None, base_url: str, version: str
    ) -> None:
        self._transport = transport
        self._root = f"{base_url.rstrip('/')}/{version}"
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

    # what is there

    async def token_facts(self, token: Secret, asker: Secret | None = None) -> TokenFacts:
        """GET /debug_token about `token`, asked with an app's token or with the token itself.

        A token Graph does not take is told as facts. Raises: SetupError access_token_wrong_app if the
        asking app is not the one it was made for.
        """
        given = graph_http.header_value(token.reveal())
        try:
            answer = await self._asked(
                "GET", "debug_token", asker or token, params={"input_token": given}, hidden=token
            )
        except SetupError as error:
            if asker is None and error.code == "access_token_invalid":
                return TokenFacts(is_valid=False, error_code=error.code)
            raise
        except RefusedError as error:
            if asker is not None and error.graph_code == _WRONG_PARAMETER:
                raise SetupError("access_token_wrong_app", detail=error.detail) from None
            raise
        if "data" not in answer:
            raise UnavailableError("not_graph")
        return read_token(answer)

    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts:
        """GET /{phone_number_id}. Raises: SetupError number_not_found, number_is_account."""
        try:
            answer = await self._number(token, phone_number_id)
        except (RefusedError, SetupError) as error:
            if _may_be_another_kind(error) and await self._is(token, phone_number_id, "currency"):
                raise SetupError("number_is_account") from None
            raise _not_found(error, "number_not_found") from None
        return read_number_facts(answer, phone_number_id)

    async def account(self, token: Secret, waba_id: str) -> AccountFacts:
        """GET /{waba_id}. Raises: SetupError account_not_found, account_is_number."""
        # Only accounts have a currency: the name alone, other things have too.
        params = {"fields": "name,currency"}
        try:
            answer = await self._asked("GET", _quoted(waba_id), token, params=params)
        except (RefusedError, SetupError) as error:
            if _may_be_another_kind(error) and await self._is(
                token, waba_id, "display_phone_number"
            ):
                raise SetupError("account_is_number") from None
            raise _not_found(error, "account_not_found") from None
        if not answer:
            raise UnavailableError("not_graph")
        return AccountFacts(
            waba_id=payload.text(answer.get("id")) or waba_id, name=payload.text(answer.get("name"))
        )

    async def numbers(self, token: Secret, waba_id: str) -> tuple[NumberFacts, ...]:
        """GET /{waba_id}/phone_numbers, page by page. Raises: SetupError account_not_found, account_is_number."""
        try:
            found = await self._numbers(token, waba_id, _NUMBER_FIELDS)
        except (RefusedError, SetupError) as error:
            if not _may_be_another_kind(error):
                raise
            # An id of something else is told apart by `account`; a field this version lacks is left out.
            await self.account(token, waba_id)
            found = await self._numbers(token, waba_id, _BASIC_FIELDS)
        return tuple(read_number_facts(item) for item in found if payload.text(item.get("id")))

    async def subscription(self, app_id: str, app_token: Secret) -> Subscription | None:
        """GET /{app_id}/subscriptions: what the app has for WhatsApp, None if nothing."""
        path = f"{_quoted(app_id)}/subscriptions"
        return read_subscription(_with_data(await self._asked("GET", path, app_token)))

    async def subscribed_apps(self, token: Secret, waba_id: str) -> tuple[SubscribedApp, ...]:
        """GET /{waba_id}/subscribed_apps. Raises: SetupError account_not_found."""
        try:
            answer = await self._asked("GET", f"{_quoted(waba_id)}/subscribed_apps", token)
        except (RefusedError, SetupError) as error:
            raise _not_found(error, "account_not_found") from None
        return tuple(read_subscribed_apps(_with_data(answer)))

    async def app_token(self, app_id: str, app_secret: Secret) -> Secret:
        """GET /oauth/access_token: the app's own token, which only its right secret gives.

        Raises: SetupError app_secret_wrong, app_not_found.
        """
        params = {
            "client_id": app_id,
            "client_secret": app_secret.reveal().strip(),
            "grant_type": "client_credentials",
        }
        answer = await self._answer("GET", "oauth/access_token", {}, params=params)
        if not answer.is_fine:
            error = payload.obj(answer.object().get("error"))
            if answer.status < 500 and error:
                raise _app_refused(answer, payload.integer(error.get("code")), app_secret)
            raise _failure(answer, app_secret)
        token = payload.text(answer.object().get("access_token"))
        if not token:
            raise UnavailableError("not_graph")
        return Secret(token)

    # changes; each may be repeated

    async def subscribe(
        self,
        app_id: str,
        app_token: Secret,
        *,
        callback_url: str,
        verify_token: Secret,
        fields: Iterable[str] = FIELDS,
    ) -> None:
        """POST /{app_id}/subscriptions; Meta calls the callback before it answers.

        Raises: SetupError webhook_verification_failed, subscription_failed.
        """
        form = {
            "object": WHATSAPP,
            "callback_url": callback_url,
            "verify_token": verify_token.reveal(),
            "fields": ",".join(sorted(fields)),
        }
        try:
            path = f"{_quoted(app_id)}/subscriptions"
            _see_that_it_is_done(
                await self._asked("POST", path, app_token, form=form, hidden=verify_token)
            )
        except RefusedError as error:
            code = (
                "webhook_verification_failed"
                if error.graph_code == _CALLBACK_REFUSED
                else "subscription_failed"
            )
            raise SetupError(
                code, detail=error.detail or error.title, graph_code=error.graph_code
            ) from None

    async def subscribe_app(self, token: Secret, waba_id: str) -> None:
        """POST /{waba_id}/subscribed_apps without a body: the app hears of the account, at its own callback."""
        try:
            path = f"{_quoted(waba_id)}/subscribed_apps"
            _see_that_it_is_done(await self._asked("POST", path, token))
        except (RefusedError, SetupError) as error:
            raise _not_found(error, "account_not_found") from None

    async def clear_override(self, token: Secret, phone_number_id: str) -> None:
        """POST /{phone_number_id}: the number reports where its account or app does again."""
        body = {"webhook_configuration": {"override_callback_uri": ""}}
        _see_that_it_is_done(await self._asked("POST", _quoted(phone_number_id), token, body=body))

    async def register(self, token: Secret, phone_number_id: str, pin: Secret) -> None:
        """POST /{phone_number_id}/register with the number's PIN of six digits.

        Raises: SetupError pin_refused, number_not_verified …
        """
        body = {"messaging_product": "whatsapp", "pin": pin.reveal()}
        path = f"{_quoted(phone_number_id)}/register"
        await self._asked("POST", path, token, body=body, hidden=pin)

    # one request

    async def _number(self, token: Secret, phone_number_id: str) -> payload.Object:
        path = _quoted(phone_number_id)
        try:
            answer = await self._asked("GET", path, token, params={"fields": _NUMBER_FIELDS})
        except RefusedError as error:
            if error.graph_code != _WRONG_PARAMETER:
                raise
            # Not every version knows every field; what is left does to use the number.
            answer = await self._asked("GET", path, token, params={"fields": _BASIC_FIELDS})
        if not answer:
            raise UnavailableError("not_graph")
        return answer

    async def _numbers(self, token: Secret, waba_id: str, fields: str) -> list[payload.Object]:
        path = f"{_quoted(waba_id)}/phone_numbers"
        params = {"fields": fields, "limit": "100"}
        found: list[payload.Object] = []
        for _ in range(MAX_PAGES):
            answer = _with_data(await self._asked("GET", path, token, params=params))
            found += payload.objects(answer.get("data"))
            cursor = next_cursor(answer)
            if cursor is None or cursor == params.get("after"):
                break
            params["after"] = cursor
        return found

    async def _is(self, token: Secret, object_id: str, field: str) -> bool:
        """Whether this id is of something that has this field."""
        try:
            answer = await self._asked("GET", _quoted(object_id), token, params={"fields": field})
        except (RefusedError, SetupError):
            return False
        return field in answer

    async def _asked(
        self,
        method: str,
        path: str,
        token: Secret,
        *,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        hidden: Secret | None = None,
    ) -> payload.Object:
        """`hidden`: what is secret in the request besides its token."""
        headers = {"Authorization": f"Bearer {graph_http.header_value(token.reveal())}"}
        answer = await self._answer(method, path, headers, params=params, form=form, body=body)
        if not answer.is_fine:
            raise _failure(answer, token, hidden)
        return answer.object()

    async def _answer(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        *,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> graph_http.Answer:
        if self._client is None:
            raise UnavailableError("not_started")
        content = None if body is None else json.dumps(body).encode()
        kind = {} if body is None else {"Content-Type": "application/json"}
        # Errors of the client carry the request, and with it secrets: raised outside of its frames.
        try:
            request = self._client.build_request(
                method,
                f"{self._root}/{path}",
                headers={**headers, **kind},
                params=params,
                data=form,
                content=content,
            )
            return await graph_http.asked(self._client, request)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            unreachable = graph_http.unreachable(error)
        raise unreachable


def _failure(answer: graph_http.Answer, *secrets: Secret | None) -> AuraError:
    """In Graph's words, without these secrets of the request."""
    error = failures.from_response(answer.status, answer.content, answer.headers, sending=False)
    values = [each.reveal().strip() for each in secrets if each is not None]
    # An app's token ends in its secret.
    return failures.kept_back(error, [*values, *(value.rpartition("|")[2] for value in values)])


def _app_refused(answer: graph_http.Answer, graph_code: int, app_secret: Secret) -> AuraError:
    """Graph answers a wrong secret with code 1, which elsewhere is a passing fault."""
    if graph_code == _UNKNOWN_APP:
        return SetupError("app_not_found", graph_code=graph_code)
    if graph_code in {1, _WRONG_PARAMETER}:
        return SetupError("app_secret_wrong", graph_code=graph_code)
    return _failure(answer, app_secret)


def _may_be_another_kind(error: AuraError) -> bool:
    """Whether Graph's answer would be this one if the id were one of something else."""
    if isinstance(error, RefusedError):
        return error.graph_code == _WRONG_PARAMETER
    return error.code == _NO_SUCH_OBJECT


def _not_found(error: AuraError, code: str) -> AuraError:
    """The same in the words for what was asked for."""
    if not _may_be_another_kind(error):
        return error
    return SetupError(code, detail=error.detail, graph_code=_WRONG_PARAMETER)


def _with_data(answer: payload.Object) -> payload.Object:
    """Raises: UnavailableError("not_graph"): somebody else's page must not be taken for an empty list."""
    if not isinstance(answer.get("data"), list):
        raise UnavailableError("not_graph")
    return answer


def _see_that_it_is_done(answer: payload.Object) -> None:
    """Raises: UnavailableError("not_graph"); SetupError("subscription_failed")."""
    if not answer:
        raise UnavailableError("not_graph")
    if answer.get("success") is False:
        raise SetupError("subscription_failed")


def _quoted(object_id: str) -> str:
    return quote(object_id, safe="")
