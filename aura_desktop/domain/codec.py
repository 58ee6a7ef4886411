"""Records to JSON values and back, for columns that hold a whole record."""

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from aura_desktop.domain import ai_policy, commands, content, danger, draft, knowledge


@cache
def _registry() -> dict[str, type]:
    found: dict[str, type] = {}
    for module in (content, commands, knowledge, danger, draft, ai_policy):
        for name, value in vars(module).items():
            if isinstance(value, type) and is_dataclass(value):
                found[name] = value
    return found


def encode(record: Any) -> dict[str, Any]:
    """A record as a JSON object; its class stands under "is", fields at their default are left out."""
    result: dict[str, Any] = {"is": type(record).__name__}
    for field in fields(record):
        value = getattr(record, field.name)
        if value != field.default:
            result[field.name] = _encode_value(value)
    return result


def decode(value: dict[str, Any]) -> Any:
    """The record that `encode` was given.

    Unknown fields (written by a newer version) are ignored.
    Raises: KeyError if the class is unknown.
    """
    record_type = _registry()[value["is"]]
    hints = _hints(record_type)
    return record_type(
        **{name: _decode_value(hints[name], item) for name, item in value.items() if name in hints}
    )


@cache
def _hints(record_type: type) -> dict[str, Any]:
    return typing.get_type_hints(record_type)


def _encode_value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_encode_value(item) for item in value]
    return encode(value) if is_dataclass(value) else value


def _decode_value(hint: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return decode(value)
    if isinstance(value, list):
        inner = typing.get_args(_without_none(hint))[0]
        return tuple(_decode_value(inner, item) for item in value)
    plain = _without_none(hint)
    if isinstance(plain, type) and value is not None:
        if issubclass(plain, Enum):
            return _enum_member(plain, value)
        if issubclass(plain, datetime):
            return datetime.fromisoformat(value)
        if issubclass(plain, date):
            return date.fromisoformat(value)
    return value


def _enum_member(enum_type: type[Enum], value: Any) -> Enum:
    try:
        return enum_type(value)
    except ValueError:
        return enum_type["UNKNOWN"]


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        rest = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        return rest[0] if len(rest) == 1 else hint
    return hint
