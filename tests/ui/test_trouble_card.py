"""The card of a trouble: its words, its buttons by mouse and key, its detail, both languages and themes."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop import troubles
from aura_desktop.errors import AuraError, RefusedError, SetupError
from aura_desktop.troubles import Action
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.trouble_card import TroubleCard

GONE = RefusedError(
    "recipient_unreachable", graph_code=131026, fbtrace_id="AbC", phone="+56 9 0000 0163"
)
NEW = RefusedError("graph_error", graph_code=999001, title="New", detail="Something new.")
LOOKS = pytest.mark.parametrize("look", [("light", 1.0), ("dark", 1.0), ("light", 1.3)])
LANGUAGES = pytest.mark.parametrize("language", troubles.LANGUAGES)


def dress(name: theme.ThemeName = "light", scale: float = 1.0) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, name, scale)


def show(card: TroubleCard, error: AuraError, language: str = "en") -> None:
    card.set_trouble(
        troubles.for_error(error, language), troubles.technical_detail(error, language)
    )


@pytest.fixture
def card(qtbot: QtBot) -> TroubleCard:
    dress()
    card = TroubleCard()
    qtbot.addWidget(card)
    card.resize(330, 240)
    show(card, GONE)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    return card


def button(card: TroubleCard, name: str) -> QAbstractButton:
    found = [
        item
        for item in card.findChildren(QAbstractButton)
        if item.accessibleName() == name and item.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def words(card: TroubleCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def cut_off(card: TroubleCard) -> list[str]:
    """The words that have too little room, and the buttons that stand over the edge."""
    labels = [label for label in card.findChildren(QLabel) if label.isVisible()]
    lines = [
        label.text()
        for label in labels
        if label.height() < (label.heightForWidth(label.width()) if label.wordWrap() else 0)
    ]
    inside = card.rect()
    return lines + [
        item.accessibleName()
        for item in (*card.findChildren(QAbstractButton), *labels)
        if item.isVisible()
        and not inside.contains(QRect(item.mapTo(card, QPoint(0, 0)), item.size()))
    ]


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def test_it_says_what_happened_and_what_to_do(card: TroubleCard) -> None:
    said = words(card)
    assert "Could not deliver to this number" in said
    assert "Perhaps +56 9 0000 0163 has no WhatsApp, or a digit is wrong." in said
    assert any("What to do:</span> check the number." in text for text in said)
    assert "131026" in said
    assert not any("fbtrace_id" in text for text in said)


def test_both_buttons_say_what_they_ask_for(card: TroubleCard, qtbot: QtBot) -> None:
    for name, action in (("Correct number", Action.FIX_NUMBER), ("Call", Action.CALL)):
        with qtbot.waitSignal(card.action_requested) as asked:
            QTest.mouseClick(button(card, name), Qt.MouseButton.LeftButton)
        assert asked.args == [action.value]


def test_everything_can_be_done_with_keys(card: TroubleCard, qtbot: QtBot) -> None:
    card.setFocus()
    assert button(card, "Correct number").hasFocus()
    with qtbot.waitSignal(card.action_requested) as asked:
        press(Qt.Key.Key_Space)
    assert asked.args == ["fix_number"]
    press(Qt.Key.Key_Tab)
    assert button(card, "Call").hasFocus()
    press(Qt.Key.Key_Tab)
    assert button(card, "Technical detail").hasFocus()
    press(Qt.Key.Key_Space)
    assert any("fbtrace_id: AbC" in text for text in words(card))
    press(Qt.Key.Key_Tab)
    assert button(card, "Copy for support").hasFocus()
    with qtbot.waitSignal(card.copy_requested) as copied:
        press(Qt.Key.Key_Space)
    (text,) = copied.args or [""]
    assert text.splitlines()[:3] == [
        "Could not deliver to this number",
        "Code: recipient_unreachable",
        "Meta's code: 131026",
    ]
    assert "0163" not in text


def test_an_unknown_code_offers_to_copy_for_support(card: TroubleCard, qtbot: QtBot) -> None:
    show(card, NEW)
    assert "Meta answers: Something new." in words(card)
    with (
        qtbot.assertNotEmitted(card.action_requested),
        qtbot.waitSignal(card.copy_requested) as copied,
    ):
        button(card, "Copy for support").click()
    (text,) = copied.args or [""]
    assert "Meta's code: 999001" in text
    assert "Detail: Something new." in text


def test_while_it_is_busy_nothing_is_asked_twice(card: TroubleCard, qtbot: QtBot) -> None:
    card.set_busy(True)
    with qtbot.assertNotEmitted(card.action_requested):
        QTest.mouseClick(button(card, "Correct number"), Qt.MouseButton.LeftButton)
    show(card, SetupError("agent_died"))
    assert button(card, "Restart tunnel").isEnabled()


def test_a_new_trouble_closes_the_detail_and_takes_spare_buttons_away(card: TroubleCard) -> None:
    button(card, "Technical detail").click()
    show(card, SetupError("secret_too_long", limit=1280))
    assert "Code: secret_too_long" not in words(card)
    names = [
        item.accessibleName() for item in card.findChildren(QAbstractButton) if item.isVisible()
    ]
    assert names == ["Technical detail"]


def test_a_screen_reader_hears_it_once_and_at_once(
    card: TroubleCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[QAccessible.Event] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)

    def hear(event: QAccessibleEvent) -> None:
        if event.object() is card:
            heard.append(event.type())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    show(card, NEW)
    show(card, NEW)
    assert heard.count(QAccessible.Event.Announcement) == 1
    spoken = QAccessible.queryAccessibleInterface(card)
    assert spoken.text(QAccessible.Text.Name).startswith("Meta refused the request. Meta answers")


def test_every_control_has_a_name(card: TroubleCard) -> None:
    button(card, "Technical detail").click()
    for control in card.findChildren(QAbstractButton):
        assert control.isHidden() or control.accessibleName()
    for label in card.findChildren(QLabel):
        spoken = QAccessible.queryAccessibleInterface(label)
        assert spoken.text(QAccessible.Text.Name), label.text()


@LOOKS
@LANGUAGES
def test_no_words_are_cut_off(
    qtbot: QtBot, look: tuple[theme.ThemeName, float], language: str
) -> None:
    """Every entry of the dictionary, on a narrow card, with the detail open."""
    dress(*look)
    page = QWidget()
    qtbot.addWidget(page)
    grid = QGridLayout(page)
    card = TroubleCard()
    grid.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignTop)
    card.setFixedWidth(300)
    page.show()
    for code in sorted(troubles.codes()):
        found = troubles.find(code, language, {"code": code})
        assert found
        card.set_trouble(found, troubles.technical_detail(code, language))
        button(card, "Technical detail").click()
        qtbot.waitUntil(lambda: cut_off(card) == [])


@LOOKS
def test_the_tone_colours_the_disc(qtbot: QtBot, look: tuple[theme.ThemeName, float]) -> None:
    dress(*look)
    card = TroubleCard()
    qtbot.addWidget(card)
    card.resize(330, 240)
    card.show()
    for code, ground in (
        ("access_token_invalid", "dangerTint"),
        ("agent_missing", "warningTint"),
        ("ai_off", "primaryTint"),
    ):
        show(card, SetupError(code))
        picture = card.grab().toImage()
        ratio = picture.devicePixelRatio()
        side = theme.current().px(36)
        at = QPoint(round((16 + side / 2) * ratio), round((14 + side * 0.08) * ratio))
        assert picture.pixelColor(at) == theme.current().color(ground), code
