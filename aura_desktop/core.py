"""Core: the only wiring. Builds everything from Config and Secrets, starts bottom-up, stops top-down."""

import asyncio
import logging
import secrets as random
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from aura_desktop import quick_start
from aura_desktop.config import DEFAULT_GRAPH_VERSION, Config, Mode, Secrets, missing_for_live
from aura_desktop.domain.allowance import zone_of
from aura_desktop.domain.audit import Action
from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.domain.meta import TokenFacts
from aura_desktop.domain.setup import Credential, credentials_in_use
from aura_desktop.errors import SetupError
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.gateways.whatsapp.graph_line import GraphLine
from aura_desktop.services import keys
from aura_desktop.services.absence import Absences
from aura_desktop.services.allowances import Allowances
from aura_desktop.services.audit_trail import AuditTrail
from aura_desktop.services.backups import Backups
from aura_desktop.services.consents import Consents
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.erasing import Erasing
from aura_desktop.services.feed import Feed
from aura_desktop.services.history import History
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.media import InboundMedia
from aura_desktop.services.notices import Notices
from aura_desktop.services.patient_export import PatientExport
from aura_desktop.services.patients import Patients
from aura_desktop.services.people import People
from aura_desktop.services.retention import Retention
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.status import Status
from aura_desktop.services.templates import Templates
from aura_desktop.services.vault import Vault
from aura_desktop.setting_up import book_of, vault_of
from aura_desktop.store import backup
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.store.media import MediaStore

if TYPE_CHECKING:
    from aura_desktop.ai_side import AiSide
    from aura_desktop.services.line.keeper import LineKeeper
    from aura_desktop.serving import Ground, Serving

logger = logging.getLogger(__name__)

DATABASE_FILE = "aura.db"
BACKUPS_FOLDER = "backups"
MEDIA_FOLDER = "media"
DEMO_PHONE_NUMBER_ID = PhoneNumberId("100000000000101")
DEMO_WABA_ID = WabaId("100000000000201")
DEMO_APP_ID = "100000000000301"


def utc_now() -> datetime:
    """The clock of everything that Core builds."""
    return datetime.now(UTC)


