"""What the clinic allows its AI with a topic: off, suggest or automatic."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain import codec
from aura_desktop.domain.ai_policy import (
    AiMode,
    AiPolicy,
    Budget,
    Thresholds,
    is_sound,
    mode_of,
)
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, TOPICS, AnswerTopic

MODES = (AiMode.OFF, AiMode.SUGGEST, AiMode.AUTO)
HOURS, CARE = AnswerTopic.HOURS, AnswerTopic.CARE

topics = st.lists(st.sampled_from(AnswerTopic)).map(tuple)
policies = st.builds(AiPolicy, auto_topics=topics, off_topics=topics)


def test_every_topic_is_listed_once_but_the_unknown_one() -> None:
    assert sorted([*TOPICS, AnswerTopic.UNKNOWN]) == sorted(AnswerTopic)
    assert TOPICS[: len(AUTOMATIC_TOPICS)] == AUTOMATIC_TOPICS


def test_a_topic_is_suggested_until_somebody_says_otherwise() -> None:
    assert {AiPolicy().topic_mode(topic) for topic in AnswerTopic} == {AiMode.SUGGEST}


@pytest.mark.parametrize(
    ("policy", "topic", "mode"),
    [
        (AiPolicy(auto_topics=(HOURS,)), HOURS, AiMode.AUTO),
        (AiPolicy(off_topics=(HOURS,)), HOURS, AiMode.OFF),
        (AiPolicy(auto_topics=(HOURS,), off_topics=(HOURS,)), HOURS, AiMode.OFF),
        (AiPolicy(auto_topics=(CARE,)), CARE, AiMode.SUGGEST),
        (AiPolicy(off_topics=(CARE,)), CARE, AiMode.OFF),
        (AiPolicy(off_topics=(CARE,), auto_topics=(HOURS,)), HOURS, AiMode.AUTO),
    ],
)
def test_the_mode_of_a_topic(policy: AiPolicy, topic: AnswerTopic, mode: AiMode) -> None:
    assert policy.topic_mode(topic) is mode
    assert policy.allows_auto(topic) is (mode is AiMode.AUTO)


@given(policies, st.sampled_from(TOPICS), st.sampled_from(MODES))
def test_one_topic_changes_and_no_other(policy: AiPolicy, topic: AnswerTopic, mode: AiMode) -> None:
    changed = policy.with_topic_mode(topic, mode)
    can_be = mode is not AiMode.AUTO or topic in AUTOMATIC_TOPICS
    assert changed.topic_mode(topic) is (mode if can_be else AiMode.SUGGEST)
    for other in TOPICS:
        if other is not topic:
            assert changed.topic_mode(other) is policy.topic_mode(other)


@given(st.permutations([(topic, mode) for topic in AUTOMATIC_TOPICS for mode in MODES[::2]]))
def test_they_are_kept_in_the_order_of_the_list(
    steps: list[tuple[AnswerTopic, AiMode]],
) -> None:
    policy = AiPolicy()
    for topic, mode in steps:
        policy = policy.with_topic_mode(topic, mode)
    assert list(policy.auto_topics) == sorted(policy.auto_topics, key=TOPICS.index)
    assert list(policy.off_topics) == sorted(policy.off_topics, key=TOPICS.index)
    assert not {*policy.auto_topics} & {*policy.off_topics}


@given(policies)
def test_it_comes_back_as_it_was_kept(policy: AiPolicy) -> None:
    assert codec.decode(json.loads(json.dumps(codec.encode(policy)))) == policy


def test_one_kept_before_there_were_topics_that_are_off() -> None:
    kept = {"is": "AiPolicy", "auto_topics": ["hours"], "off_topics": ["tarot"]}
    policy = codec.decode(kept)
    assert policy.off_topics == (AnswerTopic.UNKNOWN,)
    assert policy.allows_auto(HOURS)
    del kept["off_topics"]
    assert codec.decode(kept) == AiPolicy(auto_topics=(HOURS,))


def test_a_mode_of_a_newer_program_is_not_guessed() -> None:
    policy = AiPolicy(mode=AiMode.AUTO)
    assert mode_of(policy, None, patient_without_ai=False) is AiMode.AUTO
    assert mode_of(policy, AiMode.UNKNOWN, patient_without_ai=False) is AiMode.OFF
    unknown = AiPolicy(mode=AiMode.UNKNOWN)
    assert mode_of(unknown, None, patient_without_ai=False) is AiMode.OFF
    assert mode_of(unknown, AiMode.SUGGEST, patient_without_ai=False) is AiMode.SUGGEST


@given(policies)
def test_a_whole_policy_is_sound(policy: AiPolicy) -> None:
    assert is_sound(policy) and is_sound(codec.decode(json.loads(json.dumps(codec.encode(policy)))))


@pytest.mark.parametrize(
    "change",
    [
        {"no_ai": 1},
        {"longest": "350"},
        {"longest": True},
        {"auto_topics": ("hours",)},
        {"off_topics": None},
        {"disclosure": " "},
        {"thresholds": Budget()},
        {"thresholds": Thresholds(used_share=True)},
        {"budget": Budget(cap_clp=1.5)},  # type: ignore[arg-type]  # what a damaged file may hold
    ],
)
def test_a_damaged_policy_is_not(change: dict[str, Any]) -> None:
    assert not is_sound(replace(AiPolicy(), **change))
    assert not is_sound(None) and not is_sound(Thresholds())
