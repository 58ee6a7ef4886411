"""Backups on the status page: each state in words, made, broken off and gone back to with keys alone."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.backup import Backup, BackupKind, BackupState, Contents, Failed, Restored
from aura_desktop.domain.notice import Notice, NoticeKind
from aura_desktop.errors import StoreError
from aura_desktop.services.backups import Backups
from aura_desktop.store import backup
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.ui import wording_backup
from aura_desktop.ui.pages.health_backups import BackupPane
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.health_backups import BackupCard
from aura_desktop.ui.widgets.health_cards import NoticeCards
from aura_desktop.ui.widgets.restore_dialog import RestoreDialog
from aura_desktop.ui.widgets.start_notice import RESTORE, BackupOffer, StartNotice
from tests.eventually import eventually
from tests.store.world import received, tell
from tests.ui.dialogs import Host, make_host, nameless

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
KEY = DatabaseKey.parse("0123456789abcdef" * 4)


def a_backup(hours: float, kind: BackupKind = BackupKind.DAILY) -> Backup:
    return Backup(made_at=NOW - timedelta(hours=hours), kind=kind, size_bytes=4_404_019)


MADE = (a_backup(7.7), a_backup(31.7), a_backup(60, BackupKind.BY_HAND))
STATES = {
    "never": BackupState(),
    "made": BackupState(backups=MADE, checked_at=NOW - timedelta(hours=2)),
    "running": BackupState(backups=MADE, is_running=True, done=0.4),
    "failed": BackupState(backups=MADE, failed=Failed(code="disk_full", at=NOW)),
    "damaged": BackupState(backups=MADE, is_damaged=True, failed=Failed(code="damaged", at=NOW)),
}
WORDS = {
    "never": ("No backup yet", "The first one is made by itself"),
    "made": ("Last backup: today 03:00", "3 backup(s) · 12.6 MB · data file read whole"),
    "running": ("Making a backup", "You can go on working"),
    "failed": ("The last backup failed", "The disk is full."),
    "damaged": ("The data file is damaged", "Go back to a backup below."),
}


@pytest.mark.parametrize("name", STATES)
def test_each_state_is_said_in_words(qtbot: QtBot, name: str) -> None:
    host = make_host(qtbot)
    card = BackupCard()
    shown(host, card)
    card.set_state(STATES[name], NOW, is_checking=False)
    title, sentence = card.words()
    assert title == WORDS[name][0]
    assert sentence.replace(",", ".").startswith(WORDS[name][1].replace(",", "."))
    assert card.cancel.isVisible() == (name == "running")
    assert card.start.isEnabled() == (name != "running")
    assert nameless(host) == []


def shown(host: Host, card: QWidget) -> None:
    column = host.layout()
    assert column is not None
    column.addWidget(card)
    host.show()
    card.show()


def test_a_failure_says_that_the_older_ones_are_as_they_were(qtbot: QtBot) -> None:
    words = wording_backup.sentence(STATES["failed"], NOW)
    assert "3 older backup(s) are as they were." in words
    assert "Tried today 10:42." in words


def test_the_older_ones_are_behind_a_button(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    card = BackupCard()
    shown(host, card)
    many = tuple(a_backup(24 * day + 1) for day in range(6))
    card.set_state(BackupState(backups=many), NOW, is_checking=False)
    assert [row.isVisible() for row in card.rows.rows] == [True] * 3 + [False] * 3
    card.rows.more.setFocus()
    QTest.keyClick(card.rows.more, Qt.Key.Key_Space)
    assert all(row.isVisible() for row in card.rows.rows)
    assert not card.rows.more.isVisible()
    assert card.rows.rows[3].restore.hasFocus()


def test_a_row_that_stays_keeps_the_keyboard(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    card = BackupCard()
    shown(host, card)
    card.set_state(STATES["made"], NOW, is_checking=False)
    button = card.rows.rows[1].restore
    button.setFocus()
    fresh = BackupState(backups=(a_backup(0), *MADE))
    card.set_state(fresh, NOW, is_checking=False)
    assert button.hasFocus()
    assert [row.backup for row in card.rows.rows] == [a_backup(0), *MADE]


def test_the_demo_says_that_there_is_nothing_to_keep(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    pane = BackupPane(None, Tasks(host), lambda: NOW)
    shown(host, pane)
    assert pane.card.words()[0] == "The demo keeps nothing"
    assert not [each for each in pane.findChildren(QPushButton) if each.isVisible()]


def test_what_came_of_it_is_told(qtbot: QtBot) -> None:
    done = Restored(backup=MADE[0], contents=Contents(), unconfirmed=2, saved=1)
    assert wording_backup.restored_title(done, NOW) == "Back to the backup of today 03:00"
    words = wording_backup.restored_words(done)
    assert words == "1 newer message(s) taken over. 2 send(s) to check before they are repeated."
    nothing = Restored(backup=MADE[0], contents=Contents())
    assert wording_backup.restored_words(nothing) == "No newer message could be taken over."
    unsure = Restored(backup=MADE[0], contents=Contents(), has_people=False)
    assert "check the people in Settings" in wording_backup.restored_words(unsure)


def test_a_notice_of_the_backups_says_what_to_do(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    cards = NoticeCards()
    shown(host, cards)
    notice = Notice(id=1, kind=NoticeKind.BACKUP, at=NOW, code="restored_from_backup")
    cards.set_notices([notice], NOW)
    words = [label.text() for label in cards.findChildren(QLabel)]
    assert "The data file and its backups" in words
    assert any(each.startswith("A backup was put back. Check the sends") for each in words)


@pytest.mark.parametrize("last", [None, NOW - timedelta(minutes=3)])
def test_a_start_over_damaged_data_offers_what_would_be_gained_and_lost(
    qtbot: QtBot, last: datetime | None
) -> None:
    host = make_host(qtbot)
    offer = BackupOffer(
        made_at=NOW - timedelta(hours=7.7), messages=42, last_known_at=last, now=NOW
    )
    notice = StartNotice(host, StoreError("damaged", detail="wal"), offer)
    notice.present()
    words = " ".join(label.text() for label in notice.findChildren(QLabel))
    assert "today 03:00 is good: it holds 42 message(s)" in words
    assert ("can be seen: today 10:39" in words) is (last is not None)
    assert "WhatsApp does not send it again" in words
    assert nameless(host) == []
    chosen = QSignalSpy(notice.chosen)
    button = next(
        each
        for each in notice.findChildren(QPushButton)
        if each.accessibleName() == "Restore the backup of today 03:00"
    )
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.at(0) == [RESTORE]


@pytest.mark.parametrize("code", ["damaged", "data_file_missing"])
def test_without_a_backup_nothing_is_promised(qtbot: QtBot, code: str) -> None:
    host = make_host(qtbot)
    notice = StartNotice(host, StoreError(code))
    notice.present()
    words = " ".join(label.text() for label in notice.findChildren(QLabel))
    assert "not lost" not in words
    assert "Restore" not in "".join(each.text() for each in notice.findChildren(QPushButton))


@dataclass
class Desk:
    host: Host
    pane: BackupPane
    tasks: Tasks
    backups: Backups
    database: Database
    path: Path

    def press(self, button: QPushButton) -> None:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def dialog(self) -> RestoreDialog:
        found = self.host.findChildren(RestoreDialog)
        assert len(found) == 1
        return found[0]


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desk]:
    path = tmp_path / "aura.db"
    database = Database(path, KEY)
    await database.open()
    await database.run(tell, received("w1", 1))
    backups = Backups(database, path, KEY, lambda: NOW, lambda: "Antonia Ejemplo")
    host = make_host(qtbot)
    tasks = Tasks(host)
    pane = BackupPane(backups, tasks, lambda: NOW)
    shown(host, pane)
    host.activateWindow()
    await eventually(host.isActiveWindow)
    yield Desk(host, pane, tasks, backups, database, path)
    await tasks.close()
    await database.close()


async def test_one_is_made_with_a_key(desk: Desk) -> None:
    desk.press(desk.pane.card.start)
    await eventually(lambda: desk.pane.card.words()[0] == "Last backup: today 10:42")
    assert [row.backup.kind for row in desk.pane.card.rows.rows] == [BackupKind.BY_HAND]


async def test_one_is_broken_off_with_a_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def endless(*_: object, is_over: Callable[[], bool], **__: object) -> Backup:
        begun.set()
        while not is_over():
            pass
        raise StoreError("broken_off")

    monkeypatch.setattr(backup, "make", endless)
    desk.press(desk.pane.card.start)
    await eventually(begun.is_set)
    card = desk.pane.card
    await eventually(card.cancel.isVisible)
    await eventually(card.cancel.hasFocus)
    QTest.keyClick(card.cancel, Qt.Key.Key_Space)
    await eventually(lambda: not card.cancel.isVisible())
    assert card.start.hasFocus()
    assert card.words()[0] == "No backup yet"


async def test_a_full_disk_is_said_here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Backup:
        raise StoreError("disk_full")

    monkeypatch.setattr(backup, "make", full)
    failed = QSignalSpy(desk.tasks.failed)
    desk.press(desk.pane.card.start)
    await eventually(lambda: desk.pane.card.words()[0] == "The last backup failed")
    assert "The disk is full" in desk.pane.card.words()[1]
    assert failed.count() == 0, "once is enough"


async def test_the_file_is_checked_with_a_key(desk: Desk) -> None:
    desk.press(desk.pane.card.check)
    await eventually(lambda: desk.backups.state.checked_at == NOW)
    assert not desk.backups.state.is_damaged


async def test_the_way_back_is_asked_twice_and_says_what_it_holds(desk: Desk) -> None:
    await desk.backups.back_up()
    rows = desk.pane.card.rows
    await eventually(lambda: len(rows.rows) == 1)
    asked: list[str] = []
    desk.pane.restore_requested.connect(asked.append)
    desk.press(rows.rows[0].restore)
    dialog = desk.dialog()
    assert dialog.leave.hasFocus(), "a second press must not do it"
    await eventually(dialog.restore.isEnabled)
    assert "1 message" in dialog.words()
    assert nameless(desk.host) == []
    QTest.keyClick(dialog.leave, Qt.Key.Key_Tab)
    assert dialog.restore.hasFocus()
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    assert asked == [desk.backups.state.backups[0].name]
    assert dialog.isHidden()


async def test_a_backup_that_cannot_be_used_is_not_gone_back_to(desk: Desk) -> None:
    made = await desk.backups.back_up()
    path = backup.folder_of(desk.path) / made.name
    await asyncio.to_thread(path.write_bytes, b"\0" * 9000)
    desk.pane.card.restore_requested.emit(made.name)
    await eventually(lambda: "Reading" not in desk.dialog().words())
    assert not desk.dialog().restore.isEnabled()
    QTest.keyClick(desk.dialog(), Qt.Key.Key_Escape)
    assert desk.dialog().isHidden()
