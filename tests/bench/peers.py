"""The programs ours is measured against, each a process of its own.

python -m tests.bench.peers pywa|bare      prints "ready PORT"
"""

import asyncio
import socket
import sys
import warnings
from typing import Any

import uvicorn

from tests.bench.deliveries import PHONE_NUMBER_ID, SECRET, VERIFY_TOKEN, WEBHOOK_PATH


def pywa_app() -> Any:
    """pywa on FastAPI, signatures checked, a handler that stores nothing."""
    from fastapi import FastAPI
    from pywa_async import WhatsApp, types

    app = FastAPI()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        client = WhatsApp(
            phone_id=PHONE_NUMBER_ID,
            token="bench-token",
            server=app,
            webhook_endpoint=WEBHOOK_PATH,
            verify_token=VERIFY_TOKEN,
            app_secret=SECRET.decode(),
            validate_updates=True,
            filter_updates=False,
        )

    async def handle(_: WhatsApp, __: types.Message) -> None:
        """Stores nothing."""

    client.on_message()(handle)
    return app


async def bare_app(scope: Any, receive: Any, send: Any) -> None:
    """Reads the body, answers 200, and does nothing else."""
    while (await receive()).get("more_body"):
        pass
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]}
    )
    await send({"type": "http.response.body", "body": b""})


def main(name: str) -> None:
    # With the protocol left out asyncio does not set TCP_NODELAY, and each answer waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(2048)
    app = pywa_app() if name == "pywa" else bare_app
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
    print(f"ready {listening.getsockname()[1]}", flush=True)
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main(sys.argv[1])
