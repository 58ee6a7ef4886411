"""Graph error codes, to our errors.

Source: Cloud API › error codes; Graph API › handling errors. Decided on `code` (and few subcodes):
Meta advises against branching on the HTTP status, on titles or on `type`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aura_desktop.domain.message import Failure
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp import payload


class RetryClass(StrEnum):
    """N never · H a person mends the set-up first · B back off · P back off for this recipient · W wait long."""

    N = "never"
    H = "human"
    B = "back_off"
    P = "pair"
    W = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphCode:
    """What one Graph code means to us.

    `stops_all`: no other message would get through either. `tries`: how often B is worth it.
    """

    code: str
    retry: RetryClass
    stops_all: bool = False
    wait_s: float | None = None
    tries: int = 5


def _never(code: str) -> GraphCode:
    return GraphCode(code=code, retry=RetryClass.N)


def _human(code: str) -> GraphCode:
    """Mended by an administrator, but in the way of some messages only."""
    return GraphCode(code=code, retry=RetryClass.H)


def _setup(code: str) -> GraphCode:
    return GraphCode(code=code, retry=RetryClass.H, stops_all=True)


def _back_off(code: str, *, wait_s: float | None = None, tries: int = 5) -> GraphCode:
    return GraphCode(code=code, retry=RetryClass.B, wait_s=wait_s, tries=tries)


def _wait(code: str) -> GraphCode:
    return GraphCode(code=code, retry=RetryClass.W)


_TOKEN = _setup("access_token_invalid")
_PERMISSION = _setup("permission_missing")
_RESTRICTED = _setup("account_restricted")
_PIN = _setup("pin_refused")
_VALUE = _never("template_value_invalid")
_REGISTRATION = _setup("number_registration_failed")

_CODES: dict[int, GraphCode] = {
    0: _TOKEN,
    102: _TOKEN,
    104: _TOKEN,
    190: _TOKEN,
    3: _PERMISSION,
    10: _PERMISSION,
    131005: _PERMISSION,
    1: _back_off("temporary_fault", tries=2),
    2: _back_off("service_unavailable"),
    131016: _back_off("service_unavailable"),
    131000: _back_off("temporary_fault", tries=3),
    131057: _back_off("account_maintenance", wait_s=30),
    133004: _back_off("service_unavailable"),
    4: _back_off("call_rate", wait_s=60),
    80007: _back_off("call_rate", wait_s=60),
    80008: _back_off("call_rate", wait_s=60),
    130429: _back_off("throughput"),
    131056: GraphCode(code="pair_rate", retry=RetryClass.P),
    33: _setup("phone_number_gone"),
    368: _RESTRICTED,
    131031: _RESTRICTED,
    131045: _REGISTRATION,
    133000: _REGISTRATION,
    133005: _PIN,
    133008: _PIN,
    133009: _PIN,
    133006: _setup("number_not_verified"),
    133010: _setup("number_not_registered"),
    133015: _wait("number_recently_deleted"),
    133016: _wait("registration_rate"),
    134011: _human("payment_terms_pending"),
    100: _never("request_invalid"),
    131008: _never("parameter_missing"),
    131009: _never("parameter_invalid"),
    131055: _never("method_not_allowed"),
    135000: _never("request_invalid"),
    130403: _never("recipient_blocked"),
    130472: _never("marketing_withheld"),
    130497: _never("country_restricted"),
    131021: _never("recipient_is_sender"),
    131026: _never("recipient_unreachable"),
    131030: _human("recipient_not_allowed"),
    131037: _setup("display_name_missing"),
    131042: _human("payment_problem"),
    131044: _human("payment_problem"),
    131047: _never("service_window_closed"),
    131048: _wait("spam_limited"),
    131049: _wait("marketing_withheld"),
    131050: _never("marketing_opt_out"),
    131051: _never("message_type_unsupported"),
    131052: _back_off("media_download_failed", tries=2),
    131053: _never("media_rejected"),
    131060: _never("content_unavailable"),
    131062: _never("phone_needed"),
    131063: _human("marketing_disabled"),
    131064: _wait("category_limit"),
    132000: _never("template_values_mismatch"),
    132001: _never("template_not_found"),
    132005: _never("template_too_long"),
    132007: _human("template_policy"),
    132008: _VALUE,
    132012: _VALUE,
    132018: _VALUE,
    132015: _wait("template_paused"),
    132016: _human("template_disabled"),
    132068: _human("flow_blocked"),
    132069: _wait("flow_rate"),
    137000: _human("identity_changed"),
    139100: _never("block_list_failed"),
    139101: _never("block_list_full"),
    139102: _never("block_list_failed"),
    139103: _back_off("block_list_failed"),
    2494100: _human("account_maintenance"),
}
_UNKNOWN = _never("graph_error")
_MISSING_NODE = _setup("number_not_found")
# (first, last): whole families that share one meaning.
_RANGES: tuple[tuple[int, int, GraphCode], ...] = (
    (200, 299, _PERMISSION),
    (138000, 138999, _never("calling_error")),
    (139000, 139999, _never("flow_or_block_list_error")),
    (2388000, 2388999, _human("template_rejected")),
    (2593000, 2593999, _human("coexistence_sync_failed")),
)
_MASK = "***"
_MISSING_NODE_SUBCODE = 33
"""With code 100: the id in the address does not exist, or the token may not see it."""


def meaning(graph_code: int, error_subcode: int = 0) -> GraphCode:
    """What a Graph code means; unknown ones are never retried."""
    if graph_code == 100 and error_subcode == _MISSING_NODE_SUBCODE:
        return _MISSING_NODE
    known = _CODES.get(graph_code)
    if known is not None:
        return known
    return next((found for first, last, found in _RANGES if first <= graph_code <= last), _UNKNOWN)


def classify(graph_code: int) -> RetryClass:
    """Whether and when a refused request is worth another try."""
    return meaning(graph_code).retry


def from_response(
    status: int, body: bytes, headers: Mapping[str, str], *, sending: bool = True
) -> AuraError:
    """The error for an answer other than 2xx.

    `sending`: the request would have sent a message, so that a server fault without Graph's own
    words leaves its outcome unknown. SetupError and UnavailableError carry `graph_code`,
    `error_subcode`, `fbtrace_id` (and `tries`) in `params`.
    """
    error = _graph_error(body)
    if error is None:
        return _without_words(status, headers, sending=sending)
    graph_code = _code(error)
    if graph_code is None and status >= 500:
        return _without_words(status, headers, sending=sending)
    subcode = payload.integer(error.get("error_subcode"))
    known = _UNKNOWN if graph_code is None else meaning(graph_code, subcode)
    trace: dict[str, Any] = {
        "graph_code": graph_code or 0,
        "error_subcode": subcode,
        "fbtrace_id": payload.text(error.get("fbtrace_id")),
    }
    detail = _detail(error)
    if known.stops_all:
        return SetupError(known.code, detail=detail, **trace)
    if known.retry in {RetryClass.B, RetryClass.P}:
        return UnavailableError(
            known.code,
            retry_after_s=_retry_after_s(headers) or known.wait_s,
            detail=detail,
            tries=known.tries,
            retry=known.retry,
            **trace,
        )
    return RefusedError(known.code, title=_title(error), detail=detail, **trace)


def kept_back(error: AuraError, secrets: Iterable[str]) -> AuraError:
    """The same error without these: Graph may repeat what it was told, and its words are shown and kept."""
    for secret in filter(None, secrets):
        error.detail = error.detail.replace(secret, _MASK)
        error.params = {
            name: value.replace(secret, _MASK) if isinstance(value, str) else value
            for name, value in error.params.items()
        }
        if isinstance(error, RefusedError):
            error.title = error.title.replace(secret, _MASK)
            error.fbtrace_id = error.fbtrace_id.replace(secret, _MASK)
    return error


def from_webhook_error(error: Mapping[str, Any]) -> Failure:
    """The failure told by an item of `errors[]`, which has another shape than an answer's."""
    graph_code = _code(error)
    return Failure(
        code=(_UNKNOWN if graph_code is None else meaning(graph_code)).code,
        graph_code=graph_code or 0,
        title=_title(error),
        detail=_detail(error),
    )


