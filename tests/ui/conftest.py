"""Each test of the window starts with Chilean figures, whatever language the one before spoke."""

import pytest
from PySide6.QtCore import QLocale


@pytest.fixture(autouse=True)
def _chilean_figures() -> None:
    QLocale.setDefault(QLocale("es_CL"))
