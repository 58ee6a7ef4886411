"""A wizard to work on by hand: Meta's answers are made up, book and vault are the real ones without a disk."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.meta import (
    SCOPES,
    AccountFacts,
    MetaValues,
    NumberFacts,
    TokenFacts,
)
from aura_desktop.domain.setup import AiChoice, Credential, Progress, Setup, Step
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.ui import theme
from aura_desktop.ui.wizard.credentials import CredentialsPage
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage
from aura_desktop.ui.wizard.welcome import WelcomePage
from aura_desktop.ui.wizard.wizard import Wizard
from tests.flows.hands import Hands

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOKEN = "EAAejemplo" + "0" * 40 + "7Q"
APP_SECRET = "0123456789abcdef" * 2
NUMBER_ID, ACCOUNT_ID, APP_ID = "000000000000142", "000000000000177", "000000000000155"
NUMBER = NumberFacts(
    phone_number_id=NUMBER_ID,
    display_phone_number="+56 2 0000 0100",
    verified_name="Clínica Ejemplo",
    quality="GREEN",
    messaging_limit="TIER_1K",
    status="CONNECTED",
    is_registered=True,
)
SECOND = replace(
    NUMBER, phone_number_id="000000000000143", verified_name="Clínica Norte", is_registered=False
)


@dataclass(slots=True)
class FakeOnboarding:
    """Answers from its fields; `calls` are the methods asked, `gate` holds every answer back."""

    vault: Vault
    book: SetupBook
    token: TokenFacts = field(
        default_factory=lambda: TokenFacts(
            is_valid=True,
            app_id=APP_ID,
            kind="SYSTEM_USER",
            scopes=frozenset(SCOPES),
            account_ids=(ACCOUNT_ID,),
        )
    )
    account_numbers: tuple[NumberFacts, ...] = (NUMBER,)
    is_offline: bool = False
    app_secret: str = APP_SECRET
    calls: list[str] = field(default_factory=list)
    pins: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def _asked(self, name: str) -> None:
        self.calls.append(name)
        await self.gate.wait()
        if self.is_offline:
            raise UnavailableError("no_connection")

    async def look_at_token(self, text: str) -> TokenFacts:
        await self._asked(f"token {text}")
        if text != TOKEN:
            return replace(self.token, is_valid=False, error_code="access_token_invalid")
        return self.token

    async def numbers(self, token: str, waba_id: str) -> tuple[NumberFacts, ...]:
        await self._asked("numbers")
        return self.account_numbers

    async def look_at_number(self, token: str, phone_number_id: str) -> NumberFacts:
        await self._asked(f"number {phone_number_id}")
        for number in self.account_numbers:
            if number.phone_number_id == phone_number_id:
                return number
        raise SetupError("number_not_found")

    async def look_at_account(self, token: str, waba_id: str) -> AccountFacts:
        await self._asked(f"account {waba_id}")
        if waba_id == NUMBER_ID:
            raise SetupError("account_is_number")
        return AccountFacts(waba_id=waba_id, name="Clínica Ejemplo")

    async def look_at_app_secret(self, app_id: str, text: str) -> None:
        await self._asked(f"secret of {app_id}")
        if text != self.app_secret:
            raise SetupError("app_secret_wrong")

    async def register(self, token: str, phone_number_id: str, pin: str) -> None:
        await self._asked("register")
        self.pins.append(pin)
        self.account_numbers = tuple(
            replace(each, is_registered=True) for each in self.account_numbers
        )

    async def keep_meta(self, values: MetaValues) -> None:
        self.calls.append("keep_meta")
        await self.keep_secret(Credential.ACCESS_TOKEN, values.access_token)
        await self.keep_secret(Credential.APP_SECRET, values.app_secret)
        await self.book.change(
            phone_number_id=values.phone_number_id, waba_id=values.waba_id, app_id=values.app_id
        )

    async def keep_secret(self, name: Credential, text: str) -> None:
        await self.vault.put(name, Secret(text))

    async def models(self, choice: AiChoice, key: str) -> tuple[str, ...]:
        raise NotImplementedError

    async def answer_time(self, choice: AiChoice, key: str) -> float:
        raise NotImplementedError


class NoAgents:
    """No tunnel in these steps."""

    async def find(self) -> Path | None:
        return None

    async def check(self, path: Path) -> str:
        raise NotImplementedError

    async def download(self, progress: object) -> Path:
        raise NotImplementedError


class LastPage(StepPage):
    """Stands for the steps that are tested elsewhere."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step

    def title(self) -> str:
        return str(self.step)

    def skip_words(self) -> str:
        return "Skip"


class WizardDesk:
    """A shown wizard with its fakes. What was written outlives it: `again` starts another one on the same book."""

    def __init__(self, qtbot: QtBot, setup: Setup, size: tuple[int, int] = (1440, 900)) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "light")
        self.qtbot = qtbot
        self.book = SetupBook(None, setup)
        self.vault = Vault(None)
        self.meta = FakeOnboarding(vault=self.vault, book=self.book)
        self.meta.gate.set()
        self.wizard = self._make(size)
        self.hands = Hands(self.wizard)

    async def again(self) -> "WizardDesk":
        """The program was ended at once, without a word to the wizard, and started anew."""
        self.wizard.hide()
        self.wizard = self._make((1440, 900))
        self.hands = Hands(self.wizard)
        self.wizard.start()
        await self.settle()
        return self

    async def start(self) -> "WizardDesk":
        self.wizard.start()
        await self.settle()
        return self

    def give(self, vault: Vault) -> None:
        """Another vault, before it is started."""
        self.vault = self.meta.vault = vault
        self.wizard.hide()
        self.wizard = self._make((1440, 900))
        self.hands = Hands(self.wizard)

    async def settle(self) -> None:
        """Until nothing that was begun is under way."""
        await self.wizard.tasks.settle()
        for page in self.pages():
            await page.tasks.settle()

    def pages(self) -> list[StepPage]:
        return self.wizard.findChildren(StepPage)

    def welcome(self) -> WelcomePage:
        page = self.wizard.page(Step.WELCOME)
        assert isinstance(page, WelcomePage)
        return page

    def credentials(self) -> CredentialsPage:
        page = self.wizard.page(Step.CREDENTIALS)
        assert isinstance(page, CredentialsPage)
        return page

    def _make(self, size: tuple[int, int]) -> Wizard:
        services = WizardServices(
            book=self.book,
            vault=self.vault,
            onboarding=self.meta,
            agents=NoAgents(),
            clock=lambda: NOW,
        )

        def page(step: Step) -> StepPage:
            if step is Step.WELCOME:
                return WelcomePage(services)
            return CredentialsPage(services) if step is Step.CREDENTIALS else LastPage(step)

        wizard = Wizard(services, page)
        wizard.resize(*size)
        self.qtbot.addWidget(wizard)
        with self.qtbot.waitActive(wizard):
            wizard.show()
            wizard.activateWindow()
        return wizard


def at(step: Step) -> Setup:
    """A set-up whose wizard was left at this step."""
    return Setup(wizard=Progress(is_open=True, at=step))
