"""Sending under faults: what Graph really accepted, held against what became of each message here."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aura_desktop.domain.allowance import REACH_LASTS, HoldReason, clinic_day
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.store import allowance, messages, outbox
from aura_desktop.troubles import Action
from aura_desktop.ui.delegates.message_offer import RESEND_AFTER, offers
from tests.eventually import eventually
from tests.torture import planted
from tests.torture.sending_world import WABA, AtGraph, World, open_world
from tests.torture.table import Row, Scale

SEED = 142
WAVES = 8
PATIENCE_S = 12.0
STILL_S = 60.0
"""A queue that has not grown shorter for so long will not."""
_RANK = ("queued", "unconfirmed", "accepted", "sent", "failed", "delivered", "read")
"""Written down once more, so that the program's own order can be contradicted."""
FAULTS: tuple[tuple[int, dict[str, Any]], ...] = (
    (580, {"kind": "none"}),
    (50, {"kind": "reset_before_accept"}),
    (80, {"kind": "reset_after_accept"}),
    (25, {"kind": "silence"}),
    (15, {"kind": "stall_before_accept"}),
    (15, {"kind": "stall_after_accept"}),
    (20, {"kind": "server_error", "status": 500, "code": 131000}),
    (20, {"kind": "server_error", "status": 503, "code": 2}),
    (20, {"kind": "server_error", "status": 500, "code": 1}),
    (25, {"kind": "server_error", "status": 502, "with_body": False}),
    (25, {"kind": "server_error", "status": 504, "with_body": False}),
    *((16, {"kind": "rate_limit", "code": code}) for code in (4, 80007, 130429, 131048, 131056)),
    (35, {"kind": "late_failure", "code": 131026}),
    (15, {"kind": "late_failure", "code": 131049}),
    (25, {"kind": "status_before_answer"}),
)
WEBHOOKS: tuple[dict[str, Any], ...] = (
    {"duplicate_webhooks": 0, "reorder_webhooks": False, "delay_webhooks_ms": 0},
    {"duplicate_webhooks": 2, "reorder_webhooks": False, "delay_webhooks_ms": 0},
    {"duplicate_webhooks": 0, "reorder_webhooks": True, "delay_webhooks_ms": 0},
    {"duplicate_webhooks": 1, "reorder_webhooks": False, "delay_webhooks_ms": 20_000},
)


def rows(scale: Scale) -> list[Row]:
    """The faults; the pair rate; the ceiling; the messaging limit."""
    planted.plant()
    return [asyncio.run(part(scale)) for part in PARTS.values()]


# faults


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """How many messages of each kind of harm; `waits`: a status may still be on its way."""

    lost: int
    doubled: int
    wrong: int
    states: Counter[str]

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.wrong)


