"""Settings, People and lock: the list, the dialog, the time, and the audit trail to read and to save."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.audit import Action
from aura_desktop.domain.person import LockReason, Person, Role
from aura_desktop.services.people import People
from aura_desktop.ui.pages.settings_people import PeopleSection
from aura_desktop.ui.widgets.person_dialog import PersonDialog
from tests.eventually import eventually
from tests.ui.settings_desk import SettingsDesk, open_settings_desk

PAULA, CARLA = "Paula Ejemplo", "Carla Demostración"
PIN, OTHER = "4826", "7391"


class Desk:
    """The section, open."""

    def __init__(self, settings: SettingsDesk) -> None:
        self.all = settings
        settings.page.open_section("people")
        section = settings.page._sections["people"]
        assert isinstance(section, PeopleSection)
        self.section = section

    @property
    def people(self) -> People:
        return self.section._services.people

    def dialog(self) -> PersonDialog:
        dialog = self.section.flow.dialog
        assert dialog is not None
        return dialog

    def rows(self) -> list[str]:
        holder = self.section.list._rows.layout()
        assert holder is not None
        found = [holder.itemAt(place) for place in range(holder.count())]
        return [item.widget().person.name for item in found if item is not None]  # type: ignore[union-attr]  # rows only

    async def settle(self) -> None:
        await self.all.page.tasks.settle()

    async def staff(self) -> tuple[Person, Person]:
        paula = await self.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        return paula, await self.people.add(CARLA, Role.FRONT_DESK, OTHER)


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_settings_desk(tmp_path) as settings:
        settings.host.show()
        settings.host.activateWindow()
        await eventually(settings.host.isActiveWindow)
        yield Desk(settings)


def type_into(editor: QLineEdit, words: str) -> None:
    """As typed, without letting other tasks run meanwhile."""
    editor.setText(words)
    editor.textEdited.emit(words)


def fill(dialog: PersonDialog, name: str, pin: str, again: str = "") -> None:
    type_into(dialog.name.editor, name)
    type_into(dialog.pin.editor, pin)
    type_into(dialog.again.editor, again or pin)


async def test_without_people_it_invites_and_the_first_one_becomes_an_administrator(
    desk: Desk,
) -> None:
    assert desk.section.list._invitation.isVisible()
    desk.section.list.add.click()
    dialog = desk.dialog()
    assert dialog.role.current() == 0
    assert not dialog.role.isEnabled()
    fill(dialog, PAULA, PIN)
    dialog.again.editor.returnPressed.emit()
    await desk.settle()
    assert not dialog.isVisible()
    assert desk.rows() == [PAULA]
    assert not desk.section.list._invitation.isVisible()
    assert desk.people.current_name == PAULA


async def test_the_second_one_is_of_the_front_desk_unless_somebody_says_otherwise(
    desk: Desk,
) -> None:
    await desk.staff()
    desk.section.flow.add()
    dialog = desk.dialog()
    assert dialog.role.isEnabled()
    fill(dialog, "Pía Inventada", "5093")
    dialog.done.click()
    await desk.settle()
    pia = next(each for each in desk.people.all if each.name == "Pía Inventada")
    assert pia.role is Role.FRONT_DESK


@pytest.mark.parametrize(
    ("name", "pin", "again", "field", "words"),
    [
        ("", PIN, "", "name", "This field is empty."),
        (PAULA, PIN, "", "name", "Somebody on the list has this name already."),
        ("Pía", "482", "", "pin", "A PIN has 4 to 8 figures."),
        ("Pía", "1234", "", "pin", "That PIN is the first one anybody would try."),
        ("Pía", PIN, "4827", "again", "The two are not the same."),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: Desk, name: str, pin: str, again: str, field: str, words: str
) -> None:
    await desk.staff()
    desk.section.flow.add()
    dialog = desk.dialog()
    fill(dialog, name, pin, again)
    dialog.done.click()
    await desk.settle()
    assert dialog.isVisible()
    assert getattr(dialog, field).message().startswith(words)
    assert dialog.name.editor.text() == name
    assert QApplication.focusWidget() is getattr(dialog, field).editor
    assert dialog.done.isEnabled()


async def test_pins_do_not_stay_in_a_dialog_that_was_closed(desk: Desk) -> None:
    desk.section.flow.add()
    dialog = desk.dialog()
    fill(dialog, PAULA, PIN)
    dialog.dismiss()
    assert (dialog.pin.editor.text(), dialog.again.editor.text()) == ("", "")


async def test_ones_own_pin_asks_for_the_old_one(desk: Desk) -> None:
    paula, carla = await desk.staff()
    desk.section.flow.give_pin(carla)
    assert not desk.dialog().old.isVisible()
    desk.dialog().dismiss()
    desk.section.flow.give_pin(paula)
    dialog = desk.dialog()
    assert dialog.old.isVisible()
    type_into(dialog.old.editor, "1111")
    type_into(dialog.pin.editor, "5093")
    type_into(dialog.again.editor, "5093")
    dialog.done.click()
    await desk.settle()
    assert dialog.old.message() == "That is not the PIN."


async def test_a_name_and_a_role_are_changed(desk: Desk) -> None:
    _, carla = await desk.staff()
    desk.section.flow.change(carla)
    dialog = desk.dialog()
    assert not dialog.pin.isVisible()
    type_into(dialog.name.editor, "Carla Muestra")
    dialog.role.choose(0)
    dialog.name.editor.returnPressed.emit()
    await desk.settle()
    changed = next(each for each in desk.people.all if each.id == carla.id)
    assert (changed.name, changed.role) == ("Carla Muestra", Role.ADMINISTRATOR)


async def test_somebody_is_taken_off_after_a_second_question(desk: Desk) -> None:
    _, carla = await desk.staff()
    desk.section.list.retire_requested.emit(carla)
    await desk.settle()
    assert desk.rows() == [PAULA]


async def test_the_time_counts_when_it_is_saved(desk: Desk) -> None:
    await desk.staff()
    told: list[bool] = []
    desk.all.page.idle_changed.connect(lambda: told.append(True))
    desk.section.begin()
    await desk.settle()
    assert desk.section.tracked.value("idle") == 10, "the default"
    buttons = {each.text(): each for each in desk.section.findChildren(type(desk.section.list.add))}
    buttons["5 min"].click()
    assert desk.section.changes() == ("Lock by itself",)
    await desk.section.save()
    assert await desk.all.settings.get("lock_after_min") == "5"
    assert told == [True]


async def test_the_trail_is_read_filtered_and_saved(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    await desk.staff()
    await desk.section._services.trail.note(Action.BACKUP_MADE)
    desk.section.pages.open()
    await desk.settle()
    dialog = desk.section.pages.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.table.model.rowCount() == 3
    dialog.kind.setCurrentIndex(dialog.kind.findData("people"))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    await desk.settle()
    texts = [
        dialog.table.model.index(row, 1).data() for row in range(dialog.table.model.rowCount())
    ]
    assert texts == [
        "Paula Ejemplo added Carla Demostración as Front desk.",
        "Paula Ejemplo began the list of people, as Administrator.",
    ]
    path = tmp_path / "registro.csv"
    desk.section.pages._on_chosen(path)
    await desk.settle()
    lines = path.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Number;When;Who;What"
    assert len(lines) == 4
    assert lines[2].endswith(
        ";Paula Ejemplo;Paula Ejemplo began the list of people, as Administrator."
    )
    dialog.export_requested.emit()
    files = desk.section.pages.files
    assert isinstance(files, QFileDialog)
    files.reject()
    await eventually(lambda: not QApplication.activeModalWidget())


async def test_a_name_that_a_spreadsheet_would_reckon_with_stays_a_name(
    desk: Desk, tmp_path: Path
) -> None:
    await desk.people.add("=1+1", Role.ADMINISTRATOR, PIN)
    desk.section.pages.open()
    await desk.settle()
    path = tmp_path / "registro.csv"
    desk.section.pages._on_chosen(path)
    await desk.settle()
    assert ";'=1+1;" in path.read_text("utf-8-sig")


async def test_the_key_of_the_local_api_is_an_administrators_and_a_new_one_is_noted(
    desk: Desk,
) -> None:
    _, carla = await desk.staff()
    desk.all.page.open_section("general")
    await desk.settle()
    buttons = desk.all.host.findChildren(QAbstractButton)
    [renew] = [each for each in buttons if each.text().strip() == "New key"]
    [copy] = [each for each in buttons if each.accessibleName() == "Copy key"]
    access = desk.all.page._sections["general"]._desk.api_access  # type: ignore[attr-defined]  # its own

    async def noted() -> list[tuple[str, str]]:
        found = await desk.section._services.trail.page(actions=(Action.SETTING_CHANGED,))
        return [(each.person, each.subject) for each in found]

    renew.click()
    await desk.settle()
    assert await noted() == [(PAULA, "key.api_key")]
    kept = access.key()
    assert kept != "clave-ejemplo"
    # As fast as a click can be: the buttons were enabled for Paula.
    QGuiApplication.clipboard().setText("otra cosa")
    await desk.people.lock(LockReason.SWITCH)
    await desk.people.sign_in(carla.id, OTHER)
    for button in (renew, copy):
        button.setEnabled(True)
        button.setVisible(True)
        button.click()
    await desk.settle()
    assert access.key() == kept
    assert QGuiApplication.clipboard().text() == "otra cosa"
    assert len(await noted()) == 1
    assert not copy.isEnabled()
