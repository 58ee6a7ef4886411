"""Third step: messages reach this PC. A choice first, then checks that end with a real message."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import LineStatus
from aura_desktop.domain.phone import for_reading
from aura_desktop.domain.setup import Credential, Step, TunnelKind
from aura_desktop.ui import announcing, theme
from aura_desktop.ui.widgets.check_list import CheckList
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.copy_field import CopyField
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.flow_layout import FlowLayout
from aura_desktop.ui.widgets.focus_follower import show_whole
from aura_desktop.ui.widgets.foreign_card import ForeignCard
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.route_diagram import RouteDiagram
from aura_desktop.ui.wizard import webhook_words
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage
from aura_desktop.ui.wizard.tunnel_form import TunnelForm
from aura_desktop.ui.wizard.webhook_help import WebhookHelp

LATE_S = 120.0
_TICK_MS = 1000
_BESIDE_FROM = 600
"""Below this width at 100 % the two fields stand one under the other."""
_CREDENTIAL_CODES = frozenset(
    {
        "app_id_missing",
        "app_secret_missing",
        "app_secret_wrong",
        "signature_wrong",
        "access_token_missing",
        "access_token_invalid",
        "permission_missing",
        "verify_token_missing",
    }
)

_KEY_CODES = frozenset({"tunnel_authtoken_missing", "tunnel_authtoken_invalid"})


class Line(Protocol):
    """The part of the line keeper this step needs."""

    def status(self) -> LineStatus: ...

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]: ...

    def wake(self) -> None: ...

    async def prove(self) -> LineStatus: ...

    async def take_over(self) -> None: ...

    async def leave_it_there(self) -> None: ...

    async def restart_tunnel(self) -> None: ...


class WebhookPage(StepPage):
    """Shows one of three: no number yet, the choice, or the checks."""

    step = Step.WEBHOOK

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._status = LineStatus()
        self._leave_line: Callable[[], None] | None = None
        self._waits_since: datetime | None = None
        self._is_choosing = True
        self.form = TunnelForm(services, self.tasks)
        self.absent = EmptyState("plug", "", share=0.0)
        self.route = RouteDiagram()
        self.callback = CopyField(self.tr("Public address"), self.tr("Callback URL"))
        self.verify = CopyField(
            self.tr("Verification word"), self.tr("Verify token"), is_secret=True
        )
        self.foreign = ForeignCard()
        self.checks = CheckList(self.tr("Checks of the line"))
        self.late = InfoBox(
            self.tr(
                "Two minutes without a message. Write from another phone to this number, or press"
                " “Diagnose now” at the right."
            ),
            warning=True,
        )
        self.again = PushButton(self.tr("Try again"), icon="rotate-cw", compact=True)
        self.mend = PushButton(self.tr("Open the credentials"), icon="key-round", compact=True)
        self.new_key = PushButton(self.tr("Paste another key"), icon="key-round", compact=True)
        self.change_choice = PushButton(
            self.tr("Change how messages arrive"), kind="ghost", icon="route", compact=True
        )
        self.help = WebhookHelp()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._trying = QWidget()
        self._arrange()
        self._connect()

    def title(self) -> str:
        return self.tr("Receive messages on this computer")

    def lead_words(self) -> str:
        return self.tr(
            "Meta reports each message to a public address. The tunnel makes one for you; the router"
            " stays as it is."
        )

    def help_panel(self) -> QWidget:
        return self.help

    def begin(self) -> None:
        kind = self._services.book.current.tunnel.kind
        self._is_choosing = kind is TunnelKind.OFF
        self.desk_changed()
        self._tick.start()
        if self._lacks_key():
            self._on_new_key()

    async def end(self) -> None:
        self._tick.stop()
        self._forget_line()

    async def close_page(self) -> None:
        await self.form.stop()
        await super().close_page()

    def can_continue(self) -> bool:
        if self._line() is None:
            return False
        if self._is_choosing:
            return self.form.is_ready()
        return webhook_words.done(self._status) == len(webhook_words.ROWS)

    def hint(self) -> str:
        if self._line() is None:
            return ""
        if self._is_choosing:
            return self.form.missing()
        if self._status.foreign_host:
            return self.tr("Decide which PC receives the messages")
        if webhook_words.first_failure(self._status) is not None:
            return self.tr("One check needs you")
        if webhook_words.waits_for_message(self._status):
            return self.tr("Only a real message is missing")
        return ""

    def rail_words(self) -> str:
        if self._line() is None or self._is_choosing:
            return ""
        count = len(webhook_words.ROWS)
        done = webhook_words.done(self._status)
        if done == count:
            return self.tr("A message arrived")
        return self.tr("{done} of {count} checked").format(done=done, count=count)

    def skip_words(self) -> str:
        if self._line() is None or self._is_choosing:
            return self.tr("Skip this step")
        return "" if self.can_continue() else self.tr("Skip this test")

    def continue_words(self) -> str:
        return self.tr("Connect") if self._line() is not None and self._is_choosing else ""

    def attention(self) -> QWidget | None:
        if self._line() is None:
            return None
        if self._is_choosing:
            return self.form.attention()
        return self.foreign.take_over if self._status.foreign_host else self.again

    def is_unsaved(self) -> bool:
        return self._is_choosing and self.form.is_changed()

    async def finish(self) -> bool:
        if not self._is_choosing:
            return True
        await self.form.keep()
        line = self._line()
        self._is_choosing = False
        self._waits_since = None
        if line is not None:
            # It has heard of what changed by itself; a tunnel that had failed is tried again at once.
            line.wake()
        self._refresh()
        return False

    def desk_changed(self) -> None:
        self._forget_line()
        line = self._line()
        if line is not None:
            self._leave_line = line.subscribe(self._refresh)
        if self._is_choosing and line is not None:
            self.form.show_choice()
        self._refresh()

    def _line(self) -> Line | None:
        return cast(Line | None, getattr(self._services.desk, "line", None))

    def _forget_line(self) -> None:
        if self._leave_line is not None:
            self._leave_line()
            self._leave_line = None

    def _arrange(self) -> None:
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(14)
        self._fields.addWidget(self.callback, 3)
        self._fields.addWidget(self.verify, 2)
        self._buttons = QWidget()
        flow = FlowLayout(8)
        self._buttons.setLayout(flow)
        for button in (self.again, self.mend, self.new_key, self.change_choice):
            flow.addWidget(button)
        inner = QVBoxLayout(self._trying)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(18)
        inner.addWidget(self.route)
        inner.addLayout(self._fields)
        for part in (self.foreign, self.checks, self.late, self._buttons):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for whole in (self.absent, self.form, self._trying):
            column.addWidget(whole)

    def _connect(self) -> None:
        self.form.changed.connect(self.changed)
        self.absent.action_requested.connect(self._on_credentials_wanted)
        self.mend.clicked.connect(self._on_credentials_wanted)
        self.again.clicked.connect(self._on_again)
        self.new_key.clicked.connect(self._on_new_key)
        self.change_choice.clicked.connect(self._on_change_choice)
        self.foreign.take_over_requested.connect(self._on_take_over)
        self.foreign.leave_requested.connect(self._on_leave_it_there)
        self.help.diagnose_requested.connect(self._on_diagnose)
        self._tick.timeout.connect(self._on_tick)

    def _refresh(self) -> None:
        """Show how things stand now."""
        line = self._line()
        self.absent.setVisible(line is None)
        self.form.setVisible(line is not None and self._is_choosing)
        self._trying.setVisible(line is not None and not self._is_choosing)
        self.help.show_trying(is_trying=line is not None and not self._is_choosing)
        if line is None:
            self._show_absent()
        elif not self._is_choosing:
            self._show_status(line.status())
        self.changed.emit()

    def _show_absent(self) -> None:
        if self._services.book.current.phone_number_id:
            self.absent.set_words(
                self.tr("Your number is being connected"),
                self.tr("This takes a few seconds. If it stays so, look at the credentials."),
                self.tr("Open the credentials"),
            )
        else:
            self.absent.set_words(
                self.tr("Connect your number first"),
                self.tr("Messages can arrive once Meta's credentials are in place."),
                self.tr("Open the credentials"),
            )

    def _show_status(self, status: LineStatus) -> None:
        heard_before, failed_before = self._has_heard(), webhook_words.first_failure(self._status)
        self._status = status
        if not webhook_words.waits_for_message(status):
            self._waits_since = None
        elif self._waits_since is None:
            self._waits_since = self._services.clock()
        setup = self._services.book.current
        owns = setup.tunnel.kind is TunnelKind.OWN_ADDRESS
        stops = webhook_words.route_stops(status, owns_address=owns)
        self.route.show_stops(stops, "; ".join(f"{stop.name}: {stop.words}" for stop in stops))
        self.callback.set_value(status.callback_url, self.tr("As soon as the tunnel is up"))
        word = self._services.vault.get(Credential.VERIFY_TOKEN)
        self.verify.set_value(word.reveal() if word else "", self.tr("Not made yet"))
        self.foreign.set_host(status.foreign_host)
        self._show_checks()
        self.help.trying.set_number(self._number())
        self.help.trying.show_arrived(arrived=self._has_heard())
        if self._has_heard() and not heard_before:
            announcing.say(self, self.tr("A message arrived"))
        failure = webhook_words.first_failure(status)
        if failure is not None and (failed_before is None or failed_before.code != failure.code):
            announcing.say(self, webhook_words.sentence(failure), is_urgent=True)
            show_whole(self.foreign if status.foreign_host else self._buttons)

    def _show_checks(self) -> None:
        waited_s = self._waited_s()
        waited = "" if waited_s is None else webhook_words.elapsed(waited_s)
        lines = webhook_words.check_lines(self._status, self._number(), waited)
        self.checks.show_lines(lines)
        is_late = waited_s is not None and waited_s >= LATE_S
        if is_late and self.late.isHidden():
            announcing.say(self, self.late.text(), is_urgent=True)
            show_whole(self.late)
        self.late.setVisible(is_late)
        self.help.trying.show_late(late=is_late)
        failure = webhook_words.first_failure(self._status)
        self.again.setVisible(failure is not None)
        self.mend.setVisible(failure is not None and failure.code in _CREDENTIAL_CODES)
        self.new_key.setVisible(self._lacks_key())

    def _lacks_key(self) -> bool:
        failure = webhook_words.first_failure(self._status)
        return failure is not None and failure.code in _KEY_CODES

    def _has_heard(self) -> bool:
        return self._status.check(CheckName.REAL_MESSAGE).state is CheckState.OK

    def _number(self) -> str:
        number = self._services.book.current.display_phone_number
        return for_reading(number) if number else ""

    def _waited_s(self) -> float | None:
        if self._waits_since is None:
            return None
        return (self._services.clock() - self._waits_since).total_seconds()

    async def _diagnose(self, line: Line) -> None:
        help_pane = self.help.trying
        help_pane.show_diagnosis(self.tr("Checking the whole way…"), busy=True)
        try:
            status = await line.prove()
        finally:
            help_pane.show_diagnosis("", busy=False)
        self._show_status(status)
        failure = webhook_words.first_failure(status)
        if failure is not None:
            words = webhook_words.sentence(failure)
        elif self._has_heard():
            words = self.tr("Everything works.")
        else:
            words = self.tr(
                "The way from Meta to this PC works. What is missing is the message: look at the"
                " number you write to, and at the phone's own connection."
            )
        help_pane.show_diagnosis(words, busy=False)
        announcing.say(self, words, is_urgent=failure is not None)
        self.changed.emit()

    async def _retry(self, line: Line) -> None:
        failure = webhook_words.first_failure(self._status)
        if failure is not None and failure.name is CheckName.TUNNEL:
            await line.restart_tunnel()
        line.wake()
        await line.prove()

    def _on_tick(self) -> None:
        if self._line() is not None and not self._is_choosing and self._waits_since is not None:
            self._show_checks()

    def _on_again(self) -> None:
        if (line := self._line()) is not None:
            self.tasks.latest("prove", self._retry(line))

    def _on_diagnose(self) -> None:
        if (line := self._line()) is not None:
            self.tasks.latest("prove", self._diagnose(line))

    def _on_take_over(self) -> None:
        if (line := self._line()) is not None:
            self.tasks.latest("foreign", line.take_over())

    def _on_leave_it_there(self) -> None:
        if (line := self._line()) is not None:
            self.tasks.latest("foreign", line.leave_it_there())

    def _on_change_choice(self) -> None:
        self._is_choosing = True
        self.form.show_choice()
        self._refresh()
        self.form.cards.cards[max(self.form.cards.current(), 0)].setFocus()

    def _on_new_key(self) -> None:
        failure = webhook_words.first_failure(self._status)
        self._on_change_choice()
        if failure is not None:
            self.form.ask_for_key(webhook_words.sentence(failure))

    def _on_credentials_wanted(self) -> None:
        self.step_requested.emit(Step.CREDENTIALS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.current().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._fields.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
