"""The outer half of Core: listeners, Graph, workers, and the demo's Graph. Loaded once the inbox is there."""

import asyncio
import logging
import secrets as random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aura_desktop import paths
from aura_desktop.ai_key import ai_key
from aura_desktop.ai_side import AiGround, AiSide, demo_clinic
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.demo_desk import DemoDesk
from aura_desktop.domain.allowance import zone_of
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.setup import AiChoice, Credential
from aura_desktop.errors import SetupError, StoreError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.gateways.whatsapp.graph_line import GraphLine
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.live_line import LiveLine
from aura_desktop.local_api import LocalApi
from aura_desktop.services import keys
from aura_desktop.services.absence import Absences
from aura_desktop.services.ai_watch import AiWatch
from aura_desktop.services.api_sending import ApiSending
from aura_desktop.services.backups import Backups
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.services.feed import Feed
from aura_desktop.services.intake import Intake
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.media import InboundMedia
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.status import Status
from aura_desktop.services.templates import Templates
from aura_desktop.services.upkeep import Upkeep
from aura_desktop.services.vault import Vault
from aura_desktop.services.worker import keep_running
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

DEMO_NUMBER = "+56 9 0000 0100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What Core has built by then."""

    config: Config
    secrets: Secrets
    credentials: Credentials
    book: SetupBook
    vault: Vault
    clock: Callable[[], datetime]
    database: Database
    feed: Feed
    conversations: Conversations
    templates: Templates
    status: Status
    link_health: LinkHealth
    absences: Absences
    media: InboundMedia
    line: GraphLine
    backups: Backups | None
    person: Callable[[], str] = lambda: ""
    nightly: Sequence[Callable[[], Awaitable[object]]] = ()


