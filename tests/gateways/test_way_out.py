"""The way out: proxies that are none of httpx's, authorities that are not there."""

import gc
import logging
import ssl
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import certifi
import httpx
import pytest

from aura_desktop.errors import UnavailableError
from aura_desktop.gateways import way_out
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.gateways.whatsapp.graph_setup import GraphSetup
from tests.gateways.test_graph import JOB, NUMBER, TEXT

URL = "https://graph.example/v25.0"
NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def no_proxy_of_this_pc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    way_out._warn.cache_clear()
    yield
    way_out._warn.cache_clear()


def proxies(client: httpx.AsyncClient) -> list[str]:
    """What it would ask instead of the address itself."""
    found = (client._transport_for_url(httpx.URL(URL)),)
    pools = [each._pool for each in found if isinstance(each, httpx.AsyncHTTPTransport)]
    return [str(pool._proxy_url) for pool in pools if hasattr(pool, "_proxy_url")]


@pytest.mark.parametrize(
    "address",
    [
        "socks5://pepa:clave@127.0.0.1:1080",
        "socks4://127.0.0.1:1080",
        "socks://127.0.0.1:1080/",
        "http://127.0.0.1:x",
        "otra-cosa://",
    ],
)
@pytest.mark.parametrize("name", ["ALL_PROXY", "HTTPS_PROXY"])
async def test_a_proxy_of_another_kind_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str, address: str
) -> None:
    monkeypatch.setenv(name, address)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            async with way_out.client(URL, takes_proxy=True, verify=False) as client:
                assert proxies(client) == []
    assert [record.message for record in caplog.records] == [
        "the proxy of this PC cannot be used, so none is"
    ]


async def test_the_good_one_of_two_is_taken(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Linux desktops set all of these at once."""
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1080/")
    monkeypatch.setenv("HTTPS_PROXY", "127.0.0.1:3128")
    async with way_out.client(URL, takes_proxy=True, verify=False) as client:
        assert "127.0.0.1" in str(proxies(client))
        assert "3128" in str(proxies(client))
    monkeypatch.setenv("NO_PROXY", "graph.example")
    async with way_out.client(URL, takes_proxy=True, verify=False) as client:
        assert proxies(client) == []


async def test_a_good_proxy_is_httpxs_own_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    async with way_out.client(URL, takes_proxy=True, verify=False) as client:
        assert "3128" in str(proxies(client))
    async with way_out.client(URL, takes_proxy=False, verify=False) as client:
        assert proxies(client) == []


async def test_graph_is_asked_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    async with GraphClient(None, "https://graph.example", "v25.0", lambda: Secret("EAA-x")):
        pass
    async with GraphSetup(None, "https://graph.example", "v25.0"):
        pass


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_authorities_that_are_not_there_do_not_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "authorities.pem"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    found = way_out.trust()
    assert found.verify_mode is ssl.CERT_REQUIRED
    assert found.check_hostname
    assert found.get_ca_certs()


def test_a_bad_certificate_in_windows_store_spoils_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, second, third, fourth = ssl.create_default_context(cafile=certifi.where()).get_ca_certs(
        binary_form=True
    )[:4]
    file = tmp_path / "authorities.pem"
    file.write_text(ssl.DER_cert_to_PEM_cert(first), encoding="ascii")
    servers, mail = {ssl.Purpose.SERVER_AUTH.oid}, {"1.3.6.1.5.5.7.3.4"}
    stores = {
        "CA": [(b"0\x82", "x509_asn", True), (second, "x509_asn", True)],
        "ROOT": [
            (third, "x509_asn", servers),
            (fourth, "x509_asn", mail),
            (b"", "pkcs_7_asn", True),
        ],
    }
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ssl, "enum_certificates", stores.__getitem__, raising=False)
    assert way_out.trust().get_ca_certs(binary_form=True) == [first, second, third]


def test_whoever_lives_long_shares_the_authorities(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = way_out.shared_trust()
    assert way_out.shared_trust() is first
    assert way_out.trust() is not first
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "others.pem"))
    assert way_out.shared_trust() is not first


def test_authorities_that_nobody_holds_any_more_are_read_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A name of this test's own: what other tests left does not hold it.
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    held = weakref.ref(way_out.shared_trust())
    gc.collect()
    assert held() is None


async def test_whoever_answers_without_a_good_certificate_is_no_missing_connection() -> None:
    def distrusted(request: httpx.Request) -> httpx.Response:
        error = httpx.ConnectError("certificate verify failed", request=request)
        raise error from ssl.SSLCertVerificationError(1, "certificate has expired")

    transport = httpx.MockTransport(distrusted)
    token = Secret("EAA-ficticio")
    async with (
        GraphClient(transport, "https://graph.example", "v25.0", lambda: token) as graph,
        GraphSetup(transport, "https://graph.example", "v25.0") as setup,
    ):
        for asked in (
            graph.send(NUMBER, TEXT, JOB),
            graph.fetch_number(NUMBER),
            setup.number(token, NUMBER),
        ):
            with pytest.raises(UnavailableError) as caught:
                await asked
            assert caught.value.code == "connection_not_trusted"
