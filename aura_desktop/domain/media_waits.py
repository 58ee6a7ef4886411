"""Until when no file of a message is fetched, and how far one that failed stands behind the others; pure rules."""

from datetime import datetime, timedelta

from aura_desktop.domain import retry
from aura_desktop.domain.ids import MessageId

LONGEST = timedelta(hours=2)
"""Whatever seems to wait longer was counted by a clock that has been set back since."""
_SETUP_S, _SETUP_LONGEST_S = 60.0, 3600.0
_STORE_S, _FULL_LONGEST_S = 30.0, 1800.0
_OFFLINE_S, _OFFLINE_LONGEST_S = 30.0, 240.0
_MOST_DOUBLINGS = 10


class Waits:
    """In memory only. Seconds returned are those until the file's own turn: always after the hold of all.

    What keeps failing alone thus leaves the next turn to others, each time for longer.
    """

    def __init__(self, now: datetime) -> None:
        self._until = now
        self._offline = 0
        self._full = 0
        self._in_a_row: dict[MessageId, int] = {}

    def until(self, now: datetime) -> datetime:
        """When the next file may be begun."""
        if self._until > now + LONGEST:
            self._until = now
        return self._until

    def hold(self, now: datetime, seconds: float) -> None:
        """No file is begun for so long."""
        self._until = max(self.until(now), now + timedelta(seconds=seconds))

    def end(self, now: datetime) -> None:
        """A person waits: the hold is over."""
        self._until = now

    def proved(self, now: datetime) -> None:
        """Graph answers again: nothing that was counted says anything now."""
        self._offline = 0
        self._in_a_row.clear()
        self.end(now)

    def kept(self, message_id: MessageId) -> None:
        """A file came whole: there is a network, and room."""
        self._offline = self._full = 0
        self._in_a_row.pop(message_id, None)

    def given_up(self, message_id: MessageId) -> None:
        """This one waits no longer."""
        self._in_a_row.pop(message_id, None)

    def unreachable(self, now: datetime, message_id: MessageId, jitter: float) -> float:
        """Nobody at Graph heard us."""
        self._offline += 1
        self.hold(now, retry.offline_wait_s(self._offline, jitter))
        return self._behind(now, message_id, _OFFLINE_S, _OFFLINE_LONGEST_S)

    def set_up_wrong(self, now: datetime, message_id: MessageId) -> float:
        """Graph refuses us, or us this one file."""
        self.hold(now, _SETUP_S)
        return self._behind(now, message_id, _SETUP_S, _SETUP_LONGEST_S)

    def store_refused(self, now: datetime, code: str = "") -> float:
        """The disk or a data file does; a full disk would take all bytes anew at each try."""
        wait_s = _STORE_S
        if code == "disk_full":
            wait_s = _doubled(_STORE_S, self._full, _FULL_LONGEST_S)
            self._full += 1
        self.hold(now, wait_s)
        return wait_s

    def _behind(
        self, now: datetime, message_id: MessageId, first_s: float, longest_s: float
    ) -> float:
        times = self._in_a_row.get(message_id, 0)
        self._in_a_row[message_id] = times + 1
        return (self._until - now).total_seconds() + _doubled(first_s, times, longest_s)


def _doubled(first_s: float, times: int, longest_s: float) -> float:
    return float(min(first_s * 2.0 ** min(times, _MOST_DOUBLINGS), longest_s))
