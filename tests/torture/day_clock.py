"""A clock that runs fast, the same in every process that is given its beginning and its speed."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from aura_desktop.services.upkeep import AGAIN_AFTER_S, FIRST_AFTER_S

BEGINS = datetime(2027, 3, 1, 11, 0, tzinfo=UTC)
"""A Monday, eight in the morning in Santiago."""
UPKEEP_AGAIN_S = AGAIN_AFTER_S / 4
"""Four times in the day, so that each quarter has one."""
OLD_GARBAGE_EVERY_S = 60.0
_SHORTEST_TICK_MS = 250


class DayClock:
    """`origin`: the monotonic clock's time when the day began. `speed`: its seconds in one of ours."""

    def __init__(self, origin: float, speed: float) -> None:
        self.origin, self.speed = origin, speed

    def now(self) -> datetime:
        """The day's time, UTC."""
        return BEGINS + timedelta(seconds=(time.monotonic() - self.origin) * self.speed)

    def put_in(self) -> None:
        """Let the program live by it: its clock, its upkeep, its words about time, its sign of life.

        Not what waits for the network: that is as slow as ever.
        """
        from aura_desktop import core, garbage, setting_up
        from aura_desktop.services import absence, upkeep
        from aura_desktop.ui import ticking
        from aura_desktop.ui.delegates import conversation as rows
        from aura_desktop.ui.widgets import timeline_view

        for module in (core, setting_up, timeline_view):
            _replace(module, "datetime", self._type())
        # Else old garbage of a whole day would lie there until its end, and look like growth.
        garbage.OLD_EVERY_S = OLD_GARBAGE_EVERY_S
        upkeep.FIRST_AFTER_S = FIRST_AFTER_S / self.speed
        upkeep.AGAIN_AFTER_S = UPKEEP_AGAIN_S / self.speed
        tick_ms = max(round(ticking.TICK_MS / self.speed), _SHORTEST_TICK_MS)
        ticking.TICK_MS = tick_ms
        _replace(ticking, "_SHORTEST_MS", _SHORTEST_TICK_MS)
        # Else each painting of a row would lay it out anew: the words of its time are old after ten seconds.
        _replace(rows, "_WORDS_HOLD_S", round(10 * self.speed))
        _replace(absence, "_wait", self._sooner())

    def _type(self) -> type[datetime]:
        clock = self

        class Fast(datetime):
            """Its `now` is the day's."""

            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return clock.now().astimezone(tz)

        return Fast

    def _sooner(self) -> Callable[[asyncio.Event, float], Any]:
        async def wait(event: asyncio.Event, timeout_s: float) -> None:
            with suppress(TimeoutError):
                async with asyncio.timeout(timeout_s / self.speed):
                    await event.wait()

        return wait


def _replace(module: object, name: str, value: object) -> None:
    assert hasattr(module, name), name
    setattr(module, name, value)
