"""The draft card as it is seen: nothing cut off at any width and text size, targets, focus, both themes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aura_desktop import paths
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.controls import ElidedLabel
from aura_desktop.ui.widgets.draft_actions import DraftActions
from aura_desktop.ui.widgets.draft_card import DraftCard
from aura_desktop.ui.widgets.draft_faces import Clinic
from tests.flows.hands import Hands
from tests.ui.drafts import AGENDA, NOW, PROTOCOL, STATES, buttons
from tests.ui.focus_marks import tab_round

CLINIC = Clinic(professional="Dra. Ficticia", holding_reply="Gracias por contarnos. Ya te llaman.")
WIDTHS = (480, 660, 690, 900)
SCALES = (1.0, 1.15, 1.3)
LOWEST = 28


class Longer(QTranslator):
    """A language that needs more room than ours: a third more signs in every sentence."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        words = source.replace("%n", str(n)) if n >= 0 else source
        return words + "m" * (len(words) // 3) if context != "wording_time" else source


@pytest.fixture(params=["en", "es", "longer"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translator = Longer(qapp) if request.param == "longer" else QTranslator(qapp)
    if request.param != "longer":
        name = f"aura_{request.param}"
        assert translator.load(name, str(paths.resources() / "translations"))
    QLocale.setDefault(QLocale("en_US" if request.param == "en" else "es_CL"))
    qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


class Frame(QWidget):
    """A window of this width with nothing but the card."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.resize(width, 800)
        self.card = DraftCard()
        self.card.set_clinic(CLINIC)
        self.card.set_sources((PROTOCOL, AGENDA))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.card)


def make(qtbot: QtBot, width: int) -> Frame:
    frame = Frame(width)
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitExposed(frame)
    return frame


def cut_off(card: DraftCard) -> list[str]:
    """Words with too little room, and parts that stand over an edge or over one another."""
    found = [
        f"{label.text()!r} has too little room"
        for label in card.findChildren(QLabel)
        if label.isVisible() and not isinstance(label, ElidedLabel) and is_short_of_room(label)
    ]
    pieces = [item for item in card.findChildren(QAbstractButton) if item.isVisible()]
    areas = [(item, QRect(item.mapTo(card, QPoint(0, 0)), item.size())) for item in pieces]
    for item, area in areas:
        name = item.accessibleName()
        if isinstance(item, CapButton) and item.width() < item.sizeHint().width():
            found.append(f"{name!r} is squeezed")
        if not card.rect().contains(area):
            found.append(f"{name!r} stands over the edge")
        found += [
            f"{name!r} is over {other.accessibleName()!r}"
            for other, place in areas
            if other is not item and place.intersects(area)
        ]
    return found


def is_short_of_room(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < QFontMetrics(label.font()).horizontalAdvance(label.text())


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, language: str, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    for width in WIDTHS:
        frame = make(qtbot, width)
        card = frame.card
        for name, draft in STATES.items():
            card.show_draft(draft, NOW)
            qapp.processEvents()
            assert cut_off(card) == [], (width, name)
            assert card.width() == width, (width, name)


def test_titles_are_whole_where_there_is_room_for_anything(
    qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    for scale in SCALES[::2]:
        theme.apply(qapp, "light", scale)
        frame = make(qtbot, 480)
        card = frame.card
        for name in ("writing", "ready", "counting", "suggested"):
            card.show_draft(STATES[name], NOW)
            qapp.processEvents()
            shown = [item for item in card.findChildren(ElidedLabel) if item.isVisible()]
            assert shown[0].text() == shown[0].whole_text(), name


def test_where_it_is_narrow_the_keys_go_before_the_words(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.3)
    widths = {}
    for width in (900, 400):
        frame = make(qtbot, width)
        frame.card.show_draft(STATES["ready"], NOW)
        qapp.processEvents()
        row = frame.card.findChild(DraftActions)
        assert isinstance(row, DraftActions)
        shown = buttons(row)
        assert {"Use", "Edit", "Discard"} <= set(shown), width
        widths[width] = [shown[name].width() for name in ("Use", "Edit", "Discard")]
        assert shown["Use"].toolTip() == "Use (Tab)"
    assert widths[400] < widths[900]


def test_every_target_is_large_enough(qtbot: QtBot, qapp: QApplication) -> None:
    for width in (480, 690):
        frame = make(qtbot, width)
        card = frame.card
        for name, draft in STATES.items():
            card.show_draft(draft, NOW)
            qapp.processEvents()
            small = {
                item.accessibleName(): item.size().toTuple()
                for item in card.findChildren(QAbstractButton)
                if item.isVisible() and min(item.size().toTuple()) < LOWEST
            }
            assert small == {}, name


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_tab_reaches_every_button_in_the_order_it_is_seen_and_shows_where_it_is(
    qtbot: QtBot, qapp: QApplication, look: theme.ThemeName
) -> None:
    theme.apply(qapp, look)
    for name, draft in STATES.items():
        frame = make(qtbot, 690)
        card = frame.card
        card.show_draft(draft, NOW)
        qapp.processEvents()
        with qtbot.waitActive(frame):
            frame.activateWindow()
        seen = [item for item in card.findChildren(QAbstractButton) if item.isVisible()]
        wanted = [item for item in seen if item.isEnabled()]
        hands = Hands(frame)
        wanted[0].setFocus()
        stops, alike = await tab_round(hands, frame)
        assert alike == [], name
        assert set(stops) == set(wanted), name
        rows = [stop.mapTo(card, QPoint(0, 0)).y() // 24 for stop in from_the_top(stops, card)]
        assert rows == sorted(rows), (name, [stop.accessibleName() for stop in stops])
        frame.close()


def from_the_top(stops: list[QWidget], card: DraftCard) -> list[QWidget]:
    """The round, beginning with what stands highest and furthest left."""
    places = [(stop.mapTo(card, QPoint(0, 0)).y() // 24, stop.x()) for stop in stops]
    first = places.index(min(places))
    return stops[first:] + stops[:first]


def test_the_states_look_different_and_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    frame = make(qtbot, 690)
    card = frame.card
    grounds = {}
    for name in ("ready", "held", "key", "quiet", "suggested"):
        card.show_draft(STATES[name], NOW)
        qapp.processEvents()
        colour = card.grab().toImage().pixelColor(8, card.height() // 2).name()
        grounds[name] = colour
    colors = theme.current()
    assert grounds == {
        "ready": colors.color("aiTint").name(),
        "held": colors.color("warningTint").name(),
        "key": colors.color("dangerTint").name(),
        "quiet": colors.color("surface").name(),
        "suggested": colors.color("surface").name(),
    }
    theme.apply(qapp, "dark")
    card.show_draft(STATES["ready"], NOW)
    qapp.processEvents()
    dark = card.grab().toImage().pixelColor(8, card.height() // 2).name()
    assert dark == theme.current().color("aiTint").name() != grounds["ready"]


def test_plum_is_only_for_what_an_ai_wrote(qtbot: QtBot, qapp: QApplication) -> None:
    frame = make(qtbot, 690)
    card = frame.card
    plum = {theme.current().color(name).rgb() for name in ("ai", "aiTint", "aiText", "aiBorder")}
    for name in ("suggested", "held", "no_source", "quiet", "key", "discarded"):
        card.show_draft(STATES[name], NOW)
        qapp.processEvents()
        image = card.grab().toImage()
        colours = {
            image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)
        }
        assert not colours & plum, name
    assert "Use Estacionamiento" not in buttons(card)
