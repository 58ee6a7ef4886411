"""Waits: how long the line rests between two looks, so that nobody's quota and no log is eaten up."""

from datetime import datetime, timedelta

LOOK_EVERY_S = 30 * 60.0
"""What Meta has on record is read so often; it costs nothing of the tunnel's quota."""
OFFLINE_FIRST_S, OFFLINE_LONGEST_S = 1.0, 8.0
TROUBLE_FIRST_S, TROUBLE_LONGEST_S = 5.0, 300.0
FOREIGN_LONGEST_S = 900.0
"""Each look asks somebody else's address, at the cost of their quota; or has Meta ask ours once more."""
RESTART_AFTER = 4
"""So many looks in a row without an answer from outside, and the agent is started anew."""
KNOCK_AGAIN = timedelta(minutes=10)
"""Anybody can knock with a wrong word or signature; only so often does that make us go to Meta at once."""


class Waits:
    """Counts what went wrong in a row."""

    def __init__(self) -> None:
        self._offline = 0
        self._troubles = 0
        self._restarts = 0

    def well(self) -> float:
        """All is as it should be."""
        self._offline = self._troubles = self._restarts = 0
        return LOOK_EVERY_S

    def offline(self) -> float:
        """Nobody can be reached; asking again costs nothing."""
        self._offline += 1
        return min(OFFLINE_FIRST_S * 2.0 ** min(self._offline - 1, 8), OFFLINE_LONGEST_S)

    def trouble(self, longest_s: float = TROUBLE_LONGEST_S) -> float:
        """Something is wrong that asking again may find mended."""
        self._offline = 0
        self._troubles += 1
        doublings = min(self._troubles - 1 + 2 * self._restarts, 8)
        return min(TROUBLE_FIRST_S * 2.0**doublings, longest_s)

    def wants_restart(self) -> bool:
        """Whether it is time for it again; each one that did not help makes all waits longer."""
        if self._troubles % RESTART_AFTER:
            return False
        self._restarts += 1
        return True

    def other_tunnel(self) -> None:
        """A new try, not yet known to be as bad as the former."""
        self._troubles = 0

    def online(self) -> None:
        """The next time without network is a new one."""
        self._offline = 0


class Knocks:
    """Whether a knock of a stranger is followed up at once."""

    def __init__(self) -> None:
        self._followed_at: datetime | None = None

    def is_followed(self, at: datetime) -> bool:
        """Once in a while it is."""
        last = self._followed_at
        # A clock that was set back must not silence it for hours.
        if last is not None and abs(at - last) <= KNOCK_AGAIN:
            return False
        self._followed_at = at
        return True
