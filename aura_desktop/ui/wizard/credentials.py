"""The step that connects the clinic's number: each value is checked with Meta while it is typed."""

import asyncio
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aura_desktop.domain.meta import MetaValues
from aura_desktop.domain.paste import PasteKind, read_paste
from aura_desktop.domain.setup import Choice, Credential, Step
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.ui import wording
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.wizard import meta_paste
from aura_desktop.ui.wizard.credentials_form import CredentialsForm
from aura_desktop.ui.wizard.credentials_help import CredentialsHelp
from aura_desktop.ui.wizard.meta_inquiry import MetaInquiry
from aura_desktop.ui.wizard.meta_wording import MetaField, field_name
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage

NEEDED = (
    MetaField.ACCESS_TOKEN,
    MetaField.PHONE_NUMBER_ID,
    MetaField.WABA_ID,
    MetaField.APP_SECRET,
)
_KEPT_WITHIN_S = 2.0
_GOOD = frozenset({MarkState.OK, MarkState.WARNING})
_SECRETS = {
    MetaField.ACCESS_TOKEN: Credential.ACCESS_TOKEN,
    MetaField.APP_SECRET: Credential.APP_SECRET,
}


class CredentialsPage(StepPage):
    """What is accepted is kept at once while no number is connected; else only when a person goes on."""

    step = Step.CREDENTIALS

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._inquiry = MetaInquiry(services.onboarding, services.clock, self)
        self.form = CredentialsForm()
        self._help = CredentialsHelp()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.form)
        self._connect()

    def title(self) -> str:
        return self.tr("Connect your WhatsApp number")

    def lead_words(self) -> str:
        return self.tr(
            "Paste the four values of your app at Meta. Each is checked while you type; no message"
            " is sent."
        )

    def help_panel(self) -> QWidget:
        return self._help

    def begin(self) -> None:
        """What is kept, or came with a file, is asked about anew."""
        inquiry, kept = self._inquiry, self._kept()
        missing = {field: text for field, text in kept.items() if not inquiry.value(field)}
        for field in _SECRETS.keys() & missing.keys():
            # Shown as dots, never in full.
            self.form.fields[field].allow_looking(allowed=False)
        self.form.trouble.set_text(self._trouble())
        inquiry.offer(missing | meta_paste.fields_in(self._services.found))
        self._services.found.clear()
        self.form.show_values(inquiry)
        self._show_given()
        self._show()
        target = self.attention()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            # A value that is kept is there to be replaced: by a paste, or by the first key.
            target.selectAll()

    async def end(self) -> None:
        for widget in self.form.fields.values():
            widget.hide_secret()

    def can_continue(self) -> bool:
        number = self._inquiry.number
        registered = number is not None and number.is_registered is not False
        return registered and all(self._is_good(field) for field in NEEDED)

    def hint(self) -> str:
        states = [self._inquiry.finding(field).state for field in NEEDED]
        wrong = states.count(MarkState.ERROR)
        checking = states.count(MarkState.CHECKING)
        if wrong and checking:
            others = self.tr("%n other(s) are being checked", "", checking)
            if checking == 1:
                others = self.tr("another is being checked")
            return f"{self.tr('Fix %n value(s)', '', wrong)}; {others}"
        if wrong:
            return self.tr("Fix %n value(s)", "", wrong)
        if self._inquiry.is_offline():
            return self.tr("Waiting for a connection")
        if checking:
            return self.tr("Checking %n value(s)", "", checking)
        missing = self._missing()
        if missing:
            return self.tr("%n value(s) missing", "", missing)
        return "" if self.can_continue() else self.tr("Register the number to go on")

    def rail_words(self) -> str:
        missing = self._missing()
        if not missing:
            return self.tr("Number connected") if self.can_continue() else ""
        return self.tr("%n of {all} missing", "", missing).format(all=len(NEEDED))

    def skip_words(self) -> str:
        connected = self._services.book.current.choice is Choice.LIVE
        return "" if connected else self.tr("Go on with the demo")

    def attention(self) -> QLineEdit | None:
        waiting = [
            field
            for field in NEEDED
            if not (self._is_good(field) or self._inquiry.waits_for_token(field))
        ]
        order = (MarkState.ERROR, MarkState.IDLE, MarkState.WARNING, MarkState.CHECKING)
        for state in order:
            for field in waiting:
                if self._inquiry.finding(field).state is state:
                    return self.form.fields[field].line
        if self.form.register.isVisibleTo(self):
            return self.form.register.pin
        return None

    def is_unsaved(self) -> bool:
        kept = self._kept()
        return any(
            self._inquiry.value(field) not in ("", kept.get(field, "")) for field in MetaField
        )

    async def skip(self) -> bool:
        """The demo goes on from here; nothing typed is lost."""
        self.demo_requested.emit()
        return False

    async def finish(self) -> bool:
        """Keep all of it, and have Core built with it."""
        before = self._services.book.current
        await self._services.onboarding.keep_meta(self._values())
        after = await self._services.book.change(choice=Choice.LIVE)
        ids = ("phone_number_id", "waba_id", "app_id", "choice")
        if self._services.desk is None or any(
            getattr(before, name) != getattr(after, name) for name in ids
        ):
            self.reconfigured.emit()
        return True

    async def close_page(self) -> None:
        await self._inquiry.close()
        # What Meta has just accepted may still be on its way into the keyring.
        with suppress(TimeoutError):
            async with asyncio.timeout(_KEPT_WITHIN_S):
                await self.tasks.settle()
        await super().close_page()

    def _connect(self) -> None:
        inquiry = self._inquiry
        for field, widget in self.form.fields.items():
            widget.edited.connect(partial(self._on_edited, field))
            widget.settled.connect(partial(inquiry.ask, field))
            widget.focused.connect(partial(self._help.show_for, field))
            widget.line.take_paste = partial(self._take_paste, field)
        inquiry.changed.connect(self._show)
        inquiry.filled.connect(self._on_filled)
        inquiry.proven.connect(self._on_proven)
        self.form.offline.button.clicked.connect(inquiry.try_again)
        self.form.trouble.button.clicked.connect(self._on_keyring_retry)
        self.form.numbers.chosen.connect(self._on_number_chosen)
        self.form.register.register_requested.connect(self._on_register_requested)
        self._help.demo_requested.connect(self.demo_requested)

    def _kept(self) -> dict[MetaField, str]:
        """What is written already."""
        book, vault = self._services.book.current, self._services.vault
        kept = {
            MetaField.PHONE_NUMBER_ID: book.phone_number_id,
            MetaField.WABA_ID: book.waba_id,
            MetaField.APP_ID: book.app_id,
        }
        for field, name in _SECRETS.items():
            secret = vault.get(name)
            kept[field] = secret.reveal() if secret is not None else ""
        return {field: text for field, text in kept.items() if text}

    def _trouble(self) -> str:
        code = self._services.vault.trouble
        return wording.error_sentence(SetupError(code)) if code else ""

    def _show_given(self) -> None:
        """What the environment gives cannot be changed here."""
        for field, name in _SECRETS.items():
            widget = self.form.fields[field]
            given = self._services.vault.is_given(name)
            widget.line.setReadOnly(given)
            if given:
                widget.set_helper(self.tr("Set by the environment of this computer."))

    def _values(self) -> MetaValues:
        inquiry = self._inquiry
        vault = self._services.vault
        secrets = {
            field: "" if vault.is_given(name) else inquiry.value(field)
            for field, name in _SECRETS.items()
        }
        return MetaValues(
            access_token=secrets[MetaField.ACCESS_TOKEN],
            app_secret=secrets[MetaField.APP_SECRET],
            phone_number_id=inquiry.value(MetaField.PHONE_NUMBER_ID),
            waba_id=inquiry.value(MetaField.WABA_ID),
            app_id=inquiry.value(MetaField.APP_ID),
            number=inquiry.number,
        )

    def _is_good(self, field: MetaField) -> bool:
        finding = self._inquiry.finding(field)
        return finding.state in _GOOD and not finding.is_offline

    def _missing(self) -> int:
        return sum(not self._is_good(field) for field in NEEDED)

    def _show(self) -> None:
        self.form.show_inquiry(self._inquiry)
        self.changed.emit()

    async def _load_kept(self) -> None:
        """The keyring may have been unlocked meanwhile."""
        await self._services.vault.load()
        self.begin()

    async def _keep(self, field: MetaField) -> None:
        """An accepted value outlives the program from now on."""
        inquiry, services = self._inquiry, self._services
        secret = _SECRETS.get(field)
        if secret is not None and not services.vault.is_given(secret):
            await services.onboarding.keep_secret(secret, inquiry.value(field))
        if field is MetaField.PHONE_NUMBER_ID:
            await services.book.change(phone_number_id=inquiry.value(field))
        elif field is MetaField.WABA_ID:
            await services.book.change(waba_id=inquiry.value(field))
        elif field in {MetaField.ACCESS_TOKEN, MetaField.APP_ID}:
            await services.book.change(app_id=inquiry.value(MetaField.APP_ID))
        self.changed.emit()

    async def _register(self, pin: str) -> None:
        row = self.form.register
        row.show_state(MarkState.CHECKING, self.tr("Registering with Meta…"))
        try:
            await self._inquiry.register(pin)
        except AuraError as error:
            row.show_state(MarkState.ERROR, wording.error_sentence(error))
        else:
            row.forget()

    def _take_paste(self, field: MetaField, text: str) -> bool:
        """Put what was pasted where it belongs; False leaves it to the field it came to."""
        found = read_paste(text)
        if found.kind is PasteKind.UNKNOWN:
            return False
        if found.kind is PasteKind.META_ID:
            place = self._inquiry.place_id(found.meta_id, field)
            values = {place: found.meta_id}
            names = [field_name(place)]
        else:
            values = meta_paste.fields_in(found.values)
            names = meta_paste.names_of(found.values)
        self._inquiry.offer(values)
        for name, secret in meta_paste.secrets_in(found.values).items():
            self.tasks.spawn(self._services.onboarding.keep_secret(name, secret))
        told = "" if list(values) == [field] and len(names) == 1 else ", ".join(names)
        words = self.tr("Put in their places: {names}.").format(names=told) if told else ""
        self.form.put_in_place.set_text(words)
        return True

    def _on_edited(self, field: MetaField) -> None:
        self.form.fields[field].allow_looking(allowed=True)
        self.form.put_in_place.set_text("")
        self._inquiry.set_value(field, self.form.fields[field].value())

    def _on_filled(self, field: MetaField) -> None:
        self.form.fields[field].set_value(self._inquiry.value(field))

    def _on_proven(self, field: MetaField) -> None:
        if self._services.book.current.choice is not Choice.LIVE:
            self.tasks.latest(f"keep {field}", self._keep(field))
        elif self._is_number_in_use() and self.can_continue():
            # The number that works here has new keys: what waits for them goes on without another press.
            kept = self._kept()
            for secret in _SECRETS:
                if self._inquiry.value(secret) != kept.get(secret, ""):
                    self.tasks.latest(f"keep {secret}", self._keep(secret))

    def _is_number_in_use(self) -> bool:
        book, value = self._services.book.current, self._inquiry.value
        ids = (book.phone_number_id, book.waba_id, book.app_id)
        fields = (MetaField.PHONE_NUMBER_ID, MetaField.WABA_ID, MetaField.APP_ID)
        return ids == tuple(value(field) for field in fields)

    def _on_keyring_retry(self) -> None:
        self.tasks.latest("keyring", self._load_kept())

    def _on_number_chosen(self, phone_number_id: str) -> None:
        self._inquiry.offer({MetaField.PHONE_NUMBER_ID: phone_number_id})

    def _on_register_requested(self, pin: str) -> None:
        self.tasks.latest("register", self._register(pin))
