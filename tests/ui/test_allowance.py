"""The allowance where people see it: status page, settings, and the words of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.allowance import Allowance, MessagingLimit, read_limit
from aura_desktop.domain.audit import Action
from aura_desktop.store import allowance, audit, holds
from aura_desktop.ui import wording_allowance, wording_count
from aura_desktop.ui.widgets.allowance_meters import AllowanceMeters
from tests.eventually import eventually
from tests.ui.settings_desk import SettingsDesk, open_settings_desk

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
TIER_2K = read_limit("TIER_2K", NOW) or MessagingLimit()
ENDLESS = read_limit("TIER_UNLIMITED", NOW) or MessagingLimit()


def an_allowance(limit: MessagingLimit = TIER_2K, sent: int = 128, held: int = 0) -> Allowance:
    return Allowance(
        ceiling=1_000, sent_today=sent, day_ends_at=NOW, limit=limit, reached=12, held=held
    )


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        opened.host.show()
        opened.host.activateWindow()
        await eventually(opened.host.isActiveWindow)
        await opened.page.tasks.settle()
        yield opened


def field(desk: SettingsDesk) -> QLineEdit:
    (found,) = [
        each
        for each in desk.page.findChildren(QLineEdit)
        if each.accessibleName() == "At most (messages a day)"
    ]
    return found


def retype(desk: SettingsDesk, text: str) -> None:
    field(desk).setFocus()
    field(desk).selectAll()
    QTest.keyClicks(field(desk), text)


def says(desk: SettingsDesk, words: str) -> bool:
    labels = desk.host.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


async def save(desk: SettingsDesk) -> None:
    QTest.keyClick(field(desk), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await desk.page.tasks.settle()


async def test_the_ceiling_is_set_with_its_number(desk: SettingsDesk) -> None:
    assert field(desk).text() == "1,000"
    assert says(desk, "0 of 1,000 messages")
    retype(desk, "250")
    assert desk.page.changes() == ("Messages a day",)
    await save(desk)
    assert await desk.database.read(holds.ceiling) == 250
    assert says(desk, "0 of 250 messages · 250 left")
    assert desk.page.changes() == ()
    (entry,) = await desk.database.read(audit.page, None, 10)
    assert (entry.action, entry.person) == (Action.CEILING_CHANGED, "Pía")


@pytest.mark.parametrize("typed", ["0", "200000", "muchos"])
async def test_a_ceiling_that_is_none_is_said_at_its_field(desk: SettingsDesk, typed: str) -> None:
    retype(desk, typed)
    await save(desk)
    assert await desk.database.read(holds.ceiling) == 1_000
    assert says(desk, "A number from 1 to 100,000.")
    assert field(desk).accessibleDescription() == "A number from 1 to 100,000."
    assert desk.page.changes() == ("Messages a day",)
    retype(desk, "300")
    assert not says(desk, "A number from"), "it is mended"


async def test_metas_limit_is_shown_with_its_use_and_age(desk: SettingsDesk) -> None:
    await desk.database.run(allowance.keep_limit, "TIER_250", NOW, NOW)
    desk.page.open_section("meta")
    await desk.page.tasks.settle()
    assert says(desk, "0 of 250 patients · 250 left")
    assert says(desk, "As Meta said at")


async def test_the_status_page_shows_both(desk: SettingsDesk) -> None:
    await desk.database.run(allowance.keep_limit, "TIER_2K", NOW, NOW)
    desk.page.hide()
    desk.health.show()
    await eventually(lambda: says(desk, "0 of 2,000 patients · 2,000 left"))
    assert says(desk, "0 of 1,000 messages · 1,000 left")


def test_bars_end_where_the_figures_do(qtbot: QtBot) -> None:
    meters = AllowanceMeters()
    qtbot.addWidget(meters)
    meters.show()
    meters.show_allowance(an_allowance(sent=500))
    assert meters.today.bar.value() * 2 == meters.today.bar.maximum()
    assert not meters.held.isVisible()
    meters.show_allowance(an_allowance(sent=1_200, held=3))
    assert meters.today.bar.value() == meters.today.bar.maximum()
    assert meters.held.text() == wording_count.conversations_held(3)
    assert meters.today.bar.accessibleName() == f"Today: {meters.today.words.text()}"
    meters.show_allowance(an_allowance(ENDLESS))
    assert not meters.patients.bar.isVisible(), "what has no end has no bar"


def test_words_without_a_limit() -> None:
    assert wording_allowance.patients_words(an_allowance(ENDLESS)) == (
        f"{wording_count.patients(12)} · Meta sets no limit"
    )
    assert wording_allowance.patients_words(an_allowance(MessagingLimit())) == (
        f"{wording_count.patients(12)} · Meta has not said how many it lets"
    )
