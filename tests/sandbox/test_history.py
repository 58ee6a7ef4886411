"""The seeded conversations, as the desk hears them."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import pytest

from aura_desktop.sandbox.cloud_api import SandboxSettings
from aura_desktop.sandbox.history import History, ago
from aura_desktop.sandbox.media_store import MediaStore
from aura_desktop.sandbox.world import World
from tests.sandbox.conftest import MESSAGES, Desk, Json, error_of, graph_of, text

CONVERSATIONS = 38
MakeSettings = Callable[..., SandboxSettings]


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("12m", timedelta(minutes=12)),
        ("2d 3h 15m", timedelta(days=2, hours=3, minutes=15)),
        ("1h 5s", timedelta(hours=1, seconds=5)),
    ],
)
def test_time_spans(written: str, span: timedelta) -> None:
    assert ago(written) == span


@pytest.mark.parametrize("written", ["", "ayer", "5", "3m 2h"])
def test_no_time_span(written: str) -> None:
    with pytest.raises(ValueError, match="time span"):
        ago(written)


async def test_the_history_arrives_in_one_piece(desk: Desk, make_settings: MakeSettings) -> None:
    settings = make_settings(webhook_url=desk.url, seed_history=True)
    async with graph_of(settings) as graph:
        await desk.wait_for(lambda: len(desk.bodies) == 1)
        assert desk.attempts == 1
        # Whom the history knows can be answered, if the window is open.
        assert (await graph.post(MESSAGES, json=text(to="+56900000131"))).status_code == 200
        closed = await graph.post(MESSAGES, json=text(to="+56900000119"))
        assert error_of(closed)[0] == 131047
    assert desk.bad_signatures == 0
    people = {message["from_user_id"] for message in desk.messages()}
    people |= {echo["to_user_id"] for echo in desk.echoes()}
    assert len(people) == CONVERSATIONS


async def test_the_history_waits_for_a_desk_that_is_not_ready(
    desk: Desk, make_settings: MakeSettings
) -> None:
    desk.refuse_next = 2
    async with graph_of(make_settings(webhook_url=desk.url, seed_history=True)):
        await desk.wait_for(lambda: len(desk.bodies) == 1)
    assert desk.attempts == 3


def test_who_waits_and_how_long(make_settings: MakeSettings) -> None:
    start = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
    waiting = sorted(
        (
            start - datetime.fromtimestamp(since, UTC)
            for since in waiting_since(told(make_settings(), start)).values()
        ),
        reverse=True,
    )
    hours = [span // timedelta(hours=1) for span in waiting]
    minutes = [span // timedelta(minutes=1) for span in waiting]
    assert hours[:2] == [23, 21]
    assert minutes[2:] == [34, 12, 1]


def test_who_comes_first_below(make_settings: MakeSettings, scripts: Json) -> None:
    start = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
    items = list(told(make_settings(), start))
    waiting = waiting_since(items)
    newest: dict[str, int] = {}
    for item in items:
        if "to" in item and item["to_user_id"] not in waiting:
            newest[item["to"]] = int(item["timestamp"])
    names = {person.get("phone"): person["name"] for person in scripts["history"]}
    order = [names[phone] for phone in sorted(newest, key=lambda phone: -newest[phone])]
    assert order[:5] == [
        "Matías Supuesto",
        "Valentina Muestra",
        "Benjamín Ensayo",
        "Florencia Simulada",
        "Ignacio Ficticio",
    ]


def test_times_ascend_and_ids_differ(make_settings: MakeSettings) -> None:
    start = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
    items = list(told(make_settings(), start))
    times = [int(item["timestamp"]) for item in items]
    assert times == sorted(times)
    assert max(times) <= start.timestamp()
    wamids = [item["id"] for item in items if "status" not in item]
    assert len(wamids) == len(set(wamids))


def test_taps_answer_what_was_offered(make_settings: MakeSettings) -> None:
    items = list(told(make_settings(), datetime(2026, 11, 24, 13, 42, tzinfo=UTC)))
    by_id = {item["id"]: item for item in items if "status" not in item}
    taps = [item for item in items if item.get("interactive", {}).get("type") == "button_reply"]
    assert taps
    for tap in taps:
        offered = by_id[tap["context"]["id"]]["interactive"]["action"]["buttons"]
        assert tap["interactive"]["button_reply"] in [button["reply"] for button in offered]


def test_the_ticks_differ(make_settings: MakeSettings) -> None:
    last: dict[str, str] = {}
    for item in told(make_settings(), datetime(2026, 11, 24, 13, 42, tzinfo=UTC)):
        if "status" in item:
            last[item["id"]] = item["status"]
    assert set(last.values()) == {"sent", "delivered", "read", "failed"}


def told(settings: SandboxSettings, start: datetime) -> Iterable[Json]:
    """Messages, echoes and statuses in the order of the deliveries."""
    for delivery in History(settings, World(), MediaStore()).tell(start):
        for _, value in delivery:
            yield from value.get("messages", [])
            yield from value.get("message_echoes", [])
            yield from value.get("statuses", [])


def waiting_since(items: Iterable[Json]) -> dict[str, int]:
    """Per person the time of the first message nobody answered."""
    since: dict[str, int] = {}
    for item in items:
        if "to_user_id" in item:
            since.pop(item["to_user_id"], None)
        elif "from_user_id" in item and item["type"] != "reaction":
            since.setdefault(item["from_user_id"], int(item["timestamp"]))
    return since
