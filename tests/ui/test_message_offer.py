"""What a bubble that did not go out offers: what helps, and Retry only where it can."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aura_desktop import troubles
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.message import Failure, Message, MessageOrigin, MessageStatus
from aura_desktop.gateways.whatsapp import failures
from aura_desktop.gateways.whatsapp.failures import RetryClass
from aura_desktop.troubles import Action
from aura_desktop.ui.delegates.message_offer import offer_words, offers
from tests.ui.messages import NOW, sent

NOT_OF_MESSAGES = {"block_list_failed"}
ANYONES_GUESS = {"graph_error"}


def failed(code: str) -> Message:
    return sent("x", MessageStatus.FAILED, at=NOW, failure=Failure(code=code))


@pytest.mark.parametrize(
    ("graph_code", "first"),
    [
        (131047, Action.CHOOSE_TEMPLATE),
        (131026, Action.FIX_NUMBER),
        (131021, Action.FIX_NUMBER),
        (132000, Action.REFRESH_TEMPLATES),
        (132001, Action.REFRESH_TEMPLATES),
        (132012, Action.CHOOSE_TEMPLATE),
        (132015, Action.CHOOSE_TEMPLATE),
        (131042, Action.OPEN_META),
        (190, Action.PASTE_TOKEN),
        (131009, Action.COPY_FOR_SUPPORT),
        (131000, Action.RETRY),
        (131056, Action.RETRY),
        (131052, Action.RETRY),
    ],
)
def test_each_failure_offers_what_helps(graph_code: int, first: Action) -> None:
    assert offers(failed(failures.meaning(graph_code).code), NOW)[0] is first


def test_an_invalid_number_is_corrected_not_tried_again() -> None:
    assert offers(failed("invalid_phone_number"), NOW) == (Action.FIX_NUMBER,)


@pytest.mark.parametrize("graph_code", sorted(failures._CODES))
def test_retry_is_offered_where_the_gateway_thinks_it_can_help(graph_code: int) -> None:
    known = failures.meaning(graph_code)
    offered = offers(failed(known.code), NOW)
    if known.code in NOT_OF_MESSAGES:
        return
    if known.retry in {RetryClass.B, RetryClass.P}:
        assert offered[0] is Action.RETRY
    elif known.retry is RetryClass.N:
        assert Action.RETRY not in offered


def test_after_something_was_mended_one_may_try_again() -> None:
    for code in ("payment_problem", "spam_limited", "account_restricted", *ANYONES_GUESS):
        offered = offers(failed(code), NOW)
        assert offered[0] is not Action.RETRY
        assert offered[1] is Action.RETRY


def test_what_has_no_words_of_its_own_is_copied_for_support() -> None:
    assert offers(failed("brand_new"), NOW) == troubles.actions(troubles.UNKNOWN)
    assert offers(failed("media_rejected"), NOW) == ()


def test_a_failure_nobody_explained_may_be_tried_again() -> None:
    assert offers(sent("x", MessageStatus.FAILED, at=NOW), NOW) == (Action.RETRY,)


def test_who_may_send_again() -> None:
    at = NOW - timedelta(seconds=60)
    lost = sent("x", MessageStatus.UNCONFIRMED, at=at)
    assert offers(lost, NOW) == (Action.RETRY,)
    assert offers(lost, NOW - timedelta(seconds=1)) == ()
    assert offers(replace(lost, resent=True), NOW) == ()
    phone = MessageOrigin.PHONE_APP
    assert offers(replace(failed("throughput"), origin=phone), NOW) == ()
    unreachable = replace(failed("recipient_unreachable"), origin=phone)
    assert offers(unreachable, NOW) == (Action.FIX_NUMBER, Action.CALL)
    assert offers(replace(unreachable, resent=True), NOW) == ()
    for status in (MessageStatus.QUEUED, MessageStatus.SENT, MessageStatus.READ):
        assert offers(sent("x", status, at=at), NOW) == ()


def test_while_the_window_is_closed_a_template_goes_instead() -> None:
    passing = failed("temporary_fault")
    assert offers(passing, NOW, window_open=False) == (Action.CHOOSE_TEMPLATE,)
    lost = sent("x", MessageStatus.UNCONFIRMED, at=NOW - timedelta(hours=30))
    assert offers(lost, NOW, window_open=False) == (Action.CHOOSE_TEMPLATE,)
    paid = failed("payment_problem")
    found = offers(paid, NOW, window_open=False)
    assert found == (Action.OPEN_META, Action.CHOOSE_TEMPLATE)
    reminder = replace(passing, content=TemplateMessage(name="hora", language="es"))
    assert offers(reminder, NOW, window_open=False) == (Action.RETRY,)


def test_each_offer_has_a_name() -> None:
    assert offer_words(Action.RETRY) == "Retry"
    assert offer_words(Action.RETRY, MessageStatus.UNCONFIRMED) == "Check and resend"
    assert offer_words(Action.FIX_NUMBER) == "Correct number"
