"""Diagnosing: every check once, also where half of them are broken, and a report fit to be sent to support."""

import asyncio
import logging
import platform
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Protocol, TypeVar

from aura_desktop import config, log
from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.diagnosis import Diagnosis, report
from aura_desktop.domain.link import Link
from aura_desktop.domain.log_line import LogLine
from aura_desktop.domain.trace import Traces
from aura_desktop.errors import AuraError, UnavailableError

logger = logging.getLogger(__name__)

CHECK_TIMEOUT_S = 30.0
LOG_LINES = 300

R = TypeVar("R")


class Check(Protocol):
    """One question about the set-up."""

    @property
    def name(self) -> CheckName: ...

    def should_skip(self) -> bool: ...

    async def run(self) -> CheckResult: ...


class TraceSource(Protocol):
    async def traces(self, limit: int = ...) -> Traces: ...


class LogPart(Protocol):
    @property
    def lines(self) -> tuple[LogLine, ...]: ...


class LogSource(Protocol):
    async def last(self, lines: int = ...) -> LogPart: ...


def _no_results() -> Sequence[CheckResult]:
    return ()


class Diagnosing:
    """`line_checks`: what the line's keeper found last; asked for after the others have run. Home loop only."""

    def __init__(
        self,
        *,
        checks: Callable[[], Sequence[Check]],
        links: Callable[[], tuple[Link, ...]],
        history: TraceSource,
        log_reader: LogSource,
        clock: Callable[[], datetime],
        line_checks: Callable[[], Sequence[CheckResult]] = _no_results,
        check_timeout_s: float = CHECK_TIMEOUT_S,
    ) -> None:
        self._checks = checks
        self._line_checks = line_checks
        self._links = links
        self._history = history
        self._log_reader = log_reader
        self._clock = clock
        self._check_timeout_s = check_timeout_s
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """Break the present run off: it ends soon, with what it has."""
        self._stop.set()

    async def run(
        self,
        progress: Callable[[tuple[CheckResult, ...]], None],
        facts: Mapping[str, str] | None = None,
        zone: tzinfo = UTC,
    ) -> Diagnosis:
        """Every check in turn; `progress` gets all of them after each step. No fault of theirs ends it.

        `facts` are added to the versions this module knows; the report tells its times in `zone`.
        """
        self._stop.clear()
        results = await self._run_checks(progress)
        missing: dict[str, str] = {}
        traces = await _or_missing(self._history.traces(), "store", missing)
        tail = await _or_missing(self._log_reader.last(LOG_LINES), "log", missing)
        known = await asyncio.to_thread(_versions)
        return Diagnosis(
            at=self._clock(),
            zone=zone,
            facts={**known, **(facts or {})},
            checks=results,
            links=self._links(),
            traces=traces or Traces(),
            log=() if tail is None else tail.lines,
            missing=missing,
            cut_short=self._stop.is_set(),
        )

    async def save(self, path: Path, diagnosis: Diagnosis) -> None:
        """Write the report. Raises: UnavailableError file_not_written."""
        await asyncio.to_thread(_write, path, self.text(diagnosis))

    def text(self, diagnosis: Diagnosis) -> str:
        """The report, through the masks of the log."""
        return log.clean(report(diagnosis))

    async def _run_checks(
        self, progress: Callable[[tuple[CheckResult, ...]], None]
    ) -> tuple[CheckResult, ...]:
        checks = list(self._checks())
        results = [CheckResult(name=check.name) for check in checks]
        for place, check in enumerate(checks):
            if self._stop.is_set():
                break
            results[place] = CheckResult(name=check.name, state=CheckState.RUNNING)
            progress(tuple(results))
            results[place] = await self._run_one(check)
            progress(tuple(results))
        known = {result.name for result in results}
        results += [each for each in self._line_checks() if each.name not in known]
        progress(tuple(results))
        return tuple(results)

    async def _run_one(self, check: Check) -> CheckResult:
        began = asyncio.get_running_loop().time()
        task = asyncio.ensure_future(_asked(check))
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait(
                {task, stopped},
                timeout=self._check_timeout_s,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            ended = task.done()
            for each in (task, stopped):
                each.cancel()
            await asyncio.gather(task, stopped, return_exceptions=True)
        if not ended:
            if self._stop.is_set():
                return CheckResult(name=check.name)
            return CheckResult(name=check.name, state=CheckState.FAIL, code="check_timed_out")
        result = _outcome(check.name, task)
        took_s = asyncio.get_running_loop().time() - began
        return replace(result, at=result.at or self._clock(), took_s=result.took_s or took_s)


async def _asked(check: Check) -> CheckResult:
    if check.should_skip():
        return CheckResult(name=check.name, state=CheckState.SKIPPED)
    return await check.run()


def _outcome(name: CheckName, task: asyncio.Future[CheckResult]) -> CheckResult:
    error = task.exception()
    if error is None:
        return task.result()
    if isinstance(error, AuraError):
        code, params = error.code, error.facts()
    else:
        logger.error("a check failed: %s", name, exc_info=error)
        code, params = "check_broke", {}
    return CheckResult(name=name, state=CheckState.FAIL, code=code, params=params)


async def _or_missing(work: Awaitable[R], name: str, missing: dict[str, str]) -> R | None:
    try:
        return await work
    except AuraError as error:
        missing[name] = error.code
        return None


def _versions() -> dict[str, str]:
    """`platform` may ask other programs, so in a thread."""
    return {
        "program": config.VERSION,
        "Python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        raise UnavailableError("file_not_written") from None
