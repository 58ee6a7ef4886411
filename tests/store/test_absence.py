"""Signs of life, and which messages came after one."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from aura_desktop.domain.ids import MessageId
from aura_desktop.store import absence, settings
from aura_desktop.store.absence import Arrivals
from tests.store.world import NOON, at, echoed, received, tell


def test_a_sign_of_life_goes_back_only_from_a_clock_that_was_ahead(tx: sa.Connection) -> None:
    assert absence.last_alive(tx) is None
    absence.touch(tx, NOON)
    absence.touch(tx, NOON - timedelta(minutes=1))
    assert absence.last_alive(tx) == NOON
    absence.touch(tx, NOON + timedelta(minutes=1))
    assert absence.last_alive(tx) == NOON + timedelta(minutes=1)
    absence.touch(tx, NOON - timedelta(hours=3))
    assert absence.last_alive(tx) == NOON - timedelta(hours=3)


def test_a_sign_that_cannot_be_read_is_none(tx: sa.Connection) -> None:
    for words in ("", "yesterday", "2026-11-22T12:00:00"):
        settings.put(tx, absence.ALIVE_SETTING, words)
        assert absence.last_alive(tx) is None


def test_an_empty_store_has_no_last_message(tx: sa.Connection) -> None:
    assert absence.last_id(tx) == 0
    assert absence.arrived_after(tx, MessageId(0)) == Arrivals(
        found=(), is_all=True, up_to=MessageId(0)
    )


def test_only_what_patients_wrote_counts_and_the_rest_is_passed_by(tx: sa.Connection) -> None:
    tell(tx, received("w1", 1), echoed("w2", 2), received("w3", 3), echoed("w4", 4))
    found = absence.arrived_after(tx, MessageId(0))
    assert [item.at for item in found.found] == [at(1), at(3)]
    assert found.is_all
    assert found.up_to == absence.last_id(tx) == 4
    assert absence.arrived_after(tx, found.up_to).found == ()


def test_a_rush_is_read_in_parts(tx: sa.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(absence, "AT_ONCE", 2)
    for minute in range(3):
        tell(tx, received(f"w{minute}", minute))
    first = absence.arrived_after(tx, MessageId(0))
    assert (len(first.found), first.is_all, first.up_to) == (2, False, 2)
    rest = absence.arrived_after(tx, first.up_to)
    assert (len(rest.found), rest.is_all, rest.up_to) == (1, True, 3)
