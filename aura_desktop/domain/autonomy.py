"""May this draft be sent without a person, now? Pure rules; every reason against it has a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Thresholds
from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.draft import Risk
from aura_desktop.domain.knowledge import AnswerTopic

LEAST_COVERED = 0.6
"""Whoever asks the hours and tells of something else besides gets a person for both."""


class Bar(StrEnum):
    """Why not."""

    NOT_AUTOMATIC = "not_automatic"
    TOPIC_OFF = "topic_off"
    TOPIC_LOCKED = "topic_locked"
    RED_LIST = "red_list"
    RED_LIST_REPLY = "red_list_reply"
    HELD = "held"
    NO_SOURCE = "no_source"
    NOT_COVERED = "not_covered"
    SOURCE_CHANGED = "source_changed"
    DOUBT = "doubt"
    CAUTION = "caution"
    NOT_TEXT = "not_text"
    TOO_OLD = "too_old"
    NEWER_MESSAGE = "newer_message"
    HUMAN_ANSWERED = "human_answered"
    HUMAN_WRITING = "human_writing"
    WINDOW_CLOSED = "window_closed"
    IN_A_ROW = "in_a_row"
    WANTS_PERSON = "wants_person"
    RESOLVED = "resolved"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The draft as it would go out. `sources` says whether each cited entry is valid in the cited version."""

    topic: AnswerTopic
    sources: tuple[bool, ...]
    has_doubts: bool
    is_whole: bool
    risk: Risk = Risk.NONE
    is_clinical: bool = False
    """Whether the red list finds something in the reply itself."""
    covered: float = 0.0
    """How much of the question its source speaks of, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The conversation at this moment. `question_at`: of the newest unanswered message.

    `in_a_row`: automatic messages since a person last wrote. `is_plain`: every unanswered message is text.
    """

    mode: AiMode
    is_unlocked: bool
    question_at: datetime
    last_inbound_at: datetime | None
    is_newest: bool
    human_answered: bool
    is_typing: bool
    in_a_row: int
    is_red: bool
    is_held: bool
    wants_person: bool
    is_plain: bool
    is_resolved: bool
    is_over_budget: bool = False


def bars(
    proposal: Proposal, situation: Situation, policy: AiPolicy, now: datetime
) -> tuple[Bar, ...]:
    """Every reason against sending; empty if the draft may go."""
    age = now - situation.question_at
    oldest = timedelta(seconds=policy.thresholds.oldest_s)
    checks = (
        (Bar.NOT_AUTOMATIC, situation.mode is not AiMode.AUTO or policy.no_ai),
        (Bar.TOPIC_OFF, not policy.allows_auto(proposal.topic)),
        (Bar.TOPIC_LOCKED, not situation.is_unlocked),
        (Bar.RED_LIST, situation.is_red),
        (Bar.RED_LIST_REPLY, proposal.is_clinical),
        (Bar.HELD, situation.is_held),
        (Bar.NO_SOURCE, not proposal.sources),
        (Bar.NOT_COVERED, proposal.covered < LEAST_COVERED),
        (Bar.SOURCE_CHANGED, not all(proposal.sources)),
        (Bar.DOUBT, proposal.has_doubts or not proposal.is_whole),
        (Bar.CAUTION, proposal.risk is not Risk.NONE),
        (Bar.NOT_TEXT, not situation.is_plain),
        # A message from the future comes of a clock that is wrong: nothing is known of its age.
        (Bar.TOO_OLD, age > oldest or age < -oldest),
        (Bar.NEWER_MESSAGE, not situation.is_newest),
        (Bar.HUMAN_ANSWERED, situation.human_answered),
        (Bar.HUMAN_WRITING, situation.is_typing),
        (Bar.WINDOW_CLOSED, not service_window(situation.last_inbound_at, now).is_open),
        (Bar.IN_A_ROW, situation.in_a_row >= policy.thresholds.most_in_a_row),
        (Bar.WANTS_PERSON, situation.wants_person),
        (Bar.RESOLVED, situation.is_resolved),
        (Bar.BUDGET, situation.is_over_budget),
    )
    return tuple(bar for bar, holds in checks if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One settled draft of a topic: used or not, and how much of it was changed, 0 to 1."""

    used: bool
    change: float = 0.0
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    """How a topic has done since its last correction. `drafts` of the `needed` ones are there."""

    topic: AnswerTopic
    drafts: int
    needed: int
    used_share: float
    is_unlocked: bool
    was_corrected: bool = False


def record_of(topic: AnswerTopic, uses: Sequence[Use], limits: Thresholds) -> TopicRecord:
    """`uses` newest first. One serious correction starts the record anew."""
    since: list[Use] = []
    for use in uses:
        if use.corrected:
            break
        since.append(use)
    counted = since[: max(limits.drafts, 1)]
    good = sum(use.used and use.change < limits.most_change for use in counted)
    share = good / len(counted) if counted else 0.0
    return TopicRecord(
        topic=topic,
        drafts=len(counted),
        needed=limits.drafts,
        used_share=share,
        is_unlocked=len(counted) >= limits.drafts > 0 and share >= limits.used_share,
        was_corrected=len(since) < len(uses),
    )