class Core:
    """`async with Core(config, secrets) as core:` — inside, everything runs; its attributes are the services.

    What listens, sends and works is built by serving.py, in `serve`.

    Raises on entry: SetupError, StoreError; what had been started is stopped again.
    """

    def __init__(
        self,
        config: Config,
        secrets: Secrets,
        *,
        credentials: Credentials | None = None,
        book: SetupBook | None = None,
        vault: Vault | None = None,
        clock: Callable[[], datetime] = utc_now,
        reads_first: bool = False,
    ) -> None:
        """With `reads_first` only what reads and writes the store is there, until `serve` is called.

        `book` and `vault` are Core's own where none are given.
        """
        self.config = config
        self._secrets = secrets
        self._credentials = credentials or Credentials()
        self.book = book or book_of(config)
        self.vault = vault or vault_of(secrets, self._credentials)
        self._clock = clock
        self._reads_first = reads_first
        self._stack = AsyncExitStack()
        self._is_keyring_asked = False
        self._serving: Serving | None = None

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            self._stack = stack
            await self._open(stack)
            if not self._reads_first:
                await self.serve()
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

    @property
    def is_serving(self) -> bool:
        """Whether `serve` is done."""
        return self._serving is not None

    @property
    def webhook_port(self) -> int:
        """Where deliveries come in; 0 until it serves."""
        return 0 if self._serving is None else self._serving.webhook_port

    @property
    def api_port(self) -> int:
        """Where programs of this PC come in; 0 until it serves."""
        return 0 if self._serving is None else self._serving.api_port

    @property
    def api_access(self) -> keys.ApiAccess:
        """Their key; only while it serves."""
        assert self._serving is not None
        return self._serving.api_access

    @property
    def line(self) -> "LineKeeper | None":
        """What keeps tunnel and webhook; None in the demo, and until it serves."""
        line = None if self._serving is None else self._serving.line
        return None if line is None else line.keeper

    def ask_ai(self) -> None:
        """A person wants to know whether the AI's server answers; its link will tell."""
        if self._serving is None:
            return
        line = self._serving.line
        watch = self._serving.demo_watch if line is None else line.ai
        if watch is not None:
            watch.ask_again()

    @property
    def ai(self) -> "AiSide":
        """What the clinic knows, drafts and the autopilot; only while it serves."""
        assert self._serving is not None
        return self._serving.ai

    def ask_keyring(self) -> None:
        """Somebody wants to see what it holds; without effect if that is known. Nothing waits for it."""
        if self._is_keyring_asked or self.is_demo:
            return
        self._is_keyring_asked = True
        loading = asyncio.create_task(self.vault.load(), name="vault")
        self._stack.callback(loading.cancel)

    # start, bottom-up

    async def _open(self, stack: AsyncExitStack) -> None:
        if self.is_demo:
            self.config, self._secrets = await _for_demo(self.config, self._secrets, stack)
            self.vault = vault_of(self._secrets, None)
        else:
            await self._demand_what_is_missing()
            lock = FolderLock(self.config.data_folder)
            await asyncio.to_thread(lock.acquire)
            stack.callback(lock.release)
        await self._open_store(stack)
        self._build_services()
        stack.push_async_callback(self.audit_trail.settle)
        stack.callback(self.vault.subscribe_hand(self._on_key_kept))
        # Before anybody can see anything: whether the window begins locked.
        await self.people.load()

    async def serve(self) -> None:
        """Listen, send and work, besides reading. Raises: SetupError."""
        if self._reads_first and not self.is_demo:
            await self._load_vault()
        serving_type, ground_type = await asyncio.to_thread(_load_serving)
        serving = serving_type(
            ground_type(
                config=self.config,
                secrets=self._secrets,
                credentials=self._credentials,
                book=self.book,
                vault=self.vault,
                clock=self._clock,
                database=self._database,
                feed=self.feed,
                conversations=self.conversations,
                templates=self.templates,
                status=self.status,
                link_health=self.link_health,
                absences=self.absences,
                media=self.media,
                line=self._line,
                backups=self.backups,
                person=self._person,
                nightly=(self.retention.apply, self.media.purge, self.erasing.finish),
            )
        )
        self._serving = serving
        await serving.start(self._stack)
        self.config = serving.config
        logger.info("%s: everything runs", self.config.mode)

    async def _demand_what_is_missing(self) -> None:
        """A window can run without a token: somebody is there to be told. Nobody reads what a server says later."""
        has_token = self._reads_first
        if not has_token:
            await self._load_vault()
            has_token = self.vault.get(Credential.ACCESS_TOKEN) is not None
            # Without any key ring the variables are what is missing; one that is shut may hold them.
            if not has_token and self.vault.trouble not in ("", "keyring_missing"):
                raise SetupError(self.vault.trouble)
        if missing := missing_for_live(self.config, has_token):
            raise SetupError("missing_settings", names=", ".join(missing))

    async def _load_vault(self) -> None:
        """A keyring may wait for a person; nothing waits for it that does not need it."""
        needed = (Credential.ACCESS_TOKEN, Credential.APP_SECRET, Credential.VERIFY_TOKEN)
        if not all(self.vault.is_given(name) for name in needed):
            self._is_keyring_asked = True
            await self.vault.load()
            return
        self._stack.callback(self.book.subscribe(self._ask_keyring_if_needed))
        self._ask_keyring_if_needed()

    def _ask_keyring_if_needed(self) -> None:
        """Not where the environment gives all that is in use: the keyring's library takes 10 MB."""
        if not all(map(self.vault.is_given, credentials_in_use(self.book.current))):
            self.ask_keyring()

    async def _open_store(self, stack: AsyncExitStack) -> None:
        path = self.config.data_folder / DATABASE_FILE
        key = await self._database_key(path)
        self._database = Database(path, key)
        self._media_store = MediaStore(self.config.data_folder / MEDIA_FOLDER, key)
        await self._database.open()
        # The demo keeps nothing of itself.
        made = Backups(self._database, path, key, self._clock, self._person)
        self.backups = None if self.is_demo else made
        stack.push_async_callback(self._database.close)
        self.feed = Feed(self._database)
        await self.feed.start()
        stack.callback(self.feed.stop)

    async def _database_key(self, path: Path) -> DatabaseKey:
        if self.is_demo:
            return DatabaseKey.generate()
        exists = await asyncio.to_thread(backup.is_known, path)
        return await keys.database_key(
            self._secrets.database_key, self._credentials, database_exists=exists
        )

    def _build_services(self) -> None:
        number = self.config.phone_number_id
        assert number is not None
        database, clock = self._database, self._clock
        self._line = GraphLine()
        self.conversations = Conversations(database, clock)
        self.people = People(database, clock)
        self.audit_trail = AuditTrail(database, clock, self._person)
        self.patients = Patients(database, clock, self._person)
        self.sending = Sending(database, number, clock, self._person)
        self.templates = Templates(database, self._line, self.config.waba_id, clock)
        self.media = InboundMedia(database, self._media_store, self._line, clock)
        self.settings = Settings(database)
        self.notices = Notices(database)
        self.status = Status(database, number, clock, self._zone)
        self.allowances = Allowances(database, clock=clock, zone=self._zone, person=self._person)
        self.history = History(database)
        self.absences = Absences(database, clock)
        self._build_rights()
        self.link_health = LinkHealth(
            database, self._line, number, clock, proved=self._on_proved, token=self._token_facts
        )

    def _on_key_kept(self, name: Credential) -> None:
        self.audit_trail.note_soon(Action.SETTING_CHANGED, f"key.{name}")

    def _person(self) -> str:
        return self.people.current_name

    def _build_rights(self) -> None:
        database, clock = self._database, self._clock
        backups = self.config.data_folder / BACKUPS_FOLDER
        self.consents = Consents(database, clock, self._person)
        self.patient_export = PatientExport(database, clock, self._person)
        self.erasing = Erasing(database, clock, self._person, backups)
        self.erasing.demand = self.people.demand
        self.erasing.purge_media = self.media.purge
        if self.backups is not None:
            self.erasing.renew_backups = self.backups.renew
        self.retention = Retention(database, clock, self._person, self.erasing.erase_many)

    def _zone(self) -> tzinfo:
        return zone_of(self.book.current.clinic.time_zone)

    async def _token_facts(self) -> TokenFacts | None:
        if self._serving is None or self._serving.line is None:
            return None
        return await self._serving.line.token_facts()

    async def _on_proved(self) -> None:
        if self._serving is not None:
            await self._serving.dispatch.resume()
            await self.media.resume()


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
        ai_key=secrets.ai_key,
    )


def _load_serving() -> "tuple[type[Serving], type[Ground]]":
    # In a thread and after the inbox, for a quick start: httpx, starlette and uvicorn come with it.
    quick_start.leave_out()
    from aura_desktop import serving

    return serving.Serving, serving.Ground
