"""The disk part of the torture in its short form: what cannot be kept is refused, and kept once it can."""

import sys

import pytest

from tests.torture import disk
from tests.torture.table import Scale, formatted


@pytest.mark.timeout(600)
def test_trouble_with_the_disk_is_told_and_healed() -> None:
    table = disk.rows(Scale.SHORT)
    assert not [row for row in table if row.is_red], formatted(table)
    assert len(table) == (3 if sys.platform == "linux" else 1)
