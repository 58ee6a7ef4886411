"""A link says where it leads before a browser opens it, whatever it pretends to be."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.ui.pages.link_opening import LinkOpening
from aura_desktop.ui.safe_words import web_address
from tests.ui.dialogs import Host, make_host, nameless, press


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", found.append)
    return found


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def links(host: Host) -> LinkOpening:
    return LinkOpening(host)


def shown(links: LinkOpening) -> str:
    assert links.dialog is not None
    return links.dialog.host.text().replace("\u200b", "")


def test_the_host_is_said_and_nothing_opens_by_itself(
    links: LinkOpening, opened: list[QUrl]
) -> None:
    links.ask("https://clinica.example/horas?x=1")
    assert links.dialog is not None
    assert shown(links) == "clinica.example"
    assert links.dialog.warning.isHidden()
    assert opened == []
    assert QApplication.focusWidget() is links.dialog.cancel_button
    assert nameless(links.dialog.card) == []


def test_the_first_key_cancels(links: LinkOpening, opened: list[QUrl]) -> None:
    links.ask("https://clinica.example/")
    press(Qt.Key.Key_Space)
    assert links.dialog is not None
    assert links.dialog.isHidden()
    assert opened == []


def test_opening_opens_what_was_said(links: LinkOpening, opened: list[QUrl]) -> None:
    links.ask("https://clinica.example/horas")
    assert links.dialog is not None
    links.dialog.open_button.click()
    assert [url.toString() for url in opened] == ["https://clinica.example/horas"]
    assert links.dialog.isHidden()


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://banco.example@otro.example/x", "otro.example"),
        ("https://banco.example%2f@otro.example/x", "otro.example"),
        ("https://banco.example:clave@otro.example/x", "otro.example"),
        ("https://аpple.example/", "xn--pple-43d.example"),
        ("http://2130706433/", "127.0.0.1"),
        ("https://www.banco.example.otro.example/", "www.banco.example.otro.example"),
        ("HTTPS://CLINICA.example./", "clinica.example."),
    ],
)
def test_no_host_passes_for_another(
    links: LinkOpening, opened: list[QUrl], address: str, leads_to: str
) -> None:
    links.ask(address)
    assert shown(links) == leads_to
    assert links.dialog is not None
    assert links.dialog.warning.isHidden() == ("xn--" not in leads_to)
    links.dialog.open_button.click()
    assert opened[0].userInfo() == ""
    assert opened[0].host(QUrl.ComponentFormattingOption.FullyEncoded) == leads_to


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://clinica.example/",
        "ms-word:ofe|u|https://otro.example/x.docm",
        "\\\\otro.example\\x",
        "https://otro.example\\@banco.example/",
        "https://",
        "https://[",
        "data:text/html,x",
        "https://banco.example/" + "a" * 3_000,
    ],
)
def test_what_no_browser_should_get_is_not_offered(
    links: LinkOpening, opened: list[QUrl], address: str
) -> None:
    links.ask(address)
    assert web_address(address) is None
    assert links.dialog is None
    assert opened == []


def test_a_very_long_host_does_not_leave_the_card(links: LinkOpening) -> None:
    links.ask("https://" + ".".join(["a" * 60] * 3) + ".example/" + "b" * 500)
    assert links.dialog is not None
    card = links.dialog.card.rect()
    for label in (links.dialog.host, links.dialog.address):
        corner = label.mapTo(links.dialog.card, label.rect().bottomRight())
        assert card.contains(corner)
        assert label.height() >= label.heightForWidth(label.width())
