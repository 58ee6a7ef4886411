"""A settings page and a status page over a real store, with everything outside the program faked."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.line import CHECKS, LineStatus
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.model_request import Abilities, Structured
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Clinic,
    ClinicService,
    Credential,
    Holiday,
    OpeningHours,
    Setup,
    TunnelChoice,
    TunnelKind,
)
from aura_desktop.errors import AuraError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.phone_numbers import normalise
from aura_desktop.gateways.whatsapp.graph_answers import NumberInfo
from aura_desktop.services.ai_desk import AiDesk
from aura_desktop.services.allowances import Allowances
from aura_desktop.services.audit_trail import AuditTrail
from aura_desktop.services.consents import Consents
from aura_desktop.services.diagnosis import Diagnosing
from aura_desktop.services.erasing import Erasing
from aura_desktop.services.feed import Feed
from aura_desktop.services.history import History
from aura_desktop.services.keys import ApiAccess
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.log_reader import LogReader
from aura_desktop.services.notices import Notices
from aura_desktop.services.people import People
from aura_desktop.services.retention import Retention
from aura_desktop.services.settings import Settings
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.status import Status
from aura_desktop.services.vault import Vault
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.ui.appearance import Appearance, Look
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.health import HealthPage
from aura_desktop.ui.pages.health_services import HealthServices
from aura_desktop.ui.pages.settings import SettingsPage
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.people_services import PeopleServices
from aura_desktop.ui.widgets.toast import ToastStack
from tests.ui.dialogs import Host

NOW = datetime(2026, 11, 23, 13, 42, tzinfo=UTC)
TOKEN = "EAAejemplo0000000000canary"


def now() -> datetime:
    return NOW


@dataclass
class FakeCheck:
    name: CheckName
    result: CheckResult
    error: BaseException | None = None
    skips: bool = False

    def should_skip(self) -> bool:
        return self.skips

    async def run(self) -> CheckResult:
        if self.error is not None:
            raise self.error
        return self.result


def check(name: CheckName, state: CheckState = CheckState.OK, code: str = "") -> FakeCheck:
    return FakeCheck(name, CheckResult(name=name, state=state, code=code, at=NOW))


@dataclass
class FakeQuestions:
    """Meta and the AI's server."""

    found: list[FakeCheck] = field(default_factory=list)
    kept: list[tuple[Credential, str]] = field(default_factory=list)
    asked: list[tuple[AiChoice, str]] = field(default_factory=list)
    error: AuraError | None = None
    asked_again: int = 0

    def ask_ai(self) -> None:
        self.asked_again += 1

    def checks(self) -> Sequence[FakeCheck]:
        return self.found

    async def keep_secret(self, name: Credential, text: str) -> None:
        self.kept.append((name, text))

    async def models(self, choice: AiChoice, key_text: str) -> Sequence[str]:
        self.asked.append((choice, key_text))
        if self.error is not None:
            raise self.error
        return ("ejemplo-chico", "ejemplo-grande")

    async def answer_time(self, choice: AiChoice, key_text: str) -> float:
        self.asked.append((choice, key_text))
        if self.error is not None:
            raise self.error
        return 1.64

    async def abilities(self, choice: AiChoice, key_text: str) -> Abilities:
        took_s = await self.answer_time(choice, key_text)
        return Abilities(structured=Structured.JSON_SCHEMA, checked_at=NOW, answered_in_s=took_s)


@dataclass
class FakeAutostart:
    on: bool = False
    usable: bool = True

    def available(self) -> bool:
        return self.usable

    def is_on(self) -> bool:
        return self.on

    def set(self, on: bool) -> None:
        self.on = on


class FakeLine:
    """The keeper of the line, as the settings see it."""

    def __init__(self) -> None:
        done = tuple(CheckResult(name=name, state=CheckState.OK) for name in CHECKS)
        self.now = LineStatus(
            public_url="https://clinica-ejemplo.ngrok.app",
            callback_url="https://clinica-ejemplo.ngrok.app/whatsapp/webhook",
            checks=done,
            latency_ms=42.0,
        )
        self.did: list[str] = []
        self._callbacks: list[Callable[[], None]] = []

    def status(self) -> LineStatus:
        return self.now

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    async def restart_tunnel(self) -> None:
        self.did.append("restart")

    async def take_over(self) -> None:
        self.did.append("take over")

    def become(self, status: LineStatus) -> None:
        self.now = status
        for callback in list(self._callbacks):
            callback()


class FakeGraph:
    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo:
        return NumberInfo(
            phone_number_id=phone_number_id,
            display_phone_number="+56 9 0000 0142",
            verified_name="Clínica Ejemplo",
        )


class NoCredentials:
    async def get(self, name: str) -> Secret | None:
        return None

    async def put(self, name: str, secret: Secret) -> None:
        return None

    async def delete(self, name: str) -> None:
        return None


class NoTemplates:
    """Of services.templates only what the page asks."""

    async def all(self) -> list[object]:
        return []


def a_setup() -> Setup:
    hours = tuple(OpeningHours(weekday=day, opens=time(9), closes=time(19)) for day in range(5))
    return Setup(
        phone_number_id="100000000000001",
        waba_id="200000000000002",
        app_id="300000000000003",
        display_phone_number="+56900000142",
        verified_name="Clínica Ejemplo",
        tunnel=TunnelChoice(kind=TunnelKind.NGROK, domain="clinica-ejemplo.ngrok.app"),
        ai=AiChoice(
            provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1", model="ejemplo"
        ),
        clinic=Clinic(
            name="Clínica Ejemplo",
            address="Calle Ficticia 123, Santiago",
            hours=hours,
            holidays=(Holiday(day=date(2026, 12, 25), name="Navidad"),),
            services=(ClinicService(name="Limpieza facial", price_clp=29_990, duration_min=60),),
        ),
    )


