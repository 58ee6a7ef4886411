"""What the window says in Chilean Spanish: hours, days, spans, plurals and figures, from the compiled file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from aura_desktop import paths
from aura_desktop.domain.content import Order, OrderItem
from aura_desktop.domain.conversation import SAFETY_MARGIN, SERVICE_WINDOW, service_window
from aura_desktop.domain.message import MessageStatus
from aura_desktop.errors import InputError
from aura_desktop.ui import wording, wording_count, wording_message, wording_time
from aura_desktop.ui.widgets.counted_field import counter_words

NOW = datetime(2026, 11, 24, 13, 42, 7, tzinfo=UTC)


def speaking(app: QApplication, language: str, country: str) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(f"{language}_{country}"))
    translator = QTranslator(app)
    assert translator.load(f"aura_{language}", str(paths.resources() / "translations"))
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    yield from speaking(qapp, "es", "CL")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    yield from speaking(qapp, "en", "US")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "Hoy, martes 24 de noviembre"),
        (date(2026, 11, 23), "Ayer, lunes 23 de noviembre"),
        (date(2026, 9, 3), "Jueves 3 de septiembre"),
        (date(2025, 3, 12), "Miércoles 12 de marzo de 2025"),
    ],
)
def test_days(spanish: None, day: date, words: str) -> None:
    assert wording_time.day_heading(day, date(2026, 11, 24)) == words


def test_short_dates(spanish: None) -> None:
    assert wording_time.short_date(datetime(2026, 12, 1, 15, tzinfo=UTC), NOW) == "1 dic"
    assert wording_time.short_date(datetime(2026, 9, 3, 15, tzinfo=UTC), NOW) == "3 sep"
    assert wording_time.list_time(NOW - timedelta(days=1), NOW) == "Ayer"
    assert wording_time.list_time(NOW - timedelta(days=3), NOW) == "Sábado"


def test_since_when(spanish: None) -> None:
    assert wording_time.since(NOW, NOW) == "desde las 10:42"
    assert wording_time.since(NOW - timedelta(days=6), NOW) == "desde el 18 nov, 10:42"
    assert wording_time.ago(NOW - timedelta(minutes=5), NOW) == "hace 5 min"


def test_the_window(spanish: None) -> None:
    left = timedelta(minutes=42) + SAFETY_MARGIN
    soon = service_window(NOW - SERVICE_WINDOW + left, NOW)
    assert wording.window_words(soon) == "Cierra en 42 min"
    assert wording.window_spoken(soon) == "ventana cierra en 42 minutos"
    assert wording.window_words(service_window(NOW, NOW)) == "Ventana abierta"
    assert wording.window_words(service_window(None, NOW)) == "Cerrada"


def test_plurals(spanish: None) -> None:
    assert [wording_count.hours(number) for number in (1, 23)] == ["1 hora", "23 horas"]
    assert [wording_count.days(number) for number in (1, 3)] == ["1 día", "3 días"]
    assert [wording_count.unread_messages(number) for number in (0, 1, 2)] == [
        "0 mensajes sin leer",
        "1 mensaje sin leer",
        "2 mensajes sin leer",
    ]


def test_plurals_in_english(english: None) -> None:
    assert [wording_count.minutes(number) for number in (1, 2)] == ["1 minute", "2 minutes"]
    assert [wording_count.products(number) for number in (1, 2)] == ["1 product", "2 products"]


def test_figures(spanish: None) -> None:
    assert counter_words(53, 4096) == "53 de 4.096"
    error = InputError("too_long", field="body", limit=4096, length=5000)
    assert wording.error_sentence(error) == "Muy largo: 5.000 caracteres, máximo 4.096."
    order = Order(items=(OrderItem(quantity=1, item_price=129000, currency="CLP"),))
    assert wording_message.order_words(order) == "1 producto · CLP 129.000"


def test_words_that_name_the_same_thing_are_the_same(spanish: None) -> None:
    assert wording.status_words(MessageStatus.UNCONFIRMED) == "No sabemos si llegó"
    assert wording.code_sentence("access_token_invalid").startswith(
        "Meta rechazó el token de acceso"
    )
    assert wording.code_sentence("recipient_unreachable").startswith(
        "No se pudo entregar a este número."
    )
    assert wording.code_sentence("template_not_found").startswith("Meta no encuentra esta")


def test_time_zones_have_the_names_people_use(spanish: None) -> None:
    zones = ("America/Punta_Arenas", "Pacific/Easter", "America/Bogota", "America/Mexico_City")
    names = ["Punta Arenas", "Isla de Pascua", "Bogotá", "Ciudad de México"]
    assert [wording_time.zone_name(zone) for zone in zones] == names
