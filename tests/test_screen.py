"""Without a screen the program says so in one sentence, before Qt aborts."""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from aura_desktop import screen, sentences
from aura_desktop.errors import SetupError
from tests.virtual_screen import virtual_screen

ROOT = Path(__file__).parent.parent
DEAD = ":4242"


def has_screen(platform: str = "linux", **environ: str) -> bool:
    try:
        screen.check(environ, platform)
    except SetupError as error:
        assert error.code == "no_screen"
        return False
    return True


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_are_not_asked(platform: str) -> None:
    assert has_screen(platform)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": DEAD},
        {"DISPLAY": "no display at all"},
        {"WAYLAND_DISPLAY": "wayland-4242", "XDG_RUNTIME_DIR": "/nowhere"},
        {"WAYLAND_DISPLAY": "wayland-4242"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": DEAD},
        {"QT_QPA_PLATFORM": "wayland-egl", "DISPLAY": DEAD},
    ],
)
def test_a_screen_that_is_absent_or_dead_is_found_out(environ: dict[str, str]) -> None:
    assert not has_screen(**environ)


@pytest.mark.parametrize("kind", ["offscreen", "minimal", "vnc:size=800x600", "offscreen;xcb"])
def test_another_kind_of_screen_is_the_caller_s_affair(kind: str) -> None:
    assert has_screen(QT_QPA_PLATFORM=kind)


if sys.platform == "linux":

    def test_a_wayland_server_that_listens_is_a_screen() -> None:
        # A socket's path may have a hundred bytes: pytest's own folder could be too deep.
        with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
            server.bind(f"{folder}/wayland-7")
            server.listen()
            here = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": folder}
            assert has_screen(**here)
            assert has_screen(WAYLAND_DISPLAY=f"{folder}/wayland-7")
            assert has_screen(QT_QPA_PLATFORM="wayland-egl", **here)
            assert not has_screen(QT_QPA_PLATFORM="xcb", **here)
        assert has_screen(WAYLAND_SOCKET="5")

    def test_an_x_server_that_answers_is_a_screen() -> None:
        with virtual_screen() as display:
            assert has_screen(DISPLAY=display)
            assert has_screen(DISPLAY=display, WAYLAND_DISPLAY="gone", XDG_RUNTIME_DIR="/nowhere")
            assert not has_screen(DISPLAY=display, QT_QPA_PLATFORM="wayland")
        assert not has_screen(DISPLAY=display)

    @pytest.mark.parametrize("display", ["", DEAD])
    def test_the_program_says_it_in_one_sentence(tmp_path: Path, display: str) -> None:
        environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "AURA_LANGUAGE": "en"}
        found = subprocess.run(
            [sys.executable, "main.py", "--demo"],
            cwd=ROOT,
            env=environ | {"DISPLAY": display},
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        assert found.returncode == 2
        assert found.stdout == ""
        assert found.stderr == sentences.sentence("no_screen", "en", {}) + "\n"
        assert "xvfb-run" in found.stderr
        assert "--headless" in found.stderr
