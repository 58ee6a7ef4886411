"""Settings, Webhook and tunnel: the way in, its address, its state, and what mends it."""

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aura_desktop.domain.line import LineStatus
from aura_desktop.domain.own_address import read_own_address
from aura_desktop.domain.setup import Credential, Step, TunnelKind
from aura_desktop.ui import theme
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left, over, typed
from aura_desktop.ui.pages.settings_services import Line, SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property
from aura_desktop.ui.widgets.health_checks import CheckRows
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.settings_confirm import AskTwice
from aura_desktop.ui.widgets.settings_key_row import KeyRow

_KINDS = (TunnelKind.NGROK, TunnelKind.OWN_ADDRESS, TunnelKind.OFF)
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)


class TunnelSection(SettingsSection):
    """What is chosen counts when it is saved; the line's keeper then brings it about."""

    def __init__(self, desk: DeskServices, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("tunnel")
        self._desk = desk
        self._setup = setup
        self._tasks = tasks
        self._line = setup.line
        self._state = LineBox()
        self._kind = SegmentedControl(
            [("", self.tr("Tunnel (ngrok)")), ("", self.tr("Own address")), ("", self.tr("None"))],
            self.tr("Way in"),
        )
        self._domain = self._field(self.tr("Tunnel domain"), self.tr("the account's own"))
        self._url = self._field(self.tr("Own address"), "https://")
        self._agent = self._field(self.tr("Tunnel program"), self.tr("found by itself"))
        self._message = FieldMessage()
        self._token = KeyRow(Credential.NGROK_AUTHTOKEN)
        self._build()
        self._connect()
        self._show_kind()

    def begin(self) -> None:
        choice = self._setup.book.current.tunnel
        self.tracked.keep(
            kind=choice.kind,
            address__domain=choice.domain,
            address__url=choice.public_url,
            address__agent=choice.agent_path,
        )
        self._show_kind()
        self._show_line()
        vault = self._setup.vault
        self._token.set_state(
            stored=vault.get(Credential.NGROK_AUTHTOKEN) is not None,
            given=vault.is_given(Credential.NGROK_AUTHTOKEN),
        )

    def problem(self) -> str:
        found = self._problem()
        wrong = {TunnelKind.NGROK: self._domain, TunnelKind.OWN_ADDRESS: self._url}
        for field in (self._domain, self._url):
            bad = bool(found) and field is wrong.get(self.tracked.value("kind"))
            set_property(field, "invalid", "true" if bad else "false")
            field.setAccessibleDescription(found if bad else "")
        self._message.show_sentence(found)
        return found

    async def save(self) -> None:
        kind, url = self.tracked.value("kind"), self.tracked.value("address.url")
        if kind is TunnelKind.OWN_ADDRESS:
            # Without what a person pasted beyond it: the line adds its own path.
            url = read_own_address(url) or url
            self._url.setText(url)
        choice = replace(
            self._setup.book.current.tunnel,
            kind=kind,
            domain=self.tracked.value("address.domain"),
            public_url=url,
            agent_path=self.tracked.value("address.agent"),
        )
        await self._setup.book.change(tunnel=choice)
        self.begin()

    async def close_section(self) -> None:
        for end in self._ends:
            end()

    # building

    def _field(self, name: str, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.setMaximumWidth(theme.current().px(380))
        return field

    def _build(self) -> None:
        choice = self._setup.book.current.tunnel
        self.add_setting("state", self._state)
        self.add_setting("kind", left(self._kind))
        self.add_setting("address", self._address_box())
        change = PushButton(self.tr("Change the key"), icon="key-round")
        change.clicked.connect(lambda: self.wizard_requested.emit(Step.WEBHOOK.value))
        self.add_setting("authtoken", over(self._token, left(change)))
        self.tracked.add(
            "kind",
            lambda: _KINDS[self._kind.current()],
            lambda value: self._kind.choose(_KINDS.index(value)),
            choice.kind,
        )
        fields = (
            ("address.domain", self._domain, choice.domain),
            ("address.url", self._url, choice.public_url),
            ("address.agent", self._agent, choice.agent_path),
        )
        for key, field, kept in fields:
            name = field.accessibleName()
            self.tracked.add(key, typed(field), field.setText, kept, name)
            field.textChanged.connect(self.edited)

    def _address_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._labels = {}
        for field in (self._domain, self._url, self._agent):
            label = TextLabel(field.accessibleName(), role="uiStrong")
            label.setBuddy(field)
            self._labels[field] = label
            column.addWidget(label)
            column.addWidget(left(field))
            column.addSpacing(4)
        column.addWidget(self._message)
        return box

    def _connect(self) -> None:
        self._kind.chosen.connect(self._on_kind_chosen)
        self._state.restart.clicked.connect(self._on_restart)
        self._state.take_over.confirmed.connect(self._on_take_over)
        self._state.copy.clicked.connect(self._on_copy)
        self._state.health.clicked.connect(self.health_requested)
        self._token.revoke.confirmed.connect(self._on_revoke)
        self._ends: list[Callable[[], None]] = [
            self._setup.book.subscribe(self.begin),
            self._setup.vault.subscribe(self._on_key_changed),
        ]
        if self._line is not None:
            self._ends.append(self._line.subscribe(self._on_line_changed))

    # showing

    def _show_kind(self) -> None:
        kind = self.tracked.value("kind")
        needed = {
            self._domain: kind is TunnelKind.NGROK,
            self._agent: kind is TunnelKind.NGROK,
            self._url: kind is TunnelKind.OWN_ADDRESS,
        }
        for field, seen in needed.items():
            self._labels[field].setVisible(seen)
            holder = field.parentWidget()
            if holder is not None:
                holder.setVisible(seen)

    def _show_line(self) -> None:
        self._state.set_line(None if self._line is None else self._line.status())

    def _problem(self) -> str:
        domain, url = self.tracked.value("address.domain"), self.tracked.value("address.url")
        if (
            self.tracked.value("kind") is TunnelKind.NGROK
            and domain
            and not _HOST.fullmatch(domain)
        ):
            return self.tr("Only the name, like clinica.ngrok.app, without https://")
        if self.tracked.value("kind") is TunnelKind.OWN_ADDRESS and read_own_address(url) is None:
            return self.tr("The address begins with https://, as Meta asks for it.")
        return ""

    # doing

    def _on_kind_chosen(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _on_key_changed(self, _name: Credential) -> None:
        self.begin()

    def _on_line_changed(self) -> None:
        if self.isVisible():
            self._show_line()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._state.address.text())
        self._desk.toasts.show_toast(self.tr("Address copied"), icon="check")

    def _on_restart(self) -> None:
        if self._line is not None:
            self._tasks.latest("restart", self._restart(self._line))

    async def _restart(self, line: Line) -> None:
        self._state.restart.setEnabled(False)
        try:
            await line.restart_tunnel()
        finally:
            self._state.restart.setEnabled(True)
        self._show_line()

    def _on_revoke(self) -> None:
        self._tasks.spawn(self._revoke())

    async def _revoke(self) -> None:
        await self._setup.vault.forget(Credential.NGROK_AUTHTOKEN)
        self.begin()

    def _on_take_over(self) -> None:
        if self._line is not None:
            self._tasks.latest("take_over", self._line.take_over())


class LineBox(QWidget):
    """Address, checks, and the buttons that mend them."""

    def __init__(self) -> None:
        super().__init__()
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address.setAccessibleName(self.tr("Address Meta calls"))
        self.address.setMaximumWidth(theme.current().px(380))
        self.copy = IconButton("copy", self.tr("Copy address"))
        self.restart = PushButton(self.tr("Restart tunnel"), icon="rotate-cw")
        self.health = PushButton(self.tr("Status and diagnosis"), icon="activity")
        self._latency = TextLabel(role="meta", tone="subtle")
        self._foreign = TextLabel(tone="warning", wrap=True)
        self.take_over = AskTwice(
            self.tr("Take over"),
            self.tr("The other computer will receive nothing any more."),
            self.tr("Take the messages over to this computer"),
        )
        self._checks = CheckRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            left(self.address, self.copy),
            self._latency,
            self._foreign,
            left(self.take_over),
            self._checks,
            left(self.restart, self.health),
        ):
            column.addWidget(widget)
        self.set_line(None)

    def set_line(self, status: LineStatus | None) -> None:
        """How the line is; None while no number is connected."""
        shown = status or LineStatus()
        self.address.setText(shown.callback_url)
        self.address.setPlaceholderText(self.tr("none"))
        self.copy.setEnabled(bool(shown.callback_url))
        self.restart.setEnabled(status is not None)
        if status is None:
            self._latency.setText(self.tr("No number is connected."))
        elif shown.latency_ms is None:
            self._latency.setText("")
        else:
            words = self.tr("Once round: {ms} ms").format(ms=round(shown.latency_ms))
            self._latency.setText(words)
        self._latency.setVisible(bool(self._latency.text()))
        words = self.tr("Another computer receives the messages: {host}")
        self._foreign.setText(words.format(host=shown.foreign_host) if shown.foreign_host else "")
        for widget in (self._foreign, self.take_over):
            widget.setVisible(bool(shown.foreign_host))
        self._checks.set_results(() if status is None else status.checks)
