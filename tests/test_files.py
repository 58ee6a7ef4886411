"""Folders are this user's own; a file takes its place although somebody looks at it just then."""

import ctypes
import sys
from pathlib import Path

import pytest

from aura_desktop.files import own_folder, take_place


class Scanner:
    """Holds files open for so many attempts, as a virus scanner on Windows does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, attempts: int) -> None:
        self.left = attempts
        self._replace = Path.replace
        monkeypatch.setattr(Path, "replace", lambda source, target: self.move(source, target))

    def move(self, source: Path, target: Path) -> Path:
        if self.left:
            self.left -= 1
            raise PermissionError(13, "in use")
        return self._replace(source, target)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "new", tmp_path / "place"
    source.write_text("new", encoding="utf-8")
    target.write_text("old", encoding="utf-8")
    return source, target


def test_it_waits_for_who_has_the_file_open(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner = Scanner(monkeypatch, 3)
    take_place(*pair, patience_s=30.0)
    assert scanner.left == 0
    assert pair[1].read_text(encoding="utf-8") == "new"
    assert not pair[0].exists()


def test_it_does_not_wait_for_ever(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    Scanner(monkeypatch, 1_000_000)
    with pytest.raises(PermissionError):
        take_place(*pair, patience_s=0.1)
    assert pair[1].read_text(encoding="utf-8") == "old"


def test_another_trouble_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take_place(tmp_path / "gone", tmp_path / "place", patience_s=30.0)


@pytest.mark.parametrize("is_elevated", [False, True])
def test_a_folder_made_by_an_administrator_is_not_shut_to_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_elevated: bool
) -> None:
    """Windows takes 0o700, and nothing else, for an order to shut it."""
    modes: list[int] = []

    class Shell32:
        @staticmethod
        def IsUserAnAdmin() -> int:
            return int(is_elevated)

    def mkdir(
        folder: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False
    ) -> None:
        modes.append(mode)

    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        windows.setattr(ctypes, "WinDLL", {"shell32": Shell32}.__getitem__, raising=False)
        windows.setattr(Path, "mkdir", mkdir)
        own_folder(tmp_path / "AURA Desktop")
    assert (modes == [0o700]) is not is_elevated


def test_a_folder_is_made_with_what_it_stands_in_and_may_be_there(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "ngrok"
    own_folder(folder)
    own_folder(folder)
    assert folder.is_dir()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700
