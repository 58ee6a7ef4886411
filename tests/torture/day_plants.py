"""Faults of a long day, put into the program on purpose: what grows, and what holds the window up."""

import time
from typing import Any

from aura_desktop.services.intake import Intake
from tests.torture.planted import PLANTS, Plant

KEPT_BYTES = 200_000
HELD_S, HELD_TIMES = 0.4, 3
_kept: list[bytes] = []


def keep_every_delivery() -> None:
    """Something of each delivery stays in memory for good."""
    accept = Intake.accept

    async def kept(self: Intake, body: bytes) -> None:
        _kept.append(body.ljust(KEPT_BYTES, b" "))
        await accept(self, body)

    setattr(Intake, "accept", kept)  # noqa: B010  # mypy minds a method that is assigned


def hold_the_window() -> None:
    """Whoever opens a conversation for the first times waits, and everything with them."""
    # Only where there is a window.
    from aura_desktop.ui.pages.chat import ChatPage

    open_it: Any = ChatPage.open
    times = iter(range(HELD_TIMES))

    def held(self: ChatPage, conversation_id: Any, *, focus: bool = False) -> None:
        until = time.thread_time() + (HELD_S if next(times, None) is not None else 0)
        while time.thread_time() < until:
            pass
        open_it(self, conversation_id, focus=focus)

    setattr(ChatPage, "open", held)  # noqa: B010  # as above


def sow() -> None:
    """Make these known by name."""
    PLANTS["keep_every_delivery"] = Plant(part="day", sow=keep_every_delivery)
    PLANTS["hold_the_window"] = Plant(part="day", sow=hold_the_window)


sow()
