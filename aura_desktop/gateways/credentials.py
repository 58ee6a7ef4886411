"""Secrets, and the keyring of the operating system that holds them."""

import asyncio
import hmac
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from aura_desktop.errors import SetupError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE_PREFIX = "AURA Desktop"
USER_NAME = "AURA Desktop"
WINDOWS_BLOB_BYTES = 2560
"""Windows keeps at most this much of one secret, as UTF-16; the limit holds everywhere, so that a
clinic can change its PC."""

_FOREIGN_ERRORS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)
"""What backends let through although it is no KeyringError (win32ctypes: error 1783 and others)."""

_USUAL = {
    "linux": "keyring.backends.SecretService.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
    "darwin": "keyring.backends.macOS.Keyring",
}
_OTHERS_ARE_MADE_OF = ("dbus", "gi")
"""KWallet's and libsecret's backends: without these, which we do not bring, they are out of the question."""
_UNFIT: tuple[type[Exception], ...] = (ImportError, AttributeError, RuntimeError, ValueError)
"""What a backend raises where it cannot work, besides the errors of its own."""

T = TypeVar("T")


class Secret:
    """A value that never shows itself in text, logs or tracebacks."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, for the one place that needs it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        ours, others = (each._value.encode("utf-8", "surrogatepass") for each in (self, other))
        return hmac.compare_digest(ours, others)

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written to files")


class Credentials:
    """Named secrets in the keyring; one service name each ("AURA Desktop/<name>").

    Each call has a thread of its own: an unlock dialog may block it for as long as a person needs.
    Raises (all methods): SetupError keyring_missing, keyring_locked, keyring_refused.
    """

    def __init__(self, backend: "KeyringBackend | None" = None, *, timeout_s: float = 90.0) -> None:
        self._backend = backend
        self._timeout_s = timeout_s

    async def get(self, name: str) -> Secret | None:
        """The secret of this name, None if there is none."""
        value = await self._call(lambda ring: ring.get_password(_service(name), USER_NAME))
        return None if value is None else Secret(value)

    async def put(self, name: str, secret: Secret) -> None:
        """Keep a secret, in place of a former one.

        Raises: SetupError("secret_too_long") over 1,280 UTF-16 characters.
        """
        value = secret.reveal()
        if len(value.encode("utf-16-le", "surrogatepass")) > WINDOWS_BLOB_BYTES:
            raise SetupError("secret_too_long", limit=WINDOWS_BLOB_BYTES // 2)
        await self._call(lambda ring: ring.set_password(_service(name), USER_NAME, value))

    async def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no error."""
        await self._call(lambda ring: _delete(ring, name))

    async def _call(self, action: "Callable[[KeyringBackend], T]") -> T:
        try:
            async with asyncio.timeout(self._timeout_s):
                return await _aside(lambda: self._guarded(action))
        except TimeoutError:
            raise SetupError("keyring_locked") from None

    def _guarded(self, action: "Callable[[KeyringBackend], T]") -> T:
        # In the worker thread, and only if a secret is asked for: the library is slow to load.
        from keyring import errors

        try:
            return action(self._ring())
        except (errors.NoKeyringError, errors.InitError) as error:
            code, kind = "keyring_missing", type(error).__name__
        except errors.KeyringLocked as error:
            code, kind = "keyring_locked", type(error).__name__
        except _refusals() as error:
            code, kind = "keyring_refused", type(error).__name__
        # Outside of the handlers: as its context, the backend's error would keep frames alive that
        # hold the secret and the open bus. Its text may name the entry: the class is enough.
        raise SetupError(code, detail=kind)

    def _ring(self) -> "KeyringBackend":
        if self._backend is None:
            self._backend = _system_keyring()
        return self._backend


def _system_keyring() -> "KeyringBackend":
    """The keyring of this PC; never a plain file, never one that forgets.

    Raises: keyring.errors.NoKeyringError.
    """
    import keyring

    # Private, but the only way to learn that nobody has chosen yet without making the choice.
    if keyring.core._keyring_backend is None and (found := _found_without_search()) is not None:
        keyring.set_keyring(found)
    ring = keyring.get_keyring()
    if not keyring.core.recommended(ring):
        # The choice is remembered by the library: a service started since then deserves a look.
        keyring.core.init_backend()
        ring = keyring.get_keyring()
    if not keyring.core.recommended(ring):
        raise keyring.errors.NoKeyringError
    if hasattr(ring, "persist"):
        # Windows: the default would roam with the domain profile.
        ring.persist = "local machine"
    return ring


def _found_without_search() -> "KeyringBackend | None":
    """What the library would choose, without its look at every backend and every installed package.

    The search takes 50 ms and stands before the inbox. None: only the search can tell.
    """
    from keyring import core

    chosen = core.load_env() or core.load_config()
    if chosen is not None or sys.platform not in _USUAL or any(map(find_spec, _OTHERS_ARE_MADE_OF)):
        return chosen
    try:
        return core.load_keyring(_USUAL[sys.platform])
    except _UNFIT + _refusals():
        return None


async def _aside(work: Callable[[], T]) -> T:
    """In a thread that the end of the program does not wait for, as it would for a pool's."""
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()
    threading.Thread(target=_carry_out, args=(work, done), name="keyring", daemon=True).start()
    return await asyncio.wrap_future(done)


def _carry_out(work: Callable[[], T], done: "Future[T]") -> None:
    try:
        done.set_result(work())
    except BaseException as error:  # relayed to the coroutine that waits, as executors do
        done.set_exception(error)
    finally:
        # Else an error, its frames and this would keep one another alive.
        del work, done


def _service(name: str) -> str:
    return f"{SERVICE_PREFIX}/{name}"


def _delete(ring: "KeyringBackend", name: str) -> None:
    if ring.get_password(_service(name), USER_NAME) is not None:
        ring.delete_password(_service(name), USER_NAME)


def _refusals() -> tuple[type[Exception], ...]:
    """Evaluated when something was raised: by then the backend has loaded its library."""
    from keyring.errors import KeyringError

    found = (getattr(sys.modules.get(module), name, None) for module, name in _FOREIGN_ERRORS)
    # UnicodeError: half a letter in what is to be kept, or bytes that somebody else has put there.
    foreign = (error for error in found if isinstance(error, type))
    return (KeyringError, OSError, UnicodeError, *foreign)
