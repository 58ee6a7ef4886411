"""Fourth step: whether an AI writes drafts, and whose."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from aura_desktop.domain.model_address import ModelAddress, read_address
from aura_desktop.domain.setup import AiChoice, AiProvider, Credential, Step
from aura_desktop.errors import AuraError
from aura_desktop.ui import wording, wording_time
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.widgets.checked_field import CheckedField
from aura_desktop.ui.widgets.choice_card import CardWords, ChoiceCards
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.result_line import ResultLine
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.widgets.tab_order import resting
from aura_desktop.ui.wizard.ai_help import ai_help
from aura_desktop.ui.wizard.ai_model import ModelBox
from aura_desktop.ui.wizard.ai_server import PROVIDERS, models_of, provider_name, provider_of
from aura_desktop.ui.wizard.form_parts import beside, named
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage

_WITHOUT, _SUGGESTS = 0, 1
_API_VERSION = "2024-10-21"


class AiPage(StepPage):
    """Nothing here sends a patient's words: the list of models and the test carry none."""

    step = Step.AI

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._began = False
        self._asked: tuple[AiChoice, str] | None = None
        self._proven: tuple[AiChoice, str] | None = None
        self._failed: tuple[AiChoice, str] | None = None
        self.cards = ChoiceCards(
            (
                CardWords(
                    title=self.tr("Without AI"),
                    text=self.tr("The AI writes nothing. You can switch it on later in Settings."),
                ),
                CardWords(
                    title=self.tr("Suggests"),
                    text=self.tr("Prepares a draft; a person reads it and sends it."),
                    tag=self.tr("Recommended"),
                ),
            ),
            self.tr("What the AI does"),
        )
        self.provider = QComboBox()
        self.address = CheckedField(self.tr("Address"), "URL")
        self.version = CheckedField(self.tr("Version"), "API version")
        self.key = CheckedField(self.tr("Key"), "API key", secret=True)
        self.model = ModelBox()
        self.models_button = PushButton(self.tr("Get the list"), icon="refresh-cw", compact=True)
        self.models_result = ResultLine()
        self.test_button = PushButton(self.tr("Test the connection"), icon="activity", compact=True)
        self.test_result = ResultLine()
        self._form = QWidget()
        self.kept = InfoBox(
            self.tr("The key you gave before stays kept, encrypted. Settings can delete it.")
        )
        self._arrange()
        calm(self.provider, self.model)
        self._connect()

    def title(self) -> str:
        return self.tr("Help with writing answers")

    def lead_words(self) -> str:
        return self.tr(
            "The AI writes drafts from what your clinic tells it. Nothing is sent without a person."
        )

    def help_panel(self) -> QWidget:
        return ai_help()

    def begin(self) -> None:
        if not self._began:
            self._began = True
            self._show_choice(self._services.book.current.ai)
        self._show_kept_key()
        self._show_form()

    def can_continue(self) -> bool:
        return not self._missing()

    def hint(self) -> str:
        return self._missing()

    def rail_words(self) -> str:
        choice = self._services.book.current.ai
        if not self._began and choice.provider is AiProvider.NONE:
            return ""
        if not self._suggests():
            return self.tr("Without AI")
        return choice.model

    def skip_words(self) -> str:
        return self.tr("Decide later") if self._suggests() else ""

    def continue_words(self) -> str:
        tried = self._failed is not None and self._failed == self._asks()
        return self.tr("Keep it anyway") if self._suggests() and tried else ""

    def attention(self) -> QWidget | None:
        if self._needs_address() and not self._address_is_well():
            return self.address.line
        return self.key.line if self._needs_key() and not self._key_is_there() else self.model

    def is_unsaved(self) -> bool:
        choice, key = self._asks()
        kept = self._services.book.current.ai
        if not self._suggests():
            return kept.provider is not AiProvider.NONE
        return bool(key) or (bool(choice.model) and choice != kept.alone())

    async def finish(self) -> bool:
        """Proven first; what fails is kept only if the person says so by a second press."""
        if not self._suggests():
            off = replace(self._services.book.current.ai, provider=AiProvider.NONE)
            await self._services.book.change(ai=off)
            return True
        self._take_address()
        asks = self._asks()
        if asks not in (self._proven, self._failed):
            await self._test()
            if asks != self._proven:
                return False
        choice, key = asks
        if key:
            await self._services.onboarding.keep_secret(Credential.AI_KEY, key)
            self.key.set_value("")
        await self._services.book.change(ai=choice)
        return True

    def _arrange(self) -> None:
        self.provider.setProperty("large", True)
        self.provider.setProperty("role", "body")
        self.provider.setAccessibleName(self.tr("Service"))
        for provider in PROVIDERS:
            self.provider.addItem(provider_name(provider), provider)
        self.version.set_helper(self.tr("As the Azure portal names it."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.cards)
        for whole in (self.kept, self._form):
            column.addWidget(whole)
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addLayout(named(self.tr("Service"), self.provider))
        for part in (self.address, self.version, self.key):
            inner.addWidget(part)
        inner.addLayout(named(self.tr("Model"), self.model))
        inner.addLayout(beside(self.models_button, self.models_result))
        inner.addLayout(beside(self.test_button, self.test_result))
        inner.addWidget(
            InfoBox(
                self.tr(
                    "The test sends one short sentence without any patient's data, and waits for"
                    " the answer."
                )
            )
        )

    def _connect(self) -> None:
        self.cards.chosen.connect(self._show_form)
        self.provider.activated.connect(self._on_provider_chosen)
        self.address.edited.connect(self._on_edited)
        self.address.settled.connect(self._on_address_settled)
        self.version.edited.connect(self._on_edited)
        self.key.edited.connect(self._on_edited)
        self.key.settled.connect(self._fetch_if_ready)
        self.model.editTextChanged.connect(self._on_edited)
        self.models_button.clicked.connect(self._on_models_wanted)
        self.test_button.clicked.connect(self._on_test_wanted)

    def _show_choice(self, choice: AiChoice) -> None:
        decided = self._services.book.current.wizard.state(Step.AI) != "open"
        off = choice.provider is AiProvider.NONE
        self.cards.choose(_WITHOUT if off and decided else _SUGGESTS)
        self.provider.setCurrentIndex(PROVIDERS.index(provider_of(choice)))
        self.address.set_value(choice.base_url)
        self.version.set_value(choice.api_version)
        self.model.set_name(choice.model)

    def _show_form(self) -> None:
        provider = self._provider()
        self._form.setVisible(self._suggests())
        has_key = bool(self._services.vault.get(Credential.AI_KEY))
        self.kept.setVisible(has_key and not self._suggests())
        self.model.ask_for(
            self.tr("Name of your deployment")
            if provider is AiProvider.AZURE
            else self.tr("Choose or type its name")
        )
        self.address.setVisible(self._needs_address())
        self.version.setVisible(provider is AiProvider.AZURE)
        self.address.set_helper(
            self.tr("As in https://your-clinic.openai.azure.com")
            if provider is AiProvider.AZURE
            else self.tr("As in http://192.168.1.20:8000/v1; without https only inside the clinic.")
        )
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        ready = self._suggests() and self._server_is_known()
        self.models_button.setEnabled(ready)
        self.test_button.setEnabled(ready and bool(self._choice().model))

    def _show_kept_key(self) -> None:
        vault = self._services.vault
        given = vault.is_given(Credential.AI_KEY)
        self.key.line.setEnabled(not given)
        if given:
            self.key.set_helper(self.tr("The environment of this PC gives it."))
        elif vault.get(Credential.AI_KEY):
            self.key.set_helper(self.tr("One is kept. Leave this empty to go on with it."))
        else:
            self.key.set_helper(self.tr("It is kept encrypted on this computer."))

    def _suggests(self) -> bool:
        return self.cards.current() == _SUGGESTS

    def _provider(self) -> AiProvider:
        return PROVIDERS[max(self.provider.currentIndex(), 0)]

    def _needs_address(self) -> bool:
        return self._provider() is not AiProvider.OPENAI

    def _needs_key(self) -> bool:
        return not self._is_compatible()

    def _is_compatible(self) -> bool:
        return self._provider() is AiProvider.COMPATIBLE

    def _address(self) -> ModelAddress | None:
        return read_address(self.address.value(), self._provider())

    def _address_is_well(self) -> bool:
        return self._address() is not None

    def _take_address(self) -> None:
        """A pasted request leaves its server here, and what else it names in the other fields."""
        found = self._address() if self._needs_address() else None
        if found is None:
            return
        self.address.set_value(found.base_url)
        if found.api_version:
            self.version.set_value(found.api_version)
        if found.model:
            self.model.setEditText(found.model)

    def _asks(self) -> tuple[AiChoice, str]:
        return self._choice(), self.key.value()

    def _key_is_there(self) -> bool:
        return bool(self.key.value() or self._services.vault.get(Credential.AI_KEY))

    def _server_is_known(self) -> bool:
        address = not self._needs_address() or self._address_is_well()
        return address and (not self._needs_key() or self._key_is_there())

    def _choice(self) -> AiChoice:
        provider = self._provider()
        choice = AiChoice(provider=provider, model=self.model.name())
        if self._needs_address():
            found = self._address()
            choice = replace(choice, base_url=found.base_url if found else self.address.value())
        if provider is AiProvider.AZURE:
            choice = replace(choice, api_version=self.version.value() or _API_VERSION)
        return choice

    def _missing(self) -> str:
        if not self._suggests():
            return ""
        if self._needs_address() and not self._address_is_well():
            return self.tr("Write the server's address")
        if self._needs_key() and not self._key_is_there():
            return self.tr("Paste the key")
        return "" if self._choice().model else self.tr("Choose a model")

    def _fetch_if_ready(self) -> None:
        """Ask for the models once for each server and key."""
        if self._suggests() and self._server_is_known():
            wanted = (replace(self._choice(), model=""), self.key.value())
            if wanted != self._asked:
                self.tasks.latest("models", self._fetch_models())

    async def _fetch_models(self) -> None:
        choice, key = self._choice(), self.key.value()
        self._asked = (replace(choice, model=""), key)
        self.models_result.show_state(MarkState.CHECKING, self.tr("Asking for the models…"))
        try:
            names = await models_of(self._services.onboarding, choice, key, self._move)
        except AuraError as error:
            self._show_error(self.models_result, error)
            return
        self._show_models(names)

    def _move(self, choice: AiChoice) -> None:
        """The server is at another address than was typed."""
        self.address.set_value(choice.base_url)
        self._asked = (replace(choice, model=""), self.key.value())

    def _show_error(self, line: ResultLine, error: AuraError) -> None:
        """At the field where it is mended, else beside its button."""
        fields = {"ai_key_invalid": self.key}
        if self._needs_address():
            fields["ai_address_invalid"] = self.address
        sentence = wording.error_sentence(error)
        field = fields.get(error.code)
        if field is None:
            line.show_state(MarkState.ERROR, sentence)
        else:
            line.show_state(MarkState.IDLE, "")
            field.show_state(MarkState.ERROR, sentence)

    def _show_models(self, names: Sequence[str]) -> None:
        # The first of many at a big service is anything; a server in the clinic has few.
        self.model.offer(names, takes_first=self._is_compatible() or len(names) == 1)
        if names:
            words = self.tr("%n model(s) to choose from", "", len(names))
            self.models_result.show_state(MarkState.OK, words)
        else:
            self.models_result.show_state(
                MarkState.WARNING, self.tr("The server names no models; type the name.")
            )
        self._on_edited()

    async def _test(self) -> None:
        asks = self._asks()
        self.test_result.show_state(MarkState.CHECKING, self.tr("Waiting for an answer…"))
        with resting(self.test_button, self):
            try:
                took_s = await self._services.onboarding.answer_time(*asks)
            except AuraError as error:
                self._failed = asks
                self._show_error(self.test_result, error)
            else:
                self._proven = asks
                self.key.show_state(MarkState.OK if asks[1] else MarkState.IDLE)
                words = self.tr("Answered in {seconds} s · {hour}").format(
                    seconds=QLocale().toString(took_s, "f", 1),
                    hour=wording_time.clock(self._services.clock()),
                )
                self.test_result.show_state(MarkState.OK, words)
            finally:
                self._enable()
        self.changed.emit()

    def _on_provider_chosen(self) -> None:
        self.models_result.show_state(MarkState.IDLE, "")
        self.test_result.show_state(MarkState.IDLE, "")
        self._show_form()
        self._fetch_if_ready()

    def _on_edited(self) -> None:
        self.address.show_state(MarkState.IDLE)
        self.key.show_state(MarkState.IDLE)
        self.test_result.show_state(MarkState.IDLE, "")
        self._enable()
        self.changed.emit()

    def _on_address_settled(self) -> None:
        if self.address.value() and not self._address_is_well():
            self.address.show_state(
                MarkState.ERROR, self.tr("Write it whole, with http:// or https:// in front.")
            )
        else:
            self._take_address()
            self._fetch_if_ready()

    def _on_models_wanted(self) -> None:
        self.tasks.latest("models", self._fetch_models())

    def _on_test_wanted(self) -> None:
        self.tasks.latest("test", self._test())
