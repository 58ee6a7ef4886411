"""Mining: good answers of people become proposed entries, which only a person publishes."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from aura_desktop import log
from aura_desktop.domain.content import ContentKind, kind_of
from aura_desktop.domain.feed import FeedItem
from aura_desktop.domain.identifier import Known
from aura_desktop.domain.identifiers import identifiers
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Direction, Message, MessageOrigin, MessageStatus, Way
from aura_desktop.domain.red_list import holds, holds_in_reply
from aura_desktop.domain.thread import words
from aura_desktop.errors import AuraError
from aura_desktop.store import conversations, messages
from aura_desktop.store.database import Database, Tx

logger = logging.getLogger(__name__)

GATHER_S = 1.0
"""There is no hurry: what changes together is looked at together."""
LOOK_BACK = 30
LEAST_ANSWER = 30
REMEMBERED = 1_000
"""Answers that are not looked at again when a tick of theirs turns blue."""
_OWN_WORDS = frozenset({Way.MANUAL, Way.DRAFT_CHANGED, Way.QUICK_CHANGED})
_ARRIVED = frozenset({MessageStatus.DELIVERED, MessageStatus.READ})


class Desk(Protocol):
    """Takes proposals in."""

    async def propose(
        self,
        question: str,
        answer: str,
        message_id: MessageId,
        /,
        *,
        has_identifier: Callable[[str], bool],
    ) -> object: ...


class Mining:
    """Looks at what people answered once it has arrived; nothing about medicine, nothing that names anybody."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk
        self._bell = asyncio.Event()
        self._changed: dict[MessageId, ConversationId] = {}
        self._seen: OrderedDict[MessageId, None] = OrderedDict()

    def hear(self, items: Sequence[FeedItem]) -> None:
        """Messages are new or changed; call on the home loop."""
        for item in items:
            conversation_id, _, message_id = item.key.partition(":")
            known = MessageId(int(message_id))
            if known not in self._seen:
                self._changed[known] = ConversationId(int(conversation_id))
        self._bell.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._bell.wait()
            await asyncio.sleep(GATHER_S)
            self._bell.clear()
            changed, self._changed = self._changed, {}
            for message_id in await self._database.read(_good_ones, sorted(changed)):
                try:
                    await self._look(changed[message_id], message_id)
                except AuraError as error:
                    logger.info("nothing proposed: %s", log.describe(error))

    async def _look(self, conversation_id: ConversationId, message_id: MessageId) -> None:
        found = await self._database.read(_exchange, conversation_id, message_id)
        if found is None:
            return
        question, answer, known = found
        self._seen[message_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        if await asyncio.to_thread(_is_clinical, question, answer):
            return
        await self._desk.propose(
            question,
            answer,
            message_id,
            has_identifier=lambda text: bool(identifiers(text, known)),
        )


def _is_clinical(question: str, answer: str) -> bool:
    return bool(holds(question) or holds_in_reply(answer))


def _good_ones(tx: Tx, ids: Sequence[MessageId]) -> list[MessageId]:
    """Most of what changes is no answer of a person's: that is seen without reading it."""
    found = messages.by_way(tx, ids, _OWN_WORDS)
    return [message.id for message in found if _is_good(message)]


def _exchange(
    tx: Tx, conversation_id: ConversationId, message_id: MessageId
) -> tuple[str, str, Known] | None:
    """A patient's question and the person's own answer to it, None if this message is no such answer."""
    answer = messages.get(tx, message_id)
    if answer is None or not _is_good(answer):
        return None
    conversation = conversations.get(tx, conversation_id)
    page = messages.page(tx, conversation_id, (answer.at, answer.id), LOOK_BACK).messages
    asked: list[str] = []
    for message in reversed(page):
        if message.direction is Direction.OUTBOUND:
            break
        if message.direction is Direction.INBOUND:
            asked.insert(0, words(message))
    question = "\n".join(filter(None, asked))
    if not question or conversation is None or conversation.contact.no_ai:
        return None  # what is mined may be read by a model one day
    contact = conversation.contact
    known = Known(
        names=tuple(filter(None, (contact.name, contact.profile_name, contact.username))),
        phones=tuple(filter(None, (contact.phone, contact.wa_id))),
        public=(),
    )
    return question, words(answer), known


def _is_good(message: Message) -> bool:
    return (
        message.direction is Direction.OUTBOUND
        and message.origin is MessageOrigin.DESK
        and message.way in _OWN_WORDS
        and message.status in _ARRIVED
        and kind_of(message.content) is ContentKind.TEXT
        and len(words(message)) >= LEAST_ANSWER
    )