class Serving:
    """Everything that listens, asks and works; `start` once, and the stack given to it stops it."""

    def __init__(self, ground: Ground) -> None:
        number = ground.config.phone_number_id
        assert number is not None
        self.config = ground.config
        self.webhook_port = 0
        self.api_port = 0
        self._ground = ground
        self._number = number
        self._intake = Intake(ground.database, ground.clock, told=self._on_kept)
        self._home = asyncio.get_running_loop()
        self._tasks: list[asyncio.Task[None]] = []
        self.line: LiveLine | None = None
        self.demo_watch: AiWatch | None = None
        self._listeners: list[Listener] = []
        self._unsubscribes: list[Callable[[], None]] = []
        self._desk_script: list[dict[str, Any]] = []

    async def start(self, stack: AsyncExitStack) -> None:
        """Listen first, so that no delivery is lost; then work, then the API.

        Raises: SetupError, with what was started on the stack.
        """
        webhook = self._webhook()
        self.webhook_port = await self._listen(stack, webhook, "webhook", self.config.webhook_port)
        if self._is_demo:
            await self._start_sandbox(stack)
        graph = await stack.enter_async_context(
            GraphClient(None, self.config.graph_url, self.config.graph_version, self._access_token)
        )
        self._ground.line.connect(graph)
        self.dispatch = Dispatch(
            self._ground.database,
            graph,
            self._number,
            clock=self._ground.clock,
            answered=self._ground.link_health.graph_answered,
            zone=lambda: zone_of(self._ground.book.current.clinic.time_zone),
        )
        if not self._is_demo:
            await self._make_line(stack)
        self.ai = self._make_ai()
        self._unsubscribes.append(self._ground.book.subscribe(self.ai.setup_changed))
        await self.ai.start(stack)
        await self._ground.absences.start()
        stack.push_async_callback(self._say_goodbye)
        stack.push_async_callback(self._stop)
        await self._start_workers()
        api = await self._local_api(webhook)
        self.api_port = await self._listen(stack, api.app(), "local api", self.config.api_port)
        # Once more, on top: else the last listener would take its seconds before all the others.
        stack.push_async_callback(self._stop)

    @property
    def _is_demo(self) -> bool:
        return self.config.mode is Mode.DEMO

    def _webhook(self) -> Any:
        keys = WebhookKeys(*self._webhook_secrets())
        vault = self._ground.vault

        def on_changed(name: Credential) -> None:
            if name in (Credential.APP_SECRET, Credential.VERIFY_TOKEN):
                keys.change(*self._webhook_secrets())
                self._report_secret()

        self._unsubscribes.append(vault.subscribe(on_changed))
        return webhook_app(self._intake.accept, keys, self._on_refused)

    def _webhook_secrets(self) -> tuple[Secret, Secret]:
        """Without a secret of the clinic's nothing can be verified: then nobody knows the right one."""
        unknown = Secret(random.token_urlsafe(32))
        vault = self._ground.vault
        return (
            vault.get(Credential.VERIFY_TOKEN) or unknown,
            vault.get(Credential.APP_SECRET) or unknown,
        )

    async def _listen(self, stack: AsyncExitStack, app: Any, name: str, port: int) -> int:
        """Serve and return the port; the demo takes any other where its port is in use."""
        listener = Listener(app, name=name, port=port)
        try:
            port = await listener.start()
        except SetupError as error:
            if error.code != "port_in_use" or not self._is_demo:
                raise
            listener = Listener(app, name=name)
            port = await listener.start()
        self._listeners.append(listener)
        stack.push_async_callback(listener.stop)
        return port

    async def _start_sandbox(self, stack: AsyncExitStack) -> None:
        # Only the demo carries it in memory.
        from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app, load_scripts

        scripts = await asyncio.to_thread(load_scripts, paths.resources() / "sandbox")
        self._desk_script = scripts.pop("desk")
        settings = SandboxSettings(
            access_token=self._ground.secrets.access_token or "",
            app_secret=self._ground.secrets.app_secret or "",
            verify_token=self._ground.secrets.verify_token or "",
            phone_number_id=self._number,
            waba_id=self.config.waba_id or "",
            app_id=self.config.app_id or "",
            display_phone_number=DEMO_NUMBER,
            webhook_url=f"http://127.0.0.1:{self.webhook_port}/whatsapp/webhook",
            scripts=scripts,
        )
        port = await self._listen(stack, create_app(settings), "sandbox", 0)
        self.config = replace(self.config, graph_url=f"http://127.0.0.1:{port}")

    async def _make_line(self, stack: AsyncExitStack) -> None:
        ground = self._ground
        line = LiveLine(self.config, ground.book, ground.vault, ground.link_health, ground.clock)
        await line.start(stack, self.webhook_port)
        self.line = line

    async def _start_workers(self) -> None:
        self._ground.feed.subscribe({Topic.DELIVERY}, self._on_deliveries)
        self._ground.feed.subscribe({Topic.JOB}, lambda items: self.dispatch.wake())
        self._ground.feed.subscribe({Topic.TEMPLATES}, self._on_templates)
        self._ground.feed.subscribe({Topic.MESSAGE}, self._ground.absences.hear)
        self._ground.feed.subscribe({Topic.MESSAGE}, lambda items: self._ground.media.wake())
        await self.dispatch.start()
        self._report_secret()
        self._unsubscribes.append(self._ground.vault.subscribe(self._on_credential))
        for name, run in (
            ("feed", self._ground.feed.run),
            ("intake", self._intake.run),
            ("dispatch", self.dispatch.run),
            ("link", self._ground.link_health.run),
            ("deliveries", self._ground.link_health.follow_deliveries),
            ("templates", self._ground.templates.run),
            ("upkeep", self._upkeep().run),
            ("absences", self._ground.absences.run),
            *(() if self._ground.backups is None else (("backups", self._ground.backups.run),)),
            ("media", self._ground.media.run),
            *self._line_workers(),
            *self.ai.workers(),
        ):
            self._keep_running(name, run)
        if self._is_demo:
            self._start_demo_desk()

    def _upkeep(self) -> Upkeep:
        ground = self._ground
        return Upkeep(ground.database, ground.clock, besides=ground.nightly)

    def _line_workers(self) -> tuple[tuple[str, Callable[[], Awaitable[None]]], ...]:
        line = self.line
        if line is not None:
            return (("line", line.run), ("ai", line.ai.run))
        if self.config.ai is None:
            return ()
        self.demo_watch = self.ai.watch(self._ground.link_health.report)
        return (("ai", self.demo_watch.run),)

    def _make_ai(self) -> AiSide:
        ground = self._ground
        demo = self.config.ai or AiChoice()
        return AiSide(
            AiGround(
                database=ground.database,
                feed=ground.feed,
                phone_number_id=self._number,
                choice=(lambda: demo) if self._is_demo else (lambda: ground.book.current.ai),
                key=lambda: ai_key(ground.book, ground.vault),
                clinic=demo_clinic if self._is_demo else (lambda: ground.book.current.clinic),
                clock=ground.clock,
                is_demo=self._is_demo,
                person=ground.person,
            )
        )

    def _start_demo_desk(self) -> None:
        desk = DemoDesk(
            self._desk_script, self._ground.conversations, self._ground.database, self._ground.clock
        )
        self._ground.feed.subscribe({Topic.CONVERSATION}, desk.conversations_changed)
        self._keep_running("demo desk", desk.run)

    def _keep_running(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        self._tasks.append(asyncio.create_task(keep_running(name, run), name=name))

    async def _local_api(self, webhook: Any) -> LocalApi:
        ground = self._ground
        self.api_access = await self._api_access()
        sending = ApiSending(ground.database, self._number, self.config.language, ground.clock)
        return LocalApi(
            sending=sending,
            status=self._ground.status,
            link_health=self._ground.link_health,
            webhook=webhook,
            language=self.config.language,
            api_key=self.api_access.key,
        )

    async def _api_access(self) -> keys.ApiAccess:
        """Without a place for keys everything else still works; only sending through the API does not."""
        given = self._ground.secrets.api_key
        try:
            key = await keys.api_key(given, self._ground.credentials)
        except SetupError as error:
            logger.warning("the local API cannot send: %s", error.code)
            return keys.ApiAccess(self._ground.credentials, None, is_given=False)
        return keys.ApiAccess(self._ground.credentials, key, is_given=given is not None)

    # while it runs

    def _access_token(self) -> Secret | None:
        """Raises: SetupError keyring_…: a token behind a lock is not a missing one."""
        vault = self._ground.vault
        token = vault.get(Credential.ACCESS_TOKEN)
        if token is None and (code := vault.missing("")):
            raise SetupError(code)
        return token

    def _on_credential(self, name: Credential) -> None:
        """A new token counts from the next request on: the first one asks whether it is a good one."""
        if name is Credential.ACCESS_TOKEN:
            self._tasks.append(asyncio.create_task(self._look_again(), name="new token"))

    async def _look_again(self) -> None:
        await self._ground.link_health.probe()
        await self._ground.media.resume()

    def _report_secret(self) -> None:
        vault = self._ground.vault
        known = vault.get(Credential.APP_SECRET) is not None
        self._report_webhook("" if known else vault.missing("app_secret_missing"))

    def _on_kept(self, trouble: str) -> None:
        """On the listener's thread: Meta is being told to come back later, or no longer."""
        if not self._home.is_closed():
            self._home.call_soon_threadsafe(self._report_webhook, trouble)

    def _on_refused(self, code: str) -> None:
        """On the listener's thread: somebody knocked with a signature or a word that is not ours."""
        if not self._home.is_closed():
            self._home.call_soon_threadsafe(self._note_refused, code)

    def _note_refused(self, code: str) -> None:
        if self.line is None:
            return
        now = self._ground.clock()
        if code == "signature_invalid":
            self.line.keeper.signature_refused(now)
        else:
            self.line.keeper.verification_refused(now)

    def _report_webhook(self, trouble: str) -> None:
        state = LinkState.DOWN if trouble else LinkState.OK
        self._ground.link_health.report(LinkName.WEBHOOK, state, trouble)

    def _on_deliveries(self, items: Sequence[FeedItem]) -> None:
        self._intake.wake()
        self._ground.link_health.delivery_came()

    def _on_templates(self, items: Sequence[FeedItem]) -> None:
        if any(item.key == "stale" for item in items):
            self._ground.templates.changed()

    # stop, top-down

    async def _say_goodbye(self) -> None:
        """A store in trouble does not keep the rest from ending: it may be what is to be mended next."""
        try:
            await self._ground.absences.close()
        except StoreError as error:
            logger.error("the end could not be noted: %s", error.code)

    async def _stop(self) -> None:
        """Listeners and workers together: each has seconds of its own for what is under way."""
        for unsubscribe in self._unsubscribes:
            unsubscribe()
        for task in self._tasks:
            task.cancel()
        stops: list[Awaitable[Any]] = [listener.stop() for listener in reversed(self._listeners)]
        await asyncio.gather(*stops, *self._tasks, return_exceptions=True)
