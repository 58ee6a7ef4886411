"""setup.json beside the database: the clinic's decisions, readable before the database can be opened."""

import json
import os
import types
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from aura_desktop.domain.setup import Setup
from aura_desktop.errors import SetupError
from aura_desktop.files import content, own_folder, take_place

FILE_NAME = "setup.json"


class SetupFile:
    """Read and write; blocking, never on the home loop once it runs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> Setup:
        """What was written; a file that cannot be read is set aside, and the defaults count."""
        try:
            setup = _value(Setup, json.loads(content(self._path).decode("utf-8-sig")))
        except FileNotFoundError:
            return Setup()
        except (OSError, ValueError, RecursionError):
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged"))
            return Setup()
        assert isinstance(setup, Setup)
        return setup

    def write(self, setup: Setup) -> None:
        """Whole or not at all. Raises: SetupError("setup_not_writable")."""
        text = json.dumps(_plain(setup), ensure_ascii=False, indent=1)
        # Beside its place, so that it can take it in one step; one left by a crash is written over.
        temporary = self._path.with_name(f"{FILE_NAME}.new")
        try:
            own_folder(self._path.parent)
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            # Half a letter, which a field leaves that cuts at its limit, becomes JSON's own word for it.
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            take_place(temporary, self._path)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink()
            raise SetupError("setup_not_writable", detail=type(error).__name__) from None


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _value(kind: Any, data: Any) -> Any:
    """`data` as `kind`. Raises: ValueError for what does not fit; a record leaves such a field at its default."""
    if is_dataclass(kind):
        return _record(kind, data)
    if get_origin(kind) is tuple:
        return tuple(_fitting(get_args(kind)[0], data))
    if get_origin(kind) in (Union, types.UnionType):
        plain = next(arg for arg in get_args(kind) if arg is not type(None))
        return None if data is None else _value(plain, data)
    if kind in (date, time, datetime):
        return _when(kind, data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise ValueError("of another kind")
    return data


def _when(kind: Any, data: Any) -> Any:
    if not isinstance(data, str):
        raise ValueError("not a text")
    found = kind.fromisoformat(data)
    if kind is datetime and found.tzinfo is None:
        raise ValueError("of which zone")
    return found


def _record(kind: Any, data: Any) -> Any:
    if not isinstance(data, dict):
        raise ValueError("not an object")
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for each in fields(kind):
        if each.name in data:
            with suppress(ValueError):
                found[each.name] = _value(hints[each.name], data[each.name])
    try:
        return kind(**found)
    except TypeError:
        raise ValueError("incomplete") from None


def _fitting(kind: Any, data: Any) -> Iterator[Any]:
    for item in data if isinstance(data, list) else ():
        with suppress(ValueError):
            yield _value(kind, item)
