"""Each test of the window starts with Chilean figures and hours, whatever the one before chose."""

import pytest
from PySide6.QtCore import QLocale

from aura_desktop.ui import wording_time


@pytest.fixture(autouse=True)
def _chilean_figures() -> None:
    QLocale.setDefault(QLocale("es_CL"))
    wording_time.set_zone(wording_time.CLINIC_ZONE)
