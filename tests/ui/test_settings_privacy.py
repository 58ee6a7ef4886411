"""Data of patients in the settings: what goes is seen before it is decided, words are saved, receipts are read."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.consent import WORDING_LIMIT, ConsentKind
from aura_desktop.domain.erasure import ErasureReason
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.retention import Category, RetentionPolicy
from aura_desktop.store import consents, erasing, retention
from aura_desktop.ui.pages.settings_privacy import PeriodsPart, PrivacySection
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.going_table import GoingTable
from tests.eventually import eventually
from tests.services.fakes import writes
from tests.ui.dialogs import nameless
from tests.ui.settings_desk import NOW, SettingsDesk, open_settings_desk


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        await writes(opened.database, NOW - timedelta(days=2000))
        opened.host.show()
        opened.host.activateWindow()
        await eventually(opened.host.isActiveWindow)
        opened.page.open_section("privacy")
        await opened.page.tasks.settle()
        yield opened


def part(desk: SettingsDesk) -> PeriodsPart:
    found = desk.page.findChild(PeriodsPart)
    assert isinstance(found, PeriodsPart)
    return found


def section(desk: SettingsDesk) -> PrivacySection:
    found = desk.page.findChild(PrivacySection)
    assert isinstance(found, PrivacySection)
    return found


def words(desk: SettingsDesk) -> set[str]:
    labels = desk.page.findChildren(TextLabel)
    return {label.text() for label in labels if label.isVisible()}


async def choose(desk: SettingsDesk, category: Category, text: str) -> None:
    box = part(desk).boxes[category]
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())
    await desk.page.tasks.settle()


async def press(desk: SettingsDesk, button: QAbstractButton) -> None:
    button.click()
    await desk.page.tasks.settle()


async def test_periods_hold_only_once_their_effect_was_seen(desk: SettingsDesk) -> None:
    periods = part(desk)
    assert periods.boxes[Category.CONVERSATIONS].currentText() == "For good"
    assert not periods.keep.isEnabled()
    await choose(desk, Category.CONVERSATIONS, "5 years")
    assert not periods.keep.isEnabled()
    assert "Not kept yet: see first what would be erased." in words(desk)
    await press(desk, periods.look)
    assert any(each.startswith("1 patient with 1 message") for each in words(desk))
    assert periods.keep.isEnabled()
    await choose(desk, Category.CONVERSATIONS, "2 years")
    assert not periods.keep.isEnabled(), "that was not what was seen"
    assert not desk.page.findChild(GoingTable).isVisible()  # type: ignore[union-attr]  # it is there
    assert await desk.database.read(retention.get) == RetentionPolicy()
    await press(desk, periods.look)
    await press(desk, periods.keep)
    kept = await desk.database.read(retention.get)
    assert kept.days[Category.CONVERSATIONS] == 2 * 365
    assert not periods.keep.isEnabled()
    assert "These periods hold. What is over goes at night." in words(desk)


async def test_a_choice_that_is_not_kept_stays_when_somebody_comes_back(desk: SettingsDesk) -> None:
    await choose(desk, Category.DRAFTS, "30 days")
    desk.page.open_section("about")
    desk.page.open_section("privacy")
    await desk.page.tasks.settle()
    assert part(desk).boxes[Category.DRAFTS].currentText() == "30 days"


async def test_the_words_of_consents_are_saved_with_the_bar(desk: SettingsDesk) -> None:
    editor = section(desk).editors[ConsentKind.IMAGES]
    assert editor.toPlainText().startswith("Autorizo")
    assert desk.page.changes() == ()
    editor.setPlainText("Nuestras palabras")
    assert desk.page.changes() == ("Words of consents: Images",)
    desk.page.footer.save_requested.emit()
    await desk.page.tasks.settle()
    kept = await desk.database.read(consents.wordings)
    assert kept[ConsentKind.IMAGES] == "Nuestras palabras"
    assert desk.page.changes() == ()
    editor.setPlainText("")
    desk.page.footer.save_requested.emit()
    await desk.page.tasks.settle()
    assert editor.toPlainText().startswith("Autorizo"), "empty ones give the standard back"


async def test_words_that_are_too_long_are_told_at_their_field(desk: SettingsDesk) -> None:
    editor = section(desk).editors[ConsentKind.AI]
    editor.setPlainText("a" * (WORDING_LIMIT + 1))
    desk.page.footer.save_requested.emit()
    await desk.page.tasks.settle()
    assert editor.accessibleDescription().startswith("Too long")
    assert desk.page.changes() == ("Words of consents: Artificial intelligence",)
    desk.page.footer.undo_requested.emit()
    assert editor.accessibleDescription() == ""


async def test_receipts_are_read_there(desk: SettingsDesk) -> None:
    assert "Nobody was erased so far." in words(desk)
    receipt = await desk.database.run(
        erasing.erase, ContactId(1), ErasureReason.REQUEST, "Pía Ejemplo", NOW
    )
    section(desk).begin()
    await desk.page.tasks.settle()
    assert {receipt.receipt, "asked for at this desk · Pía Ejemplo"} <= words(desk)


async def test_everything_has_a_name_and_can_be_reached(desk: SettingsDesk) -> None:
    assert nameless(section(desk)) == []
    for kind in (QComboBox, QPlainTextEdit, QAbstractButton):
        for control in section(desk).findChildren(kind):
            if control.isVisible():
                assert control.focusPolicy()
