"""A conversation of 100,000 messages: opened, scrolled, added to; beside a QTextBrowser with 5,000 in the same run.

`python -m tests.bench.timeline` measures once and prints JSON; `rows` runs that in a process of its own.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextBrowser

from aura_desktop.domain.content import Text
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Direction, Message, MessagePage, MessageStatus
from aura_desktop.ui import theme
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.widgets.timeline_view import TimelineView
from tests.bench.process import output_of
from tests.bench.table import Row, bounded

MESSAGES, BROWSER_MESSAGES = 100_000, 5_000
RUNS, FRAMES, ADDED, PAGES, OPENED = 3, 600, 100, 40, 5
SIZE = (728, 620)
CONVERSATION = ConversationId(1)
_START = datetime(2024, 1, 1, tzinfo=UTC)
_BODIES = (
    "Hola, una consulta sobre la hora del jueves, ¿me la pueden mover para después de las 17:00?",
    "Sí",
    "Perfecto, muchas gracias por avisar. Nos vemos entonces en la clínica. " * 2,
    "¿Aceptan tarjeta en cuotas? 🙂",
    "Te esperamos en *Avenida Inventada 123*",
)


def message(number: int) -> Message:
    """The message of that place; places before 0 are older ones."""
    ours = number % 3 == 0
    return Message(
        id=MessageId(number),
        conversation_id=CONVERSATION,
        direction=Direction.OUTBOUND if ours else Direction.INBOUND,
        content=Text(body=_BODIES[number % len(_BODIES)]),
        status=MessageStatus.READ if ours else MessageStatus.RECEIVED,
        at=_START + timedelta(minutes=7 * number),
    )


def took_ms(action: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def p99(figures: list[float]) -> float:
    """The figure that one in a hundred exceeds."""
    return sorted(figures)[int(len(figures) * 0.99)]


def frames(view: QAbstractScrollArea) -> list[float]:
    """Up by a notch of the wheel, frame after frame, each painted as the window would."""
    bar = view.verticalScrollBar()

    def one() -> None:
        bar.setValue(bar.value() - 60)
        QApplication.processEvents()

    return [took_ms(one) for _ in range(FRAMES)]


def ours() -> dict[str, float]:
    """The figures of the transcript, milliseconds."""
    page = MessagePage(messages=tuple(message(n) for n in range(MESSAGES)), has_older=True)
    model, view = MessageListModel(), TimelineView()
    view.set_model(model)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    viewport, bar = view.viewport(), view.verticalScrollBar()

    def open_it() -> None:
        model.set_page(CONVERSATION, page)
        viewport.repaint()

    def append(number: int) -> None:
        model.upsert([message(number)])
        viewport.repaint()

    def prepend(older: MessagePage) -> None:
        model.prepend_older(older)
        viewport.repaint()

    figures = {"open": statistics.median(took_ms(open_it) for _ in range(OPENED))}
    figures["frame"] = p99(frames(view))
    view.jump_to_newest()
    added = [partial(append, MESSAGES + number) for number in range(ADDED)]
    figures["append"] = p99([took_ms(action) for action in added])
    older = [
        MessagePage(
            messages=tuple(message(-n) for n in range(first + 50, first, -1)), has_older=True
        )
        for first in range(0, 50 * PAGES, 50)
    ]
    bar.setValue(0)
    figures["prepend"] = p99([took_ms(partial(prepend, page)) for page in older])
    return figures


def theirs() -> dict[str, float]:
    """The same of a QTextBrowser with far fewer messages, milliseconds."""
    browser = QTextBrowser()
    browser.resize(*SIZE)
    browser.show()
    QApplication.processEvents()
    viewport, bar = browser.viewport(), browser.verticalScrollBar()
    bodies = [_BODIES[number % len(_BODIES)] for number in range(BROWSER_MESSAGES)]

    def open_it() -> None:
        browser.setHtml("".join(f"<p>{body}</p>" for body in bodies))
        bar.setValue(bar.maximum())
        viewport.repaint()

    def append() -> None:
        browser.append(_BODIES[0])
        viewport.repaint()

    figures = {"open": statistics.median(took_ms(open_it) for _ in range(OPENED))}
    figures["frame"] = p99(frames(browser))
    bar.setValue(bar.maximum())
    figures["append"] = p99([took_ms(append) for _ in range(ADDED)])
    # It cannot add in front without setting its whole text again.
    figures["prepend"] = figures["open"]
    return figures


def rows() -> list[Row]:
    """The rows of the table: medians of a few runs, each with both sides."""
    runs = [json.loads(output_of("-m", "tests.bench.timeline")) for _ in range(RUNS)]
    mine, other = (
        {key: statistics.median(run[side][key] for run in runs) for key in runs[0][side]}
        for side in ("ours", "theirs")
    )
    named = (
        ("open", "open 100,000 messages to the first painted frame", 60.0),
        ("frame", "frame while scrolling, p99", 4.0),
        ("append", "a message added and painted, p99", 5.0),
        ("prepend", "50 older messages in front and painted, p99", 10.0),
    )
    return [
        bounded(
            f"transcript: {name} (QTextBrowser with 5,000)", mine[key], other[key], goal, unit="ms"
        )
        for key, name, goal in named
    ]


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    theme.apply(application, "light")
    print(json.dumps({"ours": ours(), "theirs": theirs()}))