def as_failure(error: AuraError) -> Failure:
    """The failure to keep with a message that was given up because of this error."""
    told = error.params
    return Failure(
        code=error.code,
        graph_code=getattr(error, "graph_code", 0) or told.get("graph_code", 0),
        title=getattr(error, "title", ""),
        detail=error.detail,
        fbtrace_id=getattr(error, "fbtrace_id", "") or told.get("fbtrace_id", ""),
    )


def _graph_error(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    error = answer.get("error") if isinstance(answer, dict) else None
    return error if isinstance(error, dict) and "code" in error else None


def _code(error: Mapping[str, Any]) -> int | None:
    """The code, None where there is none to be read: 0 is a code of its own, a bad token."""
    value = error.get("code")
    found = payload.integer(value)
    return found if found or payload.text(value) in {"0", "0.0"} else None


def _without_words(status: int, headers: Mapping[str, str], *, sending: bool) -> AuraError:
    """An answer that is not Graph's: a fault on its way, a proxy, a hotel's log-in page."""
    if status >= 500 or status == 408:
        if sending:
            return OutcomeUnknownError("answer_lost", status=status)
        return UnavailableError("service_unavailable", status=status)
    if status == 429:
        return UnavailableError("call_rate", retry_after_s=_retry_after_s(headers) or 60.0)
    return UnavailableError("not_graph", status=status)


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    value = headers.get("retry-after") or headers.get("Retry-After") or ""
    return min(float(value), 3600.0) if value.isascii() and value.isdigit() else None


def _title(error: Mapping[str, Any]) -> str:
    return payload.text(error.get("title")) or payload.text(error.get("message"))


def _detail(error: Mapping[str, Any]) -> str:
    data = error.get("error_data")
    if isinstance(data, dict):
        return payload.text(data.get("details"))
    return payload.text(data) or payload.text(error.get("error_user_msg"))
