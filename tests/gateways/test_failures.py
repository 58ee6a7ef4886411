"""Every code of Meta's table, its class, and the error it becomes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.message import Failure
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp import failures
from aura_desktop.gateways.whatsapp.failures import RetryClass

N, H, B, P, W = RetryClass

# The table of the reference, as it stands there.
TABLE: dict[RetryClass, tuple[int, ...]] = {
    N: (
        *(100, 130497, 130403, 130472, 131008, 131009, 131021, 131026, 131047, 131050, 131051),
        *(131053, 131055, 131060, 131062, 132000, 132001, 132005, 132008, 132012, 132018, 135000),
        *(138000, 138021, 139000, 139100, 139101, 139102, 1234567, -1),
    ),
    H: (
        *(0, 190, 102, 104, 3, 10, 200, 230, 299, 131005, 33, 368, 131031, 131030, 131037, 131042),
        *(131044, 131045, 131063, 132007, 132016, 132068, 133000, 133005, 133006, 133008, 133009),
        *(133010, 134011, 137000, 2388299, 2494100, 2593109),
    ),
    B: (*(1, 2, 4, 80007, 80008, 130429, 131000, 131016, 131052, 131057, 133004, 139103),),
    P: (131056,),
    W: (131048, 131049, 131064, 132015, 132069, 133015, 133016),
}
CLASSES = {code: retry for retry, codes in TABLE.items() for code in codes}
STOPS_ALL = (
    *(0, 190, 102, 104, 3, 10, 200, 230, 299, 131005, 33, 368, 131031, 131037, 131045, 133000),
    *(133005, 133006, 133008, 133009, 133010),
)
STABLE = {
    0: "access_token_invalid",
    190: "access_token_invalid",
    200: "permission_missing",
    4: "call_rate",
    80007: "call_rate",
    130429: "throughput",
    131026: "recipient_unreachable",
    131047: "service_window_closed",
    131048: "spam_limited",
    131056: "pair_rate",
    131057: "account_maintenance",
    132001: "template_not_found",
    132015: "template_paused",
    999999: "graph_error",
}


def _answer(code: Any, **more: Any) -> bytes:
    error = {
        "message": f"(#{code}) Title",
        "type": "OAuthException",
        "code": code,
        "error_data": {"messaging_product": "whatsapp", "details": "A detail"},
        "fbtrace_id": "AbCdEf",
    }
    return json.dumps({"error": error | more}).encode()


def _error(code: Any, status: int = 400, **more: Any) -> AuraError:
    return failures.from_response(status, _answer(code, **more), {})


@pytest.mark.parametrize("code", CLASSES)
def test_each_code_has_its_class(code: int) -> None:
    assert failures.classify(code) is CLASSES[code]


@pytest.mark.parametrize("code", CLASSES)
def test_each_class_becomes_its_error(code: int) -> None:
    error = _error(code)
    if code in STOPS_ALL:
        assert isinstance(error, SetupError)
    elif CLASSES[code] in {B, P}:
        assert isinstance(error, UnavailableError)
    else:
        assert isinstance(error, RefusedError)
        assert (error.graph_code, error.fbtrace_id) == (code, "AbCdEf")
        assert error.title == f"(#{code}) Title"
    assert error.detail == "A detail"
    failure = failures.as_failure(error)
    assert (failure.code, failure.graph_code) == (error.code, code)
    assert failure.fbtrace_id == "AbCdEf", "Meta's support asks for it, whatever the error"


@pytest.mark.parametrize("code", STABLE)
def test_the_codes_other_parts_rely_on(code: int) -> None:
    assert _error(code).code == STABLE[code]


def test_a_missing_object_is_a_matter_of_set_up() -> None:
    error = _error(100, error_subcode=33)
    assert isinstance(error, SetupError)
    assert error.code == "number_not_found"
    assert error.params["error_subcode"] == 33


@pytest.mark.parametrize("subcode", [458, 459, 460, 463, 464, 467, 492])
def test_all_ways_a_token_ends(subcode: int) -> None:
    error = _error(190, 401, error_subcode=subcode)
    assert isinstance(error, SetupError)
    assert (error.code, error.params["error_subcode"]) == ("access_token_invalid", subcode)


@pytest.mark.parametrize(
    ("code", "headers", "wait_s", "tries"),
    [
        (2, {}, None, 5),
        (1, {}, None, 2),
        (131000, {}, None, 3),
        (131057, {}, 30.0, 5),
        (4, {}, 60.0, 5),
        (4, {"retry-after": "7"}, 7.0, 5),
        (4, {"Retry-After": "99999"}, 3600.0, 5),
        (4, {"retry-after": "Mon, 23 Nov 2026 12:00:00 GMT"}, 60.0, 5),
        (4, {"retry-after": "0"}, 60.0, 5),
        (131056, {}, None, 5),
    ],
)
def test_how_long_to_wait(
    code: int, headers: dict[str, str], wait_s: float | None, tries: int
) -> None:
    error = failures.from_response(429, _answer(code), headers)
    assert isinstance(error, UnavailableError)
    assert (error.retry_after_s, error.params["tries"]) == (wait_s, tries)


@pytest.mark.parametrize(
    "body", [b"", b"<html>Bad gateway</html>", b"{}", b"[]", b'{"error":"x"}', b'{"error":{}}']
)
@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_a_server_fault_without_graphs_words_leaves_a_send_open(status: int, body: bytes) -> None:
    sent = failures.from_response(status, body, {})
    assert isinstance(sent, OutcomeUnknownError)
    assert sent.code == "answer_lost"
    asked = failures.from_response(status, body, {}, sending=False)
    assert isinstance(asked, UnavailableError)
    assert asked.code == "service_unavailable"


def test_a_server_fault_in_graphs_words_is_certain() -> None:
    assert isinstance(_error(131016, 500), UnavailableError)


@pytest.mark.parametrize(
    ("status", "code"), [(429, "call_rate"), (302, "not_graph"), (403, "not_graph")]
)
def test_an_answer_that_is_not_graphs(status: int, code: str) -> None:
    error = failures.from_response(status, b"<html>Log in</html>", {})
    assert isinstance(error, UnavailableError)
    assert error.code == code


@pytest.mark.parametrize(
    ("more", "detail"),
    [
        ({"error_data": "a plain text"}, "a plain text"),
        ({"error_data": None, "error_user_msg": "For people"}, "For people"),
        ({"error_data": {}}, ""),
        ({"error_data": [1]}, ""),
    ],
)
def test_details_in_all_their_shapes(more: dict[str, Any], detail: str) -> None:
    assert _error(131009, **more).detail == detail


def test_a_code_as_text() -> None:
    assert _error("131047").code == "service_window_closed"


@pytest.mark.parametrize("code", ["abc", None, [], {}, True, "", "9" * 30, 10**30, 1.5e300])
def test_a_code_that_cannot_be_read_says_nothing_of_the_token(code: Any) -> None:
    error = _error(code)
    assert (type(error), error.code) == (RefusedError, "graph_error")
    assert isinstance(_error(code, status=500), OutcomeUnknownError)
    failure = failures.from_webhook_error({"code": code, "title": "Roto"})
    assert (failure.code, failure.graph_code, failure.title) == ("graph_error", 0, "Roto")
    assert failures.from_webhook_error({}).code == "graph_error"


@pytest.mark.parametrize("code", [0, "0", 0.0])
def test_the_code_zero_is_a_bad_token(code: Any) -> None:
    assert _error(code).code == "access_token_invalid"
    assert failures.from_webhook_error({"code": code}).code == "access_token_invalid"


def test_the_text_of_an_error_is_its_code_alone() -> None:
    assert str(_error(131026, message="to +56900000142")) == "recipient_unreachable"


def test_an_error_of_a_webhook() -> None:
    error = {
        "code": 131026,
        "title": "Message undeliverable",
        "message": "Message undeliverable",
        "error_data": {"details": "Message Undeliverable."},
        "href": "/docs",
    }
    assert failures.from_webhook_error(error) == Failure(
        code="recipient_unreachable",
        graph_code=131026,
        title="Message undeliverable",
        detail="Message Undeliverable.",
    )


def test_our_own_errors_become_failures_too() -> None:
    assert failures.as_failure(UnavailableError("no_connection", detail="ConnectError")) == Failure(
        code="no_connection", detail="ConnectError"
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["code", "message", "error_data", "details"]), inner)
    ),
    max_leaves=8,
)


@given(st.integers(100, 599), JSON)
def test_any_answer_becomes_one_of_our_errors(status: int, error: Any) -> None:
    body = json.dumps({"error": error}).encode()
    assert isinstance(failures.from_response(status, body, {}), AuraError)
