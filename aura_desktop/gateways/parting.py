"""HTTP clients that leave no connection behind when they are closed.

The library closes what is connected by then. A request that was still connecting went on, got its answer, and
its connection stayed open for good, known to nobody.
"""

import asyncio
from functools import cache
from types import ModuleType
from typing import Any

_CLOSED = "closed while it was asking"


@cache
def client_type(library: ModuleType) -> Any:
    """httpx's AsyncClient, or that of httpx2, which is httpx under another name.

    Whoever waits for an answer while it is closed gets the library's ReadError: it may have been asked.
    """

    class Client(library.AsyncClient):  # type: ignore[misc, name-defined]  # known only when it runs
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self._asking: set[asyncio.Timeout] = set()
            self._nobody_asks = asyncio.Event()

        async def send(self, request: Any, **options: Any) -> Any:
            try:
                async with asyncio.timeout(None) as asking:
                    self._asking.add(asking)
                    try:
                        return await super().send(request, **options)
                    finally:
                        self._asking.discard(asking)
                        if not self._asking:
                            self._nobody_asks.set()
            except TimeoutError:
                if not asking.expired():
                    raise
                raise library.ReadError(_CLOSED, request=request) from None

        async def aclose(self) -> None:
            try:
                while self._asking:
                    self._nobody_asks.clear()
                    now = asyncio.get_running_loop().time()
                    for asking in self._asking:
                        if not asking.expired():
                            asking.reschedule(now)
                    await self._nobody_asks.wait()
            finally:
                await super().aclose()

        async def __aexit__(self, *_: object) -> None:
            await self.aclose()

    return Client
