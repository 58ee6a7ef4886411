"""The set-up endpoints, against the sandbox over real HTTP and against answers Graph might give."""

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote_plus

import httpx
import pytest

from aura_desktop.domain.meta import SCOPES
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp.graph_setup import FIELDS, GraphSetup
from tests.sandbox.conftest import (
    APP,
    NUMBER,
    SECRET,
    TOKEN,
    VERIFY,
    WABA,
    Desk,
    desk,
    graph_of,
    make_settings,
    scripts,
)

__all__ = ["desk", "make_settings", "scripts"]

OTHER = "100000000000009"
GOOD, APP_SECRET = Secret(TOKEN), Secret(SECRET)
APP_TOKEN = Secret(f"{APP}|{SECRET}")


@pytest.fixture
async def sandbox(
    desk: Desk, make_settings: Callable[..., Any]
) -> AsyncIterator[httpx.AsyncClient]:
    other = {"id": OTHER, "display_phone_number": "+56 2 0000 0200", "registered": False}
    settings = make_settings(
        webhook_url=desk.url, other_numbers=(other,), foreign_apps={"300000000000009": "Otra"}
    )
    async with graph_of(settings) as client:
        yield client


@pytest.fixture
async def setup(sandbox: httpx.AsyncClient) -> AsyncIterator[GraphSetup]:
    async with GraphSetup(None, str(sandbox.base_url), "v25.0") as setup:
        yield setup


async def order(sandbox: httpx.AsyncClient, **orders: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await sandbox.post("/__sandbox__/meta", json=orders)).json()
    return found


async def code_of(asked: Awaitable[object]) -> str:
    with pytest.raises(AuraError) as caught:
        await asked
    assert caught.value.__cause__ is None
    shown = f"{caught.value!r} {caught.value.detail} {caught.value.params}"
    assert not any(secret in shown for secret in (TOKEN, SECRET, VERIFY))
    return caught.value.code


async def test_a_token(setup: GraphSetup, sandbox: httpx.AsyncClient) -> None:
    facts = await setup.token_facts(GOOD)
    assert (facts.is_valid, facts.app_id, facts.kind) == (True, APP, "SYSTEM_USER")
    assert (facts.expires_at, facts.scopes) == (None, frozenset(SCOPES))
    assert facts.account_ids == (WABA,)
    assert await setup.token_facts(GOOD, APP_TOKEN) == facts

    await order(sandbox, token_expires_in_s=3600, token_type="USER", scopes=SCOPES[:1])
    facts = await setup.token_facts(GOOD)
    assert facts.kind == "USER"
    assert facts.expires_at is not None
    assert facts.expires_at - datetime.now(UTC) < timedelta(hours=1, seconds=1)
    assert facts.missing_scopes() == SCOPES[1:]


async def test_a_token_that_does_not_count_is_told_as_facts(
    setup: GraphSetup, sandbox: httpx.AsyncClient
) -> None:
    for asker in (None, APP_TOKEN):
        facts = await setup.token_facts(Secret("EAAotro"), asker)
        assert (facts.is_valid, facts.error_code) == (False, "access_token_invalid")
    await order(sandbox, expire_token=True)
    for asker in (None, APP_TOKEN):
        assert not (await setup.token_facts(GOOD, asker)).is_valid


async def test_a_token_of_another_app(setup: GraphSetup, sandbox: httpx.AsyncClient) -> None:
    await order(sandbox, token_app_id="300000000000009")
    assert (await setup.token_facts(GOOD)).app_id == "300000000000009"
    assert await code_of(setup.token_facts(GOOD, APP_TOKEN)) == "access_token_wrong_app"


async def test_numbers(setup: GraphSetup) -> None:
    first, second = await setup.numbers(GOOD, WABA)
    assert (first.phone_number_id, first.quality, first.messaging_limit) == (
        NUMBER,
        "GREEN",
        "TIER_2K",
    )
    assert (first.is_registered, first.status, first.verified_name) == (
        True,
        "CONNECTED",
        "Clínica Ejemplo",
    )
    assert (second.phone_number_id, second.is_registered) == (OTHER, False)
    assert await setup.number(GOOD, OTHER) == second
    assert await setup.number(GOOD, NUMBER) == first


