"""What the clinic allows its AI, as one row among the preferences."""

import json

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.ai_policy import AiPolicy, is_sound
from aura_desktop.domain.feed import Topic
from aura_desktop.store import feed, settings

_NAME = "ai.policy"


def get(tx: sa.Connection) -> AiPolicy:
    """The policy, the cautious default where none was kept or it cannot be read."""
    kept = settings.get(tx, _NAME)
    if kept is None:
        return AiPolicy()
    try:
        policy = codec.decode(json.loads(kept))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        policy = None
    # Written by a newer program, or damaged: nothing may go out on a guess.
    return policy if is_sound(policy) else AiPolicy(no_ai=True)


def put(tx: sa.Connection, policy: AiPolicy) -> None:
    """Keep it."""
    settings.put(tx, _NAME, json.dumps(codec.encode(policy), ensure_ascii=False))
    feed.note(tx, Topic.DRAFT, "policy")
