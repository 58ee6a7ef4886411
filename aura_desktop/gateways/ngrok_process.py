"""One run of the agent: started, listened to, ended.

The process is started here and not by pyngrok, which would put it up with the whole of our own
environment, read its words in the PC's own encoding and wait without end for a silent one. Its words
are read with pyngrok's parser, already without the authtoken.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from aura_desktop.errors import SetupError
from aura_desktop.gateways import ngrok_leftover
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok_errors import redact
from aura_desktop.gateways.ngrok_job import Job

if TYPE_CHECKING:
    from pyngrok.log import NgrokLog

TOKEN_NAME = "NGROK_AUTHTOKEN"  # noqa: S105  # the name of a variable
MAX_LINE_CHARS = 16_384
GRACE_S = 2.0
_SECRET_NAMES = ("TOKEN", "SECRET", "PASSWORD", "KEY", "NGROK", "WHATSAPP", "AURA")
_IS_WINDOWS = sys.platform == "win32"
NO_WINDOW = 0x0800_0000 if _IS_WINDOWS else 0
"""CREATE_NO_WINDOW: else a console flashes up beside ours."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentWord:
    """One line of the agent's log, without secrets; `level` as in logging, "" for a line of another kind."""

    level: str
    message: str
    error: str = ""
    url: str = ""
    address: str = ""

    @property
    def is_error(self) -> bool:
        return self.level in ("ERROR", "CRITICAL")


class AgentProcess:
    """May be ended at any moment and from any thread, also while it is being started."""

    def __init__(
        self,
        agent: Path,
        config: Path,
        authtoken: Secret,
        *,
        heard: Callable[[AgentWord], None],
        ended: Callable[[], None],
    ) -> None:
        """`heard` and `ended` are called on the reader's thread and must not fail."""
        self._agent = agent
        self._config = config
        self._authtoken = authtoken
        self._heard = heard
        self._ended = ended
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._job: Job | None = None
        self._is_over = False

    def start(self) -> None:
        """Blocking. Raises: SetupError agent_missing, agent_unusable."""
        parse = _parser()
        with self._lock:
            if self._is_over:
                return
            process = self._process = self._started()
            self._job = Job(process.pid)
        ngrok_leftover.remember(self._config.parent, process.pid)
        # Not a pooled thread: those are waited for when the program ends, and a stray child of the
        # agent could hold the pipe open.
        threading.Thread(
            target=self._read, args=(process, parse), name="ngrok-log", daemon=True
        ).start()

    def is_alive(self) -> bool:
        process = self._process
        return process is not None and process.poll() is None

    def end(self) -> None:
        """Blocking, for some seconds at most; it is gone when this returns."""
        with self._lock:
            self._is_over = True
            process = self._process
            if process is None:
                return
            if process.poll() is None:
                _end(process)
            if self._job is not None:
                self._job.close()
        ngrok_leftover.forget(self._config.parent, process.pid)

    def _started(self) -> subprocess.Popen[str]:
        command = [str(self._agent), "start", "--none", "--log", "stdout"]
        try:
            return subprocess.Popen(  # noqa: S603  # the agent the person chose
                [*command, "--config", str(self._config)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                # In a windowed program there may be no error stream to inherit; and it names the token.
                stderr=subprocess.STDOUT,
                env=environment(os.environ, self._authtoken),
                # The agent writes UTF-8; the PC's own encoding may refuse it.
                encoding="utf-8",
                errors="replace",
                # A Ctrl+C in the terminal is ours to answer; and its children end with it.
                start_new_session=not _IS_WINDOWS,
                creationflags=NO_WINDOW,
            )
        except FileNotFoundError:
            raise SetupError("agent_missing") from None
        except (OSError, ValueError) as error:
            raise SetupError("agent_unusable", detail=type(error).__name__) from None

    def _read(
        self, process: subprocess.Popen[str], parse: "Callable[[str], NgrokLog | None]"
    ) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            while line := _line(lines):
                self._heard(_word(redact(line, self._authtoken), parse))
        self._ended()


def environment(ours: Mapping[str, str], authtoken: Secret) -> dict[str, str]:
    """What the agent gets to see of our environment: the system's, no credential but its own."""
    kept = {
        name: value
        for name, value in ours.items()
        if not any(part in name.upper() for part in _SECRET_NAMES)
    }
    return {**kept, TOKEN_NAME: authtoken.reveal()} if authtoken else kept


def _line(lines: IO[str]) -> str:
    """The next line, or a part of one that does not end; "" at the end."""
    try:
        return lines.readline(MAX_LINE_CHARS)
    except (OSError, ValueError):
        return ""


def _parser() -> "Callable[[str], NgrokLog | None]":
    """In the starting thread, and only if there is a tunnel."""
    from pyngrok.log import NgrokLog

    def parse(line: str) -> NgrokLog | None:
        try:
            return NgrokLog(line)
        except (AttributeError, TypeError):
            return None  # a word in it took the place of a part of the parser

    return parse


def _word(line: str, parse: "Callable[[str], NgrokLog | None]") -> AgentWord:
    log = parse(line)
    if log is None or not log.msg:
        # Complaints about flags and the configuration come without form.
        return AgentWord(level="", message=line.strip(), error=line.strip())
    return AgentWord(
        level=str(log.lvl),
        message=str(log.msg),
        error=str(log.err or ""),
        url=str(getattr(log, "url", None) or ""),
        address=str(log.addr or ""),
    )


def _end(process: subprocess.Popen[str]) -> None:
    """Ask, so that the provider hears of it; then insist."""
    _signal(process, signal.SIGTERM)
    try:
        process.wait(GRACE_S)
        return
    except subprocess.TimeoutExpired:
        logger.info("the agent did not end when asked")
    if sys.platform == "win32":
        process.kill()
    else:
        _signal(process, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)


def _signal(process: subprocess.Popen[str], number: int) -> None:
    """To it and its children; on Windows this ends it at once, and the job its children."""
    if sys.platform == "win32":
        process.terminate()
        return
    with suppress(OSError):
        os.killpg(process.pid, number)
