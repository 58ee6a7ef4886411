"""The short run of the leaks: nothing leaks, and what is planted is seen."""

import pytest

from tests.torture import leak_plants, leaks
from tests.torture.planted import PLANTS, VARIABLE
from tests.torture.table import Scale, formatted


@pytest.mark.timeout(600)
def test_nothing_leaks() -> None:
    found = leaks.rows(Scale.SHORT)
    assert len(found) == 3
    assert not [row for row in found if row.is_red], formatted(found)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ["log_what_came", "title_with_the_name"])
def test_a_planted_leak_turns_the_table_red(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    leak_plants.sow()
    assert PLANTS[name].part == "leaks"
    monkeypatch.setenv(VARIABLE, name)
    found = leaks.rows(Scale.SHORT)
    assert any(row.leaked for row in found), formatted(found)
