"""Sounds: played by a program of the system, and a beep where there is none."""

import sys
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop import paths
from aura_desktop.ui.sound import Sound, Sounds, find_player


class Player:
    """A program that notes what it is asked to play, and perhaps does not end."""

    def __init__(self, folder: Path) -> None:
        self.heard = folder / "heard.txt"
        self.script = folder / "player.py"
        self.beeps = 0
        self.then("pass")

    def then(self, end: str) -> None:
        """What it does once it has noted the file."""
        self.script.write_text(
            "import pathlib, sys, time\n"
            f"with pathlib.Path({str(self.heard)!r}).open('a') as file:\n"
            "    file.write(pathlib.Path(sys.argv[1]).name + '\\n')\n"
            f"{end}\n",
            encoding="utf-8",
        )

    def command(self) -> tuple[str, ...]:
        return (sys.executable, "-S", str(self.script))

    def beep(self) -> None:
        self.beeps += 1

    def played(self) -> list[str]:
        return self.heard.read_text("utf-8").split() if self.heard.exists() else []

    def sounds(self, find: Callable[[], tuple[str, ...]] | None = None) -> Sounds:
        return Sounds(find=find or self.command, beep=self.beep)


@pytest.fixture
def player(tmp_path: Path) -> Player:
    return Player(tmp_path)


def test_the_files_are_small_and_the_alarm_is_the_louder_one() -> None:
    loudest = {}
    for sound in Sound:
        file = paths.resources() / "sounds" / f"{sound}.wav"
        assert file.stat().st_size < 60_000
        with wave.open(str(file)) as found:
            frames = memoryview(found.readframes(found.getnframes())).cast("h")
        loudest[sound] = max(abs(frame) for frame in frames)
    assert loudest[Sound.ALARM] > 1.5 * loudest[Sound.MESSAGE]


@pytest.mark.usefixtures("qapp")
class TestPlaying:
    """By a program of the system."""

    def test_a_sound_is_played(self, qtbot: QtBot, player: Player) -> None:
        sounds = player.sounds()
        sounds.play(Sound.MESSAGE)
        qtbot.waitUntil(lambda: player.played() == ["message.wav"])
        qtbot.waitUntil(lambda: not sounds.is_sounding())
        assert player.beeps == 0
        sounds.close()

    def test_without_a_player_it_beeps(self, player: Player) -> None:
        player.sounds(find=lambda: ()).play(Sound.MESSAGE)
        assert player.beeps == 1

    def test_a_player_that_cannot_play_beeps(self, qtbot: QtBot, player: Player) -> None:
        player.then("sys.exit(1)")
        sounds = player.sounds()
        sounds.play(Sound.MESSAGE)
        qtbot.waitUntil(lambda: player.beeps == 1)
        sounds.close()
        gone = player.sounds(find=lambda: (str(player.script.with_name("gone")),))
        gone.play(Sound.MESSAGE)
        qtbot.waitUntil(lambda: player.beeps == 2)
        gone.close()

    def test_the_alarm_sounds_over_a_message_and_not_the_other_way(
        self, qtbot: QtBot, player: Player
    ) -> None:
        player.then("time.sleep(60)")
        sounds = player.sounds()
        sounds.play(Sound.MESSAGE)
        qtbot.waitUntil(lambda: player.played() == ["message.wav"])
        sounds.play(Sound.MESSAGE)
        sounds.play(Sound.ALARM)
        qtbot.waitUntil(lambda: player.played() == ["message.wav", "alarm.wav"])
        sounds.play(Sound.MESSAGE)
        assert sounds.is_sounding()
        sounds.close()
        assert not sounds.is_sounding()
        QApplication.processEvents()
        assert (player.played(), player.beeps) == (["message.wav", "alarm.wav"], 0)


def test_the_first_player_there_is_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_player() == ()
    if sys.platform == "linux":
        for name in ("aplay", "paplay"):
            (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
            (tmp_path / name).chmod(0o755)
        assert find_player() == (str(tmp_path / "paplay"),)
