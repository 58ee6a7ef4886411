"""The public address of the clinic's own server, as people paste it."""

import ipaddress
from urllib.parse import urlsplit

from aura_desktop.domain.line import public_of


def read_own_address(text: str) -> str | None:
    """The address without our path, a slash or a question at its end; None if Meta would not call it.

    https, added where nothing is said; http for this PC itself, where a proxy of one's own is tried out.
    """
    text = text.strip()
    if "://" not in text:
        text = f"https://{text}"
    if not text.isprintable() or any(sign.isspace() for sign in text):
        return None
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if not host or parts.username is not None:
        return None
    scheme = parts.scheme.lower()
    if scheme == "https":
        is_well = "." in host.strip(".") or _is_address(host)
    else:
        is_well = scheme == "http" and _is_this_pc(host)
    if not is_well:
        return None
    return public_of(f"{scheme}://{parts.netloc.lower()}{parts.path}").rstrip("/")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_this_pc(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)
