"""A key ring whose window for the password nobody answers; a program finds it by PYTHON_KEYRING_BACKEND."""

import sys
import threading

from keyring.backend import KeyringBackend


class ShutKeyring(KeyringBackend):
    """Tells on stderr that it was asked, then waits for ever."""

    priority = 9.0

    def get_password(self, service: str, username: str) -> str | None:
        sys.stderr.write("asked\n")
        sys.stderr.flush()
        threading.Event().wait()
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        threading.Event().wait()

    def delete_password(self, service: str, username: str) -> None:
        threading.Event().wait()