@dataclass
class SettingsDesk:
    host: Host
    page: SettingsPage
    health: HealthPage
    book: SetupBook
    vault: Vault
    questions: FakeQuestions
    autostart: FakeAutostart
    line: FakeLine
    database: Database
    settings: Settings
    ai: AiDesk
    knowledge: Knowledge
    links: LinkHealth
    appearance: Appearance
    data_folder: Path


@asynccontextmanager
async def open_settings_desk(
    folder: Path,
    look: Look | None = None,
    *,
    size: tuple[int, int] = (1366, 768),
    has_ai: bool = True,
) -> AsyncIterator[SettingsDesk]:
    """Both pages in one small window; the settings are seen first. `has_ai` False: nobody keeps a policy."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    appearance = Appearance(app, look or Look(theme="light", language="en"))
    database = Database(folder / "aura.db", DatabaseKey.parse("0123456789abcdef" * 4))
    await database.open()
    desk = _desk(folder, database, appearance, size, has_ai)
    try:
        yield desk
    finally:
        await desk.page.close_page()
        await desk.health.close_page()
        desk.host.hide()
        desk.host.deleteLater()
        appearance.close()
        await database.close()


def _desk(
    folder: Path, database: Database, appearance: Appearance, size: tuple[int, int], has_ai: bool
) -> SettingsDesk:
    host = Host()
    host.resize(*size)
    host.field.hide()
    book = SetupBook(None, a_setup())
    credentials = NoCredentials()
    vault = Vault(None, {})
    vault._kept[Credential.ACCESS_TOKEN] = Secret(TOKEN)
    questions, autostart, line = FakeQuestions(), FakeAutostart(), FakeLine()
    bridge = FeedBridge(Feed(database), host)
    links = LinkHealth(database, FakeGraph(), PhoneNumberId("100000000000001"), now)
    reader = LogReader(folder / "logs")
    settings = Settings(database)
    ai = AiDesk(database, PhoneNumberId("100000000000001"), now)
    knowledge = Knowledge(database, now, lambda: UTC)
    erasing = Erasing(database, now, lambda: "Pía Ejemplo", folder / "backups")
    setup = SetupServices(
        book=book,
        vault=vault,
        onboarding=questions,
        checks=questions.checks,
        autostart=autostart,
        log_reader=reader,
        data_folder=folder,
        clock=now,
        line=line,
        ai=ai if has_ai else None,
        knowledge_counts=knowledge.counts if has_ai else None,
        abilities=questions.abilities if has_ai else None,
        read_phone=normalise,
        retention=Retention(database, now, lambda: "Pía Ejemplo", erasing.erase_many),
        consents=Consents(database, now, lambda: "Pía Ejemplo"),
        receipts=erasing.receipts,
        allowances=Allowances(database, clock=now, zone=lambda: UTC, person=lambda: "Pía"),
    )
    people = People(database, now)
    trail = AuditTrail(database, now, lambda: people.current_name)
    page = SettingsPage(
        appearance=appearance,
        settings=settings,
        templates=NoTemplates(),  # type: ignore[arg-type]  # what the page asks of it
        api_access=ApiAccess(credentials, Secret("clave-ejemplo"), is_given=False),  # type: ignore[arg-type]  # nothing is kept
        api_port=8000,
        bridge=bridge,
        toasts=ToastStack(host),
        setup=setup,
        people=PeopleServices(people=people, trail=trail, clock=now),
    )
    history = History(database)
    diagnosing = Diagnosing(
        checks=questions.checks,
        links=links.links,
        history=history,
        log_reader=reader,
        clock=now,
        line_checks=lambda: line.status().checks,
    )
    health = HealthPage(
        link_health=links,
        status=Status(database, PhoneNumberId("100000000000001")),
        notices=Notices(database),
        bridge=bridge,
        clock=now,
        looking_back=HealthServices(
            history=history, log_reader=reader, diagnosing=diagnosing, ask_ai=questions.ask_ai
        ),
    )
    column = host.layout()
    assert column is not None
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    column.addWidget(health)
    health.hide()
    return SettingsDesk(
        host=host,
        page=page,
        health=health,
        book=book,
        vault=vault,
        questions=questions,
        autostart=autostart,
        line=line,
        database=database,
        settings=settings,
        ai=ai,
        knowledge=knowledge,
        links=links,
        appearance=appearance,
        data_folder=folder,
    )


def last_of(desk: SettingsDesk) -> QLineEdit:
    """A field under the page, as the status chain is in the window: Tab comes to it last."""
    last = QLineEdit()
    last.setAccessibleName("Last")
    column = desk.host.layout()
    assert column is not None
    column.addWidget(last)
    return last


def a_link(name: LinkName, state: LinkState, code: str = "") -> Link:
    proof = NOW - timedelta(minutes=5)
    return Link(
        name=name, state=state, since=NOW - timedelta(hours=2), last_proof_at=proof, code=code
    )


def with_foreign(status: LineStatus) -> LineStatus:
    return replace(status, foreign_host="otro-pc.ngrok.app")
