"""What the window says of its links: kept up to date in any rush, told once, put away for good."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.allowance import Allowance, MessagingLimit
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.status import Figures, Status
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.connection import ConnectionWatch
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.status_chain import StatusChain
from aura_desktop.ui.widgets.toast import ToastStack
from tests.eventually import eventually

NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)


class News(QObject):
    """The two signals that are listened to."""

    delivery_arrived = Signal()
    jobs_changed = Signal()


@dataclass
class Board:
    """Links as told, and figures that take their time."""

    state: dict[LinkName, tuple[LinkState, str]] = field(default_factory=dict)
    days: int = 5
    last_message_at: datetime | None = None
    asked: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    callbacks: list[Callable[[], None]] = field(default_factory=list)

    def links(self) -> tuple[Link, ...]:
        found = []
        for name in (LinkName.INTERNET, LinkName.TUNNEL, LinkName.WEBHOOK, LinkName.META):
            state, code = self.state.get(name, (LinkState.OK, ""))
            params: dict[str, object] = {"days": self.days} if code else {}
            since = NOW - timedelta(hours=1)
            found.append(Link(name=name, state=state, since=since, code=code, params=params))
        return tuple(found)

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    async def figures(self, links: tuple[Link, ...]) -> Figures:
        self.asked += 1
        at = self.last_message_at
        await self.gate.wait()
        return Figures(
            state="ok",
            number="",
            links=links,
            received=0,
            sent=0,
            conversations=0,
            inbox_waiting=0,
            inbox_unreadable=0,
            outbox_waiting=0,
            messages_waiting=0,
            outbox_unconfirmed=0,
            outbox_failed=0,
            paused="",
            last_delivery_at=at,
            last_message_at=at,
            allowance=Allowance(
                ceiling=1_000, sent_today=0, day_ends_at=NOW, limit=MessagingLimit(), reached=0
            ),
        )


class Stage:
    """The watch with everything around it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.board, self.news = Board(), News()
        self.board.gate.set()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 200)
        self.chain, self.notices = StatusChain(self.window), NoticeBar(self.window)
        self.window.show()
        self.watch = ConnectionWatch(
            link_health=cast(LinkHealth, self.board),
            status=cast(Status, self.board),
            bridge=cast(FeedBridge, self.news),
            chain=self.chain,
            notices=self.notices,
            toasts=ToastStack(self.window),
            clock=lambda: NOW,
        )

    def last(self) -> str:
        (label,) = self.chain.findChildren(TextLabel)
        return label.text()

    def dismiss(self) -> None:
        buttons = self.notices.findChildren(QAbstractButton)
        next(each for each in buttons if each.accessibleName() == "Dismiss").click()


@pytest.fixture
async def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr("aura_desktop.ui.pages.connection.SETTLE_MS", 20)
    made = Stage(qtbot)
    await made.watch.tasks.settle()
    yield made
    await made.watch.close_page()


async def test_news_without_end_do_not_keep_it_from_being_shown(stage: Stage) -> None:
    rush = QTimer(stage.watch, interval=1)
    rush.timeout.connect(stage.news.delivery_arrived)
    rush.start()
    stage.board.last_message_at = NOW
    await eventually(lambda: stage.last().startswith("Last message received"))
    assert rush.isActive()
    rush.stop()


async def test_what_comes_while_it_is_being_shown_is_shown_next(stage: Stage) -> None:
    stage.board.gate.clear()
    asked = stage.board.asked
    stage.news.jobs_changed.emit()
    await eventually(lambda: stage.board.asked == asked + 1)
    stage.board.last_message_at = NOW
    stage.news.delivery_arrived.emit()
    await eventually(lambda: stage.watch._is_stale)
    assert stage.board.asked == asked + 1, "one question at a time"
    stage.board.gate.set()
    await eventually(lambda: stage.last().startswith("Last message received"))


async def test_a_warning_that_was_put_away_stays_away_until_it_says_something_else(
    stage: Stage,
) -> None:
    stage.board.state[LinkName.META] = (LinkState.DEGRADED, "access_token_expires_soon")
    stage.news.delivery_arrived.emit()
    await eventually(lambda: stage.notices.shown_key() == LinkName.META)
    stage.dismiss()
    assert stage.notices.shown_key() == ""
    asked = stage.board.asked
    stage.news.delivery_arrived.emit()
    await eventually(lambda: stage.board.asked > asked)
    await stage.watch.tasks.settle()
    assert stage.notices.shown_key() == ""
    stage.board.days = 4
    stage.news.delivery_arrived.emit()
    await eventually(lambda: stage.notices.shown_key() == LinkName.META)


async def test_a_trouble_that_is_over_and_comes_again_is_told_again(stage: Stage) -> None:
    trouble = (LinkState.DOWN, "access_token_invalid")
    for _ in range(2):
        stage.board.state[LinkName.META] = trouble
        stage.news.jobs_changed.emit()
        await eventually(lambda: stage.notices.shown_key() == LinkName.META)
        stage.board.state.clear()
        stage.news.jobs_changed.emit()
        await eventually(lambda: stage.notices.shown_key() == "")