async def test_ids_of_something_else_are_told_apart(setup: GraphSetup) -> None:
    assert await code_of(setup.number(GOOD, WABA)) == "number_is_account"
    assert await code_of(setup.number(GOOD, "999999999999")) == "number_not_found"
    assert await code_of(setup.account(GOOD, NUMBER)) == "account_is_number"
    assert await code_of(setup.account(GOOD, "999999999999")) == "account_not_found"
    assert await code_of(setup.numbers(GOOD, NUMBER)) == "account_is_number"
    assert await code_of(setup.numbers(GOOD, "999999999999")) == "account_not_found"
    assert await code_of(setup.subscribed_apps(GOOD, "999999999999")) == "account_not_found"
    assert await code_of(setup.subscribe_app(GOOD, "999999999999")) == "account_not_found"
    account = await setup.account(GOOD, WABA)
    assert (account.waba_id, account.name) == (WABA, "Clínica Ejemplo")


async def test_the_apps_secret_is_proven(setup: GraphSetup) -> None:
    assert await setup.app_token(APP, APP_SECRET) == APP_TOKEN
    assert await code_of(setup.app_token(APP, Secret("f" * 32))) == "app_secret_wrong"
    assert await code_of(setup.app_token("9", APP_SECRET)) == "app_not_found"


async def test_subscribing(setup: GraphSetup, sandbox: httpx.AsyncClient, desk: Desk) -> None:
    await order(sandbox, remove_subscription=True, app_subscribed=False)
    assert await setup.subscription(APP, APP_TOKEN) is None
    assert [app.app_id for app in await setup.subscribed_apps(GOOD, WABA)] == ["300000000000009"]

    await setup.subscribe(
        APP, APP_TOKEN, callback_url=desk.url, verify_token=Secret(VERIFY), fields=FIELDS
    )
    await setup.subscribe_app(GOOD, WABA)
    subscription = await setup.subscription(APP, APP_TOKEN)
    assert subscription is not None
    assert (subscription.callback_url, subscription.active) == (desk.url, True)
    assert subscription.fields == FIELDS
    assert {app.app_id for app in await setup.subscribed_apps(GOOD, WABA)} >= {APP}


async def test_a_callback_that_does_not_answer(setup: GraphSetup, desk: Desk) -> None:
    def subscribed(url: str, verify_token: str) -> Awaitable[None]:
        token = Secret(verify_token)
        return setup.subscribe(APP, APP_TOKEN, callback_url=url, verify_token=token)

    assert await code_of(subscribed(desk.url, "otra")) == "webhook_verification_failed"
    assert await code_of(subscribed("http://127.0.0.1:9/x", VERIFY)) == (
        "webhook_verification_failed"
    )
    assert await code_of(subscribed("http://clinica.example", VERIFY)) == "subscription_failed"
    # An access token of a person is not the app's.
    with pytest.raises((SetupError, RefusedError)):
        await setup.subscription(APP, GOOD)


async def test_overrides(setup: GraphSetup, sandbox: httpx.AsyncClient) -> None:
    await order(sandbox, number_override="https://a.example/n", waba_override="https://a.example/w")
    number = await setup.number(GOOD, NUMBER)
    assert number.number_callback_url == "https://a.example/n"
    assert number.waba_callback_url == "https://a.example/w"
    apps = {app.app_id: app.override_url for app in await setup.subscribed_apps(GOOD, WABA)}
    assert apps[APP] == "https://a.example/w"
    await setup.clear_override(GOOD, NUMBER)
    await setup.subscribe_app(GOOD, WABA)
    number = await setup.number(GOOD, NUMBER)
    assert (number.number_callback_url, number.waba_callback_url) == ("", "")