async def under_faults(count: int, patience_s: float = PATIENCE_S) -> Row:
    """So many messages; what is not true once nothing has moved for `patience_s` is counted."""
    dice = random.Random(SEED)  # the same faults each time
    async with open_world() as world:
        conversations = await world.patients(max(count // 10, 10))
        weights, kinds = zip(*FAULTS, strict=True)
        await world.order(sends=dice.choices(kinds, weights, k=2 * count))
        for wave in range(WAVES):
            await world.order(**WEBHOOKS[wave % len(WEBHOOKS)])
            for number in range(count * wave // WAVES, count * (wave + 1) // WAVES):
                await world.text(dice.choice(conversations), f"Mensaje {number}")
            await world.drained()
        await world.order(**WEBHOOKS[0])
        await _settled(world, patience_s)
        late = await world.tell_again()
        judged = await _settled(world, patience_s)
        return await _told(world, count, judged, late)


async def _settled(world: World, patience_s: float = PATIENCE_S) -> _Judged:
    """As it stands once every status that was told has had time to be read: for so long nothing has moved."""
    loop = asyncio.get_running_loop()
    judged, ends_at = await _judge(world), loop.time() + patience_s
    while loop.time() < ends_at:
        if judged.is_clean and await world.inbox_is_empty():
            break
        await asyncio.sleep(0.2)
        before, judged = judged, await _judge(world)
        if judged != before:
            ends_at = loop.time() + patience_s
    return judged


async def _judge(world: World) -> _Judged:
    graph = await world.at_graph()
    found = {each.id: each for each in await world.database.read(messages.by_ids, world.sent)}
    lost = wrong = 0
    states: Counter[str] = Counter()
    for message_id in world.sent:
        message = found.get(message_id)
        if message is None:
            lost += 1
            continue
        states[message.status.value] += 1
        accepted = graph.pop(message.job_id or "", None)
        lost += accepted is None and _claims_sent(message)
        wrong += accepted is not None and not _is_true(message, accepted)
        wrong += message.status is MessageStatus.QUEUED
        wrong += not _is_offered(message)
        if accepted is not None:
            states["doubled"] += len(accepted.wamids) > 1
    # Whatever Graph has beyond that, nobody here knows of.
    return _Judged(
        lost=lost, doubled=states.pop("doubled", 0), wrong=wrong + len(graph), states=states
    )


def _claims_sent(message: Message) -> bool:
    stuck = {MessageStatus.QUEUED, MessageStatus.FAILED, MessageStatus.UNCONFIRMED}
    return message.status not in stuck


def _is_true(message: Message, accepted: AtGraph) -> bool:
    """Whether a message that Graph accepted stands here as its statuses say."""
    told = [status for status in accepted.statuses if status in _RANK]
    if not told:
        return message.status in {MessageStatus.ACCEPTED, MessageStatus.UNCONFIRMED}
    return message.status.value == max(told, key=_RANK.index)


def _is_offered(message: Message) -> bool:
    """Whether a person is offered to look before sending again what may have arrived."""
    if message.status is not MessageStatus.UNCONFIRMED:
        return True
    return Action.RETRY in offers(message, message.at + 2 * RESEND_AFTER)


async def _told(world: World, count: int, judged: _Judged, late: int) -> Row:
    ticks = await world.ticks()
    back = sum(_RANK.index(became) < _RANK.index(was) for _, was, became in ticks)
    unconfirmed = {tick[0] for tick in ticks if tick[2] is MessageStatus.UNCONFIRMED}
    settled = {tick[0] for tick in ticks if tick[1] is MessageStatus.UNCONFIRMED}
    counted = (await world.database.read(outbox.counts)).unconfirmed
    left = judged.states[MessageStatus.UNCONFIRMED.value]
    states = ", ".join(f"{name} {number:,}" for name, number in sorted(judged.states.items()))
    return Row(
        what="sends under faults",
        tried=count,
        lost=judged.lost,
        doubled=judged.doubled,
        wrong=judged.wrong + back + (counted != left),
        figures=(
            f"unconfirmed {len(unconfirmed):,}, of them settled by status {len(settled):,}, shown {left:,};"
            f" tries again {await world.retried():,}; {late:,} ticks told late, back {back}; {states}"
        ),
    )


# pace


async def _to_one_patient(count: int) -> Row:
    """One patient gets far too many at once, twenty others one each after that."""
    async with open_world() as world:
        flooded, *others = await world.patients(21)
        started = world.clock()
        for number in range(count):
            await world.text(flooded, f"Mensaje {number}")
        # The clock may have jumped while the flood was queued, to what was due later.
        others_wait_since = world.clock()
        for other in others:
            await world.text(other, "Sí, a las 10:00.")
        await world.drained()
        judged = await _settled(world)
        asked = world.transport.asked
        refused = sum(each.code == 131056 for each in asked)
        mine = [each for each in asked if each.to.endswith("0001")]
        last_other = max(each.at for each in asked if each not in mine) - others_wait_since
        late = last_other > timedelta(seconds=10)
        took = mine[-1].at - started
        return Row(
            what="a burst to one patient",
            tried=len(world.sent),
            lost=judged.lost,
            doubled=judged.doubled,
            wrong=judged.wrong + refused + late,
            figures=(
                f"{count} to one in {took.total_seconds():,.0f} s without a refusal;"
                f" 20 others within {last_other.total_seconds():.1f} s"
            ),
        )


# allowance


async def _above_the_ceiling(count: int, ceiling: int) -> Row:
    """More than may leave in one day, and in two."""
    async with open_world() as world:
        world.clock.may_sleep_long.clear()
        await world.database.run(allowance.set_ceiling, ceiling, "", world.clock())
        conversations = await world.patients(max(count // 20, 5))
        for number in range(count):
            await world.text(conversations[number % len(conversations)], f"Mensaje {number}")
        silent = await _held_silently(world, HoldReason.DAILY_CEILING, count - ceiling)
        world.clock.may_sleep_long.set()
        await world.drained()
        judged = await _settled(world)
        days = Counter(clinic_day(each.at, world.zone).name for each in world.transport.asked)
        over = sum(max(number - ceiling, 0) for number in days.values())
        missing = count - len({each.job_id for each in world.transport.asked})
        return Row(
            what="sends above the ceiling of a day",
            tried=count,
            lost=judged.lost + missing,
            doubled=judged.doubled,
            wrong=judged.wrong + over + silent,
            figures=f"ceiling {ceiling:,}; by day {', '.join(f'{n:,}' for n in days.values())}",
        )


async def _held_silently(world: World, reason: HoldReason, count: int) -> int:
    """Once no more than so many wait, or nothing leaves any more: how many of them do not say why."""
    loop = asyncio.get_running_loop()
    left, ends_at = -1, 0.0
    while True:
        found = await world.database.read(messages.by_ids, world.sent)
        queued = [each for each in found if each.status is MessageStatus.QUEUED]
        silent = sum(each.hold is None or each.hold.reason is not reason for each in queued)
        if len(queued) <= count and not silent:
            return 0
        if len(queued) != left:
            left, ends_at = len(queued), loop.time() + STILL_S
        elif loop.time() > ends_at:
            return silent
        await asyncio.sleep(0.2)


async def _above_the_limit(count: int, most: int) -> Row:
    """More patients are written to first than Meta lets, while others are answered."""
    async with open_world() as world:
        await world.database.run(allowance.keep_limit, str(most), world.clock(), world.clock())
        offered = await world.graph.fetch_templates(WABA)
        template = next(each for each in offered if each.name == "hello_world")
        asking = await world.patients(5)
        started = world.clock()
        for number in range(1_000, 1_000 + count):
            stranger = await world.stranger(number)
            world.sent.append(await world.sending.send_template(stranger, template, {}))
        answers = [await world.text(each, "Sí, a las 10:00.") for each in asking]
        answered_at = await _asked_at(world, answers)
        await world.drained()
        judged = await _settled(world)
        late = sum(at - started > timedelta(minutes=5) for at in answered_at)
        first = [each for each in world.transport.asked if each.to.startswith("+56900001")]
        over = 0
        for each in first:
            within = {o.to for o in first if timedelta(0) <= each.at - o.at < REACH_LASTS}
            over += len(within) > most
        spread = max(each.at for each in first) - started
        return Row(
            what="patients above the messaging limit",
            tried=len(world.sent),
            lost=judged.lost,
            doubled=judged.doubled,
            wrong=judged.wrong + over + late,
            figures=(
                f"limit {most:,}, {count:,} written to first over {spread / timedelta(hours=1):.0f} h;"
                f" {len(answers)} answers not held up"
            ),
        )


async def _asked_at(world: World, sent: list[MessageId]) -> list[datetime]:
    jobs = {await world.job_of(each) for each in sent}
    await eventually(lambda: jobs <= {each.job_id for each in world.transport.asked}, 600.0)
    return [each.at for each in world.transport.asked if each.job_id in jobs]


PARTS: dict[str, Callable[[Scale], Coroutine[Any, Any, Row]]] = {
    "faults": lambda scale: under_faults(scale.of(150, 2_000)),
    "pair": lambda scale: _to_one_patient(scale.of(50, 150)),
    "ceiling": lambda scale: _above_the_ceiling(scale.of(40, 1_300), scale.of(15, 1_000)),
    "limit": lambda scale: _above_the_limit(scale.of(20, 600), scale.of(8, 250)),
}
