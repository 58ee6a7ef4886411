"""A Meta, a tunnel and an outside world for the line: as strict as the real ones, and quick."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from aura_desktop.domain.check import CheckName, CheckResult
from aura_desktop.domain.line import callback_of
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.meta import NumberFacts, SubscribedApp, Subscription
from aura_desktop.domain.setup import Credential, Setup, TunnelChoice, TunnelKind
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.tunnel import Tunnel, TunnelState, TunnelStatus
from aura_desktop.services.line.keeper import LineKeeper
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from tests.eventually import eventually
from tests.services.fakes import Clock

APP, WABA, NUMBER = "300000000000003", "200000000000002", "100000000000001"
TOKEN, APP_SECRET = Secret("EAAejemplo0000000000001"), Secret("0123456789abcdef0123456789abcdef")
VERIFY = Secret("palabra-ficticia")
HERE, MOVED = "https://clinica.example.com", "https://nueva.example.com"
OTHER = callback_of("https://otro-pc.example.com")
FIELDS = frozenset({"messages", "account_update", "user_preferences"})


@dataclass
class World:
    """What is reachable, and which verify token and app secret count where."""

    online: bool = True
    alive: dict[str, Secret | None] = field(default_factory=dict)
    """Callbacks that answer, with the verify token they take; None: they take no challenge of ours."""


class FakeMeta:
    """Keeps one app's webhook; calls back before it takes an address, as Meta does."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.app_secret = APP_SECRET
        self.access_token = TOKEN
        self.callback_url = ""
        self.fields: frozenset[str] = frozenset()
        self.apps: set[str] = set()
        self.account_override = ""
        self.number_override = ""
        self.failing: AuraError | None = None
        self.asked: list[str] = []
        self.verified: list[str] = []

    async def app_token(self, app_id: str, app_secret: Secret) -> Secret:
        await self._ask("app_token")
        if app_id != APP:
            raise SetupError("app_not_found")
        if app_secret != self.app_secret:
            raise SetupError("app_secret_wrong")
        return Secret(f"{app_id}|{app_secret.reveal()}")

    async def subscription(self, app_id: str, app_token: Secret) -> Subscription | None:
        await self._ask("subscription")
        self._check_app_token(app_token)
        if not self.callback_url:
            return None
        return Subscription(callback_url=self.callback_url, active=True, fields=self.fields)

    async def subscribe(
        self,
        app_id: str,
        app_token: Secret,
        *,
        callback_url: str,
        verify_token: Secret,
        fields: Iterable[str],
    ) -> None:
        await self._ask("subscribe")
        self._check_app_token(app_token)
        if self.world.alive.get(callback_url) != verify_token:
            raise SetupError("webhook_verification_failed")
        self.verified.append(callback_url)
        self.callback_url, self.fields = callback_url, frozenset(fields)

    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts:
        await self._ask("number")
        self._check_token(token)
        return NumberFacts(
            phone_number_id=phone_number_id,
            callback_url=self.callback_url,
            waba_callback_url=self.account_override,
            number_callback_url=self.number_override,
        )

    async def subscribed_apps(self, token: Secret, waba_id: str) -> tuple[SubscribedApp, ...]:
        await self._ask("subscribed_apps")
        self._check_token(token)
        assert waba_id == WABA
        return tuple(
            SubscribedApp(app_id=app, override_url=self.account_override if app == APP else "")
            for app in sorted(self.apps)
        )

    async def subscribe_app(self, token: Secret, waba_id: str) -> None:
        await self._ask("subscribe_app")
        self._check_token(token)
        self.apps.add(APP)
        self.account_override = ""

    async def clear_override(self, token: Secret, phone_number_id: str) -> None:
        await self._ask("clear_override")
        self._check_token(token)
        self.number_override = ""

    def changes(self) -> list[str]:
        """What it was asked to change."""
        return [each for each in self.asked if each.startswith(("subscribe_app", "clear"))] + [
            each for each in self.asked if each == "subscribe"
        ]

    async def _ask(self, name: str) -> None:
        await asyncio.sleep(0)
        if not self.world.online:
            raise UnavailableError("no_connection")
        self.asked.append(name)
        if self.failing is not None:
            raise self.failing

    def _check_token(self, token: Secret) -> None:
        if token != self.access_token:
            raise SetupError("access_token_invalid")

    def _check_app_token(self, token: Secret) -> None:
        if token.reveal() != f"{APP}|{self.app_secret.reveal()}":
            raise RefusedError("request_invalid", graph_code=15)


