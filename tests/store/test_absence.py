"""Signs of life, and which messages came after one."""

from datetime import timedelta

import sqlalchemy as sa

from aura_desktop.domain.ids import MessageId
from aura_desktop.store import absence, settings
from tests.store.world import NOON


def test_a_sign_of_life_never_goes_back(tx: sa.Connection) -> None:
    assert absence.last_alive(tx) is None
    absence.touch(tx, NOON)
    absence.touch(tx, NOON - timedelta(minutes=1))
    assert absence.last_alive(tx) == NOON
    absence.touch(tx, NOON + timedelta(minutes=1))
    assert absence.last_alive(tx) == NOON + timedelta(minutes=1)


def test_a_sign_that_cannot_be_read_is_none(tx: sa.Connection) -> None:
    for words in ("", "yesterday", "2026-11-22T12:00:00"):
        settings.put(tx, absence.ALIVE_SETTING, words)
        assert absence.last_alive(tx) is None


def test_an_empty_store_has_no_last_message(tx: sa.Connection) -> None:
    assert absence.last_id(tx) == 0
    assert absence.arrived_after(tx, MessageId(0)) == ()
