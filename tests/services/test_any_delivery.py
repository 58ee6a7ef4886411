"""Whatever Meta signs: it is taken in or refused for later, never a fault, and never the end of intake."""

import asyncio
import copy
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.errors import StoreError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.services.intake import Intake
from aura_desktop.store import inbox, metrics, notices
from aura_desktop.store.database import Database, DatabaseKey
from tests.gateways.test_inbound_properties import DELIVERY, RECORDED, SCALARS, VALUES
from tests.services.fakes import Clock
from tests.services.test_intake import delivery

SECRET = Secret("secret-for-tests")


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    keys = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in keys:
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*path, key))
        else:
            yield (*path, key)


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A recorded delivery with a few of its values replaced."""
    found = copy.deepcopy(draw(st.sampled_from(RECORDED)))
    for path in draw(st.lists(st.sampled_from(list(_paths(found))), max_size=4)):
        inner = found
        try:
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = draw(SCALARS | VALUES)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change has taken that place away
    return found


class Desk:
    """Webhook, inbox and store, as one delivery after the other meets them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.intake = Intake(database, Clock())
        app = webhook_app(self.intake.accept, WebhookKeys(Secret("verify-for-tests"), SECRET))
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://127.0.0.1",
            verify=False,
        )
        self.good = 0

    async def deliver(self, body: bytes) -> int:
        headers = {"X-Hub-Signature-256": signature.sign(body, SECRET)}
        answer = await self.client.post("/whatsapp/webhook", content=body, headers=headers)
        return answer.status_code

    async def takes(self, body: bytes) -> None:
        """It is acknowledged, worked off, and a good one behind it comes through."""
        before = await self.database.read(inbox.counts)
        assert await self.deliver(body) == 200
        self.good += 1
        assert await self.deliver(delivery(1_000_000 + self.good)) == 200
        received = (await self.database.read(metrics.totals)).received
        while await self.intake.work():
            pass
        counts = await self.database.read(inbox.counts)
        assert counts.waiting == 0
        assert (await self.database.read(metrics.totals)).received > received
        is_object = body.startswith(b"{")
        assert counts.unreadable - before.unreadable == (0 if is_object else 1)
        for notice in await self.database.read(notices.recent, 5):
            # Refused with a reason of ours, never with a fault of Python's or the database's.
            assert not notice.code.endswith("Error")


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as found:
        yield found


@pytest.fixture(scope="module")
def desk(runner: asyncio.Runner) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        database = Database(Path(folder) / "aura.db", DatabaseKey.generate())
        runner.run(database.open())
        found = Desk(database)
        yield found
        runner.run(found.client.aclose())
        runner.run(database.close())


@settings(max_examples=120, deadline=None, database=None)
@given(told=spoilt() | DELIVERY | VALUES)
def test_any_signed_json_is_taken_in(runner: asyncio.Runner, desk: Desk, told: Any) -> None:
    runner.run(desk.takes(json.dumps(told).encode()))


@settings(max_examples=50, deadline=None, database=None)
@given(body=st.binary(max_size=200) | st.text(max_size=50).map(str.encode))
def test_any_signed_bytes_are_taken_in(runner: asyncio.Runner, desk: Desk, body: bytes) -> None:
    assert runner.run(desk.deliver(body)) == 200
    while runner.run(desk.intake.work()):
        pass


def test_what_cannot_be_kept_is_to_come_again(
    runner: asyncio.Runner, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[int]:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "append_raw", full)
        for told in RECORDED[:10]:
            assert runner.run(desk.deliver(json.dumps(told).encode())) == 503
    runner.run(desk.takes(b"{}"))
