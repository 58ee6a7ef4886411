"""The way out of this PC: whose certificates count, and through which proxy."""

import logging
import os
import ssl
import sys
import threading
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass
from weakref import WeakValueDictionary

import httpx

from aura_desktop.gateways import parting

logger = logging.getLogger(__name__)

_SERVERS = ssl.Purpose.SERVER_AUTH.oid
_NAMING_AUTHORITIES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_shared: WeakValueDictionary[tuple[str | None, ...], ssl.SSLContext] = WeakValueDictionary()
_sharing = threading.Lock()


def client(url: str, *, takes_proxy: bool, **options: Any) -> httpx.AsyncClient:
    """A client for this address. A proxy of the PC's settings that httpx does not know is left out."""
    made: httpx.AsyncClient = client_of(httpx, url, takes_proxy=takes_proxy, **options)
    return made


def client_of(library: Any, url: str, *, takes_proxy: bool, **options: Any) -> Any:
    """The same of httpx, or of httpx2, which is httpx under another name."""
    made = parting.client_type(library)
    if not takes_proxy:
        return made(trust_env=False, **options)
    # SOCKS, an address that is none … Their texts hold the proxy's address, and with it its password.
    no_such_proxy = (ImportError, ValueError, library.InvalidURL)
    with suppress(*no_such_proxy):
        return made(trust_env=True, **options)
    # Desktops name a proxy of each kind at once: the one for this address may be good.
    proxy = _proxy_for(url)
    if proxy:
        with suppress(*no_such_proxy):
            return made(trust_env=False, proxy=proxy, **options)
    _warn()
    return made(trust_env=False, **options)


def trust() -> ssl.SSLContext:
    """certifi's authorities, and the system's: clinics' virus scanners bring their own. Blocking.

    A variable that names a file of authorities which is not there does not count.
    """
    try:
        context = httpx.create_ssl_context()
    except OSError:
        context = httpx.create_ssl_context(trust_env=False)
    try:
        context.load_default_certs()
    except ssl.SSLError:
        _load_one_by_one(context)
    return context


def shared_trust() -> ssl.SSLContext:
    """The one context of all clients that live long: each takes 1.5 MB and tens of milliseconds. Blocking.

    It is read anew once nobody holds it any more, or the variables name other authorities.
    """
    named = tuple(os.environ.get(name) for name in _NAMING_AUTHORITIES)
    with _sharing:
        context = _shared.get(named)
        if context is None:
            context = _shared[named] = trust()
    return context


def is_distrusted(error: BaseException | None) -> bool:
    """Whether somebody answered, with a certificate that does not count."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _load_one_by_one(context: ssl.SSLContext) -> None:
    """Windows' stores: Python takes each as a whole, and one certificate that OpenSSL cannot read spoils it.

    Newer OpenSSLs say of the end of a good one, too, that there is not enough data; by then it is loaded.
    Source: CPython issue 104135.
    """
    if sys.platform == "win32":
        for store in ("CA", "ROOT"):
            for certificate, encoding, purposes in ssl.enum_certificates(store):
                if encoding == "x509_asn" and (purposes is True or _SERVERS in purposes):
                    with suppress(ssl.SSLError):
                        context.load_verify_locations(cadata=certificate)


def _proxy_for(url: str) -> str:
    parts = urlsplit(url)
    found = getproxies().get(parts.scheme, "")
    if not found or proxy_bypass(parts.hostname or ""):
        return ""
    return found if "://" in found else f"http://{found}"


@cache
def _warn() -> None:
    """Once: some clients are made anew for each question."""
    logger.warning("the proxy of this PC cannot be used, so none is")
