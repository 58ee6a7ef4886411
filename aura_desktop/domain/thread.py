"""A conversation as the AI may look at it: what is unanswered, and who spoke last."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aura_desktop.domain.content import ContentKind, kind_of, plain_text
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.message import PERSONS, Direction, Message, MessageOrigin, MessageStatus

_PLAIN = frozenset({ContentKind.TEXT, ContentKind.BUTTON, ContentKind.INTERACTIVE_REPLY})
_SILENT = frozenset({ContentKind.SYSTEM, ContentKind.NOTE})
_PHOTOS = frozenset({ContentKind.IMAGE, ContentKind.VIDEO})
MOST_UNANSWERED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """What the patient wrote since anybody last answered, oldest first; never empty.

    `messages` are those that are read, the newest of all that are `waiting`; `text` and `whole` join the words of
    these and those by line breaks. `is_plain`: nothing but words. `mark` is another as soon as one word is.
    """

    messages: tuple[Message, ...]
    waiting: tuple[Message, ...]
    text: str
    whole: str
    mark: str
    is_plain: bool
    has_photo: bool

    @property
    def newest(self) -> Message:
        """The one that came last."""
        return max(self.messages, key=lambda message: message.id)

    @property
    def first(self) -> MessageId:
        """The one that has waited longest."""
        return min(message.id for message in self.waiting)


def unanswered(messages: Sequence[Message]) -> Unanswered | None:
    """`messages` in reading order, the end of the thread; None if nothing waits for an answer.

    WhatsApp tells whole seconds of its own clock: what came after an answer may seem to be from before it.
    An answer answers what had come by then, and what it stands below.
    """
    answers = [
        message
        for message in messages
        if message.direction is Direction.OUTBOUND and not (_is_lost(message) or is_notice(message))
    ]
    waiting = [
        message
        for message in messages
        if message.direction is Direction.INBOUND
        and kind_of(message.content) not in _SILENT
        and not any(each.id > message.id and each.at >= message.at for each in answers)
    ]
    if not waiting:
        return None
    read = waiting[-MOST_UNANSWERED:]
    kinds = {kind_of(message.content) for message in waiting if message.revoked_at is None}
    return Unanswered(
        messages=tuple(read),
        waiting=tuple(waiting),
        text=_joined(read),
        whole=_joined(waiting),
        mark=_mark(waiting),
        is_plain=bool(kinds) and kinds <= _PLAIN,
        has_photo=bool(kinds & _PHOTOS),
    )


def words(message: Message) -> str:
    """What a message says in words; nothing of one that was taken back."""
    if message.revoked_at is not None or kind_of(message.content) in _SILENT:
        return ""
    return plain_text(message.content).strip()


def is_notice(message: Message) -> bool:
    """Whether it only says that nobody is there: automatic, with the clinic as its author. The patient waits on."""
    return message.origin is MessageOrigin.AUTOPILOT and bool(message.author)


def is_photo(message: Message) -> bool:
    """Whether there is something to be looked at: people do that."""
    return kind_of(message.content) in _PHOTOS


def newest_inbound(messages: Sequence[Message]) -> MessageId | None:
    """The patient's message that came last."""
    return max(
        (
            message.id
            for message in messages
            if message.direction is Direction.INBOUND and kind_of(message.content) not in _SILENT
        ),
        default=None,
    )


def person_answered(
    messages: Sequence[Message], since: datetime, now: datetime, quiet: timedelta
) -> bool:
    """Whether a person wrote after `since`, or so lately that the conversation is theirs."""
    edge = min(since, now - quiet)
    return any(
        message.at >= edge
        for message in messages
        if message.direction is Direction.OUTBOUND and message.origin in PERSONS
    )


def automatic_in_a_row(messages: Sequence[Message], now: datetime, within: timedelta) -> int:
    """Automatic messages since a person of the clinic last wrote, of this span of time."""
    count = 0
    for message in reversed(messages):
        if message.at < now - within:
            break
        if message.direction is not Direction.OUTBOUND:
            continue
        if message.origin in PERSONS:
            break
        count += message.origin is MessageOrigin.AUTOPILOT
    return count


def _joined(messages: Sequence[Message]) -> str:
    return "\n".join(filter(None, (words(message) for message in messages)))


def _mark(messages: Sequence[Message]) -> str:
    told = "\n".join(f"{message.id} {words(message)}" for message in messages)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def _is_lost(message: Message) -> bool:
    """An answer that failed has not answered anything; one of unknown fate may have."""
    return message.status is MessageStatus.FAILED
