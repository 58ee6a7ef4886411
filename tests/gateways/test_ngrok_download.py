"""Downloading the agent: what comes is measured, opened with care, tried, and only then kept."""

import asyncio
import contextlib
import errno
import gzip
import io
import shutil
import sys
import tarfile
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from pyngrok import installer

from aura_desktop.errors import SetupError
from aura_desktop.gateways import ngrok_download
from aura_desktop.gateways.ngrok_agent import FILE_NAME, check_agent, find_agent
from aura_desktop.gateways.ngrok_download import download_agent
from tests.eventually import eventually
from tests.tunnel.cloud import FakeCloud

SOURCE = "https://archivos.example/ngrok.tgz"


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path / "nube") as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "datos ÁÍ"


@pytest.fixture
def program(cloud: FakeCloud) -> bytes:
    return cloud.agent.read_bytes()


def tgz(members: dict[str, bytes], *, link: str = "") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as bundle:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            bundle.addfile(info, io.BytesIO(content))
        if link:
            info = tarfile.TarInfo(FILE_NAME)
            info.type, info.linkname = tarfile.SYMTYPE, link
            bundle.addfile(info)
    return held.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            bundle.writestr(name, content)
    return held.getvalue()


def serving(content: bytes, status: int = 200) -> httpx.MockTransport:
    return httpx.MockTransport(lambda _: httpx.Response(status, content=content))


def nothing(_received: int, _total: int) -> None:
    """Nobody watches."""


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() or path.name[0] == ".")


async def refused(folder: Path, transport: httpx.AsyncBaseTransport) -> SetupError:
    with pytest.raises(SetupError) as caught:
        await download_agent(folder, nothing, source=SOURCE, transport=transport)
    assert left(folder) == []
    return caught.value


