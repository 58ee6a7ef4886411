"""Sleep and times switched off: one summary of what came late, and news only of what did not."""

import asyncio
import random
from datetime import datetime, timedelta

import pytest

from aura_desktop.domain.absence import Absence, AbsenceReason, News
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.services.absence import Absences
from aura_desktop.services.feed import Feed
from aura_desktop.store import absence as rows
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.services.fakes import BENJAMIN, CAMILA, START, Clock, writes


class Told:
    """What an Absences has told."""

    def __init__(self, absences: Absences) -> None:
        self.absences: list[Absence] = []
        self.news: list[News] = []
        absences.subscribe(self.absences.append)
        absences.subscribe_news(self.news.append)


async def started(database: Database, clock: Clock) -> tuple[Absences, Told]:
    found = Absences(database, clock)
    told = Told(found)
    await found.start()
    return found, told


async def test_after_a_night_switched_off_there_is_one_summary(
    database: Database, clock: Clock
) -> None:
    first, _ = await started(database, clock)
    await first.close()
    clock.advance(hours=9)
    absences, told = await started(database, clock)
    for number in range(1, 4):
        await writes(database, START + timedelta(hours=number), number=number)
    await writes(database, START + timedelta(hours=5), wa_id=BENJAMIN)
    assert await absences.look() == 20.0
    clock.advance(seconds=19)
    await absences.look()
    assert told.absences == []
    clock.advance(seconds=1)
    await absences.look()
    assert told.absences == [
        Absence(
            since=START,
            until=START + timedelta(hours=9),
            reason=AbsenceReason.OFF,
            messages=4,
            conversations=2,
        )
    ]
    assert told.news == []
    await writes(database, clock.now, number=9)
    await absences.look()
    assert told.news == [News(messages=1, conversations=1)]
    assert len(told.absences) == 1


