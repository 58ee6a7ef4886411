"""What a language model is asked, what comes back, and what its server can do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class Structured(StrEnum):
    """How the server is held to the form of an answer; PROMPT: by words alone."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PROMPT = "prompt"
    UNKNOWN = "unknown"


class LimitName(StrEnum):
    """What the longest answer is called there; NONE: it takes no limit."""

    MAX_TOKENS = "max_tokens"
    MAX_COMPLETION_TOKENS = "max_completion_tokens"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMessage:
    role: Role
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRequest:
    """`structured`: the answer is domain.answer's object, and the messages say so, with the word JSON.

    `temperature` None leaves it to the server.
    """

    messages: tuple[ChatMessage, ...]
    longest_tokens: int = 400
    structured: bool = True
    temperature: float | None = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The next part of an answer, never empty."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The answer is whole. Tokens are 0 where the server does not count; `model` is its own name for it."""

    finish: str = "stop"
    prompt_tokens: int = 0
    answer_tokens: int = 0
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What was found out by asking. `usage`: it counts tokens; `answered_in_s`: a short answer, whole."""

    structured: Structured = Structured.UNKNOWN
    limit_name: LimitName = LimitName.UNKNOWN
    temperature: bool = True
    usage: bool = True
    checked_at: datetime
    answered_in_s: float = 0.0
