"""Reads a request body field by field and refuses in Meta's words.

Graph is strict: a misspelt key, a wrong type or a text one character too long is error 100, a missing
required part 131008, and a value out of its range 131009.
"""

from collections.abc import Collection, Iterator
from typing import Any

from aura_desktop.sandbox.graph_error import GraphError


class Param:
    """One JSON object of the request and where it stands (`path`), for the error sentence."""

    def __init__(self, value: object, path: str = "") -> None:
        if not isinstance(value, dict):
            raise GraphError(100, f"Param {path or 'body'} must be a JSON object.")
        self.value: dict[str, Any] = value
        self.path = path

    def only(self, *keys: str) -> None:
        """Refuses any key that is not one of these."""
        for key in self.value:
            if key not in keys:
                place = f' on param "{self.path}"' if self.path else ""
                raise GraphError(100, f'Unexpected key "{key}"{place}.')

    def has(self, key: str) -> bool:
        return self.value.get(key) is not None

    def text(self, key: str, *, limit: int | None = None, code: int = 100) -> str:
        """A required, non-empty string of at most `limit` code points."""
        if not self.has(key) or self.value[key] == "":
            raise GraphError(131008, f"The parameter {self._at(key)} is required.")
        return self._checked_text(key, limit, code)

    def optional_text(self, key: str, *, limit: int | None = None, code: int = 100) -> str:
        """The string, or "" where the key is absent."""
        return self._checked_text(key, limit, code) if self.has(key) else ""

    def flag(self, key: str) -> bool:
        value = self.value.get(key, False)
        if not isinstance(value, bool):
            raise GraphError(100, f"Param {self._at(key)} must be a boolean.")
        return value

    def number(self, key: str, low: float, high: float) -> float:
        """A decimal between the bounds; Graph takes strings and numbers alike."""
        if not self.has(key):
            raise GraphError(131008, f"The parameter {self._at(key)} is required.")
        try:
            value = float(self.value[key])
        except (TypeError, ValueError):
            raise GraphError(100, f"Param {self._at(key)} must be a number.") from None
        if not low <= value <= high:
            raise GraphError(131009, f"Param {self._at(key)} is out of range.")
        return value

    def one_of(self, key: str, choices: Collection[str], *, code: int = 100) -> str:
        value = self.text(key)
        if value not in choices:
            allowed = ", ".join(sorted(choices))
            raise GraphError(code, f"Param {self._at(key)} must be one of {{{allowed}}}.")
        return value

    def child(self, key: str) -> "Param":
        """A required object."""
        if not self.has(key):
            raise GraphError(131008, f"The parameter {self._at(key)} is required.")
        return Param(self.value[key], self._at(key))

    def items(self, key: str, *, least: int = 1, most: int) -> list["Param"]:
        """A required array of objects, its length within the bounds."""
        if not self.has(key):
            raise GraphError(131008, f"The parameter {self._at(key)} is required.")
        value = self.value[key]
        if not isinstance(value, list):
            raise GraphError(100, f"Param {self._at(key)} must be an array.")
        if not least <= len(value) <= most:
            raise GraphError(
                131009,
                f"Invalid number of items in {self._at(key)}. Min: {least}, Max: {most}.",
            )
        return list(self._numbered(key, value))

    def _numbered(self, key: str, value: list[object]) -> Iterator["Param"]:
        for index, item in enumerate(value):
            yield Param(item, f"{self._at(key)}['{index}']")

    def _checked_text(self, key: str, limit: int | None, code: int) -> str:
        value = self.value[key]
        if not isinstance(value, str):
            raise GraphError(100, f"Param {self._at(key)} must be a string.")
        if limit is not None and len(value) > limit:
            raise GraphError(
                code, f"Param {self._at(key)} must be at most {limit} characters long."
            )
        return value

    def _at(self, key: str) -> str:
        return f"{self.path}['{key}']" if self.path else key
