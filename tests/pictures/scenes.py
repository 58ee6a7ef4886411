"""What the pictures show: each scene brings the desk there with keys, as a person would."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from aura_desktop.domain.allowance import FIRST_CEILING
from aura_desktop.domain.content import InteractiveType
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui.models.interactive_draft import InteractiveDraft, RowDraft, SectionDraft
from aura_desktop.ui.models.search_list import SearchListModel
from aura_desktop.ui.pages.health import HealthPage
from aura_desktop.ui.pages.health_history import HistoryPane
from aura_desktop.ui.widgets.conversation_view import ConversationView
from aura_desktop.ui.widgets.count_tabs import CountTabs
from aura_desktop.ui.widgets.interactive_builder import InteractiveBuilder
from aura_desktop.ui.widgets.template_picker import TemplatePicker
from aura_desktop.ui.wording_template import title
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk

Scene = Callable[[FrontDesk], Awaitable[None]]

BUTTONS = InteractiveDraft(
    header="Elige tu horario",
    body="Camila, tenemos estas horas con la Dra. Ficticia este jueves 26 de noviembre. "
    "La evaluación dura 20 minutos y es sin costo.",
    footer="Responde tocando una de las opciones",
    buttons=("Jueves 17:30", "Jueves 18:10", "Otro día u hora"),
)
LIST = InteractiveDraft(
    kind=InteractiveType.LIST,
    body="¿Qué te gustaría agendar? Elige y te mostramos horas.",
    list_button="Ver tratamientos",
    sections=(
        SectionDraft(
            title="Rostro",
            rows=(
                RowDraft(title="Evaluación facial", description="20 minutos, sin costo"),
                RowDraft(title="Limpieza profunda", description="60 minutos, desde $45.000"),
                RowDraft(title="Toxina botulínica", description="Requiere evaluación previa"),
            ),
        ),
        SectionDraft(
            title="Cuerpo",
            rows=(
                RowDraft(title="Depilación láser", description="Según zona"),
                RowDraft(title="Masaje reductivo"),
            ),
        ),
    ),
)
LINK = InteractiveDraft(
    kind=InteractiveType.CTA_URL,
    body="Te dejamos el mapa para llegar a la clínica.",
    link_text="Ver el mapa",
    link_url="https://ejemplo.cl/mapa",
)


async def inbox(front: FrontDesk) -> None:
    """A patient who has asked and waits."""
    front.child(ConversationView).scrollToTop()
    await opened(front, "Camila Ejemplo")


async def everyone(front: FrontDesk) -> None:
    """All conversations by their last message."""
    await opened(front, "Matías Supuesto")
    await choose_tab(front, 1)


async def template(front: FrontDesk) -> None:
    """A template for somebody whose window is closed, one field still to fill."""
    await opened(front, "Benjamín Ensayo")
    await front.hands.keys("Ctrl+T")
    await eventually(lambda: front.window.findChild(TemplatePicker) is not None, LONG_S)
    picker = front.window.findChild(TemplatePicker)
    assert isinstance(picker, TemplatePicker)
    await eventually(lambda: picker.isVisible() and picker.pane.model.rowCount() > 0, LONG_S)
    templates = picker.pane.model.templates()
    picker.pane.choose(next(item for item in templates if title(item) == "Recordatorio hora"))
    picker.fields.fields[1].editor.setFocus()
    for words in ("viernes 27 de noviembre, 16:00", "Dr. Supuesto"):
        await front.hands.keys("Ctrl+A")
        await front.hands.write(words)
        await front.hands.keys("Tab")


async def buttons(front: FrontDesk) -> None:
    """A question with three answers."""
    await _build(front, BUTTONS)


async def options(front: FrontDesk) -> None:
    """A list in two sections."""
    await _build(front, LIST)


async def link(front: FrontDesk) -> None:
    """A button that opens an address."""
    await _build(front, LINK)


async def closed(front: FrontDesk) -> None:
    """The service window is closed: only a template opens it."""
    await opened(front, "Benjamín Ensayo")


async def failed(front: FrontDesk) -> None:
    """A message that could not be delivered."""
    await opened(front, "Ignacio Ficticio")


async def failed_menu(front: FrontDesk) -> None:
    """What can be done with a message that was not delivered."""
    await failed(front)
    await front.hands.click_row(
        front.desk.chat.timeline, len(front.messages()) - 1, Qt.MouseButton.RightButton
    )
    await eventually(lambda: QApplication.activePopupWidget() is not None, LONG_S)


async def failed_help(front: FrontDesk) -> None:
    """Why it was not delivered, with the technical detail."""
    await failed(front)
    front.desk.chat.timeline.help_requested.emit(front.messages()[-1].id)
    await front.hands.keys("Tab", "Tab", "Space")


async def lost(front: FrontDesk) -> None:
    """Nobody knows whether it arrived: what to look at before it is sent again."""
    await front.core.allowances.change_ceiling(FIRST_CEILING)
    await opened(front, "Camila Ejemplo")
    await eventually(
        lambda: all(each.status is not MessageStatus.QUEUED for each in front.of_desk()), LONG_S
    )
    await front.order("faults", {"sends": [{"kind": "reset_before_accept"}]})
    await _send(front, "Te esperamos el jueves a las 17:30")
    await eventually(lambda: front.of_desk()[-1].status is MessageStatus.UNCONFIRMED, LONG_S)
    front.desk.chat.timeline.help_requested.emit(front.of_desk()[-1].id)


async def held(front: FrontDesk) -> None:
    """The ceiling of the day is reached: a message waits and says so."""
    await opened(front, "Camila Ejemplo")
    figures = await front.core.allowances.figures()
    await front.core.allowances.change_ceiling(max(figures.sent_today, 1))
    for words in ("Te esperamos el jueves", "Trae tu carnet, por favor"):
        await _send(front, words)
    await eventually(lambda: front.of_desk()[-1].hold is not None, LONG_S)


async def _send(front: FrontDesk, words: str) -> None:
    count = len(front.of_desk())
    await front.hands.write(words)
    await front.hands.keys("Return")
    await eventually(lambda: len(front.of_desk()) > count, LONG_S)


async def correct_number(front: FrontDesk) -> None:
    """The number that was not reached, ready to be mended."""
    await failed(front)
    front.desk.chat.timeline.remedy_requested.emit(front.messages()[-1].id, Action.FIX_NUMBER)


async def reply(front: FrontDesk) -> None:
    """An answer to one message, quoted above the words."""
    await opened(front, "Camila Ejemplo")
    inbound = [item for item in front.messages() if item.direction is Direction.INBOUND]
    front.desk.chat.timeline.reply_requested.emit(inbound[0].id)
    await front.hands.write("Sí, tenemos hora este jueves")


async def search(front: FrontDesk) -> None:
    """Words without their accents find words with them."""
    await opened(front, "Rodrigo Prueba")
    await front.hands.keys("Ctrl+K")
    await front.hands.write("laser axila")
    await eventually(lambda: _hits(front) > 0, LONG_S)


def _hits(front: FrontDesk) -> int:
    models = [
        view.model() for view in front.window.findChildren(ConversationView) if view.isVisible()
    ]
    return sum(model.rowCount() for model in models if isinstance(model, SearchListModel))


async def nothing_found(front: FrontDesk) -> None:
    """A search without results."""
    await opened(front, "Rodrigo Prueba")
    await front.hands.keys("Ctrl+K")
    await front.hands.write("ortodoncia")


async def new_chat(front: FrontDesk) -> None:
    """A conversation with a number nobody wrote from."""
    await front.hands.keys("Ctrl+N")
    await front.hands.write("9 0000 0999")


async def message_menu(front: FrontDesk) -> None:
    """What can be done with a message."""
    await opened(front, "Camila Ejemplo")
    view = front.desk.chat.timeline
    await front.hands.click_row(view, len(front.messages()) - 1, Qt.MouseButton.RightButton)
    await eventually(lambda: QApplication.activePopupWidget() is not None, LONG_S)


async def note(front: FrontDesk) -> None:
    """A note that stays inside."""
    await opened(front, "Camila Ejemplo")
    await front.hands.keys("Ctrl+Shift+N")
    await front.hands.write("Prefiere después de las 17:00")


async def resolved(front: FrontDesk) -> None:
    """A resolved conversation, and the way back."""
    await opened(front, "Josefa Inventada")
    await front.hands.keys("Ctrl+D")
    await front.desk.chat.tasks.settle()


async def health(front: FrontDesk) -> None:
    """How messages travel, all sections of the page built."""
    await front.hands.keys("Ctrl+2")
    await front.child(HealthPage).tasks.settle()


async def traffic(front: FrontDesk) -> None:
    """What came in and left last: deliveries of messages and of statuses."""
    await opened(front, "Camila Ejemplo")
    count = len(front.of_desk())
    await front.hands.write("Te esperamos el jueves")
    await front.hands.keys("Return")
    await eventually(lambda: len(front.of_desk()) > count, LONG_S)
    await eventually(lambda: front.of_desk()[-1].status is MessageStatus.READ, LONG_S)
    await health(front)

    def both() -> list[HistoryPane]:
        panes = front.window.findChildren(HistoryPane)
        return [pane for pane in panes if pane.sends.model.rowCount()]

    await eventually(lambda: bool(both()), LONG_S)
    both()[0].sends.table.setFocus()
    both()[0].deliveries.table.setFocus()


async def settings(front: FrontDesk) -> None:
    """The settings."""
    await front.hands.keys("Ctrl+,")


async def shortcuts(front: FrontDesk) -> None:
    """The keys."""
    await front.hands.keys("F1")


async def choose_tab(front: FrontDesk, place: int) -> None:
    """One of the tabs over the list."""
    tabs = front.child(CountTabs)
    if tabs.chosen_number() != place:
        await front.hands.click(tabs.findChildren(QAbstractButton)[place])
        await front.desk.inbox.tasks.settle()


async def opened(front: FrontDesk, name: str) -> None:
    front.desk.inbox.open(await front.conversation_of(name), focus=True)
    await front.desk.chat.tasks.settle()


async def _build(front: FrontDesk, draft: InteractiveDraft) -> None:
    await opened(front, "Camila Ejemplo")
    await front.hands.keys("Ctrl+Shift+B")
    builder = front.window.findChild(InteractiveBuilder)
    assert isinstance(builder, InteractiveBuilder)
    await front.hands.keys("Escape")
    conversation_id = front.desk.chat.current_id()
    assert conversation_id is not None
    builder.restore(int(conversation_id), draft)
    await front.hands.keys("Ctrl+Shift+B")


SCENES: dict[str, Scene] = {
    "inbox": inbox,
    "everyone": everyone,
    "template": template,
    "buttons": buttons,
    "list": options,
    "link": link,
    "closed": closed,
    "failed": failed,
    "failed-menu": failed_menu,
    "failed-help": failed_help,
    "lost": lost,
    "held": held,
    "correct-number": correct_number,
    "reply": reply,
    "search": search,
    "nothing-found": nothing_found,
    "new-chat": new_chat,
    "menu": message_menu,
    "note": note,
    "resolved": resolved,
    "health": health,
    "traffic": traffic,
    "settings": settings,
    "shortcuts": shortcuts,
}
