"""Looks and place of the window, kept in the store and in the memory of the frame."""

from typing import TYPE_CHECKING

from aura_desktop.ui.appearance import Appearance, FrameMemory, read_look
from aura_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from aura_desktop.core import Core


async def take(
    core: "Core", appearance: Appearance, memory: FrameMemory, window: MainWindow
) -> None:
    """As it was left the last time."""
    look = appearance.look
    names = [await core.settings.get(name) for name in ("theme", "text_size", "language")]
    kept = read_look(*names, language=look.language)
    appearance.choose(kept if any(names) else look)
    if not memory.get("geometry"):
        # What the memory had, the frame has had since the start; it may have been moved since.
        frame = await core.settings.get("frame")
        if frame:
            window.restore_frame(frame)


async def keep(
    core: "Core", appearance: Appearance, memory: FrameMemory, window: MainWindow
) -> None:
    """For the next time."""
    look, frame = appearance.look, window.frame()
    values = {"theme": look.theme, "text_size": str(look.scale), "language": look.language}
    for name, value in values.items():
        memory.put(name, value)
        await core.settings.put(name, value)
    memory.put("geometry", frame)
    await core.settings.put("frame", frame)
