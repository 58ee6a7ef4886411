"""The window while the clinic works: how late the home loop is, at the pace of the long day of the torture."""

from tests.bench.table import Row, bounded
from tests.torture.day import LONGEST_MS, P99_MS, Size, lived

PACE = Size(received=1_700, sent=1_000, seconds=102.0, patients=300)
"""A sixth of the day that `dev.py torture` lives through."""


def rows() -> list[Row]:
    """A beat every 5 ms; judged without the time in which the system gave the processor to others."""
    beat = lived(PACE).beat
    own, wall, burst = (beat[name] for name in ("own", "wall", "burst"))
    return [
        bounded(
            "home loop late, p99 of a busy day (by the clock, with others' turns)",
            own["p99"],
            wall["p99"],
            P99_MS,
            unit="ms",
        ),
        bounded(
            "home loop late, longest (by the clock)",
            own["longest"],
            wall["longest"],
            LONGEST_MS,
            unit="ms",
        ),
        bounded(
            "  its own processor time between two beats, longest (p99)",
            burst["longest"],
            burst["p99"],
            LONGEST_MS,
            unit="ms",
        ),
    ]
