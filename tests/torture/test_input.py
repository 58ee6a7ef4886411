"""Bad input, the short run: no answer of 500, no worker down, no row changed, and honest senders are answered."""

import pytest

from tests.torture import input as bad_input
from tests.torture.table import Scale, formatted


@pytest.mark.timeout(600)
def test_bad_input_does_no_harm() -> None:
    rows = bad_input.rows(Scale.SHORT)
    assert len(rows) == 14
    assert not any(row.is_red for row in rows), formatted(rows)
