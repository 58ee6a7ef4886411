"""The real Secret Service of Linux desktops, on a private bus."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService

if sys.platform == "linux":
    import secretstorage
    from jeepney import message_bus  # type: ignore[import-untyped]  # it has none
    from jeepney.io.blocking import Proxy  # type: ignore[import-untyped]  # it has none

DEADLINE_S = 20.0
LOGIN_COLLECTION = "/org/freedesktop/secrets/collection/login"


@contextmanager
def running_secret_service(*, unlocked: bool = True) -> Iterator[None]:
    """gnome-keyring-daemon on its own bus and home; `unlocked`: with an open collection.

    Without one, nothing can be kept: there is nobody to answer the prompt.
    """
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing: install dbus and gnome-keyring")
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        environ = _environ(Path(home))
        bus = stack.enter_context(_ended(_bus(environ)))
        assert bus.stdout is not None
        environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", environ["DBUS_SESSION_BUS_ADDRESS"])
        stack.enter_context(_ended(_daemon(environ, unlocked=unlocked)))
        previous = keyring.get_keyring()
        stack.callback(keyring.set_keyring, previous)
        backend: Callable[[], KeyringBackend] = SecretService.Keyring
        keyring.set_keyring(backend())
        _wait_for_service(unlocked=unlocked)
        yield


@contextmanager
def leaks_allowed() -> Iterator[None]:
    """The library leaves its bus connection to the garbage collector when a collection is refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def _environ(home: Path) -> dict[str, str]:
    (home / "share" / "keyrings").mkdir(parents=True)
    home.chmod(0o700)
    names = {"HOME": "", "XDG_DATA_HOME": "share", "XDG_RUNTIME_DIR": "", "XDG_CACHE_HOME": "cache"}
    environ = os.environ | {name: str(home / folder) for name, folder in names.items()}
    # No screen: no prompt can appear on somebody's desktop.
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL"):
        environ.pop(name, None)
    return environ


def _bus(environ: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environ,
    )


def _daemon(environ: dict[str, str], *, unlocked: bool) -> subprocess.Popen[str]:
    unlock = ["--unlock"] if unlocked else []
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets", *unlock],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environ,
    )
    assert daemon.stdin is not None
    daemon.stdin.write("test")
    daemon.stdin.close()
    return daemon


@contextmanager
def _ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    try:
        yield process
    finally:
        process.terminate()
        process.wait(DEADLINE_S)
        if process.stdout is not None:
            process.stdout.close()


def _wait_for_service(*, unlocked: bool) -> None:
    """Until our daemon, and no other, answers.

    Asking for the service too early would make the bus start a second daemon, without a collection.
    """
    with closing(secretstorage.dbus_init()) as connection:
        bus = Proxy(message_bus, connection)
        _until(lambda: bus.NameHasOwner("org.freedesktop.secrets") == (1,))
        if unlocked:
            _until(lambda: _is_open(connection))


def _is_open(connection: Any) -> bool:
    try:
        return not secretstorage.Collection(connection, LOGIN_COLLECTION).is_locked()
    except secretstorage.ItemNotFoundException:
        return False


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail("the Secret Service did not start")
        time.sleep(0.02)
