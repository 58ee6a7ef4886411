"""The settings of the AI over a real store: each control and its field, errors, topics, records, keys."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Budget, Languages, Thresholds
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, AnswerTopic, EntryKind, NewEntry
from aura_desktop.domain.ledger import RequestState
from aura_desktop.domain.setup import AiChoice, AiProvider, Formality
from aura_desktop.services.ai_desk import LEDGER_PAGE
from aura_desktop.ui import wording_ai
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.settings_ai import AiSection
from aura_desktop.ui.widgets.ai_registers import LedgerDialog, WeeksDialog
from aura_desktop.ui.widgets.choice_card import ChoiceCard
from aura_desktop.ui.widgets.number_field import percentage, whole_number
from aura_desktop.ui.widgets.request_dialog import RequestDialog
from aura_desktop.ui.widgets.settings_switch import Switch
from tests.eventually import eventually
from tests.ui.ai_records import ASKED, HOST, Fate, empty_bodies, leave, leave_many, settle_drafts
from tests.ui.dialogs import nameless, type_text
from tests.ui.settings_desk import NOW, SettingsDesk, open_settings_desk
from tests.ui.test_settings_page import click, field, named, retype, save, seen, words

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        await seen(opened)
        await show(opened)
        yield opened


async def show(desk: SettingsDesk) -> AiSection:
    """The section, with all it fetches."""
    desk.page.open_section("ai")
    await desk.page.tasks.settle()
    return section(desk)


def section(desk: SettingsDesk) -> AiSection:
    found = desk.page._sections["ai"]
    assert isinstance(found, AiSection)
    return found


def switch(name: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: QTest.mouseClick(named(desk, name, Switch), _LEFT)


def card(name: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: QTest.mouseClick(named(desk, name, ChoiceCard), _LEFT)


def segment(name: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: click(desk, name)


def line(name: str, text: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: retype(desk, name, text)


def several(name: str, text: str) -> Callable[[SettingsDesk], None]:
    def write(desk: SettingsDesk) -> None:
        editor = named(desk, name, QTextEdit)
        assert isinstance(editor, QTextEdit)
        editor.setFocus()
        editor.selectAll()
        type_text(text)

    return write


def limits(**values: Any) -> AiPolicy:
    return AiPolicy(thresholds=replace(Thresholds(), **values))


def budget(**values: Any) -> AiPolicy:
    return AiPolicy(budget=replace(Budget(), **values))


CONTROLS: tuple[tuple[str, Callable[[SettingsDesk], None], AiPolicy], ...] = (
    ("Initial mode", card("Auto"), AiPolicy(mode=AiMode.AUTO)),
    ("Initial mode", card("Manual"), AiPolicy(mode=AiMode.OFF)),
    ("Without AI for everybody", switch("Without AI for everybody"), AiPolicy(no_ai=True)),
    ("Form of address", segment("Usted"), AiPolicy(formality=Formality.USTED)),
    ("Languages", segment("Spanish only"), AiPolicy(languages=Languages.SPANISH)),
    ("Longest draft", line("Longest draft (characters)", "500"), AiPolicy(longest=500)),
    ("Emoji in drafts", switch("Emoji in drafts"), AiPolicy(emoji=True)),
    ("Tab uses the draft", switch("Tab uses the draft"), AiPolicy(tab_uses=False)),
    (
        "Professional",
        line("Professional", "Dra. Ficticia "),
        AiPolicy(professional="Dra. Ficticia"),
    ),
    (
        "Mobile of the professional",
        line("Mobile of the professional", "9 0000 0142"),
        AiPolicy(professional_phone="+56900000142"),
    ),
    ("Holding reply", several("Holding reply", "Ya vamos."), AiPolicy(holding_reply="Ya vamos.")),
    (
        "Line that says it is automatic",
        several("Line that says it is automatic", "Es automática."),
        AiPolicy(disclosure="Es automática."),
    ),
    ("Time to stop it", line("Time to stop it (seconds)", "15"), limits(countdown_s=15)),
    ("In a row at most", line("In a row at most", "2"), limits(most_in_a_row=2)),
    ("Oldest message", line("Oldest message (seconds)", "120"), limits(oldest_s=120)),
    ("Drafts to look at", line("Drafts to look at", "30"), limits(drafts=30)),
    ("Used at least", line("Used at least (%)", "92,5"), limits(used_share=0.925)),
    ("Changed less than", line("Changed less than (%)", "5 %"), limits(most_change=0.05)),
    (
        "Quiet after a person's answer",
        line("Quiet after a person's answer (seconds)", "1.800"),
        limits(human_quiet_s=1800),
    ),
    ("Reply out of hours", switch("Reply out of hours"), AiPolicy(out_of_hours=True)),
    (
        "Text out of hours",
        several("Text out of hours", "Cerramos a las 19."),
        AiPolicy(out_of_hours_reply="Cerramos a las 19."),
    ),
    ("Monthly cap", line("Monthly cap (pesos)", "$ 30.000"), budget(cap_clp=30_000)),
    (
        "Price of a million read",
        line("Price of a million read (pesos)", "350"),
        budget(prompt_clp=350),
    ),
    (
        "Price of a million written",
        line("Price of a million written (pesos)", "1,400"),
        budget(answer_clp=1400),
    ),
)


async def test_every_control_changes_exactly_its_field(desk: SettingsDesk) -> None:
    section(desk).automatic.fold.open()
    for name, change, wanted in CONTROLS:
        await desk.ai.put_policy(AiPolicy())
        await show(desk)
        assert desk.page.changes() == (), name
        change(desk)
        assert desk.page.changes() == (name,)
        assert await desk.ai.policy() == AiPolicy(), name
        await save(desk)
        assert await desk.ai.policy() == wanted, name
        assert desk.page.changes() == (), name


@pytest.mark.parametrize("topic", AUTOMATIC_TOPICS)
async def test_each_topic_has_its_switch(desk: SettingsDesk, topic: AnswerTopic) -> None:
    name = wording_ai.topic_words(topic)
    switch(name)(desk)
    assert desk.page.changes() == (name,)
    await save(desk)
    assert await desk.ai.policy() == AiPolicy(auto_topics=(topic,))


async def test_topics_are_kept_in_their_order_and_can_be_switched_off(desk: SettingsDesk) -> None:
    for topic in (AnswerTopic.SLOTS, AnswerTopic.HOURS):
        switch(wording_ai.topic_words(topic))(desk)
    await save(desk)
    assert (await desk.ai.policy()).auto_topics == (AnswerTopic.HOURS, AnswerTopic.SLOTS)
    switch(wording_ai.topic_words(AnswerTopic.HOURS))(desk)
    await save(desk)
    assert (await desk.ai.policy()).auto_topics == (AnswerTopic.SLOTS,)


async def test_no_field_of_the_policy_is_without_a_control(desk: SettingsDesk) -> None:
    """But for how fast a draft can be used, which only a table shows."""
    changed = AiPolicy()
    for _, _, wanted in CONTROLS:
        for name in AiPolicy.__slots__:
            value = getattr(wanted, name)
            if value != getattr(AiPolicy(), name) and name not in ("thresholds", "budget"):
                changed = replace(changed, **{name: value})
    same = [
        name for name in AiPolicy.__slots__ if getattr(changed, name) == getattr(AiPolicy(), name)
    ]
    assert same == ["auto_topics", "thresholds", "budget"]
    paths = set(section(desk)._form._controls)
    assert {f"thresholds.{name}" for name in Thresholds.__slots__} - paths == {
        "thresholds.fast_use_s"
    }
    assert {f"budget.{name}" for name in Budget.__slots__} <= paths


ODD = (
    limits(used_share=0.925, most_change=0.123),
    limits(used_share=1.0, most_change=0.01, human_quiet_s=86_400, oldest_s=30),
    AiPolicy(longest=1000, professional="Dra. Ficticia", professional_phone="+5491100000142"),
    AiPolicy(professional_phone="+56200000142", holding_reply="Gracias.\n\nYa vamos. ", emoji=True),
    budget(cap_clp=10_000_000, prompt_clp=1, answer_clp=999_999),
)


@pytest.mark.parametrize("policy", ODD)
async def test_what_is_kept_is_no_change_however_it_is_written(
    desk: SettingsDesk, policy: AiPolicy
) -> None:
    await desk.ai.put_policy(policy)
    await show(desk)
    assert desk.page.changes() == ()
    switch("Tab uses the draft")(desk)
    await save(desk)
    assert await desk.ai.policy() == replace(policy, tab_uses=False)


async def test_undo_shows_the_policy_again(desk: SettingsDesk) -> None:
    for _, change, _ in CONTROLS[:5]:
        change(desk)
    switch(wording_ai.topic_words(AnswerTopic.HOURS))(desk)
    retype(desk, "Longest draft (characters)", "nada")
    assert len(desk.page.changes()) == 6
    QTest.mouseClick(desk.page.footer.undo, _LEFT)
    assert desk.page.changes() == ()
    assert field(desk, "Longest draft (characters)").text() == "350"
    assert named(desk, "Suggests", ChoiceCard).property("checked")


async def test_a_change_from_elsewhere_outlives_a_save_here(desk: SettingsDesk) -> None:
    switch("Emoji in drafts")(desk)
    await desk.ai.put_policy(AiPolicy(mode=AiMode.OFF, auto_topics=(AnswerTopic.SLOTS,)))
    await save(desk)
    wanted = AiPolicy(mode=AiMode.OFF, auto_topics=(AnswerTopic.SLOTS,), emoji=True)
    assert await desk.ai.policy() == wanted
    assert named(desk, "Manual", ChoiceCard).property("checked")


WRONG = (
    ("Longest draft (characters)", "20", "It must be between 80 and 1,000."),
    ("Longest draft (characters)", "mucho", "Write a number."),
    ("Longest draft (characters)", "", "Write a number."),
    ("Time to stop it (seconds)", "2", "It must be between 3 and 60."),
    ("Used at least (%)", "30", "It must be between 50 and 100."),
    ("Changed less than (%)", "0", "It must be between 1 and 50."),
    ("Quiet after a person's answer (seconds)", "90000", "It must be between 0 and 86,400."),
    ("Monthly cap (pesos)", "10.000.001", "It must be between 0 and 10,000,000."),
)


@pytest.mark.parametrize(("name", "text", "sentence"), WRONG)
async def test_what_cannot_be_right_is_said_at_its_field(
    desk: SettingsDesk, name: str, text: str, sentence: str
) -> None:
    section(desk).automatic.fold.open()
    retype(desk, name, text)
    section(desk).automatic.fold.button.setChecked(False)
    desk.page.nav.search.setFocus()
    switch("Emoji in drafts")(desk)
    await save(desk)
    editor = field(desk, name)
    assert editor.accessibleDescription() == sentence
    assert sentence in words(desk)
    assert QApplication.focusWidget() is editor
    assert in_sight(desk, editor)
    assert await desk.ai.policy() == AiPolicy()
    assert len(desk.page.changes()) == 2
    QTest.keyClick(editor, Qt.Key.Key_1)
    assert sentence not in words(desk)
    QTest.mouseClick(desk.page.footer.undo, _LEFT)
    await save(desk)
    assert await desk.ai.policy() == AiPolicy()


def in_sight(desk: SettingsDesk, widget: QWidget) -> bool:
    area = section(desk).findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    port = area.viewport()
    return port.rect().contains(widget.mapTo(port, QPoint(2, 2)))


async def test_an_empty_text_and_one_that_is_too_long_are_said_at_theirs(
    desk: SettingsDesk,
) -> None:
    several("Holding reply", "")(desk)
    await save(desk)
    editor = named(desk, "Holding reply", QTextEdit)
    # Nothing was typed: the text is chosen still.
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    await save(desk)
    assert editor.accessibleDescription() == "This field is empty."
    assert QApplication.focusWidget() is editor
    type_text("a" * 1001)
    await save(desk)
    assert editor.accessibleDescription() == "Too long: 1,001 characters, at most 1,000."
    assert await desk.ai.policy() == AiPolicy()


@pytest.mark.parametrize("text", ["123", "9 0000 01", "no es", "+56 2"])
async def test_a_phone_that_is_none_is_said_at_its_field(desk: SettingsDesk, text: str) -> None:
    retype(desk, "Mobile of the professional", text)
    switch("Emoji in drafts")(desk)
    await save(desk)
    editor = field(desk, "Mobile of the professional")
    assert editor.accessibleDescription().startswith("This is not a valid phone")
    assert QApplication.focusWidget() is editor
    assert not any("Saved" in each for each in words(desk))
    assert await desk.ai.policy() == AiPolicy()
    retype(desk, "Mobile of the professional", "9-0000-0142")
    await save(desk)
    assert await desk.ai.policy() == AiPolicy(professional_phone="+56900000142", emoji=True)
    assert editor.text() == "+56 9 0000 0142"
    assert "24 hours" in editor.accessibleDescription()
    retype(desk, "Mobile of the professional", "")
    await save(desk)
    assert await desk.ai.policy() == AiPolicy(emoji=True)


async def test_a_phone_is_looked_at_once_it_is_left(desk: SettingsDesk) -> None:
    retype(desk, "Mobile of the professional", "123")
    editor = field(desk, "Mobile of the professional")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    await desk.page.tasks.settle()
    assert editor.accessibleDescription().startswith("This is not a valid phone")


async def test_a_refusal_of_the_service_is_said_at_its_field(
    desk: SettingsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The section thought it well; what keeps the policy has the last word."""
    monkeypatch.setattr("aura_desktop.ui.pages.settings_ai_policy.check_policy", lambda _: None)
    told: list[str] = []
    desk.page.tasks.failed.connect(lambda error: told.append(error.code))
    retype(desk, "Time to stop it (seconds)", "2")
    click(desk, "General")
    desk.page.nav.search.setFocus()
    await save(desk)
    assert desk.page.section() == "ai"
    assert_here(desk, "It must be between 3 and 60.")
    assert desk.page.changes() == ("Time to stop it",)
    assert desk.page.footer.save.isEnabled()
    assert told == []


