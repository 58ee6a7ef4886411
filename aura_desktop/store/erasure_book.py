"""Whom the clinic has erased, beside the backups: going back to one of them must not bring anybody back.

Numbers of rows and times, nothing of the patients themselves. Blocking file calls.
"""

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from aura_desktop.domain.ids import ContactId
from aura_desktop.errors import StoreError
from aura_desktop.files import content, flush_to_disk, own_folder, take_place
from aura_desktop.store import sqlcipher

FILE = "erasures.json"


def keep(folder: Path, erased: Iterable[tuple[ContactId, datetime]]) -> None:
    """Note these beside those that are noted, in the folder of the backups.

    What cannot be read is written anew: the database knows of everybody, also of those erased again.
    Raises: StoreError.
    """
    try:
        known = _read(folder)
    except StoreError:
        known = []
    together = sorted({*known, *erased}, key=lambda each: (each[1], each[0]))
    rows = [{"contact_id": int(each), "at": when.isoformat()} for each, when in together]
    part = folder / f"{FILE}.part"
    try:
        own_folder(folder)
        part.unlink(missing_ok=True)
        number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, sqlcipher.FILE_MODE)
        with os.fdopen(number, "w", encoding="ascii") as file:
            json.dump({"erasures": rows}, file)
        flush_to_disk(part)
        take_place(part, folder / FILE)
        flush_to_disk(folder)
    except OSError as error:
        raise sqlcipher.disk_error(error) from None


def known(folder: Path) -> dict[ContactId, datetime]:
    """Everybody who was ever erased, and when first. Raises: StoreError("erasures_unreadable").

    Not by time: clocks are set back, and a number is never given to somebody else.
    """
    found: dict[ContactId, datetime] = {}
    for each, when in _read(folder):
        found[each] = min(when, found.get(each, when))
    return found


def _read(folder: Path) -> list[tuple[ContactId, datetime]]:
    try:
        told = json.loads(content(folder / FILE))
        return [
            (ContactId(int(row["contact_id"])), datetime.fromisoformat(row["at"]))
            for row in told["erasures"]
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError("erasures_unreadable", detail=type(error).__name__) from None
