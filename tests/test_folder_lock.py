"""One program per data folder."""

import errno
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from aura_desktop import folder_lock
from aura_desktop.errors import SetupError, StoreError
from aura_desktop.folder_lock import FolderLock

HOLD = """
import sys
from pathlib import Path
from aura_desktop.folder_lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_taker_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path / "new"), FolderLock(tmp_path / "new")
    first.acquire()
    with pytest.raises(SetupError, match="data_folder_in_use"):
        second.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(SetupError, match="data_folder_in_use"):
            FolderLock(tmp_path).acquire()
        holder.kill()
        holder.wait(10)
        lock = FolderLock(tmp_path)
        lock.acquire()
        lock.release()


def test_a_folder_that_cannot_be_is_said_to_be_unwritable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="not_writable"):
        FolderLock(tmp_path / "file" / "data").acquire()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EINVAL, errno.EIO])
def test_a_disk_that_knows_no_locks_is_no_second_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Nobody would find the window that is said to be open."""

    def refuse(file: IO[bytes]) -> None:
        raise OSError(number, "no locks here")

    monkeypatch.setattr(folder_lock, "_take", refuse)
    with pytest.raises(StoreError, match="io_error"):
        FolderLock(tmp_path).acquire()
