"""Secrets: hidden in memory, kept in the keyring of the system, refused in words of ours."""

import asyncio
import copy
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring import errors
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, fail, null

from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials, Secret
from tests.eventually import eventually
from tests.gateways.memory_keyring import MemoryKeyring
from tests.gateways.secret_service import leaks_allowed, running_secret_service

ROOT = Path(__file__).parent.parent.parent
LINUX = sys.platform == "linux"
TOKEN = Secret("EAA-ficticio-ñ-🙂")


@pytest.fixture
def plain_keyring() -> Iterator[None]:
    """Whatever a test puts in place of the system's keyring is taken back."""
    previous = keyring.get_keyring()
    yield
    keyring.set_keyring(previous)


def test_a_secret_does_not_show() -> None:
    shown = [str(TOKEN), repr(TOKEN), f"{TOKEN}", "%s" % TOKEN, repr([TOKEN]), repr({"t": TOKEN})]  # noqa: UP031
    assert all("ficticio" not in text and "***" in text for text in shown)
    assert TOKEN.reveal() == "EAA-ficticio-ñ-🙂"
    with pytest.raises(TypeError):
        pickle.dumps(TOKEN)
    with pytest.raises(TypeError):
        copy.deepcopy(TOKEN)


def test_secrets_compare_by_value() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    assert Secret("a")
    assert not Secret("")
    # Half of a letter, as a field leaves it that cuts at its limit.
    assert Secret("a\ud83d") == Secret("a\ud83d") != Secret("a")


async def test_each_secret_has_a_service_of_its_own() -> None:
    ring = MemoryKeyring()
    credentials = Credentials(ring)
    assert await credentials.get("access_token") is None
    await credentials.put("access_token", TOKEN)
    await credentials.put("app_secret", Secret("otro"))
    assert await credentials.get("access_token") == TOKEN
    assert {service for service, _ in ring.entries} == {
        "AURA Desktop/access_token",
        "AURA Desktop/app_secret",
    }
    await credentials.delete("access_token")
    await credentials.delete("access_token")
    assert await credentials.get("access_token") is None


async def test_what_windows_could_not_keep_is_refused_everywhere() -> None:
    credentials = Credentials(MemoryKeyring())
    await credentials.put("access_token", Secret("x" * 1280))
    with pytest.raises(SetupError) as raised:
        await credentials.put("access_token", Secret("x" * 1281))
    assert (raised.value.code, raised.value.params) == ("secret_too_long", {"limit": 1280})
    with pytest.raises(SetupError, match="secret_too_long"):
        await credentials.put("access_token", Secret("🙂" * 641))


def _backend(kind: Callable[[], KeyringBackend]) -> KeyringBackend:
    """The library's backends have constructors without types."""
    return kind()


