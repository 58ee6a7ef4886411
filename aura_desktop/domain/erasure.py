"""What is left of an erased patient: a receipt without content, and the place it was erased from."""

import base64
import binascii
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from aura_desktop.domain.ids import ContactId

_OWNER = (
    "from",
    "from_user_id",
    "from_parent_user_id",
    "to",
    "to_user_id",
    "recipient_id",
    "recipient_user_id",
    "wa_id",
    "user_id",
)
"""Keys of Meta's that say whose an item is."""


class ErasureReason(StrEnum):
    """Why; the stored word."""

    REQUEST = "request"
    RETENTION = "retention"
    RESTORE = "restore"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """`counts` by kind of row: messages, consents, drafts … It says nothing of what they held."""

    receipt: str
    contact_id: ContactId
    at: datetime
    person: str
    reason: ErasureReason
    counts: Mapping[str, int] = field(default_factory=dict)


def names_address(wamid: str, digits: Collection[str]) -> bool:
    """Whether this wamid holds one of these numbers: WhatsApp packs the patient's address into it."""
    packed = wamid.removeprefix("wamid.")
    try:
        plain = base64.b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return False
    return any(number.encode() in plain for number in digits if number)


def without(text: str, needles: Collection[str]) -> str:
    """A JSON text of Meta's without what belongs to the owner of these identifiers; "" if nothing else is left.

    What names somebody else as its owner stays whole, whatever it says.
    """
    try:
        value = json.loads(text)
        kept = None if _is_of(value, needles) else _pruned(value, needles)
        rest = json.dumps(_unowned(kept), ensure_ascii=False)
    except (ValueError, RecursionError):
        return "" if any(needle in text for needle in needles) else text
    if kept is None or any(needle in rest for needle in needles):
        return ""
    return text if kept == value else json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _owners(value: object) -> list[str]:
    if not isinstance(value, dict):
        return []
    return [str(value[key]) for key in _OWNER if value.get(key)]


def _is_of(value: object, needles: Collection[str]) -> bool:
    return any(needle in owner for owner in _owners(value) for needle in needles)


def _pruned(value: Any, needles: Collection[str]) -> Any:
    if _owners(value):
        return value
    if isinstance(value, dict):
        return {key: _pruned(item, needles) for key, item in value.items()}
    if isinstance(value, list):
        return [_pruned(item, needles) for item in value if not _is_of(item, needles)]
    return value


def _unowned(value: Any) -> Any:
    """What is nobody's in particular."""
    if _owners(value):
        return None
    if isinstance(value, dict):
        return {key: _unowned(item) for key, item in value.items()}
    return [_unowned(item) for item in value] if isinstance(value, list) else value
