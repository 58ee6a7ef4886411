"""Core: the only wiring. Builds everything from Config and Secrets, starts bottom-up, stops top-down."""

import asyncio
import logging
import secrets as random
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aura_desktop import paths
from aura_desktop.config import DEFAULT_GRAPH_VERSION, Config, Mode, Secrets, missing_for_live
from aura_desktop.demo_desk import DemoDesk
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.errors import SetupError
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.gateways.whatsapp.webhook import webhook_app
from aura_desktop.local_api import LocalApi
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app, load_scripts
from aura_desktop.services import keys
from aura_desktop.services.api_sending import ApiSending
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.services.feed import Feed
from aura_desktop.services.intake import Intake
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.notices import Notices
from aura_desktop.services.patients import Patients
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.services.status import Status
from aura_desktop.services.templates import Templates
from aura_desktop.services.upkeep import Upkeep
from aura_desktop.services.worker import keep_running
from aura_desktop.store.database import Database, DatabaseKey

logger = logging.getLogger(__name__)

DATABASE_FILE = "aura.db"
DEMO_PHONE_NUMBER_ID = PhoneNumberId("100000000000101")
DEMO_WABA_ID = WabaId("100000000000201")
DEMO_APP_ID = "100000000000301"
DEMO_NUMBER = "+56 9 0000 0100"


def utc_now() -> datetime:
    """The clock of everything that Core builds."""
    return datetime.now(UTC)


