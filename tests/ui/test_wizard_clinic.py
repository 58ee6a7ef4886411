"""The wizard's step of the clinic's profile."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Clinic, ClinicService, OpeningHours, Setup
from aura_desktop.ui.wizard.clinic import ClinicPage
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
