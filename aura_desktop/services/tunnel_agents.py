"""TunnelAgents: the program that carries the tunnel, on this PC or fetched after asking."""

import asyncio
from collections.abc import Callable
from pathlib import Path


class TunnelAgents:
    """What is fetched lies in the data folder."""

    def __init__(self, folder: Path, picked: Callable[[], str]) -> None:
        """`picked` tells the path that a person chose, "" for none."""
        self._folder = folder
        self._picked = picked

    async def find(self) -> Path | None:
        """The one a person picked, else one that is here."""
        # Here and below: a start needs nothing of the tunnel's.
        from aura_desktop.gateways.ngrok_agent import find_agent

        return await asyncio.to_thread(find_agent, self._picked(), self._folder)

    async def check(self, path: Path) -> str:
        """Its version. Raises: SetupError agent_unusable, agent_too_old."""
        from aura_desktop.gateways.ngrok_agent import check_agent

        return await check_agent(path)

    async def download(self, progress: Callable[[int, int], None]) -> Path:
        """Fetch one; bytes so far and in all (0 unknown) go to `progress`. Raises: SetupError download_…."""
        from aura_desktop.gateways.ngrok_download import download_agent

        return await download_agent(self._folder, progress)
