"""Proof that a delivery comes from Meta: X-Hub-Signature-256 and the verify token."""

import hmac
from collections.abc import Callable

from aura_desktop.gateways.credentials import Secret

_PREFIX = b"sha256="


def sign(body: bytes, app_secret: Secret) -> str:
    """The header value Meta sends with this body: "sha256=" and 64 lower-case hex digits."""
    return (_PREFIX + _digest(app_secret.reveal().encode(), body)).decode()


def is_valid(body: bytes, header: str | None, app_secret: Secret) -> bool:
    """Whether the header signs exactly these bytes; False for an empty secret."""
    return header is not None and verifier(app_secret)(body, header.encode("utf-8", "replace"))


def verifier(app_secret: Secret) -> Callable[[bytes, bytes], bool]:
    """`is_valid` for many deliveries: (body, header) → bool."""
    key = app_secret.reveal().encode()
    if not key:
        # With an empty key anybody could sign.
        return lambda _body, _header: False

    def is_signed(body: bytes, header: bytes) -> bool:
        return hmac.compare_digest(_PREFIX + _digest(key, body), header)

    return is_signed


def token_matches(given: str | None, verify_token: Secret) -> bool:
    """Whether the handshake knows our verify token; an empty one matches nothing."""
    expected = verify_token.reveal().encode()
    return bool(expected) and hmac.compare_digest(
        expected, (given or "").encode("utf-8", "surrogatepass")
    )


def _digest(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, "sha256").hex().encode()
