"""SetupBook: the clinic's decisions as they are now, and the one way to change them."""

import asyncio
from collections.abc import Callable

from aura_desktop.domain.setup import Setup, with_values
from aura_desktop.setup_file import SetupFile


def _as_written(setup: Setup) -> Setup:
    return setup


class SetupBook:
    """`overlay` puts what the environment says above what is written; it is never written itself. Home loop only."""

    def __init__(
        self,
        file: SetupFile | None,
        written: Setup | None = None,
        overlay: Callable[[Setup], Setup] = _as_written,
    ) -> None:
        """Without a file nothing outlives the program."""
        self._file = file
        self._written = written or Setup()
        self._overlay = overlay
        self._lock = asyncio.Lock()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def current(self) -> Setup:
        """What counts now."""
        return self._overlay(self._written)

    @property
    def written(self) -> Setup:
        """What a person decided, whatever the environment says."""
        return self._written

    async def change(self, **values: object) -> Setup:
        """Write some fields anew and tell everybody; returns what counts now.

        Raises: SetupError("setup_not_writable"), and nothing is changed.
        """
        async with self._lock:
            changed = with_values(self._written, values)
            if changed != self._written:
                if self._file is not None:
                    await asyncio.to_thread(self._file.write, changed)
                self._written = changed
                for callback in list(self._callbacks):
                    callback()
        return self.current

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` on the home loop after each change; returns the way out."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback) if callback in self._callbacks else None