async def test_registering(setup: GraphSetup, sandbox: httpx.AsyncClient) -> None:
    await order(sandbox, registered=False)
    assert (await setup.number(GOOD, NUMBER)).is_registered is False
    await setup.register(GOOD, NUMBER, Secret("000142"))
    assert (await setup.number(GOOD, NUMBER)).is_registered is True
    assert await code_of(setup.register(GOOD, NUMBER, Secret("999999"))) == "pin_refused"


async def test_nobody_answers(setup: GraphSetup, sandbox: httpx.AsyncClient) -> None:
    await order(sandbox, offline=True)
    assert await code_of(setup.token_facts(GOOD)) == "no_connection"
    assert await code_of(setup.app_token(APP, APP_SECRET)) == "no_connection"
    await order(sandbox, offline=False)
    assert (await setup.token_facts(GOOD)).is_valid


async def test_missing_scopes(setup: GraphSetup, sandbox: httpx.AsyncClient) -> None:
    await order(sandbox, scopes=["whatsapp_business_messaging"])
    assert await code_of(setup.numbers(GOOD, WABA)) == "permission_missing"


async def test_secrets_are_not_logged(setup: GraphSetup, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)
    caplog.set_level(logging.DEBUG, logger="aura_desktop")
    await setup.token_facts(GOOD)
    await setup.app_token(APP, APP_SECRET)
    assert TOKEN not in caplog.text
    assert SECRET not in caplog.text


# answers that the sandbox does not give

Handler = Callable[[httpx.Request], httpx.Response]


def graph(handler: Handler) -> GraphSetup:
    return GraphSetup(httpx.MockTransport(handler), "https://graph.example", "v25.0")


def refusal(code: int, status: int = 400, **more: Any) -> httpx.Response:
    return httpx.Response(status, json={"error": {"message": "no", "code": code, **more}})


async def test_plain_http_is_for_this_pc() -> None:
    with pytest.raises(SetupError, match="graph_url_insecure"):
        async with GraphSetup(None, "http://graph.example", "v25.0"):
            pass


async def test_no_redirect_is_followed() -> None:
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"location": "https://elsewhere.example/"})

    async with graph(handler) as setup:
        assert await code_of(setup.number(GOOD, NUMBER)) == "not_graph"
        assert await code_of(setup.app_token(APP, APP_SECRET)) == "not_graph"
    assert set(asked) == {"graph.example"}


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"data":"x"}'])
async def test_somebody_elses_page(body: bytes) -> None:
    async with graph(lambda _: httpx.Response(200, content=body)) as setup:
        for asked in (
            setup.numbers(GOOD, WABA),
            setup.subscribed_apps(GOOD, WABA),
            setup.subscription(APP, APP_TOKEN),
            setup.app_token(APP, APP_SECRET),
        ):
            assert await code_of(asked) == "not_graph"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<html>", "not_graph"),
        (b"", "not_graph"),
        (b"{}", "not_graph"),
        (b'{"success":false}', "subscription_failed"),
    ],
)
async def test_a_change_is_made_only_if_graph_says_so(body: bytes, code: str) -> None:
    async with graph(lambda _: httpx.Response(200, content=body)) as setup:
        for asked in (
            setup.subscribe(
                APP, APP_TOKEN, callback_url="https://a.example.com", verify_token=Secret("v")
            ),
            setup.subscribe_app(GOOD, WABA),
            setup.clear_override(GOOD, NUMBER),
        ):
            assert await code_of(asked) == code


async def test_a_field_this_version_lacks_is_left_out() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        fields = request.url.params["fields"]
        if "messaging_limit" in fields:
            return refusal(100)
        facts = {"id": NUMBER, "status": "connected", "platform_type": "on_premise"}
        if request.url.path.endswith("phone_numbers"):
            return httpx.Response(200, json={"data": [facts, {"status": "x"}, 7]})
        return httpx.Response(200, json=facts)

    async with graph(handler) as setup:
        number = await setup.number(GOOD, NUMBER)
        assert (number.status, number.is_registered) == ("CONNECTED", False)
        assert await setup.numbers(GOOD, WABA) == (number,)


