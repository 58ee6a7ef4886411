"""Damages the data of a program that died, at random; starts it, and goes back to its backup.

What was acknowledged before the backup must be there, once; what waited in it and left since must not
leave again. And nothing of it can be read without the key.
"""

import asyncio
import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlcipher3 import dbapi2

from aura_desktop import log
from aura_desktop.errors import StoreError
from aura_desktop.restoring import CODES
from tests.flows.canaries import Search
from tests.flows.strict_graph import StrictGraph
from tests.torture import damage_faults as damage_faults  # known to planted.py from now on
from tests.torture import planted
from tests.torture.damage_clinic import (
    KEY,
    WAITING,
    WORDS,
    Clinic,
    Found,
    fresh,
    look,
    prepare,
)
from tests.torture.damage_harms import HARMS, Harm
from tests.torture.table import Row, Scale

SEED = 20261201
CANARIES = {
    "a name": "Camila Ejemplo",
    "a number": "56900000142",
    "a text": WORDS,
    "an answer": WAITING,
    "a wamid": "wamid.in-12",
    "database key": KEY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordeal:
    """One harm: how it was noticed ("" if it was none), and what was found in the end."""

    noticed: str
    found: Found
    saved: int = 0


def rows(scale: Scale) -> list[Row]:
    """SHORT 7 harms, LONG 70."""
    planted.plant()
    return asyncio.run(ordeals(_harms(scale.of(7, 70)), scale.of(20, 60)))


def _harms(count: int) -> list[Harm]:
    return [HARMS[number % len(HARMS)] for number in range(count)]


async def ordeals(harms: Sequence[Harm], messages: int) -> list[Row]:
    """Each of these harms, done to a clinic with so many messages before its backup and after."""
    with tempfile.TemporaryDirectory(prefix="damage-", ignore_cleanup_errors=True) as name:
        async with StrictGraph() as graph:
            clinic = await prepare(Path(name), graph, messages)
            done = []
            for number, harm in enumerate(harms):
                done.append(await _ordeal(clinic, harm, number))
            twice = clinic.sent_twice()
        locked = await asyncio.to_thread(unlocked, Path(name))
    return [_row(clinic, done, twice), locked]


async def _ordeal(clinic: Clinic, harm: Harm, number: int) -> Ordeal:
    chance = Random(SEED + number)
    data = await asyncio.to_thread(fresh, clinic, number, chance.random() < 0.5)
    await asyncio.to_thread(harm, data, chance)
    noticed, found = await _start(clinic, data)
    saved = 0
    if noticed:
        saved = (await clinic.restoring(data).restore()).saved
        again, found = await _start(clinic, data)
        assert not again, "what was put back is sound"
    if number % 7:  # some of them stay, to be looked at without the key
        await asyncio.to_thread(shutil.rmtree, data)
    assert found is not None
    return Ordeal(noticed=noticed, found=found, saved=saved)


async def _start(clinic: Clinic, data: Path) -> tuple[str, Found | None]:
    """How damage is noticed, at the start or by the look at the whole file; else what is there."""
    try:
        async with clinic.core(data) as core:
            assert core.backups is not None
            if not await core.backups.check():
                return "found by the look at the whole file", None
            return "", await look(core, clinic)
    except StoreError as error:
        if error.code not in CODES:
            raise
        return f"refused at the start: {log.describe(error)}", None


def _row(clinic: Clinic, ordeals: list[Ordeal], twice: int) -> Row:
    noticed = [each for each in ordeals if each.noticed]
    harmless = [each for each in ordeals if not each.noticed]
    lost = sum(each.found.missing(clinic.acknowledged) for each in ordeals)
    # What was not noticed must have done no harm at all. The last one came after the first of the two crashes.
    lost += sum(each.found.missing(clinic.since[:-1]) for each in harmless)
    refused = sum(each.noticed.startswith("refused") for each in noticed)
    saved, newer = sum(each.saved for each in noticed), len(noticed) * (len(clinic.since) - 1)
    return Row(
        what="data damaged at random, started, put back",
        tried=len(ordeals),
        lost=lost,
        doubled=twice + sum(each.found.doubled() for each in ordeals),
        wrong=sum(not each.found.is_true() for each in ordeals),
        figures=(
            f"{refused} refused at the start, {len(noticed) - refused} found later, {len(harmless)} "
            f"harmless; saved {saved:,} of about {newer:,} messages newer than the backup"
        ),
    )


def unlocked(folder: Path) -> Row:
    """Every database, log, backup and file put aside, opened and read without the key."""
    search, opened, tried = Search(CANARIES), 0, 0
    search.folder("data", folder)
    for path in folder.rglob("aura*.db*"):
        tried += 1
        opened += opens_without_key(path)
    return Row(
        what="database, logs, backups, files put aside, without the key",
        tried=tried,
        leaked=opened + len(search.found()),
        figures=f"{tried} files and all that lies beside them; found {search.found() or 'nothing'}",
    )


def opens_without_key(path: Path) -> bool:
    """By SQLite, by SQLCipher without a key, or with another one."""
    for module, pragma in (
        (sqlite3, ""),
        (dbapi2, ""),
        (dbapi2, f"PRAGMA key = \"x'{'ab' * 32}'\""),
    ):
        if not path.stat().st_size:
            continue
        connection = module.connect(f"{path.as_uri()}?mode=ro", uri=True)
        with contextlib.closing(connection), contextlib.suppress(sqlite3.Error, dbapi2.Error):
            connection.execute(pragma)
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("SELECT * FROM sqlite_master").fetchall()
            return True
    return False