def assert_here(desk: SettingsDesk, sentence: str) -> None:
    editor = field(desk, "Time to stop it (seconds)")
    assert editor.accessibleDescription() == sentence
    assert QApplication.focusWidget() is editor
    assert in_sight(desk, editor)


async def test_a_save_from_another_section_leads_to_what_is_wrong(desk: SettingsDesk) -> None:
    retype(desk, "Time to stop it (seconds)", "2")
    click(desk, "General")
    desk.page.nav.search.setFocus()
    await save(desk)
    assert desk.page.section() == "ai"
    assert_here(desk, "It must be between 3 and 60.")


async def test_rows_say_how_each_topic_fares(desk: SettingsDesk) -> None:
    fates = (
        Fate(topic=AnswerTopic.HOURS, used=50),
        Fate(topic=AnswerTopic.ADDRESS, used=30, discarded=2),
        Fate(topic=AnswerTopic.PAYMENT, used=51, corrected=True),
    )
    await desk.database.run(settle_drafts, fates, NOW)
    shown = await show(desk)
    rows = {topic: row.words() for topic, row in shown.automatic.topics.rows.items()}
    assert rows[AnswerTopic.HOURS] == "50 of 50 draft(s) · 100 % used. Unlocked"
    assert rows[AnswerTopic.ADDRESS] == "32 of 50 draft(s) · 94 % used. Locked"
    assert rows[AnswerTopic.PAYMENT] == "0 of 50 draft(s). Locked by a correction"
    assert rows[AnswerTopic.SLOTS] == "0 of 50 draft(s). Locked"


