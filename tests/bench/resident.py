"""Memory and processor time of a process, from the system's own accounts."""

import os
import sys
from pathlib import Path


def resident_bytes(pid: int | None = None) -> int:
    """Resident memory of a process; Linux only, like the benches that use it."""
    fields = Path(f"/proc/{pid or os.getpid()}/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def processor_seconds(pid: int) -> float:
    """User and system time a process has used so far, all threads."""
    if sys.platform != "linux":
        raise NotImplementedError("the idle bench reads /proc")
    text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    fields = text.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
