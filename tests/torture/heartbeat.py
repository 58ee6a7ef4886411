"""How late the home loop is: a beat every 5 ms, and what stood in its way when it came late.

Three figures of each beat, for a crowded machine keeps a thread waiting that has done nothing wrong:
how late it was by the clock; the same without the time in which the thread was ready and the system
gave its turn to others; and the processor time that the thread itself spent since the beat before.
"""

import ctypes
import os
import sys
import threading
import time
from array import array
from collections import Counter
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_S = 0.005
_STEPS = 10
"""Steps of a millisecond."""
_MOST_MS = 2_000
_LOOK_S = 0.002
_WORTH_A_LOOK_S = 0.010
_FRAMES = 7


class Lateness:
    """How often which lateness was seen; of one size, however long it counts."""

    def __init__(self) -> None:
        self._counts = array("q", bytes(8 * (_MOST_MS * _STEPS + 1)))
        self.longest_s = 0.0
        self.total = 0

    def note(self, late_s: float) -> None:
        """One late beat stands for all that would have come while it was awaited."""
        self.count(late_s)
        while (late_s := late_s - BEAT_S) > 0:
            self.count(late_s)

    def count(self, late_s: float) -> None:
        """This one alone."""
        self.longest_s = max(self.longest_s, late_s)
        step = min(max(round(late_s * 1000 * _STEPS), 0), _MOST_MS * _STEPS)
        self._counts[step] += 1
        self.total += 1

    def percentile_ms(self, part: float) -> float:
        """What only `1 - part` of all exceed."""
        left = self.total * part
        for step, count in enumerate(self._counts):
            left -= count
            if left <= 0 and count:
                return step / _STEPS
        return 0.0

    def over(self, limit_ms: float) -> int:
        """How many exceed it."""
        return sum(self._counts[round(limit_ms * _STEPS) + 1 :])


class Heartbeat(QObject):
    """Beats on the thread that makes it, from `start` on. With `watch` it keeps what ran when it was late."""

    def __init__(self, parent: QObject | None = None, *, watch: bool = False) -> None:
        super().__init__(parent)
        self.wall, self.own, self.burst = Lateness(), Lateness(), Lateness()
        self._turns = _Turns()
        self._watchdog = _Watchdog(threading.get_ident()) if watch else None
        self._timer = QTimer(self, interval=round(BEAT_S * 1000))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self.skip()

    def start(self) -> None:
        """Beat from here on."""
        self.skip()
        self._timer.start()

    def skip(self) -> None:
        """What the measuring itself took just now does not count."""
        self._waited = self._turns.waited_s()
        self._at, self._spent = time.perf_counter(), time.thread_time()
        if self._watchdog is not None:
            self._watchdog.beat()

    def figures(self, limit_ms: float) -> dict[str, Any]:
        """Milliseconds; "over": how many exceed the limit; "slow": the longest stalls first, each with where the
        thread was seen.
        """
        told: dict[str, Any] = {"beats": self.wall.total}
        for name in ("wall", "own", "burst"):
            lateness: Lateness = getattr(self, name)
            told[name] = {
                "p50": lateness.percentile_ms(0.5),
                "p99": lateness.percentile_ms(0.99),
                "longest": 1000 * lateness.longest_s,
                "over": lateness.over(limit_ms),
            }
        told["slow"] = [] if self._watchdog is None else self._watchdog.told()
        return told

    def beat(self) -> None:
        """One beat; also before the measuring does work of its own, so that it hides nothing."""
        at, spent, waited = time.perf_counter(), time.thread_time(), self._turns.waited_s()
        late_s = max(at - self._at - BEAT_S, 0.0)
        own_s = max(late_s - (waited - self._waited), 0.0)
        self.wall.note(late_s)
        self.own.note(own_s)
        self.burst.count(spent - self._spent)
        if self._watchdog is not None:
            self._watchdog.note(own_s, spent - self._spent)
        self.skip()


class _Turns:
    """How long this thread was ready and others had its turn, where the system tells."""

    def __init__(self) -> None:
        self._file = -1
        if sys.platform == "linux":
            self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
            # Python's own would let go of its lock, 400 times a second: whoever measures must not hold up.
            self._read = ctypes.PyDLL(None).pread
            self._text = ctypes.create_string_buffer(64)

    def waited_s(self) -> float:
        """0 for ever on systems that do not tell."""
        if self._file < 0:
            return 0.0
        self._read(self._file, self._text, ctypes.c_size_t(64), ctypes.c_long(0))
        return int(self._text.raw.split()[1]) / 1e9


class _Watchdog:
    """Keeps where the home thread was while a beat was overdue."""

    def __init__(self, thread_id: int) -> None:
        self._thread_id = thread_id
        self._at = time.perf_counter()
        self._seen: list[str] = []
        self._stalls: list[tuple[float, float, list[tuple[str, int]]]] = []
        threading.Thread(target=self._look, name="watchdog", daemon=True).start()

    def beat(self) -> None:
        self._at, self._seen = time.perf_counter(), []

    def note(self, own_s: float, burst_s: float) -> None:
        """The beat has come, this late; kept if it was worth it."""
        if burst_s > _WORTH_A_LOOK_S and self._seen:
            seen = Counter(self._seen).most_common(3)
            self._stalls.append((1000 * burst_s, 1000 * own_s, seen))
            self._stalls.sort(reverse=True)
            del self._stalls[60:]

    def told(self) -> list[Any]:
        return list(self._stalls)

    def _look(self) -> None:
        while True:
            time.sleep(_LOOK_S)
            if time.perf_counter() - self._at > BEAT_S + _WORTH_A_LOOK_S / 2:
                self._seen.append(_place(self._thread_id))


def _place(thread_id: int) -> str:
    """Where it is, the innermost first.

    While its frames are held here it must not run on: their painters and events would end on this thread.
    """
    former = sys.getswitchinterval()
    sys.setswitchinterval(1.0)
    try:
        frame = sys._current_frames().get(thread_id)
        found: list[tuple[str, int, str]] = []
        while frame is not None and len(found) < _FRAMES:
            found.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
            frame = frame.f_back
        del frame
    finally:
        sys.setswitchinterval(former)
    return " < ".join(f"{Path(file).name}:{line} {name}" for file, line, name in found)
