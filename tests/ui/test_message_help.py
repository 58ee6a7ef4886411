"""What a person asks for about a message that did not go out, from its bubble or from its card."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from aura_desktop.domain.conversation import Contact
from aura_desktop.domain.ids import ContactId, WaId
from aura_desktop.domain.message import Failure, Message, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui.pages.message_help import MessageHelp
from tests.ui.dialogs import Host, make_host
from tests.ui.messages import NOW, sent

PHONE = "+56900000142"


def person(phone: str | None = PHONE, wa_id: str | None = None) -> Contact:
    return Contact(
        id=ContactId(1),
        name="Camila Ejemplo",
        phone=phone,
        wa_id=None if wa_id is None else WaId(wa_id),
    )


def failed(code: str, **more: object) -> Message:
    failure = Failure(code=code, graph_code=131000, fbtrace_id="AbCdEf")
    return sent("x", MessageStatus.FAILED, at=NOW, failure=failure, **more)


class Asked:
    """Whoever listens to the help."""

    def __init__(self, help_: MessageHelp) -> None:
        self.remedies: list[tuple[str, str, int]] = []
        self.numbers: list[str] = []
        self.copied: list[str] = []
        help_.remedy_requested.connect(lambda *what: self.remedies.append(what))
        help_.number_fix_requested.connect(self.numbers.append)
        help_.copy_requested.connect(self.copied.append)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def help_(host: Host) -> Iterator[MessageHelp]:
    made = MessageHelp(host)
    yield made
    made.dialog.finish()


def names(help_: MessageHelp) -> list[str]:
    buttons = help_.dialog.trouble_card.findChildren(QAbstractButton)
    return [each.accessibleName() for each in buttons if each.isVisible()][:2]


@pytest.mark.parametrize(
    ("contact", "number"),
    [(person(), PHONE), (person(None, "56900000142"), PHONE), (person(None), "")],
)
def test_the_number_that_failed_is_handed_on(
    help_: MessageHelp, contact: Contact, number: str
) -> None:
    asked = Asked(help_)
    message = failed("recipient_unreachable")
    help_.carry_out(Action.FIX_NUMBER, message, contact, window_open=True)
    assert (asked.numbers, asked.remedies) == ([number], [])


def test_other_remedies_name_the_code_and_the_message(help_: MessageHelp) -> None:
    asked = Asked(help_)
    closed = failed("service_window_closed")
    help_.carry_out(Action.CHOOSE_TEMPLATE, closed, person(), window_open=False)
    lost = sent("x", MessageStatus.UNCONFIRMED, at=NOW)
    help_.carry_out(Action.CHOOSE_TEMPLATE, lost, person(), window_open=False)
    assert asked.remedies == [
        ("choose_template", "service_window_closed", closed.id),
        ("choose_template", "", lost.id),
    ]
    assert help_.dialog.isHidden()


def test_what_is_copied_for_support_is_what_the_card_would_copy(help_: MessageHelp) -> None:
    asked = Asked(help_)
    message = failed("parameter_invalid")
    help_.carry_out(Action.COPY_FOR_SUPPORT, message, person(), window_open=True)
    help_.show_message(message, person(), window_open=True)
    assert asked.copied == [help_.dialog.trouble_card.support_text()]
    assert "fbtrace_id: AbCdEf" in asked.copied[0]


def test_calling_needs_a_number(help_: MessageHelp, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: called.append(url.toString()))
    message = failed("identity_changed")
    help_.carry_out(Action.CALL, message, person(), window_open=True)
    assert (called, help_.dialog.isHidden()) == ([f"tel:{PHONE}"], True)
    help_.carry_out(Action.CALL, message, person(None), window_open=True)
    assert (len(called), help_.dialog.isVisible()) == (1, True)


def test_the_card_offers_retry_only_where_it_can_help(help_: MessageHelp) -> None:
    passing = failed("failed")
    help_.show_message(passing, person(), window_open=True)
    assert names(help_) == ["Try again", "Copy for support"]
    help_.show_message(passing, person(), window_open=False)
    assert names(help_) == ["Choose template", "Copy for support"]
    help_.show_message(failed("failed", resent=True), person(), window_open=True)
    assert names(help_)[0] == "Copy for support"
    assert "Try again" not in names(help_)


def test_what_may_have_arrived_is_looked_at_before_it_is_sent_again(help_: MessageHelp) -> None:
    asked = Asked(help_)
    lost = sent("x", MessageStatus.UNCONFIRMED, at=NOW)
    help_.show_message(lost, person(), window_open=True)
    assert names(help_) == ["Call", "Send it again"]
    assert asked.remedies == []
    help_.dialog.action_requested.emit(Action.RETRY)
    assert asked.remedies == [("retry", "", lost.id)]
    help_.show_message(sent("x", MessageStatus.UNCONFIRMED, at=NOW), person(), window_open=False)
    assert "Send it again" not in names(help_), "the service window is closed"
