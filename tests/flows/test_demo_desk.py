"""The demo looks as if somebody had worked in it: labels and notes, and nothing moved by them."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aura_desktop import paths
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.domain.content import InteractiveReply, Note, Text
from aura_desktop.domain.conversation import Conversation, ConversationFilter
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.models.message_list import MessageListModel
from tests.eventually import eventually
from tests.flows.front_desk import open_front_desk


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Core]:
    """The demo once its whole history has been read in and described."""
    config = Config(mode=Mode.DEMO, data_folder=tmp_path, api_port=0, webhook_port=0)
    async with Core(config, Secrets()) as core:

        async def described() -> bool:
            shown = await core.conversations.page(ConversationFilter.ALL)
            labelled = [each for each in shown.conversations if each.labels]
            return len(shown.conversations) >= 38 and len(labelled) == len(script())

        await eventually(described, 40)
        yield core


def script() -> list[dict[str, object]]:
    path = paths.resources() / "sandbox" / "desk.json"
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["desk"]
    return found


async def shown(core: Core, which: ConversationFilter) -> list[Conversation]:
    return list((await core.conversations.page(which)).conversations)


async def test_labels_and_notes_stand_where_the_pictures_have_them(demo: Core) -> None:
    everybody = await shown(demo, ConversationFilter.ALL)
    by_name = {each.contact.name or each.contact.phone: each for each in everybody}
    labels = {name: [label.name for label in each.labels] for name, each in by_name.items()}
    assert labels["Camila Ejemplo"] == ["Toxina", "Frecuente", "Tarde"]
    assert labels["Josefa Inventada"] == ["Reagendar"]
    assert labels["+56900000187"] == ["English"]
    assert labels["Antonia Modelo"] == []
    assert len(await demo.patients.known_labels()) == 9
    transcript = (await demo.conversations.messages(by_name["Camila Ejemplo"].id)).messages
    notes = [(item.author, item.content) for item in transcript if isinstance(item.content, Note)]
    assert [author for author, _ in notes] == ["Pía", "Pía"]
    assert isinstance(transcript[0].content, Note)
    place = next(n for n, item in enumerate(transcript) if isinstance(item.content, Note) and n)
    assert isinstance(transcript[place - 1].content, InteractiveReply)
    assert isinstance(transcript[place + 1].content, Text)


async def test_a_note_moves_no_conversation_and_answers_nobody(demo: Core) -> None:
    everybody = await shown(demo, ConversationFilter.ALL)
    times = [each.last.at for each in everybody if each.last]
    assert times == sorted(times, reverse=True)
    waiting = [each.contact.name for each in await shown(demo, ConversationFilter.WAITING)]
    first = ["Antonia Modelo", "Rodrigo Prueba", "Josefa Inventada", "Camila Ejemplo"]
    assert waiting[:4] == first
    camila = next(each for each in everybody if each.contact.name == "Camila Ejemplo")
    assert camila.unread_count == 2
    assert camila.last is not None
    assert camila.last.text == "Y otra duda: me vacuné hace 3 días, ¿afecta?"


async def test_quotes_of_the_clinic_carry_its_own_name(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, Look(theme="light", language="es")) as front:
        assert await front.core.link_health.probe()
        front.desk.inbox.open(await front.conversation_of("Camila Ejemplo"))
        model = front.desk.chat.timeline.model()
        assert isinstance(model, MessageListModel)
        await eventually(lambda: model.parties == ("Camila Ejemplo", "Clínica Ejemplo"))
