"""What changed in the store."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """MESSAGE keys are "conversation_id:message_id"; CONVERSATION, JOB, NOTICE, KNOWLEDGE and
    DRAFT keys are their id."""

    CONVERSATION = "conversation"
    MESSAGE = "message"
    DELIVERY = "delivery"
    JOB = "job"
    TEMPLATES = "templates"
    NOTICE = "notice"
    KNOWLEDGE = "knowledge"
    DRAFT = "draft"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """This row is new or changed; `seq` rises in commit order."""

    seq: int
    topic: Topic
    key: str
