"""Whether the write-ahead log still holds all that was committed: SQLite reads it up to the first fault, silently.

Pages of the log that are lost are not only missing: older versions of them come to stand beside newer
ones. What the last run had committed is told by the log's own frames, and by the index beside it.
Source: SQLite, "WAL-mode File Format".
"""

import struct
from contextlib import closing
from pathlib import Path
from typing import Any

from aura_desktop.errors import StoreError
from aura_desktop.store import sqlcipher

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_INDEX = struct.Struct("=IIIBBHIIII8s8s")
_INDEX_COPY = 48
_INDEX_VERSION = 3007000


def proven(path: Path) -> int:
    """How many frames of the log were committed for certain by a run that did not end well; 0 after a good end.

    Ask before the database is opened: SQLite makes the index anew. Blocking. Raises: OSError.
    """
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    data = log.read_bytes() if log.exists() else b""
    return max(_proven_by_frames(data), _proven_by_index(index, data))


def demand_whole(connection: Any, path: Path, hexkey: str, expected: int) -> None:
    """Let SQLite say how many frames it makes use of; nothing may have been written yet.

    Raises: StoreError("damaged") with the connection closed and the log as it was; the driver's errors.
    """
    if not expected:
        return
    if connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1] >= expected:
        return
    # The last one to close would fold what is left of the log into the file, and delete it: one that cannot write.
    with closing(sqlcipher.connect_to_read(path, hexkey)) as reader:
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.close()
    raise StoreError("damaged", detail="wal")


def _proven_by_frames(data: bytes) -> int:
    """The last commit that something was written after, so that it was on the disk by then.

    The very last one may have been broken off by a crash, before anybody was told. Frames of a former log
    have other salts.
    """
    if len(data) < _HEADER + _FRAME_HEADER or not any(data[:_HEADER]):
        return 0
    if not _is_head(data[:_HEADER]):
        return len(data)  # nothing behind it is read
    salts, step = data[16:24], _FRAME_HEADER + int.from_bytes(data[8:12])
    proven = last = 0
    for number, at in enumerate(range(_HEADER, len(data) - _FRAME_HEADER + 1, step), start=1):
        if data[at + 8 : at + 16] == salts:
            proven = last
            if any(data[at + 4 : at + 8]):
                last = number
    return proven


def _is_head(head: bytes) -> bool:
    magic = int.from_bytes(head[:4])
    if magic not in _MAGIC:
        return False
    first = second = 0
    for left, right in struct.iter_unpack(">2I" if magic & 1 else "<2I", head[:24]):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    return head[24:] == struct.pack(">2I", first, second)


def _proven_by_index(index: Path, data: bytes) -> int:
    """What the index beside the log knew at last, unless it belongs to another log or all of it is in the file."""
    raw = index.read_bytes()[: 2 * _INDEX_COPY + 4] if index.exists() else b""
    if len(raw) < 2 * _INDEX_COPY + 4 or raw[:_INDEX_COPY] != raw[_INDEX_COPY : 2 * _INDEX_COPY]:
        return 0
    version, _, _, is_init, _, _, frames, _, _, _, salts, _ = _INDEX.unpack_from(raw)
    folded: int = struct.unpack_from("=I", raw, 2 * _INDEX_COPY)[0]
    if version != _INDEX_VERSION or not is_init or (not data and folded >= frames):
        return 0
    if len(data) >= _HEADER and data[16:24] != salts:
        return 0
    return int(frames)