class FakeReach:
    """The way round, through the same world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.trips: list[str] = []
        self.gate: asyncio.Event | None = None
        self.looks: list[str] = []

    async def round_trip(self, callback_url: str, verify_token: Secret) -> float:
        await asyncio.sleep(0)
        self.trips.append(callback_url)
        if self.gate is not None:
            await self.gate.wait()
        if not self.world.online or callback_url not in self.world.alive:
            raise UnavailableError("public_address_unreachable")
        if self.world.alive[callback_url] != verify_token:
            raise SetupError("webhook_verification_failed")
        return 0.125

    async def looks_alive(self, callback_url: str) -> bool:
        await asyncio.sleep(0)
        self.looks.append(callback_url)
        return callback_url in self.world.alive


class FakeTunnel:
    """Opens the address it is told, or fails as it is told."""

    def __init__(self, cloud: "FakeTunnels") -> None:
        self._cloud = cloud
        self._status = TunnelStatus(state=TunnelState.CLOSED)
        self._callbacks: list[Callable[[], None]] = []

    def status(self) -> TunnelStatus:
        return self._status

    async def open(self) -> str:
        await asyncio.sleep(0)
        self._cloud.opened += 1
        self._cloud.opened_at.append(self._cloud.clock())
        if self._cloud.failures:
            raise self._cloud.failures.pop(0)
        if not self._cloud.world.online:
            raise UnavailableError("tunnel_no_network")
        self._cloud.serve(True)
        self.become(TunnelState.UP, self._cloud.address)
        return self._cloud.address

    async def close(self) -> None:
        self._cloud.serve(False)
        self._cloud.closed += 1
        self.become(TunnelState.CLOSED)

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def become(
        self,
        state: TunnelState,
        url: str = "",
        code: str = "",
        params: Mapping[str, object] | None = None,
    ) -> None:
        self._status = TunnelStatus(state=state, public_url=url, code=code, params=params or {})
        for callback in list(self._callbacks):
            callback()


class FakeTunnels:
    """The factory, and orders to the tunnel that is open."""

    def __init__(self, world: World, clock: Clock) -> None:
        self.world = world
        self.clock = clock
        self.opened_at: list[datetime] = []
        self.address = HERE
        self.verify_token = VERIFY
        self.failures: list[AuraError] = []
        self.missing: AuraError | None = None
        self.made: list[FakeTunnel] = []
        self.given: list[tuple[TunnelChoice, Secret | None]] = []
        self.opened = 0
        self.closed = 0

    def __call__(self, choice: TunnelChoice, authtoken: Secret | None) -> Tunnel:
        if self.missing is not None:
            raise self.missing
        self.given.append((choice, authtoken))
        self.made.append(FakeTunnel(self))
        return self.made[-1]

    def serve(self, serves: bool) -> None:
        """Whether the address leads to our listener."""
        if serves:
            self.world.alive[callback_of(self.address)] = self.verify_token
        else:
            self.world.alive.pop(callback_of(self.address), None)

    def move(self, address: str) -> None:
        """The agent reconnected and was given another address."""
        self.serve(False)
        self.address = address
        self.serve(True)
        self.made[-1].become(TunnelState.UP, address)

    def die(self) -> None:
        self.serve(False)
        self.made[-1].become(TunnelState.FAILED, code="agent_died")

    def drop(self) -> None:
        self.serve(False)
        self.made[-1].become(TunnelState.RECONNECTING, code="tunnel_reconnecting")


class FakeBoard:
    """Keeps what was reported."""

    def __init__(self) -> None:
        self.said: dict[LinkName, str] = {}
        self.params: dict[LinkName, Mapping[str, object]] = {}
        self.history: list[str] = []

    def report(
        self,
        name: LinkName,
        state: LinkState,
        code: str = "",
        *,
        params: Mapping[str, object] | None = None,
        reporter: str = "",
    ) -> None:
        self.said[name] = f"{state.value} {code}".strip()
        self.params[name] = params or {}
        self.history.append(f"{name.value} {self.said[name]}")


class Sleeper:
    """Time stands still: short pauses pass at once, longer ones when a test lets them pass."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sleepers: list[tuple[datetime, asyncio.Event]] = []
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        wakes, event = self._clock().timestamp() + seconds, asyncio.Event()
        item = (datetime.fromtimestamp(wakes, tz=self._clock().tzinfo), event)
        self._sleepers.append(item)
        try:
            await event.wait()
        finally:
            self._sleepers.remove(item)

    async def pass_time(self, seconds: float) -> None:
        """Turn the clock on, from one waking to the next."""
        end = self._clock().timestamp() + seconds
        while True:
            await settle()
            due = [item for item in self._sleepers if item[0].timestamp() <= end]
            if not due:
                break
            at, event = min(due, key=lambda item: item[0])
            self._clock.now = max(self._clock.now, at)
            event.set()
        self._clock.now = datetime.fromtimestamp(end, tz=self._clock().tzinfo)
        await settle()


