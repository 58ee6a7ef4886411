"""A keyring that lasts as long as the test."""

from keyring import errors
from keyring.backend import KeyringBackend


class MemoryKeyring(KeyringBackend):
    """Raises `fail_with` at each call, if it is set."""

    # Below what is chosen by itself.
    priority = 0.1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's is without types
        self.entries: dict[tuple[str, str], str] = {}
        self.fail_with: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if self.entries.pop((service, username), None) is None:
            raise errors.PasswordDeleteError("not found")

    def _check(self) -> None:
        if self.fail_with is not None:
            raise self.fail_with
