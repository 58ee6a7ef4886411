"""Pictures of drafts: the demo with a scripted model on loopback, or with none."""

from collections.abc import Awaitable, Callable

from aura_desktop.domain.draft import DraftState
from aura_desktop.ui.pages.draft_desk import DraftDesk
from aura_desktop.ui.pages.knowledge import KnowledgePage
from aura_desktop.ui.pages.settings import SettingsPage
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk
from tests.pictures.scenes import opened

Scene = Callable[[FrontDesk], Awaitable[None]]


async def ready(front: FrontDesk) -> None:
    """A draft with its sources."""
    await _drafted(front, "Rodrigo Prueba", DraftState.READY)


async def source(front: FrontDesk) -> None:
    """What a sentence rests on."""
    await ready(front)
    await front.hands.keys("Alt+1")


async def used(front: FrontDesk) -> None:
    """The draft in the composer, one word changed."""
    await ready(front)
    await front.hands.keys("Ctrl+U")
    await front.hands.write(" ¡Te esperamos!")


async def held(front: FrontDesk) -> None:
    """Pain belongs to people."""
    await _drafted(front, "Antonia Modelo", DraftState.HELD)


async def suggested(front: FrontDesk) -> None:
    """No model: the clinic's own words."""
    await _drafted(front, "Rodrigo Prueba", DraftState.SUGGESTED)


async def _knows(front: FrontDesk) -> None:
    """The clinic of the demo has remembered what it knows."""

    async def is_there() -> bool:
        return bool(await front.core.ai.knowledge.search("cuotas", 1))

    await eventually(is_there, LONG_S)


async def _drafted(front: FrontDesk, name: str, state: DraftState) -> None:
    await opened(front, name)
    desk = front.window.findChild(DraftDesk)
    assert isinstance(desk, DraftDesk)
    await eventually(lambda: desk.draft is not None and desk.draft.state is state, LONG_S)


async def settings(front: FrontDesk) -> None:
    """What the clinic allows its AI."""
    await _knows(front)
    await front.hands.keys("Ctrl+,")
    page = front.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.open_section("ai")


async def knowledge(front: FrontDesk) -> None:
    """What the clinic knows, one entry open."""
    await front.hands.keys("Ctrl+3")
    page = front.window.findChild(KnowledgePage)
    assert isinstance(page, KnowledgePage)
    await _knows(front)
    await page.tasks.settle()
    found = await front.core.ai.knowledge.search("cuotas", 1)
    page.open_entry(found[0].entry.id)
    await page.tasks.settle()


async def quick_replies(front: FrontDesk) -> None:
    """The clinic's stock texts over the composer."""
    await opened(front, "Camila Ejemplo")
    await front.hands.write("/")


WITH_MODEL: dict[str, Scene] = {
    "draft": ready,
    "draft-source": source,
    "draft-used": used,
    "draft-held": held,
    "settings-ai": settings,
}
WITHOUT: dict[str, Scene] = {
    "suggestion": suggested,
    "knowledge": knowledge,
    "quick-replies": quick_replies,
}
SCENES = WITH_MODEL | WITHOUT
