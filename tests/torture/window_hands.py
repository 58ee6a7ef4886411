"""The window's side of a tortured program: it says when it serves, and a person's hands answer patients in it.

One command a line on standard input: {"phone": "+56…", "text": "…"}. The conversation is opened, the words are typed
and Enter is pressed; once the bubble stands in the transcript, the line "answered TEXT" is said.
"""

import asyncio
import json
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any

from aura_desktop import streams
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.message import Message
from aura_desktop.program import Program
from aura_desktop.ui.widgets.message_edit import MessageEdit
from tests.eventually import eventually
from tests.flows.hands import Hands

LONG_S = 30.0


def attach(lines: "queue.Queue[str]") -> None:
    """To the one program that this process will run."""
    settle_in, serve = Program._settle_in, Program._serve

    async def served(program: Program, core: Any) -> None:
        program.served_core = core  # type: ignore[attr-defined]  # a note of ours on it
        await serve(program, core)

    def settled(program: Program) -> None:
        settle_in(program)
        core = getattr(program, "served_core", None)
        if core is None or not core.is_serving:
            return
        base = "http://127.0.0.1:"
        ports = f"webhook={base}{core.webhook_port} api={base}{core.api_port}"
        streams.say(sys.stdout, f"ready {ports}")
        loop = asyncio.get_running_loop()
        threading.Thread(target=read, args=(program, core, loop), daemon=True).start()

    def read(program: Program, core: Any, loop: asyncio.AbstractEventLoop) -> None:
        while True:
            wish = json.loads(lines.get())
            task = asyncio.run_coroutine_threadsafe(_answer(program, core, **wish), loop)
            if error := task.exception():
                streams.say(sys.stdout, f"failed: {type(error).__name__}")

    replaced: dict[str, Callable[..., Any]] = {"_serve": served, "_settle_in": settled}
    for name, method in replaced.items():
        setattr(Program, name, method)


async def _answer(program: Program, core: Any, phone: str, text: str) -> None:
    desk, window = program._desk, program._window
    assert desk is not None
    page = await core.conversations.page(ConversationFilter.ALL)
    (found,) = (item.id for item in page.conversations if item.contact.phone == phone)
    desk.inbox.open(found, focus=True)
    hands = Hands(window)
    edit = window.findChild(MessageEdit)
    assert isinstance(edit, MessageEdit)

    def is_open() -> bool:
        # Loaded too: before that the words go behind the draft that comes with it.
        loaded = desk.chat.conversation()
        return (
            loaded is not None
            and loaded.id == desk.chat.current_id() == found
            and edit.isEnabled()
            and hands.focus() is edit
        )

    # On a screen of its own nobody else gives it the keyboard.
    window.activateWindow()
    await eventually(is_open, LONG_S)
    await hands.write(text)
    await hands.keys("Return")
    model = desk.chat.timeline.model()
    role = 0x100 + 1  # RecordRole of the list of messages

    def stands_there() -> bool:
        found = (model.index(row, 0).data(role) for row in range(model.rowCount()))
        return any(isinstance(each, Message) and each.content == Text(body=text) for each in found)

    await eventually(stands_there, LONG_S)
    streams.say(sys.stdout, f"answered {text}")
