"""Marked secrets and patients' words, and a search for them in everything that a run leaves behind."""

import base64
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus, unquote_plus

from aura_desktop.gateways.listener import Listener

# No mask of the log knows any of these shapes: what the program does not keep back itself is found.
SECRETS = {
    "access token": "tkn-canario-7Qw9eRt5yUi1oPa3",
    "app secret": "sec-canario-4Zx8cVb2nMl6kJh0",
    "verify token": "palabra-canario-9gFd3sAq7wEr",
    "ngrok authtoken": "2canarioAuthtoken5tYu8iOp1aSd",
    "AI key": "clave-canario-6hGf2dSa0qWe4rTy",
    "API key": "api-canario-3mNb7vCx1zLk5jHg",
    "database key": "c0ffee5eed" * 6 + "c0de",
}
PIN = {"registration PIN": "271828"}
PATIENT = {
    "a name": "Camila Canario Ejemplo",
    "a number": "56900000731",
    "a number with spaces": "9 0000 0731",
    "a text": "Me duele la muela canaria, ¿atiende mañana?",
}
EVERYTHING = SECRETS | PIN | PATIENT

_PART = 12
"""So much of a secret is a leak too, from wherever in it."""
_DEFLATED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_MOST_INFLATED = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """`name` of the canary, as it is written `where`."""

    where: str
    name: str
    form: str

    def __str__(self) -> str:
        return f"{self.name} ({self.form}) in {self.where}"


class Search:
    """Looks for canaries, in any usual writing; collects what it finds. `places`: how many it looked at."""

    def __init__(self, canaries: Mapping[str, str] = EVERYTHING) -> None:
        self._needles = [
            (name, form, needle)
            for name, value in canaries.items()
            for form, needle in forms(value).items()
        ]
        self.leaks: list[Leak] = []
        self.places = 0

    def data(self, where: str, data: bytes, allowed: Iterable[str] = ()) -> None:
        """These bytes; `allowed`: names of canaries that belong there."""
        self.places += 1
        for hay in (data, *_inflated(data)):
            self._look(where, hay, allowed)

    def _look(self, where: str, data: bytes, allowed: Iterable[str]) -> None:
        small, dense = data.lower(), b"".join(data.split())
        small_and_dense = dense.lower()
        for name, form, needle in self._needles:
            is_any_case, may_be_broken = form.startswith(_ANY_CASE), form.startswith(_MAY_BE_BROKEN)
            hay = small if is_any_case else data
            if may_be_broken:
                hay = small_and_dense if is_any_case else dense
            if needle in hay and name not in allowed:
                self.leaks.append(Leak(where=where, name=name, form=form))

    def text(self, where: str, text: str, allowed: Iterable[str] = ()) -> None:
        """This text."""
        self.data(where, text.encode("utf-8", "surrogateescape"), allowed)

    def folder(self, where: str, folder: Path, allowed: Iterable[str] = ()) -> None:
        """Every file below, by content and by name."""
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            self.text(f"{where}: the name {name}", name, allowed)
            with suppress(FileNotFoundError):  # gone meanwhile
                if path.is_file():
                    self.data(f"{where}: {name}", path.read_bytes(), allowed)

    def process(self, where: str, pid: int, *, environ: bool, allowed: Iterable[str] = ()) -> None:
        """Its command line, and with `environ` its environment; on systems that show them as files."""
        if sys.platform != "linux":
            return
        parts = ["cmdline", "environ"] if environ else ["cmdline"]
        for part in parts:
            with suppress(FileNotFoundError, ProcessLookupError):
                self.data(f"{where}: {part}", Path(f"/proc/{pid}/{part}").read_bytes(), allowed)

    def found(self) -> list[str]:
        """What to be shown of the leaks; empty if there is none."""
        return sorted({str(leak) for leak in self.leaks})


_ANY_CASE = ("plain", "a part", "hex", "URL", "all of it as in a URL")
_MAY_BE_BROKEN = ("hex", "base64")
"""Mails and dumps write these in lines and groups."""


def _inflated(data: bytes) -> Iterator[bytes]:
    """What is compressed in it, wherever it begins."""
    for found in _DEFLATED.finditer(data):
        with suppress(zlib.error):
            yield zlib.decompressobj(47).decompress(data[found.start() :], _MOST_INFLATED)


def forms(value: str) -> dict[str, bytes]:
    """How it may be written somewhere: each writing once, by its name."""
    raw = value.encode()
    found = {
        "plain": value.lower().encode(),
        "JSON": json.dumps(value)[1:-1].encode(),
        "URL": quote(value, safe="").lower().encode(),
        "all of it as in a URL": "".join(f"%{byte:02x}" for byte in raw).encode(),
        "a form": quote_plus(value).encode(),
        "UTF-16": value.encode("utf-16-le"),
        "UTF-16, high byte first": value.encode("utf-16-be"),
        "UTF-32": value.encode("utf-32-le"),
        "Latin-1": value.encode("latin-1", "replace"),
        "hex": raw.hex().encode(),
    }
    for shift, (std, safe) in enumerate(_base64(raw)):
        found[f"base64 at {shift}"], found[f"base64 of URLs at {shift}"] = std, safe
    for shift, (std, _) in enumerate(_base64(value.encode("utf-16-le"))):
        found[f"base64 of UTF-16 at {shift}"] = std
    if len(value) >= 2 * _PART:
        for at in range(len(value) - _PART + 1):
            found[f"a part, from {at}"] = value[at : at + _PART].lower().encode()
    with suppress(ValueError):
        if len(value) >= 32:
            found["unhexed"] = bytes.fromhex(value)
    return {name: needle for name, needle in found.items() if _is_new(name, needle, found)}


