"""The short run of the damage, and that its table would show it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from aura_desktop.store import restored, wal
from tests.torture import damage, damage_faults
from tests.torture.damage_harms import Harm, gone, log_flipped, log_gone
from tests.torture.table import Scale, formatted


def test_damage_costs_nothing_that_a_backup_had() -> None:
    table = damage.rows(Scale.SHORT)
    assert not [row for row in table if row.is_red], formatted(table)
    assert len(table) == 2


@pytest.mark.parametrize(
    ("fault", "harms"),
    [
        (damage_faults.resend_after_restore, (gone,)),
        (damage_faults.trust_a_broken_log, (log_flipped, log_gone, log_gone, log_gone)),
    ],
)
def test_a_planted_fault_turns_it_red(
    monkeypatch: pytest.MonkeyPatch, fault: Callable[[], None], harms: tuple[Harm, ...]
) -> None:
    for owner, name in ((restored, "distrust_jobs"), (wal, "demand_whole")):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # taken back afterwards
    fault()
    red, _ = asyncio.run(damage.ordeals(harms, 6))
    assert red.is_red, formatted([red])


@pytest.mark.parametrize("words", list(damage.CANARIES.values()))
def test_what_lies_open_is_found(tmp_path: Path, words: str) -> None:
    (tmp_path / "aura.db.part").write_text(f"… {words} …")
    assert damage.unlocked(tmp_path).leaked > 0
