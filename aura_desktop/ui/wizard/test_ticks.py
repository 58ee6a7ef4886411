"""What became of the test message, as rows; and what it waits for while the line is down."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.check import CheckState
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.services.link import LinkHealth
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.widgets.check_list import CheckLine

STAGES = (
    MessageStatus.QUEUED,
    MessageStatus.ACCEPTED,
    MessageStatus.SENT,
    MessageStatus.DELIVERED,
    MessageStatus.READ,
)
_TICKS = {
    MessageStatus.QUEUED: ("circle-check", "success"),
    MessageStatus.ACCEPTED: ("clock", "tick"),
    MessageStatus.SENT: ("check", "tick"),
    MessageStatus.DELIVERED: ("check-check", "tick"),
    MessageStatus.READ: ("check-check", "tickRead"),
}
"""As under a bubble in the chat: what a receptionist sees there every day."""
ARRIVED = frozenset({MessageStatus.DELIVERED, MessageStatus.READ})
LOST = frozenset({MessageStatus.FAILED, MessageStatus.UNCONFIRMED})
_STOPPED = frozenset({LinkState.DOWN, LinkState.PAUSED})
translate = QCoreApplication.translate


def tick_lines(message: Message) -> list[CheckLine]:
    """One row for each stage; one that is lost ends with why."""
    times = {item.status: item.at for item in message.status_times}
    times.setdefault(MessageStatus.QUEUED, message.at)
    reached = [stage for stage in STAGES if stage in times or stage is message.status]
    last = max((STAGES.index(stage) for stage in reached), default=0)
    lost = message.status in LOST
    lines = []
    for place, stage in enumerate(STAGES[: last + 1] if lost else STAGES):
        at = times.get(stage)
        lines.append(
            CheckLine(
                state=CheckState.OK if place <= last else CheckState.WAITING,
                title=_stage_words(stage),
                figure="" if at is None else wording_time.clock_with_seconds(at),
                is_active=place == last + 1,
                mark=_TICKS[stage],
            )
        )
    if lost:
        lines.append(_lost_line(message))
    return lines


def wait_words(message: Message, health: LinkHealth | None) -> str:
    """Why nothing moves although nothing is lost, "" while there is no such reason."""
    if health is None or message.status in ARRIVED | LOST:
        return ""
    if message.status is MessageStatus.QUEUED:
        links = {link.name: link for link in health.links()}
        for name in (LinkName.INTERNET, LinkName.META):
            link = links.get(name)
            if link is not None and link.state in _STOPPED and link.code:
                said = wording.code_sentence(link.code, link.params)
                return translate("TestMessagePage", "{reason} The message waits for it.").format(
                    reason=said
                )
        return ""
    if health.listening().can_hear:
        return ""
    return translate(
        "TestMessagePage",
        "Nothing from WhatsApp can arrive at this moment, so the ticks wait. The message itself is on"
        " its way.",
    )


def _stage_words(stage: MessageStatus) -> str:
    if stage is MessageStatus.QUEUED:
        return translate("TestMessagePage", "In the outbox")
    return wording.status_words(stage)


def _lost_line(message: Message) -> CheckLine:
    failed = message.status is MessageStatus.FAILED
    return CheckLine(
        state=CheckState.FAIL if failed else CheckState.WARNING,
        title=wording.status_words(message.status),
        detail=""
        if failed
        else translate("TestMessagePage", "Look at the phone before you send it again."),
    )
