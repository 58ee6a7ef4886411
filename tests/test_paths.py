"""Folders by the custom of each system, and in a bundle."""

import sys
from pathlib import Path

import pytest

from aura_desktop import paths

ROOT = Path(__file__).parent.parent


def test_from_source_everything_lies_beside_main() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.settings_file() == ROOT / ".env"
    assert (ROOT / "main.py").is_file()


def test_a_bundle_has_its_resources_inside_and_its_settings_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "aura_desktop"))
    assert paths.resources() == tmp_path / "_internal" / "resources"
    assert paths.settings_file() == tmp_path / ".env"


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, "home/.local/share"),
        ("linux", {"XDG_DATA_HOME": "data"}, "data"),
        ("darwin", {"XDG_DATA_HOME": "data"}, "home/Library/Application Support"),
        ("win32", {}, "home/AppData/Local"),
        ("win32", {"LOCALAPPDATA": "local"}, "local"),
    ],
)
def test_data_goes_where_the_system_keeps_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], folder: str
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert paths.default_data_folder() == Path(folder) / "AURA Desktop"


def test_programs_started_from_a_bundle_get_their_own_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/aura/_internal", raising=False)
    ours = {
        "HOME": "/home/camila",
        "LD_LIBRARY_PATH": "/opt/aura/_internal:/opt/own",
        "LD_LIBRARY_PATH_ORIG": "/opt/own",
        "QT_PLUGIN_PATH": "/opt/aura/_internal/PySide6/Qt/plugins",
    }
    environ = dict(ours)
    paths.restore_environment(environ, "linux")
    assert environ == {"HOME": "/home/camila", "LD_LIBRARY_PATH": "/opt/own"}
    environ = {"LD_LIBRARY_PATH": "/opt/aura/_internal"}
    paths.restore_environment(environ, "linux")
    assert environ == {}
    for platform in ("win32", "darwin"):
        environ = dict(ours)
        paths.restore_environment(environ, platform)
        assert environ == ours


def test_from_source_nothing_of_the_environment_is_touched() -> None:
    environ = {"LD_LIBRARY_PATH": "/opt/own", "QT_PLUGIN_PATH": "/opt/qt"}
    paths.restore_environment(environ, "linux")
    assert environ == {"LD_LIBRARY_PATH": "/opt/own", "QT_PLUGIN_PATH": "/opt/qt"}