async def test_a_locked_topic_says_that_a_person_goes_on(desk: SettingsDesk) -> None:
    await desk.database.run(settle_drafts, (Fate(topic=AnswerTopic.HOURS, used=50),), NOW)
    await show(desk)
    note = "A person goes on sending these until it is unlocked."
    switch("Opening hours")(desk)
    assert note not in words(desk)
    switch("Free hours")(desk)
    assert note in words(desk)
    assert note in named(desk, "Free hours", Switch).accessibleDescription()
    switch("Free hours")(desk)
    assert note not in words(desk)


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


def press_escape() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)


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
    assert any("2 identifier(s) hidden" in each for each in words(desk))
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


@pytest.mark.parametrize("width", [1180, 1366])
async def test_no_words_are_cut_in_spanish(width: int, qtbot: QtBot, tmp_path: Path) -> None:
    look = Look(theme="light", language="es")
    async with open_settings_desk(tmp_path, look, size=(width, 768)) as desk:
        await seen(desk)
        shown = await show(desk)
        shown.automatic.fold.open()
        for topic in AUTOMATIC_TOPICS:
            shown.automatic.topics.rows[topic].switch.setChecked(True)
        await asyncio.sleep(0)
        assert cut(shown) == []


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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10.000", 10_000),
        ("10,000", 10_000),
        ("$ 10 000", 10_000),
        ("1.000.000", 1_000_000),
        ("0", 0),
        ("1.5", None),
        ("1.0000", None),
        ("-3", None),
        ("", None),
        ("٣", None),
    ],
)
def test_whole_numbers_as_people_write_them(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("text", "share"),
    [("92,5 %", 92.5), ("92.5", 92.5), ("90", 90.0), ("9O", None), ("1000", None)],
)
def test_percentages_as_people_write_them(text: str, share: float | None) -> None:
    assert percentage(text) == share


async def test_the_choice_of_a_server_outlives_a_test_of_another(desk: SettingsDesk) -> None:
    """An answer that comes after something else was typed says nothing of that."""
    former: AiChoice = desk.book.current.ai
    click(desk, "Test connection")
    retype(desk, "Address", "http://10.0.0.5:8080/v1")
    await desk.page.tasks.settle()
    assert not any("Answered in" in each for each in words(desk))
    assert desk.book.current.ai.alone() == former.alone()
    await eventually(lambda: desk.page.changes() == ("Address",))
