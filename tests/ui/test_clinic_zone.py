"""Hours are those of the clinic's own time zone, from the start and when it is changed."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from aura_desktop.domain.setup import Clinic, Setup
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.ui import clinic_zone, theme, wording_time

NOON = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def clinic_in(zone: str) -> Clinic:
    return Clinic(name="Clínica Ejemplo", time_zone=zone)


async def test_hours_follow_what_is_written(qapp: QApplication) -> None:
    book = SetupBook(None, Setup(clinic=clinic_in("America/Lima")))
    clinic_zone.follow(book)
    assert wording_time.clock(NOON) == "10:00"
    painted: list[str] = []

    def paint() -> None:
        painted.append(wording_time.clock(NOON))

    theme.notifier().changed.connect(paint)
    await book.change(clinic=clinic_in("Pacific/Easter"))
    assert painted == ["10:00"]
    await book.change(verified_name="Clínica Ejemplo")
    assert len(painted) == 1
    await book.change(clinic=clinic_in("America/Santiago"))
    theme.notifier().changed.disconnect(paint)
    assert painted[1:] == ["12:00"]


async def test_a_zone_nobody_knows_leaves_the_former_one(qapp: QApplication) -> None:
    book = SetupBook(None, Setup(clinic=clinic_in("America/Bogota")))
    clinic_zone.follow(book)
    for zone in ("Luna/Mar", "", "../etc/passwd", "America", "\0"):
        await book.change(clinic=clinic_in(zone))
        assert wording_time.clock(NOON) == "10:00"
