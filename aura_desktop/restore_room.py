"""Going back to a backup in a window: the wish, the offer at a start that cannot be, and what came of it."""

import asyncio
import logging
from typing import TYPE_CHECKING

from aura_desktop.config import Config, Secrets
from aura_desktop.domain.backup import Restored
from aura_desktop.errors import AuraError
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.setting_up import utc_now
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.widgets.start_notice import BackupOffer, StartNotice

if TYPE_CHECKING:
    from aura_desktop.restoring import Offer, Restoring

logger = logging.getLogger(__name__)

_KEY = "restored"


class RestoreRoom:
    """Outlives every Core; what is wished is done before the next one begins."""

    def __init__(self, config: Config, secrets: Secrets, credentials: Credentials) -> None:
        self._given = (config, secrets, credentials)
        self._wish: str | None = None
        self._person = ""
        self._offered = ""
        self._done: Restored | None = None

    def wish(self, name: str, person: str) -> None:
        """Go back to this backup; `person`: who asked."""
        self._wish, self._person = name, person

    def wish_offered(self) -> None:
        """Go back to the one that the notice offered."""
        self._wish, self._person = self._offered, ""

    async def fulfil(self, window: MainWindow) -> None:
        """Do what was wished. Raises: StoreError, SetupError; the wish is forgotten then."""
        name, self._wish = self._wish, None
        if name is None:
            return
        # After the start: these words come with the status page.
        from aura_desktop.ui.wording_backup import restoring

        window.notices.show_notice(_KEY, *restoring(), icon="history")
        try:
            self._done = await (await self._restoring()).restore(name, person=self._person)
        finally:
            window.notices.clear_notice(_KEY)
        logger.info("back to the backup %s", name)

    async def notice(self, window: MainWindow, error: AuraError) -> StartNotice:
        """Why it cannot start, with the newest good backup where that mends it."""
        offer = await (await self._restoring()).offer(error)
        self._offered = "" if offer is None else offer.backup.name
        return StartNotice(window, error, None if offer is None else _shown(offer))

    def tell(self, window: MainWindow) -> None:
        """Once, in the window that is there again."""
        done, self._done = self._done, None
        if done is not None:
            # After the start: the words of the status page come with it.
            from aura_desktop.ui.wording_backup import restored_title, restored_words

            window.notices.show_notice(
                _KEY, restored_title(done, utc_now()), restored_words(done), can_close=True
            )

    async def _restoring(self) -> "Restoring":
        made: Restoring = await asyncio.to_thread(self._made)
        return made

    def _made(self) -> "Restoring":
        # Core comes with it; in a thread, like Core itself.
        from aura_desktop.restoring import Restoring

        return Restoring(*self._given)


def _shown(offer: "Offer") -> BackupOffer:
    return BackupOffer(
        made_at=offer.backup.made_at,
        messages=offer.contents.messages,
        last_known_at=offer.last_known_at,
        now=utc_now(),
    )
