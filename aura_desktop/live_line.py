"""The wiring of the way in: tunnel, what Meta has on record, the token's life, the AI's server."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime

from aura_desktop.ai_key import ai_key
from aura_desktop.config import Config
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.meta import TokenFacts
from aura_desktop.domain.setup import Credential, TunnelChoice, TunnelKind
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.model_server import ModelServer
from aura_desktop.gateways.ngrok import tunnel_for
from aura_desktop.gateways.ngrok_steps import to_the_end
from aura_desktop.gateways.public_address import PublicAddress
from aura_desktop.gateways.tunnel import Tunnel
from aura_desktop.gateways.whatsapp.graph_setup import FIELDS, GraphSetup
from aura_desktop.services.ai_watch import AiWatch
from aura_desktop.services.line.keeper import LineKeeper
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault

_AI_IS_AWAY = frozenset({LinkState.DEGRADED, LinkState.DOWN})


class LiveLine:
    """Keeps the line while a tunnel is chosen, and rests while none is. Home loop only."""

    def __init__(
        self,
        config: Config,
        book: SetupBook,
        vault: Vault,
        board: LinkHealth,
        clock: Callable[[], datetime],
    ) -> None:
        self._config = config
        self._book = book
        self._vault = vault
        self._board = board
        self._graph = GraphSetup(None, config.graph_url, config.graph_version)
        self._port = 0
        self._last_delivery_at: datetime | None = None
        self._is_online = False
        self.keeper = LineKeeper(
            tunnel=self._tunnel,
            book=book,
            vault=vault,
            meta=self._graph,
            reach=PublicAddress(),
            board=board,
            fields=FIELDS,
            clock=clock,
        )
        self.ai = AiWatch(
            models=ModelServer(),
            choice=lambda: book.current.ai,
            key=lambda: ai_key(book, vault),
            report=board.report,
        )

    async def start(self, stack: AsyncExitStack, port: int) -> None:
        """`port` is the listener's. Raises: SetupError graph_url_insecure."""
        self._port = port
        await stack.enter_async_context(self._graph)
        stack.callback(self._vault.subscribe(self._on_secret))
        stack.callback(self._book.subscribe(self.ai.wake))
        stack.callback(self._board.subscribe(self._on_board))

    async def token_facts(self) -> TokenFacts | None:
        """What Meta says of the token in use. Raises: AuraError."""
        token = self._vault.get(Credential.ACCESS_TOKEN)
        return None if token is None else await self._graph.token_facts(token)

    async def run(self) -> None:
        """Until cancelled. Who publishes the webhook by means we know nothing of is left alone."""
        changed = asyncio.Event()
        leave = self._book.subscribe(changed.set)
        try:
            while True:
                changed.clear()
                if self._is_chosen():
                    await self._keep(changed)
                else:
                    await changed.wait()
        finally:
            leave()

    def _is_chosen(self) -> bool:
        return self._book.current.tunnel.kind is not TunnelKind.OFF

    async def _keep(self, changed: asyncio.Event) -> None:
        """The keeper's run, for as long as a tunnel is chosen."""
        keeping = asyncio.create_task(self.keeper.run(), name="line")
        try:
            while self._is_chosen() and not keeping.done():
                changed.clear()
                waiting = asyncio.ensure_future(changed.wait())
                await asyncio.wait({waiting, keeping}, return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
        finally:
            keeping.cancel()
            # Its agent ends before the program does, whoever else wants to stop meanwhile.
            await to_the_end(asyncio.wait({keeping}))
        if not keeping.cancelled() and (error := keeping.exception()) is not None:
            raise error
        self._board.report(LinkName.TUNNEL, LinkState.OFF)
        self._board.report(LinkName.WEBHOOK, LinkState.OK, reporter="line")

    def _tunnel(self, choice: TunnelChoice, authtoken: Secret | None) -> Tunnel:
        return tunnel_for(choice, authtoken, port=self._port, folder=self._config.data_folder)

    def _on_board(self) -> None:
        """A delivery is the best proof of all, also one from before this start."""
        self._look_at_internet()
        last = self._board.last_delivery_at()
        if last is not None and last != self._last_delivery_at:
            self._last_delivery_at = last
            self.keeper.delivery_came(last)

    def _look_at_internet(self) -> None:
        """What could not be asked while it was away need not wait for its turn when it is back."""
        states = {link.name: link.state for link in self._board.links()}
        was_online, self._is_online = self._is_online, states[LinkName.INTERNET] is LinkState.OK
        if self._is_online and not was_online and states[LinkName.AI] in _AI_IS_AWAY:
            self.ai.ask_again()

    def _on_secret(self, name: Credential) -> None:
        if name is Credential.AI_KEY:
            self.ai.wake()
