"""Misbehaviour ordered and delivered."""

from collections import deque
from typing import Any

import httpx
import pytest

from aura_desktop.sandbox.faults import RATE_CODES
from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.rates import PAIR_BURST, PAIR_WINDOW_S, THROUGHPUT, RateLimits
from tests.sandbox.conftest import MESSAGES, Desk, camila_writes, error_of, text

Json = dict[str, Any]


async def order(graph: httpx.AsyncClient, *sends: Json) -> None:
    answer = await graph.post("/__sandbox__/faults", json={"sends": list(sends)})
    assert answer.status_code == 200, answer.text


async def sent_count(graph: httpx.AsyncClient) -> int:
    return len((await graph.get("/__sandbox__/state")).json()["sent"])


async def test_a_reset_before_accepting_leaves_no_trace(loud_graph: httpx.AsyncClient) -> None:
    await order(loud_graph, {"kind": "reset_before_accept"})
    with pytest.raises(httpx.TransportError):
        await loud_graph.post(MESSAGES, json=text())
    assert await sent_count(loud_graph) == 0
    assert (await loud_graph.post(MESSAGES, json=text())).status_code == 200


async def test_a_reset_after_accepting_is_told_by_status(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    await order(loud_graph, {"kind": "reset_after_accept"})
    with pytest.raises(httpx.TransportError):
        await loud_graph.post(MESSAGES, json=text(biz_opaque_callback_data="perdido"))
    assert await sent_count(loud_graph) == 1
    await desk.wait_for(lambda: bool(desk.statuses()))
    assert desk.statuses()[0]["biz_opaque_callback_data"] == "perdido"


@pytest.mark.parametrize(("kind", "accepted"), [("before", 0), ("after", 1)])
async def test_a_stall_lasts_until_the_caller_gives_up(
    loud_graph: httpx.AsyncClient, kind: str, accepted: int
) -> None:
    await order(loud_graph, {"kind": f"stall_{kind}_accept"})
    with pytest.raises(httpx.ReadTimeout):
        await loud_graph.post(MESSAGES, json=text(), timeout=0.2)
    assert await sent_count(loud_graph) == accepted
    assert (await loud_graph.post(MESSAGES, json=text())).status_code == 200


async def test_silence_is_accepted_and_never_told(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    await order(loud_graph, {"kind": "silence"}, {"kind": "none"})
    with pytest.raises(httpx.TransportError):
        await loud_graph.post(MESSAGES, json=text(biz_opaque_callback_data="callado"))
    await loud_graph.post(MESSAGES, json=text(biz_opaque_callback_data="normal"))
    await desk.wait_for(lambda: "read" in [each["status"] for each in desk.statuses()])
    assert {each["biz_opaque_callback_data"] for each in desk.statuses()} == {"normal"}
    assert await sent_count(loud_graph) == 2


async def test_without_a_socket_a_reset_is_an_exception(graph: httpx.AsyncClient) -> None:
    await order(graph, {"kind": "reset_before_accept"})
    with pytest.raises(ConnectionResetError):
        await graph.post(MESSAGES, json=text())


@pytest.mark.parametrize("code", sorted(RATE_CODES))
async def test_rate_limits(graph: httpx.AsyncClient, code: int) -> None:
    await order(graph, {"kind": "rate_limit", "code": code, "times": 2})
    for _ in range(2):
        answer = await graph.post(MESSAGES, json=text())
        assert (answer.status_code, error_of(answer)[0]) == (429, code)
    assert (await graph.post(MESSAGES, json=text())).status_code == 200


async def test_server_errors_with_and_without_a_body(graph: httpx.AsyncClient) -> None:
    await order(
        graph,
        {"kind": "server_error", "status": 503, "code": 2},
        {"kind": "server_error", "status": 502, "with_body": False},
    )
    first = await graph.post(MESSAGES, json=text())
    second = await graph.post(MESSAGES, json=text())
    assert (first.status_code, error_of(first)[0]) == (503, 2)
    assert second.status_code == 502
    assert second.headers["content-type"].startswith("text/html")
    assert await sent_count(graph) == 0


async def test_any_error_can_be_ordered(graph: httpx.AsyncClient) -> None:
    await order(graph, {"kind": "error", "code": 131042})
    assert error_of(await graph.post(MESSAGES, json=text()))[0] == 131042


async def test_receipts_use_up_no_fault(graph: httpx.AsyncClient) -> None:
    wamid = await camila_writes(graph)
    await order(graph, {"kind": "error", "code": 131042})
    receipt = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
    assert (await graph.post(MESSAGES, json=receipt)).status_code == 200
    assert (await graph.get("/__sandbox__/faults")).json()["sends"] == ["error"]


async def test_a_late_failure(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, {"kind": "late_failure", "code": 131049})
    answer = await loud_graph.post(MESSAGES, json=text())
    assert answer.status_code == 200
    await desk.wait_for(lambda: bool(desk.statuses()))
    assert desk.statuses()[0]["errors"][0]["code"] == 131049


async def test_a_status_can_overtake_the_answer(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, {"kind": "status_before_answer"})
    wamid = (await loud_graph.post(MESSAGES, json=text())).json()["messages"][0]["id"]
    await desk.wait_for(lambda: len(desk.statuses(wamid)) == 3)
    assert [status["status"] for status in desk.statuses()] == ["sent", "delivered", "read"]


async def test_a_status_can_be_ordered(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    wamid = (await loud_graph.post(MESSAGES, json=text())).json()["messages"][0]["id"]
    await desk.wait_for(lambda: len(desk.statuses(wamid)) == 3)
    late = {"wamid": wamid, "status": "failed", "code": 131026}
    await loud_graph.post("/__sandbox__/status", json=late)
    await desk.wait_for(lambda: len(desk.statuses(wamid)) == 4)
    unknown = await loud_graph.post("/__sandbox__/status", json={"wamid": "x", "status": "read"})
    assert error_of(unknown)[0] == 100


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "explode"},
        {"kind": "rate_limit", "code": 190},
        {"kind": "error", "when": "now"},
        {"kind": "server_error", "status": 200},
        "reset",
    ],
)
async def test_an_order_that_makes_no_sense_is_refused(
    graph: httpx.AsyncClient, fault: object
) -> None:
    answer = await graph.post("/__sandbox__/faults", json={"sends": [fault]})
    assert answer.status_code == 400
    assert (await graph.get("/__sandbox__/faults")).json()["sends"] == []


