"""The strip over the composer: whose words stand in it, and the way back to the draft."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import ElidedLabel
from aura_desktop.ui.widgets.draft_strip import DraftStrip
from tests.ui.drafts import buttons


@pytest.fixture
def strip(qtbot: QtBot, qapp: QApplication) -> Iterator[DraftStrip]:
    theme.apply(qapp, "light")
    made = DraftStrip()
    qtbot.addWidget(made)
    made.resize(460, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("is_ai", "changes", "words"),
    [
        (True, 0, "AI text"),
        (True, 1, "AI text, 1 change(s) of yours"),
        (True, 4, "AI text, 4 change(s) of yours"),
        (False, 0, "Text from your base"),
        (False, 2, "Text from your base"),
    ],
)
def test_it_says_whose_words_these_are(
    strip: DraftStrip, is_ai: bool, changes: int, words: str
) -> None:
    strip.show_origin(is_ai=is_ai, changes=changes)
    shown = [item.text() for item in strip.findChildren(ElidedLabel)]
    assert shown == [words]
    assert strip.accessibleName() == words


def test_the_way_back_by_mouse_and_key(strip: DraftStrip) -> None:
    back = QSignalSpy(strip.back_requested)
    button = buttons(strip)["Back to the draft"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert back.count() == 2
    assert button.toolTip() == "Back to the draft (Ctrl+Z)"
    assert button.height() >= 28


def test_plum_is_for_the_words_of_an_ai_only(strip: DraftStrip) -> None:
    grounds = []
    for is_ai in (True, False):
        strip.show_origin(is_ai=is_ai, changes=0)
        grounds.append(strip.grab().toImage().pixelColor(6, strip.height() // 2).name())
    colors = theme.current()
    assert grounds == [colors.color("aiTint").name(), colors.color("surfaceAlt").name()]


def test_large_text_has_its_room(strip: DraftStrip, qapp: QApplication) -> None:
    strip.show_origin(is_ai=True, changes=12)
    theme.apply(qapp, "light", 1.3)
    strip.resize(480, strip.sizeHint().height())
    qapp.processEvents()
    label = strip.findChildren(ElidedLabel)[0]
    assert label.text() == label.whole_text()
    assert strip.rect().contains(buttons(strip)["Back to the draft"].geometry())
