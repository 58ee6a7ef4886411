"""What a row of the list shows, and where."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.conversation import Conversation, Label, SearchHit
from aura_desktop.domain.message import MessageStatus
from aura_desktop.ui import theme, wording_list
from aura_desktop.ui.delegates.conversation import ConversationDelegate, Look
from aura_desktop.ui.delegates.conversation_layout import (
    Chip,
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
from aura_desktop.ui.models.conversation_rows import ClinicAi, Row, RowKind
from tests.ui.conversations import NOW, answered, minutes_ago, preview, waiting

_SIZE = (336.0, 76.0)
_AUTO = ClinicAi(mode=AiMode.AUTO)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def _layout(
    conversation: Conversation,
    size: tuple[float, float] = _SIZE,
    clinic: ClinicAi | None = None,
) -> RowLayout:
    return conversation_layout(conversation, NOW, size, RowFonts(), clinic)


def _chip(conversation: Conversation, clinic: ClinicAi | None = None) -> Chip | None:
    chips = [part for part in _layout(conversation, _SIZE, clinic).parts if isinstance(part, Chip)]
    assert len(chips) < 2
    return chips[0] if chips else None


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


def test_a_draft_that_waits_stands_there_also_with_unread_messages() -> None:
    row = replace(waiting(1, 5), draft_ready="Sí, aceptamos\ndébito")
    assert _words(_layout(row))["Draft ready:"] == "aiText"
    assert "Sí, aceptamos débito" in _words(_layout(row))
    begun = replace(answered(1, 5), draft_ready="Sí, aceptamos", draft="Hola")
    assert "Draft ready:" not in _words(_layout(begun))
    assert _words(_layout(begun))["Draft:"] == "primaryText"
    both = replace(row, draft="Hola")
    assert "Draft ready:" not in _words(_layout(both)), "a person is writing already"


def test_before_the_ai_is_there_no_row_has_its_badge() -> None:
    assert _chip(replace(waiting(1, 5), ai_mode=AiMode.AUTO)) is None


@pytest.mark.parametrize(
    ("clinic", "own", "look"),
    [
        (AiMode.SUGGEST, None, ("AI suggests", "sparkles", "aiText", "")),
        (AiMode.AUTO, None, ("AI auto", "sparkles", "aiText", "aiTintStrong")),
        (AiMode.OFF, None, ("Manual", "hand", "textMuted", "")),
        (AiMode.SUGGEST, AiMode.AUTO, ("AI auto", "sparkles", "aiText", "aiTintStrong")),
        (AiMode.AUTO, AiMode.OFF, ("Manual", "hand", "textMuted", "")),
        (AiMode.OFF, AiMode.SUGGEST, ("AI suggests", "sparkles", "aiText", "")),
    ],
)
def test_the_badge_follows_the_conversation_then_the_clinic(
    clinic: AiMode, own: AiMode | None, look: tuple[str, ...]
) -> None:
    chip = _chip(replace(answered(1, 5), ai_mode=own), ClinicAi(mode=clinic))
    assert chip is not None
    assert (chip.text, chip.icon, chip.ink, chip.fill) == look


def test_without_ai_wins_over_every_mode() -> None:
    auto = replace(answered(1, 5), ai_mode=AiMode.AUTO)
    patient = replace(auto, contact=replace(auto.contact, no_ai=True))
    for row, clinic in ((patient, ClinicAi()), (auto, ClinicAi(no_ai=True))):
        chip = _chip(row, clinic)
        assert chip is not None
        assert chip.text == "Manual"


def test_that_a_person_is_wanted_wins_over_the_mode() -> None:
    held = replace(waiting(1, 5), held_since=minutes_ago(4), ai_mode=AiMode.AUTO)
    for clinic in (None, ClinicAi(mode=AiMode.AUTO)):
        chip = _chip(held, clinic)
        assert chip is not None
        assert (chip.text, chip.ink, chip.fill) == ("For a person", "warning", "warningTint")
        assert chip.icon == "stethoscope"


def test_the_badge_stands_before_label_and_warning() -> None:
    labels = (Label(name="Toxina", colour=2),)
    for row in (answered(1, 5, labels=labels), waiting(1, 24 * 60 - 5 - 42)):
        parts = _layout(row, _SIZE, ClinicAi()).parts
        [chip] = [part for part in parts if isinstance(part, Chip)]
        third = [part for part in parts if part.rect.top() == chip.rect.top() and part != chip]
        assert third
        assert all(part.rect.left() > chip.rect.right() for part in third)
    assert "Closes in 42 min" in _words(_layout(waiting(1, 24 * 60 - 5 - 42), _SIZE, ClinicAi()))


def test_in_a_narrow_row_the_badge_leaves_its_words_to_the_time_that_runs_out() -> None:
    held = replace(waiting(1, 24 * 60 - 5 - 42), held_since=minutes_ago(4))
    layout = _layout(held, (250.0, 70.0), ClinicAi())
    [chip] = [part for part in layout.parts if isinstance(part, Chip)]
    assert chip.text == ""
    assert "Closes in 42 min" in _words(layout)


def test_in_a_usual_row_both_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = "Para una persona"
    monkeypatch.setattr(wording_list, "badge_words", lambda badge: longest)
    held = replace(waiting(1, 24 * 60 - 5 - 42), held_since=minutes_ago(4))
    chip = _chip(held, ClinicAi())
    assert chip is not None
    assert chip.text == longest


def test_another_mode_of_the_clinic_lays_the_rows_out_anew() -> None:
    delegate = ConversationDelegate(lambda: NOW)
    row = Row(kind=RowKind.CONVERSATION, conversation=answered(1, 5))
    first = delegate.layout_of(row, _SIZE)
    assert delegate.layout_of(row, _SIZE) is first
    delegate.set_clinic(ClinicAi(mode=AiMode.AUTO))
    second = delegate.layout_of(row, _SIZE)
    assert second is not None
    assert [part.text for part in second.parts if isinstance(part, Chip)] == ["AI auto"]
    delegate.set_clinic(ClinicAi(mode=AiMode.AUTO))
    assert delegate.layout_of(row, _SIZE) is second


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
    assert middle == pytest.approx(short.face.rect.center().y(), abs=1)


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
        replace(waiting(1, 24 * 60 - 50, name=long_name), held_since=minutes_ago(40)),
        replace(answered(1, 3, labels=labels), draft_ready="x" * 200, ai_mode=AiMode.AUTO),
        replace(waiting(1, 3, unread=120), held_since=minutes_ago(3), labels=labels),
    ]
    layouts = [
        _layout(case, size, clinic) for case in cases for clinic in (None, ClinicAi(), _AUTO)
    ]
    for layout in layouts:
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


_PLAIN = Look()
_LOOKS = (_PLAIN, Look(selected=True), Look(hovered=True), Look(focused=True), Look(divided=True))


def _painted(
    delegate: ConversationDelegate, row: Row, *, kept: bool, look: Look = _PLAIN
) -> QImage:
    """A row on the ground of its list; not `kept`: as where a pixel of a picture is none of the screen."""
    picture = QImage(336, 76, QImage.Format.Format_RGB32)
    picture.fill(theme.current().color("surface"))
    rect = QRect(0, 0, 336, 76)
    painter = QPainter(picture)
    if kept:
        delegate.draw(painter, rect, row, look)
    else:
        layout = delegate.layout_of(row, (336, 76))
        assert layout is not None
        delegate._paint_row(painter, rect, look, layout)
    painter.end()
    return picture


def test_a_row_from_its_picture_is_the_row() -> None:
    delegate = ConversationDelegate(lambda: NOW)
    row = Row(kind=RowKind.CONVERSATION, conversation=waiting(1, 42, unread=3))
    drawn = [_painted(delegate, row, kept=False, look=look) for look in _LOOKS]
    for _ in range(2):
        assert [_painted(delegate, row, kept=True, look=look) for look in _LOOKS] == drawn
    assert all(one != other for one, other in combinations(drawn, 2))
    other = Row(kind=RowKind.CONVERSATION, conversation=waiting(1, 42, unread=4))
    changed = _painted(delegate, other, kept=True)
    assert changed != drawn[0]
    assert changed == _painted(delegate, other, kept=False)


def test_a_row_that_looks_the_same_keeps_its_picture() -> None:
    now = [NOW]
    delegate = ConversationDelegate(lambda: now[0])
    row = Row(kind=RowKind.CONVERSATION, conversation=waiting(1, 42))
    first = delegate.layout_of(row, _SIZE)
    now[0] += timedelta(seconds=20)
    assert delegate.layout_of(row, _SIZE) is first
    seen = Row(kind=RowKind.CONVERSATION, conversation=waiting(1, 42))
    assert delegate.layout_of(seen, _SIZE) is first
    now[0] += timedelta(minutes=1)
    later = delegate.layout_of(row, _SIZE)
    assert later is not None
    assert later != first
    assert "43 min" in _words(later)


def test_pictures_of_rows_follow_the_theme_and_are_few(qapp: QApplication) -> None:
    delegate = ConversationDelegate(lambda: NOW)
    row = Row(kind=RowKind.CONVERSATION, conversation=waiting(1, 42))
    light = _painted(delegate, row, kept=True)
    theme.apply(qapp, "dark")
    dark = _painted(delegate, row, kept=True)
    assert dark != light
    assert dark == _painted(delegate, row, kept=False)
    for number in range(100):
        more = Row(kind=RowKind.CONVERSATION, conversation=waiting(number, 5))
        _painted(delegate, more, kept=True)
    assert len(delegate._pictures) <= 24
