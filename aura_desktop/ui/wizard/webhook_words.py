"""What the checks of the line are called, and how they are drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.line import LineStatus
from aura_desktop.errors import SetupError
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.widgets.check_list import CheckLine
from aura_desktop.ui.widgets.route_diagram import RouteStop, StopState

GOOD = frozenset({CheckState.OK, CheckState.WARNING, CheckState.SKIPPED})
ROWS: tuple[tuple[CheckName, ...], ...] = (
    (CheckName.TUNNEL,),
    (CheckName.PUBLIC_ADDRESS,),
    (CheckName.WEBHOOK_VERIFIED,),
    (CheckName.SUBSCRIBED, CheckName.ACCOUNT_SUBSCRIBED),
    (CheckName.REAL_MESSAGE,),
    (CheckName.SIGNATURE,),
)
"""One row may stand for several checks; the worst of them is shown."""
_WORST_FIRST = (
    CheckState.FAIL,
    CheckState.RUNNING,
    CheckState.WAITING,
    CheckState.WARNING,
    CheckState.OK,
    CheckState.SKIPPED,
)
translate = QCoreApplication.translate


def rows(status: LineStatus) -> list[CheckResult]:
    """The checks as the list shows them."""
    return [
        min((status.check(name) for name in names), key=lambda it: _WORST_FIRST.index(it.state))
        for names in ROWS
    ]


def done(status: LineStatus) -> int:
    """How many rows are good."""
    return sum(result.state in GOOD for result in rows(status))


def waits_for_message(status: LineStatus) -> bool:
    """Everything up to the patient's phone is proven; only a message is missing."""
    shown = rows(status)
    return all(item.state in GOOD for item in shown[:4]) and shown[4].state in {
        CheckState.WAITING,
        CheckState.RUNNING,
    }


def first_failure(status: LineStatus) -> CheckResult | None:
    """The first row that stands in the way, None if none does."""
    return next((item for item in rows(status) if item.state is CheckState.FAIL), None)


def sentence(result: CheckResult) -> str:
    """What a check that is not good has to say."""
    error = SetupError(result.code)
    error.params = dict(result.params)
    return wording.error_sentence(error)


def check_lines(status: LineStatus, phone: str, waited: str) -> list[CheckLine]:
    """The rows of the list. `phone` is the clinic's number; `waited` how long a message is waited for."""
    shown = rows(status)
    active = _active(shown)
    return [
        CheckLine(
            state=CheckState.RUNNING if place == active and waited and place == 4 else item.state,
            title=_title(item.name, item.state, waits=place == active and bool(waited)),
            detail=_detail(item, phone),
            figure=waited if place == 4 and place == active else _figure(item),
            is_active=place == active,
        )
        for place, item in enumerate(shown)
    ]


def route_stops(status: LineStatus, *, owns_address: bool) -> tuple[RouteStop, ...]:
    """PC, tunnel, webhook and WhatsApp as the diagram draws them."""
    tunnel, public, verified, subscribed, message, _ = rows(status)
    carrier = public if owns_address else tunnel
    latency = status.latency_ms
    ms = "" if latency is None else translate("WizardWebhook", "{ms} ms")
    stretch = ms.format(ms=QLocale().toString(max(1, round(latency or 0))))
    heard = message.state in GOOD
    ready = verified.state in GOOD and subscribed.state in GOOD
    whatsapp = StopState.UP if heard else StopState.WAITING if ready else StopState.OFF
    return (
        RouteStop(
            icon="monitor",
            name=translate("WizardWebhook", "This PC"),
            words=translate("WizardWebhook", "listening"),
            state=StopState.UP,
        ),
        RouteStop(
            icon="globe" if owns_address else "route",
            name=translate("WizardWebhook", "Your address")
            if owns_address
            else translate("WizardWebhook", "Tunnel"),
            words=_stop_words(carrier, translate("WizardWebhook", "up")),
            state=_stop_state(carrier),
            stretch=stretch,
        ),
        RouteStop(
            icon="webhook",
            name=translate("WizardWebhook", "Webhook"),
            words=_stop_words(verified, translate("WizardWebhook", "verified")),
            state=_stop_state(verified),
        ),
        RouteStop(
            icon="message-circle",
            name=translate("WizardWebhook", "WhatsApp"),
            words=_whatsapp_words(whatsapp),
            state=whatsapp,
        ),
    )


