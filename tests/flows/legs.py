"""One leg of a first start, in a process of its own: `legs.py LEG FOLDER URL`; it kills itself when it is there.

All legs but the last two are one way: each begins by looking whether all is where the one before was killed.
"""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import cast

import httpx
import qasync
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.setup import Step
from tests.flows import first_day
from tests.flows.clinic import APP_SECRET, TOKEN, Clinic, Start
from tests.flows.line_chain import Meta
from tests.flows.person import ByKeys, ByMouse
from tests.gateways.memory_keyring import MemoryKeyring
from tests.tunnel.cloud import FakeCloud


class FileKeyring(MemoryKeyring):
    """Outlives the process, as the real one does."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if path.exists():
            found = json.loads(path.read_text(encoding="utf-8"))
            self.entries = {(service, name): text for service, name, text in found}

    def set_password(self, service: str, username: str, password: str) -> None:
        entries = self.entries | {(service, username): password}
        rows = [[*names, text] for names, text in entries.items()]
        # Whole or not at all: a real one does not lose all its keys with a program that is killed.
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(rows), encoding="utf-8")
        draft.replace(self._path)
        super().set_password(service, username, password)

    def holds(self, text: str) -> bool:
        return text in self.entries.values()


class Legs:
    """The way of first_day.py, in pieces."""

    def __init__(self, start: Start, keyring: FileKeyring) -> None:
        self._start, self._person, self._keyring = start, ByKeys(start), keyring

    async def run(self, number: int) -> None:
        """Raises: AssertionError if something is not as it was left."""
        legs = (
            self._welcome,
            self._credentials,
            self._webhook,
            self._ai,
            self._clinic,
            self._test,
            self._inbox,
            self._whole_by_keys,
            self._whole_by_mouse,
        )
        await legs[number]()

    async def _welcome(self) -> None:
        await first_day.welcome(self._start, self._person)

    async def _credentials(self) -> None:
        start, person = self._start, self._person
        await first_day.welcome(start, person)
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.CREDENTIALS))
        await person.fill(first_day.TOKEN_FIELD, TOKEN)
        await start.until(lambda: start.says("Permanent, with the two permissions"))
        await start.until(lambda: self._keyring.holds(TOKEN))

    async def _webhook(self) -> None:
        start, person = self._start, self._person
        await start.until(lambda: start.is_at(Step.CREDENTIALS))
        await start.until(lambda: start.says("Permanent, with the two permissions"))
        await person.fill(first_day.SECRET_FIELD, APP_SECRET)
        await start.until(lambda: start.can("Continue"))
        await first_day.go_on(start, person)
        await first_day.connect(start, person)

    async def _ai(self) -> None:
        start, person = self._start, self._person
        await start.until(lambda: start.is_at(Step.WEBHOOK))
        await start.until(lambda: start.says("Only a real message is missing"))
        await first_day.hear(start)
        await first_day.go_on(start, person)
        await first_day.without_ai(start, person)

    async def _clinic(self) -> None:
        start, person = self._start, self._person
        await first_day.without_ai(start, person)
        await first_day.go_on(start, person)
        await first_day.clinic(start, person)
        await start.until(lambda: len(start.clinic.setup().clinic.services) == 1)

    async def _test(self) -> None:
        start, person = self._start, self._person
        await start.until(lambda: start.is_at(Step.CLINIC))
        clinic = start.clinic.setup().clinic
        assert (clinic.name, len(clinic.hours)) == ("Clínica Ejemplo", 5)
        await start.until(lambda: start.can("Continue"))
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.TEST) and start.can("Send the test"))
        await person.press("Send the test")
        await start.until(lambda: "Accepted by WhatsApp: ok" in start.rows())

    async def _inbox(self) -> None:
        start, person = self._start, self._person
        await first_day.send_test(start, person)
        await person.press("Open the inbox")
        said = [first_day.WORDS, first_day.TEST_WORDS, first_day.TEST_WORDS]
        await start.until(lambda: start.spoken() == said)
        await start.close()

    async def _whole_by_keys(self) -> None:
        await first_day.whole_way(self._start, self._person)

    async def _whole_by_mouse(self) -> None:
        await first_day.whole_way(self._start, ByMouse(self._start))


async def _main(leg: int, folder: Path, url: str) -> None:
    async with httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as client:
        keyring = FileKeyring(folder / "keyring.json")
        nobody = cast(FakeCloud, None)
        clinic = Clinic(folder / "data", Meta(url=url, client=client), nobody, "", keyring)
        async with clinic.start(_size()) as start:
            await Legs(start, keyring).run(leg)
            sys.stdout.write("got there\n")
            sys.stdout.flush()
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def _size() -> tuple[int, int]:
    """The whole screen, where it is large enough for the window."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return max(screen.width(), 1280), max(screen.height(), 720)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(_main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