@pytest.mark.parametrize("pack", [tgz, zipped])
async def test_an_agent_that_runs_is_kept(
    folder: Path, program: bytes, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    steps: list[tuple[int, int]] = []
    content = pack({"README": b"hola", FILE_NAME: program})
    path = await download_agent(
        folder, lambda *step: steps.append(step), source=SOURCE, transport=serving(content)
    )
    assert find_agent("", folder) == path
    assert await check_agent(path) == "3.39.10"
    assert left(folder) == [FILE_NAME]
    assert steps[0] == (0, len(content))
    assert steps[-1] == (len(content), len(content))


async def test_a_former_agent_is_replaced(folder: Path, program: bytes) -> None:
    old = folder / "ngrok" / FILE_NAME
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    await download_agent(
        folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
    )
    assert old.read_bytes() == program


async def test_an_agent_that_runs_makes_room_for_its_successor(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows does not let a program be replaced while it runs, nor be taken away; it may be moved."""
    kept = folder / "ngrok" / FILE_NAME
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"runs")
    replace, unlink = Path.replace, Path.unlink

    def guarded_replace(source: Path, target: Path) -> Path:
        if target == kept and kept.exists():
            raise PermissionError(errno.EACCES, "in use")
        return replace(source, target)

    def guarded_unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith(".old-"):
            raise PermissionError(errno.EACCES, "in use")
        unlink(path, missing_ok)

    with monkeypatch.context() as windows:
        windows.setattr(Path, "replace", guarded_replace)
        windows.setattr(Path, "unlink", guarded_unlink)
        assert (
            await download_agent(
                folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
            )
            == kept
        )
        assert kept.read_bytes() == program
        await download_agent(
            folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
        )
    # Once they run no more, the next one clears up.
    await download_agent(
        folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
    )
    assert left(folder) == [FILE_NAME]


@pytest.mark.parametrize("has_former", [False, True])
async def test_a_scanner_that_looks_into_the_new_agent_is_waited_for(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch, has_former: bool
) -> None:
    kept = folder / "ngrok" / FILE_NAME
    if has_former:
        kept.parent.mkdir(parents=True)
        kept.write_bytes(b"former")
    scan_new(monkeypatch, kept, times=4)
    await download_agent(
        folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
    )
    assert kept.read_bytes() == program


async def test_a_new_agent_that_may_not_come_leaves_the_former_one(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = folder / "ngrok" / FILE_NAME
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"former")
    scan_new(monkeypatch, kept, times=1_000_000)
    monkeypatch.setattr(ngrok_download, "SCAN_S", 0.1)
    with pytest.raises(SetupError, match="download_failed"):
        await download_agent(
            folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
        )
    assert kept.read_bytes() == b"former"
    assert left(folder) == [FILE_NAME]


def scan_new(monkeypatch: pytest.MonkeyPatch, kept: Path, times: int) -> None:
    """As on Windows, whose scanners hold a new program open for seconds."""
    refusals = iter(range(times))
    replace = Path.replace

    def scanned(source: Path, target: Path) -> Path:
        if target == kept and not source.name.startswith(".") and next(refusals, None) is not None:
            raise PermissionError(errno.EACCES, "in use")
        return replace(source, target)

    monkeypatch.setattr(ngrok_download, "SCAN_S", 30.0)
    monkeypatch.setattr(Path, "replace", scanned)


async def test_what_a_run_that_was_cut_off_left_is_cleared(folder: Path, program: bytes) -> None:
    scrap = folder / "ngrok" / ".download-cut"
    scrap.mkdir(parents=True)
    (scrap / "archive").write_bytes(b"half")
    await download_agent(
        folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
    )
    assert left(folder) == [FILE_NAME]


async def test_a_windowed_program_has_no_output_stream(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    await download_agent(
        folder, nothing, source=SOURCE, transport=serving(tgz({FILE_NAME: program}))
    )
    assert left(folder) == [FILE_NAME]


async def test_the_usual_source_is_pyngroks(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, content=tgz({FILE_NAME: program}))

    monkeypatch.setattr(installer, "get_arch", lambda: "x86_64")
    await download_agent(folder, nothing, transport=httpx.MockTransport(answer))
    assert asked == [installer.get_ngrok_cdn_url("3")]
    monkeypatch.setattr(installer, "get_arch", lambda: "vax")
    with pytest.raises(SetupError) as caught:
        await download_agent(folder, nothing)
    assert caught.value.code == "download_failed"


@pytest.mark.parametrize(
    "content",
    [
        b"<html>Inicia sesi\xc3\xb3n en la red</html>",
        b"",
        b"PK\x03\x04 broken",
        gzip.compress(b"no tar"),
        tgz({"README": b"hola"}),
        tgz({"../../" + FILE_NAME: b"x"}),
        tgz({"/tmp/" + FILE_NAME: b"x"}),
        tgz({FILE_NAME: b"x", "../autostart": b"x"}),
        tgz({"a/" + FILE_NAME: b"x", "b/" + FILE_NAME: b"x"}),
        tgz({}, link="/bin/true"),
        zipped({"..\\..\\" + FILE_NAME: b"x"}),
        zipped({"C:/" + FILE_NAME: b"x"}),
        tgz({FILE_NAME: b"\x7fELF not really"}),
    ],
    # A packed file holds the second it was packed in: as a name it would differ by process.
    ids=[
        "a_page",
        "nothing",
        "broken_zip",
        "gzip_without_tar",
        "tar_without_agent",
        "tar_out_of_the_folder",
        "tar_absolute",
        "tar_with_a_second_file_outside",
        "tar_with_two_agents",
        "tar_with_a_link",
        "zip_out_of_the_folder",
        "zip_on_a_drive",
        "not_an_agent",
    ],
)
async def test_what_is_no_agent_is_not_kept(folder: Path, content: bytes) -> None:
    error = await refused(folder, serving(content))
    assert error.code == "download_wrong_file"


async def test_an_agent_that_is_too_old_is_not_kept(
    cloud: FakeCloud, folder: Path, program: bytes
) -> None:
    cloud.scenario(version="3.12.0")
    error = await refused(folder, serving(tgz({FILE_NAME: program})))
    assert (error.code, error.detail) == ("download_wrong_file", "agent_too_old")


async def test_an_archive_larger_than_any_agent(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tgz({FILE_NAME: program})
    monkeypatch.setattr(ngrok_download, "MAX_ARCHIVE_BYTES", len(content) - 1)
    assert (await refused(folder, serving(content))).detail == "size"

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 1000

    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=endless()))
    assert (await refused(folder, transport)).detail == "size"


async def test_an_archive_that_grows_when_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ngrok_download, "MAX_AGENT_BYTES", 100_000)
    for pack in (tgz, zipped):
        error = await refused(folder, serving(pack({FILE_NAME: bytes(1_000_000)})))
        assert (error.code, error.detail) == ("download_wrong_file", "size")


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_server_that_says_no(folder: Path, status: int) -> None:
    error = await refused(folder, serving(b"", status))
    assert (error.code, error.detail) == ("download_failed", str(status))


async def test_no_network(folder: Path) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    assert (await refused(folder, httpx.MockTransport(fail))).code == "download_failed"


async def test_a_connection_cut_in_the_middle(folder: Path, program: bytes) -> None:
    content = tgz({FILE_NAME: program})
    headers = {"Content-Length": str(len(content) + 10)}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=content, headers=headers))
    assert (await refused(folder, transport)).code == "download_failed"


async def test_a_redirect_to_an_open_line(folder: Path, program: bytes) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "https":
            return httpx.Response(302, headers={"Location": "http://archivos.example/x"})
        return httpx.Response(200, content=tgz({FILE_NAME: program}))

    error = await refused(folder, httpx.MockTransport(answer))
    assert (error.code, error.detail) == ("download_wrong_file", "redirect")


async def test_a_disk_without_room(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(folder.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert (await refused(folder, serving(tgz({FILE_NAME: program})))).code == "download_no_room"


async def test_a_disk_that_fills_while_unpacking(
    folder: Path, program: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(ngrok_download, "_copy", full)
    assert (await refused(folder, serving(tgz({FILE_NAME: program})))).code == "download_no_room"


async def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError) as caught:
        await download_agent(tmp_path / "file", nothing, source=SOURCE, transport=serving(b""))
    assert caught.value.code == "download_failed"


async def test_a_cancelled_download_leaves_nothing(folder: Path) -> None:
    began = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"x" * 300_000
        began.set()
        await asyncio.Event().wait()

    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=slow()))
    task = asyncio.create_task(download_agent(folder, nothing, source=SOURCE, transport=transport))
    async with asyncio.timeout(10):
        await began.wait()
    assert left(folder)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left(folder) == []


async def test_cancelled_while_the_agent_is_tried(
    cloud: FakeCloud, folder: Path, program: bytes
) -> None:
    cloud.scenario(silent_version=0.3)
    transport = serving(tgz({FILE_NAME: program}))
    task = asyncio.create_task(download_agent(folder, nothing, source=SOURCE, transport=transport))
    await eventually(lambda: bool(cloud.calls("start")))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left(folder) == []


async def test_over_a_real_connection(folder: Path, program: bytes) -> None:
    content = tgz({FILE_NAME: program})

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + content)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    source = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/ngrok.tgz"
    steps: list[tuple[int, int]] = []
    async with server:
        await download_agent(folder, lambda *step: steps.append(step), source=source)
    assert steps[-1] == (len(content), 0)
    assert left(folder) == [FILE_NAME]
