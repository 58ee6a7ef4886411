"""A file takes its place although somebody looks at it just then."""

from pathlib import Path

import pytest

from aura_desktop.files import take_place


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
