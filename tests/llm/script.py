"""What a model's server is told to say: a list of steps."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True)
class Say:
    """One chunk with these words."""

    text: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The chunk that ends the words, and all that belongs after it."""

    reason: str = "stop"


@dataclass(frozen=True, slots=True)
class Usage:
    """The counts to tell instead of those that are counted; stands before Finish."""

    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class Raw:
    """These bytes as they are, in the middle of the stream."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Delta:
    """A chunk with other things than words: {"refusal": …}, {"reasoning_content": …}."""

    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection is dropped; `cleanly`: the answer ends instead, without a finish."""

    cleanly: bool = False


@dataclass(frozen=True, slots=True)
class Fail:
    """An error in place of an answer; first in a script."""

    status: int
    error: Mapping[str, Any] | str = field(default_factory=lambda: {"message": "no"})
    headers: Mapping[str, str] = field(default_factory=dict)


class Gate:
    """The server waits here until a test lets it go on; the test may wait until the server is here."""

    def __init__(self) -> None:
        self._reached: Future[None] = Future()
        self._released: Future[None] = Future()

    async def reached(self) -> None:
        """Until the server is here."""
        await of_thread(self._reached)

    def release(self) -> None:
        """From any thread."""
        self._released.set_result(None)

    async def passed(self) -> None:
        """The server's side."""
        if not self._reached.done():
            self._reached.set_result(None)
        await asyncio.shield(asyncio.wrap_future(self._released))


Step = Say | Finish | Usage | Raw | Delta | Cut | Fail | Gate
Script = Sequence[Step]


def said(text: str, size: int = 4) -> list[Step]:
    """The words in tokens of `size` characters."""
    return [Say(text[at : at + size]) for at in range(0, len(text), size)]


async def of_thread(future: Future[None]) -> None:
    """Wait here for what another thread settles."""
    async with asyncio.timeout(PATIENCE_S):
        await asyncio.shield(asyncio.wrap_future(future))