def elapsed(seconds: float) -> str:
    """Minutes and seconds: "1:12"."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _active(shown: Sequence[CheckResult]) -> int:
    """The row that everything waits for now; -1 for none."""
    for place, item in enumerate(shown):
        if item.state not in GOOD:
            return place if item.state is not CheckState.FAIL else -1
    return -1


def _whatsapp_words(state: StopState) -> str:
    match state:
        case StopState.UP:
            return translate("WizardWebhook", "message received")
        case StopState.WAITING:
            return translate("WizardWebhook", "waiting")
        case _:
            return translate("WizardWebhook", "not yet")


def _stop_state(result: CheckResult) -> StopState:
    if result.state in GOOD:
        return StopState.UP
    if result.state is CheckState.FAIL:
        return StopState.DOWN
    return StopState.WAITING if result.state is CheckState.RUNNING else StopState.OFF


def _stop_words(result: CheckResult, good: str) -> str:
    if result.state in GOOD:
        return good
    if result.state is CheckState.FAIL:
        return translate("WizardWebhook", "does not work")
    if result.state is CheckState.RUNNING:
        return translate("WizardWebhook", "being checked")
    return translate("WizardWebhook", "not yet")


def _figure(result: CheckResult) -> str:
    if result.state not in {CheckState.OK, CheckState.WARNING}:
        return ""
    if result.name in {CheckName.TUNNEL, CheckName.PUBLIC_ADDRESS} and result.took_s is not None:
        if result.took_s < 1 and result.name is CheckName.PUBLIC_ADDRESS:
            ms = QLocale().toString(max(1, round(result.took_s * 1000)))
            return translate("WizardWebhook", "{ms} ms").format(ms=ms)
        seconds = QLocale().toString(result.took_s, "f", 1)
        return translate("WizardWebhook", "{seconds} s").format(seconds=seconds)
    return "" if result.at is None else wording_time.clock_with_seconds(result.at)


def _title(name: CheckName, state: CheckState, *, waits: bool) -> str:
    if name is CheckName.TUNNEL and state is CheckState.SKIPPED:
        return translate("WizardWebhook", "No tunnel needed")
    if state in GOOD:
        return _good_title(name)
    match name:
        case CheckName.TUNNEL:
            return translate("WizardWebhook", "Tunnel")
        case CheckName.PUBLIC_ADDRESS:
            return translate("WizardWebhook", "Public address")
        case CheckName.WEBHOOK_VERIFIED:
            return translate("WizardWebhook", "Webhook verified by Meta")
        case CheckName.SUBSCRIBED | CheckName.ACCOUNT_SUBSCRIBED:
            return translate("WizardWebhook", "Subscription to messages")
        case CheckName.REAL_MESSAGE if waits:
            return translate("WizardWebhook", "Waiting for a real message")
        case CheckName.REAL_MESSAGE:
            return translate("WizardWebhook", "A real message")
        case _:
            return translate("WizardWebhook", "Signature of the message")


def _good_title(name: CheckName) -> str:
    match name:
        case CheckName.TUNNEL:
            return translate("WizardWebhook", "Tunnel started")
        case CheckName.PUBLIC_ADDRESS:
            return translate("WizardWebhook", "Public address within reach")
        case CheckName.WEBHOOK_VERIFIED:
            return translate("WizardWebhook", "Meta verified the webhook")
        case CheckName.SUBSCRIBED | CheckName.ACCOUNT_SUBSCRIBED:
            return translate("WizardWebhook", "Subscribed to messages")
        case CheckName.REAL_MESSAGE:
            return translate("WizardWebhook", "A real message arrived")
        case _:
            return translate("WizardWebhook", "Signature correct")


def _detail(result: CheckResult, phone: str) -> str:
    if result.code and result.state in {CheckState.FAIL, CheckState.WARNING}:
        return sentence(result)
    good = result.state in GOOD
    match result.name:
        case CheckName.TUNNEL:
            if result.state is CheckState.SKIPPED:
                return translate("WizardWebhook", "Your own address is used")
            if good:
                return translate("WizardWebhook", "The tunnel's program answers on this PC")
            return translate("WizardWebhook", "Starts the tunnel's program on this PC")
        case CheckName.PUBLIC_ADDRESS:
            if good:
                return translate("WizardWebhook", "It answers from the Internet")
            return translate("WizardWebhook", "Calls this PC from the Internet, as Meta will")
        case CheckName.WEBHOOK_VERIFIED:
            if good:
                return translate("WizardWebhook", "The verify token is the same on both sides")
            return translate(
                "WizardWebhook", "Meta calls the address and compares the verify token"
            )
        case CheckName.SUBSCRIBED | CheckName.ACCOUNT_SUBSCRIBED:
            if good:
                return translate(
                    "WizardWebhook", "Your app at Meta reports each message and status"
                )
            return translate("WizardWebhook", "Your app at Meta is told what to report here")
        case CheckName.REAL_MESSAGE:
            if good:
                return translate("WizardWebhook", "It came all the way to this PC")
            if phone:
                words = translate("WizardWebhook", "Write “hello” from your phone to {number}")
                return words.format(number=phone)
            return translate(
                "WizardWebhook", "Write “hello” from your phone to the clinic's number"
            )
        case _:
            if good:
                return translate("WizardWebhook", "It is proven that Meta sent it")
            return translate("WizardWebhook", "Checked by itself with the first message")
