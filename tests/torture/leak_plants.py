"""Faults that let patients' words or keys out, put into the program on purpose."""

import logging
import sys
from typing import Any

from aura_desktop.services.intake import Intake
from tests.torture.planted import PLANTS, Plant

logger = logging.getLogger("aura_desktop.planted")


def log_what_came() -> None:
    """Each delivery in the log, as it came."""
    accept = Intake.accept

    async def told(self: Intake, body: bytes) -> None:
        logger.info("delivery: %s", body.decode("utf-8", "replace"))
        await accept(self, body)

    setattr(Intake, "accept", told)  # noqa: B010  # mypy minds a method that is assigned


def title_with_the_name() -> None:
    """The patient's name in the window's title, where task bars and other programs read it."""
    if "--headless" in sys.argv:
        return
    # Only where there is a window.
    from aura_desktop.ui.pages.chat import ChatPage

    show: Any = ChatPage._show

    async def shown(self: ChatPage, conversation: Any) -> None:
        await show(self, conversation)
        self.window().setWindowTitle(f"{conversation.contact.profile_name} - AURA Desktop")

    setattr(ChatPage, "_show", shown)  # noqa: B010  # as above


def sow() -> None:
    """Make these known by name."""
    PLANTS["log_what_came"] = Plant(part="leaks", sow=log_what_came)
    PLANTS["title_with_the_name"] = Plant(part="leaks", sow=title_with_the_name)


sow()
