"""Everything that an encrypted database still holds, table by table and, where it can be done, page by page."""

import base64
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from aura_desktop.store.database import Tx

_PAGE, _RESERVED, _SALT = 4096, 80, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24
Row = tuple[Any, ...]


def tables(tx: Tx) -> dict[str, list[Row]]:
    """All rows of all tables, those in which the indexes of words lie among them."""
    names = tx.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    found = {
        name: [tuple(row) for row in tx.exec_driver_sql(f"SELECT * FROM {name}")]
        for (name,) in names.fetchall()
    }
    for index in ("message_words", "knowledge_words"):
        found[f"{index}: terms"] = _terms(tx, index)
    return found


def _terms(tx: Tx, index: str) -> list[Row]:
    """What the index itself says it holds; in its blobs a term may lack what it shares with the one before."""
    tx.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {index}, 'row')")
    found = [tuple(row) for row in tx.exec_driver_sql("SELECT term FROM temp.terms")]
    tx.exec_driver_sql("DROP TABLE temp.terms")
    return found


def holding(found: dict[str, list[Row]], canaries: Iterable[str]) -> set[str]:
    """The names of the tables in which one of them stands."""
    needles = [needle for canary in canaries for needle in writings(canary)]
    return {name for name, rows in found.items() if any(_holds(row, needles) for row in rows)}


def writings(canary: str) -> list[bytes]:
    """As it is, as UTF-16, and its end alone."""
    return [canary.encode(), canary.encode("utf-16-le"), canary[-8:].encode()]


def _holds(row: Row, needles: Sequence[bytes]) -> bool:
    for value in row:
        data = value if isinstance(value, bytes) else str(value).encode()
        packed = re.findall(rb"wamid\.([A-Za-z0-9+/=]+)", data)
        for hay in (data, *(base64.b64decode(each + b"===") for each in packed)):
            if any(needle in hay for needle in needles):
                return True
    return False


def pages(path: Path, hexkey: str) -> bytes:
    """The plain bytes of every page of the file and of its log of writes, used or free.

    Only where a library for it is at hand; nothing elsewhere.
    """
    if sys.platform != "linux":
        return b""
    data = path.read_bytes()
    assert len(data) % _PAGE == 0
    plain = [
        _plain(data[start : start + _PAGE], hexkey, is_first=start == 0)
        for start in range(0, len(data), _PAGE)
    ]
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[_WAL_HEAD:] if log.exists() else b""
    step = _FRAME_HEAD + _PAGE
    for start in range(0, len(frames) - step + 1, step):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + _FRAME_HEAD : start + step]
        plain.append(_plain(page, hexkey, is_first=number == 1))
    return b"".join(plain)


def _plain(page: bytes, hexkey: str, *, is_first: bool) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = _SALT if is_first else 0
    end = _PAGE - _RESERVED
    reader = Cipher(
        algorithms.AES(bytes.fromhex(hexkey)), modes.CBC(page[end : end + 16])
    ).decryptor()
    return reader.update(page[start:end]) + reader.finalize()
