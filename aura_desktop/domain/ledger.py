"""A line of the ledger: something left this PC for a model."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aura_desktop.domain.ids import ConversationId


class RequestState(StrEnum):
    """LEFT: no end is known yet; after a crash it stays so."""

    LEFT = "left"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """`body` is the exact text that left, identifiers hidden; empty once it is old. Cost in pesos."""

    id: int = 0
    at: datetime
    conversation_id: ConversationId | None = None
    host: str
    model: str
    purpose: str
    body: str = ""
    characters: int = 0
    hidden: int = 0
    state: RequestState = RequestState.LEFT
    code: str = ""
    prompt_tokens: int = 0
    answer_tokens: int = 0
    cost_clp: float = 0.0
    took_ms: int = 0
