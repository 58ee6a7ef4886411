"""A diagnosis: what was looked at, what came of it, and its report for support."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aura_desktop.domain.check import CheckResult, CheckState
from aura_desktop.domain.link import Link
from aura_desktop.domain.log_line import LogLine
from aura_desktop.domain.trace import DeliveryTrace, Queue, SendTrace, Traces


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Everything the report tells. `facts` are versions and counts; `missing` what could not be looked at, and why.

    No name, number, token or text of anybody is in the report; `cut_short`: a person broke it off.
    """

    at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[CheckResult, ...] = ()
    links: tuple[Link, ...] = ()
    traces: Traces = field(default_factory=Traces)
    log: tuple[LogLine, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    cut_short: bool = False

    def troubles(self) -> tuple[CheckResult, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.state is CheckState.FAIL)


def report(diagnosis: Diagnosis) -> str:
    """The report as Markdown, in English for whoever supports the program; still to be cleaned by the log's masks."""
    blocks = [
        ["# AURA Desktop: diagnosis", "", f"- time: {_moment(diagnosis.at)}", *_facts(diagnosis)],
        ["## Checks", "", *_table(("check", "state", "code", "seconds"), _checks(diagnosis))],
        ["## Links", "", *_table(("link", "state", "code", "since", "proof"), _links(diagnosis))],
        [
            "## Queues",
            "",
            *_table(("queue", "waiting", "oldest", "?", "failed"), _queues(diagnosis)),
        ],
        ["## Last deliveries", "", *_table(_DELIVERY, map(_delivery, diagnosis.traces.deliveries))],
        ["## Last sends", "", *_table(_SEND, map(_send, diagnosis.traces.sends))],
        ["## Log", "", "```", *(line.written() for line in diagnosis.log), "```"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


_DELIVERY = ("id", "time", "state", "kind", "code", "mark")
_SEND = ("job", "time", "state", "kind", "code", "Meta", "tries", "settled", "mark")


def _facts(diagnosis: Diagnosis) -> list[str]:
    traces = diagnosis.traces
    totals = {"received": traces.received, "sent": traces.sent, "threads": traces.conversations}
    told = {**diagnosis.facts, **totals}
    lines = [f"- {name}: {value}" for name, value in told.items()]
    lines += [f"- not looked at: {name} ({code})" for name, code in diagnosis.missing.items()]
    return [*lines, "- broken off by a person"] if diagnosis.cut_short else lines


def _checks(diagnosis: Diagnosis) -> Iterable[tuple[str, ...]]:
    for check in diagnosis.checks:
        took = "" if check.took_s is None else f"{check.took_s:.2f}"
        yield check.name, check.state, f"{check.code}{_figures(check)}", took


def _figures(check: CheckResult) -> str:
    """Numbers only: any other parameter might name somebody."""
    told = [
        f"{name}={value}"
        for name, value in check.params.items()
        if isinstance(value, int | float) and abs(value) < 1_000_000
    ]
    return f" ({', '.join(told)})" if told else ""


def _links(diagnosis: Diagnosis) -> Iterable[tuple[str, ...]]:
    for link in diagnosis.links:
        yield link.name, link.state, link.code, _moment(link.since), _moment(link.last_proof_at)


def _queues(diagnosis: Diagnosis) -> Iterable[tuple[str, ...]]:
    for name, queue in (("inbox", diagnosis.traces.inbox), ("outbox", diagnosis.traces.outbox)):
        yield name, *_queue(queue)


def _queue(queue: Queue) -> tuple[str, ...]:
    return str(queue.waiting), _moment(queue.oldest_at), str(queue.unconfirmed), str(queue.failed)


def _delivery(trace: DeliveryTrace) -> tuple[str, ...]:
    marks = [*trace.marks, *([f"+{trace.more}"] if trace.more else [])]
    about = (trace.state, " ".join(trace.kinds), trace.code, " ".join(marks))
    return str(trace.id), _moment(trace.at), *about


def _send(trace: SendTrace) -> tuple[str, ...]:
    meta = str(trace.graph_code or "")
    settled = _moment(trace.settled_at)
    about = (trace.state, trace.kind, trace.code, meta, str(trace.attempts))
    return trace.job, _moment(trace.at), *about, settled, trace.mark


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = tuple(heads)
    lines = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows]
    if not lines:
        return ["none"]
    return ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *lines]
