"""Whatever is thrown at parse_delivery: no exception but InputError, and nothing dropped."""

import json
import random
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain.events import Event
from aura_desktop.errors import InputError
from aura_desktop.gateways.whatsapp.inbound import parse_delivery
from tests.gateways.recorded import INBOUND, NOW, load

RECORDED = [load(path) for path in sorted(INBOUND.glob("*.json"))]
LISTS = ("messages", "statuses", "errors", "message_echoes")

KEYS = st.sampled_from(
    [
        *("id", "from", "to", "type", "timestamp", "text", "body", "context", "errors", "code"),
        *("from_user_id", "status", "recipient_id", "reaction", "message_id", "system", "edit"),
        *("message", "original_message_id", "revoke", "interactive", "image", "location"),
        *("latitude", "contacts", "wa_id", "profile", "name", "order", "product_items", "button"),
        *("error_data", "details", "template", "components", "referral", "group_id", "unsupported"),
    ]
)
WORDS = st.sampled_from(
    ["text", "image", "reaction", "system", "edit", "revoke", "interactive", "order", "failed"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | WORDS
    | st.text(st.characters(), max_size=20)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=20,
)
VALUE = st.fixed_dictionaries(
    {},
    optional={
        "metadata": st.just({"phone_number_id": "200000000000002"}) | VALUES,
        "contacts": st.lists(VALUES, max_size=2) | VALUES,
        **{key: st.lists(VALUES, max_size=4) | VALUES for key in LISTS},
        "user_preferences": st.lists(VALUES, max_size=2),
        "event": SCALARS,
    },
)
FIELD = (
    st.sampled_from(
        [
            *("messages", "smb_message_echoes", "user_preferences", "account_update", "security"),
            *("message_template_status_update", "account_alerts", "flows"),
        ]
    )
    | SCALARS
)
CHANGE = st.fixed_dictionaries({"field": FIELD, "value": VALUE | VALUES}) | VALUES
ENTRY = st.fixed_dictionaries(
    {"id": SCALARS, "time": SCALARS, "changes": st.lists(CHANGE, max_size=3) | VALUES}
)
DELIVERY = st.fixed_dictionaries({"entry": st.lists(ENTRY | VALUES, max_size=3) | VALUES})


def _size(delivery: Any) -> int:
    """How many updates a delivery holds at least."""
    entries = delivery.get("entry")
    return sum(_entry_size(entry) for entry in entries) if isinstance(entries, list) else 1


def _entry_size(entry: Any) -> int:
    changes = entry.get("changes") if isinstance(entry, dict) else None
    if not isinstance(changes, list):
        return 1
    return sum(_change_size(change) for change in changes)


def _change_size(change: Any) -> int:
    value = change.get("value") if isinstance(change, dict) else None
    if not isinstance(value, dict) or change.get("field") not in ("messages", "smb_message_echoes"):
        return 1
    lists = [value.get(key) for key in LISTS]
    return max(1, sum(len(found) for found in lists if isinstance(found, list)))


def _check(events: list[Event], delivery: Any) -> None:
    assert len(events) >= max(1, _size(delivery))
    for event in events:
        assert event.at - NOW < timedelta(days=366)
        repr(event).encode("utf-8", "surrogatepass")
        getattr(event, "raw", "").encode()


@settings(max_examples=400, deadline=None)
@given(DELIVERY)
def test_any_shape_is_read_and_each_update_leaves_an_event(delivery: Any) -> None:
    body = json.dumps(delivery).encode()
    _check(parse_delivery(body, NOW), delivery)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    children = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        children = enumerate(value)  # type: ignore[assignment]  # pairs all the same
    for key, child in children:
        found += _places(child, (*path, key))
    return found


def _mutated(delivery: Any, path: tuple[Any, ...], replacement: Any, *, drop: bool) -> Any:
    copy = json.loads(json.dumps(delivery))
    parent = copy
    for key in path[:-1]:
        parent = parent[key]
    if drop:
        del parent[path[-1]]
    else:
        parent[path[-1]] = replacement
    return copy


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(RECORDED), st.randoms(use_true_random=False), VALUES, st.booleans())
def test_any_part_of_a_recorded_delivery_may_be_missing_or_something_else(
    recorded: Any, chance: random.Random, replacement: Any, drop: bool
) -> None:
    path = chance.choice(_places(recorded))
    delivery = _mutated(recorded, path, replacement, drop=drop)
    _check(parse_delivery(json.dumps(delivery).encode(), NOW), delivery)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200) | st.sampled_from(RECORDED).map(lambda body: json.dumps(body).encode()),
    st.data(),
)
def test_any_bytes_are_read_or_refused(body: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(body)))
    try:
        events = parse_delivery(body[:cut], NOW)
    except InputError as error:
        assert error.code == "not_json"
    else:
        assert events
