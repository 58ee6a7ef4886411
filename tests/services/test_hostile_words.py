"""Whatever a patient writes is stored as it came: signs that hide, turn or pile up, and whole letters."""

import json
from datetime import timedelta

import pytest

from aura_desktop.domain.content import Text
from aura_desktop.domain.ids import MessageId
from aura_desktop.services.intake import Intake
from aura_desktop.store import conversations, messages
from aura_desktop.store.database import Database
from tests.services.fakes import Clock
from tests.services.test_intake import delivery
from tests.torture.mutations import HOSTILE_WORDS

SPELLED = [word for word in HOSTILE_WORDS if word.strip() and "\0" not in word]


def of(text: str, name: str) -> bytes:
    """A delivery with these words, by somebody of this name."""
    told = json.loads(delivery(1))
    value = told["entry"][0]["changes"][0]["value"]
    value["messages"][0]["text"]["body"] = text
    value["contacts"][0]["profile"]["name"] = name
    return json.dumps(told).encode()


@pytest.mark.parametrize("number", range(len(SPELLED)))
async def test_words_and_name_come_back_as_they_were_written(
    database: Database, clock: Clock, number: int
) -> None:
    text = SPELLED[number]
    intake = Intake(database, clock)
    await intake.accept(of(text, text[:1_000]))
    while await intake.work():
        pass
    message = await database.read(messages.get, MessageId(1))
    assert message is not None
    content = message.content
    assert isinstance(content, Text)
    try:
        text.encode()
    except UnicodeEncodeError:
        assert (
            content.body == "\N{REPLACEMENT CHARACTER}"
        )  # no text at all: JSON alone can spell it
        return
    assert content.body == text
    conversation = await database.read(conversations.get, message.conversation_id)
    assert conversation is not None
    assert conversation.contact.profile_name.strip() == text[:1_000].strip()
    assert clock() - message.at < timedelta(days=365)
