"""The log masks what is personal and secret, and says where an exception happened without its words."""

import errno
import gc
import io
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aura_desktop import log
from aura_desktop.errors import InputError, StoreError

logger = logging.getLogger("aura_desktop.test")


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level, hook = root.level, threading.excepthook
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.excepthook", lambda *_: None)
        log.set_up(tmp_path / "logs")
        yield tmp_path / "logs" / log.FILE_NAME
        log.close()
    threading.excepthook = hook
    root.setLevel(level)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call +56 9 0000 0142 now", "call <phone> now"),
        ("from 56900000142", "from <phone>"),
        ("mobile 9 0000 0142.", "mobile <phone>."),
        ("+1 (415) 555-0100", "<phone>"),
        ("write camila.ejemplo@example.com", "write <e-mail>"),
        ("RUT 12.345.678-5", "RUT <rut>"),
        ("RUT 12345678-k", "RUT <rut>"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer ***"),
        ("GET /x?access_token=abc123&a=1", "GET /x?access_token=***&a=1"),
        ("token EAAGm0PX4ZCpsBA", "token ***"),
        ("key " + "0f" * 32, "key ***"),
    ],
)
def test_personal_things_are_masked(text: str, masked: str) -> None:
    assert log.clean(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 10:15:00 started",
        "127.0.0.1:8001 serves",
        "total $35.000 of 120.000",
        "job 0f8fad5b-d9cb-469f-a165-70867728950e settled",
        "delivery 1234567 rejected",
    ],
)
def test_harmless_figures_stay(text: str) -> None:
    assert log.clean(text) == text


def test_a_wamid_becomes_a_hash_that_stays_the_same() -> None:
    first = log.clean("status of wamid.HBgLNTY5MDAwMDAxNDIVAgARGBI= came")
    assert "HBgL" not in first
    assert first == log.clean("status of wamid.HBgLNTY5MDAwMDAxNDIVAgARGBI= came")


def test_the_file_holds_no_word_of_what_went_wrong(log_file: Path) -> None:
    def inner() -> None:
        raise ValueError("Hola, soy Camila Ejemplo, mi número es +56 9 0000 0142")

    try:
        try:
            inner()
        except ValueError as error:
            raise KeyError("secreto-canario") from error
    except KeyError:
        logger.exception("item %d of %s", 7, "+56 9 0000 0142")
    written = log_file.read_text(encoding="utf-8")
    assert "item 7 of <phone>" in written
    assert "KeyError" in written
    assert "ValueError" in written
    assert "in inner" in written
    for word in ("Camila", "Hola", "0142", "secreto-canario"):
        assert word not in written


def test_a_dead_thread_leaves_a_line(log_file: Path) -> None:
    def die() -> None:
        raise RuntimeError("palabras de un paciente")

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()
    written = log_file.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "paciente" not in written


def test_a_second_set_up_replaces_the_first(log_file: Path) -> None:
    log.set_up(log_file.parent)
    logger.info("once")
    assert log_file.read_text(encoding="utf-8").count("once") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="modes of folders mean nothing there")
def test_the_folders_it_makes_are_for_this_user_alone(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    log.set_up(data / "logs")
    try:
        for folder in (data, data / "logs"):
            assert folder.stat().st_mode & 0o777 == 0o700
    finally:
        log.set_up(None)
        log.close()


def test_a_folder_that_cannot_be_written_costs_only_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    log.set_up(tmp_path / "file" / "logs")
    log.close()


class FullDisk(io.StringIO):
    """A file on a disk without room."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_costs_lines_of_the_file_and_nothing_else(
    log_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [handler] = [
        each
        for each in logging.getLogger().handlers
        if isinstance(each, logging.FileHandler) and Path(each.baseFilename) == log_file
    ]
    handler.close()
    handler.stream = FullDisk()  # type: ignore[assignment] # a text stream is all it needs
    logger.error("told on the error stream")
    log.close()
    assert "Logging error" not in capsys.readouterr().err


def test_an_error_stream_that_fails_quotes_nothing_elsewhere(
    log_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as full:
        full.setattr(sys, "stderr", FullDisk())
        log.set_up(log_file.parent)
    try:
        raise ValueError("palabras de Camila")
    except ValueError:
        logger.exception("no way out")
    log.close()
    assert capsys.readouterr().err == ""
    assert "no way out" in log_file.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_renamed_takes_all_lines_and_turns_over_later(
    log_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 200)
    log.set_up(log_file.parent)

    def in_use(source: str, dest: str) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as windows:
        windows.setattr("os.rename", in_use)
        for number in range(9):
            logger.warning("line %d of those who read along", number)
    kept = log_file.read_text(encoding="utf-8")
    assert all(f"line {number} " in kept for number in range(9))
    logger.warning("they have closed it")
    assert log_file.with_name(f"{log.FILE_NAME}.1").read_text(encoding="utf-8") == kept
    assert "closed" in log_file.read_text(encoding="utf-8")


def test_exceptions_are_described_by_class_and_code() -> None:
    assert log.describe(StoreError("disk_full")) == "StoreError: disk_full"
    assert log.describe(InputError("too_long", detail="words")) == "InputError: too_long"
    assert log.describe(ValueError("words")) == "ValueError"
    assert log.describe(OSError(28, "words")) == "OSError: errno 28"


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        (
            "asyncio",
            "Task exception was never retrieved\nfuture: <Task exception=ValueError('Camila')>",
            "ERROR asyncio Task exception was never retrieved\n",
        ),
        (
            "qasync._QEventLoop",
            "Exception in callback tell('Camila')\nhandle: <Handle tell('Camila')>",
            "ERROR qasync._QEventLoop Exception in callback tell\n",
        ),
        ("asyncio", "Executing <Handle tell('Camila')> took 1 s", "ERROR asyncio Executing\n"),
    ],
)
def test_of_what_a_loop_says_only_the_first_words_are_written(
    log_file: Path, name: str, text: str, written: str
) -> None:
    logging.getLogger(name).error("%s", text)
    assert log_file.read_text(encoding="utf-8").endswith(written)


def test_an_error_in_a_finaliser_is_written_without_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Gone:
        def __del__(self) -> None:
            raise ValueError("Camila")

    root = logging.getLogger()
    level, hook = root.level, threading.excepthook
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.excepthook", lambda *_: None)
        patch.setattr("sys.unraisablehook", sys.__unraisablehook__)
        log.set_up(tmp_path / "logs")
        Gone()
        gc.collect()
        log.close()
    threading.excepthook = hook
    root.setLevel(level)
    written = (tmp_path / "logs" / log.FILE_NAME).read_text(encoding="utf-8")
    assert "nobody to tell" in written
    assert "in __del__" in written
    assert "Camila" not in written + capsys.readouterr().err
