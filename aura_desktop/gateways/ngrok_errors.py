"""The agent's errors as our codes. Its texts go no further: some repeat the authtoken."""

import re

from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret

_NUMBER = re.compile(r"ERR_NGROK_(\d+)")
_TOKEN_NAMED = re.compile(r"(?i)(authtoken[\"']?\s*[:=]\s*[\"']?)[^\s\"'\\]+")
_TOKEN_SHAPED = re.compile(r"\b(?:[0-9A-Za-z]{20,}_[0-9A-Za-z]{16,}|(?:cr|ak)_[0-9A-Za-z]{20,})\b")
_MASK = "***"

_SETUP = {
    105: "tunnel_authtoken_invalid",
    106: "tunnel_authtoken_invalid",
    107: "tunnel_authtoken_invalid",
    120: "agent_too_old",
    121: "agent_too_old",
    313: "tunnel_domain_needs_plan",
    314: "tunnel_domain_needs_plan",
    320: "tunnel_domain_not_yours",
    725: "tunnel_quota",
    726: "tunnel_quota",
    727: "tunnel_quota",
    4018: "tunnel_authtoken_missing",
}
_MAY_PASS = {108: "tunnel_session_limit", 334: "tunnel_domain_taken"}
"""Also what a run that was cut off leaves behind for a minute, until the provider misses it."""

_NO_NETWORK = ("failed to reconnect session", "failed to dial", "no such host", "no route to host")
_PORT_BUSY = ("address already in use", "only one usage of each socket address")


def redact(text: str, authtoken: Secret) -> str:
    """Without this token, and without anything else that looks like one."""
    if authtoken:
        text = text.replace(authtoken.reveal(), _MASK)
    return _TOKEN_SHAPED.sub(_MASK, _TOKEN_NAMED.sub(rf"\1{_MASK}", text))


def number_in(text: str) -> int:
    """The provider's error number, 0 if the text has none."""
    found = _NUMBER.search(text)
    return int(found.group(1)) if found else 0


def is_known(number: int) -> bool:
    """Has this number a code of its own?"""
    return number in _SETUP or number in _MAY_PASS


def is_quota(number: int) -> bool:
    """Is what the plan allows used up?"""
    return _SETUP.get(number) == "tunnel_quota"


def refusal(number: int) -> AuraError:
    """Our error for the provider's number; without one nobody knows why it failed."""
    if not number:
        return UnavailableError("tunnel_start_failed")
    if number in _MAY_PASS:
        return UnavailableError(_MAY_PASS[number])
    code = _SETUP.get(number)
    return SetupError(code) if code else SetupError("tunnel_refused", number=number)


def says_no_network(text: str) -> bool:
    """Is this the agent's complaint that it finds no way out?"""
    return any(sign in text.lower() for sign in _NO_NETWORK)


def says_port_busy(text: str) -> bool:
    """Has somebody taken the port of its local API?"""
    return any(sign in text.lower() for sign in _PORT_BUSY)
