"""What a delivery was about, whatever Meta put into it."""

from dataclasses import replace

import pytest

from aura_desktop.domain.events import (
    AccountNoticed,
    Event,
    MessageRevoked,
    ReactionChanged,
    StatusChanged,
    UnknownReceived,
)
from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.message import MessageStatus
from aura_desktop.domain.trace import NAMED, Brought, DeliveryKind, brought
from tests.store.world import CAMILA, NOON, NUMBER, echoed, received, ticked

READ = MessageStatus.READ
REACTION = ReactionChanged(number=NUMBER, sender=CAMILA, target=Wamid("w"), emoji="+", at=NOON)
REVOKED = MessageRevoked(number=NUMBER, wamid=Wamid("w"), at=NOON)
ACCOUNT = AccountNoticed(field="account_update", event="", at=NOON, detail="", raw="{}")
UNKNOWN = UnknownReceived(field="news", at=NOON, reason="unknown_field", raw="{}")


@pytest.mark.parametrize(
    ("event", "kind", "wamids"),
    [
        (received("w", 1), DeliveryKind.MESSAGE, ("w",)),
        (echoed("w", 1), DeliveryKind.MESSAGE, ("w",)),
        (REACTION, DeliveryKind.MESSAGE, ("w",)),
        (REVOKED, DeliveryKind.MESSAGE, ("w",)),
        (ticked("w", READ, 1), DeliveryKind.STATUS, ("w",)),
        (ACCOUNT, DeliveryKind.OTHER, ()),
        (UNKNOWN, DeliveryKind.OTHER, ()),
    ],
)
def test_each_event_has_its_kind_and_names_its_message(
    event: Event, kind: DeliveryKind, wamids: tuple[str, ...]
) -> None:
    assert brought([event]) == Brought(kinds=(kind,), wamids=tuple(map(Wamid, wamids)))


def test_a_delivery_of_several_kinds_names_each_kind_and_message_once() -> None:
    sent = ticked("a", MessageStatus.SENT, 1)
    found = brought([ACCOUNT, sent, replace(sent, status=READ), received("b", 2)])
    assert found.kinds == (DeliveryKind.MESSAGE, DeliveryKind.STATUS, DeliveryKind.OTHER)
    assert (found.wamids, found.more) == (("a", "b"), 0)


def test_of_a_large_delivery_only_the_first_messages_are_named() -> None:
    many: list[StatusChanged] = [ticked(f"w{number}", READ, 1) for number in range(NAMED + 7)]
    assert (len(brought(many).wamids), brought(many).more) == (NAMED, 7)


def test_a_delivery_without_anything_is_something_else() -> None:
    assert brought([]) == Brought(kinds=(DeliveryKind.OTHER,))
