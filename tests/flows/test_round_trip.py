"""A patient writes, the desk answers, the ticks turn blue: the real Core against the real sandbox."""

import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from aura_desktop import paths
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.domain.content import Interactive, InteractiveType, ReplyButton
from aura_desktop.domain.conversation import Conversation, ConversationFilter
from aura_desktop.domain.ids import ConversationId, MessageId, PhoneNumberId, WabaId
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.domain.template import parameters
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.gateways.listener import Listener
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app, load_scripts
from aura_desktop.services import link
from tests.eventually import eventually
from tests.gateways.memory_keyring import MemoryKeyring

NUMBER_ID = PhoneNumberId("1000001")
WABA_ID = WabaId("2000001")
SECRETS = Secrets(
    access_token="token-for-tests",
    verify_token="verify-for-tests",
    app_secret="secret-for-tests",
    database_key="0f" * 32,
    api_key="key-for-tests",
)
PATIENT = "56900000555"


def free_port() -> int:
    """A port nobody uses at the moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def is_gone(folder: Path) -> bool:
    return not folder.exists()


def is_empty(folder: Path) -> bool:
    return not list(folder.iterdir())


class Clinic:
    """Core and sandbox; the sandbox is told what to do through its control endpoint."""

    def __init__(self, core: Core, graph_url: str, client: httpx.AsyncClient) -> None:
        self.core = core
        self._graph_url = graph_url
        self._client = client

    async def control(self, name: str, body: dict[str, Any]) -> httpx.Response:
        """Tells the sandbox to do something."""
        answer = await self._client.post(f"{self._graph_url}/__sandbox__/{name}", json=body)
        assert answer.is_success, answer.text
        return answer

    async def writes(self, text: str) -> Conversation:
        """A patient writes; returns once it stands in the store."""
        content = {"type": "text", "text": {"body": text}}
        person = {"phone": PATIENT, "name": "Camila Ejemplo"}
        await self.control("inbound", {**person, "content": content})

        async def came() -> bool:
            return text in [each.last.text for each in await self.list() if each.last]

        await eventually(came)
        return next(each for each in await self.list() if each.last and each.last.text == text)

    async def sent(self) -> Sequence[Any]:
        """What the sandbox accepted from us."""
        answer = await self._client.get(f"{self._graph_url}/__sandbox__/state")
        found: Sequence[Any] = answer.json()["sent"]
        return found

    async def list(self) -> tuple[Conversation, ...]:
        """The conversations, newest first."""
        return (await self.core.conversations.page(ConversationFilter.ALL)).conversations

    async def message(self, message_id: MessageId) -> Message:
        """One message as it stands."""
        return (await self.core.conversations.messages_by_ids([message_id]))[0]

    async def until(self, message_id: MessageId, *statuses: MessageStatus) -> Message:
        """Waits until a message has one of these statuses."""

        async def reached() -> bool:
            return (await self.message(message_id)).status in statuses

        await eventually(reached, 30)
        return await self.message(message_id)


@asynccontextmanager
async def open_clinic(folder: Path, **settled: Any) -> AsyncIterator[Clinic]:
    """A live Core whose Graph is a sandbox of its own, a hundred times faster than life.

    `settled`: fields of the Config besides.
    """
    webhook_port = free_port()
    settings = SandboxSettings(
        access_token=SECRETS.access_token or "",
        app_secret=SECRETS.app_secret or "",
        verify_token=SECRETS.verify_token or "",
        phone_number_id=NUMBER_ID,
        waba_id=WABA_ID,
        app_id="3000001",
        display_phone_number="+56 9 0000 0100",
        webhook_url=f"http://127.0.0.1:{webhook_port}/whatsapp/webhook",
        scripts=load_scripts(paths.resources() / "sandbox"),
        speed=100.0,
        seed_history=False,
        live_patients=False,
    )
    sandbox = Listener(create_app(settings), name="sandbox")
    graph_url = f"http://127.0.0.1:{await sandbox.start()}"
    config = Config(
        mode=Mode.LIVE,
        data_folder=folder,
        api_port=0,
        webhook_port=webhook_port,
        graph_url=graph_url,
        phone_number_id=NUMBER_ID,
        waba_id=WABA_ID,
        **settled,
    )
    try:
        async with (
            httpx.AsyncClient(trust_env=False, verify=False) as client,
            Core(config, SECRETS) as core,
        ):
            yield Clinic(core, graph_url, client)
    finally:
        await sandbox.stop()


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path) as found:
        yield found


async def test_text_template_buttons_and_reaction_up_to_blue_ticks(clinic: Clinic) -> None:
    core = clinic.core
    conversation = await clinic.writes("Hola, ¿cuánto cuesta la limpieza facial?")
    assert (conversation.unread_count, conversation.contact.name) == (1, "Camila Ejemplo")
    question = (await core.conversations.messages(conversation.id)).messages[-1]
    await core.sending.mark_seen(conversation.id)
    text = await core.sending.send_text(conversation.id, "Son $35.000.", reply_to=question.id)
    buttons = await core.sending.send_interactive(
        conversation.id,
        Interactive(
            interactive_type=InteractiveType.BUTTON,
            body="¿Reservamos?",
            buttons=(ReplyButton(id="si", title="Sí"),),
        ),
    )
    await core.sending.react(question.id, "👍")

    async def synced() -> bool:
        return await core.templates.last_synced() is not None

    await eventually(synced)
    template = next(
        each
        for each in await core.templates.all()
        if each.status.value == "APPROVED"
        and parameters(each)
        and each.component("HEADER") is None
        and each.component("BUTTONS") is None
    )
    values = {blank.key: "mañana" for blank in parameters(template)}
    filled = await core.sending.send_template(conversation.id, template, values)
    for message_id in (text, buttons, filled):
        message = await clinic.until(message_id, MessageStatus.READ, MessageStatus.DELIVERED)
        assert message.failure is None
        assert message.wamid is not None
    counts = await core.conversations.counts()
    assert (counts.waiting, counts.unread) == (0, 0)


async def sent_by(clinic: Clinic, faults: dict[str, Any]) -> tuple[MessageId, list[Message]]:
    """A text sent while the sandbox misbehaves, and how the transcript looks once it is settled."""
    conversation = await clinic.writes("Hola")
    await clinic.control("faults", faults)
    message_id = await clinic.core.sending.send_text(conversation.id, "Buenas tardes.")
    settled = (MessageStatus.DELIVERED, MessageStatus.READ, MessageStatus.UNCONFIRMED)
    await clinic.until(message_id, *settled)
    return message_id, list((await clinic.core.conversations.messages(conversation.id)).messages)


@pytest.mark.parametrize(
    "faults",
    [
        {"sends": [{"kind": "reset_after_accept"}]},
        {"sends": [{"kind": "status_before_answer"}]},
        {"sends": [{"kind": "error", "code": 131016}]},
        {"duplicate_webhooks": 2, "reorder_webhooks": True},
    ],
)
async def test_a_fault_on_the_way_costs_nothing(clinic: Clinic, faults: dict[str, Any]) -> None:
    message_id, transcript = await sent_by(clinic, faults)
    await clinic.until(message_id, MessageStatus.DELIVERED, MessageStatus.READ)
    assert [each.direction for each in transcript] == [Direction.INBOUND, Direction.OUTBOUND]
    assert len(await clinic.sent()) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "reset_before_accept"},
        {"kind": "server_error", "status": 502, "with_body": False},
    ],
)
async def test_what_may_or_may_not_have_gone_waits_for_a_person(
    clinic: Clinic, fault: dict[str, Any]
) -> None:
    message_id, _ = await sent_by(clinic, {"sends": [fault]})
    assert (await clinic.message(message_id)).status is MessageStatus.UNCONFIRMED
    assert await clinic.sent() == []
    again = await clinic.core.sending.resend(message_id)
    await clinic.until(again, MessageStatus.DELIVERED, MessageStatus.READ)
    assert len(await clinic.sent()) == 1


async def test_a_wrong_token_keeps_the_queue_until_a_person_has_it_checked(clinic: Clinic) -> None:
    conversation = await clinic.writes("Hola")
    await clinic.control("faults", {"sends": [{"kind": "error", "code": 190}]})
    message_id = await clinic.core.sending.send_text(conversation.id, "Buenas tardes.")

    async def paused() -> bool:
        figures = await clinic.core.status.figures(clinic.core.link_health.links())
        return figures.paused == "access_token_invalid"

    await eventually(paused)
    assert (await clinic.message(message_id)).status is MessageStatus.QUEUED
    assert await clinic.core.link_health.probe()
    await clinic.until(message_id, MessageStatus.DELIVERED, MessageStatus.READ)


async def test_sending_goes_on_by_itself_when_the_set_up_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "RETRY_FIRST_S", 0.05)
    async with open_clinic(tmp_path) as clinic:
        conversation = await clinic.writes("Hola")
        await clinic.control("faults", {"sends": [{"kind": "error", "code": 10}] * 2})
        message_id = await clinic.core.sending.send_text(conversation.id, "Buenas tardes.")
        await clinic.until(message_id, MessageStatus.DELIVERED, MessageStatus.READ)
        assert len(await clinic.sent()) == 1


async def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        conversation = await clinic.writes("Hola")
        await clinic.core.conversations.set_draft(conversation.id, "a medias")
        message_id = await clinic.core.sending.send_text(conversation.id, "Buenas tardes.")
        await clinic.until(message_id, MessageStatus.DELIVERED, MessageStatus.READ)
    async with open_clinic(tmp_path) as clinic:
        [again] = await clinic.list()
        assert again.draft == "a medias"
        page = await clinic.core.conversations.messages(ConversationId(again.id))
        assert len(page.messages) == 2
        assert clinic.core.link_health.links()


async def test_what_had_started_is_stopped_when_the_start_fails(tmp_path: Path) -> None:
    taken = socket.socket()
    with taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        config = Config(
            mode=Mode.LIVE,
            data_folder=tmp_path,
            api_port=taken.getsockname()[1],
            webhook_port=0,
            graph_url="http://127.0.0.1:9",
            phone_number_id=NUMBER_ID,
        )
        with pytest.raises(SetupError, match="port_in_use"):
            await Core(config, SECRETS).__aenter__()
    # The folder is free and nothing holds the database: a second start works.
    async with open_clinic(tmp_path) as clinic:
        assert await clinic.list() == ()


async def test_the_demo_takes_another_port_where_its_own_is_in_use(tmp_path: Path) -> None:
    taken = socket.socket()
    with taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        config = Config(mode=Mode.DEMO, data_folder=tmp_path, api_port=port, webhook_port=port)
        async with Core(config, Secrets()) as core:
            assert core.is_demo
            assert len({port, core.webhook_port, core.api_port}) == 3
            folder = core.config.data_folder

            async def peopled() -> bool:
                return (await core.conversations.counts()).all > 5

            await eventually(peopled, 30)
            assert core.config.data_folder != tmp_path
    assert is_gone(folder)
    assert is_empty(tmp_path)


async def test_live_without_a_token_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    config = Config(mode=Mode.LIVE, data_folder=tmp_path / "new", phone_number_id=NUMBER_ID)
    with pytest.raises(SetupError, match="missing_settings") as refused:
        # An empty key ring: what this machine's own one says is not the question.
        await Core(config, Secrets(), credentials=Credentials(MemoryKeyring())).__aenter__()
    assert refused.value.params == {"names": "WHATSAPP_ACCESS_TOKEN"}
    assert not (tmp_path / "new").exists()
