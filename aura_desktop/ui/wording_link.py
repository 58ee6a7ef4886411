"""The links of the status chain in words; apart from the rest because the first frame shows them."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.link import Link, LinkName, LinkState

translate = QCoreApplication.translate


def link_name(name: LinkName) -> str:
    """A link of the status chain."""
    match name:
        case LinkName.INTERNET:
            return translate("wording", "Internet")
        case LinkName.TUNNEL:
            return translate("wording", "Tunnel")
        case LinkName.WEBHOOK:
            return translate("wording", "Webhook")
        case LinkName.META:
            return translate("wording", "Meta")
        case LinkName.AI:
            return translate("wording", "AI")
        case LinkName.UNKNOWN:
            return translate("wording", "Connection")


def link_words(link: Link) -> str:
    """A link's state in a word or two."""
    match link.state:
        case LinkState.OK:
            return _link_ok(link.name)
        case LinkState.DEGRADED:
            return translate("wording", "with problems")
        case LinkState.DOWN:
            return _link_down(link.name)
        case LinkState.PAUSED:
            return translate("wording", "paused")
        case LinkState.CONNECTING:
            return translate("wording", "connecting")
        case LinkState.OFF:
            return translate("wording", "not set up")
        case LinkState.UNKNOWN:
            return translate("wording", "unknown")


def _link_ok(name: LinkName) -> str:
    match name:
        case LinkName.INTERNET:
            return translate("wording", "online")
        case LinkName.TUNNEL:
            return translate("wording", "up")
        case LinkName.WEBHOOK:
            return translate("wording", "listening")
        case LinkName.AI:
            return translate("wording", "ready")
        case _:
            return translate("wording", "answering")


def _link_down(name: LinkName) -> str:
    if name is LinkName.INTERNET:
        return translate("wording", "no connection")
    return translate("wording", "down")
