"""LineSheet: what is known of the line, check by check, and who wants to hear of changes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.line import LineStatus

TELL_AGAIN = timedelta(seconds=1)
"""Deliveries of a rush are one change."""


class LineSheet:
    """Home loop only."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._status = LineStatus()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def status(self) -> LineStatus:
        """As it is now."""
        return self._status

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` after each change; returns the way out."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback) if callback in self._callbacks else None

    def address(self, public_url: str, callback_url: str) -> None:
        """The line has another public address, or none."""
        self._put(replace(self._status, public_url=public_url, callback_url=callback_url))

    def foreign(self, host: str) -> None:
        """Somebody else's address is on record, or no longer."""
        self._put(replace(self._status, foreign_host=host))

    def latency(self, seconds: float) -> None:
        """How long a round trip took."""
        self._put(replace(self._status, latency_ms=seconds * 1000))

    def runs(self, name: CheckName) -> datetime:
        """A check begins; one that stands proven stays so meanwhile."""
        if self._status.check(name).state is not CheckState.OK:
            self.note(name, CheckState.RUNNING)
        return self._clock()

    def note(
        self,
        name: CheckName,
        state: CheckState,
        code: str = "",
        *,
        params: Mapping[str, object] | None = None,
        facts: Mapping[str, str] | None = None,
        since: datetime | None = None,
    ) -> None:
        """What a check came to; it began at `since`."""
        now = self._clock()
        result = CheckResult(
            name=name,
            state=state,
            code=code,
            params=params or {},
            facts=facts or {},
            took_s=None if since is None else (now - since).total_seconds(),
            at=now,
        )
        self._put(self._status.with_check(result))

    def delivery_came(self, at: datetime) -> None:
        """One came in whole, and its signature was right."""
        names = (CheckName.REAL_MESSAGE, CheckName.SIGNATURE)
        before = [self._status.check(name) for name in names]
        changed = self._status
        for name in names:
            changed = changed.with_check(CheckResult(name=name, state=CheckState.OK, at=at))
        if all(
            result.state is CheckState.OK and result.at is not None and at - result.at < TELL_AGAIN
            for result in before
        ):
            self._status = changed
        else:
            self._put(changed)

    def _put(self, status: LineStatus) -> None:
        if status != self._status:
            self._status = status
            for callback in list(self._callbacks):
                callback()
