"""How long what is kept: by default nothing of a patient ever goes by itself."""

from datetime import timedelta

import pytest

from aura_desktop.domain.retention import (
    CHOICES,
    DEFAULTS,
    Category,
    RetentionPolicy,
    from_text,
    to_text,
)


def test_conversations_and_files_are_kept_for_good_until_somebody_decides() -> None:
    policy = from_text(None)
    assert policy.keep(Category.CONVERSATIONS) is None
    assert policy.keep(Category.MEDIA) is None
    assert policy.keep(Category.REQUESTS) == timedelta(days=30)


def test_every_default_is_a_choice() -> None:
    assert set(CHOICES) == set(DEFAULTS) == set(Category)
    assert all(DEFAULTS[category] in CHOICES[category] for category in Category)


def test_what_is_chosen_comes_back() -> None:
    chosen = RetentionPolicy(days={**DEFAULTS, Category.CONVERSATIONS: 5 * 365})
    assert from_text(to_text(chosen)) == chosen
    assert chosen.keep(Category.CONVERSATIONS) == timedelta(days=5 * 365)


def test_what_is_not_named_has_its_default() -> None:
    assert RetentionPolicy(days={}).keep(Category.DRAFTS) == timedelta(days=90)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "7",
        '{"conversations": 1}',
        '{"conversations": true}',
        '{"conversations": "x"}',
    ],
)
def test_a_damaged_setting_takes_nothing(kept: str) -> None:
    assert from_text(kept) == RetentionPolicy()
