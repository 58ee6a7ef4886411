"""The AI at the front desk: the draft of the open conversation, its card, and what a scripted model says when."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.domain.ledger import RequestState
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.store import drafts
from aura_desktop.ui.pages.draft_desk import VISIBLE_MS, DraftDesk
from aura_desktop.ui.widgets.draft_card import DraftCard
from aura_desktop.ui.widgets.draft_strip import DraftStrip
from aura_desktop.ui.widgets.draft_text import DraftText
from aura_desktop.ui.widgets.message_edit import MessageEdit
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk
from tests.flows.hands import name_of
from tests.llm.models import answer, honest_answer, sources_of
from tests.llm.script import Finish, Gate, Script, said
from tests.llm.server import LlmServer

RODRIGO, ANTONIA, VISITOR = "Rodrigo Prueba", "Antonia Modelo", "+56900000187"
RODRIGO_PHONE, ANTONIA_PHONE = "56900000156", "56900000131"


class Model:
    """Answers as the honest model does; a test may hold it back, or have it fail, for one request each."""

    def __init__(self) -> None:
        self.next: list[tuple[str, Callable[[dict[str, Any]], Script]]] = []

    def __call__(self, request: dict[str, Any]) -> Script:
        for place, (words, respond) in enumerate(self.next):
            if words in str(request["messages"]):
                del self.next[place]
                return respond(request)
        return written(request)

    def pauses(self, words: str = "") -> Gate:
        """The next answer, to a question with these words in it, waits after its first words."""
        gate = Gate()
        self.next.append((words, lambda request: _paused(request, gate)))
        return gate

    def says(self, *script: Any) -> None:
        """The next answer is this script."""
        self.next.append(("", lambda request: script))

    def tells(self, told: dict[str, Any]) -> None:
        """The next answer is this object."""
        script = [*said(json.dumps(told, ensure_ascii=False)), Finish()]
        self.next.append(("", lambda request: script))

    def cites(self, title: str, text: str, language: str = "es") -> None:
        """The next answer is this text, resting on the source of this title."""

        def respond(request: dict[str, Any]) -> Script:
            keys = [key for key, words in sources(request).items() if words.startswith(title)]
            told = answer(text, [(text, keys)], intent="info", language=language)
            return [*said(json.dumps(told, ensure_ascii=False)), Finish()]

        self.next.append(("", respond))


def asked(server: LlmServer) -> list[int]:
    """The numbers of the requests for an answer; the others only ask which models there are."""
    return [number for number, each in enumerate(server.requests) if each.method == "POST"]


async def until_hung_up(server: LlmServer, words: str) -> None:
    """Until the caller has left the last request with these words in it."""
    found = [n for n in asked(server) if words in str(server.requests[n].body["messages"])]
    await server.until_disconnected(found[-1])


def sources(request: dict[str, Any]) -> dict[str, str]:
    """The sources of a request by their keys."""
    return sources_of("\n".join(str(message["content"]) for message in request["messages"]))


def written(request: dict[str, Any]) -> Script:
    """The honest answer, in small tokens."""
    return [*said(_text(request)), Finish()]


def _paused(request: dict[str, Any], gate: Gate) -> Script:
    text = _text(request)
    cut = text.index('"reply"') + 50
    return [*said(text[:cut]), gate, *said(text[cut:]), Finish()]


def _text(request: dict[str, Any]) -> str:
    return json.dumps(honest_answer(request), ensure_ascii=False)


class AiDesk:
    """What a person sees of the AI in one window."""

    def __init__(self, front: FrontDesk) -> None:
        self.front = front
        self.hands = front.hands

    @property
    def draft(self) -> Draft | None:
        """What the desk shows, or would."""
        desk = self.front.window.findChild(DraftDesk)
        assert isinstance(desk, DraftDesk)
        return desk.draft

    def state(self) -> DraftState | None:
        """Of the card that can be seen; None where there is none."""
        return self.draft.state if self.draft is not None and self.card().isVisible() else None

    def card(self) -> DraftCard:
        card = self.front.window.findChild(DraftCard)
        assert isinstance(card, DraftCard)
        return card

    def edit(self) -> MessageEdit:
        return self.front.desk.chat.composer.edit()

    def typed(self) -> str:
        """What stands in the composer."""
        return self.edit().toPlainText()

    def shown_text(self) -> str:
        """The words of the draft on the card."""
        texts = [item for item in self.card().findChildren(DraftText) if item.isVisible()]
        return texts[0].accessibleName() if texts else ""

    def written(self) -> str:
        """The words that have come so far."""
        version = self.draft.version if self.draft is not None else None
        return version.text if version is not None and self.card().isVisible() else ""

    def strip(self) -> str:
        """What the strip over the composer says; "" where there is none."""
        strips = self.front.window.findChildren(DraftStrip)
        return "".join(strip.accessibleName() for strip in strips if strip.isVisible())

    async def open(self, name: str) -> None:
        """Open this patient, the caret in the composer; the clinic of the demo has remembered what it knows."""

        async def knows() -> bool:
            return bool(await self.front.core.ai.knowledge.search("cuotas", 1))

        await eventually(knows, LONG_S)
        self.front.desk.inbox.open(await self.front.conversation_of(name), focus=True)
        await self.until(lambda: self.edit().hasFocus())

    async def until(self, condition: Callable[[], bool]) -> None:
        await eventually(condition, LONG_S)

    async def until_state(self, state: DraftState | None) -> Draft | None:
        """Until the card shows this; None: until there is no card."""
        await self.until(lambda: self.state() is state)
        return self.draft

    async def until_draft(self, state: DraftState) -> Draft:
        """Until the draft has this state, whether its card is shown or was put away."""
        await self.until(lambda: self.draft is not None and self.draft.state is state)
        assert self.draft is not None
        return self.draft

    async def until_knows(self, title: str) -> None:
        """Until the clinic's base has the entry of this title."""

        async def knows() -> bool:
            found = await self.front.core.ai.knowledge.search(title, 3)
            return title in [item.entry.title for item in found]

        await eventually(knows, LONG_S)

    async def tasks_settled(self) -> None:
        """Until nothing that the chat began is under way."""
        await self.front.desk.chat.tasks.settle()

    async def until_whole(self) -> Draft:
        """Until a draft of the model stands on the card."""
        draft = await self.until_state(DraftState.READY)
        assert draft is not None
        return draft

    async def until_tab_takes(self) -> None:
        """The card has been in sight long enough for Tab."""
        desk = self.front.window.findChild(DraftDesk)
        assert isinstance(desk, DraftDesk)
        await self.until(lambda: desk.seen.hasExpired(VISIBLE_MS))

    async def until_settled(self, draft: Draft) -> None:
        """Until the store knows that nobody wants it, and the window has heard of it."""
        await self._until_open(draft, is_open=False)

    async def until_open(self, draft: Draft) -> None:
        """Until the store has it as open."""
        await self._until_open(draft, is_open=True)

    async def _until_open(self, draft: Draft, *, is_open: bool) -> None:
        async def holds() -> bool:
            return await self.front.core._database.read(drafts.is_open, draft.id) is is_open

        await eventually(holds, LONG_S)
        await self.tasks_settled()

    async def until_ledger(self, state: RequestState) -> None:
        """Until the newest line of what left says this."""

        async def holds() -> bool:
            lines = await self.front.core.ai.desk.ledger()
            return bool(lines) and lines[0].state is state

        await eventually(holds, LONG_S)

    async def press(self, name: str, within: QWidget | None = None) -> None:
        """Click the button of these words."""
        await self.hands.click(self.button(name, within))

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """A button that can be seen; of several the one made last."""
        found = [
            button
            for button in (within or self.front.window).findChildren(QAbstractButton)
            if button.isVisible() and name_of(button).startswith(name)
        ]
        assert found, f"no button {name!r} can be seen"
        return found[-1]

    def has_button(self, name: str) -> bool:
        buttons = self.card().findChildren(QAbstractButton)
        return any(item.isVisible() and name_of(item).startswith(name) for item in buttons)

    async def until_sent(self, words: str) -> Message:
        """The desk's message with these words, once the patient has read it."""

        def is_read() -> bool:
            failures = [item.failure for item in self.front.of_desk() if item.failure]
            assert not failures
            found = self._sent(words)
            return found is not None and found.status is MessageStatus.READ

        await self.until(is_read)
        found = self._sent(words)
        assert found is not None
        return found

    async def words_to(self, phone: str) -> list[str]:
        """All texts that reached this patient, those of the history too."""
        return [body["text"]["body"] for body in await self.front.sent_to(phone) if "text" in body]

    async def record(self, message: Message) -> MessageRecord:
        """What is kept of how it came to be."""
        found = await self.front.core.ai.desk.record(message.id)
        assert found is not None
        return found

    def _sent(self, words: str) -> Message | None:
        for message in reversed(self.front.of_desk()):
            if words in str(getattr(message.content, "body", "")):
                return message
        return None
