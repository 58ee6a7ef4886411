"""The two sounds of the program, played by what the system has: no media library is loaded for them."""

import logging
import shutil
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from aura_desktop import paths

logger = logging.getLogger(__name__)

_PLAYERS: tuple[tuple[str, ...], ...] = (
    ("afplay",) if sys.platform == "darwin" else ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
)
_LAST_WAIT_MS = 1_000


class Sound(StrEnum):
    """File names in resources/sounds. The alarm is louder than a message and sounds over it."""

    MESSAGE = "message"
    ALARM = "alarm"


def find_player() -> tuple[str, ...]:
    """The command that plays a file given after it, () if there is none."""
    for name, *options in _PLAYERS:
        program = shutil.which(name)
        if program is not None:
            return (program, *options)
    return ()


class Sounds(QObject):
    """Plays a sound and returns at once; what cannot be played becomes the system's beep."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        find: Callable[[], Sequence[str]] = find_player,
        beep: Callable[[], None] = QApplication.beep,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._beep = beep
        self._player: Sequence[str] | None = None
        self._process: QProcess | None = None

    def play(self, sound: Sound) -> None:
        """Let it be heard; a message waits for no other sound and is left out where one is heard already."""
        file = paths.resources() / "sounds" / f"{sound}.wav"
        if sys.platform == "win32":
            _play_on_windows(file, self._beep)
        else:
            self._play_by_program(file, sound)

    def close(self) -> None:
        """Silence, at the end of the run."""
        process = self._process
        self._drop()
        if process is not None and process.state() is not QProcess.ProcessState.NotRunning:
            process.waitForFinished(_LAST_WAIT_MS)

    def is_sounding(self) -> bool:
        """Whether a player runs."""
        process = self._process
        return process is not None and process.state() is not QProcess.ProcessState.NotRunning

    def _play_by_program(self, file: Path, sound: Sound) -> None:
        if self._player is None:
            self._player = self._find()
        if not self._player:
            self._beep()
            return
        if self.is_sounding() and sound is not Sound.ALARM:
            return
        self._drop()
        program, *options = self._player
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.errorOccurred.connect(self._on_error)
        process.finished.connect(self._on_finished)
        process.start(program, [*options, str(file)])

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.errorOccurred.disconnect(self._on_error)
        process.finished.disconnect(self._on_finished)
        if process.state() is QProcess.ProcessState.NotRunning:
            process.deleteLater()
        else:
            # Deleting one that still runs would wait for its end, on the home loop.
            process.finished.connect(process.deleteLater)
            process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        logger.info("no sound: %s", error.name)
        self._beep()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code != 0 and status is QProcess.ExitStatus.NormalExit:
            # The player is there, but no sound card or server answers it.
            logger.info("no sound: player ended with %d", code)
            self._beep()


def _play_on_windows(file: Path, beep: Callable[[], None]) -> None:
    if sys.platform == "win32":
        import winsound  # there is none elsewhere

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        try:
            winsound.PlaySound(str(file), flags)
        except RuntimeError:
            beep()
