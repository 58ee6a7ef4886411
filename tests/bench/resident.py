"""Memory and processor time of a process, from the system's own accounts."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFigures:
    """One thread since it began: processor seconds, and how often it went from sleep to work."""

    name: str
    processor_s: float
    wakes: int


def resident_bytes(pid: int | None = None) -> int:
    """Resident memory of a process; Linux only, like the benches that use it."""
    fields = Path(f"/proc/{pid or os.getpid()}/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def thread_figures(pid: int) -> dict[int, ThreadFigures]:
    """The threads of a process by their ids."""
    if sys.platform != "linux":
        raise NotImplementedError("the idle bench reads /proc")
    found = {}
    for folder in Path(f"/proc/{pid}/task").iterdir():
        # The first field counts nanoseconds; utime and stime would count in steps of ten milliseconds.
        nanoseconds = int((folder / "schedstat").read_text(encoding="ascii").split()[0])
        status = (folder / "status").read_text(encoding="utf-8").splitlines()
        wakes = next(line for line in status if line.startswith("voluntary_ctxt_switches"))
        found[int(folder.name)] = ThreadFigures(
            name=(folder / "comm").read_text(encoding="utf-8").strip(),
            processor_s=nanoseconds / 1e9,
            wakes=int(wakes.split()[1]),
        )
    return found