async def test_lists_are_read_to_their_end() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        after = request.url.params.get("after")
        paging = {"cursors": {"after": "b"}, "next": "https://elsewhere.example/?access_token=x"}
        page = {"data": [{"id": "1"}], "paging": paging}
        return httpx.Response(200, json={"data": [{"id": "2"}]} if after else page)

    async with graph(handler) as setup:
        found = await setup.numbers(GOOD, WABA)
    assert [number.phone_number_id for number in found] == ["1", "2"]


async def test_odd_facts_are_no_fault() -> None:
    answer = {
        "data": {
            "is_valid": "yes",
            "expires_at": 10**30,
            "scopes": [1, None, "a"],
            "granular_scopes": [7, {"scope": "whatsapp_business_management", "target_ids": [12]}],
        }
    }
    async with graph(lambda _: httpx.Response(200, content=json.dumps(answer))) as setup:
        facts = await setup.token_facts(GOOD)
    assert (facts.is_valid, facts.expires_at, facts.account_ids) == (False, None, ("12",))


async def test_names_of_fields_may_come_bare() -> None:
    entry = {"object": "whatsapp_business_account", "callback_url": "u", "fields": ["messages", 3]}
    answer = {"data": [{"object": "page"}, entry]}
    async with graph(lambda _: httpx.Response(200, json=answer)) as setup:
        found = await setup.subscription(APP, APP_TOKEN)
    assert found is not None
    assert (found.active, "messages" in found.fields) == (True, True)


async def test_faults_of_the_server_are_no_wrong_secret() -> None:
    async with graph(lambda _: refusal(2, 503)) as setup:
        assert await code_of(setup.app_token(APP, APP_SECRET)) == "service_unavailable"
        assert await code_of(setup.number(GOOD, NUMBER)) == "service_unavailable"
    async with graph(lambda _: refusal(4, 400)) as setup:
        assert await code_of(setup.app_token(APP, APP_SECRET)) == "call_rate"


async def test_a_token_that_cannot_travel_in_a_header() -> None:
    async with graph(lambda _: refusal(2)) as setup:
        assert await code_of(setup.number(Secret(" "), NUMBER)) == "access_token_missing"
        assert await code_of(setup.number(Secret("EAAñ"), NUMBER)) == "access_token_invalid"
    with pytest.raises(UnavailableError, match="not_started"):
        await setup.number(GOOD, NUMBER)


def repeats(request: httpx.Request) -> httpx.Response:
    """Graph refuses, and repeats what it was told in every word of its answer."""
    told = " ".join(
        [unquote_plus(str(request.url)), *request.headers.values(), request.content.decode()]
    )
    error = {"message": told, "code": repeats_code, "fbtrace_id": told, "error_user_msg": told}
    error["error_data"] = {"details": unquote_plus(told)}
    return httpx.Response(400, json={"error": error})


repeats_code = 100


@pytest.mark.parametrize("code", [100, 190, 4, 2200, 131026])
@pytest.mark.parametrize(
    "ask",
    [
        lambda setup: setup.token_facts(GOOD),
        lambda setup: setup.token_facts(GOOD, APP_TOKEN),
        lambda setup: setup.number(GOOD, NUMBER),
        lambda setup: setup.numbers(GOOD, WABA),
        lambda setup: setup.app_token(APP, APP_SECRET),
        lambda setup: setup.register(GOOD, NUMBER, Secret("271828")),
        lambda setup: setup.subscribe(
            APP, APP_TOKEN, callback_url="https://a.example", verify_token=Secret(VERIFY)
        ),
    ],
)
async def test_what_graph_repeats_of_a_secret_goes_no_further(
    ask: Callable[[GraphSetup], Awaitable[object]], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "repeats_code", code)
    async with GraphSetup(httpx.MockTransport(repeats), "https://g.example", "v25.0") as setup:
        try:
            await ask(setup)
        except AuraError as error:
            kept = f"{vars(error)} {error}"
            assert not any(word in kept for word in (TOKEN, SECRET, VERIFY, "271828"))