async def settle() -> None:
    """Whatever can go on without time passing has gone on; the factory runs in a thread."""
    for _ in range(60):
        await asyncio.sleep(0)
    await asyncio.to_thread(lambda: None)
    for _ in range(60):
        await asyncio.sleep(0)


@dataclass
class Line:
    """A keeper at work in its world."""

    keeper: LineKeeper
    world: World
    meta: FakeMeta
    reach: FakeReach
    tunnels: FakeTunnels
    board: FakeBoard
    book: SetupBook
    vault: Vault
    clock: Clock
    sleeper: Sleeper

    def webhook(self) -> str:
        return self.board.said.get(LinkName.WEBHOOK, "")

    def tunnel(self) -> str:
        return self.board.said.get(LinkName.TUNNEL, "")

    def check(self, name: CheckName) -> CheckResult:
        return self.keeper.status().check(name)

    async def passes(self, seconds: float = 0.0) -> None:
        await self.sleeper.pass_time(seconds)

    async def becomes(self, webhook: str, within_s: float = 10.0) -> float:
        """Lets time pass until the link says so; how many seconds that took."""
        began = self.clock()
        await settle()
        while self.webhook() != webhook:
            gone = (self.clock() - began).total_seconds()
            assert gone < within_s, f"{self.webhook()!r} is not {webhook!r}: {self.board.history}"
            await self.passes(0.25)
        return (self.clock() - began).total_seconds()


def setup(**changes: object) -> Setup:
    values: dict[str, object] = {
        "app_id": APP,
        "waba_id": WABA,
        "phone_number_id": NUMBER,
        "tunnel": TunnelChoice(kind=TunnelKind.NGROK),
        **changes,
    }
    return Setup(**values)  # type: ignore[arg-type]  # the names are the test's


SECRETS = {
    Credential.ACCESS_TOKEN: TOKEN,
    Credential.APP_SECRET: APP_SECRET,
    Credential.VERIFY_TOKEN: VERIFY,
    Credential.NGROK_AUTHTOKEN: Secret("2authtoken0ficticio"),
}


async def make_line(
    decided: Setup | None = None, secrets: Mapping[Credential, Secret] | None = None
) -> Line:
    """Not running yet."""
    world, clock = World(), Clock()
    meta, reach, tunnels, board = (
        FakeMeta(world),
        FakeReach(world),
        FakeTunnels(world, clock),
        FakeBoard(),
    )
    book, vault, sleeper = SetupBook(None, decided or setup()), Vault(None), Sleeper(clock)
    for name, secret in (SECRETS if secrets is None else secrets).items():
        await vault.put(name, secret)
    keeper = LineKeeper(
        tunnel=tunnels,
        book=book,
        vault=vault,
        meta=meta,
        reach=reach,
        board=board,
        fields=FIELDS,
        clock=clock,
        sleep=sleeper,
    )
    return Line(
        keeper=keeper,
        world=world,
        meta=meta,
        reach=reach,
        tunnels=tunnels,
        board=board,
        book=book,
        vault=vault,
        clock=clock,
        sleeper=sleeper,
    )


@asynccontextmanager
async def running(line: Line) -> AsyncIterator[Line]:
    """At work until the end of the block; then its tunnel is closed."""
    task = asyncio.create_task(line.keeper.run())
    try:
        await settle()
        yield line
        assert not task.done(), "it ended by itself"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await eventually(lambda: len(line.tunnels.made) == line.tunnels.closed)