class Core:
    """`async with Core(config, secrets) as core:` — inside, everything runs; its attributes are the services.

    Raises on entry: SetupError, StoreError; what had been started is stopped again.
    """

    def __init__(
        self,
        config: Config,
        secrets: Secrets,
        *,
        credentials: Credentials | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.config = config
        self.webhook_port = 0
        self.api_port = 0
        self._secrets = secrets
        self._credentials = credentials or Credentials()
        self._clock = clock
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self._listeners: list[Listener] = []
        self._desk_script: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await self._start(stack)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._stack.aclose()
        logger.info("stopped")

    @property
    def is_demo(self) -> bool:
        """Whether patients and Graph are the sandbox's."""
        return self.config.mode is Mode.DEMO

    # start, bottom-up

    async def _start(self, stack: AsyncExitStack) -> None:
        if self.is_demo:
            self.config, self._secrets = await _for_demo(self.config, self._secrets, stack)
        elif missing := missing_for_live(self.config, self._secrets):
            raise SetupError("missing_settings", names=", ".join(missing))
        else:
            lock = FolderLock(self.config.data_folder)
            await asyncio.to_thread(lock.acquire)
            stack.callback(lock.release)
        await self._open_store(stack)
        self._intake = Intake(self._database, self._clock)
        webhook = self._webhook()
        self.webhook_port = await self._listen(stack, webhook, "webhook", self.config.webhook_port)
        if self.is_demo:
            await self._start_sandbox(stack)
        graph = await stack.enter_async_context(
            GraphClient(None, self.config.graph_url, self.config.graph_version, self._access_token)
        )
        self._build_services(graph)
        stack.push_async_callback(self._stop_serving)
        await self._start_workers()
        api = await self._local_api(webhook)
        self.api_port = await self._listen(stack, api.app(), "local api", self.config.api_port)
        logger.info("%s: everything runs", self.config.mode)

    async def _open_store(self, stack: AsyncExitStack) -> None:
        path = self.config.data_folder / DATABASE_FILE
        key = await self._database_key(path)
        self._database = Database(path, key)
        await self._database.open()
        stack.push_async_callback(self._database.close)
        self.feed = Feed(self._database)
        await self.feed.start()
        stack.callback(self.feed.stop)

    async def _database_key(self, path: Path) -> DatabaseKey:
        if self.is_demo:
            return DatabaseKey.generate()
        exists = await asyncio.to_thread(path.exists)
        return await keys.database_key(
            self._secrets.database_key, self._credentials, database_exists=exists
        )

    def _webhook(self) -> Any:
        """Without a secret of the clinic's nothing can be verified: then nobody knows the right one."""
        unknown = random.token_urlsafe(32)
        return webhook_app(
            self._intake.accept,
            Secret(self._secrets.verify_token or unknown),
            Secret(self._secrets.app_secret or unknown),
        )

    async def _listen(self, stack: AsyncExitStack, app: Any, name: str, port: int) -> int:
        """Serve and return the port; the demo takes any other where its port is in use."""
        listener = Listener(app, name=name, port=port)
        try:
            port = await listener.start()
        except SetupError as error:
            if error.code != "port_in_use" or not self.is_demo:
                raise
            listener = Listener(app, name=name)
            port = await listener.start()
        self._listeners.append(listener)
        stack.push_async_callback(listener.stop)
        return port

    async def _start_sandbox(self, stack: AsyncExitStack) -> None:
        scripts = await asyncio.to_thread(load_scripts, paths.resources() / "sandbox")
        self._desk_script = scripts.pop("desk")
        settings = SandboxSettings(
            access_token=self._secrets.access_token or "",
            app_secret=self._secrets.app_secret or "",
            verify_token=self._secrets.verify_token or "",
            phone_number_id=DEMO_PHONE_NUMBER_ID,
            waba_id=DEMO_WABA_ID,
            app_id=DEMO_APP_ID,
            display_phone_number=DEMO_NUMBER,
            webhook_url=f"http://127.0.0.1:{self.webhook_port}/whatsapp/webhook",
            scripts=scripts,
        )
        port = await self._listen(stack, create_app(settings), "sandbox", 0)
        self.config = replace(self.config, graph_url=f"http://127.0.0.1:{port}")

    def _build_services(self, graph: GraphClient) -> None:
        number = self.config.phone_number_id
        assert number is not None
        database, clock = self._database, self._clock
        self.conversations = Conversations(database, clock)
        self.patients = Patients(database, clock)
        self.sending = Sending(database, number, clock)
        self.templates = Templates(database, graph, self.config.waba_id, clock)
        self.settings = Settings(database)
        self.notices = Notices(database)
        self.status = Status(database, number)
        self.link_health = LinkHealth(database, graph, number, clock, proved=self._on_proved)
        self.dispatch = Dispatch(
            database, graph, number, clock=clock, answered=self.link_health.graph_answered
        )
        self._api_sending = ApiSending(database, number, self.config.language, clock)

    async def _start_workers(self) -> None:
        self.feed.subscribe({Topic.DELIVERY}, self._on_deliveries)
        self.feed.subscribe({Topic.JOB}, lambda items: self.dispatch.wake())
        self.feed.subscribe({Topic.TEMPLATES}, self._on_templates)
        await self.dispatch.start()
        if self._secrets.app_secret:
            self.link_health.report(LinkName.WEBHOOK, LinkState.OK)
        else:
            self.link_health.report(LinkName.WEBHOOK, LinkState.DOWN, "app_secret_missing")
        for name, run in (
            ("feed", self.feed.run),
            ("intake", self._intake.run),
            ("dispatch", self.dispatch.run),
            ("link", self.link_health.run),
            ("deliveries", self.link_health.follow_deliveries),
            ("templates", self.templates.run),
            ("upkeep", Upkeep(self._database, self._clock).run),
        ):
            self._keep_running(name, run)
        if self.is_demo:
            self._start_demo_desk()

    def _start_demo_desk(self) -> None:
        desk = DemoDesk(self._desk_script, self.conversations, self._database, self._clock)
        self.feed.subscribe({Topic.CONVERSATION}, desk.conversations_changed)
        self._keep_running("demo desk", desk.run)

    def _keep_running(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        self._tasks.append(asyncio.create_task(keep_running(name, run), name=name))

    async def _local_api(self, webhook: Any) -> LocalApi:
        self.api_access = await self._api_access()
        return LocalApi(
            sending=self._api_sending,
            status=self.status,
            link_health=self.link_health,
            webhook=webhook,
            language=self.config.language,
            api_key=self.api_access.key,
        )

    async def _api_access(self) -> keys.ApiAccess:
        """Without a place for keys everything else still works; only sending through the API does not."""
        given = self._secrets.api_key
        try:
            key = await keys.api_key(given, self._credentials)
        except SetupError as error:
            logger.warning("the local API cannot send: %s", error.code)
            return keys.ApiAccess(self._credentials, None, is_given=False)
        return keys.ApiAccess(self._credentials, key, is_given=given is not None)

    # while it runs

    def _access_token(self) -> Secret | None:
        token = self._secrets.access_token
        return None if token is None else Secret(token)

    def _on_deliveries(self, items: Sequence[FeedItem]) -> None:
        self._intake.wake()
        self.link_health.delivery_came()

    async def _on_proved(self) -> None:
        await self.dispatch.resume()

    def _on_templates(self, items: Sequence[FeedItem]) -> None:
        if any(item.key == "stale" for item in items):
            self.templates.changed()

    # stop, top-down

    async def _stop_serving(self) -> None:
        """Listeners and workers together: each has seconds of its own for what is under way."""
        for task in self._tasks:
            task.cancel()
        stops: list[Awaitable[Any]] = [listener.stop() for listener in reversed(self._listeners)]
        await asyncio.gather(*stops, *self._tasks, return_exceptions=True)


async def _for_demo(
    config: Config, secrets: Secrets, stack: AsyncExitStack
) -> tuple[Config, Secrets]:
    """Fictitious patients in a folder of their own, under keys made for this run; both go with it."""
    folder = tempfile.TemporaryDirectory(prefix="aura-demo-", ignore_cleanup_errors=True)
    stack.callback(folder.cleanup)
    config = replace(
        config,
        data_folder=Path(folder.name),
        graph_version=DEFAULT_GRAPH_VERSION,
        phone_number_id=DEMO_PHONE_NUMBER_ID,
        waba_id=DEMO_WABA_ID,
        app_id=DEMO_APP_ID,
    )
    return config, Secrets(
        access_token=random.token_urlsafe(32),
        verify_token=random.token_urlsafe(32),
        app_secret=random.token_hex(16),
        api_key=secrets.api_key or random.token_urlsafe(32),
    )
