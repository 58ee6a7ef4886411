"""Settings, Connection to Meta: number, identifiers, token, stored keys and their end."""

from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.phone import for_reading
from aura_desktop.domain.setup import Credential, Step
from aura_desktop.ui import theme, wording, wording_allowance, wording_time
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left, over
from aura_desktop.ui.pages.settings_services import AllowanceClerk, SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel
from aura_desktop.ui.widgets.settings_key_row import KeyRow
from aura_desktop.ui.widgets.settings_result import ResultLine

_IDS = ("phone_number_id", "waba_id", "app_id")
_KEYS = (Credential.ACCESS_TOKEN, Credential.APP_SECRET, Credential.VERIFY_TOKEN)
_TONES = {
    CheckState.OK: "success",
    CheckState.WARNING: "warning",
    CheckState.FAIL: "error",
}


class MetaSection(SettingsSection):
    """Nothing is typed here: values come from the assistant, where each is proven at once."""

    def __init__(self, desk: DeskServices, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("meta")
        self._desk = desk
        self._setup = setup
        self._tasks = tasks
        self._number = TextLabel(role="bodyStrong")
        self._name = TextLabel(tone="muted")
        self._ids = {name: self._id_field(name) for name in _IDS}
        self._limit = TextLabel(wrap=True)
        self._limit_since = TextLabel(role="meta", tone="subtle")
        self._token = ResultLine()
        self._keys = {name: KeyRow(name) for name in _KEYS}
        self._trouble = TextLabel(tone="error", wrap=True)
        self._trouble.hide()
        self._build()
        self._ends = [setup.book.subscribe(self._show), setup.vault.subscribe(self._on_key_changed)]
        for name, row in self._keys.items():
            row.revoke.confirmed.connect(lambda name=name: self._on_revoke(name))
        self._show()

    def begin(self) -> None:
        self._show()
        if self._setup.allowances is not None:
            self._tasks.latest("limit", self._fetch_limit(self._setup.allowances))
        if self._setup.vault.get(Credential.ACCESS_TOKEN) is not None:
            self._tasks.latest("token", self._check_token())

    async def close_section(self) -> None:
        for end in self._ends:
            end()

    # building

    def _build(self) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._number)
        column.addWidget(self._name)
        column.addSpacing(6)
        other = PushButton(self.tr("Choose another number"), icon="phone")
        other.clicked.connect(lambda: self.wizard_requested.emit(Step.CREDENTIALS.value))
        column.addWidget(left(other))
        self.add_setting("number", box)
        self.add_setting("limit", over(self._limit, self._limit_since))
        self.add_setting("ids", self._id_grid())
        self.add_setting("token", self._token_box())
        self.add_setting("keys", self._key_box())
        assistant = PushButton(self.tr("Open the assistant"), icon="external-link")
        assistant.clicked.connect(lambda: self.wizard_requested.emit(Step.WELCOME.value))
        self.add_setting("assistant", left(assistant))

    def _id_field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setReadOnly(True)
        field.setAccessibleName(self._id_name(name))
        field.setMaximumWidth(theme.current().px(250))
        return field

    def _id_name(self, name: str) -> str:
        return {
            "phone_number_id": self.tr("Phone number"),
            "waba_id": self.tr("WhatsApp account"),
            "app_id": self.tr("App"),
        }[name]

    def _id_grid(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, (name, field) in enumerate(self._ids.items()):
            words = self._id_name(name)
            copy = IconButton("copy", self.tr("Copy: {name}").format(name=words))
            copy.clicked.connect(lambda _checked=False, name=name: self._on_copy(name))
            grid.addWidget(TextLabel(words, tone="muted"), place, 0)
            grid.addWidget(left(field, copy), place, 1)
        return box

    def _token_box(self) -> QWidget:
        change = PushButton(self.tr("Change token"), icon="key-round")
        change.clicked.connect(lambda: self.wizard_requested.emit(Step.CREDENTIALS.value))
        self.check = PushButton(self.tr("Check now"), icon="refresh-cw")
        self.check.clicked.connect(self._on_check)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._token)
        column.addWidget(left(change, self.check))
        return box

    def _key_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in self._keys.values():
            column.addWidget(row)
        column.addWidget(self._trouble)
        return box

    # showing

    def _show(self) -> None:
        kept = self._setup.book.current
        number = kept.display_phone_number
        self._number.setText(for_reading(number) if number else self.tr("No number is connected"))
        self._name.setText(kept.verified_name)
        for name, field in self._ids.items():
            field.setText(getattr(kept, name))
            field.setPlaceholderText(self.tr("not known"))
        self._show_keys()

    async def _fetch_limit(self, clerk: AllowanceClerk) -> None:
        figures = await clerk.figures()
        self._limit.setText(wording_allowance.patients_words(figures))
        told_at = figures.limit.at
        self._limit_since.setVisible(told_at is not None)
        if told_at is not None:
            time = wording_time.moment(told_at, self._setup.clock())
            self._limit_since.setText(self.tr("As Meta said at {time}").format(time=time))

    def _show_keys(self) -> None:
        vault = self._setup.vault
        for name, row in self._keys.items():
            row.set_state(stored=vault.get(name) is not None, given=vault.is_given(name))
        has_token = vault.get(Credential.ACCESS_TOKEN) is not None
        self.check.setEnabled(has_token)
        if not has_token:
            self._token.say(self.tr("No token is stored."), "warning")
        self._trouble.setText(wording.code_sentence(vault.trouble) if vault.trouble else "")
        self._trouble.setVisible(bool(vault.trouble))

    def _on_key_changed(self, name: Credential) -> None:
        self._show_keys()
        if name is Credential.ACCESS_TOKEN and self.isVisible():
            self.begin()

    # doing

    def _on_copy(self, name: str) -> None:
        QGuiApplication.clipboard().setText(self._ids[name].text())
        self._desk.toasts.show_toast(self.tr("Copied"), name, icon="check")

    def _on_check(self) -> None:
        self._tasks.latest("token", self._check_token())

    async def _check_token(self) -> None:
        self._token.say(self.tr("Asking Meta"), "busy")
        result = CheckResult(name=CheckName.ACCESS_TOKEN)
        for check in self._setup.checks():
            if check.name is CheckName.ACCESS_TOKEN and not check.should_skip():
                result = await check.run()
        sentence = wording.code_sentence(result.code) if result.code else ""
        told = (sentence or self.tr("Meta accepts it"), *self._token_facts(result))
        self._token.say(" · ".join(told), _TONES.get(result.state, "muted"))

    def _token_facts(self, result: CheckResult) -> tuple[str, ...]:
        """What kind of token it is and until when it holds, as far as Meta said."""
        kinds = {
            "SYSTEM_USER": self.tr("system user"),
            "USER": self.tr("of a person, temporary"),
            "PAGE": self.tr("of a page"),
        }
        if result.state is CheckState.FAIL or "kind" not in result.facts:
            return ()
        kind = kinds.get(result.facts["kind"], result.facts["kind"].lower())
        if "expires_at" not in result.facts:
            return kind, self.tr("does not expire")
        until = datetime.fromisoformat(result.facts["expires_at"])
        time = wording_time.moment(until, self._setup.clock())
        return kind, self.tr("until {time}").format(time=time)

    def _on_revoke(self, name: Credential) -> None:
        self._tasks.spawn(self._revoke(name))

    async def _revoke(self, name: Credential) -> None:
        await self._setup.vault.forget(name)
        self._desk.toasts.show_toast(
            self.tr("Key deleted"), self.tr("It is no longer used"), icon="check"
        )
