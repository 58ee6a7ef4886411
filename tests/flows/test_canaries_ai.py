"""Canaries in all that a clinic knows of its patients: none leaves for a model, none is left behind by its failures."""

import asyncio
import json
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aura_desktop import log
from aura_desktop.domain.draft import Change, Draft, DraftState
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.domain.trace import Traces
from aura_desktop.errors import AuraError, InputError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.model_server import ModelServer
from aura_desktop.services import mining
from aura_desktop.services.diagnosis import Diagnosing
from aura_desktop.services.log_reader import LogReader
from aura_desktop.services.mining import Mining
from aura_desktop.store.database import Database, DatabaseKey
from tests.eventually import eventually
from tests.flows.canaries import Search
from tests.flows.canary_ai import (
    EVERYTHING,
    KEY,
    Cage,
    echo,
    open_canaries,
    watch_errors,
)
from tests.llm.models import honest, honest_answer, hostile, obedient
from tests.llm.server import Cut, Fail, Finish, Gate, Raw, Respond, Say, Script, said


@pytest.fixture
async def database(tmp_path: Path) -> Any:
    store = Database(tmp_path / "aura.db", DatabaseKey.generate())
    await store.open()
    yield store
    await store.close()


@pytest.fixture(autouse=True)
def everything_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """To the last word; the error stream and temporary files go where they are searched."""
    (tmp_path / "temp").mkdir()
    errors = (tmp_path / "errors.txt").open("w", encoding="utf-8", buffering=1)
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    before = {name: logging.getLogger(name).level for name in ("", "asyncio", "httpx")}
    log.set_up(tmp_path / "data" / "logs", logging.DEBUG)
    for name in before:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield
    log.close()
    errors.close()
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def search(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[Cage], list[str]]:
    def searched(cage: Cage) -> list[str]:
        found = Search(EVERYTHING)
        cage.requests(found)
        cage.faults(found)
        cage.processes(found)
        found.folder("the folder", tmp_path)
        out, errors = capfd.readouterr()
        found.text("output", out)
        found.text("errors", errors)
        for place in (tmp_path / "data" / "logs" / log.FILE_NAME, tmp_path / "errors.txt"):
            assert "DEBUG" in place.read_text(encoding="utf-8")
        return found.found()

    return searched


Searched = Callable[[Cage], list[str]]


def greets(request: dict[str, Any]) -> Script:
    """Repeats every mark it was shown."""
    told = honest_answer(request)
    told["reply"] = f"Hola [NOMBRE_1], [RUT_1] [TELEFONO_1]: {told['reply']}"
    return [*said(json.dumps(told, ensure_ascii=False)), Finish()]


async def ask(cage: Cage, conversation_id: ConversationId) -> Draft:
    draft = await cage.world.propose(conversation_id)
    assert draft is not None
    return draft


async def test_a_good_draft_and_all_its_versions(database: Database, search: Searched) -> None:
    async with open_canaries(database, greets) as cage:
        draft = await ask(cage, await cage.fill())
        assert draft.state is DraftState.READY
        assert draft.version is not None and draft.version.text.startswith("Hola Zulmira")
        draft = await ask(cage, await cage.answer_and_ask())
        for change in Change:
            if change not in (Change.FIRST, Change.UNKNOWN):
                seen: list[Draft] = []
                draft = await cage.world.drafting.rework(draft, change, "pt", seen.append)
                assert draft.code == ""
        entry = await cage.world.drafting.request_of(draft.conversation_id)
        assert entry is not None
        found = Search(EVERYTHING)
        found.text("what is shown as having left", entry.body)
        assert found.found() == []
        assert cage.world.model is not None and len(cage.world.model.requests) >= 7
        assert search(cage) == []


async def test_the_words_that_may_leave_do(database: Database) -> None:
    async with open_canaries(database, honest) as cage:
        await ask(cage, await cage.fill())
        assert cage.world.model is not None
        body = json.dumps(cage.world.model.requests[-1].body, ensure_ascii=False)
        assert "¿cuál es el horario?" in body
        for name in (
            "(documento)",
            "(contacto)",
            "(ubicación)",
            "Enviado",
            "[RUT_1]",
            "[TARJETA_1]",
        ):
            assert name in body


@pytest.mark.parametrize(
    "fault",
    [
        lambda told: [Fail(400, {"message": told, "code": told, "type": told, "param": told})],
        lambda told: [Fail(401, {"message": told})],
        lambda told: [Fail(404, {"message": told, "code": "model_not_found"})],
        lambda told: [Fail(429, {"message": told, "code": told})],
        lambda told: [Fail(500, f"<html>{told}</html>")],
        lambda told: [Fail(302, "", {"location": "http://127.0.0.1:9/?a=b"})],
        lambda told: [Say("Ho"), Cut()],
        lambda told: [Say("Ho"), Finish(told[:400])],
        lambda told: [Say(told), Finish("length")],
        lambda told: [Say(told), Finish()],
        lambda told: [Say("Ho"), Raw(b"data: " + told.encode() + b"\n\n")],
        lambda told: [Raw(b'data: {"error": {"message": "x", "code": 7}}\n\n')],
        lambda told: [Raw(json.dumps({"error": told}).encode()), Cut(cleanly=True)],
    ],
)
async def test_a_draft_that_fails(
    database: Database,
    search: Searched,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[str], Script],
) -> None:
    async with open_canaries(database, lambda request: fault(echo(request))) as cage:
        watch_errors(monkeypatch, cage)
        draft = await ask(cage, await cage.fill())
        assert draft.code and draft.state is DraftState.QUIET
        assert cage.errors
        assert await report(cage) == []
        assert search(cage) == []


