"""Settings, Artificial intelligence: which server, which model, and what it can do."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from aura_desktop.domain.model_request import Abilities
from aura_desktop.domain.setup import AiChoice, AiProvider, Credential
from aura_desktop.errors import AuraError
from aura_desktop.ui import theme, wording, wording_ai_settings
from aura_desktop.ui.pages.settings_section import Tracker, left, typed
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property
from aura_desktop.ui.widgets.setting_row import abreast, stacked
from aura_desktop.ui.widgets.settings_key_row import KeyRow
from aura_desktop.ui.widgets.settings_result import ResultLine

_PROVIDERS = (AiProvider.NONE, AiProvider.OPENAI, AiProvider.AZURE, AiProvider.COMPATIBLE)
_KEYS = ("provider", "server.address", "server.version", "server.key", "model")


class ServerForm(QWidget):
    """A key is typed, never shown; what is typed can be tried before it is saved. Signals: edited."""

    edited = Signal()

    def __init__(self, setup: SetupServices, tasks: Tasks, tracker: Tracker) -> None:
        super().__init__()
        self._setup = setup
        self._tasks = tasks
        self._tracked = tracker
        self._found: tuple[AiChoice, Abilities] | None = None
        self._failed: AiChoice | None = None
        self._provider = self._box(self.tr("Provider"))
        self._provider.addItems(
            [
                self.tr("No AI"),
                "OpenAI",
                "Azure OpenAI",
                self.tr("Own server (OpenAI-compatible)"),
            ]
        )
        self._model = self._box(self.tr("Model"))
        self._model.setEditable(True)
        line = self._model.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Model"))
        self._address = self._field(self.tr("Address"), "https://")
        self._version = self._field(self.tr("API version"), "2024-10-21")
        self._key = self._field(self.tr("Key"), "")
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._list = PushButton(self.tr("Ask for models"), icon="refresh-cw", compact=True)
        self._test = PushButton(self.tr("Test connection"), icon="activity", compact=True)
        self._result, self._models = ResultLine(), ResultLine()
        self._message = FieldMessage()
        self._stored = KeyRow(Credential.AI_KEY)
        self._labels: dict[QWidget, TextLabel] = {}
        self._build()
        self._track(setup.book.current.ai)
        self._connect()
        self._show_provider()

    def begin(self) -> None:
        """Show what is kept."""
        kept = self._setup.book.current.ai
        self._tracked.keep(
            provider=kept.provider,
            server__address=kept.base_url,
            server__version=kept.api_version,
            model=kept.model,
        )
        stored = self._setup.vault.get(Credential.AI_KEY) is not None
        self._key.setPlaceholderText(self.tr("stored") if stored else self.tr("none"))
        given = self._setup.vault.is_given(Credential.AI_KEY)
        self._key.setEnabled(not given)
        self._stored.set_state(stored=stored, given=given)
        self._show_provider()
        self._show_found()

    def is_changed(self) -> bool:
        """Whether something of it is not saved."""
        return any(self._tracked.changed(key) for key in _KEYS)

    def problem(self) -> str:
        """Why it cannot be saved as it stands, shown at its field."""
        found = self._problem()
        set_property(self._address, "invalid", "true" if found else "false")
        self._address.setAccessibleDescription(found)
        self._message.show_sentence(found)
        return found

    async def save(self) -> None:
        """Keep what is changed."""
        choice = self._choice()
        if self._found is not None and self._found[0] == choice.alone():
            choice = replace(choice, abilities=self._found[1])
        if self._tracked.changed("server.key"):
            await self._setup.onboarding.keep_secret(
                Credential.AI_KEY, self._tracked.value("server.key")
            )
            self._key.clear()
        elif not choice.is_same_server(self._setup.book.current.ai):
            # A key belongs to the server it was typed for.
            await self._setup.vault.forget(Credential.AI_KEY)
        await self._setup.book.change(ai=choice)
        self.begin()

    def close_form(self) -> None:
        """Nothing tells it anything any more."""
        for end in self._ends:
            end()

    # building

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(theme.current().px(200))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _field(self, name: str, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.setMaximumWidth(theme.current().px(380))
        return field

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        boxes = [
            stacked(self._label(box, words), box, spacing=6)
            for box, words in (
                (self._provider, self.tr("Service")),
                (self._model, self.tr("Model")),
            )
        ]
        column.addWidget(abreast(*boxes, columns=2))
        column.addSpacing(8)
        for field in (self._address, self._version, self._key):
            column.addWidget(self._label(field, field.accessibleName()))
            column.addWidget(left(field))
            column.addSpacing(4)
        column.addWidget(self._message)
        column.addWidget(self._stored)
        column.addSpacing(4)
        column.addWidget(left(self._test, self._list))
        column.addWidget(self._result)
        column.addWidget(self._models)

    def _label(self, field: QWidget, words: str) -> TextLabel:
        label = TextLabel(words, role="uiStrong")
        label.setBuddy(field)
        self._labels[field] = label
        return label

    def _track(self, kept: AiChoice) -> None:
        add = self._tracked.add
        add(
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
            add(key, typed(field), field.setText, value, field.accessibleName())
        add(
            "model",
            lambda: self._model.currentText().strip(),
            self._model.setEditText,
            kept.model,
            self._model.accessibleName(),
        )

    def _connect(self) -> None:
        for field in (self._address, self._version, self._key):
            field.textChanged.connect(self._on_edited)
        self._provider.activated.connect(self._on_provider_chosen)
        self._model.editTextChanged.connect(self._on_edited)
        self._list.clicked.connect(self._on_list)
        self._test.clicked.connect(self._on_test)
        self._stored.revoke.confirmed.connect(self._on_revoke)
        # The assistant changes both while this form is there.
        self._ends: list[Callable[[], None]] = [
            self._setup.book.subscribe(self.begin),
            self._setup.vault.subscribe(self._on_key_changed),
        ]

    # showing

    def _show_provider(self) -> None:
        provider = self._tracked.value("provider")
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

    def _show_found(self) -> None:
        """What is known of the server that is typed; an error stays until something else is typed."""
        choice = self._choice().alone()
        if self._failed == choice:
            return
        self._failed = None
        kept = self._setup.book.current.ai
        found = self._found[1] if self._found and self._found[0] == choice else None
        if found is None and kept.alone() == choice:
            found = kept.abilities
        if found is None:
            self._result.say("", "muted")
        else:
            self._result.say(wording_ai_settings.abilities(found, self._setup.clock()), "success")

    def _choice(self) -> AiChoice:
        return replace(
            self._setup.book.current.ai,
            provider=self._tracked.value("provider"),
            base_url=self._tracked.value("server.address").rstrip("/"),
            api_version=self._tracked.value("server.version"),
            model=self._tracked.value("model"),
        )

    def _problem(self) -> str:
        needed = self._tracked.value("provider") in {AiProvider.AZURE, AiProvider.COMPATIBLE}
        if not needed:
            return ""
        try:
            parts = urlsplit(self._tracked.value("server.address"))
            sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            sound = False
        return (
            ""
            if sound
            else self.tr("The server's address is missing, like http://10.0.0.5:8080/v1")
        )

    # doing

    def _on_edited(self) -> None:
        self._show_found()
        self.edited.emit()

    def _on_provider_chosen(self) -> None:
        self._show_provider()
        self._on_edited()

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
                self._choice(), self._tracked.value("server.key")
            )
        except AuraError as error:
            self._models.say(wording.error_sentence(error), "error")
            return
        chosen = self._tracked.value("model")
        self._model.clear()
        self._model.addItems(list(names))
        self._model.setEditText(chosen or (names[0] if names else ""))
        self._models.say(self.tr("%n model(s)", None, len(names)), "success")

    def _on_test(self) -> None:
        if not self.problem():
            choice, key = self._choice().alone(), self._tracked.value("server.key")
            self._tasks.latest("test", self._try(choice, key))

    async def _try(self, choice: AiChoice, key: str) -> None:
        self._say(choice, self.tr("Asking"), "busy")
        try:
            words = await self._ask(choice, key)
        except AuraError as error:
            self._failed = choice
            self._say(choice, wording.error_sentence(error), "error")
        else:
            self._failed = None
            self._say(choice, words, "success")

    async def _ask(self, choice: AiChoice, key: str) -> str:
        """What came of it. What is only typed takes its abilities along when it is saved."""
        if self._setup.abilities is None:
            took_s = await self._setup.onboarding.answer_time(choice, key)
            now = self._setup.clock()
            return wording_ai_settings.answered(took_s, now, now)
        found = await self._setup.abilities(choice, key)
        self._found = (choice, found)
        if self._setup.book.current.ai.alone() == choice:
            await self._setup.book.change(ai=replace(choice, abilities=found))
        return wording_ai_settings.abilities(found, self._setup.clock())

    def _say(self, choice: AiChoice, words: str, tone: str) -> None:
        """Nothing, if something else was typed meanwhile."""
        if self._choice().alone() == choice:
            self._result.say(words, tone)
