"""Where the button of a trouble leads, wherever it stands: a banner, a card, the status page."""

from collections.abc import Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from aura_desktop.domain.setup import Step
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.templates import Templates
from aura_desktop.services.vault import Vault
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_errors
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.toast import ToastStack

META_PAGE = "https://developers.facebook.com/apps/"
NGROK_PAGE = "https://dashboard.ngrok.com/"

_STEPS = {
    Action.PASTE_TOKEN: Step.CREDENTIALS,
    Action.OPEN_CREDENTIALS: Step.CREDENTIALS,
    Action.OPEN_WEBHOOK: Step.WEBHOOK,
    Action.COPY_WORD: Step.WEBHOOK,
    Action.GET_AGENT: Step.WEBHOOK,
    Action.CHOOSE_AGENT: Step.WEBHOOK,
    Action.OPEN_AI: Step.AI,
    Action.OPEN_CLINIC: Step.CLINIC,
}
_SECTIONS = {Action.OPEN_HEALTH: "health", Action.OPEN_SETTINGS: "settings"}
_KEYS = {Action.CHOOSE_TEMPLATE: "template", Action.FIX_NUMBER: "new_chat"}
_PAGES = {Action.OPEN_META: META_PAGE, Action.OPEN_NGROK: NGROK_PAGE}
_WITHOUT_DIALOG = frozenset({"keyring_missing", "keyring_refused"})
"""A locked key ring asks for its password: only its own button does that, not every look at the line."""


class Line(Protocol):
    """The part of LineKeeper that a person orders about."""

    def wake(self) -> None: ...

    async def restart_tunnel(self) -> None: ...

    async def take_over(self) -> None: ...

    async def leave_it_there(self) -> None: ...


class Remedies(QObject):
    """Carries out a troubles.Action by its name.

    Signals:
        wizard_requested(Step), section_requested(str), quit_requested().
        key_requested(str): as if the key of this name had been pressed.
    """

    wizard_requested = Signal(object)
    section_requested = Signal(str)
    key_requested = Signal(str)
    quit_requested = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        link_health: LinkHealth,
        line: Line | None,
        vault: Vault,
        templates: Templates,
        toasts: ToastStack,
    ) -> None:
        super().__init__(parent)
        self._link_health = link_health
        self._line = line
        self._vault = vault
        self._templates = templates
        self._toasts = toasts
        self.tasks = Tasks(self)

    async def close(self) -> None:
        """Nothing runs any more."""
        await self.tasks.close()

    def act(self, name: str, code: str = "") -> None:
        """Do it; `code` is the trouble's, for what is copied."""
        action = Action(name)
        if action in _STEPS:
            self.wizard_requested.emit(_STEPS[action])
        elif action in _SECTIONS:
            self.section_requested.emit(_SECTIONS[action])
        elif action in _KEYS:
            self.key_requested.emit(_KEYS[action])
        elif action in _PAGES:
            QDesktopServices.openUrl(QUrl(_PAGES[action]))
        elif action is Action.QUIT:
            self.quit_requested.emit()
        elif action is Action.COPY_FOR_SUPPORT:
            self._copy(code)
        else:
            work = self._work(action)
            if work is not None:
                self.tasks.latest(name, work)

    def _work(self, action: Action) -> Coroutine[Any, Any, object] | None:
        match action:
            case Action.RETRY | Action.CHECK_AGAIN:
                return self._check_again()
            case Action.UNLOCK_KEYRING:
                return self._read_keyring()
            case Action.REFRESH_TEMPLATES:
                return self._refresh_templates()
            case Action.RESTART_TUNNEL if self._line is not None:
                return self._line.restart_tunnel()
            case Action.TAKE_OVER if self._line is not None:
                return self._line.take_over()
            case Action.LEAVE_THERE if self._line is not None:
                return self._line.leave_it_there()
            case _:
                return None

    async def _check_again(self) -> None:
        if self._vault.trouble in _WITHOUT_DIALOG:
            await self._vault.load()
        if self._line is not None:
            self._line.wake()
        await self._link_health.probe()

    async def _read_keyring(self) -> None:
        """Asking is what makes the system show its own dialog for unlocking."""
        await self._vault.load()
        if not self._vault.trouble:
            self._toasts.show_toast(
                self.tr("The key ring is open"), icon="circle-check", ink="success"
            )
        await self._check_again()

    async def _refresh_templates(self) -> None:
        await self._templates.refresh()
        self._toasts.show_toast(self.tr("Template list updated"), icon="circle-check")

    def _copy(self, code: str) -> None:
        """A banner or a row names no code: it stands for links in trouble, which are few."""
        if code:
            words = wording_errors.technical_words(code)
        else:
            links = (link for link in self._link_health.links() if link.code)
            words = "\n\n".join(
                wording_errors.technical_words(link.code, link.params) for link in links
            )
        if not words:
            return
        QGuiApplication.clipboard().setText(words)
        self._toasts.show_toast(self.tr("Copied for support"), icon="check")
