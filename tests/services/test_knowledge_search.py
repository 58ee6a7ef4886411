"""The gate of search: a labelled set of questions as patients in Chile write them."""

from pathlib import Path

import pytest

from tests.bench.ai_retrieval import (
    Answered,
    answered_by_us,
    answered_plainly,
    entries,
    questions,
    share,
)


@pytest.fixture
async def ours(tmp_path: Path) -> list[Answered]:
    return (await answered_by_us(tmp_path))[0]


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


async def test_it_beats_plain_full_text_search(ours: list[Answered], tmp_path: Path) -> None:
    plain, _ = await answered_plainly(tmp_path)
    assert share(ours, 1) >= share(plain, 1) + 0.15
