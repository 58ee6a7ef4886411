"""Where the button of a trouble leads: every action of the dictionary leads somewhere."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from keyring import errors as keyring_errors
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aura_desktop import troubles
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.setup import Credential, Step
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.vault import Vault
from aura_desktop.troubles import Action
from aura_desktop.ui.remedies import Remedies
from aura_desktop.ui.widgets.toast import ToastStack
from tests.gateways.memory_keyring import MemoryKeyring


@dataclass
class Hand:
    """Stands for link health, line and templates: keeps what it was told to do."""

    done: list[str] = field(default_factory=list)
    known: tuple[Link, ...] = ()

    def links(self) -> tuple[Link, ...]:
        return self.known

    def wake(self) -> None:
        self.done.append("wake")

    async def probe(self) -> bool:
        self.done.append("probe")
        return True

    async def refresh(self) -> int:
        self.done.append("refresh")
        return 0

    async def restart_tunnel(self) -> None:
        self.done.append("restart")

    async def take_over(self) -> None:
        self.done.append("take over")

    async def leave_it_there(self) -> None:
        self.done.append("leave")


def remedies(window: QWidget, hand: Hand, vault: Vault | None = None) -> Remedies:
    anything = cast(Any, hand)
    return Remedies(
        window,
        link_health=anything,
        line=hand,
        vault=vault or Vault(None),
        templates=anything,
        toasts=ToastStack(window),
    )


DONE_HERE = [
    (Action.RETRY, ["wake", "probe"]),
    (Action.CHECK_AGAIN, ["wake", "probe"]),
    (Action.UNLOCK_KEYRING, ["wake", "probe"]),
    (Action.REFRESH_TEMPLATES, ["refresh"]),
    (Action.RESTART_TUNNEL, ["restart"]),
    (Action.TAKE_OVER, ["take over"]),
    (Action.LEAVE_THERE, ["leave"]),
]
OPENED = [
    (Action.PASTE_TOKEN, "wizard_requested", Step.CREDENTIALS),
    (Action.OPEN_CREDENTIALS, "wizard_requested", Step.CREDENTIALS),
    (Action.OPEN_WEBHOOK, "wizard_requested", Step.WEBHOOK),
    (Action.COPY_WORD, "wizard_requested", Step.WEBHOOK),
    (Action.GET_AGENT, "wizard_requested", Step.WEBHOOK),
    (Action.CHOOSE_AGENT, "wizard_requested", Step.WEBHOOK),
    (Action.OPEN_AI, "wizard_requested", Step.AI),
    (Action.OPEN_CLINIC, "wizard_requested", Step.CLINIC),
    (Action.OPEN_HEALTH, "section_requested", "health"),
    (Action.OPEN_SETTINGS, "section_requested", "settings"),
    (Action.CHOOSE_TEMPLATE, "key_requested", "template"),
    (Action.FIX_NUMBER, "key_requested", "new_chat"),
]


@pytest.mark.parametrize(("action", "done"), DONE_HERE)
async def test_what_is_done_here(qtbot: QtBot, action: Action, done: list[str]) -> None:
    hand, window = Hand(), QWidget()
    made = remedies(window, hand)
    made.act(action.value)
    await made.tasks.settle()
    assert hand.done == done
    await made.close()
    window.deleteLater()


@pytest.mark.parametrize(
    ("error", "action"),
    [
        (keyring_errors.NoKeyringError(), Action.CHECK_AGAIN),
        (keyring_errors.KeyringError(), Action.RETRY),
        (keyring_errors.KeyringLocked(), Action.UNLOCK_KEYRING),
    ],
)
async def test_the_button_of_a_keyring_asks_it_again(
    qtbot: QtBot, error: Exception, action: Action
) -> None:
    ring, window = MemoryKeyring(), QWidget()
    credentials = Credentials(ring)
    await credentials.put(Credential.ACCESS_TOKEN, Secret("EAA-ficticio"))
    ring.fail_with = error
    vault = Vault(credentials)
    await vault.load()
    found = troubles.find(vault.trouble, "es")
    assert found is not None
    assert found.action is action
    ring.fail_with = None
    made = remedies(window, Hand(), vault)
    made.act(found.action.value)
    await made.tasks.settle()
    assert vault.trouble == ""
    assert vault.get(Credential.ACCESS_TOKEN)
    await made.close()
    window.deleteLater()


@pytest.mark.parametrize(("action", "signal", "said"), OPENED)
async def test_what_is_opened_elsewhere(
    qtbot: QtBot, action: Action, signal: str, said: object
) -> None:
    window = QWidget()
    made = remedies(window, Hand())
    spy = QSignalSpy(getattr(made, signal))
    made.act(action.value)
    assert spy.count() == 1
    assert spy.at(0)[0] == said
    await made.close()
    window.deleteLater()


async def test_pages_of_others_open_in_the_browser(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, opened = QWidget(), []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.host()))
    made = remedies(window, Hand())
    for action in (Action.OPEN_META, Action.OPEN_NGROK):
        made.act(action.value)
    assert opened == ["developers.facebook.com", "dashboard.ngrok.com"]
    await made.close()
    window.deleteLater()


async def test_what_support_needs_is_copied(qtbot: QtBot) -> None:
    window = QWidget()
    made = remedies(window, Hand())
    made.act(Action.COPY_FOR_SUPPORT.value, "tunnel_refused")
    assert "tunnel_refused" in QGuiApplication.clipboard().text()
    await made.close()
    window.deleteLater()


async def test_a_banner_copies_what_its_link_says(qtbot: QtBot) -> None:
    """A banner, the alarm and a row of the status page name the action alone."""
    now = datetime(2026, 11, 2, tzinfo=UTC)
    tunnel = Link(
        name=LinkName.TUNNEL,
        state=LinkState.DOWN,
        since=now,
        code="tunnel_refused",
        params={"number": 9001},
    )
    window = QWidget()
    hand = Hand(known=(Link(name=LinkName.META, state=LinkState.OK, since=now), tunnel))
    made = remedies(window, hand)
    QGuiApplication.clipboard().setText("of somebody else")
    made.act(Action.COPY_FOR_SUPPORT.value)
    assert "tunnel_refused" in QGuiApplication.clipboard().text()
    assert "9001" in QGuiApplication.clipboard().text()
    hand.known = ()
    QGuiApplication.clipboard().setText("of somebody else")
    made.act(Action.COPY_FOR_SUPPORT.value)
    assert QGuiApplication.clipboard().text() == "of somebody else"
    await made.close()
    window.deleteLater()


def test_every_button_leads_somewhere() -> None:
    """NONE has no button; a call is made by whoever knows the number."""
    elsewhere = {Action.NONE, Action.CALL, Action.OPEN_META, Action.OPEN_NGROK}
    elsewhere |= {Action.COPY_FOR_SUPPORT, Action.QUIT}
    assert {row[0] for row in (*DONE_HERE, *OPENED)} | elsewhere == set(Action)
