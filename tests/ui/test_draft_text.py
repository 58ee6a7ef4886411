"""The words of a draft: where its squares stand, what is bold, what is in doubt, and what scrolls."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.draft import Doubt, DraftVersion, Passage
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.draft_layout import DraftLayout, cited_numbers, claims_of
from aura_desktop.ui.widgets.draft_text import LONGEST, DraftText
from tests.ui.drafts import FIRST, SECOND, doubting, wording

_WIDTH = 400
_CITED = wording((FIRST, (1,)), (SECOND, (2, 3)))


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.fixture
def text(qtbot: QtBot) -> DraftText:
    made = DraftText()
    qtbot.addWidget(made)
    made.resize(_WIDTH, 60)
    made.show()
    qtbot.waitExposed(made)
    return made


def picture(layout: DraftLayout) -> QImage:
    return picture_of(layout, _WIDTH)


def picture_of(layout: DraftLayout, width: int) -> QImage:
    image = QImage(width, int(layout.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    layout.draw(painter, QPointF(0, 0))
    painter.end()
    return image


def has_colour(image: QImage, token: str, area: QRect | None = None) -> bool:
    wanted = theme.current().color(token).rgb()
    area = (area or image.rect()).intersected(image.rect())
    return any(
        image.pixel(x, y) == wanted
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def test_a_square_stands_behind_each_cited_sentence() -> None:
    layout = DraftLayout(_CITED, _WIDTH)
    assert [spot.number for spot in layout.spots] == [1, 2, 3]
    first, second, third = (layout.areas(number)[0] for number in (1, 2, 3))
    assert first.top() <= second.top() == third.top()
    assert second.right() < third.left(), "two at one place stand side by side"
    for area in (first, second, third):
        assert has_colour(picture(layout), "aiTintStrong", area.toRect())
        assert area.right() <= _WIDTH


def test_a_square_is_found_under_the_pointer_with_some_room_around() -> None:
    layout = DraftLayout(_CITED, _WIDTH)
    middle = layout.areas(2)[0].center()
    assert layout.number_at(middle) == 2
    assert layout.number_at(middle - QPointF(0, 10)) == 2
    assert layout.number_at(QPointF(2, 2)) == 0


def test_a_square_never_begins_a_line() -> None:
    for width in range(120, 420, 7):
        layout = DraftLayout(_CITED, width)
        for number in (1, 2, 3):
            area = layout.areas(number)[0]
            assert area.left() > 4, width
            assert area.right() <= width, width


def test_a_cited_blank_behind_a_sentence_does_not_part_it_from_its_square() -> None:
    version = wording((FIRST, (1,)), (SECOND, ()))
    loose = Passage(start=0, end=len(FIRST) + 1, numbers=(1,))
    with_blank = replace(version, passages=(loose,))
    assert DraftLayout(with_blank, 900).areas(1) == DraftLayout(version, 900).areas(1)


def test_a_doubt_is_underlined_where_it_is() -> None:
    sure, unsure = DraftLayout(_CITED, _WIDTH), DraftLayout(doubting("18:10"), _WIDTH)
    assert not has_colour(picture(sure), "warningTint")
    assert has_colour(picture(unsure), "warningTint")
    assert has_colour(picture(unsure), "warningFill")


def test_a_doubt_at_the_beginning_of_a_sentence_spares_the_square_before_it() -> None:
    version = wording((FIRST, (1,)), (SECOND, ()))
    start = len(FIRST)
    layout = DraftLayout(replace(version, doubts=(Doubt(start=start, end=start + 8),)), 900)
    square = layout.areas(1)[0]
    beside = QRect(int(square.right()) - 1, 0, 2, 2)
    assert not has_colour(picture_of(layout, 900), "warningTint", beside)
    assert has_colour(picture_of(layout, 900), "warningTint")


def test_places_are_counted_in_characters_also_behind_emoji() -> None:
    plain = DraftVersion(text="Hola a. Fin", passages=(Passage(start=0, end=7, numbers=(1,)),))
    emoji = DraftVersion(text="Hola 🙂. Fin", passages=(Passage(start=0, end=7, numbers=(1,)),))
    assert DraftLayout(plain, 900).spots[0].at == 7
    assert DraftLayout(emoji, 900).spots[0].at == 8, "Qt counts two for an emoji"


def test_signs_that_hide_are_taken_out_and_the_marks_with_them() -> None:
    version = DraftVersion(
        text="Son \u202e$100 hoy.", passages=(Passage(start=0, end=14, numbers=(1,)),)
    )
    layout = DraftLayout(version, _WIDTH)
    assert layout.spots == []
    assert layout.lines == 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_marks_on_any_text_can_be_drawn(data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=80))
    places = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(sorted)
    passages = data.draw(st.lists(st.tuples(places, st.integers(1, 12)), max_size=5))
    doubts = data.draw(st.lists(places, max_size=4))
    version = DraftVersion(
        text=text,
        passages=tuple(
            Passage(start=start, end=end, numbers=(number,)) for (start, end), number in passages
        ),
        doubts=tuple(Doubt(start=start, end=end) for start, end in doubts),
    )
    layout = DraftLayout(version, data.draw(st.integers(1, 500)))
    picture(layout)
    assert layout.lines >= 1
    assert all(len(layout.areas(spot.number)) >= 1 for spot in layout.spots)


def test_numbers_and_claims_come_from_the_wording() -> None:
    assert cited_numbers(wording(("a", (2,)), ("b", (1, 2)), ("c", ()))) == (2, 1)
    assert claims_of(_CITED, 3) == (SECOND,)
    assert claims_of(_CITED, 9) == ()


def test_it_is_as_high_as_its_lines_up_to_a_limit(text: DraftText) -> None:
    line = theme.line_height("body")
    text.show_version(DraftVersion(text="Hola"))
    assert text.height() == line
    text.show_version(DraftVersion(text=f"{FIRST} " * 20))
    assert text.height() == LONGEST * line
    assert text.verticalScrollBar().maximum() > 0
    text.set_most_lines(3)
    assert text.height() == 3 * line


def test_only_what_scrolls_is_a_stop_of_tab(text: DraftText) -> None:
    text.show_version(DraftVersion(text="Hola"))
    assert text.focusPolicy() is Qt.FocusPolicy.NoFocus
    text.show_version(DraftVersion(text=f"{FIRST} " * 20))
    assert text.focusPolicy() is Qt.FocusPolicy.TabFocus
    text.show_version(DraftVersion(text="Hola"))
    assert text.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_while_it_is_written_the_end_stays_in_view(text: DraftText) -> None:
    text.set_most_lines(3)
    for count in (4, 8, 12):
        text.show_version(DraftVersion(text=f"{FIRST} " * count), writes=True)
        assert text.verticalScrollBar().value() == text.verticalScrollBar().maximum() > 0
    text.show_version(DraftVersion(text=f"{FIRST} " * 12))
    assert text.verticalScrollBar().value() == 0, "the whole is read from its beginning"


@pytest.mark.parametrize("scale", theme.TEXT_SIZES)
def test_larger_text_makes_higher_lines(qapp: QApplication, text: DraftText, scale: float) -> None:
    text.show_version(_CITED)
    theme.apply(qapp, "light", scale)
    assert text.height() == text.shown_lines() * round(20 * scale)
    square = text.place_of(1)
    assert square.height() >= round(14 * scale)
    assert text.rect().contains(square)


def test_a_click_on_a_square_asks_for_its_source(text: DraftText) -> None:
    text.show_version(_CITED)
    asked = QSignalSpy(text.number_requested)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.place_of(2).center())
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert [asked.at(index) for index in range(asked.count())] == [[2]]


def test_a_pointer_that_rests_on_a_square_is_told_of(text: DraftText, qtbot: QtBot) -> None:
    text.show_version(_CITED)
    with qtbot.waitSignal(text.number_pointed) as came:
        QTest.mouseMove(text.viewport(), text.place_of(1).center())
    with qtbot.waitSignal(text.number_pointed) as went:
        QTest.mouseMove(text.viewport(), QPoint(2, 2))
    assert (came.args, went.args) == ([1], [0])


def test_the_open_source_is_filled(text: DraftText) -> None:
    text.show_version(_CITED)
    place = text.place_of(1)
    assert not has_colour(text.grab().toImage(), "ai", place)
    text.set_opened(1)
    assert has_colour(text.grab().toImage(), "ai", place)
    assert text.place_of(7).isEmpty()
