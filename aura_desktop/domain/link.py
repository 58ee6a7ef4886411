"""The links between the patient's phone and this window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

GRACE = timedelta(seconds=30)
"""A line that is gone for less is nobody's alarm: agents reconnect, networks change."""


class LinkName(StrEnum):
    INTERNET = "internet"
    TUNNEL = "tunnel"
    WEBHOOK = "webhook"
    META = "meta"
    AI = "ai"
    UNKNOWN = "unknown"


class LinkState(StrEnum):
    """OFF: not set up. PAUSED: waits for an earlier link or a person."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"
    PAUSED = "paused"
    CONNECTING = "connecting"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link; `code` says why it is not ok, `last_proof_at` when it last proved itself.

    `until`: when it will be tried again, or will stop working. `params` fill the code's sentence.
    """

    name: LinkName
    state: LinkState
    since: datetime
    last_proof_at: datetime | None = None
    code: str = ""
    until: datetime | None = None
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Whether a patient's message can reach this PC; `since` and `code` tell of the silence."""

    can_hear: bool
    since: datetime | None = None
    code: str = ""


_WORST_FIRST = (
    LinkState.DOWN,
    LinkState.PAUSED,
    LinkState.CONNECTING,
    LinkState.DEGRADED,
    LinkState.OK,
    LinkState.OFF,
    LinkState.UNKNOWN,
)
_SILENT = frozenset({LinkState.DOWN, LinkState.PAUSED, LinkState.CONNECTING})
_CHOSEN = frozenset({"webhook_elsewhere"})
"""Somebody listens, only not this PC: a person wanted it so."""


def worst(links: Iterable[Link]) -> Link:
    """Of what several reporters say of one link, what a person must know first.

    Raises: ValueError if nobody says anything.
    """
    return min(links, key=lambda link: _WORST_FIRST.index(link.state))


def silence(links: Iterable[Link]) -> Link | None:
    """The first link that keeps every message out, None while they can arrive.

    Meta's own link is not among them: a token that expired stops only what is sent.
    """
    for link in links:
        match link.name:
            case LinkName.INTERNET if link.state is LinkState.DOWN:
                return link
            case LinkName.TUNNEL | LinkName.WEBHOOK if link.state in _SILENT:
                if link.code not in _CHOSEN:
                    return link
    return None
