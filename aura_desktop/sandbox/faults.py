"""Misbehaviour on demand: latency, resets, refusals, and webhooks that come twice, late or out of order."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param

RATE_CODES = frozenset({4, 80007, 130429, 131048, 131056})
KINDS = frozenset(
    {
        "reset_before_accept",
        "reset_after_accept",
        "error",
        "rate_limit",
        "server_error",
        "late_failure",
        "status_before_answer",
        "stall_before_accept",
        "stall_after_accept",
        "silence",
        "none",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens to one send.

    error: `code` in Meta's envelope · rate_limit: the same with 429 · server_error: `status`, with an
    envelope only if `with_body` · late_failure: accepted, then a failed status with `code` ·
    status_before_answer: the sent status arrives before the HTTP answer · stall_…: no answer until the caller
    leaves · silence: accepted, reset, and never a status · none: all goes well.
    """

    kind: str
    code: int = 131000
    status: int = 500
    with_body: bool = True


@dataclass(slots=True)
class Faults:
    """The orders in force. `sends` are used up one request each; the rest stays until changed."""

    latency_ms: int = 0
    sends: deque[Fault] = field(default_factory=deque)
    duplicate_webhooks: int = 0
    reorder_webhooks: bool = False
    delay_webhooks_ms: int = 0

    def next_send(self) -> Fault | None:
        return self.sends.popleft() if self.sends else None

    def order(self, body: dict[str, Any]) -> None:
        """Takes new orders; keys that are absent keep what they were.

        Shape: {"latency_ms", "sends": [{"kind", "code", "status", "with_body", "times"}],
        "duplicate_webhooks": extra copies, "reorder_webhooks", "delay_webhooks_ms"}.
        Raises: GraphError 100.
        """
        param = Param(body)
        names = ("latency_ms", "duplicate_webhooks", "delay_webhooks_ms")
        param.only("sends", "reorder_webhooks", *names)
        planned = [_faults(item) for item in body.get("sends", [])]
        for name in names:
            if param.has(name):
                setattr(self, name, int(param.number(name, 0, 600_000)))
        if param.has("reorder_webhooks"):
            self.reorder_webhooks = param.flag("reorder_webhooks")
        if "sends" in body:
            self.sends = deque(fault for faults in planned for fault in faults)

    def dump(self) -> dict[str, Any]:
        return {
            "latency_ms": self.latency_ms,
            "sends": [fault.kind for fault in self.sends],
            "duplicate_webhooks": self.duplicate_webhooks,
            "reorder_webhooks": self.reorder_webhooks,
            "delay_webhooks_ms": self.delay_webhooks_ms,
        }


def refusal(fault: Fault) -> GraphError | None:
    """The error a fault asks for, if it asks for one that has an envelope."""
    if fault.kind == "error":
        return GraphError(fault.code, "Ordered by the sandbox's faults.")
    if fault.kind == "rate_limit":
        return GraphError(fault.code, "Ordered by the sandbox's faults.", status=429)
    if fault.kind == "server_error" and fault.with_body:
        return GraphError(fault.code, "Ordered by the sandbox's faults.", status=fault.status)
    return None


def _faults(item: object) -> list[Fault]:
    param = Param(item, "sends")
    param.only("kind", "code", "status", "with_body", "times")
    kind = param.one_of("kind", KINDS)
    code = int(param.number("code", 0, 9_999_999)) if param.has("code") else 131000
    if kind == "rate_limit" and code not in RATE_CODES:
        raise GraphError(100, f"A rate limit has one of the codes {sorted(RATE_CODES)}.")
    fault = Fault(
        kind=kind,
        code=code,
        status=int(param.number("status", 400, 599)) if param.has("status") else 500,
        with_body=param.flag("with_body") if param.has("with_body") else True,
    )
    times = int(param.number("times", 1, 1000)) if param.has("times") else 1
    return [fault] * times
