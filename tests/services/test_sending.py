"""Sending: what may be queued, what is refused and at which field."""

from dataclasses import replace

import pytest

from aura_desktop.domain.commands import (
    Command,
    MarkRead,
    SendInteractive,
    SendReaction,
    SendTemplate,
    SendText,
)
from aura_desktop.domain.content import Interactive, InteractiveType, ReplyButton
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId, MessageId, Wamid
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.errors import InputError
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.sending import Sending
from aura_desktop.store import messages, outbox
from aura_desktop.store.database import Database
from tests.services.fakes import CAMILA, NUMBER_ID, Clock, writes

REMINDER = Template(
    id="1",
    name="recordatorio_hora",
    language="es",
    status=TemplateStatus.APPROVED,
    category=TemplateCategory.UTILITY,
    parameter_format=ParameterFormat.NAMED,
    components=(
        TemplateComponent(type="BODY", text="Hola {{nombre}}, le esperamos a las {{hora}}."),
    ),
)
BUTTONS = Interactive(
    interactive_type=InteractiveType.BUTTON,
    body="¿Confirma su hora?",
    buttons=(ReplyButton(id="si", title="Sí"), ReplyButton(id="no", title="No")),
)


@pytest.fixture
def sending(database: Database, clock: Clock) -> Sending:
    return Sending(database, NUMBER_ID, clock)


@pytest.fixture
async def camila(database: Database, clock: Clock) -> ConversationId:
    return await writes(database, clock())


async def queued(database: Database, clock: Clock) -> list[Command]:
    """Takes everything out of the outbox, in order."""
    commands: list[Command] = []
    now = clock()
    while jobs := await database.run(outbox.lease, "test", now, now, 10):
        for job in jobs:
            commands.append(job.command)
            await database.run(outbox.settle_accepted, job.id, None, None, None, now)
    return commands


async def newest(database: Database, conversation_id: ConversationId) -> MessageId:
    page = await database.read(messages.page, conversation_id, None, 1)
    return page.messages[-1].id


