"""The record of a sent message in words: how it came to be, from what, by whom, how much was changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import AnswerTopic, Entry
from aura_desktop.domain.message import Way
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.ui import wording_ai, wording_time

translate = QCoreApplication.translate

_BY_AI = frozenset({Way.AUTOMATIC, Way.DRAFT, Way.DRAFT_CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """`values` stand one below the other."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """A record as it is shown: one sentence, when, and what is known besides."""

    sentence: str
    at: str
    rows: tuple[RecordRow, ...]


def record_words(record: MessageRecord, entries: Sequence[Entry], now: datetime) -> RecordWords:
    """`entries`: those of `entry_ids` that are still there."""
    return RecordWords(
        sentence=_sentence(record.way),
        at=wording_time.moment(record.at, now),
        rows=tuple(_rows(record, {entry.id: entry for entry in entries}, now)),
    )


def entry_ids(record: MessageRecord) -> list[EntryId]:
    """The clinic's entries that a record names, each once."""
    own = [record.entry_id] if record.entry_id else []
    return list(dict.fromkeys([*(entry_id for entry_id, _ in record.sources), *own]))


def _sentence(way: Way) -> str:
    match way:
        case Way.MANUAL:
            return translate("wording_record", "A person wrote it.")
        case Way.DRAFT:
            return translate("wording_record", "An AI draft that a person sent as it was.")
        case Way.DRAFT_CHANGED:
            return translate("wording_record", "An AI draft that a person changed and sent.")
        case Way.AUTOMATIC:
            return translate("wording_record", "The AI sent it by itself.")
        case Way.QUICK:
            return translate("wording_record", "The clinic's own words, sent as they are.")
        case Way.QUICK_CHANGED:
            return translate("wording_record", "The clinic's own words, changed by a person.")
        case Way.UNKNOWN:
            return translate("wording_record", "It is not known how it came to be.")


def _rows(
    record: MessageRecord, entries: dict[EntryId, Entry], now: datetime
) -> Iterator[RecordRow]:
    if record.author:
        yield _row(translate("wording_record", "Sent by"), record.author)
    if record.topic is not AnswerTopic.UNKNOWN:
        yield _row(translate("wording_record", "Topic"), wording_ai.topic_words(record.topic))
    if record.model:
        yield _row(translate("wording_record", "Model"), _model(record))
    sources = tuple(_sources(record, entries, now))
    if sources:
        yield RecordRow(name=translate("wording_record", "Sources"), values=sources)
    if record.offered_length and record.way is not Way.AUTOMATIC:
        yield _row(translate("wording_record", "Changed"), _changes(record))
    if record.seconds_on_screen:
        seconds = QLocale().toString(record.seconds_on_screen, "f", 1)
        yield _row(translate("wording_record", "On screen before"), f"{seconds} s")
    if record.way in _BY_AI:
        yield _row(translate("wording_record", "Corrected"), _correction(record))


def _row(name: str, value: str) -> RecordRow:
    return RecordRow(name=name, values=(value,))


def _model(record: MessageRecord) -> str:
    if not record.prompt_version:
        return record.model
    words = translate("wording_record", "{model} · instructions {version}")
    return words.format(model=record.model, version=record.prompt_version)


def _sources(record: MessageRecord, entries: dict[EntryId, Entry], now: datetime) -> Iterator[str]:
    for entry_id, version in record.sources:
        yield _source(entries.get(entry_id), version, now)
    if record.entry_id and record.entry_id in entries:
        yield entries[record.entry_id].title


def _source(entry: Entry | None, version: int, now: datetime) -> str:
    if entry is None:
        gone = translate("wording_record", "A document that is no longer there · version {version}")
        return gone.format(version=version)
    if entry.version != version:
        later = translate("wording_record", "{title} · version {version}, changed since")
        return later.format(title=entry.title, version=version)
    words = translate("wording_record", "{title} · version {version} · {day}")
    day = wording_time.short_date(entry.updated_at, now)
    return words.format(title=entry.title, version=version, day=day)


def _changes(record: MessageRecord) -> str:
    if not record.edit_distance:
        return translate("wording_record", "Nothing")
    figures = QLocale()
    words = translate("wording_record", "{changed} of {offered} characters")
    return words.format(
        changed=figures.toString(record.edit_distance),
        offered=figures.toString(record.offered_length),
    )


def _correction(record: MessageRecord) -> str:
    if record.corrected:
        return translate("wording_record", "Yes: a person changed a fact or said it was wrong")
    return translate("wording_record", "No")
