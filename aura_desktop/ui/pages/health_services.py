"""What the status page is given besides the links and the figures."""

from collections.abc import Callable
from dataclasses import dataclass

from aura_desktop.services.backups import Backups
from aura_desktop.services.diagnosis import Diagnosing
from aura_desktop.services.history import History
from aura_desktop.services.log_reader import LogReader


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthServices:
    """The parts that look back: queues, log, diagnosis, backups (none in the demo); `ask_ai` moves the AI's link."""

    history: History
    log_reader: LogReader
    diagnosing: Diagnosing
    ask_ai: Callable[[], None]
    backups: Backups | None = None