async def test_a_text_is_queued_with_its_bubble(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    message_id = await sending.send_text(camila, "  Sí: https://example.com  ")
    message = await database.read(messages.get, message_id)
    assert message is not None
    assert (message.status, message.origin) == (MessageStatus.QUEUED, MessageOrigin.DESK)
    [command] = await queued(database, clock)
    assert isinstance(command, SendText)
    assert (command.body, command.preview_url) == ("Sí: https://example.com", True)
    assert command.to.phone == f"+{CAMILA}"


async def test_a_reply_quotes_the_patient(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    question = await newest(database, camila)
    message_id = await sending.send_text(camila, "Sí.", reply_to=question)
    message = await database.read(messages.get, message_id)
    assert message is not None
    assert message.quote is not None
    assert message.quote.message_id == question
    [command] = await queued(database, clock)
    assert isinstance(command, SendText)
    assert command.reply_to == message.quote.wamid


async def test_buttons_and_templates_are_queued(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    await sending.send_interactive(camila, BUTTONS)
    values = {"body.nombre": "Camila", "body.hora": "10:00"}
    await sending.send_template(camila, REMINDER, values)
    interactive, template = await queued(database, clock)
    assert isinstance(interactive, SendInteractive)
    assert interactive.interactive == BUTTONS
    assert isinstance(template, SendTemplate)
    assert [(value.name, value.text) for value in template.values] == [
        ("nombre", "Camila"),
        ("hora", "10:00"),
    ]
    assert template.preview.body == "Hola Camila, le esperamos a las 10:00."


async def test_free_text_outside_the_window_is_refused_and_a_template_is_not(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    clock.advance(hours=23, minutes=54)
    await sending.send_text(camila, "todavía")
    clock.advance(minutes=2)
    for attempt in (sending.send_text(camila, "tarde"), sending.send_interactive(camila, BUTTONS)):
        with pytest.raises(InputError) as refused:
            await attempt
        assert (refused.value.code, refused.value.field) == ("service_window_closed", "body")
    await sending.send_template(camila, REMINDER, {"body.nombre": "Camila", "body.hora": "9"})
    assert len(await queued(database, clock)) == 2


@pytest.mark.parametrize(("text", "code"), [("   ", "empty_field"), ("x" * 4097, "too_long")])
async def test_limits_are_checked_before_anything_is_queued(
    sending: Sending, database: Database, camila: ConversationId, text: str, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        await sending.send_text(camila, text)
    assert (refused.value.code, refused.value.field) == (code, "body")
    assert (await database.read(outbox.counts)).waiting == 0


async def test_a_template_must_be_approved_filled_in_and_without_a_file(
    sending: Sending, camila: ConversationId
) -> None:
    paused = replace(REMINDER, status=TemplateStatus.PAUSED)
    with_image = replace(
        REMINDER,
        components=(*REMINDER.components, TemplateComponent(type="HEADER", format="IMAGE")),
    )
    for template, values, code in (
        (paused, {}, "template_not_approved"),
        (with_image, {}, "template_needs_media"),
        (REMINDER, {"body.nombre": "Camila"}, "empty_field"),
    ):
        with pytest.raises(InputError, match=code):
            await sending.send_template(camila, template, values)


async def test_a_conversation_that_is_gone_is_said_to_be(sending: Sending) -> None:
    with pytest.raises(InputError, match="conversation_not_found"):
        await sending.send_text(ConversationId(4711), "hola")


async def test_reactions_come_and_go(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    question = await newest(database, camila)
    await sending.react(question, "👍")
    await sending.react(question, "")
    commands = await queued(database, clock)
    assert [command.emoji for command in commands if isinstance(command, SendReaction)] == [
        "👍",
        "",
    ]
    with pytest.raises(InputError, match="message_not_found"):
        await sending.react(MessageId(4711), "👍")


async def test_looking_marks_as_read_once(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    await sending.mark_seen(camila)
    await sending.mark_seen(camila)
    assert await queued(database, clock) == [MarkRead(target=Wamid(f"wamid.in-{CAMILA}-1"))]
    conversation = await Conversations(database, clock).get(camila)
    assert conversation is not None
    assert conversation.unread_count == 0


async def test_typing_is_shown_at_most_every_twenty_seconds(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    await sending.typing(camila)
    await sending.typing(camila)
    assert await queued(database, clock) == [
        MarkRead(target=Wamid(f"wamid.in-{CAMILA}-1"), typing=True)
    ]


async def test_nobody_sees_typing_outside_the_window(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    clock.advance(days=2)
    await sending.typing(camila)
    assert await queued(database, clock) == []


async def test_a_failed_message_is_sent_again_as_a_new_one(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    message_id = await sending.send_text(camila, "Hola")
    now = clock()
    [job] = await database.run(outbox.lease, "test", now, now, 1)
    await database.run(outbox.settle_failed, job.id, Failure(code="service_unavailable"), now)
    again = await sending.resend(message_id)
    assert again != message_id
    old = await database.read(messages.get, message_id)
    assert old is not None
    assert old.resent
    with pytest.raises(InputError, match="not_resendable"):
        await sending.resend(message_id)
    with pytest.raises(InputError, match="message_not_found"):
        await sending.resend(MessageId(4711))


async def test_nothing_but_a_template_is_sent_again_once_the_window_is_closed(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    message_id = await sending.send_text(camila, "Hola")
    now = clock()
    [job] = await database.run(outbox.lease, "test", now, now, 1)
    await database.run(outbox.settle_failed, job.id, Failure(code="service_unavailable"), now)
    clock.advance(days=2)
    with pytest.raises(InputError, match="service_window_closed"):
        await sending.resend(message_id)
    assert await queued(database, clock) == []


async def test_a_typed_number_finds_or_makes_its_conversation(
    sending: Sending, database: Database, camila: ConversationId, clock: Clock
) -> None:
    assert await sending.start_conversation("9 0000 0142") == camila
    new = await sending.start_conversation("+56 9 0000 0187")
    assert new != camila
    assert await sending.start_conversation("56900000187") == new
    with pytest.raises(InputError) as refused:
        await sending.start_conversation("doce")
    assert (refused.value.code, refused.value.field) == ("invalid_phone_number", "phone_number")
    page = await Conversations(database, clock).page(ConversationFilter.ALL)
    assert new in [each.id for each in page.conversations]
