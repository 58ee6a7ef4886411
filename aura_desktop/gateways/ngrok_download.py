"""Fetching the agent when a person asked for it: with progress, to be cancelled, checked before it is kept."""

import asyncio
import errno
import shutil
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

import httpx

from aura_desktop.errors import SetupError
from aura_desktop.files import own_folder, take_place
from aura_desktop.gateways import way_out
from aura_desktop.gateways.ngrok_agent import FILE_NAME, FOLDER_NAME, check_agent
from aura_desktop.gateways.ngrok_steps import to_the_end

MAX_ARCHIVE_BYTES = 100_000_000
MAX_AGENT_BYTES = 200_000_000
ROOM_FACTOR = 5
"""Free space wanted, as a multiple of the archive: it, what is in it, and some air."""
CHUNK_BYTES = 256 * 1024
TIMEOUT = httpx.Timeout(30.0, connect=15.0)
SCAN_S = 15.0 if sys.platform == "win32" else 0.0
"""A virus scanner takes longer for a program that is new to it than for a note of ours."""

_SCRATCH, _OLD = ".download-", ".old-"
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT) if sys.platform != "win32" else (errno.ENOSPC,)

T = TypeVar("T")


async def download_agent(
    folder: Path,
    progress: Callable[[int, int], None],
    *,
    source: str = "",
    transport: httpx.AsyncBaseTransport | None = None,
) -> Path:
    """Fetch the agent into `folder`; where it is now. Cancelled or failed, it leaves nothing behind.

    `progress` gets the bytes so far and the total, 0 if that is not known. Without a `source` (URL of
    a zip or tar.gz) the one pyngrok names for this system is taken. Raises: SetupError download_failed,
    download_wrong_file, download_no_room.
    """
    source = source or await asyncio.to_thread(_usual_source)
    target = folder / FOLDER_NAME / FILE_NAME
    scratch = await _step(asyncio.to_thread(_scratch_in, folder))
    try:
        archive = scratch / "archive"
        await _fetch(source, archive, progress, transport)
        agent = await _step(asyncio.to_thread(_unpack, archive, scratch))
        await _see_that_it_runs(agent)
        await _step(asyncio.to_thread(_settle, agent, target))
    finally:
        await to_the_end(asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True))
    return target


async def _step(work: Coroutine[Any, Any, T]) -> T:
    """File work as a whole, so that what it made can be taken away again."""
    try:
        return await to_the_end(work)
    except OSError as error:
        code = "download_no_room" if error.errno in _NO_ROOM else "download_failed"
        raise SetupError(code, detail=type(error).__name__) from None


def _usual_source() -> str:
    """Raises: SetupError("download_failed") on a system there is no agent for."""
    from pyngrok import installer
    from pyngrok.exception import PyngrokError

    try:
        return installer.get_ngrok_cdn_url("3")
    except PyngrokError as error:
        raise SetupError("download_failed", detail=type(error).__name__) from None


def _scratch_in(folder: Path) -> Path:
    """Beside its place, so that the agent can take it in one step; for this user alone."""
    place = folder / FOLDER_NAME
    own_folder(place)
    _clear(place)
    scratch = place / f"{_SCRATCH}{time.time_ns()}"
    own_folder(scratch)
    return scratch


async def _fetch(
    source: str,
    archive: Path,
    progress: Callable[[int, int], None],
    transport: httpx.AsyncBaseTransport | None,
) -> None:
    try:
        async with (
            way_out.client(
                source,
                takes_proxy=True,
                transport=transport,
                verify=await asyncio.to_thread(way_out.trust),
                timeout=TIMEOUT,
                follow_redirects=True,
            ) as client,
            client.stream("GET", source, headers={"Accept-Encoding": "identity"}) as response,
        ):
            _see_that_it_answers(response, source)
            total = _length(response)
            if total > MAX_ARCHIVE_BYTES:
                raise SetupError("download_wrong_file", detail="size")
            await _step(asyncio.to_thread(_see_room, archive.parent, total))
            received = await _keep(response, archive, total, progress)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SetupError("download_failed", detail=type(error).__name__) from None
    if total and received != total:
        raise SetupError("download_failed", detail="incomplete")


