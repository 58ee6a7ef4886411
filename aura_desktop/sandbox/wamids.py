"""Message ids in the form WhatsApp gives them: `wamid.` and base64 over the other side's address."""

import base64
import binascii
import secrets

_OUTBOUND = b"\x15\x02\x00\x11\x18\x12"
_INBOUND = b"\x15\x02\x00\x12\x18\x14"


def new_wamid(address: str, *, inbound: bool) -> str:
    """A fresh id; `address` is the patient's wa_id or business-scoped user id."""
    name = address.encode("ascii", "replace")[:63]
    marker = _INBOUND if inbound else _OUTBOUND
    serial = secrets.token_hex(10 if inbound else 9).upper().encode()
    packed = b"\x1c\x18" + bytes([len(name)]) + name + marker + serial + b"\x00"
    return "wamid." + base64.b64encode(packed).decode("ascii")


def is_wamid(text: str) -> bool:
    """Whether this could have been issued by WhatsApp at all."""
    if not text.startswith("wamid."):
        return False
    try:
        return len(base64.b64decode(text.removeprefix("wamid."), validate=True)) > 3
    except (binascii.Error, ValueError):
        return False
