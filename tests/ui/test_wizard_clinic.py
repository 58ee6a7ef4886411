"""The wizard's step of the clinic's profile."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Clinic, ClinicService, Formality, OpeningHours, Setup
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.wizard.clinic import ZONES, ClinicPage
from tests.eventually import eventually
from tests.ui.dialogs import nameless
from tests.ui.wizard_desk import WizardDesk


def opened(qtbot: QtBot, desk: WizardDesk) -> ClinicPage:
    page = ClinicPage(desk.services)
    qtbot.addWidget(page)
    page.resize(690, 900)
    page.show()
    page.begin()
    return page


async def test_the_name_comes_from_meta_and_hours_are_copied(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(verified_name="Clínica Ejemplo"))
    page = opened(qtbot, desk)
    page.hours.add(0)
    page.hours.add(0)
    page.hours.copy_to_working_days(0)
    assert not page.hours.is_well()
    assert page.hint() == "Correct the hours"
    page.hours.set_hours([OpeningHours(weekday=0, opens=time(9), closes=time(13))])
    page.hours.copy_to_working_days(0)
    assert page.can_continue()
    assert nameless(page) == []
    assert await page.finish()
    clinic = desk.book.current.clinic
    assert clinic.name == "Clínica Ejemplo"
    assert [span.weekday for span in clinic.hours] == [0, 1, 2, 3, 4]
    await page.close_page()


async def test_services_come_from_a_file_and_faults_name_their_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    held = ClinicService(name="Control", price_clp=None, duration_min=15)
    desk = WizardDesk(Setup(clinic=Clinic(name="Clínica Ejemplo", services=(held,))))
    page = opened(qtbot, desk)
    file = tmp_path / "servicios.csv"
    file.write_bytes("Servicio;Precio\nDepilación;caro\n".encode("cp1252"))
    page.import_file(str(file))
    await page.tasks.settle()
    assert page.import_result.text().startswith("Line 2, column “Precio”.")
    file.write_bytes("Servicio;Precio;Duración\nDepilación;$29.990;1 h\n".encode("cp1252"))
    page.import_file(str(file))
    await page.tasks.settle()
    await page.end()
    read = ClinicService(name="Depilación", price_clp=29990, duration_min=60)
    assert desk.book.current.clinic.services == (held, read)
    await page.close_page()


async def test_what_cannot_be_read_holds_the_step_up_at_its_field(qtbot: QtBot) -> None:
    page = opened(qtbot, WizardDesk(Setup(verified_name="Clínica Ejemplo")))
    QTest.mouseClick(page.table.add_button, Qt.MouseButton.LeftButton)
    row = page.table.rows[0]
    QTest.keyClicks(row.editors[0], "Limpieza")
    QTest.keyClicks(row.editors[1], "caro")
    assert page.hint() == "Correct a service"
    assert page.attention() is row.editors[1]
    QTest.mouseClick(row.bin, Qt.MouseButton.LeftButton)
    assert page.can_continue()
    page.add_national_holidays()
    assert page.holidays.texts()[0] == ("08-12-2026", "Inmaculada Concepción")
    count = len(page.holidays.rows)
    page.add_national_holidays()
    assert len(page.holidays.rows) == count
    await page.close_page()


async def test_left_for_later_everything_that_can_be_read_is_kept(qtbot: QtBot) -> None:
    laser = ClinicService(name="Láser", price_clp=49990, duration_min=45)
    monday = OpeningHours(weekday=0, opens=time(9), closes=time(13))
    desk = WizardDesk(
        Setup(clinic=Clinic(name="Clínica Ejemplo", hours=(monday,), services=(laser,)))
    )
    page = opened(qtbot, desk)
    page.name.editor.setText("")
    page.address.editor.setText("Av. Ejemplo 142")
    row = page.table.rows[0]
    row.editors[1].setText("caro")
    page.table.add(("Control", "$15.000", ""))
    page.holidays.add(("18-09-2026", "Fiestas Patrias"))
    page.holidays.add(("pronto", "Aniversario"))
    page.hours.set_hours([OpeningHours(weekday=0, opens=time(9), closes=time(8))])
    assert not page.can_continue()
    assert page.skip_words()
    assert await page.skip()
    await page.end()
    clinic = desk.book.current.clinic
    assert (clinic.name, clinic.address) == ("Clínica Ejemplo", "Av. Ejemplo 142")
    assert clinic.hours == (monday,)
    assert [item.name for item in clinic.holidays] == ["Fiestas Patrias"]
    assert {item.name: item.price_clp for item in clinic.services} == {
        "Láser": 49990,
        "Control": 15000,
    }
    page.begin()
    assert row.texts()[1] == "caro"
    await page.close_page()


async def test_zone_and_form_of_address_are_kept_as_they_are_chosen(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(clinic=Clinic(name="Clínica Ejemplo")))
    page = opened(qtbot, desk)
    page.zone.setFocus()
    QTest.keyClick(page.zone, Qt.Key.Key_Down)
    usted = page.formality.findChildren(QPushButton)[1]
    QTest.mouseClick(usted, Qt.MouseButton.LeftButton)
    await eventually(lambda: desk.book.current.clinic.formality is Formality.USTED)
    assert desk.book.current.clinic.time_zone == ZONES[1]
    await page.close_page()


async def test_a_list_is_chosen_with_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    """In Qt's own dialog, as offscreen there is no other."""
    file = tmp_path / "servicios.csv"
    file.write_text("Servicio,Precio,Duración\nControl,$15.000,30 min\n", encoding="utf-8")
    page = opened(qtbot, WizardDesk(Setup(clinic=Clinic(name="Clínica Ejemplo"))))
    QTest.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    await eventually(dialog.isVisible)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    await eventually(lambda: page.import_result.text().startswith("1 service"))
    assert [row.texts() for row in page.table.rows] == [("Control", "$15.000", "30 min")]
    await eventually(lambda: page.findChild(QFileDialog) is None)
    assert QApplication.focusWidget() is page.import_button
    await page.close_page()


async def test_a_list_is_not_chosen_after_all(qtbot: QtBot) -> None:
    page = opened(qtbot, WizardDesk(Setup(clinic=Clinic(name="Clínica Ejemplo"))))
    QTest.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    await eventually(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await eventually(lambda: page.findChild(QFileDialog) is None)
    assert QApplication.focusWidget() is page.import_button
    assert page.import_result.text() == ""
    await page.close_page()


@pytest.mark.parametrize("scale", [1.0, 1.3])
async def test_names_side_by_side_stand_on_one_line(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    page = opened(qtbot, WizardDesk(Setup()))
    labels = page.findChildren(TextLabel)
    zone, formality = (
        next(label for label in labels if label.text() == text)
        for text in ("Time zone", "Patients are addressed as")
    )
    assert (zone.y(), zone.height()) == (formality.y(), formality.height())
    theme.apply(qapp, "light")
    await page.close_page()
