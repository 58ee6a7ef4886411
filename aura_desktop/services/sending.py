"""Sending: what a person at this desk asks for is checked and put into the outbox."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from aura_desktop.domain import limits
from aura_desktop.domain.audit import Action
from aura_desktop.domain.commands import (
    Command,
    MarkRead,
    Recipient,
    SendInteractive,
    SendReaction,
    SendTemplate,
    SendText,
)
from aura_desktop.domain.content import Content, Interactive, TemplateMessage, Text
from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.draft import DraftUse
from aura_desktop.domain.ids import ConversationId, MessageId, PhoneNumberId, Wamid
from aura_desktop.domain.message import MessageOrigin
from aura_desktop.domain.template import Template, TemplateStatus, fill, needs_media, render
from aura_desktop.errors import InputError
from aura_desktop.gateways.phone_numbers import normalise
from aura_desktop.store import (
    audit,
    consents,
    conversations,
    drafts,
    message_use,
    messages,
    outbox,
)
from aura_desktop.store.database import Database, Tx
from aura_desktop.store.outbox import Enqueued

TYPING_EVERY_S = 20.0
"""WhatsApp shows "writing…" for 25 s; asking more often would only cost requests."""
_NOBODY = Recipient()


class Sending:
    """Each coroutine returns once the message stands in the store; the dispatcher does the rest.

    All raise InputError: the limit or rule that forbids it, with the field named.
    """

    def __init__(
        self,
        database: Database,
        phone_number_id: PhoneNumberId,
        clock: Callable[[], datetime],
        person: Callable[[], str] = lambda: "",
    ) -> None:
        """`person` gives the name of who is signed in, "" for nobody."""
        self._database = database
        self._phone_number_id = phone_number_id
        self._clock = clock
        self._person = person
        self._typed_at: dict[ConversationId, float] = {}

    async def send_text(
        self,
        conversation_id: ConversationId,
        body: str,
        *,
        reply_to: MessageId | None = None,
        use: DraftUse | None = None,
    ) -> MessageId:
        """Free text, inside the service window only. `use`: the draft or suggestion it was made of."""
        body = body.strip()
        command = SendText(to=_NOBODY, body=body, preview_url="://" in body)
        content = Text(body=body, preview_url=command.preview_url)
        return await self._message(conversation_id, command, content, reply_to, use)

    async def send_interactive(
        self,
        conversation_id: ConversationId,
        interactive: Interactive,
        *,
        reply_to: MessageId | None = None,
    ) -> MessageId:
        """Reply buttons, a list or a link button, inside the service window only."""
        command = SendInteractive(to=_NOBODY, interactive=interactive)
        return await self._message(conversation_id, command, interactive, reply_to)

    async def send_template(
        self, conversation_id: ConversationId, template: Template, values: Mapping[str, str]
    ) -> MessageId:
        """An approved template at any time; `values` from parameter key to text."""
        if template.status is not TemplateStatus.APPROVED:
            raise InputError("template_not_approved", field="template")
        if needs_media(template):
            raise InputError("template_needs_media", field="template")
        preview = render(template, values)
        command = SendTemplate(
            to=_NOBODY,
            name=template.name,
            language=template.language,
            values=fill(template, values),
            preview=preview,
        )
        return await self._message(conversation_id, command, preview, None)

    async def react(self, message_id: MessageId, emoji: str) -> None:
        """React to a patient's message; an empty `emoji` takes the reaction back."""
        await self._database.run(_enqueue_reaction, message_id, emoji, self._clock())

    async def resend(self, message_id: MessageId) -> MessageId:
        """A failed or unconfirmed message once more, as a new one; a person decided so."""
        now = self._clock()
        enqueued = await self._database.run(_enqueue_again, message_id, now, self._person())
        return _message_id(enqueued)

    async def mark_seen(self, conversation_id: ConversationId) -> None:
        """The transcript was looked at: nothing unread here, and the patient's ticks turn blue."""
        await self._database.run(_enqueue_seen, conversation_id, self._clock())

    async def typing(self, conversation_id: ConversationId) -> None:
        """Show the patient that somebody writes; a second call within 20 s has no effect."""
        now_s = asyncio.get_running_loop().time()
        typed_at = self._typed_at.get(conversation_id)
        if typed_at is not None and now_s - typed_at < TYPING_EVERY_S:
            return
        self._typed_at[conversation_id] = now_s
        await self._database.run(_enqueue_typing, conversation_id, self._clock())

    async def start_conversation(self, phone_text: str) -> ConversationId:
        """The conversation with a typed number, new or old. Raises: InputError("invalid_phone_number")."""
        phone = await asyncio.to_thread(normalise, phone_text)
        return await self._database.run(
            conversations.start, self._phone_number_id, phone, self._clock()
        )

    async def _message(
        self,
        conversation_id: ConversationId,
        command: SendText | SendInteractive | SendTemplate,
        content: Content,
        reply_to: MessageId | None,
        use: DraftUse | None = None,
    ) -> MessageId:
        limits.check(command)
        enqueued = await self._database.run(
            _enqueue,
            conversation_id,
            command,
            content,
            reply_to,
            self._clock(),
            use,
            self._person(),
        )
        return _message_id(enqueued)


