"""The gate of search: a labelled set of questions as patients in Chile write them."""

from pathlib import Path

import pytest

from tests.bench.ai_retrieval import (
    Answered,
    answered_by_us,
    answered_plainly,
    entries,
    late_questions,
    questions,
    share,
)

LATE_TOP1, LATE_TOP3 = 0.75, 0.85
"""Below the other bounds: 0.81 and 0.89 were measured, and nothing is to be tuned on these."""


@pytest.fixture
async def every(tmp_path: Path) -> list[Answered]:
    return (await answered_by_us(tmp_path))[0]


@pytest.fixture
def ours(every: list[Answered]) -> list[Answered]:
    return [item for item in every if not item.question.late]


def test_the_set_is_large_and_each_entry_has_its_share() -> None:
    assert len(entries()) >= 32
    assert len(questions()) >= 128
    assert len({question.text for question in questions()}) == len(questions())
    for entry in entries():
        asked = [question.unseen for question in questions() if question.key == entry.key]
        assert asked == [False, True, False, True]
        assert entry.questions == ()


async def test_the_entry_that_answers_comes_first(ours: list[Answered]) -> None:
    assert share(ours, 1) >= 0.80
    assert share(ours, 3) >= 0.93


async def test_so_it_does_for_questions_nothing_was_tuned_on(ours: list[Answered]) -> None:
    unseen = [item for item in ours if item.question.unseen]
    assert share(unseen, 1) >= 0.80
    assert share(unseen, 3) >= 0.93


async def test_so_it_does_for_questions_written_when_all_was_done(every: list[Answered]) -> None:
    late = [item for item in every if item.question.late]
    assert {item.question.key for item in late} == {entry.key for entry in entries()}
    assert len(late) == len(late_questions()) == 2 * len(entries())
    assert share(late, 1) >= LATE_TOP1
    assert share(late, 3) >= LATE_TOP3


async def test_it_beats_plain_full_text_search(ours: list[Answered], tmp_path: Path) -> None:
    plainly, _ = await answered_plainly(tmp_path)
    plain = [item for item in plainly if not item.question.late]
    assert len(plain) == len(ours)
    assert share(ours, 1) >= share(plain, 1) + 0.15
