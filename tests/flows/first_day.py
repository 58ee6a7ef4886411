"""The way through the wizard, step by step, as whoever it is does it."""

from aura_desktop.domain.setup import Step
from aura_desktop.ui.widgets.step_rail import StepButton
from aura_desktop.ui.wizard.clinic import ClinicPage
from tests.flows.clinic import APP_SECRET, AUTHTOKEN, TOKEN, Start
from tests.flows.person import Person

TOKEN_FIELD = "Permanent access token (Access token)"
SECRET_FIELD = "App secret key (App secret)"
NUMBER_FIELD = "Phone number ID (Phone number ID)"
KEY_FIELD = "Your key at ngrok (Authtoken)"
WRONG_TOKEN = "EAAejemplo99999999999999"
CAMILA = "Camila Ejemplo"
WORDS, TEST_WORDS = "Hola, ¿me escuchan?", "This is a test message from AURA."
BLUE = [
    "In the outbox: ok",
    "Accepted by WhatsApp: ok",
    "Sent: ok",
    "Delivered: ok",
    "Read: ok",
]


async def welcome(start: Start, person: Person) -> None:
    """The clinic's own number, only here."""
    await start.until(lambda: start.is_at(Step.WELCOME))
    await person.pick("My clinic's number")
    await person.pick("No, only here")
    await start.until(lambda: start.can("Continue"))


async def credentials(start: Start, person: Person) -> None:
    """A wrong token, then the right one; what Meta tells by itself is not typed."""
    await start.until(lambda: start.is_at(Step.CREDENTIALS))
    await person.fill(TOKEN_FIELD, WRONG_TOKEN)
    await start.until(lambda: start.says("Fix 1 value"))
    assert not start.can("Continue")
    await person.fill(TOKEN_FIELD, TOKEN)
    await start.until(lambda: start.says("Permanent, with the two permissions"))
    await person.fill(SECRET_FIELD, APP_SECRET)
    await start.until(lambda: start.says("it belongs to your app"))
    await start.until(lambda: start.can("Continue"))


async def connect(start: Start, person: Person) -> None:
    """The tunnel's key, and "Connect"; afterwards only a real message is missing."""
    await start.until(lambda: start.is_at(Step.WEBHOOK))
    await start.until(lambda: start.says("is on this PC"))
    await person.fill(KEY_FIELD, AUTHTOKEN)
    await start.until(lambda: start.can("Connect"))
    await person.press("Connect")
    await start.until(lambda: start.says("Only a real message is missing"))
    _stays_near(start)


async def hear(start: Start) -> None:
    """The first message, from a patient's phone: signed, through the public address and the agent."""
    await start.clinic.meta.patient_writes(WORDS)
    await start.until(lambda: [row.endswith(": ok") for row in start.rows()] == [True] * 6)
    await start.until(lambda: start.can("Continue"))


async def without_ai(start: Start, person: Person) -> None:
    """Nobody writes but people."""
    await start.until(lambda: start.is_at(Step.AI))
    await person.pick("Without AI")
    await start.until(lambda: start.can("Continue"))


async def with_model(start: Start, person: Person) -> None:
    """A server in the clinic's network; its list, and one answer."""
    await start.until(lambda: start.is_at(Step.AI))
    await person.pick("Suggests")
    await person.choose("Service", "A compatible server, also in the clinic")
    await person.fill("Address (URL)", start.clinic.model_url)
    await start.until(lambda: start.says("2 models to choose from"))
    await person.press("Test the connection")
    await start.until(lambda: start.says("Answered in"))
    await start.until(lambda: start.can("Continue"))


async def clinic(start: Start, person: Person) -> None:
    """Name, hours of the working days, one service."""
    await start.until(lambda: start.is_at(Step.CLINIC))
    await person.fill("Name of the clinic", "Clínica Ejemplo")
    await person.fill("Address", "Av. Ficticia 142, Santiago")
    await person.press("Monday: add hours")
    await start.until(lambda: start.can("Copy to all weekdays"))
    await person.press("Copy to all weekdays")
    await person.press("Add a service")
    await start.until(lambda: len(_clinic(start).table.rows) == 1)
    await person.fill("Service", "Limpieza facial")
    await person.fill("Price", "29.990")
    await person.fill("Duration", "30")
    await start.until(lambda: start.can("Continue"))


async def send_test(start: Start, person: Person) -> None:
    """To the phone that wrote, and its ticks until they are blue."""
    await start.until(lambda: start.is_at(Step.TEST))
    await start.until(lambda: start.can("Send the test"))
    await person.press("Send the test")
    await start.until(lambda: start.rows() == BLUE)
    await start.until(lambda: start.can("Open the inbox"))
    _stays_near(start)


async def go_on(start: Start, person: Person, words: str = "Continue") -> None:
    """The main button."""
    await person.press(words)


async def whole_way(start: Start, person: Person) -> None:
    """From the first window to the conversation in the inbox."""
    await welcome(start, person)
    await go_on(start, person)
    await credentials(start, person)
    await go_on(start, person)
    await connect(start, person)
    await hear(start)
    await go_on(start, person)
    await without_ai(start, person)
    await go_on(start, person)
    await clinic(start, person)
    await go_on(start, person)
    await send_test(start, person)
    await person.press("Open the inbox")
    await start.until(lambda: start.wizard() is None)
    await start.until(lambda: start.spoken() == [WORDS, TEST_WORDS])


def _stays_near(start: Start) -> None:
    """A button that rests for a while must not hand the keyboard on to another step."""
    wizard, focus = start.wizard(), start.hands().focus()
    assert wizard is not None
    assert focus is wizard or wizard.isAncestorOf(focus), "the keyboard left the wizard"
    assert not isinstance(focus, StepButton), "the keyboard went to another step"


def _clinic(start: Start) -> ClinicPage:
    page = start.page()
    assert isinstance(page, ClinicPage)
    return page
