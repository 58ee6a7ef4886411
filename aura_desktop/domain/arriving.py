"""What has come of a file so far, and whether it is what was sent."""

import hashlib
from dataclasses import dataclass, field

from aura_desktop.domain.file_type import HEAD_BYTES, TAIL_BYTES
from aura_desktop.domain.media import MediaFacts, sha256_hex
from aura_desktop.errors import UnavailableError

TRIES = 2
"""So often it is fetched again when it came broken."""


@dataclass(slots=True)
class Arriving:
    """Counts, digests and keeps both ends of what comes; the bytes themselves lie elsewhere."""

    total: int = 0
    expected: int = 0
    head: bytes = b""
    tail: bytes = b""
    parts: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def take(self, part: bytes) -> None:
        """One more part came."""
        self.digest.update(part)
        self.total += len(part)
        self.parts += 1
        if len(self.head) < HEAD_BYTES:
            self.head += part[: HEAD_BYTES - len(self.head)]
        self.tail = (self.tail + part)[-TAIL_BYTES:]

    def check(self, facts: MediaFacts, sha256: str) -> None:
        """All has come. `sha256` is the webhook's; that of the look-up vouches too.

        Raises: UnavailableError media_incomplete, media_damaged: what came is not what was sent.
        """
        if self.total == 0 or (facts.size_bytes and self.total != facts.size_bytes):
            raise UnavailableError("media_incomplete", tries=TRIES)
        known = {found for found in (sha256_hex(sha256), facts.sha256) if found}
        if known and self.digest.hexdigest() not in known:
            raise UnavailableError("media_damaged", tries=TRIES)
