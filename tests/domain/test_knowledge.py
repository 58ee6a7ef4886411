"""What an entry may be cited for, and what an answer is about."""

from datetime import date

import pytest

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.draft import Draft, DraftState, DraftVersion
from aura_desktop.domain.ids import ConversationId, DraftId, MessageId
from aura_desktop.domain.knowledge import (
    AnswerTopic,
    EntryKind,
    EntryState,
    pesos,
    source_text,
    topic_of,
)
from aura_desktop.domain.spanish_date import date_in_words, day_in_words
from tests.domain.entries import entry
from tests.domain.messages import NOON

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("values", "is_valid"),
    [
        ({}, True),
        ({"valid_until": TODAY}, True),
        ({"valid_until": date(2026, 11, 29)}, False),
        ({"state": EntryState.PROPOSED}, False),
        ({"state": EntryState.RETIRED}, False),
    ],
)
def test_what_may_be_cited(values: dict[str, object], is_valid: bool) -> None:
    assert entry(1, "Horario", "De 9 a 20", **values).is_valid(TODAY) is is_valid


@pytest.mark.parametrize(
    ("kinds", "topic"),
    [
        ((), AnswerTopic.UNKNOWN),
        ((EntryKind.HOURS,), AnswerTopic.HOURS),
        ((EntryKind.ADDRESS, EntryKind.PARKING), AnswerTopic.ADDRESS),
        ((EntryKind.HOURS, EntryKind.SERVICE), AnswerTopic.OTHER),
        ((EntryKind.QUICK_REPLY,), AnswerTopic.OTHER),
        ((EntryKind.UNKNOWN,), AnswerTopic.OTHER),
    ],
)
def test_the_topic_is_that_of_the_sources(kinds: tuple[EntryKind, ...], topic: AnswerTopic) -> None:
    assert topic_of(kinds) is topic


def test_all_that_an_answer_may_take() -> None:
    told = source_text(entry(1, "Limpieza", " Incluye hidratación. ", price_clp=0, duration_min=60))
    assert told == "Limpieza\nIncluye hidratación.\nPrecio: $0\nDuración: 60 min"
    assert source_text(entry(1, "Pago", "Con tarjeta")) == "Pago\nCon tarjeta"
    assert pesos(1_129_990) == "$1.129.990"


def test_the_wording_on_the_card() -> None:
    draft = Draft(
        id=DraftId(1),
        conversation_id=ConversationId(1),
        answers=MessageId(1),
        state=DraftState.READY,
        created_at=NOON,
    )
    assert draft.version is None
    versions = (DraftVersion(text="a"), DraftVersion(text="b"))
    both = Draft(
        id=draft.id,
        conversation_id=draft.conversation_id,
        answers=draft.answers,
        state=draft.state,
        created_at=NOON,
        versions=versions,
        shown=1,
    )
    assert both.version == versions[1]


def test_only_what_was_switched_on_is_automatic() -> None:
    policy = AiPolicy(auto_topics=(AnswerTopic.HOURS, AnswerTopic.CARE))
    assert policy.allows_auto(AnswerTopic.HOURS)
    assert not policy.allows_auto(AnswerTopic.CARE)
    assert not policy.allows_auto(AnswerTopic.ADDRESS)


def test_dates_in_words() -> None:
    assert day_in_words(TODAY) == "lunes 30 de noviembre"
    assert date_in_words(NOON) == "lunes 30 de noviembre de 2026, 15:00"
