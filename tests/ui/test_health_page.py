"""The status page: one repair a link, queues and traces, a diagnosis that can be broken off, the log."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.message import Failure
from aura_desktop.domain.trace import Brought, DeliveryKind
from aura_desktop.errors import SetupError
from aura_desktop.store import inbox, outbox
from aura_desktop.store.inbox import RawDelivery
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_time
from aura_desktop.ui.pages import health_repairs
from aura_desktop.ui.pages.health_history import HistoryPane, QueueTable
from aura_desktop.ui.pages.health_log import LogPane
from aura_desktop.ui.widgets.health_cards import LinkRow
from aura_desktop.ui.widgets.tab_order import last_stop
from tests.eventually import eventually
from tests.store import world
from tests.ui.dialogs import nameless
from tests.ui.settings_desk import (
    TOKEN,
    FakeCheck,
    SettingsDesk,
    a_link,
    check,
    last_of,
    open_settings_desk,
)

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        opened.page.hide()
        opened.health.show()
        opened.host.show()
        opened.host.activateWindow()
        await eventually(opened.host.isActiveWindow)
        # Qt shows what is put into a page that is seen a turn later: it must not come between two tests.
        await eventually(lambda: any(pane.isVisible() for pane in log_panes(opened)))
        yield opened


def log_panes(desk: SettingsDesk) -> list[LogPane]:
    return desk.health.findChildren(LogPane)


def button(desk: SettingsDesk, name: str) -> QAbstractButton:
    found = [
        each
        for each in desk.health.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert found, name
    return found[0]


def has_button(desk: SettingsDesk, name: str) -> bool:
    return any(
        each.accessibleName() == name and each.isVisible()
        for each in desk.health.findChildren(QAbstractButton)
    )


def says(desk: SettingsDesk, words: str) -> bool:
    return any(
        words in label.text() for label in desk.health.findChildren(QLabel) if label.isVisible()
    )


async def test_a_link_that_is_down_has_one_repair_that_leads_there(
    desk: SettingsDesk, qtbot: QtBot
) -> None:
    desk.links.report(LinkName.META, LinkState.DOWN, "access_token_invalid")
    desk.health.refresh()
    await eventually(lambda: has_button(desk, "Meta: Paste new token"))
    asked: list[str] = []
    desk.health.action_requested.connect(asked.append)
    QTest.mouseClick(button(desk, "Meta: Paste new token"), _LEFT)
    assert asked == [Action.PASTE_TOKEN.value]
    assert nameless(desk.health) == []


async def test_a_repair_keeps_the_focus_while_the_links_are_told_anew(
    desk: SettingsDesk,
) -> None:
    desk.links.report(LinkName.META, LinkState.DOWN, "access_token_invalid")
    desk.health.refresh()
    await eventually(lambda: has_button(desk, "Meta: Paste new token"))
    button(desk, "Meta: Paste new token").setFocus()
    desk.links.report(LinkName.INTERNET, LinkState.OK)
    desk.health.refresh()
    await eventually(lambda: says(desk, "Internet · online"))
    assert button(desk, "Meta: Paste new token").hasFocus()


class Turns:
    """Counts the turns of the loop; `built` says in which of them each section came."""

    def __init__(self, desk: SettingsDesk) -> None:
        self.built: list[int] = []
        self._now = 0
        self._add = desk.health.add_section
        desk.health.add_section = self._count  # type: ignore[method-assign]
        self._handle = asyncio.get_running_loop().call_soon(self._turn)

    def end(self) -> None:
        self._handle.cancel()

    def _turn(self) -> None:
        self._now += 1
        self._handle = asyncio.get_running_loop().call_soon(self._turn)

    def _count(self, title: str, text: str, content: QWidget) -> None:
        self.built.append(self._now)
        self._add(title, text, content)


async def test_nothing_heavy_is_built_before_somebody_looks(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_settings_desk(tmp_path) as opened:
        opened.health.start()
        assert opened.health.findChildren(LogPane) == []
        last = last_of(opened)
        turns = Turns(opened)
        opened.health.show()
        opened.host.show()
        assert turns.built == [], "the click that shows it is over first"
        await eventually(lambda: len(opened.health.findChildren(HistoryPane)) == 1)
        assert max(Counter(turns.built).values()) <= 2, "others have their turn in between"
        turns.end()
        assert len(opened.health.findChildren(LogPane)) == 1
        assert last_stop(opened.host) is last


async def test_checking_again_is_done_here(desk: SettingsDesk) -> None:
    desk.links.report(LinkName.INTERNET, LinkState.DOWN, "no_connection")
    desk.health.refresh()
    await eventually(lambda: says(desk, "Internet · no connection"))
    rows = [each for each in desk.health.findChildren(QAbstractButton) if each.isVisible()]
    named = [each for each in rows if each.accessibleName().startswith("Internet: ")]
    assert len(named) == 1
    asked: list[str] = []
    desk.health.action_requested.connect(asked.append)
    proven = QSignalSpy(desk.health.check_requested)
    QTest.mouseClick(named[0], _LEFT)
    await eventually(lambda: says(desk, "Internet · online"))
    assert asked == []
    assert proven.count() == 1, "the way in is looked at too"


async def test_the_keyboard_stays_with_the_check_that_was_asked_for(desk: SettingsDesk) -> None:
    desk.links.report(LinkName.META, LinkState.OK)
    desk.health.refresh()
    await eventually(lambda: says(desk, "Meta · answering"))
    buttons = desk.health.findChildren(QAbstractButton)
    check = next(each for each in buttons if each.accessibleName() == "Check now")
    desk.host.activateWindow()
    check.setFocus()
    await eventually(check.hasFocus)
    proven = QSignalSpy(desk.health.check_requested)
    QTest.keyClick(check, Qt.Key.Key_Space)
    await desk.health.tasks.settle()
    assert (proven.count(), check.hasFocus()) == (1, True)


@pytest.mark.parametrize(
    ("link", "action"),
    [
        (a_link(LinkName.META, LinkState.OK), None),
        (a_link(LinkName.AI, LinkState.OFF), ""),
        (a_link(LinkName.INTERNET, LinkState.DOWN), Action.CHECK_AGAIN.value),
        (a_link(LinkName.META, LinkState.DOWN, "permission_missing"), None),
        (a_link(LinkName.WEBHOOK, LinkState.DOWN, "webhook_foreign"), Action.TAKE_OVER.value),
    ],
)
def test_a_link_has_at_most_one_repair(link: Link, action: str | None) -> None:
    found = health_repairs.repairs([link], "es").get(link.name)
    if link.state is LinkState.OK:
        assert found is None
        return
    assert found is not None
    if action is not None:
        assert found.action == action
    assert bool(found.words) == bool(found.action)


def _fill(tx: sa.Connection) -> None:
    wamid = "wamid.HBgLNTY5MDAwMDAxNDI"
    world.tell(tx, world.received(wamid, 1, "palabras privadas"))
    kinds = (DeliveryKind.MESSAGE, DeliveryKind.STATUS)
    bodies = [RawDelivery(body=b"{}", received_at=world.at(minutes)) for minutes in (1, 2)]
    first, second = inbox.append(tx, bodies)
    inbox.settle(tx, first, Brought(kinds=kinds[1:], wamids=(Wamid(wamid),)))
    several = Brought(kinds=kinds, wamids=(Wamid(wamid), Wamid("wamid.2")), more=3)
    inbox.settle(tx, second, several, "ValueError")
    made = world.send(tx, world.only(tx).id, "respuesta privada", 2)
    world.lease(tx, 3)
    failure = Failure(code="undeliverable", graph_code=131026)
    outbox.settle_failed(tx, made.job_id, failure, world.at(4))


async def test_queues_and_traces_are_shown_without_words(desk: SettingsDesk) -> None:
    await desk.database.run(_fill)
    desk.health.refresh()
    (history,) = desk.health.findChildren(HistoryPane)
    (queues,) = desk.health.findChildren(QueueTable)
    await eventually(lambda: history.sends.model.rowCount() == 1)
    row = [history.sends.model.index(0, column).data() for column in range(7)]
    assert row[1:5] == ["Not sent", "text", "undeliverable (131026)", "1"]
    assert queues.model.index(1, 4).data() == "1"
    partly, ticks = (
        [history.deliveries.model.index(place, column).data() for column in range(6)]
        for place in range(2)
    )
    assert ticks[1:4] == ["Received", "status", ""]
    assert partly[1:4] == ["Received in part", "message, status", "ValueError"]
    assert ticks[4].startswith("wamid#")
    assert partly[4] == f"{ticks[4]} +4"
    assert not any("privad" in cell or "HBgL" in cell for cell in (*row, *partly, *ticks))
    history.sends.table.setFocus()
    QTest.keyClick(history.sends.table, Qt.Key.Key_Down)
    QTest.keyClick(history.sends.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "undeliverable (131026)" in QGuiApplication.clipboard().text()


async def test_a_diagnosis_is_shown_copied_and_names_nobody(desk: SettingsDesk) -> None:
    await desk.database.run(_fill)
    desk.questions.found = [
        check(CheckName.KEYRING),
        FakeCheck(CheckName.ACCESS_TOKEN, check(CheckName.ACCESS_TOKEN).result, SetupError("x")),
        check(CheckName.NUMBER, CheckState.FAIL, "number_not_found"),
    ]
    QTest.mouseClick(button(desk, "Diagnose"), _LEFT)
    await eventually(lambda: has_button(desk, "Copy report"))
    assert says(desk, "2 things to mend")
    assert says(desk, "Meta cannot find")
    assert desk.questions.asked_again == 1, "its link must not differ from the report"
    QTest.mouseClick(button(desk, "Copy report"), _LEFT)
    report = QGuiApplication.clipboard().text()
    for part in ("| keyring | ok |", "number_not_found", "undeliverable", "- Qt: 6", "tunnel"):
        assert part in report
    for secret in (TOKEN, "privad", "HBgL", "56900000142", "Camila", "Clínica"):
        assert secret not in report


async def test_a_diagnosis_is_saved_where_a_person_says(desk: SettingsDesk, tmp_path: Path) -> None:
    desk.questions.found = [check(CheckName.KEYRING)]
    desk.health.diagnose()
    await eventually(lambda: has_button(desk, "Save report"))
    QTest.mouseClick(button(desk, "Save report"), _LEFT)
    (dialog,) = desk.host.findChildren(QFileDialog)
    path = tmp_path / "informe.md"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    await eventually(path.exists)
    await desk.health.tasks.settle()
    assert "AURA Desktop: diagnosis" in await asyncio.to_thread(path.read_text, "utf-8")


async def test_a_diagnosis_can_be_broken_off(desk: SettingsDesk) -> None:
    held = asyncio.Event()

    class Hanging(FakeCheck):
        async def run(self) -> object:  # type: ignore[override]  # it never answers
            await held.wait()
            return None

    hanging = Hanging(CheckName.NUMBER, check(CheckName.NUMBER).result)
    desk.questions.found = [hanging, check(CheckName.KEYRING)]
    QTest.mouseClick(button(desk, "Diagnose"), _LEFT)
    await eventually(lambda: says(desk, "0 of 2 checks"))
    assert not button(desk, "Diagnose").isEnabled()
    assert button(desk, "Cancel").hasFocus(), "the keyboard stays where the person is"
    QTest.mouseClick(button(desk, "Cancel"), _LEFT)
    await eventually(lambda: says(desk, "Broken off"))
    assert button(desk, "Diagnose").isEnabled()
    assert has_button(desk, "Copy report")
    assert button(desk, "Copy report").hasFocus()


def written(number: int, level: str = "INFO") -> str:
    return f"2026-11-23 10:00:{number:02d},000 {level} aura_desktop.core number {number}\n"


async def test_the_log_is_followed_while_it_is_seen(desk: SettingsDesk) -> None:
    (pane,) = desk.health.findChildren(LogPane)
    folder = desk.data_folder / "logs"
    folder.mkdir()
    path = folder / "aura.log"
    path.write_text(written(1), encoding="utf-8")
    pane._place = None
    pane.follow()
    await eventually(lambda: len(pane.view.shown_lines()) == 1)
    with path.open("a", encoding="utf-8") as file:
        file.write(written(2, "ERROR"))
    await eventually(lambda: len(pane.view.shown_lines()) == 2)
    desk.health.hide()
    assert not pane._tick.isActive()


async def test_the_log_is_exported_as_it_is_filtered(desk: SettingsDesk, tmp_path: Path) -> None:
    (pane,) = desk.health.findChildren(LogPane)
    folder = desk.data_folder / "logs"
    folder.mkdir()
    text = written(1) + written(2, "ERROR").replace("number 2", "to +56 9 0000 0142")
    (folder / "aura.log").write_text(text, encoding="utf-8")
    pane._place = None
    pane.follow()
    await eventually(lambda: len(pane.view.shown_lines()) == 2)
    pane.view.level.findChildren(QAbstractButton)[2].click()
    assert len(pane.view.shown_lines()) == 1
    QTest.mouseClick(pane.view.export, _LEFT)
    (dialog,) = desk.host.findChildren(QFileDialog)
    path = tmp_path / "log.txt"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    await eventually(path.exists)
    await desk.health.tasks.settle()
    exported = await asyncio.to_thread(path.read_text, "utf-8")
    head, entry = exported.splitlines()
    assert head.startswith("time zone: America/Santiago (UTC-0")
    assert entry == f"{hour_of(2, SANTIAGO)} ERROR aura_desktop.core to <phone>"


FAR = "Pacific/Kiritimati"
SANTIAGO = "America/Santiago"


def hour_of(number: int, zone: str) -> str:
    """When the entry of this number was written, by the clocks of another place."""
    at = datetime(2026, 11, 23, 10, 0, number).astimezone()
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"


async def test_the_log_has_the_hours_of_the_clinic_and_says_so(desk: SettingsDesk) -> None:
    (pane,) = desk.health.findChildren(LogPane)
    folder = desk.data_folder / "logs"
    folder.mkdir()
    path = folder / "aura.log"
    path.write_text(written(1), encoding="utf-8")
    pane._place = None
    pane.follow()
    await eventually(lambda: shown_times(pane) == [hour_of(1, SANTIAGO)])
    assert says(desk, "Santiago time")
    wording_time.set_zone(FAR)
    with path.open("a", encoding="utf-8") as file:
        file.write(written(2))
    pane.follow()
    await eventually(lambda: shown_times(pane) == [hour_of(1, FAR), hour_of(2, FAR)])
    assert hour_of(1, FAR) != hour_of(1, SANTIAGO)
    assert says(desk, "Kiritimati time")
    with path.open("a", encoding="utf-8") as file:
        file.write(written(3))
    pane.follow()
    await eventually(lambda: shown_times(pane)[2:] == [hour_of(3, FAR)])
    assert path.read_text(encoding="utf-8").startswith("2026-11-23 10:00:01,000")


def shown_times(pane: LogPane) -> list[str]:
    return [line.time for line in pane.view.shown_lines()]


async def test_a_diagnosis_tells_the_hours_of_the_clinic(desk: SettingsDesk) -> None:
    wording_time.set_zone(FAR)
    desk.questions.found = [check(CheckName.KEYRING)]
    QTest.mouseClick(button(desk, "Diagnose"), _LEFT)
    await eventually(lambda: has_button(desk, "Copy report"))
    QTest.mouseClick(button(desk, "Copy report"), _LEFT)
    assert f"- time zone: {FAR} (UTC+14:00)" in QGuiApplication.clipboard().text()


async def test_what_waits_for_a_link_above_leaves_the_button_to_it(
    desk: SettingsDesk, qtbot: QtBot
) -> None:
    desk.links.report(LinkName.TUNNEL, LinkState.DOWN, "agent_unusable")
    desk.links.report(LinkName.WEBHOOK, LinkState.PAUSED, "agent_unusable")
    desk.health.refresh()
    await eventually(lambda: len(_repairs(desk)) == 1)
    assert _repairs(desk)[0].startswith("Tunnel: ")
    await desk.health.tasks.settle()
    assert len(_repairs(desk)) == 1


def _repairs(desk: SettingsDesk) -> list[str]:
    rows = [each for each in desk.health.findChildren(LinkRow) if each.button.isVisible()]
    return [each.button.accessibleName() for each in rows]


@pytest.mark.parametrize("width", [900, 1366, 1600])
async def test_each_section_is_as_high_as_what_it_holds(
    desk: SettingsDesk, qtbot: QtBot, width: int
) -> None:
    """Sentences wrap at the width they have; a page that reckons with another leaves gaps, or cuts them."""
    desk.host.resize(width, 768)
    desk.links.report(LinkName.META, LinkState.DOWN, "access_token_invalid")
    desk.links.report(LinkName.WEBHOOK, LinkState.DOWN, "webhook_foreign")
    desk.health.refresh()
    await eventually(lambda: has_button(desk, "Meta: Paste new token"))
    sections = desk.health._sections

    def fits() -> bool:
        body = desk.health._body
        return body.height() >= body.heightForWidth(body.width()) and all(
            section.content.height() == section.content.heightForWidth(section.content.width())
            for section in sections
            if section.content.hasHeightForWidth()
        )

    await eventually(fits)
    first = sections[1]
    whole = first.content.parentWidget()
    assert whole is not None
    under = whole.height() - first.content.geometry().bottom() - 1
    head = first.head.geometry().bottom() + 1
    assert under == max(0, head - first.content.geometry().bottom() - 1)
