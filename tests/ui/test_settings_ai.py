"""The policy in the settings of the AI, over a real store: each control and its field, and what is wrong."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Budget, Languages, Thresholds
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, TOPICS, AnswerTopic
from aura_desktop.domain.setup import Formality
from aura_desktop.ui import wording_ai
from aura_desktop.ui.widgets.choice_card import ChoiceCard
from tests.ui.ai_settings import (
    card,
    in_sight,
    line,
    section,
    segment,
    several,
    show,
    switch,
    topic,
)
from tests.ui.dialogs import type_text
from tests.ui.settings_desk import SettingsDesk, open_settings_desk
from tests.ui.test_settings_page import click, field, named, retype, save, seen, words

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        await seen(opened)
        await show(opened)
        yield opened


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
        "In no time: sent within",
        line("In no time: sent within (seconds)", "1,5"),
        limits(fast_use_s=1.5),
    ),
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


@pytest.mark.parametrize("subject", TOPICS)
async def test_each_topic_has_its_modes(desk: SettingsDesk, subject: AnswerTopic) -> None:
    steps = [("Off", AiPolicy(off_topics=(subject,))), ("Suggests", AiPolicy())]
    if subject in AUTOMATIC_TOPICS:
        steps.append(("Automatic", AiPolicy(auto_topics=(subject,))))
        steps.append(("Off", AiPolicy(off_topics=(subject,))))
    for mode, wanted in steps:
        assert desk.page.footer.isHidden()
        topic(subject, mode)(desk)
        assert desk.page.footer.isVisible()
        assert desk.page.changes() == (wording_ai.topic_words(subject),)
        await save(desk)
        assert await desk.ai.policy() == wanted
        assert desk.page.changes() == ()


async def test_only_what_may_ever_be_automatic_can_be_chosen_so(desk: SettingsDesk) -> None:
    rows = section(desk).topics.rows.of
    assert tuple(rows) == TOPICS
    for subject, row in rows.items():
        buttons = [each.text() for each in row.control.findChildren(QAbstractButton)]
        may_be = ["Automatic"] if subject in AUTOMATIC_TOPICS else []
        assert buttons == ["Off", "Suggests", *may_be]


async def test_topics_are_kept_in_their_order(desk: SettingsDesk) -> None:
    for subject in (AnswerTopic.SLOTS, AnswerTopic.HOURS):
        topic(subject, "Automatic")(desk)
    for subject in (AnswerTopic.OTHER, AnswerTopic.SERVICES):
        topic(subject, "Off")(desk)
    assert len(desk.page.changes()) == 4
    await save(desk)
    policy = await desk.ai.policy()
    assert policy.auto_topics == (AnswerTopic.HOURS, AnswerTopic.SLOTS)
    assert policy.off_topics == (AnswerTopic.SERVICES, AnswerTopic.OTHER)


async def test_arrows_choose_the_mode_of_a_topic(desk: SettingsDesk) -> None:
    topic(AnswerTopic.HOURS, "Suggests")(desk)
    for key, mode, changes in (
        (Qt.Key.Key_Right, "Automatic", 1),
        (Qt.Key.Key_Left, "Suggests", 0),
        (Qt.Key.Key_Left, "Off", 1),
    ):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        assert focus is not None and focus.accessibleName() == f"Opening hours: {mode}"
        assert len(desk.page.changes()) == changes
    await save(desk)
    assert await desk.ai.policy() == AiPolicy(off_topics=(AnswerTopic.HOURS,))


async def test_a_topic_that_is_both_is_shown_as_off_and_left_so(desk: SettingsDesk) -> None:
    both = AiPolicy(auto_topics=(AnswerTopic.SLOTS,), off_topics=(AnswerTopic.SLOTS,))
    await desk.ai.put_policy(both)
    await show(desk)
    assert section(desk).topics.rows.of[AnswerTopic.SLOTS].mode() is AiMode.OFF
    assert desk.page.changes() == ()
    switch("Emoji in drafts")(desk)
    await save(desk)
    assert await desk.ai.policy() == replace(both, emoji=True)


async def test_no_field_of_the_policy_is_without_a_control(desk: SettingsDesk) -> None:
    changed = AiPolicy()
    for _, _, wanted in CONTROLS:
        for name in AiPolicy.__slots__:
            value = getattr(wanted, name)
            if value != getattr(AiPolicy(), name) and name not in ("thresholds", "budget"):
                changed = replace(changed, **{name: value})
    same = [
        name for name in AiPolicy.__slots__ if getattr(changed, name) == getattr(AiPolicy(), name)
    ]
    assert same == ["auto_topics", "off_topics", "thresholds", "budget"]
    paths = set(section(desk)._form._controls)
    assert {f"topics.{subject}" for subject in TOPICS} <= paths
    assert {f"thresholds.{name}" for name in Thresholds.__slots__} <= paths
    assert {f"budget.{name}" for name in Budget.__slots__} <= paths


ODD = (
    limits(used_share=0.925, most_change=0.123, fast_use_s=2.75),
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
    topic(AnswerTopic.HOURS, "Off")(desk)
    retype(desk, "Longest draft (characters)", "nada")
    assert len(desk.page.changes()) == 6
    QTest.mouseClick(desk.page.footer.undo, _LEFT)
    assert desk.page.changes() == ()
    assert field(desk, "Longest draft (characters)").text() == "350"
    assert named(desk, "Suggests", ChoiceCard).property("checked")
    assert section(desk).topics.rows.of[AnswerTopic.HOURS].mode() is AiMode.SUGGEST


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
    ("In no time: sent within (seconds)", "0,4", "It must be between 0.5 and 30."),
    ("In no time: sent within (seconds)", "31", "It must be between 0.5 and 30."),
    ("In no time: sent within (seconds)", "1,5,2", "Write a number."),
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
