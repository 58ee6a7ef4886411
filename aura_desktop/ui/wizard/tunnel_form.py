"""How the webhook gets its public address: a tunnel, or the clinic's own address."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from aura_desktop.domain.own_address import read_own_address
from aura_desktop.domain.setup import Credential, TunnelChoice, TunnelKind
from aura_desktop.errors import AuraError
from aura_desktop.ui import wording
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.agent_chooser import AgentChooser
from aura_desktop.ui.widgets.checked_field import CheckedField
from aura_desktop.ui.widgets.choice_card import CardWords, ChoiceCards
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.widgets.tab_order import come_back
from aura_desktop.ui.wizard.services import WizardServices

_AUTHTOKEN = re.compile(r"[A-Za-z0-9_-]{20,120}")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_LIVELY_S = 0.1


def authtoken_of(text: str) -> str:
    """The token itself, also out of the command or the line of a file that its maker shows."""
    if len(text.split()) == 1 and "=" not in text:
        return text.strip().strip("\"'`")
    return max(_WORD.findall(text), key=len, default="")


class TunnelForm(QWidget):
    """Signals: changed(), what is chosen or whether it can be used."""

    changed = Signal()

    def __init__(self, services: WizardServices, tasks: Tasks) -> None:
        super().__init__()
        self._services, self._tasks = services, tasks
        self._agent: Path | None = None
        self._picked = ""
        self._fetching: asyncio.Task[Path] | None = None
        self._told_at = 0.0
        self.cards = ChoiceCards(
            (
                CardWords(
                    title=self.tr("A tunnel (ngrok)"),
                    text=self.tr(
                        "Gives this PC a public address. Nothing to set up on the router."
                    ),
                    tag=self.tr("Recommended"),
                ),
                CardWords(
                    title=self.tr("My own address"),
                    text=self.tr("Your clinic already publishes this PC with its own server."),
                ),
            ),
            self.tr("How messages reach this PC"),
        )
        self.authtoken = CheckedField(self.tr("Your key at ngrok"), "Authtoken", secret=True)
        self.domain = CheckedField(self.tr("Fixed address (optional)"), "Domain")
        self.agent = AgentChooser()
        self.address = CheckedField(self.tr("Public address"), "URL")
        self._tunnel, self._own = QWidget(), QWidget()
        self._arrange()
        self._connect()

    def show_choice(self) -> None:
        """What is decided so far; looks for the program, too."""
        choice = self._services.book.current.tunnel
        self.cards.choose(1 if choice.kind is TunnelKind.OWN_ADDRESS else 0)
        self.domain.set_value(choice.domain)
        self.address.set_value(choice.public_url)
        self._picked = choice.agent_path
        self._show_kept_key()
        self._show_kind()
        if self._fetching is None:
            self._tasks.latest("agent", self._find())

    def is_tunnel(self) -> bool:
        """Whether a tunnel is chosen rather than an own address."""
        return self.cards.current() == 0

    def is_ready(self) -> bool:
        """Whether it can be tried as it stands."""
        return not self.missing()

    def missing(self) -> str:
        """What is still missing, for the footer; "" for nothing."""
        if not self.is_tunnel():
            return "" if self._address_is_well() else self.tr("Write the public address")
        if self._fetching is not None:
            return self.tr("The download is under way")
        if self._agent is None:
            return self.tr("The tunnel's program is missing")
        if not self._key_is_there():
            return self.tr("Paste your key at ngrok")
        if not self._domain_is_well():
            return self.tr("Correct the fixed address")
        return ""

    def attention(self) -> QWidget:
        """Where a person should look while something is missing."""
        if not self.is_tunnel():
            return self.address.line
        if self._agent is None and self._fetching is None:
            return self.agent.download if self.agent.download.isVisible() else self.agent.choose
        return self.domain.line if self._key_is_there() else self.authtoken.line

    def ask_for_key(self, why: str) -> None:
        """The one that is kept does not do."""
        self.authtoken.show_state(MarkState.ERROR, why)
        self.authtoken.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_changed(self) -> bool:
        """Whether it holds what is not written down."""
        kept = self._services.book.current.tunnel
        if self.is_tunnel():
            return bool(self.authtoken.value().strip()) or self._domain_text() != kept.domain
        typed = self.address.value().strip()
        return bool(typed) and (read_own_address(typed) or typed) != kept.public_url

    async def keep(self) -> None:
        """Write it down. Raises: SetupError."""
        key = authtoken_of(self.authtoken.value())
        if self.is_tunnel() and key:
            await self._services.onboarding.keep_secret(Credential.NGROK_AUTHTOKEN, key)
            self.authtoken.set_value("")
            self._show_kept_key()
        before = self._services.book.current.tunnel
        await self._services.book.change(tunnel=self._choice(before))

    async def stop(self) -> None:
        """Nothing is fetched any more."""
        if self._fetching is not None:
            self._fetching.cancel()

    def _choice(self, before: TunnelChoice) -> TunnelChoice:
        if not self.is_tunnel():
            address = read_own_address(self.address.value())
            return replace(before, kind=TunnelKind.OWN_ADDRESS, public_url=address or "")
        return replace(
            before, kind=TunnelKind.NGROK, domain=self._domain_text(), agent_path=self._picked
        )

    def _arrange(self) -> None:
        self.domain.set_helper(
            self.tr("Leave it empty to use the one that comes with your account.")
        )
        self.address.set_helper(
            self.tr("It begins with https:// and leads to this PC. AURA adds its own path.")
        )
        quota = InfoBox(
            self.tr(
                "ngrok's free plan carries 20,000 requests and 1 GB a month and has one fixed"
                " address. Its own guide says WhatsApp may need a paid plan, because Meta examines"
                " domain and certificate. Messages pass unencrypted inside ngrok's servers."
            )
        )
        proxy = InfoBox(
            self.tr(
                "Your server needs a valid certificate and must pass everything under"
                " /whatsapp/webhook to this PC unchanged, or the signature will not fit."
            )
        )
        for holder, parts in (
            (self._tunnel, (self.agent, self.authtoken, self.domain, quota)),
            (self._own, (self.address, proxy)),
        ):
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(18)
            for part in parts:
                inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for whole in (self.cards, self._tunnel, self._own):
            column.addWidget(whole)

    def _connect(self) -> None:
        self.cards.chosen.connect(self._on_kind_chosen)
        self.authtoken.edited.connect(self.changed)
        self.authtoken.settled.connect(self._on_key_settled)
        self.domain.edited.connect(self._on_domain_edited)
        self.domain.settled.connect(self._on_domain_settled)
        self.address.edited.connect(self._on_address_edited)
        self.address.settled.connect(self._on_address_settled)
        self.authtoken.line.take_paste = self._take_key
        self.agent.choose_requested.connect(self._on_choose_requested)
        self.agent.download_requested.connect(self._on_download_requested)
        self.agent.cancel_requested.connect(self._on_cancel_requested)

    def _show_kind(self) -> None:
        self._tunnel.setVisible(self.is_tunnel())
        self._own.setVisible(not self.is_tunnel())
        self.changed.emit()

    def _show_kept_key(self) -> None:
        vault = self._services.vault
        given = vault.is_given(Credential.NGROK_AUTHTOKEN)
        self.authtoken.line.setEnabled(not given)
        if given:
            words = self.tr("The environment of this PC gives it.")
        elif vault.get(Credential.NGROK_AUTHTOKEN):
            words = self.tr("One is kept. Leave this empty to go on with it.")
        else:
            words = self.tr("It is kept encrypted, and proven when the tunnel starts.")
        self.authtoken.set_helper(words)
        self.authtoken.show_state(MarkState.IDLE)

    def _key_is_there(self) -> bool:
        text = authtoken_of(self.authtoken.value())
        if text:
            return _AUTHTOKEN.fullmatch(text) is not None
        return bool(self._services.vault.get(Credential.NGROK_AUTHTOKEN))

    def _domain_text(self) -> str:
        text = self.domain.value().lower()
        return text.removeprefix("https://").removeprefix("http://").split("/")[0]

    def _domain_is_well(self) -> bool:
        text = self._domain_text()
        return not text or _DOMAIN.fullmatch(text) is not None

    def _address_is_well(self) -> bool:
        return read_own_address(self.address.value()) is not None

    def _take_key(self, text: str) -> bool:
        token = authtoken_of(text)
        if token == text.strip():
            return False
        self.authtoken.line.setText(token)
        return True

    async def _find(self) -> None:
        self.agent.show_looking()
        found = await self._services.agents.find()
        if found is None:
            self._set_agent(None)
            self.agent.show_missing()
        else:
            await self._examine(found)

    async def _examine(self, path: Path) -> bool:
        """Whether it runs; says so either way."""
        try:
            version = await self._services.agents.check(path)
        except AuraError as error:
            self._set_agent(None)
            self.agent.show_trouble(wording.error_sentence(error))
            return False
        self.agent.show_found(str(path), version)
        self._set_agent(path)
        return True

    async def _use(self, path: Path) -> None:
        """A file that a person chose; kept only if it runs."""
        former = self._agent
        self.agent.show_looking()
        if await self._examine(path):
            self._picked = str(path)
        elif former is not None:
            self._set_agent(former)
            words = self.tr("The former one stays in use: {path}").format(path=former)
            self.agent.show_trouble(f"{self.agent.detail.text()} {words}")

    async def _fetch(self) -> None:
        self.agent.show_progress(0, 0)
        self._told_at = 0.0
        work = self._services.agents.download(self._on_progress)
        self._fetching = asyncio.ensure_future(work)
        self.changed.emit()
        try:
            path = await self._fetching
        except asyncio.CancelledError:
            if not self._fetching.cancelled():
                self._fetching.cancel()
                raise
            self.agent.show_missing()
            return
        except AuraError as error:
            self.agent.show_trouble(wording.error_sentence(error))
            return
        finally:
            self._fetching = None
            self.changed.emit()
        if await self._examine(path):
            self._picked = ""
            self.authtoken.line.setFocus()

    def _set_agent(self, path: Path | None) -> None:
        self._agent = path
        self.changed.emit()

    def _on_progress(self, so_far: int, total: int) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._told_at >= _LIVELY_S or so_far == total:
            self._told_at = now
            self.agent.show_progress(so_far, total)

    def _on_kind_chosen(self) -> None:
        self._show_kind()

    def _on_key_settled(self) -> None:
        text = self.authtoken.value()
        if not text:
            self._show_kept_key()
        elif self._key_is_there():
            self.authtoken.show_state(
                MarkState.IDLE, self.tr("It is proven when the tunnel starts.")
            )
        else:
            self.authtoken.show_state(
                MarkState.ERROR,
                self.tr("This is not a key of ngrok. Copy it whole from “Your Authtoken”."),
            )
        self.changed.emit()

    def _on_domain_edited(self) -> None:
        self.domain.show_state(MarkState.IDLE)
        self.changed.emit()

    def _on_domain_settled(self) -> None:
        if not self._domain_is_well():
            self.domain.show_state(
                MarkState.ERROR, self.tr("Write only the name, like clinic.example.com.")
            )

    def _on_address_edited(self) -> None:
        self.address.show_state(MarkState.IDLE)
        self.changed.emit()

    def _on_address_settled(self) -> None:
        found = read_own_address(self.address.value())
        if found is not None:
            self.address.set_value(found)
        elif self.address.value():
            self.address.show_state(
                MarkState.ERROR, self.tr("Meta only accepts an address that begins with https://.")
            )

    def _on_choose_requested(self) -> None:
        dialog = QFileDialog(self, self.tr("The tunnel's program (ngrok)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.use_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: come_back(self.agent.choose))
        dialog.open()

    def use_file(self, path: str) -> None:
        """A person chose this program."""
        self._tasks.latest("agent", self._use(Path(path)))

    def _on_download_requested(self) -> None:
        self._tasks.latest("agent", self._fetch())

    def _on_cancel_requested(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
