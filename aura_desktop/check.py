"""`main.py --check`: the set-up's checks without a window, a line each; nothing is changed and nothing sent."""

import asyncio
import secrets as random
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import TextIO

from aura_desktop import log, sentences, troubles
from aura_desktop.config import Config, Secrets
from aura_desktop.core import DATABASE_FILE
from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.line import callback_of
from aura_desktop.domain.setup import Credential, TunnelKind
from aura_desktop.errors import AuraError, SetupError, StoreError
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.model_server import ModelServer
from aura_desktop.gateways.ngrok import tunnel_for
from aura_desktop.gateways.public_address import PublicAddress
from aura_desktop.gateways.whatsapp.graph_setup import FIELDS, GraphSetup
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.services import keys
from aura_desktop.services.line_checks import LineChecks
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.setup_checks import SetupChecks, failed
from aura_desktop.services.vault import Vault
from aura_desktop.setting_up import book_of, vault_of
from aura_desktop.store.backup import is_known
from aura_desktop.store.database import DatabaseKey
from aura_desktop.store.examine import examine
from aura_desktop.streams import say

BROKEN = 1
_LONGEST_REPLY = 300
_MAY_RUN = frozenset({"", "data_folder_in_use"})
"""In any other folder the program cannot start, so that nobody can come in."""
_SHOWN = frozenset({CheckState.OK, CheckState.WARNING, CheckState.FAIL})


def run(
    config: Config,
    secrets: Secrets,
    book: SetupBook | None = None,
    vault: Vault | None = None,
    *,
    credentials: Credentials | None = None,
    stream: TextIO | None = None,
) -> int:
    """Print `ok name …` or `FAIL code sentence` for each check; 1 if any fails, else 0."""
    credentials = credentials or Credentials()
    checker = _Checker(
        config,
        secrets,
        book or book_of(config),
        vault or vault_of(secrets, credentials),
        credentials,
    )
    out = stream or sys.stdout
    return asyncio.run(_printed(checker, config.language, out))


async def _printed(checker: "_Checker", language: str, out: TextIO | None) -> int:
    code = 0
    async for result in _until_it_cannot_go_on(checker):
        if result.state is CheckState.FAIL:
            code = BROKEN
        if result.state in _SHOWN:
            say(out, line_of(result, language))
    return code


async def _until_it_cannot_go_on(checker: "_Checker") -> AsyncIterator[CheckResult]:
    """Its results, and as the last one why there are no more: Graph's address may be one it never asks."""
    try:
        async for result in checker.results():
            yield result
    except AuraError as error:
        yield failed(CheckName.UNKNOWN, error.code, error.params)


def line_of(result: CheckResult, language: str) -> str:
    """The line of one check; what is shown of a good one is what Meta says of it."""
    words = sentences.sentence(result.code, language, result.params) if result.code else ""
    if result.state is CheckState.FAIL:
        # The same cause may stand behind several checks: which one, at the end.
        return _one_line("FAIL", result.code, words, _metas_words(result), f"({result.name})")
    facts = " · ".join(value for value in result.facts.values() if value)
    return _one_line("ok", result.name.value, result.code, words or facts)


def _metas_words(result: CheckResult) -> str:
    """Where our words say less than Meta's, or nothing."""
    title, detail = (str(result.params.get(name, "")) for name in ("title", "detail"))
    is_ours = result.code in troubles.codes() and not troubles.is_told_by_meta(result.code)
    told = "" if is_ours else " ".join(filter(None, (title, detail)))
    return f"Meta: {log.clean(told)[:_LONGEST_REPLY]}" if told else ""


def _one_line(*words: str) -> str:
    """Names and words of Meta's may hold line breaks, and marks that a terminal obeys."""
    text = " ".join(" ".join(words).split())
    return "".join(sign for sign in text if sign.isprintable())


