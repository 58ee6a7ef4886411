"""A status never goes back, in whatever order reports come."""

from functools import reduce
from itertools import permutations

import pytest

from aura_desktop.domain.message import MessageStatus, advance

LADDER = [
    MessageStatus.UNKNOWN,
    MessageStatus.QUEUED,
    MessageStatus.UNCONFIRMED,
    MessageStatus.ACCEPTED,
    MessageStatus.SENT,
    MessageStatus.FAILED,
    MessageStatus.DELIVERED,
    MessageStatus.READ,
]


@pytest.mark.parametrize("low", range(len(LADDER)))
def test_the_higher_rank_wins_both_ways(low: int) -> None:
    for high in range(low, len(LADDER)):
        assert advance(LADDER[low], LADDER[high]) is LADDER[high]
        assert advance(LADDER[high], LADDER[low]) is LADDER[high]


def test_any_order_ends_the_same() -> None:
    reports = [
        MessageStatus.SENT,
        MessageStatus.FAILED,
        MessageStatus.DELIVERED,
        MessageStatus.READ,
    ]
    ends = {reduce(advance, order, MessageStatus.QUEUED) for order in permutations(reports)}
    assert ends == {MessageStatus.READ}


def test_every_status_has_a_rank() -> None:
    for status in MessageStatus:
        assert advance(status, status) is status
