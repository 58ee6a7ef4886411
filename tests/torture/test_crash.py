"""The crash part of the torture in its short form: nothing is lost, doubled or falsified by kills."""

import pytest

from tests.torture import crash
from tests.torture.table import Scale, formatted


@pytest.mark.timeout(600)
def test_nothing_is_lost_and_nothing_is_sent_twice() -> None:
    table = crash.rows(Scale.SHORT)
    assert not [row for row in table if row.is_red], formatted(table)
    assert {row.what.partition(",")[0] for row in table} == {"without a window", "with its window"}
    killed = {row.what.rpartition(" ")[2]: row.tried for row in table if ", killed" in row.what}
    assert killed["steps"] == len(crash.SHORT_STEPS), formatted(table)
