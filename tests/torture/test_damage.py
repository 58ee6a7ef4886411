"""The short run of the damage, and that its table would show it."""

from pathlib import Path

import pytest

from tests.torture import damage
from tests.torture.table import Scale, formatted


def test_damage_costs_nothing_that_a_backup_had() -> None:
    table = damage.rows(Scale.SHORT)
    assert not [row for row in table if row.is_red], formatted(table)
    assert len(table) == 2


@pytest.mark.parametrize("words", list(damage.CANARIES.values()))
def test_what_lies_open_is_found(tmp_path: Path, words: str) -> None:
    (tmp_path / "aura.db.part").write_text(f"… {words} …")
    assert damage.unlocked(tmp_path).leaked == 1
