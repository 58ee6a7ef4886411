"""Pictures of drafts: the demo with a scripted model on loopback, or with none."""

from collections.abc import Awaitable, Callable

from aura_desktop.domain.draft import DraftState
from aura_desktop.ui.pages.draft_desk import DraftDesk
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


async def _drafted(front: FrontDesk, name: str, state: DraftState) -> None:
    await opened(front, name)
    desk = front.window.findChild(DraftDesk)
    assert isinstance(desk, DraftDesk)
    await eventually(lambda: desk.draft is not None and desk.draft.state is state, LONG_S)


WITH_MODEL: dict[str, Scene] = {
    "draft": ready,
    "draft-source": source,
    "draft-used": used,
    "draft-held": held,
}
WITHOUT: dict[str, Scene] = {"suggestion": suggested}
SCENES = WITH_MODEL | WITHOUT
