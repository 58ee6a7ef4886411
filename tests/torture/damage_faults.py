"""Faults of going back, put in on purpose; importing this makes them known to planted.py."""

from aura_desktop.store import restored, wal
from tests.torture.planted import PLANTS, Plant


def resend_after_restore() -> None:
    """What waits in a backup is taken for what waits now."""
    restored.distrust_jobs = lambda tx, now: 0


def trust_a_broken_log() -> None:
    """What SQLite can read of the log is taken for all that was committed."""
    wal.demand_whole = lambda connection, path, hexkey, expected: None


for _sow in (resend_after_restore, trust_a_broken_log):
    PLANTS[_sow.__name__] = Plant(part="damage", sow=_sow)
