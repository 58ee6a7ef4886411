"""What the clinic decided when it set the program up; no secret is here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from urllib.parse import urlsplit

from aura_desktop.domain.model_request import Abilities


class Credential(StrEnum):
    """The names under which secrets are kept."""

    ACCESS_TOKEN = "access_token"
    APP_SECRET = "app_secret"
    VERIFY_TOKEN = "verify_token"
    NGROK_AUTHTOKEN = "ngrok_authtoken"
    AI_KEY = "ai_key"


class Choice(StrEnum):
    """UNDECIDED: nobody has said yet; the wizard asks."""

    UNDECIDED = "undecided"
    DEMO = "demo"
    LIVE = "live"


class Step(StrEnum):
    """The wizard's, in order."""

    WELCOME = "welcome"
    CREDENTIALS = "credentials"
    WEBHOOK = "webhook"
    AI = "ai"
    CLINIC = "clinic"
    TEST = "test"


class StepState(StrEnum):
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class TunnelKind(StrEnum):
    """OWN_ADDRESS: the clinic's own proxy publishes the webhook. OFF: nobody has said who publishes it."""

    NGROK = "ngrok"
    OWN_ADDRESS = "own_address"
    OFF = "off"


class AiProvider(StrEnum):
    """COMPATIBLE: any server that speaks OpenAI's protocol, in the clinic's network too."""

    NONE = "none"
    OPENAI = "openai"
    AZURE = "azure"
    COMPATIBLE = "compatible"


class Formality(StrEnum):
    TU = "tu"
    USTED = "usted"


class OnClose(StrEnum):
    """What closing the window does; ASK: nobody has decided."""

    ASK = "ask"
    KEEP_RUNNING = "keep_running"
    QUIT = "quit"


@dataclass(frozen=True, slots=True, kw_only=True)
class TunnelChoice:
    """`domain` "" means the account's own; `agent_path` "" one that is found; `public_url` for OWN_ADDRESS."""

    kind: TunnelKind = TunnelKind.OFF
    domain: str = ""
    agent_path: str = ""
    public_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AiChoice:
    """`base_url` without a slash at its end; `api_version` is Azure's.

    `abilities`: what was found out of this model there; another model or address forgets them.
    """

    provider: AiProvider = AiProvider.NONE
    base_url: str = ""
    model: str = ""
    api_version: str = ""
    abilities: Abilities | None = None

    def is_same_server(self, other: "AiChoice") -> bool:
        """Whether a key for the one is a key for the other: the same provider at the same host."""
        hosts = [urlsplit(choice.base_url).hostname for choice in (self, other)]
        return self.provider is other.provider and hosts[0] == hosts[1]

    def alone(self) -> "AiChoice":
        """What was chosen, without what was found out."""
        return replace(self, abilities=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """One span of one weekday, 0 is Monday; a day may have several, or none."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    day: date
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicService:
    """Price in whole pesos, None if it is told on request."""

    name: str
    price_clp: int | None = None
    duration_min: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """What patients may know; empty where nobody has written it."""

    name: str = ""
    address: str = ""
    time_zone: str = "America/Santiago"
    formality: Formality = Formality.TU
    hours: tuple[OpeningHours, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    services: tuple[ClinicService, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WizardStep:
    step: Step
    state: StepState = StepState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where the wizard is; `is_open`: it covers the window, also after a crash."""

    is_open: bool = False
    at: Step = Step.WELCOME
    steps: tuple[WizardStep, ...] = ()

    def state(self, step: Step) -> StepState:
        """OPEN where nothing is known."""
        return next((item.state for item in self.steps if item.step is step), StepState.OPEN)

    def marked(self, step: Step, state: StepState) -> "Progress":
        """The same with one step in this state."""
        others = tuple(item for item in self.steps if item.step is not step)
        return replace(self, steps=(*others, WizardStep(step=step, state=state)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Everything decided so far. `known_addresses`: public addresses that were this PC's own.

    `told`: notices a person has put away ("on_close", "phone_loss" …), so that they are said once.
    """

    choice: Choice = Choice.UNDECIDED
    keeps_phone_app: bool | None = None
    phone_number_id: str = ""
    waba_id: str = ""
    app_id: str = ""
    display_phone_number: str = ""
    verified_name: str = ""
    tunnel: TunnelChoice = field(default_factory=TunnelChoice)
    ai: AiChoice = field(default_factory=AiChoice)
    clinic: Clinic = field(default_factory=Clinic)
    wizard: Progress = field(default_factory=Progress)
    known_addresses: tuple[str, ...] = ()
    on_close: OnClose = OnClose.ASK
    sound: bool = True
    notifications: bool = True
    told: tuple[str, ...] = ()


def with_values(setup: Setup, values: Mapping[str, object]) -> Setup:
    """The same Setup with these fields changed. Raises: TypeError for a name it does not have."""
    changed = replace(setup, **values)  # type: ignore[arg-type]  # the names are the caller's
    return replace(changed, ai=_with_its_own_abilities(setup.ai, changed.ai))


def _with_its_own_abilities(former: AiChoice, choice: AiChoice) -> AiChoice:
    """They stay with the choice they were found for, and go with it."""
    if choice.alone() == former.alone():
        return choice if choice.abilities else former
    return choice.alone() if choice.abilities == former.abilities else choice


def credentials_in_use(setup: Setup) -> frozenset[Credential]:
    """Those without which something that was chosen cannot work."""
    used = {Credential.ACCESS_TOKEN, Credential.APP_SECRET, Credential.VERIFY_TOKEN}
    if setup.tunnel.kind is TunnelKind.NGROK:
        used.add(Credential.NGROK_AUTHTOKEN)
    if setup.ai.provider is not AiProvider.NONE:
        used.add(Credential.AI_KEY)
    return frozenset(used)
