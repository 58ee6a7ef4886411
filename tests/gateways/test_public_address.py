"""The public address as Meta would find it, over real HTTP and over answers made up here."""

import socket
import ssl
from collections.abc import Callable

import httpx
import pytest

from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.public_address import PublicAddress
from aura_desktop.gateways.whatsapp.webhook import PATH
from tests.gateways.servers import VERIFY_TOKEN, Acceptor, running_webhook

URL = f"https://clinica.example.com{PATH}"
Answer = Callable[[httpx.Request], httpx.Response]


def reach(answer: Answer) -> PublicAddress:
    return PublicAddress(httpx.MockTransport(answer))


def echo(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text=request.url.params["hub.challenge"])


async def test_our_own_webhook_is_found_over_the_network() -> None:
    async with running_webhook(Acceptor()) as webhook:
        url = f"http://127.0.0.1:{webhook.port}{PATH}"
        address = PublicAddress()
        assert 0 < await address.round_trip(url, VERIFY_TOKEN) < 10
        with pytest.raises(SetupError) as caught:
            await address.round_trip(url, Secret("otra-palabra-ficticia"))
        assert caught.value.code == "webhook_verification_failed"
        assert await address.looks_alive(url)
        assert not webhook.acceptor.bodies
    with pytest.raises(UnavailableError) as unreachable:
        await address.round_trip(url, VERIFY_TOKEN)
    assert unreachable.value.code == "public_address_unreachable"
    assert not await address.looks_alive(url)


async def test_it_asks_as_meta_does_each_time_with_another_challenge() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return echo(request)

    for _ in range(2):
        assert await reach(answer).round_trip(URL, VERIFY_TOKEN) >= 0
    first, second = (request.url.params for request in asked)
    assert (first["hub.mode"], first["hub.verify_token"]) == ("subscribe", VERIFY_TOKEN.reveal())
    assert first["hub.challenge"] != second["hub.challenge"]


@pytest.mark.parametrize(
    ("response", "kind", "code"),
    [
        (httpx.Response(200, text="hola"), SetupError, "public_address_wrong_answer"),
        (httpx.Response(302, headers={"location": URL}), SetupError, "public_address_wrong_answer"),
        (httpx.Response(404), SetupError, "public_address_wrong_answer"),
        (httpx.Response(200, text="x" * 10_000), SetupError, "public_address_wrong_answer"),
        (httpx.Response(403), SetupError, "webhook_verification_failed"),
        (httpx.Response(502), UnavailableError, "public_address_unreachable"),
        (
            httpx.Response(404, headers={"ngrok-error-code": "ERR_NGROK_3200"}),
            UnavailableError,
            "public_address_unreachable",
        ),
        (
            httpx.Response(402, headers={"ngrok-error-code": "ERR_NGROK_727"}),
            SetupError,
            "tunnel_quota",
        ),
    ],
)
async def test_other_answers_are_told_apart(
    response: httpx.Response, kind: type[AuraError], code: str
) -> None:
    with pytest.raises(kind) as caught:
        await reach(lambda request: response).round_trip(URL, VERIFY_TOKEN)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "url",
    [
        f"http://clinica.example.com{PATH}",
        "ftp://clinica.example.com",
        "clinica.example.com",
        "http://[bad",
        "https://",
        "",
    ],
)
async def test_only_https_goes_over_the_world(url: str) -> None:
    with pytest.raises(SetupError) as caught:
        await reach(echo).round_trip(url, VERIFY_TOKEN)
    assert caught.value.code == "public_address_not_https"


async def test_an_error_of_the_network_carries_no_verify_token() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout(f"slow: {request.url}", request=request)

    with pytest.raises(UnavailableError) as caught:
        await reach(answer).round_trip(URL, VERIFY_TOKEN)
    error: BaseException | None = caught.value
    while error is not None:
        assert VERIFY_TOKEN.reveal() not in f"{error!r} {error.args}"
        error = error.__cause__ or error.__context__


def refuses(error: Exception) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error

    return answer


def bad_certificate() -> httpx.ConnectError:
    error = httpx.ConnectError("handshake failed")
    error.__cause__ = ssl.SSLCertVerificationError(1, "expired")
    return error


@pytest.mark.parametrize(
    ("answer", "is_alive"),
    [
        (lambda request: httpx.Response(200), True),
        (lambda request: httpx.Response(403), True),
        (lambda request: httpx.Response(404), True),
        (lambda request: httpx.Response(405), True),
        (lambda request: httpx.Response(500), True),
        (lambda request: httpx.Response(502), False),
        (lambda request: httpx.Response(530), False),
        (
            lambda request: httpx.Response(404, headers={"Ngrok-Error-Code": "ERR_NGROK_3200"}),
            False,
        ),
        (
            lambda request: httpx.Response(502, headers={"Ngrok-Error-Code": "ERR_NGROK_8012"}),
            False,
        ),
        (
            lambda request: httpx.Response(403, headers={"Ngrok-Error-Code": "ERR_NGROK_3204"}),
            True,
        ),
        (
            lambda request: httpx.Response(429, headers={"Ngrok-Error-Code": "ERR_NGROK_3206"}),
            True,
        ),
        (refuses(httpx.ConnectError("no such host")), False),
        (refuses(bad_certificate()), True),
        (refuses(httpx.ReadTimeout("slow")), True),
        (refuses(httpx.ConnectTimeout("slow")), True),
    ],
)
async def test_whether_somebody_stands_behind_another_address(
    answer: Answer, is_alive: bool
) -> None:
    methods: list[str] = []

    def heard(request: httpx.Request) -> httpx.Response:
        methods.append(request.method)
        assert not request.url.params
        return answer(request)

    assert await reach(heard).looks_alive("https://otro.example.com/hook") is is_alive
    assert methods == ["HEAD"], "nothing over there must take it for Meta's question"


@pytest.mark.parametrize("url", ["http://[bad", "mailto:a@example.com", ""])
async def test_what_is_no_address_is_not_alive(url: str) -> None:
    assert not await PublicAddress().looks_alive(url)


@pytest.mark.parametrize(
    ("reason", "is_alive"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), True),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), False),
        (ConnectionRefusedError(111, "Connection refused"), False),
    ],
)
async def test_a_name_server_out_of_order_makes_nobody_dead(
    reason: OSError, is_alive: bool
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no way there", request=request) from reason

    assert await reach(answer).looks_alive(URL) is is_alive
