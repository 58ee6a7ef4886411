"""What the settings of the AI tell of it, over a real store: topics, spending, uses, the ledger."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.ledger import RequestState
from aura_desktop.services.ai_desk import LEDGER_PAGE
from aura_desktop.ui.widgets.ai_registers import LedgerDialog, WeeksDialog
from aura_desktop.ui.widgets.request_dialog import RequestDialog
from tests.eventually import eventually
from tests.ui.ai_records import ASKED, HOST, Fate, empty_bodies, leave, leave_many, settle_drafts
from tests.ui.ai_settings import press_escape, section, show, topic
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


async def test_rows_say_how_each_topic_fares(desk: SettingsDesk) -> None:
    fates = (
        Fate(topic=AnswerTopic.HOURS, used=50),
        Fate(topic=AnswerTopic.ADDRESS, used=30, discarded=2),
        Fate(topic=AnswerTopic.PAYMENT, used=51, corrected=True),
    )
    await desk.database.run(settle_drafts, fates, NOW)
    shown = await show(desk)
    rows = {topic: row.words() for topic, row in shown.topics.rows.of.items()}
    assert rows[AnswerTopic.HOURS] == "50 of 50 drafts · 100 % used. Unlocked"
    assert rows[AnswerTopic.ADDRESS] == "32 of 50 drafts · 94 % used. Locked"
    assert rows[AnswerTopic.PAYMENT] == "0 of 50 drafts. Locked by a correction"
    assert rows[AnswerTopic.SLOTS] == "0 of 50 drafts. Locked"
    for subject in (AnswerTopic.SERVICES, AnswerTopic.POLICY, AnswerTopic.CARE, AnswerTopic.OTHER):
        assert rows[subject] == "A person always sends these"
    described = named(desk, "Address and parking: Suggests").accessibleDescription()
    assert described == rows[AnswerTopic.ADDRESS]


async def test_a_locked_topic_says_that_a_person_goes_on(desk: SettingsDesk) -> None:
    await desk.database.run(settle_drafts, (Fate(topic=AnswerTopic.HOURS, used=50),), NOW)
    await show(desk)
    note = "A person goes on sending these until it is unlocked."
    topic(AnswerTopic.HOURS, "Automatic")(desk)
    assert note not in words(desk)
    topic(AnswerTopic.SLOTS, "Automatic")(desk)
    assert note in words(desk)
    assert note in named(desk, "Free hours: Automatic").accessibleDescription()
    topic(AnswerTopic.SLOTS, "Off")(desk)
    assert note not in words(desk)
    topic(AnswerTopic.SLOTS, "Automatic")(desk)
    QTest.mouseClick(desk.page.footer.undo, _LEFT)
    assert note not in words(desk)


async def test_the_month_is_told_with_its_cap(desk: SettingsDesk) -> None:
    assert section(desk).budget.spent() == "You have spent $0 this month"
    await desk.database.run(leave, NOW, cost_milli=1_240_000)
    await show(desk)
    assert section(desk).budget.spent() == "You have spent $1.240 this month"
    retype(desk, "Monthly cap (pesos)", "30000")
    warning = "Without prices nothing is counted, and the cap never stops anything."
    assert warning in words(desk)
    await save(desk)
    assert section(desk).budget.spent() == "You have spent $1.240 of $30.000 this month"
    retype(desk, "Price of a million read (pesos)", "350")
    assert warning not in words(desk)


async def test_both_records_have_words_for_nothing(desk: SettingsDesk) -> None:
    for button, title in (
        ("Use by topic and week", "No draft yet"),
        ("What left this PC", "Nothing has left yet"),
    ):
        click(desk, button)
        await desk.page.tasks.settle()
        assert title in words(desk)
        assert nameless(desk.host) == []
        press_escape()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == button


async def test_uses_are_told_by_topic_and_week(desk: SettingsDesk) -> None:
    fates = (
        Fate(topic=AnswerTopic.HOURS, used=3, discarded=1),
        Fate(topic=AnswerTopic.PAYMENT, used=1, corrected=True),
    )
    await desk.database.run(settle_drafts, fates, NOW)
    click(desk, "Use by topic and week")
    await desk.page.tasks.settle()
    dialog = desk.host.findChild(WeeksDialog)
    assert isinstance(dialog, WeeksDialog)
    hours, payment = dialog.table.model._rows
    assert hours[2:] == ("3", "0", "1", "0", "3", "0", "$0,5", "640 ms")
    assert hours[:2] == ("Opening hours", "16 Nov")
    assert payment[0] == "Ways to pay"
    assert payment[7] == "1"
    assert dialog.table.model._worries == frozenset({1})


async def open_ledger(desk: SettingsDesk) -> LedgerDialog:
    click(desk, "What left this PC")
    await desk.page.tasks.settle()
    dialog = desk.host.findChild(LedgerDialog)
    assert isinstance(dialog, LedgerDialog)
    return dialog


async def test_the_ledger_opens_the_exact_text_of_a_line(desk: SettingsDesk) -> None:
    await desk.database.run(leave, NOW, "Antes", state=RequestState.FAILED)
    await desk.database.run(leave, NOW, cost_milli=400)
    dialog = await open_ledger(desk)
    newest, before = dialog.table.model._rows
    count = str(len(ASKED))
    assert newest == ("10:42", HOST, "ejemplo", "First draft", count, "2", "Answered", "$0,4")
    assert before[4:7] == ("5", "0", "Failed")
    assert QApplication.focusWidget() is dialog.table.table
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Up)
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Return)
    request = desk.host.findChild(RequestDialog)
    assert isinstance(request, RequestDialog)
    assert request.isVisible()
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == ASKED
    assert any("2 identifiers hidden" in each for each in words(desk))
    press_escape()
    assert not request.isVisible()
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.table.table
    press_escape()
    assert not dialog.isVisible()


async def test_a_line_opens_with_the_mouse_too(desk: SettingsDesk) -> None:
    await desk.database.run(leave, NOW)
    dialog = await open_ledger(desk)
    table = dialog.table.table
    spot = table.visualRect(dialog.table.model.index(0, 2)).center()
    QTest.mouseClick(table.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, spot)
    request = desk.host.findChild(RequestDialog)
    assert isinstance(request, RequestDialog)
    assert request.isVisible()


async def test_an_old_line_says_that_its_text_is_gone(desk: SettingsDesk) -> None:
    await desk.database.run(leave, NOW)
    await desk.database.run(empty_bodies, NOW)
    dialog = await open_ledger(desk)
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table.table, Qt.Key.Key_Return)
    assert any("too old to be kept" in each for each in words(desk))
    assert desk.host.findChild(RequestDialog) is None


async def test_older_lines_come_when_they_are_asked_for(desk: SettingsDesk) -> None:
    await desk.database.run(leave_many, LEDGER_PAGE + 2, NOW)
    dialog = await open_ledger(desk)
    assert dialog.table.model.rowCount() == LEDGER_PAGE
    click(desk, "Show older ones")
    await desk.page.tasks.settle()
    assert dialog.table.model.rowCount() == LEDGER_PAGE + 2
    older = [b for b in desk.host.findChildren(QAbstractButton) if b.text() == "Show older ones"]
    assert not any(button.isVisible() for button in older)
    assert dialog.entries()[-1].body.endswith("(0)")


async def test_its_dialogs_go_with_the_page(desk: SettingsDesk) -> None:
    await desk.database.run(leave, NOW)
    dialog = await open_ledger(desk)
    await desk.page.close_page()
    assert not dialog.isVisible()
    await eventually(lambda: desk.host.findChild(LedgerDialog) is None)