async def test_a_draft_that_is_cancelled(
    database: Database, search: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    async with open_canaries(database, lambda _: [Say('{"reply": "Ho'), gate]) as cage:
        watch_errors(monkeypatch, cage)
        found = await cage.fill()
        task = asyncio.create_task(cage.world.drafting.propose(found, lambda _: None))
        await gate.reached()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert cage.world.model is not None
        await cage.world.model.until_disconnected(0)
        gate.release()
        await eventually(lambda: bool(cage.errors))
        assert search(cage) == []


@pytest.mark.parametrize(
    "respond", [honest, hostile, obedient("Zulmira, atendemos de 9 a 20."), obedient("")]
)
async def test_the_autopilot(database: Database, search: Searched, respond: Respond) -> None:
    async with open_canaries(database, respond) as cage:
        await cage.fill()
        await cage.world.follow()
        await cage.answer_and_ask()
        await cage.world.follow()
        assert cage.world.model is not None and cage.world.model.requests
        assert search(cage) == []


class _Desk:
    """Keeps what is proposed to it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    async def propose(self, question: str, answer: str, _: object, /, **more: Any) -> None:
        has_identifier = more["has_identifier"]
        if not has_identifier(question) and not has_identifier(answer):
            self.found.append(f"{question} {answer}")


@pytest.mark.parametrize("holds_canaries", [True, False])
async def test_mining(
    database: Database, search: Searched, monkeypatch: pytest.MonkeyPatch, holds_canaries: bool
) -> None:
    async with open_canaries(database, honest) as cage:
        found = await cage.fill()
        if not holds_canaries:
            found = await cage.answer_and_ask("¿a qué hora abren los sábados?")
        await cage.world.sending.send_text(
            found, "Los sábados atendemos de diez a dos de la tarde, con hora pedida."
        )
        monkeypatch.setattr(mining, "_ARRIVED", frozenset(MessageStatus))
        desk = _Desk()
        miner = Mining(database, desk)
        sent = [m for m in await cage.world.thread(found) if m.direction is Direction.OUTBOUND]
        answer = sent[-1]
        miner.hear([FeedItem(seq=1, topic=Topic.MESSAGE, key=f"{found}:{answer.id}")])
        running = asyncio.create_task(miner.run())
        wanted = int(not holds_canaries)
        await eventually(lambda: bool(miner._seen) and len(desk.found) >= wanted)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert len(desk.found) == wanted
        assert search(cage) == []


async def test_a_look_at_the_server_holds_nothing_of_patients(
    database: Database, search: Searched
) -> None:
    async with open_canaries(database, honest) as cage:
        await cage.fill()
        assert cage.world.model is not None
        key = Secret(KEY["AI key"])
        await cage.world.drafter.probe(cage.world.choice, key)
        server = ModelServer()
        await server.models(cage.world.choice, key)
        await server.answer_time(cage.world.choice, key)
        assert len(cage.world.model.requests) >= 3
        assert search(cage) == []


CRASHES = {
    "make_case": "services.drafting.drafting.make_case",
    "finder": "domain.redaction.Redaction.hide_all",
    "check": "domain.redaction.Redaction.check",
    "prompt": "domain.prompt.first_request",
    "reader": "domain.answer.AnswerReader.feed",
    "checked": "domain.drafted.checked",
    "drafter": "gateways.model_abilities.body",
}
BEFORE = ("make_case", "finder", "check", "prompt")
"""Parts that have their turn before anything may leave."""


def _crash(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program, with all the words in its hand."""

    def crash(*args: Any, **_: Any) -> Any:
        words = f"{args!r} {EVERYTHING}"
        raise RuntimeError(words) from ValueError(words)

    monkeypatch.setattr(f"aura_desktop.{CRASHES[where]}", crash)


@pytest.mark.parametrize("where", CRASHES)
async def test_a_crash(
    database: Database, search: Searched, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    async with open_canaries(database, honest) as cage:
        found = await cage.fill()
        _crash(where, monkeypatch)
        if where in BEFORE:
            draft = await ask(cage, found)
            assert (draft.code, draft.state) == ("ai_redaction_failed", DraftState.QUIET)
            assert cage.world.model is not None and not cage.world.model.requests
            with pytest.raises(InputError) as caught:
                await cage.world.drafting.request_of(found)
            cage.errors.append(caught.value)
        else:
            # Whoever waits for it writes it down, as the window does.
            try:
                await cage.world.propose(found)
            except RuntimeError:
                logging.getLogger("aura_desktop.ui.tasks").exception("a task of the window failed")
        assert await report(cage) == []
        assert search(cage) == []


class _History:
    async def traces(self, limit: int = 20) -> Traces:
        return Traces()


async def report(cage: Cage) -> list[str]:
    """What the report for support holds of it."""
    handlers = [each for each in logging.getLogger().handlers if hasattr(each, "baseFilename")]
    folder = Path(handlers[0].baseFilename).parent
    now = datetime(2026, 11, 30, tzinfo=UTC)
    codes = [error.code for error in cage.errors if isinstance(error, AuraError)]
    link = Link(name=LinkName.AI, state=LinkState.DOWN, since=now, code="".join(codes[:1]))
    diagnosing = Diagnosing(
        checks=tuple,
        links=lambda: (link,),
        history=_History(),
        log_reader=LogReader(folder),
        clock=lambda: now,
    )
    text = diagnosing.text(await diagnosing.run(lambda _: None))
    found = Search(EVERYTHING)
    found.text("the report", text)
    return found.found()


def test_every_canary_would_be_found() -> None:
    found = Search(EVERYTHING)
    found.text("here", " ".join(EVERYTHING.values()))
    names = {leak.name for leak in found.leaks}
    assert names >= set(EVERYTHING)
