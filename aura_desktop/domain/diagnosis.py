"""A diagnosis: what was looked at, what came of it, and its report for support."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from aura_desktop.domain.check import CheckResult, CheckState
from aura_desktop.domain.link import Link
from aura_desktop.domain.log_line import LogLine, zone_mark
from aura_desktop.domain.trace import DeliveryTrace, Queue, SendTrace, Traces


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Everything the report tells. `facts` are versions and counts; `missing` what could not be looked at, and why.

    No name, number, token or text of anybody is in the report; `cut_short`: a person broke it off. All its
    times are those of `zone`, which it names once.
    """

    at: datetime
    zone: tzinfo = UTC
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
    when = _clock(diagnosis.zone)
    log = (line.told_in(diagnosis.zone).written() for line in diagnosis.log)
    traces = diagnosis.traces
    blocks = [
        ["# AURA Desktop: diagnosis", "", *_times(diagnosis, when), *_facts(diagnosis)],
        ["## Checks", "", *_table(("check", "state", "code", "seconds"), _checks(diagnosis))],
        [
            "## Links",
            "",
            *_table(("link", "state", "code", "since", "proof"), _links(diagnosis, when)),
        ],
        [
            "## Queues",
            "",
            *_table(("queue", "waiting", "oldest", "?", "failed"), _queues(diagnosis, when)),
        ],
        ["## Last deliveries", "", *_table(_DELIVERY, _deliveries(traces, when))],
        ["## Last sends", "", *_table(_SEND, _sends(traces, when))],
        ["## Log", "", "```", *log, "```"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


_When = Callable[[datetime | None], str]

_DELIVERY = ("id", "time", "state", "kind", "code", "mark")
_SEND = ("job", "time", "state", "kind", "code", "Meta", "tries", "settled", "mark")


def _times(diagnosis: Diagnosis, when: _When) -> list[str]:
    zone = zone_mark(diagnosis.zone, diagnosis.at)
    return [f"- time: {when(diagnosis.at)}", f"- time zone: {zone}"]


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


def _links(diagnosis: Diagnosis, when: _When) -> Iterable[tuple[str, ...]]:
    for link in diagnosis.links:
        yield link.name, link.state, link.code, when(link.since), when(link.last_proof_at)


def _queues(diagnosis: Diagnosis, when: _When) -> Iterable[tuple[str, ...]]:
    for name, queue in (("inbox", diagnosis.traces.inbox), ("outbox", diagnosis.traces.outbox)):
        yield name, *_queue(queue, when)


def _queue(queue: Queue, when: _When) -> tuple[str, ...]:
    return str(queue.waiting), when(queue.oldest_at), str(queue.unconfirmed), str(queue.failed)


def _deliveries(traces: Traces, when: _When) -> Iterable[tuple[str, ...]]:
    return (_delivery(trace, when) for trace in traces.deliveries)


def _sends(traces: Traces, when: _When) -> Iterable[tuple[str, ...]]:
    return (_send(trace, when) for trace in traces.sends)


def _delivery(trace: DeliveryTrace, when: _When) -> tuple[str, ...]:
    marks = [*trace.marks, *([f"+{trace.more}"] if trace.more else [])]
    about = (trace.state, " ".join(trace.kinds), trace.code, " ".join(marks))
    return str(trace.id), when(trace.at), *about


def _send(trace: SendTrace, when: _When) -> tuple[str, ...]:
    meta = str(trace.graph_code or "")
    settled = when(trace.settled_at)
    about = (trace.state, trace.kind, trace.code, meta, str(trace.attempts))
    return trace.job, when(trace.at), *about, settled, trace.mark


def _clock(zone: tzinfo) -> _When:
    return lambda at: "" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = tuple(heads)
    lines = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows]
    if not lines:
        return ["none"]
    return ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *lines]