def _base64(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What all texts share that hold `raw` at a place that is a multiple of three, one more, or two more."""
    for shift in range(3):
        padded = bytes(shift) + raw
        whole = padded[: len(padded) // 3 * 3]
        begin = (0, 2, 3)[shift]
        yield base64.b64encode(whole)[begin:], base64.urlsafe_b64encode(whole)[begin:]


def _is_new(name: str, needle: bytes, found: Mapping[str, bytes]) -> bool:
    """Not the same as one before it."""
    for other, same in found.items():
        if other == name:
            return True
        if same in (needle, needle.lower()):
            return False
    return True


def children(pid: int) -> list[int]:
    """The processes below this one, on systems that show them as files."""
    if sys.platform != "linux":
        return []
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text(encoding="ascii").split()):
            found += [child, *children(child)]
    return found


@dataclass
class Spiteful:
    """A server, of Meta's or of a model, that refuses everything and repeats all it was told.

    `answer`: a Graph code for an error in Graph's envelope, or "page" or "elsewhere".
    """

    answer: int | str = 190
    status: int = 400
    url: str = ""
    asked: list[str] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for step in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{step}.complete"})
            return
        told = await _told(scope, receive)
        self.asked.append(told)
        headers, body = self._refusal(told)
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _refusal(self, told: str) -> tuple[list[tuple[bytes, bytes]], bytes]:
        if self.answer == "page":
            return [(b"content-type", b"text/html")], f"<html>{told}</html>".encode()
        if self.answer == "elsewhere":
            return [(b"location", f"http://127.0.0.1:9/?{quote(told)}".encode())], b""
        error = {
            "message": f"Error validating access token: {told}",
            "type": told,
            "code": self.answer,
            "error_subcode": 463,
            "error_user_title": told,
            "error_user_msg": told,
            "error_data": {"messaging_product": "whatsapp", "details": told},
            "fbtrace_id": told,
        }
        headers = [(b"www-authenticate", b'OAuth "invalid_token"'), (b"x-fb-trace-id", b"A1")]
        return headers, json.dumps({"error": error}).encode()


async def _told(scope: Any, receive: Any) -> str:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    headers = [value.decode("latin-1") for _, value in scope["headers"]]
    query = unquote_plus(scope["query_string"].decode())
    return " ".join([scope["path"], query, *headers, unquote_plus(body.decode())])


@asynccontextmanager
async def open_spiteful(answer: int | str = 190) -> Any:
    """Such a server on loopback."""
    server = Spiteful(answer=answer)
    listener = Listener(server, name="spiteful")
    server.url = f"http://127.0.0.1:{await listener.start()}"
    try:
        yield server
    finally:
        await listener.stop()


@dataclass
class Recorder:
    """Programs that write down how they were started, before they do their work; in a folder of its own."""

    folder: Path

    @property
    def path(self) -> str:
        """For PATH: these programs first."""
        return f"{self.programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"

    @property
    def programs(self) -> Path:
        return self.folder / "programs"

    def program(self, name: str, does: Path | None = None) -> Path:
        """One that starts `does` in its own place, or nothing; on Windows `does` itself, which says nothing."""
        if sys.platform == "win32" and does is not None:
            return does
        self.programs.mkdir(parents=True, exist_ok=True)
        starts = self.folder / "starts"
        starts.mkdir(exist_ok=True)
        program = self.programs / name
        rest = "" if does is None else f'exec "{does}" "$@"\n'
        program.write_text(
            "#!/bin/sh\n"
            f'kept="{starts}/{name}.$$"\n'
            '{ echo "$0"; for each in "$@"; do echo "$each"; done; } >"$kept.arguments"\n'
            'env >"$kept.part"\n'
            'mv "$kept.part" "$kept.environment"\n'
            f"{rest}",
            encoding="utf-8",
        )
        program.chmod(0o700)
        return program

    def was_started(self, name: str) -> bool:
        """Whether this program ever ran, as far as that can be seen."""
        return sys.platform == "win32" or any(
            (self.folder / "starts").glob(f"{name}.*.environment")
        )

    def look(self, search: Search, name: str, allowed: Iterable[str] = ()) -> None:
        """At all that this program was told; in its environment `allowed` may be."""
        for path in sorted((self.folder / "starts").glob(f"{name}.*")):
            is_environ = path.suffix == ".environment"
            search.data(f"{name}{path.suffix}", path.read_bytes(), allowed if is_environ else ())
