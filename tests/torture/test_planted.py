"""A fault that is planted turns its table red, and a part that breaks down is not taken for one that noticed."""

import pytest

from tests.torture import planted
from tests.torture.planted import GREEN, PLANTS, RED, Plant

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize(
    "name", ["acknowledge_before_commit", "retry_after_timeout", "status_rank_off"]
)
def test_the_fault_is_noticed(name: str) -> None:
    assert planted.noticed(name) == RED


def test_a_part_that_breaks_down_noticed_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLANTS, "nothing", Plant(part="nowhere", sow=lambda: None))
    found = planted.noticed("nothing")
    assert found not in {RED, GREEN} and "NO TABLE" in found


def test_what_stayed_green_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(planted, "noticed", {"log_a_body": RED, "status_rank_off": GREEN}.get)
    assert planted.main(["log_a_body"]) == 0
    assert planted.main(["log_a_body", "status_rank_off"]) == 1
    told = capsys.readouterr().out
    assert "| status_rank_off | crash | STILL GREEN |" in told
    assert planted.main(["no such thing"]) == 2


def test_every_fault_of_the_promise_can_be_planted() -> None:
    assert {plant.part for plant in PLANTS.values()} >= {"crash", "doors", "leaks"}
    assert set(PLANTS) >= {
        "acknowledge_before_commit",
        "retry_after_timeout",
        "status_rank_off",
        "compare_with_eq",
        "log_a_body",
    }
