"""The customs of the house: records are frozen, keyword-only and slotted; enums know the unknown."""

import dataclasses
import importlib
import pkgutil
from enum import Enum
from typing import Any

import pytest

import aura_desktop.domain
from aura_desktop.domain.feed import FeedItem, Topic

MODULES = [
    importlib.import_module(f"aura_desktop.domain.{module.name}")
    for module in pkgutil.iter_modules(aura_desktop.domain.__path__)
]
WORKERS = {
    "AnswerReader",
    "Arriving",
    "FieldScanner",
    "FoldedText",
    "JsonForm",
    "LazyPattern",
    "Pace",
    "Placeholders",
    "Reading",
    "Redaction",
    "Rules",
    "Shelf",
    "StreamFilling",
    "Vocabulary",
    "Waits",
}
"""They go through one text, or one request, and remember what they have met in it."""


def public(kind: str) -> list[type[Any]]:
    return [
        value
        for module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, type)
        and value.__module__ == module.__name__
        and not name.startswith("_")
        and name not in WORKERS
        and not issubclass(value, tuple)
        and issubclass(value, Enum) is (kind == "enum")
    ]


@pytest.mark.parametrize("record", public("record"), ids=lambda record: record.__name__)
def test_records(record: Any) -> None:
    assert dataclasses.is_dataclass(record)
    assert vars(record)["__dataclass_params__"].frozen
    assert hasattr(record, "__slots__")
    assert all(field.kw_only for field in dataclasses.fields(record))


OUR_OWN = (
    "absence",
    "autonomy",
    "backup",
    "check",
    "diagnosis",
    "figure",
    "identifier",
    "line",
    "log_line",
    "model_request",
    "paste",
    "person",
    "retention",
    "setup",
    "trace",
)
"""Modules of what we decide ourselves: no later release of Meta's adds to it."""


@pytest.mark.parametrize("words", public("enum"), ids=lambda words: words.__name__)
def test_enums_are_words_and_know_the_unknown(words: type[Enum]) -> None:
    is_ours = words.__module__.rpartition(".")[2] in OUR_OWN
    assert is_ours or "UNKNOWN" in words.__members__
    assert all(isinstance(member.value, str) for member in words)


def test_a_record_cannot_be_changed() -> None:
    item = FeedItem(seq=1, topic=Topic.JOB, key="1")
    with pytest.raises(dataclasses.FrozenInstanceError):
        item.seq = 2  # type: ignore[misc]  # the point of the test
