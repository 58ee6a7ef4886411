"""Words of strangers inside sentences and tooltips of ours: they can neither turn them round nor become markup."""

import unicodedata
from html import escape

from PySide6.QtCore import QUrl

from aura_desktop.ui.delegates.message_text import real_host

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
LONGEST_ADDRESS = 2_048


def isolated(name: str) -> str:
    """A name for the middle of a sentence: written from right to left, it takes nothing else along."""
    if name.isascii():
        return name
    turns = any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in name)
    return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}" if turns else name


def tip(text: str) -> str:
    """A tooltip that says exactly this: Qt takes whatever looks like HTML for HTML, pictures and all."""
    if "<" not in text:
        return text
    return f'<div style="white-space:pre-wrap">{escape(text)}</div>'


def web_address(address: str) -> tuple[QUrl, str] | None:
    """Where a link leads, as it will be opened, and its host in ASCII; None for what no browser should get.

    A name and password in front of the host are left out: they only make one host look like another.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid():
        url = QUrl(address)
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    sound = url.isValid() and url.scheme() in {"http", "https"} and host and real_host(address)
    if not sound or len(address) > LONGEST_ADDRESS or "\\" in address:
        return None
    return _without_user(url) if url.userInfo() else url, host


def _without_user(url: QUrl) -> QUrl:
    # The binding does not take the option by which Qt leaves it out.
    encoded, strict = QUrl.ComponentFormattingOption.FullyEncoded, QUrl.ParsingMode.StrictMode
    bare = QUrl()
    bare.setScheme(url.scheme())
    bare.setHost(url.host(encoded))
    bare.setPort(url.port())
    bare.setPath(url.path(encoded), strict)
    if url.hasQuery():
        bare.setQuery(url.query(encoded), strict)
    if url.hasFragment():
        bare.setFragment(url.fragment(encoded), strict)
    return bare
