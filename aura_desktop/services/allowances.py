"""Allowances: how many messages may still leave, and the clinic's own ceiling for a day."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from aura_desktop.domain.allowance import MOST_CEILING, Allowance
from aura_desktop.errors import InputError
from aura_desktop.store import allowance
from aura_desktop.store.database import Database


class Allowances:
    """`person` names who is at the desk, "" for nobody known; `zone` is the clinic's."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime],
        zone: Callable[[], tzinfo],
        person: Callable[[], str],
    ) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone
        self._person = person

    async def figures(self) -> Allowance:
        """Used and left, now."""
        return await self._database.read(allowance.figures, self._clock(), self._zone())

    async def change_ceiling(self, most: int) -> None:
        """So many messages a day from now on; what waits for the former one goes at once.

        Raises: InputError("number_out_of_range", field "ceiling").
        """
        if not 1 <= most <= MOST_CEILING:
            raise InputError("number_out_of_range", field="ceiling", least=1, limit=MOST_CEILING)
        await self._database.run(allowance.set_ceiling, most, self._person(), self._clock())
