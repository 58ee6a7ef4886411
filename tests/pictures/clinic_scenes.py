"""Pictures of a first start, and of what is looked at afterwards: the real program over a clinic of tests.flows."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import httpx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from aura_desktop.domain.setup import Step
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.health_history import HistoryPane
from aura_desktop.ui.widgets.log_view import LogView
from aura_desktop.ui.widgets.settings_nav import NavButton
from aura_desktop.ui.wizard.test_message import TestMessagePage
from tests.flows import first_day
from tests.flows.clinic import Clinic, Start, open_clinic
from tests.flows.person import ByMouse

Scene = Callable[[Start, Look, tuple[int, int]], Awaitable[None]]

_OF_META = 1
"""The place of the connection to Meta among the sections."""
_ROOM = 24
"""So much is seen beyond what is brought into sight."""
PUBLIC_URL = "https://recepcion-1.ejemplo.invalid"


@asynccontextmanager
async def open_start(folder: Path) -> AsyncIterator[Start]:
    """The program before its first step, in the language that first_day.py speaks."""
    async with open_clinic(folder, public_url=PUBLIC_URL, speed=3.0) as clinic:
        with _led_to_edge(clinic):
            async with clinic.start() as start:
                yield start


async def credentials(start: Start, look: Look, size: tuple[int, int]) -> None:
    """Every value accepted, and what was found at Meta."""
    await _to_credentials(start)
    await _look_like(start, look, size)
    await start.until(lambda: start.is_at(Step.CREDENTIALS) and start.page().can_continue())


async def webhook(start: Start, look: Look, size: tuple[int, int]) -> None:
    """The tunnel is up; only a real message is missing."""
    await _to_webhook(start)
    await _look_like(start, look, size)
    await start.until(lambda: start.is_at(Step.WEBHOOK) and len(start.rows()) == 6)
    await start.until(lambda: [row.endswith(": ok") for row in start.rows()].count(True) == 4)


async def test_message(start: Start, look: Look, size: tuple[int, int]) -> None:
    """The ticks of the test message, blue at last."""
    person = ByMouse(start)
    await _to_webhook(start)
    await first_day.hear(start)
    await first_day.go_on(start, person)
    await first_day.without_ai(start, person)
    await first_day.go_on(start, person)
    await first_day.clinic(start, person)
    await first_day.go_on(start, person)
    await start.until(lambda: start.is_at(Step.TEST))
    await _look_like(start, look, size)
    await start.until(lambda: start.is_at(Step.TEST))
    page = start.page()
    assert isinstance(page, TestMessagePage)
    await start.until(lambda: page.send.isEnabled())
    await start.hands().click(page.send)
    await start.until(lambda: [row.endswith(": ok") for row in start.rows()] == [True] * 5)


async def settings(start: Start, look: Look, size: tuple[int, int]) -> None:
    """How the real number is connected."""
    await _in_the_inbox(start, look, size)
    await start.until(lambda: _in_section(start, "Ctrl+,", "settings"))
    names = [button for button in start.window().findChildren(NavButton) if button.isVisible()]
    await start.hands().click(names[_OF_META])


async def health(start: Start, look: Look, size: tuple[int, int]) -> None:
    """The five links and what came and went."""
    await _in_the_inbox(start, look, size)
    await start.until(lambda: _in_section(start, "F9", "health"))


async def log(start: Start, look: Look, size: tuple[int, int]) -> None:
    """What the program did, by the clinic's clock."""
    await health(start, look, size)

    def filled() -> list[LogView]:
        views = start.window().findChildren(LogView)
        return [view for view in views if view.isVisible() and view.shown_lines()]

    def whole() -> bool:
        panes = start.window().findChildren(HistoryPane)
        return any(pane.sends.model.rowCount() for pane in panes)

    await start.until(lambda: bool(filled()) and whole())
    view = filled()[0]
    for area in start.window().findChildren(QScrollArea):
        if area.isAncestorOf(view):
            area.ensureWidgetVisible(view, 0, _ROOM)


SCENES: dict[str, Scene] = {
    "wizard-credentials": credentials,
    "wizard-webhook": webhook,
    "wizard-test": test_message,
    "live-settings": settings,
    "live-health": health,
    "live-log": log,
}


async def _to_credentials(start: Start) -> None:
    person = ByMouse(start)
    await first_day.welcome(start, person)
    await first_day.go_on(start, person)
    await first_day.credentials(start, person)


async def _to_webhook(start: Start) -> None:
    person = ByMouse(start)
    await _to_credentials(start)
    await first_day.go_on(start, person)
    await first_day.connect(start, person)


async def _in_the_inbox(start: Start, look: Look, size: tuple[int, int]) -> None:
    await first_day.whole_way(start, ByMouse(start))
    await _look_like(start, look, size)


async def _in_section(start: Start, key: str, section: str) -> bool:
    await start.hands().keys(key)
    return start.window().section() == section


async def _look_like(start: Start, look: Look, size: tuple[int, int]) -> None:
    """Another language brings another window."""
    former = start.window()
    start.appearance.choose(look)
    await start.until(lambda: start.window() is not former)
    window = start.window()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    window.activateWindow()
    await start.until(window.isActiveWindow)


@contextmanager
def _led_to_edge(clinic: Clinic) -> Iterator[None]:
    """Within this process the public name leads to the port that plays it."""
    host, edge = urlsplit(PUBLIC_URL).hostname, urlsplit(clinic.cloud.edge_url)
    there = httpx.AsyncHTTPTransport.handle_async_request

    async def lead(self: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        if request.url.host == host:
            request.url = request.url.copy_with(
                scheme=edge.scheme, host=edge.hostname, port=edge.port
            )
        return await there(self, request)

    with patch.object(httpx.AsyncHTTPTransport, "handle_async_request", lead):
        yield