class _Checker:
    def __init__(
        self,
        config: Config,
        secrets: Secrets,
        book: SetupBook,
        vault: Vault,
        credentials: Credentials,
    ) -> None:
        self._config = config
        self._secrets = secrets
        self._book = book
        self._vault = vault
        self._credentials = credentials

    async def results(self) -> AsyncIterator[CheckResult]:
        """One after another, as they come."""
        await self._vault.load()
        async with (
            GraphSetup(None, self._config.graph_url, self._config.graph_version) as meta,
            self._folder() as trouble,
        ):
            checks = SetupChecks(self._book, self._vault, meta, ModelServer(), _now).checks()
            for check in checks:
                yield await check.run()
                if check.name is CheckName.KEYRING:
                    yield await self._database(trouble)
            for result in await self._line(meta, trouble):
                yield result

    @asynccontextmanager
    async def _folder(self) -> AsyncIterator[str]:
        """Why it is not ours for a while: data_folder_in_use, not_writable, io_error; "" if it is."""
        lock = FolderLock(self._config.data_folder)
        try:
            await asyncio.to_thread(lock.acquire)
        except (SetupError, StoreError) as error:
            # Then nothing is started here either.
            yield error.code
            return
        try:
            yield ""
        finally:
            lock.release()

    async def _database(self, trouble: str) -> CheckResult:
        good = CheckResult(name=CheckName.DATABASE, state=CheckState.OK)
        path = self._config.data_folder / DATABASE_FILE
        if trouble not in _MAY_RUN:
            return failed(CheckName.DATABASE, trouble)
        try:
            exists = await asyncio.to_thread(is_known, path)
            key = await self._database_key(exists)
            # A running program has it open: its key is the right one.
            if exists and not trouble and key is not None:
                await asyncio.to_thread(examine, path, key)
        except AuraError as error:
            return failed(CheckName.DATABASE, error.code, error.params)
        except OSError:  # it may not even be looked for
            return failed(CheckName.DATABASE, "not_writable")
        return good

    async def _database_key(self, exists: bool) -> DatabaseKey | None:
        """The one that counts; none is made."""
        if self._secrets.database_key is not None:
            return DatabaseKey.parse(self._secrets.database_key)
        kept = await self._credentials.get(keys.DATABASE_KEY)
        if kept is not None:
            return DatabaseKey.parse(kept.reveal())
        if exists:
            raise SetupError("database_key_lost")
        return None

    async def _line(self, meta: GraphSetup, trouble: str) -> tuple[CheckResult, ...]:
        """With our own listener and tunnel where no program runs that has them."""
        setup = self._book.current
        line = LineChecks(setup, self._vault, meta, PublicAddress(), FIELDS, _now)
        async with AsyncExitStack() as stack:
            found: list[CheckResult] = []
            public_url = self._known_address()
            if not trouble:
                found, public_url = await self._opened(stack)
            is_shut = trouble not in _MAY_RUN
            if is_shut or any(result.state is CheckState.FAIL for result in found):
                # Nobody can come in: what Meta has on record is worth reading all the same.
                known = callback_of(self._known_address())
                return (*found, *await line.run(known, is_open=False))
            return (*found, *await line.run(callback_of(public_url)))

    def _known_address(self) -> str:
        setup = self._book.current
        if setup.tunnel.kind is TunnelKind.OWN_ADDRESS:
            return setup.tunnel.public_url
        if setup.tunnel.kind is TunnelKind.NGROK:
            return next(reversed(setup.known_addresses), "")
        return ""

    async def _opened(self, stack: AsyncExitStack) -> tuple[list[CheckResult], str]:
        found: list[CheckResult] = []
        try:
            port = await self._listen(stack)
            await self._try_api_port()
        except SetupError as error:
            return [failed(CheckName.LISTENER, error.code, error.params)], ""
        found.append(CheckResult(name=CheckName.LISTENER, state=CheckState.OK))
        choice = self._book.current.tunnel
        if choice.kind is TunnelKind.OFF:
            # Somebody else's proxy may publish the listener: Meta knows at which address.
            return found, ""
        try:
            tunnel = await asyncio.to_thread(
                tunnel_for,
                choice,
                self._vault.get(Credential.NGROK_AUTHTOKEN),
                port=port,
                folder=self._config.data_folder,
            )
            stack.push_async_callback(tunnel.close)
            public_url = await tunnel.open()
        except AuraError as error:
            is_agents = error.code.startswith("agent_")
            name = CheckName.AGENT if is_agents else CheckName.TUNNEL
            return [*found, failed(name, error.code, error.params)], ""
        return [*found, _ok(CheckName.TUNNEL, public_url)], public_url

    async def _listen(self, stack: AsyncExitStack) -> int:
        # Without one of the clinic's, nobody knows the right one.
        unknown = Secret(random.token_urlsafe(32))
        webhook = WebhookKeys(
            self._vault.get(Credential.VERIFY_TOKEN) or unknown,
            self._vault.get(Credential.APP_SECRET) or unknown,
        )
        listener = Listener(
            webhook_app(_not_now, webhook), name="check", port=self._config.webhook_port
        )
        port = await listener.start()
        stack.push_async_callback(listener.stop)
        return port

    async def _try_api_port(self) -> None:
        """The program does not start without it. Raises: SetupError port_in_use, port_refused."""
        nobody = Secret(random.token_urlsafe(32))
        app = webhook_app(_not_now, WebhookKeys(nobody, nobody))
        listener = Listener(app, name="check", port=self._config.api_port)
        await listener.start()
        await listener.stop()


def _ok(name: CheckName, words: str) -> CheckResult:
    return CheckResult(name=name, state=CheckState.OK, facts={"address": words})


async def _not_now(body: bytes) -> None:
    """A delivery that comes while we look is refused: Meta brings it again when the program runs."""
    raise StoreError("closed")


def _now() -> datetime:
    return datetime.now(UTC)
