"""Pictures of the running program, most of them of the demo: `python -m tests.pictures FOLDER [SCENE …]`.

Without options the pictures of the README. With --size, --theme, --language or --text each scene in each
combination, as `scene-theme-WIDTHxHEIGHT[-language][-text].png`. On a machine with a display, set
QT_QPA_PLATFORM to see the window while it is drawn.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.link import LinkState
from aura_desktop.domain.setup import AiChoice
from aura_desktop.ui.appearance import LANGUAGES, Look
from aura_desktop.ui.widgets.conversation_view import ConversationView
from tests.eventually import eventually
from tests.flows.front_desk import FrontDesk, open_front_desk
from tests.llm.models import honest
from tests.llm.server import LlmServer
from tests.pictures import ai_scenes, clinic_scenes, people_scenes, rights_scenes, scenes
from tests.pictures.scenes import Scene, choose_tab

SCENES = scenes.SCENES | rights_scenes.SCENES
Size = tuple[int, int]
Job = tuple[str, str, Look, Size]
"""File name, scene, look, size of the window."""

_WIDE, _SMALL = (1440, 900), (1366, 768)
README = (
    ("inbox-light", "inbox", "light", _WIDE),
    ("inbox-dark", "inbox", "dark", _SMALL),
    ("template-picker", "template", "light", _WIDE),
    ("interactive-builder", "buttons", "light", _WIDE),
    ("interactive-list-dark", "list", "dark", _WIDE),
    ("search", "search", "light", _SMALL),
    ("draft", "draft", "light", _SMALL),
    ("draft-held-dark", "draft-held", "dark", _SMALL),
    ("knowledge", "knowledge", "light", _SMALL),
    ("settings-ai", "settings-ai", "light", _SMALL),
    ("wizard-credentials", "wizard-credentials", "light", _WIDE),
    ("wizard-webhook", "wizard-webhook", "light", _WIDE),
    ("wizard-test-dark", "wizard-test", "dark", _WIDE),
    ("settings", "live-settings", "light", _WIDE),
    ("health", "live-health", "light", _WIDE),
    ("locked", "locked", "light", _SMALL),
    ("consents-dark", "rights-consents", "dark", _SMALL),
)
_LONG_S = 30.0
_SHOWN_S = 0.4
"""So long after the last key everything has been fetched and painted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what is asked for; 0 when all is there."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    known = ", ".join((*SCENES, *ai_scenes.SCENES, *clinic_scenes.SCENES))
    parser.add_argument("scenes", nargs="*", help=f"of {known}")
    parser.add_argument("--size", nargs="*", default=[], help="1440x900")
    parser.add_argument("--theme", nargs="*", default=[], choices=("light", "dark"))
    parser.add_argument("--language", nargs="*", default=[], choices=tuple(LANGUAGES))
    parser.add_argument("--text", nargs="*", default=[], type=int, help="90, 100, 115, 130")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(_draw_all(chosen.folder, _jobs(chosen)))
    return 0


def _jobs(chosen: argparse.Namespace) -> list[Job]:
    names = chosen.scenes or [*SCENES, *ai_scenes.SCENES, *clinic_scenes.SCENES]
    if not (chosen.size or chosen.theme or chosen.language or chosen.text):
        return [
            (name, scene, Look(theme=theme, language="es"), size)
            for name, scene, theme, size in README
            if not chosen.scenes or name in names or scene in names
        ]
    sizes = [_parsed(size) for size in chosen.size] or [_WIDE]
    looks = product(chosen.language or ["es"], chosen.theme or ["light"], chosen.text or [100])
    jobs = []
    for language, theme, text in looks:
        look = Look(theme=theme, language=language, scale=text / 100)
        for size, scene in product(sizes, names):
            words = [scene, theme, f"{size[0]}x{size[1]}"]
            words += [language] if chosen.language else []
            words += [str(text)] if chosen.text else []
            jobs.append(("-".join(words), scene, look, size))
    return jobs


def _parsed(size: str) -> Size:
    width, _, height = size.partition("x")
    return int(width), int(height)


async def _draw_all(folder: Path, jobs: list[Job]) -> None:
    await _draw(folder, [job for job in jobs if job[1] in SCENES], SCENES)
    for job in jobs:
        if job[1] in people_scenes.SCENES:
            # Each in a demo of its own: who works there stays, and a locked window stays locked.
            await _draw(folder, [job], people_scenes.SCENES)
    with LlmServer(honest) as model:
        # Each in a demo of its own: what is done with a draft stays done.
        for job in jobs:
            if job[1] in ai_scenes.SCENES:
                has_model = job[1] in ai_scenes.WITH_MODEL
                ai = model.choice() if has_model else None
                await _draw(folder, [job], ai_scenes.SCENES, ai)
    for name, scene, look, size in jobs:
        if scene in clinic_scenes.SCENES:
            with tempfile.TemporaryDirectory() as data:
                async with clinic_scenes.open_start(Path(data)) as start:
                    await clinic_scenes.SCENES[scene](start, look, size)
                    await asyncio.sleep(_SHOWN_S)
                    _save(start.window().grab(), folder / f"{name}.png")


async def _draw(
    folder: Path, jobs: list[Job], scenes: Mapping[str, Scene], ai: AiChoice | None = None
) -> None:
    """One run of the demo for each language, as the window is made for one."""
    for language in dict.fromkeys(look.language for _, _, look, _ in jobs):
        mine = [job for job in jobs if job[2].language == language]
        with tempfile.TemporaryDirectory() as data:
            look = replace(mine[0][2], scale=1.0)
            async with open_front_desk(Path(data), look, ai=ai) as front:
                await eventually(partial(_has_settled, front), _LONG_S)
                for name, scene, look, size in mine:
                    await _draw_one(front, scenes[scene], look, size)
                    _save(_picture(front), folder / f"{name}.png")
                    if name != mine[-1][0]:
                        await _clear(front)


def _has_settled(front: FrontDesk) -> bool:
    """A desk as it is all day, not in its first second."""
    links = front.core.link_health.links()
    lists = front.window.findChildren(ConversationView)
    is_told = all(link.state is not LinkState.CONNECTING for link in links)
    return is_told and any(each.isVisible() for each in lists)


async def _draw_one(front: FrontDesk, scene: Scene, look: Look, size: Size) -> None:
    front.appearance.choose(look)
    front.window.resize(*size)
    await scene(front)
    await asyncio.sleep(_SHOWN_S)


async def _clear(front: FrontDesk) -> None:
    """Whatever is open over the window goes, as a person would close it."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    await front.hands.keys("Escape", "Escape", "Ctrl+1", "Escape")
    await choose_tab(front, 0)


def _picture(front: FrontDesk) -> QPixmap:
    """The window, and an open menu over it."""
    picture = front.window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        painter = QPainter(picture)
        painter.drawPixmap(popup.pos() - front.window.pos(), popup.grab())
        painter.end()
    return picture


def _save(picture: QPixmap, path: Path) -> None:
    """Without the transparency nobody needs, packed as tightly as PNG can."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not image.save(str(path), quality=0):
        raise OSError(f"cannot write {path}")


if __name__ == "__main__":
    raise SystemExit(main())
