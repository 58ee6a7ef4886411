"""Of what several say of one link the worst counts; some links keep every message out."""

from datetime import UTC, datetime

import pytest

from aura_desktop.domain.link import Link, LinkName, LinkState, silence, worst

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


def link(name: LinkName, state: LinkState, code: str = "") -> Link:
    return Link(name=name, state=state, since=NOW, code=code)


def test_the_worst_is_shown() -> None:
    order = (
        LinkState.OK,
        LinkState.DEGRADED,
        LinkState.CONNECTING,
        LinkState.PAUSED,
        LinkState.DOWN,
    )
    said = []
    for state in order:
        said.append(link(LinkName.WEBHOOK, state))
        assert worst(said).state is state
    with pytest.raises(ValueError, match="empty"):
        worst([])


@pytest.mark.parametrize(
    ("name", "state", "is_silent"),
    [
        (LinkName.INTERNET, LinkState.DOWN, True),
        (LinkName.INTERNET, LinkState.CONNECTING, False),
        (LinkName.TUNNEL, LinkState.DOWN, True),
        (LinkName.TUNNEL, LinkState.CONNECTING, True),
        (LinkName.TUNNEL, LinkState.OFF, False),
        (LinkName.WEBHOOK, LinkState.DOWN, True),
        (LinkName.WEBHOOK, LinkState.PAUSED, True),
        (LinkName.WEBHOOK, LinkState.DEGRADED, False),
        (LinkName.META, LinkState.DOWN, False),
        (LinkName.AI, LinkState.DOWN, False),
    ],
)
def test_what_keeps_every_message_out(name: LinkName, state: LinkState, is_silent: bool) -> None:
    others = [link(each, LinkState.OK) for each in LinkName if each is not name]
    found = silence([*others, link(name, state)])
    assert (found is not None) == is_silent


def test_a_line_left_to_another_pc_is_no_alarm() -> None:
    assert silence([link(LinkName.WEBHOOK, LinkState.PAUSED, "webhook_elsewhere")]) is None
