"""Entries as the program's own files hold them: JSON values to records."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from aura_desktop.domain.knowledge import EntryKind, NewEntry

_DAYS_FROM_NOW = re.compile(r"\{\+(\d{1,3})\}")


def entry_of(value: Mapping[str, Any], today: date) -> NewEntry:
    """The entry of a JSON object with NewEntry's names; in its body "{+2}" is the day after tomorrow's date.

    Raises: TypeError, ValueError for a file that is not ours.
    """
    fields = dict(value)
    until = fields.get("valid_until")
    return NewEntry(
        **fields
        | {
            "kind": EntryKind(fields["kind"]),
            "body": _DAYS_FROM_NOW.sub(
                lambda found: (today + timedelta(days=int(found[1]))).isoformat(), fields["body"]
            ),
            "questions": tuple(fields.get("questions", ())),
            "valid_until": date.fromisoformat(until) if until else None,
        }
    )
