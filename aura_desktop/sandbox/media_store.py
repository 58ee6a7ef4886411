"""Uploaded and inbound files: limits, ids, addresses that expire.

Source: Cloud API, media.
"""

import base64
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aura_desktop.sandbox.background import utc_now
from aura_desktop.sandbox.graph_error import GraphError

URL_LIFE = timedelta(minutes=5)
INBOUND_LIFE = timedelta(days=7)
UPLOAD_LIFE = timedelta(days=30)
_MB = 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
LIMITS = {
    "audio/aac": 16 * _MB,
    "audio/amr": 16 * _MB,
    "audio/mpeg": 16 * _MB,
    "audio/mp4": 16 * _MB,
    "audio/ogg": 16 * _MB,
    "image/jpeg": 5 * _MB,
    "image/png": 5 * _MB,
    "image/webp": 500 * 1024,
    "video/mp4": 16 * _MB,
    "video/3gpp": 16 * _MB,
    "text/plain": 100 * _MB,
    "application/pdf": 100 * _MB,
    "application/msword": 100 * _MB,
    "application/vnd.ms-excel": 100 * _MB,
    "application/vnd.ms-powerpoint": 100 * _MB,
    _OFFICE + "wordprocessingml.document": 100 * _MB,
    _OFFICE + "spreadsheetml.sheet": 100 * _MB,
    _OFFICE + "presentationml.presentation": 100 * _MB,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    id: str
    mime_type: str
    data: bytes
    expires_at: datetime
    filename: str = ""

    @property
    def sha256(self) -> str:
        """Base64, as webhooks write it."""
        return base64.b64encode(hashlib.sha256(self.data).digest()).decode("ascii")

    @property
    def sha256_hex(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class MediaStore:
    """Files by id, and the short-lived addresses they may be fetched from."""

    def __init__(self, clock: Callable[[], datetime] = utc_now) -> None:
        self._clock = clock
        self._files: dict[str, StoredFile] = {}
        self._addresses: dict[str, tuple[str, datetime]] = {}

    def upload(self, data: bytes, mime_type: str, filename: str) -> StoredFile:
        """Raises: GraphError 131053 for a type or size Meta does not take."""
        mime = mime_type.partition(";")[0].strip().lower()
        limit = LIMITS.get(mime)
        if limit is None:
            raise GraphError(131053, f"Param file must be a supported type, got {mime}.")
        if not 0 < len(data) <= limit:
            raise GraphError(131053, f"File of type {mime} must have 1 to {limit} bytes.")
        return self._keep(data, mime, filename, UPLOAD_LIFE)

    def receive(self, data: bytes, mime_type: str, filename: str = "") -> StoredFile:
        """A file a patient sends: the same, but it lives seven days."""
        return self._keep(data, mime_type, filename, INBOUND_LIFE)

    def mime_of(self, media_id: str) -> str | None:
        """The MIME type of a file that is still there."""
        found = self._live(media_id)
        return found.mime_type if found else None

    def get(self, media_id: str) -> StoredFile | None:
        return self._live(media_id)

    def delete(self, media_id: str) -> bool:
        return self._files.pop(media_id, None) is not None

    def new_address(self, media_id: str) -> str:
        """A key for the download address, good for five minutes."""
        key = secrets.token_urlsafe(18)
        self._addresses[key] = (media_id, self._clock() + URL_LIFE)
        return key

    def at_address(self, key: str) -> StoredFile | None:
        media_id, expires_at = self._addresses.get(key, ("", self._clock()))
        return self._live(media_id) if expires_at > self._clock() else None

    def _keep(self, data: bytes, mime: str, filename: str, life: timedelta) -> StoredFile:
        stored = StoredFile(
            id=str(10**14 + secrets.randbelow(9 * 10**14)),
            mime_type=mime,
            data=data,
            expires_at=self._clock() + life,
            filename=filename,
        )
        self._files[stored.id] = stored
        return stored

    def _live(self, media_id: str) -> StoredFile | None:
        found = self._files.get(media_id)
        return found if found is not None and found.expires_at > self._clock() else None