async def test_latency(graph: httpx.AsyncClient) -> None:
    await graph.post("/__sandbox__/faults", json={"latency_ms": 30})
    answer = await graph.post(MESSAGES, json=text())
    assert answer.elapsed.total_seconds() >= 0.03


def test_too_many_to_one_person() -> None:
    clock = deque([0.0])
    limits = RateLimits(lambda: clock[-1])
    for _ in range(PAIR_BURST):
        limits.check("camila")
    with pytest.raises(GraphError) as refused:
        limits.check("camila")
    assert refused.value.code == 131056
    limits.check("rodrigo")
    clock.append(PAIR_WINDOW_S + 0.1)
    with pytest.raises(GraphError):
        limits.check("camila")
    clock.append(PAIR_WINDOW_S * PAIR_BURST)
    limits.check("camila")


def test_twenty_at_once_are_paid_for_with_two_minutes() -> None:
    clock = deque([0.0])
    limits = RateLimits(lambda: clock[-1])
    for number in range(20):
        clock.append(number / 10)
        limits.check("camila")
    clock.append(119.0)
    with pytest.raises(GraphError):
        limits.check("camila")
    clock.append(120.0)
    limits.check("camila")
    clock.append(126.0)
    limits.check("camila")


def test_too_many_in_one_second() -> None:
    limits = RateLimits(lambda: 0.0)
    for number in range(THROUGHPUT):
        limits.check(str(number))
    with pytest.raises(GraphError) as refused:
        limits.check("uno más")
    assert refused.value.code == 130429
