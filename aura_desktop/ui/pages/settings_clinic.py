"""Settings, Clinic and hours: what is written down, and the way to where it is changed."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QWidget

from aura_desktop.domain.setup import Clinic, ClinicService, Formality, OpeningHours, Step
from aura_desktop.ui import theme, wording_time
from aura_desktop.ui.pages.settings_section import SettingsSection
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, clear_layout_of

_SHOWN = 12


class ClinicSection(SettingsSection):
    """Shows the profile; the assistant changes it."""

    def __init__(self, setup: SetupServices) -> None:
        super().__init__("clinic")
        self._book = setup.book
        self._lines = {key: _Lines() for key in ("profile", "hours", "holidays", "services")}
        for key, lines in self._lines.items():
            self.add_setting(key, lines)
        self.edit = PushButton(self.tr("Change in the assistant"), icon="pencil")
        self.edit.clicked.connect(lambda: self.wizard_requested.emit(Step.CLINIC.value))
        self.add_foot(self.edit)
        self._unsubscribe = setup.book.subscribe(self._show)
        self._show()

    def begin(self) -> None:
        self._show()

    async def close_section(self) -> None:
        self._unsubscribe()

    def _show(self) -> None:
        clinic = self._book.current.clinic
        self._lines["profile"].set_lines(self._profile(clinic))
        self._lines["hours"].set_lines(self._hours(clinic.hours))
        days = [(f"{each.day:%d-%m-%Y}", each.name or "·") for each in clinic.holidays]
        self._lines["holidays"].set_lines(self._some(days))
        self._lines["services"].set_lines(self._some([self._service(s) for s in clinic.services]))

    def _profile(self, clinic: Clinic) -> list[tuple[str, str]]:
        unknown = self.tr("not written down")
        formality = {Formality.TU: self.tr("tú"), Formality.USTED: self.tr("usted")}
        return [
            (self.tr("Name"), clinic.name or unknown),
            (self.tr("Address"), clinic.address or unknown),
            (self.tr("Patients are spoken to as"), formality[clinic.formality]),
            (self.tr("Time zone"), wording_time.zone_name(clinic.time_zone)),
        ]

    def _hours(self, hours: Sequence[OpeningHours]) -> list[tuple[str, str]]:
        if not hours:
            return [(self.tr("not written down"), "")]
        lines = []
        for weekday in range(7):
            spans = [
                f"{span.opens:%H:%M}–{span.closes:%H:%M}"
                for span in hours
                if span.weekday == weekday
            ]
            day = QLocale().dayName(weekday + 1, QLocale.FormatType.LongFormat)
            lines.append((day[:1].upper() + day[1:], ", ".join(spans) or self.tr("closed")))
        return lines

    def _service(self, service: ClinicService) -> tuple[str, str]:
        parts = []
        if service.price_clp is not None:
            parts.append("$" + f"{service.price_clp:,}".replace(",", "."))
        if service.duration_min is not None:
            parts.append(self.tr("{minutes} min").format(minutes=service.duration_min))
        return service.name, " · ".join(parts)

    def _some(self, lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The first ones, and how many more there are."""
        if not lines:
            return [(self.tr("none"), "")]
        shown = list(lines[:_SHOWN])
        if len(lines) > _SHOWN:
            shown.append((self.tr("and %n more", None, len(lines) - _SHOWN), ""))
        return shown


class _Lines(QWidget):
    """Names at the left, values at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, theme.current().px(170))
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[str, str]] = []

    def set_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show these."""
        if lines == self._shown:
            return
        self._shown = lines
        clear_layout_of(self)
        for place, (name, value) in enumerate(lines):
            if not value:
                self._grid.addWidget(TextLabel(name, tone="muted", wrap=True), place, 0, 1, 2)
                continue
            self._grid.addWidget(TextLabel(name, tone="muted"), place, 0)
            self._grid.addWidget(TextLabel(value, wrap=True), place, 1)