async def _keep(
    response: httpx.Response, archive: Path, total: int, progress: Callable[[int, int], None]
) -> int:
    """Write what comes; how many bytes came."""
    received = 0
    file = await _step(asyncio.to_thread(archive.open, "xb"))
    try:
        progress(0, total)
        async for chunk in response.aiter_bytes(CHUNK_BYTES):
            received += len(chunk)
            if received > MAX_ARCHIVE_BYTES:
                raise SetupError("download_wrong_file", detail="size")
            await _step(asyncio.to_thread(file.write, chunk))
            progress(received, total)
    finally:
        await _step(asyncio.to_thread(file.close))
    return received


def _see_that_it_answers(response: httpx.Response, source: str) -> None:
    if response.status_code != httpx.codes.OK:
        raise SetupError("download_failed", detail=str(response.status_code))
    if urlsplit(source).scheme == "https" and response.url.scheme != "https":
        raise SetupError("download_wrong_file", detail="redirect")


def _length(response: httpx.Response) -> int:
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _see_room(folder: Path, total: int) -> None:
    """Raises: OSError(ENOSPC)."""
    if shutil.disk_usage(folder).free < total * ROOM_FACTOR:
        raise OSError(errno.ENOSPC, "no room")


def _unpack(archive: Path, scratch: Path) -> Path:
    """The agent out of the archive, and nothing else of it. Raises: SetupError("download_wrong_file"), OSError."""
    agent = scratch / FILE_NAME
    try:
        with archive.open("rb") as file:
            kind = file.read(4)
        if kind == _ZIP:
            _unzip(archive, agent)
        elif kind.startswith(_GZIP):
            _untar(archive, agent)
        else:
            # A sign-in page of the network, for example.
            raise SetupError("download_wrong_file", detail="kind")
    except (
        zipfile.BadZipFile,
        tarfile.TarError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise SetupError("download_wrong_file", detail=type(error).__name__) from None
    archive.unlink()
    agent.chmod(0o700)
    return agent


def _unzip(archive: Path, agent: Path) -> None:
    with zipfile.ZipFile(archive) as bundle:
        _see_names(bundle.namelist())
        with bundle.open(_only([each for each in bundle.namelist() if _is_agent(each)])) as member:
            _copy(member, agent)


def _untar(archive: Path, agent: Path) -> None:
    with tarfile.open(archive, "r:gz") as bundle:
        members = bundle.getmembers()
        _see_names([each.name for each in members])
        found = _only([each for each in members if _is_agent(each.name) and each.isfile()])
        member = bundle.extractfile(found)
        if member is None:
            raise SetupError("download_wrong_file", detail="member")
        with member:
            _copy(member, agent)


def _only(found: list[T]) -> T:
    if len(found) != 1:
        raise SetupError("download_wrong_file", detail="members")
    return found[0]


def _is_agent(name: str) -> bool:
    return PurePosixPath(name).name.lower() == FILE_NAME


def _see_names(names: list[str]) -> None:
    """No honest archive of one program points out of its folder."""
    for name in names:
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
            raise SetupError("download_wrong_file", detail="names")


def _copy(member: IO[bytes], agent: Path) -> None:
    """What the archive says of its size is not believed."""
    size = 0
    with agent.open("xb") as file:
        while chunk := member.read(CHUNK_BYTES):
            size += len(chunk)
            if size > MAX_AGENT_BYTES:
                raise SetupError("download_wrong_file", detail="size")
            file.write(chunk)


async def _see_that_it_runs(agent: Path) -> None:
    """A program that says a version we can use."""
    try:
        await to_the_end(check_agent(agent))
    except SetupError as error:
        raise SetupError("download_wrong_file", detail=error.code) from None


def _settle(agent: Path, target: Path) -> None:
    """Raises: OSError; the former agent is in its place then."""
    try:
        take_place(agent, target)
    except PermissionError:
        _settle_beside(agent, target)


def _settle_beside(agent: Path, target: Path) -> None:
    """Windows keeps a program that runs from being replaced, but not from being moved out of the way."""
    former = target.with_name(f"{_OLD}{time.time_ns()}")
    with suppress(FileNotFoundError):
        take_place(target, former)
    try:
        take_place(agent, target, patience_s=SCAN_S)
    except OSError:
        with suppress(FileNotFoundError):
            take_place(former, target)
        raise


def _clear(place: Path) -> None:
    """What a run that was cut off left here, and an agent that still ran when its successor came."""
    for left in place.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in place.glob(f"{_OLD}*"):
        with suppress(OSError):
            left.unlink()
