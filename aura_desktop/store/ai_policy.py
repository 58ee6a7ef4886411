"""What the clinic allows its AI, as one row among the preferences."""

import json

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.feed import Topic
from aura_desktop.store import feed, settings

_NAME = "ai.policy"


def get(tx: sa.Connection) -> AiPolicy:
    """The policy, the cautious default where none was kept or it cannot be read."""
    kept = settings.get(tx, _NAME)
    if kept is None:
        return AiPolicy()
    try:
        policy: AiPolicy = codec.decode(json.loads(kept))
    except (KeyError, TypeError, ValueError):
        # Written by a newer program, or damaged: nothing may go out by itself on a guess.
        return AiPolicy(no_ai=True)
    return policy


def put(tx: sa.Connection, policy: AiPolicy) -> None:
    """Keep it."""
    settings.put(tx, _NAME, json.dumps(codec.encode(policy), ensure_ascii=False))
    feed.note(tx, Topic.DRAFT, "policy")
