"""The desk without a model: the clinic's own words as suggestions, and what belongs to people alone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.content import Note
from aura_desktop.domain.draft import DraftState
from aura_desktop.domain.message import Way
from aura_desktop.ui.appearance import Look
from tests.flows.ai_desk import ANTONIA, ANTONIA_PHONE, RODRIGO, RODRIGO_PHONE, AiDesk
from tests.flows.front_desk import open_front_desk

LOOK = Look(theme="light", language="en")
PAYING = "Con tarjeta de crédito, hasta 3 cuotas sin interés."
FROM_BASE = "Text from your base"


async def test_a_suggestion_by_its_key_is_sent_by_a_person(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_state(DraftState.SUGGESTED)
        assert draft is not None
        first = draft.suggestions[0]
        assert first.body.endswith(PAYING)
        await front.hands.keys("Alt+1")
        assert desk.typed() == first.body
        assert desk.strip() == FROM_BASE
        assert desk.edit().hasFocus()
        assert first.body not in await desk.words_to(RODRIGO_PHONE)
        await front.hands.keys("Return")
        message = await desk.until_sent(PAYING)
        assert message.way is Way.QUICK
        record = await desk.record(message)
        assert (record.way, record.entry_id) == (Way.QUICK, first.id)
        assert (record.edit_distance, record.draft_id, record.model) == (0, None, "")
        assert desk.strip() == ""
        assert desk.state() is None


async def test_tab_takes_the_first_one_and_what_a_person_changes_is_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await desk.until_state(DraftState.SUGGESTED)
        await desk.until_tab_takes()
        await front.hands.keys("Tab")
        assert desk.typed().endswith(PAYING)
        assert desk.strip() == FROM_BASE
        await front.hands.write(" Te esperamos")
        await front.hands.keys("Return")
        message = await desk.until_sent("Te esperamos")
        record = await desk.record(message)
        assert record.way is Way.QUICK_CHANGED
        assert record.edit_distance == len(" Te esperamos")


async def test_a_suggestion_with_the_mouse_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK, (1366, 768)) as front:
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await front.hands.write("Hola")
        draft = await desk.until_state(DraftState.SUGGESTED)
        assert draft is not None
        await desk.press(f"Use {draft.suggestions[0].title}")
        assert desk.typed().endswith(PAYING)
        assert desk.state() is None
        await desk.press("Back to the draft")
        assert desk.typed() == "Hola"
        assert desk.strip() == ""
        await desk.until_state(DraftState.SUGGESTED)


async def test_a_newer_message_brings_other_suggestions(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await desk.until_state(DraftState.SUGGESTED)
        await front.hands.keys("Alt+1")
        await front.hands.keys("Ctrl+Z")
        await desk.until_state(DraftState.SUGGESTED)
        await front.hands.keys("Alt+1")
        await desk.until_state(None)
        # What stands in the composer answers an older question: the new one gets its own.
        await front.patient_writes(RODRIGO_PHONE, RODRIGO, "¿Y tienen estacionamiento?")
        draft = await desk.until_state(DraftState.SUGGESTED)
        assert draft is not None
        assert "Estacionamiento" in [entry.title for entry in draft.suggestions]
        assert desk.typed().endswith(PAYING)
        assert desk.strip() == FROM_BASE


async def test_a_clinical_topic_is_for_a_person_until_one_has_answered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        desk = AiDesk(front)
        holding = AiPolicy().holding_reply
        await desk.open(ANTONIA)
        draft = await desk.until_state(DraftState.HELD)
        assert draft is not None
        assert draft.versions == ()
        assert desk.shown_text() == ""
        await desk.until_tab_takes()
        await front.hands.keys("Tab")
        assert desk.typed() == ""
        await desk.press("Tell the professional")
        await desk.until(lambda: not desk.has_button("Tell"))
        told = "the professional was told that a clinical answer is wanted here."
        await desk.until(lambda: Note(body=told) in [item.content for item in front.messages()])
        before = await desk.words_to(ANTONIA_PHONE)
        await desk.press("Use “Gracias por contarnos")
        assert desk.typed() == holding
        assert desk.strip() == FROM_BASE
        assert desk.state() is DraftState.HELD
        assert await desk.words_to(ANTONIA_PHONE) == before
        await front.hands.keys("Return")
        message = await desk.until_sent(holding)
        assert message.way is Way.QUICK
        await desk.until_state(None)
        conversation = await front.core.conversations.get(message.conversation_id)
        assert conversation is not None
        assert (conversation.held_since, conversation.told_at) == (None, None)
