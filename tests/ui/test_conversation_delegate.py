"""What a row of the list shows, and where."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.conversation import Conversation, Label, SearchHit
from aura_desktop.domain.message import MessageStatus
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.conversation_layout import (
    Dot,
    Icon,
    Mark,
    Part,
    Pill,
    RowFonts,
    RowLayout,
    Words,
    conversation_layout,
    wait_ink,
)
from aura_desktop.ui.delegates.search_layout import hit_layout
from tests.ui.conversations import NOW, answered, minutes_ago, preview, waiting

_SIZE = (336.0, 76.0)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def _layout(conversation: Conversation, size: tuple[float, float] = _SIZE) -> RowLayout:
    return conversation_layout(conversation, NOW, size, RowFonts())


def _words(layout: RowLayout) -> dict[str, str]:
    """Text to ink."""
    return {part.text: part.ink for part in layout.parts if isinstance(part, Words)}


def _icons(layout: RowLayout) -> dict[str, str]:
    return {part.name: part.ink for part in layout.parts if isinstance(part, Icon)}


@pytest.mark.parametrize(
    ("minutes", "ink"),
    [(0, "textMuted"), (9, "textMuted"), (10, "warning"), (59, "warning"), (60, "danger")],
)
def test_the_hourglass_turns_amber_then_red(minutes: int, ink: str) -> None:
    assert wait_ink(timedelta(minutes=minutes)) == ink
    layout = _layout(waiting(1, minutes))
    assert _icons(layout)["hourglass"] == ink


def test_a_closing_window_is_said_in_words() -> None:
    critical = _layout(waiting(1, 24 * 60 - 5 - 42))
    assert _words(critical)["Closes in 42 min"] == "danger"
    low = _layout(waiting(1, 24 * 60 - 5 - 170))
    assert _words(low)["Closes in 2 h 50"] == "warning"
    assert "timer" not in _icons(_layout(waiting(1, 5)))


def test_the_first_label_stands_where_no_warning_does() -> None:
    labels = (Label(name="Toxina", colour=2), Label(name="Tarde", colour=3))
    calm = _layout(answered(1, 5, labels=labels))
    assert "Toxina" in _words(calm)
    assert "Tarde" not in _words(calm)
    assert [part.ink for part in calm.parts if isinstance(part, Dot)] == ["label2"]
    urgent = _layout(answered(1, 5, labels=labels, inbound=23 * 60))
    assert "Toxina" not in _words(urgent)


@pytest.mark.parametrize(
    ("status", "icon", "ink"),
    [
        (MessageStatus.QUEUED, "clock", "tick"),
        (MessageStatus.ACCEPTED, "clock", "tick"),
        (MessageStatus.SENT, "check", "tick"),
        (MessageStatus.DELIVERED, "check-check", "tick"),
        (MessageStatus.READ, "check-check", "tickRead"),
        (MessageStatus.FAILED, "circle-alert", "danger"),
        (MessageStatus.UNCONFIRMED, "circle-question-mark", "warning"),
    ],
)
def test_ticks_of_our_own_messages(status: MessageStatus, icon: str, ink: str) -> None:
    assert _icons(_layout(answered(1, 5, status=status))) == {icon: ink}


def test_a_failed_message_says_so() -> None:
    words = _words(_layout(answered(1, 5, status=MessageStatus.FAILED)))
    assert "The message could not be delivered" in words


def test_a_photo_has_its_icon_and_word() -> None:
    photo = replace(waiting(1, 5), last=preview("así se ve hoy", 5, kind=ContentKind.IMAGE))
    assert "image" in _icons(_layout(photo))
    assert "Photo · así se ve hoy" in _words(_layout(photo))


def test_a_draft_stands_before_the_last_message_unless_something_is_unread() -> None:
    assert "Draft:" in _words(_layout(answered(1, 5, draft="Gracias por")))
    unread = replace(waiting(1, 5), draft="Gracias por")
    assert "Draft:" not in _words(_layout(unread))


def test_without_a_third_line_a_long_message_takes_two_and_a_short_one_the_middle() -> None:
    long = replace(answered(1, 5), last=preview("palabra " * 30, 5))
    texts = [
        part for part in _layout(long).parts if isinstance(part, Words) and part.font == "text"
    ]
    assert len(texts) == 2
    assert texts[1].text.endswith("…")
    assert texts[0].rect.bottom() <= texts[1].rect.top()
    short = _layout(answered(1, 5))
    lines = [part.rect for part in short.parts if isinstance(part, Words)]
    middle = (min(rect.top() for rect in lines) + max(rect.bottom() for rect in lines)) / 2
    assert middle == pytest.approx(short.avatar.center().y(), abs=1)


def test_many_unread_are_99_plus() -> None:
    pills = [
        part.text for part in _layout(waiting(1, 5, unread=250)).parts if isinstance(part, Pill)
    ]
    assert pills == ["99+"]


@pytest.mark.parametrize("scale", theme.TEXT_SIZES)
@pytest.mark.parametrize(("width", "row"), [(300, "layout.rowCompact"), (372, "layout.row")])
def test_nothing_leaves_the_row_or_overlaps(
    qapp: QApplication, scale: float, width: int, row: str
) -> None:
    theme.apply(qapp, "light", scale)
    size = (float(width), float(theme.current().metric(row)))
    long_name = "Nombre de Ejemplo Larguísimo Que No Cabe Nunca"
    labels = (Label(name="Etiqueta larguísima que tampoco cabe en su línea"),)
    cases = [
        replace(waiting(1, 24 * 60 - 50, unread=120, name=long_name), labels=labels),
        replace(answered(1, 500, name=long_name, labels=labels), draft="x" * 200),
        replace(waiting(1, 3, name=long_name), last=preview("palabra " * 50, 3)),
        replace(waiting(1, 3, name=long_name), last=preview("x" * 300, 3)),
        replace(answered(1, 3), last=None),
    ]
    for case in cases:
        layout = _layout(case, size)
        boxes = [_box(part) for part in layout.parts]
        for left, top, right, bottom in boxes:
            assert 0 <= left <= right <= size[0] - 8
            assert 0 <= top <= bottom <= size[1]
        for number, one in enumerate(boxes):
            assert not any(_overlap(one, other) for other in boxes[number + 1 :]), layout.parts


def _box(part: Part) -> tuple[float, float, float, float]:
    rect = part.rect
    width = rect.width()
    if isinstance(part, Words):
        width = RowFonts().width(part.font, part.text)
    return rect.left(), rect.top(), rect.left() + width, rect.bottom()


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 0


def test_hits_are_marked_and_the_first_is_in_sight() -> None:
    hit = SearchHit(
        conversation=waiting(1, 5, name="Rodrigo Prueba"),
        message_text="Hola, una consulta larga de verdad: ¿el láser de axila cuántas sesiones son?",
        at=minutes_ago(2000),
    )
    layout = hit_layout(hit, "laser axila", NOW, (336.0, 62.0), RowFonts())
    inks = _words(layout)
    assert inks["láser"] == inks["axila"] == "primaryText"
    assert sum(isinstance(part, Mark) for part in layout.parts) == 2
    assert max(_box(part)[2] for part in layout.parts) <= 336 - 8


def test_a_number_that_was_searched_is_marked() -> None:
    conversation = waiting(1, 5, name="Benjamín Ensayo")
    contact = replace(conversation.contact, phone="+56900000119")
    hit = SearchHit(conversation=replace(conversation, contact=contact))
    inks = _words(hit_layout(hit, "0119", NOW, (336.0, 62.0), RowFonts()))
    assert inks["+56 9 0000 0119"] == "primaryText"
