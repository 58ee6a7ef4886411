"""The record of a message in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import Way
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.ui.wording_record import RecordWords, entry_ids, record_words
from tests.ui.drafts import AGENDA, NOW, PROTOCOL

CHANGED = MessageRecord(
    way=Way.DRAFT_CHANGED,
    topic=AnswerTopic.POLICY,
    sources=((EntryId(11), 3), (EntryId(12), 4), (EntryId(99), 2)),
    model="modelo-ejemplo",
    prompt_version="7",
    edit_distance=12,
    offered_length=1180,
    seconds_on_screen=4.21,
    author="Carla",
    at=NOW - timedelta(minutes=5),
)


def told(record: MessageRecord) -> RecordWords:
    return record_words(record, (PROTOCOL, AGENDA), NOW)


def rows(record: MessageRecord) -> dict[str, tuple[str, ...]]:
    return {row.name: row.values for row in told(record).rows}


def test_everything_that_was_kept_is_told() -> None:
    assert told(CHANGED).sentence == "An AI draft that a person changed and sent."
    assert told(CHANGED).at == "10:37"
    assert rows(CHANGED) == {
        "Sent by": ("Carla",),
        "Topic": ("Rules of the clinic",),
        "Model": ("modelo-ejemplo · instructions 7",),
        "Sources": (
            "Protocolo de ingreso · version 3 · 2 nov",
            "Agenda · version 4, changed since",
            "A document that is no longer there · version 2",
        ),
        "Changed": ("12 of 1.180 characters",),
        "On screen before": ("4,2 s",),
        "Corrected": ("No",),
    }


def test_what_was_not_kept_has_no_row() -> None:
    assert rows(MessageRecord(way=Way.MANUAL, at=NOW)) == {}
    bare = replace(CHANGED, prompt_version="", edit_distance=0, corrected=True)
    assert rows(bare)["Model"] == ("modelo-ejemplo",)
    assert rows(bare)["Changed"] == ("Nothing",)
    assert rows(bare)["Corrected"][0].startswith("Yes")


def test_a_quick_reply_names_its_entry_and_no_version() -> None:
    quick = MessageRecord(way=Way.QUICK, entry_id=EntryId(12), offered_length=5, at=NOW)
    assert entry_ids(quick) == [12]
    assert rows(quick) == {"Sources": ("Agenda",), "Changed": ("Nothing",)}
    holding = replace(quick, entry_id=EntryId(0))
    assert entry_ids(holding) == []
    assert "Sources" not in rows(holding)


def test_each_entry_is_asked_for_once() -> None:
    twice = replace(CHANGED, sources=((EntryId(11), 3), (EntryId(11), 3)), entry_id=EntryId(11))
    assert entry_ids(twice) == [11]


@pytest.mark.parametrize("way", list(Way))
def test_every_way_has_its_own_sentence(way: Way) -> None:
    sentences = {told(MessageRecord(way=each, at=NOW)).sentence for each in Way}
    assert len(sentences) == len(Way)
    assert told(MessageRecord(way=way, at=NOW)).sentence.endswith(".")


def test_who_sends_by_itself_has_changed_nothing() -> None:
    automatic = replace(CHANGED, way=Way.AUTOMATIC, edit_distance=0, author="")
    assert "Changed" not in rows(automatic)
    assert rows(automatic)["Corrected"] == ("No",)
