"""Settings, Artificial intelligence: which server, which model, and whether it answers."""

from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from aura_desktop.domain.setup import AiChoice, AiProvider, Credential
from aura_desktop.errors import AuraError
from aura_desktop.ui import theme, wording, wording_time
from aura_desktop.ui.pages.settings_section import SettingsSection, left, over, typed
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property
from aura_desktop.ui.widgets.settings_key_row import KeyRow
from aura_desktop.ui.widgets.settings_result import ResultLine

_PROVIDERS = (AiProvider.NONE, AiProvider.OPENAI, AiProvider.AZURE, AiProvider.COMPATIBLE)


class AiSection(SettingsSection):
    """A key is typed, never shown; what is typed can be tried before it is saved."""

    def __init__(self, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("ai")
        self._setup = setup
        self._tasks = tasks
        self._provider = QComboBox()
        self._provider.setAccessibleName(self.tr("Provider"))
        self._provider.setMinimumWidth(theme.current().px(300))
        words = (
            self.tr("No AI"),
            "OpenAI",
            "Azure OpenAI",
            self.tr("Own server (OpenAI-compatible)"),
        )
        self._provider.addItems(list(words))
        self._address = self._field(self.tr("Address"), "https://")
        self._version = self._field(self.tr("API version"), "2024-10-21")
        self._key = self._field(self.tr("Key"), "")
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._model = QComboBox()
        self._model.setEditable(True)
        for named in (self._model, self._model.lineEdit()):
            if named is not None:
                named.setAccessibleName(self.tr("Model"))
        self._model.setMinimumWidth(theme.current().px(300))
        self._list = PushButton(self.tr("Ask for models"), icon="refresh-cw")
        self._test = PushButton(self.tr("Test connection"), icon="activity")
        self._result, self._models = ResultLine(), ResultLine()
        self._message = FieldMessage()
        self._stored = KeyRow(Credential.AI_KEY)
        self._build()
        self._connect()
        self._show_provider()

    def begin(self) -> None:
        self._keep(self._setup.book.current.ai)
        stored = self._setup.vault.get(Credential.AI_KEY) is not None
        self._key.setPlaceholderText(self.tr("stored") if stored else self.tr("none"))
        given = self._setup.vault.is_given(Credential.AI_KEY)
        self._key.setEnabled(not given)
        self._stored.set_state(stored=stored, given=given)
        self._show_provider()

    def problem(self) -> str:
        found = self._problem()
        set_property(self._address, "invalid", "true" if found else "false")
        self._address.setAccessibleDescription(found)
        self._message.show_sentence(found)
        return found

    async def save(self) -> None:
        choice = self._choice()
        if self.tracked.changed("server.key"):
            await self._setup.onboarding.keep_secret(
                Credential.AI_KEY, self.tracked.value("server.key")
            )
            self._key.clear()
        await self._setup.book.change(ai=choice)
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
        self.add_setting("provider", left(self._provider))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._labels = {}
        for field in (self._address, self._version, self._key):
            self._labels[field] = TextLabel(field.accessibleName(), role="uiStrong")
            column.addWidget(self._labels[field])
            column.addWidget(left(field))
            column.addSpacing(4)
        column.addWidget(self._message)
        column.addWidget(self._stored)
        self.add_setting("server", box)
        self.add_setting("model", over(left(self._model, self._list), self._models))
        self.add_setting("test", over(left(self._test), self._result))
        self._track(self._setup.book.current.ai)

    def _track(self, kept: AiChoice) -> None:
        self.tracked.add(
            "provider",
            lambda: _PROVIDERS[self._provider.currentIndex()],
            lambda value: self._provider.setCurrentIndex(_PROVIDERS.index(value)),
            kept.provider,
        )
        fields = (
            ("server.address", self._address, kept.base_url),
            ("server.version", self._version, kept.api_version),
            ("server.key", self._key, ""),
        )
        for key, field, value in fields:
            name = field.accessibleName()
            self.tracked.add(key, typed(field), field.setText, value, name)
            field.textChanged.connect(self.edited)
        self.tracked.add(
            "model",
            lambda: self._model.currentText().strip(),
            self._model.setEditText,
            kept.model,
        )

    def _connect(self) -> None:
        self._provider.activated.connect(self._on_provider_chosen)
        self._model.editTextChanged.connect(self.edited)
        self._list.clicked.connect(self._on_list)
        self._test.clicked.connect(self._on_test)
        self._stored.revoke.confirmed.connect(self._on_revoke)
        # The assistant changes both while this section is there.
        self._ends = [
            self._setup.book.subscribe(self.begin),
            self._setup.vault.subscribe(self._on_key_changed),
        ]

    # showing

    def _keep(self, kept: AiChoice) -> None:
        self.tracked.keep(
            provider=kept.provider,
            server__address=kept.base_url,
            server__version=kept.api_version,
            model=kept.model,
        )

    def _show_provider(self) -> None:
        provider = self.tracked.value("provider")
        has_server = provider is not AiProvider.NONE
        seen = {
            self._address: has_server and provider is not AiProvider.OPENAI,
            self._version: provider is AiProvider.AZURE,
            self._key: has_server,
        }
        for field, visible in seen.items():
            self._labels[field].setVisible(visible)
            holder = field.parentWidget()
            if holder is not None:
                holder.setVisible(visible)
        # Also after the AI was switched off: whoever gave a key may want it gone.
        has_key = self._setup.vault.get(Credential.AI_KEY) is not None
        self._stored.setVisible(has_server or has_key)
        for widget in (self._model, self._list, self._test):
            widget.setEnabled(has_server)

    def _choice(self) -> AiChoice:
        return replace(
            self._setup.book.current.ai,
            provider=self.tracked.value("provider"),
            base_url=self.tracked.value("server.address").rstrip("/"),
            api_version=self.tracked.value("server.version"),
            model=self.tracked.value("model"),
        )

    def _problem(self) -> str:
        needed = self.tracked.value("provider") in {AiProvider.AZURE, AiProvider.COMPATIBLE}
        if not needed:
            return ""
        try:
            parts = urlsplit(self.tracked.value("server.address"))
            sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            sound = False
        return (
            ""
            if sound
            else self.tr("The server's address is missing, like http://10.0.0.5:8080/v1")
        )

    # doing

    def _on_provider_chosen(self) -> None:
        self._show_provider()
        self.edited.emit()

    def _on_key_changed(self, _name: Credential) -> None:
        self.begin()

    def _on_revoke(self) -> None:
        self._tasks.spawn(self._revoke())

    async def _revoke(self) -> None:
        await self._setup.vault.forget(Credential.AI_KEY)
        self.begin()

    def _on_list(self) -> None:
        if not self.problem():
            self._tasks.latest("models", self._ask_models())

    async def _ask_models(self) -> None:
        self._models.say(self.tr("Asking"), "busy")
        try:
            names = await self._setup.onboarding.models(
                self._choice(), self.tracked.value("server.key")
            )
        except AuraError as error:
            self._models.say(wording.error_sentence(error), "error")
            return
        chosen = self.tracked.value("model")
        self._model.clear()
        self._model.addItems(list(names))
        self._model.setEditText(chosen or (names[0] if names else ""))
        self._models.say(self.tr("%n model(s)", None, len(names)), "success")

    def _on_test(self) -> None:
        if not self.problem():
            self._tasks.latest("test", self._try())

    async def _try(self) -> None:
        self._result.say(self.tr("Asking"), "busy")
        try:
            took_s = await self._setup.onboarding.answer_time(
                self._choice(), self.tracked.value("server.key")
            )
        except AuraError as error:
            self._result.say(wording.error_sentence(error), "error")
            return
        words = self.tr("Answered in {seconds} s · today {time}").format(
            seconds=QLocale().toString(took_s, "f", 1),
            time=wording_time.clock(self._setup.clock()),
        )
        self._result.say(words, "success")
