"""What the world outside remembers of the program: Meta of its deliveries, another program of its sends.

Everything is kept by hand here, with rules of its own, so that it can contradict the program.
"""

import random
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tests.eventually import eventually
from tests.flows.processes import status_delivery, text_delivery
from tests.flows.strict_graph import StrictGraph

RANK = {
    name: rank
    for rank, name in enumerate(
        ("queued", "unconfirmed", "accepted", "sent", "failed", "delivered", "read")
    )
}
"""Ours, not the program's: a fault in its own must be seen."""
NOT_YET = "service_window_closed"
"""To whom has not written yet, nobody may write."""
TICKS = ("sent", "delivered", "read")
WORDS = ("consulta", "Respuesta", "Camila", "56900000")
"""Of what patients and the clinic say, and of numbers: never to be logged."""
PATIENTS = [f"569000{number:05d}" for number in range(100, 140)]


class LosingGraph(StrictGraph):
    """A Graph that takes every message and now and then loses the answer on its way back."""

    def __init__(self, every: int = 0) -> None:
        super().__init__()
        self._every = every
        self._is_holding = False
        self.lost = 0

    async def _messages(self, request: Request) -> Response:
        count = len(self.bodies)
        answer = await super()._messages(request)
        await eventually(lambda: not self._is_holding, 60)
        taken = len(self.bodies) > count
        if taken and self._every and len(self.bodies) % self._every == 0:
            self.lost += 1
            return CutOff()
        return answer

    def hold(self, is_holding: bool = True) -> None:
        """Take what comes and keep every answer back; with False they go out."""
        self._is_holding = is_holding

    def times_sent(self) -> Counter[str]:
        """How often each job came."""
        return Counter(body["biz_opaque_callback_data"] for body in self.bodies)


class CutOff(Response):
    """The connection ends before the answer does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"500")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"messaging_product"'})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One POST of Meta's: a patient's text, or a tick of what Graph accepted."""

    body: bytes
    wamid: str
    status: str = ""


@dataclass(slots=True, kw_only=True)
class Asked:
    """One send that another program asks for under its own key; `job_id` once it got a 202."""

    key: str
    phone: str
    text: str
    job_id: str = ""


@dataclass
class Outside:
    """`told` holds the highest tick acknowledged for each wamid, `seen` the highest ever shown for each job."""

    graph: LosingGraph
    chance: random.Random
    waiting: deque[Delivery] = field(default_factory=deque)
    kept: dict[str, Delivery] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    seen: dict[str, str] = field(default_factory=dict)
    harm: list[str] = field(default_factory=list)
    acknowledged: int = 0
    numbers: int = 0
    is_everybody_known: bool = False
    _told_of: int = 0
    _typed: int = 0

    def blame(self, *lines: str) -> None:
        """Each harm counts once, however long it can be seen."""
        self.harm += [line for line in dict.fromkeys(lines) if line not in self.harm]

    def news(self) -> list[str]:
        """The harm that nobody has asked for yet."""
        found, self._told_of = self.harm[self._told_of :], len(self.harm)
        return found

    def next_delivery(self, *, ticks: bool = True) -> Delivery:
        """Mostly new ones; what got no 200 comes again, and some that did come again as well."""
        turn = self.chance.random()
        if self.waiting and turn < 0.4:
            return self.waiting.popleft()
        if self.kept and turn < 0.5:
            return self.chance.choice(list(self.kept.values()))
        if ticks and self.graph.wamids and turn < 0.8:
            job_id, wamid = self.chance.choice(list(self.graph.wamids.items()))
            return self.tick(job_id, wamid, self.chance.choice(TICKS))
        return self.text()

    def text(self, patient: str = "", length: int = 0) -> Delivery:
        """A patient writes, at least so much."""
        self.numbers += 1
        patient = patient or self.chance.choice(PATIENTS)
        words = f"Hola, consulta {self.numbers}".ljust(length, ".")
        body = text_delivery(self.numbers, time.time(), words, patient)
        return Delivery(body=body, wamid=f"wamid.in-{self.numbers}")

    def tick(self, job_id: str, wamid: str, status: str) -> Delivery:
        """Meta tells of a message it took."""
        body = status_delivery(wamid, job_id, status, time.time())
        return Delivery(body=body, wamid=wamid, status=status)

    def answer(self, delivery: Delivery, code: int) -> None:
        """What the program said to a delivery; 0 if it died over it."""
        if code != 200:
            self.waiting.append(delivery)
            if code not in {0, 503}:
                self.blame(f"wrong: a delivery was answered with {code}")
            return
        self.acknowledged += 1
        if not delivery.status:
            self.kept[delivery.wamid] = delivery
        elif RANK[delivery.status] > RANK.get(self.told.get(delivery.wamid, ""), -1):
            self.told[delivery.wamid] = delivery.status

    def next_send(self) -> Asked:
        """What got no answer is asked again with the same key, and now and then what got one."""
        open_ones = [each for each in self.asked if not each.job_id]
        if open_ones and self.chance.random() < 0.7:
            return self.chance.choice(open_ones)
        if self.asked and self.chance.random() < 0.1:
            return self.chance.choice(self.asked)
        number = len(self.asked) + 1
        patient = self.chance.choice(PATIENTS)
        new = Asked(key=f"key-{number}", phone=f"+{patient}", text=f"Respuesta {number}.")
        self.asked.append(new)
        return new

    def next_words(self) -> tuple[str, str]:
        """Whom a person answers in the window, and with what; few keys, for each is pressed."""
        self._typed += 1
        return f"+{self.chance.choice(PATIENTS)}", f"V{self._typed}."

    def took(self, asked: Asked, code: int, answer: dict[str, Any]) -> None:
        """What the program said to a send."""
        if code == 202:
            if asked.job_id not in {"", answer["id"]}:
                self.blame(f"doubled: two jobs under {asked.key}")
            asked.job_id = answer["id"]
        elif code != 503 and (self.is_everybody_known or answer["code"] != NOT_YET):
            self.blame(f"wrong: a send was answered with {code} {answer.get('code')}")

    def saw(self, job_id: str, status: str) -> None:
        """A status that the program showed; it may never be less than before."""
        if status not in RANK:
            self.blame(f"wrong: job {job_id} is {status}")
            return
        highest = self.seen.get(job_id, "queued")
        if RANK[status] < RANK[highest]:
            self.blame(f"wrong: job {job_id} was {highest} and is {status}")
        else:
            self.seen[job_id] = status
