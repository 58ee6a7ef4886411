"""The page of what the clinic knows by keyboard, in every size, and while nobody looks."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.knowledge import Entry, EntryKind
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import ElidedLabel
from tests.flows.hands import Hands, name_of
from tests.ui.dialogs import nameless, press
from tests.ui.focus_marks import tab_round
from tests.ui.knowledge_desk import CLEANING, CUTOFF, LASER, PARKING, SERVICES, Desk, open_desk

CONTROL = Qt.KeyboardModifier.ControlModifier
RAIL = 64


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(tmp_path) as opened:
        yield opened


async def with_a_past(desk: Desk) -> None:
    await desk.knowledge.save(desk.entry_id(CLEANING), replace(CLEANING, price_clp=34_990), "Ana")
    await desk.settle()


async def show(desk: Desk, state: str) -> None:
    """Bring the page into one of its states."""
    match state:
        case "published":
            await with_a_past(desk)
            await desk.open(CLEANING)
            desk.page.editor.versions.fold.click()
        case "proposal":
            await desk.open(LASER)
        case "new":
            await desk.click("New")
        case "quick reply":
            await desk.open(SERVICES)
        case "asked":
            await desk.open(CUTOFF)
            desk.type_into("title", "Otra cosa")
            await desk.open(PARKING)
        case "wrong":
            await desk.open(CLEANING)
            for field, text in (("price_clp", "caro"), ("duration_min", "rato")):
                desk.type_into(field, text)
            press(Qt.Key.Key_S, CONTROL)
    await desk.settle()


STATES = ("nothing", "published", "proposal", "new", "quick reply", "asked", "wrong")


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("state", ["published", "proposal", "new", "asked"])
async def test_tab_reaches_all_in_the_order_it_is_seen_and_shows_where_it_is(
    state: str, look: theme.ThemeName, qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_desk(tmp_path, look=look) as desk:
        await show(desk, state)
        assert nameless(desk.host) == []
        desk.page.pane.new.setFocus()
        stops, alike = await tab_round(Hands(desk.host), desk.host)
        assert alike == []
        panes = (desk.page.pane, desk.page.editor)
        way = [next(pane for pane in panes if pane.isAncestorOf(stop)) for stop in stops]
        assert way == sorted(way, key=panes.index), [name_of(stop) for stop in stops]
        form = desk.page.editor.form
        fields = [stop for stop in stops if form.isAncestorOf(stop)]
        places = [stop.mapTo(form, QPoint(0, 0)) for stop in fields]
        assert places == sorted(places, key=lambda place: (place.y() // 40, place.x()))
        assert len(fields) == 10


@pytest.mark.parametrize("scale", theme.TEXT_SIZES)
@pytest.mark.parametrize("state", STATES)
async def test_nothing_is_cut_in_the_smallest_window(
    state: str, scale: float, qtbot: QtBot, tmp_path: Path
) -> None:
    width = 1180 - round(RAIL * scale)
    async with open_desk(tmp_path, size=(width, 612), scale=scale) as desk:
        await show(desk, state)
        assert desk.host.width() == width
        assert cut(desk.page) == []


def cut(page: QWidget) -> list[str]:
    """Words and buttons that have less room than they need, or stand outside the page."""
    found = []
    for widget in page.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible():
            continue
        if isinstance(widget, ElidedLabel):
            continue
        needed = widget.minimumSizeHint()
        height = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        right = widget.mapTo(page, QPoint(0, 0)).x() + widget.width()
        narrow = widget.width() < needed.width() or right > page.width()
        if narrow or widget.height() < min(needed.height(), height or needed.height()):
            found.append(f"{type(widget).__name__} {name_of(widget)!r}")
    return found


@pytest.mark.parametrize("size", [(1302, 740), (1368, 872)])
async def test_the_list_is_as_wide_as_in_the_inbox(
    size: tuple[int, int], qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_desk(tmp_path, size=size) as desk:
        compact = size[0] + RAIL < 1400
        assert desk.page.pane.width() == (300 if compact else 336)


async def test_targets_are_large_enough(desk: Desk) -> None:
    await show(desk, "published")
    buttons = [item for item in desk.page.findChildren(QAbstractButton) if item.isVisible()]
    assert [name_of(item) for item in buttons if min(item.width(), item.height()) < 28] == []


async def test_while_nobody_looks_only_proposals_are_counted(desk: Desk) -> None:
    desk.page.hide()
    shown = desk.listed()
    fresh = replace(CUTOFF, title="¿Tienen wifi?")
    await desk.knowledge.save(None, fresh, "Pía", publish=False)
    await desk.settle()
    assert desk.counted[-1] == 3
    assert desk.listed() == shown
    desk.page.show()
    await desk.settle()
    assert fresh.title in desk.listed()


async def test_what_is_typed_outlives_another_page(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Lo mío.")
    desk.page.hide()
    await desk.knowledge.save(desk.entry_id(CLEANING), replace(CLEANING, body="Otra."), "Ana")
    await desk.settle()
    desk.page.show()
    await desk.settle()
    assert desk.page.editor.form.typed().body == "Lo mío."
    assert desk.page.has_unsaved()


async def test_undone_changes_can_be_had_back(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Lo mío.")
    await desk.click("Undo")
    assert not desk.page.has_unsaved()
    await desk.click("Bring back")
    assert desk.page.editor.form.typed() == replace(CLEANING, body="Lo mío.")
    assert desk.page.has_unsaved()


async def test_discarded_changes_can_be_had_back(desk: Desk) -> None:
    await show(desk, "asked")
    await desk.click("Discard")
    assert desk.page.pane.view.hasFocus()
    await desk.click("Bring back")
    typed = desk.page.editor.form.typed()
    assert (typed.title, typed.kind) == ("Otra cosa", EntryKind.OTHER)
    assert desk.page.editor.id() == desk.entry_id(CUTOFF)


async def test_saving_lasts_as_long_as_the_page_is_closed(desk: Desk) -> None:
    await desk.open(CLEANING)
    desk.type_into("body", "Justo antes.")
    press(Qt.Key.Key_S, CONTROL)
    await desk.page.close_page()
    assert (await desk.kept(desk.entry_id(CLEANING))).body == "Justo antes."


async def test_what_is_typed_while_it_is_saved_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, may_end = asyncio.Event(), asyncio.Event()
    save = desk.knowledge.save

    async def held(*args: Any, **options: Any) -> Entry:
        began.set()
        await may_end.wait()
        return await save(*args, **options)

    monkeypatch.setattr(desk.knowledge, "save", held)
    await desk.open(CLEANING)
    desk.type_into("body", "Uno.")
    press(Qt.Key.Key_S, CONTROL)
    await began.wait()
    desk.type_into("body", "Uno y dos.")
    may_end.set()
    await desk.settle()
    assert (await desk.kept(desk.entry_id(CLEANING))).body == "Uno."
    assert desk.page.editor.form.typed().body == "Uno y dos."
    assert desk.page.has_unsaved()
