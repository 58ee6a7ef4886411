"""Queues and traces in words, for the tables of the status page."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.message import MessageStatus
from aura_desktop.domain.trace import DeliveryKind, DeliveryTrace, Queue, SendTrace, Traces
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.health_tables import TraceTable

translate = QCoreApplication.translate

_TROUBLED = frozenset({"failed", "unconfirmed", "unreadable", "partly"})


class QueueTable(TraceTable):
    """Both queues: how much waits, since when, what needs a person."""

    def __init__(self) -> None:
        heads = (
            translate("HealthPage", "Queue"),
            translate("HealthPage", "Waiting"),
            translate("HealthPage", "Oldest"),
            translate("HealthPage", "Unconfirmed"),
            translate("HealthPage", "Failed"),
        )
        super().__init__(translate("HealthPage", "Queues"), heads, "")

    def set_traces(self, traces: Traces, now: datetime) -> None:
        """Show these."""
        named = (
            (translate("HealthPage", "Coming in"), traces.inbox),
            (translate("HealthPage", "Going out"), traces.outbox),
        )
        rows = [(name, *self._cells(queue, now)) for name, queue in named]
        worries = [place for place, (_, queue) in enumerate(named) if _worries(queue)]
        self.set_rows(rows, frozenset(worries))

    def _cells(self, queue: Queue, now: datetime) -> tuple[str, ...]:
        oldest = "" if queue.oldest_at is None else wording_time.since(queue.oldest_at, now)
        counts = (queue.waiting, queue.unconfirmed, queue.failed)
        waiting, unconfirmed, failed = (self.locale().toString(count) for count in counts)
        return waiting, oldest, unconfirmed, failed


class DeliveryTable(TraceTable):
    """What came in last."""

    def __init__(self) -> None:
        heads = (
            translate("HealthPage", "Time"),
            translate("HealthPage", "State"),
            translate("HealthPage", "Kind"),
            translate("HealthPage", "Code"),
            translate("HealthPage", "Mark"),
            translate("HealthPage", "Id"),
        )
        nothing = translate("HealthPage", "Nothing has come in yet.")
        super().__init__(translate("HealthPage", "Last deliveries"), heads, nothing)

    def set_traces(self, traces: Traces, now: datetime) -> None:
        """Show these."""
        rows = [_delivery(each, now) for each in traces.deliveries]
        self.set_rows(rows, _worried(each.state for each in traces.deliveries))


class SendTable(TraceTable):
    """What left last."""

    def __init__(self) -> None:
        heads = (
            translate("HealthPage", "Time"),
            translate("HealthPage", "State"),
            translate("HealthPage", "Kind"),
            translate("HealthPage", "Code"),
            translate("HealthPage", "Tries"),
            translate("HealthPage", "Mark"),
            translate("HealthPage", "Id"),
        )
        nothing = translate("HealthPage", "Nothing has been sent yet.")
        super().__init__(translate("HealthPage", "Last sends"), heads, nothing)

    def set_traces(self, traces: Traces, now: datetime) -> None:
        """Show these."""
        self.set_rows(
            [_send(each, now) for each in traces.sends],
            _worried(each.state for each in traces.sends),
        )


class HistoryPane(QWidget):
    """The two tables, each under its name."""

    def __init__(self) -> None:
        super().__init__()
        self.deliveries, self.sends = DeliveryTable(), SendTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(translate("HealthPage", "Last deliveries"), role="uiStrong"))
        column.addWidget(self.deliveries)
        column.addSpacing(8)
        column.addWidget(TextLabel(translate("HealthPage", "Last sends"), role="uiStrong"))
        column.addWidget(self.sends)

    def set_traces(self, traces: Traces, now: datetime) -> None:
        """Show these."""
        self.deliveries.set_traces(traces, now)
        self.sends.set_traces(traces, now)


def _delivery(trace: DeliveryTrace, now: datetime) -> tuple[str, ...]:
    states = {
        "waiting": translate("HealthPage", "Waiting to be read"),
        "unreadable": translate("HealthPage", "Unreadable"),
        "received": translate("HealthPage", "Received"),
        "partly": translate("HealthPage", "Received in part"),
    }
    state = states.get(trace.state, trace.state)
    when = wording_time.moment(trace.at, now)
    return when, state, _kinds(trace), trace.code, _marks(trace), str(trace.id)


def _kinds(trace: DeliveryTrace) -> str:
    words = {
        DeliveryKind.MESSAGE: translate("HealthPage", "message"),
        DeliveryKind.STATUS: translate("HealthPage", "status"),
        DeliveryKind.OTHER: translate("HealthPage", "other"),
    }
    return ", ".join(words.get(kind, kind) for kind in trace.kinds)


def _marks(trace: DeliveryTrace) -> str:
    """The first message and how many more: the report names some of them."""
    more = len(trace.marks[1:]) + trace.more
    return " ".join([*trace.marks[:1], *([f"+{more}"] if more else [])])


def _send(trace: SendTrace, now: datetime) -> tuple[str, ...]:
    code = trace.code
    if trace.graph_code:
        code = f"{code} ({trace.graph_code})" if code else str(trace.graph_code)
    when = wording_time.moment(trace.at, now)
    kind = trace.kind.removeprefix("Send").lower()
    return when, _state(trace), kind, code, str(trace.attempts), trace.mark, trace.job


def _state(trace: SendTrace) -> str:
    if trace.state == "sending":
        return translate("HealthPage", "On its way")
    if trace.state == "resent":
        return translate("HealthPage", "Sent again")
    known = {each.value: each for each in MessageStatus}
    return wording.status_words(known.get(trace.state, MessageStatus.UNKNOWN))


def _worried(states: Iterable[str]) -> frozenset[int]:
    return frozenset(place for place, state in enumerate(states) if state in _TROUBLED)


def _worries(queue: Queue) -> bool:
    return bool(queue.failed or queue.unconfirmed)
