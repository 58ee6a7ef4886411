"""The search for canaries finds what is planted, in each writing and at each place that it looks at."""

import base64
import gzip
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
import shiboken6
from PySide6.QtGui import QAction, QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from tests.flows.canaries import EVERYTHING, PATIENT, SECRETS, Search
from tests.flows.canary_runs import Place
from tests.flows.canary_window import look_at_clipboard, look_at_screen


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def _jsoned(text: str) -> bytes:
    return json.dumps({"x": text}).encode()


WRITINGS: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "capitals": lambda text: text.upper().encode(),
    "JSON": _jsoned,
    "an address": lambda text: quote(text, safe="").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16, high byte first": lambda text: text.encode("utf-16-be"),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64, inside": lambda text: base64.b64encode(f"wa:{text}:1".encode()),
    "base64, one further": lambda text: base64.b64encode(f"wam:{text}".encode()),
    "base64, two further": lambda text: base64.urlsafe_b64encode(f"wamid{text}".encode()),
    "hex": lambda text: text.encode().hex().encode(),
    "hex with blanks": lambda text: text.encode().hex(" ").encode(),
    "an address in small letters": lambda text: quote(text, safe="").lower().encode(),
    "an address of figures": lambda text: "".join(
        f"%{byte:02x}" for byte in text.encode()
    ).encode(),
    "UTF-32, as in memory": lambda text: text.encode("utf-32-le"),
    "UTF-16 in base64": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "base64 in lines": lambda text: base64.encodebytes(f"{text} {text}".encode()),
    "compressed": lambda text: gzip.compress(f"a line\n{text}".encode()),
    "compressed in a stream": lambda text: zlib.compress(f"a line\n{text}".encode()),
}


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("name", EVERYTHING)
def test_a_canary_is_found_in_each_writing(name: str, writing: str) -> None:
    search = Search()
    search.data("here", b"\0a line\n" + WRITINGS[writing](EVERYTHING[name]) + b"\nand another")
    assert any(leak.where == "here" and leak.name == name for leak in search.leaks)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_cut_at_any_place_is_found(name: str) -> None:
    """At both ends, or in two by the head of the next line of a log."""
    secret = SECRETS[name]
    cuts = [secret[5:-5], secret[:-7], secret[7:]]
    cuts += [f"{secret[:at]}\n2026-11-02 INFO x {secret[at:]}" for at in range(1, len(secret))]
    for cut in cuts:
        search = Search()
        search.text("here", cut)
        assert search.leaks, cut


def test_a_part_of_a_secret_is_found_too() -> None:
    search = Search()
    search.text("cut", f"…{SECRETS['access token'][-16:]}")
    search.data("bytes", b"\1" + bytes.fromhex(SECRETS["database key"]) + b"\2")
    assert {str(leak) for leak in search.leaks if "a part" not in leak.form} == {
        "database key (unhexed) in bytes"
    }
    assert {(leak.name, leak.where) for leak in search.leaks} == {
        ("access token", "cut"),
        ("database key", "bytes"),
    }


@pytest.mark.parametrize(
    "name",
    [
        *("data/setup.json", "data/aura.db", "data/aura.db-wal", "data/logs/aura.log"),
        *("data/logs/aura.log.2", "data/ngrok.yml", "data/ngrok-agent.json", "temp/anything"),
        *("output.txt", "errors.txt", "work/core"),
    ],
)
def test_a_leak_planted_in_a_file_is_found(place: Place, name: str) -> None:
    path = place.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * 70_000)
    assert place.search() == []
    path.write_bytes(b"x" * 70_000 + SECRETS["app secret"].encode() + b"\0")
    assert f"app secret (plain) in the folder: {name}" in place.search()


def test_a_leak_planted_in_the_name_of_a_file_is_found(place: Place) -> None:
    (place.folder / "temp" / PATIENT["a number"]).touch()
    assert place.search() == [
        f"a number (plain) in the folder: the name temp/{PATIENT['a number']}"
    ]


def test_a_leak_planted_in_the_process_list_is_found(place: Place) -> None:
    if sys.platform == "linux":
        search = Search()
        with Sleeper(place, SECRETS["AI key"], {"X": SECRETS["API key"]}) as pid:
            search.process("a child", pid, environ=True)
        assert {leak.name for leak in search.leaks} == {"AI key", "API key"}
        assert {leak.where for leak in search.leaks} == {"a child: cmdline", "a child: environ"}


def test_a_leak_planted_in_a_programs_start_is_found(place: Place) -> None:
    if sys.platform != "win32":
        player = place.recorder.program("pw-play")
        subprocess.run([player, SECRETS["AI key"]], env={"X": SECRETS["API key"]}, check=True)
        found = " ".join(place.search("pw-play"))
        assert "AI key (plain) in pw-play.arguments" in found
        assert "API key (plain) in pw-play.environment" in found


class Sleeper:
    """A process that waits to be looked at."""

    def __init__(self, place: Place, argument: str, environ: dict[str, str]) -> None:
        command = [sys.executable, "-c", "input(1)", argument]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, env=place.environ(**environ), stdin=pipe, stdout=pipe
        )

    def __enter__(self) -> int:
        assert self._process.stdout is not None
        self._process.stdout.read(1)
        return self._process.pid

    def __exit__(self, *_: object) -> None:
        self._process.communicate(b"\n")


def _said(widget: QWidget) -> None:
    widget.setAccessibleDescription(SECRETS["AI key"])


def _listed(widget: QWidget) -> None:
    view, model = QListView(widget), QStandardItemModel(widget)
    model.appendRow(QStandardItem(SECRETS["AI key"]))
    view.setModel(model)


def _offered(widget: QWidget) -> None:
    QComboBox(widget).addItems(["otra", SECRETS["AI key"]])


PLANTED: dict[str, Callable[[QWidget], object]] = {
    "a window's title": lambda widget: widget.setWindowTitle(f"AURA · {SECRETS['AI key']}"),
    "the screen, QWidget: told": _said,
    "the screen, QLabel: words": lambda widget: QLabel(SECRETS["AI key"], widget),
    "the screen, QLineEdit: line": lambda widget: QLineEdit(SECRETS["AI key"], widget),
    "the screen, QPushButton: words": lambda widget: QPushButton(SECRETS["AI key"], widget),
    "the screen, QPlainTextEdit: words": lambda widget: QPlainTextEdit(SECRETS["AI key"], widget),
    "the screen, QTextEdit: words": lambda widget: QTextEdit(SECRETS["AI key"], widget),
    "the screen, QComboBox: rows": _offered,
    "the screen, QListView: rows": _listed,
    "the screen, QWidget: actions": lambda widget: widget.addAction(
        QAction(SECRETS["AI key"], widget)
    ),
    "the clipboard: text/plain": lambda _: QGuiApplication.clipboard().setText(SECRETS["AI key"]),
}


@pytest.mark.parametrize("where", PLANTED)
def test_a_leak_planted_on_the_screen_is_found(qapp: QApplication, where: str) -> None:
    widget = QWidget()
    QGuiApplication.clipboard().clear()
    PLANTED[where](widget)
    search = Search()
    look_at_screen(search)
    look_at_clipboard(search)
    QGuiApplication.clipboard().clear()
    shiboken6.delete(widget)
    assert {leak.where for leak in search.leaks} == {where}


def test_dots_are_no_leak(qapp: QApplication) -> None:
    line = QLineEdit(SECRETS["AI key"])
    line.setEchoMode(QLineEdit.EchoMode.Password)
    search = Search()
    look_at_screen(search)
    shiboken6.delete(line)
    assert search.found() == []
