"""ApiSending: what programs on this PC ask for, by phone number instead of conversation."""

import asyncio
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from aura_desktop.domain import limits
from aura_desktop.domain.allowance import Hold
from aura_desktop.domain.commands import (
    Recipient,
    SendInteractive,
    SendTemplate,
    SendText,
    TemplatePart,
    TemplateValue,
)
from aura_desktop.domain.content import Content, Interactive, TemplateMessage, Text
from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.ids import ConversationId, JobId, PhoneNumberId, Wamid
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus
from aura_desktop.domain.template import (
    Template,
    TemplateStatus,
    fill,
    needs_media,
    parameters,
    render,
)
from aura_desktop.errors import InputError, SetupError
from aura_desktop.gateways.phone_numbers import normalise
from aura_desktop.store import consents, conversations, outbox, settings, templates
from aura_desktop.store.database import Database, Tx

DEFAULT_TEMPLATE_SETTING = "default_template"
FIRST_DEFAULT_TEMPLATE = "hello_world"
_NOBODY = Recipient()
_TEMPLATE_NAME = re.compile(r"[a-z0-9_]{1,512}")
_TEMPLATE_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]{2,8})?")
_VARIABLE_NAME = re.compile(r"[a-z0-9_]{1,100}")
Variables = Sequence[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendState:
    """What became of one send; `id` is the job's."""

    id: JobId
    state: MessageStatus
    wamid: Wamid | None = None
    failure: Failure | None = None
    hold: Hold | None = None


class ApiSending:
    """All sends raise InputError with the field named, or SetupError while nothing can leave.

    A repeated `key` with the same request returns the first one's state; with another request:
    InputError("idempotency_key_reused").
    """

    def __init__(
        self,
        database: Database,
        phone_number_id: PhoneNumberId,
        language: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._phone_number_id = phone_number_id
        self._language = language
        self._clock = clock

    async def send_text(self, phone: str, body: str, key: str | None = None) -> SendState:
        """Free text to a number that wrote within the service window."""
        body = body.strip()
        command = SendText(to=_NOBODY, body=body, preview_url="://" in body)
        content = Text(body=body, preview_url=command.preview_url)

        async def made() -> _Made:
            return _Made(command=command, content=content, fields={"body": "message"})

        return await self._enqueue(phone, ["text", body], made, key)

    async def send_interactive(
        self, phone: str, interactive: Interactive, key: str | None = None
    ) -> SendState:
        """Reply buttons to a number that wrote within the service window."""
        command = SendInteractive(to=_NOBODY, interactive=interactive)

        async def made() -> _Made:
            return _Made(command=command, content=interactive, fields={"header": "title"})

        return await self._enqueue(phone, ["interactive", asdict(interactive)], made, key)

    async def send_template(
        self,
        phone: str,
        name: str | None = None,
        language: str | None = None,
        variables: Variables = (),
        key: str | None = None,
    ) -> SendState:
        """A template to any number; without a name, the default one of the settings."""

        async def made() -> _Made:
            command = await self._database.read(
                _template_command, name, language, self._language, variables
            )
            fields = {
                f"values.{at}": f"variables.{value.name or at}"
                for at, value in enumerate(command.values, start=1)
            }
            return _Made(command=command, content=command.preview, fields=fields)

        return await self._enqueue(phone, ["template", name, language, variables], made, key)

    async def state(self, job_id: JobId) -> SendState | None:
        """What became of an earlier send, None if it never was."""
        job = await self._database.read(outbox.job, job_id)
        if job is None:
            return None
        return SendState(
            id=job.id, state=job.state, wamid=job.wamid, failure=job.failure, hold=job.hold
        )

    async def _enqueue(
        self,
        phone: str,
        asked: Sequence[object],
        made: Callable[[], Awaitable["_Made"]],
        key: str | None,
    ) -> SendState:
        number = await asyncio.to_thread(normalise, phone)
        request = hashlib.sha256(json.dumps([number, *asked]).encode()).hexdigest()
        # First of all: a repeated request is answered as the first one was, whatever has changed since.
        job_id = await self._database.read(outbox.made_before, key, request)
        if job_id is None:
            send = await made()
            _check(send)
            job_id = await self._database.run(
                _enqueue, self._phone_number_id, number, send, key, request, self._clock()
            )
        return await self.state(job_id) or SendState(id=job_id, state=MessageStatus.QUEUED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What a request comes to; `fields` gives the names that Meta's limits use in the caller's words."""

    command: SendText | SendInteractive | SendTemplate
    content: Content
    fields: Mapping[str, str]


def _check(send: _Made) -> None:
    try:
        limits.check(send.command)
    except InputError as error:
        field = send.fields.get(error.field, error.field)
        raise InputError(error.code, field=field, **error.params) from None


def _enqueue(
    tx: Tx,
    phone_number_id: PhoneNumberId,
    phone: str,
    send: _Made,
    key: str | None,
    request: str,
    now: datetime,
) -> JobId:
    """All or nothing: a refusal rolls back the conversation that was made for it."""
    conversation_id = conversations.start(tx, phone_number_id, phone, now)
    conversation = conversations.get(tx, conversation_id)
    enqueued = outbox.enqueue(
        tx,
        conversation_id,
        replace(send.command, to=conversations.recipient(tx, conversation_id)),
        now,
        origin=MessageOrigin.API,
        content=send.content,
        quote=None,
        idempotency_key=key,
        request=request,
    )
    if not enqueued.created:
        return enqueued.job_id
    paused = outbox.paused(tx)
    if paused is not None:
        raise SetupError(paused.code)
    last_inbound_at = None if conversation is None else conversation.last_inbound_at
    is_template = isinstance(send.command, SendTemplate)
    if isinstance(send.command, SendTemplate):
        _check_consent(tx, conversation_id, send.command)
    if not is_template and not service_window(last_inbound_at, now).is_open:
        raise InputError("service_window_closed", field="phone_number")
    return enqueued.job_id


def _check_consent(tx: Tx, conversation_id: ConversationId, command: SendTemplate) -> None:
    try:
        consents.check_template(tx, conversation_id, command.name, command.language)
    except InputError as error:
        raise InputError(error.code, field="phone_number") from None


def _template_command(
    tx: Tx, name: str | None, language: str | None, our_language: str, variables: Variables
) -> SendTemplate:
    name = name or settings.get(tx, DEFAULT_TEMPLATE_SETTING) or FIRST_DEFAULT_TEMPLATE
    if templates.last_synced(tx) is None:
        # Nothing is known of Meta's list yet: Meta decides.
        return _unknown_template(name, language or "en_US", variables)
    template = _find(tx, name, language, our_language)
    if template.status is not TemplateStatus.APPROVED:
        raise InputError("template_not_approved", field="template_name")
    if needs_media(template):
        raise InputError("template_needs_media", field="template_name")
    values = _values_by_key(template, variables)
    return SendTemplate(
        to=_NOBODY,
        name=template.name,
        language=template.language,
        values=fill(template, values),
        preview=render(template, values),
    )


def _find(tx: Tx, name: str, language: str | None, our_language: str) -> Template:
    found = [each for each in templates.all(tx) if each.name == name]
    if language is not None:
        found = [each for each in found if each.language == language]
    if not found:
        raise InputError("template_not_found", field="template_name")
    # Without a wish: our own language first, then any.
    found.sort(key=lambda each: (not each.language.startswith(our_language), each.language))
    return found[0]


def _values_by_key(template: Template, variables: Variables) -> dict[str, str]:
    """A list fills the blanks in order; a mapping fills them by name or by key ("body.1")."""
    blanks = parameters(template)
    if isinstance(variables, Mapping):
        known = {blank.key for blank in blanks} | {blank.name for blank in blanks}
        if strange := sorted(set(variables) - known):
            raise InputError("unknown_variable", field=f"variables.{strange[0]}")
        given = {
            blank.key: variables.get(blank.key, variables.get(blank.name, "")) for blank in blanks
        }
        names = [blank.name if blank.name in variables else blank.key for blank in blanks]
    else:
        if len(variables) > len(blanks):
            raise InputError(
                "too_many", field="variables", limit=len(blanks), length=len(variables)
            )
        given = dict(zip((blank.key for blank in blanks), variables, strict=False))
        names = [str(at) for at in range(1, len(blanks) + 1)]
    for blank, name in zip(blanks, names, strict=True):
        if not given.get(blank.key, "").strip():
            raise InputError("empty_field", field=f"variables.{name}")
    return given


def _unknown_template(name: str, language: str, variables: Variables) -> SendTemplate:
    """Nothing is known of it but what names of templates and variables look like."""
    if not _TEMPLATE_NAME.fullmatch(name):
        raise InputError("template_not_found", field="template_name")
    if not _TEMPLATE_LANGUAGE.fullmatch(language):
        raise InputError("template_not_found", field="language")
    named = isinstance(variables, Mapping)
    pairs = (
        list(variables.items())
        if isinstance(variables, Mapping)
        else [("", text) for text in variables]
    )
    for key, _ in pairs:
        if named and not _VARIABLE_NAME.fullmatch(key):
            raise InputError("unknown_variable", field=f"variables.{key}")
    values = tuple(
        TemplateValue(part=TemplatePart.BODY, text=text, name=key if named else None)
        for key, text in pairs
    )
    preview = TemplateMessage(name=name, language=language)
    return SendTemplate(to=_NOBODY, name=name, language=language, values=values, preview=preview)
