"""What the agent is told: its configuration file, and the endpoint that leads to our listener."""

import json
import os
import socket
import tempfile
from contextlib import suppress
from pathlib import Path

from aura_desktop.files import own_folder, take_place

FILE_NAME = "ngrok.yml"
ENDPOINT_NAME = "aura-webhook"
LOOPBACK = "127.0.0.1"

_CONFIG = """\
version: "3"
agent:
  web_addr: {host}:{port}
  inspect_db_size: -1
  update_check: false
  remote_management: false
"""
"""The local API asks for no password: a port nobody can guess, no bodies kept (they are patients'
words), no orders from the provider's dashboard. The authtoken comes by environment."""


def free_port() -> int:
    """A loopback port free at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def write_config(folder: Path, port: int) -> Path:
    """The file the agent reads, for this user alone. Raises: OSError."""
    return write_private(folder / FILE_NAME, _CONFIG.format(host=LOOPBACK, port=port))


def write_private(path: Path, text: str) -> Path:
    """Whole or not at all, 0600 from its first byte. Raises: OSError."""
    own_folder(path.parent)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        take_place(Path(temporary), path)
    except OSError:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    return path


def endpoint(*, port: int, domain: str, path: str) -> dict[str, object]:
    """The body that opens our endpoint; without a domain the account's own is used.

    The provider's edge turns everything but `path` away, so that nobody reaches the listener by guessing.
    """
    body: dict[str, object] = {
        "name": ENDPOINT_NAME,
        "upstream": {"url": f"http://{LOOPBACK}:{port}"},
        "inspect": False,
        "traffic_policy": _policy(path),
    }
    if domain:
        body["url"] = domain if "://" in domain else f"https://{domain}"
    return body


def _policy(path: str) -> str:
    """As text; JSON is YAML too."""
    rule = {
        "expressions": [f"req.url.path != '{path}'"],
        "actions": [{"type": "deny", "config": {"status_code": 404}}],
    }
    return json.dumps({"on_http_request": [rule]})