async def test_what_came_before_the_first_start_of_all_is_history(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    for number in range(1, 4):
        await writes(database, START - timedelta(days=number), number=number)
    await writes(database, START, number=9)
    await absences.look()
    clock.advance(minutes=4)
    await absences.look()
    assert told.news == [News(messages=1, conversations=1)]
    assert told.absences == []


async def test_each_late_message_prolongs_the_waiting_but_not_for_ever(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    clock.advance(hours=2)
    absences.woke(7200.0)
    number = 0
    while not told.absences:
        number += 1
        await writes(database, START + timedelta(minutes=number), number=number)
        await absences.look()
        clock.advance(seconds=15)
    assert clock.now - START - timedelta(hours=2) == timedelta(seconds=315)
    assert told.absences[0].messages == number
    assert told.absences[0].reason is AbsenceReason.SLEPT


async def test_sleep_that_nobody_reported_is_seen_by_the_late_look(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    clock.advance(minutes=6)
    await writes(database, START + timedelta(minutes=3))
    await absences.look()
    absences.woke(355.0)
    clock.advance(seconds=300)
    await absences.look()
    assert [(item.messages, item.since) for item in told.absences] == [(1, START)]
    assert told.news == []


async def test_a_short_gap_is_not_worth_a_word(database: Database, clock: Clock) -> None:
    first, _ = await started(database, clock)
    await first.close()
    clock.advance(seconds=299)
    absences, told = await started(database, clock)
    await writes(database, START + timedelta(seconds=100))
    absences.woke(60.0)
    clock.advance(seconds=299)
    await absences.look()
    assert told.absences == []
    assert told.news == [News(messages=1, conversations=1)]


async def test_what_is_written_while_late_ones_come_in_is_news(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    clock.advance(hours=1)
    absences.woke(3600.0)
    clock.advance(seconds=2)
    await writes(database, clock.now, number=1)
    await writes(database, START + timedelta(minutes=5), wa_id=BENJAMIN)
    await absences.look()
    assert told.news == [News(messages=1, conversations=1)]
    clock.advance(seconds=20)
    await absences.look()
    assert [item.messages for item in told.absences] == [1]


async def test_a_night_without_messages_says_so_after_the_longest_wait(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    clock.advance(hours=8)
    absences.woke(8 * 3600.0)
    await absences.look()
    clock.advance(seconds=299)
    await absences.look()
    assert told.absences == []
    clock.advance(seconds=1)
    await absences.look()
    assert [(item.messages, item.conversations) for item in told.absences] == [(0, 0)]


async def test_sleeping_again_while_waiting_makes_one_longer_gap(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    clock.advance(hours=1)
    absences.woke(3600.0)
    clock.advance(hours=2)
    absences.woke(7200.0)
    await writes(database, START + timedelta(minutes=10), number=1)
    await writes(database, START + timedelta(hours=2), number=2)
    await absences.look()
    clock.advance(seconds=20)
    await absences.look()
    assert [(item.since, item.until, item.messages) for item in told.absences] == [
        (START, START + timedelta(hours=3), 2)
    ]


async def test_a_sign_of_life_each_minute_and_at_the_end(database: Database, clock: Clock) -> None:
    absences, _ = await started(database, clock)
    clock.advance(seconds=59)
    assert await absences.look() == 1.0
    assert await database.read(rows.last_alive) == START
    clock.advance(seconds=1)
    assert await absences.look() == 60.0
    assert await database.read(rows.last_alive) == START + timedelta(seconds=60)
    clock.advance(seconds=7)
    await absences.close()
    assert await database.read(rows.last_alive) == START + timedelta(seconds=67)


async def test_the_worker_looks_when_it_hears_of_a_message(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    feed = Feed(database)
    feed.subscribe({Topic.MESSAGE}, absences.hear)
    await feed.start()
    tasks = [asyncio.create_task(run()) for run in (feed.run, absences.run)]
    await writes(database, clock.now)
    await eventually(lambda: told.news == [News(messages=1, conversations=1)])
    feed.stop()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_what_is_known_already_wakes_nobody(database: Database, clock: Clock) -> None:
    absences, _ = await started(database, clock)
    await writes(database, clock.now)
    await absences.look()
    absences.hear([FeedItem(seq=9, topic=Topic.MESSAGE, key="1:1")])
    assert not absences._bell.is_set()
    absences.hear([FeedItem(seq=10, topic=Topic.MESSAGE, key="1:2")])
    assert absences._bell.is_set()


async def test_who_left_is_told_nothing(database: Database, clock: Clock) -> None:
    absences = Absences(database, clock)
    news: list[News] = []
    leave = absences.subscribe_news(news.append)
    leave()
    leave()
    await absences.start()
    await writes(database, clock.now)
    await absences.look()
    assert news == []


@pytest.mark.parametrize("seed", range(5))
async def test_every_message_is_told_exactly_once(
    database: Database, clock: Clock, seed: int
) -> None:
    """Whatever the order of sleep, messages and looks: late or news, never both, never neither."""
    dice = random.Random(seed)  # the same dice each time
    absences, told = await started(database, clock)
    slept_from: list[tuple[datetime, datetime]] = []
    for number in range(1, 31):
        act = dice.randrange(4)
        if act == 0:
            seconds = dice.choice([30, 400, 4000])
            slept_from.append((clock.now, clock.now + timedelta(seconds=seconds)))
            clock.advance(seconds=seconds)
            absences.woke(float(seconds))
        elif act == 1:
            await absences.look()
        clock.advance(seconds=dice.randrange(1, 90))
        at = clock.now
        if slept_from and dice.random() < 0.5:
            since, until = dice.choice(slept_from)
            at = since + (until - since) / 2
        await writes(database, at, number=number, wa_id=dice.choice([CAMILA, BENJAMIN]))
        await absences.look()
    clock.advance(seconds=280)
    await absences.look()
    clock.advance(seconds=280)
    await absences.look()
    late = sum(item.messages for item in told.absences)
    assert late + sum(item.messages for item in told.news) == 30


async def test_a_clock_that_was_ahead_at_the_start_swallows_no_news(
    database: Database, clock: Clock
) -> None:
    """Another system on the same PC sets its clock by local time; some minutes later it is put right."""
    first, _ = await started(database, clock)
    await first.close()
    clock.advance(hours=9)
    absences, told = await started(database, clock)
    clock.advance(hours=-3, seconds=40)
    await writes(database, START + timedelta(hours=2), number=1)
    await absences.look()
    for number in range(2, 5):
        clock.advance(seconds=10)
        await writes(database, clock.now, number=number)
        await absences.look()
    assert told.news == [News(messages=1, conversations=1)] * 3
    clock.advance(minutes=5)
    await absences.look()
    assert [item.messages for item in told.absences] == [1]
    assert told.absences[0].until <= START + timedelta(hours=6, seconds=40)


async def test_a_clock_that_was_ahead_at_the_first_start_of_all_silences_nothing(
    database: Database, clock: Clock
) -> None:
    absences, told = await started(database, clock)
    clock.advance(hours=-3)
    await absences.look()
    clock.advance(seconds=10)
    await writes(database, clock.now)
    await absences.look()
    assert told.news == [News(messages=1, conversations=1)]


async def test_signs_of_life_go_on_after_the_clock_was_set_back(
    database: Database, clock: Clock
) -> None:
    absences, _ = await started(database, clock)
    clock.advance(hours=-3)
    assert await absences.look() == 60.0
    assert await database.read(rows.last_alive) == clock.now


async def test_a_clock_that_began_years_ago_and_is_set_right_tells_of_the_night(
    database: Database, clock: Clock
) -> None:
    """A PC with an empty battery on its board."""
    first, _ = await started(database, clock)
    await first.close()
    clock.advance(days=-4000)
    absences, told = await started(database, clock)
    await absences.look()
    clock.now = START + timedelta(hours=9)
    await writes(database, START + timedelta(hours=2))
    await absences.look()
    clock.advance(seconds=20)
    await absences.look()
    assert [(item.since, item.reason, item.messages) for item in told.absences] == [
        (START, AbsenceReason.OFF, 1)
    ]
