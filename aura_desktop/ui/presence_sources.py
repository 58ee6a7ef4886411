"""What presence asks of the services: how the line is, and what came while nobody was there."""

from collections.abc import Callable
from typing import Protocol

from aura_desktop.domain.absence import Absence, News
from aura_desktop.domain.link import Link, Listening

Leave = Callable[[], None]


class Board(Protocol):
    """The part of services.link.LinkHealth this needs."""

    def links(self) -> tuple[Link, ...]: ...

    def listening(self) -> Listening: ...

    def subscribe(self, callback: Callable[[], None]) -> Leave: ...


class AbsenceSource(Protocol):
    """The part of services.absence.Absences this needs."""

    def subscribe(self, callback: Callable[[Absence], None]) -> Leave: ...

    def subscribe_news(self, callback: Callable[[News], None]) -> Leave: ...

    def woke(self, slept_s: float) -> None: ...
