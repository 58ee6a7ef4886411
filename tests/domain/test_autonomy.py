"""May a draft go without a person: each reason against it, alone and together, and how a topic earns it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Thresholds, mode_of
from aura_desktop.domain.autonomy import Bar, Proposal, Situation, Use, bars, record_of
from aura_desktop.domain.draft import Risk
from aura_desktop.domain.knowledge import AnswerTopic

NOW = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
POLICY = AiPolicy(mode=AiMode.AUTO, auto_topics=(AnswerTopic.HOURS,))
PROPOSAL = Proposal(
    topic=AnswerTopic.HOURS,
    sources=(True,),
    has_doubts=False,
    is_whole=True,
    risk=Risk.NONE,
    covered=1.0,
)
SITUATION = Situation(
    mode=AiMode.AUTO,
    is_unlocked=True,
    question_at=NOW - timedelta(seconds=20),
    last_inbound_at=NOW - timedelta(seconds=20),
    is_newest=True,
    human_answered=False,
    is_typing=False,
    in_a_row=0,
    is_red=False,
    is_held=False,
    wants_person=False,
    is_plain=True,
    is_resolved=False,
)


def against(
    proposal: dict[str, Any] | None = None,
    situation: dict[str, Any] | None = None,
    policy: AiPolicy = POLICY,
) -> tuple[Bar, ...]:
    return bars(
        replace(PROPOSAL, **(proposal or {})), replace(SITUATION, **(situation or {})), policy, NOW
    )


def test_nothing_against_it() -> None:
    assert against() == ()


@pytest.mark.parametrize(
    ("bar", "proposal", "situation"),
    [
        (Bar.NOT_AUTOMATIC, {}, {"mode": AiMode.SUGGEST}),
        (Bar.NOT_AUTOMATIC, {}, {"mode": AiMode.OFF}),
        (Bar.TOPIC_OFF, {"topic": AnswerTopic.PAYMENT}, {}),
        (Bar.TOPIC_OFF, {"topic": AnswerTopic.SERVICES}, {}),
        (Bar.TOPIC_OFF, {"topic": AnswerTopic.OTHER}, {}),
        (Bar.TOPIC_LOCKED, {}, {"is_unlocked": False}),
        (Bar.RED_LIST, {}, {"is_red": True}),
        (Bar.RED_LIST_REPLY, {"is_clinical": True}, {}),
        (Bar.HELD, {}, {"is_held": True}),
        (Bar.NO_SOURCE, {"sources": ()}, {}),
        (Bar.NOT_COVERED, {"covered": 0.59}, {}),
        (Bar.SOURCE_CHANGED, {"sources": (True, False)}, {}),
        (Bar.DOUBT, {"has_doubts": True}, {}),
        (Bar.DOUBT, {"is_whole": False}, {}),
        (Bar.CAUTION, {"risk": Risk.CARE}, {}),
        (Bar.CAUTION, {"risk": Risk.UNKNOWN}, {}),
        (Bar.NOT_TEXT, {}, {"is_plain": False}),
        (Bar.TOO_OLD, {}, {"question_at": NOW - timedelta(minutes=5, seconds=1)}),
        (Bar.TOO_OLD, {}, {"question_at": NOW + timedelta(minutes=6)}),
        (Bar.NEWER_MESSAGE, {}, {"is_newest": False}),
        (Bar.HUMAN_ANSWERED, {}, {"human_answered": True}),
        (Bar.HUMAN_WRITING, {}, {"is_typing": True}),
        (Bar.WINDOW_CLOSED, {}, {"last_inbound_at": NOW - timedelta(hours=24)}),
        (Bar.WINDOW_CLOSED, {}, {"last_inbound_at": None}),
        (Bar.IN_A_ROW, {}, {"in_a_row": 3}),
        (Bar.WANTS_PERSON, {}, {"wants_person": True}),
        (Bar.RESOLVED, {}, {"is_resolved": True}),
        (Bar.BUDGET, {}, {"is_over_budget": True}),
    ],
)
def test_each_reason_stands_alone(
    bar: Bar, proposal: dict[str, Any], situation: dict[str, Any]
) -> None:
    assert against(proposal, situation) == (bar,)


def test_every_reason_is_tried() -> None:
    [mark] = test_each_reason_stands_alone.pytestmark
    assert {case[0] for case in mark.args[1]} == set(Bar)


def test_five_minutes_and_three_in_a_row_are_still_fine() -> None:
    assert against(situation={"question_at": NOW - timedelta(minutes=5)}) == ()
    assert against(situation={"in_a_row": 2}) == ()


def test_without_ai_for_everybody_wins() -> None:
    assert against(policy=replace(POLICY, no_ai=True)) == (Bar.NOT_AUTOMATIC,)


def test_a_topic_that_can_never_be_automatic_stays_so() -> None:
    policy = replace(POLICY, auto_topics=tuple(AnswerTopic))
    assert against({"topic": AnswerTopic.CARE}, policy=policy) == (Bar.TOPIC_OFF,)


@pytest.mark.parametrize(
    ("no_ai", "mode", "chosen", "without", "holds"),
    [
        (False, AiMode.SUGGEST, None, False, AiMode.SUGGEST),
        (False, AiMode.SUGGEST, AiMode.AUTO, False, AiMode.AUTO),
        (False, AiMode.AUTO, AiMode.OFF, False, AiMode.OFF),
        (False, AiMode.AUTO, AiMode.AUTO, True, AiMode.OFF),
        (True, AiMode.AUTO, AiMode.AUTO, False, AiMode.OFF),
    ],
)
def test_the_mode_of_a_conversation(
    no_ai: bool, mode: AiMode, chosen: AiMode | None, without: bool, holds: AiMode
) -> None:
    policy = AiPolicy(no_ai=no_ai, mode=mode)
    assert mode_of(policy, chosen, patient_without_ai=without) is holds


GOOD, BAD = Use(used=True, change=0.05), Use(used=False)


def test_fifty_drafts_nine_of_ten_used_hardly_changed() -> None:
    limits = Thresholds()
    earned = record_of(AnswerTopic.HOURS, [GOOD] * 45 + [BAD] * 5, limits)
    assert earned.is_unlocked and earned.used_share == 0.9
    assert not record_of(AnswerTopic.HOURS, [GOOD] * 44 + [BAD] * 6, limits).is_unlocked
    assert not record_of(AnswerTopic.HOURS, [GOOD] * 49, limits).is_unlocked
    changed = [Use(used=True, change=0.1)] * 6 + [GOOD] * 44
    assert not record_of(AnswerTopic.HOURS, changed, limits).is_unlocked


def test_only_the_newest_count() -> None:
    assert record_of(AnswerTopic.HOURS, [GOOD] * 50 + [BAD] * 50, Thresholds()).is_unlocked
    assert not record_of(AnswerTopic.HOURS, [BAD] * 50 + [GOOD] * 50, Thresholds()).is_unlocked


def test_one_serious_correction_locks_again() -> None:
    wrong = Use(used=True, change=0.01, corrected=True)
    record = record_of(AnswerTopic.HOURS, [GOOD, wrong, *[GOOD] * 200], Thresholds())
    assert (record.drafts, record.is_unlocked, record.was_corrected) == (1, False, True)
    again = record_of(AnswerTopic.HOURS, [*[GOOD] * 50, wrong, *[GOOD] * 50], Thresholds())
    assert again.is_unlocked and again.was_corrected


def test_nothing_is_earned_by_nothing() -> None:
    assert not record_of(AnswerTopic.HOURS, [], Thresholds()).is_unlocked
    assert not record_of(AnswerTopic.HOURS, [GOOD], Thresholds(drafts=0)).is_unlocked


@given(
    st.lists(st.builds(Use, used=st.booleans(), change=st.floats(0, 1), corrected=st.booleans()))
)
def test_a_correction_among_the_last_fifty_never_leaves_it_open(uses: list[Use]) -> None:
    record = record_of(AnswerTopic.HOURS, uses, Thresholds())
    if any(use.corrected for use in uses[:50]):
        assert not record.is_unlocked
    assert 0 <= record.used_share <= 1
