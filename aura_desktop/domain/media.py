"""A file that came with a message: what became of it, what it really is, and how large it may be."""

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.file_type import FileType

MB = 1024 * 1024
LIMITS = {
    ContentKind.IMAGE: 5 * MB,
    ContentKind.STICKER: 1 * MB,
    ContentKind.AUDIO: 16 * MB,
    ContentKind.VIDEO: 16 * MB,
    ContentKind.DOCUMENT: 100 * MB,
}
"""Source: Cloud API, media."""
AT_ONCE_BYTES = 10 * MB
"""Documents up to here are fetched when they come, larger ones when a person asks."""
_SHA256_BYTES = 32
_ASKED_FOR = frozenset({ContentKind.VIDEO})

_PICTURES = frozenset({FileType.JPEG, FileType.PNG, FileType.WEBP})
_SOUNDS = frozenset(
    {FileType.OGG, FileType.AMR, FileType.AAC, FileType.MP3, FileType.MP4, FileType.M4A}
)
_FITTING = {
    ContentKind.IMAGE: _PICTURES,
    ContentKind.STICKER: frozenset({FileType.WEBP}),
    ContentKind.AUDIO: _SOUNDS,
    ContentKind.VIDEO: frozenset({FileType.MP4, FileType.THREE_GP}),
}
_DECLARED = {
    "application/pdf": frozenset({FileType.PDF}),
    "text/plain": frozenset({FileType.TEXT}),
    "text/csv": frozenset({FileType.TEXT}),
    "application/msword": frozenset({FileType.OLD_OFFICE}),
    "application/vnd.ms-excel": frozenset({FileType.OLD_OFFICE}),
    "application/vnd.ms-powerpoint": frozenset({FileType.OLD_OFFICE}),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": frozenset(
        {FileType.DOCX}
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": frozenset({FileType.XLSX}),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": frozenset(
        {FileType.PPTX}
    ),
    "application/zip": frozenset({FileType.ZIP}),
    "image/jpeg": frozenset({FileType.JPEG}),
    "image/png": frozenset({FileType.PNG}),
    "image/webp": frozenset({FileType.WEBP}),
    "image/gif": frozenset({FileType.GIF}),
    "image/heic": frozenset({FileType.HEIC}),
    "video/mp4": frozenset({FileType.MP4}),
    "video/3gpp": frozenset({FileType.THREE_GP}),
}


class MediaState(StrEnum):
    """What became of a message's file; the stored word.

    OFFERED waits for a person to ask; EXPIRED was here and its time of keeping is over. ERASING and EXPIRING
    are on their way out: their bytes go next.
    """

    WAITING = "waiting"
    OFFERED = "offered"
    KEPT = "kept"
    TOO_LARGE = "too_large"
    GONE = "gone_at_meta"
    FAILED = "failed"
    EXPIRED = "expired"
    ERASING = "erasing"
    EXPIRING = "expiring"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """The file of a message; `code` says why it FAILED, `file_type` what its bytes are once it is KEPT."""

    state: MediaState
    code: str = ""
    file_type: FileType = FileType.UNKNOWN
    size_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """What Meta knows of a file; `url` is good for five minutes, `sha256` in hex or "" if it is none."""

    url: str
    mime_type: str = ""
    sha256: str = ""
    size_bytes: int = 0


def sha256_hex(written: str) -> str:
    """A SHA-256 in lower-case hex; webhooks write base64, some look-ups hex. "" if it is none."""
    written = written.strip()
    if len(written) == 2 * _SHA256_BYTES:
        try:
            return bytes.fromhex(written).hex()
        except ValueError:
            return ""
    try:
        found = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        return ""
    return found.hex() if len(found) == _SHA256_BYTES else ""


def first_state(kind: ContentKind) -> MediaState:
    """Whether a file of this kind is fetched when it comes, or when somebody asks."""
    return MediaState.OFFERED if kind in _ASKED_FOR else MediaState.WAITING


def is_for_later(kind: ContentKind, size_bytes: int, at_once_bytes: int) -> bool:
    """Whether a file nobody asked for yet is too large to be fetched by itself."""
    return kind is ContentKind.DOCUMENT and size_bytes > at_once_bytes


def fits(kind: ContentKind, mime_type: str, file_type: FileType) -> bool:
    """Whether the bytes are what message and sender say; a document of a type nobody named fits."""
    allowed = _FITTING.get(kind)
    if allowed is None:
        if file_type in {FileType.PROGRAM, FileType.MACROS}:
            return False
        allowed = _DECLARED.get(mime_type.partition(";")[0].strip().lower())
    return allowed is None or file_type in allowed


def is_picture(kind: ContentKind, file_type: FileType) -> bool:
    """Whether this may be decoded and shown: a photo or sticker whose bytes are one."""
    return kind in {ContentKind.IMAGE, ContentKind.STICKER} and file_type in _FITTING[kind]
