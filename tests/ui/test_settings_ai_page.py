"""The settings of the AI as a page: its server, its search, its keys, its widths."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode, AiPolicy
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, AnswerTopic, EntryKind, NewEntry
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.settings_ai import AiSection
from aura_desktop.ui.widgets.settings_switch import Switch
from tests.eventually import eventually
from tests.ui.ai_records import Fate, settle_drafts
from tests.ui.ai_settings import card, section, show
from tests.ui.dialogs import nameless
from tests.ui.settings_desk import NOW, SettingsDesk, open_settings_desk
from tests.ui.test_settings_page import click, named, retype, save, seen, words

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        await seen(opened)
        await show(opened)
        yield opened


async def test_what_is_fixed_has_no_switch(desk: SettingsDesk) -> None:
    shown = words(desk)
    assert shown.count("Fixed") == 2
    for title in (
        "Clinical topics go to a person",
        "Names, RUT, phones and mails are hidden before the AI is asked",
    ):
        assert title in shown
        assert not [w for w in desk.host.findChildren(Switch) if w.accessibleName() == title]


async def test_the_knowledge_is_counted_and_its_page_asked_for(
    desk: SettingsDesk, qtbot: QtBot
) -> None:
    assert section(desk).entries.words() == "Nothing yet. Without entries there are no drafts."
    for number, publish in enumerate((True, True, False)):
        entry = NewEntry(kind=EntryKind.OTHER, title=f"Ficha {number}", body="Ficticia.")
        await desk.knowledge.save(None, entry, "Ana Ficticia", publish=publish)
    shown = await show(desk)
    assert shown.entries.words() == "2 published · 1 proposed"
    with qtbot.waitSignal(desk.page.knowledge_requested):
        click(desk, "Open the base")


async def test_what_a_server_can_do_is_told_and_kept(desk: SettingsDesk) -> None:
    click(desk, "Test connection")
    await desk.page.tasks.settle()
    told = "Answered in 1.6 s · today 10:42 · JSON with a schema"
    assert told in words(desk)
    assert desk.book.current.ai.abilities is not None
    assert desk.page.changes() == ()
    retype(desk, "Address", "http://10.0.0.5:8080/v1")
    assert told not in words(desk)
    assert desk.page.changes() == ("Address",)
    QTest.mouseClick(desk.page.footer.undo, _LEFT)
    assert told in words(desk)


async def test_what_a_typed_server_can_do_is_kept_when_it_is_saved(desk: SettingsDesk) -> None:
    retype(desk, "Address", "http://10.0.0.5:8080/v1")
    click(desk, "Test connection")
    await desk.page.tasks.settle()
    assert desk.book.current.ai.abilities is None
    await save(desk)
    assert desk.book.current.ai.base_url == "http://10.0.0.5:8080/v1"
    assert desk.book.current.ai.abilities is not None
    retype(desk, "Address", "http://10.0.0.6:8080/v1")
    await save(desk)
    assert desk.book.current.ai.abilities is None


async def test_the_policy_can_be_saved_beside_another_server(desk: SettingsDesk) -> None:
    box = named(desk, "Provider", QComboBox)
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert box.currentText() == "No AI"
    card("Manual")(desk)
    assert desk.page.changes() == ("Initial mode", "Provider")
    await save(desk)
    assert desk.book.current.ai.provider is AiProvider.NONE
    assert await desk.ai.policy() == AiPolicy(mode=AiMode.OFF)


async def test_the_search_finds_what_is_new(desk: SettingsDesk) -> None:
    wanted = {
        "emoji": "Tone and limits",
        "presupuesto": "Budget",
        "ledger": "Records",
        "umbrales": "Automatic replies",
        "apagado": "Topics",
        "professional": "Clinical topics",
        "fichas": "Documents",
        "sin ia": "Initial mode",
        "azure": "Provider",
    }
    for typed, title in wanted.items():
        desk.page.nav.search.setFocus()
        desk.page.nav.search.clear()
        QTest.keyClicks(desk.page.nav.search, typed)
        assert desk.page.nav.settings_found() == (title,), typed
        QTest.keyClick(desk.page.nav.search, Qt.Key.Key_Return)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert section(desk).isAncestorOf(focus), typed


async def test_tab_goes_from_the_mode_to_the_records(desk: SettingsDesk) -> None:
    section(desk).automatic.fold.open()
    card("Suggests")(desk)
    names: list[str] = []
    heights: list[int] = []
    body = section(desk)
    while (stop := QApplication.focusWidget()) is not None and body.isAncestorOf(stop):
        assert len(names) < 60
        names.append(stop.accessibleName())
        heights.append(stop.mapTo(body._body, QPoint(0, 0)).y())
        QTest.keyClick(desk.host, Qt.Key.Key_Tab)
    assert names[0] == "Suggests"
    assert names[-1] == "What left this PC"
    assert len(names) == len(set(names))
    # Never up again, but to what stands beside it.
    assert all(below - above > -40 for above, below in pairwise(heights))
    assert nameless(desk.host) == []


async def test_without_a_store_the_policy_cannot_be_touched(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_settings_desk(tmp_path, has_ai=False) as desk:
        await seen(desk)
        await show(desk)
        assert not named(desk, "Emoji in drafts", Switch).isEnabled()
        assert not named(desk, "What left this PC", QAbstractButton).isEnabled()
        assert named(desk, "Address").isEnabled()
        click(desk, "Test connection")
        await desk.page.tasks.settle()
        assert "Answered in 1.6 s · today 10:42" in words(desk)


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("width", [1104, 1180, 1366])
async def test_no_words_are_cut_in_spanish(
    width: int, scale: float, qtbot: QtBot, tmp_path: Path
) -> None:
    """1104: what a window of 1180 leaves beside its rail."""
    look = Look(theme="light", language="es", scale=scale)
    async with open_settings_desk(tmp_path, look, size=(width, 768)) as desk:
        await seen(desk)
        shown = await show(desk)
        shown.automatic.fold.open()
        for topic in AUTOMATIC_TOPICS:
            shown.topics.rows.of[topic].show_mode(AiMode.AUTO)
        correction = (Fate(topic=AnswerTopic.PAYMENT, used=51, corrected=True),)
        await desk.database.run(settle_drafts, correction, NOW)
        shown.topics.rows.show_records(await desk.ai.topics())
        await asyncio.sleep(0)
        assert cut(shown) == []
        for row in shown.topics.rows.of.values():
            labels = [each for each in row.findChildren(QLabel) if each.isVisible()]
            left = row.control.x()
            assert all(each.mapTo(row, QPoint(each.width(), 0)).x() < left for each in labels)
            buttons = row.control.findChildren(QAbstractButton)
            assert all(min(each.width(), each.height()) >= 28 for each in buttons)


def cut(shown: AiSection) -> list[str]:
    """Words that have less room than they need."""
    found = []
    room = shown._body.width()
    for widget in shown.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        right = widget.mapTo(shown._body, QPoint(widget.width(), 0)).x()
        short = widget.width() < widget.minimumSizeHint().width()
        wraps = widget.hasHeightForWidth()
        low = wraps and widget.height() < widget.heightForWidth(widget.width())
        if right > room or low or (short and not wraps):
            found.append(f"{widget.accessibleName() or widget.text()!r} {widget.size()}")
    return found


async def test_the_choice_of_a_server_outlives_a_test_of_another(desk: SettingsDesk) -> None:
    """An answer that comes after something else was typed says nothing of that."""
    former: AiChoice = desk.book.current.ai
    click(desk, "Test connection")
    retype(desk, "Address", "http://10.0.0.5:8080/v1")
    await desk.page.tasks.settle()
    assert not any("Answered in" in each for each in words(desk))
    assert desk.book.current.ai.alone() == former.alone()
    await eventually(lambda: desk.page.changes() == ("Address",))
