"""The desk without eyes or without a mouse: names, focus that can be seen, F6, Esc, in every page and dialog."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.settings import SettingsPage
from aura_desktop.ui.pages.settings_index import entries
from aura_desktop.ui.widgets.conversation_view import ConversationView
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.interactive_builder import InteractiveBuilder
from aura_desktop.ui.widgets.label_chips import LabelChip
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.patient_panel import PatientPanel
from aura_desktop.ui.widgets.reply_strip import ReplyStrip
from aura_desktop.ui.widgets.search_field import SearchField
from aura_desktop.ui.widgets.timeline_view import TimelineView
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk
from tests.flows.hands import name_of
from tests.pictures.scenes import SCENES
from tests.ui.dialogs import nameless
from tests.ui.focus_marks import tab_round

PLACES = (
    "inbox",
    "closed",
    "note",
    "search",
    "template",
    "buttons",
    "list",
    "link",
    "new-chat",
    "health",
    "settings",
    "shortcuts",
)
SPANISH = Look(theme="light", language="es")


async def leave_tab_alone(front: FrontDesk) -> None:
    """In an empty composer Tab would take a suggestion, as it should."""
    await front.core.ai.desk.put_policy(AiPolicy(tab_uses=False))


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_control_has_a_name_and_shows_that_it_has_the_focus(
    theme: str, qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, Look(theme=theme, language="es")) as front:
        await leave_tab_alone(front)
        for place in PLACES:
            await SCENES[place](front)
            assert nameless(front.window) == [], place
            assert (await tab_round(front.hands, front.window))[1] == [], place
            await front.hands.keys("Escape", "Escape", "Ctrl+1", "Escape")


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_section_of_the_settings_has_names_and_shows_the_focus(
    theme: str, qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, Look(theme=theme, language="es")) as front:
        await SCENES["settings"](front)
        page = front.child(SettingsPage)
        for section in entries():
            page.open_section(section.key)
            await page.tasks.settle()
            assert nameless(front.window) == [], section.key
            assert (await tab_round(front.hands, front.window))[1] == [], section.key


async def test_tab_goes_from_left_to_right_and_to_the_status_at_last(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, SPANISH) as front:
        await leave_tab_alone(front)
        await SCENES["inbox"](front)
        await eventually(lambda: front.window.findChild(LabelChip) is not None, LONG_S)
        stops: list[QWidget] = []
        await front.hands.keys("Tab")
        while front.hands.focus() not in stops:
            stops.append(front.hands.focus())
            await front.hands.keys("Tab")
        names = [name_of(stop) for stop in stops]
        first = names.index("Bandeja")
        names = names[first:] + names[:first]
        wanted = [
            "Bandeja",
            "Nueva conversación",
            "Buscar pacientes y mensajes",
            "Lista de conversaciones",
            "Resolver",
            "Mensajes",
            "Mensaje para Camila Ejemplo",
            "Plantilla",
            "Cambiar nombre",
            "Agregar etiqueta",
            "Etiqueta Toxina",
            "Agregar nota",
        ]
        assert [name for name in names if name in wanted] == wanted
        # The ribbon is above everything: Tab comes to it first.
        assert names[-2].startswith("Estado de la conexión")
        assert names[-1] in ("Connect my number", "Conectar mi número")


async def test_f6_goes_round_the_panes_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, SPANISH) as front:
        await SCENES["inbox"](front)
        panes = (PatientPanel, ConversationView, TimelineView, MessageEdit)
        for pane in panes:
            await front.hands.keys("F6")
            assert _is_in(front, pane), pane
        for pane in (TimelineView, ConversationView, PatientPanel, MessageEdit):
            await front.hands.keys("Shift+F6")
            assert _is_in(front, pane), pane


def _is_in(front: FrontDesk, kind: type[QWidget]) -> bool:
    place: QWidget | None = front.hands.focus()
    while place is not None and not isinstance(place, kind):
        place = place.parentWidget()
    return place is not None


async def test_esc_takes_the_panel_away_where_it_lies_over_the_chat(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, SPANISH, (1180, 640)) as front:
        await SCENES["inbox"](front)
        panel = front.desk.chat.panel
        assert not panel.isVisible()
        for step in ((), ("F6",)):
            await front.hands.keys("Ctrl+I", *step)
            assert panel.isVisible()
            await front.hands.keys("Escape")
            assert not panel.isVisible()
            assert isinstance(front.hands.focus(), MessageEdit)


async def test_esc_takes_one_thing_at_a_time_and_never_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, SPANISH) as front:
        await SCENES["reply"](front)
        await front.hands.keys("Ctrl+Shift+B")
        builder = front.window.findChild(InteractiveBuilder)
        strip = front.window.findChild(ReplyStrip)
        assert isinstance(builder, DialogFrame)
        assert isinstance(strip, QWidget)
        assert builder.isVisible()
        await front.hands.keys("Escape")
        assert not builder.isVisible()
        assert strip.isVisible()
        assert isinstance(front.hands.focus(), MessageEdit)
        await front.hands.keys("Escape")
        assert not strip.isVisible()
        await front.hands.keys("Ctrl+K")
        await front.hands.write("laser")
        await front.hands.keys("Escape")
        field = front.window.findChild(SearchField)
        assert isinstance(field, QLineEdit)
        assert field.text() == ""
        await SCENES["search"](front)
        await front.hands.keys("Return")
        await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
        assert field.text() == "laser axila"
        await front.hands.keys("Escape")
        assert field.text() == ""
        await front.hands.keys("Escape", "Escape")
        assert front.window.isVisible()
        assert front.window.windowState() == Qt.WindowState.WindowNoState
