"""How fast this machine is now beside a clinic's PC: limits in milliseconds hold for that PC."""

import statistics
import time

LOOP = 90_000
CLINIC_PC_S = 0.005
"""What a clinic's old PC takes to count to it."""


def counting_s() -> float:
    """What this machine takes for it now, in processor time of this thread."""
    began, count = time.thread_time(), 0
    for number in range(LOOP):
        count += number
    return time.thread_time() - began


def slowness(took_s: list[float]) -> float:
    """How many times slower than a clinic's PC, from several countings; never less than 1."""
    return max(statistics.median(took_s) / CLINIC_PC_S, 1.0) if took_s else 1.0
