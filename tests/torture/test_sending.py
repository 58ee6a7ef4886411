"""A short run of sending under faults: no message lost, none twice, each in the state that is true."""

import asyncio

import pytest

from aura_desktop.domain.message import MessageStatus
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.store import message_rows, outbox
from aura_desktop.store.outbox import Job
from tests.torture import sending
from tests.torture.table import Scale, formatted

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("part", sending.PARTS)
def test_no_harm_is_done(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PARTS", {part: sending.PARTS[part]})
    (row,) = sending.rows(Scale.SHORT)
    assert not row.is_red, formatted([row])


def test_a_second_sending_after_a_lost_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def again(dispatch: Dispatch, job: Job) -> None:
        await dispatch._settle(outbox.release, job.id)

    monkeypatch.setattr(Dispatch, "_lost", again)
    # A status that came before the second try would settle the message, and nothing be sent twice.
    late = {"duplicate_webhooks": 0, "reorder_webhooks": False, "delay_webhooks_ms": 20_000}
    monkeypatch.setattr(sending, "WEBHOOKS", (late,))
    monkeypatch.setattr(
        sending, "FAULTS", ((1, {"kind": "none"}), (1, {"kind": "reset_after_accept"}))
    )
    row = asyncio.run(sending.under_faults(40, patience_s=1.0))
    assert row.doubled, row.figures


def test_a_status_that_goes_back_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_told(current: MessageStatus, reported: MessageStatus) -> MessageStatus:
        return reported

    monkeypatch.setattr(message_rows, "advance", as_told)
    row = asyncio.run(sending.under_faults(40, patience_s=1.0))
    assert row.wrong, row.figures
