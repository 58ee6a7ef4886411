"""A diagnosis looks at everything, also when half of it is broken, and its report names nobody."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.log_line import LogLine
from aura_desktop.domain.trace import Traces
from aura_desktop.errors import SetupError, StoreError, UnavailableError
from aura_desktop.services.diagnosis import Diagnosing
from aura_desktop.services.log_reader import LogPart, Place
from tests.eventually import eventually

NOW = datetime(2026, 11, 23, 13, 42, tzinfo=UTC)


@dataclass
class FakeCheck:
    name: CheckName
    error: BaseException | None = None
    hangs: bool = False
    skips: bool = False

    def should_skip(self) -> bool:
        return self.skips

    async def run(self) -> CheckResult:
        if self.error is not None:
            raise self.error
        if self.hangs:
            await asyncio.Event().wait()
        return CheckResult(name=self.name, state=CheckState.OK)


@dataclass
class FakeHistory:
    error: Exception | None = None

    async def traces(self, limit: int = 20) -> Traces:
        if self.error is not None:
            raise self.error
        return Traces(received=4)


@dataclass
class FakeLog:
    error: Exception | None = None
    text: str = "up"

    async def last(self, lines: int = 300) -> LogPart:
        if self.error is not None:
            raise self.error
        return LogPart(lines=(LogLine(text=self.text),), place=Place())


def diagnosing(
    checks: Sequence[FakeCheck],
    history: FakeHistory | None = None,
    log: FakeLog | None = None,
    line_checks: Sequence[CheckResult] = (),
    check_timeout_s: float = 30.0,
) -> Diagnosing:
    link = Link(name=LinkName.META, state=LinkState.OK, since=NOW)
    return Diagnosing(
        checks=lambda: checks,
        links=lambda: (link,),
        history=history or FakeHistory(),
        log_reader=log or FakeLog(),
        clock=lambda: NOW,
        line_checks=lambda: line_checks,
        check_timeout_s=check_timeout_s,
    )


def ignore(results: tuple[CheckResult, ...]) -> None:
    """Nobody watches."""


async def test_each_check_is_told_while_it_runs_and_when_it_is_done() -> None:
    seen: list[list[CheckState]] = []
    checks = [FakeCheck(CheckName.KEYRING), FakeCheck(CheckName.AI_SERVER, skips=True)]
    found = await diagnosing(checks).run(lambda all_: seen.append([each.state for each in all_]))
    waiting, running, ok = CheckState.WAITING, CheckState.RUNNING, CheckState.OK
    assert seen[:3] == [[running, waiting], [ok, waiting], [ok, running]]
    assert [each.state for each in found.checks] == [ok, CheckState.SKIPPED]
    assert found.checks[0].at == NOW
    assert found.checks[0].took_s is not None
    assert (found.at, found.traces.received, found.cut_short) == (NOW, 4, False)
    assert found.links[0].name is LinkName.META


async def test_no_fault_of_a_check_ends_the_others(caplog: pytest.LogCaptureFixture) -> None:
    checks = [
        FakeCheck(CheckName.KEYRING, error=SetupError("keyring_locked")),
        FakeCheck(CheckName.ACCESS_TOKEN, error=UnavailableError("no_connection")),
        FakeCheck(CheckName.NUMBER, error=ZeroDivisionError()),
        FakeCheck(CheckName.ACCOUNT, hangs=True),
        FakeCheck(CheckName.CLINIC),
    ]
    found = await diagnosing(checks, check_timeout_s=0.05).run(ignore)
    assert [each.code for each in found.checks] == [
        "keyring_locked",
        "no_connection",
        "check_broke",
        "check_timed_out",
        "",
    ]
    assert [each.name for each in found.troubles()] == [each.name for each in checks[:4]]
    assert "a check failed: number" in caplog.text


async def test_it_works_without_store_and_log() -> None:
    history = FakeHistory(StoreError("disk_full"))
    log = FakeLog(UnavailableError("log_unreadable"))
    found = await diagnosing([FakeCheck(CheckName.KEYRING)], history, log).run(ignore)
    assert dict(found.missing) == {"store": "disk_full", "log": "log_unreadable"}
    assert found.checks[0].state is CheckState.OK


async def test_the_lines_own_checks_follow_but_none_comes_twice() -> None:
    line = [
        CheckResult(name=CheckName.KEYRING, state=CheckState.FAIL),
        CheckResult(name=CheckName.TUNNEL, state=CheckState.OK),
    ]
    found = await diagnosing([FakeCheck(CheckName.KEYRING)], line_checks=line).run(ignore)
    assert [(each.name, each.state) for each in found.checks] == [
        (CheckName.KEYRING, CheckState.OK),
        (CheckName.TUNNEL, CheckState.OK),
    ]


async def test_a_person_can_break_it_off_and_still_gets_a_report() -> None:
    seen: list[tuple[CheckResult, ...]] = []
    service = diagnosing([FakeCheck(CheckName.KEYRING, hangs=True), FakeCheck(CheckName.NUMBER)])
    task = asyncio.ensure_future(service.run(seen.append))
    await eventually(lambda: bool(seen))
    service.stop()
    found = await task
    assert [each.state for each in found.checks] == [CheckState.WAITING] * 2
    assert found.cut_short
    assert (await diagnosing([]).run(ignore)).cut_short is False


async def test_a_cancelled_run_leaves_no_check_behind() -> None:
    before = asyncio.all_tasks()
    seen: list[tuple[CheckResult, ...]] = []
    service = diagnosing([FakeCheck(CheckName.KEYRING, hangs=True)])
    task = asyncio.ensure_future(service.run(seen.append))
    await eventually(lambda: bool(seen))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert asyncio.all_tasks() == before


async def test_the_report_passes_the_masks_and_can_be_saved(tmp_path: Path) -> None:
    log = FakeLog(text="sent to +56 9 0000 0142 with EAAejemplo0000000000")
    service = diagnosing([FakeCheck(CheckName.KEYRING)], log=log)
    found = await service.run(ignore, {"Qt": "6.11.3"})
    path = tmp_path / "report.md"
    await service.save(path, found)
    text = path.read_text(encoding="utf-8")
    assert text == service.text(found)
    assert "sent to <phone> with ***" in text
    assert "- Qt: 6.11.3" in text
    with pytest.raises(UnavailableError, match="file_not_written"):
        await service.save(tmp_path / "missing" / "report.md", found)