class _BackendError(Exception):
    """Stands for what backends let through although it is no KeyringError."""


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (errors.NoKeyringError("canario"), "keyring_missing"),
        (errors.InitError("canario"), "keyring_missing"),
        (errors.KeyringLocked("canario"), "keyring_locked"),
        (errors.PasswordSetError("canario"), "keyring_refused"),
        (errors.KeyringError("canario"), "keyring_refused"),
        (OSError("canario"), "keyring_refused"),
        (UnicodeDecodeError("utf-8", b"canario", 0, 1, "canario"), "keyring_refused"),
        (_BackendError("canario"), "keyring_refused"),
    ],
)
async def test_each_way_to_fail_has_its_code(
    failure: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = type(sys)("win32ctypes.pywin32.pywintypes")
    module.error = _BackendError  # type: ignore[attr-defined]  # a module made for this test
    monkeypatch.setitem(sys.modules, "win32ctypes.pywin32.pywintypes", module)
    ring = MemoryKeyring()
    ring.fail_with = failure
    for call in (
        Credentials(ring).get("a"),
        Credentials(ring).put("a", TOKEN),
        Credentials(ring).delete("a"),
    ):
        with pytest.raises(SetupError) as raised:
            await call
        assert raised.value.code == code
        assert "canario" not in f"{raised.value!r} {raised.value.detail}"
        # Its frames would hold the secret.
        assert raised.value.__context__ is None


async def test_a_keyring_that_waits_for_a_person_does_not_wait_for_ever() -> None:
    answered = threading.Event()

    class Waiting(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            answered.wait(20)
            return None

    try:
        with pytest.raises(SetupError, match="keyring_locked"):
            await Credentials(Waiting(), timeout_s=0.1).get("a")
    finally:
        answered.set()


def test_the_end_of_the_program_does_not_wait_for_a_keyring() -> None:
    asked, answered = threading.Event(), threading.Event()

    class Waiting(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            asked.set()
            answered.wait(20)
            return None

    async def leave_it() -> None:
        call = asyncio.create_task(Credentials(Waiting()).get("a"))
        await eventually(asked.is_set)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    try:
        before = time.monotonic()
        asyncio.run(leave_it())
        assert time.monotonic() - before < 10
    finally:
        answered.set()


@pytest.mark.parametrize("ring", [fail.Keyring, null.Keyring, MemoryKeyring])
@pytest.mark.usefixtures("plain_keyring")
async def test_no_keyring_that_forgets_or_writes_plain_files(
    ring: Callable[[], KeyringBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "init_backend", lambda: None)
    keyring.set_keyring(ring())
    with pytest.raises(SetupError, match="keyring_missing"):
        await Credentials().put("access_token", TOKEN)


@pytest.mark.usefixtures("plain_keyring")
async def test_a_keyring_that_came_later_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late(MemoryKeyring):
        priority = 5
        persist = "enterprise"

    late = Late()
    keyring.set_keyring(_backend(fail.Keyring))
    monkeypatch.setattr(keyring.core, "init_backend", lambda: keyring.set_keyring(late))
    credentials = Credentials()
    await credentials.put("access_token", TOKEN)
    assert await credentials.get("access_token") == TOKEN
    assert late.persist == "local machine"


@pytest.fixture
def nobody_has_chosen(plain_keyring: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library as it is when a program starts."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


@pytest.mark.usefixtures("nobody_has_chosen")
async def test_where_there_is_no_usual_keyring_the_search_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Found(MemoryKeyring):
        priority = 5

    def unfit(name: str) -> KeyringBackend:
        raise RuntimeError(name)

    found = Found()
    monkeypatch.setattr(keyring.core, "load_keyring", unfit)
    monkeypatch.setattr(keyring.core, "init_backend", lambda: keyring.set_keyring(found))
    await Credentials().put("access_token", TOKEN)
    assert found.entries


if LINUX:
    import secretstorage

    @pytest.fixture
    def secret_service() -> Iterator[None]:
        with running_secret_service():
            yield

    @pytest.mark.usefixtures("secret_service")
    async def test_the_secret_service_keeps_secrets() -> None:
        credentials = Credentials()
        assert await credentials.get("access_token") is None
        await credentials.put("access_token", TOKEN)
        await credentials.put("access_token", Secret("x" * 1280))
        await credentials.put("app_secret", TOKEN)
        # Another program start, another object: the same entries.
        assert await Credentials().get("access_token") == Secret("x" * 1280)
        await credentials.delete("access_token")
        await credentials.delete("access_token")
        assert await credentials.get("access_token") is None
        assert await credentials.get("app_secret") == TOKEN

    @pytest.mark.usefixtures("secret_service")
    async def test_what_is_no_text_is_refused() -> None:
        credentials = Credentials()
        with pytest.raises(SetupError, match="keyring_refused"):
            await credentials.put("access_token", Secret("a\ud83d"))
        connection = secretstorage.dbus_init()
        try:
            secretstorage.get_default_collection(connection).create_item(
                "of somebody else",
                {
                    "service": "AURA Desktop/app_secret",
                    "username": "AURA Desktop",
                    "application": "Python keyring library",
                },
                b"\xff\xfe\xfd",
            )
        finally:
            connection.close()
        with pytest.raises(SetupError, match="keyring_refused"):
            await credentials.get("app_secret")

    @pytest.mark.usefixtures("secret_service", "nobody_has_chosen")
    async def test_the_usual_keyring_is_taken_without_a_search(
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def search() -> None:
            pytest.fail("each backend and each installed package was looked at")

        monkeypatch.setattr(keyring.core, "init_backend", search)
        await Credentials().put("access_token", TOKEN)
        assert isinstance(keyring.get_keyring(), SecretService.Keyring)

    @pytest.mark.usefixtures("secret_service", "nobody_has_chosen")
    async def test_the_keyring_that_a_person_chose_comes_before_the_usual_one(
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        with pytest.raises(SetupError, match="keyring_missing"):
            await Credentials().put("access_token", TOKEN)

    @pytest.mark.usefixtures("secret_service", "nobody_has_chosen")
    async def test_where_another_keyring_may_be_meant_the_search_decides(
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "dbus.py").touch()
        monkeypatch.syspath_prepend(tmp_path)
        other = MemoryKeyring()
        monkeypatch.setattr(MemoryKeyring, "priority", 5.1)
        monkeypatch.setattr(keyring.core, "init_backend", lambda: keyring.set_keyring(other))
        await Credentials().put("access_token", TOKEN)
        assert other.entries

    async def test_a_start_without_a_bus_has_no_keyring() -> None:
        # In a process of its own: the search would find the backends of these tests.
        script = (
            "import asyncio\n"
            "from aura_desktop.errors import SetupError\n"
            "from aura_desktop.gateways.credentials import Credentials\n"
            "try:\n"
            "    asyncio.run(Credentials().get('access_token'))\n"
            "except SetupError as error:\n"
            "    print(error.code)\n"
        )
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, env=environ, stdout=asyncio.subprocess.PIPE
        )
        said, _ = await asyncio.wait_for(process.communicate(), 30)
        assert said.split() == [b"keyring_missing"]

    @pytest.mark.usefixtures("secret_service")
    async def test_a_locked_collection_is_told() -> None:
        credentials = Credentials()
        await credentials.put("app_secret", TOKEN)
        connection = secretstorage.dbus_init()
        try:
            secretstorage.get_default_collection(connection).lock()
        finally:
            connection.close()
        with leaks_allowed(), pytest.raises(SetupError, match="keyring_locked"):
            await credentials.get("app_secret")

    async def test_a_service_without_collection_is_no_keyring() -> None:
        with (
            running_secret_service(unlocked=False),
            leaks_allowed(),
            pytest.raises(SetupError, match="keyring_missing"),
        ):
            await Credentials().put("access_token", TOKEN)

    async def test_a_bus_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
        with running_secret_service():
            credentials = Credentials()
            assert await credentials.get("access_token") is None
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
            with leaks_allowed(), pytest.raises(SetupError):
                await credentials.get("access_token")
