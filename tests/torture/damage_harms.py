"""What may befall the data file and what lies beside it."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from aura_desktop.core import DATABASE_FILE

PAGE = 4096

Harm = Callable[[Path, Random], None]


def _file(data: Path) -> Path:
    return data / DATABASE_FILE


def _log(data: Path) -> Path:
    return data / f"{DATABASE_FILE}-wal"


def _write(path: Path, at: int, words: bytes) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(words)] = words
    path.write_bytes(whole)


def _page(path: Path, chance: Random) -> int:
    """Where some page begins, of those behind the first."""
    return PAGE * chance.randrange(1, path.stat().st_size // PAGE)


def flipped(data: Path, chance: Random) -> None:
    """One byte, somewhere in the file."""
    path = _file(data)
    at = chance.randrange(path.stat().st_size)
    _write(path, at, bytes([path.read_bytes()[at] ^ (1 << chance.randrange(8))]))


def flipped_often(data: Path, chance: Random) -> None:
    """Twenty of them."""
    for _ in range(20):
        flipped(data, chance)


def noise(data: Path, chance: Random) -> None:
    """Some hundred bytes in a row."""
    path = _file(data)
    _write(path, chance.randrange(path.stat().st_size - 600), chance.randbytes(600))


def zeroed_page(data: Path, chance: Random) -> None:
    """A sector the disk gave back empty."""
    _write(_file(data), _page(_file(data), chance), bytes(PAGE))


def wrecked_head(data: Path, chance: Random) -> None:
    """The first page, without which no other can be read."""
    _write(_file(data), chance.randrange(16), chance.randbytes(64))


def truncated(data: Path, chance: Random) -> None:
    """The file ends somewhere."""
    path = _file(data)
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])


def emptied(data: Path, chance: Random) -> None:
    """The file is there, and nothing in it."""
    _file(data).write_bytes(b"")


def gone(data: Path, chance: Random) -> None:
    """The file, its log and its index."""
    for path in data.glob(f"{DATABASE_FILE}*"):
        path.unlink()


def foreign_page(data: Path, chance: Random) -> None:
    """A page of another database under the same key: of a backup, at its own place."""
    (other,) = (data / "backups").glob("*.db")
    at = _page(other, chance)
    _write(_file(data), at, other.read_bytes()[at : at + PAGE])


def swapped_page(data: Path, chance: Random) -> None:
    """A page of the same file at the wrong place."""
    path = _file(data)
    _write(path, _page(path, chance), path.read_bytes()[(at := _page(path, chance)) : at + PAGE])


def log_gone(data: Path, chance: Random) -> None:
    """What was committed last is not in the file yet."""
    _log(data).unlink()


def log_truncated(data: Path, chance: Random) -> None:
    """It ends somewhere."""
    path = _log(data)
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])


def log_flipped(data: Path, chance: Random) -> None:
    """SQLite reads it up to the first fault, and says nothing."""
    path = _log(data)
    at = chance.randrange(path.stat().st_size)
    _write(path, at, bytes([path.read_bytes()[at] ^ 8]))


def index_noise(data: Path, chance: Random) -> None:
    """It can be made anew."""
    path = data / f"{DATABASE_FILE}-shm"
    _write(path, 0, chance.randbytes(136))


HARMS: tuple[Harm, ...] = (
    flipped,
    log_truncated,
    wrecked_head,
    foreign_page,
    log_gone,
    truncated,
    zeroed_page,
    log_flipped,
    gone,
    noise,
    flipped_often,
    swapped_page,
    emptied,
    index_noise,
)
"""In the order of a short run."""
