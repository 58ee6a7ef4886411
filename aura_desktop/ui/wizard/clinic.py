"""Fifth step: what patients may know of the clinic."""

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain import chilean_holidays
from aura_desktop.domain.service_list import LARGEST_BYTES, read_services
from aura_desktop.domain.setup import Clinic, Formality, Holiday, Step
from aura_desktop.errors import InputError
from aura_desktop.ui import wording_time
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.help_steps import HelpPanel
from aura_desktop.ui.widgets.hours_table import HoursTable
from aura_desktop.ui.widgets.named_line import NamedLine
from aura_desktop.ui.widgets.result_line import ResultLine
from aura_desktop.ui.widgets.row_table import RowTable
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.widgets.tab_order import come_back
from aura_desktop.ui.wizard import clinic_words
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage

ZONES = (
    "America/Santiago",
    "America/Punta_Arenas",
    "Pacific/Easter",
    "America/Argentina/Buenos_Aires",
    "America/Lima",
    "America/Bogota",
    "America/Mexico_City",
    "Europe/Madrid",
)
_PAUSE_MS = 800
_FORMALITIES = (Formality.TU, Formality.USTED)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


class ClinicPage(StepPage):
    """Kept when somebody pauses, and when the step is left: whatever happens, nothing typed is lost."""

    step = Step.CLINIC

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._began = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.name = NamedLine(self.tr("Name of the clinic"))
        self.address = NamedLine(self.tr("Address"))
        self.zone = QComboBox()
        self.formality = SegmentedControl(
            (("", self.tr("Tú")), ("", self.tr("Usted"))), self.tr("How patients are addressed")
        )
        self.hours = HoursTable()
        self.holidays = RowTable(
            (self.tr("Day, like 18-09-2026"), self.tr("Name")),
            (2, 3),
            add=self.tr("Add a holiday"),
            remove=self.tr("Remove this holiday"),
        )
        self.national = PushButton(
            self.tr("Add Chile's holidays"), icon="calendar-plus", compact=True
        )
        self.table = RowTable(
            (self.tr("Service"), self.tr("Price"), self.tr("Duration")),
            (5, 2, 2),
            add=self.tr("Add a service"),
            remove=self.tr("Remove this service"),
        )
        self.import_button = PushButton(
            self.tr("Import from a file (CSV)"), icon="file-up", compact=True
        )
        self.import_result = ResultLine()
        self._arrange()
        calm(self.zone)
        self._connect()

    def title(self) -> str:
        return self.tr("Your clinic")

    def lead_words(self) -> str:
        return self.tr("What patients ask most: where you are, when you open, what it costs.")

    def help_panel(self) -> QWidget:
        panel = HelpPanel()
        panel.add_title(self.tr("Services from a spreadsheet"))
        panel.add_steps(
            (
                self.tr("One line for each service."),
                self.tr("Columns: **name**, **price**, **duration**, in any order."),
                self.tr("Save it as **CSV** and choose it here."),
            )
        )
        panel.add_foot(self.tr("You can change all of this later in Settings."))
        return panel

    def begin(self) -> None:
        if not self._began:
            self._began = True
            self._show_clinic(self._services.book.current.clinic)
        if not self.name.editor.text():
            self.name.editor.setText(self._services.book.current.verified_name)

    async def end(self) -> None:
        self._pause.stop()
        if self._began:
            await self._keep()

    def can_continue(self) -> bool:
        return not self.hint()

    def hint(self) -> str:
        if not self.name.editor.text().strip():
            return self.tr("Write the clinic's name")
        if not self.hours.is_well():
            return self.tr("Correct the hours")
        if clinic_words.holidays_of(self.holidays.texts())[1]:
            return self.tr("Correct a holiday")
        if clinic_words.services_of(self.table.texts())[1]:
            return self.tr("Correct a service")
        return ""

    def rail_words(self) -> str:
        return self._services.book.current.clinic.name

    def skip_words(self) -> str:
        return self.tr("Fill it in later")

    def attention(self) -> QWidget | None:
        if not self.name.editor.text().strip():
            return self.name.editor
        for table, problems in self._problems():
            if problems:
                return table.rows[problems[0].row].editors[problems[0].place]
        return self.hours

    async def finish(self) -> bool:
        await self._keep()
        return True

    def _problems(self) -> list[tuple[RowTable, list[clinic_words.Problem]]]:
        return [
            (self.holidays, clinic_words.holidays_of(self.holidays.texts())[1]),
            (self.table, clinic_words.services_of(self.table.texts())[1]),
        ]

    async def _keep(self) -> None:
        """What can be read of it; where something cannot, what was written before stays."""
        before = self._services.book.current.clinic
        services, wrong = clinic_words.services_of(self.table.texts())
        unread = {self.table.texts()[item.row][0] for item in wrong}
        services += [item for item in before.services if item.name in unread]
        clinic = replace(
            before,
            name=self.name.editor.text().strip() or before.name,
            address=self.address.editor.text().strip(),
            time_zone=str(self.zone.currentData()),
            formality=_FORMALITIES[self.formality.current()],
            hours=self.hours.hours() if self.hours.is_well() else before.hours,
            holidays=tuple(clinic_words.holidays_of(self.holidays.texts())[0]),
            services=tuple(services),
        )
        await self._services.book.change(clinic=clinic)

    def _arrange(self) -> None:
        self.zone.setProperty("large", True)
        self.zone.setAccessibleName(self.tr("Time zone"))
        for zone in ZONES:
            self.zone.addItem(wording_time.zone_name(zone), zone)
        for field in (self.name, self.address):
            field.editor.setProperty("large", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.name)
        column.addWidget(self.address)
        both = QHBoxLayout()
        both.setSpacing(24)
        place = _named(self.tr("Time zone"), self.zone)
        formality = _named(self.tr("Patients are addressed as"), self.formality)
        both.addLayout(place, 1)
        both.addLayout(formality)
        for half in (place, formality):
            # One of them is higher, and the names stand on one line.
            both.setAlignment(half, Qt.AlignmentFlag.AlignTop)
        column.addLayout(both)
        column.addLayout(_named(self.tr("Opening hours"), self.hours))
        column.addLayout(_named(self.tr("Holidays"), self.holidays, self.national))
        column.addLayout(
            _named(self.tr("Services"), self.table, self.import_button, self.import_result)
        )

    def _connect(self) -> None:
        self.changed.connect(self._on_changed)
        self._pause.timeout.connect(self._on_pause)
        for field in (self.name, self.address):
            field.editor.textChanged.connect(self.changed)
        self.zone.activated.connect(self.changed)
        self.formality.chosen.connect(self.changed)
        self.hours.changed.connect(self.changed)
        self.holidays.edited.connect(self._on_rows_edited)
        self.table.edited.connect(self._on_rows_edited)
        self.national.clicked.connect(self.add_national_holidays)
        self.import_button.clicked.connect(self._on_import_wanted)

    def _show_clinic(self, clinic: Clinic) -> None:
        self.name.editor.setText(clinic.name)
        self.address.editor.setText(clinic.address)
        if self.zone.findData(clinic.time_zone) < 0:
            self.zone.addItem(wording_time.zone_name(clinic.time_zone), clinic.time_zone)
        self.zone.setCurrentIndex(self.zone.findData(clinic.time_zone))
        self.formality.choose(_FORMALITIES.index(clinic.formality))
        self.hours.set_hours(clinic.hours)
        self.holidays.set_texts([clinic_words.holiday_texts(item) for item in clinic.holidays])
        self.table.set_texts([clinic_words.service_texts(item) for item in clinic.services])

    def add_national_holidays(self) -> None:
        """The rest of this year's and all of the next one's, beside those that are there."""
        today = wording_time.local(self._services.clock()).date()
        known, wrong = clinic_words.holidays_of(self.holidays.texts())
        if wrong:
            self._on_rows_edited()
            return
        days = {item.day for item in known}
        news: list[Holiday] = [
            item
            for year in (today.year, today.year + 1)
            for item in chilean_holidays.holidays(year)
            if item.day >= today and item.day not in days
        ]
        merged = sorted([*known, *news], key=lambda item: item.day)
        self.holidays.set_texts([clinic_words.holiday_texts(item) for item in merged])
        self.changed.emit()

    def import_file(self, path: str) -> None:
        """A person chose this file of services."""
        self.tasks.latest("import", self._import(Path(path)))

    async def _import(self, path: Path) -> None:
        try:
            data = await asyncio.to_thread(_read, path)
            services = await asyncio.to_thread(read_services, data)
        except OSError:
            words = self.tr("The file cannot be opened.")
            self.import_result.show_state(MarkState.ERROR, words)
            return
        except InputError as error:
            self.import_result.show_state(MarkState.ERROR, clinic_words.file_sentence(error))
            return
        known, _ = clinic_words.services_of(self.table.texts())
        names = {item.name.casefold() for item in services}
        kept = [item for item in known if item.name.casefold() not in names]
        merged = [*kept, *services]
        self.table.set_texts([clinic_words.service_texts(item) for item in merged])
        words = self.tr("%n service(s) imported", "", len(services))
        self.import_result.show_state(MarkState.OK, words)
        self.changed.emit()

    def _on_changed(self) -> None:
        if self._began:
            self._pause.start()

    def _on_pause(self) -> None:
        self.tasks.latest("keep", self._keep())

    def _on_rows_edited(self) -> None:
        for table, problems in self._problems():
            said = {item.row: item for item in problems}
            for place, row in enumerate(table.rows):
                problem = said.get(place)
                row.show_problem(
                    problem.place if problem else -1, problem.sentence if problem else ""
                )
        self.changed.emit()

    def _on_import_wanted(self) -> None:
        dialog = QFileDialog(self, self.tr("List of services"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: come_back(self.import_button))
        dialog.open()


def _named(name: str, *fields: QWidget) -> QVBoxLayout:
    label = TextLabel(name, role="uiStrong")
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(label)
    for field in fields:
        if isinstance(field, PushButton):
            column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(field)
    return column
