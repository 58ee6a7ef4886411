"""What Meta's facts mean for the clinic."""

from datetime import UTC, datetime, timedelta

import pytest

from aura_desktop.domain.meta import (
    SCOPES,
    MetaValues,
    NumberFacts,
    TokenFacts,
    judge_number,
    judge_scopes,
    judge_token,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def token(**changed: object) -> TokenFacts:
    values: dict[str, object] = {"is_valid": True, "app_id": "3", "scopes": frozenset(SCOPES)}
    return TokenFacts(**(values | changed))  # type: ignore[arg-type]  # names of its fields


def test_a_token_for_ever_is_good() -> None:
    verdict = judge_token(token(), NOW, "3")
    assert (verdict.code, verdict.stops) == ("", False)
    assert token().hours_left(NOW) is None
    assert token().days_left(NOW) is None
    assert not token().is_temporary(NOW)


@pytest.mark.parametrize(
    ("left", "code", "params"),
    [
        (timedelta(minutes=1), "access_token_temporary", {"hours": 1}),
        (timedelta(hours=23, minutes=30), "access_token_temporary", {"hours": 24}),
        (timedelta(days=3, hours=1), "access_token_expires_soon", {"days": 3}),
        (timedelta(days=60), "", {}),
    ],
)
def test_a_token_that_ends(left: timedelta, code: str, params: dict[str, object]) -> None:
    verdict = judge_token(token(expires_at=NOW + left), NOW)
    assert (verdict.code, verdict.stops, dict(verdict.params)) == (code, False, params)


def test_a_token_that_has_ended() -> None:
    for facts in (token(expires_at=NOW, is_valid=False), token(is_valid=False)):
        verdict = judge_token(facts, NOW)
        assert (verdict.code, verdict.stops) == ("access_token_invalid", True)
    assert token(expires_at=NOW - timedelta(days=1)).hours_left(NOW) == 0


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=3), timedelta(days=400)])
def test_a_clock_that_is_ahead_ends_no_token_that_meta_takes(ahead: timedelta) -> None:
    """How much is left is not known then, so it is not said."""
    facts = token(expires_at=NOW - ahead)
    verdict = judge_token(facts, NOW)
    assert (verdict.code, verdict.stops) == ("access_token_expires_soon", False)
    assert verdict.params == {}
    assert not facts.is_temporary(NOW)


def test_a_token_of_another_app() -> None:
    assert judge_token(token(), NOW, "4").code == "access_token_wrong_app"
    assert judge_token(token(app_id=""), NOW, "4").code == ""


def test_missing_scopes_are_named() -> None:
    verdict = judge_scopes(token(scopes=frozenset({SCOPES[0]})))
    assert (verdict.code, verdict.stops) == ("permission_missing", True)
    assert verdict.params == {"scopes": SCOPES[1]}
    assert judge_scopes(token()).code == ""


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"is_registered": True, "status": "CONNECTED"}, ""),
        ({"is_registered": None}, ""),
        ({"is_registered": False, "status": "CONNECTED"}, "number_not_registered"),
        ({"is_registered": True, "status": "DISCONNECTED"}, "number_not_connected"),
    ],
)
def test_a_number(facts: dict[str, object], code: str) -> None:
    number = NumberFacts(phone_number_id="1", **facts)  # type: ignore[arg-type]  # names of its fields
    assert judge_number(number).code == code


def test_what_a_person_typed_does_not_show() -> None:
    values = MetaValues(access_token="EAAejemplo", app_secret="ficticio", verify_token="frase")
    assert not any(word in repr(values) for word in ("EAAejemplo", "ficticio", "frase"))