def _enqueue(
    tx: Tx,
    conversation_id: ConversationId,
    command: SendText | SendInteractive | SendTemplate,
    content: Content,
    reply_to: MessageId | None,
    now: datetime,
    use: DraftUse | None,
    author: str,
) -> Enqueued:
    conversation = conversations.get(tx, conversation_id)
    if conversation is None:
        raise InputError("conversation_not_found")
    body = getattr(command, "body", "")
    if (gone := _gone_already(tx, use, body)) is not None:
        return gone
    is_template = isinstance(command, SendTemplate)
    if isinstance(command, SendTemplate):
        consents.check_template(tx, conversation_id, command.name, command.language)
    if not is_template and not service_window(conversation.last_inbound_at, now).is_open:
        raise InputError("service_window_closed", field="body")
    quote = None if reply_to is None else _quoted(tx, reply_to)
    addressed: Command = replace(command, to=conversations.recipient(tx, conversation_id))
    if isinstance(addressed, SendText | SendInteractive):
        addressed = replace(addressed, reply_to=quote)
    record = message_use.record_of(tx, use, body, now, author)
    enqueued = outbox.enqueue(
        tx,
        conversation_id,
        addressed,
        now,
        origin=MessageOrigin.DESK,
        author=author,
        way=record.way,
        content=content,
        quote=quote,
    )
    message_use.put(tx, _message_id(enqueued), record)
    drafts.supersede(tx, conversation_id, now)
    return enqueued


def _gone_already(tx: Tx, use: DraftUse | None, body: str) -> Enqueued | None:
    """The same draft, word for word: it went by itself at the moment of the Enter, or by an Enter before."""
    if use is None or use.entry_id is not None or use.offered.strip() != body:
        return None
    message_id = message_use.sent_with(tx, use.draft_id)
    message = None if message_id is None else messages.get(tx, message_id)
    if message is None or message.job_id is None:
        return None
    return Enqueued(job_id=message.job_id, message_id=message.id, created=False)


def _enqueue_reaction(tx: Tx, message_id: MessageId, emoji: str, now: datetime) -> None:
    message = messages.get(tx, message_id)
    if message is None or message.wamid is None:
        raise InputError("message_not_found")
    recipient = conversations.recipient(tx, message.conversation_id)
    command = SendReaction(to=recipient, target=message.wamid, emoji=emoji)
    limits.check(command)
    _enqueue_silent(tx, message.conversation_id, command, now)


def _enqueue_again(tx: Tx, message_id: MessageId, now: datetime, person: str) -> Enqueued:
    message = messages.get(tx, message_id)
    if message is None:
        raise InputError("message_not_found")
    conversation = conversations.get(tx, message.conversation_id)
    if isinstance(message.content, TemplateMessage):
        sent = message.content
        consents.check_template(tx, message.conversation_id, sent.name, sent.language)
    elif conversation is None or not service_window(conversation.last_inbound_at, now).is_open:
        raise InputError("service_window_closed", field="body")
    enqueued = outbox.resend(tx, message_id, now, person)
    message_use.carry(tx, message_id, _message_id(enqueued), now)
    contact_id = None if conversation is None else conversation.contact.id
    audit.note(tx, Action.MESSAGE_RESENT, person, now, contact_id=contact_id)
    return enqueued


def _enqueue_seen(tx: Tx, conversation_id: ConversationId, now: datetime) -> None:
    target = conversations.mark_seen(tx, conversation_id, now)
    if target is not None:
        _enqueue_silent(tx, conversation_id, MarkRead(target=target), now)


def _enqueue_typing(tx: Tx, conversation_id: ConversationId, now: datetime) -> None:
    conversation = conversations.get(tx, conversation_id)
    if conversation is None or not service_window(conversation.last_inbound_at, now).is_open:
        return
    target = conversations.newest_inbound(tx, conversation_id)
    if target is not None:
        _enqueue_silent(tx, conversation_id, MarkRead(target=target, typing=True), now)


def _enqueue_silent(
    tx: Tx, conversation_id: ConversationId, command: Command, now: datetime
) -> None:
    """A command that is no message of its own."""
    outbox.enqueue(
        tx,
        conversation_id,
        command,
        now,
        origin=MessageOrigin.DESK,
        content=None,
        quote=None,
    )


def _quoted(tx: Tx, message_id: MessageId) -> Wamid:
    message = messages.get(tx, message_id)
    if message is None or message.wamid is None:
        raise InputError("message_not_found", field="reply_to")
    return message.wamid


def _message_id(enqueued: Enqueued) -> MessageId:
    if enqueued.message_id is None:
        raise RuntimeError("a message was queued without its row")
    return enqueued.message_id
