"""The short run of the erasures."""

from tests.torture import rights
from tests.torture.table import Scale


def test_no_row_is_red() -> None:
    assert [row for row in rights.rows(Scale.SHORT) if row.is_red] == []
